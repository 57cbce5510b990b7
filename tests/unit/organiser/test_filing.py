from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING, Any

import pytest

from cene.core.errors import PlacementError, TargetTakenError
from cene.core.move import Mode, Move, State
from cene.files import move as moving
from cene.files.move import Mover
from cene.files.rename import HalfRenamedError
from cene.organiser import filing, recovery
from cene.organiser.albums import ready_made
from cene.organiser.filing import RETRIES, Filed, Filer, Order
from cene.organiser.recovery import recover

if TYPE_CHECKING:
    from pathlib import Path

    from tests.unit.organiser.conftest import Inbox

    from cene.core.photo import Photo

SEA = ready_made()["sea"]


def photos(inbox: Inbox) -> list[Photo]:
    inbox.index()
    return [photo for photo, _ in inbox.workspace.predictions.sure(0, inbox.classifier.card.albums)]


def filer(inbox: Inbox, mode: Mode = Mode.MOVE) -> Filer:
    return Filer(inbox.workspace, inbox.albums, mode, 0.9, "test")


def file(inbox: Inbox, filing: Filer | None = None) -> list[Filed]:
    """File all photos of the inbox into the sea."""
    return (filing or filer(inbox)).file([Order(photo, SEA, 0.95) for photo in photos(inbox)])


def moves(inbox: Inbox) -> list[Move]:
    journal = inbox.workspace.journal
    return [move for batch in journal.batches() for move in journal.moves_of(batch.id)]


def test_the_journal_has_what_was_done(inbox: Inbox) -> None:
    source = inbox.add("a.jpg")
    inbox.add("a.xmp").write_text("<x/>")
    (filed,) = file(inbox)
    target = inbox.albums / "Sea/a.jpg"
    assert (filed.target, filed.error, filed.there) == (target, None, False)
    (move,) = moves(inbox)
    assert (move.state, move.album, move.confidence, move.mode) == (
        State.DONE, "sea", 0.95, Mode.MOVE,
    )  # fmt: skip
    assert [file.source.name for file in move.files] == ["a.jpg", "a.xmp"]
    assert [file.target.name for file in move.files] == ["a.jpg", "a.xmp"]
    assert inbox.workspace.catalogue.place(move.photo) == target
    assert not source.exists()


def test_orders_of_several_calls_are_one_batch(inbox: Inbox) -> None:
    filing = filer(inbox, Mode.COPY)
    assert filing.batch is None
    inbox.add("a.jpg")
    file(inbox, filing)
    inbox.add("b.jpg", number=1)
    assert [filed.there for filed in file(inbox, filing)] == [True, False]
    assert {move.batch for move in moves(inbox)} == {filing.batch}


def test_a_suggestion_plans_and_writes_nothing(inbox: Inbox) -> None:
    inbox.add("a.jpg")
    inbox.add("below/a.jpg", number=1)
    filing = filer(inbox, Mode.SUGGEST)
    sea = inbox.albums / "Sea"
    assert [f.target for f in file(inbox, filing)] == [sea / "a.jpg", sea / "a (2).jpg"]
    assert filing.batch is None
    assert not inbox.albums.exists()
    assert moves(inbox) == []


def test_a_photo_in_its_album_stays(inbox: Inbox) -> None:
    inbox.albums = inbox.folder
    lying = inbox.add("Sea/a.jpg")
    (filed,) = file(inbox)
    assert (filed.there, filed.target, moves(inbox)) == (True, lying, [])


@pytest.mark.parametrize("change", ["bytes", "time"])
def test_a_photo_that_changed_since_it_was_seen_waits_for_the_next_run(
    inbox: Inbox, change: str
) -> None:
    path = inbox.add("a.jpg")
    seen = photos(inbox)
    path.write_bytes(b"new") if change == "bytes" else os.utime(path, ns=(1, 1))
    (filed,) = filer(inbox).file([Order(seen[0], SEA, 0.95)])
    assert filed.error == "changed meanwhile; the next run looks at it anew"
    assert path.exists()
    assert moves(inbox) == []


def test_a_photo_that_vanished_since_is_said_to_have(inbox: Inbox) -> None:
    inbox.add("a.jpg").with_suffix(".xmp").write_text("<x/>")
    seen = photos(inbox)
    (inbox.folder / "a.xmp").unlink()
    (filed,) = filer(inbox).file([Order(seen[0], SEA, 0.95)])
    assert filed.error == "vanished meanwhile, or its folder did"
    assert moves(inbox) == []


def test_a_name_that_somebody_takes_meanwhile_is_left_to_him(inbox: Inbox) -> None:
    filing = filer(inbox)
    inbox.add("a.jpg")
    file(inbox, filing)  # after which the filer knows what is in the album
    for name in ("b.jpg", "b (2).xmp"):
        (inbox.albums / "Sea" / name).write_bytes(b"somebody else's")
    inbox.add("b.jpg", number=1).with_suffix(".xmp").write_text("<x/>")
    (filed,) = file(inbox, filing)
    assert filed.target == inbox.albums / "Sea/b (3).jpg"
    assert (inbox.albums / "Sea/b (3).xmp").read_text() == "<x/>"
    assert (inbox.albums / "Sea/b.jpg").read_bytes() == b"somebody else's"
    last = moves(inbox)[-1]
    assert (last.state, last.files[0].target) == (State.DONE, filed.target)


def test_it_gives_up_where_names_are_always_taken(
    inbox: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = inbox.add("a.jpg")
    tried = []

    def taken(_: Mover, move: Move) -> Move:
        tried.append(move)
        raise TargetTakenError(move.files[0].source, "taken")

    monkeypatch.setattr(Mover, "place", taken)
    (filed,) = file(inbox)
    assert filed.error == "other programs keep taking its name"
    assert (len(tried), source.exists(), moves(inbox)[0].state) == (RETRIES, True, State.FAILED)


def test_after_a_failure_no_empty_folder_stays_and_others_are_filed(
    inbox: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    inbox.add("a.jpg")
    inbox.add("b.jpg", number=1)
    place = Mover.place

    def failing(mover: Mover, move: Move) -> Move:
        if move.files[0].source.name == "a.jpg":
            raise PlacementError(move.files[0].source, "cannot be")
        return place(mover, move)

    with monkeypatch.context() as patch:
        patch.setattr(Mover, "place", failing)
        failed, filed = file(inbox)
    assert (failed.error, failed.target, filed.error) == ("cannot be", None, None)
    assert [move.state for move in moves(inbox)] == [State.FAILED, State.DONE]
    assert [move.error for move in moves(inbox)] == ["cannot be", None]
    (inbox.albums / "Sea/b.jpg").rename(inbox.folder / "b.jpg")
    (inbox.albums / "Sea").rmdir()
    (inbox.folder / "b.jpg").unlink()
    with monkeypatch.context() as patch:
        patch.setattr(Mover, "place", failing)
        file(inbox)
    assert not (inbox.albums / "Sea").exists()


def test_what_is_half_done_stays_open_for_the_next_start(
    inbox: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = inbox.add("a.jpg")

    def half(*_: Any) -> None:
        raise HalfRenamedError(errno.EIO, os.strerror(errno.EIO))

    with monkeypatch.context() as patch:
        patch.setattr(moving, "rename_noreplace", half)
        (filed,) = file(inbox)
    reason = "the disk reports an error; check the disk"
    assert filed.error == f"half done; the next start settles it ({reason})"
    (move,) = moves(inbox)
    assert move.state is State.INTENT
    assert [m.state for m in recover(inbox.workspace).settled] == [State.FAILED]
    assert source.exists()
    assert not inbox.albums.exists()
    assert file(inbox)[0].error is None


def test_a_folder_that_cannot_be_made_is_explained(
    inbox: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    inbox.add("a.jpg")

    def full(*_: Any, **__: Any) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(os, "makedirs", full)
        (filed,) = file(inbox)
    assert filed.error is not None
    assert filed.error.startswith("no space is left on the disk of")
    assert moves(inbox)[0].state is State.FAILED


def test_a_rename_that_the_disk_may_forget_is_left_to_the_next_start(
    inbox: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = inbox.add("a.jpg")

    def failing(_: Path) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    with monkeypatch.context() as patch:
        patch.setattr(recovery, "sync_folder", failing)
        (filed,) = file(inbox)
    assert filed.error is not None
    assert filed.error.startswith("the next start settles it (the disk reports an error")
    assert moves(inbox)[0].state is State.INTENT
    recover(inbox.workspace)
    assert moves(inbox)[0].state is State.DONE
    assert (inbox.albums / "Sea/a.jpg").exists() is not source.exists()


def test_a_made_folder_is_made_durable_once_and_not_for_each_photo(
    inbox: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[Path] = []
    monkeypatch.setattr(filing, "sync_folder", synced.append)
    for number in range(3):
        inbox.add(f"{number}.jpg", "sea", number)
    one = filer(inbox)
    assert [filed.error for filed in file(inbox, one)] == [None] * 3
    assert sorted(synced) == [inbox.albums.parent, inbox.albums]
    inbox.add("late.jpg", "sea", 3)
    file(inbox, one)
    assert len(synced) == 2


def test_no_photo_goes_into_a_folder_that_the_disk_did_not_take(
    inbox: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Path] = []

    def refusing_once(folder: Path) -> None:
        asked.append(folder)
        if len(asked) == 1:
            raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(filing, "sync_folder", refusing_once)
    first, _ = inbox.add("a.jpg"), inbox.add("b.jpg", "sea", 1)
    inbox.albums.mkdir()
    failed, filed = file(inbox)
    assert failed.error is not None
    assert first.exists()
    assert filed.target == inbox.albums / "Sea/b.jpg"
    assert asked == [inbox.albums] * 2

"""Companions that arrive after their photo was filed."""

from __future__ import annotations

import os
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.scenes import THRESHOLD, scene
from tests.unit.photos import saved

from cene.core.move import Companions, Mode, Move, State
from cene.core.policy import DEFAULT_THRESHOLD
from cene.files.move import Mover
from cene.files.settle import Settling
from cene.organiser import albums, preferences, scanning
from cene.organiser.answering import answer
from cene.organiser.recovery import recover
from cene.organiser.refiling import Filing
from cene.organiser.request import SortOrder
from cene.organiser.sorting import Summary, sort
from cene.organiser.undoing import everything, latest, undo
from cene.organiser.workspace import Silent

if TYPE_CHECKING:
    from pathlib import Path

    from tests.unit.organiser.conftest import Inbox


def run(inbox: Inbox, mode: Mode = Mode.MOVE, **how: object) -> Summary:
    order = SortOrder((inbox.folder,), inbox.albums, mode, float(THRESHOLD))
    order = replace(order, **how)  # type: ignore[arg-type]
    return sort(inbox.workspace, inbox.classifier, order, lambda _: None, Silent())


def late(inbox: Inbox, name: str) -> Path:
    path = inbox.folder / name
    path.write_text(name)
    return path


def files(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def companions(inbox: Inbox) -> list[str]:
    rows = inbox.workspace.database.connection.execute("SELECT name FROM companion ORDER BY name")
    return [os.fsdecode(name) for (name,) in rows]


def places(inbox: Inbox) -> list[str]:
    """Names of all photos that have a place."""
    rows = inbox.workspace.database.connection.execute(
        "SELECT name FROM photo WHERE name IS NOT NULL ORDER BY name"
    )
    return [os.fsdecode(name) for (name,) in rows]


@pytest.mark.parametrize("name", ["a.CR2", "a.mov", "a.xmp", "a.jpg.xmp", "a.aae"])
def test_what_comes_after_a_photo_was_moved_is_brought_to_it(inbox: Inbox, name: str) -> None:
    inbox.add("a.jpg")
    run(inbox)
    late(inbox, name)
    summary = run(inbox)
    assert (summary.joined, summary.photos, summary.filed, summary.skipped) == (1, 0, 0, 0)
    assert (summary.failed, summary.batch) == ([], 2)
    assert files(inbox.albums) == sorted(["Sea/a.jpg", f"Sea/{name}"])
    assert (inbox.albums / "Sea" / name).read_text() == name
    assert files(inbox.folder) == []
    assert companions(inbox) == [name]
    assert places(inbox) == ["a.jpg"]
    again = run(inbox)
    assert (again.joined, again.failed, again.batch) == (0, [], None)


def test_a_move_that_joined_says_so_in_the_journal(inbox: Inbox) -> None:
    inbox.add("a.jpg")
    run(inbox)
    late(inbox, "a.CR2")
    run(inbox)
    joined, photo = everything(inbox.workspace)
    assert (joined.joins, photo.joins) == (photo.id, None)
    assert (joined.photo, joined.album, joined.mode) == (photo.photo, "sea", Mode.MOVE)
    assert [file.source.name for file in joined.files] == ["a.CR2"]


def test_it_gets_the_number_that_its_photo_got(inbox: Inbox) -> None:
    (inbox.albums / "Sea").mkdir(parents=True)
    (inbox.albums / "Sea/a.jpg").write_bytes(b"somebody else's")
    inbox.add("a.jpg")
    run(inbox)
    for name in ("a.CR2", "a.jpg.xmp", "a.CR2.xmp"):
        late(inbox, name)
    assert run(inbox).joined == 3
    stem = "Sea/a (2)"
    found = [f"{stem}.CR2", f"{stem}.CR2.xmp", f"{stem}.jpg", f"{stem}.jpg.xmp", "Sea/a.jpg"]
    assert files(inbox.albums) == found


def test_it_follows_its_photo_into_the_folders_of_a_pattern(inbox: Inbox) -> None:
    albums.set_folder(inbox.workspace, "sea", "{album}/{year}")
    picture = inbox.add("a.jpg")
    os.utime(picture, (1_500_000_000, 1_500_000_000))
    run(inbox)
    os.utime(late(inbox, "a.mov"), (1_500_000_001, 1_500_000_001))
    assert run(inbox).joined == 1
    assert files(inbox.albums) == ["Sea/2017/a.jpg", "Sea/2017/a.mov"]


def test_a_thumbnail_follows_the_raw_that_came_late_too(inbox: Inbox) -> None:
    inbox.add("a.jpg")
    run(inbox)
    late(inbox, "a.CR2")
    assert run(inbox).joined == 1
    late(inbox, "a.THM")
    late(inbox, "a.CR2.xmp")
    assert run(inbox).joined == 2
    names = ["a.CR2", "a.CR2.xmp", "a.THM", "a.jpg"]
    assert files(inbox.albums) == [f"Sea/{name}" for name in names]


def test_of_two_photos_of_one_stem_the_likelier_original_gets_it(inbox: Inbox) -> None:
    saved(inbox.folder / "a.HEIC", scene("forest", 0), "HEIF", quality=95)
    inbox.add("a.JPG", "sea")
    assert run(inbox).filed == 2
    late(inbox, "a.MOV")
    late(inbox, "a.JPG.xmp")
    assert run(inbox).joined == 2
    assert files(inbox.albums) == ["Forest/a.HEIC", "Forest/a.MOV", "Sea/a.JPG", "Sea/a.JPG.xmp"]


@pytest.mark.parametrize("mode", [Mode.COPY, Mode.HARDLINK])
def test_a_copy_gets_what_came_to_its_photo_late(inbox: Inbox, mode: Mode) -> None:
    inbox.add("a.jpg")
    late(inbox, "a.xmp")
    run(inbox, mode)
    source = late(inbox, "a.CR2")
    summary = run(inbox, mode)
    assert (summary.joined, summary.filed, summary.failed) == (1, 0, [])
    assert files(inbox.albums) == ["Sea/a.CR2", "Sea/a.jpg", "Sea/a.xmp"]
    assert source.samefile(inbox.albums / "Sea/a.CR2") == (mode is Mode.HARDLINK)
    assert (run(inbox, mode).joined, run(inbox, mode).batch) == (0, None)
    undo(inbox.workspace, everything(inbox.workspace), Silent())
    assert not inbox.albums.exists()
    assert files(inbox.folder) == ["a.CR2", "a.jpg", "a.xmp"]


def test_a_run_that_copies_moves_nothing(inbox: Inbox) -> None:
    inbox.add("a.jpg")
    run(inbox)
    late(inbox, "a.CR2")
    assert run(inbox, Mode.COPY).joined == 0
    assert files(inbox.folder) == ["a.CR2"]


def test_what_a_run_that_suggests_saw_joins_in_the_next_that_files(inbox: Inbox) -> None:
    inbox.add("a.jpg")
    run(inbox)
    late(inbox, "a.xmp")
    assert run(inbox, Mode.SUGGEST).joined == 0
    assert run(inbox, companions=Companions.PICTURE_ONLY).joined == 0
    assert files(inbox.folder) == ["a.xmp"]
    assert run(inbox).joined == 1


def test_a_name_that_is_taken_beside_the_photo_keeps_it_where_it_is(inbox: Inbox) -> None:
    inbox.add("a.jpg")
    late(inbox, "a.xmp")
    run(inbox)
    again = inbox.folder / "a.xmp"
    again.write_text("written anew")
    for _ in range(2):
        summary = run(inbox)
        assert summary.failed == [(again, "another file in Sea has its name")]
        assert (summary.joined, summary.batch) == (0, None)
    assert (inbox.albums / "Sea/a.xmp").read_text() == "a.xmp"
    assert again.read_text() == "written anew"


def test_a_name_that_somebody_takes_meanwhile_keeps_it_too(
    inbox: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    inbox.add("a.jpg")
    run(inbox)
    source = late(inbox, "a.xmp")
    place = Mover.place

    def beaten(mover: Mover, move: Move) -> Move:
        move.files[0].target.write_bytes(b"somebody else's")
        return place(mover, move)

    monkeypatch.setattr(Mover, "place", beaten)
    target = inbox.albums / "Sea/a.xmp"
    assert run(inbox).failed == [(source, f"another file is at {target} by now")]
    assert (target.read_bytes(), source.read_text()) == (b"somebody else's", "a.xmp")


def test_a_photo_that_a_person_took_elsewhere_is_not_followed(inbox: Inbox) -> None:
    inbox.add("a.jpg")
    run(inbox)
    (inbox.albums / "Sea/a.jpg").rename(inbox.albums / "Sea/b.jpg")
    late(inbox, "a.CR2")
    summary = run(inbox)
    assert (summary.joined, summary.failed, summary.skipped) == (0, [], 1)
    (inbox.albums / "Sea/a.jpg").write_bytes(b"another photo")
    assert run(inbox).joined == 0
    assert files(inbox.folder) == ["a.CR2"]


def test_it_follows_its_photo_to_where_a_person_said_it_belongs(inbox: Inbox) -> None:
    inbox.add("a.jpg")
    run(inbox)
    (photo,) = {move.photo for move in everything(inbox.workspace)}
    filing = Filing(inbox.albums, Mode.MOVE)
    answer(inbox.workspace, inbox.classifier, [photo], "Forest", filing, Silent())
    late(inbox, "a.CR2")
    assert run(inbox).joined == 1
    assert files(inbox.albums) == ["Forest/a.CR2", "Forest/a.jpg"]
    first = min(everything(inbox.workspace), key=lambda move: move.id)
    assert undo(inbox.workspace, [first], Silent()).refused == ()
    assert files(inbox.folder) == ["a.CR2", "a.jpg"]


def test_an_answer_takes_along_what_joined(inbox: Inbox) -> None:
    inbox.add("a.jpg")
    run(inbox)
    late(inbox, "a.CR2")
    run(inbox)
    (photo,) = {move.photo for move in everything(inbox.workspace)}
    filing = Filing(inbox.albums, Mode.MOVE)
    answer(inbox.workspace, inbox.classifier, [photo], "Forest", filing, Silent())
    assert files(inbox.albums) == ["Forest/a.CR2", "Forest/a.jpg"]
    undo(inbox.workspace, everything(inbox.workspace), Silent())
    assert files(inbox.folder) == ["a.CR2", "a.jpg"]


def test_undoing_the_photo_takes_back_first_what_joined_it(inbox: Inbox) -> None:
    inbox.add("a.jpg")
    run(inbox)
    late(inbox, "a.CR2")
    run(inbox)
    joined, photo = everything(inbox.workspace)
    undone = undo(inbox.workspace, [photo], Silent())
    assert [move.id for move in undone.undone] == [joined.id, photo.id]
    assert files(inbox.folder) == ["a.CR2", "a.jpg"]
    assert not inbox.albums.exists()
    assert run(inbox, again=False).filed == 0
    assert run(inbox).filed == 1
    assert files(inbox.albums) == ["Sea/a.CR2", "Sea/a.jpg"]


def test_what_joined_can_be_put_back_alone_and_stays_there(inbox: Inbox) -> None:
    inbox.add("a.jpg")
    run(inbox)
    late(inbox, "a.CR2")
    run(inbox)
    assert len(undo(inbox.workspace, latest(inbox.workspace), Silent()).undone) == 1
    assert files(inbox.folder) == ["a.CR2"]
    assert companions(inbox) == []
    assert inbox.workspace.journal.put_back() == set()  # the photo was not
    assert run(inbox, again=False).joined == 0
    assert places(inbox) == ["a.CR2", "a.jpg"]
    assert run(inbox).joined == 1


def test_a_photo_stays_with_a_late_companion_that_cannot_go_back(inbox: Inbox) -> None:
    inbox.add("a.jpg")
    run(inbox)
    late(inbox, "a.xmp")
    run(inbox)
    (inbox.albums / "Sea/a.xmp").write_text("changed by another program")
    _, photo = everything(inbox.workspace)
    undone = undo(inbox.workspace, [photo], Silent())
    assert undone.undone == ()
    assert undone.refused[1][1].endswith("stays with a.xmp, which cannot go back")
    assert files(inbox.albums) == ["Sea/a.jpg", "Sea/a.xmp"]


def test_what_is_still_being_written_waits(inbox: Inbox) -> None:
    inbox.add("a.jpg")
    run(inbox)
    source = late(inbox, "a.mov")
    now = [0.0]
    settling = Settling(lambda: now[0], lambda: source.stat().st_ctime_ns / 1e9)
    summary = run(inbox, settling=settling)
    assert (summary.joined, summary.waiting) == (0, (source,))
    now[0] = 5.0
    assert run(inbox, settling=settling).joined == 1


def test_what_cannot_be_looked_at_any_more_is_named_and_the_rest_goes_on(inbox: Inbox) -> None:
    inbox.add("a.jpg")
    inbox.add("trip/b.jpg", number=1)
    run(inbox)
    late(inbox, "a.xmp")
    (inbox.folder / "trip").mkdir(exist_ok=True)
    lost = late(inbox, "trip/b.xmp")

    class Meddler(Settling):
        def settled(self, path: str, status: os.stat_result) -> bool:
            if path.endswith("a.xmp"):
                lost.parent.rename(inbox.folder.parent / "kept")
                lost.parent.symlink_to(lost.parent)  # a loop, which the system refuses to follow
            return super().settled(path, status)

    summary = run(inbox, settling=Meddler(wall=lambda: time.time() + 60))
    assert summary.joined == 1
    assert summary.failed == [(lost, "cannot be read (Too many levels of symbolic links)")]


def test_a_new_photo_of_an_old_name_has_its_own_companions(inbox: Inbox) -> None:
    inbox.add("a.jpg", "sea")
    run(inbox)
    inbox.add("a.jpg", "forest")
    late(inbox, "a.CR2")
    summary = run(inbox)
    assert (summary.filed, summary.joined) == (1, 0)
    assert files(inbox.albums) == ["Forest/a.CR2", "Forest/a.jpg", "Sea/a.jpg"]


def test_an_interrupted_join_is_settled_and_known(inbox: Inbox) -> None:
    inbox.add("a.jpg")
    run(inbox)
    source = late(inbox, "a.CR2")
    journal, target = inbox.workspace.journal, inbox.albums / "Sea/a.CR2"
    run(inbox, Mode.SUGGEST)
    assert places(inbox) == ["a.CR2", "a.jpg"]
    run(inbox)
    joined, _ = everything(inbox.workspace)
    with inbox.workspace.database.transaction() as connection:
        journal.record(replace(joined, state=State.INTENT))
        connection.execute("DELETE FROM companion")
    (settled,) = recover(inbox.workspace).settled
    assert (settled.state, settled.joins) == (State.DONE, joined.joins)
    assert companions(inbox) == ["a.CR2"]
    assert (target.exists(), source.exists()) == (True, False)


def test_the_scan_of_the_window_brings_companions_too(inbox: Inbox) -> None:
    chosen = preferences.Preferences(
        (inbox.folder,), inbox.albums, Mode.MOVE, min(DEFAULT_THRESHOLD, float(THRESHOLD))
    )

    def scan(**how: Companions) -> Summary:
        found = scanning.scan(
            inbox.workspace,
            lambda: inbox.classifier,
            replace(chosen, **how),  # type: ignore[arg-type]
            Silent(),
            file=True,
        )
        assert found.summary is not None
        return found.summary

    inbox.add("a.jpg")
    assert scan().filed == 1
    late(inbox, "a.CR2")
    assert scan(companions=Companions.PICTURE_ONLY).joined == 0
    assert scan().joined == 1
    assert files(inbox.albums) == ["Sea/a.CR2", "Sea/a.jpg"]


@pytest.mark.parametrize(("name", "joins"), [("a.CR2", False), ("a.mov", False), ("a.xmp", True)])
def test_a_shot_of_another_day_is_not_taken_for_that_of_an_old_photo(
    inbox: Inbox, name: str, *, joins: bool
) -> None:
    inbox.add("a.jpg", "sea")
    run(inbox)
    path = late(inbox, name)
    os.utime(path, ns=(0, path.stat().st_mtime_ns + 2 * 24 * 3600 * 10**9))
    assert run(inbox).joined == joins
    assert path.exists() != joins

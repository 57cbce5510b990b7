from __future__ import annotations

import errno
import os
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from cene.core.move import FileMove, Mode, Move, State
from cene.core.photo import Stat
from cene.organiser import recovery as recovering
from cene.organiser.albums import ready_made
from cene.organiser.filing import Filed, Filer, Order
from cene.organiser.recovery import recover
from cene.organiser.undoing import everything, undo
from cene.organiser.workspace import Silent

if TYPE_CHECKING:
    from pathlib import Path

    from tests.unit.organiser.conftest import Inbox


def intent(inbox: Inbox, mode: Mode = Mode.MOVE, state: State = State.INTENT) -> Move:
    """Write down that a.jpg goes into the sea, in a folder that the batch makes."""
    source = inbox.add("a.jpg")
    found = inbox.index()
    photo = inbox.workspace.catalogue.photos_in(found.survey.folders[0])["a.jpg"]
    target = inbox.albums / "Sea/a.jpg"
    journal = inbox.workspace.journal
    with inbox.workspace.database.transaction():
        batch = journal.begin(mode, "test", 0.9)
        journal.made(batch, [inbox.albums, target.parent])
        file = FileMove(source, target, Stat.of(source.lstat()))
        move = journal.intend(Move(batch, photo.id, mode, (file,), "sea", 0.95, state))
    target.parent.mkdir(parents=True)
    return move


def placed(move: Move) -> Move:
    file = move.files[0]
    return replace(move, files=(replace(file, placed=Stat.of(file.target.lstat())),))


def rewrite(inbox: Inbox, move: Move) -> None:
    with inbox.workspace.database.transaction():
        inbox.workspace.journal.record(move)


def state(inbox: Inbox, move: Move) -> State:
    found = inbox.workspace.journal.move(move.id)
    assert found is not None
    return found.state


def place(inbox: Inbox, move: Move) -> Path | None:
    return inbox.workspace.catalogue.place(move.photo)


def test_a_move_that_had_happened_is_done(inbox: Inbox) -> None:
    move = intent(inbox)
    file = move.files[0]
    file.source.rename(file.target)
    found = recover(inbox.workspace)
    assert ([m.id for m in found.settled], found.unsettled) == ([move.id], ())
    assert state(inbox, move) is State.DONE
    assert place(inbox, move) == file.target
    assert recover(inbox.workspace).settled == ()


def test_a_move_that_had_not_is_given_up_and_leaves_no_folder(inbox: Inbox) -> None:
    move = intent(inbox)
    recover(inbox.workspace)
    assert state(inbox, move) is State.FAILED
    assert place(inbox, move) == move.files[0].source
    assert not inbox.albums.exists()


@pytest.mark.parametrize("back", [True, False])
def test_an_undo_ends_where_the_file_is(inbox: Inbox, back: bool) -> None:
    move = intent(inbox)
    file = move.files[0]
    file.source.rename(file.target)
    move = placed(move)
    rewrite(inbox, replace(move, state=State.UNDOING))
    if back:
        file.target.rename(file.source)
    recover(inbox.workspace)
    assert state(inbox, move) is (State.UNDONE if back else State.DONE)
    assert place(inbox, move) == (file.source if back else file.target)
    assert inbox.albums.exists() is not back


def test_the_removal_of_a_copy_is_finished(inbox: Inbox) -> None:
    move = intent(inbox, Mode.COPY)
    file = move.files[0]
    file.target.write_bytes(file.source.read_bytes())
    move = placed(move)
    rewrite(inbox, replace(move, state=State.UNDOING))
    recover(inbox.workspace)
    assert state(inbox, move) is State.UNDONE
    assert not file.target.exists()
    assert file.source.exists()
    assert place(inbox, move) == file.source


def test_a_copy_that_somebody_changed_meanwhile_stays(inbox: Inbox) -> None:
    move = intent(inbox, Mode.COPY)
    file = move.files[0]
    file.target.write_bytes(file.source.read_bytes())
    move = placed(move)
    rewrite(inbox, replace(move, state=State.UNDOING))
    file.target.write_bytes(b"edited")
    recover(inbox.workspace)
    assert state(inbox, move) is State.DONE
    assert file.target.read_bytes() == b"edited"


def test_a_copy_that_the_system_will_not_remove_waits(
    inbox: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    move = intent(inbox, Mode.COPY)
    file = move.files[0]
    file.target.write_bytes(file.source.read_bytes())
    rewrite(inbox, replace(placed(move), state=State.UNDOING))

    def refused(*_: object) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    with monkeypatch.context() as patch:
        patch.setattr(recovering, "take_away", refused)
        found = recover(inbox.workspace)
    assert found.settled == ()
    assert "the disk reports an error" in found.unsettled[0][1]
    assert state(inbox, move) is State.UNDOING


def test_a_move_to_a_drive_that_is_away_waits_for_it(inbox: Inbox) -> None:
    move = intent(inbox)
    file = move.files[0]
    file.source.rename(file.target)
    inbox.albums.rename(inbox.albums.with_name("away"))
    found = recover(inbox.workspace)
    assert found.settled == ()
    assert "connect its drive" in found.unsettled[0][1]
    assert state(inbox, move) is State.INTENT
    inbox.albums.with_name("away").rename(inbox.albums)
    recover(inbox.workspace)
    assert state(inbox, move) is State.DONE


def test_what_the_disk_will_not_keep_stays_open(
    inbox: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    move = intent(inbox)
    move.files[0].source.rename(move.files[0].target)

    def failing(_: Path) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    with monkeypatch.context() as patch:
        patch.setattr(recovering, "sync_folder", failing)
        found = recover(inbox.workspace)
    assert found.settled == ()
    assert "the disk reports an error" in found.unsettled[0][1]
    assert state(inbox, move) is State.INTENT
    recover(inbox.workspace)
    assert state(inbox, move) is State.DONE


def test_a_move_whose_photo_was_renamed_and_filed_from_there_is_not_done_twice(
    inbox: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = intent(inbox)
    elsewhere = inbox.folder / "renamed"
    elsewhere.mkdir()
    source = first.files[0].source.rename(elsewhere / "a.jpg")
    (inbox.albums / f"Sea/.cene-{inbox.workspace.journal.tag()}-{first.id}-0.part").write_bytes(b"")
    other = inbox.add("other.jpg", "forest")
    inbox.index()
    # As if it had got so many other names meanwhile that it counts as another photo.
    with inbox.workspace.database.transaction() as connection:
        connection.execute(
            "UPDATE move SET photo_id = (SELECT id FROM photo WHERE name = ?)", (b"other.jpg",)
        )
    other.unlink()
    inbox.index()
    (filed,) = refile(inbox)
    assert filed.target == first.files[0].target
    with monkeypatch.context() as broken:
        broken.setattr(os, "lstat", _refused)
        assert [move.id for move, _ in recover(inbox.workspace).unsettled] == [first.id]
    with monkeypatch.context() as broken:
        broken.setattr(os, "unlink", _refused)
        assert [move.id for move, _ in recover(inbox.workspace).unsettled] == [first.id]
    (settled,) = recover(inbox.workspace).settled
    assert (settled.id, settled.state) == (first.id, State.FAILED)
    assert settled.error == "it was interrupted, and the photo was filed from another place since"
    assert [path.name for path in (inbox.albums / "Sea").iterdir()] == ["a.jpg"]
    assert undo(inbox.workspace, everything(inbox.workspace), Silent()).refused == ()
    assert source.exists()


def half_copied(inbox: Inbox) -> Move:
    """A move to another disk, interrupted when the copy had its name and the source was there."""
    move = intent(inbox)
    file = move.files[0]
    shutil.copy2(file.source, file.target)
    move = placed(move)
    rewrite(inbox, move)
    return move


def refile(inbox: Inbox) -> list[Filed]:
    """File what the catalogue has in the inbox."""
    sure = inbox.workspace.predictions.sure(0, inbox.classifier.card.albums)
    orders = [Order(photo, ready_made()["sea"], 0.95) for photo, _ in sure]
    return Filer(inbox.workspace, inbox.albums, Mode.MOVE, 0.9, "test").file(orders)


def test_a_photo_whose_disk_is_back_only_when_it_is_filed_anew_is_there_once(inbox: Inbox) -> None:
    move = half_copied(inbox)
    inbox.index()
    (filed,) = refile(inbox)
    assert (filed.target, filed.error) == (move.files[0].target, None)
    assert [path.name for path in (inbox.albums / "Sea").iterdir()] == ["a.jpg"]
    assert not move.files[0].source.exists()
    assert state(inbox, move) is State.DONE
    assert place(inbox, move) == move.files[0].target


def test_a_photo_of_which_a_move_cannot_be_settled_yet_is_not_filed_anew(
    inbox: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    move = half_copied(inbox)
    inbox.index()
    with monkeypatch.context() as broken:
        broken.setattr(os, "unlink", _refused)
        (filed,) = refile(inbox)
    assert filed.error is not None
    assert filed.error.startswith("an earlier move is half done: ")
    assert [path.name for path in (inbox.albums / "Sea").iterdir()] == ["a.jpg"]
    assert state(inbox, move) is State.INTENT
    assert len(recover(inbox.workspace).settled) == 1
    assert not move.files[0].source.exists()


def test_a_photo_of_which_a_move_never_began_is_filed(inbox: Inbox) -> None:
    first = intent(inbox)
    inbox.index()
    (filed,) = refile(inbox)
    assert filed.target == first.files[0].target
    assert state(inbox, first) is State.FAILED
    assert filed.move is not None
    assert filed.move.id != first.id


def test_a_photo_whose_folder_was_renamed_before_it_was_moved_is_filed_from_there(
    inbox: Inbox,
) -> None:
    move = intent(inbox)
    inbox.folder = inbox.folder.rename(inbox.folder.with_name("Journey"))
    assert len(recover(inbox.workspace).unsettled) == 1, "its disk may be away"
    inbox.index()
    (filed,) = refile(inbox)
    assert filed.error is None
    assert state(inbox, move) is State.FAILED
    assert inbox.workspace.journal.open_moves() == []
    assert [path.name for path in inbox.albums.rglob("*.jpg")] == ["a.jpg"]
    assert list(inbox.folder.iterdir()) == []


def _refused(*_: object, **__: object) -> None:
    raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

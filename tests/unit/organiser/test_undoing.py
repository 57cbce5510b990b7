from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

import pytest
from tests.unit.organiser.conftest import Watched

from cene.core.errors import UsageError
from cene.core.move import FileMove, Mode, Move, State
from cene.files.move import Mover
from cene.files.takeback import require_removable, require_returnable
from cene.organiser import recovery, undoing
from cene.organiser.albums import ready_made
from cene.organiser.filing import Filer, Order
from cene.organiser.recovery import recover
from cene.organiser.undoing import CHUNK, everything, find, latest, named, undo
from cene.organiser.workspace import Silent

if TYPE_CHECKING:
    from pathlib import Path

    from tests.unit.organiser.conftest import Inbox


def filed(inbox: Inbox, mode: Mode = Mode.MOVE) -> list[Move]:
    """File all photos of the inbox into the sea, in one batch."""
    inbox.index()
    sure = inbox.workspace.predictions.sure(0, inbox.classifier.card.albums)
    filer = Filer(inbox.workspace, inbox.albums, mode, 0.9, "test")
    orders = [Order(photo, ready_made()["sea"], 0.95) for photo, _ in sure]
    assert all(result.error is None for result in filer.file(orders))
    assert filer.batch is not None
    return list(inbox.workspace.journal.moves_of(filer.batch))


def many(inbox: Inbox, number: int) -> None:
    data = inbox.add("000.jpg").read_bytes()
    for k in range(1, number):
        (inbox.folder / f"{k:03}.jpg").write_bytes(data)


def states(inbox: Inbox) -> set[State]:
    return {move.state for move in everything(inbox.workspace)}


def test_more_than_one_chunk_goes_back_newest_first(inbox: Inbox) -> None:
    many(inbox, CHUNK + 6)
    moves = filed(inbox)
    progress = Watched()
    result = undo(inbox.workspace, moves, progress)
    assert [move.id for move in result.undone] == [move.id for move in reversed(moves)]
    assert (result.refused, result.complete) == ((), True)
    assert progress.stages == [("Putting back", CHUNK + 6)]
    assert progress.steps == {"Putting back": CHUNK + 6}
    assert len(list(inbox.folder.iterdir())) == CHUNK + 6
    assert not inbox.albums.exists()


def test_stopped_it_says_so_and_goes_on_next_time(inbox: Inbox) -> None:
    many(inbox, CHUNK + 6)
    moves = filed(inbox)
    result = undo(inbox.workspace, moves, Watched("Putting back", 1))
    assert (len(result.undone), result.complete) == (CHUNK, False)
    rest = undo(inbox.workspace, latest(inbox.workspace), Silent())
    assert (len(rest.undone), rest.complete) == (6, True)
    assert latest(inbox.workspace) == []


def test_find_takes_batches_and_moves(inbox: Inbox) -> None:
    many(inbox, 2)
    first, second = filed(inbox, Mode.COPY)
    assert [m.id for m in find(inbox.workspace, ["1"])] == [first.id, second.id]
    assert [m.id for m in find(inbox.workspace, [named(second)])] == [second.id]
    for name in ("", "0", "1.0", "x.1", "1.x", "1.1.1", "²", "1" * 40):
        with pytest.raises(UsageError):
            find(inbox.workspace, [name])


def test_what_is_undone_needs_nothing(inbox: Inbox) -> None:
    many(inbox, 1)
    moves = filed(inbox)
    undo(inbox.workspace, moves, Silent())
    again = undo(inbox.workspace, everything(inbox.workspace), Silent())
    assert (again.undone, again.refused) == ((), ())


def test_a_file_that_comes_between_check_and_return_is_not_replaced(
    inbox: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = inbox.add("a.jpg")
    moves = filed(inbox)

    def beaten(file: FileMove) -> FileMove:
        found = require_returnable(file)
        source.write_bytes(b"somebody else's")
        return found

    monkeypatch.setattr(undoing, "require_returnable", beaten)
    result = undo(inbox.workspace, moves, Silent())
    assert result.undone == ()
    assert "another file is at" in result.refused[0][1]
    assert source.read_bytes() == b"somebody else's"
    assert moves[0].files[0].target.exists()
    assert states(inbox) == {State.DONE}


def test_half_back_stays_open_and_the_next_start_settles_it(
    inbox: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = inbox.add("a.jpg")
    moves = filed(inbox)

    def half(*_: object) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    with monkeypatch.context() as patch:
        patch.setattr(Mover, "place", half)
        result = undo(inbox.workspace, moves, Silent())
    assert result.undone == ()
    assert "the disk reports an error" in result.refused[0][1]
    assert states(inbox) == {State.UNDOING}
    recover(inbox.workspace)
    assert states(inbox) == {State.DONE}
    assert len(undo(inbox.workspace, latest(inbox.workspace), Silent()).undone) == 1
    assert source.exists()


def test_a_copy_whose_original_goes_between_check_and_removal_stays(
    inbox: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = inbox.add("a.jpg")
    moves = filed(inbox, Mode.COPY)

    def beaten(file: FileMove, originals: list[Path]) -> None:
        require_removable(file, originals)
        source.unlink()

    monkeypatch.setattr(undoing, "require_removable", beaten)
    result = undo(inbox.workspace, moves, Silent())
    assert "may be the last one" in result.refused[0][1]
    assert moves[0].files[0].target.exists()
    assert states(inbox) == {State.DONE}


def test_what_cannot_be_looked_at_is_refused_by_name(
    inbox: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    inbox.add("a.jpg")
    moves = filed(inbox)

    def unreadable(_: FileMove) -> FileMove:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(undoing, "require_returnable", unreadable)
    ((move, reason),) = undo(inbox.workspace, moves, Silent()).refused
    assert move.id == moves[0].id
    assert "check the rights of both folders" in reason


def test_a_return_that_the_disk_may_forget_is_left_to_the_next_start(
    inbox: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = inbox.add("a.jpg")
    moves = filed(inbox)

    def failing(_: Path) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    with monkeypatch.context() as patch:
        patch.setattr(recovery, "sync_folder", failing)
        result = undo(inbox.workspace, moves, Silent())
    assert result.undone == ()
    assert "the next start settles it" in result.refused[0][1]
    assert states(inbox) == {State.UNDOING}
    recover(inbox.workspace)
    assert states(inbox) == {State.UNDONE}
    assert source.exists()

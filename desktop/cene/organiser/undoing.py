"""Takes back what was done to files: one move, a batch, or everything, in any order."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cene.core.errors import PlacementError, UsageError, printable
from cene.core.move import Mode, Move, State
from cene.files.explain import explained
from cene.files.takeback import (
    require_removable,
    require_restorable,
    require_returnable,
    restored,
    take_away,
)
from cene.organiser.recovery import record, remove_made_folders
from cene.organiser.targets import make_folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cene.organiser.workspace import Progress, Workspace

CHUNK = 64
"""Moves that share one commit of their intents."""
DIGITS = 18
"""Every number of so many digits fits into SQLite's 64 bits."""


@dataclass(frozen=True, slots=True)
class Undone:
    """What an undo did.

    Attributes:
        undone: moves taken back.
        refused: moves that were not, with the reason.
        complete: False if it was stopped before the end.
    """

    undone: tuple[Move, ...]
    refused: tuple[tuple[Move, str], ...]
    complete: bool = True


def named(move: Move) -> str:
    """The name of a move for people and scripts: its batch, and its own number."""
    return f"{move.batch}.{move.id}"


def find(workspace: Workspace, names: Iterable[str]) -> list[Move]:
    """The moves that names such as "3" (a batch) or "3.17" (a move) stand for.

    Raises:
        UsageError: the journal has nothing of that name.
    """
    moves: list[Move] = []
    for name in names:
        batch, _, number = name.partition(".")
        if not batch.isdecimal() or not (number.isdecimal() or name == batch):
            raise UsageError(f"{name!r} is neither a batch (3) nor a move (3.17).")
        # No number of the journal has more digits, nor would SQLite take one.
        known = len(batch) <= DIGITS
        found = [
            move
            for move in (workspace.journal.moves_of(int(batch)) if known else ())
            if not number or move.id == int(number)
        ]
        if not found:
            raise UsageError(f"The history has no {name}. `cene history` lists what there is.")
        moves += found
    return moves


def undo(workspace: Workspace, moves: Iterable[Move], progress: Progress) -> Undone:
    """Take moves back, newest first; later moves of the same files are taken back before.

    So is what joined a photo later; where that cannot go back, its photo stays too.

    Moves that are not done (failed, undone already) need nothing and are passed over.
    """
    asked = list(moves)
    ordered = _with_later(workspace, asked)
    progress.begin("Putting back", len(ordered))
    undone: list[Move] = []
    refused: list[tuple[Move, str]] = []
    complete = True
    for chunk in _chunks(ordered):
        if progress.stopped():
            complete = False
            break
        _undo_chunk(workspace, chunk, undone, refused)
        progress.advance(len(chunk))
    # Of all that was asked for: an undo that was killed may have left its folders.
    remove_made_folders(workspace, {move.batch for move in (*asked, *undone)})
    return Undone(tuple(undone), tuple(refused), complete)


def _with_later(workspace: Workspace, moves: Iterable[Move]) -> list[Move]:
    found: dict[int, Move] = {}
    pending = [move for move in moves if move.state is State.DONE]
    while pending:
        move = pending.pop()
        if move.id not in found:
            found[move.id] = move
            pending += workspace.journal.later_moves(move)
            pending += workspace.journal.joined(move)
    return [found[number] for number in sorted(found, reverse=True)]


def _chunks(moves: list[Move]) -> Iterator[list[Move]]:
    """Runs of one batch, no photo twice in any: a file is looked at where it will be by then."""
    chunk: list[Move] = []
    photos: set[int] = set()
    for move in moves:
        another = chunk and chunk[0].batch != move.batch
        if another or move.photo in photos or len(chunk) == CHUNK:
            yield chunk
            chunk, photos = [], set()
        chunk.append(move)
        photos.add(move.photo)
    if chunk:
        yield chunk


def _undo_chunk(
    workspace: Workspace,
    chunk: list[Move],
    undone: list[Move],
    refused: list[tuple[Move, str]],
) -> None:
    intended: list[Move] = []
    for move in chunk:
        try:
            _require_alone(move, refused)
            intended.append(_checked(workspace, move))
        except PlacementError as error:
            refused.append((move, str(error)))
    with workspace.database.transaction():
        for move in intended:
            workspace.journal.record(move)
    ended: list[Move] = []
    for move in intended:
        try:
            ended.append(_taken_back(workspace, move))
        except PlacementError as error:
            ended.append(replace(move, state=State.DONE))
            refused.append((move, str(error)))
        except OSError as error:
            # Half back: the move stays open, and the next start settles it.
            refused.append((move, str(explained(error, move.files[0]))))
    back = [move for move in ended if move.state is State.UNDONE]
    try:
        record(workspace, ended)
    except PlacementError as error:
        refused += [(move, f"the next start settles it ({error})") for move in back]
    else:
        undone += back


def _require_alone(move: Move, refused: Iterable[tuple[Move, str]]) -> None:
    """Check that no late companion had to stay with a photo.

    Raises:
        PlacementError: one had to.
    """
    for other, _ in refused:
        if other.joins == move.id:
            name = printable(other.files[0].target.name)
            raise PlacementError(move.files[0].target, f"stays with {name}, which cannot go back")


def _checked(workspace: Workspace, move: Move) -> Move:
    """The intent to take a move back, if all its files are still as Cene left them."""
    files = move.files
    try:
        if move.mode is Mode.TAG:
            files = tuple(require_restorable(file) for file in files)
        elif move.mode is Mode.MOVE:
            files = tuple(require_returnable(file) for file in files)
        else:
            for file in files:
                require_removable(file, workspace.journal.trail(file.source))
    except OSError as error:
        raise explained(error, files[0]) from error
    return replace(move, files=files, state=State.UNDOING)


def _taken_back(workspace: Workspace, move: Move) -> Move:
    if move.mode is Mode.MOVE:
        return _brought_back(workspace, move.reversed())
    if move.mode is Mode.TAG:
        return _untagged(workspace, move)
    for file in move.files:
        take_away(file, workspace.journal.trail(file.source))
    return replace(move, state=State.UNDONE)


def _brought_back(workspace: Workspace, way: Move) -> Move:
    """Take a way back, the reverse of a move; people take folders away that Cene has emptied."""
    try:
        for folder in dict.fromkeys(file.target.parent for file in way.files):
            make_folder(folder)
    except OSError as error:
        raise explained(error, way.files[0]) from error
    mover = workspace.mover(lambda reached: reached.reversed())
    return replace(mover.place(way).reversed(), state=State.UNDONE)


def _untagged(workspace: Workspace, move: Move) -> Move:
    """Give files the bytes and times again that they had before tags were written into them."""
    journal, rewriter = workspace.journal, workspace.rewriter()
    contents = [
        (restored(file, journal.patch(move.id, position)),)
        for position, file in enumerate(move.files)
    ]
    times = [file.stat.mtime_ns for file in move.files]
    back = rewriter.prepare(move.reversed(), contents, times)
    rewriter.prove(back)
    with workspace.database.transaction():
        journal.record(back.reversed())
    rewriter.swap(back)
    rewriter.finish([back])
    return replace(back.reversed(), state=State.UNDONE)


def latest(workspace: Workspace) -> list[Move]:
    """The moves of the newest batch that has something to undo."""
    batch = workspace.journal.last_batch()
    return [] if batch is None else list(workspace.journal.moves_of(batch))


def everything(workspace: Workspace) -> list[Move]:
    """All moves that can be taken back."""
    journal = workspace.journal
    return [move for batch in journal.batches() for move in journal.moves_of(batch.id)]

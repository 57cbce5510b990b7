"""Settles, at the start, what an interrupted run left half done."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cene.core.errors import PlacementError, printable
from cene.core.move import Mode, Move, State
from cene.core.photo import NOTHING
from cene.files.copy import sync_folder
from cene.files.explain import explained
from cene.files.identity import is_out_of_reach, status
from cene.files.takeback import take_away
from cene.organiser.targets import missing_folders
from cene.store.stragglers import Stragglers

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from cene.organiser.workspace import Workspace


_RENAMED = "it was interrupted, and the photo got another name since"
_OVERTAKEN = "it was interrupted, and the photo was filed from another place since"


@dataclass(frozen=True, slots=True)
class Recovery:
    """What became of interrupted moves.

    Attributes:
        settled: the moves, each at one of its ends.
        unsettled: those that must wait (a drive is missing), with the reason.
    """

    settled: tuple[Move, ...]
    unsettled: tuple[tuple[Move, str], ...]


def recover(workspace: Workspace) -> Recovery:
    """Settle every open intent by looking at the disk. May be repeated; loses nothing."""
    settled, unsettled = [], []
    for move in workspace.journal.open_moves():
        try:
            end = _settled(workspace, move)
            record(workspace, [end])
        except PlacementError as error:
            unsettled.append((move, str(error)))
        else:
            settled.append(end)
    remove_made_folders(workspace, {move.batch for move in settled})
    return Recovery(tuple(settled), tuple(unsettled))


def record(workspace: Workspace, moves: Sequence[Move]) -> None:
    """Write how moves ended into the journal, and where their photos are into the catalogue.

    Renames are made durable first.

    Raises:
        PlacementError: the disk refuses that; the moves stay open, for the next start to look at.
    """
    folders = {
        path.parent for move in moves for file in move.files for path in (file.source, file.target)
    }
    try:
        for folder in folders:
            if folder.is_dir():
                sync_folder(folder)
    except OSError as error:
        raise explained(error, moves[0].files[0]) from error
    with workspace.database.transaction():
        for move in moves:
            workspace.journal.record(move)
            if move.mode is Mode.MOVE and move.state is not State.FAILED:
                _note_place(workspace, move, back=move.state is State.UNDONE)
            elif move.mode is Mode.TAG and move.state is not State.FAILED:
                _note_bytes(workspace, move if move.state is State.DONE else move.reversed())


def _note_place(workspace: Workspace, move: Move, *, back: bool) -> None:
    """Write into the catalogue where a photo is now, or that a late companion came or went."""
    paths = [file.source if back else file.target for file in move.files]
    if move.joins is None:
        workspace.catalogue.relocate(move.photo, paths[0], paths[1:])
    elif back:
        Stragglers(workspace.database).went(move.photo, move.files[0].target)
    else:
        Stragglers(workspace.database).came(move.photo, move.files[0].source, paths[0])
    if back and len(paths) == 1:
        _look_beside(workspace, paths[0])


def _note_bytes(workspace: Workspace, move: Move) -> None:
    """Write into the catalogue that files have other bytes now, and which sidecars there are."""
    catalogue = workspace.catalogue
    picture = catalogue.place(move.photo)
    for file in move.files:
        if picture is None or file.placed is None or picture.parent != file.target.parent:
            continue  # those of a copy, which is no photo of its own
        if picture == file.target:
            catalogue.rewrite(move.photo, file.placed, file.became)
        else:
            there = file.placed != NOTHING
            catalogue.set_companion(move.photo, file.target.name, there=there)


def _look_beside(workspace: Workspace, picture: Path) -> None:
    """Have a folder read anew: what went alone may find what it belongs with there again."""
    workspace.catalogue.sign(workspace.catalogue.folder(picture.parent), b"")


def remove_made_folders(workspace: Workspace, batches: Iterable[int]) -> None:
    """Take away the folders that batches made, as far as nothing is in them."""
    for folder in workspace.journal.made_folders(batches):
        _remove_if_empty(folder)


def _remove_if_empty(folder: Path) -> None:
    try:
        os.rmdir(folder)
    except OSError:
        # Not empty, gone already, or not ours to remove: an empty folder more does no harm.
        return


def _settled(workspace: Workspace, move: Move) -> Move:
    if move.state is State.INTENT:
        if move.mode is Mode.TAG:
            return workspace.rewriter().settle(move)
        _require_disks(workspace, move)
        mover = workspace.mover(lambda reached: reached)
        if _is_overtaken(workspace, move):
            mover.clear(move)
            return replace(move, state=State.FAILED, error=_OVERTAKEN)
        if _is_elsewhere(workspace, move):
            mover.clear(move)
            return replace(move, state=State.FAILED, error=_RENAMED)
        return mover.settle(move)
    if move.mode in (Mode.MOVE, Mode.TAG):
        if move.mode is Mode.TAG:
            back = workspace.rewriter().settle(move.reversed())
        else:
            _require_disks(workspace, move.reversed())
            mover = workspace.mover(lambda reached: reached.reversed())
            back = mover.settle(move.reversed())
        state = State.UNDONE if back.state is State.DONE else State.DONE
        return replace(back.reversed(), state=state, error=None)
    return replace(move, state=State.UNDONE if _taken_away(workspace, move) else State.DONE)


def _require_disks(workspace: Workspace, move: Move) -> None:
    """Check that the disks of all targets are connected: a copy may be there, whole or in part.

    Raises:
        PlacementError: one is not, or the system does not say.
    """
    for file in move.files:
        folder, device = file.target.parent, None
        if file.placed is not None:
            device = file.placed.device
        elif missing := missing_folders(folder):
            # Others tell the disk that were put into the same folders.
            device = workspace.journal.last_device(missing[-1])
        try:
            away = is_out_of_reach(file.target, device)
        except OSError as error:
            raise explained(error, file) from error
        if away:
            raise PlacementError(
                file.target,
                f"the disk of {printable(folder)} is not connected; connect it, and Cene will look "
                "again, or make that folder",
            )


def _is_overtaken(workspace: Workspace, move: Move) -> bool:
    """Whether what lies at a target of a move is what a later one brought there.

    Somebody renamed the photo when this one was interrupted, and it was filed from there.

    Raises:
        PlacementError: the system does not say.
    """
    try:
        return any(
            (found := status(target)) is not None and found.same_entry(placed)
            for target, placed in workspace.journal.taken_since(move)
        )
    except OSError as error:
        raise explained(error, move.files[0]) from error


def _is_elsewhere(workspace: Workspace, move: Move) -> bool:
    """Whether nothing was moved, and somebody renamed the photo or its folder since.

    Raises:
        PlacementError: the system does not say.
    """
    file, place = move.files[0], workspace.catalogue.place(move.photo)
    if place is None or place == file.source:
        return False
    try:
        found = status(place)
        untouched = all(status(one.target) is None for one in move.files)
    except OSError as error:
        raise explained(error, file) from error
    return untouched and found is not None and found.same_entry(file.stat)


def _taken_away(workspace: Workspace, move: Move) -> bool:
    """Go on with the removal of a copy, unless somebody changed what is left of it."""
    try:
        for file in move.files:
            take_away(file, workspace.journal.trail(file.source))
    except PlacementError:
        return False
    except OSError as error:
        raise explained(error, move.files[0]) from error
    return True

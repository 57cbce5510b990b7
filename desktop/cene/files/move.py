"""Puts the files of one photo somewhere, all or none, and mends what a crash left."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cene.core.errors import PlacementError, printable
from cene.core.move import Mode, Move, State
from cene.core.photo import Stat
from cene.files.copy import copy_verified, require_unchanged, sync_folder
from cene.files.explain import explained
from cene.files.identity import Where, is_disk_away, is_double, locate, status
from cene.files.rename import HalfRenamedError, rename_noreplace

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from pathlib import Path

    from cene.core.move import FileMove

_AWAY = "its disk is not there; connect it, and Cene will look again"
PREFIX = ".cene-"
"""How the names of temporary files begin."""


@dataclass(frozen=True)
class Mover:
    """Does moves that are in the journal as intents.

    Attributes:
        tag: the catalogue's mark in the names of temporary files.
        record: writes a move into the journal, durably; called when a copy is whole under its
            temporary name, so that its inode is known before it gets the name of the target.
    """

    tag: str
    record: Callable[[Move], None]

    def place(self, move: Move) -> Move:
        """Bring all files to their targets, whose folders exist.

        Returns:
            The move with what was placed.

        Raises:
            TargetTakenError: a target has come into being; everything is at its source.
            PlacementError: it could not be done; everything is at its source. (A copy stays, and
                is named, if its source changed meanwhile: nothing else holds what that was.)
            OSError: it could not be done, nor all of it taken back: `settle` must try again.
        """
        brought: list[int] = []
        copied_from = _Originals()
        try:
            for position in range(len(move.files)):
                move = self._bring(move, position)
                brought.append(position)
                copied_from.hold(position, move.files[position])
            copied = [position for position in brought if not _is_renamed(move.files[position])]
            if copied:
                self._publish(move, copied)
        except HalfRenamedError:
            raise
        except (OSError, PlacementError) as error:
            self._take_back(move, brought, copied_from.renamed())
            if isinstance(error, PlacementError):
                raise
            raise explained(error, move.files[0]) from error
        finally:
            copied_from.release()
        return move

    def settle(self, move: Move) -> Move:
        """Bring an interrupted move to one of its two ends, by what is on the disk.

        Forward if every file is whole at its target, else back. May be repeated.

        Returns:
            The move, done or failed.

        Raises:
            PlacementError: it cannot be settled now (a drive is missing, a folder is read-only).
        """
        try:
            # Only ever copies of what is still whole elsewhere.
            self._remove_temporaries(move)
            for file in move.files:
                _drop_reservation(file)
            places = [locate(file) for file in move.files]
            for file, where in zip(move.files, places, strict=True):
                if where is Where.NOWHERE:
                    _require_folders(file)
                if where is Where.TARGET and move.mode is Mode.MOVE and is_disk_away(file):
                    raise PlacementError(file.source, _AWAY)
            if not all(where in (Where.TARGET, Where.BOTH) for where in places):
                return self._roll_back(move, range(len(move.files)))
            if move.mode is Mode.MOVE:
                for file in move.files:
                    _drop_source(file)
            files = tuple(replace(file, placed=status(file.target)) for file in move.files)
        except OSError as error:
            raise explained(error, move.files[0]) from error
        return replace(move, state=State.DONE, files=files)

    def clear(self, move: Move) -> None:
        """Take away what a move left under temporary names.

        Raises:
            PlacementError: the system refused.
        """
        try:
            self._remove_temporaries(move)
        except OSError as error:
            raise explained(error, move.files[0]) from error

    def _bring(self, move: Move, position: int) -> Move:
        """Rename or link one file, or copy it under a temporary name if that cannot be."""
        file = move.files[position]
        require_unchanged(file.source, file.stat, os.lstat(file.source))
        if move.mode is Mode.HARDLINK:
            os.link(file.source, file.target, follow_symlinks=False)
            return _with_file(move, position, replace(file, placed=file.stat))
        if move.mode is Mode.MOVE:
            try:
                rename_noreplace(file.source, file.target)
            except OSError as error:
                if error.errno != errno.EXDEV:
                    raise
            else:
                return _with_file(move, position, replace(file, placed=file.stat))
        temporary = self._temporary(file.target, move, position)
        content = copy_verified(file.source, temporary, file.stat)
        placed = Stat.of(os.lstat(temporary))
        return _with_file(move, position, replace(file, content=content, placed=placed))

    def _publish(self, move: Move, copied: list[int]) -> None:
        """Give copies their names, make that durable, and only then drop their sources."""
        self.record(move)
        files = [move.files[position] for position in copied]
        for position, file in zip(copied, files, strict=True):
            rename_noreplace(self._temporary(file.target, move, position), file.target)
        for folder in {file.target.parent for file in files}:
            sync_folder(folder)
        if move.mode is Mode.MOVE:
            for file in files:
                require_unchanged(file.source, file.stat, os.lstat(file.source))
                os.unlink(file.source)

    def _take_back(self, move: Move, brought: Sequence[int], renamed: Collection[int]) -> None:
        """Undo the beginning of a move; of what somebody renamed meanwhile, no copy is left.

        Raises:
            PlacementError: it was, but for what was copied before its source changed.
            OSError: not all of it could be.
        """
        try:
            for position in renamed:
                file = move.files[position]
                elsewhere = status(file.source) is None and not is_disk_away(file)
                if elsewhere and status(file.target) == file.placed:
                    os.unlink(file.target)
            self._roll_back(move, brought, by_bytes=False)
        except PlacementError as stuck:
            raise OSError(errno.EBUSY, stuck.reason, str(stuck.path)) from stuck
        for position in brought:
            file = move.files[position]
            if status(file.source) is None:
                if position in renamed:
                    raise PlacementError(file.source, "got another name while it was moved")
                gone = str(file.source)
                raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), gone)
            if _is_left(file):
                raise PlacementError(file.source, _left(file))

    def _roll_back(self, move: Move, positions: Sequence[int], *, by_bytes: bool = True) -> Move:
        """Bring files back to their sources and take away what was made at their targets."""
        try:
            for position in positions:
                file = move.files[position]
                where = locate(file, by_bytes=by_bytes)
                if where is Where.BOTH:
                    _drop_target(file)
                elif where is Where.TARGET and move.mode is Mode.MOVE:
                    if is_disk_away(file):
                        # What was copied may be there still, and not on what is there instead.
                        raise OSError(errno.ENODEV, os.strerror(errno.ENODEV), str(file.source))
                    move = self._return(move, position)
        finally:
            self._remove_temporaries(move)
        return replace(move, state=State.FAILED, error=_aftermath(move))

    def _return(self, move: Move, position: int) -> Move:
        """Bring one file back, across file systems if need be."""
        file = move.files[position]
        there = Stat.of(os.lstat(file.target))
        try:
            try:
                rename_noreplace(file.target, file.source)
            except OSError as error:
                if error.errno != errno.EXDEV:
                    raise
                temporary = self._temporary(file.source, move, position)
                content = copy_verified(file.target, temporary, there)
                here = Stat.of(os.lstat(temporary))
                move = _with_file(move, position, replace(file, content=content, stat=here))
                self.record(move)
                rename_noreplace(temporary, file.source)
                sync_folder(file.source.parent)
                os.unlink(file.target)
        except FileExistsError as error:
            taken = f"cannot be put back: another file is at {printable(file.source)} now"
            raise PlacementError(file.target, taken) from error
        return move

    def _temporary(self, path: Path, move: Move, position: int) -> Path:
        return path.with_name(f"{PREFIX}{self.tag}-{move.id}-{position}.part")

    def _remove_temporaries(self, move: Move) -> None:
        for position, file in enumerate(move.files):
            for path in (file.target, file.source):
                temporary = self._temporary(path, move, position)
                if status(temporary) is not None:  # a read-only disk refuses even to remove nothing
                    os.unlink(temporary)


class _Originals:
    """Holds what was copied open, to find out whether what vanishes only got another name."""

    def __init__(self) -> None:
        self._held: dict[int, tuple[int, Stat]] = {}

    def hold(self, position: int, file: FileMove) -> None:
        """Open the source of a file, if it was copied.

        Raises:
            OSError: it cannot be.
        """
        if os.name != "nt" and not _is_renamed(file):  # Windows lets nobody rename an open file
            descriptor = os.open(file.source, os.O_RDONLY | os.O_NOFOLLOW)
            self._held[position] = descriptor, file.stat

    def renamed(self) -> set[int]:
        """Those that are as they were, and somewhere, if not at their source."""
        found = ((position, os.fstat(held), stat) for position, (held, stat) in self._held.items())
        return {place for place, now, stat in found if now.st_nlink and Stat.of(now) == stat}

    def release(self) -> None:
        """Close all of them."""
        for descriptor, _ in self._held.values():
            with suppress(OSError):  # it was only read
                os.close(descriptor)
        self._held.clear()


def _is_renamed(file: FileMove) -> bool:
    return file.placed is not None and file.placed.same_file(file.stat)


def _with_file(move: Move, position: int, file: FileMove) -> Move:
    return replace(move, files=(*move.files[:position], file, *move.files[position + 1 :]))


def _drop_reservation(file: FileMove) -> None:
    """Remove the empty file that `rename_noreplace` reserves a name with, if a crash left it."""
    target, source = status(file.target), status(file.source)
    empty = target is not None and target.size == 0 < file.stat.size
    if empty and source is not None and source.same_content(file.stat):
        os.unlink(file.target)


def _drop_source(file: FileMove) -> None:
    """Remove the source of a file that is whole at its target, unless it changed since.

    Raises:
        PlacementError: its disk went since it was seen there.
    """
    source = status(file.source)
    unchanged = source is not None and source.same_entry(file.stat)
    if unchanged and is_double(file.source, file.target):
        sync_folder(file.target.parent)
        os.unlink(file.source)
    elif is_disk_away(file):
        raise PlacementError(file.source, _AWAY)


def _drop_target(file: FileMove) -> None:
    """Remove what was made at the target, unless the source changed since."""
    if is_double(file.source, file.target):
        sync_folder(file.source.parent)
        os.unlink(file.target)


def _require_folders(file: FileMove) -> None:
    for path in (file.source, file.target):
        if not path.parent.is_dir():
            raise PlacementError(
                path, "its folder is not there; connect its drive, and Cene will look again"
            )


def _aftermath(move: Move) -> str:
    for file in move.files:
        if status(file.source) is None:
            return f"something else moved or removed {printable(file.source)}"
        if _is_left(file):
            return f"{printable(file.source)} {_left(file)}"
    return "it was interrupted; everything is at its old place"


def _is_left(file: FileMove) -> bool:
    """Whether a copy stays at the target of a file that was brought back."""
    target = status(file.target)
    return target is not None and file.placed is not None and target.same_entry(file.placed)


def _left(file: FileMove) -> str:
    return f"changed meanwhile; as it was, it is at {printable(file.target)}"

"""Gives the files of a photo other bytes, all or none, and mends what a crash left.

The new bytes are written beside the old ones under a hidden name, and the two files change names:
at every moment the photo is whole under its own name, or under a hidden one beside it. What they
were is dropped only when the journal can make it of what they are.
"""

from __future__ import annotations

import errno
import os
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from cene.core.errors import PlacementError, printable
from cene.core.move import State
from cene.core.photo import NOTHING, Stat
from cene.files.copy import digest, prove, require_unchanged, sync_folder, write_new
from cene.files.explain import explained
from cene.files.identity import status
from cene.files.move import PREFIX
from cene.files.rename import exchange, rename_noreplace
from cene.files.settle import is_being_written

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from cene.core.move import FileMove, Move

Pieces: TypeAlias = "tuple[bytes | memoryview, ...]"
"""The bytes of a file, one piece after the other."""


@dataclass(frozen=True)
class Rewriter:
    """Does moves that are in the journal as intents, and whose files stay where they are.

    Attributes:
        tag: the catalogue's mark in the names of temporary files.
    """

    tag: str

    def prepare(self, move: Move, contents: Sequence[Pieces], times: Sequence[int | None]) -> Move:
        """Write the new bytes under hidden names. `prove` comes next; many can be prepared first.

        Args:
            move: the move.
            contents: what each file is to hold, in pieces; empty where there is to be none.
            times: modification time of each in nanoseconds, None for now.

        Returns:
            The move with the identities of the new files.

        Raises:
            PlacementError: a file changed, or is being written; nothing was done.
        """
        files: list[FileMove] = []
        with self._cleared_on_error(move):
            for position, file in enumerate(move.files):
                _require_as_it_was(file)
                hidden = self._hidden(move, position)[0]
                placed = _written(file, hidden, contents[position], times[position])
                files.append(replace(file, placed=placed))
        return replace(move, files=tuple(files))

    def prove(self, move: Move) -> None:
        """Make the new bytes durable. The journal must know of them before `swap`.

        They are read back where they take the place of others.

        Raises:
            PlacementError: they came back different, or the system refused; nothing was done.
        """
        with self._cleared_on_error(move):
            for position, file in enumerate(move.files):
                if file.placed != NOTHING:
                    expected = None if file.stat == NOTHING else file.became
                    prove(self._hidden(move, position)[0], expected)

    def clear(self, move: Move) -> None:
        """Take away what `prepare` wrote, where nothing came of it.

        Raises:
            PlacementError: the system refused.
        """
        try:
            self._drop_hidden(move)
        except OSError as error:
            raise explained(error, move.files[0]) from error

    def swap(self, move: Move) -> None:
        """Put the new bytes in the place of the old ones, which stay beside them until `finish`.

        Raises:
            PlacementError: it could not be done; every file is as it was.
            OSError: it could not be done, nor all of it taken back: `settle` must try again.
        """
        try:
            for position, file in enumerate(move.files):
                self._swap(file, *self._hidden(move, position))
        except (OSError, PlacementError) as error:
            try:
                self._swap_back(move)
            except PlacementError as stuck:
                raise OSError(errno.EBUSY, stuck.reason, str(stuck.path)) from stuck
            if isinstance(error, PlacementError):
                raise
            raise explained(error, move.files[0]) from error

    def finish(self, moves: Iterable[Move]) -> None:
        """Make durable what was swapped, and drop the old bytes.

        Raises:
            OSError: the system refused: `settle` must try again.
        """
        moves = list(moves)
        for folder in {file.target.parent for move in moves for file in move.files}:
            sync_folder(folder)
        for move in moves:
            self._drop_hidden(move)

    def settle(self, move: Move) -> Move:
        """Bring an interrupted move to one of its two ends, by what is on the disk.

        Returns:
            The move: done if every file has its new bytes; else failed, and all are as they were.

        Raises:
            PlacementError: it cannot be settled now.
        """
        try:
            if all(self._is_after(move, position) for position in range(len(move.files))):
                self.finish([move])
                return replace(move, state=State.DONE)
            self._swap_back(move)
        except OSError as error:
            raise explained(error, move.files[0]) from error
        return replace(move, state=State.FAILED, error="it was interrupted; the file is as it was")

    @contextmanager
    def _cleared_on_error(self, move: Move) -> Iterator[None]:
        try:
            yield
        except (OSError, PlacementError) as error:
            self.clear(move)
            if isinstance(error, PlacementError):
                raise
            raise explained(error, move.files[0]) from error

    def _hidden(self, move: Move, position: int) -> tuple[Path, Path]:
        """Where the new bytes are before, and the old ones after; the second if none can swap."""
        path = move.files[position].target
        name = f"{PREFIX}{self.tag}-{move.id}-{position}"
        return path.with_name(f"{name}.part"), path.with_name(f"{name}.old")

    def _swap(self, file: FileMove, new: Path, old: Path) -> None:
        """Let new and old bytes change places; the old ones are then at one of the hidden names."""
        if file.stat == NOTHING:
            rename_noreplace(new, file.target)
            return
        if file.placed == NOTHING:
            rename_noreplace(file.target, old)
            there = old
        else:
            there = new if exchange(new, file.target) else _in_two_steps(new, file.target, old)
        require_unchanged(file.target, file.stat, os.lstat(there))
        if is_being_written(os.fspath(there)):
            raise PlacementError(file.target, _WRITTEN)

    def _swap_back(self, move: Move) -> None:
        """Give every file its old bytes, and take the new ones away.

        Raises:
            PlacementError: something else has the name of a file, whose old bytes are kept.
        """
        for position, file in enumerate(move.files):
            began = file.placed is not None and not _is(file.target, file.stat, file.content)
            if began and file.stat == NOTHING:
                if _is_new(file, file.target):
                    os.unlink(file.target)
            elif began:
                old = self._old(move, position)
                if old is not None:
                    _put_back(file, old)
        self._drop_hidden(move)

    def _is_after(self, move: Move, position: int) -> bool:
        """Whether a file has its new bytes, and nobody has changed the old ones since."""
        file, old = move.files[position], self._old(move, position)
        if file.placed is None or not (old is None or _is(old, file.stat, file.content)):
            return False
        if file.placed == NOTHING:
            return status(file.target) is None
        return _is_new(file, file.target)

    def _old(self, move: Move, position: int) -> Path | None:
        """Which hidden name has the old bytes, or what became of them: all that is not the new."""
        for path in self._hidden(move, position):
            if status(path) is not None and not _is_new(move.files[position], path):
                return path
        return None

    def _drop_hidden(self, move: Move) -> None:
        for position in range(len(move.files)):
            for path in self._hidden(move, position):
                if status(path) is not None:
                    os.unlink(path)


_WRITTEN = "is being written by another program; try again when that is done"


def _require_as_it_was(file: FileMove) -> None:
    if file.stat == NOTHING:
        if status(file.target) is not None:
            raise PlacementError(file.target, "has come into being meanwhile; try again")
        return
    require_unchanged(file.target, file.stat, os.lstat(file.target))
    if is_being_written(os.fspath(file.target)):
        raise PlacementError(file.target, _WRITTEN)


def _written(file: FileMove, hidden: Path, content: Pieces, mtime_ns: int | None) -> Stat:
    """Write new bytes; the identity of what holds them."""
    if not any(content):
        return NOTHING
    write_new(content, hidden, None if file.stat == NOTHING else file.target, mtime_ns)
    return Stat.of(os.lstat(hidden))


def _in_two_steps(new: Path, target: Path, old: Path) -> Path:
    """For disks that cannot swap names: for a moment there is no file of that name."""
    rename_noreplace(target, old)
    rename_noreplace(new, target)
    return old


def _put_back(file: FileMove, old: Path) -> None:
    """Give a file its old bytes, which have a hidden name now; the new ones get that."""
    if status(file.target) is None:
        rename_noreplace(old, file.target)
    elif not _is_new(file, file.target):
        raise PlacementError(
            file.target,
            f"is another file now; what it was is in {printable(old)}: move one of them elsewhere",
        )
    elif not exchange(old, file.target):
        os.replace(old, file.target)
    sync_folder(file.target.parent)


def _is_new(file: FileMove, path: Path) -> bool:
    return file.placed is not None and _is(path, file.placed, file.became)


def _is(path: Path, stat: Stat, content: bytes) -> bool:
    """Whether a file is this one: the same identity, or else, on disks that number anew, bytes."""
    found = status(path)
    if found is None or stat == NOTHING:
        return False
    same = found.same_entry(stat)
    return same or (found.size == stat.size and bool(content) and digest(path) == content)

"""Brings companions that came late to where their photos were filed."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from cene.core.errors import PlacementError
from cene.core.move import Companions, Mode
from cene.files.explain import explained
from cene.files.group import groups, is_written_later, stem_and_suffixes
from cene.files.identity import unchanged
from cene.organiser.filing import Straggler
from cene.store.stragglers import Stragglers

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from cene.core.move import Move
    from cene.organiser.filing import Filer
    from cene.organiser.request import SortOrder
    from cene.organiser.workspace import Progress, Workspace
    from cene.store.stragglers import Late

DAY_NS = 24 * 3600 * 10**9
"""Nanoseconds that may lie between the files of one shot, wherever they were on their way."""
CHUNK = 64
"""Companions brought between two commits of the journal."""


@dataclass
class Joined:
    """What came of late companions.

    Attributes:
        files: how many are with their photos now.
        waiting: those that some program may still be writing.
        failed: those that could not be brought there, with the reason.
    """

    files: int = 0
    waiting: list[Path] = field(default_factory=list)
    failed: list[tuple[Path, str]] = field(default_factory=list)


def join(workspace: Workspace, filer: Filer, order: SortOrder, progress: Progress) -> Joined:
    """Bring what came late to the selected folders to its photos.

    What was moved is followed only where photos are moved, copies in every mode that files. A photo
    that a person took elsewhere, or changed, is not followed.
    """
    if order.mode is Mode.SUGGEST or order.companions is Companions.PICTURE_ONLY:
        return Joined()
    return _Joining(workspace, filer, order).run(progress)


class _Joining:
    def __init__(self, workspace: Workspace, filer: Filer, order: SortOrder) -> None:
        self._workspace = workspace
        self._journal = workspace.journal
        self._stragglers = Stragglers(workspace.database)
        self._filer = filer
        self._order = order
        self._found = Joined()

    def run(self, progress: Progress) -> Joined:
        """Bring as many as there is time for."""
        for late in self._stragglers.late():
            stragglers = self._of(late)
            while chunk := list(islice(stragglers, CHUNK)):
                if progress.stopped():
                    return self._found
                self._bring(late, chunk)
        return self._found

    def _bring(self, late: Late, chunk: list[Straggler]) -> None:
        with_photo = []
        for straggler, error in self._filer.join(chunk):
            if error is None:
                with_photo.append(straggler.source.name)
            else:
                self._found.failed.append((straggler.source, error))
        self._found.files += len(with_photo)
        with self._workspace.database.transaction():
            for name in with_photo:
                self._stragglers.forget(late.folder, name)

    def _of(self, late: Late) -> Iterator[Straggler]:
        """The files of one folder that can be brought to their photos now."""
        pairs = [
            *(self._moved(late) if self._order.mode is Mode.MOVE else ()),
            *self._copied(late),
        ]
        for move, picture, name in pairs:
            source = late.path / name
            if not self._order.again and self._stragglers.was_put_back(move.id, source):
                continue
            try:
                if self._is_ready(source) and _is_of_one_time(source, move) and _is_there(move):
                    yield Straggler(source, _target(move, picture, name), move)
            except PlacementError as error:
                self._found.failed.append((source, error.reason))
            except OSError as error:
                self._found.failed.append((source, f"cannot be read ({error.strerror})"))

    def _moved(self, late: Late) -> Iterator[tuple[Move, str, str]]:
        """Moves that brought photos to where they are, the names these had, and stragglers."""
        numbers = {
            number for name in late.names for number in self._stragglers.moves_from(late.path, name)
        }
        moves = [move for number in sorted(numbers) if (move := self._journal.move(number))]
        names = {file.source.name for move in moves for file in move.files}
        # Of two photos that had one name in turn, the last.
        pictures = {move.files[0].source: move for move in moves if move.joins is None}
        for picture, companions in groups(names.union(late.names)).photos:
            move = pictures.get(late.path / picture)
            if move is None or os.path.lexists(late.path / picture):
                continue
            last = self._last(move)
            yield from ((last, picture, name) for name in companions if name in late.names)

    def _last(self, move: Move) -> Move:
        """The move that brought a photo to where it is, where this one was not the last."""
        for later in self._journal.later_moves(move):
            if later.joins is None and later.files[0].source == move.files[0].target:
                return self._last(later)
        return move

    def _copied(self, late: Late) -> Iterator[tuple[Move, str, str]]:
        """Moves that made copies, the names of the photos, and companions that the copies lack."""
        for number, name in self._stragglers.lacking(late.folder):
            move = self._journal.move(number)
            if move is not None and name in late.names:
                yield move, move.files[0].source.name, name

    def _is_ready(self, path: Path) -> bool:
        """Whether a file is there and has come to rest."""
        settling = self._order.settling
        try:
            if settling is None or settling.settled(os.fspath(path), os.lstat(path)):
                return os.path.lexists(path)
        except (FileNotFoundError, NotADirectoryError):
            return False
        self._found.waiting.append(path)
        return False


def _is_of_one_time(source: Path, move: Move) -> bool:
    """Whether a file may be of the photo that a move moved: cameras use a name again in the end."""
    if is_written_later(source.name):
        return True
    try:
        written = os.lstat(source).st_mtime_ns
    except (FileNotFoundError, NotADirectoryError):
        return False
    return abs(written - move.files[0].stat.mtime_ns) <= DAY_NS


def _is_there(move: Move) -> bool:
    """Whether a photo is where a move put it, as it was.

    Raises:
        PlacementError: that cannot be told, for the disk refuses.
    """
    file = move.files[0]
    try:
        return unchanged(file, file.target, file.placed)
    except OSError as error:
        raise explained(error, file) from error


def _target(move: Move, picture: str, name: str) -> Path:
    """Where a companion goes, under the stem that its photo has there."""
    _, (_, suffix) = stem_and_suffixes((picture, name))
    place = move.files[0].target
    stem, _ = stem_and_suffixes((place.name,))
    return place.with_name(stem + suffix)

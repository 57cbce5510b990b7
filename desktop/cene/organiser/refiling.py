"""Files photos into the album that a person said, from wherever Cene had put them before."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from cene.core.move import Collision, Companions, Mode, Move, State
from cene.core.tags import Tag
from cene.files.carrier import Writing
from cene.files.group import groups
from cene.organiser.albums import in_catalogue
from cene.organiser.filing import Filer, Order
from cene.organiser.keywords import arrived, keyword
from cene.organiser.targets import Targets
from cene.organiser.undoing import undo
from cene.store.shown import Shown

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from cene.core.album import Album
    from cene.core.photo import Photo
    from cene.organiser.workspace import Progress, Workspace

CAUSE = "answer"
"""Cause of the batches, and source of the examples."""
CHUNK = 64
"""Photos filed between two commits of the journal."""
CERTAIN = 1.0
"""How sure a person is."""


class Filing(NamedTuple):
    """Where and how photos are filed.

    Attributes:
        into: the folder of the albums.
        mode: move, copy, hardlink or tag.
        collision: what is done where a name is taken.
        companions: what is done with the files beside a photo.
        tags: whether they are tagged too, where the mode is another.
        writing: where tags are written.
    """

    into: Path
    mode: Mode
    collision: Collision = Collision.NUMBER
    companions: Companions = Companions.TOGETHER
    tags: bool = False
    writing: Writing = Writing()


class Refiling:
    """Files the photos of one answer.

    Args:
        workspace: the open catalogue.
        filing: where and how.
        album: the album.

    Attributes:
        filed: numbers of the photos that are in the album now.
        failed: those that are not, with the reason.
        withdrawn: earlier copies in other albums that were taken away.
        complete: False if it was stopped before the end.
    """

    def __init__(self, workspace: Workspace, filing: Filing, album: Album) -> None:
        self.filed: list[int] = []
        self.failed: list[tuple[Path, str]] = []
        self.withdrawn: list[Move] = []
        self.complete = True
        self._workspace = workspace
        self._filing = filing
        self._album = album
        self._filers: dict[Mode, Filer] = {}

    @property
    def batches(self) -> list[int]:
        """Batches that have a move, in the order in which they began."""
        return sorted(filer.batch for filer in self._filers.values() if filer.batch is not None)

    def file(self, photos: list[Photo], progress: Progress) -> None:
        """File as many as there is time for."""
        companions = _Companions()
        progress.begin("Tagging" if self._filing.mode is Mode.TAG else "Filing", len(photos))
        for start in range(0, len(photos), CHUNK):
            if progress.stopped():
                self.complete = False
                return
            chunk = [
                replace(photo, companions=companions.of(photo.path))
                for photo in photos[start : start + CHUNK]
            ]
            self._withdraw(chunk, progress)
            modes = [self._mode(photo) for photo in chunk]
            for mode in dict.fromkeys(modes):
                self._file(
                    mode, [photo for photo, its in zip(chunk, modes, strict=True) if its is mode]
                )
            progress.advance(len(chunk))

    def _file(self, mode: Mode, photos: list[Photo]) -> None:
        filing = self._filing
        if mode not in self._filers:
            self._filers[mode] = Filer(
                self._workspace,
                filing.into,
                mode,
                CERTAIN,
                CAUSE,
                collision=filing.collision,
                companions=filing.companions,
            )
        filer = self._filers[mode]
        if mode is Mode.TAG:
            self._tag(filer, [(photo, None) for photo in photos])
            return
        tags = filing.tags or filing.mode is Mode.TAG
        placed: list[tuple[Photo, Move | None]] = []
        for filed in filer.file([Order(photo, self._album, CERTAIN) for photo in photos]):
            if filed.error is not None:
                self.failed.append((filed.order.photo.path, filed.error))
            elif tags and filed.move is not None:
                placed.append((arrived(filed.order.photo, filed.move), filed.move))
            else:
                self.filed.append(filed.order.photo.id)
        if placed:
            self._tag(filer, placed)

    def _tag(self, filer: Filer, placed: list[tuple[Photo, Move | None]]) -> None:
        """Tag photos with the album and nothing else, each after what may just have filed it."""
        from cene.organiser.tagging import PERSON, Tagger, Wish  # noqa: PLC0415 - loads exiv2

        key, writing = self._album.key, self._filing.writing
        tags = (Tag(keyword(in_catalogue(self._workspace), key), CERTAIN),)
        wishes = [Wish(photo, tags, key, CERTAIN, joins=move) for photo, move in placed]
        tagger = Tagger(self._workspace, writing, filer.begin, PERSON)
        for (photo, _), (_, error) in zip(placed, tagger.tag(wishes), strict=True):
            if error is not None:
                self.failed.append((photo.path, error))
            else:
                self.filed.append(photo.id)

    def _mode(self, photo: Photo) -> Mode:
        """What Cene moved goes on by moving, else a copy of it would stay in the wrong album."""
        for last in Shown(self._workspace.database).filed(photo.id):
            move = self._workspace.journal.move(last.move)
            if move and move.mode is Mode.MOVE and move.files[0].target == photo.path:
                return Mode.MOVE
        return self._filing.mode

    def _withdraw(self, photos: Iterable[Photo], progress: Progress) -> None:
        """Take away the copies that Cene made of photos for other albums."""
        root = Targets(self._filing.into).root(self._album)
        wrong = [
            copy
            for photo in photos
            for copy in self._workspace.journal.copies(photo.id)
            if root not in copy.files[0].target.parents
        ]
        if wrong:
            undone = undo(self._workspace, wrong, progress)
            self.withdrawn += undone.undone
            self.failed += [(move.files[0].target, reason) for move, reason in undone.refused]


@dataclass(slots=True)
class _Companions:
    """What lies beside photos now, which may be more than the last scan saw."""

    folders: dict[Path, dict[str, tuple[str, ...]]] = field(default_factory=dict)

    def of(self, path: Path) -> tuple[Path, ...]:
        """The companions of a photo, sorted."""
        folder = path.parent
        if folder not in self.folders:
            try:
                names = os.listdir(folder)
            except OSError:
                names = []  # why its photos cannot be filed is said when that is tried
            self.folders[folder] = dict(groups(names).photos)
        return tuple(folder / name for name in self.folders[folder].get(path.name, ()))


def copy_again(workspace: Workspace, move: Move) -> None:
    """Make a copy anew where it was taken away, if its photo is there still."""
    album = in_catalogue(workspace).get(move.album)
    (photo,) = with_place(workspace, [move.photo]) or (None,)
    current = workspace.journal.move(move.id)
    if album is None or photo is None or current is None or current.state is not State.UNDONE:
        return
    folder = move.files[0].target.parent
    beside = _Companions().of(photo.path) if len(move.files) > 1 else ()
    filer = Filer(workspace, folder.parent, move.mode, CERTAIN, CAUSE)
    filer.file([Order(replace(photo, companions=beside), album, CERTAIN, folder)])


def with_place(workspace: Workspace, numbers: Iterable[int]) -> list[Photo]:
    """The photos of these numbers that have a place."""
    shown = Shown(workspace.database)
    rows = (shown.details(number) for number in dict.fromkeys(numbers))
    return [row.photo for row in rows if row is not None]

"""Free places in the album folders."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from cene.core.errors import TargetTakenError, printable
from cene.core.move import Collision
from cene.core.naming import FolderPattern, album_folder, folded, free_stem
from cene.files.copy import sync_folder
from cene.files.group import stem_and_suffixes

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from cene.core.album import Album
    from cene.core.photo import Photo


class Targets:
    """Plans where photos go; what was planned is taken for the next.

    Each folder is listed once: whoever takes a name meanwhile is noticed when the file is placed.
    """

    def __init__(self, into: Path) -> None:
        self._into = into
        self._taken: dict[Path, set[str]] = {}
        self._patterns: dict[str, FolderPattern] = {}

    def root(self, album: Album) -> Path:
        """The folder of an album: what is in it, or in folders in it, is in the album."""
        return self._into / album_folder(album.title)

    def folder(self, album: Album, photo: Photo, camera: Callable[[int], str | None]) -> Path:
        """The folder that a photo goes into, in that of the album or that itself.

        Args:
            album: the album.
            photo: the photo.
            camera: tells what took the photo of a number; asked only where that matters.

        Raises:
            UsageError: the album's pattern is none that this Cene knows.
        """
        root = self.root(album)
        if album.folder is None:
            return root
        if album.folder not in self._patterns:
            self._patterns[album.folder] = FolderPattern.parsed(album.folder)
        pattern = self._patterns[album.folder]
        taken_by = camera(photo.id) if pattern.asks_for_camera else None
        return root.joinpath(*pattern.folders(album.title, photo.moment, taken_by))

    def plan(
        self, sources: Sequence[Path], folder: Path, collision: Collision = Collision.NUMBER
    ) -> tuple[Path, ...]:
        """Free paths in a folder for a picture and its companions, all with one stem.

        Raises:
            OSError: the folder is there but cannot be listed.
            TargetTakenError: a name is taken, and there is to be no other.
        """
        taken = self._names(folder)
        stem, suffixes = stem_and_suffixes([source.name for source in sources])
        free = free_stem(stem, suffixes, lambda name: folded(name) in taken)
        if collision is Collision.LEAVE and free != free_stem(stem, suffixes, lambda _: False):
            where = printable(folder.relative_to(self._into))
            raise TargetTakenError(sources[0], f"another file in {where} has its name")
        planned = [free + suffix for suffix in suffixes]
        taken.update(map(folded, planned))
        return tuple(folder / name for name in planned)

    def beside(self, source: Path, target: Path) -> None:
        """Take the name that a late companion must have beside its photo.

        Raises:
            OSError: the folder cannot be listed.
            TargetTakenError: the name is taken, and there is no other.
        """
        taken = self._names(target.parent)
        if folded(target.name) in taken:
            where = printable(target.parent.name)
            raise TargetTakenError(source, f"another file in {where} has its name")
        taken.add(folded(target.name))

    def refresh(self, folder: Path) -> None:
        """List a folder anew: somebody else writes in it."""
        self._taken.pop(folder, None)

    def _names(self, folder: Path) -> set[str]:
        if folder not in self._taken:
            try:
                names = os.listdir(folder)
            except FileNotFoundError:
                names = []
            self._taken[folder] = {folded(name) for name in names}
        return self._taken[folder]


def make_folder(folder: Path) -> None:
    """Make a folder, and those above it, so that they outlive a power failure.

    Raises:
        OSError: that cannot be done.
    """
    missing = missing_folders(folder)
    os.makedirs(folder, exist_ok=True)
    for made in missing:
        sync_folder(made.parent)


def missing_folders(folder: Path) -> list[Path]:
    """A folder and those above it, as far as they do not exist yet, or nobody can say."""
    missing = []
    while not os.path.exists(folder) and folder != folder.parent:
        missing.append(folder)
        folder = folder.parent
    return missing

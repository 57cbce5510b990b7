"""Free places in the album folders."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from cene.core.naming import album_folder, folded, free_stem
from cene.files.group import stem_and_suffixes

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from cene.core.album import Album


class Targets:
    """Plans where photos go; what was planned is taken for the next.

    Each folder is listed once: whoever takes a name meanwhile is noticed when the file is placed.
    """

    def __init__(self, into: Path) -> None:
        self._into = into
        self._taken: dict[Path, set[str]] = {}

    def folder(self, album: Album) -> Path:
        """The folder of an album."""
        return self._into / album_folder(album.title)

    def plan(self, sources: Sequence[Path], folder: Path) -> tuple[Path, ...]:
        """Free paths in a folder for a picture and its companions, all with one stem.

        Raises:
            OSError: the folder is there but cannot be listed.
        """
        taken = self._names(folder)
        stem, suffixes = stem_and_suffixes([source.name for source in sources])
        free = free_stem(stem, suffixes, lambda name: folded(name) in taken)
        planned = [free + suffix for suffix in suffixes]
        taken.update(map(folded, planned))
        return tuple(folder / name for name in planned)

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


def missing_folders(folder: Path) -> list[Path]:
    """A folder and those above it, as far as they do not exist yet."""
    missing = []
    while not folder.exists():
        missing.append(folder)
        folder = folder.parent
    return missing

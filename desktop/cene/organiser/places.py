"""Where pictures usually are, what a folder holds, and which folders get into each other's way."""

from __future__ import annotations

import os
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from cene.core.errors import printable
from cene.core.naming import album_folder
from cene.files.scan import is_photo, scan

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from cene.core.album import Album

_CAMERA = ("Camera Uploads", "Camera Roll", "Camera", "InstantUpload", "DCIM")
"""What programs that fetch photos from telephones call the folder they put them into."""
_CLOUDS = ("Dropbox", "OneDrive/Pictures", "OneDrive", "Nextcloud", "Nextcloud/Photos", "ownCloud")
"""Where, below the home folder, programs keep those folders that share them between computers."""


@dataclass(frozen=True, slots=True)
class Holding:
    """What a folder holds.

    Attributes:
        photos: how many pictures that Cene decodes, with those in the folders below.
        problem: why the folder itself cannot be read (a clause without its name), None if it can.
    """

    photos: int
    problem: str | None = None


class Clash(StrEnum):
    """Why a folder cannot be sorted into a folder of albums."""

    SAME = "same"
    """It is the folder of the albums."""
    ALBUM = "album"
    """It is one of the albums, or lies in one."""


def usual(pictures: Path, home: Path) -> tuple[Path, ...]:
    """The folders in which this person's pictures probably are, the likeliest first.

    Args:
        pictures: the system's folder for pictures.
        home: the home folder.
    """
    above = (pictures, *(home / name for name in _CLOUDS))
    likely = [*(place / name for place in above for name in _CAMERA), pictures]
    found: dict[str, Path] = {}
    for path in likely:
        if os.path.isdir(path):
            found.setdefault(os.path.realpath(path), path)
    return tuple(found.values())


def outermost(folders: Iterable[Path]) -> tuple[Path, ...]:
    """Each folder once, without those that lie in another of them."""
    listed = tuple(dict.fromkeys(folders))
    return tuple(path for path in listed if set(listed).isdisjoint(path.parents))


def holding(folder: Path, exclude: Collection[Path], stopped: Callable[[], bool]) -> Holding | None:
    """Count the photos in a folder and all below it, by the endings of their names.

    Args:
        folder: where to count; links to folders are followed here and nowhere below.
        exclude: folders to stay out of.
        stopped: asked between folders whether nobody wants to know any more.

    Returns:
        What it holds, None if it was stopped.
    """
    root = Path(os.path.realpath(folder))
    photos = 0
    for found in scan(root, exclude):
        if stopped():
            return None
        if found.path == root and found.problems:
            return Holding(0, found.problems[0].reason)
        photos += sum(is_photo(name) for name, _, _ in found.files)
    return Holding(photos)


def clash(source: Path, into: Path, albums: Iterable[Album]) -> Clash | None:
    """Why photos in a folder cannot be sorted into a folder of albums; None if they can.

    `organiser/request.py` refuses the same for the command line, in its words.
    """
    real, target = Path(os.path.realpath(source)), Path(os.path.realpath(into))
    if real == target:
        return Clash.SAME
    folders = {target / album_folder(album.title) for album in albums}
    return None if folders.isdisjoint((real, *real.parents)) else Clash.ALBUM


def short(path: Path, home: Path) -> str:
    """A path for people: on one line, from ``~`` where it is in the home folder."""
    return printable(Path("~", path.relative_to(home)) if path.is_relative_to(home) else path)


def ending(path: Path) -> str:
    """The last two names of a path, which is what tells folders apart: ``Pictures/Albums``."""
    names = [name for name in path.parts if name != path.anchor]
    return printable("/".join(names[-2:])) or printable(path)

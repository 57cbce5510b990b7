"""Which file is which: by inode or by bytes, never by name alone."""

from __future__ import annotations

import os
from enum import Enum, auto
from typing import TYPE_CHECKING

from cene.core.photo import Stat, signed
from cene.files.copy import digest

if TYPE_CHECKING:
    from pathlib import Path

    from cene.core.move import FileMove


class Where(Enum):
    """Where the file of a move is, by looking at the disk."""

    SOURCE = auto()
    TARGET = auto()
    BOTH = auto()
    NOWHERE = auto()


def status(path: Path) -> Stat | None:
    """The identity of a file, None where there is none of that name.

    Raises:
        OSError: the system does not say (EACCES, EIO).
    """
    try:
        return Stat.of(os.lstat(path))
    except (FileNotFoundError, NotADirectoryError):
        return None


def locate(file: FileMove, *, by_bytes: bool = True) -> Where:
    """Find a file of a move that may have been interrupted anywhere.

    What is at the target counts as ours only if it is the inode that the journal knows, or another
    name of the source: a user's own file with the same bytes may have taken the name. Only where
    the source is gone do equal bytes count too, since some file systems (FAT) number inodes anew
    at each mount.

    Args:
        file: the file.
        by_bytes: whether equal bytes count; not while the move is being done, when the inode is
            known for sure and an equal file is somebody else's work.

    Raises:
        OSError: the system does not say.
    """
    source, target = status(file.source), status(file.target)
    at_source = source is not None and (
        source.same_file(file.stat) or source.same_content(file.stat) or _same(file, file.source)
    )
    at_target = target is not None and (
        target.same_file(file.stat)
        or (file.placed is not None and target.same_entry(file.placed))
        or (source is not None and target.same_file(source))
        or (by_bytes and not at_source and _same(file, file.target))
    )
    if at_source:
        return Where.BOTH if at_target else Where.SOURCE
    return Where.TARGET if at_target else Where.NOWHERE


def is_disk_away(file: FileMove) -> bool:
    """Whether the disk is not connected that the source of a copied file was on.

    Then nobody knows whether the source is gone. Disks may get other numbers when the system
    starts, so a number alone does not tell: where it is another, the disk of the target is not the
    source's, and a folder with files in it is no place where a disk belongs.

    Raises:
        OSError: the system does not say.
    """
    if status(file.source) is not None or file.placed is None:
        return False
    nearest = _nearest(file.source)
    if nearest is None:  # pragma: no cover - a drive of Windows
        return True
    here = signed(os.stat(nearest).st_dev)
    if file.stat.device in (here, file.placed.device):
        return False
    same_as_target = here == signed(os.stat(file.target.parent).st_dev)
    return same_as_target or nearest != file.source.parent or not os.listdir(nearest)


def is_way_back_away(file: FileMove) -> bool:
    """Whether the disk is not connected to which a moved file is to go back.

    As in `is_disk_away` a number alone does not tell: it must be that of the disk of the album, or
    of the one at the root, on which the folders are to which others are connected.

    Raises:
        OSError: the system does not say.
    """
    folder = file.source.parent
    nearest = _nearest(file.source)
    if nearest is None:  # pragma: no cover - a drive of Windows
        return True
    here = signed(os.stat(nearest).st_dev)
    if file.placed is None or file.stat.device in (here, file.placed.device):
        return False
    if nearest == folder and os.listdir(nearest):
        return False
    return here in {signed(os.stat(place).st_dev) for place in (file.target.parent, nearest.anchor)}


def is_out_of_reach(path: Path, device: int | None) -> bool:
    """Whether the disk is not connected on which a file was put, or was to be.

    Then nobody knows what is there. A folder that is there is believed, whatever its number.

    Args:
        path: the file.
        device: number of the disk; None if nobody knows.

    Raises:
        OSError: the system does not say.
    """
    if path.parent.is_dir():
        return False
    nearest = _nearest(path)
    if nearest is None:  # pragma: no cover - a drive of Windows
        return True
    return device is not None and device != signed(os.stat(nearest).st_dev)


def unchanged(file: FileMove, path: Path, expected: Stat | None) -> bool:
    """Whether a path still holds what was put there: the same identity, or else the same bytes.

    Raises:
        OSError: it cannot be read.
    """
    return (found := status(path)) is not None and (found == expected or _same(file, path))


def is_double(one: Path, other: Path) -> bool:
    """Whether the same bytes are at both places, so that one of them may go.

    Two ways to one place, through a linked folder or in another case, are no double.

    Raises:
        OSError: one cannot be read.
    """
    try:
        first, second = os.lstat(one), os.lstat(other)
    except (FileNotFoundError, NotADirectoryError):
        return False
    if os.path.samestat(first, second):
        return first.st_nlink > 1
    return first.st_size == second.st_size and digest(one) == digest(other)


def _nearest(path: Path) -> Path | None:
    """The folder that is there and nearest above a path."""
    return next((folder for folder in path.parents if folder.is_dir()), None)


def _same(file: FileMove, path: Path) -> bool:
    """Equal bytes where the journal has their digest, else equal size and time."""
    found = status(path)
    if found is None or found.size != file.stat.size:
        return False
    if not file.content:
        return found.mtime_ns == file.stat.mtime_ns
    return digest(path) == file.content

"""Whether the folder of the albums is there, or only the place where its disk belongs."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from cene.core.errors import AwayError, printable
from cene.core.photo import signed

if TYPE_CHECKING:
    from pathlib import Path

    from cene.store.journal import Journal


class AlbumsFolder:
    """The folder of the albums, on the disk on which it was at the first look.

    What is filed onto an empty mount point is out of sight as soon as the disk is connected again,
    and is on a disk that nobody chose.

    Args:
        journal: knows on which disk photos were filed into it.
        path: the folder; it may be still to be made.
    """

    def __init__(self, journal: Journal, path: Path) -> None:
        self._journal = journal
        self._path = path
        self._device: int | None = None

    def check(self) -> None:
        """Look whether photos can be filed into it now.

        Raises:
            AwayError: its disk is not connected, or does not answer.
        """
        path = printable(self._path)
        try:
            device = _device(self._path)
            known = self._device is not None
            gone = device != self._device if known else self._is_gone(device)
        except OSError as error:
            raise AwayError(
                f"The folder of the albums {path} cannot be read: {error.strerror}."
            ) from error
        if gone:
            raise AwayError(
                f"The folder of the albums {path} is not on the disk where photos were filed "
                "before. Connect that disk; if the albums are to be there from now on, make a "
                "folder in it."
            )
        self._device = device

    def _is_gone(self, device: int | None) -> bool:
        """Whether it is not there, or empty, and something was filed into it on another disk.

        Disks may get other numbers when the system starts: one with something in it is believed.
        """
        if device is not None and not _is_empty(self._path):
            return False
        places = (self._path, *self._path.parents)
        here = next((found for place in places if (found := _device(place)) is not None), None)
        if here is None:  # pragma: no cover - a drive of Windows that is not there
            return True
        before = self._journal.last_device(self._path)
        return before is not None and before != here


def _device(path: Path) -> int | None:
    """Number of the disk that a file or folder is on; None where it is not there."""
    try:
        return signed(os.stat(path).st_dev)
    except (FileNotFoundError, NotADirectoryError):
        return None


def _is_empty(folder: Path) -> bool:
    with os.scandir(folder) as entries:
        return next(entries, None) is None

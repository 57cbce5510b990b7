"""Reads the catalogue anew whenever it has changed, in a thread that only reads."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRunnable, QThreadPool, QTimer, Signal

from cene.core.errors import CeneError
from cene.organiser.library import snapshot
from cene.organiser.workspace import opened

if TYPE_CHECKING:
    from pathlib import Path


REST = 4
"""It rests for so many times as long as a reading took: while photos pour in, what is shown may be
a little old, and the work is not held up."""


class Reader(QObject):
    """Takes snapshots of a catalogue, one at a time.

    Args:
        catalogue: the file; it must be there and up to date before `refresh` is called.
        parent: its owner.
    """

    read = Signal(object)
    """A `cene.organiser.library.Snapshot`."""
    failed = Signal(str)
    """Why there is none, in a sentence."""

    _done = Signal(object, str)

    def __init__(self, catalogue: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._catalogue = catalogue
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._reading = self._again = False
        self._began = 0.0
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._rested)
        self._done.connect(self._end)

    def refresh(self) -> None:
        """Read, and once more if the catalogue changes meanwhile."""
        if self._reading or self._rest.isActive():
            self._again = True
            return
        self._reading = True
        self._began = time.monotonic()
        self._pool.start(_Reading(self._catalogue, self))

    def stop(self) -> None:
        """Wait for the reading that is under way; nothing is said of it any more."""
        self.blockSignals(True)  # noqa: FBT003 - Qt's way
        self._rest.stop()
        self._pool.waitForDone()

    def _end(self, found: object, error: str) -> None:
        self._reading = False
        if error:
            self.failed.emit(error)
        else:
            self.read.emit(found)
        self._rest.start(round(1000 * REST * (time.monotonic() - self._began)))

    def _rested(self) -> None:
        if self._again:
            self._again = False
            self.refresh()


class _Reading(QRunnable):
    """One reading."""

    def __init__(self, catalogue: Path, reader: Reader) -> None:
        super().__init__()
        self._catalogue = catalogue
        self._reader = reader

    def run(self) -> None:
        """Read, and say so in the reader's own thread."""
        try:
            with opened(self._catalogue, write=False) as workspace:
                found = snapshot(workspace)
        except CeneError as error:
            self._reader._done.emit(None, str(error))  # noqa: SLF001 - its other half
        else:
            self._reader._done.emit(found, "")  # noqa: SLF001 - its other half

"""Counts the photos in folders while the window goes on."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from cene.organiser.places import holding

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path


class Counting(QObject):
    """One thread that looks into one folder after the other.

    `counted` carries the folder and its `cene.organiser.places.Holding`.
    """

    counted = Signal(object, object)

    def __init__(self, exclude: Collection[Path], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._exclude = exclude
        self._end = threading.Event()
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)

    def count(self, folder: Path) -> None:
        """Count in a folder, after those that were asked for before."""
        self._end.clear()
        self._pool.start(_Count(self, folder, self._exclude, self._end))

    def stop(self) -> None:
        """Forget what was asked for; returns when the thread does nothing any more."""
        self._end.set()
        self._pool.clear()
        self._pool.waitForDone()


class _Count(QRunnable):
    def __init__(
        self, to: Counting, folder: Path, exclude: Collection[Path], end: threading.Event
    ) -> None:
        super().__init__()
        self._to, self._folder, self._exclude, self._end = to, folder, exclude, end

    def run(self) -> None:
        """Count, in the pool's thread."""
        found = holding(self._folder, self._exclude, self._end.is_set)
        if found is not None:
            self._to.counted.emit(self._folder, found)

"""Reads what the files of the selected photo say of it, in a thread."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThreadPool, Signal

from cene.core.shown import Standing

if TYPE_CHECKING:
    from cene.core.photo import Photo
    from cene.core.shown import Details


class SayingsReader(QObject):
    """Reads the files of one photo at a time: of the last that was asked for.

    Args:
        parent: its owner.
    """

    arrived = Signal(object, object)
    """The photo as it was asked for, and its `cene.core.shown.Sayings`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._lock = Lock()  # of what is wanted, which the thread takes
        self._asked: Details | None = None
        self._wanted: Photo | None = None

    def ask(self, details: Details) -> None:
        """Have the files of a photo read, unless they were and nothing is known to be new."""
        if details == self._asked:
            return
        self._asked = details
        with self._lock:
            waits = self._wanted is not None
            # A photo that failed may have done so by ending a process that read it.
            self._wanted = None if details.standing is Standing.FAILED else details.photo
        if not waits:
            self._pool.start(self._read)

    def stop(self) -> None:
        """Read no more; waits for the photo in work."""
        with self._lock:
            self._wanted = None
        self._pool.waitForDone()

    def _read(self) -> None:
        """Read what is wanted by now (in the thread)."""
        from cene.organiser.sayings import sayings  # noqa: PLC0415 - loads all of exiv2

        with self._lock:
            photo, self._wanted = self._wanted, None
        if photo is not None:
            self.arrived.emit(photo, sayings(photo))

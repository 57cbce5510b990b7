"""Thumbnails for painting: those that are there at once, the others a moment later."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, QSize, Qt, QThread, QThreadPool, Signal
from PySide6.QtGui import QBrush, QImage, QPainter, QPixmap

from cene.core.errors import PictureError
from cene.core.shown import Standing
from cene.organiser.thumbnails import fitted
from cene.ui import theme

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from cene.core.shown import Tile
    from cene.organiser.thumbnails import ThumbnailFolder

CAP = 96 << 20
"""Most bytes of the pictures that are kept in memory."""
RETRY = 10.0
"""Seconds after which a photo that could not be read is tried again when it is next shown."""
_THREADS = 4
_STOP = 1000
"""Milliseconds that the picture in work is waited for at the end."""


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A thumbnail of one size, in pixels of the device."""

    photo: int
    path: Path
    width: int
    height: int
    ratio: float


class Thumbnails(QObject):
    """Pictures of photos with rounded corners, cropped to the size that is asked for.

    What was asked for last is made first.

    Args:
        folder: makes and keeps them.
        cap: most bytes that they may take in memory; those not shown for longest go first.
        parent: its owner.
        careful: whether unread photos have to wait until the classifier has looked at them. If one
            of them ends the process, it must do so there, where it will be known by it
            (`cene.organiser.lookout`), and not in each window that shows it.
    """

    ready = Signal(int)
    """Number of a photo whose picture was made, or that turned out to be unreadable."""

    _made = Signal(object, QImage)

    def __init__(
        self,
        folder: ThumbnailFolder,
        cap: int = CAP,
        parent: QObject | None = None,
        *,
        careful: bool = False,
    ) -> None:
        super().__init__(parent)
        self._folder = folder
        self._cap = cap
        self._careful = careful
        self._held = 0
        self._pictures: OrderedDict[_Wanted, QPixmap] = OrderedDict()
        self._latest: dict[int, _Wanted] = {}
        self._unreadable: dict[_Wanted, float] = {}
        self._in_work: set[_Wanted] = set()
        self._waiting: dict[_Wanted, None] = {}
        self._lock = threading.Lock()  # of what waits, which the pool takes from
        self._stopped = False
        self._pool = QThreadPool(self)
        # With two cores the other one is the window's and the classifier's.
        self._pool.setMaxThreadCount(max(1, min(_THREADS, QThread.idealThreadCount() // 2)))
        self._made.connect(self._keep, Qt.ConnectionType.QueuedConnection)

    def pixmap(self, tile: Tile, size: QSize, ratio: float = 1.0) -> QPixmap | None:
        """The picture of a photo, or else a request for it, which `ready` answers.

        Args:
            tile: the photo.
            size: of the picture, in pixels of the window.
            ratio: pixels of the device in one of the window.

        Returns:
            It in that size; meanwhile in another, to be scaled; None where there is none yet; a
            null one where the photo cannot be read.
        """
        if tile.standing is Standing.FAILED:
            return QPixmap()  # it may have failed by ending a process that read it
        wanted = _wanted(tile, size, ratio)
        found = self._pictures.get(wanted)
        if found is not None:
            self._pictures.move_to_end(wanted)
            return found
        failed = self._unreadable.get(wanted)
        if failed is not None:
            if time.monotonic() - failed < RETRY:
                return QPixmap()
            del self._unreadable[wanted]
        if not (self._careful and tile.standing is Standing.UNREAD):
            self._ask(wanted)
        latest = self._latest.get(tile.id)
        return None if latest is None or latest.path != tile.path else self._pictures[latest]

    def drop(self, tiles: Iterable[Tile], size: QSize, ratio: float = 1.0) -> None:
        """Take back requests for what is no longer to be seen."""
        with self._lock:
            for tile in tiles:
                wanted = _wanted(tile, size, ratio)
                if wanted in self._waiting:
                    del self._waiting[wanted]
                    self._in_work.discard(wanted)

    def stop(self) -> None:
        """Make no more; waits up to a second for the picture in work."""
        self._stopped = True
        with self._lock:
            self._waiting.clear()
        self._pool.clear()
        self._pool.waitForDone(_STOP)

    def _ask(self, wanted: _Wanted) -> None:
        if self._stopped:
            return
        with self._lock:
            waits = wanted in self._waiting
            if wanted in self._in_work and not waits:
                return  # it is being made
            self._waiting.pop(wanted, None)
            self._waiting[wanted] = None
        if not waits:
            self._in_work.add(wanted)
            self._pool.start(self._make)

    def _make(self) -> None:
        """Make the newest of what still waits (in a thread of the pool)."""
        with self._lock:
            if not self._waiting:
                return
            wanted, _ = self._waiting.popitem()
        self._made.emit(wanted, _image(self._folder, wanted))

    def _keep(self, wanted: _Wanted, image: QImage) -> None:
        self._in_work.discard(wanted)
        if image.isNull():
            self._unreadable[wanted] = time.monotonic()
        else:
            pixmap = QPixmap.fromImage(image)
            pixmap.setDevicePixelRatio(wanted.ratio)
            self._pictures[wanted] = pixmap
            self._latest[wanted.photo] = wanted
            self._held += _bytes(wanted)
            while self._held > self._cap and len(self._pictures) > 1:
                self._forget(self._pictures.popitem(last=False)[0])
        self.ready.emit(wanted.photo)

    def _forget(self, gone: _Wanted) -> None:
        self._held -= _bytes(gone)
        if self._latest.get(gone.photo) == gone:
            del self._latest[gone.photo]


def _wanted(tile: Tile, size: QSize, ratio: float) -> _Wanted:
    width, height = round(size.width() * ratio), round(size.height() * ratio)
    return _Wanted(tile.id, tile.path, max(1, width), max(1, height), ratio)


def _bytes(wanted: _Wanted) -> int:
    return 4 * wanted.width * wanted.height


def _image(folder: ThumbnailFolder, wanted: _Wanted) -> QImage:
    """The picture with its rounded corners; a null one where the photo cannot be read."""
    try:
        pixels = folder.pixels(wanted.path)
    except PictureError:
        return QImage()
    width, height = wanted.width, wanted.height
    filled = fitted(pixels, width, height).tobytes()
    square = QImage(filled, width, height, 3 * width, QImage.Format.Format_RGB888)
    rounded = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    rounded.fill(Qt.GlobalColor.transparent)
    painter = QPainter(rounded)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(square))
    radius = theme.RADIUS * wanted.ratio
    painter.drawRoundedRect(QRectF(0, 0, width, height), radius, radius)
    painter.end()
    return rounded

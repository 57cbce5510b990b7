"""Reads pictures in a thread, what is looked at first, and keeps the last ones.

What is kept is shown at once; if its file has changed since, that is noticed and it is read anew.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThreadPool, Signal, Slot

from cene.core.errors import CeneError

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

KEPT = 160 << 20
"""Bytes of pictures that are kept: the photo of the moment and its neighbours at the size of a
large screen, or one of 24 megapixels as it is."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A picture that was read.

    Attributes:
        image: its pixels, upright.
        across: width of the whole photo, in pixels; the image may be smaller.
        down: its height.
    """

    image: QImage
    across: int
    down: int

    @property
    def whole(self) -> bool:
        """Whether every pixel of the photo is in the image."""
        return self.image.width() >= self.across and self.image.height() >= self.down


Load = Callable[[Path, int], Loaded]
"""Reads the photo at a path, scaled down so that its longer side has at most so many pixels; called
in a thread, raises CeneError with a sentence."""

Wish = tuple[Path, int]
"""A photo, and how many pixels its longer side is to have at most."""


_Stamp = tuple[int, int] | None
"""Time and size of a file by which a change is noticed; None where it is not there."""


class Loader(QObject):
    """Reads what is wished for, one picture at a time.

    Args:
        load: how to read one.
        parent: its owner.
    """

    arrived = Signal(object)
    """A `Wish` that `find` answers from now on, or otherwise than before."""
    failed = Signal(object, str)
    """A `Wish` that cannot be met, and why."""

    _done = Signal(object, object, object, str)

    def __init__(self, load: Load, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._load = load
        self._kept: OrderedDict[Wish, Loaded] = OrderedDict()
        self._stamps: dict[Wish, _Stamp] = {}  # of the kept ones
        self._lock = Lock()
        self._wishes: list[Wish] = []
        self._under_way: set[Wish] = set()  # until they are kept
        self._running = False
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._done.connect(self._keep)

    def find(self, wish: Wish) -> Loaded | None:
        """What was read for a wish, None where nothing is kept."""
        found = self._kept.get(wish)
        if found is not None:
            self._kept.move_to_end(wish)
        return found

    def want(self, wishes: Sequence[Wish]) -> None:
        """Read these, the first one first; what was wished for before is no longer wanted."""
        with self._lock:
            self._wishes = [w for w in dict.fromkeys(wishes) if w not in self._under_way]
            if not self._wishes or self._running:
                return
            self._running = True
        self._pool.start(self._work)

    def stop(self) -> None:
        """Give up what is wished for and wait for the picture that is being read."""
        self.blockSignals(True)  # noqa: FBT003 - Qt's own
        with self._lock:
            self._wishes = []
        self._pool.waitForDone()

    def _work(self) -> None:
        """In the pool's thread, until nothing is wished for."""
        while (wish := self._next()) is not None:
            stamp = _stamp(wish[0])  # before it is read: a change meanwhile is then seen next time
            if self._is_kept(wish, stamp):
                continue
            try:
                found, reason = self._load(*wish), ""
            except CeneError as error:
                found, reason = None, str(error)
            self._done.emit(wish, stamp, found, reason)

    def _is_kept(self, wish: Wish, stamp: _Stamp) -> bool:
        """Whether it was read as it is; what is kept of a file that is gone is better than none."""
        with self._lock:
            kept = wish in self._stamps and stamp in (None, self._stamps[wish])
            if kept:
                self._under_way.discard(wish)
            return kept

    def _next(self) -> Wish | None:
        with self._lock:
            wish = self._wishes.pop(0) if self._wishes else None
            self._running = wish is not None
            if wish is not None:
                self._under_way.add(wish)
            return wish

    @Slot(object, object, object, str)
    def _keep(self, wish: Wish, stamp: _Stamp, found: Loaded | None, reason: str) -> None:
        self._kept.pop(wish, None)
        if found is not None:
            self._kept[wish] = found
            while len(self._kept) > 1 and self._size() > KEPT:
                self._kept.popitem(last=False)
        with self._lock:
            self._under_way.discard(wish)
            self._stamps[wish] = stamp
            self._stamps = {kept: self._stamps[kept] for kept in self._kept}
        if found is None:
            self.failed.emit(wish, reason)
        else:
            self.arrived.emit(wish)

    def _size(self) -> int:
        return sum(loaded.image.sizeInBytes() for loaded in self._kept.values())


def _stamp(path: Path) -> _Stamp:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size

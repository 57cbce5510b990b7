"""The whole app in a process of its own, with somebody who looks at a clock.

Called with what is to be measured and with the catalogue; prints one JSON document.
"""

from __future__ import annotations

import json
import os
import sys
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, Qt, QTimer

from cene import paths
from cene.organiser.thumbnails import ThumbnailFolder
from cene.ui import app
from cene.ui.desk import Desk
from cene.ui.parts.thumbnails import Thumbnails
from cene.ui.session import Session
from cene.ui.system.crash import Crashes
from cene.ui.work.jobs import Rerank, Scan

if TYPE_CHECKING:
    from collections.abc import Callable

TICK_MS = 10
IDLE_SECONDS = 20.0
SETTLE_MS = 3000
DRAGS = 40
ANSWERS = 6
LIMIT_MS = 300_000


class App(QObject):
    """The app as `cene gui` has it.

    Args:
        catalogue: the file.
    """

    def __init__(self, catalogue: Path) -> None:
        super().__init__()
        self.application = app.application()
        self.session = Session(catalogue)
        self.thumbnails = Thumbnails(ThumbnailFolder(paths.thumbnails()))
        crashes = Crashes(paths.home() / "crash")
        self.desk = Desk(self.session, self.thumbnails, crashes, paths.home() / "window.ini")

    def until(self, holds: Callable[[], bool]) -> None:
        """Let the window live until something holds.

        Raises:
            TimeoutError: it never does.
        """
        limit = time.monotonic() + LIMIT_MS / 1000
        while not holds():
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            if time.monotonic() > limit:
                raise TimeoutError

    def live(self, milliseconds: int) -> None:
        """Let the window live for a while."""
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def start(self) -> None:
        """Open the window and wait for the photos in it."""
        self.desk.start(hidden=False)
        self.until(lambda: self.session.snapshot is not None)


class Ticks(QObject):
    """How late a timer of the window's thread is, in milliseconds."""

    def __init__(self) -> None:
        super().__init__()
        self.late: list[float] = []
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._last = time.perf_counter()

    def start(self) -> None:
        """Begin."""
        self._last = time.perf_counter()
        self._timer.start(TICK_MS)

    def stop(self) -> None:
        """End."""
        self._timer.stop()

    def _tick(self) -> None:
        now = time.perf_counter()
        self.late.append(max(1000 * (now - self._last) - TICK_MS, 0))
        self._last = now


class Jobs(QObject):
    """When the first job of a kind began and ended, however often it stepped aside meanwhile.

    Args:
        session: whose they are.
        kind: which.
    """

    def __init__(self, session: Session, kind: type) -> None:
        super().__init__()
        self._kind = kind
        self.began = self.ended = 0.0
        self.count = 0
        session.work.began.connect(self._began)
        session.ended.connect(self._ended)

    def _began(self, job: object) -> None:
        if isinstance(job, self._kind) and not self.began:
            self.began = time.perf_counter()

    def _ended(self, job: object, _result: object) -> None:
        if isinstance(job, self._kind):
            self.ended = self.ended or time.perf_counter()
            self.count += 1


def opened(found: App) -> list[float]:
    """Seconds until the photos are in the window and painted; the parent says when it began."""
    found.start()
    QCoreApplication.processEvents()
    return [time.monotonic()]


def scanned(found: App) -> list[float]:
    """Lateness of the window while photos are sorted (99 of 100, worst), and seconds of that."""
    ticks, scans = Ticks(), Jobs(found.session, Scan)
    found.desk.start(hidden=False)
    found.until(lambda: scans.began > 0)
    ticks.start()
    found.until(lambda: scans.count > 0)
    ticks.stop()
    return [*np.percentile(ticks.late, (99, 100)).tolist(), scans.ended - scans.began]


def dragged(found: App) -> list[float]:
    """Milliseconds of one step of the threshold, painted."""
    found.start()
    found.live(SETTLE_MS)
    library = found.desk.window.library
    seconds = []
    for threshold in np.linspace(0.55, 0.99, DRAGS).tolist():
        began = time.perf_counter()
        library.confidence.moved.emit(threshold)
        library.grid.viewport().repaint()
        library.sidebar.repaint()
        seconds.append(time.perf_counter() - began)
        found.live(TICK_MS)
    return [1000 * float(np.median(seconds))]


def idled(found: App) -> list[float]:
    """Share of one core that a window takes that nobody touches."""
    found.start()
    found.until(lambda: not found.session.work.busy)
    found.live(SETTLE_MS)
    before = time.process_time()
    found.live(round(1000 * IDLE_SECONDS))
    return [(time.process_time() - before) / IDLE_SECONDS]


def answered(found: App) -> list[float]:
    """Seconds from an answer to the photos in the window being ranked anew."""
    found.start()
    found.until(lambda: not found.session.work.busy)
    found.live(SETTLE_MS)
    session = found.session
    seconds: list[tuple[float, float]] = []
    ranked = Jobs(session, Rerank)
    for number, photo in enumerate(session.waiting()[:ANSWERS]):
        began = time.perf_counter()
        session.answer([photo], "Bella" if number % 2 else "Allotment")
        found.until(partial(_is_answered, session, photo))
        shown = time.perf_counter() - began
        found.until(partial(_is_ranked, session, ranked, number))
        seconds.append((shown, time.perf_counter() - began))
        found.live(SETTLE_MS // 3)
    # The first answer loads the classifier.
    return [float(np.median(column)) for column in zip(*seconds[1:], strict=True)]


def _is_answered(session: Session, photo: int) -> bool:
    return photo not in session.waiting()


def _is_ranked(session: Session, ranked: Jobs, before: int) -> bool:
    """Whether it was done once more, and no newer snapshot is to come."""
    reader = session._reader
    return ranked.count > before and not reader._reading and not reader._again


def ended(found: App) -> list[float]:
    """The moment at which the program was told to end, while photos are sorted."""
    scans = Jobs(found.session, Scan)
    found.desk.start(hidden=False)
    found.until(lambda: scans.began > 0)
    found.live(SETTLE_MS // 2)
    moment = time.monotonic()
    found.desk.quit()
    return [moment]


MEASURES = {one.__name__: one for one in (opened, scanned, dragged, idled, answered, ended)}


def main(name: str, catalogue: Path) -> None:
    """Measure one thing."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    found = App(catalogue)
    figures = MEASURES[name](found)
    found.desk.stop()
    print(json.dumps(figures), flush=True)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))

"""The work thread: one after another, with the only connection that writes."""

from __future__ import annotations

import logging
import time
from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QThread, Signal

from cene.core.errors import CeneError
from cene.organiser.workspace import opened
from cene.ui.work.bench import Bench, StoppedError
from cene.ui.work.job_queue import JobQueue
from cene.ui.work.jobs import Open

if TYPE_CHECKING:
    from pathlib import Path

    from cene.organiser.classifier import Classifier
    from cene.ui.work.bench import Job

STOP_MS = 2000
"""Milliseconds that the work in hand is waited for at the end."""
GRACE = 1.0
"""Seconds of these in which what a person asked for is still done."""
PROGRESS = 0.1
"""Seconds between two signals of progress."""
CHANGED = 1.0
"""Seconds between two signals that the catalogue has changed, while one job is in work."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Progressed:
    """How far a job is.

    Attributes:
        job: the job.
        stage: what it does at the moment, in the person's language.
        done: steps of that stage that are done.
        total: how many there are, None if that is unknown.
        seconds: since the stage began.
    """

    job: Job
    stage: str
    done: int
    total: int | None
    seconds: float


class Work(QObject):
    """Does jobs in a thread of its own, and says how each ended.

    Every job that `submit` takes ends in exactly one of `finished`, `failed` and `cancelled`. A job
    that is not a person's may begin more than once, for it steps aside for those before it.
    Signals come to this object's own thread.

    Args:
        catalogue: the file.
        parent: its owner.
    """

    began = Signal(object)
    """A job."""
    progressed = Signal(object)
    """A `Progressed`, at most ten a second."""
    finished = Signal(object, object)
    """A job and what `Job.run` returned."""
    failed = Signal(object, str)
    """A job and why it failed, in a sentence."""
    cancelled = Signal(object)
    """A job that nobody wants any more; whatever it had done so far stays done."""
    changed = Signal()
    """The catalogue is not as it was; at most once a second, and at the end of each job."""
    idle = Signal()
    """Nothing is in work, and nothing waits that may be done."""

    def __init__(self, catalogue: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queue = JobQueue()
        self._thread = _WorkThread(catalogue, self._queue, self)

    @property
    def paused(self) -> bool:
        """Whether a person wants nothing done in the background."""
        return self._queue.paused

    @property
    def busy(self) -> bool:
        """Whether anything is in work or waits for it."""
        return self._queue.busy

    def start(self) -> None:
        """Begin, with opening the catalogue: an `Open` finishes or fails as any other job."""
        self._queue.put(Open())
        self._thread.start()

    def submit(self, job: Job) -> bool:
        """Let a job wait for its turn.

        Returns:
            False if no signal will ever speak of it: an equal one that is not a person's waits
            already and does for both, or all work was stopped.
        """
        return self._queue.put(job)

    def cancel(self, job: Job | None = None) -> None:
        """Stop a job, be it in work or not, or all of them."""
        for gone in self._queue.cancel(job):
            self.cancelled.emit(gone)

    def pause(self) -> None:
        """Do nothing in the background until `resume`; a scan that is in work steps aside."""
        self._queue.pause(on=True)

    def resume(self) -> None:
        """Do everything again."""
        self._queue.pause(on=False)

    def hold(self, *, on: bool) -> None:
        """The same while it is not the time for it, whether or not a person paused it too."""
        self._queue.hold(on=on)

    def stop(self) -> bool:
        """End the thread at the next point where nothing is lost, and close the catalogue.

        May be called twice. What a person asked for before is done first, as far as that takes no
        longer than `GRACE`; every other job is cancelled.

        Returns:
            Whether it ended within `STOP_MS`. If not, a disk does not answer; the program may end
            all the same, for the next start settles what is half done.
        """
        self._queue.stop(GRACE)
        ended = not self._thread.isRunning() or self._thread.wait(STOP_MS)
        self.cancel()
        return ended


class _WorkThread(QThread):
    """What happens in the thread; its signals are those of `Work`."""

    def __init__(self, catalogue: Path, queue: JobQueue, work: Work) -> None:
        super().__init__(work)
        self._catalogue = catalogue
        self._queue = queue
        self._work = work
        self._bench: Bench | None = None
        self._classifier: Classifier | None = None
        self._open = ExitStack()

    def run(self) -> None:
        """Do jobs until the queue is over."""
        try:
            while not self._queue.over:
                job = self._queue.take()
                if job is None:
                    self._work.idle.emit()
                    self._queue.wait()
                else:
                    self._do(job)
        finally:
            self._open.close()

    def _do(self, job: Job) -> None:
        """One job to its end, whatever that is."""
        work = self._work
        work.began.emit(job)
        progress: _Told | None = None
        try:
            bench = self._bench or self._opened()
            bench.progress = progress = _Told(job, self._queue, work, bench)
            result = job.run(bench)
        except StoppedError:
            if not self._queue.put_back():
                work.cancelled.emit(job)
        except CeneError as error:
            work.failed.emit(job, str(error))
        except Exception as error:  # noqa: BLE001 - a bug in one job must not end the thread
            _log.exception("%s failed", type(job).__name__)
            work.failed.emit(job, self._closed_after(error))
        else:
            work.finished.emit(job, result)
        if progress is not None and self._bench is not None:
            progress.tell_change()

    def _opened(self) -> Bench:
        """Open the catalogue, and settle what an interrupted run left.

        Raises:
            UnusableError: it cannot be used; the next job tries again.
        """
        with ExitStack() as stack:
            workspace = stack.enter_context(opened(self._catalogue, write=True))
            bench = Bench(workspace, self._classifier, self._queue.put)
            self._open = stack.pop_all()
        self._bench = bench
        return bench

    def _closed_after(self, error: Exception) -> str:
        """Close the catalogue after a bug or damage; opening it again settles what was half done.

        Returns:
            What went wrong, in a sentence.
        """
        if self._bench is not None:
            self._classifier, self._bench = self._bench.used, None
        try:
            self._open.__exit__(type(error), error, error.__traceback__)
        except CeneError as explained:
            return str(explained)
        return QCoreApplication.translate("Work", "An error in Cene: {0}").format(
            f"{type(error).__name__}: {error}"
        )


class _Told:
    """Progress of one job, which becomes signals, not too many of them."""

    def __init__(self, job: Job, queue: JobQueue, work: Work, bench: Bench) -> None:
        self._job = job
        self._queue = queue
        self._work = work
        self._bench = bench
        self._stage, self._done = "", 0
        self._total: int | None = None
        self._stage_began = time.monotonic()
        self._told = self._looked = time.monotonic()
        self._changes = bench.changes
        self._stopped = False

    def begin(self, stage: str, total: int | None) -> None:
        """A stage begins."""
        self._stage, self._done, self._total = stage, 0, total
        self._stage_began = time.monotonic()
        self._tell()

    def advance(self, steps: int = 1) -> None:
        """So many steps of it are done."""
        self._done += steps
        self._tell()

    def stopped(self) -> bool:
        """Whether to stop; once that was said it stays said, for half a job counts on it."""
        self._stopped = self._stopped or not self._queue.goes_on()
        return self._stopped

    def tell_change(self) -> None:
        """Say that the catalogue has changed, if it has since that was last said."""
        if self._bench.changes != self._changes:
            self._changes = self._bench.changes
            self._work.changed.emit()

    def _tell(self) -> None:
        now = time.monotonic()
        if now - self._told < PROGRESS:
            return
        self._told = now
        stage = QCoreApplication.translate("Stages", self._stage)
        passed = now - self._stage_began
        self._work.progressed.emit(Progressed(self._job, stage, self._done, self._total, passed))
        if now - self._looked >= CHANGED:
            self._looked = now
            self.tell_change()

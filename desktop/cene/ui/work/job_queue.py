"""Which job is next, and whether the one in work is to go on. Pure Python; used by two threads."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

from cene.ui.work.bench import Rank

if TYPE_CHECKING:
    from cene.ui.work.bench import Job


class JobQueue:
    """Jobs that wait, those of a lower rank first, and among these in their order."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._waiting: dict[Rank, list[Job]] = {rank: [] for rank in Rank}
        self._running: Job | None = None
        self._cancelled = self._paused = self._held = False
        self._ends: float | None = None

    @property
    def paused(self) -> bool:
        """Whether a person wants nothing done in the background."""
        return self._paused

    @property
    def over(self) -> bool:
        """Whether nothing will be done any more."""
        return self._ends is not None and self._next() is None

    @property
    def busy(self) -> bool:
        """Whether anything is in work or waits."""
        return self._running is not None or any(self._waiting.values())

    def put(self, job: Job) -> bool:
        """Let a job wait.

        Returns:
            False if it does not, because an equal one that is not a person's waits already, or
            because of `stop`.
        """
        with self._changed:
            waiting = self._waiting[job.rank]
            if self._ends is not None or (not job.urgent and job in waiting):
                return False
            waiting.append(job)
            self._changed.notify()
            return True

    def take(self) -> Job | None:
        """The next job, from now on the one in work; None if there is none that may be done."""
        with self._changed:
            self._running, self._cancelled = self._next(), False
            if self._running is not None:
                self._waiting[self._running.rank].pop(0)
            return self._running

    def wait(self) -> None:
        """Wait until there is something to take, or nothing will be done any more."""
        with self._changed:
            self._changed.wait_for(lambda: self._ends is not None or self._next() is not None)

    def goes_on(self) -> bool:
        """Whether the job in work is wanted at this moment; without waiting for a lock."""
        job = self._running
        if job is None or self._cancelled or not self._may(job.rank):
            return False
        return not any(self._waiting[rank] for rank in Rank if rank < job.rank)

    def put_back(self) -> bool:
        """Let the job in work wait again, before its like; False if nobody wants it any more."""
        with self._changed:
            job, self._running = self._running, None
            if job is None or self._cancelled or self._ends is not None:
                return False
            self._waiting[job.rank].insert(0, job)
            return True

    def cancel(self, job: Job | None = None) -> list[Job]:
        """Ask a job to stop, be it in work or not, or all of them.

        Returns:
            Those that waited, and now do not.
        """
        with self._changed:
            if self._running is not None and (job is None or job is self._running):
                self._cancelled = True
            gone: list[Job] = []
            for waiting in self._waiting.values():
                gone += [other for other in waiting if job is None or other is job]
                waiting[:] = [other for other in waiting if job is not None and other is not job]
            return gone

    def pause(self, *, on: bool) -> None:
        """Do nothing in the background, or everything again."""
        with self._changed:
            self._paused = on
            self._changed.notify()

    def hold(self, *, on: bool) -> None:
        """The same for a reason that is not a person's; both may be at once."""
        with self._changed:
            self._held = on
            self._changed.notify()

    def stop(self, grace: float) -> None:
        """Do only what a person has asked for by now, and that for so many seconds at most."""
        with self._changed:
            if self._ends is None:
                self._ends = time.monotonic() + grace
            self._changed.notify()

    def _next(self) -> Job | None:
        for rank, waiting in self._waiting.items():
            if waiting and self._may(rank):
                return waiting[0]
        return None

    def _may(self, rank: Rank) -> bool:
        """Whether jobs of a rank are done at this moment."""
        if self._ends is not None:
            return rank is Rank.PERSON and time.monotonic() < self._ends
        return rank is not Rank.BACKGROUND or not (self._paused or self._held)

"""When to scan again: soon after a hint, and every hour, for hints get lost."""

from __future__ import annotations

import math
import threading
import time
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from cene.core.errors import BusyError
from cene.core.watched import EVERYWHERE, Changes
from cene.files.settle import QUIET
from cene.files.watch import Watch
from cene.organiser.loops import registered
from cene.store.database import NETWORK_FILE_SYSTEMS, file_system, watcher_lock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

HOURLY = 3600.0
"""Seconds after the last scan when there is another one, whatever was hinted."""
REST = 2.0
"""How many times as long as a scan took it waits before the next: hints may come all day."""
LONGEST_REST = 30.0
"""Seconds that it waits at most: the first scan of all takes an hour."""
LONGEST_WAIT = 60.0
"""Seconds between two looks at a file that does not settle; its end is hinted at besides."""
AGAIN = 60.0
"""Seconds until a scan that failed is tried again."""


class Watching:
    """Says when to scan. The first time is at once; any thread may call.

    Whoever asks `due` scans if it says so, and tells `begun` and `ended`.

    Args:
        clock: seconds that only ever grow.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Condition()
        self._running, self._paused = False, False
        self._hints, self._taken, self._later = Changes(), Changes(), Changes()
        """What was hinted, what the scan of the moment looks at, and what has not settled."""
        self._restless, self._patience = frozenset[Path](), 0.0
        self._ripe = math.inf
        """When to look at what had not settled, if nothing is heard of it before."""
        self._next = clock()
        """When there is a scan also without a hint."""
        self._earliest = self._next
        self._began = self._next

    def hint(self, changes: Changes) -> None:
        """Something may have changed."""
        with self._lock:
            self._hints |= changes
            self._lock.notify_all()

    def pause(self) -> None:
        """Nothing is due until `resume`; hints are kept."""
        with self._lock:
            self._paused = True

    def resume(self) -> None:
        """What became due meanwhile is so now."""
        with self._lock:
            self._paused = False

    def due(self) -> bool:
        """Whether to scan now."""
        with self._lock:
            return self._left() <= 0

    def wait(self, longest: float) -> bool:
        """Sleep until a scan is due, but not for longer than so many seconds; whether one is."""
        with self._lock:
            left = self._left()
            if left > 0:
                self._lock.wait(min(left, longest))
            return self._left() <= 0

    def _left(self) -> float:
        """Seconds until a scan is due, as far as is known now."""
        if self._running or self._paused:
            return math.inf
        hinted = self._earliest if self._hints else max(self._earliest, self._ripe)
        return min(self._next, hinted) - self._clock()

    def begun(self) -> Changes:
        """A scan begins, and nothing is due meanwhile.

        Returns:
            What it has to look at: all that was hinted until now, and every hour everything.
        """
        with self._lock:
            self._running, self._began = True, self._clock()
            self._taken = EVERYWHERE if self._began >= self._next else self._hints | self._later
            self._hints, self._later, self._ripe = Changes(), Changes(), math.inf
            return self._taken

    def ended(
        self,
        *,
        well: bool = True,
        waiting: Iterable[Path] = (),
        left: Iterable[Path] = (),
        again: float | None = None,
    ) -> None:
        """The scan is over.

        Args:
            well: False where it failed, and is to be tried again.
            waiting: files that had not settled; their folders are looked at again.
            left: folders that the scan did not finish; the next one does, at once.
            again: seconds until it is tried again; None for `AGAIN`.
        """
        with self._lock:
            now = self._clock()
            self._running = False
            self._earliest = now + min(REST * (now - self._began), LONGEST_REST)
            if not well:
                again = AGAIN if again is None else again
                self._later |= self._taken
                self._next = max(self._next, now + again)
                self._ripe = now + again
            elif self._taken.everywhere:
                self._next = now + HOURLY
            if more := frozenset(left):
                self._hints |= Changes(more)
                self._earliest = now
            self._wait_for(frozenset(path.parent for path in waiting), now)

    def _wait_for(self, folders: frozenset[Path], now: float) -> None:
        """Look at folders again, the less often the longer nothing in them settles."""
        longer = 2 * self._patience if folders <= self._restless else 0.0
        self._restless, self._patience = folders, min(max(QUIET, longer), LONGEST_WAIT)
        if folders:
            self._later |= Changes(folders)
            self._ripe = min(self._ripe, now + self._patience)


@contextmanager
def claimed(catalogue: Path, roots: Iterable[Path], into: Path | None) -> Iterator[None]:
    """Let other watchers know of this one, which holds the writer's lock of its catalogue.

    A `cene watch` for the same one keeps waiting for that lock as long, so it is no obstacle.

    Args:
        catalogue: the catalogue file.
        roots: the folders that are watched.
        into: the folder of the albums, None while none is chosen.

    Raises:
        UsageError: another watcher would hand photos to and fro.
        UnusableError: this cannot be noted.
    """
    with ExitStack() as stack:
        with suppress(BusyError):
            stack.enter_context(watcher_lock(catalogue))
        if into is not None:
            stack.enter_context(registered(roots, into))
        yield


def watch(
    roots: Iterable[Path],
    exclude: Iterable[Path],
    watching: Watching,
    patterns: Iterable[str] = (),
) -> Watch:
    """A watch over folders that hints to `watching`; not started yet.

    Args:
        roots: the folders; they need not be there yet.
        exclude: folders below them whose changes do not count.
        watching: what to tell.
        patterns: what below the folders does not count besides.

    Raises:
        UsageError: one of the patterns is none.
    """
    return Watch(roots, exclude, watching.hint, remote=on_network, patterns=patterns)


def on_network(folder: Path) -> bool:
    """Whether a folder is on a disk elsewhere, of whose changes the system does not tell."""
    return file_system(folder) in NETWORK_FILE_SYSTEMS

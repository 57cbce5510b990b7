"""When to scan again: soon after a hint, and every hour, for hints get lost."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

from cene.files.watch import Watch
from cene.store.database import NETWORK_FILE_SYSTEMS, file_system

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

HOURLY = 3600.0
"""Seconds after the last scan when there is another one, whatever was hinted."""
REST = 2.0
"""How many times as long as a scan took it waits before the next: hints may come all day."""
LONGEST_REST = 30.0
"""Seconds that it waits at most: the first scan of all takes an hour."""
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
        self._lock = threading.Lock()
        self._hinted, self._running, self._paused = False, False, False
        self._next = clock()
        """When there is a scan also without a hint."""
        self._earliest = self._next
        self._began = self._next

    def hint(self, _root: Path) -> None:
        """Something changed below a root."""
        with self._lock:
            self._hinted = True

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
            now = self._clock()
            wanted = now >= self._next or (self._hinted and now >= self._earliest)
            return wanted and not self._running and not self._paused

    def begun(self) -> None:
        """A scan begins; it sees whatever was hinted until now, and nothing is due meanwhile."""
        with self._lock:
            self._hinted, self._running = False, True
            self._began = self._clock()

    def ended(self, *, well: bool = True) -> None:
        """The scan is over.

        Args:
            well: False where it failed, and is to be tried again.
        """
        with self._lock:
            now = self._clock()
            self._running = False
            self._earliest = now + min(REST * (now - self._began), LONGEST_REST)
            self._next = now + (HOURLY if well else AGAIN)


def watch(roots: Iterable[Path], exclude: Iterable[Path], watching: Watching) -> Watch:
    """A watch over folders that hints to `watching`; not started yet.

    Args:
        roots: the folders; they need not be there yet.
        exclude: folders below them whose changes do not count.
        watching: what to tell.
    """
    return Watch(roots, exclude, watching.hint, remote=on_network)


def on_network(folder: Path) -> bool:
    """Whether a folder is on a disk elsewhere, of whose changes the system does not tell."""
    return file_system(folder) in NETWORK_FILE_SYSTEMS

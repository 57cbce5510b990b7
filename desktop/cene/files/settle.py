"""Which files have come to rest: nobody writes them any more, as far as can be told unread."""

from __future__ import annotations

import errno
import os
import sys
import time
from typing import TYPE_CHECKING, NamedTuple

from cene.core.photo import Stat

if TYPE_CHECKING:
    from collections.abc import Callable

if sys.platform == "linux":  # pragma: no branch
    import fcntl
    import signal

QUIET = 1.0
"""Seconds for which a file must have been left alone."""
FORGOTTEN = 600.0
"""Seconds after which a file is forgotten that nobody asked about: it is gone, or elsewhere."""


class _First(NamedTuple):
    """How a file was when it was first seen so, when that was, and when it was last asked about."""

    stat: Stat
    changed_ns: int
    since: float
    asked: float


class Settling:
    """Tells files that are whole from those that some program is still writing.

    One has settled if its size and both its times have been the same for `QUIET` seconds and no
    program has it open for writing. Whoever reads it compares them again afterwards, for a copy may
    stall for longer: then it is another file, and read anew.

    Args:
        clock: seconds that only ever grow.
        wall: seconds since 1970, as the file system counts them.
    """

    def __init__(
        self, clock: Callable[[], float] = time.monotonic, wall: Callable[[], float] = time.time
    ) -> None:
        self._clock, self._wall = clock, wall
        self._restless: dict[str, _First] = {}

    def settled(self, path: str, status: os.stat_result) -> bool:
        """Whether a file has come to rest.

        Args:
            path: where it is.
            status: what `os.lstat` says of it now.
        """
        moment = self._clock()
        now = _First(Stat.of(status), status.st_ctime_ns, moment, moment)
        self._forget(moment - FORGOTTEN)
        before = self._restless.pop(path, None)
        # Nobody can set the time of the last change, but a disk elsewhere may have another clock.
        old = self._wall() - QUIET - status.st_ctime_ns / 1e9 >= 0
        if before is not None and before[:2] == now[:2]:
            rested = old or moment - before.since >= QUIET
            now = before._replace(asked=moment)
        else:
            rested = old
        if rested and not is_being_written(path):
            return True
        self._restless[path] = now
        return False

    def _forget(self, before: float) -> None:
        """Forget the files that nobody asked about since a moment; those come first."""
        while self._restless:
            path, first = next(iter(self._restless.items()))
            if first.asked >= before:
                return
            del self._restless[path]


def is_being_written(path: str) -> bool:
    """Whether some program has a file open for writing, as far as the system tells.

    Linux grants a lease for reading only where there is no writer (fcntl(2), "Leases"); only the
    owner of a file gets one, and not every file system has them. False where nobody knows.
    """
    if sys.platform != "linux":  # pragma: no cover - Windows refuses to move such a file
        return False
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError:
        return False
    try:
        # Whoever opens it for writing in this moment has this signal sent here, which does nothing.
        fcntl.fcntl(descriptor, fcntl.F_SETSIG, signal.SIGURG)
        fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_RDLCK)
        fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_UNLCK)
    except OSError as error:
        return error.errno == errno.EAGAIN
    finally:
        os.close(descriptor)
    return False

"""When a folder in which something goes on has come to rest. Pure but for the caller's clock."""

from __future__ import annotations

import math

QUIET = 1.0
"""Seconds without a change before one is reported: files come in one after the other."""
LONGEST = 2.0
"""Seconds after which it is reported all the same: some programs never rest."""


class Quiet:
    """Gathers changes until a quiet moment; one thread may note while another takes."""

    def __init__(self) -> None:
        self._first: float | None = None
        self._last = -math.inf

    @property
    def pending(self) -> bool:
        """Whether something changed that was not taken."""
        return self._first is not None

    def note(self, now: float = -math.inf) -> None:
        """Something changed at the time `now` (seconds); left out, so long ago that it is ripe."""
        self._last = now
        if self._first is None:
            self._first = now

    def is_ripe(self, now: float) -> bool:
        """Whether something changed, and it is quiet at the time `now` or was not for long."""
        first = self._first
        return first is not None and (now - self._last >= QUIET or now - first >= LONGEST)

    def take(self, now: float) -> bool:
        """Whether the changes are ripe at the time `now`; if so, they are forgotten."""
        ripe = self.is_ripe(now)
        if ripe:
            # What is noted from here on belongs to the next taking.
            self._first = None
        return ripe

    def forget(self) -> None:
        """Nothing changed."""
        self._first = None

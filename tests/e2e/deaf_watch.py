"""`cene watch` that hears of no change at all, and so looks at everything every few seconds."""

from __future__ import annotations

import sys

from cene import __main__
from cene.files.watch import Watch
from cene.organiser import watching

SECONDS = 3.0


class _Deaf(Watch):
    """Tells of nothing."""

    def _report(self, now: float) -> None:
        pass


# The process in which a distrusted photo is tried imports this file too, and is to watch nothing.
if __name__ == "__main__":
    setattr(watching, "Watch", _Deaf)  # noqa: B010 - it is nobody's to change but ours
    watching.HOURLY = SECONDS
    sys.argv[0] = "cene"
    __main__.main()

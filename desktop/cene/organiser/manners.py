"""When to leave the computer to its person, and how to work beside one."""

from __future__ import annotations

import ctypes
import os
import sys
import threading
from dataclasses import dataclass
from datetime import datetime, time
from functools import cache

from cene.core.errors import UsageError

NICE = 10
"""Of 0..19, as `nice` has it; Linux takes the priority for the disk from it (ioprio_set(2))."""


@dataclass(frozen=True, slots=True)
class Hours:
    """A part of the day, over midnight if it ends before it begins.

    Attributes:
        begin: its first moment, local time.
        end: the first moment after it.
    """

    begin: time
    end: time

    @classmethod
    def parse(cls, text: str) -> Hours:
        """Read "22:00-07:00" or "22-7".

        Raises:
            UsageError: it is no part of a day.
        """
        begin, dash, end = text.partition("-")
        try:
            hours = cls(_moment(begin), _moment(end))
        except ValueError:
            hours = None
        if not dash or hours is None or hours.begin == hours.end:
            raise UsageError(f"{text!r} is no part of a day; 22:00-07:00 would be one.")
        return hours

    def __contains__(self, moment: time) -> bool:
        """Whether a moment is in it."""
        if self.begin < self.end:
            return self.begin <= moment < self.end
        return moment >= self.begin or moment < self.end

    def __str__(self) -> str:
        return f"{self.begin:%H:%M}-{self.end:%H:%M}"


@dataclass(frozen=True, slots=True)
class Manners:
    """When bulk work may be done.

    Attributes:
        quiet: the hours in which none is, None for no such hours.
        on_battery: whether it is also where the computer runs on its battery.
    """

    quiet: Hours | None = None
    on_battery: bool = True

    def is_quiet(self, now: datetime | None = None) -> bool:
        """Whether this moment is in the quiet hours."""
        return self.quiet is not None and (now or datetime.now().astimezone()).time() in self.quiet

    def why_not(self, now: datetime | None = None) -> str:
        """Why there is no bulk work at this moment, a clause; empty where it may be done."""
        if self.quiet is not None and self.is_quiet(now):
            return f"it is quiet until {self.quiet.end:%H:%M}"
        if not self.on_battery and runs_on_battery():
            return "the computer runs on its battery"
        return ""


def runs_on_battery() -> bool:
    """Whether the computer has a battery and draws on it."""
    import psutil  # noqa: PLC0415 - the window shows itself first

    battery = psutil.sensors_battery()
    return battery is not None and battery.power_plugged is False


def has_battery() -> bool:
    """Whether the computer has a battery, as far as is known."""
    import psutil  # noqa: PLC0415 - the window shows itself first

    return psutil.sensors_battery() is not None


def step_back() -> None:
    """Let this thread, and those that it begins from now on, go after those that people wait for.

    Where threads have no priority of their own, the whole process does.
    """
    if sys.platform == "win32":  # pragma: no cover - another system
        import psutil  # noqa: PLC0415 - the window shows itself first

        psutil.Process().nice(psutil.BELOW_NORMAL_PRIORITY_CLASS)
    elif sys.platform == "linux":
        step_back_alone()
    else:  # pragma: no cover - another system
        os.setpriority(os.PRIO_PROCESS, 0, NICE)


def step_back_alone() -> None:
    """The same of this thread only, as long as it lives: beside it there is a window.

    Does nothing where threads have no priority of their own.
    """
    if sys.platform == "linux":
        thread = threading.get_native_id()
        if os.getpriority(os.PRIO_PROCESS, thread) < NICE:
            os.setpriority(os.PRIO_PROCESS, thread, NICE)


def give_back_memory() -> None:
    """Return to the system what this process has freed and holds on to for another time.

    Whoever runs for months would else keep as much as the fullest minute needed (malloc_trim(3)).
    """
    trim = getattr(_c_library(), "malloc_trim", None)
    if trim is not None:  # pragma: no branch - other systems, other libraries
        trim(0)


@cache
def _c_library() -> ctypes.CDLL | None:
    return ctypes.CDLL(None) if sys.platform == "linux" else None


def _moment(text: str) -> time:
    hours, _, minutes = text.strip().partition(":")
    return time(int(hours), int(minutes or 0))

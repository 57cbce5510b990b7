"""The pipes to whoever started this process: events out, commands in, a JSON object or word a line.

When nobody is left at the other end, the process ends at once.
"""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

OFTEN = 0.1
"""Least seconds between two events of steps."""
GRACE = 1.0
"""Seconds that a step may go on after `cancel` before the process ends in the midst of it."""
FINISHED, FAILED, CANCELLED = 0, 1, 3
"""Exit statuses; 2 is a command that cannot mean anything."""


class CancelledError(Exception):
    """Whoever started this process does not want it any more."""


class Channel:
    """Events to the other end, and commands from it.

    Args:
        events: descriptor that events are written to.
        commands: descriptor that commands are read from.

    Attributes:
        ended: whether the event that ends the run was told.
    """

    def __init__(self, events: int, commands: int) -> None:
        self._events, self._commands = events, commands
        self._writing = threading.Lock()
        self.ended = False
        self._last_step = 0.0
        self._going = threading.Event()
        self._going.set()
        self._cancelled = threading.Event()

    @classmethod
    def of_process(cls) -> Channel:
        """Take over stdout and stdin; what others print goes to stderr from then on."""
        events = os.dup(1)
        os.dup2(2, 1)
        sys.stdout = sys.stderr
        return cls(events, 0)

    def listen(self, last_words: Callable[[], None]) -> None:
        """Begin to obey.

        Args:
            last_words: what to do on `cancel` when nothing else reacts to it in time.
        """
        threading.Thread(target=self._obey, args=(last_words,), daemon=True).start()

    def say(self, event: str, **facts: Any) -> None:
        """Tell of an event; nothing more is told after one that ends the run."""
        with self._writing:
            if self.ended:
                return
            self.ended = event in {"finished", "failed", "cancelled"}
            line = json.dumps({"event": event} | facts) + "\n"
            try:
                os.write(self._events, line.encode())
            except BrokenPipeError:
                os._exit(CANCELLED)

    def say_step(self, **facts: Any) -> None:
        """Tell of a step, unless another was told of just now."""
        if (now := time.monotonic()) - self._last_step >= OFTEN:
            self._last_step = now
            self.say("step", **facts)

    def say_phase(self, name: str, done: int, total: int) -> None:
        """Tell how far a part of the work is, unless that was told just now."""
        now = time.monotonic()
        if done == total or now - self._last_step >= OFTEN:
            self._last_step = now
            self.say("phase", name=name, done=done, total=total)

    def check(self) -> float:
        """Wait while paused.

        Returns:
            How many seconds that took.

        Raises:
            CancelledError: nobody wants the rest.
        """
        began = time.monotonic()
        self._going.wait()
        if self._cancelled.is_set():
            raise CancelledError
        return time.monotonic() - began

    def _obey(self, last_words: Callable[[], None]) -> None:
        rest = b""
        while piece := os.read(self._commands, 4096):  # unlike sys.stdin, holds no lock at exit
            *lines, rest = (rest + piece).split(b"\n")
            for line in lines:
                self._follow(line.strip(), last_words)
        os._exit(CANCELLED)

    def _follow(self, command: bytes, last_words: Callable[[], None]) -> None:
        if command == b"pause":
            self._going.clear()
        elif command == b"resume":
            self._going.set()
        elif command == b"cancel":
            self._cancelled.set()
            self._going.set()
            time.sleep(GRACE)
            last_words()
            os._exit(CANCELLED)

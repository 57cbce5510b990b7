"""A program that is sent a signal at a random moment of its work."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.faults.world import DEADLINE, ENVIRONMENT, Ledger, warm

if TYPE_CHECKING:
    import random
    import signal
    from collections.abc import Sequence
    from pathlib import Path

    from tests.faults.world import World

GLANCE = 0.0005
"""Seconds between two looks at the folders."""


@dataclass(frozen=True)
class Moments:
    """When to send a command a signal.

    Attributes:
        start: seconds that it takes to its first change of the tree.
        work: seconds from there to its end.
        early: share of the moments that are before the first change.
    """

    start: float
    work: float
    early: float = 0.1


class Working:
    """A command of the program while it works on a library.

    Args:
        world: the library.
        arguments: the command.
    """

    def __init__(self, world: World, arguments: Sequence[str]) -> None:
        self._folders = list(Ledger.of(world.inbox, world.albums).folders)
        self._times = self._look()
        self.process = warm().start(arguments, ENVIRONMENT, merged=True)

    def wait_for_change(self) -> None:
        """Wait until a folder has changed, or the program has ended."""
        while self.process.poll() is None and self._look() == self._times:
            time.sleep(GLANCE)

    def end(self) -> tuple[int, str]:
        """Wait for the end; exit status (negative: the signal) and all that was printed."""
        printed, _ = self.process.communicate(DEADLINE)
        return self.process.wait(DEADLINE), printed.decode()

    def _look(self) -> list[int]:
        return [_changed(folder) for folder in self._folders]


def measured(world: World, arguments: Sequence[str]) -> Moments:
    """Run a command undisturbed, and see how long it takes."""
    began = time.monotonic()
    working = Working(world, arguments)
    working.wait_for_change()
    changed = time.monotonic()
    status, printed = working.end()
    assert status == 0, printed
    return Moments(changed - began, time.monotonic() - changed)


def signalled(
    world: World,
    arguments: Sequence[str],
    number: signal.Signals,
    moments: Moments,
    chance: random.Random,
) -> tuple[int, str]:
    """Run a command and send it a signal at a random moment, mostly while it changes files.

    Returns:
        Exit status (negative: the signal; else it was faster) and what was printed.
    """
    working = Working(world, arguments)
    if chance.random() < moments.early:
        time.sleep(chance.uniform(0, moments.start))
    else:
        working.wait_for_change()
        time.sleep(chance.uniform(0, moments.work))
    working.process.send_signal(number)
    return working.end()


def _changed(folder: Path) -> int:
    try:
        return os.stat(folder).st_mtime_ns
    except FileNotFoundError:
        return 0

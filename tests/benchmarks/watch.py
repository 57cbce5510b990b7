"""`cene watch` over a large tree: how soon, how many at once, and what it takes while idle."""

from __future__ import annotations

import io
import os
import re
import signal
import statistics
import subprocess
import tempfile
import time
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Self

import psutil
from tests.benchmarks.programs import CENE, environment
from tests.benchmarks.table import Row, at_least, at_most
from tests.scenes import THRESHOLD, scene

from cene.files.settle import QUIET
from cene.organiser.workspace import opened

if TYPE_CHECKING:
    from collections.abc import Callable

FOLDERS = 10_000
LANDINGS = 30
PAUSE = 3.0
"""Seconds between two landings: each finds the watcher at rest."""
AT_ONCE = 10_000
IDLE = 30.0
SOON = 2.0
SHARE = 0.002
PATIENCE = 1800.0
GLANCE = 0.01


def measure() -> list[Row]:
    """Single landings, rest, and a flood, in one tree and one process."""
    with tempfile.TemporaryDirectory(prefix="cene-benchmark-") as name:
        ground = _Ground(Path(name))
        with _Watched(ground) as watched:
            delays = [ground.landing() for _ in range(LANDINGS)]
            idle = watched.idle()
            before = watched.megabytes()
            seconds = ground.flood()
            after = watched.megabytes()
        twice = ground.moved_twice()
    median = statistics.median(delays)
    worst = max(delays)
    return [
        at_most(
            f"a photo that lands in one of {FOLDERS:,} watched folders is filed",
            f"{median:.2f} s after it settled, median of {LANDINGS} (worst {worst:.2f} s)",
            median / SOON,
            1,
            f"<= {SOON:g} s",
        ),
        at_least(
            f"{AT_ONCE:,} photos copied in at once: filed, each once",
            f"{AT_ONCE - ground.left():,} in {seconds:.0f} s, "
            f"{AT_ONCE / seconds:.0f} a second; {twice} twice",
            (AT_ONCE - ground.left() - twice) / AT_ONCE,
            1,
            "all",
        ),
        at_most(
            f"processor while nothing happens in {FOLDERS:,} watched folders",
            f"{idle.share:.2%} of a core, {idle.switches:.1f} wakeups a second",
            idle.share / SHARE,
            1,
            f"<= {SHARE:.1%}",
        ),
        Row(
            "memory before and after these photos",
            f"{before:.0f} MB, {after:.0f} MB",
            "",
            after / before,
            None,
        ),
    ]


class _Ground:
    """A tree of folders, and photos that Cene is sure of, no two the same."""

    def __init__(self, root: Path) -> None:
        self.inbox, self.albums = root / "Inbox", root / "Albums"
        self.catalogue = root / "catalogue.sqlite"
        self._numbers = count()
        buffer = io.BytesIO()
        scene("sea").save(buffer, "JPEG", quality=90)
        self._photo = buffer.getvalue()
        side = round(FOLDERS**0.5)
        for number in range(FOLDERS):
            folder = self.inbox / f"{number // side:03}" / f"{number % side:03}"
            folder.mkdir(parents=True, exist_ok=True)
        self._folders = sorted(self.inbox.glob("*/*"))

    def landing(self) -> float:
        """Write a photo somewhere; seconds from when it has settled until it is filed."""
        time.sleep(PAUSE)
        path = self.write()
        settled = time.monotonic() + QUIET
        _until(lambda: not path.exists())
        return time.monotonic() - settled

    def flood(self) -> float:
        """Write many photos as fast as can be; seconds from the first until all are filed."""
        began = time.monotonic()
        for _ in range(AT_ONCE):
            self.write()
        _until(lambda: not self.left(), 1.0)  # looking takes a while itself
        return time.monotonic() - began

    def left(self) -> int:
        """How many photos are not filed."""
        return sum(len(names) for _, _, names in os.walk(self.inbox))

    def moved_twice(self) -> int:
        """How many of all moves were of a photo that had been moved already."""
        with opened(self.catalogue, write=False) as workspace:
            names = [
                move.files[0].source.name
                for batch in workspace.journal.batches()
                for move in workspace.journal.moves_of(batch.id)
            ]
        return len(names) - len(set(names))

    def write(self) -> Path:
        """One more photo."""
        number = next(self._numbers)
        path = self._folders[number * 7919 % len(self._folders)] / f"{number:06}.jpg"
        path.write_bytes(self._photo + number.to_bytes(4, "big"))
        return path


class _Idle:
    """What a process took in some seconds.

    Attributes:
        share: of a core.
        switches: how often a second one of its threads woke up.
    """

    def __init__(self, process: psutil.Process) -> None:
        seconds, switches = _taken(process)
        time.sleep(IDLE)
        later, more = _taken(process)
        self.share = (later - seconds) / IDLE
        self.switches = (more - switches) / IDLE


class _Watched:
    """The program watching the ground."""

    def __init__(self, ground: _Ground) -> None:
        self._told = ground.inbox.with_name("told.txt")
        order = (ground.inbox, "--into", ground.albums, "--mode", "move", "--threshold", THRESHOLD)
        with self._told.open("w") as told:
            self._process = subprocess.Popen(
                (*CENE, "watch", *order, "--catalogue", ground.catalogue),
                env=environment(),
                stdin=subprocess.DEVNULL,
                stdout=told,
            )
        self._program = psutil.Process(self._process.pid)
        first = ground.write()
        _until(lambda: not first.exists() and re.search("watching ", self._told.read_text("utf-8")))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.send_signal(signal.SIGTERM)
        if self._process.wait(PATIENCE):
            raise RuntimeError(f"cene watch failed:\n{self._told.read_text('utf-8')}")

    def idle(self) -> _Idle:
        """What it takes while nothing happens."""
        time.sleep(PAUSE)
        return _Idle(self._program)

    def megabytes(self) -> float:
        """Its resident memory."""
        return float(self._program.memory_info().rss) / 1e6


def _taken(process: psutil.Process) -> tuple[float, int]:
    """Processor seconds, and how often its threads were put to sleep, since it began."""
    times = process.cpu_times()
    switches = 0
    for task in Path(f"/proc/{process.pid}/task").iterdir():
        found = re.search(
            r"^voluntary_ctxt_switches:\s*(\d+)", (task / "status").read_text(), re.MULTILINE
        )
        switches += int(found[1]) if found else 0
    return times.user + times.system, switches


def _until(condition: Callable[[], object], glance: float = GLANCE) -> None:
    end = time.monotonic() + PATIENCE
    while not condition():
        if time.monotonic() > end:
            raise RuntimeError(f"not within {PATIENCE:.0f} seconds")
        time.sleep(glance)

"""Runs programs and measures what they take."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

LAUNCH = Path(__file__).with_name("launch.py")
CENE = (sys.executable, "-m", "cene")
NOTHING = (sys.executable, "-c", "pass")
CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "cene-benchmarks"


class Run(NamedTuple):
    """One run of a program.

    Attributes:
        seconds: from its start to its end.
        megabytes: peak of its resident memory.
        output: what it printed on stdout.
    """

    seconds: float
    megabytes: float
    output: str


def environment() -> dict[str, str]:
    """With compiled modules, as an installer leaves them, also where the user forbids them."""
    inherited = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    return inherited | {"PYTHONPYCACHEPREFIX": str(CACHE / "bytecode")}


def run(command: Sequence[str | Path]) -> Run:
    """Run a program to its end.

    Raises:
        RuntimeError: it failed, with what it said on stderr.
    """
    with tempfile.TemporaryDirectory(prefix="cene-benchmark-") as folder:
        note = Path(folder, "note.json")
        done = subprocess.run(
            (sys.executable, LAUNCH, note, *command),
            env=environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        if done.returncode != 0:
            raise RuntimeError(f"{command} failed:\n{done.stderr}")
        return Run(output=done.stdout, **json.loads(note.read_text("ascii")))


class Pair(NamedTuple):
    """Medians over several turns of two measurements; `ratio` is the median of first / second."""

    first: float
    second: float
    ratio: float


def in_turn(first: Callable[[], float], second: Callable[[], float], turns: int) -> Pair:
    """Measure two things in turn, so that whatever else the machine does hits both alike."""
    pairs = [(first(), second()) for _ in range(turns)]
    return Pair(
        statistics.median(one for one, _ in pairs),
        statistics.median(other for _, other in pairs),
        statistics.median(one / other for one, other in pairs),
    )

"""What a command costs before it does anything."""

from __future__ import annotations

import re
import subprocess
import tempfile
from pathlib import Path

from tests.benchmarks.programs import CENE, NOTHING, environment, in_turn, run
from tests.benchmarks.table import Row, at_most

from cene.organiser.workspace import opened

SECONDS = 0.3
TURNS = 9
HEAVY = frozenset(
    {"numpy", "PIL", "pillow_heif", "ai_edge_litert", "PySide6", "tensorflow", "keras", "rich"}
)
IMPORTED = re.compile(r"^import time:.*\| *(\w+)$", re.MULTILINE)
"""A top-level module in what `python -X importtime` prints."""


def measure() -> list[Row]:
    """Commands that need neither pixels nor windows, in turn with a Python that does nothing."""
    with tempfile.TemporaryDirectory(prefix="cene-benchmark-") as name:
        catalogue = Path(name, "catalogue.sqlite")
        with opened(catalogue, write=True):
            pass
        commands = {"--help": ("--help",), "history": ("history", "--catalogue", str(catalogue))}
        return [row for name, command in commands.items() for row in _rows(name, command)]


def _rows(name: str, arguments: tuple[str, ...]) -> list[Row]:
    command = (*CENE, *arguments)
    run(command)
    run(NOTHING)
    pair = in_turn(lambda: run(command).seconds, lambda: run(NOTHING).seconds, TURNS)
    more = pair.first - pair.second
    heavy = sorted(HEAVY & _imported(command))
    return [
        at_most(
            f"start of `cene {name}` above `python -c pass`",
            f"{more:.2f} s ({pair.first:.2f} against {pair.second:.2f})",
            more / SECONDS,
            1,
            f"<= {SECONDS} s",
        ),
        at_most(
            f"heavy modules that `cene {name}` imports", ", ".join(heavy) or "none", len(heavy), 0
        ),
    ]


def _imported(command: tuple[str, ...]) -> set[str]:
    """The top-level modules that a program imports."""
    python, *rest = command
    done = subprocess.run(
        (python, "-X", "importtime", *rest),
        env=environment(), capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    return set(IMPORTED.findall(done.stderr))

"""Measures what the README promises, and prints one table.

A measurement, no test: it ends well whatever it finds.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import time
from importlib import import_module
from pathlib import Path

from tests.benchmarks.table import Row, as_json, shown

NAMES = (
    "imagenet",
    "everyday",
    "instant",
    "learning",
    "sort",
    "rescan",
    "watch",
    "vgg",
    "moves",
    "tags",
    "startup",
    "risk",
    "training",
    "networks",
    "library",
    "grid",
    "window",
    "frozen",
)
RECIPE = Path(__file__).resolve().parents[2] / "models"


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument(
        "names", nargs="*", choices=[*NAMES, []], metavar="NAME", help=", ".join(NAMES)
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the table there too")
    arguments = parser.parse_args()
    sys.path.insert(0, str(RECIPE))  # the modules of the recipe, which are no package
    rows: list[Row] = []
    for name in arguments.names or NAMES:
        began = time.perf_counter()
        found: list[Row] = import_module(f"tests.benchmarks.{name}").measure()
        rows += found
        states = ", ".join(row.state for row in found)
        seconds = time.perf_counter() - began
        print(f"{name}: {states} ({seconds:.0f} s)", file=sys.stderr, flush=True)
    print(f"{os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}\n")
    print(shown(rows))
    if arguments.json:
        arguments.json.write_text(json.dumps(list(map(as_json, rows)), indent=1) + "\n", "utf-8")


main()

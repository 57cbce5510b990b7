"""Journalled moves, against a program that moves without a journal."""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.prepared import know, write_small
from tests.benchmarks.programs import CACHE, CENE, in_turn, run
from tests.benchmarks.table import Row, at_least, unmeasured

BENCHMARK = "moves a second, in times of organize-tool's"
ENVIRONMENT = CACHE / "organize-tool"
FOLDERS, EACH = 3, 1000
TURNS = 5
RULES = """\
rules:
  - locations: {source}
    subfolders: true
    filters:
      - extension: jpg
    actions:
      - move: {target}/
"""


def measure() -> list[Row]:
    """Move the same tree with both in turn, whole processes."""
    organize = ENVIRONMENT / "bin" / "organize"
    if not organize.exists():
        why = f"not installed: {Path(sys.executable).name} -m venv {ENVIRONMENT} && "
        why += f"{ENVIRONMENT}/bin/pip install organize-tool"
        return [unmeasured(BENCHMARK, why, ">= 1")]
    filing: list[float] = []
    number = FOLDERS * EACH

    def cene() -> float:
        with tempfile.TemporaryDirectory(prefix="cene-benchmark-") as name:
            photos, catalogue = Path(name, "photos"), Path(name, "catalogue.sqlite")
            write_small(photos, FOLDERS, EACH)
            know(photos, catalogue, all_sure=True)
            command = (*CENE, "sort", photos, "--into", f"{name}/albums", "--mode", "move")
            done = run((*command, "--json", "--catalogue", catalogue))
            _require_moved(photos)
            filing.append(number / json.loads(done.output)["seconds"])
            return number / done.seconds

    def other() -> float:
        with tempfile.TemporaryDirectory(prefix="cene-benchmark-") as name:
            photos, rules = Path(name, "photos"), Path(name, "rules.yaml")
            write_small(photos, 1, number)
            rules.write_text(RULES.format(source=photos, target=Path(name, "albums")), "utf-8")
            done = run((organize, "run", rules))
            _require_moved(photos)
            return number / done.seconds

    pair = in_turn(cene, other, TURNS)
    return [
        at_least(
            BENCHMARK,
            f"{pair.first:,.0f} against {pair.second:,.0f}"
            f" (without the program's start {sorted(filing)[len(filing) // 2]:,.0f})",
            pair.ratio,
            1,
        )
    ]


def _require_moved(photos: Path) -> None:
    left = sum(1 for path in photos.rglob("*.jpg"))
    if left:
        raise RuntimeError(f"{left} photos were not moved")

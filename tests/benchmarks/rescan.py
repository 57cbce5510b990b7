"""The second run over an unchanged folder, against `find`, which reads the same of the disk."""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.benchmarks.prepared import know, write_small
from tests.benchmarks.programs import CENE, in_turn, run
from tests.benchmarks.table import Row, at_most

FOLDERS = 100
EACH = 1000
TURNS = 7
FORMAT = r"%s %T@\n"


def measure() -> list[Row]:
    """Time whole processes in turn."""
    with tempfile.TemporaryDirectory(prefix="cene-benchmark-") as name:
        photos, catalogue = Path(name, "photos"), Path(name, "catalogue.sqlite")
        write_small(photos, FOLDERS, EACH)
        know(photos, catalogue, all_sure=False)
        sort = (*CENE, "sort", photos, "--into", f"{name}/albums", "--catalogue", catalogue)
        find = ("find", photos, "-printf", FORMAT)
        run(sort)
        run(find)
        pair = in_turn(lambda: run(sort).seconds, lambda: run(find).seconds, TURNS)
    return [
        at_most(
            f"second run over {FOLDERS * EACH:,} files, in times of `find -printf`",
            f"{pair.first:.2f} s against {pair.second:.2f} s",
            pair.ratio,
            3,
        )
    ]

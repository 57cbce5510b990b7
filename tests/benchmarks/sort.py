"""The first run over new photos: how fast, against decoding alone, and in how much memory."""

from __future__ import annotations

import os
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image
from tests.benchmarks.pictures import write_large
from tests.benchmarks.prepared import write_small
from tests.benchmarks.programs import CENE, Run, in_turn, run
from tests.benchmarks.table import Row, at_least, at_most

if TYPE_CHECKING:
    from collections.abc import Sequence

DIFFERENT = 120
LINKS = 15
"""Each large photo is there so often, for the start of the program to weigh little."""
SCALE = 8
"""To an eighth: what the program has Pillow decode 12 megapixels at."""
TURNS = 3
LEAST = 0.85
MEGABYTES = 350
A_SECOND = 150


def measure() -> list[Row]:
    """Large photos in turn with decoding them; then many small ones."""
    with tempfile.TemporaryDirectory(prefix="cene-benchmark-") as name:
        return [*_large(Path(name)), *_small(Path(name))]


def _large(folder: Path) -> list[Row]:
    one, many = folder / "one", folder / "many"
    one.mkdir()
    many.mkdir()
    photos = write_large(many, DIFFERENT)
    os.link(photos[0], one / "one.jpg")
    for number in range(1, LINKS):
        for photo in photos:
            os.link(photo, many / f"{number}-{photo.name}")
    photos = sorted(many.iterdir())
    runs: list[Run] = []

    def sort() -> float:
        runs.append(_sorted(many))
        return len(photos) / runs[-1].seconds

    _decode(photos)  # brings the files into memory
    start = min(_sorted(one).seconds for _ in range(TURNS))
    pair = in_turn(sort, lambda: len(photos) / _decode(photos), TURNS)
    bare = len(photos) / (len(photos) / pair.first - start)
    return [
        at_least(
            "`cene sort` of 12-megapixel photos, in parts of decoding alone",
            f"{pair.first:.1f} against {pair.second:.1f} a second"
            f" ({bare:.1f} without the {start:.2f} s of start)",
            pair.ratio,
            LEAST,
        ),
        _memory(
            f"peak memory, {len(photos)} photos of 12 megapixels", max(r.megabytes for r in runs)
        ),
    ]


def _small(folder: Path) -> list[Row]:
    half, rest = folder / "half", folder / "both" / "rest"
    write_small(half, 10, 1000)
    write_small(rest, 10, 1000)
    first = _sorted(half)
    os.rename(half, folder / "both" / "half")
    both = _sorted(folder / "both")
    rate = 10_000 / first.seconds
    return [
        _memory("peak memory, 10,000 photos", first.megabytes),
        at_most(
            "peak memory at 20,000 photos, in times of that",
            f"{both.megabytes:.0f} MB",
            both.megabytes / first.megabytes,
            1.05,
        ),
        at_least(
            "`cene sort` of 150-pixel photos",
            f"{rate:.0f} a second, start and end included",
            rate / A_SECOND,
            1,
            f">= {A_SECOND} a second",
        ),
    ]


def _memory(benchmark: str, megabytes: float) -> Row:
    measured = f"{megabytes:.0f} MB"
    return at_most(benchmark, measured, megabytes / MEGABYTES, 1, f"<= {MEGABYTES} MB")


def _sorted(folder: Path) -> Run:
    """Sort a folder that no catalogue knows."""
    with tempfile.TemporaryDirectory(prefix="cene-benchmark-") as name:
        return run(
            (*CENE, "sort", folder, "--into", f"{name}/albums", "--catalogue", f"{name}/catalogue")
        )


def _decode(photos: Sequence[Path]) -> float:
    """Seconds to decode photos on all cores, at the scale that serves network and thumbnail."""
    began = time.perf_counter()
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(_decoded, photos))
    return time.perf_counter() - began


def _decoded(path: Path) -> None:
    with Image.open(path) as image:
        image.draft(None, (image.width // SCALE, image.height // SCALE))
        image.load()

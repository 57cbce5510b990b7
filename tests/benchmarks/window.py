"""What the window promises: how soon it is there, and that it never keeps a person waiting.

All of it in processes of their own, without a screen.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tests.benchmarks import window_app, window_paint
from tests.benchmarks.prepared import know, write_small
from tests.benchmarks.programs import CENE, environment, in_turn, run
from tests.benchmarks.table import Row, at_least, at_most

from cene.organiser.preferences import Preferences, save
from cene.organiser.workspace import opened

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDERS, EACH = 100, 1000
PHOTOS = FOLDERS * EACH
SCANNED, RATED, FEW = 5000, 2000, 500
TURNS, AGAIN = 9, 3
PAINT, LATE_MS, LATEST_MS, DRAG_MS, MEMORY_MB = 2, 30, 150, 50, 500
IDLE, RATE, EXIT_SECONDS, ANSWER_MS = 0.005, 0.9, 2.0, 100


def measure() -> list[Row]:
    """Everything about the window."""
    with tempfile.TemporaryDirectory(prefix="cene-benchmark-") as name, _surroundings(Path(name)):
        root = Path(name)
        return [*_large(root / "large"), *_scanning(root), *_small(root / "small")]


@contextmanager
def _surroundings(home: Path) -> Iterator[None]:
    """No screen, and a home of its own."""
    new = {"CENE_HOME": str(home / "home"), "QT_QPA_PLATFORM": "offscreen"}
    old = {key: os.environ.get(key) for key in new}
    os.environ.update(new)
    try:
        yield
    finally:
        for key, value in old.items():
            if value is None:
                del os.environ[key]
            else:
                os.environ[key] = value


def _large(root: Path) -> Iterator[Row]:
    """A window with many photos."""
    catalogue = _known(root, FOLDERS, EACH)
    _first_paint(catalogue)
    pair = in_turn(lambda: _first_paint(catalogue), _first_paint, TURNS)
    yield at_most(
        f"first paint of the window with {PHOTOS:,} photos, in times of an empty Qt window",
        f"{1000 * pair.first:.0f} ms against {1000 * pair.second:.0f} ms",
        pair.ratio,
        PAINT,
    )
    began = time.monotonic()
    (moment,), _ = _app("opened", catalogue)
    yield _within("... and its photos painted (for information)", "s", moment - began, 2)
    drags = [_app("dragged", catalogue) for _ in range(AGAIN)]
    drag = min(figures[0] for figures, _ in drags)
    yield _within(f"one step of the threshold over {PHOTOS:,} photos", "ms", drag, DRAG_MS)
    yield _within(
        f"memory with {PHOTOS:,} photos", "MB", min(found for _, found in drags), MEMORY_MB
    )
    (share,), _ = _app("idled", catalogue)
    yield _within("a core's time, idle", "%", 100 * share, 100 * IDLE)


def _scanning(root: Path) -> Iterator[Row]:
    """A window beside which photos are sorted."""
    photos, some = root / "photos", root / "some"
    write_small(photos, SCANNED // 500, 500)
    write_small(some, RATED // 500, 500)
    late = [_scan(photos)[0] for _ in range(AGAIN)]
    sorting = f"while {SCANNED:,} photos are sorted"
    worst = min(figures[1] for figures in late)
    yield _within(
        f"window late, 99 of 100, {sorting}", "ms", min(figures[0] for figures in late), LATE_MS
    )
    yield _within(f"window late at worst, {sorting}", "ms", worst, LATEST_MS)
    pair = in_turn(lambda: _sorted(some), lambda: _scan(some)[0][2], AGAIN)
    yield at_least(
        f"rate at which the window has {RATED:,} photos looked at, in times of `cene sort`",
        f"{RATED / pair.second:.0f} against {RATED / pair.first:.0f} a second",
        pair.ratio,
        RATE,
    )
    ends = []
    for _ in range(AGAIN):
        with tempfile.TemporaryDirectory(prefix="cene-benchmark-") as name:
            (moment,), _ = _app("ended", _empty(Path(name), photos))
            ends.append(time.monotonic() - moment)
    yield _within("end of the program while photos are sorted", "s", min(ends), EXIT_SECONDS)


def _small(root: Path) -> Iterator[Row]:
    """A window in which a person answers."""
    found = [_app("answered", _known(root / str(turn), 1, FEW))[0] for turn in range(AGAIN)]
    answer, ranked = (1000 * min(figures[k] for figures in found) for k in range(2))
    yield _within(f"from an answer to it being seen, {FEW} photos", "ms", answer, ANSWER_MS)
    yield _within(
        f"from an answer to all {FEW} photos being seen ranked anew", "ms", ranked, ANSWER_MS
    )


def _known(root: Path, folders: int, each: int) -> Path:
    """A catalogue that knows photos, and looks for new ones in an empty folder."""
    write_small(root / "photos", folders, each)
    know(root / "photos", root / "catalogue.sqlite", all_sure=False)
    (root / "arriving").mkdir()
    return _empty(root, root / "arriving")


def _empty(root: Path, source: Path) -> Path:
    """A catalogue for which the first start is over; what it knows already stays."""
    catalogue = root / "catalogue.sqlite"
    with opened(catalogue, write=True) as workspace:
        save(workspace, Preferences(sources=(source,), into=root / "albums", begun=True))
    return catalogue


def _first_paint(catalogue: Path | None = None) -> float:
    """Seconds from the start of a process to its first window; an empty one without a catalogue."""
    arguments = () if catalogue is None else ("gui", "--catalogue", str(catalogue))
    done = subprocess.run(
        (sys.executable, "-m", window_paint.__name__, repr(time.monotonic()), *arguments),
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return float(done.stdout)


def _app(name: str, catalogue: Path) -> tuple[list[float], float]:
    """What the app measures of itself, and the megabytes that it took."""
    done = run((sys.executable, "-m", window_app.__name__, name, catalogue))
    return json.loads(done.output), done.megabytes


def _scan(photos: Path) -> tuple[list[float], float]:
    """Photos that no catalogue knows are looked at beside a window."""
    with tempfile.TemporaryDirectory(prefix="cene-benchmark-") as name:
        return _app("scanned", _empty(Path(name), photos))


def _sorted(photos: Path) -> float:
    """Seconds that the command takes for the same."""
    with tempfile.TemporaryDirectory(prefix="cene-benchmark-") as name:
        catalogue = _empty(Path(name), photos)
        sort = (*CENE, "sort", photos, "--into", f"{name}/albums", "--catalogue", catalogue)
        return float(json.loads(run((*sort, "--json")).output)["seconds"])


def _within(what: str, unit: str, found: float, limit: float) -> Row:
    return at_most(
        what,
        f"{found:,.{1 if found < 100 else 0}f} {unit}",
        found / limit,
        1,
        f"<= {limit:g} {unit}",
    )

"""What a window reads of 100,000 photos, and how long it would have to wait for it.

The figures are those of product.md; the times of SQLite and of Python are in them, so the target
of the snapshot is a ratio: to fetching the same rows and doing nothing with them.
"""

from __future__ import annotations

import tempfile
import time
import tracemalloc
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from tests.benchmarks.table import Row, at_most

from cene.core.move import FileMove, Mode, Move, State
from cene.core.photo import Stat
from cene.core.prediction import PARENTS, TOP, Prediction
from cene.core.shown import Grouping, Order, View
from cene.organiser.albums import ready_made
from cene.organiser.library import snapshot
from cene.organiser.workspace import opened
from cene.store.catalogue import Sighting
from cene.store.shown import Shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cene.organiser.library import Snapshot
    from cene.organiser.workspace import Workspace

FOLDERS = 100
EACH = 1000
PHOTOS = FOLDERS * EACH
FILED = 4
"""Every so many photos one was filed."""
EMBEDDING = 1600
"""Bytes, as many as the bundled network leaves."""
TURNS = 7
PAGE = 200
CAMERAS = ("Apple iPhone XR", "NIKON D750", None)
DRAG_MS, TILES_MS, SEARCH_MS, MEMORY_MB = 50, 5, 100, 150


def measure() -> list[Row]:
    """Read all, then ask as a window does while the threshold is dragged."""
    with tempfile.TemporaryDirectory(prefix="cene-benchmark-") as name:
        path = Path(name, "catalogue.sqlite")
        with opened(path, write=True) as workspace:
            _fill(workspace)
        with opened(path, write=False) as workspace:
            fetching = _best(lambda: _fetch(workspace))
            reading = _best(lambda: snapshot(workspace))
            memory = _memory(workspace)
            return [
                at_most(
                    f"snapshot of {PHOTOS:,} photos, in times of fetching them",
                    f"{reading * 1000:.0f} ms against {fetching * 1000:.0f} ms",
                    reading / fetching,
                    2,
                ),
                _within("memory of the snapshot", "MB", memory, MEMORY_MB),
                *_asked(snapshot(workspace)),
            ]


def _asked(photos: Snapshot) -> Iterator[Row]:
    thresholds = iter(np.linspace(0.5, 0.99, 100).tolist())
    page = photos.listing(View(), 0.9).photos[:PAGE]
    for view in (
        View(),
        View(order=Order.NAME, grouping=Grouping.NONE),
        View(order=Order.UNSUREST, grouping=Grouping.ALBUM),
    ):
        what = f"threshold moved, {view.order} by {view.grouping}: list, counts, histogram, risk"
        drag = partial(_drag, photos, view, thresholds)
        yield _within(what, "ms", 1000 * _best(drag), DRAG_MS)
    yield _within(f"{PAGE} tiles", "ms", 1000 * _best(lambda: photos.tiles(page, 0.9)), TILES_MS)
    view = View(search="xr 2026-0 img")
    yield _within(
        "search for three words", "ms", 1000 * _best(lambda: photos.listing(view, 0.9)), SEARCH_MS
    )


def _drag(photos: Snapshot, view: View, thresholds: Iterator[float]) -> None:
    threshold = next(thresholds)
    photos.listing(view, threshold)
    photos.counts(threshold)
    photos.histogram(20)
    photos.risk(threshold)


def _within(what: str, unit: str, found: float, limit: float) -> Row:
    return at_most(what, f"{found:.1f} {unit}", found / limit, 1, f"<= {limit:g} {unit}")


def _best(do: Callable[[], object]) -> float:
    """Seconds of the fastest of some turns."""
    found = []
    for _ in range(TURNS):
        began = time.perf_counter()
        do()
        found.append(time.perf_counter() - began)
    return min(found)


def _fetch(workspace: Workspace) -> None:
    shown = Shown(workspace.database)
    for _ in shown.photos():
        pass
    shown.filed()


def _memory(workspace: Workspace) -> float:
    """Megabytes that a snapshot holds, with all that is made when it is first asked for."""
    tracemalloc.start()
    photos = snapshot(workspace)
    photos.listing(View(order=Order.NAME, search="nothing"), 0.9)
    photos.tiles(photos.listing(View(), 0.9).photos[:PAGE], 0.9)
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return held / 1e6


def _fill(workspace: Workspace) -> None:
    """Photos that nobody has, each with a content of its own; some were filed."""
    catalogue, said = workspace.catalogue, _predictions()
    random = np.random.default_rng(0)
    first = datetime(2020, 1, 1, tzinfo=UTC)
    for number in range(FOLDERS):
        with workspace.database.transaction():
            folder = catalogue.folder(Path(f"/home/ada/Pictures/Camera/{number:04}"))
            for place in range(EACH):
                catalogue.see(folder, Sighting(f"IMG_{number:03}{place:05}.jpg", (), 1, 1), None)
            predictions, moves = [], []
            batch = workspace.journal.begin(Mode.MOVE, "sort", 0.9)
            for name, photo in catalogue.photos_in(folder).items():
                taken = first + timedelta(minutes=int(random.integers(3_600_000)))
                content = catalogue.add_content(
                    photo.id.to_bytes(32), "backbone", random.bytes(EMBEDDING),
                    taken.isoformat()[:19], camera=CAMERAS[photo.id % len(CAMERAS)],
                )  # fmt: skip
                catalogue.read(photo.id, content)
                prediction = next(said)
                predictions.append((content, prediction))
                if photo.id % FILED == 0:
                    moves.append(_move(batch, photo.id, name, prediction))
            workspace.predictions.add(predictions)
            for move in moves:
                workspace.journal.intend(move)


def _move(batch: int, photo: int, name: str, said: Prediction) -> Move:
    file = FileMove(Path("/in", name), Path("/out", name), Stat(1, photo, 1, 1))
    return Move(batch, photo, Mode.MOVE, (file,), said.album, said.confidence, State.DONE)


def _predictions() -> Iterator[Prediction]:
    random, albums = np.random.default_rng(0), ready_made()
    keys = [key for key in albums if albums[key].enabled]
    while True:
        best, *above = np.sort(random.beta(5, 1, 1 + PARENTS)).tolist()
        first = int(random.integers(len(keys)))
        names = [keys[(first + k) % len(keys)] for k in range(TOP)]
        ranking = tuple((name, 0.0 if k else best) for k, name in enumerate(names))
        parents = tuple(
            (album.key, sure)
            for album, sure in zip(albums.ancestors(names[0]), above, strict=False)
        )
        yield Prediction(ranking, float(random.random()), "model", parents)

"""What 100,000 photos cost the grid: to show them, and to paint a frame while they are scrolled."""

from __future__ import annotations

import os
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from tests.benchmarks.pictures import small
from tests.benchmarks.table import Row, at_most

from cene.core.shown import Standing, Tile
from cene.organiser.listing import Listing, Section
from cene.organiser.thumbnails import ThumbnailFolder
from cene.ui import theme
from cene.ui.grid.view import GridView
from cene.ui.parts.thumbnails import Thumbnails

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

PHOTOS, DAY = 100_000, 37
FILES = 100
WIDTH, HEIGHT = 1400, 900
STRETCH = 3000
"""So many pixels are scrolled at each of three places; their thumbnails fit into memory."""
STEP = 40
PLACES = (0.01, 0.5, 0.99)
SHOW_SECONDS, FRAME_SECONDS = 0.010, 0.016
TURNS = 5
_ALBUMS = ("sea", "forest", "flowers", "documents", "sunset", "street")
_STANDINGS = (Standing.SURE, Standing.SURE, Standing.FILED, Standing.ASKS)


def measure() -> list[Row]:
    """A real grid that is painted into a picture."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication([])
    if isinstance(app, QApplication):
        app.setStyle("Fusion")
    theme.apply(theme.Choice.LIGHT)
    with tempfile.TemporaryDirectory(prefix="cene-benchmark-") as name:
        root = Path(name)
        for number, photo in enumerate(small(150, FILES)):
            (root / f"{number}.jpg").write_bytes(photo)
        thumbnails = Thumbnails(ThumbnailFolder(root / "thumbnails"))
        try:
            return _rows(GridView(thumbnails, str.title, _heading), root)
        finally:
            thumbnails.stop()


def _rows(grid: GridView, root: Path) -> list[Row]:
    grid.resize(WIDTH, HEIGHT)
    grid.show()

    def tiles(photos: Sequence[int]) -> list[Tile]:
        return [_tile(root, photo) for photo in photos]

    shown = min(_seconds_to_show(grid, turn, tiles) for turn in range(TURNS))
    frames = [seconds for place in PLACES for seconds in _scrolled(grid, place)]
    late = float(np.percentile(frames, 95))
    return [
        at_most(
            f"show {PHOTOS:,} photos in the grid",
            f"{shown * 1000:.1f} ms",
            shown / SHOW_SECONDS,
            1,
            f"<= {SHOW_SECONDS * 1000:.0f} ms",
        ),
        at_most(
            f"paint all {WIDTH} x {HEIGHT} pixels of a frame while {PHOTOS:,} photos are scrolled",
            f"{late * 1000:.1f} ms at the 95th of 100, {np.median(frames) * 1000:.1f} ms usually",
            late / FRAME_SECONDS,
            1,
            f"<= {FRAME_SECONDS * 1000:.0f} ms",
        ),
    ]


def _seconds_to_show(
    grid: GridView, turn: int, tiles: Callable[[Sequence[int]], list[Tile]]
) -> float:
    photos = range(turn, PHOTOS + turn)
    days = range(0, PHOTOS, DAY)
    sections = tuple(Section(str(k), k, min(DAY, PHOTOS - k)) for k in days)
    listing = Listing(tuple(photos), sections)
    began = time.perf_counter()
    grid.show_listing(listing, tiles)
    return time.perf_counter() - began


def _scrolled(grid: GridView, place: float) -> list[float]:
    """Seconds that each frame of a stretch takes, all of whose thumbnails are there."""
    bar = grid.verticalScrollBar()
    start = int(bar.maximum() * place)
    picture = QImage(WIDTH, HEIGHT, QImage.Format.Format_ARGB32_Premultiplied)
    found = []
    for offset in range(0, STRETCH, HEIGHT // 2):
        bar.setValue(start + offset)
        grid.render(picture)
        while grid._awaited:
            QCoreApplication.processEvents()
            time.sleep(0.001)
    for offset in range(0, STRETCH, STEP):
        bar.setValue(start + offset)
        began = time.perf_counter()
        grid.render(picture)
        found.append(time.perf_counter() - began)
    return found


def _heading(section: Section) -> str:
    return f"Sunday 12 July 2026 · {section.count} photos"


def _tile(root: Path, photo: int) -> Tile:
    name = f"{photo % FILES}.jpg"
    standing = _STANDINGS[photo % len(_STANDINGS)]
    confidence = 0.9 + photo % 10 / 100
    return Tile(photo, name, root / name, _ALBUMS[photo % len(_ALBUMS)], confidence, standing)

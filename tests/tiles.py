"""Parts of real photos of which no two look alike, for what looks for near duplicates."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from tests.unit.photos import photo

if TYPE_CHECKING:
    from pathlib import Path

    from PIL import Image

SIDE, STEP = 176, 90
COLUMNS, ROWS = 6, 3


@cache
def whole(name: str) -> Image.Image:
    return photo(f"{name}.jpg")


def tile(name: str, number: int) -> Image.Image:
    """A part of the photo "flower" or "china", by a number from 0 to 17."""
    down, across = divmod(number, COLUMNS)
    assert down < ROWS
    left, top = across * STEP, down * STEP
    return whole(name).crop((left, top, left + SIDE, top + SIDE))


def put(path: Path, name: str, number: int, quality: int = 95) -> Path:
    """Write a tile as a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    tile(name, number).save(path, "JPEG", quality=quality)
    return path


def folders(root: Path, photos: int = 10) -> Path:
    """A folder with two folders of photos, "china" and "flower"."""
    for name in ("flower", "china"):
        for number in range(photos):
            put(root / name / f"{number:02}.jpg", name, number)
    return root

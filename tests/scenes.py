"""Parts of real photos that Cene is sure of, and of one that it must ask about."""

from __future__ import annotations

from PIL import Image
from tests.unit.photos import package_file, photo

THRESHOLD = "0.7"
"""At which Cene is sure of each `scene`, with room for a classifier that is fitted anew."""
BOXES = {
    "buildings": (204, 65, 366, 173),
    "sea": (335, 192, 563, 344),
    "forest": (501, 327, 636, 417),
}
"""Where china.jpg shows what."""


def scene(album: str, number: int = 0) -> Image.Image:
    """A photo of an album, no two numbers (0 to 48) the same; "other" for one of coins."""
    right, up = number % 7, number // 7
    if album == "flowers":
        return photo("flower.jpg").crop((right, up, 600 + right, 400 + up))
    if album == "other":
        with Image.open(package_file("skimage", "data/coins.png")) as coins:
            return coins.convert("RGB").crop((right, up, 376 + right, 295 + up))
    left, top, end, bottom = BOXES[album]
    return photo("china.jpg").crop((left - right, top - up, end - right, bottom - up))

"""Photos as large as the screen shows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cene.vision.whole import whole

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Picture:
    """The pixels of a photo, upright and in sRGB.

    Attributes:
        width: of what is here, in pixels.
        height: likewise.
        rgb: width × height × 3 bytes, row after row from the top.
        across: width of the whole photo, in pixels.
        down: height of the whole photo, in pixels.
    """

    width: int
    height: int
    rgb: bytes
    across: int
    down: int


def picture(path: Path, longest: int) -> Picture:
    """Read a photo for the screen; safe to call from several threads.

    Args:
        path: the photo.
        longest: pixels that its longer side is to have at most.

    Raises:
        PictureError: it cannot be read, or is no picture.
    """
    found = whole(path, longest)
    height, width = found.pixels.shape[:2]
    return Picture(width, height, found.pixels.tobytes(), found.width, found.height)

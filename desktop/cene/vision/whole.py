"""A photo as large as it is to be shown, upright and in sRGB."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, JpegImagePlugin

from cene.vision.colour import reducible, to_srgb
from cene.vision.decode import IN_MEMORY, SIDEWAYS, TURNS, exif_of, identified, opening

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray
    from PIL import ImageFile


@dataclass(frozen=True, slots=True)
class Whole:
    """A photo to look at.

    Attributes:
        pixels: uint8 (H, W, 3), upright, sRGB.
        width: of the whole photo, upright, in pixels.
        height: likewise.
    """

    pixels: NDArray[np.uint8]
    width: int
    height: int


def whole(path: Path, longest: int) -> Whole:
    """Read a photo for the screen.

    Args:
        path: the photo.
        longest: pixels that the longer side is to have at most; a smaller photo comes as it is.

    Raises:
        PictureError: the file is no picture, damaged, too large, unreadable, or changed meanwhile.
    """
    with opening(path) as (source, _):
        _, image = identified(path, source)
        width, height = image.size
        pixels, orientation = _upright(image, longest)
    if orientation in SIDEWAYS:
        width, height = height, width
    return Whole(pixels, width, height)


def _upright(image: ImageFile.ImageFile, longest: int) -> tuple[NDArray[np.uint8], int]:
    """Decode no more than is needed; the pixels, and the EXIF orientation undone in them."""
    if isinstance(image, JpegImagePlugin.JpegImageFile):
        factor = max(1, max(image.size) // longest)
        image.draft(None, (image.width // factor, image.height // factor))
        image.decodermaxblock = IN_MEMORY
    image.load()
    orientation = exif_of(image).orientation
    found = reducible(image)
    factor = max(found.size) // longest
    if factor > 1:
        found = found.reduce(factor)
    found = to_srgb(found, image.info.get("icc_profile"))
    # Only here, for a transparent picture has lost its edges by now.
    found.thumbnail((longest, longest), Image.Resampling.BICUBIC)
    if orientation in TURNS:
        found = found.transpose(TURNS[orientation])
    return np.asarray(found), orientation

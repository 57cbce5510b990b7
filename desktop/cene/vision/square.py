"""The middle of a photo, as every network of the lab takes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

from cene.core.lab import SIDE
from cene.vision.decode import NETWORK

if TYPE_CHECKING:
    from numpy.typing import NDArray

_MARGIN = (SIDE - NETWORK) // 2


def square(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The middle of a photo, its short side brought to `SIDE` in one resampling.

    Args:
        pixels: uint8 (H, W, 3), any size from 1 × 1.

    Returns:
        uint8 (256, 256, 3).
    """
    height, width = pixels.shape[:2]
    side = min(width, height)
    left, top = (width - side) / 2, (height - side) / 2
    found = Image.fromarray(pixels).resize(
        (SIDE, SIDE), Image.Resampling.BICUBIC, box=(left, top, left + side, top + side)
    )
    return np.asarray(found)


def seen_by_network(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """What `network_input` makes of the photo of a square, without reading the photo again.

    Both bring the short side to 256, so it is the middle of the square.

    Args:
        pixels: uint8 (256, 256, 3), as `square` returns it.

    Returns:
        uint8 (224, 224, 3).
    """
    return pixels[_MARGIN : _MARGIN + NETWORK, _MARGIN : _MARGIN + NETWORK]

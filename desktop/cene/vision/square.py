"""The middle of a photo, as networks of the model lab take it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

from cene.core.lab import SIDE

if TYPE_CHECKING:
    from numpy.typing import NDArray


def square(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Bring the shorter side to 256 pixels and cut the middle out, in one resampling.

    Args:
        pixels: uint8 (H, W, 3), any size from 1 × 1.

    Returns:
        uint8 (256, 256, 3).
    """
    height, width = pixels.shape[:2]
    side = min(width, height)
    left, top = (width - side) / 2, (height - side) / 2
    middle = Image.fromarray(pixels).resize(
        (SIDE, SIDE), Image.Resampling.BICUBIC, box=(left, top, left + side, top + side)
    )
    return np.asarray(middle)

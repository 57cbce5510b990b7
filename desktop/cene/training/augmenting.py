"""Photos as they might have been taken too: mirrored, from nearer, turned, lighter or darker.

All of it is one pass over the pixels of a batch, compiled into one loop, for it competes with the
network for the same cores. `ImageProjectiveTransformV3`, which finds the place of each pixel anew
for each of its channels, takes four times as long.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np
import tensorflow as tf  # type: ignore[import-untyped]

from cene.core.lab import SIDE

if TYPE_CHECKING:
    from numpy.typing import NDArray

BRIGHTNESS = 0.1
ZOOM = 0.2
TURN = np.pi / 18
"""Most that a photo is turned, in radians: ten degrees."""
HALF = 0.5


def chances(seed: int, number: int, count: int) -> NDArray[np.float64]:
    """The dice of an epoch: (count, 4) numbers in 0..1, a row a place in the order."""
    return np.random.default_rng([seed, number, 1]).random((count, 4))


def moves(changes: NDArray[np.float64]) -> NDArray[np.float32]:
    """Flip, zoom and turn of each photo about its middle.

    Args:
        changes: of `chances`; the first column flips, the second zooms, the third turns.

    Returns:
        (n, 2, 3): from the place (x, y, 1) in the new picture to that in the old one.
    """
    scale = 1 - ZOOM * changes[:, 1]  # only closer: little needs to be made up at the borders
    flip = np.where(changes[:, 0] < HALF, 1.0, -1.0)
    angle = TURN * (2 * changes[:, 2] - 1)
    a, b = np.cos(angle) * scale, np.sin(angle) * scale
    middle = (SIDE - 1) / 2
    rows = np.zeros((len(changes), 2, 3), np.float32)
    rows[:, 0, 0], rows[:, 0, 1], rows[:, 0, 2] = a * flip, -b, middle * (1 - a * flip + b)
    rows[:, 1, 0], rows[:, 1, 1], rows[:, 1, 2] = b * flip, a, middle * (1 - b * flip - a)
    return rows


def brightness(changes: NDArray[np.float64]) -> NDArray[np.float32]:
    """What the pixels of each photo are multiplied by, from the last of its chances."""
    factors: NDArray[np.float32] = (1 + BRIGHTNESS * (2 * changes[:, 3] - 1)).astype(np.float32)
    return factors


@cache
def changed() -> Any:
    """What changes a batch, compiled where TensorFlow can compile, which not every build of it can.

    Returns:
        A function of pixels, uint8 (n, `SIDE`, `SIDE`, 3), of `moves` and of `brightness`; it gives
        float32 of the same shape, in 0..255.
    """
    compiled = tf.function(warped, jit_compile=True)
    try:
        compiled(tf.zeros((1, SIDE, SIDE, 3), tf.uint8), tf.zeros((1, 2, 3)), tf.ones((1,)))
    except tf.errors.OpError:
        return tf.function(warped)
    return compiled


def warped(pixels: Any, transforms: Any, factors: Any) -> Any:
    """The pixels at their new places, between four old ones each; borders are mirrors."""
    along = tf.range(SIDE, dtype=tf.float32)
    row = transforms[:, :, :, None, None]
    x, y = (
        _mirrored(
            row[:, k, 0] * along[None, None, :] + row[:, k, 1] * along[None, :, None] + row[:, k, 2]
        )
        for k in range(2)
    )
    left, top = (tf.minimum(tf.floor(place), SIDE - 2.0) for place in (x, y))
    right, down = (x - left)[..., None], (y - top)[..., None]
    first = tf.reshape(tf.cast(top * SIDE + left, tf.int32), (-1, SIDE * SIDE))
    flat = tf.reshape(pixels, (-1, SIDE * SIDE, 3))

    def at(further: int) -> Any:
        found = tf.gather(flat, first + further, batch_dims=1)
        return tf.reshape(tf.cast(found, tf.float32), (-1, SIDE, SIDE, 3))

    above = at(0) * (1 - right) + at(1) * right
    below = at(SIDE) * (1 - right) + at(SIDE + 1) * right
    moved = above * (1 - down) + below * down
    return tf.clip_by_value(moved * factors[:, None, None, None], 0.0, 255.0)


def _mirrored(place: Any) -> Any:
    """A place beyond the border by less than a side, as far within it."""
    last = SIDE - 1.0
    return last - tf.abs(last - tf.abs(place))

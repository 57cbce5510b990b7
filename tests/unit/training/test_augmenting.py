"""What becomes of photos that networks see more than once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import tensorflow as tf  # type: ignore[import-untyped]

from cene.core.lab import SIDE
from cene.training.augmenting import brightness, chances, changed, moves, warped

if TYPE_CHECKING:
    from numpy.typing import NDArray

STILL = (0.5, 0.5)
"""Chances of no turn and no other brightness."""
ROOM = 64
"""More than a photo can be moved beyond its borders."""


def photos(count: int) -> NDArray[np.uint8]:
    return np.random.default_rng(0).integers(0, 256, (count, SIDE, SIDE, 3), np.uint8)


def looks(rows: Any) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    found = np.array(rows, np.float64)
    return moves(found), brightness(found)


def between(picture: NDArray[Any], x: NDArray[Any], y: NDArray[Any]) -> NDArray[Any]:
    """What is at places between pixels."""
    left, top = np.floor(x).astype(int), np.floor(y).astype(int)
    right, down = x - left, y - top
    above = picture[top, left] * (1 - right) + picture[top, left + 1] * right
    below = picture[top + 1, left] * (1 - right) + picture[top + 1, left + 1] * right
    found: NDArray[Any] = above * (1 - down) + below * down
    return found


def test_a_flip_alone_is_a_mirror_image_and_nothing_is_nothing() -> None:
    pixels = photos(2)
    still = looks([(0.0, 0.0, *STILL), (1.0, 0.0, *STILL)])
    plain, mirrored = changed()(pixels, *still).numpy()
    assert np.abs(plain - pixels[0]).max() < 0.1
    assert np.abs(mirrored - pixels[1][:, ::-1]).max() < 0.1


def test_each_pixel_is_what_lies_between_its_four_neighbours_and_borders_are_mirrors() -> None:
    """In float64, channel by channel, on photos that are continued beyond their borders."""
    pixels = photos(6)
    transforms, factors = looks(chances(3, 1, 6))
    assert (transforms[:, 0, 0] < 0).any(), "one is mirrored"
    found = changed()(pixels, transforms, factors).numpy()
    down, along = np.mgrid[:SIDE, :SIDE].astype(np.float64)
    beyond = 0
    for k in range(6):
        x, y = (t[0] * along + t[1] * down + t[2] for t in transforms[k].astype(np.float64))
        beyond += int((x < 0).sum() + (y > SIDE - 1).sum())
        for channel in range(3):
            picture = pixels[k, :, :, channel].astype(np.float64)
            expected = between(np.pad(picture, ROOM, mode="reflect"), x + ROOM, y + ROOM)
            expected = np.clip(expected * factors[k], 0, 255)
            assert np.abs(found[k, :, :, channel] - expected).max() < 0.1
    assert beyond, "some of it had to be made up"


def test_what_is_compiled_is_what_would_be_computed_without_a_compiler() -> None:
    pixels = photos(3)
    rows = looks(chances(1, 2, 3))
    assert np.abs(changed()(pixels, *rows) - warped(tf.constant(pixels), *rows)).max() < 0.05


def test_zoom_comes_closer_to_the_middle_and_brightness_stays_in_bounds() -> None:
    closest = np.array([[0.0, 1.0, *STILL]])
    (row,) = moves(closest)
    assert row @ [0, 0, 1] == pytest.approx([0.1 * (SIDE - 1)] * 2)
    bounds = brightness(np.array([[0, 0, 0, 0.0], [0, 0, 0, 1.0]]))
    assert bounds == pytest.approx([0.9, 1.1])
    white = np.full((1, SIDE, SIDE, 3), 255, np.uint8)
    assert changed()(white, *looks([(0.0, 0.0, 0.5, 1.0)])).numpy().max() == 255


def test_a_turn_is_of_ten_degrees_at_most() -> None:
    (row,) = moves(np.array([[0.0, 0.0, 1.0, 0.5]]))
    assert np.degrees(np.arctan2(row[1, 0], row[0, 0])) == pytest.approx(10)
    assert row @ [127.5, 127.5, 1] == pytest.approx([127.5, 127.5], abs=1e-3)

from __future__ import annotations

import numpy as np
from tests.unit.vision.tiny import SIZE, photos

from cene.vision.embedding import UNIT, fixed
from cene.vision.likeness import ALIKE, Likeness


def towards(angle: float, first: float = 1.0) -> np.ndarray:
    """An embedding at an angle in the plane of the second and third direction."""
    row = np.zeros((1, SIZE + 5))
    row[0, :3] = first, np.cos(angle), np.sin(angle)
    return fixed(row)


def test_examples_of_the_photos_own_album_are_counted() -> None:
    likeness = Likeness(SIZE, [photos(1, 5), photos(2, 3), photos(0, 0)])
    asked = np.concatenate([photos(1, 2, seed=1), photos(2, 2, seed=1)])
    assert likeness.count(asked, np.array([0, 1, 1, 2])).tolist() == [5, 0, 3, 0]
    assert likeness.count(asked[:0], np.empty(0, np.intp)).tolist() == []


def test_alike_is_a_matter_of_the_angle_and_not_of_the_first_direction_or_the_scores() -> None:
    likeness = Likeness(SIZE, [towards(0, first=3)])
    edge = np.arccos(ALIKE)
    asked = np.concatenate([towards(edge - 0.01, first=-3), towards(edge + 0.01, first=3)])
    asked[:, SIZE:] = UNIT
    assert likeness.count(asked, np.zeros(2, np.intp)).tolist() == [1, 0]


def test_a_photo_that_lies_nowhere_is_like_none() -> None:
    nowhere = np.zeros((1, SIZE + 5), np.int16)
    assert Likeness(SIZE, [nowhere]).count(nowhere, np.zeros(1, np.intp)).tolist() == [0]

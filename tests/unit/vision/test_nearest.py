from __future__ import annotations

import numpy as np
from tests.unit.vision.tiny import SIZE

from cene.vision.embedding import UNIT, fixed
from cene.vision.likeness import ALIKE
from cene.vision.nearest import Nearest


def rows(*angles: float) -> np.ndarray:
    """Embeddings at angles in the plane of the second and third direction."""
    found = np.zeros((len(angles), SIZE + 5))
    found[:, 0] = np.arange(len(angles)) - 1.0
    found[:, 1] = np.cos(angles)
    found[:, 2] = np.sin(angles)
    table = fixed(found)
    table[:, SIZE:] = np.arange(len(angles))[:, None] * UNIT
    return table


def test_the_most_alike_come_first_and_those_that_are_not_alike_never() -> None:
    edge = float(np.arccos(ALIKE))
    nearest = Nearest(SIZE, rows(0, edge - 0.01, 0.2, -0.1, edge + 0.01))
    assert nearest.to(0, 9) == [3, 2, 1]
    assert nearest.to(0, 2) == [3, 2]
    assert nearest.to(0, 0) == []


def test_a_photo_that_lies_nowhere_is_like_none() -> None:
    nowhere = np.zeros((2, SIZE + 5), np.int16)
    assert Nearest(SIZE, nowhere).to(0, 5) == []

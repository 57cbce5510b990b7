"""Which photos look most like one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from cene.vision.likeness import ALIKE, units

if TYPE_CHECKING:
    from numpy.typing import NDArray


class Nearest:
    """Photos to find those in that look like one of them.

    Args:
        size: S, of the seen part of an embedding.
        embeddings: of all of them, int16 (n, S + A).
    """

    def __init__(self, size: int, embeddings: NDArray[np.int16]) -> None:
        self._units = units(size, embeddings)

    def to(self, row: int, limit: int) -> list[int]:
        """At most `limit` rows that look like one, the most alike first, without itself."""
        cosines = self._units @ self._units[row]
        cosines[row] = -1.0
        order = np.argsort(-cosines, kind="stable")[:limit]
        found: list[int] = order[cosines[order] >= ALIKE].tolist()
        return found

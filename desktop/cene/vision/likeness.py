"""How many of an album's examples look like a photo, to say so in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

ALIKE = 0.47
"""Cosine from which two photos look alike: of photos of different kinds of objects and flowers one
pair of a hundred is as near, of the same kind every other pair."""


class Likeness:
    """The examples of every album, to compare photos with.

    Args:
        size: of the seen part of an embedding.
        examples: of each album, int16 (n, S + A).
    """

    def __init__(self, size: int, examples: Sequence[NDArray[np.int16]]) -> None:
        self._size = size
        self._examples = [self._units(rows) if len(rows) else None for rows in examples]

    def count(self, embeddings: NDArray[np.int16], albums: NDArray[np.intp]) -> NDArray[np.intp]:
        """For each photo (n,) the examples of its album (n,) that look like it."""
        found = np.zeros(len(embeddings), np.intp)
        for album in np.unique(albums):
            examples = self._examples[album]
            if examples is not None:
                chosen = albums == album
                near = self._units(embeddings[chosen]) @ examples.T >= ALIKE
                found[chosen] = near.sum(axis=1)
        return found

    def _units(self, embeddings: NDArray[np.int16]) -> NDArray[np.float32]:
        return units(self._size, embeddings)


def units(size: int, embeddings: NDArray[np.int16]) -> NDArray[np.float32]:
    """Where photos lie, as vectors of length 1, whose products are cosines.

    Args:
        size: S, of the seen part of an embedding.
        embeddings: int16 (n, S + A).
    """
    # The first direction is what all photos have in common.
    rows = embeddings[:, 1:size].astype(np.float32)
    lengths = np.sqrt(np.einsum("ij,ij->i", rows, rows))
    rows /= np.maximum(lengths, 1.0)[:, None]
    return rows

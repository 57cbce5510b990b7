"""What is known of each album: columns of the ready-made scores, and a person's examples."""

from __future__ import annotations

from bisect import bisect_left, insort
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from cene.vision.embedding import UNIT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]


@dataclass(slots=True, eq=False)
class AlbumStatistics:
    """An album with its examples; adding one and removing it leaves no trace.

    Attributes:
        key: the album's key.
        ready: its columns among the ready-made scores; none for an album of one's own, several
            for one that others were merged into.
    """

    key: str
    ready: tuple[int, ...] = ()
    # Sorted, so that the order in which examples came cannot show in any result.
    _confirmed: list[tuple[bytes, float]] = field(default_factory=list)
    _rejected: list[tuple[bytes, float]] = field(default_factory=list)

    def add(self, embedding: NDArray[np.int16], weight: float = 1.0) -> None:
        """Count a photo in (int16 (S + A,)); less than a person's word weighs less than 1."""
        insort(self._confirmed, (_bytes(embedding), weight))

    def remove(self, embedding: NDArray[np.int16], weight: float = 1.0) -> None:
        """Take a photo back that was added before.

        Raises:
            ValueError: it was not.
        """
        _take(self._confirmed, (_bytes(embedding), weight), self.key)

    def reject(self, embedding: NDArray[np.int16], weight: float = 1.0) -> None:
        """Count a photo as one that does not belong here."""
        insort(self._rejected, (_bytes(embedding), weight))

    def unreject(self, embedding: NDArray[np.int16], weight: float = 1.0) -> None:
        """Take a rejection back.

        Raises:
            ValueError: there was none.
        """
        _take(self._rejected, (_bytes(embedding), weight), self.key)

    @property
    def known(self) -> bool:
        """Whether there is anything to recognise the album by."""
        return bool(self.ready or self._confirmed)

    @property
    def confirmed(self) -> tuple[NDArray[np.int16], Floats]:
        """Embeddings (n, S + A) and weights (n,) of the examples, in an order of their own."""
        return _arrays(self._confirmed)

    @property
    def rejected(self) -> tuple[NDArray[np.int16], Floats]:
        """The same of what was rejected."""
        return _arrays(self._rejected)


def features(embeddings: NDArray[np.int16], size: int, constant: float) -> Floats:
    """φ: the seen part (n, `size`) of embeddings, and a constant, (n, size + 1), on one grid."""
    found = np.empty((len(embeddings), size + 1))
    np.multiply(embeddings[:, :size], 1 / UNIT, out=found[:, :-1])
    found[:, -1] = round(constant * UNIT) / UNIT
    return found


def _bytes(embedding: NDArray[np.int16]) -> bytes:
    return embedding.astype("<i2").tobytes()


def _take(examples: list[tuple[bytes, float]], example: tuple[bytes, float], key: str) -> None:
    place = bisect_left(examples, example)
    if examples[place : place + 1] != [example]:
        raise ValueError(f"no such example in {key}")
    del examples[place]


def _arrays(examples: Iterable[tuple[bytes, float]]) -> tuple[NDArray[np.int16], Floats]:
    pairs = list(examples)
    rows = np.frombuffer(b"".join(row for row, _ in pairs), "<i2")
    return rows.reshape(len(pairs), -1 if pairs else 0), np.array([weight for _, weight in pairs])

"""What is known of each album: sums over photos that nobody has to keep, and examples."""

from __future__ import annotations

import io
import zipfile
from bisect import bisect_left, insort
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from cene.core.errors import UnusableError
from cene.vision.backbone import UNIT
from cene.vision.card import STATISTICS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from cene.vision.card import Card

    Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class ReadyMade:
    """An album as it ships: the moments of many photos, and a few of the photos' embeddings.

    The mean of φφᵀ is mean·meanᵀ + own·ownᵀ + shared·sharedᵀ + diag(rest). The last two are the
    same for all ready-made albums, so that their sum over all of them is nearly exact.

    Attributes:
        count: photos behind the moments.
        mean: (D + 1,) mean of φ.
        own: (D + 1, r) what varies in this album more than in the others.
        shared: (D + 1, R).
        rest: (D + 1,).
        sample: int16 (m, D), photos out of those, for the calibration.
    """

    count: int
    mean: Floats
    own: Floats
    shared: Floats
    rest: Floats
    sample: NDArray[np.int16]


@dataclass(slots=True, eq=False)
class AlbumStatistics:
    """An album with its examples; adding one and removing it leaves no trace.

    Attributes:
        key: the album's key.
        ready: what ships of it, or None for an album of one's own.
    """

    key: str
    ready: ReadyMade | None = None
    # Sorted, so that the order in which examples came cannot show in any result.
    _examples: list[bytes] = field(default_factory=list)

    def add(self, embedding: NDArray[np.int16]) -> None:
        """Count a photo in (int16 (D,))."""
        insort(self._examples, embedding.astype("<i2").tobytes())

    def remove(self, embedding: NDArray[np.int16]) -> None:
        """Take a photo back that was added before.

        Raises:
            ValueError: it was not.
        """
        example = embedding.astype("<i2").tobytes()
        place = bisect_left(self._examples, example)
        if self._examples[place : place + 1] != [example]:
            raise ValueError(f"no such example in {self.key}")
        del self._examples[place]

    @property
    def count(self) -> int:
        """Photos behind the statistics."""
        return len(self._examples) + (self.ready.count if self.ready else 0)

    @property
    def examples(self) -> bytes:
        """The added examples, one after the other in an order of their own."""
        return b"".join(self._examples)

    def first_moment(self, constant: float) -> Floats:
        """Sum of φ over all photos, (D + 1,)."""
        total: Floats = self._added(constant).sum(axis=0)
        if self.ready:
            total = total + self.ready.count * self.ready.mean
        return total

    def second_moment(self, constant: float) -> Floats:
        """Sum of φφᵀ over all photos but for what `ReadyMade` shares, (D + 1, D + 1)."""
        added = self._added(constant)
        total: Floats = added.T @ added
        if self.ready:
            spread = np.column_stack((self.ready.mean, self.ready.own))
            total = total + self.ready.count * (spread @ spread.T)
        return total

    def known(self, constant: float) -> Floats:
        """φ of every photo at hand, (n, D + 1): the sample that ships, then the added ones."""
        added = self._added(constant)
        if not self.ready:
            return added
        return np.concatenate((features(self.ready.sample, constant), added))

    def _added(self, constant: float) -> Floats:
        """φ of the added examples, (n, D + 1)."""
        size = self.ready.sample.shape[1] if self.ready else len(self._examples[0]) // 2
        rows = np.frombuffer(self.examples, "<i2").reshape(-1, size)
        return features(rows, constant)


def features(embeddings: NDArray[np.int16], constant: float) -> Floats:
    """φ: the embeddings (n, D) in units, and a constant, (n, D + 1), all of it on one grid."""
    found = np.empty((len(embeddings), embeddings.shape[1] + 1))
    np.multiply(embeddings, 1 / UNIT, out=found[:, :-1])
    found[:, -1] = round(constant * UNIT) / UNIT
    return found


def read_ready_made(card: Card) -> list[AlbumStatistics]:
    """The albums that ship with Cene, each without examples.

    Raises:
        UnusableError: the file is missing, damaged, or does not fit its card.
    """
    data = card.load(STATISTICS)
    try:
        with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
            return unpacked(card.albums, arrays)
    except (ValueError, KeyError, zipfile.BadZipFile) as error:
        raise UnusableError(
            f"The album statistics do not fit their model card ({error}); install Cene again."
        ) from error


def unpacked(keys: Sequence[str], arrays: Mapping[str, NDArray[Any]]) -> list[AlbumStatistics]:
    """Albums out of the arrays that ship.

    Args:
        keys: of the albums, in the order of the arrays' first axis.
        arrays: counts (K,), means (K, D + 1), owns (K, D + 1, r), shared (D + 1, R), rest (D + 1,)
            and samples (K, m, D), see `ReadyMade`.
    """
    wide = [arrays[name].astype(np.float64) for name in ("means", "owns", "shared", "rest")]
    means, owns, shared, rest = wide
    return [
        AlbumStatistics(key, ReadyMade(int(count), mean, own, shared, rest, sample))
        for key, count, mean, own, sample in zip(
            keys, arrays["counts"], means, owns, arrays["samples"], strict=True
        )
    ]

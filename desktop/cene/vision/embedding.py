"""From features to what is kept of a photo: where it lies among others, and what it scores.

An embedding has two parts. The *seen* part are the coordinates of the features along the main
directions of many everyday photos. The *scores* are the log-odds of the ready-made albums and of
*none of these*: what regressions over all of the features give them, and what the network itself
says. All this was fitted by the recipe in models/. What a person teaches moves the scores by a
regression over the seen part (`cene.vision.head`), so no feature is ever needed again.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from threadpoolctl import ThreadpoolController  # type: ignore[import-untyped]

from cene.core.errors import UnusableError
from cene.vision.card import STATISTICS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from cene.vision.backbone import Features
    from cene.vision.card import Card

UNIT = 1 << 13
"""Embeddings are fixed point: an int16 of this value is 1, and 4 is out of reach.

Products of two such numbers lie on a grid of 2^-26, so float64 adds up 2^22 of them without
rounding: sums over examples do not depend on their order, and removing one restores them."""
SCALE = 10.0
"""The scores are log-odds divided by this: a sure photo scores about 1 where it belongs and 0
elsewhere, like the targets of the head's regression."""


class Evidence(NamedTuple):
    """What the network itself says: its ImageNet probabilities, summed over the classes of albums.

    It joins what was fitted as a further expert in a logarithmic opinion pool (Genest and Zidek,
    "Combining Probability Distributions", Statistical Science 1, 1986).

    Attributes:
        groups: float32 (C, A), turns the squares of the last C features into the probabilities.
        floor: float32 (A,), added to them, so that no single no decides.
        weight: what its logarithm counts beside what was fitted.
    """

    groups: NDArray[np.float32]
    floor: NDArray[np.float32]
    weight: float

    @classmethod
    def of(
        cls, card: Card, classes: NDArray[np.integer[Any]], floor: NDArray[np.float32]
    ) -> Evidence:
        """With the number (C,) of the album of each class, -1 where it says nothing of any."""
        groups = np.zeros((len(classes), len(floor)), np.float32)
        told = np.flatnonzero(classes >= 0)
        groups[told, classes[told]] = 1 / card.imagenet**2
        return cls(groups, floor, card.evidence)

    def log_odds(self, features: NDArray[np.float32]) -> NDArray[np.float32]:
        """Log-odds (n, A) from features (n, F)."""
        roots = features[:, features.shape[1] - len(self.groups) :]
        found: NDArray[np.float32] = np.log(np.square(roots) @ self.groups + self.floor)
        return np.float32(self.weight) * found


@dataclass(frozen=True, slots=True, eq=False)
class Shipped:
    """What the recipe fitted for the ready-made albums, and for *none of these*, the last of A.

    Attributes:
        directions: float32 (F, S), columns of length 1, at right angles.
        spread: float64 (S,), sum over the albums of the mean square of their photos along each
            direction.
        weights: float32 (F + 1, A), log-odds of the albums from features and a constant 1.
        evidence: log-odds that come on top.
        samples: int16 (n, S + A), embeddings of photos of the albums; the scores in them come from
            a fit that did not know the photo.
        labels: int (n,), numbers of their albums.
        shares: float64 (n,), what each of them contributes to `spread`.
    """

    directions: NDArray[np.float32]
    spread: NDArray[np.float64]
    weights: NDArray[np.float32]
    evidence: Evidence
    samples: NDArray[np.int16]
    labels: NDArray[np.intp]
    shares: NDArray[np.float64]

    def embed(self, features: NDArray[np.float32]) -> NDArray[np.int16]:
        """Embeddings (n, S + A) of features (n, F), see `stacked`; best many at a time."""
        # The other cores decode meanwhile, and threads of BLAS would wait for more by spinning:
        # with them a sort takes a fifth longer.
        with _blas().limit(limits=1, user_api="blas"):
            scores = features @ self.weights[:-1] + self.weights[-1]
            scores += self.evidence.log_odds(features)
            scores -= scores.mean(axis=1, keepdims=True)
            return fixed(np.concatenate((features @ self.directions, scores / SCALE), axis=1))


def stacked(card: Card, seen: Sequence[Features]) -> NDArray[np.float32]:
    """Features as one matrix (n, F): the blocks, and the roots of the ImageNet probabilities.

    Roots, for their distances are those of distributions (Hellinger).
    """
    blocks = np.stack([features.blocks for features in seen])
    roots = np.sqrt(np.stack([features.imagenet for features in seen]))
    return np.concatenate((blocks, np.float32(card.imagenet) * roots), axis=1)


@cache
def _blas() -> ThreadpoolController:
    """Whatever NumPy multiplies matrices with; looked for once, for that takes milliseconds."""
    return ThreadpoolController()


def fixed(numbers: NDArray[np.floating[Any]]) -> NDArray[np.int16]:
    """The nearest numbers in steps of 1/`UNIT`."""
    found: NDArray[np.int16] = np.rint(numbers * UNIT).clip(-32767, 32767).astype(np.int16)
    return found


def read_shipped(card: Card) -> Shipped:
    """What ships with Cene.

    Raises:
        UnusableError: the file is missing, damaged, or does not fit its card.
    """
    data = card.load(STATISTICS)
    try:
        with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
            return unpacked(card, arrays)
    except (ValueError, KeyError, EOFError, zipfile.BadZipFile) as error:
        raise UnusableError(
            f"The album statistics do not fit their model card ({error}); install Cene again."
        ) from error


def unpacked(card: Card, arrays: Mapping[str, NDArray[Any]]) -> Shipped:
    """`Shipped` out of the arrays of the same names.

    Raises:
        ValueError: they are not for the albums on the card.
    """
    shipped = Shipped(
        directions=arrays["directions"].astype(np.float32),
        spread=arrays["spread"].astype(np.float64),
        weights=arrays["weights"].astype(np.float32),
        evidence=Evidence.of(card, arrays["classes"], arrays["floor"].astype(np.float32)),
        samples=arrays["samples"],
        labels=arrays["labels"].astype(np.intp),
        shares=arrays["shares"].astype(np.float64),
    )
    albums = len(card.albums) + 1
    size = len(shipped.spread) + albums
    if shipped.weights.shape[1] != albums or shipped.samples.shape[1] != size:
        raise ValueError(f"made for {shipped.weights.shape[1] - 1} albums")
    return shipped

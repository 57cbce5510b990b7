"""Measures the album head: by cross-validation, and on photos that belong to no album."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from cene.core.policy import is_sure
from cene.vision.calibration import calibration_error, risks
from cene.vision.head import solve
from cene.vision.statistics import unpacked
from summary import summarised

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from cene.vision.card import Card
    from cene.vision.head import Head

THRESHOLDS = (0.5, 0.8, 0.9, 0.95)


class AtThreshold(NamedTuple):
    """What was filed at a threshold: sure enough and not too novel.

    Attributes:
        threshold: how sure was sure enough.
        coverage: share of photos filed.
        precision: share of those that were right.
        predicted: the precision that the confidences promised.
    """

    threshold: float
    coverage: float
    precision: float
    predicted: float


class Figures(NamedTuple):
    """What the head reaches on photos that it has not seen.

    Attributes:
        photos: how many were tested.
        accuracy: share whose most probable album is the true one.
        ece: expected calibration error of the most probable album.
        thresholds: what is filed at each of `THRESHOLDS`.
    """

    photos: int
    accuracy: float
    ece: float
    thresholds: tuple[AtThreshold, ...]


def cross_validate(
    card: Card,
    embeddings: NDArray[np.int16],
    labels: NDArray[np.intp],
    folds: int = 5,
    seed: int = 0,
) -> Figures:
    """Fit on all folds but one, as the recipe fits what ships, and test on that one; each in turn.

    Args:
        card: names the albums, the constant and the penalty.
        embeddings: int16 (n, D).
        labels: (n,) number of the album in `card.albums`.
        folds: parts, each with its share of every album.
        seed: of the parting.
    """
    fold = _folds(labels, folds, seed)
    confidence, novelty = np.empty(len(labels)), np.empty(len(labels))
    right = np.empty(len(labels), np.bool_)
    for number in range(folds):
        test = fold == number
        arrays = summarised(embeddings[~test], labels[~test], len(card.albums), card.constant)
        head = solve(card, unpacked(card.albums, arrays))
        probabilities, novelty[test] = head.predict(embeddings[test])
        confidence[test] = probabilities.max(axis=1)
        right[test] = probabilities.argmax(axis=1) == labels[test]
    return Figures(
        photos=len(labels),
        accuracy=float(right.mean()),
        ece=calibration_error(confidence, right),
        thresholds=tuple(
            AtThreshold(
                threshold=expected.threshold,
                coverage=expected.coverage,
                precision=float(right[filed(confidence, novelty, expected.threshold)].mean()),
                predicted=expected.precision,
            )
            for expected in risks(confidence, novelty, THRESHOLDS)
        ),
    )


def filed_strangers(
    head: Head, embeddings: NDArray[np.int16], threshold: float
) -> NDArray[np.intp]:
    """Which of the photos would be filed, all of them photos of something else."""
    probabilities, novelty = head.predict(embeddings)
    return np.flatnonzero(filed(probabilities.max(axis=1), novelty, threshold))


def filed(
    confidence: NDArray[np.float64], novelty: NDArray[np.float64], threshold: float
) -> NDArray[np.bool_]:
    """The policy's rule on arrays (n,)."""
    pairs = zip(confidence.tolist(), novelty.tolist(), strict=True)
    return np.array([is_sure(sure, novel, threshold) for sure, novel in pairs], np.bool_)


def _folds(labels: NDArray[np.intp], folds: int, seed: int) -> NDArray[np.intp]:
    """A fold for each photo; every album is spread evenly over them."""
    random = np.random.default_rng(seed)
    fold = np.empty(len(labels), np.intp)
    for label in np.unique(labels):
        members = random.permutation(np.flatnonzero(labels == label))
        fold[members] = np.arange(len(members)) % folds
    return fold

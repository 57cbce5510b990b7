"""What the ready-made albums say of photos that they were not fitted on, beside the truth."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from cene.core.policy import is_sure
from cene.vision.calibration import calibration_error, softmax
from cene.vision.embedding import SCALE, fixed
from cene.vision.statistics import features

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from cene.vision.card import Card
    from cene.vision.head import Head

    Floats = NDArray[np.float64]

THRESHOLDS = (0.5, 0.8, 0.9, 0.95)
MOST = 300
"""An album of more photos counts as one of so many: else six scenes would decide every figure."""


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


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """What was said of photos of albums, each by a fit that did not know it.

    Attributes:
        probabilities: (n, A).
        novelty: (n,).
        labels: (n,) the truth.
        weights: (n,) what each counts.
    """

    probabilities: Floats
    novelty: Floats
    labels: NDArray[np.intp]
    weights: Floats

    @property
    def right(self) -> NDArray[np.bool_]:
        """Which were given their true album first."""
        found: NDArray[np.bool_] = self.probabilities.argmax(axis=1) == self.labels
        return found

    @property
    def confidence(self) -> Floats:
        """The greatest probability of each."""
        found: Floats = self.probabilities.max(axis=1)
        return found

    def of(self, chosen: NDArray[np.bool_]) -> Judged:
        """Some of them, each counting 1."""
        return Judged(
            self.probabilities[chosen],
            self.novelty[chosen],
            self.labels[chosen],
            np.ones(int(chosen.sum())),
        )

    def among(self, albums: Sequence[int]) -> Judged:
        """The photos of some albums, with all others switched off: those are none of these then."""
        columns = np.array(albums)
        here = np.isin(self.labels, columns)
        labels = np.searchsorted(columns, self.labels[here])
        probabilities = self.probabilities[np.ix_(here, columns)]
        return Judged(probabilities, self.novelty[here], labels, np.ones(len(labels)))

    def accuracy(self) -> float:
        """Share of photos that were given their true album."""
        return float(np.average(self.right, weights=self.weights))

    def balanced_accuracy(self) -> float:
        """The mean of the albums' shares."""
        return float(np.mean([self.right[self.labels == k].mean() for k in np.unique(self.labels)]))

    def calibration_error(self) -> float:
        """As `cene.vision.calibration.calibration_error`, weighted by repetition."""
        often = np.random.default_rng(0).choice(
            len(self.labels), 20_000, p=self.weights / self.weights.sum()
        )
        return calibration_error(self.confidence[often], self.right[often])

    def at(self, threshold: float) -> AtThreshold:
        """What is filed at a threshold."""
        filed = filed_at(self.confidence, self.novelty, threshold)
        weights = self.weights[filed]
        return AtThreshold(
            threshold=threshold,
            coverage=float(weights.sum() / self.weights.sum()),
            precision=float(np.average(self.right[filed], weights=weights)),
            predicted=float(np.average(self.confidence[filed], weights=weights)),
        )


def judged(
    card: Card,
    head: Head,
    seen: tuple[NDArray[np.float32], Floats],
    scores: NDArray[np.float32],
    labels: NDArray[np.intp],
) -> Judged:
    """Judge photos.

    Args:
        card: for the constants.
        head: of the ready-made albums, nothing taught.
        seen: the seen part (n, S) of the photos, and the share (n,) that each has in the spread.
        scores: (n, A + 1) log-odds by fits that did not know the photo.
        labels: (n,) the truth; strangers count as nothing does.
    """
    coordinates, shares = seen
    centred = (scores - scores.mean(axis=1, keepdims=True)) / SCALE
    phi = features(fixed(coordinates), coordinates.shape[1], card.constant)
    reach = head.inverse.reach(phi.astype(np.float32))
    count = np.bincount(np.maximum(labels, 0))
    probabilities = softmax(head.factor * centred.astype(np.float64))[:, :-1]
    alone = reach / (1 - card.background * shares.astype(np.float32) * reach)
    novelty = head.novelty(probabilities.argmax(axis=1), alone)
    return Judged(probabilities, novelty, labels, np.minimum(1.0, MOST / count[labels]))


def filed_at(confidence: Floats, novelty: Floats, threshold: float) -> NDArray[np.bool_]:
    """The policy's rule on arrays (n,)."""
    pairs = zip(confidence.tolist(), novelty.tolist(), strict=True)
    return np.array([is_sure(sure, novel, threshold) for sure, novel in pairs], np.bool_)

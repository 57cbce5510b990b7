"""How good predictions were, in the usual figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from cene.core.policy import NOVELTY_LIMIT
from cene.vision.calibration import calibration_error

if TYPE_CHECKING:
    from numpy.typing import NDArray

THRESHOLDS = (0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99)
NONE = -1
"""The label of a photo that belongs to no album in use."""
TOP = 5


@dataclass(frozen=True, slots=True)
class AlbumScore:
    """Precision, recall and F1 of one album, and how many photos truly belong to it."""

    album: str
    precision: float
    recall: float
    f1: float
    support: int


@dataclass(frozen=True, slots=True)
class Confusion:
    """Photos by true album (row) and predicted album (column)."""

    labels: tuple[str, ...]
    matrix: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class ThresholdScore:
    """What happens at one threshold, the same for all albums: these figures judge the classifier.

    Attributes:
        threshold: how sure is sure enough; what albums have of their own does not count.
        coverage: share of the photos with an album that file themselves.
        precision: share of these that are right; 1 where there are none.
        predicted_precision: the same by the probabilities.
        none_filed: photos of no album that were filed all the same.
    """

    threshold: float
    coverage: float
    precision: float
    predicted_precision: float
    none_filed: int


@dataclass(frozen=True, slots=True)
class Scores:
    """One evaluation. All but `photos` and `none_filed` is over the photos that have an album."""

    photos: int
    accuracy: float
    balanced_accuracy: float
    top5: float
    ece: float
    albums: tuple[AlbumScore, ...]
    confusion: Confusion
    thresholds: tuple[ThresholdScore, ...]


def score(
    albums: tuple[str, ...],
    labels: NDArray[np.int64],
    probabilities: NDArray[np.float64],
    novelty: NDArray[np.float64],
) -> Scores:
    """Compare predictions with the truth.

    Args:
        albums: the K albums in use.
        labels: int (n,), the true album of each photo, `NONE` for none of these.
        probabilities: float (n, K).
        novelty: float (n,) in 0..1.
    """
    confidence = probabilities.max(axis=1)
    known = labels != NONE
    truth, predicted = labels[known], probabilities[known].argmax(axis=1)
    right = predicted == truth
    matrix = np.zeros((len(albums), len(albums)), int)
    np.add.at(matrix, (truth, predicted), 1)
    best = np.argsort(-probabilities[known], axis=1)[:, :TOP]
    per_album = _albums(albums, matrix)
    present = [album.recall for album in per_album if album.support]
    return Scores(
        photos=len(labels),
        accuracy=_mean(right),
        balanced_accuracy=_mean(np.array(present)),
        top5=_mean((best == truth[:, None]).any(axis=1)),
        ece=calibration_error(confidence[known], right) if len(right) else 0.0,
        albums=per_album,
        confusion=Confusion(albums, tuple(tuple(map(int, row)) for row in matrix)),
        thresholds=tuple(
            _at(threshold, confidence, (novelty <= NOVELTY_LIMIT), known, right)
            for threshold in THRESHOLDS
        ),
    )


def _albums(albums: tuple[str, ...], matrix: NDArray[np.int64]) -> tuple[AlbumScore, ...]:
    hits, support, claimed = matrix.diagonal(), matrix.sum(axis=1), matrix.sum(axis=0)
    precision = hits / np.maximum(claimed, 1)
    recall = hits / np.maximum(support, 1)
    f1 = 2 * hits / np.maximum(claimed + support, 1)
    return tuple(
        AlbumScore(album, float(precision[k]), float(recall[k]), float(f1[k]), int(support[k]))
        for k, album in enumerate(albums)
    )


def _at(
    threshold: float,
    confidence: NDArray[np.float64],
    familiar: NDArray[np.bool_],
    known: NDArray[np.bool_],
    right: NDArray[np.bool_],
) -> ThresholdScore:
    filed = (confidence >= threshold) & familiar
    filed_known = filed[known]
    return ThresholdScore(
        threshold=threshold,
        coverage=_mean(filed_known),
        precision=_mean(right[filed_known]),
        predicted_precision=_mean(confidence[known][filed_known]),
        none_filed=int((filed & ~known).sum()),
    )


def _mean(values: NDArray[np.float64] | NDArray[np.bool_]) -> float:
    """The mean, 1 of nothing: none of nothing was wrong."""
    return float(values.mean()) if len(values) else 1.0

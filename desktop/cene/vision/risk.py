"""What is to be expected at any threshold, from what was predicted."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]


class Risk(NamedTuple):
    """What is to be expected at a threshold.

    Attributes:
        threshold: how sure is sure enough, in 0..1.
        photos: all photos with a prediction.
        filed: how many of them file themselves.
        expected_wrong: how many of those are wrong if the probabilities are right.
        asked: how many wait for an answer.
    """

    threshold: float
    photos: int
    filed: int
    expected_wrong: float
    asked: int


def clears(confidences: Floats, own: Floats) -> Floats:
    """Up to which general threshold albums take photos.

    Args:
        confidences: how sure it is that a photo belongs into an album.
        own: of the same shape, the album's own threshold, NaN where it has none.

    Returns:
        Of the same shape: the confidence where the album has no own threshold; else 1 or -1, for it
        takes the photo at any or at none.
    """
    taken = np.where(confidences >= own, 1.0, -1.0)
    return np.where(np.isnan(own), confidences, taken)


class RiskCurve:
    """How many photos file themselves at which threshold.

    Probabilities that are right need no labels: of photos at 0.9, 0.9 are right. A photo is filed
    into its best album up to the confidence of that, from there on into a parent up to the
    confidence of the parent, and so on. So of each photo 1 minus the first of these confidences
    that is no less than the threshold is expected wrong: which is the sum of the gaps from each
    such confidence to the next greater, and from the last to 1. Gaps can be sorted and added up
    once for all thresholds.

    Args:
        confidences: (m, 1 + parents) confidence of the best album and of its parents, the
            narrowest first, 0 for none; of the photos that are not unlike everything known.
        photos: how many there are, those that never file themselves among them.
        cleared: (m, 1 + parents) what `clears` says of them; None where no album has a threshold
            of its own.
    """

    def __init__(self, confidences: Floats, photos: int, cleared: Floats | None = None) -> None:
        self.photos = photos
        # A row each is many times as fast. A parent less sure than a narrower one leaves no gap.
        if cleared is None:
            sure = reach = np.maximum.accumulate(np.ascontiguousarray(confidences.T))
        else:
            sure = np.ascontiguousarray(confidences.T)
            reach = np.maximum.accumulate(np.ascontiguousarray(cleared.T))
        gaps = np.empty_like(sure)
        np.subtract(sure[1:], sure[:-1], out=gaps[:-1])
        np.subtract(1, sure[-1], out=gaps[-1])
        order = np.argsort(reach, axis=None)
        self._begins = reach.ravel()[order]
        self._wrong = np.append(np.cumsum(gaps.ravel()[order][::-1])[::-1], 0.0)
        self._reach = np.sort(reach[-1])

    def at(self, threshold: float) -> Risk:
        """What is to be expected at one threshold, in 0..1."""
        filed = len(self._reach) - int(np.searchsorted(self._reach, threshold))
        # Gaps below 0, which own thresholds make, leave a rounding error.
        wrong = max(0.0, float(self._wrong[np.searchsorted(self._begins, threshold)]))
        return Risk(threshold, self.photos, filed, wrong, self.photos - filed)

    def curve(self, thresholds: Iterable[float]) -> list[Risk]:
        """The same at each of some thresholds."""
        return [self.at(threshold) for threshold in thresholds]

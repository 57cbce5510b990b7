"""From scores to probabilities that mean what they say, and what follows from them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
Real = TypeVar("Real", np.float32, np.float64)

USUAL = 10.0
"""What scores were divided by (`cene.vision.embedding.SCALE`): the first guess for any albums."""
LATITUDE = 0.5
"""How far (one standard deviation of its logarithm) a temperature may be from `USUAL`."""
FINE = 5e-3
"""How exactly the logarithm of a temperature is searched for."""
ENOUGH = 8192
"""So many photos fix a temperature to about a percent."""
BINS = 15
"""Bins of the calibration error, as in the paper that `calibration_error` cites."""


def leave_out(
    scores: NDArray[Real],
    leverages: NDArray[np.floating[Any]],
    weights: Floats,
    targets: NDArray[Real],
) -> tuple[Floats, Floats]:
    """What a ridge regression would have said of its examples, had it not known each.

    Sherman-Morrison: without example i, with weight w and leverage l = φᵀG⁻¹φ, so h = w·l, the
    score is (s - h y) / (1 - h) and the leverage l / (1 - h).

    Args:
        scores: (n, K) of the fit with all examples.
        leverages: (n,).
        weights: (n,) of the examples in the fit.
        targets: (n, K) that the fit was to reach.

    Returns:
        Scores (n, K) and leverages (n,), each without its own example.
    """
    own = weights * leverages
    rest = 1.0 - own
    return (scores - own[:, None] * targets) / rest[:, None], leverages / rest


def softmax(scores: NDArray[Real]) -> NDArray[Real]:
    """Probabilities (n, K), rows summing to 1, as precise as the scores."""
    powers: NDArray[Real] = np.exp(scores - scores.max(axis=1, keepdims=True))
    powers /= powers.sum(axis=1, keepdims=True)
    return powers


def temperature(
    scores: NDArray[Real],
    labels: NDArray[np.intp],
    weights: Floats | None = None,
    usual: float = USUAL,
) -> float:
    """The factor on the scores under which the true labels are most probable.

    Temperature scaling (Guo et al., "On Calibration of Modern Neural Networks", ICML 2017) on
    scores that left each example out. A few examples may all be right, which alone would call for
    certainty; a log-normal prior around the usual outweighs them and vanishes among many.

    Args:
        scores: (n, K), left out.
        labels: (n,) true columns.
        weights: (n,) as how many photos each counts; 1 if None.
        usual: what it is where there is nothing to fit it with.
    """
    if not len(labels):
        return usual
    counts = np.ones(len(labels)) if weights is None else weights
    if len(labels) > ENOUGH:
        chosen = np.linspace(0, len(labels) - 1, ENOUGH).astype(np.intp)
        scores, labels, counts = scores[chosen], labels[chosen], counts[chosen]
    # Twice as fast as float64, and exact enough for what is searched for.
    shifted = (scores - scores.max(axis=1, keepdims=True)).astype(np.float32)
    true = shifted[np.arange(len(labels)), labels].astype(np.float64)
    powers = np.empty_like(shifted)

    def surprise(log_factor: float) -> float:
        factor = math.exp(log_factor)
        np.multiply(shifted, np.float32(factor), out=powers)
        np.exp(powers, out=powers)
        log_sums = np.log(powers.sum(axis=1, dtype=np.float64))
        prior = (log_factor - math.log(usual)) / LATITUDE
        return float(counts @ (log_sums - true * factor)) + prior * prior / 2

    reach = 6 * LATITUDE
    return math.exp(_minimum(surprise, math.log(usual) - reach, math.log(usual) + reach))


def share_below(known: NDArray[Real], values: NDArray[Real]) -> Floats:
    """Which share of the known values is smaller, in 0..1, for each of the others.

    Args:
        known: (m,) sorted, m ≥ 1.
        values: any shape.
    """
    return np.searchsorted(known, values) / len(known)


def calibration_error(confidences: Floats, right: NDArray[np.bool_]) -> float:
    """Expected calibration error over 15 bins of equal width (Guo et al. 2017, equation 3).

    Args:
        confidences: (n,) in 0..1, n ≥ 1.
        right: (n,) whether the most probable album was the true one.
    """
    _, promised, kept = reliability(confidences, right)
    return float(np.abs(promised - kept).sum() / len(confidences))


def reliability(
    confidences: Floats, right: NDArray[np.bool_]
) -> tuple[NDArray[np.intp], Floats, Floats]:
    """What was promised and what was kept, in 15 bins of equal width between 0 and 1.

    Args:
        confidences: (n,) in 0..1.
        right: (n,) whether the most probable album was the true one.

    Returns:
        Of each bin (15,): how many photos it has, the sum of their confidences, and how many of
        them were right.
    """
    bins = np.minimum((confidences * BINS).astype(np.intp), BINS - 1)
    return (
        np.bincount(bins, minlength=BINS),
        np.bincount(bins, weights=confidences, minlength=BINS).astype(np.float64),
        np.bincount(bins, weights=right, minlength=BINS).astype(np.float64),
    )


def _minimum(function: Callable[[float], float], low: float, high: float) -> float:
    """Golden-section search for the minimum of a unimodal function."""
    ratio = (math.sqrt(5) - 1) / 2
    left, right = high - ratio * (high - low), low + ratio * (high - low)
    at_left, at_right = function(left), function(right)
    while high - low > FINE:
        if at_left < at_right:
            high, right, at_right = right, left, at_left
            left = high - ratio * (high - low)
            at_left = function(left)
        else:
            low, left, at_left = left, right, at_right
            right = low + ratio * (high - low)
            at_right = function(right)
    return (low + high) / 2

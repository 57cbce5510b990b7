"""Two opinions made one: a network that a person trained, and the album head.

Within the albums that the network tells apart, probabilities are a log-linear pool,
p(k) ∝ exp(own · zₖ) · h(k)^beside, of the network's log-odds z and the head's probabilities h
(Genest & Zidek, "Combining Probability Distributions", Statistical Science 1986); what the head
gives all of them together stays theirs. Both weights are fitted on photos that neither has seen,
which calibrates the result as a temperature would. As the head keeps a say, corrections count.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from cene.vision.calibration import softmax

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

LEAST = 0.1
"""How much the head counts at least: else a correction would change nothing."""
_STEPS = 50
_TINY = 1e-9
"""Probabilities below this are taken for it: a photo must not become impossible."""


class Weights(NamedTuple):
    """How much each of the two counts.

    Attributes:
        own: of the network, by which its log-odds are multiplied.
        beside: of the head, the power of its probabilities.
    """

    own: float
    beside: float


_USUAL = Weights(1.0, 0.5)
"""What weights are as long as few photos say otherwise."""


def fitted(scores: Floats, head: Floats, labels: NDArray[np.intp]) -> Weights:
    """Weights that make the photos' own classes as probable as may be.

    Newton's method on the cross-entropy, which is convex, with a Gaussian prior of deviation 1
    about what is usual: a dozen photos do not move the weights far.

    Args:
        scores: (n, K) of the network, log-odds but for a constant a row.
        head: (n, K) probabilities of the head, of which only the ratios count.
        labels: (n,) columns of the photos' classes.
    """
    evidence = np.stack((scores, np.log(np.maximum(head, _TINY))))
    weights, usual = np.array(_USUAL), np.array(_USUAL)
    rows = np.arange(len(labels))
    for _ in range(_STEPS):
        chances = softmax(np.tensordot(weights, evidence, 1))
        expected = (evidence * chances).sum(axis=2)
        gradient = (expected - evidence[:, rows, labels]).sum(axis=1) + weights - usual
        centred = evidence - expected[:, :, None]
        curvature = np.einsum("ink,jnk,nk->ij", centred, centred, chances) + np.eye(2)
        step = np.linalg.solve(curvature, gradient)
        weights = np.maximum(weights - step, (0.0, LEAST))
        if np.abs(step).max() < _TINY:
            break
    return Weights(*map(float, weights))


def pooled(
    probabilities: Floats,
    scores: Floats,
    columns: NDArray[np.intp],
    weights: Weights,
    *,
    rest: bool,
) -> Floats:
    """What the head says of photos with the network's say in it.

    Args:
        probabilities: (n, K) of the head, what rows lack of 1 being that of *none of these*.
        scores: (n, G) of the network; with `rest`, the last column is that of no album of these.
        columns: (G,) or (G - 1,) columns of its albums among those of the head.
        weights: see `fitted`.
        rest: whether the network also knows what belongs into none of its albums; then it decides
            how probable all of them are together, too.

    Returns:
        (n, K) probabilities.
    """
    result = probabilities.copy()
    inside = probabilities[:, columns]
    mass = inside.sum(axis=1, keepdims=True)
    head = np.hstack((inside, np.maximum(1 - mass, 0.0))) if rest else inside
    total = np.ones_like(mass) if rest else mass
    said = weights.own * scores + weights.beside * np.log(np.maximum(head, _TINY))
    shares = total * softmax(said)
    result[:, columns] = shares[:, : len(columns)]
    if rest:
        outside = np.setdiff1d(np.arange(probabilities.shape[1]), columns)
        left = shares[:, -1:] / np.maximum(1 - mass, _TINY)
        result[:, outside] *= np.minimum(left, 1 / np.maximum(1 - mass, _TINY))
    return result

"""Sums up the photos of the ready-made albums into what ships of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from cene.vision.statistics import features

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

OWN_RANK = 8
SHARED_RANK = 512
"""Directions kept of each album's spread, and of what is left of it in all albums together.

Measured by cross-validation (see README.md): 128 directions an album and none together let twice
as many strangers pass; 768 together change nothing any more."""
SAMPLE = 120
"""Photos of each album that ship as embeddings, to fit temperature and novelty with."""


def summarised(
    embeddings: NDArray[np.int16], labels: NDArray[np.intp], albums: int, constant: float
) -> dict[str, NDArray[Any]]:
    """Moments and samples of all albums.

    Args:
        embeddings: int16 (n, D).
        labels: (n,) number of the album, each of 0 … albums - 1 at least `SAMPLE` times.
        albums: how many there are.
        constant: appended to each embedding.

    Returns:
        The arrays that `cene.vision.statistics.unpacked` takes.
    """
    random = np.random.default_rng(0)
    counts, means, owns, samples = [], [], [], []
    left: Floats = np.zeros((embeddings.shape[1] + 1,) * 2)
    for label in range(albums):
        photos = embeddings[labels == label]
        phi = features(photos, constant)
        mean = phi.mean(axis=0)
        spread = phi.T @ phi / len(phi) - np.outer(mean, mean)
        own = _factor(spread, OWN_RANK)
        left += (spread - _product(own)) / albums
        counts.append(len(photos))
        means.append(mean.astype(np.float32))
        owns.append(own)
        samples.append(photos[np.sort(random.choice(len(photos), SAMPLE, replace=False))])
    shared = _factor(left, SHARED_RANK)
    rest = np.maximum(np.diag(left) - np.diag(_product(shared)), 0)
    return {
        "counts": np.array(counts, np.int64),
        "means": np.stack(means),
        "owns": np.stack(owns),
        "shared": shared,
        "rest": rest.astype(np.float32),
        "samples": np.stack(samples),
    }


def _factor(spread: Floats, rank: int) -> NDArray[np.float16]:
    """The A (D + 1, rank) for which A·Aᵀ is nearest to a symmetric positive matrix."""
    values, vectors = np.linalg.eigh(spread)
    factor: Floats = vectors[:, -rank:] * np.sqrt(np.maximum(values[-rank:], 0))
    return factor.astype(np.float16)


def _product(factor: NDArray[np.float16]) -> Floats:
    wide = factor.astype(np.float64)
    product: Floats = wide @ wide.T
    return product

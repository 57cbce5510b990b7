"""The album head: one matrix is classifier, confidence and novelty at once.

Class-balanced ridge regression from φ (the embedding and a constant) to the albums, solved in
closed form from sums over the examples: G = Σ w φφᵀ + λI, W = G⁻¹ Σ w φ(y - 1/K), where an
example of an album with n examples weighs w = N / (K n). The leverage φᵀG⁻¹φ tells how far a
photo is from all examples.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from cene.core.errors import UsageError
from cene.vision.calibration import leave_out, share_below, softmax, temperature
from cene.vision.card import Card
from cene.vision.statistics import features, read_ready_made

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from cene.vision.statistics import AlbumStatistics

    Floats = NDArray[np.float64]

BATCH = 64
"""Photos that are multiplied at a time: enough to keep the processor busy, 1 MB of memory."""


@dataclass(frozen=True, slots=True, eq=False)
class Head:
    """Albums solved and ready to predict.

    Attributes:
        albums: their keys, in the order of the probabilities.
        version: changes whenever predictions would.
        constant: appended to each embedding, see `features`.
        weights: float32 (D + 1, K), temperature included.
        inverse: float32 (D + 1, D + 1), G⁻¹.
        known: for each album the sorted leverages of its examples, each without itself.
    """

    albums: tuple[str, ...]
    version: str
    constant: float
    weights: NDArray[np.float32]
    inverse: NDArray[np.float32]
    known: tuple[Floats, ...]

    def predict(self, embeddings: NDArray[np.int16]) -> tuple[Floats, Floats]:
        """What the albums are to photos.

        Args:
            embeddings: int16 (n, D), as `Backbone.run` returns them.

        Returns:
            Probabilities (n, K), rows summing to 1, and novelty (n,) in 0..1: the share of the
            examples of the most probable album that are nearer to all others than the photo is.
        """
        probabilities = np.empty((len(embeddings), len(self.albums)))
        novelty = np.empty(len(embeddings))
        for start in range(0, len(embeddings), BATCH):
            part = slice(start, start + BATCH)
            phi = features(embeddings[part], self.constant).astype(np.float32)
            probabilities[part] = softmax((phi @ self.weights).astype(np.float64))
            leverages = np.einsum("ij,ij->i", phi @ self.inverse, phi).astype(np.float64)
            best = probabilities[part].argmax(axis=1)
            novelty[part] = _novelty(self.known, best, leverages)
        return probabilities, novelty


def ready_made(folder: Path) -> Head:
    """The head of the albums that ship with Cene.

    Raises:
        UnusableError: card or statistics are missing, damaged, or do not belong together.
    """
    card = Card.read(folder)
    return solve(card, read_ready_made(card))


def solve(card: Card, albums: Sequence[AlbumStatistics]) -> Head:
    """Fit the albums.

    Args:
        card: for the constant and the penalty, and the version of what ships.
        albums: two or more, each with what ships of it, or examples, or both.

    Raises:
        UsageError: fewer than two albums, or one of which nothing is known.
    """
    if len(albums) < 2:  # noqa: PLR2004
        raise UsageError("Photos can only be told apart into two albums or more.")
    for album in albums:
        if not album.count:
            raise UsageError(f"The album {album.key!r} has no example yet; teach it a few photos.")
    weights = _balanced([album.count for album in albums])
    targets = np.eye(len(albums)) - 1 / len(albums)
    sums = np.stack([album.first_moment(card.constant) for album in albums])
    inverse = np.linalg.inv(_gram(card, albums, weights))
    solution = inverse @ (sums.T @ (weights[:, None] * targets))
    known = [album.known(card.constant) for album in albums]
    scores, leverages = [], []
    for phi, weight, target in zip(known, weights, targets, strict=True):
        found, reach = leave_out(
            phi @ solution,
            np.einsum("ij,ij->i", phi @ inverse, phi),
            np.full(len(phi), weight),
            np.tile(target, (len(phi), 1)),
        )
        scores.append(found)
        leverages.append(np.sort(reach))
    labels = np.repeat(np.arange(len(albums)), [len(phi) for phi in known])
    factor = temperature(np.concatenate(scores), labels)
    return Head(
        albums=tuple(album.key for album in albums),
        version=_version(card, albums),
        constant=card.constant,
        weights=(solution * factor).astype(np.float32),
        inverse=inverse.astype(np.float32),
        known=tuple(leverages),
    )


def _balanced(counts: list[int]) -> Floats:
    """What one example of each album weighs, so that every album weighs the same."""
    return sum(counts) / (len(counts) * np.array(counts, np.float64))


def _gram(card: Card, albums: Sequence[AlbumStatistics], weights: Floats) -> Floats:
    """G = Σ w φφᵀ + λI, (D + 1, D + 1)."""
    gram: Floats = sum(
        (weight * album.second_moment(card.constant))
        for album, weight in zip(albums, weights, strict=True)
    )
    diagonal = np.full(len(gram), card.penalty)
    shipped = [
        (album.ready, weight * album.ready.count)
        for album, weight in zip(albums, weights, strict=True)
        if album.ready
    ]
    if shipped:
        ready, total = shipped[0][0], sum(weight for _, weight in shipped)
        gram += total * (ready.shared @ ready.shared.T)
        diagonal += total * ready.rest
    gram[np.diag_indices_from(gram)] += diagonal
    return gram


def _version(card: Card, albums: Sequence[AlbumStatistics]) -> str:
    """The card's, as long as nothing but the ready-made albums decides."""
    if tuple(album.key for album in albums if album.ready) == card.albums and not any(
        album.examples for album in albums
    ):
        return card.head_version
    digest = hashlib.sha256(card.head_version.encode())
    for album in albums:
        digest.update(f"{album.key!r} {bool(album.ready)} {len(album.examples)}".encode())
        digest.update(album.examples)
    return digest.hexdigest()[:16]


def _novelty(known: Sequence[Floats], best: NDArray[np.intp], leverages: Floats) -> Floats:
    """Each leverage among those of the album that the photo would go to."""
    novelty = np.empty(len(leverages))
    for album in np.unique(best):
        chosen = best == album
        novelty[chosen] = share_below(known[album], leverages[chosen])
    return novelty

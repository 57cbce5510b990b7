"""The album head: one matrix is classifier, confidence and novelty at once.

An embedding brings the scores that the ready-made albums have of themselves. A person's examples
move them by a ridge regression over φ (the seen part of the embedding and a constant), solved in
closed form: with G = ρ·diag(spread) + λI + Σ v φφᵀ and what each example's scores lack of their
targets, r, it is Δ = G⁻¹ Σ v φr, where the n examples of one album share a mass of v = m/n each.
The first term keeps Δ small wherever the photos of the ready-made albums are (a Gaussian prior
with that precision; Bishop, "Pattern Recognition and Machine Learning", 3.3.1). The leverage
φᵀG⁻¹φ tells how far a photo is from all of them and from all examples.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from cene.core.errors import UsageError
from cene.vision.calibration import Real, leave_out, share_below, softmax, temperature
from cene.vision.embedding import SCALE, UNIT
from cene.vision.inverse import Inverse
from cene.vision.statistics import AlbumStatistics, features

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from cene.vision.card import Card
    from cene.vision.embedding import Shipped

    Floats = NDArray[np.float64]
    Singles = NDArray[np.float32]

BATCH = 1024
"""Photos that are multiplied at a time: enough to keep the processor busy, 10 MB of memory."""
POOLED = 10
"""An album's novelty counts this many photos that are like those of all albums together, or the
first five examples of an album would make every further photo of it look strange."""

OWN = 0.15
"""How much less than no album at all a person's albums score before anything was taught: with it,
one album of five photos takes 0.3 % of the others' photos from them, without it 0.7 %."""


BESIDE = 0.5
"""What all samples that ship of an album count beside the examples of a person's, when it is asked
how sure that may be of itself: with 1 it promised 2.1 points too little (models/README.md)."""


@dataclass(frozen=True, slots=True, eq=False)
class Head:
    """Albums solved and ready to predict.

    Attributes:
        albums: their keys, in the order of the probabilities.
        ready: their columns among the ready-made scores, then those that are *none of these*.
        constant: appended to the seen part of each embedding, see `features`.
        change: float32 (S + 1, all columns), Δ: what a person's examples add to the scores.
        inverse: G⁻¹, (S + 1, S + 1).
        factor: the temperature by which scores become log-odds.
        own_factor: that of the photos that would go into an album of which nothing ships: the
            scores that ship and those that were taught are not equally sure of themselves.
        known: for each album the sorted leverages of its photos, each without itself.
        pooled: those of all albums together, sorted.
        examples: scores of the examples, each from a head that did not know it, and their albums.
        reliability: for each album how often it is right, and found.
    """

    albums: tuple[str, ...]
    ready: tuple[tuple[int, ...], ...]
    constant: float
    change: NDArray[np.float32]
    inverse: Inverse
    factor: float
    own_factor: float
    known: tuple[Singles, ...]
    pooled: Singles
    examples: tuple[NDArray[np.float32], NDArray[np.intp]]
    reliability: tuple[Reliability, ...]

    def predict(self, embeddings: NDArray[np.int16]) -> tuple[Floats, Floats]:
        """What the albums are to photos.

        Args:
            embeddings: int16 (n, S + A), as `Shipped.embed` returns them.

        Returns:
            Probabilities (n, K), what rows lack of 1 being that of *none of these*, and novelty
            (n,) in 0..1: the share of the photos of the most probable album that are nearer to all
            others than the photo is.
        """
        probabilities = np.empty((len(embeddings), len(self.albums)))
        novelty = np.empty(len(embeddings))
        size = len(self.change) - 1
        for start in range(0, len(embeddings), BATCH):
            part = slice(start, start + BATCH)
            phi = features(embeddings[part], size, self.constant).astype(np.float32)
            scores = prior_scores(self.ready, embeddings[part], size)
            scores += phi @ self.change
            probabilities[part] = self.probabilities(scores)
            best = probabilities[part].argmax(axis=1)
            novelty[part] = self.novelty(best, self.inverse.reach(phi))
        return probabilities, novelty

    def probabilities(self, scores: NDArray[Real]) -> NDArray[Real]:
        """Probabilities (n, K) of scores (n, all columns)."""
        own = np.array([not columns for columns in self.ready])
        factors = np.where(own[scores.argmax(axis=1)], self.own_factor, self.factor)
        scaled = scores * factors[:, None].astype(scores.dtype)
        return softmax(scaled)[:, : len(self.albums)]

    def left_out(self, album: int) -> Floats:
        """Probabilities (n, K) of the examples of an album by its number.

        They are in the order in which `AlbumStatistics.confirmed` has them, each from a head that
        did not know it.
        """
        scores, labels = self.examples
        return self.probabilities(scores[labels == album].astype(np.float64))

    def novelty(self, best: NDArray[np.intp], leverages: NDArray[np.float32]) -> Floats:
        """Each leverage among those of the album that the photo would go to."""
        everywhere = share_below(self.pooled, leverages)
        novelty = np.empty(len(leverages))
        for album in np.unique(best):
            chosen, known = best == album, self.known[album]
            nearer = np.searchsorted(known, leverages[chosen]) + POOLED * everywhere[chosen]
            novelty[chosen] = nearer / (len(known) + POOLED)
        return novelty


class Reliability(NamedTuple):
    """How well an album is recognised, each photo by a head that did not know it.

    Attributes:
        album: its key.
        precision: share of what would go there that belongs there; 1 where nothing would.
        recall: share of its photos that would go there.
        photos: how many were tried: photos that ship, and a person's examples.
    """

    album: str
    precision: float
    recall: float
    photos: int


class _Fit(NamedTuple):
    """The regression: G⁻¹, Δ, and of every example its φ, weight, target, album's number, prior."""

    inverse: Inverse
    change: Singles
    phi: Singles
    weights: Floats
    targets: Singles
    labels: NDArray[np.intp]
    prior: Singles


def solve(card: Card, shipped: Shipped, albums: Sequence[AlbumStatistics]) -> Head:
    """Fit the albums.

    Args:
        card: for the constants of the regression.
        shipped: what ships of the ready-made albums.
        albums: two or more, each with what ships of it, or examples, or both. Ready-made albums
            that are left out stay what all others are told apart from.

    Raises:
        UsageError: fewer than two albums, or one of which nothing is known.
    """
    if len(albums) < 2:  # noqa: PLR2004
        raise UsageError("Photos can only be told apart into two albums or more.")
    for album in albums:
        if not album.known:
            raise UsageError(f"The album {album.key!r} has no example yet; teach it a few photos.")
    every = [*albums, *_others(shipped, albums)]
    fit = _regression(card, shipped, every)
    example_scores, example_leverages = _left_out(fit)
    sample_scores, sample_leverages, sample_labels = _samples(card, shipped, every, fit)
    scores = np.concatenate((sample_scores, example_scores))
    labels = np.concatenate((sample_labels, fit.labels))
    leverages = np.concatenate((sample_leverages, example_leverages))
    numbers, best = range(len(albums)), scores.argmax(axis=1)
    factor, own_factor = _temperatures(every, scores, labels, best, len(albums))
    return Head(
        albums=tuple(album.key for album in albums),
        ready=tuple(album.ready for album in every),
        constant=card.constant,
        change=fit.change,
        inverse=fit.inverse,
        factor=factor,
        own_factor=own_factor,
        known=tuple(np.sort(leverages[labels == number]) for number in numbers),
        pooled=np.sort(leverages),
        examples=(example_scores, fit.labels),
        reliability=_reliability(albums, best, labels),
    )


def _others(shipped: Shipped, albums: Sequence[AlbumStatistics]) -> list[AlbumStatistics]:
    """What is *none of these*: ready-made albums that are not in use, and what none is for."""
    used = {column for album in albums for column in album.ready}
    columns = range(shipped.weights.shape[1])
    return [AlbumStatistics("", (column,)) for column in columns if column not in used]


def _temperatures(
    albums: Sequence[AlbumStatistics],
    scores: NDArray[np.float32],
    labels: NDArray[np.intp],
    best: NDArray[np.intp],
    used: int,
) -> tuple[float, float]:
    """Of the photos that would go into an album of which something ships, and of the others.

    What ships of an album is no more than what a person's album has, by number: else two hundred
    samples of Flowers, a few of them roses, would outweigh the five photos of an album "Roses".
    """
    # What is none of these is of kinds beyond number: those at hand must not decide this.
    ours, own = labels < used, np.array([not album.ready for album in albums])
    mine = own[best]
    known = np.bincount(labels[ours], minlength=len(albums))
    factor = temperature(scores[ours & ~mine], labels[ours & ~mine])
    mean = known[own].mean() if own.any() else 0.0
    weights = np.where(own, 1.0, BESIDE * mean / np.maximum(known, 1))[labels]
    mine &= ours
    return factor, temperature(scores[mine], labels[mine], weights[mine], factor)


def prior_scores(
    ready: Sequence[tuple[int, ...]], embeddings: NDArray[np.int16], size: int
) -> NDArray[np.float32]:
    """Scores (n, K) before a person's examples: the ready-made ones, for own albums that of none.

    Log-odds of albums that were merged add up as probabilities do.
    """
    shipped = embeddings[:, size:].astype(np.float32) / np.float32(UNIT)
    found = np.full((len(embeddings), len(ready)), -1 / len(ready) - OWN, np.float32)
    alone = [number for number, columns in enumerate(ready) if len(columns) == 1]
    found[:, alone] = shipped[:, [ready[number][0] for number in alone]]
    for number, columns in enumerate(ready):
        if len(columns) > 1:
            powers = np.exp(SCALE * shipped[:, columns])
            found[:, number] = np.log(powers.sum(axis=1)) / SCALE
    return found


def _regression(card: Card, shipped: Shipped, albums: Sequence[AlbumStatistics]) -> _Fit:
    ready = [album.ready for album in albums]
    size, total = len(shipped.spread), len(albums)
    phis, priors = [np.empty((0, size + 1), np.float32)], [np.empty((0, total), np.float32)]
    weights, labels = [np.empty(0)], [np.empty(0, np.intp)]
    for number, album in enumerate(albums):
        embeddings, words = album.confirmed
        if len(words):
            # Numbers on the grid of embeddings are exact in float32.
            phis.append(features(embeddings, size, card.constant).astype(np.float32))
            priors.append(prior_scores(ready, embeddings, size))
            weights.append(card.mass * words / max(1.0, words.sum()))
            labels.append(np.full(len(words), number))
    phi, prior = np.concatenate(phis), np.concatenate(priors)
    weight, label = np.concatenate(weights), np.concatenate(labels)
    # Whoever scores more than enough, or less than little, is not drawn back.
    targets = np.minimum(prior, -1 / total)
    own = np.arange(len(label)), label
    targets[own] = np.maximum(prior[own], 1 - 1 / total)
    roots = np.sqrt(weight).astype(np.float32)[:, None]
    weighed = phi * roots
    diagonal = np.append(card.background * shipped.spread, 0.0) + card.penalty
    inverse = Inverse.of(diagonal, weighed)
    change = inverse.times((weighed.T @ (roots * (targets - prior))).astype(np.float64))
    for number, album in enumerate(albums):
        change[:, number] += _rejections(card, album, change[:, number], inverse, total)
    return _Fit(inverse, change.astype(np.float32), phi, weight, targets, label, prior)


def _left_out(fit: _Fit) -> tuple[Singles, Singles]:
    """Scores and leverages of the examples, each without itself."""
    scores, leverages = fit.prior, np.empty(len(fit.labels), np.float32)
    # A difference of like numbers that is divided by next to nothing is no place for float32.
    exact = fit.inverse.sign < 0
    for start in range(0, len(leverages), BATCH):
        part = slice(start, start + BATCH)
        phi = fit.phi[part]
        reach = fit.inverse.reach(phi.astype(np.float64)) if exact else fit.inverse.reach(phi)
        scores[part], leverages[part] = leave_out(
            scores[part] + phi @ fit.change, reach, fit.weights[part], fit.targets[part]
        )
    return scores, leverages


def _rejections(
    card: Card, album: AlbumStatistics, column: Floats, inverse: Inverse, total: int
) -> Floats:
    """What an album's rejected photos take from its own column (S + 1,) of Δ, and from no other.

    They are further examples of that column, whose target is the score of what belongs elsewhere;
    Woodbury's identity spares a second inverse.
    """
    embeddings, words = album.rejected
    if not len(words):
        return np.zeros_like(column)
    size = len(column) - 1
    phi = features(embeddings, size, card.constant)
    # One album among as many as there are: its score before anything was taught.
    prior = prior_scores([album.ready] + [()] * (total - 1), embeddings, size)[:, 0]
    missing = np.minimum(prior, -1 / total) - prior - phi @ column
    missing = np.minimum(missing, 0.0)  # a rejection makes no album more probable
    weights = card.mass * words / max(1.0, words.sum())
    reach = inverse.times(phi.T)
    taken: Floats = reach @ np.linalg.solve(np.diag(1 / weights) + phi @ reach, missing)
    return taken


def _samples(
    card: Card, shipped: Shipped, albums: Sequence[AlbumStatistics], fit: _Fit
) -> tuple[Singles, Singles, NDArray[np.intp]]:
    """Scores, leverages and labels of the photos that ship of the albums in use."""
    number = np.full(shipped.weights.shape[1], -1)
    for k, album in enumerate(albums):
        number[list(album.ready)] = k
    labels = number[shipped.labels]
    used = labels >= 0
    embeddings, size = shipped.samples[used], len(shipped.spread)
    phi = features(embeddings, size, card.constant).astype(np.float32)
    prior = prior_scores([album.ready for album in albums], embeddings, size)
    reach = fit.inverse.reach(phi)
    share = shipped.shares[used].astype(np.float32)
    return prior + phi @ fit.change, reach / (1 - card.background * share * reach), labels[used]


def _reliability(
    albums: Sequence[AlbumStatistics], best: NDArray[np.intp], labels: NDArray[np.intp]
) -> tuple[Reliability, ...]:
    right = best == labels
    found = []
    for number, album in enumerate(albums):
        there, here = right[best == number], right[labels == number]
        precision = float(there.mean()) if len(there) else 1.0
        recall = float(here.mean()) if len(here) else 0.0
        found.append(Reliability(album.key, precision, recall, len(here)))
    return tuple(found)

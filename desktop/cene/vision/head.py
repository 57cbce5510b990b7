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
from cene.vision.calibration import leave_out, share_below, softmax, temperature
from cene.vision.embedding import SCALE, UNIT
from cene.vision.statistics import AlbumStatistics, features

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from cene.vision.card import Card
    from cene.vision.embedding import Shipped

    Floats = NDArray[np.float64]

BATCH = 1024
"""Photos that are multiplied at a time: enough to keep the processor busy, 10 MB of memory."""
POOLED = 10
"""An album's novelty counts this many photos that are like those of all albums together, or the
first five examples of an album would make every further photo of it look strange."""

OWN = 0.15
"""How much less than no album at all a person's albums score before anything was taught: with it,
one album of five photos takes 0.3 % of the others' photos from them, without it 0.7 %."""


@dataclass(frozen=True, slots=True, eq=False)
class Head:
    """Albums solved and ready to predict.

    Attributes:
        albums: their keys, in the order of the probabilities.
        ready: their columns among the ready-made scores, then those that are *none of these*.
        constant: appended to the seen part of each embedding, see `features`.
        change: float32 (S + 1, all columns), Δ: what a person's examples add to the scores.
        inverse: float32 (S + 1, S + 1), G⁻¹.
        factor: the temperature by which scores become log-odds.
        known: for each album the sorted leverages of its photos, each without itself.
        pooled: those of all albums together, sorted.
        left_out: for each album the probabilities (n, K) of its examples, in the order in which
            `AlbumStatistics.confirmed` has them, each from a head that did not know it.
        reliability: for each album how often it is right, and found.
    """

    albums: tuple[str, ...]
    ready: tuple[tuple[int, ...], ...]
    constant: float
    change: NDArray[np.float32]
    inverse: NDArray[np.float32]
    factor: float
    known: tuple[Floats, ...]
    pooled: Floats
    left_out: tuple[Floats, ...]
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
        size = len(self.inverse) - 1
        for start in range(0, len(embeddings), BATCH):
            part = slice(start, start + BATCH)
            phi = features(embeddings[part], size, self.constant).astype(np.float32)
            scores = prior_scores(self.ready, embeddings[part], size).astype(np.float32)
            scores += phi @ self.change
            scores *= np.float32(self.factor)
            probabilities[part] = softmax(scores)[:, : len(self.albums)]
            leverages = np.einsum("ij,ij->i", phi @ self.inverse, phi).astype(np.float64)
            best = probabilities[part].argmax(axis=1)
            novelty[part] = self.novelty(best, leverages)
        return probabilities, novelty

    def novelty(self, best: NDArray[np.intp], leverages: Floats) -> Floats:
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
    """The regression: G⁻¹, Δ, and of every example its φ, weight, target, and album's number."""

    inverse: Floats
    change: Floats
    phi: NDArray[np.float32]
    weights: Floats
    targets: Floats
    labels: NDArray[np.intp]
    prior: Floats


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
    own_scores, own_leverages = _left_out(fit)
    scores, leverages, labels = _samples(card, shipped, every, fit)
    every_score = np.concatenate((scores, own_scores))
    every_label = np.concatenate((labels, fit.labels))
    every_leverage = np.concatenate((leverages, own_leverages))
    numbers = range(len(albums))
    # What is none of these is of kinds beyond number: those at hand must not decide this.
    ours = every_label < len(albums)
    factor = temperature(every_score[ours], every_label[ours])
    return Head(
        albums=tuple(album.key for album in albums),
        ready=tuple(album.ready for album in every),
        constant=card.constant,
        change=fit.change.astype(np.float32),
        inverse=fit.inverse.astype(np.float32),
        factor=factor,
        known=tuple(np.sort(every_leverage[every_label == number]) for number in numbers),
        pooled=np.sort(every_leverage),
        left_out=tuple(
            softmax(factor * own_scores[fit.labels == number])[:, : len(albums)]
            for number in numbers
        ),
        reliability=_reliability(albums, every_score.argmax(axis=1), every_label),
    )


def _others(shipped: Shipped, albums: Sequence[AlbumStatistics]) -> list[AlbumStatistics]:
    """What is *none of these*: ready-made albums that are not in use, and what none is for."""
    used = {column for album in albums for column in album.ready}
    columns = range(shipped.weights.shape[1])
    return [AlbumStatistics("", (column,)) for column in columns if column not in used]


def prior_scores(
    ready: Sequence[tuple[int, ...]], embeddings: NDArray[np.int16], size: int
) -> Floats:
    """Scores (n, K) before a person's examples: the ready-made ones, for own albums that of none.

    Log-odds of albums that were merged add up as probabilities do.
    """
    shipped = embeddings[:, size:] / UNIT
    found = np.full((len(embeddings), len(ready)), -1 / len(ready) - OWN)
    for number, columns in enumerate(ready):
        if len(columns) == 1:
            found[:, number] = shipped[:, columns[0]]
        elif columns:
            powers = np.exp(SCALE * shipped[:, columns])
            found[:, number] = np.log(powers.sum(axis=1)) / SCALE
    return found


def _regression(card: Card, shipped: Shipped, albums: Sequence[AlbumStatistics]) -> _Fit:
    ready = [album.ready for album in albums]
    size, total = len(shipped.spread), len(albums)
    phis, priors = [np.empty((0, size + 1), np.float32)], [np.empty((0, total))]
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
    gram = np.diag(np.append(card.background * shipped.spread, 0.0) + card.penalty)
    moment = np.zeros((size + 1, total))
    for start in range(0, len(label), BATCH):
        part = slice(start, start + BATCH)
        roots = np.sqrt(weight[part]).astype(np.float32)[:, None]
        weighed = phi[part] * roots
        gram += weighed.T @ weighed
        moment += weighed.T @ (roots * (targets[part] - prior[part]))
    inverse = np.asarray(np.linalg.inv(gram), np.float64)
    change: Floats = inverse @ moment
    for number, album in enumerate(albums):
        change[:, number] += _rejections(card, album, change[:, number], inverse, total)
    return _Fit(inverse, change, phi, weight, targets, label, prior)


def _left_out(fit: _Fit) -> tuple[Floats, Floats]:
    """Scores and leverages of the examples, each without itself."""
    scores, leverages = fit.prior, np.empty(len(fit.labels))
    change, inverse = fit.change.astype(np.float32), fit.inverse.astype(np.float32)
    for start in range(0, len(leverages), BATCH):
        part = slice(start, start + BATCH)
        phi = fit.phi[part]
        reach = np.einsum("ij,ij->i", phi @ inverse, phi)
        scores[part], leverages[part] = leave_out(
            scores[part] + phi @ change, reach, fit.weights[part], fit.targets[part]
        )
    return scores, leverages


def _rejections(
    card: Card, album: AlbumStatistics, column: Floats, inverse: Floats, total: int
) -> Floats:
    """What an album's rejected photos take from its own column (S + 1,) of Δ, and from no other.

    They are further examples of that column, whose target is the score of what belongs elsewhere;
    Woodbury's identity spares a second inverse.
    """
    embeddings, words = album.rejected
    if not len(words):
        return np.zeros_like(column)
    size = len(inverse) - 1
    phi = features(embeddings, size, card.constant)
    # One album among as many as there are: its score before anything was taught.
    prior = prior_scores([album.ready] + [()] * (total - 1), embeddings, size)[:, 0]
    missing = np.minimum(prior, -1 / total) - prior - phi @ column
    missing = np.minimum(missing, 0.0)  # a rejection makes no album more probable
    weights = card.mass * words / max(1.0, words.sum())
    reach = inverse @ phi.T
    taken: Floats = reach @ np.linalg.solve(np.diag(1 / weights) + phi @ reach, missing)
    return taken


def _samples(
    card: Card, shipped: Shipped, albums: Sequence[AlbumStatistics], fit: _Fit
) -> tuple[Floats, Floats, NDArray[np.intp]]:
    """Scores, leverages and labels of the photos that ship of the albums in use."""
    number = np.full(shipped.weights.shape[1], -1)
    for k, album in enumerate(albums):
        number[list(album.ready)] = k
    labels = number[shipped.labels]
    used = labels >= 0
    embeddings, size = shipped.samples[used], len(shipped.spread)
    phi = features(embeddings, size, card.constant).astype(np.float32)
    prior = prior_scores([album.ready for album in albums], embeddings, size)
    scores = prior + phi @ fit.change.astype(np.float32)
    reach = np.einsum("ij,ij->i", phi @ fit.inverse.astype(np.float32), phi)
    reach = reach.astype(np.float64)
    return scores, reach / (1 - card.background * shipped.shares[used] * reach), labels[used]


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

"""Fits what ships of the ready-made albums, and what it says of photos that it did not know."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]
from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

from cene.vision.embedding import SCALE, Evidence, fixed
from everyday import STRANGER, Photos

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from cene.vision.card import Card

    Floats = NDArray[np.float64]
    Numbers = NDArray[np.intp]

SEEN = 768
"""Directions of the seen part: albums of five photos are told apart as well as with all 2,664
features (objects 88.6 and 88.5 %, flowers 72.6 and 72.2 %), with 512 a little less well."""
PROTOTYPES = 0.15
"""Share of an album that the prototypes of its ImageNet classes stand for; all of it where there
is no photo, nothing for scenes, of which there are photos enough."""
SCENES = 1000
"""An album of more photos than this needs no prototypes."""
KNOWN = 0.5
"""What a photo that the network was trained on counts beside others."""
FEWEST, MOST = 60, 300
"""Albums weigh as the root of their number of photos, taken as no fewer and no more than this."""
STRENGTH = 80.0
"""Inverse of the regression's penalty (scikit-learn's C) at a total weight of 100 an album."""
RIDGE = 0.3
"""Penalty of the ridge regression at a mean weight of 1 a row."""
LOGISTIC, LINEAR = 0.45, 4.5
"""What the two regressions count in the scores: together they file more than either, and say of
themselves what is true (README.md). A common factor would change nothing but the temperature."""
FLOOR, UNKNOWN = 0.01, 0.1
"""What is added to the probabilities of albums that ImageNet classes speak for, and taken as those
of the others."""
ITERATIONS = 1000
"""More than it ever takes."""
SAMPLE = 200
"""Photos of each album that ship, to fit temperature and novelty with."""


@dataclass(frozen=True, slots=True, eq=False)
class Material:
    """What there is to fit with: photos, the prototypes (1000, F), and the latter's albums."""

    photos: Photos
    prototypes: NDArray[np.float32]
    classes: Numbers
    albums: int


class Training(NamedTuple):
    """Rows of a fit: features, album and weight of each, weights summing to 100 an album.

    Strangers and the classes of no album are one more, after all others: *none of these*.
    """

    features: NDArray[np.float32]
    labels: Numbers
    weights: Floats
    photos: Numbers


def training(material: Material, out: NDArray[np.bool_]) -> Training:
    """All photos but those left out, and the prototypes, weighed.

    Args:
        material: what there is.
        out: (n,) photos to leave out.
    """
    photos, albums = material.photos, material.albums + 1
    labels = np.where(photos.labels == STRANGER, material.albums, photos.labels)
    classes = np.where(material.classes == STRANGER, material.albums, material.classes)
    many = np.bincount(labels[~photos.seen_by_network], minlength=albums) > SCENES
    worth = np.where(photos.seen_by_network, KNOWN, 1.0)
    worth[out | photos.seen_by_network & many[labels]] = 0
    used = np.flatnonzero(worth)
    count = np.bincount(labels[used], worth[used], minlength=albums)
    each = np.bincount(classes, minlength=albums)
    share = np.where(many | (each == 0), 0.0, np.where(count == 0, 1.0, PROTOTYPES))
    mass = np.sqrt(np.clip(count, FEWEST, MOST))
    mass *= 100 * albums / mass.sum()
    real = (mass * (1 - share) / np.maximum(count, 1e-9))[labels[used]] * worth[used]
    made = (mass * share / np.maximum(each, 1))[classes]
    taken = np.flatnonzero(made)
    return Training(
        np.concatenate((photos.features[used], material.prototypes[taken])),
        np.concatenate((labels[used], classes[taken])),
        np.concatenate((real, made[taken])),
        used,
    )


def regression(rows: Training) -> NDArray[np.float32]:
    """Log-odds of the albums from features and a constant 1, float32 (F + 1, A + 1).

    Multinomial logistic regression with an L2 penalty. Every fit begins at zero: one that began
    at the fit of everything would know what was left out, for none runs to the very end.
    """
    model = LogisticRegression(C=STRENGTH, max_iter=ITERATIONS)
    model.fit(rows.features, rows.labels, sample_weight=rows.weights.astype(np.float32))
    fitted: NDArray[np.float32] = np.concatenate((model.coef_.T, model.intercept_[None]))
    return fitted.astype(np.float32)


def ridge(rows: Training) -> NDArray[np.float32]:
    """Scores of the albums from features and a constant 1, float32 (F + 1, A + 1).

    Ridge regression to one-hot targets less their mean, every album counted alike.
    """
    albums = int(rows.labels.max()) + 1
    weights = (_alike(rows, albums) * len(rows.labels) / albums)[:, None]
    features = np.concatenate((rows.features, np.ones((len(weights), 1), np.float32)), axis=1)
    targets = np.full((len(weights), albums), -1 / albums, np.float32)
    targets[np.arange(len(weights)), rows.labels] += 1
    weighed = features * weights
    gram = weighed.T @ features
    gram[np.diag_indices_from(gram)] += RIDGE
    return np.linalg.solve(gram, weighed.T @ targets).astype(np.float32, copy=False)


def fitted(rows: Training) -> NDArray[np.float32]:
    """Both regressions in one, (F + 1, A + 1): they are linear."""
    return LOGISTIC * regression(rows) + LINEAR * ridge(rows)


def evidence(material: Material) -> tuple[Numbers, NDArray[np.float32]]:
    """Arguments of `cene.vision.embedding.Evidence.of`.

    Classes say nothing of scenes, of which there are photos enough.
    """
    labels = material.photos.labels[~material.photos.seen_by_network]
    many = np.bincount(labels[labels != STRANGER], minlength=material.albums + 1) > SCENES
    classes = np.where(material.classes == STRANGER, material.albums, material.classes)
    classes = np.where(many[classes], -1, classes)
    told = np.isin(np.arange(material.albums + 1), classes)
    return classes, np.where(told, FLOOR, UNKNOWN).astype(np.float32)


def directions(rows: Training, albums: int) -> tuple[NDArray[np.float32], Floats]:
    """The main directions (F, SEEN) of the rows, every album counted alike, and their spread."""
    weights = _alike(rows, albums)
    weighed = rows.features * weights[:, None]
    values, vectors = np.linalg.eigh((weighed.T @ rows.features).astype(np.float64))
    # As precise as what ships of them: what is fitted must be what is used.
    kept = vectors[:, ::-1][:, :SEEN].astype(np.float16).astype(np.float32)
    return kept, values[::-1][:SEEN].copy()


def _alike(rows: Training, albums: int) -> NDArray[np.float32]:
    """Weights that sum to 1 an album."""
    total = np.bincount(rows.labels, rows.weights, minlength=albums)
    return (rows.weights / total[rows.labels]).astype(np.float32)


def left_out(card: Card, material: Material, folds: Numbers) -> NDArray[np.float32]:
    """Log-odds (n, A + 1) of photos by fits that did not know them, nan for those of no fold.

    Args:
        card: for the weight of the evidence.
        material: what there is.
        folds: (n,) number of the fold that a photo is left out with, or -1.
    """
    photos = material.photos
    found = np.full((len(folds), material.albums + 1), np.nan, np.float32)
    told = Evidence.of(card, *evidence(material))

    def leave_out(fold: int) -> None:
        out = folds == fold
        weights, features = fitted(training(material, out)), photos.features[out]
        found[out] = features @ weights[:-1] + weights[-1] + told.log_odds(features)

    # The fits are many small products: a core for each fit is three times as fast as all for one.
    with threadpool_limits(1), ThreadPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(leave_out, range(folds.max() + 1)))
    return found


def by_photo(photos: Photos, folds: int, seed: int) -> Numbers:
    """Folds of single photos, every album spread evenly over them."""
    random = np.random.default_rng(seed)
    found = np.full(len(photos.labels), -1)
    for label in np.unique(photos.labels[~photos.seen_by_network]):
        chosen = (photos.labels == label) & ~photos.seen_by_network
        members = random.permutation(np.flatnonzero(chosen))
        found[members] = np.arange(len(members)) % folds
    return found


def by_source(photos: Photos, folds: int, seed: int) -> Numbers:
    """Folds of whole sources, of the photos that have one which can be left out."""
    sources = np.unique(photos.sources[photos.movable])
    number = np.random.default_rng(seed).permutation(len(sources)) % folds
    found = np.full(len(photos.labels), -1)
    for source, fold in zip(sources, number, strict=True):
        found[photos.movable & (photos.sources == source)] = fold
    return found


def shipped(
    material: Material, scores: NDArray[np.float32], weights: NDArray[np.float32], seed: int = 0
) -> dict[str, NDArray[Any]]:
    """The arrays that `cene.vision.embedding.unpacked` takes.

    Args:
        material: what there is.
        scores: (n, A + 1) log-odds from fits that did not know the photo.
        weights: (F + 1, A + 1) of `fitted` to everything.
        seed: of the choice of samples.
    """
    photos = material.photos
    classes, floor = evidence(material)
    rows = training(material, np.zeros(len(photos.labels), np.bool_))
    kept, spread = directions(rows, material.albums + 1)
    random = np.random.default_rng(seed)
    kinds = [
        np.flatnonzero((photos.labels == label) & ~photos.seen_by_network)
        for label in (*range(material.albums), STRANGER)
    ]
    samples = np.concatenate([np.sort(random.permutation(kind)[:SAMPLE]) for kind in kinds])
    centred = scores[samples] - scores[samples].mean(axis=1, keepdims=True)
    return {
        "directions": kept.astype(np.float16),
        "spread": spread.astype(np.float32),
        "weights": weights,
        "classes": classes.astype(np.int16),
        "floor": floor,
        "samples": fixed(
            np.concatenate((photos.features[samples] @ kept, centred / SCALE), axis=1)
        ),
        "labels": np.where(
            photos.labels[samples] == STRANGER, material.albums, photos.labels[samples]
        ).astype(np.int16),
        "shares": shares(material)[samples].astype(np.float32),
    }


def shares(material: Material) -> Floats:
    """What each photo (n,) contributes to the spread; nothing where it was not fitted with."""
    rows = training(material, np.zeros(len(material.photos.labels), np.bool_))
    found = np.zeros(len(material.photos.labels))
    found[rows.photos] = _alike(rows, material.albums + 1)[: len(rows.photos)]
    return found

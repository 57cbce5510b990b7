"""Albums of one's own from a few photos, and whether the confidence in them holds."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from sklearn.exceptions import ConvergenceWarning  # type: ignore[import-untyped]
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]
from tests.benchmarks.data import NONE, training_data
from tests.benchmarks.table import Row, at_least, at_most, unmeasured

import photos
from cene.core.policy import is_sure
from cene.organiser.classifier import Classifier
from cene.vision.head import solve
from cene.vision.statistics import AlbumStatistics

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from cene.vision.head import Head

    Floats = NDArray[np.float64]

FINE = ("ant", "butterfly", "dragonfly", "emu", "flamingo",
        "ibis", "mayfly", "pigeon", "rooster", "tick")  # fmt: skip
FLOWERS = ("daisy", "dandelion", "rose", "sunflower", "tulip")
SUBJECTS = ("anchor", "barrel", "binocular", "brain", "buddha", "dollar_bill", "garfield",
            "gramophone", "joshua_tree", "metronome", "pyramid", "revolver", "scissors", "snoopy",
            "stapler", "stegosaurus", "stop_sign", "trilobite", "wheelchair", "wrench")  # fmt: skip
"""Kinds of objects that no ready-made album is made from."""
SEEDS, SHOTS, CORRECTIONS = 10, 5, 50
STRENGTHS = (0.1, 1.0, 10.0, 100.0, 1000.0)
THRESHOLDS = (0.8, 0.9, 0.95)
POINTS = 1.5


class Kind(NamedTuple):
    """Photos of one kind: their features (n, F) and embeddings (n, S + A + 1)."""

    features: NDArray[np.float32]
    embeddings: NDArray[np.int16]


class Draw(NamedTuple):
    """Photos by kind, some to teach and all others to test with: kind and number of each."""

    taught: list[tuple[int, int]]
    tests: list[tuple[int, int]]


def measure() -> list[Row]:
    """Look at each photo once, and teach with different ones."""
    data = training_data()
    if data is None:
        return [unmeasured("albums of one's own from five photos", NONE, "see README")]
    classifier = Classifier()
    fine, subjects = (_seen(classifier, data / "objects", names) for names in (FINE, SUBJECTS))
    flowers = _seen(classifier, data / "flowers", FLOWERS)
    return [
        *_few(classifier, f"{len(FINE)} kinds of birds and insects", fine),
        *_few(classifier, f"{len(FLOWERS)} kinds of flowers", flowers),
        *_beside(classifier, subjects),
        *_promises(classifier, "own albums", [*flowers, *fine], beside=False),
        *_promises(classifier, "own beside ready-made", [*flowers, *subjects], beside=True),
    ]


def _seen(classifier: Classifier, folder: Path, names: Sequence[str]) -> list[Kind]:
    found = []
    for name in names:
        features = photos.features(classifier.backbone, photos.below(folder / name))
        found.append(Kind(features, classifier.shipped.embed(features)))
    return found


def _draws(kinds: Sequence[Kind]) -> Iterator[Draw]:
    for seed in range(SEEDS):
        random = np.random.default_rng(seed)
        orders = [random.permutation(len(kind.features)).tolist() for kind in kinds]
        yield Draw(
            [(k, n) for k, order in enumerate(orders) for n in order[:SHOTS]],
            [(k, n) for k, order in enumerate(orders) for n in order[SHOTS:]],
        )


def _few(classifier: Classifier, name: str, kinds: Sequence[Kind]) -> list[Row]:
    """Own albums only, against two well-known ways."""
    found = np.array([_shares(classifier, kinds, draw) for draw in _draws(kinds)])
    ours, regression, means = 100 * found.mean(axis=0)
    spread = 100 * found[:, 0].std()
    return [
        at_most(
            f"{name}, five photos each: points below logistic regression with its best C",
            f"{ours:.1f} ± {spread:.1f} % against {regression:.1f} %",
            regression - ours,
            2,
        ),
        at_most(
            f"{name}, five photos each: points below the nearest class mean",
            f"{ours:.1f} % against {means:.1f} %",
            means - ours,
            0,
        ),
    ]


def _shares(
    classifier: Classifier, kinds: Sequence[Kind], draw: Draw
) -> tuple[float, float, float]:
    """Shares of right answers: ours, logistic regression's, the nearest mean's."""
    head = _head(classifier, kinds, draw.taught, beside=False)
    train, test = (np.stack([kinds[k].features[n] for k, n in part]) for part in draw)
    labels, truth = (np.array([k for k, _ in part]) for part in draw)
    ours = head.predict(_embeddings(kinds, draw.tests))[0].argmax(axis=1)
    means = np.stack([train[labels == k].mean(axis=0) for k in range(len(kinds))])
    nearest = (test @ means.T - (means**2).sum(axis=1) / 2).argmax(axis=1)
    best = 0.0
    for strength in STRENGTHS:
        model = LogisticRegression(C=strength, max_iter=300)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ConvergenceWarning)
            best = max(best, float(model.fit(train, labels).score(test, truth)))
    return float((ours == truth).mean()), best, float((nearest == truth).mean())


def _beside(classifier: Classifier, subjects: Sequence[Kind]) -> list[Row]:
    """One album of five photos among all ready-made ones."""
    shipped = classifier.shipped
    known = shipped.labels < len(classifier.card.albums)
    samples, labels = shipped.samples[known], shipped.labels[known]

    def right(head: Head) -> float:
        return float((head.predict(samples)[0].argmax(axis=1) == labels).mean())

    before = right(solve(classifier.card, shipped, _ready(classifier)))
    recalls, losses = [], []
    for kind in subjects:
        for draw in list(_draws([kind]))[:3]:
            head = _head(classifier, [kind], draw.taught, beside=True)
            best = head.predict(_embeddings([kind], draw.tests))[0].argmax(axis=1)
            recalls.append(float((best == len(head.albums) - 1).mean()))
        losses.append(100 * (before - right(head)))
    recall, loss = float(np.mean(recalls)), float(np.mean(losses))
    of = f"{len(subjects)} subjects"
    return [
        at_least(
            f"an own album of five photos beside all ready-made ones: recall, {of}",
            f"{recall:.1%} ± {np.std(recalls):.1%}",
            recall,
            0.85,
        ),
        at_most(
            "what it costs the ready-made albums, in points of accuracy",
            f"{loss:.2f}, {max(losses):.2f} at worst",
            loss,
            0.5,
        ),
    ]


def _promises(
    classifier: Classifier, where: str, kinds: Sequence[Kind], *, beside: bool
) -> list[Row]:
    """Predicted and observed precision, before and after a person's corrections."""
    # For each state the confidence in, novelty of, and truth about all test photos.
    found: tuple[list[Floats], list[Floats]] = ([], [])
    for seed, draw in enumerate(_draws(kinds)):
        order = np.random.default_rng(seed).permutation(len(draw.tests))
        pool, tests = ([draw.tests[k] for k in part] for part in np.array_split(order, 2))
        head = _head(classifier, kinds, draw.taught, beside=beside)
        found[0].append(_judged(head, kinds, tests))
        least = np.argsort(head.predict(_embeddings(kinds, pool))[0].max(axis=1))
        corrected = draw.taught + [pool[k] for k in least[:CORRECTIONS]]
        head = _head(classifier, kinds, corrected, beside=beside)
        found[1].append(_judged(head, kinds, tests))
    before, after = (np.concatenate(judged) for judged in found)
    return [
        _promise(f"{where}, five photos each", before),
        _promise(f"{where}, after {CORRECTIONS} corrections", after),
    ]


def _promise(name: str, judged: Floats) -> Row:
    gaps, words = [0.0], []
    for threshold in THRESHOLDS:
        filed = np.array([is_sure(row[0], row[1], threshold) for row in judged.tolist()])
        if not filed.any():
            words.append("none filed")
            continue
        predicted, _, observed, _ = 100 * np.average(
            judged[filed], axis=0, weights=judged[filed, 3]
        )
        gaps.append(abs(predicted - observed))
        words.append(f"{predicted:.1f}/{observed:.1f} % ({filed.mean():.0%} filed)")
    return at_most(
        f"{name}: points between predicted and observed precision at 0.8, 0.9, 0.95",
        ", ".join(words),
        max(gaps),
        POINTS,
    )


def _judged(head: Head, kinds: Sequence[Kind], tests: Sequence[tuple[int, int]]) -> Floats:
    """Confidence, novelty, whether it was right, and what it counts, (n, 4): kinds count alike."""
    probabilities, novelty = head.predict(_embeddings(kinds, tests))
    truth = np.array([head.albums.index(f"Own {k}") for k, _ in tests])
    right = probabilities.argmax(axis=1) == truth
    weights = 1 / np.bincount(truth)[truth]
    return np.column_stack([probabilities.max(axis=1), novelty, right, weights])


def _head(
    classifier: Classifier,
    kinds: Sequence[Kind],
    taught: Sequence[tuple[int, int]],
    *,
    beside: bool,
) -> Head:
    own = [AlbumStatistics(f"Own {k}") for k in range(len(kinds))]
    for k, n in taught:
        own[k].add(kinds[k].embeddings[n])
    albums = [*(_ready(classifier) if beside else ()), *own]
    return solve(classifier.card, classifier.shipped, albums)


def _ready(classifier: Classifier) -> list[AlbumStatistics]:
    return [AlbumStatistics(key, (k,)) for k, key in enumerate(classifier.card.albums)]


def _embeddings(kinds: Sequence[Kind], chosen: Sequence[tuple[int, int]]) -> NDArray[np.int16]:
    return np.stack([kinds[k].embeddings[n] for k, n in chosen])

"""The ready-made albums on photos that they were not fitted on.

Fitting them anew for every part of a cross-validation takes a quarter of an hour, so the recipe
measures and writes down; here it is read, and what ships is measured against it on its own samples,
whose scores are from fits that did not know them.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import numpy as np
from tests.benchmarks.table import Row, at_least, at_most, unmeasured

from cene.core.policy import DEFAULT_THRESHOLD, is_sure
from cene.organiser.classifier import Classifier
from cene.vision.card import NAME

if TYPE_CHECKING:
    from collections.abc import Mapping

    Figures = Mapping[str, Any]

PHOTOS = "ready-made albums, photos left out"
SOURCES = "ready-made albums, sources left out"
ALONE = "six scenes alone"
AMONG = "six scenes among all albums"
SHIPPED = "ready-made albums, samples that ship"


def measure() -> list[Row]:
    """Read the card, and look at what ships."""
    classifier = Classifier()
    entries = json.loads((classifier.folder / NAME).read_text("utf-8"))
    return [*_written(entries["measured"]), *_shipped(classifier)]


def _written(measured: Figures) -> list[Row]:
    if not measured:
        return [unmeasured(name, "not on the card", "see README") for name in (PHOTOS, SOURCES)]
    photos, sources, scenes = (measured[name] for name in ("everyday", "sources", "scenes"))
    of = f"of {photos['photos']:,} in {photos['albums']} albums, 5 folds"
    accuracy = photos["balanced_accuracy"]
    sources_of = f"{sources['accuracy']:.2%} of {sources['photos']:,}, 24 folds"
    return [
        at_least(f"{PHOTOS}: balanced accuracy", f"{accuracy:.2%} {of}", accuracy, 0.94),
        *_at_threshold(PHOTOS, photos["thresholds"], 0.975, 0.80),
        at_most(f"{PHOTOS}: calibration error", f"{photos['ece']:.4f}", photos["ece"], 0.03),
        at_least(f"{SOURCES}: accuracy", sources_of, sources["accuracy"], 0.85),
        *_at_threshold(SOURCES, sources["thresholds"], 0.97, None),
        *_scenes(ALONE, scenes["accuracy_alone"], scenes["thresholds_alone"]),
        *_scenes(AMONG, scenes["accuracy"], scenes["thresholds"]),
    ]


def _scenes(name: str, accuracy: float, thresholds: list[Figures]) -> list[Row]:
    return [
        at_least(f"{name}: accuracy", f"{accuracy:.2%}", accuracy, 0.92),
        *_at_threshold(name, thresholds, 0.975, 0.75),
    ]


def _at_threshold(
    name: str, thresholds: list[Figures], precise: float, filed: float | None
) -> list[Row]:
    at = next(row for row in thresholds if row["threshold"] == DEFAULT_THRESHOLD)
    rows = [
        at_least(
            f"{name}: precision at {DEFAULT_THRESHOLD:.2f}",
            f"{at['precision']:.2%}, {at['predicted']:.2%} predicted",
            at["precision"],
            precise,
        )
    ]
    if filed is not None:
        share = at["coverage"]
        title = f"{name}: filed at {DEFAULT_THRESHOLD:.2f}"
        rows.append(at_least(title, f"{share:.2%}", share, filed))
    return rows


def _shipped(classifier: Classifier) -> list[Row]:
    """What the very file that ships says of its samples, some of which left out their source."""
    shipped = classifier.shipped
    known = shipped.labels < len(classifier.card.albums)
    # The head has the albums in the order in which they are shown.
    columns = np.array([classifier.head.albums.index(key) for key in classifier.card.albums])
    labels = columns[shipped.labels[known]]
    probabilities, novelty = classifier.head.predict(shipped.samples[known])
    right, sure = probabilities.argmax(axis=1) == labels, probabilities.max(axis=1)
    pairs = zip(sure.tolist(), novelty.tolist(), strict=True)
    filed = np.array([is_sure(one, novel, DEFAULT_THRESHOLD) for one, novel in pairs])
    balanced = float(np.mean([right[labels == label].mean() for label in np.unique(labels)]))
    precision, promised = float(right[filed].mean()), float(sure[filed].mean())
    points = 100 * abs(precision - promised)
    return [
        at_least(
            f"{SHIPPED}: balanced accuracy", f"{balanced:.2%} of {len(labels):,}", balanced, 0.75
        ),
        at_least(
            f"{SHIPPED}: precision at {DEFAULT_THRESHOLD:.2f}",
            f"{precision:.2%}, {filed.mean():.2%} filed",
            precision,
            0.97,
        ),
        at_most(
            f"{SHIPPED}: points between that and what was predicted",
            f"{points:.2f}, {promised:.2%} predicted",
            points,
            1.5,
        ),
    ]

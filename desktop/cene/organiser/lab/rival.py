"""The bundled classifier on the split of a run: what a trained network has to beat."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from cene.core.errors import FileError, UnusableError, UsageError
from cene.core.lab import Part
from cene.organiser.lab.squares import Squares
from cene.organiser.scores import Scores, score
from cene.vision.decode import network_input
from cene.vision.embedding import stacked
from cene.vision.head import solve
from cene.vision.statistics import AlbumStatistics

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from cene.core.lab import DataSet, Sample
    from cene.organiser.classifier import Classifier
    from cene.organiser.workspace import Progress
    from cene.vision.backbone import Features

_TOGETHER = 256
"""Photos whose features are kept at a time, 20 KB each."""


@dataclass(frozen=True, slots=True)
class Rival:
    """How good the bundled classifier is on the test photos.

    Attributes:
        scores: the usual figures.
        accuracy: that of the trained network on the very photos that `scores` is over.
        missing: paths of photos, taught or tested, that could not be looked at any more.
    """

    scores: Scores
    accuracy: float
    missing: tuple[str, ...]

    @property
    def better(self) -> int:
        """How many more test photos it has right than the trained network; may be negative."""
        return round((self.scores.accuracy - self.accuracy) * self.scores.photos)


@dataclass(frozen=True, slots=True, eq=False)
class Taught:
    """What the bundled classifier says of photos after it was taught those of the training part.

    Attributes:
        probabilities: float64 (n, K) for each part that was asked for, of its photos that could
            be looked at.
        places: positions of these photos among the samples.
        missing: positions of all photos that could not be looked at any more.
    """

    probabilities: dict[Part, NDArray[np.float64]]
    places: dict[Part, tuple[int, ...]]
    missing: tuple[int, ...]


def rival(
    classifier: Classifier, dataset: DataSet, right: NDArray[np.bool_], cache: Path,
    progress: Progress,
) -> Rival | None:  # fmt: skip
    """Teach the training photos to the bundled classifier, and test it.

    Args:
        classifier: the bundled one.
        dataset: the photos of the run.
        right: (n,) whether the trained network has each of the test photos right.
        cache: folder of squares; photos that have none are read from where they were.
        progress: shows how far it is.

    Returns:
        The comparison, or None if it was stopped.

    Raises:
        UnusableError: the photos of a class, or all that are to be tested, are gone.
    """
    taught = teach(classifier, dataset, cache, (Part.TEST,), progress)
    if taught is None:
        return None
    places, probabilities = taught.places[Part.TEST], taught.probabilities[Part.TEST]
    labels = np.array([dataset.samples[place].label for place in places], np.int64)
    rows = [row for row, place in enumerate(dataset.of(Part.TEST)) if place in set(places)]
    return Rival(
        scores=score(dataset.classes, labels, probabilities, np.zeros(len(labels))),
        accuracy=float(right[rows].mean()),
        missing=tuple(dataset.samples[place].path for place in taught.missing),
    )


def teach(
    classifier: Classifier,
    dataset: DataSet,
    cache: Path,
    parts: Sequence[Part],
    progress: Progress,
) -> Taught | None:
    """Teach the training photos to the bundled classifier, and ask it about others.

    Nothing that ships of the ready-made albums counts for classes of the same name: it may have
    been fitted on the very photos that are asked about.

    Args:
        classifier: the bundled one.
        dataset: the photos of the run.
        cache: folder of squares; photos that have none are read from where they were.
        parts: what it is asked about.
        progress: shows how far it is.

    Returns:
        What it says, or None if it was stopped.

    Raises:
        UnusableError: the photos of a class, or all of a part, are gone.
    """
    places = [place for part in (Part.TRAIN, *parts) for place in dataset.of(part)]
    embeddings = _embeddings(classifier, [dataset.samples[k] for k in places], cache, progress)
    if embeddings is None:
        return None
    found = {k: row for k, row in zip(places, embeddings, strict=True) if row is not None}
    albums = [AlbumStatistics(name) for name in dataset.classes]
    for place in dataset.of(Part.TRAIN):
        if place in found:
            albums[dataset.samples[place].label].add(found[place])
    try:
        head = solve(classifier.card, classifier.shipped, albums)
    except UsageError as error:
        raise UnusableError(f"The bundled classifier could not be taught: {error}") from error
    asked = {part: tuple(k for k in dataset.of(part) if k in found) for part in parts}
    for part, there in asked.items():
        if not there:
            raise UnusableError(f"None of the {part} photos could be looked at.")
    return Taught(
        {part: head.predict(np.stack([found[k] for k in ks]))[0] for part, ks in asked.items()},
        asked,
        tuple(k for k in places if k not in found),
    )


def _embeddings(
    classifier: Classifier, samples: Sequence[Sample], cache: Path, progress: Progress
) -> list[NDArray[np.int16] | None] | None:
    """Embeddings of photos, None for those that are gone; None for all if it was stopped."""
    progress.begin("Looking with the bundled classifier", len(samples))
    _ = classifier.backbone  # loaded here, for the threads would each load it

    def features(sample: Sample) -> Features | None:
        return None if progress.stopped() else _features(classifier, sample, cache)

    embeddings: list[NDArray[np.int16] | None] = []
    with ThreadPoolExecutor(os.cpu_count() or 1, thread_name_prefix="look") as pool:
        looks: Iterator[Features | None] = pool.map(features, samples)
        while chunk := list(islice(looks, _TOGETHER)):
            seen = [look for look in chunk if look is not None]
            rows = iter(classifier.shipped.embed(stacked(classifier.card, seen)) if seen else ())
            embeddings += [None if look is None else next(rows) for look in chunk]
            progress.advance(len(chunk))
    return None if progress.stopped() else embeddings


def _features(classifier: Classifier, sample: Sample, cache: Path) -> Features | None:
    """What the bundled network sees of a photo; None if it is gone, or another now."""
    pixels = Squares(cache).read(sample.content)
    if pixels is not None:
        return classifier.backbone.run(network_input(pixels))
    try:
        look = classifier.look(Path(sample.path))
    except (FileError, ValueError):  # a path may hold what no system allows in one
        return None
    return look.features if look.content.hex() == sample.content else None

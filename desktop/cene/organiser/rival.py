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
from cene.core.lab import SIDE, Part
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


def rival(
    classifier: Classifier, dataset: DataSet, right: NDArray[np.bool_], cache: Path,
    progress: Progress,
) -> Rival | None:  # fmt: skip
    """Teach the training photos to the bundled classifier, and test it.

    Nothing that ships of the ready-made albums counts for classes of the same name: it may have
    been fitted on the very photos that are to be tested.

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
    places = [*dataset.of(Part.TRAIN), *dataset.of(Part.TEST)]
    embeddings = _embeddings(classifier, [dataset.samples[k] for k in places], cache, progress)
    if embeddings is None:
        return None
    found = dict(zip(places, embeddings, strict=True))
    albums = [AlbumStatistics(name) for name in dataset.classes]
    for place in dataset.of(Part.TRAIN):
        if (embedding := found[place]) is not None:
            albums[dataset.samples[place].label].add(embedding)
    try:
        head = solve(classifier.card, classifier.shipped, albums)
    except UsageError as error:
        raise UnusableError(f"The bundled classifier could not be taught: {error}") from error
    tested = [(row, k) for row, k in enumerate(dataset.of(Part.TEST)) if found[k] is not None]
    if not tested:
        raise UnusableError("None of the test photos could be looked at.")
    labels = np.array([dataset.samples[k].label for _, k in tested], np.int64)
    seen = np.stack([row for _, k in tested if (row := found[k]) is not None])
    probabilities, _ = head.predict(seen)
    return Rival(
        scores=score(dataset.classes, labels, probabilities, np.zeros(len(labels))),
        accuracy=float(right[[row for row, _ in tested]].mean()),
        missing=tuple(dataset.samples[k].path for k in places if found[k] is None),
    )


def square(cache: Path, content: str) -> NDArray[np.uint8] | None:
    """The square of a photo, uint8 (256, 256, 3); None where it is not in the cache."""
    try:
        data = (cache / content[:2] / f"{content}.rgb").read_bytes()
    except OSError:
        return None  # the cache may be deleted at any time
    if len(data) != SIDE * SIDE * 3:
        return None
    return np.frombuffer(data, np.uint8).reshape(SIDE, SIDE, 3)


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
    pixels = square(cache, sample.content)
    if pixels is not None:
        return classifier.backbone.run(network_input(pixels))
    try:
        look = classifier.look(Path(sample.path))
    except (FileError, ValueError):  # a path may hold what no system allows in one
        return None
    return look.features if look.content.hex() == sample.content else None

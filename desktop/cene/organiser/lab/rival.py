"""The bundled classifier on the split of a run: what a trained network has to beat."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from cene.core.errors import FileError, UnusableError, UsageError
from cene.core.lab import Part
from cene.organiser.lab.embeddings import embeddings
from cene.organiser.lab.squares import Squares
from cene.organiser.scores import Scores, score
from cene.vision.head import solve
from cene.vision.statistics import AlbumStatistics

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from cene.core.lab import DataSet, Sample
    from cene.organiser.classifier import Classifier
    from cene.organiser.workspace import Progress
    from cene.vision.backbone import Features


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
        dataset: the photos.
        probabilities: float64 (n, K) for each part that was asked for, of its photos that could
            be looked at.
        places: positions of these photos among the samples.
        missing: positions of all photos that could not be looked at any more.
    """

    dataset: DataSet
    probabilities: dict[Part, NDArray[np.float64]]
    places: dict[Part, tuple[int, ...]]
    missing: tuple[int, ...]

    def labels(self, part: Part) -> NDArray[np.intp]:
        """Numbers (n,) of the classes of the photos of a part that could be looked at."""
        return np.array([self.dataset.samples[k].label for k in self.places[part]], np.intp)

    def rows(self, part: Part) -> list[int]:
        """Which rows of what is said of all photos of a part are of these."""
        there = set(self.places[part])
        return [row for row, place in enumerate(self.dataset.of(part)) if place in there]


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
    labels, probabilities = taught.labels(Part.TEST), taught.probabilities[Part.TEST]
    return Rival(
        scores=score(dataset.classes, labels, probabilities, np.zeros(len(labels))),
        accuracy=float(right[taught.rows(Part.TEST)].mean()),
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
    samples = [dataset.samples[k] for k in places]
    progress.begin("Looking with the bundled classifier", len(samples))
    without = partial(_unsquared, classifier)
    seen = embeddings(samples, Squares(cache), classifier, progress, without)
    if seen is None:
        return None
    found = {k: row for k, row in zip(places, seen, strict=True) if row is not None}
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
        dataset,
        {part: head.predict(np.stack([found[k] for k in ks]))[0] for part, ks in asked.items()},
        asked,
        tuple(k for k in places if k not in found),
    )


def _unsquared(classifier: Classifier, sample: Sample) -> Features | None:
    """What the bundled network sees of a photo whose square is gone; None if it is another now."""
    try:
        look = classifier.look(Path(sample.path))
    except (FileError, ValueError):  # a path may hold what no system allows in one
        return None
    return look.features if look.content.hex() == sample.content else None

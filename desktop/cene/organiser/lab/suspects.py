"""Photos of a data set that look as if they had the wrong label."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cene.organiser.lab.embeddings import embeddings
from cene.vision.head import solve
from cene.vision.statistics import AlbumStatistics

if TYPE_CHECKING:
    from cene.core.lab import DataSet, Sample
    from cene.organiser.classifier import Classifier
    from cene.organiser.lab.squares import Squares
    from cene.organiser.workspace import Progress


@dataclass(frozen=True, slots=True)
class Suspect:
    """A photo that the bundled classifier, not knowing it, would put into another class.

    Attributes:
        sample: the photo.
        label: position of the other class in the data set's classes.
        probability: how probable that one is.
        own: how probable the class is that it has.
    """

    sample: Sample
    label: int
    probability: float
    own: float


def suspects(
    data: DataSet, cache: Squares, classifier: Classifier, progress: Progress
) -> tuple[Suspect, ...] | None:
    """Compare each photo with all others of the data set, whatever part they are in.

    Args:
        data: two classes or more.
        cache: has the squares; a photo without one is passed over.
        classifier: looks at them.
        progress: is told of every photo, and may stop it.

    Returns:
        Those that contradict their class, the least probable to be of it first; None if it was
        stopped.

    Raises:
        UsageError: there are fewer than two classes.
        UnusableError: the classifier cannot be used.
    """
    progress.begin("Checking labels", len(data.samples))
    rows = embeddings(data.samples, cache, classifier, progress)
    if rows is None:
        return None
    albums = [AlbumStatistics(name) for name in data.classes]
    of_class: list[list[tuple[bytes, Sample]]] = [[] for _ in data.classes]
    for sample, row in zip(data.samples, rows, strict=True):
        if row is None:
            continue
        albums[sample.label].add(row)
        of_class[sample.label].append((row.astype("<i2").tobytes(), sample))
    # A class whose squares are all gone has nothing to be compared with.
    there = [label for label, found in enumerate(of_class) if found]
    head = solve(classifier.card, classifier.shipped, [albums[label] for label in there])
    listed: list[Suspect] = []
    for number, label in enumerate(there):
        # The head keeps examples by their embeddings alone, sorted; equal ones have equal answers.
        mine = sorted(of_class[label], key=lambda pair: pair[0])
        for (_, sample), chances in zip(mine, head.left_out(number), strict=True):
            best = int(chances.argmax())
            if best != number:
                listed.append(
                    Suspect(sample, there[best], float(chances[best]), float(chances[number]))
                )
    return tuple(sorted(listed, key=lambda s: (s.own, -s.probability, s.sample.path)))

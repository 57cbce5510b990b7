"""Says what single pictures show, and enters them nowhere."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cene import paths
from cene.core.errors import FileError
from cene.organiser.classifier import Classifier
from cene.organiser.learned import known
from cene.organiser.workspace import opened

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from cene.core.prediction import Prediction


@dataclass(frozen=True, slots=True)
class Answer:
    """What one picture shows.

    Attributes:
        path: the picture.
        prediction: albums, best first, and novelty.
        imagenet: ImageNet classes as (name, probability), best first.
    """

    path: Path
    prediction: Prediction
    imagenet: tuple[tuple[str, float], ...]


@contextmanager
def knowing(catalogue: Path) -> Iterator[Classifier]:
    """The classifier as a catalogue taught it; as it ships where there is none.

    Raises:
        UnusableError: the catalogue or the classifier cannot be used.
    """
    if not catalogue.exists():
        yield Classifier()
        return
    with opened(catalogue, write=False) as workspace:
        yield Classifier(known(workspace))


def predict(
    classifier: Classifier, images: Iterable[Path], top: int
) -> Iterator[Answer | FileError]:
    """Look at pictures one after the other; one that cannot be read yields its error."""
    names = paths.bundled("resources/imagenet_classes.txt").read_text("utf-8").splitlines()
    for path in images:
        try:
            look = classifier.look(path)
        except FileError as error:
            yield error
            continue
        number = classifier.known.number(look.content)
        classes = look.features.imagenet.tolist()
        best = sorted(range(len(classes)), key=lambda k: -classes[k])[:top]
        yield Answer(
            path=path,
            prediction=classifier.predict(
                classifier.embeddings([look]), [number], top, [look.opinion]
            )[0],
            imagenet=tuple((names[k], classes[k]) for k in best),
        )

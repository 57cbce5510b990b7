"""Says what single pictures show, without a catalogue."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cene import paths
from cene.core.errors import FileError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from cene.core.prediction import Prediction
    from cene.organiser.classifier import Classifier


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


def predict(
    classifier: Classifier, images: Iterable[Path], top: int
) -> Iterator[Answer | FileError]:
    """Look at pictures one after the other; one that cannot be read yields its error."""
    names = paths.bundled("resources/imagenet_classes.txt").read_text("utf-8").splitlines()
    for path in images:
        try:
            look, classes = classifier.look_closely(path, top)
        except FileError as error:
            yield error
            continue
        yield Answer(
            path=path,
            prediction=classifier.predict([look.embedding], top)[0],
            imagenet=tuple((names[k], probability) for k, probability in classes),
        )

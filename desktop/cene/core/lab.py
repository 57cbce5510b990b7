"""What the model lab trains on and what comes of it: data sets, orders and events of a run."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

SIDE = 256
"""Pixels of a side of the squares that every network takes: the middle of the photo, its shorter
side brought to this, as AlexNet's (Krizhevsky et al., NIPS 2012)."""
FORMAT = 1
"""Of the files in the folder of a run; what is newer is refused."""
_CONTENT = re.compile("[0-9a-f]{64}")


class Part(StrEnum):
    """Which part of a data set a photo is in."""

    TRAIN = "train"
    """Networks learn from it."""
    VALIDATION = "validation"
    """Training stops by it, and probabilities are calibrated on it."""
    TEST = "test"
    """Only what is reported comes from it."""


@dataclass(frozen=True, slots=True)
class Sample:
    """One photo of a data set.

    Attributes:
        path: absolute path when the data set was made.
        content: BLAKE3 of its bytes, in hexadecimal; its square is in the cache under this name.
        label: position of its class in the data set's classes.
        part: which part it is in.
    """

    path: str
    content: str
    label: int
    part: Part


@dataclass(frozen=True, slots=True)
class ClassCount:
    """How many photos of one class a data set has.

    Attributes:
        name: of the class.
        train: photos to learn from.
        validation: photos to stop and calibrate by.
        test: photos to report on.
    """

    name: str
    train: int
    validation: int
    test: int

    @property
    def photos(self) -> int:
        """In all parts together."""
        return self.train + self.validation + self.test


@dataclass(frozen=True, slots=True)
class DataSet:
    """Photos with their classes, split once and for all.

    Attributes:
        classes: names of the classes, sorted; of albums their keys.
        samples: the photos, sorted by class and path.
        seed: of the split.
    """

    classes: tuple[str, ...]
    samples: tuple[Sample, ...]
    seed: int

    def of(self, part: Part) -> tuple[int, ...]:
        """Positions of the samples in one part, ascending."""
        return tuple(place for place, one in enumerate(self.samples) if one.part is part)

    def counts(self) -> tuple[ClassCount, ...]:
        """How often each class occurs in which part, in the order of the classes."""
        found = Counter((one.label, one.part) for one in self.samples)
        return tuple(
            ClassCount(name, *(found[label, part] for part in Part))
            for label, name in enumerate(self.classes)
        )


def data_set(document: Mapping[str, Any]) -> DataSet:
    """The data set that a document of `FORMAT` holds.

    Args:
        document: parsed JSON, from anybody: `seed`, `classes`, and of `samples` path, content,
            label and part each.

    Raises:
        KeyError, TypeError, ValueError: it holds none.
    """
    seed, classes, samples = (document[key] for key in ("seed", "classes", "samples"))
    if not isinstance(seed, int) or not isinstance(classes, list) or not isinstance(samples, list):
        raise TypeError("a field has another type than it must have")
    if not all(isinstance(name, str) for name in classes):
        raise TypeError("a class has no name")
    if not classes or len(set(classes)) < len(classes):
        raise ValueError("it names a class twice, or none")
    found = tuple(_sample(entry, len(classes)) for entry in samples)
    if len({sample.content for sample in found}) < len(found):
        raise ValueError("a photo is in it twice")
    return DataSet(tuple(classes), found, seed)


def _sample(entry: object, classes: int) -> Sample:
    match entry:
        # The content becomes the name of a file.
        case [str(path), str(content), int(label), str(part)] if (
            not isinstance(label, bool) and _CONTENT.fullmatch(content) and 0 <= label < classes
        ):
            return Sample(path, content, label, Part(part))
    raise ValueError(f"a sample is not as it must be: {entry!r:.100}")


@dataclass(frozen=True, slots=True)
class TrainingOrder:
    """How a network is to be trained.

    Attributes:
        recipe: name of the recipe.
        epochs: most passes over the training photos; None for the recipe's own number.
        batch: photos a step; None for the recipe's own number.
        seed: of the order of photos, of augmentation and of the weights that training begins with.
        augment: whether photos are flipped, brightened, zoomed and turned at random.
        class_weights: whether rare classes count as much as frequent ones.
        patience: epochs without a better validation loss after which training stops; None for the
            recipe's own number, 0 for never.
        mixed_precision: whether to compute with 16-bit numbers where the device gains by it.
        steps: most steps in all, for a quick look; None for no limit.
    """

    recipe: str
    epochs: int | None = None
    batch: int | None = None
    seed: int = 0
    augment: bool = True
    class_weights: bool = True
    patience: int | None = None
    mixed_precision: bool = False
    steps: int | None = None


@dataclass(frozen=True, slots=True)
class Epoch:
    """How one pass over the training photos ended.

    Attributes:
        number: from 1.
        loss: mean cross-entropy on the training photos, in nats.
        accuracy: share of them that were right, in 0..1.
        validation_loss: the same on the validation photos.
        validation_accuracy: the same.
        seconds: how long it took.
    """

    number: int
    loss: float
    accuracy: float
    validation_loss: float
    validation_accuracy: float
    seconds: float

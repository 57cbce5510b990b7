"""What there is to know of how good a trained network is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from cene.core.lab import Epoch
    from cene.organiser.scores import Scores

    Shares = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Bin:
    """Test photos of which the network is about equally sure.

    Attributes:
        low: least confidence.
        high: most confidence.
        photos: how many.
        confidence: their mean; None where there are none.
        accuracy: share of them that are right; None where there are none.
    """

    low: float
    high: float
    photos: int
    confidence: float | None
    accuracy: float | None


@dataclass(frozen=True, slots=True)
class Calibration:
    """Whether the network is as sure as it should be.

    Attributes:
        temperature: what the logarithms of its probabilities are divided by; fitted on the
            validation photos. Above 1, it was too sure of itself.
        ece: expected calibration error on the test photos, with that.
        ece_before: the same without it.
        bins: the test photos by confidence, with the temperature.
    """

    temperature: float
    ece: float
    ece_before: float
    bins: tuple[Bin, ...]


@dataclass(frozen=True, slots=True)
class Curve:
    """A point of what is filed, and how much of it is right, as the threshold falls.

    Attributes:
        threshold: how sure is sure enough.
        coverage: share of the test photos that are as sure.
        precision: share of these that are right.
    """

    threshold: float
    coverage: float
    precision: float


@dataclass(frozen=True, slots=True)
class Learning:
    """How training went.

    Attributes:
        epochs: one after the other.
        best: number of the one whose weights were kept; None if that is not known.
        gap: accuracy on the training photos less that on the validation photos, at the best epoch:
            what was learnt by heart. None where that is not known.
    """

    epochs: tuple[Epoch, ...]
    best: int | None
    gap: float | None


@dataclass(frozen=True, slots=True)
class Pair:
    """Two classes that are mixed up: test photos of each that were taken for the other."""

    classes: tuple[str, str]
    first_as_second: int
    second_as_first: int

    @property
    def photos(self) -> int:
        """All of them."""
        return self.first_as_second + self.second_as_first


@dataclass(frozen=True, slots=True)
class Mistake:
    """A test photo that was taken for what it is not.

    Attributes:
        sample: its position in the data set.
        predicted: number of the class it was taken for.
        probability: how sure of that the network was, with the temperature.
        true_probability: what it gave the class that the photo is of.
    """

    sample: int
    predicted: int
    probability: float
    true_probability: float


@dataclass(frozen=True, slots=True)
class Int8:
    """The quantised network on the test photos: how often right, and how often as the other."""

    accuracy: float
    agreement: float


@dataclass(frozen=True, slots=True, eq=False)
class Assessment:
    """All that is known of how good a network is. Confidences are with the temperature.

    Attributes:
        test: the usual figures on the test photos.
        calibration: whether its confidence can be believed.
        curve: coverage against precision.
        learning: how training went.
        pairs: classes that are mixed up, most often first.
        mistakes: the test photos that it has wrong, most confident first.
        int8: the quantised network; None if there is none.
        validation: probabilities (n, K) of the validation photos, in the order of `DataSet.of`.
        tested: the same of the test photos.
    """

    test: Scores
    calibration: Calibration
    curve: tuple[Curve, ...]
    learning: Learning
    pairs: tuple[Pair, ...]
    mistakes: tuple[Mistake, ...]
    int8: Int8 | None
    validation: Shares
    tested: Shares

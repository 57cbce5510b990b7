"""How good a trained network is, from what its run left behind."""

from __future__ import annotations

import hashlib
import math
from typing import TYPE_CHECKING

import numpy as np

from cene.core.errors import UnusableError, printable
from cene.core.lab import Part
from cene.organiser.lab.assessment import (
    Assessment,
    Bin,
    Calibration,
    Curve,
    Int8,
    Learning,
    Mistake,
    Pair,
)
from cene.organiser.lab.run_files import State, read_history, read_predictions
from cene.organiser.scores import score
from cene.vision.calibration import (
    BINS,
    calibration_error,
    reliability,
    softmax,
    temperature,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from cene.core.lab import DataSet
    from cene.organiser.lab.runs import Run

    Shares = NDArray[np.float64]

CURVE = 100
"""Most points of the curve of coverage and precision."""
_NEVER = 1e-12
"""What a probability of 0 counts, for its logarithm."""


def assess(run: Run) -> Assessment:
    """Judge a network by its predictions.

    Raises:
        UnusableError: the run has not finished, or what it left cannot be read.
    """
    if run.state is not State.FINISHED:
        raise UnusableError(
            f"The run {printable(run.folder)} has not finished, so there is nothing to judge it by."
        )
    dataset = run.dataset
    found = read_predictions(run.folder, dataset)
    labels, validation_labels = labels_of(dataset, Part.TEST), labels_of(dataset, Part.VALIDATION)
    if not len(labels):
        raise UnusableError(f"The run {printable(run.folder)} has no test photo.")
    logarithms = np.log(np.maximum(found.validation, _NEVER))
    factor = temperature(logarithms, validation_labels, usual=1.0)
    tested = _tempered(found.test, factor)
    return Assessment(
        test=score(dataset.classes, labels, tested, np.zeros(len(labels))),
        calibration=_calibration(found.test, tested, labels, factor),
        curve=_curve(tested, labels),
        learning=_learning(run),
        pairs=_pairs(dataset.classes, labels, tested.argmax(axis=1)),
        mistakes=_mistakes(dataset, tested, labels),
        int8=None if found.test_int8 is None else _int8(found.test_int8, found.test, labels),
        validation=_tempered(found.validation, factor),
        tested=tested,
    )


def labels_of(dataset: DataSet, part: Part) -> NDArray[np.intp]:
    """Numbers (n,) of the classes of the photos in one part."""
    return np.array([dataset.samples[place].label for place in dataset.of(part)], np.intp)


def split_of(dataset: DataSet) -> str:
    """What two runs have in common exactly if they were given the same photos in the same parts.

    It does not depend on where the photos were.
    """
    photos = sorted((one.content, one.label, one.part.value) for one in dataset.samples)
    said = repr((dataset.classes, photos)).encode()
    return hashlib.blake2b(said, digest_size=8).hexdigest()


def _tempered(probabilities: Shares, factor: float) -> Shares:
    return softmax(np.log(np.maximum(probabilities, _NEVER)) * factor)


def _calibration(
    before: Shares, tested: Shares, labels: NDArray[np.intp], factor: float
) -> Calibration:
    confidence, right = tested.max(axis=1), tested.argmax(axis=1) == labels
    counts, promised, kept = reliability(confidence, right)
    bins = tuple(
        Bin(
            low=k / BINS,
            high=(k + 1) / BINS,
            photos=int(counts[k]),
            confidence=float(promised[k] / counts[k]) if counts[k] else None,
            accuracy=float(kept[k] / counts[k]) if counts[k] else None,
        )
        for k in range(BINS)
    )
    return Calibration(
        temperature=1 / factor,
        ece=calibration_error(confidence, right),
        ece_before=calibration_error(before.max(axis=1), right),
        bins=bins,
    )


def _curve(tested: Shares, labels: NDArray[np.intp]) -> tuple[Curve, ...]:
    """Points at thresholds that the photos themselves have, so none is between two of them."""
    confidence = tested.max(axis=1)
    order = np.argsort(-confidence, kind="stable")
    falling = confidence[order]
    right = np.cumsum((tested.argmax(axis=1) == labels)[order])
    # Photos that are equally sure are filed together or not at all.
    ends = np.append(np.flatnonzero(falling[1:] < falling[:-1]), len(falling) - 1)
    if len(ends) > CURVE:
        ends = ends[np.linspace(0, len(ends) - 1, CURVE).astype(np.intp)]
    return tuple(
        Curve(float(falling[k]), float((k + 1) / len(labels)), float(right[k] / (k + 1)))
        for k in ends
    )


def _learning(run: Run) -> Learning:
    epochs = read_history(run.folder)
    best = run.result.best_epoch if run.result else None
    at_best = next((epoch for epoch in epochs if epoch.number == best), None)
    gap = None if at_best is None else at_best.accuracy - at_best.validation_accuracy
    return Learning(epochs, best, gap if gap is None or math.isfinite(gap) else None)


def _pairs(
    classes: tuple[str, ...], labels: NDArray[np.intp], predicted: NDArray[np.intp]
) -> tuple[Pair, ...]:
    wrong = labels != predicted
    counts: dict[tuple[int, int], list[int]] = {}
    for true, taken in zip(labels[wrong].tolist(), predicted[wrong].tolist(), strict=True):
        first, second = sorted((true, taken))
        counts.setdefault((first, second), [0, 0])[taken == first] += 1
    pairs = [
        Pair((classes[first], classes[second]), *directions)
        for (first, second), directions in sorted(counts.items())
    ]
    return tuple(sorted(pairs, key=lambda pair: -pair.photos))


def _mistakes(dataset: DataSet, tested: Shares, labels: NDArray[np.intp]) -> tuple[Mistake, ...]:
    predicted = tested.argmax(axis=1)
    rows = np.flatnonzero(predicted != labels)
    places = dataset.of(Part.TEST)
    found = [
        Mistake(
            sample=places[row],
            predicted=int(predicted[row]),
            probability=float(tested[row, predicted[row]]),
            true_probability=float(tested[row, labels[row]]),
        )
        for row in rows
    ]
    return tuple(sorted(found, key=lambda mistake: -mistake.probability))


def _int8(int8: Shares, whole: Shares, labels: NDArray[np.intp]) -> Int8:
    said = int8.argmax(axis=1)
    return Int8(
        accuracy=float((said == labels).mean()),
        agreement=float((said == whole.argmax(axis=1)).mean()),
    )

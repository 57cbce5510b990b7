"""Reads what is in the folder of a run of the model lab; trusts none of it."""

from __future__ import annotations

import csv
import json
import zipfile
import zlib
from contextlib import contextmanager
from dataclasses import MISSING, dataclass, fields
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import numpy as np

from cene.core.errors import UnusableError, printable
from cene.core.lab import FORMAT, DataSet, Epoch, Part, TrainingOrder, data_set
from cene.organiser.lab import typed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from numpy.typing import NDArray

    Shares = NDArray[np.float64]

RUN, DATASET, RESULT = "run.json", "dataset.json", "result.json"
HISTORY, PREDICTIONS = "history.csv", "predictions.npz"
FILES = (RUN, DATASET, RESULT, HISTORY, PREDICTIONS)
"""What makes a folder that of a run."""

_DAMAGE = (
    ValueError,  # also of JSON and of UTF-8
    KeyError,
    TypeError,
    AttributeError,
    OverflowError,
    EOFError,
    RecursionError,
    MemoryError,
    NotImplementedError,
    csv.Error,
    zipfile.BadZipFile,
    zlib.error,
)
"""What readers raise on bytes that are none of ours."""
_ROUGH = 0.02
"""How far from 1 the probabilities of a photo may add up: 16-bit numbers are as rough as that."""


class State(StrEnum):
    """How far a run has come."""

    FINISHED = "finished"
    CANCELLED = "cancelled"
    FAILED = "failed"
    UNFINISHED = "unfinished"
    """It is at work, or was ended before it could say why."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the training process says of itself at its end; None where it could not tell.

    Attributes:
        state: how it ended.
        reason: why it failed, a sentence.
        epochs: passes over the training photos.
        best_epoch: the one whose weights were kept, from 1.
        seconds: how long it trained.
        milliseconds_a_photo: how long one photo takes the int8 network, on one thread.
        parameters: numbers that the network has learnt or was given.
        bytes_float: size of the float network's file.
        bytes_int8: size of the int8 network's file.
        agreement: share of the test photos of which both say the same, in 0..1.
        device: what it was trained on.
    """

    state: State
    reason: str | None = None
    epochs: int | None = None
    best_epoch: int | None = None
    seconds: float | None = None
    milliseconds_a_photo: float | None = None
    parameters: int | None = None
    bytes_float: int | None = None
    bytes_int8: int | None = None
    agreement: float | None = None
    device: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Predictions:
    """Probabilities (n, K), rows in the order of `DataSet.of`.

    Attributes:
        validation: of the float network.
        test: of the float network.
        test_int8: of the int8 network; None if it was not made.
    """

    validation: Shares
    test: Shares
    test_int8: Shares | None


def read_order(folder: Path) -> tuple[datetime, TrainingOrder]:
    """When a run was begun, and what was ordered.

    Raises:
        UnusableError: that cannot be read.
    """
    with _reading(folder, RUN):
        entries = _document(folder, RUN)
        created = datetime.fromisoformat(typed.text(entries["created"]))
        return (created if created.tzinfo else created.replace(tzinfo=UTC)), TrainingOrder(
            **_given(TrainingOrder, typed.mapping(entries["order"]))
        )


def read_dataset(folder: Path) -> DataSet:
    """The photos of a run.

    Raises:
        UnusableError: they cannot be read.
    """
    with _reading(folder, DATASET):
        return data_set(_document(folder, DATASET))


def read_outcome(folder: Path) -> Outcome | None:
    """How a run ended; None if it has not.

    Raises:
        UnusableError: that cannot be read.
    """
    if not (folder / RESULT).exists():
        return None
    with _reading(folder, RESULT):
        entries = _document(folder, RESULT)
        state = State(entries["state"])
        return Outcome(state, **{k: v for k, v in _given(Outcome, entries).items() if k != "state"})


def read_history(folder: Path) -> tuple[Epoch, ...]:
    """The passes over the training photos so far; what a resumed run did anew counts once.

    Raises:
        UnusableError: they cannot be read.
    """
    if not (folder / HISTORY).exists():
        return ()
    with _reading(folder, HISTORY):
        text = (folder / HISTORY).read_text("utf-8")
        # The last line may be only half there while the process is writing it.
        whole = text[: text.rfind("\n") + 1]
        epochs = {epoch.number: epoch for epoch in map(_epoch, csv.DictReader(whole.splitlines()))}
        return tuple(epochs[number] for number in sorted(epochs))


def read_predictions(folder: Path, dataset: DataSet) -> Predictions:
    """What the network says of the photos that it was not trained on.

    Raises:
        UnusableError: that cannot be read, or is not of these photos.
    """
    # Opened here, for NumPy leaves open what it finds damaged.
    with (
        _reading(folder, PREDICTIONS),
        open(folder / PREDICTIONS, "rb") as file,
        np.load(file, allow_pickle=False) as arrays,
    ):
        names = set(arrays.files)
        int8 = arrays["test_int8"] if "test_int8" in names else None
        return Predictions(
            _shares(arrays["validation"], dataset, Part.VALIDATION),
            _shares(arrays["test"], dataset, Part.TEST),
            None if int8 is None else _shares(int8, dataset, Part.TEST),
        )


def _shares(array: NDArray[Any], dataset: DataSet, part: Part) -> Shares:
    expected = (len(dataset.of(part)), len(dataset.classes))
    if array.shape != expected:
        raise ValueError(f"{array.shape} numbers for {expected} of the {part} photos")
    found: Shares = array.astype(np.float64)
    sums = found.sum(axis=1)
    if not ((found >= 0).all() and (np.abs(sums - 1) < _ROUGH).all()):
        raise ValueError(f"what it says of the {part} photos are no probabilities")
    found /= sums[:, None]
    return found


@contextmanager
def _reading(folder: Path, name: str) -> Iterator[None]:
    """Say of a file that cannot be read which it is.

    Raises:
        UnusableError: it cannot.
    """
    try:
        yield
    except FileNotFoundError as error:
        raise UnusableError(f"The run {printable(folder)} has no {name}.") from error
    except OSError as error:
        reason = error.strerror or "it is damaged"
        raise UnusableError(
            f"{name} of the run {printable(folder)} cannot be read: {reason}."
        ) from error
    except _DAMAGE as error:
        raise UnusableError(
            f"{name} of the run {printable(folder)} is damaged ({printable(str(error))})."
        ) from error


def _document(folder: Path, name: str) -> dict[str, Any]:
    entries = typed.mapping(json.loads((folder / name).read_text("utf-8")))
    form = entries["format"]
    if typed.whole(form) > FORMAT:
        raise UnusableError(
            f"The run {printable(folder)} is from a newer Cene (its {name} has format {form}, this "
            f"one reads {FORMAT}); install that to look at it."
        )
    if form != FORMAT:
        raise ValueError(f"there is no format {form}")
    return entries


def _given(kind: type[TrainingOrder | Outcome], entries: dict[str, Any]) -> dict[str, Any]:
    """The entries that a dataclass has, each of its type; others may be added one day."""
    found = {}
    for field in fields(kind):
        if field.name not in entries:
            if field.default is MISSING:
                raise KeyError(field.name)
            continue
        value = entries[field.name]
        optional, name = str(field.type).endswith(" | None"), str(field.type).split(" |")[0]
        found[field.name] = None if value is None and optional else _READERS[name](value)
    return found


def _epoch(row: dict[str, str]) -> Epoch:
    """A line of the history; a network that went astray has losses that are no numbers."""
    return Epoch(
        number=int(row["number"]),
        loss=float(row["loss"]),
        accuracy=float(row["accuracy"]),
        validation_loss=float(row["validation_loss"]),
        validation_accuracy=float(row["validation_accuracy"]),
        seconds=float(row["seconds"]),
    )


_READERS: dict[str, Callable[[object], object]] = {
    "str": typed.text,
    "bool": typed.switch,
    "int": typed.whole,
    "float": typed.number,
    "State": typed.text,
}
"""By what the type of a field is called."""

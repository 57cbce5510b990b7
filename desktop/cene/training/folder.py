"""The folder of a run, as far as training reads and writes it."""

from __future__ import annotations

import contextlib
import json
import os
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, BinaryIO

from cene.core.errors import UnusableError, printable
from cene.core.lab import FORMAT, DataSet, Epoch, Part, TrainingOrder, data_set

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

RUN = "run.json"
DATA = "dataset.json"
HISTORY = "history.csv"
NETWORK = "network.keras"
SMALL = "network.tflite"
PREDICTIONS = "predictions.npz"
RESULT = "result.json"
FEATURES = "features.npy"
CHECKPOINT = "checkpoint"


@dataclass(frozen=True, slots=True)
class RunFolder:
    """A run on the disk.

    Attributes:
        path: its folder.
    """

    path: Path

    def order(self) -> TrainingOrder:
        """How the network is to be trained.

        Raises:
            UnusableError: that cannot be read, or is of a newer Cene.
        """
        with self._understood(RUN):
            order = TrainingOrder(**self._read(RUN)["order"])
            numbers = (order.epochs, order.batch, order.steps)
            if any(n is not None and n < 1 for n in numbers) or order.seed < 0:
                raise ValueError("a number of epochs, photos or steps is too small")
            return order

    def data(self) -> DataSet:
        """What it is trained on.

        Raises:
            UnusableError: that cannot be read, is of a newer Cene, or nothing to train with.
        """
        with self._understood(DATA):
            data = data_set(self._read(DATA))
        _check(data)
        return data

    def result(self) -> dict[str, Any] | None:
        """What an earlier process said at its end, None if none did."""
        if not (self.path / RESULT).exists():
            return None
        with self._understood(RESULT):
            return self._read(RESULT)

    def write_json(self, name: str, entries: dict[str, Any], *, wait: bool = True) -> None:
        """Write a file of JSON in one piece; as for waiting, see `replacing`."""
        with replacing(self.path / name, wait=wait) as file:
            file.write((json.dumps({"format": FORMAT} | entries, indent=1) + "\n").encode())

    def write_history(self, epochs: Sequence[Epoch]) -> None:
        """Write all epochs so far in one piece."""
        names = [field.name for field in fields(Epoch)]
        lines = [names, *([f"{getattr(one, name):.6g}" for name in names] for one in epochs)]
        with replacing(self.path / HISTORY, wait=False) as file:
            file.write("".join(f"{','.join(line)}\n" for line in lines).encode())

    def clear(self) -> None:
        """Remove what earlier processes left half written."""
        for folder in (self.path, self.path / CHECKPOINT):
            for rest in folder.glob("*.part*"):
                rest.unlink(missing_ok=True)

    def _read(self, name: str) -> dict[str, Any]:
        entries: dict[str, Any] = json.loads((self.path / name).read_text("utf-8"))
        if entries["format"] > FORMAT:
            raise UnusableError(
                f"The run in {printable(self.path)} was made by a newer Cene; use that, or make a "
                "new run."
            )
        return entries

    @contextlib.contextmanager
    def _understood(self, name: str) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise UnusableError(
                f"{name} in the folder of the run, {printable(self.path)}, cannot be read: "
                f"{error.strerror}. Make a new run."
            ) from error
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise UnusableError(
                f"{name} in the folder of the run, {printable(self.path)}, is damaged ({error}); "
                "make a new run."
            ) from error


@contextlib.contextmanager
def replacing(path: Path, *, wait: bool = True) -> Iterator[BinaryIO]:
    """A file that takes the place of another when all of it is written, and not before.

    Args:
        path: of both.
        wait: until it is on the disk. A process cannot be ended while it waits, which may be for
            seconds; what comes anew every half minute is not worth that.
    """
    part = path.with_name(f"{path.name}.part")
    try:
        with part.open("wb") as file:
            yield file
            file.flush()
            if wait:
                os.fsync(file.fileno())
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _check(data: DataSet) -> None:
    if len(data.classes) < 2:  # noqa: PLR2004 - nothing to tell apart
        raise UnusableError("A network learns to tell things apart: choose at least two classes.")
    train = {data.samples[place].label for place in data.of(Part.TRAIN)}
    lacking = [name for label, name in enumerate(data.classes) if label not in train]
    if lacking:
        raise UnusableError(
            f"There is no photo of {lacking[0]} to learn from; add some, or leave that class out."
        )
    for part in (Part.VALIDATION, Part.TEST):
        if not data.of(part):
            raise UnusableError(
                f"There is no photo in the {part} part of the data set; add photos to the classes."
            )

"""How far a run is, on the disk: after a kill it goes on from there."""

from __future__ import annotations

import json
import zipfile
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from cene.core.errors import UnusableError, printable
from cene.core.lab import Epoch
from cene.training.folder import replacing

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

STATE = "state.npz"


@dataclass(slots=True)
class Progress:
    """How far the training is.

    Attributes:
        epoch: the one at work, from 1.
        step: steps done in it.
        steps: steps done in all.
        loss: sum of the losses of the photos of this epoch so far.
        right: how many of them were right.
        seen: how many there were.
        seconds: how long this epoch took so far.
        history: the epochs that are done.
        best: the epoch with the best weights, 0 before there are any.
        over: whether the training is done.
    """

    epoch: int = 1
    step: int = 0
    steps: int = 0
    loss: float = 0.0
    right: int = 0
    seen: int = 0
    seconds: float = 0.0
    history: list[Epoch] = field(default_factory=list)
    best: int = 0
    over: bool = False

    def next_epoch(self, done: Epoch) -> None:
        """Enter the epoch that is done, and begin the next."""
        self.history.append(done)
        self.epoch += 1
        self.step, self.loss, self.right, self.seen, self.seconds = 0, 0.0, 0, 0, 0.0


class Checkpoint:
    """The folder of checkpoints of a run.

    Args:
        folder: where it is, or will be.
        variables: of the network and its optimizer, which are kept; Keras variables.
        weights: those of them that make the network, and of which the best are kept.
    """

    def __init__(self, folder: Path, variables: Sequence[Any], weights: Sequence[Any]) -> None:
        self._folder = folder
        self._variables, self._weights = list(variables), list(weights)

    def load(self) -> Progress:
        """Put everything back as it was; a fresh progress where nothing was kept.

        Raises:
            UnusableError: what was kept is damaged, or of another network.
        """
        if not (self._folder / STATE).exists():
            return Progress()
        arrays = self._arrays(STATE)
        try:
            facts = json.loads(str(arrays.pop("progress")))
            progress = Progress(**facts)
            progress.history = [Epoch(**one) for one in facts["history"]]
            self._assign(self._variables, arrays)
        except (ValueError, TypeError, KeyError) as error:
            raise self._damaged(error) from error
        return progress

    def save(self, progress: Progress) -> None:
        """Keep everything as it is now, in one piece."""
        self._folder.mkdir(exist_ok=True)
        facts = np.array(json.dumps(asdict(progress)))
        self._write(STATE, self._variables, progress=facts)
        for old in self._folder.glob("best-*.npz"):
            if old.name != _best(progress):
                old.unlink()

    def save_best(self, progress: Progress) -> None:
        """Keep the weights as the best; they count once `save` was called too."""
        self._folder.mkdir(exist_ok=True)
        self._write(_best(progress), self._weights)

    def restore_best(self, progress: Progress) -> None:
        """Give the network its best weights back.

        Raises:
            UnusableError: they are damaged.
        """
        if progress.best:
            try:
                self._assign(self._weights, self._arrays(_best(progress)))
            except (ValueError, KeyError) as error:
                raise self._damaged(error) from error

    def remove(self) -> None:
        """Remove all that is kept; the run is at its end."""
        if self._folder.is_dir():
            for file in self._folder.iterdir():
                file.unlink()
            self._folder.rmdir()

    def _write(self, name: str, variables: Sequence[Any], **more: NDArray[Any]) -> None:
        arrays = {f"v{number}": one.numpy() for number, one in enumerate(variables)}
        with replacing(self._folder / name, wait=False) as file:
            np.savez(file, allow_pickle=False, **arrays, **more)

    def _arrays(self, name: str) -> dict[str, NDArray[Any]]:
        try:
            with np.load(self._folder / name, allow_pickle=False) as kept:
                return dict(kept)
        except (OSError, ValueError, zipfile.BadZipFile, EOFError) as error:
            raise self._damaged(error) from error

    def _assign(self, variables: Sequence[Any], arrays: dict[str, NDArray[Any]]) -> None:
        if len(arrays) != len(variables):
            raise ValueError("it is of another network")
        for number, one in enumerate(variables):
            one.assign(arrays[f"v{number}"])

    def _damaged(self, error: Exception) -> UnusableError:
        return UnusableError(
            f"What was kept of the training in {printable(self._folder)} cannot be used ({error}); "
            "remove that folder, and the training begins anew."
        )


def _best(progress: Progress) -> str:
    return f"best-{progress.best}.npz"

"""Brings a run from its order to its network, and tells how far it is."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

from cene.core.errors import UnusableError, printable
from cene.core.lab import Epoch
from cene.organiser.lab import dataset_file, runs
from cene.organiser.lab.run_files import DATASET
from cene.organiser.lab.squares import refill
from cene.organiser.lab.training import Began, Ended, Phase, Step, Training
from cene.organiser.workspace import opened

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from cene.organiser.lab.squares import Squares
    from cene.organiser.lab.training import Event
    from cene.organiser.workspace import Progress

TRAINING = "Training"
PHASES = {
    "features": "Looking with the network",
    "training": TRAINING,
    "testing": "Testing",
    "exporting": "Making it small",
}
"""What the phases of a training process are called."""
_OFTEN = 0.1
"""Seconds between two questions whether to stop."""


def prepare(folder: Path, cache: Squares, catalogue: Path, progress: Progress) -> bool:
    """See to it that every photo of a run has its square, wherever it was moved to meanwhile.

    Args:
        folder: the folder of the run.
        cache: the squares.
        catalogue: knows where photos are now; need not be there.
        progress: is told of every photo, and asked whether to stop.

    Returns:
        False if it was stopped.

    Raises:
        UnusableError: photos are gone, or the disk is full.
    """
    data = runs.read(folder).dataset
    if all(cache.place(sample.content).exists() for sample in data.samples):
        return True
    if catalogue.exists():
        with opened(catalogue, write=False) as workspace:
            data = dataset_file.located(data, workspace)
        dataset_file.write(data, folder / DATASET)
    missing = refill(cache, data, progress)
    if missing:
        sample, reason = missing[0]
        raise UnusableError(
            f"{len(missing):,} of the photos of {printable(folder.name)} cannot be used any more, "
            f"such as {printable(sample.path)}: {reason}. Make the data set anew."
        )
    return missing is not None


def learn(folder: Path, cache: Path, progress: Progress, told: Callable[[Epoch], None]) -> Ended:
    """Train a network, or go on with that.

    Args:
        folder: the folder of the run.
        cache: the folder of the squares.
        progress: is told of every step, and asked whether to stop.
        told: hears of every pass over the photos.

    Returns:
        How it ended.
    """
    follower, ended = _Follower(progress), Ended("failed")
    with Training(folder, cache) as training, _cancelled_when_asked(training, progress):
        for event in training.events():
            if isinstance(event, Ended):
                ended = event
            elif isinstance(event, Epoch):
                told(event)
            else:
                follower.follow(event)
    return ended


class _Follower:
    """Shows the steps of a training process as those of a use case."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._stage, self._done, self._steps = "", 0, 0

    def follow(self, event: Event) -> None:
        """Show one event."""
        match event:
            case Began(epochs=epochs, steps=steps):
                self._steps = steps
                self._begin(TRAINING, epochs * steps)
            case Step(epoch=epoch, step=step):
                self._begin(TRAINING, None)
                self._reach((epoch - 1) * self._steps + step)
            case Phase(name=name, done=done, total=total):
                self._begin(PHASES.get(name, name), total)
                self._reach(done)

    def _begin(self, stage: str, total: int | None) -> None:
        if stage != self._stage:
            self._stage, self._done = stage, 0
            self._progress.begin(stage, total)

    def _reach(self, done: int) -> None:
        if done > self._done:
            self._progress.advance(done - self._done)
            self._done = done


@contextmanager
def _cancelled_when_asked(training: Training, progress: Progress) -> Iterator[None]:
    """Inside, the process is cancelled as soon as somebody asks to stop, be it silent or not."""
    over = threading.Event()

    def watch() -> None:
        while not over.wait(_OFTEN):
            if progress.stopped():
                training.cancel()
                return

    thread = threading.Thread(target=watch, name="cancel-training")
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()

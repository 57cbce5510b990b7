"""Trains in a process of its own, and reads it in a thread of its own.

The work thread stays free for photos meanwhile.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThread, Signal

from cene import paths
from cene.core.errors import CeneError
from cene.organiser import labels
from cene.organiser.lab import dataset, learning, runs
from cene.organiser.lab.run_files import State
from cene.organiser.lab.splitting import Split
from cene.organiser.lab.squares import Squares
from cene.organiser.lab.training import Ended, Training, check
from cene.organiser.workspace import opened
from cene.ui.lab.aside import Telling

if TYPE_CHECKING:
    from pathlib import Path

    from cene.core.lab import TrainingOrder
    from cene.ui.lab.aside import Stage

STOP_MS = 5000
"""Milliseconds that the end of a training is waited for when the program ends."""


@dataclass(frozen=True, slots=True)
class Wish:
    """A network to train.

    Attributes:
        order: how.
        albums: keys of the albums whose examples it learns from; empty where it is a folder.
        folder: holds a folder for each class; None where it is albums.
    """

    order: TrainingOrder
    albums: tuple[str, ...] = ()
    folder: Path | None = None


class Trainer(QObject):
    """One training at a time; its signals come to its own thread.

    Args:
        catalogue: the file, which is only read.
        parent: its owner.
    """

    progressed = Signal(object)
    """A `Stage`, of what comes before the training."""
    prepared = Signal(object)
    """The folder of the run, of which the training process is started now."""
    happened = Signal(object)
    """An event of the training process, but for its last."""
    ended = Signal(object)
    """An `Ended`; always comes, and only once."""

    def __init__(self, catalogue: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._catalogue = catalogue
        self._thread: _TrainingThread | None = None

    @property
    def busy(self) -> bool:
        """Whether there is a training, be it only being prepared or paused."""
        return self._thread is not None

    def train(self, wish: Wish) -> None:
        """Train a new network."""
        self._begin(wish)

    def go_on(self, run: Path) -> None:
        """Go on with a run that was stopped."""
        self._begin(run)

    def pause(self, *, on: bool) -> None:
        """Stop between two steps, or go on after that."""
        if self._thread is not None:
            self._thread.pause(on=on)

    def cancel(self) -> None:
        """End it soon; it can be gone on with."""
        if self._thread is not None:
            self._thread.cancel()

    def stop(self) -> None:
        """End it, and wait for that; nothing is said of it any more."""
        self.blockSignals(True)  # noqa: FBT003 - Qt's way
        if self._thread is not None:
            self._thread.cancel()
            self._thread.wait(STOP_MS)

    def _begin(self, what: Wish | Path) -> None:
        if self._thread is not None:
            raise RuntimeError("one training at a time")
        self._thread = _TrainingThread(what, self._catalogue, self)
        self._thread.finished.connect(self._over)
        self._thread.start()

    def _over(self) -> None:
        thread, self._thread = self._thread, None
        if thread is not None:
            thread.deleteLater()
            self.ended.emit(thread.end)


class _TrainingThread(QThread):
    """From the photos to the end of the process."""

    def __init__(self, what: Wish | Path, catalogue: Path, trainer: Trainer) -> None:
        super().__init__(trainer)
        self._what, self._catalogue, self._trainer = what, catalogue, trainer
        self._stop = threading.Event()
        self._training: Training | None = None
        self._cache = Squares(paths.squares())
        self.end = Ended(State.FAILED)

    def run(self) -> None:
        try:
            self.end = self._trained()
        except CeneError as error:
            self.end = Ended(State.FAILED, str(error))

    def pause(self, *, on: bool) -> None:
        if self._training is not None:
            self._training.pause() if on else self._training.resume()

    def cancel(self) -> None:
        self._stop.set()
        if self._training is not None:
            self._training.cancel()

    def _trained(self) -> Ended:
        check()
        progress = Telling(self._tell, self._stop)
        folder = self._folder(progress)
        if folder is None:
            return Ended(State.CANCELLED)
        self._trainer.prepared.emit(folder)
        if not learning.prepare(folder, self._cache, self._catalogue, progress):
            return Ended(State.CANCELLED)
        with Training(folder, self._cache.folder) as training:
            self._training = training
            if self._stop.is_set():  # it came while the process was being started
                training.cancel()
            for event in training.events():
                if isinstance(event, Ended):
                    return event
                self._trainer.happened.emit(event)
        return Ended(State.FAILED)

    def _folder(self, progress: Telling) -> Path | None:
        """The folder of the run, made for a new one; None if it was stopped."""
        if not isinstance(self._what, Wish):
            return self._what
        made = dataset.make(self._gathered(self._what), self._cache, Split(), progress)
        if made is None:
            return None
        now = datetime.now().astimezone()
        return runs.begin(paths.runs(), self._what.order, made.data, now)

    def _gathered(self, wish: Wish) -> dataset.Gathered:
        if wish.folder is not None:
            return dataset.of_labels(labels.from_folders(wish.folder))
        with opened(self._catalogue, write=False) as workspace:
            return dataset.of_albums(workspace, wish.albums)

    def _tell(self, stage: Stage) -> None:
        self._trainer.progressed.emit(stage)

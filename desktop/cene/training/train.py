"""A run from its beginning, or from where it was, to its result."""

from __future__ import annotations

import math
import time
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

import keras  # type: ignore[import-untyped]
import numpy as np

from cene.core.errors import CeneError
from cene.core.lab import DataSet, Epoch, Part, TrainingOrder
from cene.core.recipes import Recipe, recipe
from cene.training import device, folder
from cene.training.checkpoint import Checkpoint, Progress
from cene.training.features import head_of, seen_once
from cene.training.learner import Learner, losses, softmax
from cene.training.pipeline import Batch, Feed, Material, Squares, squares
from cene.training.recipes import NETWORKS

if TYPE_CHECKING:
    from pathlib import Path
    from typing import TextIO

    from numpy.typing import NDArray

    from cene.training.channel import Channel
    from cene.training.folder import RunFolder


@dataclass(frozen=True, slots=True)
class Job:
    """What a process was started for.

    Attributes:
        run: the folder of the run.
        cache: the folder of the squares.
        weights: the folder of weights that learnt ImageNet.
        channel: to whoever started it.
        checkpoint_every: seconds between two checkpoints.
        trace: gets a line a step with what the network was given; None for nobody.
    """

    run: RunFolder
    cache: Path
    weights: Path
    channel: Channel
    checkpoint_every: float
    trace: TextIO | None


class Training:
    """A network being trained, for as long as the process lives.

    Args:
        job: what was ordered.

    Raises:
        CeneError: it cannot be done, and why.
    """

    def __init__(self, job: Job) -> None:
        self.job = job
        self.order: TrainingOrder = job.run.order()
        self.recipe: Recipe = recipe(self.order.recipe)
        self.data: DataSet = job.run.data()
        files = squares(self.data, job.cache)
        self.device = device.settle(self.order.seed)
        if self.order.mixed_precision:
            self.device = f"{self.device}, {device.precision()}"
        self.feed = Feed(self.data, self.order, self.order.batch or self.recipe.batch)
        self.squares = Squares(self.feed, files)
        self.epochs = self.order.epochs or self.recipe.epochs
        self.whole = self._build()
        self.material: Material = self.squares
        model = self.whole
        if self.recipe.frozen and not self.order.augment:
            self.material = seen_once(self.whole, self.squares, self.feed, job)
            model = head_of(self.whole)
        self.learner = Learner(model, self._optimizer())
        self.checkpoint = Checkpoint(
            job.run.path / folder.CHECKPOINT, self.learner.variables, model.weights
        )
        self.progress: Progress = self.checkpoint.load()
        self._saved = time.monotonic()
        self._pace = Pace()

    @property
    def steps(self) -> int:
        """Most steps in all."""
        return min(self.epochs * self.feed.steps, self.order.steps or 1 << 60)

    def train(self) -> None:
        """Train until nothing gets better, and leave the network with its best weights."""
        self.job.channel.say("began", epochs=self.epochs, steps=self.feed.steps, device=self.device)
        self.job.channel.say("phase", name="training", done=self.progress.steps, total=self.steps)
        self.job.run.write_history(self.progress.history)
        while not (self.progress.over or self._used_up()):
            self._epoch()
        self.checkpoint.restore_best(self.progress)

    def float32(self) -> keras.Model:
        """The whole network with the best weights, in full precision, for saving."""
        if not device.half_precision(self.order.mixed_precision):
            return self.whole
        keras.config.set_dtype_policy("float32")
        full = self._build(half=False)
        full.set_weights(self.whole.get_weights())
        return full

    def probabilities(self, part: Part, after: Any) -> NDArray[np.float32]:
        """What the network thinks of the photos of a part, in the order of the data set."""
        rows = softmax(self.learner.logits(self.material.part(part), after))
        return rows.astype(np.float32)

    def _build(self, *, half: bool = True) -> keras.Model:
        if half and device.half_precision(self.order.mixed_precision):
            keras.config.set_dtype_policy("mixed_float16")
        network = NETWORKS[self.recipe.name]
        return network.build(self.recipe, len(self.data.classes), self.job.weights)

    def _optimizer(self) -> keras.Optimizer:
        network = NETWORKS[self.recipe.name]
        optimizer = network.optimizer(self.feed.steps, self.steps)
        if device.half_precision(self.order.mixed_precision):
            return keras.optimizers.LossScaleOptimizer(optimizer)
        return optimizer

    def _epoch(self) -> None:
        progress = self.progress
        self._pace.begin()
        for batch in self.material.epoch(progress.epoch, progress.step):
            if progress.steps >= self.steps:
                break
            self._step(batch)
        loss, accuracy = self._validated()
        done = Epoch(
            progress.epoch,
            progress.loss / progress.seen,
            progress.right / progress.seen,
            loss,
            accuracy,
            progress.seconds,
        )
        progress.next_epoch(done)
        best = min((one.validation_loss for one in progress.history[:-1]), default=math.inf)
        if loss < best:
            progress.best = done.number
            self.checkpoint.save_best(progress)
        progress.over = self._enough()
        self._save()
        self.job.run.write_history(progress.history)
        self.job.channel.say("epoch", **asdict(done))

    def _step(self, batch: Batch) -> None:
        progress = self.progress
        paused = self.job.channel.check()
        self._pace.start(paused)
        if self.job.trace:
            _note(self.job.trace, progress, batch)
        step = self.learner.learn(batch)
        if not math.isfinite(step.loss):
            raise CeneError(
                "The loss became infinite: this network cannot learn from these photos so; "
                "try another recipe or seed."
            )
        progress.step += 1
        progress.steps += 1
        progress.loss += step.loss
        progress.right += step.right
        progress.seen += step.seen
        progress.seconds += self._pace.stop()
        self.job.channel.say_step(
            epoch=progress.epoch,
            step=progress.step,
            loss=progress.loss / progress.seen,
            accuracy=progress.right / progress.seen,
            seconds_left=self._seconds_left(),
        )
        if time.monotonic() - self._saved >= self.job.checkpoint_every:
            self._save()

    def _validated(self) -> tuple[float, float]:
        """Loss and accuracy on the validation photos."""
        began = time.monotonic()
        paused = 0.0

        def after() -> None:
            nonlocal paused
            paused += self.job.channel.check()

        logits = self.learner.logits(self.material.part(Part.VALIDATION), after)
        labels = self.feed.labels[self.feed.parts[Part.VALIDATION]]
        self._pace.validation = time.monotonic() - began - paused
        self.progress.seconds += self._pace.validation
        return float(losses(logits, labels).mean()), float((logits.argmax(1) == labels).mean())

    def _used_up(self) -> bool:
        """Whether no step is left for another epoch: fewer may be wanted than were done."""
        return self.progress.steps >= self.steps and not self.progress.seen

    def _enough(self) -> bool:
        progress = self.progress
        patience = self.recipe.patience if self.order.patience is None else self.order.patience
        tired = patience and len(progress.history) - progress.best >= patience
        return bool(tired or progress.steps >= self.steps or len(progress.history) >= self.epochs)

    def _seconds_left(self) -> float:
        steps = self.steps - self.progress.steps
        epochs = steps / self.feed.steps
        return round(steps * self._pace.step + epochs * self._pace.validation, 1)

    def _save(self) -> None:
        self.checkpoint.save(self.progress)
        self._saved = time.monotonic()


class Pace:
    """How long steps take, with the time between them that the photos need.

    Attributes:
        step: seconds a step, a mean that forgets.
        validation: seconds that the last look at the validation photos took.
    """

    def __init__(self) -> None:
        self.step = 0.0
        self.validation = 0.0
        self._last = time.monotonic()
        self._steps = 0

    def begin(self) -> None:
        """An epoch begins."""
        self._last = time.monotonic()

    def start(self, paused: float) -> None:
        """A step begins after a pause of so many seconds, which do not count."""
        self._last += paused

    def stop(self) -> float:
        """The step is done.

        Returns:
            Seconds since the step before was.
        """
        now = time.monotonic()
        took, self._last = now - self._last, now
        self._steps += 1
        if self._steps > 1:  # the first one builds the graph
            self.step += (took - self.step) / min(self._steps - 1, 50)
        return took


def _note(trace: TextIO, progress: Progress, batch: Batch) -> None:
    places = " ".join(map(str, batch.places.numpy().tolist()))
    total = float(batch.inputs.numpy().astype(np.float64).sum())
    trace.write(f"{progress.epoch} {progress.step} {total:.1f} {places}\n")
    trace.flush()

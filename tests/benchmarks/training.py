"""Whether training ever waits for its photos: steps with the real pipeline, and without one."""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from tests.benchmarks.table import Row, at_most, unmeasured

from cene.core.lab import SIDE, DataSet, Part, Sample, TrainingOrder
from cene.core.recipes import recipe

if TYPE_CHECKING:
    from collections.abc import Callable

MOST = 1.15
RECIPES = ("lite0-tuned", "six-layer")
BATCH = 32
STEPS = 8
ROUNDS = 3


def measure() -> list[Row]:
    """Time both in turn, so that what else the machine does hits both."""
    if find_spec("tensorflow") is None:
        why = "TensorFlow is not installed: pip install 'cene[train]'"
        return [unmeasured(_title(name), why, f"<= {MOST}") for name in RECIPES]
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
    with tempfile.TemporaryDirectory() as folder:
        data = _data(Path(folder))
        return [_measured(name, data, Path(folder)) for name in RECIPES]


def _title(name: str) -> str:
    return f"a step of training {name}, against the same with its photos at hand"


def _measured(name: str, data: DataSet, cache: Path) -> Row:
    from cene.training import device  # noqa: PLC0415 - imports TensorFlow, which is optional
    from cene.training.learner import Learner  # noqa: PLC0415 - does too
    from cene.training.pipeline import Feed, Squares, squares  # noqa: PLC0415 - and this
    from cene.training.recipes import NETWORKS  # noqa: PLC0415 - and this

    device.settle(0)
    one = recipe(name)
    network = NETWORKS[name]
    learner = Learner(network.build(one, 2, cache), network.optimizer(10, 100))
    material = Squares(Feed(data, TrainingOrder(name), BATCH), squares(data, cache))
    same = next(iter(material.epoch(1)))
    learner.learn(same)

    def real() -> None:  # all that the pipeline does for an epoch, its start too
        for batch in material.epoch(2):
            learner.learn(batch)

    def repeated() -> None:
        for _ in range(STEPS):
            learner.learn(same)

    pairs = [(_seconds(real), _seconds(repeated)) for _ in range(ROUNDS)]
    ratio = statistics.median(a / b for a, b in pairs)
    best = [min(times) / STEPS * 1000 for times in zip(*pairs, strict=True)]
    measured = f"{best[0]:.0f} ms, {best[1]:.0f} ms with {BATCH} photos a step"
    return at_most(_title(name), measured, ratio, MOST)


def _seconds(steps: Callable[[], None]) -> float:
    began = time.perf_counter()
    steps()
    return time.perf_counter() - began


def _data(cache: Path) -> DataSet:
    """Squares of noise: what is in them does not matter for the time."""
    random = np.random.default_rng(0)
    samples = []
    for number in range(STEPS * BATCH):
        content = f"{number:064x}"
        file = cache / content[:2] / f"{content}.rgb"
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(random.bytes(SIDE * SIDE * 3))
        samples.append(Sample(f"/{number}", content, number % 2, Part.TRAIN))
    return DataSet(("one", "other"), tuple(samples), 0)

"""What a network is fed with: squares from the cache, in an order that the seed alone decides.

Everything here runs in TensorFlow's own threads, in C++, ahead of the network.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

import numpy as np
import tensorflow as tf  # type: ignore[import-untyped]

from cene.core.errors import UnusableError, printable
from cene.core.lab import SIDE, Part
from cene.training.augmenting import brightness, chances, changed, moves

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from cene.core.lab import DataSet, TrainingOrder

SQUARE_BYTES = SIDE * SIDE * 3
AHEAD = 4
"""Batches that wait ready."""
CALLS = os.cpu_count() or 1
"""Squares read, and batches changed, at the same time."""


class Batch(NamedTuple):
    """Some photos at once.

    Attributes:
        inputs: float32 (n, ...), what the network takes.
        labels: int32 (n,).
        weights: float32 (n,), how much each counts.
        places: int32 (n,), their positions in the data set.
    """

    inputs: Any
    labels: Any
    weights: Any
    places: Any


class Material(Protocol):
    """Photos in the form that a network takes."""

    def epoch(self, number: int, done: int = 0) -> Iterator[Batch]:
        """The training photos in the order of an epoch, from 1, without the steps already done."""

    def part(self, part: Part) -> Iterator[Batch]:
        """The photos of one part, in the order of the data set."""


class Feed:
    """Order and weights of the photos, which are the same for squares and features.

    Args:
        data: the data set.
        order: how to train.
        batch: photos a step.
    """

    def __init__(self, data: DataSet, order: TrainingOrder, batch: int) -> None:
        self.labels = np.array([one.label for one in data.samples], np.int32)
        self.parts = {part: np.array(data.of(part), np.int32) for part in Part}
        self.weights = np.ones(len(self.labels), np.float32)
        if order.class_weights:
            self.weights = balanced(self.labels, self.parts[Part.TRAIN], len(data.classes))
        self.seed, self.batch, self.augment = order.seed, batch, order.augment

    @property
    def steps(self) -> int:
        """Steps in an epoch."""
        return -(-len(self.parts[Part.TRAIN]) // self.batch)

    def order(self, number: int) -> NDArray[np.int32]:
        """Positions of the training photos in the order of an epoch, from 1."""
        train = self.parts[Part.TRAIN]
        return train[np.random.default_rng([self.seed, number]).permutation(len(train))]

    def columns(self, places: NDArray[np.int32]) -> tuple[NDArray[Any], ...]:
        """Labels, weights and positions of some photos."""
        return self.labels[places], self.weights[places], places


class Squares:
    """Photos as squares from the cache.

    Args:
        feed: their order.
        files: of the squares, in the order of the data set.
    """

    def __init__(self, feed: Feed, files: Sequence[Path]) -> None:
        self._feed = feed
        self._files = np.array(list(map(str, files)))

    def epoch(self, number: int, done: int = 0) -> Iterator[Batch]:
        """See `Material`."""
        feed = self._feed
        skipped = done * feed.batch
        places = feed.order(number)[skipped:]
        ready = self._read(places)
        if feed.augment:
            changes = chances(feed.seed, number, len(feed.order(number)))[skipped:]
            looks = tf.data.Dataset.from_tensor_slices((moves(changes), brightness(changes)))
            ready = tf.data.Dataset.zip(ready, looks.batch(feed.batch))
            ready = ready.map(_changed, num_parallel_calls=CALLS, deterministic=True)
        else:
            ready = ready.map(_plain, num_parallel_calls=CALLS, deterministic=True)
        return _running(ready)

    def part(self, part: Part) -> Iterator[Batch]:
        """See `Material`."""
        return self.some(self._feed.parts[part])

    def some(self, places: NDArray[np.int32]) -> Iterator[Batch]:
        """Photos as they are, in the order given."""
        plain = self._read(places).map(_plain, num_parallel_calls=CALLS)
        return _running(plain)

    def _read(self, places: NDArray[np.int32]) -> Any:
        rows = (self._files[places], *self._feed.columns(places))
        return (
            tf.data.Dataset.from_tensor_slices(rows)
            .map(_decoded, num_parallel_calls=CALLS, deterministic=True)
            .batch(self._feed.batch)
        )


class Features:
    """Photos as what a frozen network sees in them.

    Args:
        feed: their order.
        rows: float32 (n, ...), in the order of the data set.
    """

    def __init__(self, feed: Feed, rows: NDArray[np.float32]) -> None:
        self._feed, self._rows = feed, rows

    def epoch(self, number: int, done: int = 0) -> Iterator[Batch]:
        """See `Material`."""
        return self._batches(self._feed.order(number)[done * self._feed.batch :])

    def part(self, part: Part) -> Iterator[Batch]:
        """See `Material`."""
        return self._batches(self._feed.parts[part])

    def _batches(self, places: NDArray[np.int32]) -> Iterator[Batch]:
        for start in range(0, len(places), self._feed.batch):
            some = places[start : start + self._feed.batch]
            columns = (self._rows[some], *self._feed.columns(some))
            yield Batch(*map(tf.convert_to_tensor, columns))


def squares(data: DataSet, cache: Path) -> list[Path]:
    """The files of all squares of a data set.

    Raises:
        UnusableError: one is missing or not whole.
    """
    files = [cache / one.content[:2] / f"{one.content}.rgb" for one in data.samples]
    for one, file in zip(data.samples, files, strict=True):
        if not file.exists() or file.stat().st_size != SQUARE_BYTES:
            raise UnusableError(
                f"The square of {printable(one.path)} is not in the cache {printable(cache)}; "
                "start the training again, which makes it anew."
            )
    return files


def balanced(
    labels: NDArray[np.int32], train: NDArray[np.int32], classes: int
) -> NDArray[np.float32]:
    """How much each photo counts so that all classes count alike; 1 on average in training."""
    counts = np.maximum(np.bincount(labels[train], minlength=classes), 1)
    weights: NDArray[np.float32] = (len(train) / classes / counts)[labels].astype(np.float32)
    return weights


def _decoded(file: Any, label: Any, weight: Any, place: Any) -> Any:
    pixels = tf.reshape(tf.io.decode_raw(tf.io.read_file(file), tf.uint8), (SIDE, SIDE, 3))
    return pixels, label, weight, place


def _plain(pixels: Any, label: Any, weight: Any, place: Any) -> Any:
    return tf.cast(pixels, tf.float32), label, weight, place


def _changed(columns: Any, looks: Any) -> Any:
    pixels, label, weight, place = columns
    return changed()(pixels, *looks), label, weight, place


def _running(dataset: Any) -> Iterator[Batch]:
    options = tf.data.Options()
    # What would choose CALLS and AHEAD by itself holds up the end of every other epoch for five
    # seconds.
    options.autotune.enabled = False
    try:
        for columns in dataset.prefetch(AHEAD).with_options(options):
            yield Batch(*columns)
    except tf.errors.NotFoundError as error:
        raise UnusableError(
            "A square has gone from the cache during the training; start it again, and it goes on "
            "where it was."
        ) from error

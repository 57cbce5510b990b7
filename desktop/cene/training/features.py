"""What a frozen network sees in photos, looked at once and kept beside the run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import keras  # type: ignore[import-untyped]
import numpy as np
import tensorflow as tf  # type: ignore[import-untyped]

from cene.training.folder import FEATURES as FILE
from cene.training.folder import replacing
from cene.training.pipeline import Features
from cene.training.recipes import FEATURES

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from cene.training.pipeline import Feed, Squares
    from cene.training.train import Job


def seen_once(whole: keras.Model, squares: Squares, feed: Feed, job: Job) -> Features:
    """The features of all photos of a data set.

    Args:
        whole: the network, frozen up to its features.
        squares: the photos.
        feed: their order.
        job: whose run keeps the features, and who wants to know how far this is.
    """
    path = job.run.path / FILE
    rows = _kept(path, len(feed.labels)) if path.exists() else None
    if rows is None:
        rows = _look(whole, squares, feed, job)
        with replacing(path, wait=False) as file:
            np.save(file, rows, allow_pickle=False)
    return Features(feed, rows)


def head_of(whole: keras.Model) -> keras.Model:
    """What comes after the features, as a network of its own with the same variables."""
    place = whole.layers.index(whole.get_layer(FEATURES))
    x = features = keras.Input(whole.get_layer(FEATURES).output.shape[1:])
    for layer in whole.layers[place + 1 :]:
        x = layer(x)
    return keras.Model(features, x)


def _look(whole: keras.Model, squares: Squares, feed: Feed, job: Job) -> NDArray[np.float32]:
    model = keras.Model(whole.input, whole.get_layer(FEATURES).output)
    look = tf.function(lambda x: model(x, training=False), reduce_retracing=True)
    found: list[NDArray[np.float32]] = []
    total, done = len(feed.labels), 0
    for batch in squares.some(np.arange(total, dtype=np.int32)):
        job.channel.check()
        found.append(look(batch.inputs).numpy().astype(np.float32))
        done += len(found[-1])
        job.channel.say_phase("features", done, total)
    return np.concatenate(found)


def _kept(path: Path, count: int) -> NDArray[np.float32] | None:
    """What an earlier process kept; None if it is not of this data set."""
    try:
        rows: NDArray[np.float32] = np.load(path, allow_pickle=False)
    except (ValueError, OSError, EOFError):
        return None
    return rows if rows.shape[:1] == (count,) and rows.dtype == np.float32 else None

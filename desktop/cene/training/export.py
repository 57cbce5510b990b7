"""What is kept of a trained network: itself, as full int8, and what both say of the photos."""

from __future__ import annotations

import statistics
import tempfile
import time
from typing import TYPE_CHECKING, Any

import keras  # type: ignore[import-untyped]
import numpy as np
import tensorflow as tf  # type: ignore[import-untyped]
from ai_edge_litert.interpreter import Interpreter  # type: ignore[import-untyped]

from cene.core.lab import SIDE, Part
from cene.training import folder
from cene.training.folder import replacing
from cene.training.learner import softmax

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from numpy.typing import NDArray

    from cene.training.pipeline import Batch, Squares
    from cene.training.train import Training

INPUT = "photo"
OUTPUT = "logits"
REPRESENTATIVE = 200
"""Most training photos that the ranges of the activations are taken from."""
TIMED = 21
"""Photos that the time of one is the median of."""


def export(training: Training) -> None:
    """Write the network, its int8 form, what they say of validation and test, and the result."""
    run, channel, feed = training.job.run, training.job.channel, training.feed
    counts = [len(feed.parts[part]) for part in (Part.VALIDATION, Part.TEST, Part.TEST)]
    done, total = 0, sum(counts)

    def after(photos: int = feed.batch) -> None:
        nonlocal done
        channel.check()
        done = min(done + photos, total)
        channel.say_phase("testing", done, total)

    validation = training.probabilities(Part.VALIDATION, after)
    test = training.probabilities(Part.TEST, after)
    done = sum(counts[:2])
    channel.say_phase("exporting", 0, 1)
    model = training.float32()
    _save(model, run.path / folder.NETWORK)
    small = quantised(model, pictures(training.squares, _representative(training)))
    channel.check()
    with replacing(run.path / folder.SMALL) as file:
        file.write(small)
    channel.say_phase("exporting", 1, 1)
    found = Small(small)
    squares = pictures(training.squares, feed.parts[Part.TEST])
    test_int8 = softmax(np.stack([_counted(found, one, after) for one in squares]))
    with replacing(run.path / folder.PREDICTIONS) as file:
        np.savez(
            file,
            allow_pickle=False,
            validation=validation,
            test=test,
            test_int8=test_int8.astype(np.float32),
        )
    run.write_json(
        folder.RESULT,
        {
            "state": "finished",
            "reason": None,
            "epochs": len(training.progress.history),
            "best_epoch": training.progress.best,
            "seconds": round(sum(one.seconds for one in training.progress.history), 1),
            "milliseconds_a_photo": round(found.milliseconds(), 3),
            "parameters": int(model.count_params()),
            "bytes_float": (run.path / folder.NETWORK).stat().st_size,
            "bytes_int8": len(small),
            "agreement": float((test.argmax(1) == test_int8.argmax(1)).mean()),
            "device": training.device,
        },
    )


def quantised(model: keras.Model, photos: Iterator[NDArray[np.float32]]) -> bytes:
    """Export with 8-bit weights and activations, float32 at both ends.

    Args:
        model: from float32 (n, 256, 256, 3) of 0..255 to logits.
        photos: (256, 256, 3) each; the ranges of the activations are taken from them.

    Returns:
        The bytes of a `.tflite` file with a signature from "photo" to "logits".
    """
    named = keras.Model(model.input, {OUTPUT: model.output})
    photo = tf.TensorSpec((1, SIDE, SIDE, 3), tf.float32, name=INPUT)
    samples = [{INPUT: one[None]} for one in photos]
    with tempfile.TemporaryDirectory() as saved:  # only a saved model keeps the tensors' names
        named.export(saved, "tf_saved_model", verbose=False, input_signature=[photo])
        converter = tf.lite.TFLiteConverter.from_saved_model(saved)
        converter.optimizations = [tf.lite.Optimize.DEFAULT]
        converter.representative_dataset = lambda: iter(samples)
        converter.target_spec.supported_ops = [tf.lite.OpsSet.TFLITE_BUILTINS_INT8]
        exported: bytes = converter.convert()
    return exported


class Small:
    """The int8 network, on one thread.

    Args:
        content: bytes of a `.tflite` file as `quantised` makes it.
    """

    def __init__(self, content: bytes) -> None:
        self._interpreter = Interpreter(model_content=content, num_threads=1)
        self._interpreter.allocate_tensors()
        (self._input,) = self._interpreter.get_input_details()
        (self._output,) = self._interpreter.get_output_details()

    def logits(self, photo: NDArray[np.float32]) -> NDArray[np.float32]:
        """What it makes of one photo, float32 (256, 256, 3) of 0..255."""
        self._interpreter.set_tensor(self._input["index"], photo[None])
        self._interpreter.invoke()
        row: NDArray[np.float32] = self._interpreter.get_tensor(self._output["index"])[0]
        return row

    def milliseconds(self) -> float:
        """How long one photo takes."""
        photo = np.full((SIDE, SIDE, 3), 127, np.float32)
        return 1000 * statistics.median(self._timed(photo) for _ in range(TIMED))

    def _timed(self, photo: NDArray[np.float32]) -> float:
        began = time.perf_counter()
        self.logits(photo)
        return time.perf_counter() - began


def pictures(squares: Squares, places: NDArray[np.int32]) -> Iterator[NDArray[np.float32]]:
    """Photos one by one, as they are."""
    batch: Batch
    for batch in squares.some(places):
        yield from batch.inputs.numpy()


def _representative(training: Training) -> NDArray[np.int32]:
    """Some training photos, of all classes."""
    return training.feed.order(1)[:REPRESENTATIVE]


def _counted(found: Small, photo: NDArray[np.float32], after: Any) -> NDArray[np.float32]:
    logits = found.logits(photo)
    after(1)
    return logits


def _save(model: keras.Model, path: Path) -> None:
    part = path.with_name(f"{path.stem}.part.keras")
    model.save(part)
    part.replace(path)

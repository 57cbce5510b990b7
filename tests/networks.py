"""Small networks for tests, made by TensorFlow in a process of its own."""

from __future__ import annotations

import hashlib
import importlib.util
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from cene.vision.network import FILE

if TYPE_CHECKING:
    from pathlib import Path


def has_tensorflow() -> bool:
    """Whether a network can be trained, or made, by this Python."""
    return importlib.util.find_spec("tensorflow") is not None


needs_tensorflow = pytest.mark.skipif(
    not has_tensorflow(),
    reason="needs the extra: pip install .[train]",
)
_SCRIPT = """
import sys, keras, numpy as np, tensorflow as tf
side, channels = int(sys.argv[2]), [int(one) for one in sys.argv[3].split(",")]
weights = np.zeros((3, len(channels)), np.float32)
for column, channel in enumerate(channels):
    weights[channel, column] = 0.2
inputs = keras.Input((side, side, 3))
outputs = keras.layers.Dense(len(channels), name="logits")(
    keras.layers.GlobalAveragePooling2D()(inputs)
)
model = keras.Model(inputs, outputs)
model.layers[-1].set_weights([weights, np.zeros(len(channels), np.float32)])
open(sys.argv[1], "wb").write(tf.lite.TFLiteConverter.from_keras_model(model).convert())
"""


def made(folder: Path, channels: tuple[int, ...] = (0, 1, 2), side: int = 256) -> str:
    """Write a network whose scores are how red, green and blue a photo is, a fifth of 0..255.

    Args:
        folder: where to; is made.
        channels: which colour each class is for.
        side: of its input, in pixels.

    Returns:
        SHA-256 of the file.
    """
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / FILE
    words = ",".join(map(str, channels))
    subprocess.run(
        [sys.executable, "-c", _SCRIPT, str(file), str(side), words],
        check=True,
        capture_output=True,
    )
    return hashlib.sha256(file.read_bytes()).hexdigest()

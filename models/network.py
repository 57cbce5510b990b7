"""The network that ships: EfficientNet-Lite0 with the published weights, as full-int8 LiteRT."""

from __future__ import annotations

import tempfile
from typing import TYPE_CHECKING, Any

import keras  # type: ignore[import-untyped]
import numpy as np
import tensorflow as tf  # type: ignore[import-untyped]
from keras import layers

from cene.training import lite0
from cene.training.lite0 import CENTRE, SIDE, SPREAD

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from numpy.typing import NDArray

INPUT = "image"
DEEP = (80, 112, 192)
"""Widths of the stages whose features the albums use beside those of the last layer."""


def build(tensors: Mapping[str, NDArray[Any]]) -> keras.Model:
    """Build the network and load its weights.

    Args:
        tensors: the state dict in PyTorch's axis order.

    Returns:
        A model from float32 (n, 224, 224, 3), scaled by `scaled`, to a dict of the features,
        averaged over the picture, of the last layer ("pool1280") and of three stages below it
        ("pool80", "pool112", "pool192"), and of the scores of the ImageNet classes ("logits").
    """
    inputs = keras.Input((SIDE, SIDE, 3))
    stages = lite0.stages(inputs)
    outputs = {f"pool{w}": layers.GlobalAveragePooling2D()(stages[w]) for w in (*DEEP, 1280)}
    outputs["logits"] = layers.Dense(1000, name="fc")(outputs["pool1280"])
    model = keras.Model(inputs, outputs)
    lite0.load(model, tensors)
    return model


def scaled(pixels: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Pixels as this network was trained on them: (x - 127) / 128, not ImageNet's mean and std."""
    return (pixels.astype(np.float32) - np.float32(CENTRE)) / np.float32(SPREAD)


def quantised(model: keras.Model, pictures: Iterable[NDArray[np.uint8]]) -> bytes:
    """Export with 8-bit weights and activations, float32 at both ends.

    Args:
        model: as `build` returns it.
        pictures: photos (224, 224, 3) that the ranges of the activations are taken from.

    Returns:
        The bytes of a `.tflite` file.
    """
    picture = tf.TensorSpec((1, SIDE, SIDE, 3), tf.float32, name=INPUT)
    with tempfile.TemporaryDirectory() as folder:  # only a saved model keeps the tensors' names
        model.export(folder, "tf_saved_model", verbose=False, input_signature=[picture])
        converter = tf.lite.TFLiteConverter.from_saved_model(folder)
        return _converted(converter, pictures)


def _converted(converter: Any, pictures: Iterable[NDArray[np.uint8]]) -> bytes:
    converter.optimizations = [tf.lite.Optimize.DEFAULT]
    converter.representative_dataset = lambda: (
        {INPUT: scaled(picture[None])} for picture in pictures
    )
    converter.target_spec.supported_ops = [tf.lite.OpsSet.TFLITE_BUILTINS_INT8]
    exported: bytes = converter.convert()
    return exported

"""EfficientNet-Lite0 in Keras, with the published weights, and its full-int8 LiteRT export.

Architecture: Tan & Le, "EfficientNet" (ICML 2019), table 1, in the Lite variant of
https://github.com/tensorflow/tpu/tree/master/models/official/efficientnet/lite: no squeeze and
excitation, ReLU6 instead of swish, stem and head of fixed width.
"""

from __future__ import annotations

import tempfile
from typing import TYPE_CHECKING, Any, NamedTuple

import keras  # type: ignore[import-untyped]
import numpy as np
import tensorflow as tf  # type: ignore[import-untyped]
from keras import layers

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from numpy.typing import NDArray

SIDE = 224
INPUT = "image"
CENTRE = 127.0
SPREAD = 128.0
EPSILON = 1e-3


class Stage(NamedTuple):
    """Blocks of one resolution: only the first of them strides and changes the width."""

    repeats: int
    kernel: int
    stride: int
    expansion: int
    width: int


STAGES = (
    Stage(1, 3, 1, 1, 16),
    Stage(2, 3, 2, 6, 24),
    Stage(2, 5, 2, 6, 40),
    Stage(3, 3, 2, 6, 80),
    Stage(3, 5, 1, 6, 112),
    Stage(4, 5, 2, 6, 192),
    Stage(1, 3, 1, 6, 320),
)

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
    x = _convolve(inputs, "conv_stem", 32, kernel=3, stride=2)
    x = _rectified(x, "bn0")
    block = 0
    outputs = {}
    for stage in STAGES:
        for repeat in range(stage.repeats):
            x = _block(x, f"blocks.{block}", stage, stride=1 if repeat else stage.stride)
            block += 1
        if stage.width in DEEP:
            outputs[f"pool{stage.width}"] = layers.GlobalAveragePooling2D()(x)
    x = _convolve(x, "conv_head", 1280, kernel=1)
    x = _rectified(x, "bn1")
    outputs["pool1280"] = pooled = layers.GlobalAveragePooling2D()(x)
    outputs["logits"] = layers.Dense(1000, name="fc")(pooled)
    model = keras.Model(inputs, outputs)
    for layer in model.layers:
        if layer.weights:
            layer.set_weights(_weights(layer, tensors))
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


def _block(x: Any, name: str, stage: Stage, *, stride: int) -> Any:
    """An inverted residual (Sandler et al., "MobileNetV2", CVPR 2018, figure 3b)."""
    shortcut, narrow = x, x.shape[-1]
    if stage.expansion > 1:
        x = _convolve(x, f"{name}._expand_conv", narrow * stage.expansion, kernel=1)
        x = _rectified(x, f"{name}._bn0")
    x = layers.DepthwiseConv2D(
        stage.kernel, stride, "same", use_bias=False, name=f"{name}._depthwise_conv"
    )(x)
    x = _rectified(x, f"{name}._bn1")
    x = _convolve(x, f"{name}._project_conv", stage.width, kernel=1)
    x = layers.BatchNormalization(epsilon=EPSILON, name=f"{name}._bn2")(x)
    return layers.Add()([shortcut, x]) if stride == 1 and narrow == stage.width else x


def _convolve(x: Any, name: str, width: int, *, kernel: int, stride: int = 1) -> Any:
    return layers.Conv2D(width, kernel, stride, "same", use_bias=False, name=name)(x)


def _rectified(x: Any, name: str) -> Any:
    return layers.ReLU(6.0)(layers.BatchNormalization(epsilon=EPSILON, name=name)(x))


def _weights(layer: keras.Layer, tensors: Mapping[str, NDArray[Any]]) -> list[NDArray[Any]]:
    """The weights of one layer in Keras's order and axes."""
    if isinstance(layer, layers.BatchNormalization):
        parts = ("weight", "bias", "running_mean", "running_var")
        return [tensors[f"_{layer.name}.{part}"] for part in parts]
    kernel = tensors[f"_{layer.name}.weight"]
    if isinstance(layer, layers.Dense):
        return [kernel.T, tensors[f"_{layer.name}.bias"]]
    axes = (2, 3, 0, 1) if isinstance(layer, layers.DepthwiseConv2D) else (2, 3, 1, 0)
    return [kernel.transpose(axes)]

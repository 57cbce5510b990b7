"""PeetzNet: two stacks of convolutions see the same picture (seed 002)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from keras import layers  # type: ignore[import-untyped]

from cene.training.recipes.network import Network, convolution, gentle

if TYPE_CHECKING:
    from collections.abc import Iterable


def _body(picture: Any) -> Any:
    x = layers.Rescaling(1 / 255)(picture)
    x = layers.Concatenate()([_stack(x, (5, 4, 3)), _stack(x, (3, 4, 3))])
    x = layers.Dropout(0.2)(x)
    for _ in range(2):
        x = layers.Dropout(0.2)(layers.Dense(1024, activation="relu")(x))
    return x


def _stack(x: Any, kernels: Iterable[int]) -> Any:
    for width, kernel in zip((64, 128, 256), kernels, strict=True):
        x = convolution(convolution(x, width, kernel), width, kernel)
        x = layers.Dropout(0.2)(layers.MaxPooling2D()(x))
    return layers.Flatten()(x)  # before they meet: different kernels leave different borders


NETWORKS = {"peetznet": Network(_body, gentle)}

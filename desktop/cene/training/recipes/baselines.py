"""The six-layer convnet, and the one-layer convnet that it was held against (seed 001)."""

from __future__ import annotations

from typing import Any

import keras  # type: ignore[import-untyped]
from keras import layers

from cene.training.recipes.network import Network, convolution

HALVED_EVERY = 10
"""Epochs after which the steps become half as long."""


def _sgd(steps: int, total: int) -> keras.Optimizer:
    del total
    rate = keras.optimizers.schedules.ExponentialDecay(
        0.01, HALVED_EVERY * steps, 0.5, staircase=True
    )
    return keras.optimizers.SGD(rate, momentum=0.9, nesterov=True)


def _one_layer(picture: Any) -> Any:
    x = convolution(layers.Rescaling(1 / 255)(picture), 32)
    return layers.Flatten()(layers.MaxPooling2D()(x))


def _six_layer(picture: Any) -> Any:
    x = layers.Rescaling(1 / 255)(picture)
    for width in (32, 64, 128):
        x = convolution(x, width, padding="same")
        x = convolution(x, width)
        x = layers.Dropout(0.2)(layers.MaxPooling2D()(x))
    x = layers.Dense(512, activation="relu")(layers.Flatten()(x))
    return layers.Dropout(0.5)(x)


NETWORKS = {"one-layer": Network(_one_layer, _sgd), "six-layer": Network(_six_layer, _sgd)}

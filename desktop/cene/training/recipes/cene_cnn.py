"""The networks that Cene began with (seed 003), on the whole square of 256 pixels."""

from __future__ import annotations

from typing import Any

import keras  # type: ignore[import-untyped]
from keras import layers

from cene.training.recipes.network import Network, adam, convolution

PENALTY = 1e-4


def _six(picture: Any) -> Any:
    x = layers.Rescaling(1 / 255)(picture)
    for width in (32, 32, 64, 64, 64, 32):
        x = layers.Conv2D(
            width, 3, padding="same", activation="relu", kernel_regularizer=_penalty()
        )(x)
        x = layers.MaxPooling2D()(x)
    return layers.Dense(512, activation="relu", kernel_regularizer=_penalty())(layers.Flatten()(x))


def _five(picture: Any) -> Any:
    x = layers.Rescaling(1 / 255)(picture)
    for width in (64, 128, 256, 256, 128):
        x = layers.MaxPooling2D()(convolution(x, width))
    return layers.Dense(512, activation="relu")(layers.Flatten()(x))


def _penalty() -> keras.Regularizer:
    return keras.regularizers.L2(PENALTY)


NETWORKS = {"cene-cnn": Network(_six, adam, penalty=PENALTY), "cene-five": Network(_five, adam)}

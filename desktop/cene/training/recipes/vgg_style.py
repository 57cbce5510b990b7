"""The VGG-style sequential network (seed 002, after Simonyan & Zisserman, ICLR 2015)."""

from __future__ import annotations

from typing import Any

from keras import layers  # type: ignore[import-untyped]

from cene.training.recipes.network import Network, convolution, gentle


def _body(picture: Any) -> Any:
    x = layers.Rescaling(1 / 255)(picture)
    for width in (64, 128, 256):
        x = convolution(convolution(x, width, 4), width, 4)
        x = layers.Dropout(0.1)(layers.MaxPooling2D()(x))
    x = layers.Flatten()(x)
    for _ in range(2):
        x = layers.Dropout(0.1)(layers.Dense(1024, activation="relu")(x))
    return x


NETWORKS = {"vgg-style": Network(_body, gentle)}

"""Three convolutions at 180 pixels, which told pizza from all else (seed 004)."""

from __future__ import annotations

from typing import Any

from keras import layers  # type: ignore[import-untyped]

from cene.training.recipes.network import Network, adam, convolution


def _body(picture: Any) -> Any:
    x = layers.Rescaling(1 / 255)(picture)
    for width in (16, 32, 64):
        x = layers.MaxPooling2D()(convolution(x, width, padding="same"))
    return layers.Dense(128, activation="relu")(layers.Flatten()(x))


NETWORKS = {"three-block": Network(_body, adam)}

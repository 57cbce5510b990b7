"""The one interface of all networks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import keras  # type: ignore[import-untyped]
from keras import layers

from cene.core.lab import SIDE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from cene.core.recipes import Recipe

FEATURES = "features"
"""Name of the layer that the head of a frozen network begins after."""
LOGITS = "logits"
"""Name of the last layer of every network."""


@dataclass(frozen=True, slots=True)
class Network:
    """How the network of a recipe is made.

    Attributes:
        body: all layers between the picture (float32 (n, side, side, 3) of 0..255) and the last
            layer, given the picture.
        optimizer: what trains it, given the number of steps in an epoch and in all epochs.
        load: puts weights that learnt ImageNet into the whole model, and says which layers stay as
            they are; given the model and the folder that weights are kept in.
        penalty: of the squares of the last layer's weights, 0 for none.
    """

    body: Callable[[Any], Any]
    optimizer: Callable[[int, int], keras.Optimizer]
    load: Callable[[keras.Model, Path], None] | None = None
    penalty: float = 0.0

    def build(self, recipe: Recipe, classes: int, weights: Path) -> keras.Model:
        """Make the whole network.

        Args:
            recipe: the recipe that it belongs to.
            classes: how many there are to tell apart.
            weights: folder that weights which learnt ImageNet are kept in.

        Returns:
            A model from float32 (n, 256, 256, 3) of 0..255, RGB, to float32 (n, classes), logits.

        Raises:
            CeneError: the weights are not to be had.
        """
        photo = keras.Input((SIDE, SIDE, 3), name="photo")
        picture = layers.Resizing(recipe.side, recipe.side)(photo) if recipe.side != SIDE else photo
        last = layers.Dense(
            classes,
            dtype="float32",  # also where the rest computes with 16 bits
            kernel_regularizer=keras.regularizers.L2(self.penalty) if self.penalty else None,
            name=LOGITS,
        )
        model = keras.Model(photo, last(self.body(picture)), name=recipe.name.replace("-", "_"))
        if self.load:
            self.load(model, weights)
        return model


def adam(steps: int, total: int) -> keras.Optimizer:
    """Adam at its usual 0.001."""
    del steps, total
    return keras.optimizers.Adam(1e-3)


def gentle(steps: int, total: int) -> keras.Optimizer:
    """Adam at a tenth of that.

    Stacks of six convolutions and more, wide and without normalisation, go dead at the usual: after
    a few steps they say the same of every photo.
    """
    del steps, total
    return keras.optimizers.Adam(1e-4)


def convolution(x: Any, width: int, kernel: int = 3, padding: str = "valid") -> Any:
    """A convolution and what all recipes from scratch rectify it by."""
    return layers.Conv2D(width, kernel, padding=padding, activation="relu")(x)


def freeze(model: keras.Model, keep: Callable[[keras.Layer], bool]) -> None:
    """Let only those layers learn that `keep` picks; batch normalisation never does.

    Its statistics over the few photos of a step are worse than those over ImageNet.
    """
    for layer in model.layers:
        layer.trainable = keep(layer) and not isinstance(layer, layers.BatchNormalization)

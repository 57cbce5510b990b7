"""VGG16, VGG19, InceptionV3 and Xception of Keras Applications, frozen and tuned (seed 001)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import keras  # type: ignore[import-untyped]
from keras import layers

from cene.training import weights as files
from cene.training.recipes.network import FEATURES, Network, adam, freeze

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

BUILDERS: dict[str, Callable[..., keras.Model]] = {
    "vgg16": keras.applications.VGG16,
    "vgg19": keras.applications.VGG19,
    "inceptionv3": keras.applications.InceptionV3,
    "xception": keras.applications.Xception,
}
IMAGENET_MEAN = (123.68, 116.779, 103.939)
"""Of red, green and blue in 0..255: what the VGG networks take off, and nothing else."""
TOP = 6
"""Layers of Xception that its top consists of (seed 002)."""


def _scaled(key: str, picture: Any) -> Any:
    if key.startswith("vgg"):
        return layers.Rescaling(1.0, [-mean for mean in IMAGENET_MEAN])(picture)
    return layers.Rescaling(1 / 127.5, -1.0)(picture)


def _base(key: str, picture: Any) -> Any:
    builder = BUILDERS[key]
    model = builder(include_top=False, weights=None, input_tensor=_scaled(key, picture))
    return model.output


def _pooled(key: str, picture: Any) -> Any:
    x = layers.GlobalAveragePooling2D(name=FEATURES)(_base(key, picture))
    return layers.Dense(256, activation="relu")(x)


def _topped(picture: Any) -> Any:
    x = layers.BatchNormalization(name="new_norm")(
        layers.Flatten(name=FEATURES)(_base("xception", picture))
    )
    for _ in range(2):
        x = layers.Dropout(0.5)(layers.Dense(1024, activation="relu")(x))
    return x


def _load(key: str, model: keras.Model, folder: Path) -> None:
    """Put the published weights into the layers up to the features."""
    file = files.at_hand(key, folder)
    base = keras.Model(model.input, model.get_layer(FEATURES).output)
    files.load(base, file)
    if key.startswith("vgg"):  # learnt on blue, green, red
        first = base.get_layer("block1_conv1")
        kernel, bias = first.get_weights()
        first.set_weights([kernel[:, :, ::-1], bias])


def _frozen(key: str, model: keras.Model, folder: Path) -> None:
    _load(key, model, folder)
    new = _above(model)
    freeze(model, lambda layer: layer in new)


def _tuned(key: str, model: keras.Model, folder: Path) -> None:
    _load(key, model, folder)
    freeze(model, lambda _: True)


def _top_tuned(model: keras.Model, folder: Path) -> None:
    _load("xception", model, folder)
    new = _above(model)
    place = model.layers.index(model.get_layer(FEATURES))
    learning = {*model.layers[place - TOP : place], *new}
    freeze(model, lambda layer: layer in learning)
    model.get_layer("new_norm").trainable = True


def _above(model: keras.Model) -> set[keras.Layer]:
    place = model.layers.index(model.get_layer(FEATURES))
    return set(model.layers[place + 1 :])


def _rmsprop(steps: int, total: int) -> keras.Optimizer:
    del steps, total
    return keras.optimizers.RMSprop(1e-3)


def _sgd(steps: int, total: int) -> keras.Optimizer:
    del steps, total
    return keras.optimizers.SGD(1e-4, momentum=0.9)


NETWORKS = {
    f"{key}-{kind}": Network(partial(_pooled, key), optimizer, partial(load, key))
    for key in BUILDERS
    for kind, optimizer, load in (("frozen", _rmsprop, _frozen), ("tuned", _sgd, _tuned))
} | {"xception-top": Network(_topped, adam, _top_tuned)}

"""Weights as Keras Applications publishes them, made up: the same file layout, random numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import h5py  # type: ignore[import-untyped]
import keras  # type: ignore[import-untyped]
import numpy as np

from cene.training.recipes.applications import BUILDERS
from cene.training.weights import PUBLISHED

if TYPE_CHECKING:
    from pathlib import Path


def write_weights(key: str, folder: Path) -> None:
    """The file of one network, under its published name."""
    file = folder / PUBLISHED[key].name
    if file.exists():
        return
    random = np.random.default_rng(2)
    model = BUILDERS[key](include_top=False, weights=None)
    with h5py.File(file, "w") as written:
        written.attrs["layer_names"] = [layer.name.encode() for layer in model.layers]
        for layer in model.layers:
            group = written.create_group(layer.name)
            names = [f"{layer.name}/{number}:0".encode() for number in range(len(layer.weights))]
            group.attrs["weight_names"] = names
            for name, weight in zip(names, layer.get_weights(), strict=True):
                spread = isinstance(layer, keras.layers.BatchNormalization) or weight.ndim == 1
                more = np.abs(random.normal(0, 0.05, weight.shape)) if spread else 0
                group[name.decode()] = (weight + more).astype(np.float32)

"""EfficientNet-Lite0, frozen and fine-tuned; its weights come with a package, so offline too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import keras  # type: ignore[import-untyped]
from keras import layers

from cene.training import lite0
from cene.training.recipes.network import FEATURES, LOGITS, Network, adam, freeze

if TYPE_CHECKING:
    from pathlib import Path

RATE = 3e-4
WARM_UP = 0.1
"""Share of the steps in which the rate of learning rises to its full height."""
TUNED = 0.55
"""Share of the layers, from the top, that learn."""


def _body(picture: Any) -> Any:
    x = layers.Rescaling(1 / lite0.SPREAD, -lite0.CENTRE / lite0.SPREAD)(picture)
    x = layers.GlobalAveragePooling2D(name=FEATURES)(lite0.stages(x)[1280])
    return layers.Dropout(0.2)(x)


def _frozen(model: keras.Model, _: Path) -> None:
    lite0.load(model, lite0.published())
    freeze(model, lambda layer: bool(layer.name == LOGITS))


def _tuned(model: keras.Model, _: Path) -> None:
    lite0.load(model, lite0.published())
    upper = set(model.layers[round(len(model.layers) * (1 - TUNED)) :])
    freeze(model, lambda layer: layer in upper)


def _cosine(steps: int, total: int) -> keras.Optimizer:
    del steps
    warm = max(1, round(WARM_UP * total))
    rate = keras.optimizers.schedules.CosineDecay(
        RATE / warm, max(1, total - warm), warmup_target=RATE, warmup_steps=warm
    )
    return keras.optimizers.AdamW(rate)


NETWORKS = {
    "lite0-frozen": Network(_body, adam, _frozen),
    "lite0-tuned": Network(_body, _cosine, _tuned),
}

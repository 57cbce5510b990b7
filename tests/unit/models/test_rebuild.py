"""The recipe against what is committed."""

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
from cene.vision.card import BACKBONE, NAME, Card
from cene.vision.head import ready_made
from cene.vision.statistics import read_ready_made

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


def rebuilt(out: Path, data: Path) -> Path:
    """Run the recipe as people do; TensorFlow's warnings stay in its own process."""
    recipe = [sys.executable, str(ROOT / "models" / "rebuild.py")]
    done = subprocess.run(
        [*recipe, "--data", str(data), "--out", str(out)],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"TF_CPP_MIN_LOG_LEVEL": "3", "CUDA_VISIBLE_DEVICES": "-1"},
    )
    assert done.returncode == 0, done.stderr
    return out


def assert_networks_agree(out: Path, files: list[Path], top: float, cosine: float) -> None:
    pictures = [photos.seen(path) for path in files]
    one, other = ([Backbone(folder).run(p) for p in pictures] for folder in (BUNDLED, out))
    same = [a.imagenet.argmax() == b.imagenet.argmax() for a, b in zip(one, other, strict=True)]
    assert np.mean(same) >= top
    for a, b in zip(one, other, strict=True):
        x, y = a.embedding.astype(float), b.embedding.astype(float)
        assert x @ y / np.sqrt((x @ x) * (y @ y)) > cosine


def test_without_the_training_photos_it_rebuilds_the_network(tmp_path: Path) -> None:
    out = rebuilt(tmp_path / "out", tmp_path / "nowhere")
    assert_networks_agree(out, photos.carried(), top=0.8, cosine=0.95)
    entries = json.loads((out / NAME).read_text("utf-8"))
    assert "taken over" in entries["data"]["albums"]
    assert "scikit-image" in entries["data"]["quantiser"]
    assert ready_made(out).albums == ready_made(BUNDLED).albums


@pytest.mark.data
def test_with_the_training_photos_it_rebuilds_what_is_committed(tmp_path: Path) -> None:
    if not (DATA / "scenes").is_dir():
        pytest.skip(f"needs the training photos at {DATA} (or at CENE_TRAINING_DATA)")
    out = rebuilt(tmp_path / "out", DATA)
    assert (out / BACKBONE).stat().st_size == (BUNDLED / BACKBONE).stat().st_size
    files = photos.carried() + photos.below(DATA / "imagenet200")
    assert_networks_agree(out, files, top=0.97, cosine=0.98)

    committed, again = (json.loads((folder / NAME).read_text()) for folder in (BUNDLED, out))
    for key in ("format", "weights", "backbone", "head", "data", "limits"):
        assert committed[key] == again[key]
    # Scores differ in the last digits between machines, and a few photos change sides.
    for figures in (committed["measured"], again["measured"]):
        assert figures["imagenet200"]["top1"] >= 0.84
        assert figures["scenes"]["accuracy"] == pytest.approx(0.927, abs=0.003)
        assert figures["strangers"]["share_filed_wrongly"] <= 0.01

    for one, other in zip(
        *(read_ready_made(Card.read(folder)) for folder in (BUNDLED, out)), strict=True
    ):
        assert one.ready
        assert other.ready
        assert (one.key, one.ready.count) == (other.key, other.ready.count)
        np.testing.assert_allclose(one.ready.mean, other.ready.mean, atol=0.01)

    embeddings = photos.embedded(Backbone(BUNDLED), files)
    now, then = (ready_made(folder).predict(embeddings)[0] for folder in (BUNDLED, out))
    assert np.abs(now - then).mean() < 0.02

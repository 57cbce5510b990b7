from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from ai_edge_litert.interpreter import Interpreter  # type: ignore[import-untyped]
from tests.unit.photos import package_file

from cene import paths
from cene.core.errors import UnusableError
from cene.vision import backbone
from cene.vision.backbone import Backbone
from cene.vision.card import BACKBONE, NAME
from cene.vision.decode import decode, network_input

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

BUNDLED = paths.bundled("models/bundled")
NAMES = paths.bundled("resources/imagenet_classes.txt").read_text("utf-8").splitlines()
DATA = Path(os.environ.get("CENE_TRAINING_DATA") or BUNDLED.parents[2] / "shared" / "data")


@pytest.fixture(scope="module")
def network() -> Backbone:
    return Backbone(BUNDLED)


def seen(path: Path) -> NDArray[np.uint8]:
    return network_input(decode(path).pixels)


def carried(name: str) -> NDArray[np.uint8]:
    return seen(package_file("skimage", f"data/{name}"))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("chelsea.png", ("tabby", "tiger cat", "Egyptian cat")),
        ("coffee.png", ("espresso", "cup", "coffee mug")),
        ("rocket.jpg", ("missile", "projectile")),
        ("motorcycle_left.png", ("moped", "motor scooter", "disk brake")),
    ],
)
def test_it_recognises_real_photos(network: Backbone, name: str, expected: tuple[str, ...]) -> None:
    features = network.run(carried(name))
    assert NAMES[features.imagenet.argmax()] in expected
    assert features.imagenet.sum() == pytest.approx(1, abs=1e-5)


def test_each_block_of_the_features_has_the_length_on_the_card(network: Backbone) -> None:
    features = network.run(carried("coffee.png"))
    assert features.blocks.dtype == np.float32
    start = 0
    for name, length in network.card.blocks.items():
        size = int(name.removeprefix("pool"))
        block = features.blocks[start : start + size]
        assert np.linalg.norm(block) == pytest.approx(length, abs=1e-5)
        start += size
    assert start == len(features.blocks)


def test_the_network_gets_pixels_minus_127_by_128(network: Backbone) -> None:
    runner = Interpreter(model_path=str(BUNDLED / BACKBONE)).get_signature_runner()
    pixels = carried("chelsea.png")
    found = runner(image=((pixels[None].astype(np.float32) - 127) / 128))
    powers = np.exp(found["logits"][0])
    features = network.run(pixels)
    np.testing.assert_allclose(features.imagenet, powers / powers.sum(), rtol=1e-4)
    pooled = found["pool1280"][0] / np.linalg.norm(found["pool1280"][0])
    np.testing.assert_allclose(features.blocks[:1280], pooled, rtol=1e-5, atol=1e-7)


def test_flat_pictures_give_numbers_too(network: Backbone) -> None:
    for level in (0, 127, 255):
        features = network.run(np.full((224, 224, 3), level, np.uint8))
        assert np.isfinite(features.imagenet).all()
        assert np.isfinite(features.blocks).all()
        assert features.blocks.any()


def test_a_block_of_nothing_stays_nothing() -> None:
    assert not backbone._brought_to(1.0, np.zeros(4, np.float32)).any()


def test_many_threads_see_the_same(network: Backbone) -> None:
    pictures = [carried(name) for name in ("coffee.png", "chelsea.png", "rocket.jpg")] * 8
    alone = [network.run(picture) for picture in pictures]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(network.run, pictures))
    for one, other in zip(alone, together, strict=True):
        np.testing.assert_array_equal(one.blocks, other.blocks)
        np.testing.assert_array_equal(one.imagenet, other.imagenet)


def test_threads_that_come_and_go_use_one_interpreter() -> None:
    fresh = Backbone(BUNDLED)
    picture = carried("coffee.png")
    for _ in range(5):
        with ThreadPoolExecutor(1) as pool:
            pool.submit(fresh.run, picture).result()
    assert len(fresh._free) == 1


def test_what_was_returned_is_the_callers_own(network: Backbone) -> None:
    first = network.run(carried("coffee.png"))
    blocks, imagenet = first.blocks.copy(), first.imagenet.copy()
    network.run(carried("chelsea.png"))
    np.testing.assert_array_equal(first.blocks, blocks)
    np.testing.assert_array_equal(first.imagenet, imagenet)


SCRIPT = """
import sys
from pathlib import Path
import numpy as np
from cene.vision.backbone import Backbone
Backbone(Path(sys.argv[1])).run(np.zeros((224, 224, 3), np.uint8))
print("done")
"""


def test_it_writes_nothing_to_the_terminal() -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(BUNDLED)], capture_output=True, text=True, check=True
    )
    assert (done.stdout, done.stderr) == ("done\n", "")


@pytest.mark.skipif(os.name == "nt", reason="the shell of Windows cannot close a stream")
def test_it_loads_where_there_is_no_terminal() -> None:
    done = subprocess.run(
        ["/bin/sh", "-c", '"$0" -c "$1" "$2" 2>&-', sys.executable, SCRIPT, str(BUNDLED)],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    assert done.stdout == "done\n"


@pytest.mark.parametrize(
    "edit",
    [
        lambda entry: entry["outputs"][0].update(name="scores"),
        lambda entry: entry["outputs"][0].update(shape=[1, 999]),
        lambda entry: entry["outputs"].pop(),
        lambda entry: entry["input"].update(dtype="uint8"),
        lambda entry: entry["input"].update(shape=[1, 3, 224, 224]),
    ],
)
def test_a_network_with_other_tensors_is_refused(
    tmp_path: Path, edit: Callable[[dict[str, Any]], object]
) -> None:
    shutil.copytree(BUNDLED, tmp_path, dirs_exist_ok=True)
    card = json.loads((tmp_path / NAME).read_text("utf-8"))
    edit(card["backbone"])
    (tmp_path / NAME).write_text(json.dumps(card), "utf-8")
    with pytest.raises(UnusableError, match="has other tensors than its model card says"):
        Backbone(tmp_path)


def test_a_file_that_is_no_network_is_refused(tmp_path: Path) -> None:
    shutil.copytree(BUNDLED, tmp_path, dirs_exist_ok=True)
    (tmp_path / BACKBONE).write_bytes(b"no network")
    card = json.loads((tmp_path / NAME).read_text("utf-8"))
    card["files"][BACKBONE]["sha256"] = hashlib.sha256(b"no network").hexdigest()
    (tmp_path / NAME).write_text(json.dumps(card), "utf-8")
    with pytest.raises(UnusableError, match="does not run here"):
        Backbone(tmp_path)


@pytest.mark.data
def test_the_preprocessing_is_the_networks_own(network: Backbone) -> None:
    files = sorted((DATA / "imagenet200").glob("*.jpg"))
    if not files:
        pytest.skip(f"needs the training photos at {DATA} (or at CENE_TRAINING_DATA)")
    mean, deviation = np.array([123.7, 116.3, 103.5]), np.array([58.4, 57.1, 57.4])
    truth = [int(path.name.partition("_")[0]) for path in files]
    ours, imagenets = [], []
    for path in files:
        pixels = seen(path)
        ours.append(int(network.run(pixels).imagenet.argmax()))
        # What the network would get with ImageNet's mean and deviation, put as pixels of ours.
        other = (pixels - mean) / deviation * network.card.spread + network.card.centre
        squeezed: Any = other  # beyond 0..255, so no uint8
        imagenets.append(int(network.run(squeezed.astype(np.float32)).imagenet.argmax()))
    right = float(np.equal(ours, truth).mean())
    assert right >= 0.84
    assert float(np.equal(imagenets, truth).mean()) < right - 0.03

"""Every recipe's network: built, one step, and what the pretrained ones begin with."""

from __future__ import annotations

import http.server
import threading
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import keras  # type: ignore[import-untyped]
import numpy as np
import pytest
import tensorflow as tf  # type: ignore[import-untyped]
from tests.unit.training.keras_files import write_weights

from cene.core.errors import UnusableError
from cene.core.lab import SIDE
from cene.core.recipes import RECIPES, recipe
from cene.training import weights
from cene.training.export import Small, quantised
from cene.training.features import head_of
from cene.training.learner import Learner
from cene.training.pipeline import Batch
from cene.training.recipes import FEATURES, NETWORKS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from numpy.typing import NDArray

CLASSES = 3
SIDE_SEEN = 96
"""Pixels of a side that the networks below see: the same layers, and a few times faster."""
SMALL = ("one-layer", "cene-cnn", "three-block", "lite0-frozen")
PREPROCESSING = {
    "vgg16": keras.applications.vgg16,
    "vgg19": keras.applications.vgg19,
    "inceptionv3": keras.applications.inception_v3,
    "xception": keras.applications.xception,
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("weights")


@pytest.fixture(autouse=True)
def forgotten() -> Iterator[None]:
    keras.utils.set_random_seed(4)
    yield
    keras.backend.clear_session()


def built(name: str, folder: Path) -> keras.Model:
    """The network of a recipe for small pictures; made-up weights are written where they miss."""
    if recipe(name).fetched:
        write_weights(name.partition("-")[0], folder)
    return loaded(name, folder)


def loaded(name: str, folder: Path) -> keras.Model:
    """The same with the weights that are there, or are to be had."""
    return NETWORKS[name].build(replace(recipe(name), side=SIDE_SEEN), CLASSES, folder)


def photos(count: int) -> NDArray[np.float32]:
    coarse = np.random.default_rng(count).uniform(0, 255, (count, 16, 16, 3))
    pictures: NDArray[np.float32] = tf.image.resize(coarse, (SIDE, SIDE), "bicubic").numpy()
    return pictures.clip(0, 255).round()


def batch(count: int = 2) -> Batch:
    columns = photos(count), np.arange(count, dtype=np.int32), np.ones(count, np.float32)
    return Batch(*map(tf.convert_to_tensor, (*columns, np.arange(count))))


def test_every_recipe_has_a_network_and_every_network_a_recipe() -> None:
    assert list(NETWORKS) == [one.name for one in RECIPES]


@pytest.mark.parametrize("name", [one.name for one in RECIPES])
def test_a_step_changes_what_is_to_learn_and_nothing_else(name: str, folder: Path) -> None:
    model = built(name, folder)
    assert model.input_shape == (None, SIDE, SIDE, 3)
    assert model.output_shape == (None, CLASSES)
    before = [one.numpy().copy() for one in model.weights]
    learning = {id(one) for one in model.trainable_variables}
    learner = Learner(model, NETWORKS[name].optimizer(10, 100))
    step = learner.learn(batch())
    assert np.isfinite(step.loss)
    assert step.seen == 2
    changed = {
        id(one): not np.array_equal(old, one.numpy())
        for old, one in zip(before, model.weights, strict=True)
    }
    assert changed[id(model.get_layer("logits").kernel)]
    moved = [one.path for one in model.weights if changed[id(one)] and id(one) not in learning]
    assert all(path.startswith("new_norm/moving_") for path in moved)
    share = sum(changed[key] for key in learning) / len(learning)
    assert share > 0.5


@pytest.mark.parametrize("name", ["lite0-frozen", "vgg16-frozen"])
def test_the_head_of_a_frozen_network_makes_the_same_of_its_features(
    name: str, folder: Path
) -> None:
    model = built(name, folder)
    pictures = photos(2)
    features = keras.Model(model.input, model.get_layer(FEATURES).output)(pictures)
    head = head_of(model)
    assert np.allclose(head(features), model(pictures), atol=1e-5)
    assert {id(one) for one in head.trainable_variables} == {
        id(one) for one in model.trainable_variables
    }


@pytest.mark.parametrize("key", list(PREPROCESSING))
def test_pretrained_networks_see_what_keras_makes_them_see(key: str, folder: Path) -> None:
    name = f"{key}-frozen"
    model = built(name, folder)
    ours = keras.Model(model.input, model.get_layer(FEATURES).output)(photos(2)).numpy()
    module: Any = PREPROCESSING[key]
    builder = {"inceptionv3": "InceptionV3"}.get(key, key.upper() if "vgg" in key else "Xception")
    file = folder / weights.PUBLISHED[key].name
    base = getattr(module, builder)(include_top=False, weights=file, pooling="avg")
    resized = tf.image.resize(photos(2), (SIDE_SEEN, SIDE_SEEN)).numpy()
    theirs = base(module.preprocess_input(resized)).numpy()
    assert ours.std() > 0
    assert np.allclose(ours, theirs, rtol=1e-3, atol=1e-3 * np.abs(theirs).max())


def test_lite0_begins_with_what_it_learnt_from_imagenet(tmp_path: Path) -> None:
    one, other = (built("lite0-frozen", tmp_path) for _ in range(2))
    weight = one.get_layer("blocks.3._project_conv").kernel.numpy()
    assert np.array_equal(weight, other.get_layer("blocks.3._project_conv").kernel.numpy())
    assert not one.get_layer("blocks.3._project_conv").trainable
    tuned = built("lite0-tuned", tmp_path)
    assert tuned.get_layer("blocks.15._project_conv").trainable
    assert not tuned.get_layer("conv_stem").trainable


@pytest.mark.parametrize("name", SMALL)
def test_the_int8_network_agrees_with_the_float_one(name: str, tmp_path: Path) -> None:
    model = built(name, tmp_path)
    pictures = photos(16)
    small = Small(quantised(model, iter(pictures)))
    found = np.stack([small.logits(one) for one in pictures])
    exact = model(pictures).numpy()
    assert found.dtype == np.float32
    # The last layer is random, so that the logits lie close together; its errors do not average.
    assert np.abs(found - exact).mean() < 0.1 * np.abs(exact).max()
    assert small.milliseconds() > 0


class Mirror(http.server.BaseHTTPRequestHandler):
    """Has a file of four bytes wherever it is asked."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"file")

    def log_message(self, *_: object) -> None: ...


@pytest.fixture
def mirror(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with http.server.HTTPServer(("127.0.0.1", 0), Mirror) as server:
        monkeypatch.setattr(weights, "SOURCE", f"http://127.0.0.1:{server.server_port}")
        threading.Thread(target=server.serve_forever).start()
        yield
        server.shutdown()


@pytest.mark.usefixtures("mirror")
def test_weights_are_fetched_once_and_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(UnusableError, match="arrived damaged"):
        weights.at_hand("vgg16", tmp_path / "weights")
    assert not list((tmp_path / "weights").iterdir())
    right = weights.PUBLISHED["vgg16"]._replace(md5="8c7dd922ad47494fc02c388e12c00eac")
    monkeypatch.setitem(weights.PUBLISHED, "vgg16", right)
    file = weights.at_hand("vgg16", tmp_path / "weights")
    assert file.read_bytes() == b"file"
    monkeypatch.setattr(weights, "SOURCE", "http://127.0.0.1:1")
    assert weights.at_hand("vgg16", tmp_path / "weights") == file


def test_offline_it_says_which_file_goes_where(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(weights, "SOURCE", "http://127.0.0.1:1")
    with pytest.raises(UnusableError, match="Connect to the internet") as caught:
        loaded("vgg16-tuned", tmp_path)
    assert weights.PUBLISHED["vgg16"].name in str(caught.value)
    assert f"into the folder {tmp_path}." in str(caught.value)


def test_a_file_that_is_no_weights_is_named(tmp_path: Path) -> None:
    (tmp_path / weights.PUBLISHED["vgg16"].name).write_bytes(b"no weights")
    with pytest.raises(UnusableError, match=r"notop\.h5 cannot be used"):
        loaded("vgg16-frozen", tmp_path)


def test_weights_of_another_network_are_refused(tmp_path: Path, folder: Path) -> None:
    write_weights("vgg19", folder)
    other = (folder / weights.PUBLISHED["vgg19"].name).read_bytes()
    (tmp_path / weights.PUBLISHED["vgg16"].name).write_bytes(other)
    with pytest.raises(UnusableError, match=r"notop\.h5 cannot be used"):
        loaded("vgg16-frozen", tmp_path)

"""Training with 16-bit numbers, which only graphics processors are asked to do by themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import keras  # type: ignore[import-untyped]
import numpy as np
import pytest
import tensorflow as tf  # type: ignore[import-untyped]
from tests.unit.training.runs import make_run, result, trained

from cene.core.lab import SIDE
from cene.core.recipes import recipe
from cene.training.learner import Learner
from cene.training.pipeline import Batch
from cene.training.recipes import NETWORKS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HALVED = """
import sys
from cene.training import device
device.half_precision = lambda wanted: wanted
from cene.training.__main__ import main
sys.exit(main())
"""
"""A training that takes this computer for one that gains by 16 bits."""


@pytest.fixture
def half() -> Iterator[None]:
    keras.config.set_dtype_policy("mixed_float16")
    yield
    keras.config.set_dtype_policy("float32")
    keras.backend.clear_session()


def test_a_processor_goes_on_with_32_bits_and_says_why(tmp_path: Path) -> None:
    run = make_run(tmp_path / "a", mixed_precision=True, steps=2)
    began = trained(run)[0]
    assert began["event"] == "began"
    assert began["device"].endswith("cores, 32 bits, for 16 would be no faster on it")
    assert result(run)["device"] == began["device"]
    plain = make_run(tmp_path / "b", steps=2)
    trained(plain)
    losses = [(one / "history.csv").read_text().split(",")[:-1] for one in (run, plain)]
    assert losses[0] == losses[1], "the very same numbers"


def test_what_16_bits_learnt_is_kept_in_32(tmp_path: Path) -> None:
    run = make_run(tmp_path, mixed_precision=True, steps=3)
    trained(run, program=("-c", HALVED))
    assert result(run)["device"].endswith(", 16 bits")
    network = keras.saving.load_model(run / "network.keras", compile=False, safe_mode=True)
    assert {layer.compute_dtype for layer in network.layers} == {"float32"}
    assert {weight.dtype for weight in network.weights} == {"float32"}
    with np.load(run / "predictions.npz") as kept:
        test = kept["test"]
        assert test.dtype == np.float32
        assert np.isfinite(test).all()
    files = [
        tmp_path / "cache" / f"{k:02x}" / f"{k:02x}{n:062x}.rgb" for k in range(3) for n in (10, 11)
    ]
    squares = np.stack([np.fromfile(file, np.uint8).reshape(SIDE, SIDE, 3) for file in files])
    again = tf.nn.softmax(network(squares.astype(np.float32), training=False)).numpy()
    assert np.abs(again - test).max() < 0.03, "as far as 16 bits can tell"


@pytest.mark.usefixtures("half")
def test_a_loss_too_large_for_16_bits_spoils_no_weight(tmp_path: Path) -> None:
    network = NETWORKS["one-layer"]
    model = network.build(recipe("one-layer"), 2, tmp_path)
    optimizer = keras.optimizers.LossScaleOptimizer(network.optimizer(10, 100))
    learner = Learner(model, optimizer)
    assert model.layers[-1].compute_dtype == "float32", "the logits"
    photos = np.random.default_rng(0).uniform(0, 255, (2, SIDE, SIDE, 3)).astype(np.float32)

    def batch(weight: float) -> Batch:
        weights = np.full(2, weight, np.float32)
        labels = np.array([0, 1], np.int32)
        return Batch(*map(tf.convert_to_tensor, (photos, labels, weights, labels)))

    def state() -> list[np.ndarray]:
        return [one.numpy().copy() for one in model.trainable_variables]

    scale, before = float(optimizer.dynamic_scale.numpy()), state()
    learner.learn(batch(1e30))
    assert float(optimizer.dynamic_scale.numpy()) == scale / 2
    assert all(np.array_equal(*pair) for pair in zip(before, state(), strict=True))
    learner.learn(batch(1e-3))
    after = state()
    assert all(np.isfinite(one).all() for one in after)
    assert not all(np.array_equal(*pair) for pair in zip(before, after, strict=True))

"""What the networks are fed with."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from tests.unit.training.runs import make_run

from cene.core.errors import UnusableError
from cene.core.lab import SIDE, Part
from cene.training.folder import RunFolder
from cene.training.pipeline import Batch, Features, Feed, Material, Squares, squares

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def fed(home: Path, **order: Any) -> Squares:
    run = RunFolder(make_run(home, **order))
    return Squares(Feed(run.data(), run.order(), 4), squares(run.data(), home / "cache"))


def whole(batches: Iterable[Batch]) -> Batch:
    return Batch(*map(np.concatenate, zip(*batches, strict=True)))


def test_a_square_arrives_as_it_is_in_the_cache(tmp_path: Path) -> None:
    material = fed(tmp_path)
    batch = whole(material.part(Part.TEST))
    data = RunFolder(tmp_path / "lab" / "runs" / "one").data()
    assert batch.places.tolist() == list(data.of(Part.TEST))
    for pixels, place in zip(batch.inputs, batch.places, strict=True):
        content = data.samples[place].content
        raw = np.fromfile(tmp_path / "cache" / content[:2] / f"{content}.rgb", np.uint8)
        assert (pixels == raw.reshape(SIDE, SIDE, 3)).all()


def test_every_epoch_has_all_training_photos_in_an_order_of_its_own(tmp_path: Path) -> None:
    material = fed(tmp_path, augment=False)
    train = RunFolder(tmp_path / "lab" / "runs" / "one").data().of(Part.TRAIN)
    one, two, again = (whole(material.epoch(n)) for n in (1, 2, 1))
    assert sorted(one.places.tolist()) == sorted(two.places.tolist()) == list(train)
    assert one.places.tolist() == again.places.tolist() != two.places.tolist()
    expected = np.array(train)[np.random.default_rng([0, 1]).permutation(len(train))]
    assert one.places.tolist() == expected.tolist()


@pytest.mark.parametrize("augment", [True, False])
def test_an_epoch_goes_on_in_its_midst_as_if_nothing_had_been(
    tmp_path: Path, augment: bool
) -> None:
    material = fed(tmp_path, augment=augment, seed=5)
    through, rest = whole(material.epoch(3)), whole(material.epoch(3, done=2))
    for all_of_it, part in zip(through, rest, strict=True):
        assert np.array_equal(all_of_it[8:], part)


def test_features_come_in_the_order_of_the_squares(tmp_path: Path) -> None:
    material: Material = fed(tmp_path)
    run = RunFolder(tmp_path / "lab" / "runs" / "one")
    rows = np.arange(36, dtype=np.float32)[:, None]
    features = Features(Feed(run.data(), run.order(), 4), rows)
    for done in (0, 3):
        seen = whole(features.epoch(2, done))
        assert seen.places.tolist() == whole(material.epoch(2, done)).places.tolist()
        assert seen.inputs[:, 0].tolist() == seen.places.tolist()


def test_augmentation_differs_between_epochs_and_not_between_runs(tmp_path: Path) -> None:
    material = fed(tmp_path)
    by_place = [
        dict(zip(b.places.tolist(), b.inputs, strict=True))
        for b in (whole(material.epoch(n)) for n in (1, 1, 2))
    ]
    one, again, other = (looks[0] for looks in by_place)
    assert np.array_equal(one, again)
    assert np.abs(one - other).mean() > 1
    assert 0 <= one.min() <= one.max() <= 255


def test_rare_classes_count_as_much_as_frequent_ones(tmp_path: Path) -> None:
    run = RunFolder(make_run(tmp_path))
    data = run.data()
    some = tuple(one for one in data.samples if one.label or one.path < "/photos/0/3")
    fewer = replace(data, samples=some)
    train = list(fewer.of(Part.TRAIN))
    feed = Feed(fewer, run.order(), 4)
    sums = np.bincount(feed.labels[train], feed.weights[train])
    assert sums == pytest.approx([sums[0]] * 3)
    assert feed.weights[train].mean() == pytest.approx(1)
    plain = Feed(fewer, replace(run.order(), class_weights=False), 4)
    assert (plain.weights == 1).all()


def test_a_missing_or_short_square_is_named(tmp_path: Path) -> None:
    run = RunFolder(make_run(tmp_path))
    data = run.data()
    file = squares(data, tmp_path / "cache")[7]
    file.write_bytes(b"short")
    with pytest.raises(UnusableError, match=r"square of /photos/0/7\.jpg is not in the cache"):
        squares(data, tmp_path / "cache")


def test_a_square_that_goes_during_the_training_is_a_sentence(tmp_path: Path) -> None:
    material = fed(tmp_path)
    for file in (tmp_path / "cache").rglob("*.rgb"):
        file.unlink()
    with pytest.raises(UnusableError, match="gone from the cache"):
        list(material.epoch(1))

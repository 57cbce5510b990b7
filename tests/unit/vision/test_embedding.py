from __future__ import annotations

import hashlib
import io
import json
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from tests.unit.vision.tiny import CARD as TINY
from tests.unit.vision.tiny import SHIPPED, SIZE, seen

from cene import paths
from cene.core.errors import UnusableError
from cene.vision.backbone import Features
from cene.vision.card import NAME, STATISTICS, Card
from cene.vision.embedding import SCALE, UNIT, Evidence, fixed, read_shipped, stacked, unpacked

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from numpy.typing import NDArray

    Arrays = dict[str, NDArray[Any]]

BUNDLED = paths.bundled("models/bundled")
CARD = Card.read(BUNDLED)


NONE = len(CARD.albums)


@pytest.fixture(scope="module")
def arrays() -> Arrays:
    with np.load(BUNDLED / STATISTICS, allow_pickle=False) as file:
        return {name: file[name] for name in file.files}


def test_numbers_keep_to_a_grid_and_within_its_ends() -> None:
    found = fixed(np.array([0.0, 1.0, -1.0, 0.6 / UNIT, -0.6 / UNIT, 99.0, -99.0]))
    assert found.dtype == np.int16
    assert found.tolist() == [0, UNIT, -UNIT, 1, -1, 32767, -32767]


def test_an_embedding_is_where_a_photo_lies_and_what_it_scores() -> None:
    photos = seen(1, 5)
    embeddings = SHIPPED.embed(photos)
    assert embeddings.shape == (5, SIZE + 5)
    assert embeddings.dtype == np.int16
    np.testing.assert_allclose(embeddings[:, :SIZE] / UNIT, photos, atol=0.51 / UNIT)
    scores = photos @ SHIPPED.weights[:-1] + SHIPPED.weights[-1]
    centred = (scores - scores.mean(axis=1, keepdims=True)) / SCALE
    np.testing.assert_allclose(embeddings[:, SIZE:] / UNIT, centred, atol=0.51 / UNIT)


def test_the_networks_own_answer_joins_the_scores() -> None:
    classes = np.array([0, 0, 1, -1])
    told = Evidence.of(CARD, classes, np.array([0.01, 0.01, 0.1], np.float32))
    probabilities = np.array([[0.5, 0.2, 0.1, 0.2], [0, 0, 0, 1]], np.float32)
    features = np.concatenate(
        (np.ones((2, 7), np.float32), np.float32(CARD.imagenet) * np.sqrt(probabilities)), axis=1
    )
    expected = CARD.evidence * np.log([[0.71, 0.11, 0.1], [0.01, 0.01, 0.1]])
    np.testing.assert_allclose(told.log_odds(features), expected, rtol=1e-5)
    shipped = replace(
        SHIPPED,
        weights=np.zeros((12, 3), np.float32),
        directions=np.eye(11, dtype=np.float32),
        evidence=told,
    )
    scores = shipped.embed(features)[:, 11:] * SCALE / UNIT
    centred = expected - expected.mean(axis=1, keepdims=True)
    np.testing.assert_allclose(scores, centred, atol=SCALE / UNIT)


def test_features_are_blocks_and_roots_of_probabilities() -> None:
    one = Features(np.array([1, 2], np.float32), np.array([0.25, 0.75], np.float32))
    other = Features(np.array([3, 4], np.float32), np.array([1, 0], np.float32))
    found = stacked(CARD, [one, other])
    assert found.dtype == np.float32
    half = CARD.imagenet
    expected = [[1, 2, half * 0.5, half * 0.75**0.5], [3, 4, half, 0]]
    np.testing.assert_allclose(found, expected, rtol=1e-6)


def test_what_ships_fits_together(arrays: Arrays) -> None:
    shipped = read_shipped(CARD)
    (length, size), columns = shipped.directions.shape, len(CARD.albums) + 1
    outputs = {output.name: output.shape[-1] for output in CARD.outputs}
    assert length == sum(outputs[name] for name in CARD.blocks) + 1000
    assert shipped.weights.shape == (length + 1, columns)
    assert shipped.spread.shape == (size,)
    assert shipped.samples.shape == (len(shipped.labels), size + columns)
    assert shipped.shares.shape == shipped.labels.shape
    assert set(shipped.labels.tolist()) <= set(range(columns))
    assert NONE in shipped.labels, "there are photos of none of these"
    assert len(set(shipped.labels.tolist())) > columns / 2
    products = shipped.directions.T @ shipped.directions
    np.testing.assert_allclose(products, np.eye(size), atol=2e-3)
    assert (np.diff(shipped.spread) <= 0).all()
    assert shipped.spread[-1] >= 0
    assert ((shipped.shares >= 0) & (shipped.shares <= 1)).all()
    assert np.abs(shipped.samples).max() < 32767, "nothing was cut off"
    centred = shipped.samples[:, size:].sum(axis=1) / UNIT
    np.testing.assert_allclose(centred, 0, atol=columns / UNIT)
    assert arrays["samples"].dtype == np.int16


def rewritten(folder: Path, data: bytes) -> Card:
    """The card of the bundled classifier with other statistics, whose hash is right."""
    shutil.copytree(BUNDLED, folder, dirs_exist_ok=True)
    (folder / STATISTICS).write_bytes(data)
    entries = json.loads((folder / NAME).read_text("utf-8"))
    entries["files"][STATISTICS]["sha256"] = hashlib.sha256(data).hexdigest()
    (folder / NAME).write_text(json.dumps(entries), "utf-8")
    return Card.read(folder)


def packed(arrays: Arrays) -> bytes:
    file = io.BytesIO()
    np.savez(file, allow_pickle=True, **arrays)
    return file.getvalue()


@pytest.mark.parametrize(
    "edit",
    [
        lambda _: b"no archive",
        lambda _: b"",
        lambda arrays: packed(arrays)[:1000],
        lambda _: packed({}),
        lambda arrays: packed({k: v for k, v in arrays.items() if k != "shares"}),
        lambda arrays: packed(arrays | {"labels": np.array(["a"])}),
        lambda arrays: packed(arrays | {"weights": np.array([{}], dtype=object)}),
        lambda arrays: packed(arrays | {"weights": arrays["weights"][:, :-1]}),
        lambda arrays: packed(arrays | {"samples": arrays["samples"][:, :-1]}),
    ],
)
def test_statistics_of_another_kind_are_refused(
    tmp_path: Path, arrays: Arrays, edit: Callable[[Arrays], bytes]
) -> None:
    card = rewritten(tmp_path, edit(arrays))
    with pytest.raises(UnusableError) as error:
        read_shipped(card)
    assert str(error.value).startswith("The album statistics do not fit their model card (")
    assert str(error.value).endswith("; install Cene again.")


def test_damaged_statistics_are_refused(tmp_path: Path) -> None:
    shutil.copytree(BUNDLED, tmp_path, dirs_exist_ok=True)
    (tmp_path / STATISTICS).write_bytes(b"damaged")
    with pytest.raises(UnusableError, match="is not the file that its model card describes"):
        read_shipped(Card.read(tmp_path))
    (tmp_path / STATISTICS).unlink()
    with pytest.raises(UnusableError, match="is missing; install Cene again"):
        read_shipped(Card.read(tmp_path))


def test_statistics_for_other_albums_are_refused(arrays: Arrays) -> None:
    with pytest.raises(ValueError, match=f"made for {len(CARD.albums)} albums"):
        unpacked(TINY, arrays)

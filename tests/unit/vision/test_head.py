from __future__ import annotations

import dataclasses
import hashlib
import io
import json
import shutil
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.photos import package_file

from cene import paths
from cene.core.errors import UnusableError, UsageError
from cene.core.policy import NOVELTY_LIMIT
from cene.vision.backbone import UNIT, Backbone
from cene.vision.card import NAME, STATISTICS, Card
from cene.vision.decode import decode, network_input
from cene.vision.head import Head, ready_made, solve
from cene.vision.statistics import AlbumStatistics, features, read_ready_made

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

BUNDLED = paths.bundled("models/bundled")
CARD = Card.read(BUNDLED)
SIZE = 12
CENTRES = np.eye(4, SIZE) * 0.8


def examples(album: int, count: int, seed: int = 0) -> NDArray[np.int16]:
    """Photos (count, SIZE) around the centre of an album."""
    random = np.random.default_rng((album, seed))
    near = CENTRES[album] + random.normal(scale=0.1, size=(count, SIZE))
    return np.array(near.clip(-0.99, 0.99) * UNIT, np.int16)


def album(key: str, photos: Sequence[NDArray[np.int16]]) -> AlbumStatistics:
    statistics = AlbumStatistics(key)
    for photo in photos:
        statistics.add(photo)
    return statistics


def own(*counts: int) -> list[AlbumStatistics]:
    return [album("abcd"[k], list(examples(k, count))) for k, count in enumerate(counts)]


def assert_same(one: Head, other: Head) -> None:
    assert (one.albums, one.version) == (other.albums, other.version)
    np.testing.assert_array_equal(one.weights, other.weights)
    np.testing.assert_array_equal(one.inverse, other.inverse)
    for known, again in zip(one.known, other.known, strict=True):
        np.testing.assert_array_equal(known, again)


@pytest.fixture(scope="module")
def shipped() -> Head:
    return ready_made(BUNDLED)


@pytest.fixture(scope="module")
def network() -> Backbone:
    return Backbone(BUNDLED)


def look(network: Backbone, path: Path) -> NDArray[np.int16]:
    return network.run(network_input(decode(path).pixels)).embedding


@pytest.mark.parametrize("counts", [(5, 5), (1, 1, 1), (2, 30, 4, 8)])
def test_albums_of_a_few_examples_are_told_apart(counts: tuple[int, ...]) -> None:
    head = solve(CARD, own(*counts))
    for number in range(len(counts)):
        probabilities, novelty = head.predict(examples(number, 150, seed=1))
        assert (probabilities.argmax(axis=1) == number).mean() > 0.95
        np.testing.assert_allclose(probabilities.sum(axis=1), 1)
        assert probabilities.shape == (150, len(counts))
        assert ((novelty >= 0) & (novelty <= 1)).all()


def test_it_is_the_ridge_regression_that_the_text_describes() -> None:
    albums = own(4, 9)
    phi = np.concatenate([statistics.known(CARD.constant) for statistics in albums])
    labels = np.repeat([0, 1], [4, 9])
    weights = 13 / (2 * np.array([4, 9]))[labels]
    gram = (phi * weights[:, None]).T @ phi + CARD.penalty * np.eye(SIZE + 1)
    solution = np.linalg.solve(gram, (phi * weights[:, None]).T @ (np.eye(2)[labels] - 1 / 2))
    head = solve(CARD, albums)
    np.testing.assert_allclose(head.inverse, np.linalg.inv(gram), rtol=1e-5, atol=1e-6)
    factor = head.weights[0, 0] / solution[0, 0]
    np.testing.assert_allclose(head.weights, solution * factor, rtol=1e-4, atol=1e-5)

    left_out = []
    for number in range(4):
        others = gram - weights[number] * np.outer(phi[number], phi[number])
        left_out.append(phi[number] @ np.linalg.solve(others, phi[number]))
    np.testing.assert_allclose(head.known[0], np.sort(left_out))


def test_many_examples_of_one_album_do_not_outweigh_few_of_another() -> None:
    few, many = examples(0, 6), examples(1, 6)
    once = solve(CARD, [album("a", list(few)), album("b", list(many))])
    # Seven times as many weigh the same; all together weigh four times as much as before.
    often = solve(
        dataclasses.replace(CARD, penalty=4 * CARD.penalty),
        [album("a", list(few)), album("b", list(many) * 7)],
    )
    ratio = often.weights / once.weights
    np.testing.assert_allclose(ratio, ratio[0, 0], rtol=1e-3)


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_what_is_taken_back_leaves_no_trace(data: st.DataObject) -> None:
    albums = own(3, 4)
    before = solve(CARD, albums)
    photos = list(examples(2, 6))
    for k in data.draw(st.permutations(range(6))):
        albums[k % 2].add(photos[k])
    changed = solve(CARD, albums)
    assert changed.version != before.version
    for k in data.draw(st.permutations(range(6))):
        albums[k % 2].remove(photos[k])
    assert_same(solve(CARD, albums), before)


@settings(max_examples=25, deadline=None)
@given(st.permutations(range(8)))
def test_the_order_of_examples_does_not_matter(order: list[int]) -> None:
    photos = examples(0, 8)
    other = album("b", list(examples(1, 3)))
    sorted_head = solve(CARD, [album("a", list(photos)), other])
    assert_same(solve(CARD, [album("a", [photos[k] for k in order]), other]), sorted_head)


def test_only_what_was_added_can_be_taken_back() -> None:
    statistics = album("a", list(examples(0, 3)))
    with pytest.raises(ValueError, match="no such example in a"):
        statistics.remove(examples(0, 1, seed=5)[0])
    assert statistics.count == 3


def test_sums_over_examples_are_exact() -> None:
    phi = features(np.random.default_rng(0).integers(-UNIT, UNIT, (999, 40), np.int16), 0.3)
    np.testing.assert_array_equal(phi.T @ phi, phi[::-1].T @ phi[::-1])
    exact = (phi[:, 0] * UNIT).astype(int) @ (phi[:, 1] * UNIT).astype(int)
    assert int((phi.T @ phi)[0, 1] * UNIT * UNIT) == exact


def test_novelty_grows_with_the_distance_from_all_examples() -> None:
    head = solve(CARD, own(40, 40))
    away = np.zeros(SIZE)
    away[-1] = UNIT
    steps = np.linspace(0, 0.9, 10)[:, None]
    _, novelty = head.predict((examples(0, 1) * (1 - steps) + away * steps).astype(np.int16))
    assert novelty[0] < NOVELTY_LIMIT < novelty[-1]
    assert (np.diff(novelty[2:]) >= 0).all()


def test_nothing_to_predict_is_nothing() -> None:
    probabilities, novelty = solve(CARD, own(2, 2)).predict(np.empty((0, SIZE), np.int16))
    assert (probabilities.shape, novelty.shape) == ((0, 2), (0,))


def test_one_album_is_no_choice() -> None:
    for albums in ([], own(5)):
        with pytest.raises(UsageError, match="two albums or more"):
            solve(CARD, albums)


def test_an_album_without_examples_is_named() -> None:
    with pytest.raises(UsageError, match="'empty' has no example yet"):
        solve(CARD, [*own(3), AlbumStatistics("empty")])


def test_the_ready_made_albums_know_a_building_from_a_flower(
    shipped: Head, network: Backbone
) -> None:
    assert shipped.albums == CARD.albums
    assert shipped.version == CARD.head_version
    china, flower, cup, page = (
        look(network, package_file(package, name))
        for package, name in (
            ("sklearn", "datasets/images/china.jpg"),
            ("sklearn", "datasets/images/flower.jpg"),
            ("skimage", "data/coffee.png"),
            ("skimage", "data/page.png"),
        )
    )
    probabilities, novelty = shipped.predict(np.stack([china, flower, cup, page]))
    assert shipped.albums[probabilities[0].argmax()] == "buildings"
    assert (novelty[1:] > NOVELTY_LIMIT).all()


def test_an_album_of_ones_own_joins_the_ready_made(shipped: Head, network: Backbone) -> None:
    cup = decode(package_file("skimage", "data/coffee.png")).pixels
    views = [cup[k * 12 :, k * 16 : cup.shape[1] - k * 8] for k in range(6)]
    embeddings = [network.run(network_input(view)).embedding for view in views]
    albums = read_ready_made(CARD)
    cups = album("cups", embeddings[1:])
    head = solve(CARD, [*albums, cups])
    assert head.version != shipped.version
    probabilities, _ = head.predict(np.stack(embeddings[:1]))
    assert head.albums[probabilities[0].argmax()] == "cups"

    china = look(network, package_file("sklearn", "datasets/images/china.jpg"))
    assert head.albums[head.predict(china[None])[0][0].argmax()] == "buildings"

    albums[0].add(embeddings[0])
    assert solve(CARD, albums).version != shipped.version
    albums[0].remove(embeddings[0])
    assert_same(solve(CARD, albums), shipped)


def test_some_of_the_ready_made_albums_can_be_used_alone(network: Backbone) -> None:
    albums = read_ready_made(CARD)
    head = solve(CARD, [albums[0], albums[4]])
    china = look(network, package_file("sklearn", "datasets/images/china.jpg"))
    assert head.albums == ("buildings", "sea")
    assert head.version != CARD.head_version
    assert head.predict(china[None])[0][0, 0] > 0.9


def _packed(**arrays: NDArray[np.float64]) -> bytes:
    file = io.BytesIO()
    np.savez(file, allow_pickle=True, **arrays)
    return file.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        b"no archive",
        _packed(counts=np.ones(6)),
        _packed(counts=np.array([{}], dtype=object), samples=np.ones(6)),
    ],
)
def test_statistics_of_another_kind_are_refused(tmp_path: Path, data: bytes) -> None:
    shutil.copytree(BUNDLED, tmp_path, dirs_exist_ok=True)
    (tmp_path / STATISTICS).write_bytes(data)
    card = json.loads((tmp_path / NAME).read_text("utf-8"))
    card["files"][STATISTICS]["sha256"] = hashlib.sha256(data).hexdigest()
    (tmp_path / NAME).write_text(json.dumps(card), "utf-8")
    with pytest.raises(UnusableError, match="do not fit their model card"):
        ready_made(tmp_path)

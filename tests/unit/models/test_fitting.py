"""How the ready-made albums are fitted, on photos that were made up."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

import everyday
import fitting
from cene.vision.card import Card
from cene.vision.embedding import SCALE, UNIT
from everyday import STRANGER, Photos

if TYPE_CHECKING:
    from collections.abc import Callable

ALBUMS, LENGTH, SOURCES = 4, 24, 5
EACH = 30
RANDOM = np.random.default_rng(0)


def made_up() -> Photos:
    """Photos of four albums in five sources each, of strangers, and of the network's own."""
    names, labels, sources, rows = [], [], [], []
    centres = np.eye(ALBUMS + 1, LENGTH)
    for album in (*range(ALBUMS), STRANGER):
        for number in range(EACH):
            source = f"objects/kind{album}{number % SOURCES}"
            names.append(f"{source}/{number}.jpg")
            sources.append(source)
            labels.append(album)
            rows.append(centres[album] + RANDOM.normal(scale=0.25, size=LENGTH))
    for number in range(8):
        names.append(f"{everyday.NETWORK}/{number:03}_n.jpg")
        sources.append(everyday.NETWORK)
        labels.append(number % ALBUMS)
        rows.append(centres[number % ALBUMS] + RANDOM.normal(scale=0.25, size=LENGTH))
    return Photos(np.array(names), np.array(rows, np.float32), np.array(labels), np.array(sources))


def material(photos: Photos) -> fitting.Material:
    """With a prototype for each of twelve classes: two an album, the others of none."""
    classes = np.array([0, 0, 1, 1, 2, 2, 3, 3, *[STRANGER] * 4])
    centres = np.eye(ALBUMS + 1, LENGTH)[classes]
    return fitting.Material(photos, centres.astype(np.float32), classes, ALBUMS)


PHOTOS = made_up()
MATERIAL = material(PHOTOS)
CARD = Card.read(everyday.ROOT / "models" / "bundled")
NOBODY = np.zeros(len(PHOTOS.labels), np.bool_)


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fitting, "SEEN", 10)


def accuracy(scores: np.ndarray, labels: np.ndarray, folds: np.ndarray) -> float:
    out = folds >= 0
    truth = np.where(labels == STRANGER, ALBUMS, labels)
    return float((scores[out].argmax(axis=1) == truth[out]).mean())


def test_weights_sum_up_as_is_written() -> None:
    rows = fitting.training(MATERIAL, NOBODY)
    assert len(rows.features) == len(rows.labels) == len(rows.weights)
    assert set(rows.labels.tolist()) == set(range(ALBUMS + 1))
    assert (rows.weights > 0).all()
    assert rows.weights.sum() == pytest.approx(100 * (ALBUMS + 1))
    made = rows.weights[len(rows.photos) :]
    kinds = rows.labels[len(rows.photos) :]
    for album in range(ALBUMS):
        mass = rows.weights[rows.labels == album].sum()
        share = made[kinds == album].sum() / mass
        assert share == pytest.approx(fitting.PROTOTYPES)
        photos = rows.labels[: len(rows.photos)] == album
        worth = rows.weights[: len(rows.photos)][photos]
        known = PHOTOS.seen_by_network[rows.photos][photos]
        assert worth[known] == pytest.approx(fitting.KNOWN * worth[~known][0])


def test_an_album_without_a_photo_is_its_prototypes_alone() -> None:
    rows = fitting.training(MATERIAL, PHOTOS.labels == 2)
    assert not (PHOTOS.labels[rows.photos] == 2).any()
    made = rows.weights[len(rows.photos) :][rows.labels[len(rows.photos) :] == 2]
    assert made.sum() == pytest.approx(rows.weights[rows.labels == 2].sum())
    assert made.sum() > 0


def test_an_album_of_very_many_photos_needs_no_prototypes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fitting, "SCENES", EACH - 1)
    rows = fitting.training(MATERIAL, NOBODY)
    assert not PHOTOS.seen_by_network[rows.photos].any()
    assert not set(rows.labels[len(rows.photos) :].tolist()) & set(range(ALBUMS))


def test_larger_albums_weigh_more_up_to_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fitting, "FEWEST", 5)
    monkeypatch.setattr(fitting, "MOST", 20)
    out = NOBODY.copy()
    out[np.flatnonzero(PHOTOS.labels == 0)[: EACH - 10]] = True
    out[np.flatnonzero((PHOTOS.labels == 0) & PHOTOS.seen_by_network)] = True
    rows = fitting.training(MATERIAL, out)
    mass = np.bincount(rows.labels, rows.weights)
    assert mass[1] == pytest.approx(mass[2])
    assert mass[1] / mass[0] == pytest.approx((20 / 10) ** 0.5)


@pytest.mark.parametrize("fit", [fitting.regression, fitting.ridge, fitting.fitted])
def test_it_learns_the_albums_and_none_of_these(
    fit: Callable[[fitting.Training], np.ndarray],
) -> None:
    weights = fit(fitting.training(MATERIAL, NOBODY))
    assert weights.shape == (LENGTH + 1, ALBUMS + 1)
    assert weights.dtype == np.float32
    scores = PHOTOS.features @ weights[:-1] + weights[-1]
    assert accuracy(scores, PHOTOS.labels, np.zeros(len(scores))) > 0.95


def test_the_ridge_regression_counts_every_album_alike() -> None:
    rows = fitting.training(MATERIAL, NOBODY)
    heavier = rows._replace(weights=rows.weights * np.where(rows.labels == 1, 9, 1))
    np.testing.assert_allclose(fitting.ridge(heavier), fitting.ridge(rows), atol=1e-4)
    weights = 1 / np.bincount(rows.labels, rows.weights)[rows.labels] * rows.weights
    weights *= len(weights) / weights.sum()
    phi = np.column_stack([rows.features, np.ones(len(weights))])
    targets = np.eye(ALBUMS + 1)[rows.labels] - 1 / (ALBUMS + 1)
    gram = phi.T * weights @ phi + fitting.RIDGE * np.eye(LENGTH + 1)
    by_hand = np.linalg.solve(gram, phi.T * weights @ targets)
    np.testing.assert_allclose(fitting.ridge(rows), by_hand, atol=1e-4)


def test_scenes_alone_are_nothing_that_classes_speak_for(monkeypatch: pytest.MonkeyPatch) -> None:
    classes, floor = fitting.evidence(MATERIAL)
    assert classes.tolist() == [0, 0, 1, 1, 2, 2, 3, 3, *[ALBUMS] * 4]
    assert floor.tolist() == pytest.approx([0.01] * 5)
    more = replace(PHOTOS, labels=np.where(PHOTOS.labels == 1, 0, PHOTOS.labels))
    monkeypatch.setattr(fitting, "SCENES", EACH)
    classes, floor = fitting.evidence(replace(MATERIAL, photos=more))
    assert classes.tolist() == [-1, -1, 1, 1, 2, 2, 3, 3, *[ALBUMS] * 4]
    assert floor.tolist() == pytest.approx([0.1, 0.01, 0.01, 0.01, 0.01])


@pytest.mark.parametrize("split", [fitting.by_photo, fitting.by_source])
def test_a_fit_does_not_know_what_it_left_out(split: object) -> None:
    assert callable(split)
    folds = split(PHOTOS, 5, 0)
    true = fitting.left_out(CARD, MATERIAL, folds)
    assert accuracy(true, PHOTOS.labels, folds) > 0.9
    assert np.isnan(true[folds < 0]).all()
    assert not np.isnan(true[folds >= 0]).any()
    chance = []
    for seed in range(3):
        random = np.random.default_rng(seed)
        shuffled = np.where(
            PHOTOS.seen_by_network, PHOTOS.labels, random.permutation(PHOTOS.labels)
        )
        # Nothing else may tell: neither prototypes nor what the network was trained on.
        told = replace(PHOTOS, labels=shuffled)
        blind = fitting.Material(told, np.zeros_like(MATERIAL.prototypes), MATERIAL.classes, ALBUMS)
        chance.append(accuracy(fitting.left_out(CARD, blind, split(told, 5, 0)), shuffled, folds))
    assert np.mean(chance) < 0.32


def test_what_is_left_out_changes_no_other_photos_weight_but_by_its_share() -> None:
    folds = fitting.by_photo(PHOTOS, 5, 0)
    for fold in range(5):
        rows = fitting.training(MATERIAL, folds == fold)
        assert not (folds[rows.photos] == fold).any()


def test_photos_are_spread_evenly_over_the_folds() -> None:
    folds = fitting.by_photo(PHOTOS, 5, 0)
    assert (folds[PHOTOS.seen_by_network] == -1).all()
    for label in (*range(ALBUMS), STRANGER):
        members = folds[(PHOTOS.labels == label) & ~PHOTOS.seen_by_network]
        assert np.bincount(members, minlength=5).tolist() == [EACH // 5] * 5
    np.testing.assert_array_equal(folds, fitting.by_photo(PHOTOS, 5, 0))
    assert (folds != fitting.by_photo(PHOTOS, 5, 1)).any()


def test_sources_stay_whole() -> None:
    folds = fitting.by_source(PHOTOS, 8, 0)
    for source in np.unique(PHOTOS.sources):
        assert len(set(folds[PHOTOS.sources == source].tolist())) == 1
    assert (folds[PHOTOS.seen_by_network] == -1).all()
    assert set(folds[PHOTOS.movable].tolist()) == set(range(8))


def test_what_ships_is_what_was_fitted() -> None:
    weights = fitting.fitted(fitting.training(MATERIAL, NOBODY))
    scores = fitting.left_out(CARD, MATERIAL, fitting.by_photo(PHOTOS, 5, 0))
    arrays = fitting.shipped(MATERIAL, scores, weights)
    size = 10
    assert arrays["directions"].shape == (LENGTH, size)
    kept = arrays["directions"].astype(np.float64)
    np.testing.assert_allclose(kept.T @ kept, np.eye(size), atol=5e-3)
    assert arrays["samples"].shape == (len(arrays["labels"]), size + ALBUMS + 1)
    assert set(arrays["labels"].tolist()) == set(range(ALBUMS + 1))
    assert np.bincount(arrays["labels"]).tolist() == [EACH] * (ALBUMS + 1)
    right = arrays["samples"][:, size:].argmax(axis=1) == arrays["labels"]
    assert right.mean() > 0.9
    # The scores are the left-out ones, centred and scaled.
    first = np.flatnonzero((PHOTOS.labels == 0) & ~PHOTOS.seen_by_network)[0]
    centred = (scores[first] - scores[first].mean()) / SCALE
    np.testing.assert_allclose(arrays["samples"][0, size:] / UNIT, centred, atol=1 / UNIT)
    assert (np.diff(arrays["spread"]) <= 0).all()


def test_the_shares_add_up_to_the_spread() -> None:
    rows = fitting.training(MATERIAL, NOBODY)
    kept, spread = fitting.directions(rows, ALBUMS + 1)
    shares = fitting.shares(MATERIAL)
    assert shares.sum() < ALBUMS + 1
    made = fitting._alike(rows, ALBUMS + 1)[len(rows.photos) :]
    found = shares @ (PHOTOS.features @ kept) ** 2
    found += made @ (rows.features[len(rows.photos) :] @ kept) ** 2
    np.testing.assert_allclose(found, spread, rtol=0.01)


def test_a_prototype_has_the_shape_of_a_photo_of_its_class() -> None:
    card = Card.read(everyday.ROOT / "models" / "bundled")
    sizes = [out.shape[-1] for name in card.blocks for out in card.outputs if out.name == name]
    random = np.random.default_rng(0)
    blocks = [np.abs(random.normal(size=(40, size))) for size in sizes]
    seen = np.concatenate(
        [
            *(
                block / np.linalg.norm(block, axis=1, keepdims=True) * length
                for block, length in zip(blocks, card.blocks.values(), strict=True)
            ),
            np.full((40, 1000), card.imagenet / 1000**0.5),
        ],
        axis=1,
    ).astype(np.float32)
    weights = random.normal(size=(1000, sizes[0])).astype(np.float32)
    made = everyday.prototypes(card, weights, seen)
    assert made.shape == (1000, seen.shape[1])
    assert made.dtype == np.float32
    start = 0
    for size, length in zip(sizes, card.blocks.values(), strict=True):
        lengths = np.linalg.norm(made[:, start : start + size], axis=1)
        np.testing.assert_allclose(lengths, length, rtol=1e-4)
        start += size
    roots = made[:, start:]
    np.testing.assert_allclose((roots**2).sum(axis=1), card.imagenet**2, rtol=1e-4)
    assert (roots.argmax(axis=1) == np.arange(1000)).all()
    towards = made[:, : sizes[0]] @ (weights - weights.mean(axis=0)).T
    assert (towards.argmax(axis=1) == np.arange(1000)).mean() > 0.99


def test_every_imagenet_class_has_an_album_on_the_card_or_none() -> None:
    card = Card.read(everyday.ROOT / "models" / "bundled")
    groups = everyday.class_albums()
    assert len(groups) == 1000
    assert set(groups) - {"-"} <= set(card.albums)
    assert 100 < groups.count("-") < 900


@pytest.mark.parametrize(
    ("name", "album", "source"),
    [
        ("scenes/forest/1.jpg", "forest", "scenes/forest"),
        ("objects/pizza/image_1.jpg", "food", "objects/pizza"),
        ("flowers/rose/a.jpg", "flowers", "flowers/rose"),
        ("groceries/Fruit/Apple_003.jpg", "groceries", "Apple"),
        ("objects/anchor/a.jpg", "-", "objects/anchor"),
        ("imagenet200/000_n01440764.jpg", "sealife", "imagenet200"),
    ],
)
def test_a_photo_is_known_by_its_place(name: str, album: str, source: str) -> None:
    assert everyday._album(name, everyday.class_albums()) == album
    assert everyday._source(name) == source

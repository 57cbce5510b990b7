"""A bundled classifier of four albums in twelve dimensions, quick to solve and easy to check."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from cene import paths
from cene.vision.card import Card
from cene.vision.embedding import Evidence, Shipped
from cene.vision.statistics import AlbumStatistics

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from cene.vision.head import Head

SIZE = 12
READY = ("sea", "forest", "dogs", "cats")
CARD = replace(Card.read(paths.bundled("models/bundled")), albums=READY)
CENTRES = 0.8 * np.eye(8, SIZE)
"""Where photos of the four ready-made albums are, of up to three others, and of none of these."""
NONE = 7
SAMPLES = 20


def seen(kind: int, count: int, seed: int = 0) -> NDArray[np.float32]:
    """Features (count, SIZE) of photos of one kind."""
    random = np.random.default_rng((kind, seed))
    near: NDArray[np.float64] = CENTRES[kind] + random.normal(scale=0.1, size=(count, SIZE))
    return near.astype(np.float32)


def _shipped() -> Shipped:
    kinds = (0, 1, 2, 3, NONE)
    photos = np.concatenate([seen(kind, SAMPLES, seed=9) for kind in kinds])
    weights = np.zeros((SIZE + 1, 5), np.float32)
    weights[kinds, range(5)] = 12
    empty = np.empty((0, SIZE + 5), np.int16)
    shipped = Shipped(
        directions=np.eye(SIZE, dtype=np.float32),
        spread=(photos.astype(float) ** 2).sum(axis=0) / SAMPLES,
        weights=weights,
        evidence=Evidence(np.zeros((0, 5), np.float32), np.ones(5, np.float32), 1.0),
        samples=empty,
        labels=np.repeat(np.arange(5), SAMPLES),
        shares=np.full(5 * SAMPLES, 1 / SAMPLES),
    )
    return replace(shipped, samples=shipped.embed(photos))


SHIPPED = _shipped()


def photos(kind: int, count: int, seed: int = 0) -> NDArray[np.int16]:
    """Embeddings (count, SIZE + 5) of photos of one kind."""
    return SHIPPED.embed(seen(kind, count, seed))


def ready() -> list[AlbumStatistics]:
    """The ready-made albums, nothing taught."""
    return [AlbumStatistics(key, (number,)) for number, key in enumerate(READY)]


def own(key: str, examples: Iterable[NDArray[np.int16]]) -> AlbumStatistics:
    """An album of one's own."""
    album = AlbumStatistics(key)
    for example in examples:
        album.add(example)
    return album


def assert_same(one: Head, other: Head) -> None:
    """Equal to the last bit."""
    assert one.albums == other.albums
    np.testing.assert_array_equal(one.change, other.change)
    for mine, theirs in zip(one.inverse, other.inverse, strict=True):
        np.testing.assert_array_equal(mine, theirs)
    assert (one.factor, one.own_factor) == (other.factor, other.own_factor)
    for mine, theirs in zip(one.known, other.known, strict=True):
        np.testing.assert_array_equal(mine, theirs)
    for mine, theirs in zip(one.examples, other.examples, strict=True):
        np.testing.assert_array_equal(mine, theirs)
    assert one.reliability == other.reliability

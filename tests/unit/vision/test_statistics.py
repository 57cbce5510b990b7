from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.vision.tiny import CARD, SHIPPED, SIZE, assert_same, own, photos, ready

from cene.vision.embedding import UNIT
from cene.vision.head import solve
from cene.vision.statistics import AlbumStatistics, features

PHOTOS = np.concatenate([photos(kind, 3, seed=kind) for kind in (0, 1, 4, 5)])
WEIGHTS = (1.0, 0.25, 15 / 64)


def test_nothing_is_known_of_an_album_without_columns_or_examples() -> None:
    assert not AlbumStatistics("own").known
    album = AlbumStatistics("own")
    assert [len(part) for pair in (album.confirmed, album.rejected) for part in pair] == [0] * 4
    album.reject(PHOTOS[0])
    assert not album.known, "what it is not does not say what it is"
    assert own("own", PHOTOS[1:2]).known
    assert AlbumStatistics("sea", (0,)).known


def test_examples_are_kept_with_their_weights() -> None:
    album = AlbumStatistics("own")
    album.add(PHOTOS[0])
    album.add(PHOTOS[1], 0.25)
    album.reject(PHOTOS[2], 0.125)
    embeddings, weights = album.confirmed
    found = {row.tobytes(): weight for row, weight in zip(embeddings, weights, strict=True)}
    assert found == {PHOTOS[0].tobytes(): 1.0, PHOTOS[1].tobytes(): 0.25}
    embeddings, weights = album.rejected
    np.testing.assert_array_equal(embeddings, PHOTOS[2:3])
    np.testing.assert_array_equal(weights, [0.125])


@pytest.mark.parametrize("add", [AlbumStatistics.add, AlbumStatistics.reject])
def test_only_what_was_said_can_be_taken_back(add: object) -> None:
    album = AlbumStatistics("own")
    assert callable(add)
    add(album, PHOTOS[0], 0.25)
    for take, other, weight in (
        (album.remove, PHOTOS[1], 0.25),
        (album.unreject, PHOTOS[1], 0.25),
        (album.remove, PHOTOS[0], 1.0),
        (album.unreject, PHOTOS[0], 1.0),
    ):
        with pytest.raises(ValueError, match="no such example in own"):
            take(other, weight)
    assert len(album.confirmed[0]) + len(album.rejected[0]) == 1


def test_the_same_photo_twice_is_taken_back_once() -> None:
    album = own("own", [PHOTOS[0], PHOTOS[0]])
    album.remove(PHOTOS[0])
    np.testing.assert_array_equal(album.confirmed[0], PHOTOS[:1])


@settings(max_examples=40)
@given(st.data())
def test_what_is_taken_back_in_any_order_leaves_no_trace(data: st.DataObject) -> None:
    albums = [*ready(), own("own", PHOTOS[:2]), own("other", PHOTOS[9:])]
    before = solve(CARD, SHIPPED, albums)
    example = st.tuples(
        st.integers(0, 5), st.integers(0, len(PHOTOS) - 1), st.sampled_from(WEIGHTS), st.booleans()
    )
    said = data.draw(st.lists(example, min_size=1, max_size=10))
    for album, photo, weight, confirmed in said:
        (albums[album].add if confirmed else albums[album].reject)(PHOTOS[photo], weight)
    changed = solve(CARD, SHIPPED, albums)
    assert not np.array_equal(changed.change, before.change) or not any(one[3] for one in said)
    for album, photo, weight, confirmed in data.draw(st.permutations(said)):
        (albums[album].remove if confirmed else albums[album].unreject)(PHOTOS[photo], weight)
    assert_same(solve(CARD, SHIPPED, albums), before)


@settings(max_examples=25)
@given(st.permutations(range(len(PHOTOS))), st.permutations(range(len(PHOTOS))))
def test_the_order_of_examples_does_not_matter(one: list[int], other: list[int]) -> None:
    heads = []
    for order in (one, other):
        albums = [*ready(), AlbumStatistics("own")]
        for k in order:
            weight = WEIGHTS[k % 3]
            (albums[-1].add if k % 2 else albums[0].reject)(PHOTOS[k], weight)
        heads.append(solve(CARD, SHIPPED, albums))
    assert_same(*heads)
    for mine, theirs in zip(albums[-1].confirmed, albums[-1].confirmed, strict=True):
        np.testing.assert_array_equal(mine, theirs)


def test_features_are_the_seen_part_and_a_constant_on_one_grid() -> None:
    phi = features(PHOTOS, SIZE, 0.3)
    np.testing.assert_array_equal(phi[:, :-1] * UNIT, PHOTOS[:, :SIZE])
    assert phi.shape == (len(PHOTOS), SIZE + 1)
    assert set(phi[:, -1].tolist()) == {round(0.3 * UNIT) / UNIT}
    np.testing.assert_array_equal(phi, phi.astype(np.float32))


def test_sums_over_examples_are_exact() -> None:
    random = np.random.default_rng(0)
    phi = features(random.integers(-UNIT, UNIT, (999, 40), np.int16), 40, 0.3)
    np.testing.assert_array_equal(phi.T @ phi, phi[::-1].T @ phi[::-1])
    exact = (phi[:, 0] * UNIT).astype(int) @ (phi[:, 1] * UNIT).astype(int)
    assert int((phi.T @ phi)[0, 1] * UNIT * UNIT) == exact

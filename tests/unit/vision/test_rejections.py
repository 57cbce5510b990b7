"""What a person says does not belong into an album."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.vision.tiny import CARD, SHIPPED, SIZE, own, photos, ready

from cene.vision.embedding import UNIT
from cene.vision.head import Head, prior_scores, solve
from cene.vision.statistics import AlbumStatistics, features


def taught() -> list[AlbumStatistics]:
    return [*ready(), own("own", photos(4, 5))]


def scores(head: Head, embeddings: np.ndarray) -> np.ndarray:
    phi = features(embeddings, SIZE, CARD.constant)
    return prior_scores(head.ready, embeddings, SIZE) + phi @ head.change


def test_rejections_are_further_rows_of_that_album_alone() -> None:
    albums = taught()
    before = solve(CARD, SHIPPED, albums)
    rejected = np.concatenate([photos(0, 2, seed=3), photos(4, 1, seed=3)])
    weights = [1.0, 0.25, 1.0]
    for row, weight in zip(rejected, weights, strict=True):
        albums[4].reject(row, weight)
    after = solve(CARD, SHIPPED, albums)
    rest = [0, 1, 2, 3, 5]
    np.testing.assert_array_equal(after.change[:, rest], before.change[:, rest])
    for now, then in zip(after.inverse, before.inverse, strict=True):
        np.testing.assert_array_equal(now, then)

    # G and the moment of the column with the further rows, by hand.
    phi = features(rejected, SIZE, CARD.constant)
    prior = prior_scores(before.ready, rejected, SIZE)[:, 4]
    gram = np.linalg.inv(before.inverse.times(np.eye(SIZE + 1)))
    moment = gram @ before.change[:, 4].astype(float)
    scores = prior + phi @ before.change[:, 4]
    # A row that scores less than it must is not drawn up to that.
    targets = np.minimum(scores, np.minimum(prior, -1 / 6))
    for row, weight, lack in zip(phi, weights, targets - prior, strict=True):
        share = CARD.mass * weight / sum(weights)
        gram += share * np.outer(row, row)
        moment += share * row * lack
    np.testing.assert_allclose(after.change[:, 4], np.linalg.solve(gram, moment), atol=2e-5)


@settings(max_examples=60)
@given(st.data())
def test_a_rejection_never_raises_what_it_rejects(data: st.DataObject) -> None:
    kinds, albums = st.integers(0, 6), taught()
    for _ in range(data.draw(st.integers(0, 4))):
        example = photos(data.draw(kinds), 1, seed=data.draw(st.integers(0, 9)))[0]
        albums[data.draw(st.integers(0, 4))].add(example)
    kind, seed, album = data.draw(kinds), data.draw(st.integers(0, 9)), data.draw(st.integers(0, 4))
    wrong = photos(kind, 1, seed=seed)
    blur = np.random.default_rng(seed).normal(scale=0.03 * UNIT, size=(8, SIZE + 5))
    like = np.concatenate([wrong, (wrong + blur).astype(np.int16)])
    before = solve(CARD, SHIPPED, albums)
    albums[album].reject(wrong[0])
    after = solve(CARD, SHIPPED, albums)
    fell = scores(before, like)[:, album] - scores(after, like)[:, album]
    assert fell[0] >= -1e-6
    assert (fell >= -0.02).all()
    was, now = (head.predict(wrong)[0][0, album] for head in (before, after))
    assert now <= was + 0.005, "the temperature moves a little too"
    if was > 0.3:
        assert now < was
        assert (fell > 0).all()
    others = [k for k in range(6) if k != album]
    np.testing.assert_array_equal(after.change[:, others], before.change[:, others])


def test_a_rejection_is_remembered_among_many() -> None:
    albums = taught()
    before = solve(CARD, SHIPPED, albums).predict(photos(4, 30, seed=1))[0][:, 4]
    for row in photos(4, 10, seed=2):
        albums[4].reject(row)
    after = solve(CARD, SHIPPED, albums).predict(photos(4, 30, seed=1))[0][:, 4]
    assert (after < before).all()


def test_rejected_everywhere_it_is_probable_nowhere_more_than_before() -> None:
    albums, strange = taught(), photos(6, 1)
    before = solve(CARD, SHIPPED, albums).predict(strange)[0][0]
    for album in albums:
        album.reject(strange[0])
    found = solve(CARD, SHIPPED, albums).predict(strange)[0][0]
    assert found.max() <= before.max() + 0.05

"""The head on a small bundled classifier, where every number can be checked by hand."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.vision.tiny import (
    CARD,
    CENTRES,
    NONE,
    READY,
    SHIPPED,
    SIZE,
    assert_same,
    own,
    photos,
    ready,
    seen,
)

from cene.core.errors import UsageError
from cene.core.policy import NOVELTY_LIMIT
from cene.vision.calibration import softmax
from cene.vision.embedding import SCALE, UNIT
from cene.vision.head import OWN, prior_scores, solve
from cene.vision.statistics import AlbumStatistics, features


def right(head_albums: tuple[str, ...], probabilities: np.ndarray, album: str) -> float:
    return float((probabilities.argmax(axis=1) == head_albums.index(album)).mean())


def test_untaught_it_says_what_ships() -> None:
    head = solve(CARD, SHIPPED, ready())
    assert (head.albums, head.ready) == (READY, ((0,), (1,), (2,), (3,), (4,)))
    assert not head.change.any()
    for number, key in enumerate(READY):
        asked = photos(number, 50, seed=1)
        probabilities, novelty = head.predict(asked)
        np.testing.assert_allclose(
            probabilities, softmax(head.factor * asked[:, SIZE:] / UNIT)[:, :-1], atol=1e-6
        )
        assert right(head.albums, probabilities, key) == 1
        assert ((novelty >= 0) & (novelty <= 1)).all()
    assert [one.recall for one in head.reliability] == [1.0] * 4
    assert [one.photos for one in head.reliability] == [20] * 4


@pytest.mark.parametrize("counts", [(5, 5), (1, 1), (2, 30, 4)])
@pytest.mark.parametrize("beside", [True, False])
def test_albums_of_a_few_examples_are_told_apart(counts: tuple[int, ...], beside: bool) -> None:
    albums = [own(f"own {k}", photos(4 + k, count)) for k, count in enumerate(counts)]
    head = solve(CARD, SHIPPED, [*(ready() if beside else ()), *albums])
    for number in range(len(counts)):
        probabilities, _ = head.predict(photos(4 + number, 100, seed=1))
        assert right(head.albums, probabilities, f"own {number}") > 0.95
        assert (probabilities.sum(axis=1) <= 1 + 1e-6).all()
    if beside:
        for number, key in enumerate(READY):
            probabilities, _ = head.predict(photos(number, 100, seed=1))
            assert right(head.albums, probabilities, key) > 0.95


def by_hand(albums: list[AlbumStatistics], left: int = -1) -> tuple[np.ndarray, ...]:
    """φ, prior, G, Δ and labels of the regression that the text describes, without one example."""
    every = [*albums, AlbumStatistics("", (4,))]
    total = len(every)
    embeddings = np.concatenate([album.confirmed[0] for album in albums if album._confirmed])
    labels = np.repeat(range(len(albums)), [len(album.confirmed[1]) for album in albums])
    weights = np.concatenate(
        [CARD.mass * words / max(1, words.sum()) for _, words in (a.confirmed for a in albums)]
    )
    weights[left if left >= 0 else len(weights) :][:1] = 0
    phi = features(embeddings, SIZE, CARD.constant)
    prior = prior_scores([album.ready for album in every], embeddings, SIZE)
    targets = np.minimum(prior, -1 / total)
    for row, label in enumerate(labels):
        targets[row, label] = max(prior[row, label], 1 - 1 / total)
    gram = np.diag([*CARD.background * SHIPPED.spread, 0]) + CARD.penalty * np.eye(SIZE + 1)
    moment = np.zeros((SIZE + 1, total))
    for one, weight, lack in zip(phi, weights, targets - prior, strict=True):
        gram += weight * np.outer(one, one)
        moment += weight * np.outer(one, lack)
    return phi, prior, gram, np.linalg.solve(gram, moment), labels


def taught() -> list[AlbumStatistics]:
    albums = [*ready(), own("own", photos(4, 6)), own("one", photos(5, 1))]
    albums[0].add(photos(6, 1)[0])
    albums[1].add(photos(1, 1)[0], 0.25)
    return albums


def test_it_is_the_regression_that_the_text_describes() -> None:
    albums = taught()
    _, _, gram, change, _ = by_hand(albums)
    head = solve(CARD, SHIPPED, albums)
    np.testing.assert_allclose(head.change, change, rtol=1e-5, atol=1e-6)
    np.testing.assert_allclose(
        head.inverse.times(np.eye(SIZE + 1)), np.linalg.inv(gram), rtol=1e-5, atol=1e-6
    )


def test_leaving_out_equals_solving_without() -> None:
    albums = taught()
    head = solve(CARD, SHIPPED, albums)
    place = dict.fromkeys(range(len(albums)), 0)
    for left in range(9):
        phi, prior, gram, change, labels = by_hand(albums, left)
        album = int(labels[left])
        score = prior[left] + phi[left] @ change
        expected = head.probabilities(score[None])[0]
        np.testing.assert_allclose(head.left_out(album)[place[album]], expected, atol=1e-4)
        place[album] += 1
        leverage = phi[left] @ np.linalg.solve(gram, phi[left])
        assert np.abs(head.known[album] - leverage).min() < 1e-4 * leverage


def test_many_examples_weigh_as_much_as_few() -> None:
    few, many = own("own", photos(4, 6)), own("own", np.repeat(photos(4, 6), 7, axis=0))
    one, other = (solve(CARD, SHIPPED, [*ready(), album]) for album in (few, many))
    np.testing.assert_allclose(one.change, other.change, rtol=1e-4, atol=1e-6)


def test_a_word_of_a_machine_weighs_less_than_a_persons() -> None:
    moved = []
    for weight in (1.0, 0.25, 1 / 64):
        albums = ready()
        albums[2].add(photos(5, 1)[0], weight)
        moved.append(solve(CARD, SHIPPED, albums).predict(photos(5, 1, seed=1))[0][0, 2])
    untaught = solve(CARD, SHIPPED, ready()).predict(photos(5, 1, seed=1))[0][0, 2]
    assert moved[0] > moved[1] > moved[2] > untaught
    albums = [*ready(), own("own", photos(4, 3))]
    person = solve(CARD, SHIPPED, albums)
    albums[-1].add(photos(0, 1)[0], 1 / 64)
    np.testing.assert_allclose(
        solve(CARD, SHIPPED, albums).predict(photos(4, 9, seed=1))[0],
        person.predict(photos(4, 9, seed=1))[0],
        atol=0.05,
    )


def test_one_example_moves_photos_like_it_and_hardly_any_other() -> None:
    before = solve(CARD, SHIPPED, ready())
    albums = ready()
    albums[2].add(photos(4, 1)[0])
    after = solve(CARD, SHIPPED, albums)
    like = photos(4, 20, seed=1)
    gained = after.predict(like)[0][:, 2] - before.predict(like)[0][:, 2]
    assert (gained > 0.2).all()
    for number in range(4):
        others = photos(number, 50, seed=1)
        moved = after.predict(others)[0] - before.predict(others)[0]
        assert np.abs(moved).max() < 0.05


def test_ready_made_albums_that_are_left_out_are_none_of_these() -> None:
    every = solve(CARD, SHIPPED, ready())
    some = solve(CARD, SHIPPED, [ready()[0], ready()[2]])
    assert (some.albums, some.ready) == (("sea", "dogs"), ((0,), (2,), (1,), (3,), (4,)))
    asked = np.concatenate([photos(number, 20, seed=1) for number in range(4)])
    before, after = (replace(head, factor=SCALE).predict(asked)[0] for head in (every, some))
    np.testing.assert_allclose(after, before[:, [0, 2]], rtol=1e-6)
    assert (some.predict(asked[20:40])[0].sum(axis=1) < 0.5).all(), "no forest is a sea or a dog"


def test_what_is_none_of_these_is_improbable_everywhere() -> None:
    head = solve(CARD, SHIPPED, [*ready(), own("own", photos(4, 5))])
    strange = photos(NONE, 50, seed=1)
    assert (head.predict(strange)[0].sum(axis=1) < 0.05).all()
    albums = [*ready(), own("own", photos(NONE, 5))]
    taught = solve(CARD, SHIPPED, albums).predict(strange)[0]
    assert (taught.argmax(axis=1) == 4).all(), "until it is an album of one's own"
    assert taught[:, 4].mean() > 0.4


def test_what_was_taught_is_as_sure_as_it_is_right_beside_what_ships() -> None:
    head = solve(CARD, SHIPPED, [*ready(), *(own(f"own {k}", photos(4 + k, 9)) for k in range(3))])
    scores = np.zeros((2, len(head.ready)))
    scores[0, 0] = scores[1, 4] = 1.0
    ready_made, taught = head.probabilities(scores)
    np.testing.assert_allclose(ready_made, softmax(head.factor * scores)[0, :-1])
    np.testing.assert_allclose(taught, softmax(head.own_factor * scores)[1, :-1])
    assert head.factor != head.own_factor


def test_many_samples_do_not_outweigh_a_few_examples_that_look_like_them() -> None:
    # A person's album of what ships as "sea": every sample of that goes there, and is "wrong".
    album = own("own", photos(0, 5, seed=3))
    head = solve(CARD, SHIPPED, [*ready(), album])
    assert (head.predict(photos(0, 50, seed=1))[0].argmax(axis=1) == 4).mean() > 0.5
    assert head.own_factor > head.factor / 3


@given(st.integers(0, 2**32 - 1))
def test_a_merged_album_is_as_probable_as_its_parts_together(seed: int) -> None:
    embeddings = np.random.default_rng(seed).integers(-UNIT, UNIT, (8, SIZE + 5), np.int16)
    apart = prior_scores([(0,), (1,), (2,), (3,), (4,)], embeddings, SIZE)
    merged = prior_scores([(0, 2), (1,), (3,), (4,)], embeddings, SIZE)
    before, after = softmax(SCALE * apart), softmax(SCALE * merged)
    np.testing.assert_allclose(after[:, 0], before[:, 0] + before[:, 2], rtol=1e-5)
    np.testing.assert_allclose(after[:, 1:], before[:, [1, 3, 4]], rtol=1e-5)


def test_an_album_of_ones_own_scores_less_than_none_does_before_it_is_taught() -> None:
    found = prior_scores([(0,), (), (1, 2)], photos(0, 3), SIZE)
    np.testing.assert_allclose(found[:, 1], -1 / 3 - OWN, rtol=1e-6)
    assert prior_scores([(0,), ()], photos(0, 0), SIZE).shape == (0, 2)


def test_the_samples_of_a_merged_album_are_its_own() -> None:
    albums = [AlbumStatistics("sea", (0, 3)), *ready()[1:3]]
    head = solve(CARD, SHIPPED, albums)
    assert [one.photos for one in head.reliability] == [40, 20, 20]
    probabilities, novelty = head.predict(photos(3, 50, seed=1))
    assert right(head.albums, probabilities, "sea") == 1
    assert (novelty > NOVELTY_LIMIT).mean() < 0.2


def test_novelty_grows_with_the_distance_from_all_examples() -> None:
    head = solve(CARD, SHIPPED, [*ready(), own("own", photos(4, 5))])
    away = np.zeros(SIZE + 5)
    away[SIZE - 1] = UNIT
    steps = np.linspace(0, 1, 9)[:, None]
    path = photos(0, 1, seed=1) * (1 - steps) + away * steps
    path[:, SIZE:] = photos(0, 1, seed=1)[:, SIZE:]  # so that all go to one album
    _, novelty = head.predict(path.astype(np.int16))
    assert novelty[0] < NOVELTY_LIMIT < novelty[-1]
    assert (np.diff(novelty[3:]) >= 0).all()


@pytest.mark.parametrize("examples", [1, 2, 5])
@pytest.mark.parametrize("beside", [True, False])
@pytest.mark.parametrize("number", [2, 3])
def test_few_examples_make_it_neither_certain_nor_blind(
    examples: int, beside: bool, number: int
) -> None:
    albums = [own(f"own {k}", photos(4 + k, examples)) for k in range(number)]
    head = solve(CARD, SHIPPED, [*(ready() if beside else ()), *albums])
    for factor in (head.factor, head.own_factor):
        assert 10 * np.exp(-1) < factor < 10 * np.exp(1)
    probabilities, novelty = head.predict(photos(4, 100, seed=1))
    assert probabilities[:, -number].mean() > 0.5
    assert (novelty > NOVELTY_LIMIT).mean() < 0.5, "photos like the examples are not strange"


@pytest.mark.parametrize("examples", [10, 40])
def test_where_albums_overlap_it_is_as_sure_as_it_is_right(examples: int) -> None:
    def blurred(kind: int, count: int, seed: int) -> np.ndarray:
        near = CENTRES[4] + 0.1 * CENTRES[kind] + seen(kind, count, seed) - CENTRES[kind]
        return SHIPPED.embed(near.astype(np.float32))

    albums = [own(f"own {kind}", blurred(kind, examples, 0)) for kind in (5, 6)]
    head = solve(CARD, SHIPPED, albums)
    hits, promised = [], []
    for number, kind in enumerate((5, 6)):
        probabilities, _ = head.predict(blurred(kind, 200, 1))
        hits.append(probabilities.argmax(axis=1) == number)
        promised.append(probabilities.max(axis=1))
    assert np.mean(hits) < 0.9
    assert abs(np.mean(hits) - np.mean(promised)) < 0.2


def test_two_hundred_albums_are_solved_and_told_apart() -> None:
    random = np.random.default_rng(0)
    centres = random.normal(size=(200, SIZE))
    centres *= 0.9 / np.linalg.norm(centres, axis=1, keepdims=True)

    def near(number: int) -> np.ndarray:
        rows = centres[number] + random.normal(scale=0.005, size=(6, SIZE))
        return SHIPPED.embed(rows.astype(np.float32))

    taught, asked = zip(*((near(k)[:5], near(k)[5:]) for k in range(200)), strict=True)
    head = solve(CARD, SHIPPED, [own(str(k), rows) for k, rows in enumerate(taught)])
    probabilities, novelty = head.predict(np.concatenate(asked))
    assert (probabilities.sum(axis=1) <= 1 + 1e-9).all()
    best = probabilities.argsort(axis=1)[:, -3:]
    assert (best == np.arange(200)[:, None]).any(axis=1).mean() > 0.9
    assert (novelty <= NOVELTY_LIMIT).mean() > 0.9
    assert np.exp(-3) * 10 <= head.own_factor <= np.exp(3) * 10


def test_reliability_says_how_often_an_album_is_right_and_found() -> None:
    albums = [*ready(), own("own", photos(4, 6)), own("mixed", [*photos(4, 1), *photos(5, 1)])]
    head = solve(CARD, SHIPPED, albums)
    every = np.concatenate([head.left_out(4).argmax(axis=1), head.left_out(5).argmax(axis=1)])
    found = {one.album: one for one in head.reliability}
    assert (found["own"].photos, found["mixed"].photos) == (6, 2)
    assert found["own"].recall == pytest.approx((every[:6] == 4).mean())
    assert found["own"].precision == pytest.approx((every[:6] == 4).sum() / (every == 4).sum())
    assert found["mixed"].recall == pytest.approx((every[6:] == 5).mean())


def test_of_an_album_without_a_photo_nothing_is_known() -> None:
    kept = SHIPPED.labels != 3
    bare = replace(
        SHIPPED,
        samples=SHIPPED.samples[kept],
        labels=SHIPPED.labels[kept],
        shares=SHIPPED.shares[kept],
    )
    head = solve(CARD, bare, ready())
    assert (head.reliability[3].photos, head.reliability[3].recall) == (0, 0)
    assert head.reliability[3].precision == 1
    probabilities, novelty = head.predict(photos(3, 20, seed=1))
    assert right(head.albums, probabilities, "cats") == 1
    assert ((novelty >= 0) & (novelty <= 1)).all()


def test_nothing_to_predict_is_nothing() -> None:
    probabilities, novelty = solve(CARD, SHIPPED, ready()).predict(photos(0, 0))
    assert (probabilities.shape, novelty.shape) == ((0, 4), (0,))


def test_a_photo_alone_is_predicted_as_among_others() -> None:
    head = solve(CARD, SHIPPED, taught())
    asked = np.concatenate([photos(kind, 300, seed=2) for kind in range(4)])
    probabilities, novelty = head.predict(asked)
    for number in (0, 500, 1100):
        alone, strange = head.predict(asked[number : number + 1])
        np.testing.assert_allclose(alone[0], probabilities[number], atol=1e-5)
        assert strange[0] == pytest.approx(novelty[number], abs=0.05)


def test_one_album_is_no_choice() -> None:
    for albums in ([], [own("own", photos(4, 5))]):
        with pytest.raises(UsageError, match="two albums or more"):
            solve(CARD, SHIPPED, albums)


def test_an_album_without_examples_is_named() -> None:
    with pytest.raises(UsageError, match="'empty' has no example yet"):
        solve(CARD, SHIPPED, [*ready(), AlbumStatistics("empty")])


def test_solving_again_gives_the_same_head() -> None:
    assert_same(solve(CARD, SHIPPED, taught()), solve(CARD, SHIPPED, taught()))

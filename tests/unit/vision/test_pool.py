"""Two opinions made one keep what each knows, and what they promise."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from cene.vision.calibration import softmax
from cene.vision.pool import LEAST, Weights, fitted, pooled

COLUMNS = np.array([1, 3])


def photos(seed: int, number: int = 4000) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Labels, and what two that each see the half of it say of them, too sure by different much."""
    rng = np.random.default_rng(seed)
    labels = rng.integers(0, 3, number)
    clear = [2.0 * np.eye(3)[labels] + rng.normal(size=(number, 3)) for _ in range(2)]
    return labels, 4.0 * clear[0], softmax(0.5 * clear[1])


def test_both_together_are_right_more_often_than_either_and_as_often_as_they_promise() -> None:
    labels, scores, head = photos(0)
    weights = fitted(scores, head, labels)
    fresh, other_scores, other_head = photos(1)
    chances = softmax(weights.own * other_scores + weights.beside * np.log(other_head))
    best = chances.argmax(axis=1)
    right = (best == fresh).mean()
    assert right > max(
        (other_scores.argmax(axis=1) == fresh).mean(), (other_head.argmax(axis=1) == fresh).mean()
    )
    assert abs(chances.max(axis=1).mean() - right) < 0.015
    # Gaussian evidence with a gap of 2 has log-odds of 2 x; one side says 4 x, the other 0.5 x.
    np.testing.assert_allclose(weights, (0.5, 4.0), rtol=0.15)


def test_few_photos_move_the_weights_little_and_none_leaves_them() -> None:
    labels, scores, head = photos(2)
    assert fitted(scores[:0], head[:0], labels[:0]) == Weights(1.0, 0.5)
    few = fitted(scores[:6], head[:6], labels[:6])
    assert abs(few.own - 1) < 1
    assert abs(few.beside - 0.5) < 1


def test_the_head_keeps_a_say_even_where_it_knows_nothing() -> None:
    labels, scores, _ = photos(3)
    misled = softmax(-5.0 * np.eye(3)[labels])
    assert fitted(scores, misled, labels).beside == LEAST


@given(
    st.lists(st.floats(0.0, 1.0), min_size=5, max_size=5).filter(lambda row: sum(row) > 0),
    st.floats(-30, 30),
    st.floats(0, 3),
    st.floats(LEAST, 3),
)
def test_what_the_albums_have_together_stays_theirs(
    row: list[float], score: float, own: float, beside: float
) -> None:
    probabilities = np.array([row]) / max(1.0, sum(row))
    scores = np.array([[score, 0.0]])
    found = pooled(probabilities, scores, COLUMNS, Weights(own, beside), rest=False)
    others = np.setdiff1d(np.arange(5), COLUMNS)
    np.testing.assert_array_equal(found[:, others], probabilities[:, others])
    np.testing.assert_allclose(found[:, COLUMNS].sum(), probabilities[:, COLUMNS].sum(), atol=1e-12)
    with_rest = pooled(
        probabilities, np.array([[score, 0.0, 1.0]]), COLUMNS, Weights(own, beside), rest=True
    )
    assert (with_rest >= 0).all()
    assert with_rest.sum() <= 1 + 1e-9


def test_a_network_that_knows_the_rest_decides_between_an_album_and_all_else() -> None:
    probabilities = np.array([[0.2, 0.3, 0.4, 0.0, 0.05]])
    sure = np.array([[8.0, 0.0]])
    column, weights = np.array([1]), Weights(1.0, 0.2)
    yes = pooled(probabilities, sure, column, weights, rest=True)
    no = pooled(probabilities, -sure, column, weights, rest=True)
    assert yes[0, 1] > 0.99
    assert no[0, 1] < 0.01
    np.testing.assert_allclose(no[0, [0, 2, 4]] / no[0, 0], probabilities[0, [0, 2, 4]] / 0.2)
    np.testing.assert_allclose(no[0, [0, 2, 4]].sum(), 0.65 / 0.7 * (1 - no[0, 1]), rtol=1e-9)

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from cene.vision.calibration import (
    USUAL,
    calibration_error,
    leave_out,
    reliability,
    share_below,
    softmax,
    temperature,
)

RANDOM = np.random.default_rng(7)


def test_leaving_out_equals_fitting_without() -> None:
    phi, weights = RANDOM.normal(size=(30, 8)), RANDOM.uniform(0.5, 3, 30)
    labels = RANDOM.integers(0, 3, 30)
    targets = np.eye(3)[labels] - 1 / 3

    def fit(kept: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any]]:
        weighted = phi[kept] * weights[kept, None]
        inverse = np.linalg.inv(weighted.T @ phi[kept] + 0.3 * np.eye(8))
        return inverse, inverse @ weighted.T @ targets[kept]

    inverse, solution = fit(np.full(30, fill_value=True))
    leverages = np.einsum("ij,ij->i", phi @ inverse, phi)
    scores, reach = leave_out(phi @ solution, leverages, weights, targets)
    for left in range(30):
        inverse, solution = fit(np.arange(30) != left)
        np.testing.assert_allclose(scores[left], phi[left] @ solution, atol=1e-9)
        assert reach[left] == pytest.approx(phi[left] @ inverse @ phi[left])


def test_softmax_is_a_distribution_even_of_large_scores() -> None:
    found = softmax(np.array([[1e4, 0.0, -1e4], [0.0, 0.0, 0.0]]))
    np.testing.assert_allclose(found, np.array([[1, 0, 0], [1 / 3, 1 / 3, 1 / 3]]))


@pytest.mark.parametrize("true", [2.0, 5.0, 12.0])
def test_the_temperature_is_found_that_made_the_labels(true: float) -> None:
    scores = RANDOM.normal(scale=0.3, size=(20_000, 4))
    draws = (softmax(scores * true).cumsum(axis=1) < RANDOM.uniform(size=(20_000, 1))).sum(axis=1)
    assert temperature(scores, draws) == pytest.approx(true, rel=0.05)


def test_a_few_examples_that_are_all_right_do_not_make_it_certain() -> None:
    scores = np.eye(2)[[0, 0, 1, 1]] * 0.8
    assert USUAL < temperature(scores, np.array([0, 0, 1, 1])) < 2 * USUAL
    assert temperature(scores[:0], np.zeros(0, np.intp)) == USUAL
    assert temperature(scores[:0], np.zeros(0, np.intp), usual=3.0) == 3.0
    low, high = (temperature(scores, np.array([0, 1, 1, 1]), usual=usual) for usual in (1.0, 50.0))
    assert low < high, "where few say little, the usual counts"


def test_a_photo_may_count_as_several_or_as_a_part_of_one() -> None:
    scores = RANDOM.normal(scale=0.3, size=(60, 4))
    labels = RANDOM.integers(0, 4, 60)
    weights = RANDOM.integers(0, 4, 60)
    repeated = np.repeat(np.arange(60), weights)
    assert temperature(scores, labels, weights.astype(float)) == pytest.approx(
        temperature(scores[repeated], labels[repeated]), rel=0.01
    )


def test_share_below_counts_the_smaller() -> None:
    known = np.array([1.0, 2.0, 2.0, 4.0])
    found = share_below(known, np.array([0.5, 1.0, 2.0, 3.0, 9.0]))
    np.testing.assert_array_equal(found, [0, 0, 0.25, 0.75, 1])


@given(st.lists(st.floats(0, 10), min_size=1), st.floats(0, 10), st.floats(0, 10))
def test_share_below_never_falls(known: list[float], one: float, other: float) -> None:
    low, high = share_below(np.sort(known), np.sort([one, other]))
    assert 0 <= low <= high <= 1


def test_the_calibration_error_is_the_mean_gap_of_the_bins() -> None:
    confidences = np.array([0.95, 0.95, 0.95, 0.95, 0.5, 0.5, 1.0])
    right = np.array([True, True, True, False, True, False, True])
    # Bins of 1/15: four photos and the certain one share the last; the pair at 0.5 is exact.
    expected = abs(4 * 0.95 + 1 - 4) / 7
    assert calibration_error(confidences, right) == pytest.approx(expected)
    assert calibration_error(np.full(4, 0.75), np.array([True, True, True, False])) == 0


def test_what_was_promised_and_what_was_kept_is_counted_by_bin() -> None:
    counts, promised, kept = reliability(np.array([0.95, 1.0, 0.5]), np.array([True, False, True]))
    assert np.flatnonzero(counts).tolist() == [7, 14]
    assert (counts[14], promised[14], kept[14]) == (2, pytest.approx(1.95), 1)
    assert [len(found) for found in (counts, promised, kept)] == [15, 15, 15]

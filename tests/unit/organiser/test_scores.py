from __future__ import annotations

import dataclasses
import json

import numpy as np
import pytest
from sklearn import metrics  # type: ignore[import-untyped]

from cene.core.policy import NOVELTY_LIMIT
from cene.organiser.scores import NONE, THRESHOLDS, Scores, score

ALBUMS = tuple("abcdefg")


def drawn(seed: int, number: int = 300) -> tuple[Scores, np.ndarray, np.ndarray, np.ndarray]:
    """Scores of random predictions that are right more often than not; the last album is empty."""
    random = np.random.default_rng(seed)
    labels = random.integers(NONE, len(ALBUMS) - 1, number)
    probabilities = random.dirichlet(np.full(len(ALBUMS), 0.4), number)
    probabilities[np.arange(number), labels] += random.uniform(0, 1, number) * (labels != NONE)
    probabilities /= probabilities.sum(axis=1, keepdims=True)
    novelty = random.uniform(0.5, 1, number)
    return score(ALBUMS, labels, probabilities, novelty), labels, probabilities, novelty


@pytest.mark.parametrize("seed", range(3))
def test_they_agree_with_scikit_learn(seed: int) -> None:
    found, labels, probabilities, _ = drawn(seed)
    known = labels != NONE
    truth, chances = labels[known], probabilities[known]
    predicted = chances.argmax(axis=1)
    every = range(len(ALBUMS))
    assert found.photos == len(labels)
    assert found.accuracy == pytest.approx(metrics.accuracy_score(truth, predicted))
    with pytest.warns(UserWarning, match="y_pred contains classes not in y_true"):
        balanced = metrics.balanced_accuracy_score(truth, predicted)
    assert found.balanced_accuracy == pytest.approx(balanced)
    top = metrics.top_k_accuracy_score(truth, chances, k=5, labels=list(every))
    assert found.top5 == pytest.approx(top)
    matrix = metrics.confusion_matrix(truth, predicted, labels=list(every))
    assert np.array_equal(np.array(found.confusion.matrix), matrix)
    assert found.confusion.labels == ALBUMS
    columns = metrics.precision_recall_fscore_support(
        truth, predicted, labels=list(every), zero_division=0
    )
    for album, precision, recall, f1, support in zip(found.albums, *columns, strict=True):
        assert (album.precision, album.recall, album.f1) == pytest.approx((precision, recall, f1))
        assert album.support == support
    assert [album.album for album in found.albums] == list(ALBUMS)
    assert found.albums[-1].support == 0


def test_thresholds_count_what_would_be_filed() -> None:
    found, labels, probabilities, novelty = drawn(7, 5000)
    for at, threshold in zip(found.thresholds, THRESHOLDS, strict=True):
        filed = right = none = chance = 0.0
        for label, row, novel in zip(labels, probabilities, novelty, strict=True):
            if row.max() >= threshold and novel <= NOVELTY_LIMIT:
                none += label == NONE
                filed += label != NONE
                right += label == row.argmax()
                chance += row.max() * (label != NONE)
        known = (labels != NONE).sum()
        assert at.threshold == threshold
        assert at.none_filed == none
        assert at.coverage == pytest.approx(filed / known)
        assert at.precision == pytest.approx(right / filed)
        assert at.predicted_precision == pytest.approx(chance / filed)


def test_the_calibration_error_is_the_gap_between_sure_and_right() -> None:
    probabilities = np.array([[0.9, 0.1]] * 10)
    labels = np.array([0] * 7 + [1] * 3)
    assert score(("a", "b"), labels, probabilities, np.zeros(10)).ece == pytest.approx(0.2)


def test_of_nothing_nothing_is_wrong() -> None:
    labels = np.full(4, NONE)
    found = score(("a", "b"), labels, np.full((4, 2), 0.5), np.zeros(4))
    assert (found.photos, found.accuracy, found.balanced_accuracy, found.top5) == (4, 1, 1, 1)
    assert found.ece == 0
    assert found.thresholds[0].none_filed == 4
    assert found.thresholds[1].none_filed == 0
    assert found.thresholds[-1].precision == 1
    assert "NaN" not in json.dumps(dataclasses.asdict(found))

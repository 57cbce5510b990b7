from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from sklearn import metrics  # type: ignore[import-untyped]
from tests import lab_run

from cene.core.errors import UnusableError
from cene.core.lab import DataSet, Epoch, Part
from cene.organiser.lab import runs
from cene.organiser.lab.assessing import assess, labels_of, split_of
from cene.organiser.lab.assessment import Pair

if TYPE_CHECKING:
    from pathlib import Path

    from cene.organiser.lab.assessment import Assessment

SURE = np.array([[0.9, 0.1], [0.6, 0.4], [0.2, 0.8], [0.3, 0.7]], np.float32)
"""Of two photos of each of two classes: all right."""
BINARY = lab_run.dataset(["not pizza", "pizza"], {Part.VALIDATION: 2, Part.TEST: 2})


def assessed(folder: Path, data: DataSet, arrays: Any = None, **how: Any) -> Assessment:
    return assess(runs.read(lab_run.write(folder / "run", data, arrays=arrays, **how)))


def test_a_binary_set_by_hand(tmp_path: Path) -> None:
    test = np.array([[0.8, 0.2], [0.3, 0.7], [0.1, 0.9], [0.6, 0.4]], np.float32)
    int8 = np.array([[0.8, 0.2], [0.6, 0.4], [0.1, 0.9], [0.6, 0.4]], np.float32)
    arrays = {"validation": SURE, "test": test, "test_int8": int8}
    found = assessed(tmp_path, BINARY, arrays)
    assert (found.test.photos, found.test.accuracy, found.test.balanced_accuracy) == (4, 0.5, 0.5)
    pizza = found.test.albums[1]
    assert (pizza.album, pizza.precision, pizza.recall, pizza.f1) == ("pizza", 0.5, 0.5, 0.5)
    assert found.test.confusion.matrix == ((1, 1), (1, 1))
    assert found.pairs == (Pair(("not pizza", "pizza"), 1, 1),)
    assert found.pairs[0].photos == 2
    assert found.int8 is not None
    assert (found.int8.accuracy, found.int8.agreement) == (0.75, 0.75)
    taken = [BINARY.samples[one.sample].path for one in found.mistakes]
    assert taken == ["/photos/0/test-1.jpg", "/photos/1/test-1.jpg"], "0.7 before 0.6"
    assert [one.predicted for one in found.mistakes] == [1, 0]
    # Rows of the test photos: the second is the mistake of 0.7, the last that of 0.6.
    assert [one.probability for one in found.mistakes] == [found.tested[1, 1], found.tested[3, 0]]
    true = [one.true_probability for one in found.mistakes]
    assert true == [found.tested[1, 0], found.tested[3, 1]]
    # The four photos from the surest on: right, right, wrong, wrong.
    assert [(at.coverage, at.precision) for at in found.curve] == [
        (0.25, 1), (0.5, 1), (0.75, pytest.approx(2 / 3)), (1, 0.5),
    ]  # fmt: skip


def test_the_directions_of_a_mix_up_are_told_apart(tmp_path: Path) -> None:
    data = lab_run.dataset(["a", "b", "c"], {Part.TEST: 2})
    test = np.array([[0, 1, 0], [0, 1, 0], [1, 0, 0], [0, 1, 0], [0, 1, 0], [0, 0, 1]], np.float32)
    found = assessed(tmp_path, data, {"validation": np.empty((0, 3), np.float32), "test": test})
    assert found.pairs == (Pair(("a", "b"), 2, 1), Pair(("b", "c"), 0, 1))
    assert found.int8 is None
    assert found.calibration.temperature == pytest.approx(1), "nothing to fit it with"


@pytest.mark.parametrize("classes", [2, 6, 30])
def test_the_figures_agree_with_scikit_learn(tmp_path: Path, classes: int) -> None:
    names = [f"class {k:02}" for k in range(classes)]
    data = lab_run.dataset(names, {Part.TRAIN: 1, Part.VALIDATION: 8, Part.TEST: 12})
    found = assessed(tmp_path, data)
    truth = lab_run.labels(data, Part.TEST)
    given = np.load(tmp_path / "run/predictions.npz")["test"].astype(float)
    guess = given.argmax(axis=1)
    every = list(range(classes))
    assert found.test.accuracy == pytest.approx(metrics.accuracy_score(truth, guess))
    balanced = metrics.balanced_accuracy_score(truth, guess)
    assert found.test.balanced_accuracy == pytest.approx(balanced)
    if classes > 5:
        top = metrics.top_k_accuracy_score(truth, given, k=5, labels=every)
        assert found.test.top5 == pytest.approx(top)
    matrix = metrics.confusion_matrix(truth, guess, labels=every)
    assert np.array_equal(found.test.confusion.matrix, matrix)
    columns = metrics.precision_recall_fscore_support(truth, guess, labels=every, zero_division=0)
    mine = [(a.precision, a.recall, a.f1, a.support) for a in found.test.albums]
    np.testing.assert_allclose(mine, np.stack(columns, axis=1), rtol=1e-9)
    off = matrix - np.diag(matrix.diagonal())
    assert found.pairs[0].photos == (off + off.T).max()
    assert sum(pair.photos for pair in found.pairs) == len(found.mistakes) == off.sum()


def test_the_temperature_is_what_makes_validation_most_probable(tmp_path: Path) -> None:
    data = lab_run.dataset(["a", "b", "c"], {Part.VALIDATION: 300, Part.TEST: 100})
    random = np.random.default_rng(5)
    arrays = {}
    for part in (Part.VALIDATION, Part.TEST):
        honest = random.dirichlet([1, 1, 1], len(data.of(part)))
        # Photos are of their classes by these probabilities; the network claims their cubes.
        truth = lab_run.labels(data, part)
        rows = np.array([row[np.argsort(random.random(3))] for row in honest])
        for k, label in enumerate(truth):
            chosen = random.choice(3, p=rows[k])
            rows[k, [chosen, label]] = rows[k, [label, chosen]]
        cubes = rows**3
        arrays[part.value] = (cubes / cubes.sum(axis=1, keepdims=True)).astype(np.float32)
    found = assessed(tmp_path, data, arrays)
    assert found.calibration.temperature == pytest.approx(3, rel=0.15)
    assert found.calibration.ece < found.calibration.ece_before / 2
    assert found.test.ece == found.calibration.ece
    # By hand: p^(1/T), normalised.
    powers = arrays["test"].astype(float) ** (1 / found.calibration.temperature)
    expected = powers / powers.sum(axis=1, keepdims=True)
    np.testing.assert_allclose(found.tested, expected, atol=1e-6)
    for one in found.calibration.bins:
        confidence = expected.max(axis=1)
        inside = (confidence > one.low) & (confidence <= one.high)
        assert one.photos == inside.sum()
        right = (expected.argmax(axis=1) == lab_run.labels(data, Part.TEST))[inside]
        assert one.accuracy == (pytest.approx(right.mean()) if len(right) else None)
    assert sum(one.photos for one in found.calibration.bins) == 300


def test_photos_that_are_equally_sure_are_filed_together(tmp_path: Path) -> None:
    test = np.array([[0.9, 0.1], [0.9, 0.1], [0.9, 0.1], [0.4, 0.6]], np.float32)
    found = assessed(tmp_path, BINARY, {"validation": SURE, "test": test})
    assert [(at.coverage, at.precision) for at in found.curve] == [
        (0.75, pytest.approx(2 / 3)), (1, 0.75),
    ]  # fmt: skip


def test_the_curve_is_no_longer_than_a_page_is_wide(tmp_path: Path) -> None:
    data = lab_run.dataset(["a", "b"], {Part.VALIDATION: 2, Part.TEST: 400})
    found = assessed(tmp_path, data)
    assert len(found.curve) == 100
    last = found.curve[-1]
    assert last.threshold == pytest.approx(found.tested.max(axis=1).min())
    assert last.coverage == 1
    assert last.precision == pytest.approx(found.test.accuracy)


def test_the_gap_is_that_of_the_pass_whose_weights_were_kept(tmp_path: Path) -> None:
    found = assessed(tmp_path, BINARY)
    assert found.learning.epochs == lab_run.EPOCHS
    assert found.learning.best == 2
    assert found.learning.gap == pytest.approx(0.1)


@pytest.mark.parametrize("best", [None, 9])
def test_without_a_best_pass_there_is_no_gap(tmp_path: Path, best: int | None) -> None:
    found = assessed(tmp_path, BINARY, result={**lab_run.RESULT, "best_epoch": best})
    assert (found.learning.best, found.learning.gap) == (best, None)


def test_a_network_that_went_astray_has_no_gap(tmp_path: Path) -> None:
    nan = float("nan")
    found = assessed(tmp_path, BINARY, epochs=[Epoch(2, nan, nan, nan, nan, 1)])
    assert found.learning.gap is None
    assert np.isnan(found.learning.epochs[0].loss)


@pytest.mark.parametrize("state", ["failed", "cancelled", None])
def test_only_what_has_finished_is_judged(tmp_path: Path, state: str | None) -> None:
    result = None if state is None else {"format": 1, "state": state}
    with pytest.raises(UnusableError, match=r"/run has not finished"):
        assessed(tmp_path, BINARY, result=result)


def test_without_a_test_photo_there_is_no_judgement(tmp_path: Path) -> None:
    data = lab_run.dataset(["a", "b"], {Part.VALIDATION: 2})
    with pytest.raises(UnusableError, match="/run has no test photo"):
        assessed(tmp_path, data)


@pytest.mark.parametrize(
    "test",
    [
        SURE[:3],
        np.zeros((4, 3), np.float32),
        np.full((4, 2), np.nan, np.float32),
        np.array([[1.5, -0.5]] * 4, np.float32),
        np.full((4, 2), 3, np.float32),
        np.array([["a", "b"]] * 4),
        np.array([[None, {}]] * 4, object),
    ],
)
def test_what_are_no_probabilities_is_refused(tmp_path: Path, test: Any) -> None:
    with pytest.raises(UnusableError, match=r"predictions\.npz of the run .*/run is damaged"):
        assessed(tmp_path, BINARY, {"validation": SURE, "test": test})


def test_half_written_predictions_are_refused(tmp_path: Path) -> None:
    folder = lab_run.write(tmp_path / "run", BINARY)
    whole = (folder / "predictions.npz").read_bytes()
    for size in (0, 10, len(whole) // 2, len(whole) - 5):
        (folder / "predictions.npz").write_bytes(whole[:size])
        with pytest.raises(UnusableError, match=r"predictions\.npz of the run"):
            assess(runs.read(folder))
    (folder / "predictions.npz").unlink()
    with pytest.raises(UnusableError, match=r"has no predictions\.npz"):
        assess(runs.read(folder))


def test_sixteen_bit_probabilities_are_good_enough(tmp_path: Path) -> None:
    rough = SURE.astype(np.float16).astype(np.float32) * np.float32(1.004)
    found = assessed(tmp_path, BINARY, {"validation": rough, "test": rough})
    np.testing.assert_allclose(found.tested.sum(axis=1), 1)


def test_a_split_is_known_by_the_photos_and_not_by_where_they_are() -> None:
    counts = {Part.TRAIN: 3, Part.TEST: 2}
    one = lab_run.dataset(["a", "b"], counts)
    moved = DataSet(
        one.classes,
        tuple(
            type(sample)("/moved" + sample.path, sample.content, sample.label, sample.part)
            for sample in reversed(one.samples)
        ),
        99,
    )
    assert split_of(one) == split_of(moved)
    assert split_of(one) != split_of(lab_run.dataset(["a", "c"], counts))
    assert split_of(one) != split_of(lab_run.dataset(["a", "b"], {Part.TRAIN: 2, Part.TEST: 3}))


def test_labels_are_in_the_order_of_the_part() -> None:
    assert labels_of(BINARY, Part.TEST).tolist() == [0, 0, 1, 1]
    assert labels_of(BINARY, Part.TRAIN).tolist() == []

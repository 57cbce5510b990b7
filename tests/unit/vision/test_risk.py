from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cene.core.policy import place
from cene.core.prediction import PARENTS, Prediction
from cene.vision.risk import Risk, RiskCurve, clears

if TYPE_CHECKING:
    from numpy.typing import NDArray

KEYS = ("sea", *(f"parent {k}" for k in range(PARENTS)))
CHANCES = st.sampled_from([0.0, 0.5, 0.9, 1.0]) | st.floats(0, 1)


def confidences(*rows: tuple[float, ...]) -> NDArray[np.float64]:
    return np.array(rows).reshape(-1, 1 + PARENTS)


def test_a_higher_threshold_files_less_and_gets_less_wrong() -> None:
    curve = RiskCurve(confidences((0.95, 0, 0, 0), (0.6, 0.9, 0, 0), (0.2, 0, 0, 0)), 4)
    assert curve.at(0.2) == pytest.approx((0.2, 4, 3, 0.05 + 0.4 + 0.8, 1))
    assert curve.at(0.61) == pytest.approx((0.61, 4, 2, 0.05 + 0.1, 2))
    assert curve.at(0.9) == pytest.approx((0.9, 4, 2, 0.05 + 0.1, 2))
    first, last = curve.curve([0.91, 1.0])
    assert first == pytest.approx((0.91, 4, 1, 0.05, 3))
    assert last == Risk(1.0, 4, 0, 0.0, 4)


def test_nothing_is_at_risk_where_there_is_no_photo() -> None:
    assert RiskCurve(confidences(), 0).at(0.5) == Risk(0.5, 0, 0, 0.0, 0)


@given(
    st.lists(st.tuples(*[CHANCES] * (1 + PARENTS)), max_size=20),
    CHANCES,
    st.dictionaries(st.sampled_from(KEYS), CHANCES),
)
def test_it_expects_what_the_one_rule_does(
    rows: list[tuple[float, ...]], threshold: float, own: dict[str, float]
) -> None:
    placed = []
    for best, *above in rows:
        parents = tuple((f"parent {k}", chance) for k, chance in enumerate(above) if chance)
        said = Prediction((("sea", best),), 0.0, "m", parents)
        placed.append(place(said, threshold, [key for key, _ in parents], own))
    wrong = [1 - found[1] for found in placed if found is not None]
    steps = confidences(*rows)
    limits = np.array([[own.get(key, np.nan) for key in KEYS]] * len(rows)).reshape(steps.shape)
    limits[:, 1:][steps[:, 1:] == 0] = np.inf  # there is no parent
    found = RiskCurve(steps, len(rows), clears(steps, limits) if own else None).at(threshold)
    assert found.expected_wrong >= 0
    assert found == pytest.approx(
        (threshold, len(rows), len(wrong), sum(wrong), len(rows) - len(wrong)), abs=1e-9
    )

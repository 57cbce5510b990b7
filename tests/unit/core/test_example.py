from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cene.core.example import Example, Labeller, Verdict

if TYPE_CHECKING:
    from random import Random

EXAMPLES = [Example("sea", verdict, labeller) for verdict, labeller in product(Verdict, Labeller)]


def test_what_a_person_says_counts_whole_however_sure_she_was() -> None:
    assert Example("sea", Verdict.CONFIRMED).weight == 1
    assert Example("sea", Verdict.REJECTED, confidence=0.1).weight == 1


@pytest.mark.parametrize(
    ("confidence", "weight"), [(0, 0), (0.02, 0), (0.5, 1 / 8), (0.9, 14 / 64), (1, 1 / 4)]
)
def test_what_a_machine_says_counts_a_quarter_of_its_confidence(
    confidence: float, weight: float
) -> None:
    assert Example("sea", Verdict.CONFIRMED, Labeller.MACHINE, confidence).weight == weight


@given(st.lists(st.floats(0, 1), max_size=50), st.randoms())
def test_weights_that_are_taken_back_in_any_order_leave_nothing(
    confidences: list[float], order: Random
) -> None:
    weights = [
        Example("sea", Verdict.CONFIRMED, Labeller.MACHINE, confidence).weight
        for confidence in confidences
    ]
    total = 1.0 + sum(weights)
    order.shuffle(weights)
    for weight in weights:
        total -= weight
    assert total == 1.0


def test_a_person_has_the_last_word_and_a_machine_only_over_machines() -> None:
    confirmed, by_machine, rejected, machine_rejected = EXAMPLES
    assert {(new, old) for new, old in product(EXAMPLES, repeat=2) if new.replaces(old)} == {
        (confirmed, by_machine),
        (confirmed, machine_rejected),
        (confirmed, rejected),
        (rejected, by_machine),
        (rejected, machine_rejected),
        (rejected, confirmed),
        (by_machine, machine_rejected),
        (machine_rejected, by_machine),
    }

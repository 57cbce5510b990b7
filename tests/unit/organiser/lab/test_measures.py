from __future__ import annotations

import math

import pytest

from cene.organiser.lab import measures


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(None, "–"), (0.04, "0.0 s"), (59, "59.0 s"), (61, "1 min 1 s"),
     (3598.6, "59 min 59 s"), (3599.9, "1 h 0 min"),
     (3600, "1 h 0 min"), (90_061, "25 h 1 min")],
)  # fmt: skip
def test_times_are_said_in_two_units(seconds: float | None, said: str) -> None:
    assert measures.duration(seconds) == said


@pytest.mark.parametrize(
    ("number", "said"),
    [(None, "–"), (0, "0 bytes"), (999, "999 bytes"), (1000, "1.0 KB"), (5_130_000, "5.1 MB"),
     (2_000_000_000_000, "2000.0 GB")],
)  # fmt: skip
def test_sizes_are_said_in_thousands(number: int | None, said: str) -> None:
    assert measures.size(number) == said


def test_what_is_not_known_is_a_dash() -> None:
    assert measures.share(None) == measures.share(math.nan) == measures.points(None) == "–"
    assert measures.number(None) == measures.number(math.inf) == measures.milliseconds(None) == "–"


def test_numbers_are_said_as_people_write_them() -> None:
    assert (measures.share(0.9312), measures.points(-0.05)) == ("93.1 %", "-5.0 points")
    assert (measures.photos(1), measures.photos(1204)) == ("1 photo", "1,204 photos")
    assert (measures.number(1234.5, 1), measures.milliseconds(12.345)) == ("1,234.5", "12.3 ms")

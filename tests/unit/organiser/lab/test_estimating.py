"""About how long a training will take."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests import lab_run

from cene.core.lab import Part
from cene.core.recipes import recipe
from cene.organiser.lab import runs
from cene.organiser.lab.estimating import estimate

if TYPE_CHECKING:
    from pathlib import Path

DATA = lab_run.dataset(("forest", "sea"), {Part.TRAIN: 12, Part.VALIDATION: 6, Part.TEST: 9})


def test_it_goes_by_the_newest_finished_run_of_the_same_network(tmp_path: Path) -> None:
    newer = lab_run.RESULT | {"seconds": 13.0}
    lab_run.write(tmp_path / "a", DATA, result=newer, created="2026-11-22T00:00:00+00:00")
    lab_run.write(tmp_path / "b", DATA, created="2026-11-21T00:00:00+00:00")
    stopped = lab_run.RESULT | {"state": "cancelled", "seconds": 99.0}
    lab_run.write(tmp_path / "c", DATA, result=stopped, created="2026-11-23T00:00:00+00:00")
    lab_run.write(tmp_path / "d", DATA, recipe="six-layer", created="2026-11-24T00:00:00+00:00")
    frozen = recipe("lite0-frozen")

    found = estimate(frozen, 162, runs.every(tmp_path).runs)

    assert found.known
    assert found.seconds == pytest.approx(13.0 / (3 * 54) * 162 * frozen.epochs)


def test_without_one_it_is_a_guess_that_grows_with_photos_and_pixels() -> None:
    small, large = recipe("one-layer"), recipe("xception-frozen")

    guess = estimate(small, 100, [])

    assert not guess.known
    assert estimate(small, 200, []).seconds == pytest.approx(2 * guess.seconds)
    assert estimate(large, 100, []).seconds > 10 * guess.seconds

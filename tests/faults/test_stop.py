"""Ctrl-C and SIGTERM at random moments: stopped at a safe point, nothing left to settle."""

from __future__ import annotations

import random
import time
from dataclasses import replace
from signal import SIGINT, SIGTERM
from typing import TYPE_CHECKING

import pytest
from tests.faults.dying import GLANCE, Working, measured, signalled
from tests.faults.world import World, run

if TYPE_CHECKING:
    from collections.abc import Callable
    from signal import Signals

STOPS = 6


@pytest.mark.parametrize("number", [SIGINT, SIGTERM])
@pytest.mark.parametrize("mode", ["move", "copy"])
def test_a_stopped_sort_is_settled_at_once_and_goes_on_next_time(
    library: World, mode: str, number: Signals, record_property: Callable[[str, int], None]
) -> None:
    moments = replace(measured(library, library.sort(mode)), early=0)
    library.restore()
    stopped = 0
    for seed in range(STOPS):
        library.forget_history()
        chance = random.Random(seed)
        status, printed = signalled(library, library.sort(mode), number, moments, chance)
        done = [move.state for move in library.assert_history_true()]
        assert set(done) <= {"done"}
        if len(done) < 500:
            assert status == 130, printed
            assert "the next run goes on from here" in printed
            stopped += 1
        assert status in {0, 130, -number}, printed  # -number: all was done by then
        run(library.sort(mode))
        assert len(library.assert_history_true()) == 500
        library.restore()
    assert stopped
    record_property(f"stops by {number.name}, mode {mode}", stopped)


@pytest.mark.parametrize("number", [SIGINT, SIGTERM])
def test_a_stopped_undo_is_settled_at_once_and_goes_on_next_time(
    library: World, number: Signals, record_property: Callable[[str, int], None]
) -> None:
    run(library.sort())
    moments = replace(measured(library, library.undo()), early=0)
    stopped = 0
    for seed in range(STOPS):
        library.forget_history()
        run(library.sort())
        chance = random.Random(seed)
        status, printed = signalled(library, library.undo(), number, moments, chance)
        left = [move for move in library.assert_history_true() if move.state == "done"]
        if left:
            assert status == 130, printed
            stopped += 1
        assert status in {0, 130, -number}, printed
        library.restore()
    assert stopped
    record_property(f"stops of an undo by {number.name}", stopped)


def test_a_sort_stopped_while_it_looks_at_photos_goes_on_from_there(
    library: World, record_property: Callable[[str, int], None]
) -> None:
    library.forget_photos()
    status, stopped = 130, -1
    while status == 130:
        stopped += 1
        working = Working(library, library.sort())
        while not library.catalogue.exists() and working.process.poll() is None:
            time.sleep(GLANCE)
        time.sleep(0.7)
        working.process.send_signal(SIGTERM)
        status, printed = working.end()
        assert status in {0, 130, -SIGTERM}, printed
    assert stopped
    run(library.sort())
    assert len(library.assert_history_true()) == 500
    library.restore()
    record_property("stops of a sort that looks at photos", stopped)

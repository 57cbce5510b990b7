"""Moves and predictions, which are little more than what is in them."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace
from pathlib import Path

import pytest

from cene.core.move import FileMove, Mode, Move, State
from cene.core.photo import Stat
from cene.core.prediction import Prediction

HERE, THERE = Stat(1, 2, 3, 4), Stat(5, 6, 3, 4)
FILE = FileMove(Path("/in/a"), Path("/out/b"), HERE, b"digest", THERE)
MOVE = Move(1, 2, Mode.MOVE, (FILE, replace(FILE, source=Path("/in/c"))), "sea", 0.9, id=3)


def test_the_way_back_goes_from_target_to_source() -> None:
    back = MOVE.reversed()
    assert back.files[0] == FileMove(Path("/out/b"), Path("/in/a"), THERE, b"digest", HERE)
    assert replace(back, files=MOVE.files) == MOVE
    assert back.reversed() == MOVE


def test_what_was_never_placed_is_taken_to_be_the_file_itself() -> None:
    back = replace(MOVE, files=(replace(FILE, placed=None),)).reversed()
    assert back.files[0].stat == HERE


def test_only_begun_moves_are_open() -> None:
    assert [state for state in State if state.is_open] == [State.INTENT, State.UNDOING]


def test_a_prediction_reads_off_its_best() -> None:
    prediction = Prediction((("sea", 0.75), ("forest", 0.25)), 0.1, "m")
    assert (prediction.album, prediction.confidence, prediction.margin) == ("sea", 0.75, 0.5)
    assert replace(prediction, ranking=(("sea", 0.75),)).margin == 0.75


def test_a_prediction_reaches_as_far_as_the_surest_of_its_albums() -> None:
    prediction = Prediction((("sea", 0.75),), 0.1, "m")
    assert prediction.reach == 0.75
    assert replace(prediction, parents=(("animals", 0.9), ("nature", 0.8))).reach == 0.9


def test_values_do_not_change() -> None:
    with pytest.raises(FrozenInstanceError):
        MOVE.id = 4  # type: ignore[misc]

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cene.core.album import Album
from cene.core.policy import NOVELTY_LIMIT, Action, decide, is_sure, percent
from cene.core.prediction import Prediction

ALBUMS = {"sea": Album("sea", "Sea"), "forest": Album("forest", "Forest")}


def prediction(confidence: float, novelty: float = 0.5) -> Prediction:
    return Prediction((("sea", confidence), ("forest", 0.04)), novelty, "m")


def test_a_sure_photo_is_filed_and_says_the_runner_up() -> None:
    decision = decide(prediction(0.93), 0.9, ALBUMS)
    assert (decision.album, decision.action) == ("sea", Action.FILE)
    assert decision.reason == "93 % Sea, next Forest 4 %"
    assert decision.margin == pytest.approx(0.89)


def test_an_unsure_photo_is_asked_about() -> None:
    decision = decide(prediction(0.8999), 0.9, ALBUMS)
    assert (decision.album, decision.action) == ("sea", Action.ASK)
    assert decision.reason == "not sure enough: 89 % Sea, next Forest 4 %"


def test_a_photo_unlike_all_else_belongs_to_no_album_however_sure() -> None:
    decision = decide(prediction(1.0, 0.9901), 0.0, ALBUMS)
    assert (decision.album, decision.action) == (None, Action.ASK)
    assert decision.reason.startswith("unlike all that Cene knows")
    assert "100 % Sea" in decision.reason
    assert decision.confidence == 1.0


def test_an_only_album_has_no_runner_up() -> None:
    decision = decide(Prediction((("sea", 1.0),), 0.0, "m"), 0.9, ALBUMS)
    assert (decision.reason, decision.margin) == ("100 % Sea", 1.0)


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0, 1))
def test_it_files_exactly_where_the_one_rule_says_so(
    confidence: float, novelty: float, threshold: float
) -> None:
    decision = decide(prediction(confidence, novelty), threshold, ALBUMS)
    assert (decision.action is Action.FILE) == is_sure(confidence, novelty, threshold)
    assert (decision.album is None) == (novelty > NOVELTY_LIMIT)


def test_the_limits_themselves_are_sure() -> None:
    assert is_sure(0.9, NOVELTY_LIMIT, 0.9)
    assert not is_sure(0.8999999, NOVELTY_LIMIT, 0.9)
    assert not is_sure(0.9, NOVELTY_LIMIT + 1e-9, 0.9)
    assert not is_sure(float("nan"), 0.0, 0.0)
    assert not is_sure(0.9, float("nan"), 0.0)


@pytest.mark.parametrize("whole", range(101))
def test_a_whole_percentage_is_itself(whole: int) -> None:
    assert percent(whole / 100) == f"{whole} %"


def test_percentages_are_never_rounded_up() -> None:
    assert percent(0.9996) == "99 %"
    assert percent(0.899999) == "89 %"

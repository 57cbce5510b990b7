from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cene.core.album import Album
from cene.core.policy import NOVELTY_LIMIT, Action, decide, is_sure, percent, place
from cene.core.prediction import Prediction
from cene.core.tree import Albums

ALBUMS = Albums(
    [
        Album("nature", "Nature"),
        Album("hills", "Mountains", "nature"),
        Album("forest", "Forest", "nature"),
        Album("sea", "Sea"),
        Album("mountain", "Mountain", "hills"),
        Album("glacier", "Glacier", "hills"),
    ]
)
HILLS = Prediction(
    ranking=(("mountain", 0.52), ("glacier", 0.46), ("sea", 0.01), ("forest", 0.008)),
    novelty=0.5,
    model="m",
    parents=(("hills", 0.98), ("nature", 0.988)),
)
"""Unsure which mountains, but mountains."""


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


def test_a_runner_up_that_is_next_to_impossible_is_not_named() -> None:
    said = Prediction((("sea", 0.99), ("forest", 0.009)), 0.1, "m")
    assert decide(said, 0.9, ALBUMS).reason == "99 % Sea"
    likelier = Prediction((("sea", 0.98), ("forest", 0.01)), 0.1, "m")
    assert decide(likelier, 0.9, ALBUMS).reason == "98 % Sea, next Forest 1 %"


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


def test_unsure_between_two_albums_but_sure_of_their_parent_a_photo_goes_there() -> None:
    decision = decide(HILLS, 0.9, ALBUMS)
    assert (decision.album, decision.confidence, decision.action) == ("hills", 0.98, Action.FILE)
    assert decision.reason == "between Mountain 52 % and Glacier 46 %, but 98 % Mountains"
    assert decision.margin == pytest.approx(0.06)


def test_the_narrowest_sure_album_is_the_one() -> None:
    parents = {"hills", "nature"}
    assert place(HILLS, 0.52, parents) == ("mountain", 0.52)
    assert place(HILLS, 0.53, parents) == ("hills", 0.98)
    assert place(HILLS, 0.985, parents) == ("nature", 0.988)
    assert place(HILLS, 0.9881, parents) is None
    assert HILLS.reach == 0.988


def test_only_albums_in_use_or_chosen_stand_in_for_those_below_them() -> None:
    assert place(HILLS, 0.9, {"nature"}) == ("nature", 0.988)
    assert place(HILLS, 0.5, ()) == ("mountain", 0.52)
    off = ALBUMS.plus(Album("hills", "Mountains", "nature", enabled=False))
    assert decide(HILLS, 0.9, off).album == "nature"
    asked = decide(HILLS, 0.9, ALBUMS, {"mountain", "sea"})
    assert (asked.album, asked.action, asked.confidence) == ("mountain", Action.ASK, 0.52)


def test_a_photo_unlike_all_else_goes_into_no_parent_either() -> None:
    decision = decide(replace(HILLS, novelty=0.981), 0.9, ALBUMS)
    assert (decision.album, decision.action) == (None, Action.ASK)
    assert decision.reason.endswith("nearest is 52 % Mountain, next Glacier 46 %")


def test_a_parent_of_only_one_likely_album_is_named_alone() -> None:
    one = Prediction((("mountain", 0.8), ("sea", 0.1)), 0.5, "m", (("nature", 0.9),))
    assert decide(one, 0.9, ALBUMS).reason == "80 % Mountain, but 90 % Nature"


def test_photos_alike_speak_for_an_album() -> None:
    def reason(alike: int, threshold: float = 0.9) -> str:
        return decide(replace(prediction(0.92), alike=alike), threshold, ALBUMS).reason

    assert reason(14) == "92 % Sea, next Forest 4 %; like 14 photos you put there"
    assert reason(1) == "92 % Sea, next Forest 4 %; like 1 photo you put there"
    assert reason(1400, 0.95) == (
        "not sure enough: 92 % Sea, next Forest 4 %; like 1,400 photos you put there"
    )


OWN = replace(ALBUMS["sea"], threshold=0.95)
"""An album with a threshold of its own."""


def test_an_album_goes_by_its_own_threshold_whatever_the_general_one_is() -> None:
    for threshold in (0.5, 0.9, 1.0):
        assert place(prediction(0.95), threshold, (), {"sea": 0.95}) == ("sea", 0.95)
        assert place(prediction(0.9499), threshold, (), {"sea": 0.95}) is None
    assert place(prediction(0.9), 0.9, (), {"forest": 0.95}) == ("sea", 0.9)
    assert place(prediction(1.0, 0.99), 0.9, (), {"sea": 0.5}) is None


def test_a_parent_goes_by_its_own_threshold_too() -> None:
    parents = {"hills", "nature"}
    assert place(HILLS, 0.9, parents, {"hills": 0.99}) == ("nature", 0.988)
    assert place(HILLS, 0.99, parents, {"nature": 0.98}) == ("nature", 0.988)
    assert place(HILLS, 0.99, {"hills"}, {"nature": 0.98}) is None


def test_the_reason_says_it_where_an_own_threshold_decides() -> None:
    own = ALBUMS.plus(OWN)

    def decided(confidence: float, threshold: float) -> tuple[object, str]:
        decision = decide(prediction(confidence), threshold, own)
        return decision.own, decision.reason

    held, let = "not sure enough for Sea (95 %): ", "sure enough for Sea (95 %): "
    assert decided(0.93, 0.9) == (("sea", 0.95), f"{held}93 % Sea, next Forest 4 %")
    assert decided(0.5, 0.9) == (("sea", 0.95), f"{held}50 % Sea, next Forest 4 %")
    assert decided(0.96, 0.98) == (("sea", 0.95), f"{let}96 % Sea, next Forest 4 %")
    assert decided(0.96, 0.9) == (None, "96 % Sea, next Forest 4 %")
    novel = decide(prediction(0.93, 0.99), 0.9, own)
    assert (novel.own, novel.reason[:30]) == (None, "unlike all that Cene knows; ne")


def test_the_reason_names_the_parent_whose_own_threshold_decides() -> None:
    between = "between Mountain 52 % and Glacier 46 %, but 98 %"
    strict = ALBUMS.plus(replace(ALBUMS["hills"], threshold=0.99))
    assert decide(HILLS, 0.9, strict).reason == (
        f"not sure enough for Mountains (99 %): {between} Nature"
    )
    asked = decide(HILLS, 0.9, strict, {"hills"})
    assert (asked.action, asked.own) == (Action.ASK, ("hills", 0.99))
    assert asked.reason == "not sure enough for Mountains (99 %): 52 % Mountain, next Glacier 46 %"
    easy = ALBUMS.plus(replace(ALBUMS["hills"], threshold=0.9))
    assert (
        decide(HILLS, 0.99, easy).reason == f"sure enough for Mountains (90 %): {between} Mountains"
    )


def test_only_albums_with_one_have_a_threshold_of_their_own() -> None:
    assert ALBUMS.thresholds == {}
    assert ALBUMS.plus(OWN).thresholds == {"sea": 0.95}


def test_where_the_person_put_it_nothing_else_counts() -> None:
    told = Prediction((("sea", 1.0),), 0.0, "m", told=True, alike=3)
    assert decide(told, 1.0, ALBUMS).reason == "you put it there"
    assert decide(told, 0.9, ALBUMS.plus(replace(OWN, threshold=1.0))).reason == "you put it there"

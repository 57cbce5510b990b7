"""Why Cene would do with a photo what it would, in words of the window's language."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from cene.core.album import Album
from cene.core.photo import Photo
from cene.core.policy import Action, decide
from cene.core.prediction import Prediction
from cene.core.shown import Details, Standing
from cene.core.tree import Albums
from cene.ui.reasons import Reasons

ALBUMS = Albums(
    [
        Album("nature", "Nature"),
        Album("sea", "Sea", "nature"),
        Album("forest", "Forest", "nature"),
        Album("cars", "Cars"),
    ]
)
PHOTO = Photo(Path("/camera/a.jpg"), (), 1, 2, 3)
NEAR, FAR = 0.5, 1.0


def why(one: Details, albums: Albums) -> str:
    return Reasons().why(one, albums)


def details(prediction: Prediction, told: str | None = None, albums: Albums = ALBUMS) -> Details:
    """What is known of a photo of which this was predicted."""
    decision = decide(prediction, 0.9, albums)
    standing = Standing.SURE if decision.action is Action.FILE else Standing.ASKS
    return Details(PHOTO, standing, decision, prediction.ranking, told=told)


@pytest.mark.parametrize(
    ("prediction", "said"),
    [
        (Prediction((("sea", 0.97), ("cars", 0.02)), NEAR, "m"), "97 % Sea, next Cars 2 %"),
        (Prediction((("sea", 0.97), ("cars", 0.009)), NEAR, "m"), "97 % Sea"),
        (Prediction((("sea", 0.5),), NEAR, "m"), "not sure enough: 50 % Sea"),
        (
            Prediction((("sea", 0.97),), FAR, "m"),
            "unlike anything that Cene knows; nearest is 97 % Sea",
        ),
        (
            Prediction((("sea", 0.97),), NEAR, "m", alike=14),
            "97 % Sea; like 14 photo(s) you put there",
        ),
        (
            Prediction(
                (("sea", 0.5), ("forest", 0.45), ("cars", 0.02)), NEAR, "m", (("nature", 0.95),)
            ),
            "between Sea 50 % and Forest 45 %, but 95 % Nature",
        ),
        (
            Prediction((("sea", 0.8), ("cars", 0.02)), NEAR, "m", (("nature", 0.95),)),
            "80 % Sea, next Cars 2 %, but 95 % Nature",
        ),
    ],
)
def test_a_prediction_is_put_into_words(prediction: Prediction, said: str) -> None:
    assert why(details(prediction), ALBUMS) == said


HILLY = Prediction((("sea", 0.5), ("forest", 0.45)), NEAR, "m", (("nature", 0.95),))


@pytest.mark.parametrize(
    ("key", "threshold", "prediction", "said"),
    [
        (
            "sea",
            0.99,
            Prediction((("sea", 0.97),), NEAR, "m"),
            "not sure enough for Sea (99 %): 97 % Sea",
        ),
        (
            "sea",
            0.6,
            Prediction((("sea", 0.7),), NEAR, "m"),
            "sure enough for Sea (60 %): 70 % Sea",
        ),
        (
            "nature",
            0.96,
            HILLY,
            "not sure enough for Nature (96 %): 50 % Sea, next Forest 45 %",
        ),
        (
            "nature",
            0.8,
            replace(HILLY, parents=(("nature", 0.85),)),
            "sure enough for Nature (80 %): between Sea 50 % and Forest 45 %, but 85 % Nature",
        ),
        (
            "sea",
            0.93,
            replace(HILLY, ranking=(("sea", 0.92),)),
            "not sure enough for Sea (93 %): 92 % Sea, but 95 % Nature",
        ),
    ],
)
def test_an_own_threshold_is_named_where_it_decides(
    key: str, threshold: float, prediction: Prediction, said: str
) -> None:
    albums = ALBUMS.plus(replace(ALBUMS[key], threshold=threshold))
    known = details(prediction, albums=albums)

    assert why(known, albums) == said
    assert known.decision is not None
    assert known.decision.reason == said


def test_an_answer_is_the_reason_where_there_was_one() -> None:
    told = Prediction((("sea", 1.0),), 0.0, "m", told=True)

    assert why(details(told, "sea"), ALBUMS) == "you put it there"


def test_an_album_that_is_gone_is_named_by_its_key() -> None:
    known = details(Prediction((("cars", 0.97),), NEAR, "m"))

    assert why(known, Albums([])) == "97 % cars"


def test_nothing_is_said_where_nothing_was_predicted() -> None:
    assert why(Details(PHOTO, Standing.UNREAD), ALBUMS) == ""
    assert why(Details(PHOTO, Standing.FAILED, error="It ends early."), ALBUMS) == "It ends early."

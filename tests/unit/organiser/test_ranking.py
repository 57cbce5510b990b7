"""From probabilities to predictions, on a small classifier."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pytest
from tests.unit.organiser.school import Notebook
from tests.unit.vision.tiny import CARD, NONE, READY, SHIPPED, photos

from cene.core.album import Album
from cene.core.errors import UsageError
from cene.core.example import Labeller
from cene.core.prediction import PARENTS, TOP, Prediction
from cene.core.tree import Albums
from cene.organiser.ranking import Ranker, statistics

if TYPE_CHECKING:
    from cene.organiser.workspace import Workspace
    from cene.vision.head import Head

ALBUMS = Albums(
    [
        Album("world", "World"),
        Album("nature", "Nature", "world"),
        Album("animals", "Animals", "world"),
        Album("sea", "Sea", "nature"),
        Album("forest", "Forest", "nature"),
        Album("dogs", "Dogs", "animals"),
        Album("cats", "Cats", "animals"),
        Album("Bella", "Bella", "dogs", own=True),
        Album("Empty", "Empty", own=True),
    ]
)
EVERY = np.concatenate([photos(kind, 6, seed=1) for kind in (0, 1, 2, 3, 4, NONE)])


@pytest.fixture
def notebook(workspace: Workspace) -> Notebook:
    return Notebook(workspace, CARD)


def ranker(notebook: Notebook, albums: Albums = ALBUMS) -> Ranker:
    return Ranker(CARD, SHIPPED, notebook.known(albums), "version")


def said(
    ranker: Ranker, rows: np.ndarray, contents: list[int] | None = None, top: int = TOP
) -> list[Prediction]:
    return ranker.predictions([row.tobytes() for row in rows], contents or [], top)


def switched(*off: str) -> Albums:
    return Albums([replace(album, enabled=album.key not in off) for album in ALBUMS.values()])


def test_a_prediction_is_the_top_of_the_probabilities(notebook: Notebook) -> None:
    found = ranker(notebook)
    probabilities, novelty = found.head.predict(EVERY)
    for row, strange, prediction in zip(probabilities, novelty, said(found, EVERY), strict=True):
        assert [p for _, p in prediction.ranking] == sorted(row.tolist(), reverse=True)
        assert dict(prediction.ranking) == dict(zip(READY, row.tolist(), strict=True))
        assert (prediction.model, prediction.novelty) == ("version", strange)
        assert (prediction.alike, prediction.told) == (0, False)
    assert [len(one.ranking) for one in said(found, EVERY, top=2)] == [2] * len(EVERY)


def test_predictions_do_not_depend_on_who_else_is_asked_about(notebook: Notebook) -> None:
    found = ranker(notebook)
    together = said(found, EVERY)
    for number in (0, 9, 20):
        (alone,) = said(found, EVERY[number : number + 1])
        assert alone.album == together[number].album
        assert alone.confidence == pytest.approx(together[number].confidence, abs=1e-6)


def test_albums_of_which_nothing_is_known_are_not_in_it(notebook: Notebook) -> None:
    assert ranker(notebook).head.albums == READY
    notebook.tell("Bella", *photos(4, 2))
    notebook.reject("Empty", photos(4, 1)[0])
    assert ranker(notebook).head.albums == (*READY, "Bella")


def test_examples_reach_their_albums_with_their_weights(notebook: Notebook) -> None:
    notebook.tell("Bella", photos(4, 1)[0])
    notebook.tell("Bella", photos(4, 2)[1], labeller=Labeller.MACHINE, confidence=0.5)
    notebook.reject("sea", photos(4, 3)[2])
    notebook.tell("gone", photos(4, 4)[3])
    found = {album.key: album for album in statistics(CARD, notebook.known(ALBUMS))}
    assert sorted(found["Bella"].confirmed[1].tolist()) == [0.125, 1.0]
    assert found["sea"].rejected[1].tolist() == [1.0]
    assert (found["sea"].ready, found["Bella"].ready) == ((0,), ())
    assert [*found] == [*READY, "Bella"]


def test_a_told_photo_is_certain(notebook: Notebook) -> None:
    lesson = photos(0, 1)[0]
    (content,) = notebook.tell("Bella", lesson)
    found = ranker(notebook)
    told, other = said(found, np.stack([lesson, lesson]), [content, 0])
    assert told.ranking[0] == ("Bella", 1.0)
    assert {chance for _, chance in told.ranking[1:]} == {0.0}
    assert (told.novelty, told.told, told.parents, told.alike) == (0.0, True, (), 1)
    assert not other.told
    assert 0 < other.confidence < 1


def test_only_a_person_is_obeyed(notebook: Notebook) -> None:
    lesson = photos(0, 1)[0]
    (content,) = notebook.tell("Bella", lesson, labeller=Labeller.MACHINE)
    (prediction,) = said(ranker(notebook), lesson[None], [content])
    assert not prediction.told
    assert prediction.confidence < 1


def test_a_rejected_photo_is_never_predicted_there(notebook: Notebook) -> None:
    lesson = photos(0, 1, seed=1)[0]
    (content,) = notebook.reject("sea", lesson)
    rejected, other = said(ranker(notebook), np.stack([lesson, lesson]), [content, 0])
    assert dict(rejected.ranking)["sea"] == 0
    assert rejected.album != "sea"
    assert sum(chance for _, chance in rejected.ranking) <= 1 + 1e-9
    (before,) = said(Ranker(CARD, SHIPPED, replace(notebook.known(ALBUMS), marks=(),
                                                   workspace=None), "v"), lesson[None])  # fmt: skip
    assert other.album == before.album == "sea"
    assert other.confidence <= before.confidence + 1e-3


def test_rejected_from_all_albums_it_is_predicted_nowhere(notebook: Notebook) -> None:
    lesson = photos(0, 1, seed=1)[0]
    for key in READY:
        (content,) = notebook.reject(key, lesson)
    (prediction,) = said(ranker(notebook), lesson[None], [content])
    assert {chance for _, chance in prediction.ranking} == {0.0}
    assert prediction.parents == ()
    assert prediction.reach == 0


def test_told_of_an_album_that_is_switched_off_it_is_one_like_any_other(
    notebook: Notebook,
) -> None:
    lesson = photos(0, 1, seed=1)[0]
    (content,) = notebook.tell("dogs", lesson)
    (prediction,) = said(ranker(notebook, switched("dogs")), lesson[None], [content])
    assert "dogs" not in dict(prediction.ranking)
    assert (prediction.album, prediction.told) == ("sea", False)
    notebook.forget(content)
    notebook.reject("dogs", lesson)
    (prediction,) = said(ranker(notebook, switched("dogs")), lesson[None], [content])
    assert prediction.album == "sea"


def test_albums_switched_off_are_not_predicted_and_the_rest_stay_in_their_order(
    notebook: Notebook,
) -> None:
    notebook.tell("Bella", *photos(4, 5))
    for off in (("sea",), ("sea", "Bella"), ("dogs", "cats")):
        found = ranker(notebook, switched(*off))
        assert not set(off) & set(found.head.albums)
        every = ranker(notebook)
        columns = [every.head.albums.index(key) for key in found.head.albums]
        before, after = every.head.predict(EVERY)[0], found.head.predict(EVERY)[0]
        assert ((after >= 0) & (after.sum(axis=1) <= 1 + 1e-9)[:, None]).all()
        gained = after.sum(axis=1) - before[:, columns].sum(axis=1)
        assert (gained > -0.05).all()
        sure = before[:, columns].max(axis=1) > 0.5
        assert (after[sure].argmax(axis=1) == before[sure][:, columns].argmax(axis=1)).all()


def test_albums_that_are_merged_are_as_probable_as_both_were(notebook: Notebook) -> None:
    apart = ranker(notebook).head
    merged = ranker(notebook, Albums(ALBUMS.values(), {"cats": "dogs"})).head
    assert merged.albums == ("sea", "forest", "dogs")
    assert merged.ready == ((0,), (1,), (2, 3), (4,))

    def at_one_temperature(head: Head) -> np.ndarray:
        probabilities: np.ndarray = replace(head, factor=10.0).predict(EVERY)[0]
        return probabilities

    before, after = at_one_temperature(apart), at_one_temperature(merged)
    np.testing.assert_allclose(after[:, 2], before[:, 2] + before[:, 3], rtol=1e-5)
    np.testing.assert_allclose(after[:, :2], before[:, :2], rtol=1e-5)


def test_ready_made_albums_merged_into_ones_own_go_along(notebook: Notebook) -> None:
    found = ranker(notebook, Albums(ALBUMS.values(), {"dogs": "Bella", "cats": "Bella"}))
    assert found.head.albums == ("sea", "forest", "Bella")
    assert said(found, photos(2, 1))[0].album == "Bella"
    assert said(found, photos(3, 1))[0].album == "Bella"


def between(*kinds: int) -> np.ndarray:
    """A photo that shows all of these kinds alike."""
    row = np.mean([photos(kind, 200).mean(axis=0) for kind in kinds], axis=0)
    rounded: np.ndarray = np.rint(row[None]).astype(np.int16)
    return rounded


def test_a_parent_is_as_probable_as_all_below_it(notebook: Notebook) -> None:
    notebook.tell("Bella", *photos(4, 5))
    found = ranker(notebook)
    below = {"nature": ("sea", "forest"), "animals": ("dogs", "cats", "Bella"),
             "dogs": ("dogs", "Bella"), "world": (*READY, "Bella")}  # fmt: skip
    rows = np.concatenate([between(0, 1), between(2, 3), between(0, 2), between(2, 4), EVERY])
    for prediction in said(found, rows):
        chances = dict(prediction.ranking)
        for key, chance in prediction.parents:
            assert chance == pytest.approx(sum(chances[one] for one in below[key]), abs=1e-6)
            assert prediction.confidence < chance <= 1
        sizes = [len(below[key]) for key, _ in prediction.parents]
        assert sizes == sorted(sizes), "the narrowest first"
        assert all(one < other for (_, one), (_, other) in pairwise(prediction.parents))
        assert len(prediction.parents) <= PARENTS


def test_unsure_between_two_children_it_names_their_parent_first(notebook: Notebook) -> None:
    first = [said(ranker(notebook), row)[0].parents for row in (between(0, 1), between(2, 3))]
    assert [parents[0][0] for parents in first] == ["nature", "animals"]
    assert all(parents[0][1] > 0.8 for parents in first)
    (across,) = said(ranker(notebook), between(0, 2))
    assert across.parents[-1][0] == "world"


def test_a_parent_that_is_switched_off_stands_in_for_nothing(notebook: Notebook) -> None:
    (prediction,) = said(ranker(notebook, switched("nature")), between(0, 1))
    assert [key for key, _ in prediction.parents] == ["world"]
    (prediction,) = said(ranker(notebook, switched("nature", "animals", "world")), between(0, 1))
    assert prediction.parents == ()


def test_a_parent_of_one_child_in_use_says_nothing(notebook: Notebook) -> None:
    (prediction,) = said(ranker(notebook, switched("forest")), between(0, 1))
    assert "nature" not in dict(prediction.parents)


def test_a_photo_rejected_from_a_parent_does_not_go_there(notebook: Notebook) -> None:
    row = between(0, 1)
    (content,) = notebook.reject("nature", row[0])
    (prediction,) = said(ranker(notebook), row, [content])
    assert "nature" not in dict(prediction.parents)
    assert "nature" in dict(said(ranker(notebook), row)[0].parents)


def test_a_photo_told_to_a_parent_is_certain_of_it(notebook: Notebook) -> None:
    row = between(0, 1)
    (content,) = notebook.tell("nature", row[0])
    (prediction,) = said(ranker(notebook), row, [content])
    assert prediction.ranking[0] == ("nature", 1.0)
    assert prediction.parents == ()


def test_examples_that_look_alike_are_counted(notebook: Notebook) -> None:
    notebook.tell("Bella", *photos(4, 5), photos(0, 1)[0])
    like, other = said(ranker(notebook), np.concatenate([photos(4, 1, 1), photos(1, 1, 1)]))
    assert (like.album, like.alike) == ("Bella", 5)
    assert (other.album, other.alike) == ("forest", 0)


def test_one_album_in_use_is_no_choice(notebook: Notebook) -> None:
    with pytest.raises(UsageError, match="two albums or more"):
        ranker(notebook, switched("sea", "forest", "dogs"))


def test_what_was_forgotten_leaves_no_trace(notebook: Notebook) -> None:
    notebook.tell("Bella", *photos(4, 5))
    before = said(ranker(notebook), EVERY)
    more = notebook.tell("Bella", *photos(5, 3)) + notebook.reject("sea", *photos(1, 2))
    more += notebook.tell("cats", *photos(6, 2))
    assert said(ranker(notebook), EVERY) != before
    notebook.forget(*reversed(more))
    assert said(ranker(notebook), EVERY) == before

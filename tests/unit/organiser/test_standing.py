from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.unit.organiser.shelf import CAMERA, Shelf, said

from cene.core.errors import UsageError
from cene.core.example import Labeller, Verdict
from cene.core.move import Mode, State
from cene.core.policy import NOVELTY_LIMIT, place
from cene.core.shown import Grouping, Scope, Standing, View
from cene.organiser import albums as editing
from cene.organiser.library import details, snapshot

if TYPE_CHECKING:
    from cene.organiser.workspace import Workspace

CHANCES = st.sampled_from([0.0, 0.5, 0.9, 1.0]) | st.floats(0, 1)


@pytest.fixture
def shelf(workspace: Workspace) -> Shelf:
    return Shelf(workspace)


def stands(shelf: Shelf, photo: int, threshold: float = 0.9) -> tuple[str | None, float, Standing]:
    """Album, confidence and standing of a photo, which its details confirm."""
    (found,) = snapshot(shelf.workspace).tiles([photo], threshold)
    more = details(shelf.workspace, photo, threshold)
    assert more is not None
    assert more.standing is found.standing
    return found.album, found.confidence, found.standing


def test_a_photo_is_sure_or_asks_by_the_threshold(shelf: Shelf) -> None:
    photo = shelf.add("a.jpg", said("sea", 0.8, (("nature", 0.9), ("places", 0.97))))
    assert stands(shelf, photo, 0.8) == ("sea", 0.8, Standing.SURE)
    for threshold in (0.81, 0.9):
        assert stands(shelf, photo, threshold) == ("nature", 0.9, Standing.SURE)
    assert stands(shelf, photo, 0.95) == ("places", 0.97, Standing.SURE)
    assert stands(shelf, photo, 0.98) == ("sea", 0.8, Standing.ASKS)


def test_what_resembles_nothing_asks_at_any_threshold(shelf: Shelf) -> None:
    novel = shelf.add("a.jpg", said("sea", 1.0, novelty=NOVELTY_LIMIT + 0.01))
    assert stands(shelf, novel, 0.5) == ("sea", 1.0, Standing.ASKS)
    assert snapshot(shelf.workspace).histogram(1) == [0]


def test_a_parent_out_of_use_takes_no_photo(shelf: Shelf) -> None:
    photo = shelf.add("a.jpg", said("sea", 0.8, (("nature", 0.9), ("places", 0.97))))
    editing.disable(shelf.workspace, ["nature"])
    assert stands(shelf, photo, 0.9) == ("places", 0.97, Standing.SURE)
    editing.disable(shelf.workspace, ["places"])
    assert stands(shelf, photo, 0.9) == ("sea", 0.8, Standing.ASKS)


def test_a_photo_whose_album_went_out_of_use_waits_to_be_ranked_anew(shelf: Shelf) -> None:
    photo = shelf.add("a.jpg", said("sea", 0.99, (("nature", 0.999),)))
    editing.disable(shelf.workspace, ["sea"])
    assert stands(shelf, photo)[2] is Standing.ASKS
    assert snapshot(shelf.workspace).risk(0.9).filed == 0


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(
    each=st.lists(
        st.tuples(
            st.sampled_from(["forest", "sea"]),
            st.tuples(CHANCES, CHANCES, CHANCES, CHANCES),
            st.sampled_from([0.0, NOVELTY_LIMIT, 1.0]),
        ),
        max_size=8,
    ),
    threshold=CHANCES,
    own=st.dictionaries(
        st.sampled_from(["forest", "sea", "nature", "places"]),
        st.sampled_from([0.5, 0.9, 1.0]) | st.floats(0.5, 1),
    ),
)
def test_those_are_sure_that_a_sort_would_file(
    shelf: Shelf,
    each: list[tuple[str, tuple[float, ...], float]],
    threshold: float,
    own: dict[str, float],
) -> None:
    shelf.clear()
    for key in ("forest", "sea", "nature", "places"):
        editing.set_threshold(shelf.workspace, key, own.get(key))
    above = ("nature", "no album", "places")
    predictions = [
        said(
            album,
            best,
            tuple((key, chance) for key, chance in zip(above, more, strict=True) if chance > best),
            novelty,
        )
        for album, (best, *more), novelty in each
    ]
    numbers = [shelf.add(f"{number}.jpg", said) for number, said in enumerate(predictions)]
    photos = snapshot(shelf.workspace)
    in_use = photos.albums.in_use
    tally = shelf.workspace.predictions
    shelf.workspace.catalogue.select([1])
    counted = tally.tally(threshold, in_use, own).albums

    tiles = photos.tiles(numbers, threshold)
    places = [place(prediction, threshold, in_use, own) for prediction in predictions]
    for shown, goes, prediction in zip(tiles, places, predictions, strict=True):
        where = goes or (prediction.album, prediction.confidence)
        assert (shown.album, shown.confidence) == where
        assert shown.standing is (Standing.SURE if goes else Standing.ASKS)
    risk, counts = photos.risk(threshold), photos.counts(threshold)
    assert risk.filed == counts.sure == sum(album.sure for album in counted)
    assert risk.asked == counts.review == len(each) - risk.filed
    assert risk.photos == len(each)
    assert risk.expected_wrong == pytest.approx(sum(album.expected_wrong for album in counted))
    for number, least in enumerate((0.5, 0.75)):
        right_of_it = sum(1 for prediction in predictions if place(prediction, least, in_use, own))
        assert sum(photos.histogram(2)[number:]) == right_of_it


def test_an_album_with_its_own_threshold_does_not_follow_the_slider(shelf: Shelf) -> None:
    held, let = shelf.add("a.jpg", said("street", 0.97)), shelf.add("b.jpg", said("sea", 0.7))
    editing.set_threshold(shelf.workspace, "street", 0.99)
    editing.set_threshold(shelf.workspace, "sea", 0.6)
    photos = snapshot(shelf.workspace)
    for threshold in (0.5, 0.9, 0.99):
        assert stands(shelf, held, threshold) == ("street", 0.97, Standing.ASKS)
        assert stands(shelf, let, threshold) == ("sea", 0.7, Standing.SURE)
        assert photos.risk(threshold) == pytest.approx((threshold, 2, 1, 0.3, 1))
    assert photos.histogram(20) == [0] * 19 + [1]
    more = details(shelf.workspace, let, 0.9)
    assert more is not None
    assert more.decision is not None
    assert more.decision.reason == "sure enough for Sea (60 %): 70 % Sea, next Glacier 1 %"
    editing.set_threshold(shelf.workspace, "sea", None)
    assert stands(shelf, let, 0.9) == ("sea", 0.7, Standing.ASKS)


def test_the_own_threshold_of_a_parent_holds_it_back_and_a_wider_one_stands_in(
    shelf: Shelf,
) -> None:
    photo = shelf.add("a.jpg", said("sea", 0.8, (("nature", 0.92), ("places", 0.95))))
    editing.set_threshold(shelf.workspace, "nature", 0.93)
    assert stands(shelf, photo) == ("places", 0.95, Standing.SURE)
    editing.set_threshold(shelf.workspace, "nature", 0.92)
    for threshold in (0.81, 0.99):
        assert stands(shelf, photo, threshold) == ("nature", 0.92, Standing.SURE)
    assert stands(shelf, photo, 0.8) == ("sea", 0.8, Standing.SURE)


def test_what_cannot_be_read_failed_and_what_nobody_read_is_unread(shelf: Shelf) -> None:
    failed, raw = shelf.add("a.jpg"), shelf.add("b.cr2")
    shelf.fail(failed)
    assert stands(shelf, failed) == (None, 0.0, Standing.FAILED)
    assert stands(shelf, raw) == (None, 0.0, Standing.UNREAD)
    counts = snapshot(shelf.workspace).counts(0.9)
    assert (counts.photos, counts.failed, counts.review) == (2, 1, 0)
    assert shelf.names(View(scope=Scope.FAILED)) == ["a.jpg"]
    more = details(shelf.workspace, failed, 0.9)
    assert more is not None
    assert (more.error, more.decision, more.ranking) == ("is no picture", None, ())


def test_a_photo_that_was_filed_is_in_that_album(shelf: Shelf) -> None:
    photo = shelf.add("a.jpg", said("sea", 0.95))
    move = shelf.file(photo, "forest", 0.7, mode=Mode.COPY)
    assert stands(shelf, photo) == ("forest", 0.7, Standing.FILED)
    more = details(shelf.workspace, photo, 0.9)
    assert more is not None
    assert (more.came_from, more.move) == (CAMERA / "a.jpg", move)
    risk = snapshot(shelf.workspace).risk(0.9)
    assert (risk.photos, risk.filed) == (0, 0)
    assert sum(snapshot(shelf.workspace).histogram(20)) == 0


@pytest.mark.parametrize("state", [State.UNDONE, State.FAILED, State.INTENT])
def test_a_move_that_does_not_stand_says_nothing(shelf: Shelf, state: State) -> None:
    photo = shelf.add("a.jpg", said("sea", 0.95))
    shelf.file(photo, "forest", state=state)
    assert stands(shelf, photo) == ("sea", 0.95, Standing.SURE)
    more = details(shelf.workspace, photo, 0.9)
    assert more is not None
    assert (more.came_from, more.move) == (None, None)


def test_failing_goes_before_filed_and_filed_before_told(shelf: Shelf) -> None:
    photo = shelf.add("a.jpg", said("sea", 0.95))
    shelf.tell(photo, "street")
    assert stands(shelf, photo) == ("street", 1.0, Standing.KEPT)
    shelf.file(photo, "forest", 1.0)
    assert stands(shelf, photo) == ("forest", 1.0, Standing.FILED)
    shelf.fail(photo)
    assert stands(shelf, photo)[2] is Standing.FAILED


def test_only_a_person_keeps_a_photo(shelf: Shelf) -> None:
    photo = shelf.add("a.jpg", said("sea", 0.6))
    shelf.tell(photo, "street", labeller=Labeller.MACHINE)
    shelf.tell(photo, "forest", Verdict.REJECTED, Labeller.MACHINE)
    assert stands(shelf, photo) == ("sea", 0.6, Standing.ASKS)


def test_what_was_said_of_a_picture_holds_for_each_photo_of_it(shelf: Shelf) -> None:
    one, other = shelf.add("a.jpg", said("sea", 0.6)), shelf.add("b.jpg", said("sea", 0.6))
    twin = shelf.add("twin.jpg", said("sea", 0.6), content=shelf.content(one))
    shelf.tell(one, "street")
    assert stands(shelf, twin) == ("street", 1.0, Standing.KEPT)
    assert stands(shelf, other)[2] is Standing.ASKS


def test_a_photo_rejected_from_its_best_album_is_kept_at_once(shelf: Shelf) -> None:
    photo = shelf.add("a.jpg", said("sea", 0.99))
    shelf.reject(photo, "sea")
    assert stands(shelf, photo) == ("sea", 0.99, Standing.KEPT)
    more = details(shelf.workspace, photo, 0.9)
    assert more is not None
    assert (more.told, more.rejected) == (None, ("sea",))
    assert snapshot(shelf.workspace).risk(0.9).photos == 0


def test_a_rejected_photo_does_not_ask_again_but_may_be_sure_of_another_album(
    shelf: Shelf,
) -> None:
    photo = shelf.add("a.jpg", said("forest", 0.8))
    shelf.reject(photo, "sea")
    assert stands(shelf, photo, 0.9) == ("forest", 0.8, Standing.KEPT)
    assert stands(shelf, photo, 0.8) == ("forest", 0.8, Standing.SURE)
    assert snapshot(shelf.workspace).counts(0.9).albums["forest"] == 0


def test_an_album_that_is_gone_is_none_until_all_is_ranked_anew(shelf: Shelf) -> None:
    editing.add(shelf.workspace, "Bella")
    photo = shelf.add("a.jpg", said("Bella", 0.95))
    filed = shelf.add("b.jpg", said("Bella", 0.95))
    shelf.file(filed, "Bella")
    assert stands(shelf, photo) == ("Bella", 0.95, Standing.SURE)
    editing.remove(shelf.workspace, "Bella")
    assert stands(shelf, photo)[::2] == (None, Standing.ASKS)
    assert stands(shelf, filed)[::2] == (None, Standing.FILED)
    with pytest.raises(UsageError):
        snapshot(shelf.workspace).albums.named("Bella")
    more = details(shelf.workspace, photo, 0.9)
    assert more is not None
    assert more.ranking == (("glacier", 0.01),)
    counts = snapshot(shelf.workspace).counts(0.9)
    assert set(counts.albums.values()) == {0}
    assert photo in snapshot(shelf.workspace).listing(View(grouping=Grouping.ALBUM), 0.9).photos


def test_what_was_merged_is_in_the_other_album(shelf: Shelf) -> None:
    photo = shelf.add("a.jpg", said("street", 0.5))
    shelf.file(photo, "sea")
    editing.merge(shelf.workspace, ["sea"], "forest")
    assert stands(shelf, photo)[::2] == ("forest", Standing.FILED)
    assert snapshot(shelf.workspace).counts(0.9).albums["forest"] == 1

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.unit.organiser.shelf import Shelf, said

from cene.core.policy import NOVELTY_LIMIT, place
from cene.core.prediction import Prediction
from cene.organiser import albums
from cene.organiser.albums import ready_made
from cene.organiser.risk import risk_curve
from cene.vision.risk import Risk

if TYPE_CHECKING:
    from tests.unit.organiser.conftest import Inbox

    from cene.organiser.workspace import Workspace

CHANCES = st.sampled_from([0.0, 0.5, 0.9, 1.0]) | st.floats(0, 1)
ABOVE = ("nature", "places")


def test_the_risk_is_what_a_sort_would_count(inbox: Inbox) -> None:
    for number, album in enumerate(("sea", "forest", "buildings", "other")):
        inbox.add(f"{album}.jpg", album, number)
    inbox.index()
    curve = risk_curve(inbox.workspace)
    for threshold in (0.0, 0.3, 0.7, 0.9, 0.99, 1.0):
        tally = inbox.workspace.predictions.tally(threshold, ready_made().in_use)
        found = curve.at(threshold)
        assert (found.photos, found.filed) == (4, sum(album.sure for album in tally.albums))
        assert found.expected_wrong == pytest.approx(
            sum(album.expected_wrong for album in tally.albums)
        )
        assert found.asked == 4 - found.filed


def test_the_photos_of_other_folders_count_unless_left_out(inbox: Inbox) -> None:
    inbox.add("a.jpg", "sea")
    inbox.index()
    workspace = inbox.workspace
    workspace.catalogue.select([])
    assert risk_curve(workspace).at(0.7).filed == 1
    assert risk_curve(workspace, selected_only=True).at(0.7) == Risk(0.7, 0, 0, 0.0, 0)


def test_a_photo_that_goes_into_a_parent_is_as_risky_as_that(inbox: Inbox) -> None:
    inbox.add("a.jpg", "sea")
    inbox.index()
    workspace = inbox.workspace
    backbone = inbox.classifier.card.backbone_version
    ((number, _),) = workspace.predictions.missing(backbone, "newer", 0, 2)
    with workspace.database.transaction():
        said = Prediction((("sea", 0.6),), 0.1, "newer", (("nature", 0.9),))
        workspace.predictions.add([(number, said)])
    assert risk_curve(workspace).at(0.8) == pytest.approx((0.8, 1, 1, 0.1, 0))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(
    each=st.lists(
        st.tuples(
            st.sampled_from(["forest", "sea"]),
            st.tuples(CHANCES, CHANCES, CHANCES),
            st.sampled_from([0.0, NOVELTY_LIMIT, 1.0]),
        ),
        max_size=8,
    ),
    thresholds=st.lists(CHANCES, min_size=1),
    own=st.dictionaries(
        st.sampled_from(["forest", "sea", *ABOVE]), st.sampled_from([0.5, 1.0]) | st.floats(0.5, 1)
    ),
)
@example([("forest", (0.4, 0.0, 0.0), 0.0)], [0.0], {"forest": 0.5})  # and no parent
def test_own_thresholds_count_at_any_general_one(
    workspace: Workspace,
    each: list[tuple[str, tuple[float, ...], float]],
    thresholds: list[float],
    own: dict[str, float],
) -> None:
    shelf = Shelf(workspace)
    shelf.clear()
    for key in ("forest", "sea", *ABOVE):
        albums.set_threshold(workspace, key, own.get(key))
    predictions = [
        said(album, best, tuple(pair for pair in zip(ABOVE, more, strict=True) if pair[1]), novelty)
        for album, (best, *more), novelty in each
    ]
    for number, prediction in enumerate(predictions):
        shelf.add(f"{number}.jpg", prediction)
    curve = risk_curve(workspace)
    for threshold in thresholds:
        places = [place(prediction, threshold, ABOVE, own) for prediction in predictions]
        wrong = [1 - where[1] for where in places if where is not None]
        expected = Risk(threshold, len(each), len(wrong), sum(wrong), len(each) - len(wrong))
        assert curve.at(threshold) == pytest.approx(expected, abs=1e-9)

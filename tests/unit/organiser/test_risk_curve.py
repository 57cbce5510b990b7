from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cene.core.prediction import Prediction
from cene.organiser.albums import ready_made
from cene.organiser.risk import risk_curve
from cene.vision.risk import Risk

if TYPE_CHECKING:
    from tests.unit.organiser.conftest import Inbox


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

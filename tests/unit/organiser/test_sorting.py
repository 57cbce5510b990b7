from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.scenes import THRESHOLD
from tests.unit.organiser.conftest import Watched

from cene.core.errors import UsageError
from cene.core.move import Mode
from cene.core.policy import Action
from cene.organiser.request import SortOrder
from cene.organiser.sorting import CHUNK, Outcome, Summary, sort
from cene.organiser.workspace import Silent

if TYPE_CHECKING:
    from tests.unit.organiser.conftest import Inbox


def order(inbox: Inbox, mode: Mode = Mode.MOVE, listed: int | None = None) -> SortOrder:
    return SortOrder((inbox.folder,), inbox.albums, mode, float(THRESHOLD), (), listed)


def run(
    inbox: Inbox, asked: SortOrder, progress: Silent | None = None
) -> tuple[Summary, list[Outcome]]:
    outcomes: list[Outcome] = []
    watched = progress or Silent()
    summary = sort(inbox.workspace, inbox.classifier, asked, outcomes.append, watched)
    return summary, outcomes


def many(inbox: Inbox, number: int) -> None:
    data = inbox.add("000.jpg").read_bytes()
    for k in range(1, number):
        (inbox.folder / f"{k:03}.jpg").write_bytes(data)


def counts(summary: Summary) -> tuple[int, int, int, int, int]:
    return (
        summary.photos, summary.filed, summary.asked, summary.skipped, len(summary.failed),
    )  # fmt: skip


def test_every_photo_is_accounted_for(inbox: Inbox) -> None:
    inbox.add("a.jpg", "sea")
    inbox.add("b.jpg", "forest")
    inbox.add("flower.jpg", "other")
    (inbox.folder / "text.jpg").write_text("text")
    (inbox.folder / "raw.nef").touch()
    progress = Watched()
    summary, outcomes = run(inbox, order(inbox), progress)
    assert counts(summary) == (5, 2, 1, 1, 1)
    assert summary.by_album == {"Sea": 1, "Forest": 1}
    assert 0 < summary.expected_wrong < 2 * (1 - float(THRESHOLD))
    assert (summary.batch, summary.complete) == (1, True)
    assert {o.path.name: o.decision.action for o in outcomes} == {
        "a.jpg": Action.FILE,
        "b.jpg": Action.FILE,
        "flower.jpg": Action.ASK,
        "raw.nef": Action.LEAVE,
    }
    assert progress.stages[-1] == ("Filing", 2)


def test_counting_agrees_with_planning(inbox: Inbox) -> None:
    """A suggestion for people counts in SQL where it lists nothing; scripts get every photo."""
    many(inbox, 3)
    inbox.add("b.jpg", "forest")
    counted, outcomes = run(inbox, order(inbox, Mode.SUGGEST, 1))
    planned, listed = run(inbox, order(inbox, Mode.SUGGEST))
    assert counts(counted) == counts(planned) == (4, 4, 0, 0, 0)
    assert counted.by_album == planned.by_album == {"Sea": 3, "Forest": 1}
    assert counted.expected_wrong == pytest.approx(planned.expected_wrong)
    assert (len(outcomes), len(listed)) == (0, 4)
    assert counted.batch is planned.batch is None


def test_a_counted_suggestion_passes_over_copies_too(inbox: Inbox) -> None:
    many(inbox, 3)
    run(inbox, order(inbox, Mode.COPY))
    summary, _ = run(inbox, order(inbox, Mode.SUGGEST, 1))
    assert counts(summary) == (3, 0, 0, 3, 0)


def test_stopped_while_looking_nothing_is_filed(inbox: Inbox) -> None:
    many(inbox, 6)
    summary, _ = run(inbox, order(inbox), Watched("Looking at photos", 2))
    assert (summary.complete, summary.filed, summary.batch) == (False, 0, None)
    assert (summary.by_album, summary.expected_wrong) == ({}, 0)
    assert len(list(inbox.folder.iterdir())) == 6


def test_stopped_while_filing_the_rest_stays(inbox: Inbox) -> None:
    many(inbox, CHUNK + 6)
    summary, outcomes = run(inbox, order(inbox), Watched("Filing", 1))
    assert (summary.complete, summary.filed, summary.by_album) == (False, CHUNK, {"Sea": CHUNK})
    assert len([o for o in outcomes if o.target is not None]) == CHUNK
    assert len(list(inbox.folder.iterdir())) == 6
    rest, _ = run(inbox, order(inbox))
    assert (rest.complete, rest.filed) == (True, 6)


def test_an_order_that_cannot_be_meant_touches_nothing(inbox: Inbox) -> None:
    inbox.add("a.jpg")
    same = SortOrder((inbox.folder,), inbox.folder, Mode.MOVE, 0.5)
    with pytest.raises(UsageError):
        run(inbox, same)
    unknown = SortOrder((inbox.folder,), Path("elsewhere"), Mode.MOVE, 0.5, ("cats",))
    with pytest.raises(UsageError, match="There is no album 'cats'"):
        run(inbox, unknown)
    assert (inbox.folder / "a.jpg").exists()

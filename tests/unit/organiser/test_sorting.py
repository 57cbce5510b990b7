from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.scenes import THRESHOLD
from tests.unit.organiser.conftest import Watched

from cene.core.errors import UsageError
from cene.core.move import Mode
from cene.core.policy import Action
from cene.core.prediction import Prediction
from cene.organiser import albums
from cene.organiser.request import SortOrder
from cene.organiser.sorting import CHUNK, Outcome, Summary, sort
from cene.organiser.workspace import Silent

if TYPE_CHECKING:
    from tests.unit.organiser.conftest import Inbox


def order(
    inbox: Inbox, mode: Mode = Mode.MOVE, listed: int | None = None, albums: tuple[str, ...] = ()
) -> SortOrder:
    return SortOrder((inbox.folder,), inbox.albums, mode, float(THRESHOLD), albums, listed)


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


def say(inbox: Inbox, name: str, said: Prediction) -> None:
    """Have something else predicted of a photo than what the classifier would say."""
    inbox.index()
    workspace = inbox.workspace
    said = replace(said, model=inbox.classifier.version)
    entry = workspace.catalogue.at(inbox.folder / name)
    assert entry is not None
    assert entry.content is not None
    with workspace.database.transaction():
        workspace.predictions.add([(entry.content, said)])


def counts(summary: Summary) -> tuple[int, int, int, int, int]:
    return (
        summary.photos, summary.filed, summary.asked, summary.skipped, len(summary.failed),
    )  # fmt: skip


def test_every_photo_is_accounted_for(inbox: Inbox) -> None:
    inbox.add("a.jpg", "sea")
    inbox.add("b.jpg", "forest")
    inbox.add("coins.jpg", "other")
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
        "coins.jpg": Action.ASK,
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
    unknown = SortOrder((inbox.folder,), Path("elsewhere"), Mode.MOVE, 0.5, ("hats",))
    with pytest.raises(UsageError, match="There is no album 'hats'"):
        run(inbox, unknown)
    assert (inbox.folder / "a.jpg").exists()


ICY = Prediction(
    ranking=(("mountain", 0.52), ("glacier", 0.46)),
    novelty=0.1,
    model="",
    parents=(("mountains", 0.98), ("nature", 0.99)),
)
"""Unsure which mountains, but mountains."""


def test_a_photo_between_two_albums_goes_into_their_parent(inbox: Inbox) -> None:
    inbox.add("a.jpg")
    say(inbox, "a.jpg", ICY)
    counted, _ = run(inbox, order(inbox, Mode.SUGGEST, 0))
    summary, (outcome,) = run(inbox, order(inbox))
    assert counts(counted) == counts(summary) == (1, 1, 0, 0, 0)
    assert counted.by_album == summary.by_album == {"Mountains": 1}
    assert counted.expected_wrong == summary.expected_wrong == pytest.approx(0.02)
    assert outcome.target == inbox.albums / "Mountains/a.jpg"
    assert outcome.decision.album == "mountains"
    assert outcome.decision.reason == "between Mountain 52 % and Glacier 46 %, but 98 % Mountains"
    (move,) = inbox.workspace.journal.moves_of(1)
    assert (move.album, move.confidence) == ("mountains", 0.98)


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        (("Nature",), (1, 1, 0, 0, 0)),
        (("mountain", "glacier"), (1, 0, 1, 0, 0)),
        (("sea",), (1, 0, 1, 0, 0)),
    ],
)
def test_a_parent_is_filled_only_if_it_is_named(
    inbox: Inbox, chosen: tuple[str, ...], expected: tuple[int, ...]
) -> None:
    inbox.add("a.jpg")
    say(inbox, "a.jpg", ICY)
    counted, _ = run(inbox, order(inbox, Mode.SUGGEST, 0, chosen))
    summary, (outcome,) = run(inbox, order(inbox, albums=chosen))
    assert counts(counted) == counts(summary) == expected
    assert outcome.decision.action is (Action.FILE if summary.filed else Action.ASK)


def test_own_thresholds_hold_one_photo_back_and_let_another_through(inbox: Inbox) -> None:
    for number, name in enumerate(("held.jpg", "let.jpg", "plain.jpg")):
        inbox.add(name, number=number)
    threshold = float(THRESHOLD)
    above, below = (threshold + 1) / 2, threshold - 0.1
    say(inbox, "held.jpg", replace(ICY, ranking=(("street", above),), parents=()))
    say(inbox, "let.jpg", replace(ICY, ranking=(("sea", below),), parents=()))
    say(inbox, "plain.jpg", replace(ICY, ranking=(("forest", below),), parents=()))
    albums.set_threshold(inbox.workspace, "Street", above + 0.01)
    albums.set_threshold(inbox.workspace, "Sea", below)
    counted, _ = run(inbox, order(inbox, Mode.SUGGEST, 0))
    summary, outcomes = run(inbox, order(inbox))
    assert counts(counted) == counts(summary) == (3, 1, 2, 0, 0)
    assert counted.by_album == summary.by_album == {"Sea": 1}
    assert counted.expected_wrong == summary.expected_wrong == pytest.approx(1 - below)
    assert {o.path.name: o.decision.own for o in outcomes} == {
        "held.jpg": ("street", above + 0.01), "let.jpg": ("sea", below), "plain.jpg": None,
    }  # fmt: skip


def test_a_photo_that_is_sure_of_an_album_not_named_is_left_alone(inbox: Inbox) -> None:
    inbox.add("a.jpg")
    say(inbox, "a.jpg", replace(ICY, ranking=(("mountain", 0.9), ("glacier", 0.08))))
    summary, (outcome,) = run(inbox, order(inbox, albums=("Nature",)))
    assert counts(summary) == (1, 0, 0, 1, 0)
    assert outcome.decision.reason.startswith("not among the albums to file into: 90 % Mountain")


def test_albums_are_those_of_the_catalogue(inbox: Inbox) -> None:
    inbox.add("a.jpg", "sea")
    albums.add(inbox.workspace, "Bella")
    albums.rename(inbox.workspace, "sea", "Ocean")
    say(inbox, "a.jpg", Prediction((("Bella", 0.95), ("sea", 0.05)), 0.1, "", alike=2))
    summary, (outcome,) = run(inbox, order(inbox))
    assert summary.by_album == {"Bella": 1}
    assert outcome.decision.reason == "95 % Bella, next Ocean 5 %; like 2 photos you put there"
    inside = replace(order(inbox), sources=(inbox.albums / "Bella",))
    with pytest.raises(UsageError, match="is an album of"):
        run(inbox, inside)


def test_an_album_out_of_use_is_not_filled(inbox: Inbox) -> None:
    inbox.add("a.jpg")
    albums.disable(inbox.workspace, ["mountains"])
    say(inbox, "a.jpg", ICY)
    summary, _ = run(inbox, order(inbox, Mode.SUGGEST))
    assert summary.by_album == {"Nature": 1}
    with pytest.raises(UsageError, match="'Mountains' is not in use"):
        run(inbox, order(inbox, albums=("mountains",)))

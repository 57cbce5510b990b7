"""Examples in the wrong album, and how well albums are recognised."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.unit.organiser.taught import knowing, taught

from cene.core.errors import UsageError
from cene.core.example import Labeller
from cene.organiser.albums import disable
from cene.organiser.checking import contradictions, reliability

if TYPE_CHECKING:
    from tests.unit.organiser.conftest import Inbox


def test_an_example_that_was_put_into_the_wrong_album_is_found(inbox: Inbox) -> None:
    wrong = inbox.add("wrong.jpg", "other", 20)
    taught(inbox, "Water", "sea", 5, wrong)
    taught(inbox, "Blossom", "other", 5)
    (found,) = contradictions(inbox.workspace, knowing(inbox), "water")
    assert (found.path, found.album, found.labeller) == (wrong, "Blossom", Labeller.PERSON)
    assert found.probability > 0.5 > found.own
    assert contradictions(inbox.workspace, knowing(inbox), "Blossom") == []


def test_a_photo_that_is_gone_is_named_by_its_content(inbox: Inbox) -> None:
    wrong = inbox.add("wrong.jpg", "other", 20)
    taught(inbox, "Water", "sea", 5, wrong)
    taught(inbox, "Blossom", "other", 5)
    inbox.index()
    wrong.unlink()
    inbox.index()
    (found,) = contradictions(inbox.workspace, knowing(inbox), "Water")
    assert found.path is None
    assert len(found.content) == 32


def test_an_album_out_of_use_has_no_contradictions(inbox: Inbox) -> None:
    taught(inbox, "Water", "sea", 2)
    disable(inbox.workspace, ["Water"])
    assert contradictions(inbox.workspace, knowing(inbox), "Water") == []


def test_an_album_that_is_not_there_is_refused(inbox: Inbox) -> None:
    with pytest.raises(UsageError, match="no album 'Nowhere'"):
        contradictions(inbox.workspace, knowing(inbox), "Nowhere")


def test_every_album_in_use_has_its_reliability(inbox: Inbox) -> None:
    taught(inbox, "Blossom", "other", 5)
    found = reliability(knowing(inbox))
    assert set(found) == {*inbox.classifier.card.albums, "Blossom"}
    assert found["Blossom"].photos == 5
    assert found["forest"].recall > 0.8


def test_of_a_single_album_nothing_is_told_apart(inbox: Inbox) -> None:
    disable(inbox.workspace, list(inbox.classifier.card.albums[1:]))
    assert reliability(knowing(inbox)) == {}

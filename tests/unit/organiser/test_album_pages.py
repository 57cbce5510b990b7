"""What a person is shown of one album."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.unit.organiser.taught import knowing, taught

from cene.core.errors import UsageError
from cene.core.example import Labeller
from cene.organiser.album_pages import examples_of, quality
from cene.organiser.teaching import Lesson, reject, teach
from cene.organiser.workspace import Silent
from cene.store.examples import Counts

if TYPE_CHECKING:
    from tests.unit.organiser.conftest import Inbox


def test_examples_are_shown_with_their_places(inbox: Inbox) -> None:
    photos = taught(inbox, "Water", "sea", 2)
    other = inbox.add("other.jpg", "other")
    reject(inbox.workspace, inbox.classifier, "Water", [other], Silent())
    found = examples_of(inbox.workspace, "Water")
    assert {tile.path for tile in found.confirmed} == set(photos)
    (tile,) = found.rejected
    at = inbox.workspace.catalogue.at(other)
    assert at is not None
    assert (tile.path, tile.id, tile.album) == (other, at.photo.id, "Water")
    assert found.counts == Counts(2, 1, 0)


def test_what_a_person_said_comes_before_what_a_machine_said(inbox: Inbox) -> None:
    by_person = taught(inbox, "Water", "sea", 1)
    by_machine = inbox.add("machine.jpg", "sea", 40)
    lesson = Lesson(by_machine, "Water", Labeller.MACHINE, 0.8)
    teach(inbox.workspace, inbox.classifier, [lesson], Silent())
    found = examples_of(inbox.workspace, "Water")
    assert [tile.path for tile in found.confirmed] == [*by_person, by_machine]
    assert found.counts == Counts(2, 0, 1)


def test_an_example_whose_photo_is_gone_is_counted_but_not_shown(inbox: Inbox) -> None:
    gone, stays = taught(inbox, "Water", "sea", 2)
    inbox.index()
    gone.unlink()
    inbox.index()
    found = examples_of(inbox.workspace, "Water")
    assert [tile.path for tile in found.confirmed] == [stays]
    assert found.counts.confirmed == 2


def test_an_album_of_which_nothing_is_known_has_no_examples(inbox: Inbox) -> None:
    found = examples_of(inbox.workspace, "nowhere")
    assert (found.confirmed, found.rejected, found.counts) == ((), (), Counts())


def test_quality_names_what_looks_misplaced(inbox: Inbox) -> None:
    wrong = inbox.add("wrong.jpg", "other", 20)
    taught(inbox, "Water", "sea", 5, wrong)
    taught(inbox, "Blossom", "other", 5)
    found = quality(inbox.workspace, knowing(inbox), "Water")
    assert found.photos == 6
    assert 0 < found.recall < 1
    (doubt,) = found.doubts
    assert (doubt.tile.path, doubt.tile.album, doubt.by_machine) == (wrong, "Blossom", False)
    assert doubt.tile.confidence > doubt.own


def test_a_misplaced_photo_that_is_gone_is_not_shown(inbox: Inbox) -> None:
    wrong = inbox.add("wrong.jpg", "other", 20)
    taught(inbox, "Water", "sea", 5, wrong)
    taught(inbox, "Blossom", "other", 5)
    inbox.index()
    wrong.unlink()
    inbox.index()
    assert quality(inbox.workspace, knowing(inbox), "Water").doubts == ()


def test_an_album_without_photos_was_not_tried(inbox: Inbox) -> None:
    assert quality(inbox.workspace, inbox.classifier, "nature").photos == 0


def test_quality_of_an_album_that_is_not_there_is_refused(inbox: Inbox) -> None:
    with pytest.raises(UsageError, match="no album"):
        quality(inbox.workspace, inbox.classifier, "nowhere")

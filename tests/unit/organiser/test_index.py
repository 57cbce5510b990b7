from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.unit.organiser.conftest import Watched

from cene.organiser.index import COMMIT, index
from cene.organiser.surveying import Ground
from cene.organiser.workspace import Silent

if TYPE_CHECKING:
    from pathlib import Path

    from tests.unit.organiser.conftest import Inbox

    from cene.organiser.classifier import Classifier


def predicted(inbox: Inbox) -> dict[str, str]:
    """Album by name of the photo, of all in the scanned folders."""
    found = inbox.workspace.predictions.sure(0, inbox.classifier.card.albums)
    both = [*found, *inbox.workspace.predictions.unsure(0, inbox.classifier.card.albums)]
    return {photo.path.name: p.album for photo, p in both if p is not None}


def test_a_photo_is_looked_at_once(inbox: Inbox) -> None:
    inbox.add("a.jpg", "sea")
    inbox.add("below/b.jpg", "forest")
    first = inbox.index()
    assert (first.looked, first.complete, len(first.survey.folders)) == (2, True, 2)
    assert predicted(inbox) == {"a.jpg": "sea", "b.jpg": "forest"}
    assert inbox.index().looked == 0
    inbox.add("below/c.jpg", "buildings")
    assert inbox.index().looked == 1
    assert predicted(inbox).keys() == {"a.jpg", "b.jpg", "c.jpg"}


def test_only_what_was_scanned_last_is_spoken_of(inbox: Inbox) -> None:
    inbox.add("one/a.jpg", "sea")
    inbox.add("two/b.jpg", "sea", 1)
    inbox.index()
    found = index(inbox.workspace, inbox.classifier, Ground((inbox.folder / "two",)), Silent())
    assert (found.looked, len(found.survey.folders)) == (0, 1)
    assert predicted(inbox) == {"b.jpg": "sea"}


def test_a_renamed_photo_keeps_its_number(inbox: Inbox) -> None:
    photo = inbox.add("a.jpg", "sea")
    found = inbox.index()
    before = inbox.workspace.catalogue.photos_in(found.survey.folders[0])["a.jpg"].id
    (inbox.folder / "below").mkdir()
    photo.rename(inbox.folder / "below/b.jpg")
    found = inbox.index()
    assert found.looked == 0, "it is known by its inode"
    assert inbox.workspace.catalogue.photos_in(found.survey.folders[1])["b.jpg"].id == before


def test_a_photo_from_the_far_future_is_one_like_any_other(inbox: Inbox) -> None:
    photo = inbox.add("a.jpg", "sea")
    os.utime(photo, ns=(0, 2**63 + 5))  # more than SQLite holds
    if photo.stat().st_mtime_ns != 2**63 + 5:
        pytest.skip("the file system knows no such time")
    assert (inbox.index().looked, inbox.index().looked) == (1, 0)


def test_a_photo_that_is_gone_is_spoken_of_no_more(inbox: Inbox) -> None:
    inbox.add("a.jpg", "sea").unlink()
    inbox.add("a.jpg", "sea")
    inbox.add("b.jpg", "forest")
    inbox.index()
    (inbox.folder / "b.jpg").unlink()
    inbox.index()
    assert predicted(inbox) == {"a.jpg": "sea"}


def test_a_failure_is_kept_and_tried_again_only_if_it_may_pass(inbox: Inbox) -> None:
    inbox.add("good.jpg", "sea")
    (inbox.folder / "text.jpg").write_text("text")
    os.mkfifo(inbox.folder / "pipe.jpg")  # no regular file, so no photo
    assert inbox.index().looked == 2
    ((path, reason),) = inbox.workspace.catalogue.failures()
    assert path == inbox.folder / "text.jpg"
    assert reason.startswith("is not a picture")
    assert inbox.index().looked == 0
    assert len(list(inbox.workspace.catalogue.failures())) == 1


class Vanishing(Watched):
    """Removes a photo when it was listed but not read."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path

    def begin(self, stage: str, total: int | None) -> None:
        super().begin(stage, total)
        if stage == "Looking at photos":
            self._path.unlink(missing_ok=True)


def test_a_photo_that_vanishes_before_it_is_read_is_a_failure_of_this_run(inbox: Inbox) -> None:
    inbox.add("a.jpg", "sea")
    gone = inbox.add("b.jpg", "sea", 1)
    assert inbox.index(Vanishing(gone)).looked == 2
    assert list(inbox.workspace.catalogue.failures()) == [
        (gone, "has vanished since its folder was read")
    ]
    inbox.index()
    assert list(inbox.workspace.catalogue.failures()) == []


def test_progress_counts_every_photo(inbox: Inbox) -> None:
    for number in range(3):
        inbox.add(f"{number}.jpg", "sea", number)
    progress = Watched()
    inbox.index(progress)
    assert progress.stages == [("Scanning folders", None), ("Looking at photos", 3)]
    assert progress.steps == {"Scanning folders": 3, "Looking at photos": 3}


def test_stopped_while_scanning_it_looks_at_nothing(inbox: Inbox) -> None:
    inbox.add("one/a.jpg", "sea")
    inbox.add("two/b.jpg", "sea")
    roots = [inbox.folder / "one", inbox.folder / "two"]
    stopping = Watched("Scanning folders", 1)
    found = index(inbox.workspace, inbox.classifier, Ground(tuple(roots)), stopping)
    assert (found.complete, found.looked, len(found.survey.folders)) == (False, 0, 1)


@pytest.mark.parametrize(("after", "complete"), [(2, False), (5, True)])
def test_stopped_while_looking_what_was_seen_is_kept(
    inbox: Inbox, after: int, complete: bool
) -> None:
    for number in range(5):
        inbox.add(f"{number}.jpg", "sea", number)
    found = inbox.index(Watched("Looking at photos", after))
    assert (found.complete, found.looked) == (complete, after)
    assert len(predicted(inbox)) == after
    assert inbox.index().looked == 5 - after


def test_more_photos_than_one_commit(inbox: Inbox) -> None:
    data = inbox.add("0.jpg", "sea").read_bytes()
    for number in range(1, COMMIT + 2):
        (inbox.folder / f"{number}.jpg").write_bytes(data)
    assert inbox.index().looked == COMMIT + 2
    assert len(predicted(inbox)) == COMMIT + 2


def with_card(classifier: Classifier, **changes: str) -> Classifier:
    """The same classifier under another version."""
    other = type(classifier)()
    other.card = replace(classifier.card, **changes)  # type: ignore[arg-type]
    other.version = other.known.version(other.card)
    return other


def test_another_network_looks_anew_and_another_head_does_not(inbox: Inbox) -> None:
    inbox.add("a.jpg", "sea")
    inbox.index()
    before = inbox.classifier.version
    inbox.classifier = with_card(inbox.classifier, head_version="other")
    assert inbox.classifier.version != before
    assert inbox.index().looked == 0
    stored = next(inbox.workspace.predictions.sure(0, inbox.classifier.card.albums))[1]
    assert stored is not None
    assert stored.model == inbox.classifier.version
    inbox.classifier = with_card(inbox.classifier, backbone_version="other")
    assert inbox.index().looked == 1


def test_links_are_counted_and_a_missing_root_is_a_problem(inbox: Inbox) -> None:
    inbox.add("a.jpg", "sea")
    (inbox.folder / "link.jpg").symlink_to("a.jpg")
    assert inbox.index().survey.links == 1
    known = predicted(inbox)
    inbox.folder.rename(inbox.folder.with_name("away"))
    found = inbox.index()
    assert [problem.path for problem in found.survey.problems] == [inbox.folder]
    assert found.complete
    inbox.folder.with_name("away").rename(inbox.folder)
    assert inbox.index().looked == 0, "a missing root is no mass deletion"
    assert predicted(inbox) == known

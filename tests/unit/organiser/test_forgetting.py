from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from tests.unit.organiser.conftest import Watched

from cene.core.example import Verdict
from cene.core.move import Mode
from cene.organiser import undoing
from cene.organiser.request import SortOrder
from cene.organiser.sorting import sort
from cene.organiser.teaching import Forgotten, Lesson, forget, reject, teach
from cene.organiser.workspace import Silent

if TYPE_CHECKING:
    from pathlib import Path

    from tests.unit.organiser.conftest import Inbox

    from cene.store.examples import ExampleRow

NEVER = "is neither an example of an album nor rejected from one"


@dataclass
class Memory:
    """What is taught with the photos of an inbox, and forgotten again."""

    inbox: Inbox

    def teach(self, album: str, *photos: Path) -> None:
        lessons = [Lesson(photo, album) for photo in photos]
        taught = teach(self.inbox.workspace, self.inbox.classifier, lessons, Silent())
        assert taught.taught == photos

    def reject(self, album: str, *photos: Path) -> None:
        reject(self.inbox.workspace, self.inbox.classifier, album, photos, Silent())

    def forget(self, *photos: Path, progress: Silent | None = None) -> Forgotten:
        return forget(self.inbox.workspace, photos, progress or Silent())

    def move(self) -> None:
        """Sort the inbox, so that its sure photos go into their albums."""
        order = SortOrder((self.inbox.folder,), self.inbox.albums, Mode.MOVE, 0.7)
        classifier = self.inbox.classifier
        sort(self.inbox.workspace, classifier, order, lambda _: None, Silent())

    def all(self) -> list[ExampleRow]:
        return list(self.inbox.workspace.examples.all())


@pytest.fixture
def memory(inbox: Inbox) -> Memory:
    return Memory(inbox)


def test_what_is_forgotten_is_as_if_it_had_never_been_said(memory: Memory) -> None:
    a, b, c = (memory.inbox.add(f"{n}.jpg", "other", n) for n in range(3))
    memory.teach("Bella", a)
    before = memory.all()
    memory.teach("Luna", b)
    memory.reject("sea", b, c)
    assert memory.forget(c, b) == Forgotten((c, b), ())
    assert memory.all() == before
    memory.teach("Bella", b)


def test_what_was_never_said_cannot_be_forgotten(memory: Memory) -> None:
    taught, other = memory.inbox.add("a.jpg"), memory.inbox.add("b.jpg", "forest")
    text, missing = memory.inbox.folder / "c.jpg", memory.inbox.folder / "d.jpg"
    text.touch()
    memory.teach("Bella", taught)
    memory.inbox.index()
    forgotten = memory.forget(other, text, missing, taught, memory.inbox.folder, taught)
    assert forgotten.forgotten == (taught,)
    assert dict(forgotten.failed) == {
        other: NEVER,
        text: "has zero bytes; copy it again from where it came from",
        missing: NEVER,
        memory.inbox.folder: "is a folder or a device, not a file that holds a picture",
    }
    assert memory.forget(taught).failed == ((taught, NEVER),)


def test_a_photo_is_known_by_its_bytes_wherever_it_is(memory: Memory) -> None:
    photo = memory.inbox.add("a.jpg")
    memory.teach("Bella", photo)
    elsewhere = memory.inbox.folder.with_name("elsewhere.jpg")
    photo.rename(elsewhere)
    other = memory.inbox.add("a.jpg", "forest")
    assert memory.forget(other).failed == ((other, NEVER),)
    assert memory.forget(elsewhere).forgotten == (elsewhere,)
    assert memory.all() == []


def test_two_copies_of_an_example_are_forgotten_together(memory: Memory) -> None:
    photo, copy = memory.inbox.add("a.jpg"), memory.inbox.folder / "copy.jpg"
    shutil.copy(photo, copy)
    memory.teach("Bella", photo)
    assert memory.forget(photo, copy).forgotten == (photo, copy)


def test_a_photo_that_is_gone_is_known_by_what_the_catalogue_has_of_it(memory: Memory) -> None:
    photo = memory.inbox.add("a.jpg")
    memory.teach("Bella", photo)
    photo.unlink()
    assert memory.forget(photo).forgotten == (photo,)
    assert memory.all() == []


def test_a_photo_that_cene_moved_is_known_at_its_old_place_and_its_new_one(
    memory: Memory,
) -> None:
    for path in (memory.inbox.folder / "a.jpg", memory.inbox.albums / "Sea" / "a.jpg"):
        photo = memory.inbox.add("a.jpg")
        memory.teach("sea", photo)
        memory.move()
        assert not photo.exists()
        assert memory.forget(path) == Forgotten((path,), ())
        assert memory.all() == []
        undoing.undo(memory.inbox.workspace, undoing.latest(memory.inbox.workspace), Silent())


def test_a_photo_that_was_moved_and_then_lost_is_known_by_the_journal(memory: Memory) -> None:
    photo = memory.inbox.add("a.jpg")
    memory.teach("sea", photo)
    memory.move()
    moved = memory.inbox.albums / "Sea" / "a.jpg"
    moved.unlink()
    memory.inbox.folder = memory.inbox.albums
    memory.inbox.index()
    assert memory.inbox.workspace.catalogue.at(moved) is None
    assert memory.forget(moved).forgotten == (moved,)
    assert memory.all() == []


def test_stopped_on_the_way_nothing_is_forgotten(memory: Memory) -> None:
    photos = [memory.inbox.add(f"{n}.jpg", "other", n) for n in range(3)]
    memory.teach("Bella", *photos)
    before = memory.all()
    progress = Watched("Recognising photos", 2)
    assert memory.forget(*photos, progress=progress) == Forgotten((), (), complete=False)
    assert memory.all() == before
    assert [row.example.verdict for row in before] == [Verdict.CONFIRMED] * 3

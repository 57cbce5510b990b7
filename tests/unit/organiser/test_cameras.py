from __future__ import annotations

from typing import TYPE_CHECKING

from PIL import Image
from tests.scenes import scene

from cene.core.shown import View
from cene.organiser.library import details, snapshot
from cene.organiser.teaching import Lesson, teach
from cene.organiser.workspace import Silent

if TYPE_CHECKING:
    from pathlib import Path

    from tests.unit.organiser.conftest import Inbox


def taken(inbox: Inbox, name: str, number: int) -> Path:
    exif = Image.Exif()
    exif[0x010F], exif[0x0110] = "Apple", "iPhone XR"
    path = inbox.folder / name
    scene("sea", number).save(path, "JPEG", exif=exif)
    return path


def cameras(inbox: Inbox) -> list[str | None]:
    photos = snapshot(inbox.workspace).listing(View(search="iphone"), 0.9).photos
    found = [details(inbox.workspace, photo, 0.9) for photo in photos]
    return [each.camera for each in found if each is not None]


def test_the_camera_of_an_indexed_photo_is_kept(inbox: Inbox) -> None:
    taken(inbox, "a.jpg", 0)
    inbox.add("b.jpg", number=1)
    inbox.index()
    assert cameras(inbox) == ["Apple iPhone XR"]


def test_the_camera_of_a_taught_photo_is_kept(inbox: Inbox) -> None:
    photo = taken(inbox, "a.jpg", 0)
    teach(inbox.workspace, inbox.classifier, [Lesson(photo, "sea")], Silent())
    assert cameras(inbox) == ["Apple iPhone XR"]

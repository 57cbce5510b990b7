"""Albums that were taught with photos of a scene."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cene.organiser.classifier import Classifier
from cene.organiser.learned import known
from cene.organiser.teaching import Lesson, teach
from cene.organiser.workspace import Silent

if TYPE_CHECKING:
    from pathlib import Path

    from tests.unit.organiser.conftest import Inbox


def taught(inbox: Inbox, album: str, scene: str, count: int, *more: Path) -> list[Path]:
    photos = [inbox.add(f"{album}-{k}.jpg", scene, 6 * k) for k in range(count)]
    lessons = [Lesson(photo, album) for photo in (*photos, *more)]
    assert not teach(inbox.workspace, inbox.classifier, lessons, Silent()).failed
    return photos


def knowing(inbox: Inbox) -> Classifier:
    return Classifier(known(inbox.workspace))

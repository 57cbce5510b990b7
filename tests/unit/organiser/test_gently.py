"""Photos that nobody waits for are decoded behind all that people wait for."""

from __future__ import annotations

import os
import sys
import threading
from typing import TYPE_CHECKING

import pytest

from cene.organiser.index import index
from cene.organiser.manners import NICE
from cene.organiser.surveying import Ground
from cene.organiser.workspace import Silent

if TYPE_CHECKING:
    from pathlib import Path

    from tests.unit.organiser.conftest import Inbox

    from cene.organiser.classifier import Classifier, Look


def nice() -> int:
    return os.getpriority(os.PRIO_PROCESS, threading.get_native_id())


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has priorities of threads")
@pytest.mark.parametrize("gently", [True, False])
def test_photos_that_nobody_waits_for_are_decoded_behind_all_else(
    inbox: Inbox, monkeypatch: pytest.MonkeyPatch, gently: bool
) -> None:
    inbox.add("a.jpg")
    seen: list[int] = []
    look = type(inbox.classifier).look

    def noted(classifier: Classifier, path: Path) -> Look:
        seen.append(nice())
        return look(classifier, path)

    monkeypatch.setattr(type(inbox.classifier), "look", noted)
    before = nice()
    ground = Ground((inbox.folder,), gently=gently)
    assert index(inbox.workspace, inbox.classifier, ground, Silent()).looked == 1
    assert seen == [max(before, NICE) if gently else before]
    assert nice() == before, "the thread that asks stays as it is"

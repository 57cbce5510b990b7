"""When nothing is done in the background, and how it goes after what people wait for."""

from __future__ import annotations

import os
import sys
import threading
from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from cene.organiser import manners
from cene.organiser.index import index
from cene.organiser.manners import NICE, Hours, Manners, step_back_alone
from cene.organiser.surveying import Ground
from cene.organiser.workspace import Silent

if TYPE_CHECKING:
    from pathlib import Path

    from tests.unit.organiser.conftest import Inbox

    from cene.organiser.classifier import Classifier, Look


def at(hour: int, minute: int = 0) -> datetime:
    return datetime(2024, 5, 6, hour, minute).astimezone()


def test_it_is_quiet_over_midnight_and_the_end_is_no_part_of_it() -> None:
    kept = Manners(Hours.parse("22:00-07:00"))
    assert [hour for hour in range(24) if kept.is_quiet(at(hour))] == [*range(7), 22, 23]
    assert kept.why_not(at(6, 59)) == "it is quiet until 07:00"
    assert kept.why_not(at(7)) == ""
    assert not Manners().is_quiet(at(3))


def test_the_battery_counts_only_where_a_person_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(manners, "runs_on_battery", lambda: True)
    assert Manners().why_not() == ""
    assert Manners(on_battery=False).why_not() == "the computer runs on its battery"


def nice() -> int:
    return os.getpriority(os.PRIO_PROCESS, threading.get_native_id())


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has priorities of threads")
def test_only_the_thread_that_steps_back_does() -> None:
    before, seen = nice(), []

    def work() -> None:
        step_back_alone()
        seen.append(nice())

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert seen == [max(before, NICE)]
    assert nice() == before


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

from __future__ import annotations

import os
import sys
import threading
from datetime import UTC, datetime, time
from types import SimpleNamespace
from typing import Any

import psutil
import pytest

from cene.core.errors import UsageError
from cene.organiser.manners import (
    NICE,
    Hours,
    Manners,
    give_back_memory,
    runs_on_battery,
    step_back,
)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("22:00-07:00", "22:00-07:00"),
        ("22-7", "22:00-07:00"),
        (" 8:05 - 9 ", "08:05-09:00"),
        ("23:59-0", "23:59-00:00"),
    ],
)
def test_hours_are_read_as_people_write_them(text: str, told: str) -> None:
    assert str(Hours.parse(text)) == told
    assert Hours.parse(told) == Hours.parse(text)


@pytest.mark.parametrize(
    "text",
    ["", "-", "22", "22-", "-7", "22-22:00", "24-7", "22:60-7", "noon-7", "22-7-8", "22:00:00-7"],
)
def test_what_is_no_part_of_a_day_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="is no part of a day; 22:00-07:00 would be one"):
        Hours.parse(text)


@pytest.mark.parametrize(
    ("text", "within", "without"),
    [
        ("9-17", ["09:00", "12:00", "16:59:59"], ["17:00", "08:59:59", "00:00", "23:00"]),
        ("22-7", ["22:00", "23:59:59", "00:00", "06:59:59"], ["07:00", "12:00", "21:59:59"]),
        ("22-0", ["22:00", "23:59:59"], ["00:00", "21:59"]),
        ("0-7", ["00:00", "06:59"], ["07:00", "23:59"]),
    ],
)
def test_hours_have_their_beginning_and_not_their_end(
    text: str, within: list[str], without: list[str]
) -> None:
    hours = Hours.parse(text)
    assert all(time.fromisoformat(moment) in hours for moment in within)
    assert not any(time.fromisoformat(moment) in hours for moment in without)


def test_in_quiet_hours_there_is_a_reason_that_says_until_when() -> None:
    manners = Manners(Hours.parse("22-7"))
    assert manners.why_not(datetime(2024, 5, 1, 23, 0, tzinfo=UTC)) == "it is quiet until 07:00"
    assert manners.why_not(datetime(2024, 5, 1, 12, 0, tzinfo=UTC)) == ""


def test_without_hours_every_moment_will_do() -> None:
    assert Manners().why_not() == ""


# No machine has its battery taken out for a test, so psutil is asked for the answers of others.
@pytest.mark.parametrize(
    ("plugged", "draws"), [(None, False), (True, False), (False, True), ("none", False)]
)
def test_only_a_battery_that_is_drawn_on_keeps_it_waiting(
    monkeypatch: pytest.MonkeyPatch, plugged: object, draws: bool
) -> None:
    battery: Any = None if plugged == "none" else SimpleNamespace(power_plugged=plugged)
    monkeypatch.setattr(psutil, "sensors_battery", lambda: battery)
    assert runs_on_battery() is draws
    assert bool(Manners(on_battery=False).why_not()) is draws
    assert Manners(on_battery=True).why_not() == ""


@pytest.mark.skipif(not psutil.LINUX, reason="only Linux has a priority for each thread")
def test_only_the_thread_that_steps_back_does_and_never_forward() -> None:
    found: list[int] = []

    def work(before: int) -> None:
        me = threading.get_native_id()
        os.setpriority(os.PRIO_PROCESS, me, before)
        step_back()
        found.append(os.getpriority(os.PRIO_PROCESS, me))

    ours = os.getpriority(os.PRIO_PROCESS, 0)
    for before in (max(ours, 5), 15):
        thread = threading.Thread(target=work, args=(before,))
        thread.start()
        thread.join()
    assert found == [NICE, 15]
    assert os.getpriority(os.PRIO_PROCESS, 0) == ours


@pytest.mark.skipif(sys.platform != "linux", reason="other systems give it back by themselves")
def test_memory_that_was_freed_goes_back_to_the_system() -> None:
    def resident() -> float:
        return psutil.Process().memory_info().rss / 1e6

    # Small enough to stay in the C library's hands, between others that are kept.
    blocks = [bytearray(60_000) for _ in range(2_000)]
    full = resident()
    kept = blocks[::100]
    blocks.clear()
    give_back_memory()
    assert full - resident() > 80
    assert len(kept) == 20

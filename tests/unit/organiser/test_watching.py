from __future__ import annotations

import time
from pathlib import Path

import pytest

from cene.core.watched import EVERYWHERE, Changes, State
from cene.files.settle import QUIET
from cene.organiser import watching as module
from cene.organiser.watching import (
    AGAIN,
    HOURLY,
    LONGEST_REST,
    LONGEST_WAIT,
    REST,
    Watching,
    on_network,
    watch,
)

HINT = Changes(folders=frozenset({Path("photos")}))
OTHER = Changes(trees=frozenset({Path("other")}))


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def after_a_scan(clock: Clock, seconds: float = 1.0) -> Watching:
    watching = Watching(clock)
    watching.begun()
    clock.now += seconds
    watching.ended()
    return watching


def test_the_first_scan_is_due_at_once(clock: Clock) -> None:
    assert Watching(clock).due()


def test_without_a_hint_there_is_a_scan_every_hour(clock: Clock) -> None:
    watching = after_a_scan(clock)
    for _ in range(3):
        clock.now += HOURLY - 1
        assert not watching.due()
        clock.now += 1
        assert watching.due()
        watching.begun()
        watching.ended()


def test_a_hint_makes_one_scan_due(clock: Clock) -> None:
    watching = after_a_scan(clock)
    clock.now += 60
    assert not watching.due()
    watching.hint(HINT)
    watching.hint(HINT)
    assert watching.due()
    assert watching.due()
    watching.begun()
    watching.ended()
    clock.now += 60
    assert not watching.due()


def test_nothing_is_due_while_a_scan_runs_but_its_hints_count_afterwards(clock: Clock) -> None:
    watching = Watching(clock)
    watching.begun()
    watching.hint(HINT)
    clock.now += 2 * HOURLY
    assert not watching.due()
    watching.ended()
    clock.now += LONGEST_REST
    assert watching.due()


def test_after_a_scan_it_rests_in_proportion(clock: Clock) -> None:
    watching = after_a_scan(clock, seconds=4.0)
    watching.hint(HINT)
    clock.now += 4.0 * REST - 0.1
    assert not watching.due()
    clock.now += 0.1
    assert watching.due()


def test_it_does_not_rest_for_long_after_the_longest_scan(clock: Clock) -> None:
    watching = after_a_scan(clock, seconds=3600.0)
    watching.hint(HINT)
    clock.now += LONGEST_REST
    assert watching.due()


def test_nothing_is_due_while_paused_and_nothing_is_forgotten(clock: Clock) -> None:
    watching = after_a_scan(clock)
    watching.pause()
    watching.hint(HINT)
    clock.now += 2 * HOURLY
    assert not watching.due()
    watching.resume()
    assert watching.due()


def test_a_scan_that_failed_is_tried_again_in_a_minute(clock: Clock) -> None:
    watching = Watching(clock)
    watching.begun()
    watching.ended(well=False)
    clock.now += AGAIN - 1
    assert not watching.due()
    clock.now += 1
    assert watching.due()


def test_it_looks_at_what_was_hinted_and_everywhere_at_first_and_every_hour(clock: Clock) -> None:
    watching = Watching(clock)
    watching.hint(HINT)
    assert watching.begun() == EVERYWHERE
    watching.hint(HINT)
    watching.hint(OTHER)
    watching.ended()
    assert watching.begun() == HINT | OTHER
    watching.ended()
    watching.hint(HINT)
    clock.now += HOURLY
    assert watching.begun() == EVERYWHERE
    watching.ended()
    assert watching.begun() == Changes()


def test_what_a_failed_scan_was_to_look_at_is_looked_at_by_the_next(clock: Clock) -> None:
    watching = after_a_scan(clock)
    watching.hint(HINT)
    watching.begun()
    watching.ended(well=False)
    watching.hint(OTHER)
    assert watching.begun() == HINT | OTHER


def test_what_has_not_settled_is_looked_at_again_the_less_often_the_longer(clock: Clock) -> None:
    watching = after_a_scan(clock)
    clock.now += 60
    watching.begun()
    waits = []
    for _ in range(12):
        watching.ended(waiting=[Path("photos/a.jpg")])
        began = clock.now
        while not watching.due():
            clock.now += 0.25
        waits.append(clock.now - began)
        assert watching.begun() == HINT
    assert waits[:3] == [QUIET, 2 * QUIET, 4 * QUIET]
    assert waits[-1] == LONGEST_WAIT
    watching.ended(waiting=[Path("photos/a.jpg"), Path("new/b.jpg")])
    clock.now += QUIET
    assert watching.due(), "one that is new is not kept waiting for the sake of an old one"
    watching.begun()
    watching.ended()
    clock.now += LONGEST_WAIT
    assert not watching.due()


def test_a_new_photo_makes_a_scan_due(tmp_path: Path) -> None:
    watching = Watching()
    watching.begun()
    watching.ended()
    one = watch([tmp_path], (), watching)
    one.start()
    try:
        wait(watching)  # that watching begins is a hint of its own
        watching.begun()
        watching.ended()
        (tmp_path / "a.jpg").write_bytes(b"x")
        wait(watching)
        assert [watched.state for watched in one.watched()] == [State.WATCHING]
    finally:
        one.stop()


def wait(watching: Watching) -> None:
    end = time.monotonic() + 10
    while not watching.due():
        assert time.monotonic() < end
        time.sleep(0.02)


def test_a_folder_is_on_the_network_by_its_file_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not on_network(tmp_path)
    monkeypatch.setattr(module, "file_system", lambda _: "nfs4")
    assert on_network(tmp_path)


def test_what_a_scan_left_is_looked_at_at_once(clock: Clock) -> None:
    watching = Watching(clock)
    watching.begun()
    clock.now += 100
    watching.ended(left=[Path("photos")])
    assert watching.due()
    assert watching.begun() == HINT

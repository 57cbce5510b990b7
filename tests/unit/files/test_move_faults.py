"""Every system call of a move fails, or is the last one."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pytest
from tests.unit.files.faults import Faults, Killed, injected
from tests.unit.files.world import (
    FAILURES,
    GROUP,
    Road,
    World,
    renumbered,
)

from cene.core.errors import PlacementError
from cene.core.move import State
from cene.core.photo import Stat

if TYPE_CHECKING:
    from pathlib import Path


def attributes(path: Path) -> dict[str, Any]:
    status = os.lstat(path)
    names = os.listxattr(path) if hasattr(os, "listxattr") else []
    return {
        "mtime": status.st_mtime_ns,
        "mode": status.st_mode,
        "owner": (status.st_uid, status.st_gid),
        "xattrs": {name: os.getxattr(path, name) for name in names},
    }


def test_a_group_arrives_whole_with_times_rights_and_attributes(road: Road) -> None:
    world = road()
    picture = world.source / "IMG.jpg"
    picture.chmod(0o640)
    if os.geteuid() == 0:
        os.chown(picture, 1234, 5678)
    with suppress(OSError, AttributeError):
        os.setxattr(picture, "user.rating", b"5")
    before = attributes(picture)

    done = world.mover.place(world.journal[0])

    world.check_done()
    assert attributes(world.target / "new IMG.jpg") == before
    assert [file.placed for file in done.files] == [
        Stat.of(os.lstat(file.target)) for file in done.files
    ]


def test_a_failure_at_any_call_leaves_everything_at_its_source(
    any_road: Road, monkeypatch: pytest.MonkeyPatch
) -> None:
    at, failed = 0, 0
    while True:
        at += 1
        world = any_road()
        world.faults = Faults(at, FAILURES[at % len(FAILURES)])
        try:
            with injected(monkeypatch, world.faults):
                world.mover.place(world.journal[0])
        except PlacementError:
            failed += 1
            world.check_nothing_happened()
        else:
            world.check_done()
            if len(world.faults.calls) < at:
                break
    assert failed >= len(GROUP)


def test_a_disk_that_stays_broken_is_settled_when_it_works_again(
    any_road: Road, monkeypatch: pytest.MonkeyPatch
) -> None:
    at, half = 0, 0
    while True:
        at += 1
        world = any_road()
        world.faults = Faults(at, FAILURES[at % len(FAILURES)], lasting=True)
        try:
            with injected(monkeypatch, world.faults):
                world.mover.place(world.journal[0])
        except PlacementError:
            world.check_nothing_happened()
        except OSError:
            half += 1
            world.faults = None
            world.check_ended(world.mover.settle(world.journal[-1]))
        else:
            world.check_done()
            if len(world.faults.calls) < at:
                break
    assert half > 0


def test_a_death_at_any_call_is_settled_at_the_next_start(
    any_road: Road, monkeypatch: pytest.MonkeyPatch
) -> None:
    at, ends = 0, set()
    while True:
        at += 1
        world = any_road()
        world.faults = Faults(at)
        with injected(monkeypatch, world.faults), suppress(Killed):
            world.mover.place(world.journal[0])
        over = len(world.faults.calls) < at  # it died before it could write down that it is done
        world.faults = None
        first = world.mover.settle(world.journal[-1])
        world.check_ended(first)
        again = world.mover.settle(world.journal[-1])
        world.check_ended(again)
        assert again.state is first.state
        ends.add(first.state)
        if over:
            break
    assert ends == {State.FAILED, State.DONE}


def test_settling_may_die_or_fail_at_any_call_too(
    any_road: Road, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = any_road()
    world.faults = Faults(0)
    with injected(monkeypatch, world.faults):
        world.mover.place(world.journal[0])
    calls = len(world.faults.calls)
    step = max(4, calls // 6)
    for first in range(1 + calls % step, calls + 1, step):
        at = 0
        while True:
            at += 1
            world = any_road()
            world.faults = Faults(first)
            with injected(monkeypatch, world.faults), pytest.raises(Killed):
                world.mover.place(world.journal[0])
            world.faults = Faults(at, (None, *FAILURES)[(at + first // step) % 4])
            with injected(monkeypatch, world.faults), suppress(Killed, PlacementError):
                world.mover.settle(world.journal[-1])
            over = len(world.faults.calls) < at
            world.faults = None
            remove_own_reservations(world)
            world.check_ended(world.mover.settle(world.journal[-1]))
            if over:
                break


def test_a_death_is_settled_also_where_disks_are_numbered_anew(
    any_road: Road, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = 0
    while True:
        at += 1
        world = any_road()
        world.faults = Faults(at)
        with injected(monkeypatch, world.faults), suppress(Killed):
            world.mover.place(world.journal[0])
        over = len(world.faults.calls) < at
        world.faults = None
        world.check_ended(world.mover.settle(renumbered(world.journal[-1])))
        if over:
            break


def remove_own_reservations(world: World) -> None:
    """Do what Cene leaves to the person: an empty file at an old place may be somebody else's.

    Only where the way back is itself by reservation, and dies in the middle, is it Cene's own.
    """
    for file in world.journal[-1].files:
        with suppress(FileNotFoundError):
            if os.lstat(file.source).st_size == 0:
                with pytest.raises(PlacementError, match="another file is at"):
                    world.mover.settle(world.journal[-1])
                assert file.target.read_bytes() == GROUP[file.source.name.removeprefix("new ")]
                file.source.unlink()

"""SIGKILL at random moments: whatever was done by then, nothing is lost and all can be undone."""

from __future__ import annotations

import os
import random
from signal import SIGCONT, SIGKILL
from typing import TYPE_CHECKING

import pytest
from tests.faults.dying import Moments, measured, signalled
from tests.faults.world import DEADLINE, ENVIRONMENT, Ledger, World, run, warm

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    Record = Callable[[str, object], None]

KILLS = int(os.environ.get("CENE_FAULT_KILLS", "100"))
"""How many sorts in move mode are killed; fewer in the other modes, in proportion."""
PARTS = 8
SOME = max(1, KILLS // 12)
HISTORY = 4
"""Kills after which the catalogue begins anew, lest undoing everything gets long."""


@pytest.mark.parametrize("part", range(PARTS))
def test_a_killed_move_loses_nothing(library: World, part: int, record_property: Record) -> None:
    kill_sorts(library, "move", range(part, KILLS, PARTS), record_property)


@pytest.mark.parametrize("mode", ["copy", "hardlink"])
def test_a_killed_copy_or_hardlink_loses_nothing(
    library: World, mode: str, record_property: Record
) -> None:
    kill_sorts(library, mode, range(SOME), record_property)


def test_a_killed_move_on_a_real_disk_loses_nothing(
    library_on_disk: World, record_property: Record
) -> None:
    kill_sorts(library_on_disk, "move", range(1000, 1000 + SOME), record_property)


def test_a_killed_move_to_another_disk_loses_nothing(
    library: World, tmp_path: Path, record_property: Record
) -> None:
    if tmp_path.stat().st_dev == library.inbox.stat().st_dev:
        pytest.skip("needs a second file system at /dev/shm")
    elsewhere = library.with_albums(tmp_path / "albums")
    kill_sorts(elsewhere, "move", range(2000, 2000 + SOME // 2 + 1), record_property)


@pytest.mark.parametrize("mode", ["move", "copy"])
def test_a_killed_undo_loses_nothing(library: World, mode: str, record_property: Record) -> None:
    chance = random.Random(mode)
    run(library.sort(mode))
    moments = measured(library, library.undo())
    kills = 0
    while kills < SOME:
        if kills % HISTORY == 0:
            library.forget_history()
        run(library.sort(mode))
        if killed(library, library.undo(), moments, chance):
            kills += 1
            run(library.sort("suggest"))
            library.assert_history_true()
        library.restore()
    record_property(f"kills of an undo, mode {mode}", kills)


def test_a_sort_killed_while_it_looks_at_photos_goes_on_from_there(
    library: World, record_property: Record
) -> None:
    library.forget_photos()
    kills = 0
    for seed in range(SOME):
        moments = Moments(start=2.0, work=0.5, early=1)
        kills += killed(library, library.sort(), moments, random.Random(seed))
    run(library.sort())
    filed = library.assert_history_true()
    assert sum(move.state == "done" for move in filed) == 500
    library.restore()
    record_property("kills of a sort that looks at photos", kills)


def test_a_program_may_end_as_it_is_signalled() -> None:
    for _ in range(5):
        program = warm().start(["--version"], ENVIRONMENT)
        while program.poll() is None:
            program.send_signal(SIGCONT)
        program.communicate(DEADLINE)
        assert program.returncode == 0


def kill_sorts(world: World, mode: str, seeds: Iterable[int], record_property: Record) -> None:
    """Kill a sort once for each seed, recover in one of four ways, and undo everything."""
    moments = measured(world, world.sort(mode))
    world.restore()
    kills = midway = 0
    for seed in seeds:
        chance = random.Random(seed)
        if kills % HISTORY == 0:
            world.forget_history()
        while not killed(world, world.sort(mode), moments, chance):
            world.restore()
        kills += 1
        midway += Ledger.of(world.inbox, world.albums).files != world.before.files
        recover(world, mode, chance.randrange(7), moments, chance)
        world.restore()
    record_property(f"kills of a sort, mode {mode}", kills)
    record_property(f"  of them with files changed already, mode {mode}", midway)
    assert midway > kills // 4


def killed(
    world: World,
    command: tuple[str, ...],
    moments: Moments,
    chance: random.Random,
) -> bool:
    """Start a command and kill it; whether it was still alive then."""
    status, printed = signalled(world, command, SIGKILL, moments, chance)
    assert status in (0, -SIGKILL), printed
    world.assert_nothing_missing()
    return status == -SIGKILL


def recover(world: World, mode: str, way: int, moments: Moments, chance: random.Random) -> None:
    """Let another command settle what is left, and look whether the history is true."""
    if way < 2:
        return  # the undo that follows recovers as well
    if way == 2:
        findings = world.doctor()
        assert findings.pop("journal") == (not world.open_moves())
        assert all(findings.values())
        assert world.history() == world.told_history()
        run(world.sort("suggest"))
        assert world.doctor()["journal"]
    elif way < 5:
        run(world.sort(mode))
        assert sum(move.state == "done" for move in world.history()) == 500
    else:
        killed(world, world.sort(mode), moments, chance)
        run(world.sort("suggest"))
    world.assert_history_true()

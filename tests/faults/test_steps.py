"""SIGKILL at every single system call that may change a file or the catalogue."""

from __future__ import annotations

from signal import SIGKILL
from typing import TYPE_CHECKING

import pytest
from tests.faults.steps import NO_LINKS, NO_REPLACE, Call, Scenario, Stage, calls, reached, traced
from tests.faults.world import run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Record = Callable[[str, object], None]

SCENARIOS = {
    "move": Scenario(),
    "move to another disk": Scenario(far=True),
    "move by link": Scenario(faults=(NO_REPLACE,)),
    "move by reservation": Scenario(faults=(NO_REPLACE, NO_LINKS)),
    "copy": Scenario("copy"),
    "hardlink": Scenario("hardlink"),
    "undo of a move": Scenario(undo=True),
    "undo of a move to another disk": Scenario(undo=True, far=True),
    "undo of a copy": Scenario("copy", undo=True),
    "tags in photos": Scenario("tag --tags-in photo"),
    "tags beside photos": Scenario("tag"),
    "tags by two renames": Scenario("tag --tags-in photo", faults=(NO_REPLACE,)),
    "undo of tags": Scenario("tag --tags-in photo", undo=True),
    "moved and tagged": Scenario("move --tag --tags-in photo"),
    "late companions": Scenario(late=True),
    "late companions to another disk": Scenario(late=True, far=True),
    "late companions of a copy": Scenario("copy", late=True),
    "undo of late companions": Scenario(late=True, undo=True),
}
# Tags at every fourth call: tests/unit/files/test_rewrite.py dies at each one.
WRITES = 4
"""At each so manieth write of the catalogue there is a kill, too: two writes are a page."""


@pytest.mark.parametrize("name", SCENARIOS)
def test_killed_at_each_call(stage: Stage, name: str, record_property: Record) -> None:
    scenario = SCENARIOS[name]
    world = stage.world(scenario)
    steps = [
        step
        for step in stage.calls(scenario, world)
        if step.changes and (step.name != "pwrite64" or step.number % WRITES == 0)
    ][:: 4 if "tag" in name else 1]
    for number, step in enumerate(steps):
        _kill(scenario.prepare(world), stage.log, step, scenario.faults)
        world.assert_nothing_missing()
        if number % 2:
            run(world.sort("suggest"))
            world.assert_history_true()
        world.restore()
    record_property(f"kills at each call: {name}", len(steps))


@pytest.mark.parametrize("far", [False, True], ids=["same disk", "other disk"])
def test_a_recovery_killed_at_each_call(stage: Stage, far: bool, record_property: Record) -> None:
    scenario = Scenario(far=far)
    world = stage.world(scenario)
    renames = [step for step in stage.calls(scenario, world) if step.name == "renameat2"]
    half = [step for step in renames if step.text.endswith("= 0")][1]  # the companion's
    _kill(scenario.prepare(world), stage.log, half)
    assert traced(world.sort("suggest"), stage.log).returncode == 0
    world.assert_history_true()
    steps = [step for step in calls(stage.log, world) if step.changes and step.name != "pwrite64"]
    assert {step.name for step in steps} & {"renameat2", "unlink"}
    world.restore()
    for step in steps:
        _kill(scenario.prepare(world), stage.log, half)
        _kill(world.sort("suggest"), stage.log, step)
        world.assert_nothing_missing()
        run(world.sort("suggest"))
        world.assert_history_true()
        world.restore()
    where = "other" if far else "same"
    record_property(f"kills at each call: recovery, {where} disk", len(steps))


def _kill(command: tuple[str, ...], log: Path, step: Call, faults: tuple[str, ...] = ()) -> None:
    done = traced(command, log, *faults, step.fault("signal=KILL"))
    assert done.returncode == -SIGKILL, f"{step}\n{done.stdout}\n{done.stderr}"
    assert reached(log, step), (step, log.read_text("ascii", "replace")[-500:])

"""Every system call of the mover fails, one at a time: the rest goes on, and nothing is lost."""

from __future__ import annotations

import json
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.faults.conftest import FEW
from tests.faults.steps import NO_LINKS, NO_REPLACE, Call, Scenario, Stage, traced
from tests.faults.world import World, run

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from subprocess import CompletedProcess

    Record = Callable[[str, object], None]

ERRORS = {
    "renameat2": ("EIO", "EACCES", "ENOSPC", "EXDEV", "EINVAL", "ENOSYS", "EPERM", "EROFS"),
    "rename": ("EIO", "EACCES", "ENOSPC"),
    "link": ("EIO", "EACCES", "ENOSPC", "EMLINK"),
    "linkat": ("EIO", "EACCES", "ENOSPC", "EMLINK"),
    "unlink": ("EIO", "EACCES", "EPERM", "EROFS"),
    "mkdir": ("ENOSPC", "EACCES", "EROFS"),
    "rmdir": ("EACCES",),
    "openat": ("EIO", "EACCES", "ENOSPC", "EMFILE"),
    "write": ("ENOSPC", "EIO", "EDQUOT"),
    "pwrite64": ("ENOSPC", "EIO"),
    "ftruncate": ("EIO",),
    "fsync": ("EIO", "ENOSPC"),
    "fdatasync": ("EIO", "ENOSPC"),
    "fchown": ("EPERM", "EIO"),
    "chmod": ("EIO",),
    "utimensat": ("EIO", "EPERM"),
}
"""What each call may answer; one after the other, as often as it is made."""
WRITES = 8
"""Of the writes of the catalogue, each so manieth fails."""
SORTS = {
    "move": Scenario(),
    "move to another disk": Scenario(far=True),
    "move by link": Scenario(faults=(NO_REPLACE,)),
    "move by reservation": Scenario(faults=(NO_REPLACE, NO_LINKS)),
    "copy": Scenario("copy"),
    "hardlink": Scenario("hardlink"),
    "tags in photos": Scenario("tag --tags-in photo"),
    "tags beside photos": Scenario("tag"),
}
UNDOS = {
    "move": Scenario(undo=True),
    "move to another disk": Scenario(undo=True, far=True),
    "copy": Scenario("copy", undo=True),
    "tag": Scenario("tag --tags-in photo", undo=True),
}


@pytest.mark.parametrize(
    ("name", "lasting"),
    [(name, False) for name in SORTS] + [("move", True), ("move to another disk", True)],
)
def test_a_sort_goes_on_when_a_call_fails(
    stage: Stage, name: str, lasting: bool, record_property: Record
) -> None:
    scenario = SORTS[name]
    world = stage.world(scenario)
    failing = list(_failing(stage.calls(scenario, world)))[:: 4 if "tag" in name else 1]
    if lasting:  # but for the program's own output
        failing = [(step, error) for step, error in failing if step.name != "write"]
    for step, error in failing:
        command = (*scenario.prepare(world), "--json")
        fault = step.fault(f"error={error}", lasting=lasting)
        done = traced(command, stage.log, *scenario.faults, fault)
        told = f"{step} {error}\n{done.returncode}\n{done.stdout}\n{done.stderr}"
        assert "Traceback" not in done.stderr, told
        assert done.returncode in {0, 1, 3}, told
        if done.returncode == 3:
            assert done.stderr.startswith("cene: The "), told
        else:
            _assert_told(world, done, told)
        _assert_mended(world)
    record_property(f"failed calls: {name}, {'for good' if lasting else 'once'}", len(failing))


@pytest.mark.parametrize("name", UNDOS)
def test_an_undo_goes_on_when_a_call_fails(
    stage: Stage, name: str, record_property: Record
) -> None:
    scenario = UNDOS[name]
    world = stage.world(scenario)
    failing = list(_failing(stage.calls(scenario, world)))[:: 4 if "tag" in name else 1]
    for step, error in failing:
        command = scenario.prepare(world)
        done = traced(command, stage.log, step.fault(f"error={error}"))
        told = f"{step} {error}\n{done.returncode}\n{done.stdout}\n{done.stderr}"
        assert "Traceback" not in done.stderr, told
        assert done.returncode in {0, 1, 3}, told
        states = {move.state for move in world.history()}
        assert (states == {"undone"}) == (done.returncode == 0) or done.returncode == 3, told
        _assert_mended(world)
    record_property(f"failed calls: undo of a {name}", len(failing))


@pytest.mark.parametrize("name", ["move to another disk", "copy"])
def test_a_disk_that_only_says_that_it_wrote_is_found_out(stage: Stage, name: str) -> None:
    scenario = SORTS[name]
    world = stage.world(scenario)
    writes = [step for step in stage.calls(scenario, world) if step.name == "write"]
    assert len(writes) == 3
    for step in writes:
        command = (*scenario.prepare(world), "--json")
        length = step.text.rpartition("= ")[2]
        done = traced(command, stage.log, step.fault(f"retval={length}"))
        assert done.returncode == 1, done
        (failure,) = json.loads(done.stdout)["failed"]
        assert failure["error"] == "its copy came back different from the disk"
        _assert_mended(world)


def _failing(steps: list[Call]) -> Iterator[tuple[Call, str]]:
    """Calls, each with the error that it answers."""
    errors = {name: cycle(numbers) for name, numbers in ERRORS.items()}
    for step in steps:
        if step.name != "pwrite64" or step.number % WRITES == 0:
            yield step, next(errors[step.name])


def _assert_told(world: World, done: CompletedProcess[str], told: str) -> None:
    """Exit 0 with all filed and nothing to settle, or 1 with each photo that was not, and why."""
    document = json.loads(done.stdout)
    failed = document["failed"]
    assert bool(failed) == (done.returncode == 1), told
    assert document["filed"] + len(failed) == FEW, told
    for failure in failed:
        assert Path(failure["path"]).is_relative_to(world.inbox), told
        assert len(failure["error"]) > 15, told
    states = [move.state for move in world.history()]
    assert states.count("done") == document["filed"], told


def _assert_mended(world: World) -> None:
    """Nothing is lost; what is open is settled by the next run; then everything can be undone."""
    world.assert_nothing_missing()
    if any(move.is_open for move in world.history()):
        run(world.sort("suggest"))
    world.assert_history_true()
    world.restore()

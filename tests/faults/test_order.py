"""What must be on the disk before a source on another disk is removed."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.faults.steps import Scenario, traced

if TYPE_CHECKING:
    from tests.faults.steps import Stage

MADE = re.compile(r'mkdir\("(.+)", 0\d+\) += 0')
SYNCED = re.compile(r"fsync\(\d+<(.+)>\) += 0")
REMOVED = re.compile(r'unlink\("(.+)"\) += 0')


@pytest.mark.parametrize("there", [True, False], ids=["albums there", "albums to be made"])
def test_made_folders_are_durable_before_a_photo_is_in_them(stage: Stage, there: bool) -> None:
    scenario = Scenario(far=True)
    world = stage.world(scenario)
    if not there:
        world.albums.rmdir()
        world.note()
    assert traced(scenario.prepare(world), stage.log).returncode == 0
    made, loose, removed = set[Path](), set[Path](), 0
    for line in stage.log.read_text("ascii", "replace").splitlines():
        if found := MADE.search(line):
            made.add(Path(found[1]))
            loose.add(Path(found[1]))
        elif found := SYNCED.search(line):
            loose = {folder for folder in loose if folder.parent != Path(found[1])}
        elif found := REMOVED.search(line):
            removed += Path(found[1]).is_relative_to(world.inbox)
            assert not loose, line
        else:
            assert not any(f'"{folder}/' in line for folder in loose), line
    assert removed
    assert any(folder.parent == world.albums for folder in made)
    assert (world.albums in made) is not there
    world.restore()

"""Two programs at once: onto one target, and onto one catalogue."""

from __future__ import annotations

import signal
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest
from tests.faults.dying import Working
from tests.faults.library import Sample, furnish
from tests.faults.steps import needs_strace
from tests.faults.world import (
    DEADLINE,
    ENVIRONMENT,
    Ledger,
    World,
    assert_same,
    expectation,
    run,
    warm,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

ROUNDS = 3
EACH = 80
SLOW = ("strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=renameat2,openat,linkat")
PAUSES = ("renameat2:delay_enter=700", "linkat:delay_enter=700")


@pytest.fixture
def rivals(tmp_path: Path, photos: list[Sample]) -> tuple[World, World]:
    """Two libraries with photos of the same names, and one folder for the albums of both."""
    one, two = (
        World(tmp_path / name / "inbox", tmp_path / "albums", tmp_path / name / "c.sqlite")
        for name in ("one", "two")
    )
    furnish(one, photos[:EACH])
    furnish(two, photos[EACH : 2 * EACH])
    for world in (one, two):
        world.index()
        world.before = Ledger.of(one.inbox, two.inbox, one.albums)
    return one, two


@pytest.mark.parametrize("mode", ["move", "copy", "hardlink"])
@pytest.mark.parametrize("slowed", [False, True], ids=["as they are", "one slowed down"])
def test_two_sorts_into_one_folder_replace_nothing(
    rivals: tuple[World, World],
    mode: str,
    slowed: bool,
    record_property: Callable[[str, int], None],
) -> None:
    if slowed:
        needs_strace()
    one, two = rivals
    slow = (*SLOW, *(part for pause in PAUSES for part in ("-e", f"inject={pause}")))
    for _ in range(ROUNDS):
        at_once(one.sort(mode), two.sort(mode), slow if slowed else ())
        moves = one.history() + two.history()
        assert sum(move.state == "done" for move in moves) == 2 * EACH
        found = Ledger.of(one.inbox, two.inbox, one.albums)
        assert_same(found.files, expectation(one.before, moves, found.files))
        at_once(one.undo(), two.undo())
        found = Ledger.of(one.inbox, two.inbox, one.albums)
        assert_same(found.files, one.before.files)
        # A folder that one made and both filled is left, empty, if its maker went back first.
        assert found.folders.items() >= one.before.folders.items()
        assert {path.parent for path in found.folders.keys() - one.before.folders.keys()} <= {
            one.albums
        }
        one.forget_history()
        two.forget_history()
    record_property(f"races of two sorts, mode {mode}", ROUNDS)


def test_a_second_program_on_one_catalogue_is_refused(library: World) -> None:
    working = Working(library, library.sort())
    working.wait_for_change()
    working.process.send_signal(signal.SIGSTOP)
    try:
        for command in (library.sort(), library.sort("suggest"), library.undo()):
            refused = run(command, expected=[3])
            assert refused.stdout == ""
            assert refused.stderr.startswith("cene: Another Cene is working on the catalogue")
        assert library.doctor()["catalogue"]
    finally:
        working.process.send_signal(signal.SIGCONT)
    status, printed = working.end()
    assert status == 0, printed
    moves = library.assert_history_true()
    assert [move.state for move in moves] == ["done"] * 500
    library.restore()


def at_once(one: Sequence[str], other: Sequence[str], prefix: Sequence[str] = ()) -> None:
    """Run two commands at the same time, the first below another program; each to a good end."""
    if not prefix:
        programs = [warm().start(command, ENVIRONMENT, merged=True) for command in (one, other)]
        for program in programs:
            printed, _ = program.communicate(DEADLINE)
            assert program.returncode == 0, printed.decode()
        return
    with ThreadPoolExecutor() as threads:
        first = threads.submit(run, one, prefix=prefix)
        run(other)
        first.result()

"""What becomes of moves that were interrupted."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.unit.files.faults import Faults, Killed, injected
from tests.unit.files.world import (
    FOREIGN,
    GROUP,
    World,
    read_only,
    simple,
)

from cene.core.errors import PlacementError
from cene.core.move import Mode, Move, State
from cene.files.move import Mover

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Mount


@pytest.mark.parametrize("mode", [Mode.MOVE, Mode.COPY, Mode.HARDLINK])
def test_settling_takes_an_equal_file_at_the_target_for_the_users_own(
    tmp_path: Path, mode: Mode
) -> None:
    """It died before it did anything, and the user put a copy there himself."""
    world = simple(tmp_path, mode)
    for file in world.journal[0].files:
        shutil.copy2(file.source, file.target)

    settled = world.mover.settle(world.journal[0])

    assert settled.state is State.FAILED
    assert world.sides == (GROUP, GROUP)


def test_settling_removes_a_reserved_name_but_no_empty_file_for_an_empty_file(
    tmp_path: Path,
) -> None:
    world = simple(tmp_path)
    world.journal[0].files[0].target.touch()
    assert world.mover.settle(world.journal[0]).state is State.FAILED
    world.check_nothing_happened()

    sidecar = world.source / "IMG.jpg.xmp"
    sidecar.write_bytes(b"")
    move = world.intent()
    move.files[1].target.touch()
    assert world.mover.settle(move).state is State.FAILED
    assert move.files[1].target.exists()
    assert sidecar.exists()


def test_an_empty_file_stays_where_the_source_is_another(tmp_path: Path) -> None:
    world = simple(tmp_path)
    file = world.journal[0].files[0]
    file.target.touch()
    file.source.unlink()
    file.source.write_bytes(b"somebody else's picture")

    assert world.mover.settle(world.journal[0]).state is State.FAILED

    assert file.target.exists()
    assert file.source.read_bytes() == b"somebody else's picture"


def test_a_folder_that_is_missing_is_waited_for(tmp_path: Path) -> None:
    """A stick that was pulled out is no lost picture."""
    world = simple(tmp_path)
    done = world.mover.place(world.journal[0])
    world.target.rename(tmp_path / "pulled out")
    for _ in range(2):
        with pytest.raises(PlacementError, match="connect its drive"):
            world.mover.settle(world.journal[0])
    (tmp_path / "pulled out").rename(world.target)

    settled = world.mover.settle(world.journal[0])

    assert replace(settled, state=done.state) == done
    world.check_ended(settled)


def test_what_is_in_neither_place_is_said(tmp_path: Path) -> None:
    world = simple(tmp_path)
    (world.source / "IMG.jpg").unlink()

    settled = world.mover.settle(world.journal[0])

    assert settled.state is State.FAILED
    assert settled.error is not None
    assert settled.error.startswith("something else moved or removed")
    assert str(world.source / "IMG.jpg") in settled.error


def test_what_settling_may_not_see_is_left_for_later(tmp_path: Path) -> None:
    world = simple(tmp_path)
    (world.source / "IMG.jpg.xmp").rename(tmp_path / "xmp")
    (world.target / "new IMG.jpg.xmp").symlink_to(world.target / "new IMG.jpg.xmp")
    os.rename(world.source, tmp_path / "elsewhere")
    world.source.symlink_to(world.source)

    with pytest.raises(PlacementError, match="symbolic links"):
        world.mover.settle(world.journal[0])


def test_settling_keeps_a_source_that_was_edited_since(
    tmp_path: Path, other_disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = simple(tmp_path, target=other_disk)
    with injected(monkeypatch, Faults(0)) as faults:
        world.mover.place(world.journal[0])
    world = simple(tmp_path, target=other_disk)
    last = [at for at, name in enumerate(faults.calls, 1) if name == "unlink"][-3]
    with injected(monkeypatch, Faults(last)), pytest.raises(Killed):
        world.mover.place(world.journal[0])
    assert world.sides == (GROUP, GROUP)
    (world.source / "IMG.jpg").write_bytes(b"edited")

    assert world.mover.settle(world.journal[-1]).state is State.DONE

    assert world.sides == ({"IMG.jpg": b"edited"}, GROUP)


def test_one_file_with_one_name_is_never_taken_for_two(tmp_path: Path) -> None:
    """The album lies in the source folder, reached through a link."""
    world = simple(tmp_path)
    for name in FOREIGN:
        (world.target / name).unlink()
    world.target.rmdir()
    world.target.symlink_to(world.source)
    files = tuple(
        replace(file, target=world.target / file.source.name) for file in world.journal[0].files
    )

    world.mover.settle(replace(world.journal[0], files=files))

    assert world.side(world.source) == GROUP


def test_a_read_only_source_can_be_copied_and_settled_but_not_moved(
    tmp_path: Path, mount: Mount, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The card of a camera, with its switch on *lock*."""
    card = mount("card")
    world = World(card / "from", tmp_path / "to", Mode.COPY)
    read_only(card)
    move = world.journal[0]

    with pytest.raises(PlacementError, match="read-only"):
        world.mover.place(replace(move, mode=Mode.MOVE))
    world.check_nothing_happened()

    with injected(monkeypatch, Faults(50)), pytest.raises(Killed):
        world.mover.place(move)
    world.check_ended(world.mover.settle(world.journal[-1]))
    world.mover.place(move)
    world.check_done()
    world.check_ended(world.mover.settle(world.journal[-1]))


def test_a_bug_in_the_journal_is_no_error_of_the_disk_and_is_settled(
    tmp_path: Path, other_disk: Path
) -> None:
    world = simple(tmp_path, target=other_disk)

    def record(move: Move) -> None:
        raise ZeroDivisionError(move.id)

    with pytest.raises(ZeroDivisionError):
        Mover("c0ffee00", record).place(world.journal[0])

    world.check_ended(world.mover.settle(world.journal[0]))


def test_settling_keeps_an_equal_file_that_somebody_put_at_the_old_place(
    tmp_path: Path, other_disk: Path
) -> None:
    """The card was read in again after the power failed."""
    world = simple(tmp_path, target=other_disk)
    world.mover.place(world.journal[0])
    for name, content in GROUP.items():
        (world.source / name).write_bytes(content)

    assert world.mover.settle(world.journal[-1]).state is State.DONE

    assert world.sides == (GROUP, GROUP)

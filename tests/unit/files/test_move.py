from __future__ import annotations

import errno
import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from threading import Barrier
from typing import TYPE_CHECKING, Any

import pytest
from tests.unit.files.faults import Killed
from tests.unit.files.world import (
    GROUP,
    Road,
    World,
    read_only,
    simple,
)

from cene.core.errors import PlacementError, TargetTakenError
from cene.core.move import FileMove, Mode, Move, State
from cene.core.photo import Stat
from cene.files import move as moving
from cene.files.identity import is_double
from cene.files.move import PREFIX, Mover

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Mount, Stick


@pytest.mark.parametrize("position", range(len(GROUP)))
@pytest.mark.parametrize("content", [b"", b"mine", "the same"])
def test_a_users_own_file_at_a_target_is_never_touched(
    any_road: Road, position: int, content: bytes | str
) -> None:
    world = any_road()
    move = world.journal[0]
    file = move.files[position]
    own = file.source.read_bytes() if isinstance(content, str) else content
    file.target.write_bytes(own)
    shutil.copystat(file.source, file.target)

    with pytest.raises(TargetTakenError, match="another file is at") as caught:
        world.mover.place(move)

    assert str(file.target) in str(caught.value)
    assert file.target.read_bytes() == own
    file.target.unlink()
    world.check_nothing_happened()


@pytest.mark.parametrize("content", [b"", b"mine", "the same"])
def test_a_users_own_file_that_comes_into_being_meanwhile_stays(
    tmp_path: Path, other_disk: Path, content: bytes | str
) -> None:
    world = simple(tmp_path, target=other_disk)
    file = world.journal[0].files[1]
    own = file.source.read_bytes() if isinstance(content, str) else content

    def record(move: Move) -> None:
        world.journal.append(move)
        file.target.write_bytes(own)
        shutil.copystat(file.source, file.target)

    with pytest.raises(TargetTakenError):
        Mover("c0ffee00", record).place(world.journal[0])

    assert file.target.read_bytes() == own
    file.target.unlink()
    world.check_nothing_happened()


@pytest.mark.parametrize("crosses", [False, True])
def test_a_source_that_changes_meanwhile_is_left(
    tmp_path: Path, other_disk: Path, crosses: bool
) -> None:
    world = simple(tmp_path, target=other_disk if crosses else None)
    with (world.source / "IMG.mov").open("ab") as film:
        film.write(b"more")

    with pytest.raises(PlacementError, match=r"IMG\.mov: changed meanwhile"):
        world.mover.place(world.journal[0])

    assert world.sides == ({**GROUP, "IMG.mov": GROUP["IMG.mov"] + b"more"}, {})


def test_a_source_that_changes_after_it_was_copied_is_kept(
    tmp_path: Path, other_disk: Path
) -> None:
    world = simple(tmp_path, target=other_disk)

    def record(move: Move) -> None:
        world.journal.append(move)
        (world.source / "IMG.mov").write_bytes(b"cut anew")

    left = f"{world.source / 'IMG.mov'}: changed meanwhile; as it was, it is at {world.target}/"
    with pytest.raises(PlacementError) as caught:
        Mover("c0ffee00", record).place(world.journal[0])

    assert str(caught.value).startswith(left)
    kept = ({**GROUP, "IMG.mov": b"cut anew"}, {"IMG.mov": GROUP["IMG.mov"]})
    assert world.sides == kept
    settled = world.mover.settle(world.journal[-1])
    assert settled.state is State.FAILED
    assert settled.error is not None
    assert settled.error.startswith(left.replace(":", ""))
    assert world.sides == kept


def test_of_a_source_that_was_renamed_after_it_was_copied_no_copy_is_left(
    tmp_path: Path, other_disk: Path
) -> None:
    world = simple(tmp_path, target=other_disk)

    def record(move: Move) -> None:
        world.journal.append(move)
        with suppress(FileNotFoundError):
            (world.source / "IMG.mov").rename(world.source / "film.mov")

    with pytest.raises(PlacementError, match=r"IMG\.mov: got another name while it was moved"):
        Mover("c0ffee00", record).place(world.journal[0])

    rest = {name: content for name, content in GROUP.items() if name != "IMG.mov"}
    assert world.sides == ({**rest, "film.mov": GROUP["IMG.mov"]}, {})


def test_of_a_source_that_was_deleted_after_it_was_copied_the_copy_goes_back(
    tmp_path: Path, other_disk: Path
) -> None:
    world = simple(tmp_path, target=other_disk)

    def record(move: Move) -> None:
        world.journal.append(move)
        (world.source / "IMG.mov").unlink(missing_ok=True)

    with pytest.raises(PlacementError, match="vanished meanwhile"):
        Mover("c0ffee00", record).place(world.journal[0])
    assert world.sides == (GROUP, {})


def test_an_equal_file_that_somebody_else_moved_there_is_not_moved_back(
    tmp_path: Path, other_disk: Path
) -> None:
    """Two runs copy one group to one place; the other is faster and done with all of it."""
    world = simple(tmp_path, target=other_disk)

    def record(move: Move) -> None:
        world.journal.append(move)
        for file in move.files:
            shutil.copy2(file.source, file.target)
            file.source.unlink()

    with pytest.raises(FileNotFoundError) as caught:
        Mover("c0ffee00", record).place(world.journal[0])

    assert not isinstance(caught.value, PlacementError)
    world.check_done()
    world.check_ended(world.mover.settle(world.journal[-1]))


def test_the_old_name_that_somebody_took_blocks_the_way_back_until_it_is_free(
    tmp_path: Path, other_disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = World(other_disk / "from", tmp_path / "to", Mode.MOVE)
    real, taken = os.unlink, world.source / "IMG.jpg"

    def unlink(path: Path, **kwargs: Any) -> None:
        if path == world.source / "IMG.mov":
            taken.write_bytes(b"mine")
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        real(path, **kwargs)

    with monkeypatch.context() as patch:
        patch.setattr(os, "unlink", unlink)
        with pytest.raises(OSError, match="another file is at"):
            world.mover.place(world.journal[0])
    # Every later file of the group is still at its target; nothing is lost, nothing replaced.
    assert taken.read_bytes() == b"mine"
    assert (world.target / "new IMG.jpg").read_bytes() == GROUP["IMG.jpg"]
    (world.target / "new IMG.mov").unlink()  # so that the only way is back
    for _ in range(2):
        with pytest.raises(PlacementError, match="another file is at"):
            world.mover.settle(world.journal[-1])
        assert taken.read_bytes() == b"mine"
        assert (world.target / "new IMG.jpg").read_bytes() == GROUP["IMG.jpg"]
    taken.unlink()

    world.check_ended(world.mover.settle(world.journal[-1]))


@pytest.mark.parametrize("mode", [Mode.MOVE, Mode.COPY])
def test_a_full_disk_is_said_and_nothing_is_left_on_it(
    tmp_path: Path, mount: Mount, mode: Mode
) -> None:
    world = simple(tmp_path, mode, mount("small"))
    (world.source / "IMG.mov").write_bytes(b"x" * 2**21)

    with pytest.raises(PlacementError, match="no space is left"):
        world.mover.place(world.intent())

    assert world.side(world.target) == {}
    assert world.side(world.source) == {**GROUP, "IMG.mov": b"x" * 2**21}


@pytest.mark.parametrize("mode", [Mode.MOVE, Mode.COPY, Mode.HARDLINK])
def test_a_read_only_target_is_said(tmp_path: Path, mount: Mount, mode: Mode) -> None:
    disk = mount("disk")
    for source in (tmp_path, disk):
        world = World(source / "from", disk / "to", mode)
        read_only(disk)
        with pytest.raises(PlacementError, match="read-only"):
            world.mover.place(world.journal[0])
        world.check_nothing_happened()
        read_only(disk, on=False)


def test_two_runs_never_lose_a_picture_to_one_target(road: Road) -> None:
    barrier = Barrier(2)
    world = road()

    def place(move: Move) -> State:
        barrier.wait()
        try:
            Mover("c0ffee00", lambda _: None).place(move)
        except TargetTakenError:
            return State.FAILED
        return State.DONE

    with ThreadPoolExecutor(2) as pool:
        for number in range(30):
            moves = []
            for who in (1, 2):
                files = []
                for kind in ("jpg", "xmp"):
                    source = world.source / f"{number}-{who}.{kind}"
                    source.write_text(f"{number} {who} {kind}")
                    target = world.target / f"{number}.{kind}"
                    files.append(FileMove(source, target, Stat.of(os.lstat(source))))
                moves.append(Move(1, who, world.mode, tuple(files), "sea", 1, id=100 + who))
            ends = list(pool.map(place, moves))
            assert State.FAILED in ends
            for move, end in zip(moves, ends, strict=True):
                for file in move.files:
                    text = f"{number} {move.photo} {file.source.suffix[1:]}"
                    assert (end is State.DONE) == (
                        file.target.exists() and file.target.read_text() == text
                    )
                    if end is State.FAILED or world.mode is not Mode.MOVE:
                        assert file.source.read_text() == text
                    else:
                        assert not file.source.exists()
    assert not list(world.source.glob(f"{PREFIX}*"))
    assert not list(world.target.glob(f"{PREFIX}*"))


def test_a_disk_that_goes_between_a_copy_and_its_end_is_waited_for(
    tmp_path: Path, plugged: Callable[[Path], Stick]
) -> None:
    stick, target = plugged(tmp_path / "stick"), tmp_path / "albums"
    target.mkdir()
    world = simple(stick.place, target=target)

    def record(move: Move) -> None:
        world.journal.append(move)
        stick.unplug()

    with pytest.raises(OSError, match="No such device"):
        Mover("c0ffee00", record).place(world.journal[0])
    assert list(stick.place.iterdir()) == [], "nothing is brought to where a disk belongs"
    half = world.journal[-1]
    for _ in range(2):
        with pytest.raises(PlacementError, match="its disk is not there"):
            world.mover.settle(half)
    stick.plug()
    settled = world.mover.settle(half)
    assert settled.state is State.DONE
    assert [file.source.exists() for file in settled.files] == [False] * len(GROUP)
    assert [file.target.exists() for file in settled.files] == [True] * len(GROUP)


def test_a_disk_that_goes_while_an_interrupted_move_is_settled_is_waited_for(
    tmp_path: Path, plugged: Callable[[Path], Stick], monkeypatch: pytest.MonkeyPatch
) -> None:
    stick, target = plugged(tmp_path / "stick"), tmp_path / "albums"
    target.mkdir()
    world = simple(stick.place, target=target)

    def dies(path: Path) -> None:
        raise Killed(path)

    def goes(one: Path, other: Path) -> bool:
        if stick.place.is_mount():
            stick.unplug()
        return is_double(one, other)

    with monkeypatch.context() as broken, suppress(Killed):
        broken.setattr(os, "unlink", dies)
        world.mover.place(world.journal[0])
    half = world.journal[-1]
    with monkeypatch.context() as broken:
        broken.setattr(moving, "is_double", goes)
        with pytest.raises(PlacementError, match="its disk is not there"):
            world.mover.settle(half)
    stick.plug()
    assert world.mover.settle(half).state is State.DONE
    world.check_done()


def test_a_disk_that_has_another_number_since_is_there(tmp_path: Path, other_disk: Path) -> None:
    world = simple(tmp_path, target=other_disk)
    (tmp_path / "stays.txt").touch()
    done = world.mover.place(world.journal[0])
    renumbered = tuple(
        replace(file, stat=replace(file.stat, device=file.stat.device + 1000))
        for file in done.files
    )
    (renumbered[0].source.parent / "stays.txt").touch()
    settled = world.mover.settle(replace(done, files=renumbered, state=State.INTENT))
    assert settled.state is State.DONE


def test_a_photo_that_is_nowhere_is_said_to_be_gone(tmp_path: Path) -> None:
    world = simple(tmp_path)
    for file in world.journal[0].files:
        file.source.unlink()
        file.target.parent.mkdir(exist_ok=True)
    settled = world.mover.settle(world.journal[0])
    assert settled.state is State.FAILED
    assert settled.error is not None
    assert settled.error.startswith("something else moved or removed")

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field, replace
from threading import Barrier
from typing import TYPE_CHECKING, Any

import pytest
from tests.unit.files.faults import Faults, Killed, injected

from cene.core.errors import PlacementError, TargetTakenError
from cene.core.move import FileMove, Mode, Move, State
from cene.core.photo import Stat
from cene.files import rename
from cene.files.copy import digest
from cene.files.move import PREFIX, Mover

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Mount

MTIME = 1_500_000_000_123_456_700
GROUP = {"IMG.jpg": b"picture" * 1_000, "IMG.jpg.xmp": b"<xmp/>", "IMG.mov": b"film" * 100}
FOREIGN = {"notes.txt": b"mine", "empty.jpg": b"", "other.jpg": GROUP["IMG.jpg"]}
FAILURES = (errno.EIO, errno.ENOSPC, errno.EACCES)

Tree = dict[str, bytes]


@dataclass
class World:
    """Two folders with a user's files in them, and a group that is to go from one to the other."""

    source: Path
    target: Path
    mode: Mode
    journal: list[Move] = field(default_factory=list)
    faults: Faults | None = None
    back: bool = False

    def __post_init__(self) -> None:
        for folder in (self.source, self.target):
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            for name, content in FOREIGN.items():
                (folder / name).write_bytes(content)
        for name, content in GROUP.items():
            (self.source / name).write_bytes(content)
            os.utime(self.source / name, ns=(MTIME, MTIME))
        self.journal.append(self.intent())

    def intent(self) -> Move:
        files = [
            FileMove(
                self.source / name,
                self.target / ("new " + name),
                Stat.of(os.lstat(self.source / name)),
                digest(self.source / name) if name == "IMG.jpg" else b"",
            )
            for name in GROUP
        ]
        return Move(1, 1, self.mode, tuple(files), "sea", 0.9, id=7)

    @property
    def mover(self) -> Mover:
        def record(move: Move) -> None:
            if self.faults:
                self.faults.reach("record")
            self.journal.append(move)

        return Mover("c0ffee00", record)

    def undone_from_here(self) -> None:
        """Do the move, and make its way back the intent."""
        done = self.mover.place(self.journal[-1])
        self.journal[:] = [done.reversed()]
        self.back = True

    def side(self, folder: Path) -> Tree:
        """What is in a folder beside the user's own files, which must be as they were."""
        found = {path.name: path.read_bytes() for path in folder.iterdir()}
        for name, content in FOREIGN.items():
            assert found.pop(name) == content
        return {name.removeprefix("new "): content for name, content in found.items()}

    @property
    def sides(self) -> tuple[Tree, Tree]:
        there = (self.side(self.source), self.side(self.target))
        return there[::-1] if self.back else there

    def check_nothing_happened(self) -> None:
        assert self.sides == (GROUP, {})

    def check_done(self) -> None:
        assert self.sides == ({} if self.mode is Mode.MOVE else GROUP, GROUP)
        folder = self.source if self.back else self.target
        names = GROUP if self.back else [f"new {name}" for name in GROUP]
        assert [os.lstat(folder / name).st_mtime_ns for name in names] == [MTIME] * 3

    def check_ended(self, move: Move) -> None:
        """All of it at one of its ends, and the move says at which."""
        if move.state is State.DONE:
            self.check_done()
            assert all(file.placed == Stat.of(os.lstat(file.target)) for file in move.files)
        else:
            assert move.state is State.FAILED
            self.check_nothing_happened()


ROADS = {
    "move by rename": (Mode.MOVE, False, "exclusive rename"),
    "move by link": (Mode.MOVE, False, "link"),
    "move by reservation": (Mode.MOVE, False, "reservation"),
    "move to another disk": (Mode.MOVE, True, "exclusive rename"),
    "move to another disk by link": (Mode.MOVE, True, "link"),
    "move to another disk by reservation": (Mode.MOVE, True, "reservation"),
    "copy": (Mode.COPY, False, "exclusive rename"),
    "copy to another disk by reservation": (Mode.COPY, True, "reservation"),
    "hard link": (Mode.HARDLINK, False, "exclusive rename"),
}
WAYS_BACK = [name for name, (mode, _, _) in ROADS.items() if mode is Mode.MOVE]


@dataclass
class Road:
    """One way to place a group; each call makes a fresh world for it."""

    mode: Mode
    source: Path
    target: Path
    back: bool = False

    def __call__(self) -> World:
        world = World(self.source, self.target, self.mode)
        if self.back:
            world.undone_from_here()
        return world


def make_road(name: str, tmp_path: Path, other_disk: Path, monkeypatch: pytest.MonkeyPatch) -> Road:
    mode, crosses, rung = ROADS[name]
    if rung != "exclusive rename":
        monkeypatch.setattr(rename, "_system_rename", lambda: _refuse)
    if rung == "reservation":
        monkeypatch.setattr(os, "link", _no_links)
    # Where nothing has to be on two disks, both folders are on the fast one.
    return Road(mode, other_disk / "from", (tmp_path if crosses else other_disk) / "to")


def _refuse(source: bytes, target: bytes) -> int:
    one, other = os.path.dirname(source), os.path.dirname(target)
    crosses = os.lstat(one).st_dev != os.lstat(other).st_dev
    ctypes.set_errno(errno.EXDEV if crosses else errno.EINVAL)
    return -1


def _no_links(source: Path, *_: object, **__: object) -> None:
    raise PermissionError(errno.EPERM, os.strerror(errno.EPERM), str(source))


@pytest.fixture(params=ROADS)
def road(
    request: pytest.FixtureRequest,
    tmp_path: Path,
    other_disk: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Road:
    return make_road(request.param, tmp_path, other_disk, monkeypatch)


@pytest.fixture(params=[*ROADS, *(f"{name}, and back" for name in WAYS_BACK)])
def any_road(
    request: pytest.FixtureRequest,
    tmp_path: Path,
    other_disk: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Road:
    name, _, back = str(request.param).partition(", ")
    return replace(make_road(name, tmp_path, other_disk, monkeypatch), back=bool(back))


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


def simple(tmp_path: Path, mode: Mode = Mode.MOVE, target: Path | None = None) -> World:
    return World(tmp_path / "from", (target or tmp_path) / "to", mode)


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


def renumbered(move: Move) -> Move:
    """The journal after a restart that gave every disk another number."""

    def other(stat: Stat | None) -> Stat | None:
        return stat and replace(stat, device=stat.device + 1000)

    files = [
        replace(file, stat=other(file.stat) or file.stat, placed=other(file.placed))
        for file in move.files
    ]
    return replace(move, files=tuple(files))


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


def read_only(disk: Path, *, on: bool = True) -> None:
    subprocess.run(["mount", "-o", f"remount,{'ro' if on else 'rw'}", str(disk)], check=True)


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

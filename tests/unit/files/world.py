"""A group of files that is to go from one folder to another, and the roads there."""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import subprocess
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from cene.core.move import FileMove, Mode, Move, State
from cene.core.photo import Stat
from cene.files import rename
from cene.files.copy import digest
from cene.files.move import Mover

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from tests.unit.files.faults import Faults


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


def _refuse(source: bytes, target: bytes, _: int) -> int:
    one, other = os.path.dirname(source), os.path.dirname(target)
    crosses = os.lstat(one).st_dev != os.lstat(other).st_dev
    ctypes.set_errno(errno.EXDEV if crosses else errno.EINVAL)
    return -1


def _no_links(source: Path, *_: object, **__: object) -> None:
    raise PermissionError(errno.EPERM, os.strerror(errno.EPERM), str(source))


def simple(tmp_path: Path, mode: Mode = Mode.MOVE, target: Path | None = None) -> World:
    return World(tmp_path / "from", (target or tmp_path) / "to", mode)


def renumbered(move: Move) -> Move:
    """The journal after a restart that gave every disk another number."""

    def other(stat: Stat | None) -> Stat | None:
        return stat and replace(stat, device=stat.device + 1000)

    files = [
        replace(file, stat=other(file.stat) or file.stat, placed=other(file.placed))
        for file in move.files
    ]
    return replace(move, files=tuple(files))


def read_only(disk: Path, *, on: bool = True) -> None:
    subprocess.run(["mount", "-o", f"remount,{'ro' if on else 'rw'}", str(disk)], check=True)

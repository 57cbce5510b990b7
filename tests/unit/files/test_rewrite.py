"""Files get other bytes: all of a photo or none, whatever fails and whenever it dies."""

from __future__ import annotations

import errno
import os
import shutil
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import pytest
from blake3 import blake3
from tests.unit.files.faults import Faults, Killed, injected

from cene.core.errors import PlacementError
from cene.core.move import FileMove, Mode, Move, State
from cene.core.photo import NOTHING, Stat
from cene.files import rename
from cene.files.rewrite import Rewriter

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FAILURES = (errno.EIO, errno.ENOSPC, errno.EACCES)
BEFORE = {"a.jpg": b"picture" * 500, "a.pp3": b"gone soon", "a.raw.xmp": None}
AFTER = {"a.jpg": b"tags" + b"picture" * 500, "a.pp3": None, "a.raw.xmp": b"<xmp/>"}
TIME = 1_500_000_000_123_456_700

Tree = dict[str, bytes]


@dataclass
class Desk:
    """One folder with a photo that gets tags, a sidecar that is made and one that goes."""

    folder: Path
    journal: list[Move] = field(default_factory=list)

    def __post_init__(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir()
        for name, content in BEFORE.items():
            if content is not None:
                (self.folder / name).write_bytes(content)
                os.utime(self.folder / name, ns=(TIME, TIME))
        self.journal.append(Move(1, 1, Mode.TAG, tuple(map(self._file, BEFORE)), "sea", 0.9, id=7))

    def _file(self, name: str) -> FileMove:
        path, content = self.folder / name, BEFORE[name]
        stat = NOTHING if content is None else Stat.of(os.lstat(path))
        return FileMove(path, path, stat, _digest(content), became=_digest(AFTER[name]))

    @property
    def rewriter(self) -> Rewriter:
        return Rewriter("c0ffee00")

    def write(self, contents: dict[str, bytes | None] | None = None) -> Move:
        """Do what the journal holds, as whoever files does."""
        new = [(content or b"",) for content in (contents or AFTER).values()]
        prepared = self.rewriter.prepare(self.journal[-1], new, [TIME] * len(new))
        self.rewriter.prove(prepared)
        self.journal.append(prepared)
        self.rewriter.swap(prepared)
        self.rewriter.finish([prepared])
        return prepared

    def tree(self) -> Tree:
        return {path.name: path.read_bytes() for path in self.folder.iterdir()}

    def check(self, state: State) -> None:
        wanted = AFTER if state is State.DONE else BEFORE
        assert self.tree() == {name: data for name, data in wanted.items() if data is not None}


def _digest(content: bytes | None) -> bytes:
    return b"" if content is None else blake3(content).digest()


def refused(*_: object) -> int:
    raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))


@pytest.fixture(params=["swap", "two steps"])
def desk(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[[], Desk]:
    """On disks that can swap names, and on those that know but one rename that replaces."""
    if request.param == "two steps":
        monkeypatch.setattr(rename, "_system_rename", lambda: refused)
    return lambda: Desk(tmp_path / "photos")


def test_files_get_their_new_bytes_and_keep_times_and_rights(desk: Callable[[], Desk]) -> None:
    here = desk()
    picture = here.folder / "a.jpg"
    picture.chmod(0o640)
    here.journal[0] = replace(here.journal[0], files=tuple(map(here._file, BEFORE)))
    done = here.write()
    here.check(State.DONE)
    assert (picture.stat().st_mtime_ns, picture.stat().st_mode & 0o777) == (TIME, 0o640)
    assert done.files[0].placed == Stat.of(os.lstat(picture))


def test_without_a_time_a_file_gets_the_present(tmp_path: Path) -> None:
    here = Desk(tmp_path / "photos")
    new = [(content or b"",) for content in AFTER.values()]
    here.rewriter.swap(here.rewriter.prepare(here.journal[0], new, [None] * 3))
    assert (here.folder / "a.jpg").stat().st_mtime_ns > TIME


def test_the_way_back_is_the_same_way(desk: Callable[[], Desk]) -> None:
    here = desk()
    done = here.write()
    here.journal.append(done.reversed())
    here.write(BEFORE)
    here.check(State.FAILED)


def test_a_failure_at_any_call_leaves_every_file_as_it_was(
    desk: Callable[[], Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    at, failed = 0, 0
    while True:
        at += 1
        here, faults = desk(), Faults(at, FAILURES[at % len(FAILURES)])
        try:
            with injected(monkeypatch, faults):
                here.write()
        except PlacementError:
            failed += 1
            here.check(State.FAILED)
        except OSError:
            here.check(here.rewriter.settle(here.journal[-1]).state)
        else:
            here.check(State.DONE)
            if len(faults.calls) < at:
                break
    assert failed > 20


def test_a_disk_that_stays_broken_is_settled_when_it_works_again(
    desk: Callable[[], Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    at, half = 0, 0
    while True:
        at += 1
        here, faults = desk(), Faults(at, FAILURES[at % len(FAILURES)], lasting=True)
        try:
            with injected(monkeypatch, faults):
                here.write()
        except (PlacementError, OSError):
            half += 1
            here.check(here.rewriter.settle(here.journal[-1]).state)
        else:
            if len(faults.calls) < at:
                break
    assert half > 20


def test_a_death_at_any_call_is_settled_at_the_next_start(
    desk: Callable[[], Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    at, ends = 0, set()
    while True:
        at += 1
        here, faults = desk(), Faults(at)
        with injected(monkeypatch, faults), suppress(Killed):
            here.write()
        first = here.rewriter.settle(here.journal[-1])
        here.check(first.state)
        assert here.rewriter.settle(here.journal[-1]).state is first.state
        ends.add(first.state)
        if len(faults.calls) < at:
            break
    assert ends == {State.FAILED, State.DONE}


def test_settling_may_die_at_any_call_too(
    desk: Callable[[], Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    outer = 0
    while True:
        outer += 3
        here, faults = desk(), Faults(outer)
        with injected(monkeypatch, faults), suppress(Killed):
            here.write()
        if len(faults.calls) < outer:
            break
        for inner in range(1, 12):
            again = Faults(inner)
            with injected(monkeypatch, again), suppress(Killed, PlacementError):
                here.rewriter.settle(here.journal[-1])
        here.check(here.rewriter.settle(here.journal[-1]).state)


def test_what_somebody_else_did_meanwhile_stays(desk: Callable[[], Desk]) -> None:
    here = desk()
    (here.folder / "a.jpg").write_bytes(b"edited")
    with pytest.raises(PlacementError, match="changed meanwhile"):
        here.write()
    assert here.tree() == {"a.jpg": b"edited", "a.pp3": b"gone soon"}
    here = desk()
    (here.folder / "a.raw.xmp").write_bytes(b"another program's")
    with pytest.raises(PlacementError, match="has come into being meanwhile"):
        here.write()
    assert here.tree()["a.raw.xmp"] == b"another program's"
    assert here.tree()["a.jpg"] == BEFORE["a.jpg"]


def test_a_file_that_changes_between_the_two_steps_keeps_its_change(
    desk: Callable[[], Desk],
) -> None:
    here = desk()
    new = [(content or b"",) for content in AFTER.values()]
    prepared = here.rewriter.prepare(here.journal[0], new, [None] * 3)
    (here.folder / "a.pp3").write_bytes(b"edited meanwhile")
    with pytest.raises(PlacementError, match="changed meanwhile"):
        here.rewriter.swap(prepared)
    assert here.tree() == {"a.jpg": BEFORE["a.jpg"], "a.pp3": b"edited meanwhile"}


def test_a_sidecar_that_appears_between_the_two_steps_stays(desk: Callable[[], Desk]) -> None:
    here = desk()
    new = [(content or b"",) for content in AFTER.values()]
    prepared = here.rewriter.prepare(here.journal[0], new, [None] * 3)
    (here.folder / "a.raw.xmp").write_bytes(b"another program's")
    with pytest.raises(PlacementError, match="another file"):
        here.rewriter.swap(prepared)
    assert here.tree() == {
        "a.jpg": BEFORE["a.jpg"],
        "a.pp3": BEFORE["a.pp3"],
        "a.raw.xmp": b"another program's",
    }


def test_a_file_that_is_being_written_is_left_alone(tmp_path: Path) -> None:
    here = Desk(tmp_path / "photos")
    with (here.folder / "a.jpg").open("ab"), pytest.raises(PlacementError, match="being written"):
        here.write()
    here.check(State.FAILED)
    new = [(content or b"",) for content in AFTER.values()]
    prepared = here.rewriter.prepare(here.journal[0], new, [None] * 3)
    with (here.folder / "a.jpg").open("ab"), pytest.raises(PlacementError, match="being written"):
        here.rewriter.swap(prepared)
    here.check(State.FAILED)


def test_old_bytes_are_kept_where_a_stranger_has_the_name(desk: Callable[[], Desk]) -> None:
    here = desk()
    new = [(content or b"",) for content in AFTER.values()]
    prepared = here.rewriter.prepare(here.journal[0], new, [None] * 3)
    here.rewriter.swap(prepared)
    (here.folder / "a.jpg").unlink()
    (here.folder / "a.jpg").write_bytes(b"a stranger")
    with pytest.raises(PlacementError, match="is another file now; what it was is in") as told:
        here.rewriter.settle(prepared)
    hidden = here.folder / told.value.reason.split(" is in ")[1].split(":")[0]
    assert hidden.read_bytes() == BEFORE["a.jpg"]
    assert (here.folder / "a.jpg").read_bytes() == b"a stranger"
    (here.folder / "a.jpg").unlink()
    here.rewriter.settle(prepared)
    here.check(State.FAILED)


def test_other_bytes_than_the_journal_has_are_not_taken(tmp_path: Path) -> None:
    here = Desk(tmp_path / "photos")
    with pytest.raises(PlacementError, match="came back different"):
        here.write({"a.jpg": b"other", "a.pp3": None, "a.raw.xmp": None})
    here.check(State.FAILED)


def test_what_comes_back_different_from_the_disk_is_not_used(tmp_path: Path) -> None:
    here = Desk(tmp_path / "photos")
    new = [(content or b"",) for content in AFTER.values()]
    prepared = here.rewriter.prepare(here.journal[0], new, [None] * 3)
    hidden = sorted(path for path in here.folder.iterdir() if path.name.endswith(".part"))
    hidden[0].write_bytes(b"what the disk made of it")
    with pytest.raises(PlacementError, match="came back different"):
        here.rewriter.prove(prepared)
    here.check(State.FAILED)


def test_settling_that_the_system_refuses_is_tried_again(
    desk: Callable[[], Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    here = desk()
    new = [(content or b"",) for content in AFTER.values()]
    here.journal.append(here.rewriter.prepare(here.journal[0], new, [None] * 3))
    with monkeypatch.context() as broken:
        broken.setattr(os, "unlink", refused)
        with pytest.raises(PlacementError):
            here.rewriter.settle(here.journal[-1])
    assert here.rewriter.settle(here.journal[-1]).state is State.FAILED
    here.check(State.FAILED)


def test_a_stranger_in_the_middle_of_a_swap_leaves_all_to_the_next_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = Desk(tmp_path / "photos")
    new = [(content or b"",) for content in AFTER.values()]
    prepared = here.rewriter.prepare(here.journal[0], new, [None] * 3)
    picture = here.folder / "a.jpg"

    def replaced(_: str) -> bool:
        picture.unlink()
        picture.write_bytes(b"a stranger")
        return True

    with monkeypatch.context() as meddled:
        meddled.setattr("cene.files.rewrite.is_being_written", replaced)
        with pytest.raises(OSError, match="is another file now"):
            here.rewriter.swap(prepared)
    picture.unlink()
    here.rewriter.settle(prepared)
    here.check(State.FAILED)


def test_what_somebody_else_took_away_meanwhile_is_not_missed(tmp_path: Path) -> None:
    here = Desk(tmp_path / "photos")
    new = [(content or b"",) for content in AFTER.values()]
    prepared = here.rewriter.prepare(here.journal[0], new, [None] * 3)
    (here.folder / "a.pp3").unlink()
    (here.folder / "a.jpg").unlink()
    assert here.rewriter.settle(prepared).state is State.FAILED
    assert here.tree() == {}

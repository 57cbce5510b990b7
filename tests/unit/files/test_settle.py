from __future__ import annotations

import multiprocessing
import os
import sys
from typing import TYPE_CHECKING

import pytest

from cene.files.settle import FORGOTTEN, QUIET, Settling, is_being_written

if TYPE_CHECKING:
    from pathlib import Path


class Clock:
    """Both clocks of a `Settling`, turned by hand; the wall's begins at a file's last change."""

    def __init__(self, file: Path) -> None:
        self.start = file.stat().st_ctime
        self.passed = 0.0

    def steady(self) -> float:
        return self.passed

    def wall(self) -> float:
        return self.start + self.passed

    def settling(self, wall_ahead: float = 0.0) -> Settling:
        return Settling(self.steady, lambda: self.wall() + wall_ahead)


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "a.jpg"
    path.write_bytes(b"begun")
    return path


def test_a_file_that_was_just_written_has_not_settled_and_a_moment_later_has(photo: Path) -> None:
    clock = Clock(photo)
    settling = clock.settling()
    assert not settling.settled(str(photo), photo.stat())
    clock.passed = QUIET - 0.1
    assert not settling.settled(str(photo), photo.stat())
    clock.passed = QUIET + 0.1
    assert settling.settled(str(photo), photo.stat())


def test_a_file_that_was_left_alone_long_ago_has_settled_at_the_first_look(photo: Path) -> None:
    clock = Clock(photo)
    clock.passed = 100
    assert clock.settling().settled(str(photo), photo.stat())


@pytest.mark.parametrize("change", ["grown", "touched", "rewritten in place", "replaced"])
def test_a_change_begins_the_wait_anew(photo: Path, change: str) -> None:
    clock = Clock(photo)
    settling = clock.settling(wall_ahead=-1000)  # a disk whose clock is ahead of ours
    assert not settling.settled(str(photo), photo.stat())
    clock.passed = QUIET - 0.1
    if change == "grown":
        photo.write_bytes(b"begun and gone on with")
    elif change == "touched":
        os.utime(photo, ns=(0, 0))
    elif change == "rewritten in place":
        before = photo.stat()
        photo.write_bytes(b"BEGUN")
        os.utime(photo, ns=(before.st_atime_ns, before.st_mtime_ns))
    else:
        photo.rename(photo.with_name("old.jpg"))
        photo.write_bytes(b"begun")
    clock.passed = QUIET + 0.1
    assert not settling.settled(str(photo), photo.stat())
    clock.passed = 2 * QUIET + 0.2
    assert settling.settled(str(photo), photo.stat())


def test_where_the_clock_of_the_disk_is_ahead_two_looks_decide(photo: Path) -> None:
    clock = Clock(photo)
    settling = clock.settling(wall_ahead=-1000)
    assert not settling.settled(str(photo), photo.stat())
    clock.passed = QUIET
    assert settling.settled(str(photo), photo.stat())


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells who writes")
def test_a_file_that_a_program_has_open_for_writing_has_not_settled_however_old(
    photo: Path,
) -> None:
    clock = Clock(photo)
    clock.passed = 1000
    settling = clock.settling()
    with photo.open("ab"):
        assert is_being_written(str(photo))
        assert not settling.settled(str(photo), photo.stat())
    assert not is_being_written(str(photo))
    assert settling.settled(str(photo), photo.stat())


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells who writes")
def test_a_program_that_only_reads_keeps_nothing_waiting(photo: Path) -> None:
    with photo.open("rb"):
        assert not is_being_written(str(photo))


def ask(path: str, times: int) -> None:
    for _ in range(times):
        is_being_written(path)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells who writes")
def test_a_writer_that_comes_while_it_is_asked_harms_nobody(photo: Path) -> None:
    asking = multiprocessing.get_context("spawn").Process(target=ask, args=(str(photo), 20_000))
    asking.start()
    while asking.is_alive():
        with photo.open("ab"):
            pass
    asking.join()
    assert asking.exitcode == 0


def test_a_file_that_is_gone_is_written_by_nobody(tmp_path: Path) -> None:
    assert not is_being_written(str(tmp_path / "none.jpg"))


def test_files_that_nobody_asks_about_any_more_are_forgotten(tmp_path: Path) -> None:
    files = [tmp_path / f"{number}.jpg" for number in range(9)]
    for file in files:
        file.touch()
    clock = Clock(files[-1])
    settling = clock.settling(wall_ahead=-1000)

    def settled(some: list[Path]) -> int:
        return sum(settling.settled(str(file), file.stat()) for file in some)

    assert settled(files) == 0
    clock.passed = FORGOTTEN / 2
    with files[0].open("ab"):
        assert settled(files[:1]) == 0
    clock.passed = FORGOTTEN + 1
    assert settled(files) == 1, "the one that was asked about meanwhile"

"""What is in work is known when the process is dead, and only then."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from cene.core.errors import UnusableError
from cene.store.looking import Looking, clear, left

DIES = """
import os, sys
from pathlib import Path
from cene.store.looking import Looking
looking = Looking(Path(sys.argv[1]), 3)
with looking.at(Path("/photos/done.jpg")):
    pass
with looking.at(Path("/photos/a.jpg")), looking.at(Path(os.fsdecode(b"/photos/stray\\xff.jpg"))):
    os.kill(os.getpid(), 9)
"""


@pytest.fixture
def catalogue(tmp_path: Path) -> Path:
    return tmp_path / "catalogue.sqlite"


def beside(catalogue: Path) -> Path:
    return Path(f"{catalogue}.looking")


def test_what_a_killed_process_had_in_work_is_known(catalogue: Path) -> None:
    done = subprocess.run([sys.executable, "-c", DIES, catalogue], check=False)
    assert done.returncode == -9
    stray = Path(os.fsdecode(b"/photos/stray\xff.jpg"))
    assert set(left(catalogue)) == {Path("/photos/a.jpg"), stray}
    clear(catalogue)
    assert left(catalogue) == []


def test_a_normal_end_and_an_error_leave_nothing(catalogue: Path) -> None:
    with Looking(catalogue, 1) as looking, looking.at(Path("/a.jpg")):
        assert left(catalogue) == [Path("/a.jpg")]
    assert not beside(catalogue).exists()
    with (
        Looking(catalogue, 1) as looking,
        pytest.raises(ZeroDivisionError),
        looking.at(Path("/a.jpg")),
    ):
        _ = 1 / 0
    assert left(catalogue) == []


def test_threads_have_slots_of_their_own(catalogue: Path) -> None:
    photos = [Path(f"/photos/{'x' * number}.jpg") for number in range(8)]
    inside = threading.Barrier(len(photos) + 1)
    seen = threading.Event()

    def look(path: Path) -> None:
        for _ in range(50):
            with looking.at(path):
                pass
        with looking.at(path):
            inside.wait(10)
            seen.wait(10)

    with Looking(catalogue, len(photos)) as looking:
        threads = [threading.Thread(target=look, args=(path,)) for path in photos]
        for thread in threads:
            thread.start()
        inside.wait(10)
        assert sorted(left(catalogue)) == sorted(photos)
        seen.set()
        for thread in threads:
            thread.join()
        assert left(catalogue) == []


def test_what_is_torn_or_rubbish_is_left_out(catalogue: Path) -> None:
    with Looking(catalogue, 2) as looking, looking.at(Path("/a")), looking.at(Path("/b")):
        whole = beside(catalogue).read_bytes()
    assert len(whole) > 8192
    for length in range(1, 10):
        beside(catalogue).write_bytes(whole[:length])
        assert left(catalogue) == []
    beside(catalogue).write_bytes(whole.replace(b"/b", b"/c"))
    assert left(catalogue) == [Path("/a")]
    beside(catalogue).write_bytes(b"\xff" * 20_000)
    assert left(catalogue) == []


def test_a_path_too_long_for_a_slot_goes_unnoticed_and_harms_no_other(catalogue: Path) -> None:
    with Looking(catalogue, 2) as looking, looking.at(Path("/" + "x" * 9000)):
        assert left(catalogue) == []
        with looking.at(Path("/b")):
            assert left(catalogue) == [Path("/b")]


def test_a_file_that_cannot_be_used_is_named(catalogue: Path) -> None:
    beside(catalogue).mkdir()
    for use in (lambda: Looking(catalogue, 1), lambda: left(catalogue), lambda: clear(catalogue)):
        with pytest.raises(UnusableError, match=r"catalogue\.sqlite\.looking cannot be "):
            use()

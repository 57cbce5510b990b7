"""A process that dies of a photo is not ours."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from tests.unit.photos import photo

from cene.vision import trial
from cene.vision.trial import survived

POISON = Path(__file__).parents[2] / "faults" / "poison"


@pytest.fixture(autouse=True)
def poisonous(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Words at the end of a photo do something to processes that start from now on."""
    paths = [os.fspath(POISON), *filter(None, [os.environ.get("PYTHONPATH")])]
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(paths))
    monkeypatch.setenv("CENE_TEST_GATE", os.fspath(tmp_path / "gate"))


def ending(folder: Path, word: bytes) -> Path:
    path = folder / "photo.jpg"
    photo().save(path)
    path.write_bytes(path.read_bytes() + word)
    return path


def never() -> bool:
    return False


def children() -> list[int]:
    found = Path(f"/proc/self/task/{threading.get_native_id()}/children").read_text("ascii")
    return [int(number) for number in found.split()]


def test_a_sound_photo_and_a_damaged_one_are_survived(tmp_path: Path) -> None:
    path = ending(tmp_path, b"")
    assert survived(path, never) is True
    path.write_bytes(path.read_bytes()[:1000])
    assert survived(path, never) is True
    assert survived(tmp_path / "gone.jpg", never) is True


@pytest.mark.parametrize("word", [b"kills", b"crash"])
def test_a_signal_is_no_survival(tmp_path: Path, word: bytes) -> None:
    assert survived(ending(tmp_path, word), never) is False


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="limits memory on Linux only")
def test_neither_is_too_much_memory(tmp_path: Path) -> None:
    assert survived(ending(tmp_path, b"greed"), never) is False


def test_neither_is_too_much_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trial, "LIMIT", 1)
    assert survived(ending(tmp_path, b"waits"), never) is False


def test_a_trial_that_is_stopped_gives_no_verdict_and_leaves_no_process(tmp_path: Path) -> None:
    path, ends = ending(tmp_path, b"waits"), time.monotonic() + 1
    before = children()
    assert survived(path, lambda: time.monotonic() > ends) is None
    assert len(children()) <= len(before) + 1  # what multiprocessing itself leaves


def test_a_process_that_somebody_asks_to_end_gives_no_verdict(tmp_path: Path) -> None:
    path, begun = ending(tmp_path, b"waits"), time.monotonic()
    asked: set[int] = set()

    def ask() -> bool:
        """As a service manager does, which asks all processes of a service."""
        if time.monotonic() > begun + 1:
            for number in set(children()) - asked:
                command = Path(f"/proc/{number}/cmdline").read_bytes()
                if b"spawn_main" in command:
                    os.kill(number, signal.SIGTERM)
                    asked.add(number)
        return False

    assert survived(path, ask) is None
    assert asked


def test_what_such_a_process_says_at_its_end_is_not_heard() -> None:
    code = "from cene.vision.trial import survived; print(survived(None, lambda: False))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert (done.stdout, done.stderr) == ("False\n", "")

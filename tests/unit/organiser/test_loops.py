from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from cene import paths
from cene.core.errors import UsageError
from cene.organiser.loops import registered

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

OTHER = """
import sys
from pathlib import Path
from cene.organiser.loops import registered

with registered([Path(sys.argv[1])], Path(sys.argv[2])):
    print("watching", flush=True)
    sys.stdin.read()
"""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CENE_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def other(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process, which files from `a` into `b`."""
    process = subprocess.Popen(
        [sys.executable, "-c", OTHER, tmp_path / "a", tmp_path / "b"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "watching\n"
    yield process
    process.kill()
    process.communicate()


@pytest.mark.parametrize(("source", "into"), [("b", "a"), ("b", "a/below"), (".", "a/c")])
def test_photos_that_would_go_to_and_fro_are_refused(
    tmp_path: Path, other: subprocess.Popen[str], source: str, into: str
) -> None:
    del other
    with (
        pytest.raises(UsageError, match="to and fro"),
        registered([tmp_path / "elsewhere", tmp_path / source], tmp_path / into),
    ):
        pass


@pytest.mark.parametrize(("source", "into"), [("a", "b"), ("b", "c"), ("c", "a"), ("ab", "a")])
def test_watchers_in_a_row_are_not(
    tmp_path: Path, other: subprocess.Popen[str], source: str, into: str
) -> None:
    del other
    with registered([tmp_path / source], tmp_path / into):
        assert len(list(paths.watchers().iterdir())) == 2
    assert len(list(paths.watchers().iterdir())) == 1


def test_one_that_was_killed_is_forgotten(tmp_path: Path, other: subprocess.Popen[str]) -> None:
    other.kill()
    other.wait()
    with registered([tmp_path / "b"], tmp_path / "a"):
        assert len(list(paths.watchers().iterdir())) == 1


def test_the_number_of_a_dead_one_that_another_process_has_means_nothing(tmp_path: Path) -> None:
    paths.watchers().mkdir(parents=True)
    noted = {"sources": [str(tmp_path / "a")], "into": str(tmp_path / "b")}
    note = paths.watchers() / "1.json"
    note.write_text(json.dumps({**noted, "pid": os.getpid(), "began": 1.0}))
    (paths.watchers() / "2.json").write_text("half writ")
    with registered([tmp_path / "b"], tmp_path / "a"):
        assert not note.exists()

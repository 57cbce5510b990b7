"""Whatever form the program has, it says what it says from source, and nothing else."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

import pytest
from tests.e2e.program import PROGRAM, SOURCE, TIMEOUT, environment
from tests.scenes import scene

from cene.cli import commands

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

NUMBERS = re.compile(r"\d+\.\d+ s\b|\d{4}-\d\d-\d\d \d\d:\d\d(:\d\d)?|\d+(\.\d+)? seconds?")
"""What differs between two runs of one program."""
FORM = re.compile(r"^ok   versions .*$", re.MULTILINE)
"""The line in which `doctor` tells the forms apart."""


@pytest.fixture(autouse=True)
def _another_form() -> None:
    if PROGRAM == SOURCE:
        pytest.skip("the program is the source itself; CENE_PROGRAM names another form")


def told(program: Sequence[str], folder: Path) -> list[tuple[object, ...]]:
    """What a program says to one command after the other, with its status."""
    scene("sea").save(folder / "a.jpg")
    scene("forest").save(folder / "b.jpg")
    (folder / "in").mkdir()
    scene("sea", 1).save(folder / "in/c.jpg")
    (folder / "in/d.jpg").write_bytes(b"no photo")
    sorting = ("sort", "in", "--into", "out", "--threshold", "0.5")
    asked = (
        *(("doctor",), ("predict", "a.jpg", "none.jpg"), (*sorting, "--mode", "move")),
        *(("history",), ("undo", "--last"), ("teach", "Bella", "a.jpg"), ("albums", "list")),
        *(("tags", "write", "b.jpg"), ("tags", "read", "b.jpg"), ("models", "list")),
        *(("dataset", "in"), ("nothing",), ("gather", "none.txt", "--album", "Bella")),
    )
    found: list[tuple[object, ...]] = []
    for words in asked:
        done = subprocess.run(
            [*program, *words], cwd=folder, env=environment(folder / "home"), text=True,
            stdin=subprocess.DEVNULL, capture_output=True, timeout=TIMEOUT, check=False,
        )  # fmt: skip
        said = [
            FORM.sub("", NUMBERS.sub("#", text.replace(str(folder), "")))
            for text in (done.stdout, done.stderr)
        ]
        found.append((words, done.returncode, *said))
    return found


def test_every_command_says_the_same(tmp_path: Path) -> None:
    there, here = tmp_path / "there", tmp_path / "here"
    there.mkdir()
    here.mkdir()
    assert told(PROGRAM, there) == told(SOURCE, here)


def test_every_help_is_the_same(tmp_path: Path) -> None:
    for command in ("", "gui", *commands.list_commands(None)):  # type: ignore[arg-type]
        words = [*filter(None, [command]), "--help"]
        said = [
            subprocess.run(
                [*program, *words], env=environment(tmp_path), capture_output=True, check=True
            )
            for program in (PROGRAM, SOURCE)
        ]
        assert said[0].stdout == said[1].stdout
        assert said[0].stderr == said[1].stderr == b""

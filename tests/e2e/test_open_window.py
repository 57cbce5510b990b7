"""The window of the real program, on a screen that nobody sees."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QImage
from tests.e2e.program import FROZEN, PROGRAM, environment, files
from tests.screen import Screen, a_screen

from cene.core.move import Mode
from cene.organiser.preferences import Preferences, save
from cene.organiser.workspace import opened

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.e2e.program import Library

COMMANDS = [(*PROGRAM, "gui"), *([(f"{PROGRAM[0]}-window",)] if FROZEN else [])]
PATIENCE = 90.0
COLOURS = 2000
"""A window with photos has more; an empty one has some hundred."""


@pytest.fixture
def screen() -> Iterator[Screen]:
    with a_screen() as one:
        yield one


@pytest.fixture
def home() -> Iterator[Path]:
    """Short, for the path of a socket has its limits."""
    with tempfile.TemporaryDirectory(prefix="cene-") as name:
        yield Path(name)


def until(holds: Callable[[], object], process: subprocess.Popen[str]) -> None:
    end = time.monotonic() + PATIENCE
    while not holds():
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < end
        time.sleep(0.1)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda words: Path(words[0]).name)
def test_it_opens_sorts_the_demo_and_quits_without_a_word(
    library: Library, home: Path, screen: Screen, command: tuple[str, ...]
) -> None:
    demo = library.root / "demo"
    assert library.cene("demo", demo).code == 0
    assert library.cene("undo", "--all", "--catalogue", demo / "catalogue.sqlite").code == 0
    photos = len(files(demo / "Inbox"))
    with opened(home / "catalogue.sqlite", write=True) as workspace:
        save(
            workspace,
            Preferences(
                sources=(demo / "Inbox",), into=demo / "New", mode=Mode.MOVE, automatic=True,
                watch=True, begun=True,
            ),
        )  # fmt: skip
    own = {"HOME": str(home), "XDG_RUNTIME_DIR": str(home), "XDG_CONFIG_HOME": str(home)}
    with subprocess.Popen(
        command, env=environment(home, own | screen.environment), text=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as process:  # fmt: skip
        try:
            until(lambda: screen.window(process), process)
            until(lambda: (demo / "New").is_dir() and len(files(demo / "New")) > 3, process)
            picture = library.root / "window.png"
            until(lambda: _seen(screen, picture), process)
            screen.ask("windowfocus", "--sync", screen.window(process))
            screen.ask("key", "ctrl+q")
            said = process.communicate(timeout=PATIENCE)
        finally:
            process.kill()
    assert (process.returncode, *said) == (0, "", "")
    assert len(files(demo / "New")) + len(files(demo / "Inbox")) == photos
    assert library.cene("doctor", "--json", env={"CENE_HOME": str(home)}).json["ok"] is True


def test_without_a_screen_it_says_so_in_a_sentence(library: Library) -> None:
    done = library.cene("gui", env={"QT_QPA_PLATFORM": "xcb", "DISPLAY": ""})
    assert (done.code, done.out) == (3, "")
    (line,) = done.err.splitlines()
    assert line.startswith("cene: There is no screen to open the window on.")


@pytest.mark.parametrize(
    ("library_of_system", "package"), [("libEGL.so.1", "libegl1"), ("libxcb.so.1", "libxcb1")]
)
def test_what_the_window_needs_of_the_system_is_named_and_commands_need_none_of_it(
    library: Library, library_of_system: str, package: str
) -> None:
    broken = library.root / "broken"
    broken.mkdir()
    (broken / library_of_system).touch()
    env = {"LD_LIBRARY_PATH": os.fspath(broken), "QT_QPA_PLATFORM": "xcb", "DISPLAY": ""}
    done = library.cene("gui", env=env)
    assert (done.code, done.out) == (3, "")
    (line,) = done.err.splitlines()
    assert library_of_system in line
    assert f"apt install {package}" in line
    library.add("a.jpg", "sea")
    assert library.sort("copy", env=env).json["filed"] == 1


def _seen(screen: Screen, path: Path) -> bool:
    """Whether photos are seen in a picture of the screen."""
    screen.picture(path)
    image = QImage(str(path)).convertToFormat(QImage.Format.Format_RGB32)
    colours = {
        image.pixel(x, y) for x in range(0, image.width(), 4) for y in range(0, image.height(), 4)
    }
    return len(colours) > COLOURS

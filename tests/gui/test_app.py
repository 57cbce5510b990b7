"""The program as the system starts it: a process, its window, its end."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.gui.driving import prefer
from tests.screen import Screen, a_screen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.gui.conftest import Gallery

STARTS, ENDS = 30.0, 5.0
"""Seconds that the start, and the end, may take."""
OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}
HARMLESS = ("propagateSizeHints",)
"""What Qt's offscreen platform says of every window with a least size."""


class World:
    """A catalogue, and a home of its own for all that the program keeps.

    Args:
        gallery: the photos.
        home: the folder; short, for the path of a socket has its limits.
    """

    def __init__(self, gallery: Gallery, home: Path) -> None:
        self.gallery, self.home = gallery, home
        self.environment = {
            **os.environ,
            **OFFSCREEN,
            "HOME": str(home),
            "CENE_HOME": str(home / "cene"),
            "XDG_RUNTIME_DIR": str(home),
            "XDG_CONFIG_HOME": str(home / "config"),
        }

    @contextmanager
    def started(self, *words: str) -> Iterator[subprocess.Popen[str]]:
        """The program while it runs; killed if it still does."""
        process = subprocess.Popen(
            [sys.executable, "-m", "cene", *words],
            env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        try:
            yield process
        finally:
            process.kill()
            process.communicate()

    def wait(self, holds: Callable[[], bool], process: subprocess.Popen[str]) -> None:
        """Wait until something holds of a program that runs."""
        end = time.monotonic() + STARTS
        while not holds():
            assert process.poll() is None, process.communicate()
            assert time.monotonic() < end
            time.sleep(0.1)

    def listens(self) -> bool:
        """Whether a program says that it is there."""
        return any(path.is_socket() for path in self.home.glob("cene-*"))

    def has_begun(self) -> bool:
        """Whether the log tells of a window that is up."""
        return self.listens() and (self.home / "cene" / "logs").is_dir()


@pytest.fixture
def world(gallery: Gallery) -> Iterator[World]:
    prefer(gallery.catalogue, gallery.photos, gallery.albums, watch=True)
    with tempfile.TemporaryDirectory(prefix="cene-") as home:
        yield World(gallery, Path(home))


def ended(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    """Its status and what it said, without what is harmless."""
    said, complained = process.communicate(timeout=ENDS)
    lines = [line for line in complained.splitlines() if not any(map(line.count, HARMLESS))]
    return process.returncode, said, "\n".join(lines)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
@pytest.mark.parametrize("command", [(), ("gui",)], ids=["cene", "cene gui"])
def test_it_stays_until_it_is_told_to_end_and_ends_without_a_word(
    world: World, command: tuple[str, ...], number: signal.Signals
) -> None:
    data = world.home / "cene"
    data.mkdir()
    shutil.copy(world.gallery.catalogue, data / "catalogue.sqlite")
    with world.started(*command) as process:
        world.wait(world.has_begun, process)
        time.sleep(1)
        assert process.poll() is None
        process.send_signal(number)
        assert ended(process) == (0, "", "")
    assert not world.listens()


def test_a_second_start_ends_at_once_and_the_first_stays(world: World) -> None:
    words = ("gui", "--catalogue", str(world.gallery.catalogue))
    with world.started(*words) as first:
        world.wait(world.has_begun, first)
        with world.started(*words) as second:
            assert ended(second) == (0, "", "")
        assert first.poll() is None
        first.terminate()
        assert ended(first) == (0, "", "")


@pytest.fixture
def screen() -> Iterator[Screen]:
    with a_screen() as one:
        yield one


def test_under_a_window_manager_a_second_start_raises_the_first_window(
    world: World, screen: Screen
) -> None:
    world.environment |= {"QT_QPA_PLATFORM": "xcb", "DISPLAY": screen.display}
    words = ("gui", "--catalogue", str(world.gallery.catalogue))
    with world.started(*words) as first:
        world.wait(lambda: bool(screen.window(first)), first)
        number = screen.window(first)
        world.wait(lambda: screen.ask("getactivewindow") == number, first)
        screen.ask("windowminimize", "--sync", number)
        world.wait(lambda: screen.ask("getactivewindow") != number, first)
        with world.started(*words) as second:
            assert ended(second) == (0, "", "")
        world.wait(lambda: screen.ask("getactivewindow") == number, first)
        first.terminate()
        assert ended(first) == (0, "", "")

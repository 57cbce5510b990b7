"""A screen that nobody sees."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TIMEOUT = 60
_TAKE = """
import sys
from PySide6.QtGui import QGuiApplication
app = QGuiApplication([])
assert app.primaryScreen().grabWindow(0).save(sys.argv[1])
"""


class Screen:
    """An X server with a window manager, and a way to ask for windows."""

    def __init__(self, display: str) -> None:
        self.display = display
        self.environment = {"QT_QPA_PLATFORM": "xcb", "DISPLAY": display}

    def ask(self, *words: str) -> str:
        """What xdotool says."""
        return subprocess.run(
            ["xdotool", *words], env={**os.environ, **self.environment},
            capture_output=True, text=True, check=False, timeout=TIMEOUT,
        ).stdout.strip()  # fmt: skip

    def window(self, process: subprocess.Popen[str]) -> str:
        """Number of the visible window of a program; "" while there is none."""
        found = self.ask("search", "--onlyvisible", "--pid", str(process.pid), "--name", "Cene")
        return found.splitlines()[0] if found else ""

    def picture(self, path: Path) -> None:
        """Take all that is seen."""
        subprocess.run(
            [sys.executable, "-c", _TAKE, str(path)],
            env={**os.environ, **self.environment}, check=True, timeout=TIMEOUT,
        )  # fmt: skip


@contextmanager
def a_screen() -> Iterator[Screen]:
    """Start one; the test is skipped where that cannot be done."""
    missing = [name for name in ("Xvfb", "openbox", "xdotool") if shutil.which(name) is None]
    if missing:
        pytest.skip(f"needs {', '.join(missing)}")
    with ExitStack() as stack:
        read, write = os.pipe()
        server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", "1600x1000x24"],
            pass_fds=[write], stderr=subprocess.DEVNULL,
        )  # fmt: skip
        stack.callback(server.wait)
        stack.callback(server.terminate)
        os.close(write)
        with os.fdopen(read) as pipe:
            display = f":{pipe.readline().strip()}"
        manager = subprocess.Popen(
            ["openbox", "--sm-disable"], env={**os.environ, "DISPLAY": display},
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        stack.callback(manager.wait)
        stack.callback(manager.terminate)
        yield Screen(display)

"""File systems to break things on."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections import Counter
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

NOBODY = 65534

# A machine may be slow, and a checkout read-only.
settings.register_profile("cene", deadline=None, database=None)
settings.load_profile("cene")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Tell how often what was tried: the sums of all numbers that tests recorded."""
    counts: Counter[str] = Counter()
    for reports in terminalreporter.stats.values():
        for report in reports:
            if getattr(report, "when", None) == "call":
                for name, value in report.user_properties:
                    counts[name] += value
    if counts:
        terminalreporter.section("counted")
        for name in sorted(counts):
            terminalreporter.line(f"{counts[name]:6} {name}")


class Mount(Protocol):
    """Mounts a fresh tmpfs on a folder until the test ends."""

    def __call__(self, name: str, options: str = "size=1M") -> Path: ...


@dataclass
class Stick:
    """A disk that comes and goes.

    Attributes:
        place: the folder where it is connected.
        disk: where its files are all the time.
    """

    place: Path
    disk: Path

    def plug(self) -> None:
        """Connect it."""
        subprocess.run(["mount", "--bind", self.disk, self.place], check=True)

    def unplug(self) -> None:
        """Take it out, whoever uses it; does nothing where it is out."""
        if self.place.is_mount():
            subprocess.run(["umount", "--lazy", self.place], check=True)


@pytest.fixture
def plugged(mount: Mount) -> Iterator[Callable[[Path], Stick]]:
    """Connects a disk at a folder, which is made for it."""
    with ExitStack() as stack:

        def connect(place: Path) -> Stick:
            stick = Stick(place, mount("disk", "size=8M"))
            place.mkdir()
            stick.plug()
            stack.callback(stick.unplug)
            return stick

        yield connect


@pytest.fixture
def other_disk(tmp_path: Path) -> Iterator[Path]:
    """An empty folder on another file system than `tmp_path`."""
    memory = Path("/dev/shm")
    if not memory.is_dir() or memory.stat().st_dev == tmp_path.stat().st_dev:
        pytest.skip("needs a second file system at /dev/shm")
    with tempfile.TemporaryDirectory(dir=memory, prefix="cene-test-") as folder:
        yield Path(folder)


@pytest.fixture
def mount(tmp_path: Path) -> Iterator[Mount]:
    """Mounts of one's own, where the tests run with the right to (root in most containers)."""
    with ExitStack() as stack:

        def mounted(name: str, options: str = "size=1M") -> Path:
            folder = tmp_path / name
            folder.mkdir()
            command = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)]
            try:
                done = subprocess.run(command, capture_output=True, check=False)
            except FileNotFoundError:
                pytest.skip("needs the mount command")
            if done.returncode != 0:
                pytest.skip("needs the right to mount a file system")
            stack.callback(subprocess.run, ["umount", "--lazy", str(folder)], check=True)
            return folder

        yield mounted


class AsNobody:
    """A context in which rights count, also where the tests run as root."""

    def __enter__(self) -> None:
        self._root = os.geteuid() == 0
        if self._root:
            os.setegid(NOBODY)
            os.seteuid(NOBODY)

    def __exit__(self, *_: object) -> None:
        if self._root:
            os.seteuid(0)
            os.setegid(0)


@pytest.fixture
def unprivileged() -> AsNobody:
    """Rights count inside `with unprivileged:`."""
    return AsNobody()


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that everybody may reach and write in, unlike `tmp_path`."""
    with tempfile.TemporaryDirectory(prefix="cene-test-") as folder:
        Path(folder).chmod(0o777)
        yield Path(folder)

"""What the frozen program costs beside the source: its size, its start, its window."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

import pytest
from tests.benchmarks.programs import CENE, environment, in_turn, run
from tests.benchmarks.table import Row, at_most, unmeasured
from tests.screen import a_screen

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "dist" / "cene"
UNPACKED, PACKED = 330, 130
"""Megabytes (of 1,000,000 bytes)."""
SLOWER = 1.5
TURNS, OPENINGS = 15, 7
PATIENCE = 60.0


def measure() -> list[Row]:
    """Sizes, and starts in turn with those of the source."""
    program = FOLDER / "cene"
    if not program.exists():
        why = f"{FOLDER.relative_to(ROOT)} is missing; make it with sh build/freeze.sh"
        return [unmeasured("frozen program", why, f"<= {UNPACKED} MB")]
    return [*_sizes(), _start(program), _window(program)]


def _sizes() -> list[Row]:
    files = [path for path in FOLDER.rglob("*") if path.is_file() and not path.is_symlink()]
    unpacked = sum(path.stat().st_size for path in files) / 1e6
    with tempfile.TemporaryDirectory(prefix="cene-benchmark-") as name:
        made = shutil.make_archive(str(Path(name, "cene")), "xztar", FOLDER.parent, FOLDER.name)
        packed = os.stat(made).st_size / 1e6
    return [
        at_most("frozen folder", f"{unpacked:.0f} MB", unpacked / UNPACKED, 1, f"<= {UNPACKED} MB"),
        at_most("the same as tar.xz", f"{packed:.0f} MB", packed / PACKED, 1, f"<= {PACKED} MB"),
    ]


def _start(program: Path) -> Row:
    frozen, source = (program, "--help"), (*CENE, "--help")
    run(frozen)
    run(source)
    pair = in_turn(lambda: run(frozen).seconds, lambda: run(source).seconds, TURNS)
    said = f"{pair.first:.2f} s ({pair.second:.2f} from source)"
    return at_most("frozen `cene --help` against the source", said, pair.ratio, SLOWER)


def _window(program: Path) -> Row:
    name = "frozen window is there, against the source"
    try:
        with a_screen() as screen, tempfile.TemporaryDirectory(prefix="cene-") as home:
            own = {"HOME": home, "CENE_HOME": home, "XDG_RUNTIME_DIR": home}
            env = environment() | screen.environment | own
            pair = in_turn(
                lambda: _opened((str(program), "gui"), env),
                lambda: _opened((*CENE, "gui"), env),
                OPENINGS,
            )
    except pytest.skip.Exception as skipped:
        return unmeasured(name, str(skipped), f"<= {SLOWER:g}")
    said = f"{pair.first:.2f} s ({pair.second:.2f} from source)"
    return at_most(name, said, pair.ratio, SLOWER)


def _opened(command: tuple[str, ...], env: dict[str, str]) -> float:
    """Seconds from the start of a process to its window on the screen."""
    began = time.monotonic()
    with subprocess.Popen(
        command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        try:
            while not _shown(process.pid, env):
                if process.poll() is not None or time.monotonic() > began + PATIENCE:
                    raise RuntimeError(f"{command} opened no window")
            return time.monotonic() - began
        finally:
            process.terminate()


def _shown(process: int, env: dict[str, str]) -> bool:
    asked = ("xdotool", "search", "--onlyvisible", "--pid", str(process), "--name", "Cene")
    return subprocess.run(asked, env=env, capture_output=True, check=False).returncode == 0

"""The real program, in a process of its own: from source, or whatever CENE_PROGRAM names."""

from __future__ import annotations

import json
import os
import shlex
import stat
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.scenes import THRESHOLD, scene
from tests.warm import Warm

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SOURCE = [sys.executable, "-m", "cene"]
PROGRAM = shlex.split(os.environ.get("CENE_PROGRAM", "")) or SOURCE
FROZEN = Path(PROGRAM[0]).with_name("_internal").is_dir()
"""Whether it brings its own Python, as build/freeze.sh makes it."""
TIMEOUT = 120


@dataclass(frozen=True)
class Result:
    """How a run ended, and what it printed (which must be UTF-8)."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one document on stdout."""
        return json.loads(self.out)


def environment(home: Path, more: Mapping[str, str] | None = None) -> dict[str, str]:
    """The program's environment, in which a warning ends it.

    One thread for matrices: several processes that each use all cores would get in their way.
    """
    ours = {"CENE_HOME": str(home), "PYTHONWARNINGS": "error", "OPENBLAS_NUM_THREADS": "1"}
    return {**os.environ, **ours, **(more or {})}


def cene(
    *args: str | Path,
    home: Path,
    env: Mapping[str, str] | None = None,
    cwd: Path | None = None,
    prefix: Sequence[str] = (),
    program: Sequence[str] = tuple(PROGRAM),
) -> Result:
    """Run the program; from source and as usual, it need not load its modules anew.

    Args:
        args: its arguments.
        home: its data folder.
        env: further environment.
        cwd: its working folder.
        prefix: a command to run it under.
        program: the form of it that does what another one cannot.
    """
    if list(program) == SOURCE and not env and not prefix:
        running = warm().start([*map(str, args)], environment(home), folder=cwd)
        out, err = running.communicate(TIMEOUT)
        code = running.wait(TIMEOUT)
    else:
        done = subprocess.run(
            [*prefix, *program, *map(str, args)],
            env=environment(home, env),
            cwd=cwd,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=TIMEOUT,
            check=False,
        )
        code, out, err = done.returncode, done.stdout, done.stderr
    assert b"Traceback" not in err, err.decode()
    return Result(code, out.decode(), err.decode())


@cache
def warm() -> Warm:
    """What starts the program without loading it anew."""
    return Warm(environment(Path()))


@dataclass(frozen=True)
class Library:
    """An inbox, a folder for albums, and the program to sort the one into the other."""

    root: Path
    prefix: tuple[str, ...] = ()

    @property
    def home(self) -> Path:
        return self.root / "home"

    @property
    def inbox(self) -> Path:
        return self.root / "Inbox"

    @property
    def albums(self) -> Path:
        return self.root / "Albums"

    def add(self, name: str, album: str = "buildings", number: int = 0) -> Path:
        """Put a real photo into the inbox that Cene is sure of ("other": that it asks about)."""
        path = self.inbox / name
        path.parent.mkdir(parents=True, exist_ok=True)
        scene(album, number).save(path, "JPEG", quality=95)
        return path

    def cene(self, *args: str | Path, **how: Any) -> Result:
        """Run the program with this library's data folder."""
        return cene(*args, home=self.home, **{"prefix": self.prefix, **how})

    def sort(self, mode: str = "move", *args: str | Path, **how: Any) -> Result:
        """Sort the inbox into the albums, as JSON."""
        return self.cene(*self.sorting(mode), "--json", *args, **how)

    def sorting(self, mode: str = "move") -> list[str | Path]:
        """The arguments of `sort`."""
        paths: list[str | Path] = ["sort", self.inbox, "--into", self.albums]
        return [*paths, "--mode", mode, "--threshold", THRESHOLD]

    def moves(self) -> list[dict[str, Any]]:
        """All moves in the history, oldest first."""
        batches = self.cene("history", "--json").json["batches"]
        return [move for batch in reversed(batches) for move in batch["moves"]]


def tree(folder: Path) -> dict[str, tuple[int, int, bytes]]:
    """All below a folder: name to mode, time and bytes (a link's are its target)."""
    found = {}
    for path in sorted(folder.rglob("*")):
        status = path.lstat()
        data = b""
        if stat.S_ISREG(status.st_mode):
            data = path.read_bytes()
        elif stat.S_ISLNK(status.st_mode):
            data = os.fsencode(path.readlink())
        found[str(path.relative_to(folder))] = (status.st_mode, status.st_mtime_ns, data)
    return found


def files(folder: Path) -> list[str]:
    """Names of all files below a folder, relative and sorted."""
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())

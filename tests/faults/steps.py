"""Every system call of the program that may change a file, one by one, through strace."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from tests.faults.world import DEADLINE, ENVIRONMENT, run, warm

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tests.faults.world import World

CHANGING = (
    "rename", "renameat", "renameat2", "link", "linkat", "unlink", "unlinkat", "mkdir", "mkdirat",
    "rmdir", "openat", "write", "ftruncate", "fsync", "fdatasync", "fchown", "chmod", "fchmod",
    "fchmodat", "utimensat", "pwrite64",
)  # fmt: skip
"""What is traced; strace counts each name for itself."""
BEGINS = "alarm"
"""What the program does until it sees that it is traced, as `tests.warm_program` has it."""
NO_REPLACE = "inject=renameat2:error=EINVAL"
NO_LINKS = "inject=link,linkat:error=EPERM"


@dataclass(frozen=True)
class Call:
    """One system call of a run: its name, how manieth of that name, and how strace shows it."""

    name: str
    number: int
    text: str

    @property
    def changes(self) -> bool:
        """Whether it may change anything on the disk."""
        return self.name != "openat" or "O_CREAT" in self.text

    def fault(self, what: str, *, lasting: bool = False) -> str:
        """The option of strace that does something at this call, or from it on."""
        return f"inject={self.name}:{what}:when={self.number}{'+' if lasting else ''}"


@dataclass(frozen=True)
class Scenario:
    """A command that is disturbed.

    Attributes:
        mode: of the sort.
        undo: whether it is the undo of that sort.
        far: whether the albums are on another file system.
        faults: what the file system cannot do.
        late: whether photos were filed before, and their companions come now.
    """

    mode: str = "move"
    undo: bool = False
    far: bool = False
    faults: tuple[str, ...] = ()
    late: bool = False

    def prepare(self, world: World) -> tuple[str, ...]:
        """Bring the library to where the command begins, and return that."""
        world.forget_history()
        if self.late:
            with world.without_companions():
                run(world.sort(self.mode))
        if not self.undo:
            return world.sort(self.mode)
        run(world.sort(self.mode))
        return world.undo()

    def fails(self, call: Call) -> bool:
        """Whether a call is of a kind that fails anyway."""
        return any(call.name in re.findall(r"\w+", fault.split(":")[0]) for fault in self.faults)


@dataclass(frozen=True)
class Stage:
    """Where scenarios are played: a small library, another disk, and strace's log."""

    near: World
    disk: Path
    log: Path

    def world(self, scenario: Scenario) -> World:
        """The library, its albums on the disk that the scenario wants."""
        return self.near.with_albums(self.disk / "albums") if scenario.far else self.near

    def calls(self, scenario: Scenario, world: World) -> list[Call]:
        """The calls of an unharmed run, after one that had its modules compiled."""
        run(scenario.prepare(world))
        world.restore()
        done = traced(scenario.prepare(world), self.log, *scenario.faults)
        assert done.returncode == 0, done
        world.restore()
        return [call for call in calls(self.log, world) if not scenario.fails(call)]


def needs_strace() -> None:
    """Skip the test, saying so, where programs cannot be traced."""
    if shutil.which("strace") is None:
        pytest.skip("needs strace")
    probe = subprocess.run(
        ["strace", "-f", "-qq", "-o", "/dev/null", "true"], capture_output=True, check=False
    )
    if probe.returncode != 0:
        pytest.skip(f"strace may not trace here: {probe.stderr.decode().strip()}")


def traced(arguments: Sequence[str], log: Path, *faults: str) -> subprocess.CompletedProcess[str]:
    """Run the program with strace beside it from the moment that it begins, injecting faults."""
    options = [part for fault in faults for part in ("-e", fault)]
    log.write_bytes(b"")
    program = warm().start(arguments, ENVIRONMENT, log=log)
    tracer = subprocess.Popen(
        (
            *("strace", "-f", "-y", "-qq", "-s", "0", "-e", "signal=none", "-o", log),
            *("-e", f"trace={BEGINS},{','.join(CHANGING)}", *options, "-p", str(program.pid)),
        ),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    out, err = program.communicate(DEADLINE)
    _, complaints = tracer.communicate(timeout=DEADLINE)
    status = program.wait(DEADLINE)
    assert tracer.returncode == 0, complaints
    return subprocess.CompletedProcess(arguments, status, out.decode(), err.decode())


def calls(log: Path, world: World) -> list[Call]:
    """The calls of a run that concern the library or the catalogue.

    They begin with the first that makes something durable: what is before only opens the
    catalogue.
    """
    places = [str(path) for path in (world.inbox, world.albums, world.catalogue)]
    counts: Counter[str] = Counter()
    found = []
    for line in log.read_text("ascii", "replace").splitlines():
        name, text = _named(line)
        counts[name] += 1
        if not any(place in text for place in places):
            continue
        found.append(Call(name, counts[name], text))
    first = next(index for index, call in enumerate(found) if call.name == "fdatasync")
    return found[first:]


def reached(log: Path, call: Call) -> bool:
    """Whether the last call of a killed run is the one it was to be killed at."""
    name, text = _named(log.read_text("ascii", "replace").splitlines()[-1])
    shown = re.split(r"\) +=| <unfinished", text)[0]
    return name == call.name and call.text.startswith(shown)


def _named(line: str) -> tuple[str, str]:
    """Name of a call, and the line without the number of the process."""
    text = line.split(None, 1)[1]
    return text.split("(", 1)[0], text

"""A photo library to break, and the ledger that tells whether anything in it was lost."""

from __future__ import annotations

import json
import os
import shutil
import stat
import subprocess
import sys
import tempfile
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from blake3 import blake3
from tests.warm import Warm

from cene.organiser.undoing import named
from cene.organiser.workspace import opened

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cene.core.move import FileMove

THRESHOLD = "0.2"
"""Crops of photos are seldom a clear case; what is filed where does not matter here."""
CENE = (sys.executable, "-m", "cene")
ENVIRONMENT = {
    name: value
    for name, value in os.environ.items()
    if not name.startswith(("COVERAGE_", "COV_", "PYTEST_", "PYTHONDONTWRITEBYTECODE"))
} | {"PYTHONHASHSEED": "0"}
"""Lean, and the same from run to run, so that a system call can be told by its number."""
DEADLINE = 60


@cache
def warm() -> Warm:
    """What starts the program without loading it anew."""
    return Warm(ENVIRONMENT)


COMPANION_ENDINGS = (".xmp", ".mov", ".cr2", ".aae")


class Entry(NamedTuple):
    """What must stay of a file, whatever its name: bytes, time, rights."""

    digest: bytes
    mtime_ns: int
    mode: int


@dataclass(frozen=True)
class Ledger:
    """All files and folders of some trees, hidden ones among them."""

    files: dict[Path, Entry] = field(default_factory=dict)
    folders: dict[Path, int] = field(default_factory=dict)

    @classmethod
    def of(cls, *roots: Path) -> Ledger:
        """Write down what is there; a symbolic link counts with what it says."""
        ledger = cls()
        waiting = [os.fspath(root) for root in roots if root.exists()]
        while waiting:
            folder = waiting.pop()
            ledger.folders[Path(folder)] = os.stat(folder).st_mode
            with os.scandir(folder) as entries:
                for entry in entries:
                    status = entry.stat(follow_symlinks=False)
                    if stat.S_ISDIR(status.st_mode):
                        waiting.append(entry.path)
                        continue
                    if entry.is_symlink():
                        content = os.fsencode(os.readlink(entry.path))
                    else:
                        content = Path(entry.path).read_bytes()
                    ledger.files[Path(entry.path)] = Entry(
                        blake3(content).digest(), status.st_mtime_ns, status.st_mode
                    )
        return ledger

    def contents(self) -> Counter[bytes]:
        """How often each content is there."""
        return Counter(entry.digest for entry in self.files.values())


class FileOf(NamedTuple):
    """One file of a move in the history; with the digests before and after where it got tags."""

    source: Path
    target: Path
    content: bytes = b""
    became: bytes = b""


class Done(NamedTuple):
    """A move as the history tells of it."""

    id: str
    mode: str
    state: str
    files: tuple[FileOf, ...]

    @property
    def is_open(self) -> bool:
        """Whether only the disk can tell how it ended."""
        return self.state in {"intent", "undoing"}


@dataclass
class World:
    """A library in an inbox, its albums, and Cene with a catalogue of its own.

    Attributes:
        inbox: the source.
        albums: where photos go; files of somebody else are there already.
        catalogue: the catalogue's file, in a folder of its own.
        before: what was there before Cene came.
    """

    inbox: Path
    albums: Path
    catalogue: Path
    before: Ledger = field(default_factory=Ledger)

    def note(self) -> None:
        """Write down what is there now, before anything is done to it."""
        self.before = Ledger.of(self.inbox, self.albums)

    def sort(self, mode: str = "move") -> tuple[str, ...]:
        """The command line of a sort, by its mode and options ("tag --tags-in photo")."""
        return (
            "sort",
            str(self.inbox),
            *("--into", str(self.albums), "--threshold", THRESHOLD),
            *("--mode", *mode.split()),
            *("--catalogue", str(self.catalogue)),
        )

    def undo(self, *names: str) -> tuple[str, ...]:
        """The command line of an undo, of everything unless told otherwise."""
        return ("undo", *(names or ("--all",)), "--catalogue", str(self.catalogue))

    def index(self) -> None:
        """Have Cene look at every photo, and keep the catalogue of that moment."""
        run(self.sort("suggest"))
        shutil.copyfile(self.catalogue, self._kept)

    def with_albums(self, albums: Path) -> World:
        """The same library, but to be filed into a new folder."""
        albums.mkdir()
        world = World(self.inbox, albums, self.catalogue)
        world.note()
        return world

    @contextmanager
    def without_companions(self) -> Iterator[None]:
        """Inside, what goes by the names of photos is not in the inbox."""
        with tempfile.TemporaryDirectory(dir=self.inbox.parent) as elsewhere:
            hidden = [path for path in self.before.files if self._is_companion(path)]
            for number, path in enumerate(hidden):
                path.rename(Path(elsewhere, str(number)))
            yield
            for number, path in enumerate(hidden):
                Path(elsewhere, str(number)).rename(path)

    def _is_companion(self, path: Path) -> bool:
        return self.inbox in path.parents and path.suffix in COMPANION_ENDINGS

    def forget_photos(self) -> None:
        """Remove the catalogue."""
        for path in self.catalogue.parent.glob(f"{self.catalogue.name}*"):
            if path != self._kept:
                path.unlink()

    def forget_history(self) -> None:
        """Put back the catalogue as `index` left it."""
        self.forget_photos()
        shutil.copyfile(self._kept, self.catalogue)

    @property
    def _kept(self) -> Path:
        return self.catalogue.with_name(f"{self.catalogue.name}.indexed")

    def history(self) -> list[Done]:
        """The journal, oldest move first; read as the program reads it, but for its start."""
        with opened(self.catalogue, write=False) as workspace:
            return [
                Done(
                    named(move),
                    move.mode,
                    move.state,
                    tuple(map(_file_of, move.files)),
                )
                for batch in reversed(list(workspace.journal.batches()))
                for move in workspace.journal.moves_of(batch.id)
            ]

    def told_history(self) -> list[Done]:
        """The same as the program tells it."""
        document = run(("history", "--json", "--catalogue", str(self.catalogue))).stdout
        return [
            Done(
                move["id"],
                batch["mode"],
                move["state"],
                tuple(
                    FileOf(Path(file["source"]), Path(file["target"]))
                    for file in (move, *move["companions"])
                ),
            )
            for batch in reversed(json.loads(document)["batches"])
            for move in batch["moves"]
        ]

    def doctor(self) -> dict[str, bool]:
        """The doctor's findings by name."""
        command = ("doctor", "--json", "--catalogue", str(self.catalogue))
        found = json.loads(run(command, expected={0, 1}).stdout)
        return {check["name"]: check["ok"] for check in found["checks"]}

    def open_moves(self) -> list[Done]:
        """The moves that only the disk can tell the end of."""
        return [move for move in self.history() if move.is_open]

    def assert_nothing_missing(self) -> None:
        """Each content is on the disk at least as often as before, at whatever place."""
        missing = self.before.contents() - Ledger.of(self.inbox, self.albums).contents()
        missing -= self._under_tags()
        assert not missing, [
            path for path, entry in self.before.files.items() if entry.digest in missing
        ]

    def _under_tags(self) -> Counter[bytes]:
        """Contents that the journal can make of what is there, with tags in it."""
        return Counter(
            file.content
            for move in self.history()
            for file in move.files
            if file.became and file.target.exists()
            if blake3(file.target.read_bytes()).digest() == file.became
        )

    def assert_history_true(self) -> list[Done]:
        """The disk holds exactly what the history says, all of it settled, and not a file more.

        So each original is at exactly one of its two places, each group on one side, nothing of
        somebody else's is touched, and no temporary file is left.
        """
        moves = self.history()
        assert not [move for move in moves if move.is_open]
        found = Ledger.of(self.inbox, self.albums).files
        expected = expectation(self.before, moves, found)
        assert_same(found, expected)
        return moves

    def assert_restored(self) -> None:
        """Everything is as before: names, bytes, times, rights, folders."""
        found = Ledger.of(self.inbox, self.albums)
        assert_same(found.files, self.before.files)
        assert found.folders == self.before.folders

    def restore(self) -> None:
        """Undo everything, and see that everything is as before."""
        run(self.undo())
        self.assert_restored()


def _file_of(file: FileMove) -> FileOf:
    digests = (file.content, file.became) if file.is_rewritten else ()
    return FileOf(file.source, file.target, *digests)


def expectation(
    before: Ledger, moves: Iterable[Done], found: dict[Path, Entry]
) -> dict[Path, Entry]:
    """What the disk must hold if a history is true; a new sidecar may be of any time."""
    expected = dict(before.files)
    for move in moves:
        if move.state != "done":
            continue
        for file in move.files:
            if file.became:
                there = expected.get(file.source) or found[file.source]
                expected[file.source] = there._replace(digest=file.became)
                continue
            assert file.target not in expected, f"{file.target} was replaced"
            expected[file.target] = expected[file.source]
            if move.mode == "move":
                del expected[file.source]
    return expected


def assert_same(found: dict[Path, Entry], expected: dict[Path, Entry]) -> None:
    """As equality, but telling the few files that differ out of a thousand."""
    if found != expected:
        different = {
            os.fsencode(path): (found.get(path), expected.get(path))
            for path in found.keys() | expected.keys()
            if found.get(path) != expected.get(path)
        }
        raise AssertionError(f"path: (found, expected) of {len(different)} files: {different}")


def run(
    arguments: Sequence[str], *, expected: Iterable[int] = (0,), prefix: Sequence[str] = ()
) -> subprocess.CompletedProcess[str]:
    """Run the program to its end, `prefix` before its name; it may never end in a traceback."""
    if prefix:
        done = subprocess.run(
            (*prefix, *CENE, *arguments),
            env=ENVIRONMENT,
            capture_output=True,
            text=True,
            timeout=DEADLINE,
            check=False,
        )
    else:
        program = warm().start(arguments, ENVIRONMENT)
        out, err = program.communicate(DEADLINE)
        status = program.wait(DEADLINE)
        done = subprocess.CompletedProcess(arguments, status, out.decode(), err.decode())
    told = f"{arguments} ended with {done.returncode}\n{done.stdout}\n{done.stderr}"
    assert "Traceback" not in done.stderr, told
    assert done.returncode in set(expected), told
    return done

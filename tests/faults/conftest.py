"""Libraries to break: made once, and mended or made anew if a test left one broken."""

from __future__ import annotations

import fcntl
import json
import shutil
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.faults.library import Sample, furnish, samples
from tests.faults.steps import Stage, needs_strace
from tests.faults.world import Ledger, World

if TYPE_CHECKING:
    from collections.abc import Iterator

SURE, ASKED = 500, 20
FEW = 2


@pytest.fixture(scope="session")
def photos(tmp_path_factory: pytest.TempPathFactory) -> list[Sample]:
    """500 small photos that Cene files, then 20 that it asks about; one worker makes them."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if base.name.startswith("popen-") else base
    kept = shared / "samples"
    with (shared / "samples.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            made = samples(tmp_path_factory.mktemp("samples"), SURE, ASKED)
            kept.write_text(json.dumps([(sample.data.hex(), sample.album) for sample in made]))
    return [Sample(bytes.fromhex(data), album) for data, album in json.loads(kept.read_text())]


@dataclass
class Shelf:
    """Keeps a library for the tests of a session, whole at the beginning of each."""

    folder: Path
    photos: list[Sample]
    _world: World | None = field(default=None, init=False)

    def world(self) -> World:
        """The library as it was before Cene came, and a catalogue that knows the photos."""
        if self._world is None or Ledger.of(self._world.inbox, self._world.albums) != (
            self._world.before
        ):
            shutil.rmtree(self.folder, ignore_errors=True)
            self._world = World(
                self.folder / "inbox", self.folder / "albums", self.folder / "cene" / "c.sqlite"
            )
            furnish(self._world, self.photos)
            self._world.index()
        self._world.forget_history()
        return self._world


def _memory() -> Path | None:
    memory = Path("/dev/shm")
    return memory if memory.is_dir() else None


@pytest.fixture(scope="session")
def shelf(photos: list[Sample]) -> Iterator[Shelf]:
    """The large library, in memory where there is such a file system."""
    with tempfile.TemporaryDirectory(prefix="cene-test-", dir=_memory()) as folder:
        yield Shelf(Path(folder) / "large", photos)


@pytest.fixture
def library(shelf: Shelf) -> World:
    """500 photos that are filed, and 20 that are not."""
    return shelf.world()


@pytest.fixture
def library_on_disk(tmp_path: Path, photos: list[Sample]) -> World:
    """The same, on the disk that tests usually work on."""
    return Shelf(tmp_path / "large", photos).world()


@pytest.fixture(scope="session")
def small_shelf(tmp_path_factory: pytest.TempPathFactory, photos: list[Sample]) -> Shelf:
    """A library of few photos, on the file system of `tmp_path`."""
    return Shelf(tmp_path_factory.mktemp("small") / "library", [*photos[:FEW], photos[-1]])


@pytest.fixture
def small(small_shelf: Shelf) -> World:
    """Two photos that are filed, one of them with a companion, and one that is not."""
    return small_shelf.world()


@pytest.fixture
def stage(small: World, other_disk: Path, tmp_path: Path) -> Stage:
    """The small library, ready to be disturbed call by call."""
    needs_strace()
    return Stage(small, other_disk, tmp_path / "calls")

"""A random hour of all that happens to folders; half a minute unless CENE_SOAK says otherwise."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Self

import psutil
import pytest
from blake3 import blake3
from tests.e2e.program import PROGRAM
from tests.e2e.soak import Crowd, Disk, contents, may_mount, numbered
from tests.e2e.watcher import Watcher, until

from cene.core.move import State
from cene.organiser.workspace import opened

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tests.e2e.program import Library

    from cene.core.move import Move
    from cene.store.catalogue import Catalogue

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="needs signals that stop a process")

SECONDS = float(os.environ.get("CENE_SOAK", "30"))
SEED = int(os.environ.get("CENE_SOAK_SEED", "0"))
A_SECOND = 14
"""Things done a second: 50,000 an hour."""
STORM = 25_000
"""Events while the watcher stands still: its queue has room for fewer."""
TROUBLED = 0.4
"""Share of the time in which the watcher is killed; memory is measured in the rest."""
FLAT = 10.0
"""Megabytes by which memory may differ."""
DEAF = (sys.executable, str(Path(__file__).with_name("deaf_watch.py")))


@pytest.fixture
def crowd(library: Library) -> Iterator[Crowd]:
    """Those who work on an inbox and a disk."""
    place, backing = library.root / "Stick", library.root / "Stick-backing"
    for folder in (library.inbox, backing, library.root / "Outside"):
        folder.mkdir()
    mounts = may_mount(backing)
    if mounts:
        place.mkdir()
    crowd = Crowd(
        library.inbox,
        Disk(place, backing, mounts),
        library.root / "Outside",
        random.Random(SEED),
    )
    crowd.disk.plug()
    yield crowd
    crowd.settle()
    if mounts:
        crowd.disk.unplug()
        subprocess.run(["umount", "--lazy", backing], check=True)


@pytest.fixture
def shelf(library: Library, crowd: Crowd) -> Iterator[Disk]:
    """The disk of the albums."""
    place, backing = library.root / "Shelf", library.root / "Shelf-backing"
    place.mkdir()
    backing.mkdir()
    if not may_mount(backing, "1G"):
        pytest.skip("needs the right to mount a file system")
    crowd.shelf = Disk(place, backing, mounts=True)
    library.albums.symlink_to(place / "Albums")
    crowd.shelf.plug()
    yield crowd.shelf
    crowd.shelf.unplug()
    crowd.shelf = None  # which goes on a moment longer
    subprocess.run(["umount", "--lazy", backing], check=True)


class Soak:
    """A watcher, the crowd, and now and then a power failure or a storm of events."""

    def __init__(
        self,
        library: Library,
        crowd: Crowd,
        program: Sequence[str] = tuple(PROGRAM),
        mode: str = "move",
    ) -> None:
        self._library, self._crowd, self._program, self._mode = library, crowd, program, mode
        self.watcher = self._started()
        self._stormed = False
        self.megabytes: list[float] = []
        self.told, self.complaints = "", ""

    def _started(self) -> Watcher:
        disk = self._crowd.disk.place
        return Watcher(self._library, disk, mode=self._mode, program=self._program)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.watcher.kill()

    def begin(self) -> None:
        """Let it happen until the first photos are filed, which says where the albums are."""
        while " filed: " not in self.watcher.told:
            self._crowd.act()
            time.sleep(1 / A_SECOND)

    def run(self, seconds: float) -> None:
        """Let it all happen."""
        began, second = time.monotonic(), 0
        while (now := time.monotonic()) - began < seconds:
            assert self.watcher.process.poll() is None, self.watcher.told + self.watcher.complaints
            self._crowd.act()
            if now - began >= second + 1:
                second += 1
                self._each_second(second, calm=now - began > TROUBLED * seconds)
            # What storms, and photos that Cene moved first, held up is made good.
            if self._crowd.done.total() >= A_SECOND * (now - began):
                time.sleep(1 / A_SECOND)

    def _each_second(self, second: int, *, calm: bool) -> None:
        # What loading the network and reading a full queue once needs stays the process's.
        if calm and self._stormed and " filed: " in self.watcher.told:
            self.megabytes.append(psutil.Process(self.watcher.process.pid).memory_info().rss / 1e6)
        if not calm and second % 7 == 0:
            self.restart()
        if second % 9 == 5:
            self.storm()
        if second % 5 == 3:
            self._crowd.swap_disk()
        if second % 16 in (3, 7):
            self._crowd.swap_shelf()

    def restart(self) -> None:
        """The power fails, and comes back."""
        self.watcher.kill()
        self._remember()
        self.watcher, self._stormed = self._started(), False
        self._crowd.done["kill"] += 1

    def storm(self) -> None:
        """More happens than the watcher's queue has room for, and photos land in that time."""
        self.watcher.process.send_signal(signal.SIGSTOP)
        folder = self._crowd.inbox / "storm"
        folder.mkdir(exist_ok=True)
        for number in range(STORM // 4):
            path = folder / f"{number}.txt"
            path.touch()
            path.unlink()
        self._crowd.create(folder)
        self._crowd.create(self._crowd.inbox)
        self.watcher.process.send_signal(signal.SIGCONT)
        self._crowd.done["storm"] += 1
        self._stormed = True

    def end(self) -> None:
        """Wait until all is filed that is to be, and end the watcher."""
        self._crowd.settle()
        # However slow the machine is: what counts is that it goes on.
        while most := len(self.left()):
            until(lambda: len(self.left()) < most, 120)
        with opened(self._library.home / "catalogue.sqlite", write=False) as workspace:
            agrees = lambda: disagreements(workspace.catalogue, self._crowd.watched()) == []  # noqa: E731
            until(agrees, 60)
        self.watcher.ended()
        self._remember()

    def _remember(self) -> None:
        self.told += self.watcher.told
        self.complaints += self.watcher.complaints

    def left(self) -> list[Path]:
        """Photos that are to be filed and are not."""
        copies = contents(self._library.albums) if self._mode == "copy" else {}

        def is_filed(path: Path) -> bool:
            if self._mode == "tag":
                return path.with_name(f"{path.name}.xmp").exists()
            return bool(copies) and blake3(path.read_bytes()).digest() in copies

        return [
            path
            for root in self._crowd.watched()
            for path in root.rglob("p*.jpg")
            if numbered(path.name) in self._crowd.sure and not is_filed(path)
        ]


def disagreements(catalogue: Catalogue, roots: Sequence[Path]) -> list[str]:
    """Where the catalogue has other photos than the folders."""
    found = []
    for root in roots:
        for folder, _, names in os.walk(root):
            there = {name: os.lstat(os.path.join(folder, name)) for name in names}
            photos = {name for name in there if name.startswith("p") and name.endswith(".jpg")}
            listed = catalogue.listed(Path(folder))
            known = catalogue.photos_in(listed.number) if listed else {}
            if photos != known.keys():
                found.append(f"{folder}: {photos ^ known.keys()}")
    return found


def check(library: Library, crowd: Crowd, soak: Soak) -> None:
    """Nothing was lost, nothing was done twice, and nobody complained."""
    assert contents(*places(library, crowd), library.albums) == +crowd.expected
    filed = Counter(numbered(move.files[0].source.name) for move in done(library))
    assert filed.keys() <= crowd.sure
    assert set(filed.values()) <= {1}
    assert len(filed) == contents(library.albums).total()
    check_quiet(library, soak)


def check_copies(library: Library, crowd: Crowd, soak: Soak) -> None:
    """The photos are as they were, and there are no more copies of a content than photos."""
    assert contents(*places(library, crowd)) == +crowd.expected
    copies = contents(library.albums)
    assert copies <= crowd.surely()
    assert copies.total() == len(done(library))
    check_quiet(library, soak)


def check_tags(library: Library, crowd: Crowd, soak: Soak) -> None:
    """The photos are as they were, and nothing lies where a disk belongs."""
    assert contents(*places(library, crowd), pattern="p*.jpg") == +crowd.expected
    assert done(library)
    assert not library.albums.exists()
    check_quiet(library, soak)
    if crowd.disk.mounts:
        crowd.disk.unplug()
        assert list(crowd.disk.place.iterdir()) == []


def places(library: Library, crowd: Crowd) -> tuple[Path, Path, Path]:
    """Where photos are that were not filed."""
    return library.inbox, crowd.disk.place, crowd.outside


def done(library: Library) -> list[Move]:
    """What the journal says was filed, with nothing left half done."""
    with opened(library.home / "catalogue.sqlite", write=False) as workspace:
        journal = workspace.journal
        moves = [move for batch in journal.batches() for move in journal.moves_of(batch.id)]
    assert not [move for move in moves if move.state.is_open]
    return [move for move in moves if move.state is State.DONE]


def check_quiet(library: Library, soak: Soak) -> None:
    """All is in order, and nobody complained."""
    assert library.cene("doctor", "--json").json["ok"]
    assert soak.complaints == ""
    assert "Error" not in soak.told


def test_after_all_that_can_happen_everything_is_in_its_place(
    library: Library, crowd: Crowd
) -> None:
    with Soak(library, crowd) as soak:
        soak.run(SECONDS)
        soak.end()
    print(dict(crowd.done), f"{sum(crowd.done.values())} things done")
    check(library, crowd, soak)
    calm = soak.megabytes[len(soak.megabytes) // 4 :]
    print("memory in MB, second by second:", *(f"{one:.0f}" for one in calm))
    # Peaks with peaks: twice a minute memory is given back, and taken again by the next look.
    assert max(calm) - max(calm[: len(calm) // 4 + 1]) <= FLAT


def test_albums_on_a_disk_that_comes_and_goes_get_each_photo_once(
    library: Library, crowd: Crowd, shelf: Disk
) -> None:
    with Soak(library, crowd) as soak:
        soak.begin()
        soak.run(SECONDS / 3)
        soak.end()
    print(dict(crowd.done), f"{sum(crowd.done.values())} things done")
    check(library, crowd, soak)
    shelf.unplug()
    assert list(shelf.place.iterdir()) == []


def test_of_each_photo_one_copy_is_made(library: Library, crowd: Crowd) -> None:
    with Soak(library, crowd, mode="copy") as soak:
        soak.run(SECONDS / 5)
        soak.end()
    check_copies(library, crowd, soak)


def test_photos_are_tagged_where_they_are(library: Library, crowd: Crowd) -> None:
    with Soak(library, crowd, mode="tag") as soak:
        soak.run(SECONDS / 5)
        soak.end()
    check_tags(library, crowd, soak)


def test_if_it_hears_of_nothing_it_finds_everything_all_the_same(
    library: Library, crowd: Crowd
) -> None:
    with Soak(library, crowd, DEAF) as soak:
        soak.run(SECONDS / 5)
        soak.end()
    check(library, crowd, soak)

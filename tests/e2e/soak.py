"""What people, programs and disks do to watched folders, at random but the same for a seed."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import threading
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from blake3 import blake3
from tests.scenes import scene

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

SURE = ("buildings", "sea", "forest")
ASKED_SHARE = 0.1
DEEPEST = 4


@dataclass
class Disk:
    """The second watched folder, which is unplugged and plugged in again.

    Where one may not mount, its folder is renamed instead.

    Attributes:
        place: where it is watched.
        backing: where its files are all the time.
        mounts: whether one may mount here.
    """

    place: Path
    backing: Path
    mounts: bool
    plugged: bool = False

    def plug(self) -> None:
        """Connect it."""
        if not self.plugged:
            if self.mounts:
                subprocess.run(["mount", "--bind", self.backing, self.place], check=True)
            else:
                self.backing.rename(self.place)
            self.plugged = True

    def unplug(self) -> None:
        """Take it out, whoever uses it."""
        if self.plugged:
            if self.mounts:
                subprocess.run(["umount", "--lazy", self.place], check=True)
            else:
                self.place.rename(self.backing)
            self.plugged = False

    def swap(self) -> None:
        """Take it out, or put it back."""
        self.unplug() if self.plugged else self.plug()


@dataclass
class Crowd:
    """Those who change the folders, and what they know must be there.

    Attributes:
        inbox: a watched folder.
        disk: another one.
        outside: a folder that is not watched, on the disk of the inbox.
        chance: decides what is done.
        shelf: the disk that the albums are on, where they have one.
        expected: how often each content must be on the disks.
        sure: numbers of photos that Cene is sure of.
        done: how often each thing was done.
    """

    inbox: Path
    disk: Disk
    outside: Path
    chance: random.Random
    shelf: Disk | None = None
    expected: Counter[bytes] = field(default_factory=Counter)
    sure: set[int] = field(default_factory=set)
    done: Counter[str] = field(default_factory=Counter)
    _contents: dict[int, bytes] = field(default_factory=dict)
    _writers: list[threading.Thread] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._pictures = {album: _encoded(album) for album in (*SURE, "other")}
        self._lock = threading.Lock()

    def act(self) -> None:
        """Do one thing."""
        actions: list[tuple[Callable[[], None], int]] = [
            (self._create, 40),
            (self._write_slowly, 8),
            (self._rename, 12),
            (self._move_out, 6),
            (self._move_in, 8),
            (self._delete, 5),
            (self._set_rights, 8),
            (self._link, 3),
            (self._link_hard, 3),
            (self._rename_folder, 6),
        ]
        ((action, _),) = self.chance.choices(actions, [weight for _, weight in actions])
        with suppress(FileNotFoundError):  # Cene was faster
            action()
            self.done[action.__name__.strip("_")] += 1

    def swap_disk(self) -> None:
        """Take the disk out, or put it back."""
        self.disk.swap()
        self.done["swap_disk"] += 1

    def swap_shelf(self) -> None:
        """Take the disk of the albums out, or put it back."""
        if self.shelf is not None:
            self.shelf.swap()
            self.done["swap_shelf"] += 1

    def settle(self) -> None:
        """End all that goes on, and connect the disks."""
        for writer in self._writers:
            writer.join()
        self.disk.plug()
        if self.shelf is not None:
            self.shelf.plug()

    def create(self, folder: Path) -> Path:
        """Put a photo like no other into a folder."""
        number, data = self._invented()
        path = folder / f"p{number:06}.jpg"
        path.write_bytes(data)
        self._expect(data)
        return path

    def surely(self) -> Counter[bytes]:
        """How many photos of each content there ever were of which Cene is sure."""
        return Counter(blake3(self._contents[number]).digest() for number in self.sure)

    def watched(self) -> list[Path]:
        """The roots that are there."""
        return [self.inbox, self.disk.place] if self.disk.plugged else [self.inbox]

    def _create(self) -> None:
        self.create(self._folder())

    def _write_slowly(self) -> None:
        number, data = self._invented()
        path = self._folder() / f"p{number:06}.jpg"
        pieces, pause = self.chance.randint(2, 6), self.chance.uniform(0.1, 1.5)
        size = len(data) // pieces + 1
        file = path.open("wb", buffering=0)

        def write() -> None:
            with file:
                for piece in range(pieces):
                    file.write(data[piece * size : (piece + 1) * size])
                    time.sleep(pause)
            self._expect(data)

        self._writers = [writer for writer in self._writers if writer.is_alive()]
        self._writers.append(threading.Thread(target=write))
        self._writers[-1].start()

    def _rename(self) -> None:
        path = self._photo()
        path.rename(path.with_name(f"{_kept(path.name)}-{self.chance.randrange(1 << 30)}.jpg"))

    def _move_out(self) -> None:
        path = self._photo(self.inbox)
        path.rename(self.outside / path.name)

    def _move_in(self) -> None:
        path = self._photo(self.outside)
        path.rename(self._folder(self.inbox) / path.name)

    def _delete(self) -> None:
        path = self._photo()
        if any(writer.is_alive() for writer in self._writers):
            return  # it may be what is being written
        path.unlink()
        self.expected[blake3(self._content(path)).digest()] -= 1

    def _set_rights(self) -> None:
        self._photo().chmod(self.chance.choice([0o600, 0o644, 0o444, 0o640]))

    def _link(self) -> None:
        link = self._folder() / f"link-{self.chance.randrange(1 << 30)}.jpg"
        link.symlink_to(self._photo())

    def _link_hard(self) -> None:
        path = self._photo(self.outside)
        number, _ = self._numbered(self._content(path), path.name)
        os.link(path, self._folder(self.inbox) / f"p{number:06}.jpg")
        self._expect(self._content(path))

    def _rename_folder(self) -> None:
        folder = self._folder()
        if folder not in self.watched():
            folder.rename(folder.with_name(f"d{self.chance.randrange(1 << 30)}"))

    def _folder(self, root: Path | None = None) -> Path:
        """A folder, which is perhaps made."""
        folder = root or self.chance.choice(self.watched())
        for _ in range(self.chance.randrange(DEEPEST)):
            below = sorted(path for path in folder.iterdir() if path.is_dir())
            if len(below) < DEEPEST:
                below.append(folder / f"d{self.chance.randrange(1 << 30)}")
            folder = self.chance.choice(below)
            folder.mkdir(exist_ok=True)
        return folder

    def _photo(self, root: Path | None = None) -> Path:
        """A photo that is there now.

        Raises:
            FileNotFoundError: there is none.
        """
        roots = [root] if root else self.watched()
        found = [
            Path(folder, name)
            for one in roots
            for folder, _, names in os.walk(one)
            for name in names
            if name.startswith("p") and name.endswith(".jpg")
        ]
        if not found:
            raise FileNotFoundError
        return self.chance.choice(sorted(found))

    def _invented(self) -> tuple[int, bytes]:
        album = "other" if self.chance.random() < ASKED_SHARE else self.chance.choice(SURE)
        data = self.chance.choice(self._pictures[album])
        number = len(self._contents) + 1
        self._contents[number] = data + number.to_bytes(4, "big")
        if album != "other":
            self.sure.add(number)
        return number, self._contents[number]

    def _numbered(self, data: bytes, like: str) -> tuple[int, bytes]:
        number = len(self._contents) + 1
        self._contents[number] = data
        if numbered(like) in self.sure:
            self.sure.add(number)
        return number, data

    def _content(self, path: Path) -> bytes:
        return self._contents[numbered(path.name)]

    def _expect(self, data: bytes) -> None:
        with self._lock:
            self.expected[blake3(data).digest()] += 1


def numbered(name: str) -> int:
    """The number of a photo, whatever was put behind it."""
    return int(name[1:7])


def contents(*roots: Path, pattern: str = "*") -> Counter[bytes]:
    """How often each content is there, in whatever file of such a name."""
    found = Counter[bytes]()
    for root in roots:
        for path in root.rglob(pattern):
            if path.is_file() and not path.is_symlink():
                found[blake3(path.read_bytes()).digest()] += 1
    return found


def may_mount(folder: Path, size: str = "64M") -> bool:
    """Mount a file system in memory on a folder; whether that is allowed."""
    mount = shutil.which("mount")
    command = [mount or "", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    return mount is not None and subprocess.run(command, check=False).returncode == 0


def _kept(name: str) -> str:
    return f"p{numbered(name):06}"


def _encoded(album: str) -> list[bytes]:
    found = []
    for number in range(12):
        buffer = io.BytesIO()
        picture = scene(album, number)
        picture.save(buffer, "JPEG", quality=95)
        found.append(buffer.getvalue())
    return found

"""What is in the user's folders: names, sizes and times, nothing read."""

from __future__ import annotations

import errno
import hashlib
import os
import sys
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from cene.core.errors import FileError
from cene.core.photo import signed

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from cene.files.leave import LeftOut

PICTURES = frozenset(
    "avif bmp gif heic heif hif jfif jpe jpeg jpg png tif tiff webp".split()  # noqa: SIM905
)
"""Endings (lower case) of pictures that Cene decodes."""

HALF_WRITTEN = (".part", ".partial", ".crdownload", ".download", ".aria2", ".tmp", "~")
"""Endings (lower case) of files that some program is still writing."""
ONLINE_WINDOWS, ONLINE_MACOS = 0x00400000, 0x40000000
"""FILE_ATTRIBUTE_RECALL_ON_DATA_ACCESS and SF_DATALESS: what says that a file is only online."""
TELLS_ONLINE = sys.platform in ("win32", "darwin")
"""Whether the system says so at all: elsewhere nobody is asked, a hundred thousand times."""
FOREIGN = (".photoslibrary", ".aplibrary", ".lrdata", "@eadir", "$recycle.bin")
"""Endings (lower case) of folders that another program keeps its own files in: taking one out of
an Apple photo library damages that, and a disk station's ``@eaDir`` holds thumbnails only."""


@dataclass(slots=True)
class Folder:
    """What one folder holds.

    Attributes:
        path: the folder, spelt from the root that was scanned.
        files: name, size in bytes and mtime in nanoseconds of every regular file, sorted by name;
            without hidden and half-written ones. Plain tuples, for there may be a million.
        signature: 16 bytes that are the same exactly if `files` is; empty where `problems` are.
        links: how many symbolic links it holds; none is followed.
        online: names of files that are only online; reading one would download it.
        left_out: names of files that a person leaves out.
        folders: how many folders it holds that are walked too, unless they are left out.
        device: number of its disk; 0 where `problems` are.
        problems: why the folder could not be read to its end. `files` may then be incomplete, so
            that nothing follows from a file that is not in it.
    """

    path: Path
    files: list[tuple[str, int, int]] = field(default_factory=list)
    signature: bytes = b""
    links: int = 0
    online: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    folders: int = 0
    device: int = 0
    problems: list[FileError] = field(default_factory=list)

    @property
    def names(self) -> Iterator[str]:
        """Names of the files."""
        return (name for name, _, _ in self.files)


def is_photo(name: str) -> bool:
    """Whether a file is a picture that Cene decodes, by the ending of its name."""
    return "." in name and name.rpartition(".")[2].lower() in PICTURES


def is_passed_over(way: str) -> bool:
    """Whether a scan stays out of a file or folder, by its path below the root."""
    parts = way.lower().split(os.sep)
    if any(part.startswith(".") or part.endswith(FOREIGN) for part in parts):
        return True
    return parts[-1].endswith(HALF_WRITTEN)


def is_online_only(status: os.stat_result) -> bool:
    """Whether a file is only online: Windows and macOS fetch such a one when it is read."""
    attributes = getattr(status, "st_file_attributes", 0)
    return bool(attributes & ONLINE_WINDOWS or getattr(status, "st_flags", 0) & ONLINE_MACOS)


def listed(path: Path, left_out: LeftOut | None = None) -> Folder | None:
    """One folder without those in it, None where it is not there (or is a link)."""
    place = os.fspath(path)
    return None if os.path.islink(place) else _read(place, left_out)[0]


def scan(
    root: Path, exclude: Collection[Path] = (), left_out: LeftOut | None = None
) -> Iterator[Folder]:
    """Walk a folder and all below it, each before what it holds, in order of names.

    Symbolic links are not followed, other file systems are entered, and no folder is met twice,
    whatever is mounted where. What vanishes meanwhile was never there, except the root.

    Args:
        root: where to start; a link to a folder is the caller's to resolve.
        exclude: folders to stay out of, by any spelling of their paths.
        left_out: what else to stay out of; None for nothing.
    """
    met = {identity for path in exclude if (identity := _identity(os.fspath(path)))}
    start = os.fspath(root)
    waiting = [start]
    while waiting:
        path = waiting.pop()
        identity = _identity(path)
        if identity in met:
            continue
        if identity:
            met.add(identity)
        folder, below = _read(path, left_out)
        if folder is not None:
            yield folder
        elif path == start:
            yield Folder(root, problems=[FileError(root, "is not there; connect its disk?")])
        waiting.extend(os.path.join(path, name) for name in sorted(below, reverse=True))


def _read(path: str, left_out: LeftOut | None) -> tuple[Folder | None, list[str]]:
    """One folder (None if it has vanished) and the names of those in it."""
    folder, below = Folder(Path(path)), list[str]()
    try:
        _list(path, folder, below)
    except FileNotFoundError:
        return None, []
    except OSError as error:
        folder.problems.append(FileError(folder.path, _why(error)))
    folder.folders = len(below)
    if left_out is not None:
        below = _leave_out(path, folder, below, left_out)
    if not folder.problems:
        folder.files.sort()
        folder.signature = _signature(folder.files)
    return folder, below


def _leave_out(path: str, folder: Folder, below: list[str], left_out: LeftOut) -> list[str]:
    """Take out of a listed folder what is to be left out; the folders that remain below it.

    Not in the loop of `_list`, where it would cost something also those who leave nothing out.
    """

    def stays(name: str) -> bool:
        return not left_out.file(os.path.join(path, name))

    folder.left_out = [name for name, _, _ in folder.files if not stays(name)]
    gone = set(folder.left_out)
    folder.files = [file for file in folder.files if file[0] not in gone]
    folder.online = list(filter(stays, folder.online))
    return [name for name in below if not left_out.folder(os.path.join(path, name))]


def _list(path: str, folder: Folder, below: list[str]) -> None:
    """Sort the entries of a folder into it and `below`; the loop that a scan spends its time in."""
    with _entries(path) as (entries, folder.device):
        for entry in entries:
            name = entry.name
            if name[0] == ".":
                continue
            if entry.is_file(follow_symlinks=False):
                if name.lower().endswith(HALF_WRITTEN):
                    continue
                try:
                    status = entry.stat(follow_symlinks=False)
                except FileNotFoundError:
                    continue
                if TELLS_ONLINE and is_online_only(status):
                    folder.online.append(name)
                    continue
                folder.files.append((name, status.st_size, status.st_mtime_ns))
            elif entry.is_dir(follow_symlinks=False):
                if not name.lower().endswith(FOREIGN):
                    below.append(name)
            elif entry.is_symlink():
                folder.links += 1


@contextmanager
def _entries(path: str) -> Iterator[tuple[Iterator[os.DirEntry[str]], int]]:
    """The entries of a folder and its disk; by its descriptor: no path need be walked for each."""
    if os.scandir not in os.supports_fd:  # pragma: no cover - Windows, whose entries are complete
        with os.scandir(path) as entries:
            yield entries, signed(os.stat(path).st_dev)
        return
    descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        with os.scandir(descriptor) as entries:
            yield entries, signed(os.fstat(descriptor).st_dev)
    finally:
        os.close(descriptor)


def _signature(files: list[tuple[str, int, int]]) -> bytes:
    """Digest of the files that is the same in every run and under every Python.

    (The ``repr`` of the names would not do: what it escapes changes with the version of Unicode.)
    """
    names, sizes, times = zip(*files, strict=True) if files else ((), (), ())
    numbers = repr((sizes, times)).encode("ascii")
    return hashlib.blake2b(os.fsencode("\0".join(names)) + numbers, digest_size=16).digest()


def _identity(path: str) -> tuple[int, int] | None:
    """Device and inode of a folder, or None where the system does not say."""
    try:
        status = os.stat(path)
    except OSError:
        return None
    return (status.st_dev, status.st_ino) if status.st_ino else None


def _why(error: OSError) -> str:
    """Why a folder could not be read."""
    if isinstance(error, PermissionError):
        return "may not be read; give yourself permission to read it and all in it"
    if error.errno == errno.ENAMETOOLONG:
        return "lies so deep that its path is longer than the system allows; move it further up"
    return f"cannot be read ({error.strerror})"

"""Which files are in work at this moment, in a file that tells it when the process is dead.

What was written to a file stays when the process is killed, however that happens; only when the
power fails it may not, and then no photo was to blame. So nothing is ever flushed to the disk.
It is written, not mapped into memory: a full disk must not end the process, of all things.
"""

from __future__ import annotations

import os
import struct
import zlib
from contextlib import contextmanager, suppress
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING, Self

from cene.core.errors import UnusableError, printable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from io import FileIO
    from types import TracebackType

_SLOT = 8192
"""Bytes for one file in work. Where paths can be longer, those that are go unnoticed."""
_HEAD = struct.Struct("<II")
"""Bytes of the path that follows, none for an empty slot, and their CRC-32."""
_EMPTY = _HEAD.pack(0, 0)


class Looking:
    """Slots, one a thread, for the files in work; a context.

    The file is beside the catalogue, and gone after a normal end. Whoever opens it holds the
    writer's lock of the catalogue, and has seen to what was `left` in it.

    Args:
        catalogue: the catalogue file.
        threads: how many files may be in work at once.

    Raises:
        UnusableError: it cannot be made.
    """

    def __init__(self, catalogue: Path, threads: int) -> None:
        self._catalogue = catalogue
        path = _beside(catalogue)
        self._files: list[FileIO] = []
        self._free: SimpleQueue[tuple[FileIO, int]] = SimpleQueue()
        try:
            path.write_bytes(b"")
            for number in range(threads):
                # A file each, for seeking in a shared one would have to be one step with writing.
                file = open(path, "r+b", buffering=0)  # noqa: SIM115 - closed in __exit__
                self._files.append(file)
                self._free.put((file, number * _SLOT))
        except OSError as error:
            self._close()
            raise UnusableError(
                f"The file {printable(path)} cannot be written: {error.strerror}."
            ) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: object, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Nothing is in work any more."""
        self._close()
        clear(self._catalogue)

    @contextmanager
    def at(self, path: Path) -> Iterator[None]:
        """Inside, a file is in work; in as many threads at once as there are slots."""
        file, offset = self._free.get()
        name = os.fsencode(path)
        if len(name) <= _SLOT - _HEAD.size:
            _write(file, offset, _HEAD.pack(len(name), zlib.crc32(name)) + name)
        try:
            yield
        finally:
            _write(file, offset, _EMPTY)
            self._free.put((file, offset))

    def _close(self) -> None:
        for file in self._files:
            file.close()


def left(catalogue: Path) -> list[Path]:
    """The files that were in work when the process died that worked on a catalogue, if it did.

    What is torn or damaged is left out.

    Raises:
        UnusableError: the file that says it cannot be read.
    """
    path = _beside(catalogue)
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return []
    except OSError as error:
        raise UnusableError(
            f"The file {printable(path)} cannot be read: {error.strerror}."
        ) from error
    found = []
    for start in range(0, len(data) - _HEAD.size, _SLOT):
        length, check = _HEAD.unpack_from(data, start)
        name = data[start + _HEAD.size :][:length]
        if 0 < length <= _SLOT - _HEAD.size and zlib.crc32(name) == check:
            found.append(Path(os.fsdecode(name)))
    return found


def clear(catalogue: Path) -> None:
    """Note that nothing is in work.

    Raises:
        UnusableError: that cannot be noted.
    """
    path = _beside(catalogue)
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise UnusableError(
            f"The file {printable(path)} cannot be removed: {error.strerror}."
        ) from error


def _beside(catalogue: Path) -> Path:
    return Path(f"{catalogue}.looking")


def _write(file: FileIO, offset: int, data: bytes) -> None:
    # On a full disk nobody is warned of this photo, which is no reason not to look at it.
    with suppress(OSError):
        file.seek(offset)
        file.write(data)

"""Open a file that is to be read in one go, and notice when it is no such file."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from typing import TYPE_CHECKING

from blake3 import blake3

from cene.core.errors import PictureError, UnreadableError
from cene.core.photo import Stat

if TYPE_CHECKING:
    from collections.abc import Iterator
    from io import BufferedReader, BytesIO
    from pathlib import Path

_FLAGS = (
    getattr(os, "O_NONBLOCK", 0)  # a pipe without a writer would block for ever
    | getattr(os, "O_NOCTTY", 0)
)
_VANISHED = (errno.ENOENT, errno.ENOTDIR, errno.ESTALE)
_NO_FILE = "is a folder or a device, not a file that holds a picture"
_CHANGED = "changed while it was being read; it will be looked at again next time"
_CHUNK = 256 * 1024


@contextlib.contextmanager
def reading(path: Path) -> Iterator[tuple[BufferedReader, Stat]]:
    """Open a regular file, never blocking, that must not change before the block ends.

    A file that is still being written often fails to decode; that it changed is then the better
    reason, so it takes the place of the error.

    Yields:
        The file at its start and the identity it had then.

    Raises:
        PictureError: it is no regular file, or empty.
        UnreadableError: the system would not read it, or it changed meanwhile.
    """
    with _opened(path) as file:
        found = os.fstat(file.fileno())
        if not stat.S_ISREG(found.st_mode):
            raise PictureError(path, _NO_FILE)
        if not found.st_size:
            raise PictureError(path, "has zero bytes; copy it again from where it came from")
        before = Stat.of(found)
        try:
            yield file, before
        except PictureError as error:
            if _has_changed(file, before):
                raise UnreadableError(path, _CHANGED) from error
            raise
        if _has_changed(file, before):
            raise UnreadableError(path, _CHANGED)


def digest(file: BufferedReader | BytesIO) -> bytes:
    """BLAKE3 (32 bytes) of what is left of a file."""
    hasher = blake3()
    buffer = bytearray(_CHUNK)
    view = memoryview(buffer)
    while count := file.readinto(buffer):
        hasher.update(view[:count])
    return hasher.digest()


def unreadable(error: OSError) -> str:
    """Why the system would not read a file."""
    if error.errno in _VANISHED:
        return "has vanished since its folder was read"
    if error.errno in (errno.EISDIR, errno.ENXIO):  # ENXIO: a socket
        return _NO_FILE
    if isinstance(error, PermissionError):
        return "may not be read; give yourself permission to read it"
    return f"cannot be read ({error.strerror})"


def _opened(path: Path) -> BufferedReader:
    try:
        return open(path, "rb", opener=lambda name, flags: os.open(name, flags | _FLAGS))
    except OSError as error:
        raise UnreadableError(path, unreadable(error)) from error


def _has_changed(file: BufferedReader, before: Stat) -> bool:
    return not Stat.of(os.fstat(file.fileno())).same_content(before)

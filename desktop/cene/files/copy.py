"""Copies that are proven before they count."""

from __future__ import annotations

import errno
import os
import shutil
import stat
from contextlib import suppress
from typing import TYPE_CHECKING

from blake3 import blake3

from cene.core.errors import PlacementError
from cene.core.photo import Stat

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

BLOCK = 1 << 20
_BINARY = getattr(os, "O_BINARY", 0)
_OPEN = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | _BINARY


def digest(path: Path) -> bytes:
    """BLAKE3 of a file's bytes (32 bytes).

    Raises:
        OSError: it cannot be read, or is a symbolic link.
    """
    return _digest_of(os.open(path, _OPEN))


def copy_verified(source: Path, temporary: Path, expected: Stat) -> bytes:
    """Copy a file to a new name, whole and durable, with its times, rights and attributes.

    The copy is read back and compared; `temporary` is gone again if anything fails.

    Args:
        source: the file.
        temporary: where to; must not exist.
        expected: what the source must look like, before and after.

    Returns:
        BLAKE3 of the bytes.

    Raises:
        PlacementError: the source changed, or the copy differs from it.
        OSError: the system refused.
    """
    reading = os.open(source, _OPEN)
    try:
        require_unchanged(source, expected, os.fstat(reading))
        writing = os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        try:
            try:
                copied = _copy_bytes(reading, writing)
                _keep_attributes(source, os.fstat(reading), temporary, writing)
                os.fsync(writing)
                _forget_cached(writing)
            finally:
                os.close(writing)
            require_unchanged(source, expected, os.fstat(reading))
            if digest(temporary) != copied:
                raise PlacementError(source, "its copy came back different from the disk")
        except BaseException:
            os.unlink(temporary)
            raise
    finally:
        os.close(reading)
    return copied


def write_new(
    pieces: Iterable[bytes | memoryview], path: Path, like: Path | None, mtime_ns: int | None
) -> None:
    """Write bytes under a new name. They count when `prove` has seen them.

    Args:
        pieces: the bytes, one after the other.
        path: where to; must not exist.
        like: the file whose rights, owner and attributes it gets; None for a new one's.
        mtime_ns: its modification time, None for now.

    Raises:
        OSError: the system refused; `path` may hold some of them.
    """
    rights = 0o666 if like is None else 0o600
    writing = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | _BINARY, rights)
    try:
        for piece in pieces:
            _write_all(writing, piece)
        if like is not None:
            _keep_attributes(like, os.lstat(like), path, writing)
        if mtime_ns is None:
            os.utime(path)
        else:
            os.utime(path, ns=(mtime_ns, mtime_ns))
        # The disk begins now: by the time that the last of many files is written, it has most.
        _forget_cached(writing)
    finally:
        os.close(writing)


def prove(path: Path, expected: bytes | None) -> None:
    """Make a file durable, and read it back.

    Args:
        path: the file.
        expected: BLAKE3 of its bytes; None not to read them.

    Raises:
        PlacementError: they came back different from the disk.
        OSError: the system refused.
    """
    descriptor = os.open(path, os.O_RDWR | _BINARY)
    try:
        os.fsync(descriptor)
        _forget_cached(descriptor)
    finally:
        os.close(descriptor)
    if expected is not None and digest(path) != expected:
        raise PlacementError(path, "came back different from the disk")


def require_unchanged(path: Path, expected: Stat, found: os.stat_result) -> None:
    """Raise `PlacementError` unless a file is the one, and as, the journal wrote it down."""
    if Stat.of(found) != expected:
        raise PlacementError(path, "changed meanwhile, so it was left where it is; try again")


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable, where the system lets us.

    Raises:
        OSError: the disk failed.
    """
    if os.name == "nt":  # pragma: no cover - Windows cannot, and need not, sync folders
        return
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except PermissionError:
        return  # one may rename in a folder that one may not read
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):  # file systems without the notion
            raise
    finally:
        os.close(descriptor)


def _copy_bytes(reading: int, writing: int) -> bytes:
    hasher = blake3()
    while block := os.read(reading, BLOCK):
        hasher.update(block)
        _write_all(writing, block)
    return hasher.digest()


def _write_all(writing: int, content: bytes | memoryview) -> None:
    view = memoryview(content)
    while view:
        view = view[os.write(writing, view) :]


def _keep_attributes(source: Path, status: os.stat_result, temporary: Path, writing: int) -> None:
    """Owner first: changing it clears rights that come after.

    FAT and shares that know no owners or rights refuse them; bytes and times count.
    """
    if hasattr(os, "fchown") and os.geteuid() == 0:
        with suppress(PermissionError):
            os.fchown(writing, status.st_uid, status.st_gid)
    with suppress(PermissionError):
        shutil.copystat(source, temporary)
    with suppress(PermissionError):  # what was refused there may have come before the rights
        os.chmod(temporary, stat.S_IMODE(status.st_mode))
    os.utime(temporary, ns=(status.st_atime_ns, status.st_mtime_ns))


def _forget_cached(writing: int) -> None:
    """Ask that the read-back comes from the disk, not from memory."""
    if hasattr(os, "posix_fadvise"):  # pragma: no branch - macOS and Windows have none
        os.posix_fadvise(writing, 0, 0, os.POSIX_FADV_DONTNEED)


def _digest_of(descriptor: int) -> bytes:
    hasher = blake3()
    try:
        while block := os.read(descriptor, BLOCK):
            hasher.update(block)
    finally:
        os.close(descriptor)
    return hasher.digest()

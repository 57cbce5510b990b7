"""Renames that never replace, on every kind of file system."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from functools import cache
from typing import TYPE_CHECKING

from cene.core.photo import Stat

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

UNSUPPORTED = frozenset({errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP})
"""What ZFS, NTFS-3G, exFAT, NFS and overlayfs answer to a rename that must not replace."""

NO_LINKS = UNSUPPORTED | {errno.EPERM, errno.EMLINK}
"""What file systems without hard links answer to a link."""

_AT_FDCWD = -100
_RENAME_NOREPLACE = 1
_RENAME_EXCL = 4


def rename_noreplace(source: Path, target: Path) -> None:
    """Give a file another name on the same file system.

    Three ways, in this order, until the file system knows one: a rename that cannot replace; a
    second link and the removal of the first; an exclusive reservation of the target and a rename
    over it. Killed in between, they leave both names on one file, or an empty file reserved;
    `cene.files.move.locate` tells these apart.

    Args:
        source: the file.
        target: its new name.

    Raises:
        FileExistsError: something has the target's name; nothing was changed.
        OSError: the system refused (EXDEV for another file system); nothing was changed.
    """
    try:
        _rename_exclusively(source, target)
    except OSError as error:
        if error.errno not in UNSUPPORTED:
            raise
    else:
        return
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError as error:
        if error.errno not in NO_LINKS:
            raise
        _reserve_and_replace(source, target)
    else:
        _undone_on_error(lambda: os.unlink(source), target, Stat.of(os.lstat(source)))


def _rename_exclusively(source: Path, target: Path) -> None:
    if sys.platform == "win32":  # pragma: no cover - Windows' rename never replaces
        os.rename(source, target)
        return
    if _system_rename()(os.fsencode(source), os.fsencode(target)) != 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number), str(source), None, str(target))


@cache
def _system_rename() -> Callable[[bytes, bytes], int]:
    """The C library's rename that fails where the target exists."""
    libc = ctypes.CDLL(None, use_errno=True)
    if sys.platform == "darwin":  # pragma: no cover - macOS
        return lambda source, target: libc.renamex_np(source, target, _RENAME_EXCL)
    if not hasattr(libc, "renameat2"):  # pragma: no cover - a C library older than glibc 2.28
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))
    return lambda source, target: libc.renameat2(
        _AT_FDCWD, source, _AT_FDCWD, target, _RENAME_NOREPLACE
    )


def _reserve_and_replace(source: Path, target: Path) -> None:
    """For file systems that know no better: nobody else can take a name that exists."""
    descriptor = os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    reserved = Stat.of(os.fstat(descriptor))
    os.close(descriptor)
    _undone_on_error(lambda: os.replace(source, target), target, reserved)


def _undone_on_error(step: Callable[[], None], target: Path, ours: Stat) -> None:
    """Do the last step; if the system refuses, take away the name that the first step made."""
    try:
        step()
    except OSError:
        if Stat.of(os.lstat(target)) == ours:
            os.unlink(target)
        raise

"""Renames that never replace, on every kind of file system."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING

from cene.core.photo import Stat
from cene.files.identity import status

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

UNSUPPORTED = frozenset({errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP})
"""What ZFS, NTFS-3G, exFAT, NFS and overlayfs answer to a rename that must not replace."""

NO_LINKS = UNSUPPORTED | {errno.EPERM, errno.EMLINK}
"""What file systems without hard links answer to a link."""

_AT_FDCWD = -100
_RENAME_NOREPLACE = 1
_RENAME_EXCHANGE = 2
_RENAME_EXCL = 4
_RENAME_SWAP = 2


class HalfRenamedError(OSError):
    """A rename failed half-way, and what it had done could not be taken back."""


def rename_noreplace(source: Path, target: Path) -> None:
    """Give a file another name on the same file system.

    Three ways, in this order, until the file system knows one: a rename that cannot replace; a
    second link and the removal of the first; an exclusive reservation of the target and a rename
    over it. Killed in between, they leave both names on one file, or an empty file reserved;
    `cene.files.move` tells these apart.

    Args:
        source: the file.
        target: its new name.

    Raises:
        FileExistsError: something has the target's name; nothing was changed.
        HalfRenamedError: the system refused the last step and then to take back the first; the
            source is there, and so may be a second name for it, or an empty file, at the target.
        OSError: the system refused (EXDEV for another file system); nothing was changed.
    """
    try:
        _rename_exclusively(source, target)
    except OSError as error:
        if error.errno not in UNSUPPORTED:
            raise
    else:
        return
    linked = Stat.of(os.lstat(source))
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError as error:
        if error.errno not in NO_LINKS:
            raise
        _reserve_and_replace(source, target)
    else:
        with _undone_on_error(target, linked.same_file):
            os.unlink(source)


def exchange(one: Path, other: Path) -> bool:
    """Let two files of one folder change names, in one step.

    Returns:
        False where the system cannot; nothing was changed.

    Raises:
        OSError: the system refused; nothing was changed.
    """
    if sys.platform == "win32":  # pragma: no cover - Windows has nothing of the kind
        return False
    try:
        _renamed(one, other, _RENAME_SWAP if sys.platform == "darwin" else _RENAME_EXCHANGE)
    except OSError as error:
        if error.errno not in UNSUPPORTED:
            raise
        return False
    return True


def _rename_exclusively(source: Path, target: Path) -> None:
    if sys.platform == "win32":  # pragma: no cover - Windows' rename never replaces
        os.rename(source, target)
        return
    _renamed(source, target, _RENAME_EXCL if sys.platform == "darwin" else _RENAME_NOREPLACE)


def _renamed(source: Path, target: Path, how: int) -> None:
    if _system_rename()(os.fsencode(source), os.fsencode(target), how) != 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number), str(source), None, str(target))


@cache
def _system_rename() -> Callable[[bytes, bytes, int], int]:
    """The C library's rename that can be told not to replace, or to swap."""
    libc = ctypes.CDLL(None, use_errno=True)
    if sys.platform == "darwin":  # pragma: no cover - macOS
        swap: Callable[[bytes, bytes, int], int] = libc.renamex_np
        return swap
    if not hasattr(libc, "renameat2"):  # pragma: no cover - a C library older than glibc 2.28
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))
    return lambda source, target, how: libc.renameat2(_AT_FDCWD, source, _AT_FDCWD, target, how)


def _reserve_and_replace(source: Path, target: Path) -> None:
    """For file systems that know no better: nobody else can take a name that exists."""
    descriptor = os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with _undone_on_error(target, lambda found: found.size == 0):
        os.close(descriptor)
        os.replace(source, target)


@contextmanager
def _undone_on_error(target: Path, is_ours: Callable[[Stat], bool]) -> Iterator[None]:
    """If the system refuses the last step, take away the name that the first step made."""
    try:
        yield
    except OSError as error:
        try:
            found = status(target)
            if found is not None and is_ours(found):
                os.unlink(target)
        except OSError as stuck:
            raise HalfRenamedError(stuck.errno, stuck.strerror, str(target)) from error
        raise

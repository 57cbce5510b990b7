"""New files that did not come from another one: whole under a temporary name, then in place."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from cene.core.errors import UnusableError, printable
from cene.files.copy import digest, prove, sync_folder, write_new
from cene.files.move import PREFIX
from cene.files.rename import rename_noreplace

if TYPE_CHECKING:
    from pathlib import Path


def put_aside(data: bytes, folder: Path, name: str) -> Path:
    """Write bytes into a folder under a temporary name, whole and durable.

    Args:
        data: the bytes.
        folder: is made if need be.
        name: the temporary name goes by it, so that after a crash it is used again.

    Returns:
        The file.

    Raises:
        UnusableError: the folder cannot be written in.
    """
    temporary = folder / f"{PREFIX}{name}.part"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        drop(temporary)
        try:
            write_new([data], temporary, None, None)
            prove(temporary, None)
        except BaseException:
            drop(temporary)
            raise
    except OSError as error:
        raise _unusable(folder, error) from error
    return temporary


def publish(temporary: Path, target: Path, content: bytes) -> bool:
    """Give a file that was put aside its name, which replaces nothing.

    Args:
        temporary: the file; gone afterwards.
        target: its name, in the same folder.
        content: BLAKE3 of its bytes.

    Returns:
        False where the same bytes have that name already.

    Raises:
        UnusableError: another file has that name, or the folder cannot be written in.
    """
    try:
        try:
            rename_noreplace(temporary, target)
        except FileExistsError:
            if digest(target) != content:
                raise
            return False
        finally:
            drop(temporary)
        sync_folder(target.parent)
    except OSError as error:
        raise _unusable(target.parent, error) from error
    return True


def drop(temporary: Path) -> None:
    """Remove a file that was put aside, if it is there."""
    with suppress(FileNotFoundError):
        os.unlink(temporary)


def _unusable(folder: Path, error: OSError) -> UnusableError:
    return UnusableError(f"No picture can be put into {printable(folder)}: {error.strerror}.")

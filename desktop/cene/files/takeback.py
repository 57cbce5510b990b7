"""What undo may take back: only what is still as Cene left it."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

from blake3 import blake3

from cene.core.errors import PlacementError, printable
from cene.core.photo import NOTHING
from cene.files.copy import digest
from cene.files.delta import patched
from cene.files.identity import is_double, is_out_of_reach, is_way_back_away, status, unchanged

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from cene.core.move import FileMove


_REWRITTEN = (
    "changed since Cene wrote tags into it, so it stays; `cene tags remove` takes them out of it"
)


def require_returnable(file: FileMove) -> FileMove:
    """Check that a moved file can go back, and return it as it is now.

    Raises:
        PlacementError: it is gone, it changed, its old name is in use, or its old disk is away.
        OSError: it cannot be read.
    """
    found = status(file.target)
    if found is None:
        _require_disk(file)
        raise PlacementError(file.target, "is no longer there, so it cannot be put back")
    if not unchanged(file, file.target, file.placed):
        raise PlacementError(file.target, "changed since it was filed, so it stays")
    taken = status(file.source)
    if taken is not None and not taken.same_file(found):
        old = printable(file.source)
        raise PlacementError(
            file.target,
            f"cannot be put back: another file is at {old} now; give that one another name and "
            "try again",
        )
    if taken is None and is_way_back_away(file):
        folder = printable(file.source.parent)
        raise PlacementError(
            file.target,
            f"cannot be put back: the disk of {folder} is not connected. Connect it; if there is "
            "none any more, put any file into that folder first",
        )
    return replace(file, placed=found)


def _require_disk(file: FileMove) -> None:
    """Check that a file that is not there is not on a disk that is not connected."""
    if file.placed is not None and is_out_of_reach(file.target, file.placed.device):
        folder = printable(file.target.parent)
        raise PlacementError(
            file.target,
            f"cannot be reached: the disk of {folder} is not connected. Connect it; if there is "
            "none any more, make that folder and try again",
        )


def require_restorable(file: FileMove) -> FileMove:
    """Check that a file can be again what it was before tags were written, and return it as is.

    Raises:
        PlacementError: it is gone, or it changed.
        OSError: it cannot be read.
    """
    found = status(file.target)
    if file.placed == NOTHING:
        if found is not None:
            raise PlacementError(file.target, "is another file now, so it stays")
        return file
    if found is None:
        raise PlacementError(file.target, "is no longer there, so nothing can be put back")
    if found != file.placed and digest(file.target) != file.became:
        raise PlacementError(file.target, _REWRITTEN)
    return replace(file, placed=found)


def restored(file: FileMove, patch: bytes) -> bytes:
    """What a file held before tags were written into it; nothing where there was no file.

    Raises:
        PlacementError: it changed since.
        OSError: it cannot be read.
    """
    now = b"" if file.placed == NOTHING else file.target.read_bytes()
    if now and blake3(now).digest() != file.became:
        raise PlacementError(file.target, _REWRITTEN)
    return b"" if file.stat == NOTHING else patched(now, patch)


def require_removable(file: FileMove, originals: Iterable[Path]) -> None:
    """Check that a copy or hard link may go: as Cene made it, and the photo whole elsewhere.

    Args:
        file: the copy is at its target; one that is gone already may go.
        originals: where the photo may be.

    Raises:
        PlacementError: the copy changed, it may be the last one, or its disk is away.
        OSError: one of them cannot be read.
    """
    if status(file.target) is None:
        _require_disk(file)
        return
    if not unchanged(file, file.target, file.placed):
        raise PlacementError(file.target, "changed since Cene made it, so it stays")
    if not any(is_double(path, file.target) for path in originals):
        raise PlacementError(
            file.target, "its original is gone, so this copy may be the last one and stays"
        )


def take_away(file: FileMove, originals: Iterable[Path]) -> None:
    """Remove a copy or hard link that Cene made, if it may go.

    Raises:
        PlacementError: see `require_removable`; it stays.
        OSError: the system refused.
    """
    require_removable(file, originals)
    if status(file.target) is not None:
        os.unlink(file.target)

"""Sentences for what the system says of a file that could not be put somewhere."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

from cene.core.errors import PlacementError, TargetTakenError, printable

if TYPE_CHECKING:
    from cene.core.move import FileMove


def explained(error: OSError, file: FileMove) -> PlacementError:
    """The sentence for an error that kept a file from its target."""
    folder = printable(file.target.parent)
    if error.errno == errno.EEXIST:
        place = error.filename2 or error.filename or file.target
        taken = f"another file is at {printable(os.fsdecode(place))} by now"
        return TargetTakenError(file.source, taken)
    rights = f"you may not move it to {folder}; check the rights of both folders"
    if file.is_rewritten:
        rights = f"you may not write in {folder}; check its rights"
    reasons = {
        errno.ENOSPC: f"no space is left on the disk of {folder}; free some and try again",
        errno.EDQUOT: f"your quota on the disk of {folder} is used up; free some and try again",
        errno.EACCES: rights,
        errno.EPERM: rights,
        errno.EROFS: f"{folder}, or the folder it is in, is read-only",
        errno.ENOTDIR: f"{folder} is no folder; give the file or link of that name another one",
        errno.ENOENT: "vanished meanwhile, or its folder did",
        errno.EIO: "the disk reports an error; check the disk",
        errno.ENAMETOOLONG: f"its name is too long for {folder}",
        errno.EXDEV: "hard links work only within one file system; use --mode copy or move",
    }
    other = f"could not be put into {folder} ({error.strerror or error})"
    if file.is_rewritten:
        other = f"could not be written in {folder} ({error.strerror or error})"
    return PlacementError(file.source, reasons.get(error.errno or 0, other))

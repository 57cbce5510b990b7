"""Errors that are a sentence for a person.

Every class here is about the user's world (a file, a folder, a disk), never about a bug: bugs stay
Python's own exceptions and end the program with a traceback.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class CeneError(Exception):
    """Something in the user's world is not as it must be; ``str()`` is one whole sentence."""

    exit_code = 1


class UsageError(CeneError):
    """The command cannot mean anything as it was given."""

    exit_code = 2


class UnusableError(CeneError):
    """The catalogue, the classifier or a folder that everything depends on cannot be used."""

    exit_code = 3


class AwayError(UnusableError):
    """The disk of a folder is not connected."""


class BusyError(UnusableError):
    """Another Cene is at work; a moment later it may be done."""


class MetadataError(CeneError):
    """Keywords cannot be read from the bytes of a photo or sidecar, or not be written into them."""


class LinkError(CeneError):
    """A link leads to no picture that can be had; a clause without the link."""


class FileError(CeneError):
    """One file could not be handled; the rest of the work goes on.

    Args:
        path: the file.
        reason: what is wrong with it and what to do, a clause without the name.
    """

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{printable(path)}: {reason}")
        self.path = path
        self.reason = reason

    def __reduce__(self) -> tuple[type[FileError], tuple[Path, str]]:
        """Rebuild from both arguments, so that a worker process can hand it back."""
        return type(self), (self.path, self.reason)


class PictureError(FileError):
    """The bytes of a file are no picture that Cene can show."""


class UnreadableError(PictureError):
    """A file could not be read this time: whatever keeps it may be over next time."""


class PlacementError(FileError):
    """A file could not be put where it should go; it is still where it was."""


class TargetTakenError(PlacementError):
    """The name at the target was taken between planning and placing; another name may do."""


def printable(path: Path | str) -> str:
    r"""A path on one line of valid Unicode: control characters and stray bytes as ``\xNN``."""
    return "".join(map(_printable, str(path)))


def _printable(char: str) -> str:
    if char.isprintable():
        return char
    if "\udc80" <= char <= "\udcff":  # how Python carries a byte that is no UTF-8
        return f"\\x{ord(char) - 0xDC00:02x}"
    return char.encode("unicode_escape").decode("ascii")

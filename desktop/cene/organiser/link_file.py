"""Reads a file of links, a line each, however many there are and however long they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cene.core.errors import UsageError, printable
from cene.web.fetch import SIZE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_LONGEST = 3 * SIZE + 1024
"""Bytes that are read of a line: a ``data:`` link of the largest picture has no more."""


class LinkFile:
    """The links of a file in its order; never all in memory.

    Blank lines are left out, and those that begin with ``#``.

    Args:
        path: the file.

    Raises:
        UsageError: it cannot be read, or is no text.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._count = sum(1 for _ in self)
        if not self._count:
            raise UsageError(f"{printable(path)} has no link in it; it must hold one a line.")

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[str]:
        try:
            with self._path.open("rb") as file:
                first = True
                while line := file.readline(_LONGEST):
                    rest = line
                    while len(rest) == _LONGEST and not rest.endswith(b"\n"):
                        rest = file.readline(_LONGEST)  # too long for a picture, as will be said
                    link = self._text(line, "utf-8-sig" if first else "utf-8")
                    first = False
                    if link and not link.startswith("#"):
                        yield link
        except OSError as error:
            raise UsageError(
                f"{printable(self._path)} cannot be read: {error.strerror}."
            ) from error

    def _text(self, line: bytes, encoding: str) -> str:
        if b"\0" in line:
            raise UsageError(f"{printable(self._path)} is no text; it must hold a link a line.")
        return line.decode(encoding, "replace").strip()

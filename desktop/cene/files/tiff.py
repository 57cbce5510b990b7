"""Changes entries of the first directory of TIFF data, which EXIF is too, and moves nothing else.

What is new goes to the end, so that every offset in the data stays right: those of further pages,
of maker notes, of the picture itself.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cene.files.segments import TIFF, BrokenError

if TYPE_CHECKING:
    from collections.abc import Mapping

BYTE, UNDEFINED = 1, 7
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4}
"""Bytes of one value, by kind."""
_INLINE = 4
_ENTRY = 12
_LARGEST = 2**32 - 2**20
"""Bytes that can be referred to, with room for what is added."""


@dataclass(frozen=True, slots=True)
class Directory:
    """The first directory.

    Attributes:
        order: "<" or ">", the order of bytes in a number.
        start: where it begins.
        entries: kind, count and the four bytes of value or offset, by tag.
        next: where the next directory begins, 0 for nowhere.
    """

    order: str
    start: int
    entries: dict[int, tuple[int, int, bytes]]
    next: int

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + 6 + _ENTRY * len(self.entries)

    def span(self, tag: int) -> tuple[int, int]:
        """Where the value of an entry begins and ends; nowhere if it is in the entry itself."""
        kind, count, field = self.entries[tag]
        size = _SIZES.get(kind, 1) * count
        if size <= _INLINE:
            return 0, 0
        (start,) = struct.unpack(self.order + "I", field)
        return start, start + size


def directory(data: bytes) -> Directory:
    """Read the first directory.

    Raises:
        BrokenError: the data are no TIFF, or the directory is not whole.
    """
    if data[:4] not in TIFF:
        raise BrokenError
    order = "<" if data[:2] == b"II" else ">"
    try:
        (start,) = struct.unpack_from(order + "I", data, 4)
        (count,) = struct.unpack_from(order + "H", data, start)
        rows = [
            struct.unpack_from(order + "HHI4s", data, start + 2 + _ENTRY * row)
            for row in range(count)
        ]
        (following,) = struct.unpack_from(order + "I", data, start + 2 + _ENTRY * count)
    except struct.error as error:
        raise BrokenError from error
    entries = {tag: (kind, number, field) for tag, kind, number, field in rows}
    if len(entries) < count:
        raise BrokenError
    return Directory(order, start, entries, following)


def value(data: bytes, found: Directory, tag: int) -> bytes | None:
    """The bytes of an entry; None if there is none.

    Raises:
        BrokenError: they are not all there.
    """
    if tag not in found.entries:
        return None
    kind, count, field = found.entries[tag]
    start, end = found.span(tag)
    if end > len(data):
        raise BrokenError
    return data[start:end] if end else field[: _SIZES.get(kind, 1) * count]


def changed(data: bytes, values: Mapping[int, tuple[int, bytes] | None]) -> bytes:
    """The data with entries of the first directory changed.

    Args:
        data: TIFF data: a file, or EXIF without what it begins with in JPEG.
        values: by tag, kind (of one byte a value) and bytes; None takes the entry away.

    Raises:
        BrokenError: the data are not whole, or would become too large.
    """
    found = directory(data)
    if len(data) + sum(len(given[1]) for given in values.values() if given) > _LARGEST:
        raise BrokenError
    entries = dict(found.entries)
    moves = _is_last(data, found) or any(
        given and tag not in entries for tag, given in values.items()
    )
    dead = [found.span(tag) for tag in values if tag in entries]
    body = _without_tail(data, [*dead, (found.start, found.end)] if moves else dead)
    for tag, given in values.items():
        if given is None:
            entries.pop(tag, None)
            continue
        kind, content = given
        field = content.ljust(_INLINE, b"\0")
        if len(content) > _INLINE:
            body += bytes(len(body) % 2)
            field = struct.pack(found.order + "I", len(body))
            body += content
        entries[tag] = kind, len(content), field
    rows = [
        struct.pack(found.order + "HHI4s", tag, *row)
        for tag, row in (sorted(entries.items()) if moves else entries.items())
    ]
    table = struct.pack(found.order + "H", len(rows)) + b"".join(rows)
    table += struct.pack(found.order + "I", found.next)
    if moves:
        body += bytes(len(body) % 2)
        body[4:8] = struct.pack(found.order + "I", len(body))
        body += table
    else:
        body[found.start : found.start + len(table)] = table
    return bytes(body)


def _is_last(data: bytes, found: Directory) -> bool:
    """Whether the directory is at the end, as one is that was moved: then it moves for nothing."""
    return len(data) - found.end in {0, 1}


def _without_tail(data: bytes, dead: list[tuple[int, int]]) -> bytearray:
    """The data without those parts at its end that nothing will refer to any more."""
    end = len(data)
    for start, stop in sorted(dead, reverse=True):
        if start and stop <= end <= stop + 1:
            end = start
    return bytearray(memoryview(data)[:end])

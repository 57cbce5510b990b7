"""What makes old bytes of new ones: small where most of them are the same. Pure."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

_COPY, _GIVEN = b"C", b"G"
_RUN = struct.Struct("<QQ")
"""Offset and length."""
PROBE = 64
"""So many bytes in the middle of a stretch are looked for in the other file."""
BLOCK = 1 << 16
"""So many bytes are compared at a time: the system does that faster than any loop."""
SHORT = 1024
"""A stretch that is no longer is kept as it is."""


def patch(new: bytes, old: bytes, alike: int = 0) -> bytes:
    """What `patched` makes the old bytes of, given the new ones.

    Args:
        new: the new bytes.
        old: the old ones.
        alike: how many bytes follow on both that are the same.

    What both begin and end with is left out, and so is, in what is between, what can be found by
    its middle: metadata grows and shrinks, and shifts the picture as a whole.
    """
    steps = b"".join(_steps(memoryview(new), memoryview(old), new))
    if alike:
        steps += _COPY + _RUN.pack(len(new), alike)
    return zlib.compress(steps, 6)


def patched(new: bytes, made: bytes) -> bytes:
    """The old bytes.

    Raises:
        zlib.error, struct.error, ValueError: the patch is damaged.
    """
    steps, found, at = zlib.decompress(made), [], 0
    while at < len(steps):
        kind = steps[at : at + 1]
        offset, length = _RUN.unpack_from(steps, at + 1)
        at += 1 + _RUN.size
        if kind == _COPY:
            found.append(new[offset : offset + length])
        elif kind == _GIVEN:
            found.append(steps[at : at + length])
            at += length
        else:
            raise ValueError("a step of no known kind")
    return b"".join(found)


def _steps(new: memoryview, old: memoryview, whole: bytes, shift: int = 0) -> Iterator[bytes]:
    """How a stretch of the old bytes is made of a stretch of the new ones, which begins there."""
    head = _alike(new, old, 1)
    tail = _alike(new[head:], old[head:], -1)
    if head:
        yield _COPY + _RUN.pack(shift, head)
    yield from _between(
        new[head : len(new) - tail], old[head : len(old) - tail], whole, shift + head
    )
    if tail:
        yield _COPY + _RUN.pack(shift + len(new) - tail, tail)


def _between(new: memoryview, old: memoryview, whole: bytes, shift: int) -> Iterator[bytes]:
    """The same where they neither begin nor end alike."""
    middle = len(old) // 2
    found = -1
    if len(old) > SHORT:
        found = whole.find(old[middle : middle + PROBE], shift, shift + len(new)) - shift
    if found >= 0:
        yield from _steps(new[:found], old[:middle], whole, shift)
        yield from _steps(new[found:], old[middle:], whole, shift + found)
    elif old:
        yield _GIVEN + _RUN.pack(0, len(old)) + old


def _alike(one: memoryview, other: memoryview, direction: int) -> int:
    """How many bytes both begin with, or, in direction -1, end with."""
    length, found = min(len(one), len(other)), 0
    while found < length:
        size = min(BLOCK, length - found)
        begin, stop = (found, found + size) if direction > 0 else (-found - size, -found or None)
        first, second = bytes(one[begin:stop]), bytes(other[begin:stop])
        if first != second:
            pair = (np.frombuffer(part, np.uint8)[::direction] for part in (first, second))
            return found + int(np.not_equal(*pair).argmax())
        found += size
    return length

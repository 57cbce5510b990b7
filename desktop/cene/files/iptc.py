"""Keywords in IPTC, as JPEG and TIFF have them, and the blocks of Photoshop that JPEG has it in."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cene.files.segments import BrokenError

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST = 64
"""Bytes of a keyword at most."""
_CHARSET, _KEYWORD = (1, 90), (2, 25)
_BEGIN, _RECORD = 0x1C, 2
"""What every value begins with, and the record that text is in."""
_UTF8 = b"\x1b%G"
_IPTC, _DIGEST = 0x0404, 0x0425
_KINDS = (b"8BIM", b"MeSa", b"AgHg", b"PHUT", b"DCSR")
_EXTENDED = 0x8000


@dataclass(frozen=True, slots=True)
class DataSet:
    """One value of IPTC: the numbers of record and kind, its content, and all of it."""

    kind: tuple[int, int]
    content: bytes
    raw: bytes

    @classmethod
    def of(cls, kind: tuple[int, int], content: bytes) -> DataSet:
        """A new one, of fewer than 32 KiB."""
        raw = bytes((_BEGIN, *kind)) + len(content).to_bytes(2, "big") + content
        return cls(kind, content, raw)


def datasets(block: bytes) -> list[DataSet]:
    """Take IPTC apart.

    Raises:
        BrokenError: it is not whole.
    """
    found: list[DataSet] = []
    place = 0
    while block[place:].strip(b"\0"):
        size, start = int.from_bytes(block[place + 3 : place + 5], "big"), place + 5
        if size & _EXTENDED:
            start += size & ~_EXTENDED
            size = int.from_bytes(block[place + 5 : start], "big")
        if block[place] != _BEGIN or start + size > len(block):
            raise BrokenError
        raw = block[place : start + size]
        found.append(DataSet((block[place + 1], block[place + 2]), raw[start - place :], raw))
        place = start + size
    return found


def keywords(block: bytes) -> list[str]:
    """The keywords of IPTC, as if they were UTF-8."""
    return [
        one.content.decode("utf-8", "replace") for one in datasets(block) if one.kind == _KEYWORD
    ]


def takes(block: bytes, keyword: str) -> bool:
    """Whether a keyword can be written: it is short enough, and what is there is UTF-8 too."""
    return len(keyword.encode()) <= LONGEST and (keyword.isascii() or _is_utf8(datasets(block)))


def _is_utf8(found: Sequence[DataSet]) -> bool:
    """Whether all text is UTF-8, or nothing says how it is written and it could be."""
    charset = next((one.content for one in found if one.kind == _CHARSET), None)
    if charset is not None:
        return charset == _UTF8
    try:
        for one in found:
            one.content.decode()
    except UnicodeDecodeError:
        return False
    return True


def with_keywords(block: bytes, wanted: Sequence[str], *, marked: bool) -> tuple[bytes, bool]:
    """IPTC with other keywords; what stays is not touched, whatever it is written in.

    Args:
        block: the IPTC, empty for none.
        wanted: the keywords; those that are there as `keywords` read them stay as they are.
        marked: whether Cene said in it that all is UTF-8.

    Returns:
        The new IPTC, and whether Cene says in it that all is UTF-8.
    """
    found = datasets(block)
    places = [place for place, one in enumerate(found) if one.kind == _KEYWORD]
    behind = next((place for place, one in enumerate(found) if one.kind[0] > _RECORD), len(found))
    there: dict[str, list[DataSet]] = {}
    for place in places:
        there.setdefault(found[place].content.decode("utf-8", "replace"), []).append(found[place])
    new = [
        there[text].pop(0) if there.get(text) else DataSet.of(_KEYWORD, text.encode())
        for text in wanted
    ]
    cut = places[-1] + 1 if places else behind
    first = [one for one in found[:cut] if one.kind != _KEYWORD]
    result = [*first, *new, *found[cut:]]
    has_charset = any(one.kind == _CHARSET for one in result)
    plain = all(one.content.isascii() for one in result if one.kind[0] == _RECORD)
    if marked and plain:
        result = [one for one in result if one.kind != _CHARSET]
    elif not has_charset and any(not text.isascii() for text in wanted) and _is_utf8(result):
        result.insert(0, DataSet.of(_CHARSET, _UTF8))
        marked = True
    return b"".join(one.raw for one in result), marked and not plain


@dataclass(frozen=True, slots=True)
class Resource:
    """One block of Photoshop: its number, what is in it, and all of it."""

    number: int
    content: bytes
    raw: bytes


def resources(block: bytes) -> list[Resource]:
    """Take the blocks of Photoshop apart.

    Raises:
        BrokenError: they are not whole.
    """
    found: list[Resource] = []
    place = 0
    while block[place:].strip(b"\0"):
        name = block[place + 6] if place + 6 < len(block) else 0
        start = place + 6 + (name + 2 & ~1) + 4
        size = int.from_bytes(block[start - 4 : start], "big")
        if block[place : place + 4] not in _KINDS or start + size > len(block):
            raise BrokenError
        number = int.from_bytes(block[place + 4 : place + 6], "big")
        end = start + size + size % 2
        found.append(Resource(number, block[start : start + size], block[place:end]))
        place = end
    return found


def iptc_of(block: bytes) -> bytes:
    """The IPTC in the blocks of Photoshop; empty if there is none."""
    return next((one.content for one in resources(block) if one.number == _IPTC), b"")


def with_iptc(block: bytes, iptc: bytes) -> bytes:
    """The blocks of Photoshop with other IPTC, and with its sum where that was there and right."""
    old = iptc_of(block)
    digest = _sum(old)
    new: list[bytes] = []
    placed = False
    for one in resources(block):
        if one.number == _IPTC:
            new += [_resource(_IPTC, iptc)] if iptc and not placed else []
            placed = True
        elif one.number == _DIGEST and one.content == digest:
            new += [_resource(_DIGEST, _sum(iptc))] if iptc else []
        else:
            new.append(one.raw)
    if iptc and not placed:
        new.append(_resource(_IPTC, iptc))
    return b"".join(new)


def _sum(iptc: bytes) -> bytes:
    return hashlib.md5(iptc, usedforsecurity=False).digest()


def _resource(number: int, content: bytes) -> bytes:
    size = len(content).to_bytes(4, "big")
    return b"8BIM" + number.to_bytes(2, "big") + b"\0\0" + size + content + bytes(len(content) % 2)

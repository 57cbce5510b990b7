"""Changes the metadata inside pictures and leaves every other byte of them as it is.

exiv2 reads; what is written goes straight into the parts of the file, for exiv2 would write EXIF,
colour profiles and further pages anew.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from cene.core.errors import MetadataError
from cene.files import iptc, tiff
from cene.files.segments import (
    APP0,
    APP1,
    APP13,
    EXIF,
    PHOTOSHOP,
    PNG,
    PNG_XMP,
    SOI,
    TIFF,
    XMP,
    Segment,
    is_png_xmp,
    is_webp,
    jpeg_segments,
    png_chunks,
    webp_chunks,
    webp_header,
)

if TYPE_CHECKING:
    from collections.abc import Callable

_XMP_TAG, _IPTC_TAG, _PHOTOSHOP_TAG, _WINDOWS_TAG = 700, 33723, 34377, 40094
_COMPRESSION, _PHOTOMETRIC, _SUB_IFDS, _DNG = 259, 262, 330, 50706
_COMPRESSIONS = {1, 2, 3, 4, 5, 6, 7, 8, 32773, 32946, 50000, 50001}
_SENSOR = {32803, 34892}
"""What a RAW file calls its colours."""
_SEGMENT = 65533
"""Bytes in one part of a JPEG at most."""
_PIECE = 65000
"""Bytes of Photoshop's that go into one part."""


@dataclass(frozen=True, slots=True)
class Blocks:
    """Metadata in a file that Cene may change.

    Attributes:
        xmp: the packet, empty for none.
        iptc: empty for none; None where this kind of file is not to have it.
        windows: what is in XPKeywords; None where that is not there.
    """

    xmp: bytes
    iptc: bytes | None = None
    windows: bytes | None = None


class Edit(NamedTuple):
    """New bytes of a file, in two pieces: a large picture is not copied for a few keywords.

    Attributes:
        head: what it begins with now.
        kept: what follows, a view of its old bytes.
    """

    head: bytes
    kept: memoryview


@dataclass(frozen=True, slots=True)
class Kind:
    """How one kind of file is read and written."""

    read: Callable[[bytes], tuple[bytes | None, bytes | None]]
    """IPTC and XPKeywords."""
    write: Callable[[bytes, Blocks, Blocks], Edit]


def header(data: bytes) -> bytes:
    """As much of a picture as holds its metadata; a JPEG's can be read without the picture."""
    if data[:2] != bytes((0xFF, SOI)):
        return data
    return data[: jpeg_segments(data)[1]] + b"\xff\xd9"


def kind_of(data: bytes) -> Kind:
    """How a picture is written.

    Raises:
        MetadataError: Cene writes into no such file.
        BrokenError: it is not whole.
    """
    if data[:2] == bytes((0xFF, SOI)):
        return Kind(_read_jpeg, _write_jpeg)
    if data.startswith(PNG):
        return Kind(_read_nothing, _write_png)
    if is_webp(data):
        return Kind(_read_nothing, _write_webp)
    if data[:4] in TIFF and not _is_raw(data):
        return Kind(_read_tiff, _write_tiff)
    raise MetadataError(
        "Keywords can be written into JPEG, PNG, TIFF and WebP only; write a sidecar instead."
    )


def _read_nothing(data: bytes) -> tuple[bytes | None, bytes | None]:  # noqa: ARG001
    return None, None


def _photoshop(segments: list[Segment]) -> bytes:
    """The blocks of Photoshop, which may go over several segments."""
    return b"".join(one.body[len(PHOTOSHOP) :] for one in segments if _is(one, APP13, PHOTOSHOP))


def _is(segment: Segment, marker: int, begins: bytes) -> bool:
    return segment.marker == marker and segment.body.startswith(begins)


def _read_jpeg(data: bytes) -> tuple[bytes | None, bytes | None]:
    segments, _ = jpeg_segments(data)
    exif = next((one.body[len(EXIF) :] for one in segments if _is(one, APP1, EXIF)), None)
    windows = tiff.value(exif, tiff.directory(exif), _WINDOWS_TAG) if exif else None
    return iptc.iptc_of(_photoshop(segments)), windows


def _segment(marker: int, body: bytes) -> Segment:
    if len(body) > _SEGMENT:
        raise MetadataError("So much does not fit into this photo; write a sidecar instead.")
    size = (len(body) + 2).to_bytes(2, "big")
    return Segment(marker, body, bytes((0xFF, marker)) + size + body)


def _write_jpeg(data: bytes, old: Blocks, new: Blocks) -> Edit:
    segments, start = jpeg_segments(data)
    front = 0
    while front < len(segments) and (
        segments[front].marker == APP0 or _is(segments[front], APP1, EXIF)
    ):
        front += 1
    if old.xmp != new.xmp:
        fresh = [_segment(APP1, XMP + new.xmp)] if new.xmp else []
        segments = _replaced(segments, APP1, XMP, fresh, front)
    if old.iptc != new.iptc:
        block = iptc.with_iptc(_photoshop(segments), new.iptc or b"")
        fresh = [
            _segment(APP13, PHOTOSHOP + block[place : place + _PIECE])
            for place in range(0, len(block), _PIECE)
        ]
        segments = _replaced(segments, APP13, PHOTOSHOP, fresh, front)
    if old.windows != new.windows:
        place = next(at for at, one in enumerate(segments) if _is(one, APP1, EXIF))
        exif = tiff.changed(segments[place].body[len(EXIF) :], {_WINDOWS_TAG: _value(new.windows)})
        segments[place] = _segment(APP1, EXIF + exif)
    return Edit(b"".join([data[:2], *(one.raw for one in segments)]), memoryview(data)[start:])


def _replaced(
    segments: list[Segment], marker: int, begins: bytes, fresh: list[Segment], front: int
) -> list[Segment]:
    """The segments with those of one kind replaced; where there were none, put to the front."""
    places = [place for place, one in enumerate(segments) if _is(one, marker, begins)]
    if marker == APP1:
        places = places[:1]  # readers take the first XMP
    at = places[0] if places else front
    left = [one for place, one in enumerate(segments) if place not in places]
    return [*left[:at], *fresh, *left[at:]]


def _value(content: bytes | None) -> tuple[int, bytes] | None:
    """An entry of TIFF."""
    return (tiff.BYTE, content) if content else None


def _write_png(data: bytes, old: Blocks, new: Blocks) -> Edit:  # noqa: ARG001
    chunks, rest = png_chunks(data)
    # What was XMP goes; the new comes before the picture, where readers in a hurry look.
    left = [one for one in chunks if not is_png_xmp(one)]
    if new.xmp:
        body = b"iTXt" + PNG_XMP + bytes(4) + new.xmp
        size = (len(body) - 4).to_bytes(4, "big")
        at = next((place for place, one in enumerate(left) if one[4:8] == b"IDAT"), len(left) - 1)
        left.insert(at, size + body + zlib.crc32(body).to_bytes(4, "big"))
    return _whole(b"".join([PNG, *left, rest]))


def _write_webp(data: bytes, old: Blocks, new: Blocks) -> Edit:  # noqa: ARG001
    chunks, rest = webp_chunks(data)
    first = b"VP8X", webp_header(chunks, xmp=bool(new.xmp))
    left = [one for one in chunks if one[0] not in {b"XMP ", b"VP8X"}]
    last = [(b"XMP ", new.xmp)] if new.xmp else []
    body = b"WEBP" + b"".join(
        name + len(content).to_bytes(4, "little") + content + bytes(len(content) % 2)
        for name, content in (first, *left, *last)
    )
    return _whole(b"RIFF" + len(body).to_bytes(4, "little") + body + rest)


def _is_raw(data: bytes) -> bool:
    """Whether a TIFF is what a camera's sensor saw, or has pictures that Cene cannot check."""
    found = tiff.directory(data)

    def number(tag: int) -> int:
        order = "little" if found.order == "<" else "big"
        return int.from_bytes((tiff.value(data, found, tag) or b"\0")[:4], order)  # type: ignore[arg-type]

    return (
        data[8:10] == b"CR"
        or _DNG in found.entries
        or _SUB_IFDS in found.entries
        or number(_COMPRESSION) not in _COMPRESSIONS | {0}
        or number(_PHOTOMETRIC) in _SENSOR
    )


def _iptc_place(data: bytes, found: tiff.Directory) -> int:
    """The entry that the IPTC of a TIFF is in, or goes into."""
    block = tiff.value(data, found, _PHOTOSHOP_TAG)
    inside = _IPTC_TAG not in found.entries and block is not None and iptc.iptc_of(block)
    return _PHOTOSHOP_TAG if inside else _IPTC_TAG


def _read_tiff(data: bytes) -> tuple[bytes | None, bytes | None]:
    found = tiff.directory(data)
    place = _iptc_place(data, found)
    block = tiff.value(data, found, place) or b""
    windows = tiff.value(data, found, _WINDOWS_TAG)
    return iptc.iptc_of(block) if place == _PHOTOSHOP_TAG else block, windows


def _write_tiff(data: bytes, old: Blocks, new: Blocks) -> Edit:
    found = tiff.directory(data)
    values: dict[int, tuple[int, bytes] | None] = {}
    if old.xmp != new.xmp:
        values[_XMP_TAG] = _value(new.xmp)
    if old.iptc != new.iptc:
        place = _iptc_place(data, found)
        block = new.iptc or b""
        if place == _PHOTOSHOP_TAG:
            block = iptc.with_iptc(tiff.value(data, found, place) or b"", block)
        values[place] = (tiff.UNDEFINED, block) if block else None
    if old.windows != new.windows:
        values[_WINDOWS_TAG] = _value(new.windows)
    return _whole(tiff.changed(data, values))


def _whole(content: bytes) -> Edit:
    return Edit(content, memoryview(b""))

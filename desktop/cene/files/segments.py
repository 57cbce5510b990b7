"""The parts that picture files are made of, and whether two files differ in metadata only."""

from __future__ import annotations

import io
import struct
from dataclasses import dataclass

from PIL import Image, ImageSequence

APP0, APP1, APP2, APP13, SOI, EOI, SOS = 0xE0, 0xE1, 0xE2, 0xED, 0xD8, 0xD9, 0xDA
EXIF = b"Exif\0\0"
XMP = b"http://ns.adobe.com/xap/1.0/\0"
XMP_MORE = b"http://ns.adobe.com/xmp/extension/\0"
PHOTOSHOP = b"Photoshop 3.0\0"
MPF = b"MPF\0"
PNG = b"\x89PNG\r\n\x1a\n"
PNG_XMP = b"XML:com.adobe.xmp\0"
TIFF = (b"II*\0", b"MM\0*")
TIFF_METADATA = {700, 33723, 34377, 40094}
"""XMP, IPTC, Photoshop's, XPKeywords."""
_TIFF_OFFSETS = {273, 324, 330, 34665, 34853}
_ALONE = {0x01, *range(0xD0, 0xDA)}
"""Markers of JPEG without a length."""
_LENGTH = 2
"""Bytes that tell the length of a segment, and are counted in it."""
_VP8X, _VP8L, _VP8 = 10, 5, 10
"""Bytes in the headers of WebP's chunks."""
_WEBP_XMP_FLAG = 4
_WEBP_ALPHA_FLAG = 16
_UNDECODABLE = (
    *(OSError, SyntaxError, ValueError, MemoryError, NotImplementedError, OverflowError),
    *(struct.error, KeyError, EOFError, IndexError, TypeError, UserWarning),
    *(Image.DecompressionBombError, Image.DecompressionBombWarning),
)


class BrokenError(ValueError):
    """Bytes are not made of parts as their kind of file must be."""


@dataclass(frozen=True, slots=True)
class Segment:
    """One part of a JPEG's header.

    Attributes:
        marker: second byte of what it begins with.
        body: what is in it, without marker and length.
        raw: all of it.
    """

    marker: int
    body: bytes
    raw: bytes

    @property
    def is_metadata(self) -> bool:
        """Whether it is one of those that Cene may change."""
        return (self.marker == APP1 and self.body.startswith((EXIF, XMP, XMP_MORE))) or (
            self.marker == APP13 and self.body.startswith(PHOTOSHOP)
        )


def is_webp(data: bytes) -> bool:
    """Whether a file says that it is a WebP."""
    return data[:4] == b"RIFF" and data[8:12] == b"WEBP"


def jpeg_segments(data: bytes) -> tuple[list[Segment], int]:
    """Take the header of a JPEG apart.

    Returns:
        The segments between its beginning and the picture, and where the picture begins.

    Raises:
        BrokenError: it is not made like a JPEG.
    """
    found: list[Segment] = []
    place = 2
    while True:
        start = place
        if data[place : place + 1] != b"\xff":
            raise BrokenError
        while data[place : place + 1] == b"\xff":
            place += 1
        marker = data[place] if place < len(data) else EOI
        if marker == SOS:
            return found, start
        size = int.from_bytes(data[place + 1 : place + 3], "big")
        end = place + 1 + size
        if marker in _ALONE or size < _LENGTH or end > len(data):
            raise BrokenError
        found.append(Segment(marker, data[place + 3 : end], data[start:end]))
        place = end


def png_chunks(data: bytes) -> tuple[list[bytes], bytes]:
    """Take a PNG apart.

    Returns:
        Its chunks, whole, up to and with IEND, and what follows that.

    Raises:
        BrokenError: it is not made like a PNG.
    """
    found: list[bytes] = []
    place = len(PNG)
    while not found or found[-1][4:8] != b"IEND":
        end = place + 12 + int.from_bytes(data[place : place + 4], "big")
        if end > len(data) or place + 12 > len(data):
            raise BrokenError
        found.append(data[place:end])
        place = end
    return found, data[place:]


def is_png_xmp(chunk: bytes) -> bool:
    """Whether a chunk of a PNG is its XMP."""
    return chunk[4:8] == b"iTXt" and chunk[8:].startswith(PNG_XMP)


def webp_chunks(data: bytes) -> tuple[list[tuple[bytes, bytes]], bytes]:
    """Take a WebP apart.

    Returns:
        Name and content of its chunks, and what follows them.

    Raises:
        BrokenError: it is not made like a WebP.
    """
    end = 8 + int.from_bytes(data[4:8], "little")
    found: list[tuple[bytes, bytes]] = []
    place = 12
    while place < end:
        size = int.from_bytes(data[place + 4 : place + 8], "little")
        if place + 8 + size > min(end, len(data)):
            raise BrokenError
        found.append((data[place : place + 4], data[place + 8 : place + 8 + size]))
        place += 8 + size + size % 2
    if not found:
        raise BrokenError
    return found, data[max(place, end) :]


def webp_header(chunks: list[tuple[bytes, bytes]], *, xmp: bool) -> bytes:
    """The VP8X chunk that a WebP must have as soon as it has metadata.

    Args:
        chunks: of the file; a VP8X among them is taken as it is but for the flag.
        xmp: whether there is XMP.

    Raises:
        BrokenError: there is none and none can be made.
    """
    kind, body = chunks[0]
    flags, rest = 0, b""
    if kind == b"VP8X" and len(body) >= _VP8X:
        flags, rest = body[0], body[1:]
    elif kind == b"VP8L" and len(body) >= _VP8L:
        bits = int.from_bytes(body[1:5], "little")
        flags = _WEBP_ALPHA_FLAG if bits >> 28 & 1 else 0
        rest = _canvas(bits & 0x3FFF, bits >> 14 & 0x3FFF)
    elif kind == b"VP8 " and len(body) >= _VP8:
        width, height = struct.unpack_from("<HH", body, 6)
        rest = _canvas((width & 0x3FFF) - 1, (height & 0x3FFF) - 1)
    else:
        raise BrokenError
    flags = flags | _WEBP_XMP_FLAG if xmp else flags & ~_WEBP_XMP_FLAG
    return bytes([flags]) + rest


def _canvas(width: int, height: int) -> bytes:
    """What follows the flags in VP8X, of width and height less one, which are never negative."""
    return (
        bytes(3)
        + (width & 0xFFFFFF).to_bytes(3, "little")
        + (height & 0xFFFFFF).to_bytes(3, "little")
    )


def same_picture(before: bytes, after: bytes) -> bool:
    """Whether two files are the same but for metadata: XMP, IPTC, and EXIF in JPEG.

    JPEG, PNG and WebP are compared part by part and not decoded, TIFF is decoded. Where a JPEG
    has further pictures behind it, they must be as far from the list of them as before.

    Args:
        before: the file as it was.
        after: the file as it would become.

    Returns:
        False also if one of them is of another kind, or broken.
    """
    if before == after:
        return True
    for begins, same in (
        (lambda data: data[:2] == b"\xff\xd8", _same_jpeg),
        (lambda data: data[:8] == PNG, _same_png),
        (is_webp, _same_webp),
        (lambda data: data[:4] in TIFF, _same_tiff),
    ):
        if begins(before) and begins(after):
            try:
                return same(before, after)
            except BrokenError:
                return False
    return False


def _same_jpeg(before: bytes, after: bytes) -> bool:
    old, old_start = jpeg_segments(before)
    new, new_start = jpeg_segments(after)
    return (
        [one.raw for one in old if not one.is_metadata]
        == [one.raw for one in new if not one.is_metadata]
        # Slices, for views are compared byte by byte.
        and before[old_start:] == after[new_start:]
        and _behind_list(old) == _behind_list(new)
    )


def _behind_list(segments: list[Segment]) -> int | None:
    """How far it is from the list of further pictures to the picture; None without a list."""
    places = [place for place, one in enumerate(segments) if is_picture_list(one)]
    return sum(len(one.raw) for one in segments[places[0] :]) if places else None


def is_picture_list(segment: Segment) -> bool:
    """Whether a segment says where in the file further pictures are (MPF)."""
    return segment.marker == APP2 and segment.body.startswith(MPF)


def _same_png(before: bytes, after: bytes) -> bool:
    old, old_rest = png_chunks(before)
    new, new_rest = png_chunks(after)
    return old_rest == new_rest and (
        [one for one in old if not is_png_xmp(one)] == [one for one in new if not is_png_xmp(one)]
    )


def _same_webp(before: bytes, after: bytes) -> bool:
    old, old_rest = webp_chunks(before)
    new, new_rest = webp_chunks(after)
    headers = [webp_header(chunks, xmp=False) for chunks in (old, new)]
    passed = (b"XMP ", b"VP8X")
    return (
        old_rest == new_rest
        and headers[0] == headers[1]
        and [one for one in old if one[0] not in passed]
        == [one for one in new if one[0] not in passed]
    )


def _same_tiff(before: bytes, after: bytes) -> bool:
    try:
        with (
            Image.open(io.BytesIO(before), formats=["TIFF"]) as old,
            Image.open(io.BytesIO(after), formats=["TIFF"]) as new,
        ):
            pages = zip(ImageSequence.Iterator(old), ImageSequence.Iterator(new), strict=True)
            return all(_page(one) == _page(other) for one, other in pages)
    except _UNDECODABLE:
        return False


def _page(image: Image.Image) -> tuple[object, ...]:
    """All that is compared of one page."""
    pixels = (image.mode, image.size, image.tobytes())
    apart = TIFF_METADATA | _TIFF_OFFSETS
    tags = image.tag_v2  # type: ignore[attr-defined]
    return (*pixels, {tag: tags[tag] for tag in tags if tag not in apart})

"""Reads and writes the keywords of photos and XMP sidecars; works on bytes, touches no file."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from cene.core.errors import MetadataError
from cene.core.keyword_places import parts, planned, present, stored
from cene.core.tags import (
    DIGIKAM,
    FLAT,
    IPTC,
    LIGHTROOM,
    WINDOWS,
    Mark,
    Metadata,
    Signature,
    Tag,
)
from cene.files import facts, iptc
from cene.files.embed import Blocks, Edit, header, kind_of
from cene.files.exiv import UNREADABLE, Contents, Xmp, contents
from cene.files.segments import BrokenError, same_picture

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_XMP_NAMES = {
    FLAT: "Xmp.dc.subject",
    LIGHTROOM: "Xmp.lr.hierarchicalSubject",
    DIGIKAM: "Xmp.digiKam.TagsList",
}
_WINDOWS_NAME = "Exif.Image.XPKeywords"
_MARKS, _MADE, _CHARSET = "Xmp.cene.Tags", "Xmp.cene.Made", "Xmp.cene.Charset"
_YES = "True"
_PEEK = 4096
"""Bytes of what is kept that tell what follows on the head; all of it is the same."""
_DIGITS = 6
"""Of a confidence."""
_SHELL = (
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF'
    b' xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/></x:xmpmeta>\n'
)
"""A sidecar that says nothing."""
_NOBODY = Signature("", "", "")
_ILLEGAL = re.compile("[\\x00-\\x1f\\x7f-\\x9f\\ud800-\\udfff\\ufffe\\uffff]")
"""Characters that XML cannot have, and others that no keyword needs."""


def read(data: bytes) -> Metadata:
    """What a photo or a sidecar says of itself.

    Args:
        data: all of a JPEG, PNG, TIFF, WebP, HEIC, of a RAW that exiv2 knows, or an XMP packet.

    Raises:
        MetadataError: it is damaged, or nothing that exiv2 can read.
    """
    found = _contents(data)
    xmp = Xmp(found.xmp)
    lists = _lists(xmp, Blocks(b""))
    lists[IPTC] = list(found.keywords)
    lists[WINDOWS] = _windows(bytes(map(int, found.exif.get(_WINDOWS_NAME, "").split())))
    marks = _marks(xmp)
    return Metadata(
        keywords=present(lists, marks),
        marks=marks,
        rating=facts.rating(found.exif, xmp),
        taken_at=facts.taken_at(found.exif, xmp),
        position=facts.position(found.exif, xmp),
        camera=facts.camera(found.exif, xmp),
    )


def tagged(data: bytes, tags: Sequence[Tag], signature: Signature) -> Edit | None:
    """Write keywords into a photo or sidecar: exactly these are to be Cene's.

    Args:
        data: all of a JPEG, PNG, TIFF or WebP, or an XMP packet; empty for a new sidecar.
        tags: the keywords; those that a person gave stay theirs.
        signature: who writes.

    Returns:
        The new bytes, proven to hold the same picture; None where nothing but the moment would
        change. Empty for a sidecar of Cene's that nothing is left in.

    Raises:
        MetadataError: it is damaged, cannot be written, or does not have the room.
    """
    try:
        signed = Signature(*map(_legal, (signature.by, signature.when, signature.head)))
        return _written(data, _legal_tags(tags), signed)
    except BrokenError as error:
        raise MetadataError(UNREADABLE) from error


def untagged(data: bytes) -> Edit | None:
    """Take all that Cene wrote out of a photo or sidecar.

    Args:
        data: as for `tagged`.

    Returns:
        The new bytes; None where there was nothing of Cene's. Empty for a sidecar of Cene's that
        nothing is left in.

    Raises:
        MetadataError: it is damaged, or cannot be written.
    """
    return tagged(data, (), _NOBODY)


def _is_packet(data: bytes) -> bool:
    return data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in {b"<", b""}


def _contents(data: bytes) -> Contents:
    """What exiv2 finds.

    Raises:
        MetadataError: it cannot read it.
    """
    if _is_packet(data):
        try:
            return Contents(data.removeprefix(b"\xef\xbb\xbf").decode(), (), {})
        except UnicodeDecodeError as error:
            raise MetadataError(UNREADABLE) from error
    try:
        start = header(data)
    except BrokenError as error:
        raise MetadataError(UNREADABLE) from error
    return contents(start, (*facts.NAMES, _WINDOWS_NAME))


def _written(data: bytes, tags: Sequence[Tag], signature: Signature) -> Edit | None:
    kind = None if _is_packet(data) else kind_of(data)
    packet = _contents(data).xmp
    xmp = Xmp(packet)
    old = Blocks(packet.encode(), *(kind.read(data) if kind else (None, None)))
    lists = _lists(xmp, old)

    def takes(place: str, text: str) -> bool:
        return place != IPTC or iptc.takes(old.iptc or b"", text)

    marks = _marks(xmp)
    result, new_marks = planned(lists, marks, tags, signature, takes)
    structs = [_fields(mark) for mark in new_marks]
    is_signed = xmp.text(_MADE) == _YES or xmp.text(_MARKS) is not None
    if result == lists and structs == list(map(_fields, marks)) and is_signed == bool(structs):
        return None
    is_made = not data or xmp.text(_MADE) == _YES
    new, marked = _changed(old, lists, result, marked=xmp.text(_CHARSET) == _YES)
    for place, name in _XMP_NAMES.items():
        if lists[place] != result[place]:
            xmp.put(name, result[place], ordered=place == DIGIKAM)
    for name in (_MARKS, _MADE, _CHARSET):
        xmp.drop(name)
    if structs:
        xmp.put_structs(_MARKS, structs)
    for name in [_MADE] * bool(structs and is_made) + [_CHARSET] * marked:
        xmp.say(name, _YES)
    if kind is None:
        return Edit(xmp.packet() or (b"" if is_made else _SHELL), memoryview(b""))
    edit = kind.write(data, old, replace(new, xmp=xmp.packet()))
    _require_same_picture(data, edit)
    return edit


def _require_same_picture(data: bytes, edit: Edit) -> None:
    """Prove that what is not kept as it is has changed in metadata only.

    Raises:
        MetadataError: it has not, or the picture is too far now from the list of further ones.
    """
    stop = len(data) - len(edit.kept) + _PEEK
    if not same_picture(data[:stop], edit.head + edit.kept[:_PEEK]):
        raise MetadataError(
            "Keywords inside this photo would part it from further pictures that it holds; "
            "write a sidecar instead."
        )


def _lists(xmp: Xmp, blocks: Blocks) -> dict[str, list[str]]:
    """The keywords by property, of those properties that are to be written."""
    lists = {place: xmp.items(name) for place, name in _XMP_NAMES.items()}
    if blocks.iptc is not None:
        lists[IPTC] = iptc.keywords(blocks.iptc)
    if blocks.windows is not None:
        lists[WINDOWS] = _windows(blocks.windows)
    return lists


def _changed(
    old: Blocks,
    lists: Mapping[str, list[str]],
    result: Mapping[str, list[str]],
    *,
    marked: bool,
) -> tuple[Blocks, bool]:
    """What is beside XMP with other keywords, and whether Cene says there that it is UTF-8."""
    new = old
    if old.iptc is not None and lists[IPTC] != result[IPTC]:
        block, marked = iptc.with_keywords(old.iptc, result[IPTC], marked=marked)
        new = replace(new, iptc=block)
    if old.windows is not None and lists[WINDOWS] != result[WINDOWS]:
        text = ";".join(result[WINDOWS])
        new = replace(new, windows=f"{text}\0".encode("utf-16-le") if text else b"")
    return new, marked


def _windows(value: bytes) -> list[str]:
    """The keywords in XPKeywords."""
    text = value.decode("utf-16-le", "ignore").partition("\0")[0]
    return [part for part in text.split(";") if part]


def _legal(text: str) -> str:
    """A text without what cannot be written."""
    return _ILLEGAL.sub("", text).strip()


def _legal_tags(tags: Sequence[Tag]) -> list[Tag]:
    """The keywords as they can be written."""
    paths = (tuple(part for text in tag.path if (part := _legal(text))) for tag in tags)
    pairs = zip(paths, tags, strict=True)
    return [Tag(path, round(tag.confidence, _DIGITS)) for path, tag in pairs if path]


def _fields(mark: Mark) -> dict[str, str]:
    """A mark as it stands in XMP."""
    return {
        "cene:Name": stored(DIGIKAM, mark.path),
        "cene:By": mark.by,
        "cene:When": mark.when,
        "cene:Confidence": f"{mark.confidence:.{_DIGITS}g}",
        "cene:Head": mark.head,
        "cene:Places": " ".join(mark.places),
    }


def _marks(xmp: Xmp) -> tuple[Mark, ...]:
    """The marks in XMP; those that make no sense are left out."""
    found: list[Mark] = []
    number = 1
    while xmp.text(f"{_MARKS}[{number}]") is not None:
        name, by, when, sure, head, places = (
            xmp.text(f"{_MARKS}[{number}]/cene:{field}") or ""
            for field in ("Name", "By", "When", "Confidence", "Head", "Places")
        )
        if path := parts(DIGIKAM, name):
            found.append(Mark(path, by, when, _confidence(sure), head, tuple(places.split())))
        number += 1
    return tuple(found)


def _confidence(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        return 0.0
    return number if 0 <= number <= 1 else 0.0

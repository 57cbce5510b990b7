"""The part of exiv2 that Cene uses, with types: reading files, and reading and writing XMP."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import exiv2  # type: ignore[import-untyped]

from cene.core.errors import MetadataError

if TYPE_CHECKING:
    from collections.abc import Sequence

UNREADABLE = "The metadata cannot be read: they are damaged, or of a kind that Cene does not know."
NAMESPACE = "https://cene.invalid/ns/1.0/"
"""Cene's own, in XMP."""
_NAMESPACES = {
    "cene": NAMESPACE,
    "digiKam": "http://www.digikam.org/ns/1.0/",
    "lr": "http://ns.adobe.com/lightroom/1.0/",
}
_LOCK = threading.Lock()
"""What reads XMP has one table of namespaces for all threads."""
_ARRAYS = ("XmpBag", "XmpSeq", "XmpAlt")


@cache
def _prepare() -> None:
    """Set exiv2 up, under the lock."""
    exiv2.LogMsg.setLevel(exiv2.LogMsg.Level.mute)
    exiv2.XmpParser.initialize()
    for prefix, uri in _NAMESPACES.items():
        exiv2.XmpProperties.registerNs(uri, prefix)


@dataclass(frozen=True, slots=True)
class Contents:
    """What exiv2 finds in a file.

    Attributes:
        xmp: the packet as it is; empty if there is none.
        keywords: those of IPTC.
        exif: values by name, as exiv2 writes them.
    """

    xmp: str
    keywords: tuple[str, ...]
    exif: dict[str, str]


def contents(data: bytes, names: Sequence[str]) -> Contents:
    """Read a photo.

    Args:
        data: the whole file, or the beginning of one that holds all metadata.
        names: of the EXIF values that are wanted, as "Exif.Image.Make".

    Raises:
        MetadataError: exiv2 cannot make anything of it.
    """
    with _LOCK:
        _prepare()
        try:
            image = exiv2.ImageFactory.open(data)
            image.readMetadata()
            exif = image.exifData()
            wanted = {name: str(exif[name].toString()) for name in names if name in exif}
            keywords = tuple(
                bytes(datum.value().data()).decode("utf-8", "replace")
                for datum in image.iptcData()
                if datum.key() == "Iptc.Application2.Keywords"
            )
            return Contents(str(image.xmpPacket()), keywords, wanted)
        except exiv2.Exiv2Error as error:
            raise MetadataError(UNREADABLE) from error


class Xmp:
    """The properties of one XMP packet.

    Args:
        packet: the packet; empty for none.

    Raises:
        MetadataError: it is damaged.
    """

    def __init__(self, packet: str) -> None:
        with _LOCK:
            _prepare()
            self._image = exiv2.ImageFactory.create(exiv2.ImageType.xmp)
            try:
                if packet:
                    self._image.setXmpPacket(packet)
            except exiv2.Exiv2Error as error:
                raise MetadataError("The XMP in it is damaged, so Cene leaves it alone.") from error
            self._data = self._image.xmpData()
            self._was = {str(one.key()): _texts(one) for one in self._data}

    def items(self, name: str) -> list[str]:
        """What a list held when the packet was read, or what was there instead of one.

        Args:
            name: as "Xmp.dc.subject".
        """
        return list(self._was.get(name, ()))

    def text(self, name: str) -> str | None:
        """One value when the packet was read, without space around it; None without any."""
        return ", ".join(self._was[name]).strip() if name in self._was else None

    def put(self, name: str, items: Sequence[str], *, ordered: bool = False) -> None:
        """Replace a list; an empty one goes.

        Args:
            name: as "Xmp.dc.subject".
            items: what it is to hold.
            ordered: whether it says that the order matters (Seq, else Bag).
        """
        self.drop(name)
        if items:
            kind = exiv2.TypeId.xmpSeq if ordered else exiv2.TypeId.xmpBag
            value = exiv2.XmpArrayValue(kind)
            for item in items:
                value.read(item)
            self._data.add(exiv2.XmpKey(name), value)

    def put_structs(self, name: str, structs: Sequence[dict[str, str]]) -> None:
        """Add a list (Bag) of structures, which is not there yet.

        Args:
            name: as "Xmp.cene.Tags".
            structs: the fields of each, with their prefix.
        """
        value = exiv2.XmpTextValue()
        value.setXmpArrayType(exiv2.XmpValue.XmpArrayType.xaBag)
        self._data.add(exiv2.XmpKey(name), value)
        for number, fields in enumerate(structs, 1):
            for field, text in fields.items():
                self.say(f"{name}[{number}]/{field}", text)

    def say(self, name: str, text: str) -> None:
        """Set one value, which is not there yet."""
        # Without the space exiv2 takes what a text begins with for the kind of the value.
        plain = f" {text}" if text.startswith("type=") else text
        self._data.add(exiv2.XmpKey(name), exiv2.XmpTextValue(plain))

    def drop(self, name: str) -> None:
        """Take away a property with all its parts."""
        if name in self._data:
            self._data.eraseFamily(self._data.findKey(exiv2.XmpKey(name)))

    def packet(self) -> bytes:
        """The packet as it is to be written; empty where nothing is left.

        Raises:
            MetadataError: exiv2 cannot write what is in it.
        """
        if not self._data:
            return b""
        with _LOCK:
            code, text = exiv2.XmpParser.encode(
                self._data, exiv2.XmpParser.XmpFormatFlags.useCompactFormat, 1
            )
        if code:
            raise MetadataError("What is to be written cannot be written as XMP.")
        return str(text).encode()


def _texts(datum: Any) -> list[str]:
    """What a list holds, or the one text that is there instead of one."""
    if datum.typeName() in _ARRAYS:
        return [str(datum.toString(place)) for place in range(datum.count())]
    return [text] if (text := str(datum.toString())) else []

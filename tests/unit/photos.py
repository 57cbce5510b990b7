"""Real photos, from packages that carry some, and files of every kind made from them."""

from __future__ import annotations

import importlib.util
import struct
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pillow_heif
from PIL import Image

if TYPE_CHECKING:
    from numpy.typing import NDArray

FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "TIFF", "BMP", "HEIF", "AVIF")


def package_file(package: str, inside: str) -> Path:
    """A file of an installed package, found without importing it."""
    spec = importlib.util.find_spec(package)
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent / inside


def photo(name: str = "flower.jpg") -> Image.Image:
    """A photo of scikit-learn's (640 × 427): its bare sRGB pixels."""
    with Image.open(package_file("sklearn", f"datasets/images/{name}")) as image:
        return Image.fromarray(np.asarray(image.convert("RGB")))


def saved(path: Path, image: Image.Image, kind: str, **options: Any) -> Path:
    """Write a picture in one of the `FORMATS` (or MPO); HEIF without registering its plugin."""
    if kind == "HEIF":
        pillow_heif.from_pillow(image).save(path, **options)
    else:
        image.save(path, kind, **options)
    return path


def exif(orientation: int | None = None, taken: str | None = None, offset: str = "") -> bytes:
    """EXIF bytes as cameras write them."""
    data = Image.Exif()
    if orientation is not None:
        data[0x0112] = orientation
    if taken is not None:
        times = data.get_ifd(0x8769)
        times[0x9003] = taken
        if offset:
            times[0x9011] = offset
    return bytes(data.tobytes())


def png(size: tuple[int, int], depth: int, kind: int, rows: bytes) -> bytes:
    """A PNG by hand, for what Pillow would not write: `size` need not agree with `rows`."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    header = struct.pack(">IIBBBBB", *size, depth, kind, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def difference(
    one: NDArray[np.uint8] | Image.Image, other: NDArray[np.uint8] | Image.Image
) -> float:
    """Mean distance of two pictures of one size, in levels of 255."""
    left, right = np.asarray(one, np.int16), np.asarray(other, np.int16)
    assert left.shape == right.shape
    return float(np.abs(left - right).mean())


def profile(
    space: bytes, tags: dict[bytes, bytes], pcs: bytes = b"XYZ ", kind: bytes = b"mntr"
) -> bytes:
    """An ICC profile (version 2) of the given tags."""
    tags = {b"wtpt": xyz(0.9642, 1.0, 0.8249), b"desc": _text("test"), **tags}
    table, body, start = b"", b"", 132 + 12 * len(tags)
    for name, data in tags.items():
        table += name + struct.pack(">II", start + len(body), len(data))
        body += data + b"\0" * (-len(data) % 4)
    header = struct.pack(">I4sI4s4s4s", start + len(body), b"none", 0x02400000, kind, space, pcs)
    header += b"\0" * 12 + b"acsp" + b"\0" * 28 + struct.pack(">3i", 63190, 65536, 54061)
    return header + b"\0" * (128 - len(header)) + struct.pack(">I", len(tags)) + table + body


def xyz(*values: float) -> bytes:
    return b"XYZ \0\0\0\0" + struct.pack(">3i", *(round(value * 65536) for value in values))


def gamma(value: float) -> bytes:
    return b"curv\0\0\0\0" + struct.pack(">IH", 1, round(value * 256))


def _text(text: str) -> bytes:
    data = text.encode() + b"\0"
    return b"desc\0\0\0\0" + struct.pack(">I", len(data)) + data + b"\0" * 78

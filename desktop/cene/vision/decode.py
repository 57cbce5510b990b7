"""One decode a photo: upright sRGB that serves thumbnail and network both."""

from __future__ import annotations

import contextlib
import ctypes
import functools
import logging
import os
import re
import struct
import warnings
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

# TIFF and WebP are imported to be registered: else Pillow loads all its plugins to find them.
from PIL import (
    AvifImagePlugin,
    ExifTags,
    Image,
    JpegImagePlugin,
    TiffImagePlugin,  # noqa: F401
    UnidentifiedImageError,
    WebPImagePlugin,  # noqa: F401
    _imaging,
)

from cene.core.errors import PictureError, UnreadableError
from cene.vision.camera import camera_name
from cene.vision.colour import reducible, to_srgb
from cene.vision.reading import digest, reading, unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from io import BufferedReader
    from pathlib import Path

    from numpy.typing import NDArray
    from PIL import ImageFile

    from cene.core.photo import Stat

PREVIEW = 256
"""Least short side of `Picture.pixels` where the photo has as many: what the network sees."""
LONG = 480
"""Least long side: a thumbnail of 512, and an eighth of 12 megapixels (500), need about that."""
NETWORK = 224
"""Side of the network's input, cut from the middle of a short side of `PREVIEW`."""

_CAP = 1_200_000_000
"""Most bytes that one picture may take while it is decoded."""
_PIXELS = {"JPEG": 260_000_000, "WEBP": 60_000_000}
_PIXELS_ELSE = 100_000_000
"""Most pixels, so that none passes `_CAP`: with Pillow 13 and pillow-heif 1.8 a pixel takes 17
bytes in WebP, 9.5 in AVIF and HEIF, 4 to 12 in the others [measured: peak of resident memory].
JPEG is decoded at an eighth; what a progressive one needs beyond that is in `_check_size`."""

IN_MEMORY = 1 << 24
"""Files of up to so many bytes are read into memory at once."""

_DAMAGE = (
    OSError,
    SyntaxError,
    ValueError,
    RuntimeError,  # AVIF; NotImplementedError is one too
    OverflowError,
    struct.error,
    KeyError,
    EOFError,
)
"""What Pillow and its codecs raise on bytes that are no whole picture."""
_DAMAGED = "is damaged or cut short; copy it again from where it came from"
_MAGIC = re.compile(
    rb"(?P<JPEG>\xff\xd8\xff)|(?P<PNG>\x89PNG\r\n\x1a\n)|(?P<GIF>GIF8[79]a)"
    rb"|(?P<WEBP>RIFF....WEBP)|(?P<TIFF>II[*+]\0|MM\0[*+])|(?P<BMP>BM)"
    rb"|(?P<AVIF>....ftypavi[fs])|(?P<HEIF>....ftyp(?:he[iv][cxms]|mif1|msf1))",
    re.DOTALL,
)
_BOXES = 64
"""Boxes of an ISO container that are looked at; photos have four or so."""
_OFFSET = re.compile(r"[+-]\d\d:\d\d")
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""EXIF orientation to what makes the picture upright."""
SIDEWAYS = (5, 6, 7, 8)

# All of these are process-wide and not safe to change once threads run, so they are set here.
# Pillow refuses beyond twice this as soon as it has read a header; `_check_size` is stricter.
Image.MAX_IMAGE_PIXELS = max(_PIXELS.values())
# What Pillow warns of (odd EXIF, mostly) is nothing that a person could act on.
warnings.filterwarnings("ignore", module=r"PIL\.")
logging.getLogger("PIL").addHandler(logging.NullHandler())
# libtiff prints what is wrong with a damaged file, which the error we raise says already. (Where it
# is linked into Pillow and not beside it, as on Windows, it cannot be reached.)
with contextlib.suppress(AttributeError, OSError):
    ctypes.CDLL(_imaging.__file__).TIFFSetErrorHandler(None)
# One thread an image, for the pool decodes as many at once as there are cores.
AvifImagePlugin.DEFAULT_MAX_THREADS = 1


@dataclass(frozen=True, slots=True)
class Picture:
    """One decoded photo.

    Attributes:
        pixels: uint8 (H, W, 3), upright, sRGB, read-only. Scaled down, but to a short side of no
            less than `PREVIEW` and a long one of no less than `LONG`; smaller photos as they are.
        width: of the whole photo, upright, in pixels.
        height: likewise.
        format: "JPEG", "PNG", "WEBP", "GIF", "TIFF", "BMP", "HEIF" or "AVIF".
        taken_at: EXIF time of the exposure, ISO 8601, local to the camera, with the offset from
            UTC where the camera wrote it; None where unknown.
        camera: maker and model as people say them; None where the file does not say.
        content: BLAKE3 of the file's bytes (32 bytes).
        stat: identity of the file that was read.
    """

    pixels: NDArray[np.uint8]
    width: int
    height: int
    format: str
    taken_at: str | None
    camera: str | None
    content: bytes
    stat: Stat


class _Exif(NamedTuple):
    """What a picture says of itself.

    Attributes:
        orientation: how it is to be turned, see `TURNS`; 1 where unknown.
        taken_at: see `Picture`.
        camera: see `Picture`.
    """

    orientation: int
    taken_at: str | None
    camera: str | None


def decode(path: Path) -> Picture:
    """Read one photo, once.

    Raises:
        PictureError: the file is no picture, damaged, too large, unreadable, or changed meanwhile.
    """
    with opening(path) as (source, stat):
        content = digest(source)
        kind, image = identified(path, source)
        width, height = image.size
        pixels, exif = _upright(image)
        if exif.orientation in SIDEWAYS:
            width, height = height, width
        return Picture(pixels, width, height, kind, exif.taken_at, exif.camera, content, stat)


@contextlib.contextmanager
def opening(path: Path) -> Iterator[tuple[BufferedReader | BytesIO, Stat]]:
    """The bytes of a photo, and its identity; what goes wrong with them is explained.

    Raises:
        PictureError: the file is no picture, damaged, too large, unreadable, or changed meanwhile.
    """
    with reading(path) as (file, stat):
        try:
            # They may be gone through twice, for their hash and for the pixels.
            yield BytesIO(file.read()) if stat.size <= IN_MEMORY else file, stat
        except MemoryError as error:
            reason = "needs more memory than is free; close something"
            raise UnreadableError(path, reason) from error
        except _DAMAGE as error:
            raise _damaged(path, error) from error


def content_hash(path: Path) -> bytes:
    """BLAKE3 (32 bytes) of a file's bytes, for one that is only to be recognised.

    Raises:
        PictureError: it cannot be read, or changed meanwhile.
    """
    with reading(path) as (file, _):
        try:
            return digest(file)
        except OSError as error:
            raise UnreadableError(path, unreadable(error)) from error


def network_input(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """What the network sees of a photo: the middle of it.

    The short side is brought to `PREVIEW` and a square of `NETWORK` cut from the middle, in one
    resampling (bicubic, antialiased) that computes no pixel outside the square.

    Args:
        pixels: uint8 (H, W, 3), any size from 1 × 1.

    Returns:
        uint8 (224, 224, 3).
    """
    height, width = pixels.shape[:2]
    side = min(width, height) * NETWORK / PREVIEW
    left, top = (width - side) / 2, (height - side) / 2
    square = Image.fromarray(pixels).resize(
        (NETWORK, NETWORK), Image.Resampling.BICUBIC, box=(left, top, left + side, top + side)
    )
    return np.asarray(square)


def identified(path: Path, file: BufferedReader | BytesIO) -> tuple[str, ImageFile.ImageFile]:
    """Tell the format by the first bytes and check the size, before any pixel is decoded."""
    file.seek(0)
    found = _MAGIC.match(file.read(16))
    if found is None:
        raise PictureError(path, "is not a picture of a kind that Cene reads, whatever its name")
    kind = str(found.lastgroup)
    formats = [kind]
    if kind in ("HEIF", "AVIF") and _is_cut_short(file):
        raise PictureError(path, _DAMAGED)
    if kind == "HEIF":
        _register_heif()
        formats.append("AVIF")  # the brand mif1 says neither
    try:
        image = Image.open(file, formats=formats)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as bomb:
        raise _too_large(path, int(re.findall(r"\d+", str(bomb))[0]), kind) from bomb
    except UnidentifiedImageError as error:
        reason = f"is damaged, or a variant of {kind} that Cene cannot read"
        raise PictureError(path, reason) from error
    _check_size(path, image, kind)
    return ("AVIF" if image.format == "AVIF" else kind), image


def _is_cut_short(file: BufferedReader | BytesIO) -> bool:
    """Whether an ISO container (ISO 14496-12) ends before the box that holds its pixels does.

    libheif does not say so of a photo in tiles, as phones write them: it leaves those that are
    missing green. What follows the pixels may be anything, so it is not judged.
    """
    size = file.seek(0, os.SEEK_END)
    position = 0
    for _ in range(_BOXES):
        file.seek(position)
        header = file.read(16)
        length = int.from_bytes(header[:4], "big")
        if length == 1:  # a 64-bit length follows the name
            length = int.from_bytes(header[8:], "big")
        if header[4:8] == b"mdat":
            return position + length > size or len(header) < len(b"lengmdatlength64")
        if length < len(b"lengname"):
            return False
        position += length
    return False


def _check_size(path: Path, image: ImageFile.ImageFile, kind: str) -> None:
    """Refuse what would take more memory than `_CAP`."""
    pixels = image.width * image.height
    if pixels > _PIXELS.get(kind, _PIXELS_ELSE):
        raise _too_large(path, pixels, kind)
    if isinstance(image, JpegImagePlugin.JpegImageFile) and "progressive" in image.info:
        # libjpeg keeps all coefficients (two bytes each) of a progressive one, whatever the scale.
        shares = [across * down for _, across, down, _ in image.layer]
        if 2 * pixels * sum(shares) / max(shares) > _CAP:
            raise _too_large(path, pixels, "progressive JPEG")


def _upright(image: ImageFile.ImageFile) -> tuple[NDArray[np.uint8], _Exif]:
    """Decode at preview scale.

    Returns:
        The pixels and what the picture says of itself; its orientation was undone in them, but not
        in the image's size.
    """
    # Only JPEG: the thumbnail that `draft` takes from HEIF would hide that the photo is cut short.
    if isinstance(image, JpegImagePlugin.JpegImageFile):
        factor = _factor(image.size)
        image.draft(None, (image.width // factor, image.height // factor))
        image.decodermaxblock = IN_MEMORY  # else Pillow hands the decoder 64 kB at a time
    image.load()
    exif = exif_of(image)
    small = reducible(image)
    factor = _factor(small.size)
    if factor > 1:
        small = small.reduce(factor)
    small = to_srgb(small, image.info.get("icc_profile"))
    if exif.orientation in TURNS:
        small = small.transpose(TURNS[exif.orientation])
    return np.asarray(small), exif


def _factor(size: tuple[int, int]) -> int:
    """By how much a picture can shrink and still serve network and thumbnail."""
    return max(1, min(min(size) // PREVIEW, max(size) // LONG))


def exif_of(image: Image.Image) -> _Exif:
    """What a picture says of itself; rubbish counts as unknown."""
    orientation, taken_at, camera = 1, None, None
    with contextlib.suppress(*_DAMAGE, TypeError, IndexError, AttributeError):
        exif = image.getexif()
        orientation = exif.get(ExifTags.Base.Orientation, 1)
        camera = camera_name(exif.get(ExifTags.Base.Make), exif.get(ExifTags.Base.Model))
        times = exif.get_ifd(ExifTags.IFD.Exif)
        moment = datetime.strptime(  # noqa: DTZ007 - the camera's clock, whose zone may be unknown
            times[ExifTags.Base.DateTimeOriginal].strip("\0 "), "%Y:%m:%d %H:%M:%S"
        )
        taken_at = moment.isoformat()
        offset = times.get(ExifTags.Base.OffsetTimeOriginal, "").strip("\0 ")
        if _OFFSET.fullmatch(offset):
            taken_at += offset
    return _Exif(orientation, taken_at, camera)


@functools.cache
def _register_heif() -> None:
    """Teach Pillow HEIF at the first such photo: the import would cost every start 15 to 30 ms."""
    from pillow_heif import register_heif_opener  # noqa: PLC0415

    # libheif's security limits stay as they are: on.
    register_heif_opener(decode_threads=1, thumbnails=False, depth_images=False, aux_images=False)


def _too_large(path: Path, pixels: int, kind: str) -> PictureError:
    millions = f"{pixels / 1e6:,.0f} million pixels"
    return PictureError(
        path, f"has {millions}, more than Cene reads from {kind}; save a smaller copy"
    )


def _damaged(path: Path, error: Exception) -> PictureError:
    """Whether the bytes are at fault, or the disk that they come from."""
    if isinstance(error, OSError) and error.errno is not None:
        return UnreadableError(path, unreadable(error))
    return PictureError(path, _DAMAGED)

"""Small pictures of photos, made once and kept in a folder of bounded size."""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections import Counter
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

from cene.core.errors import UnreadableError
from cene.core.photo import Stat
from cene.organiser.whole_file import keep
from cene.vision.decode import decode
from cene.vision.reading import unreadable

if TYPE_CHECKING:
    from numpy.typing import NDArray

SHORT, LONG = 320, 1280
"""Most pixels of a thumbnail's short and long side: sharp in a tile of 320 × 240."""
LIMIT = 1 << 30
"""Most bytes of all thumbnails together: about 40,000 of them."""

_QUALITY = 85
_SHELVES = 256
"""Folders that they are spread over evenly by their hash, so each need only watch its own share."""
_TURN = 16
"""Every so many new thumbnails a folder is looked through; what it holds too much is 0.5 MB."""


class ThumbnailFolder:
    """Makes thumbnails and keeps them; any number of threads may ask at once.

    Args:
        folder: where they are kept; made when it is needed, and may be deleted at any time.
        limit: most bytes that they may take together; the oldest go first.
    """

    def __init__(self, folder: Path, limit: int = LIMIT) -> None:
        self._folder = folder
        self._share = limit // _SHELVES
        self._written: Counter[Path] = Counter()

    def pixels(self, path: Path) -> NDArray[np.uint8]:
        """The thumbnail of a photo as it is now; one that changed gets a new one.

        Returns:
            uint8 (H, W, 3), upright, sRGB, no larger than the photo.

        Raises:
            PictureError: the photo cannot be read.
        """
        try:
            stat = Stat.of(os.stat(path))
        except OSError as error:
            raise UnreadableError(path, unreadable(error)) from error
        kept = _kept(self._place(path, stat))
        if kept is not None:
            return kept
        picture = decode(path)
        small = _small(picture.pixels)
        # A full disk or a folder that may not be written costs time, but no picture.
        with contextlib.suppress(OSError):
            self._keep(small, self._place(path, picture.stat))
        return np.asarray(small)

    def _place(self, path: Path, stat: Stat) -> Path:
        said = b"%d %d " % (stat.size, stat.mtime_ns) + os.fsencode(path)
        name = hashlib.blake2b(said, digest_size=16).hexdigest()
        return self._folder / name[:2] / name[2:]

    def _keep(self, small: Image.Image, place: Path) -> None:
        """Write it, and see to it that its folder does not grow beyond its share."""
        written = BytesIO()
        small.save(written, "JPEG", quality=_QUALITY)
        keep(written.getbuffer(), place, self._folder)
        shelf = place.parent
        self._written[shelf] += 1
        if self._written[shelf] % _TURN == 1:
            self._drop_oldest(shelf)

    def _drop_oldest(self, shelf: Path) -> None:
        """Bring one folder back to its share."""
        with os.scandir(shelf) as entries:
            found = [(entry.stat(), entry.path) for entry in entries]
        too_much = sum(stat.st_size for stat, _ in found) - self._share
        for stat, name in sorted(found, key=lambda pair: pair[0].st_mtime_ns):
            if too_much <= 0:
                return
            Path(name).unlink(missing_ok=True)
            too_much -= stat.st_size


def fitted(pixels: NDArray[np.uint8], width: int, height: int) -> NDArray[np.uint8]:
    """The middle of a picture, as much of it as fills a rectangle.

    Args:
        pixels: uint8 (H, W, 3), any size from 1 × 1.
        width: of the rectangle, in pixels.
        height: likewise.

    Returns:
        uint8 (height, width, 3).
    """
    tall, wide = pixels.shape[:2]
    scale = min(wide / width, tall / height)
    # Rounding must not lead out of the picture.
    across, down = min(width * scale, wide), min(height * scale, tall)
    left, top = (wide - across) / 2, (tall - down) / 2
    filled = Image.fromarray(pixels).resize(
        (width, height),
        Image.Resampling.BICUBIC,
        box=(left, top, min(left + across, wide), min(top + down, tall)),
        reducing_gap=2.0,
    )
    return np.asarray(filled)


def _small(pixels: NDArray[np.uint8]) -> Image.Image:
    image = Image.fromarray(pixels)
    scale = min(1.0, SHORT / min(image.size), LONG / max(image.size))
    if scale == 1:
        return image
    size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
    return image.resize(size, Image.Resampling.BICUBIC, reducing_gap=2.0)


def _kept(place: Path) -> NDArray[np.uint8] | None:
    """A thumbnail that was made before, None where there is none that is whole."""
    try:
        with Image.open(place, formats=["JPEG"]) as image:
            return np.asarray(image.convert("RGB"))
    except (OSError, SyntaxError, ValueError):
        return None

"""Some seventy different photos for the screenshots, made of the few that installed packages carry.

Each is a part of one of them, as if the camera had been closer, turned or in another light, with
the date and the camera that a photo of it might have.
"""

from __future__ import annotations

import os
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

import packaged
from PIL import Image, ImageEnhance, ImageOps

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LAST = datetime(2026, 7, 12, 20, 41)  # noqa: DTZ001 - cameras know no time zone
"""When the newest photo was taken."""
LONG = 1600
"""Pixels of the longer side."""
DAYS = (0, 1, 0, 3, 5, 1, 9, 12, 16, 20)
"""How many days before the newest photo others of its kind were taken, in turn."""
CAMERAS = (("Apple", "iPhone XR"), ("FUJIFILM", "X-T30"), ("Google", "Pixel 7"))
_MAKE, _MODEL, _ORIGINAL = 271, 272, 36867


class Kind(NamedTuple):
    """What is on a photo of a package, and which parts of it are photos too.

    Attributes:
        name: what the photos of it are called here.
        file: package and path inside it.
        parts: left, top, right and bottom, as shares of the whole.
    """

    name: str
    file: str
    parts: tuple[tuple[float, float, float, float], ...]


_ALL = (0.0, 0.0, 1.0, 1.0)
KINDS = (
    Kind(
        "temple", "sklearn/datasets/images/china.jpg",
        (
            _ALL, (0.0, 0.0, 0.75, 0.75), (0.25, 0.1, 0.95, 0.8), (0.1, 0.05, 0.65, 0.6),
            (0.3, 0.2, 0.7, 0.6), (0.0, 0.0, 0.5, 0.5), (0.45, 0.2, 0.95, 0.7),
            (0.2, 0.0, 1.0, 0.8), (0.0, 0.15, 0.8, 0.95), (0.15, 0.12, 0.85, 0.82),
        ),
    ),
    Kind(
        "garden", "sklearn/datasets/images/china.jpg",
        ((0.65, 0.325, 1.0, 0.675), (0.65, 0.65, 1.0, 1.0), (0.5, 0.4, 1.0, 0.9)),
    ),
    Kind(
        "flower", "sklearn/datasets/images/flower.jpg",
        (
            _ALL, (0.2, 0.15, 0.85, 0.8), (0.3, 0.2, 0.8, 0.7), (0.0, 0.0, 0.7, 0.7),
            (0.25, 0.05, 1.0, 0.8), (0.1, 0.2, 0.75, 0.85), (0.3, 0.3, 1.0, 1.0),
            (0.15, 0.0, 0.95, 0.8), (0.05, 0.1, 0.9, 0.95), (0.35, 0.15, 0.85, 0.65),
        ),
    ),
    Kind(
        "cat", "skimage/data/chelsea.png",
        (
            _ALL, (0.1, 0.0, 0.8, 0.7), (0.25, 0.05, 0.75, 0.55), (0.0, 0.0, 0.8, 0.8),
            (0.2, 0.1, 1.0, 0.9), (0.15, 0.0, 0.7, 0.55), (0.3, 0.0, 0.9, 0.6),
            (0.05, 0.1, 0.9, 0.95), (0.2, 0.0, 0.85, 0.65), (0.1, 0.15, 0.85, 0.9),
        ),
    ),
    Kind(
        "coffee", "skimage/data/coffee.png",
        (
            _ALL, (0.1, 0.1, 0.75, 0.75), (0.0, 0.0, 0.8, 0.8), (0.15, 0.15, 0.95, 0.95),
            (0.05, 0.2, 0.7, 0.85), (0.2, 0.0, 0.95, 0.75),
        ),
    ),
    Kind(
        "motorcycle", "skimage/data/motorcycle_left.png",
        (_ALL, (0.1, 0.1, 0.9, 0.9), (0.0, 0.2, 0.75, 0.95), (0.25, 0.2, 1.0, 0.95)),
    ),
    Kind(
        "portrait", "skimage/data/astronaut.png",
        (_ALL, (0.15, 0.0, 0.75, 0.6), (0.1, 0.0, 0.9, 0.8), (0.2, 0.0, 0.65, 0.45)),
    ),
    Kind(
        "launch", "skimage/data/rocket.jpg",
        (_ALL, (0.2, 0.1, 0.8, 0.9), (0.3, 0.2, 0.75, 0.8), (0.0, 0.1, 0.85, 0.95)),
    ),
    Kind(
        "papers", "skimage/data/page.png",
        (_ALL, (0.0, 0.0, 0.8, 0.9), (0.15, 0.05, 1.0, 0.95)),
    ),
    Kind(
        "garage", "skimage/data/motorcycle_right.png",
        (_ALL, (0.05, 0.05, 0.85, 0.85), (0.2, 0.15, 0.9, 0.85)),
    ),
    Kind(
        "sky", "skimage/data/hubble_deep_field.jpg",
        ((0.0, 0.0, 0.6, 0.6), (0.3, 0.3, 0.9, 0.9), (0.4, 0.0, 1.0, 0.6)),
    ),
    Kind("moon", "skimage/data/moon.png", (_ALL, (0.1, 0.2, 0.8, 0.9))),
    Kind(
        "photographer", "skimage/data/camera.png",
        (_ALL, (0.1, 0.05, 0.75, 0.7), (0.25, 0.1, 0.65, 0.5)),
    ),
    Kind("coins", "skimage/data/coins.png", (_ALL, (0.0, 0.0, 0.6, 0.6))),
    Kind("notice", "skimage/data/text.png", (_ALL,)),
    Kind("lawn", "skimage/data/grass.png", (_ALL, (0.0, 0.0, 0.7, 0.7))),
    Kind("wall", "skimage/data/brick.png", (_ALL,)),
    Kind("path", "skimage/data/gravel.png", (_ALL, (0.2, 0.2, 0.9, 0.9))),
)  # fmt: skip


def make(folder: Path) -> dict[str, list[Path]]:
    """Write the photos, and one that is damaged.

    Args:
        folder: where to; made if it is not there.

    Returns:
        The photos by the names of their kinds.
    """
    folder.mkdir(parents=True, exist_ok=True)
    made: dict[str, list[Path]] = {}
    number = 0
    for place, kind in enumerate(KINDS):
        with Image.open(packaged.photo(kind.file)) as opened:
            whole = opened.convert("RGB")
        for take, part in enumerate(kind.parts):
            number += 1
            path = folder / f"IMG_{4000 + 7 * number % 613:04}.jpg"
            # The kinds that come first here were on the last outing, the others before it.
            day = LAST - timedelta(days=DAYS[(take + place // 9 * 3) % len(DAYS)])
            taken = day - timedelta(minutes=37 * take + 11 * place)
            _save(_seen(whole, part, take), path, taken, CAMERAS[(place + take // 4) % 3])
            made.setdefault(kind.name, []).append(path)
    damaged = folder / "IMG_4999.jpg"
    damaged.write_bytes(b"\xff\xd8\xff\xe0")
    os.utime(damaged, ((LAST - timedelta(days=max(DAYS) + 1)).timestamp(),) * 2)
    return made


def _seen(whole: Image.Image, part: tuple[float, float, float, float], take: int) -> Image.Image:
    """A part of a photo as the camera saw it the n-th time."""
    across, down = whole.size
    box = tuple(round(share * side) for share, side in zip(part, (across, down) * 2, strict=True))
    seen = whole.crop(box)  # type: ignore[arg-type]  # four of them
    # Cameras take oblong pictures.
    if 4 / 5 < seen.width / seen.height < 5 / 4:
        seen = ImageOps.fit(seen, (seen.width, seen.width * 3 // 4), centering=(0.5, 0.3))
    if take % 3 == 1:
        seen = ImageOps.mirror(seen)
    light: tuple[Callable[[Image.Image], Image.Image], ...] = (
        lambda image: image,
        lambda image: ImageEnhance.Brightness(image).enhance(1.12),
        lambda image: ImageEnhance.Contrast(image).enhance(1.15),
        lambda image: ImageEnhance.Color(image).enhance(0.7),
        lambda image: ImageEnhance.Brightness(image).enhance(0.82),
    )
    seen = light[take % len(light)](seen)
    scale = LONG / max(seen.size)
    size = round(seen.width * scale), round(seen.height * scale)
    return seen.resize(size, Image.Resampling.LANCZOS)


def _save(photo: Image.Image, path: Path, taken: datetime, camera: tuple[str, str]) -> None:
    exif = Image.Exif()
    exif[_MAKE], exif[_MODEL] = camera
    exif.get_ifd(0x8769)[_ORIGINAL] = f"{taken:%Y:%m:%d %H:%M:%S}"
    photo.save(path, "JPEG", quality=88, exif=exif)
    os.utime(path, (taken.timestamp(),) * 2)

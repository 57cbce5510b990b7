"""Photos to measure with, made of the real ones that test dependencies carry."""

from __future__ import annotations

import importlib.util
import io
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

CARRIED = {
    "skimage": ("data", ("astronaut.png", "chelsea.png", "coffee.png", "rocket.jpg")),
    "sklearn": ("datasets/images", ("china.jpg", "flower.jpg")),
}
MEGAPIXELS_12 = (4000, 3000)
NOISE = 8.0
"""Standard deviation of the sensor's noise in levels: files get the size that cameras give them."""


def real_photos() -> list[Image.Image]:
    """The photos inside scikit-image and scikit-learn."""
    found = []
    for package, (folder, names) in CARRIED.items():
        spec = importlib.util.find_spec(package)
        if spec is None or spec.origin is None:
            raise ModuleNotFoundError(f"{package} is needed for its photos; pip install it")
        for name in names:
            with Image.open(Path(spec.origin).parent / folder / name) as image:
                found.append(image.convert("RGB"))
    return found


def write_large(folder: Path, count: int) -> list[Path]:
    """Write different 12-megapixel JPEGs of about 3.5 MB, as a camera would."""
    sources = real_photos()
    width, height = MEGAPIXELS_12
    # One field of noise, cut at a different place for each photo: normal numbers are slow.
    noise = np.random.default_rng(0).normal(0, NOISE, (height + 256, width + 256)).astype(np.int16)

    def write(number: int) -> Path:
        random = np.random.default_rng(number)
        crop = _crop(sources[number % len(sources)], random, width / height)
        pixels = np.asarray(crop.resize(MEGAPIXELS_12, Image.Resampling.BICUBIC), np.int16)
        top, left = random.integers(0, 256, 2)
        pixels = pixels + noise[top : top + height, left : left + width, None]
        path = folder / f"IMG_{number:05}.jpg"
        _saved(pixels.clip(0, 255).astype(np.uint8), path)
        return path

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return list(pool.map(write, range(count)))


def small(side: int, count: int) -> Iterator[bytes]:
    """Different JPEGs of so many pixels a side.

    There are a few dozen cuts; beyond those, copies of them differ in bytes after the picture's
    end, which no decoder looks at but which make them different files.
    """
    sources, random = real_photos(), np.random.default_rng(0)
    cuts = []
    for number in range(min(count, 48)):
        buffer = io.BytesIO()
        _crop(sources[number % len(sources)], random, 1.0).resize((side, side)).save(
            buffer, "JPEG", quality=88
        )
        cuts.append(buffer.getvalue())
    for number in range(count):
        yield cuts[number % len(cuts)] + number.to_bytes(4, "big")


def _crop(photo: Image.Image, random: np.random.Generator, aspect: float) -> Image.Image:
    """A piece of a photo, of any size from half of it on."""
    width = min(photo.width, photo.height * aspect) * random.uniform(0.5, 1.0)
    height = width / aspect
    left = random.uniform(0, photo.width - width)
    top = random.uniform(0, photo.height - height)
    return photo.crop((int(left), int(top), int(left + width), int(top + height)))


def _saved(pixels: NDArray[np.uint8], path: Path) -> None:
    Image.fromarray(pixels).save(path, "JPEG", quality=88, subsampling="4:2:0")

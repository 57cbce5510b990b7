"""Pixels of any mode and colour profile to sRGB."""

from __future__ import annotations

import functools
import io

import numpy as np
from PIL import Image, ImageCms

_SAME = 2
"""Profiles that move no colour by more than these levels (of 255) count as sRGB itself."""
_SPACES = {"RGB": "RGB", "GRAY": "L", "CMYK": "CMYK"}
"""Colour space of an ICC profile to the Pillow mode it describes."""
_SCALES = (1.0, 255.0, 65535.0, 4294967295.0)
"""What may stand for white where a format holds bare numbers: fractions, 8, 16 or 32 bits."""


def reducible(image: Image.Image) -> Image.Image:
    """Bring a loaded picture to a mode whose pixels can be averaged, at no needless cost.

    Args:
        image: any mode that Pillow's readers yield.

    Returns:
        The same picture in mode L, LA, RGB, RGBA, CMYK, I or F (the argument itself where it is
        in one of them).
    """
    if image.mode.startswith("I;16"):
        return Image.fromarray((np.asarray(image) >> 8).astype(np.uint8))
    if image.has_transparency_data:
        return image if image.mode in ("LA", "RGBA") else image.convert("RGBA")
    if image.mode in ("L", "RGB", "CMYK", "I", "F"):
        return image
    return image.convert("L" if image.mode == "1" else "RGB")


def to_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Convert to opaque sRGB, on white where the picture is transparent.

    Args:
        image: in a mode that `reducible` returns.
        profile: the picture's ICC profile, or None. One that is broken or describes another
            colour space than the picture's is passed over, as browsers do.

    Returns:
        The picture in mode RGB.
    """
    if image.mode in ("I", "F"):
        image = _scaled(image)
    if image.mode in ("LA", "RGBA"):
        ground = Image.new("RGBA", image.size, "white")
        image = Image.alpha_composite(ground, image.convert("RGBA")).convert("RGB")
    transform = _transform(profile) if profile else None
    if transform is not None:
        if image.mode == "L" and transform.input_mode == "RGB":
            image = image.convert("RGB")
        if image.mode == transform.input_mode:
            return transform.apply(image)
    return image if image.mode == "RGB" else image.convert("RGB")


def _scaled(image: Image.Image) -> Image.Image:
    """Grey of 32-bit numbers, whose white is the least usual one that holds them all."""
    values = np.nan_to_num(np.asarray(image, dtype=np.float32), posinf=0.0, neginf=0.0)
    top = float(values.max())
    white = next((scale for scale in _SCALES if top <= scale), top)
    return Image.fromarray((np.clip(values / white, 0, 1) * 255).astype(np.uint8))


# A camera writes the same profile into all its photos, and building a transform costs far more
# than applying it to a preview. littleCMS transforms may be applied by many threads at once.
@functools.lru_cache(maxsize=16)
def _transform(profile: bytes) -> ImageCms.ImageCmsTransform | None:
    """The way from a profile to sRGB; None where it is sRGB already, or unusable."""
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        mode = _SPACES[source.profile.xcolor_space.strip()]
        transform = ImageCms.ImageCmsTransform(
            source,
            ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")),
            mode,
            "RGB",
            ImageCms.Intent.RELATIVE_COLORIMETRIC,
            flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )
    except (OSError, ValueError, KeyError):
        return None
    before = _colours().convert(mode)
    after = transform.apply(before)
    change = np.abs(np.asarray(before.convert("RGB"), np.int16) - np.asarray(after, np.int16))
    return transform if change.max() > _SAME else None


@functools.cache
def _colours() -> Image.Image:
    """Every fifth level of red, green and blue, to see what a profile does to them."""
    levels = np.arange(0, 256, 51, dtype=np.uint8)
    grid = np.stack(np.meshgrid(levels, levels, levels), axis=-1)
    return Image.fromarray(np.ascontiguousarray(grid.reshape(6, 36, 3)))

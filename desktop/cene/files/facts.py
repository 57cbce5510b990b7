"""What EXIF and XMP say of a photo besides keywords."""

from __future__ import annotations

import re
from datetime import datetime
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cene.files.exiv import Xmp

_RATING = "Exif.Image.Rating"
_TAKEN, _ZONE = "Exif.Photo.DateTimeOriginal", "Exif.Photo.OffsetTimeOriginal"
_MAKE, _MODEL = "Exif.Image.Make", "Exif.Image.Model"
_SIDES = (("Latitude", "S", 90), ("Longitude", "W", 180))
"""Names of the two degrees, what makes them negative, and the largest."""
NAMES = (
    *(_RATING, _TAKEN, _ZONE, _MAKE, _MODEL),
    *(f"Exif.GPSInfo.GPS{side}{ref}" for side, *_ in _SIDES for ref in ("", "Ref")),
)
"""The EXIF values that are needed."""
_DATES = ("Xmp.exif.DateTimeOriginal", "Xmp.photoshop.DateCreated", "Xmp.xmp.CreateDate")
_EXIF_TIME = re.compile(r"(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)")
_OFFSET = re.compile(r"[+-]\d\d:\d\d|Z")
_RATINGS = range(-1, 6)


def rating(exif: Mapping[str, str], xmp: Xmp) -> int | None:
    """Stars from -1 (rejected) to 5; None if there are none, or nonsense."""
    text = xmp.text("Xmp.xmp.Rating") or exif.get(_RATING, "")
    try:
        stars = int(float(text))
    except (ValueError, OverflowError):
        return None
    return stars if stars in _RATINGS else None


def taken_at(exif: Mapping[str, str], xmp: Xmp) -> str | None:
    """When it was taken, in ISO 8601; None if nothing says it to the minute."""
    found = _EXIF_TIME.match(exif.get(_TAKEN, ""))
    zone = exif.get(_ZONE, "").strip()
    texts = [xmp.text(name) or "" for name in _DATES]
    if found is not None:
        zone = zone if _OFFSET.fullmatch(zone) else ""
        texts.insert(0, f"{found[1]}-{found[2]}-{found[3]}T{found[4]}{zone}")
    for text in texts:
        if "T" not in text:
            continue
        try:
            return datetime.fromisoformat(text).isoformat()
        except ValueError:
            continue
    return None


def position(exif: Mapping[str, str], xmp: Xmp) -> tuple[float, float] | None:
    """Degrees north and east; None if there are none, or nonsense."""
    degrees: list[float] = []
    for side, negative, largest in _SIDES:
        name = f"Exif.GPSInfo.GPS{side}"
        value = _degrees(exif.get(name, "").split(), exif.get(f"{name}Ref", ""), negative)
        if value is None:
            text = xmp.text(f"Xmp.exif.GPS{side}") or ""
            value = _degrees(text[:-1].split(","), text[-1:], negative)
        if value is None or abs(value) > largest:
            return None
        degrees.append(value)
    return degrees[0], degrees[1]


def _degrees(numbers: list[str], reference: str, negative: str) -> float | None:
    """Degrees of degrees, minutes and seconds."""
    try:
        parts = [Fraction(number) for number in numbers]
    except (ValueError, ZeroDivisionError):
        return None
    if not parts:
        return None
    value = float(sum(part / 60**place for place, part in enumerate(parts)))
    return -value if reference.strip().upper() == negative else value


def camera(exif: Mapping[str, str], xmp: Xmp) -> tuple[str, str] | None:
    """Maker and model; None where there is neither."""
    make = exif.get(_MAKE) or xmp.text("Xmp.tiff.Make") or ""
    model = exif.get(_MODEL) or xmp.text("Xmp.tiff.Model") or ""
    found = make.strip("\0 "), model.strip("\0 ")
    return found if any(found) else None

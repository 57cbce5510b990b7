"""What took a picture, as people say it."""

from __future__ import annotations

import re

LONGEST = 80
"""Most characters that are kept: the longest names there are have half as many."""

_COMPANY = re.compile(
    r"[\s,]+(imaging|corp|corporation|co|company|electronics|inc|ltd|optical|computer)\b.*",
    re.IGNORECASE,
)
"""What makers add to the name that people know them by."""


def camera_name(maker: object, model: object) -> str | None:
    """Maker and model in one.

    Args:
        maker: EXIF's Make, whatever it is.
        model: EXIF's Model, likewise.

    Returns:
        Such as "Apple iPhone XR" or "NIKON D750": the maker is not said twice. None where neither
        is a text.
    """
    made_by, name = _text(maker), _text(model)
    if name and name.split()[0].casefold() in made_by.casefold().split():
        made_by = ""
    together = f"{_COMPANY.sub('', made_by)} {name}".strip()
    return together[:LONGEST].rstrip() or None


def _text(value: object) -> str:
    """One line of what can be read in a field of EXIF."""
    if not isinstance(value, str):
        return ""
    return " ".join("".join(c if c.isprintable() else " " for c in value).split())

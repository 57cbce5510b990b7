"""Numbers as people read them."""

from __future__ import annotations

import math

_MINUTE, _HOUR = 60, 3600
_KILO = 1000


def share(value: float | None) -> str:
    """A share in percent with one digit behind the point; a dash where there is none."""
    return "–" if value is None or not math.isfinite(value) else f"{100 * value:.1f} %"


def points(value: float | None) -> str:
    """A difference of two shares, in points of percent."""
    return "–" if value is None else f"{100 * value:+.1f} points"


def photos(number: int) -> str:
    """A number of photos."""
    return f"{number:,} photo" + ("" if number == 1 else "s")


def duration(seconds: float | None) -> str:
    """How long something took."""
    if seconds is None:
        return "–"
    if seconds < _MINUTE:
        return f"{seconds:.1f} s"
    whole = round(seconds)
    if whole < _HOUR:
        return f"{whole // _MINUTE} min {whole % _MINUTE} s"
    return f"{whole // _HOUR} h {whole % _HOUR // _MINUTE} min"


def milliseconds(value: float | None) -> str:
    """How long something short took."""
    return "–" if value is None else f"{value:.1f} ms"


def size(number: int | None) -> str:
    """Bytes in units of a thousand."""
    if number is None:
        return "–"
    value = float(number)
    for unit in ("bytes", "KB", "MB"):
        if value < _KILO:
            return f"{value:.0f} {unit}" if unit == "bytes" else f"{value:.1f} {unit}"
        value /= _KILO
    return f"{value:.1f} GB"


def number(value: float | None, digits: int = 3) -> str:
    """A number with so many digits behind the point."""
    return "–" if value is None or not math.isfinite(value) else f"{value:,.{digits}f}"

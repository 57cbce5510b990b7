"""What the pages of the window are called; apart from them, for naming one loads none."""

from __future__ import annotations

from enum import StrEnum


class Page(StrEnum):
    """Which page; also the name of its object."""

    LIBRARY = "library"
    PICTURE = "picture"
    REVIEW = "review"
    ALBUMS = "albums"
    HISTORY = "history"
    SETTINGS = "settings"
    FAILED = "failed"
    LAB = "lab"
    KEYS = "keys"


FRAMED = frozenset((Page.LIBRARY, Page.ALBUMS, Page.HISTORY, Page.SETTINGS, Page.FAILED, Page.LAB))
"""Those with the header and the footer around them."""

"""What albums look like to people: titles in the language of the window, and chosen colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cene.core.album import Album

CONTEXT = "Albums"
"""Where translators find the titles of the ready-made albums."""


def title(album: Album) -> str:
    """What an album is called: ready-made ones in the person's language, own ones as they are.

    A ready-made album that was renamed has no translation, and keeps the name that it was given.
    """
    return album.title if album.own else QCoreApplication.translate(CONTEXT, album.title)


def own_colours(albums: Mapping[str, Album]) -> dict[str, str]:
    """By key, the colours of the albums that a person chose one for, as "#rrggbb"."""
    return {key: album.colour for key, album in albums.items() if album.colour is not None}

"""What is dropped on an album: photos of the grid, and what other programs have to give."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from cene.files.scan import is_photo
from cene.ui.grid.drag import PHOTOS

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData, QUrl
    from PySide6.QtGui import QDropEvent

_LINKS = ("http", "https", "data")


@dataclass(frozen=True, slots=True)
class Brought:
    """Pictures from a browser or a file manager.

    Attributes:
        files: photos of this computer.
        links: to pictures elsewhere, or pictures written out as ``data:`` links.
        picture: the pixels, which browsers give beside the link; None where there are none.
    """

    files: tuple[Path, ...] = ()
    links: tuple[str, ...] = ()
    picture: QImage | None = None


def photos(data: QMimeData) -> list[int]:
    """The photos of the grid that are dragged; none where it is anything else, or damaged."""
    try:
        found = json.loads(bytes(data.data(PHOTOS).data())) if data.hasFormat(PHOTOS) else []
    except ValueError:
        return []
    fits = isinstance(found, list) and all(type(one) is int for one in found)
    return found if fits else []


def is_brought(data: QMimeData | None) -> bool:
    """Whether another program has pictures to give; quick, for it is asked at every step.

    Args:
        data: what is dragged, or the clipboard, in which there may be nothing at all.
    """
    if data is None or data.hasFormat(PHOTOS):
        return False
    return data.hasImage() or any(_is_file(url) or _is_link(url) for url in data.urls())


def brought(data: QMimeData) -> Brought:
    """What another program gives."""
    urls = data.urls()
    pixels = data.imageData() if data.hasImage() else None
    return Brought(
        tuple(Path(url.toLocalFile()) for url in urls if _is_file(url)),
        tuple(bytes(url.toEncoded().data()).decode() for url in urls if _is_link(url)),
        pixels if isinstance(pixels, QImage) and not pixels.isNull() else None,
    )


def take(event: QDropEvent) -> bool:
    """Accept photos, and what another program gives, yet never so that it removes its own."""
    if photos(event.mimeData()):
        event.acceptProposedAction()
        return True
    for action in (Qt.DropAction.CopyAction, Qt.DropAction.LinkAction):
        if event.possibleActions() & action and is_brought(event.mimeData()):
            event.setDropAction(action)
            event.accept()
            return True
    return False


def _is_file(url: QUrl) -> bool:
    return url.isLocalFile() and is_photo(url.fileName())


def _is_link(url: QUrl) -> bool:
    return url.scheme() in _LINKS

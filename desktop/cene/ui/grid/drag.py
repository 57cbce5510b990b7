"""Photos under way with the mouse: what they are to Cene, to other programs and to the eye."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QMimeData, QRectF, Qt, QUrl
from PySide6.QtGui import QColor, QPainter, QPixmap

from cene.ui import theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cene.core.shown import Tile

PHOTOS = "application/x-cene-photos"
"""A JSON list of the photos' numbers in the catalogue."""
MOST_FILES = 1000
"""Other programs get no more files than so many, or none: half of them would be worse."""

_WIDTH = 14 * theme.SPACE
_BADGE = 3 * theme.SPACE


def mime(photos: Sequence[int], tiles: Sequence[Tile]) -> QMimeData:
    """What is dragged.

    Args:
        photos: their numbers.
        tiles: the same photos, for programs that take files; empty where there are too many.
    """
    found = QMimeData()
    found.setData(PHOTOS, json.dumps(list(photos)).encode())
    if tiles:
        found.setUrls([QUrl.fromLocalFile(str(tile.path)) for tile in tiles])
    return found


def picture(count: int, pixmap: QPixmap | None, ratio: float) -> QPixmap:
    """What hangs at the mouse: the photo that was taken hold of, and how many there are."""
    height = _WIDTH * 3 // 4
    found = QPixmap(round((_WIDTH + _BADGE) * ratio), round((height + _BADGE) * ratio))
    found.setDevicePixelRatio(ratio)
    found.fill(Qt.GlobalColor.transparent)
    colours = theme.tokens()
    painter = QPainter(found)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    place = QRectF(_BADGE / 2, _BADGE / 2, _WIDTH, height)
    if pixmap is None or pixmap.isNull():
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.faint))
        painter.drawRoundedRect(place, theme.RADIUS, theme.RADIUS)
    else:
        painter.drawPixmap(place.toRect(), pixmap)
    if count > 1:
        said = QLocale().toString(count)
        painter.setFont(theme.font(theme.SMALL, bold=True))
        wide = max(_BADGE, painter.fontMetrics().horizontalAdvance(said) + theme.SPACE * 3 // 2)
        badge = QRectF(place.right() + _BADGE / 2 - wide, 0, wide, _BADGE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.accent))
        painter.drawRoundedRect(badge, _BADGE / 2, _BADGE / 2)
        painter.setPen(QColor(colours.on_accent))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, said)
    painter.end()
    return found

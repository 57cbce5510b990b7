"""How one photo of the grid is painted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPixmap

from cene.core.policy import percent
from cene.core.shown import Standing
from cene.ui import theme
from cene.ui.grid.layout import LINE, PADDING

if TYPE_CHECKING:
    from cene.core.shown import Tile

_DOT = 9
_TICK = ((0.0, 0.5), (0.38, 0.9), (1.0, 0.1))
"""A tick in a unit square."""
_FRAME = 2.0


@dataclass(frozen=True, slots=True)
class Look:
    """In what state of the grid a tile is painted.

    Attributes:
        selected: whether it is selected.
        current: whether the keyboard is at it.
        hovered: whether the mouse is over it.
    """

    selected: bool = False
    current: bool = False
    hovered: bool = False


class TilePainter:
    """Paints tiles in the colours of the moment; made anew for each frame."""

    def __init__(self) -> None:
        self._colours = theme.tokens()
        self._plain = theme.font(theme.SMALL)
        self._bold = theme.font(theme.SMALL, bold=True)
        self._metrics = {font.bold(): QFontMetrics(font) for font in (self._plain, self._bold)}

    def paint(
        self,
        painter: QPainter,
        cell: QRect,
        tile: Tile,
        *,
        title: str,
        colour: str | None,
        pixmap: QPixmap | None,
        look: Look,
    ) -> None:
        """Paint one photo.

        Args:
            painter: with antialiasing.
            cell: where, the frame included.
            tile: the photo.
            title: what its album is called.
            colour: "#rrggbb" that a person chose for its album, None for the automatic one.
            pixmap: its picture; None while it is made, null where it cannot be read.
            look: the state of the grid.
        """
        self._frame(painter, cell, look)
        inner = cell.adjusted(PADDING, PADDING, -PADDING, -PADDING)
        picture = inner.adjusted(0, 0, 0, -LINE)
        if pixmap is None or pixmap.isNull():
            self._placeholder(painter, picture, broken=pixmap is not None)
        elif pixmap.deviceIndependentSize().toSize() == picture.size():
            painter.drawPixmap(picture.topLeft(), pixmap)
        else:
            painter.drawPixmap(picture, pixmap)
        line = QRect(inner.left(), picture.bottom() + 1, inner.width(), LINE)
        self._words(painter, line.adjusted(2, 2, -2, 0), tile, title, colour)

    def heading(self, painter: QPainter, place: QRect, text: str) -> None:
        """Paint the heading of a section."""
        self._text(painter, place, text, self._colours.quiet, font=self._bold)

    def _frame(self, painter: QPainter, cell: QRect, look: Look) -> None:
        if not (look.selected or look.current or look.hovered):
            return
        fill = self._colours.hover if look.hovered else None
        fill = self._colours.selected if look.selected else fill
        painter.setBrush(Qt.BrushStyle.NoBrush if fill is None else QColor(fill))
        if look.current or look.selected:
            painter.setPen(QPen(QColor(self._colours.accent), _FRAME if look.current else 1.0))
        else:
            painter.setPen(Qt.PenStyle.NoPen)
        edge = _FRAME / 2
        radius = theme.RADIUS + PADDING
        painter.drawRoundedRect(QRectF(cell).adjusted(edge, edge, -edge, -edge), radius, radius)

    def _placeholder(self, painter: QPainter, picture: QRect, *, broken: bool) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._colours.hover))
        painter.drawRoundedRect(picture, theme.RADIUS, theme.RADIUS)
        if broken:
            text = QCoreApplication.translate("TilePainter", "No picture")
            centre = Qt.AlignmentFlag.AlignCenter
            self._text(
                painter, picture, text, self._colours.quiet, font=self._plain, alignment=centre
            )

    def _words(
        self, painter: QPainter, line: QRect, tile: Tile, title: str, colour: str | None
    ) -> None:
        text, ink, font = self._right(tile)
        width = self._metrics[font.bold()].horizontalAdvance(text)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        self._text(painter, line, text, ink, font=font, alignment=right)
        end = line.right() - width - theme.SPACE // 2
        if tile.standing is Standing.FILED:
            end -= _DOT
            middle = line.center().y() - _DOT / 2 + 1
            self._tick(painter, QRectF(end, middle, _DOT, _DOT))
            end -= theme.SPACE // 2
        start = line.left()
        if tile.album is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.album_colour(tile.album, colour))
            painter.drawRoundedRect(QRectF(start, line.center().y() - 4, _DOT, _DOT), 3, 3)
            start += _DOT + theme.SPACE * 3 // 4
        space = end - start
        metrics = self._metrics[False]
        if metrics.horizontalAdvance(title) > space:
            title = metrics.elidedText(title, Qt.TextElideMode.ElideRight, space)
        place = QRect(start, line.top(), space, line.height())
        ink = self._colours.quiet if tile.album is None else self._colours.text
        self._text(painter, place, title, ink, font=self._plain)

    def _right(self, tile: Tile) -> tuple[str, str, QFont]:
        """What stands at the end of the line."""
        if tile.standing is Standing.FAILED:
            failed = QCoreApplication.translate("TilePainter", "failed")
            return f"! {failed}", self._colours.failed, self._bold
        if tile.standing is Standing.KEPT:
            kept = QCoreApplication.translate("TilePainter", "stays")
            return kept, self._colours.quiet, self._plain
        if tile.standing is Standing.UNREAD or tile.album is None:
            return "", self._colours.quiet, self._plain
        sure = percent(tile.confidence)
        if tile.standing is Standing.ASKS:
            return f"? {sure}", self._colours.asks, self._bold
        return sure, self._colours.quiet, self._plain

    def _tick(self, painter: QPainter, box: QRectF) -> None:
        pen = QPen(QColor(self._colours.good), 1.6)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawPolyline(
            [QPointF(box.x() + x * box.width(), box.y() + y * box.height()) for x, y in _TICK]
        )

    def _text(
        self,
        painter: QPainter,
        place: QRect,
        text: str,
        colour: str,
        *,
        font: QFont,
        alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
    ) -> None:
        painter.setFont(font)
        painter.setPen(QColor(colour))
        painter.drawText(place, alignment | Qt.TextFlag.TextSingleLine, text)

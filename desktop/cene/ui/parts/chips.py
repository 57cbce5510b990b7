"""Small parts that panels have in common: dots of albums, badges, words that fit their place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QLabel, QSizePolicy, QStyle, QStyleOption, QWidget

from cene.ui import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

DOT = 10
"""Width and height of the dot of an album, in pixels."""
_CORNER = 3
_CAP_EXTRA = 6
"""How much higher a key cap and a badge are than the text's own height, together."""


def number(value: int) -> str:
    """A number as people of the language of the moment write it, with thousands separators."""
    return QLocale().toString(value)


def paint_dot(painter: QPainter, left: int, middle: int, colour: QColor) -> None:
    """Paint the dot of an album.

    Args:
        painter: painter of the widget.
        left: its left edge, in pixels.
        middle: its vertical middle, in pixels.
        colour: see `theme.album_colour`.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(QRectF(left, middle - DOT / 2, DOT, DOT), _CORNER, _CORNER)
    painter.restore()


def paint_badge(painter: QPainter, right: int, middle: int, text: str) -> int:
    """Paint a number that asks for attention, in the colour of what waits.

    Args:
        painter: painter of the widget, with the font of the badge.
        right: its right edge, in pixels.
        middle: its vertical middle, in pixels.
        text: the number.

    Returns:
        Its width in pixels.
    """
    metrics = QFontMetrics(painter.font())
    width = metrics.horizontalAdvance(text) + 2 * theme.SPACE
    height = metrics.height() + 2
    area = QRectF(right - width, middle - height / 2, width, height)
    colours = theme.tokens()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.asks))
    painter.drawRoundedRect(area, height / 2, height / 2)
    painter.setPen(QColor(colours.on_accent))
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()
    return width


def cap_width(font_metrics: QFontMetrics) -> int:
    """How wide the cap of a key with one sign is, in pixels."""
    return font_metrics.horizontalAdvance("M") + _CAP_EXTRA


def paint_cap(painter: QPainter, left: int, middle: int, key: str) -> None:
    """Paint the cap of the key that does what stands beside it.

    Args:
        painter: painter of the widget, with the font of the cap.
        left: its left edge, in pixels.
        middle: its vertical middle, in pixels.
        key: what is on the key.
    """
    metrics = QFontMetrics(painter.font())
    height = metrics.height() + 2
    area = QRectF(left + 0.5, middle - height / 2 + 0.5, cap_width(metrics) - 1, height - 1)
    colours = theme.tokens()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QColor(colours.border))
    painter.setBrush(QColor(colours.raised))
    painter.drawRoundedRect(area, _CORNER, _CORNER)
    painter.setPen(QColor(colours.quiet))
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, key)
    painter.restore()


class Elided(QLabel):
    """One line that gives way in its middle; the whole of it is in the tool tip.

    Args:
        text: what it says.
        parent: the widget that it is in.
    """

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """It can be narrow."""
        return QSize(2 * theme.SPACE, super().minimumSizeHint().height())

    def shown(self) -> str:
        """The part of the text that fits."""
        mode = Qt.TextElideMode.ElideMiddle
        return self.fontMetrics().elidedText(self.text(), mode, self.contentsRect().width())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what fits, in the label's own look."""
        del event
        painter = QPainter(self)
        option = QStyleOption()
        option.initFrom(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, painter, self)
        area: QRect = self.contentsRect()
        self.style().drawItemText(
            painter,
            area,
            self.alignment(),
            option.palette,
            self.isEnabled(),
            self.shown(),
            self.foregroundRole(),
        )

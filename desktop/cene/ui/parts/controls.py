"""Controls whose marks are painted from the colours of the moment.

Qt's own are drawn from a palette of which the style sheet leaves too little.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionButton,
    QStyleOptionViewItem,
)

from cene.ui import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

_SIDE, _ROUND = 2 * theme.SPACE, theme.SPACE / 2
_TICK = ((0.25, 0.53), (0.43, 0.70), (0.76, 0.32))
"""The corners of the tick, as shares of the box."""


class Tick(QCheckBox):
    """A check box with a box that can be seen."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setProperty("kind", "tick")

    def paintEvent(self, _: QPaintEvent) -> None:
        """The box, a line under the words for the keyboard, and the words."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        element, style = QStyle.SubElement, self.style()
        painter = QPainter(self)
        box = style.subElementRect(element.SE_CheckBoxIndicator, option, self)
        _paint(painter, QRectF(box), self.checkState(), enabled=self.isEnabled())
        if self.hasFocus():
            words = style.subElementRect(element.SE_CheckBoxContents, option, self)
            words.setWidth(min(self.fontMetrics().horizontalAdvance(self.text()), words.width()))
            painter.setPen(QPen(QColor(theme.tokens().accent), 1))
            painter.drawLine(words.bottomLeft(), words.bottomRight())
        option.rect = style.subElementRect(element.SE_CheckBoxContents, option, self)
        style.drawControl(QStyle.ControlElement.CE_CheckBoxLabel, option, painter, self)


class TickDelegate(QStyledItemDelegate):
    """The same in a view of kind "ticks", in which the style sheet leaves room for the box."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """The item, and its box."""
        super().paint(painter, option, index)
        full = QStyleOptionViewItem(option)
        self.initStyleOption(full, index)
        element = QStyle.SubElement.SE_ItemViewItemCheckIndicator
        box = full.widget.style().subElementRect(element, full, full.widget)
        _paint(painter, QRectF(box), full.checkState, enabled=True)


class Combo(QComboBox):
    """A choice whose arrow can be seen."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """The field, and the arrow at its end."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(QColor(theme.tokens().quiet), 1.5)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        half = theme.SPACE / 2
        end = QPointF(self.width() - 2 * theme.SPACE, self.height() / 2 + half / 2)
        painter.drawPolyline([end - QPointF(half, half), end, end + QPointF(half, -half)])


def paint_tick(painter: QPainter, box: QRectF, colour: QColor) -> None:
    """Paint a tick into a square, in pixels."""
    painter.setPen(_thick(colour))
    painter.drawPolyline(
        [QPointF(box.x() + x * box.width(), box.y() + y * box.height()) for x, y in _TICK]
    )


def _thick(colour: QColor) -> QPen:
    pen = QPen(colour, 2)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    return pen


def _paint(painter: QPainter, place: QRectF, state: Qt.CheckState, *, enabled: bool) -> None:
    """A box with a tick, a bar or nothing in it, in the middle of a place."""
    colours = theme.tokens()
    half = _SIDE / 2 - 0.5
    box = QRectF(place.center().x() - half, place.center().y() - half, 2 * half, 2 * half)
    empty = state == Qt.CheckState.Unchecked
    fill = colours.accent if enabled else colours.faint
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    # A box that nobody can tick is seen all the same, by an edge of its own: its fill is faint.
    edge = colours.quiet if empty or not enabled else fill
    painter.setPen(QPen(QColor(edge), 1))
    if empty:
        fill = colours.raised if enabled else colours.window
    painter.setBrush(QColor(fill))
    painter.drawRoundedRect(box, _ROUND, _ROUND)
    ink = QColor(colours.on_accent if enabled else colours.quiet)
    if state == Qt.CheckState.Checked:
        paint_tick(painter, box, ink)
    elif state == Qt.CheckState.PartiallyChecked:
        middle = QPointF(box.width() / 4, 0)
        painter.setPen(_thick(ink))
        painter.drawLine(box.center() - middle, box.center() + middle)
    painter.restore()

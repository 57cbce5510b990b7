"""How a row of the history is painted, and where its controls are."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    Qt,
)
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cene.core.errors import printable
from cene.core.move import State
from cene.core.policy import percent
from cene.organiser.history import Line, Sums
from cene.ui import theme
from cene.ui.history.words import short

if TYPE_CHECKING:
    from cene.ui.history.model import HistoryModel
    from cene.ui.history.words import HistoryWords

HEIGHT = 5 * theme.SPACE
LEFT = 3 * theme.SPACE
INDENT = 6 * theme.SPACE
DOT = theme.SPACE + 1
Index = QModelIndex | QPersistentModelIndex
_LINE_PARTS = (20, 40, 17, 23)
"""Share of the width, in percent: name, from and to, album, state."""


class HistoryRows(QStyledItemDelegate):
    """Paints batches and photos."""

    def __init__(self, model: HistoryModel, words: HistoryWords, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self._words = words

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._background(painter, option)
        found = self._model.at(index.row())
        rect = option.rect.adjusted(LEFT, 0, -LEFT, 0)
        if isinstance(found, Sums):
            self._batch(painter, rect, found, is_open=self._model.is_open(index.row()))
        elif isinstance(found, Line):
            self._line(painter, rect, found)
        else:
            rect.setLeft(option.rect.left() + INDENT)
            _text(painter, rect, self.tr("Reading…"), theme.tokens().quiet)
        painter.restore()

    def _background(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        colours = theme.tokens()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        body = option.rect.adjusted(theme.SPACE // 2, 1, -theme.SPACE // 2, -1)
        if selected or hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.selected if selected else colours.hover))
            painter.drawRoundedRect(body, theme.RADIUS, theme.RADIUS)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(colours.accent), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(body, theme.RADIUS, theme.RADIUS)

    def _batch(self, painter: QPainter, rect: QRect, sums: Sums, *, is_open: bool) -> None:
        colours = theme.tokens()
        _arrow(painter, rect, is_open=is_open)
        if sums.done:
            _undo(painter, rect)
        rect = rect.adjusted(INDENT - LEFT, 0, -_undo_width() - theme.SPACE, 0)
        when = self._words.when(sums, datetime.now(UTC))
        width = QFontMetrics(theme.font()).horizontalAdvance(when)
        right = QRect(rect.right() - width, rect.top(), width + 1, rect.height())
        _text(painter, right, when, colours.quiet)
        rect.setRight(right.left() - 2 * theme.SPACE)
        colour = colours.text if sums.done or sums.unsettled else colours.quiet
        used = _text(painter, rect, self._words.what(sums), colour, bold=True)
        rect.setLeft(rect.left() + used + 2 * theme.SPACE)
        _text(painter, rect, self._words.why(sums), colours.quiet)

    def _line(self, painter: QPainter, rect: QRect, line: Line) -> None:
        colours = theme.tokens()
        refused = self._model.refused.get(line.name)
        if line.state is State.DONE:
            _undo(painter, rect)
        rect = rect.adjusted(INDENT - LEFT, 0, -_undo_width() - theme.SPACE, 0)
        name, way, album, state = _parts(rect)
        _name(painter, name, line)
        _way(painter, way, line)
        if line.album:
            self._album(painter, album, line)
        wrong = refused is not None or line.state is State.FAILED
        said = self._words.state(line, refused)
        _text(
            painter,
            state,
            f"! {said}" if wrong else said,
            colours.failed if wrong else colours.quiet,
        )

    def _album(self, painter: QPainter, rect: QRect, line: Line) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.album_colour(line.album, self._words.colours.get(line.album)))
        painter.drawRoundedRect(rect.left(), rect.center().y() - DOT // 2, DOT, DOT, 3, 3)
        rect = rect.adjusted(DOT + theme.SPACE, 0, 0, 0)
        sure = percent(line.confidence)
        share = QRect(rect.right() - 5 * theme.SPACE, rect.top(), 5 * theme.SPACE, rect.height())
        _text(painter, share, sure, theme.tokens().quiet, align=Qt.AlignmentFlag.AlignRight)
        rect.setRight(share.left() - theme.SPACE)
        _text(painter, rect, self._words.album(line.album), theme.tokens().text)


def undo_area(row: QRect) -> QRect:
    """Where in a row its Undo is clicked."""
    width = _undo_width()
    return QRect(row.right() - LEFT - width, row.top(), width + LEFT, row.height())


def arrow_area(row: QRect) -> QRect:
    """Where in the row of a batch it is opened and closed."""
    return QRect(row.left(), row.top(), INDENT, row.height())


def _undo(painter: QPainter, rect: QRect) -> None:
    width = _undo_width()
    area = QRect(rect.right() - width, rect.top(), width, rect.height())
    align = Qt.AlignmentFlag.AlignRight
    _text(painter, area, _undo_word(), theme.tokens().accent, align=align)


def _undo_width() -> int:
    """Width of the place at the right where Undo is clicked: languages differ in it."""
    return QFontMetrics(theme.font()).horizontalAdvance(_undo_word()) + theme.SPACE // 2


def _undo_word() -> str:
    return QCoreApplication.translate("HistoryRows", "Undo")


def _parts(rect: QRect) -> list[QRect]:
    found, left = [], rect.left()
    for part in _LINE_PARTS:
        width = rect.width() * part // 100
        found.append(QRect(left, rect.top(), width - 2 * theme.SPACE, rect.height()))
        left += width
    found[-1].setRight(rect.right())
    return found


def _name(painter: QPainter, rect: QRect, line: Line) -> None:
    used = _text(painter, rect, printable(line.source.name), theme.tokens().text)
    if line.companions:
        rect = rect.adjusted(used + theme.SPACE, 0, 0, 0)
        _text(painter, rect, f"+ {line.companions}", theme.tokens().quiet)


def _way(painter: QPainter, rect: QRect, line: Line) -> None:
    """From where to where, each half in the middle elided; the new name where it is another."""
    middle = Qt.TextElideMode.ElideMiddle
    if line.is_tags:
        place = QFontMetrics(theme.font()).elidedText(
            short(line.source.parent), middle, rect.width()
        )
        _text(painter, rect, place, theme.tokens().quiet)
        return
    renamed = line.target.name != line.source.name
    target = line.target if renamed else line.target.parent
    metrics = QFontMetrics(theme.font())
    arrow = " → "
    room = rect.width() - metrics.horizontalAdvance(arrow)
    texts = [short(line.source.parent), short(target)]
    widths = [metrics.horizontalAdvance(text) + 1 for text in texts]
    if sum(widths) > room:
        half = room // 2
        smaller = min(widths)
        widths = [half, half] if smaller > half else [min(w, room - smaller) for w in widths]
    cut = (metrics.elidedText(t, middle, w) for t, w in zip(texts, widths, strict=True))
    _text(painter, rect, arrow.join(cut), theme.tokens().quiet)


def _arrow(painter: QPainter, rect: QRect, *, is_open: bool) -> None:
    x, y = rect.left() + 5.0, rect.center().y() + 0.5
    if is_open:
        points = [QPointF(x - 4, y - 2), QPointF(x + 4, y - 2), QPointF(x, y + 3)]
    else:
        points = [QPointF(x - 2, y - 4), QPointF(x + 3, y), QPointF(x - 2, y + 4)]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.tokens().quiet))
    painter.drawPolygon(QPolygonF(points))


def _text(
    painter: QPainter,
    rect: QRect,
    text: str,
    colour: str,
    *,
    bold: bool = False,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> int:
    """Paint one line of text, elided at the end, and return how wide it is."""
    font = theme.font(bold=bold)
    metrics = QFontMetrics(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.setFont(font)
    painter.setPen(QColor(colour))
    painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | align, shown)
    return metrics.horizontalAdvance(shown)

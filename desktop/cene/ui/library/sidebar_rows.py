"""The rows of the sidebar, what stands in them, and how each is painted."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPolygonF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from cene.ui import theme
from cene.ui.parts import chips

if TYPE_CHECKING:
    from cene.core.shown import View

Index = QModelIndex | QPersistentModelIndex

ROW = Qt.ItemDataRole.UserRole
"""Under this role, an index has its `Row`."""
STEP = 2 * theme.SPACE
"""How far what stands under an album is set in; also where the first text begins."""
_HEIGHT, _SECTION = 26, 34
_WIDEST = 160
"""Width asked for, in pixels; the sidebar itself decides."""


class Kind(StrEnum):
    """What a row is."""

    SECTION = "section"
    SCOPE = "scope"
    ALBUM = "album"
    NEW_ALBUM = "new album"
    FOLDER = "folder"


@dataclass(frozen=True, slots=True)
class Row:
    """What a row says.

    Attributes:
        kind: what it is.
        title: its words.
        view: what is shown when it is chosen; None for what cannot be chosen.
        note: the number or the word at its right.
        asks: whether the note asks for attention.
        sign: for a folder, the colour of the dot before it, by its name in `theme.Tokens`.
        tip: what its tool tip says.
        colour: "#rrggbb" of an album that a person chose one for.
    """

    kind: Kind
    title: str
    view: View | None = None
    note: str = ""
    asks: bool = False
    sign: str = ""
    tip: str = ""
    colour: str | None = None


class Branch(NamedTuple):
    """A row with all that stands under it."""

    row: Row
    below: tuple[Branch, ...] = ()


def row_of(index: Index) -> Row | None:
    """The row at an index; None for an invalid one."""
    row = index.data(ROW)
    return row if isinstance(row, Row) else None


class RowDelegate(QStyledItemDelegate):
    """Paints the rows, each over the whole width."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """All rows are of one height, but headings of sections, which have air above them."""
        del option
        row = row_of(index)
        section = row is not None and row.kind is Kind.SECTION
        return QSize(_WIDEST, _SECTION if section else _HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        row = row_of(index)
        view = option.widget
        if row is None or not isinstance(view, QTreeView):
            return
        rect: QRect = option.rect
        area = QRect(0, rect.top(), view.viewport().width(), rect.height())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.kind is Kind.SECTION:
            _paint_section(painter, area, row)
        else:
            _paint_ground(painter, area, option)
            left = _paint_sign(painter, area, row, index, view)
            right = _paint_note(painter, area, row)
            _paint_title(painter, area, left, right, row)
        painter.restore()


def _depth(index: Index) -> int:
    above = index.parent()
    return 1 + _depth(above) if above.isValid() else 0


def _paint_section(painter: QPainter, area: QRect, row: Row) -> None:
    font = theme.font(theme.SMALL - 1)
    font.setCapitalization(QFont.Capitalization.AllUppercase)
    font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 0.5)
    painter.setFont(font)
    painter.setPen(QColor(theme.tokens().quiet))
    inside = area.adjusted(STEP, 0, -STEP, -theme.SPACE // 2)
    painter.drawText(inside, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, row.title)


def _paint_ground(painter: QPainter, area: QRect, option: QStyleOptionViewItem) -> None:
    colours = theme.tokens()
    state: QStyle.StateFlag = option.state
    chosen = bool(state & QStyle.StateFlag.State_Selected)
    under = bool(state & QStyle.StateFlag.State_MouseOver)
    focus = bool(state & QStyle.StateFlag.State_HasFocus)
    if not (chosen or under or focus):
        return
    ground = colours.selected if chosen else colours.hover
    painter.setBrush(QColor(ground) if chosen or under else Qt.BrushStyle.NoBrush)
    painter.setPen(QColor(colours.accent) if focus else Qt.PenStyle.NoPen)
    inside = area.adjusted(theme.SPACE, 0, -theme.SPACE - 1, -1)
    painter.drawRoundedRect(inside, theme.RADIUS, theme.RADIUS)


def _paint_sign(painter: QPainter, area: QRect, row: Row, index: Index, view: QTreeView) -> int:
    """Paint the arrow or the dot before the title; the x where the title begins comes back."""
    colours = theme.tokens()
    left, middle = STEP + STEP * _depth(index), area.center().y() + 1
    if row.kind is Kind.ALBUM and index.model().hasChildren(index):
        _paint_arrow(painter, left, middle, open_=view.isExpanded(index))
    elif row.kind is Kind.ALBUM and row.view is not None and row.view.album is not None:
        colour = theme.album_colour(row.view.album, row.colour)
        chips.paint_dot(painter, left, middle, colour)
    elif row.sign:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(getattr(colours, row.sign)))
        painter.drawEllipse(QPointF(left + chips.DOT / 2, middle), theme.SPACE / 2, theme.SPACE / 2)
    else:
        return left
    return left + chips.DOT + theme.SPACE


def _paint_arrow(painter: QPainter, left: int, middle: int, *, open_: bool) -> None:
    points = [(1, -3), (9, -3), (5, 3)] if open_ else [(2, -4), (2, 4), (8, 0)]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.tokens().quiet))
    painter.drawPolygon(QPolygonF([QPointF(left + x, middle + y) for x, y in points]))


def _paint_note(painter: QPainter, area: QRect, row: Row) -> int:
    """Paint what is at the right; the x where it begins comes back."""
    right = area.right() - STEP
    if not row.note:
        return right
    painter.setFont(theme.font(theme.SMALL))
    if row.asks:
        return right - chips.paint_badge(painter, right, area.center().y() + 1, row.note)
    width = QFontMetrics(painter.font()).horizontalAdvance(row.note)
    painter.setPen(QColor(theme.tokens().quiet))
    middle = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(area.adjusted(0, 0, -STEP, 0), middle, row.note)
    return right - width


def _paint_title(painter: QPainter, area: QRect, left: int, right: int, row: Row) -> None:
    colours = theme.tokens()
    painter.setFont(theme.font())
    painter.setPen(QColor(colours.accent if row.kind is Kind.NEW_ALBUM else colours.text))
    width = right - theme.SPACE - left
    mode = Qt.TextElideMode.ElideRight
    text = QFontMetrics(painter.font()).elidedText(row.title, mode, width)
    inside = QRect(left, area.top(), width, area.height())
    painter.drawText(inside, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)

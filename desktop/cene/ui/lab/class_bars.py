"""How many photos each class has to be trained on, as bars."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from cene.ui import theme
from cene.ui.lab.words import number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from cene.core.lab import ClassCount

MOST = 20
"""So many bars at most; of more classes the largest, and how many others there are."""
_ROW, _BAR = 3 * theme.SPACE, 14
_NAME, _NUMBERS = 20 * theme.SPACE, 16 * theme.SPACE
_SHADES = (255, 120, 30)
"""Alpha of the parts of a bar, from the left: they differ without their colour, too."""


class ClassBars(QWidget):
    """A bar a class: what is learnt from, what training stops by, and what it is tested on.

    Args:
        parent: the widget that it is in.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.counts: tuple[ClassCount, ...] = ()
        self.setAccessibleName(self.tr("Photos of each class"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.show_counts(())

    def sizeHint(self) -> QSize:
        """A row a class, one for what the parts are called, and one for those without a bar."""
        rows = min(MOST, len(self.counts)) + 1 + (len(self.counts) > MOST)
        return QSize(80 * theme.SPACE, rows * _ROW)

    def show_counts(self, counts: Sequence[ClassCount]) -> None:
        """Show these classes, the largest first; of none nothing."""
        self.counts = tuple(sorted(counts, key=lambda one: -one.photos))
        lines = [
            self.tr(
                "{name}: {train} for training, {validation} for validation, {test} for the test"
            ).format(
                name=one.name,
                train=number(one.train),
                validation=number(one.validation),
                test=number(one.test),
            )
            for one in self.counts[:MOST]
        ]
        if len(self.counts) > MOST:
            lines.append(self._others())
        self.setAccessibleDescription("\n".join(lines))
        self.setVisible(bool(self.counts))
        self.updateGeometry()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """What the parts are called, and the bars below."""
        del event
        painter = QPainter(self)
        painter.setFont(theme.font(theme.SMALL))
        self._paint_legend(painter)
        shown = self.counts[:MOST]
        for place, one in enumerate(shown, start=1):
            self._paint_bar(painter, QRectF(0, place * _ROW, self.width(), _ROW), one)
        if len(self.counts) > MOST:
            painter.setPen(QColor(theme.tokens().quiet))
            rest = QRectF(0, (len(shown) + 1) * _ROW, self.width(), _ROW)
            painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, self._others())

    def _others(self) -> str:
        return self.tr("and %Ln smaller class(es)", None, len(self.counts) - MOST)

    def _paint_legend(self, painter: QPainter) -> None:
        names = (self.tr("for training"), self.tr("for validation"), self.tr("for the test"))
        x = float(_NAME)
        for part, name in enumerate(names):
            self._paint_part(painter, QRectF(x, (_ROW - _BAR) / 2, _BAR, _BAR), part)
            room = painter.fontMetrics().horizontalAdvance(name)
            painter.setPen(QColor(theme.tokens().quiet))
            word = QRectF(x + _BAR + theme.SPACE, 0, room, _ROW)
            painter.drawText(word, Qt.AlignmentFlag.AlignVCenter, name)
            x = word.right() + 3 * theme.SPACE

    def _paint_bar(self, painter: QPainter, row: QRectF, one: ClassCount) -> None:
        colours = theme.tokens()
        across = Qt.AlignmentFlag.AlignVCenter
        name = QRectF(row.left(), row.top(), _NAME - theme.SPACE, row.height())
        painter.setPen(QColor(colours.text))
        elided = painter.fontMetrics().elidedText(
            one.name, Qt.TextElideMode.ElideRight, int(name.width())
        )
        painter.drawText(name, across | Qt.AlignmentFlag.AlignRight, elided)
        room = row.width() - _NAME - _NUMBERS
        x, most = float(_NAME), max(1, self.counts[0].photos)
        parts = (one.train, one.validation, one.test)
        for part, photos in enumerate(parts):
            long = room * photos / most
            bar = QRectF(x, row.top() + (row.height() - _BAR) / 2, long, _BAR)
            self._paint_part(painter, bar, part)
            x = bar.right()
        painter.setPen(QColor(colours.quiet))
        numbers = QRectF(x + theme.SPACE, row.top(), _NUMBERS - theme.SPACE, row.height())
        painter.drawText(numbers, across, " + ".join(map(number, parts)))

    def _paint_part(self, painter: QPainter, area: QRectF, part: int) -> None:
        """One part of a bar; its border keeps the lightest one from what it stands on."""
        colour = QColor(theme.tokens().accent)
        painter.setPen(QPen(colour, 1))
        colour.setAlpha(_SHADES[part])
        painter.setBrush(colour)
        painter.drawRect(area)

"""Learning curves, pass by pass, while they grow."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from cene.core.policy import percent
from cene.ui import theme
from cene.ui.lab.words import LabWords, decimal, number

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QPaintEvent

    from cene.core.lab import Epoch

_HEIGHT = 28 * theme.SPACE
_LEFT, _TOP, _BELOW, _RIGHT = 7 * theme.SPACE, 5 * theme.SPACE, 3 * theme.SPACE, 2 * theme.SPACE
"""Room around the lines of one chart, in pixels."""
_LINES = 4
"""Spaces between the horizontal lines of a chart."""
_DOT = 3.0


class _Chart(NamedTuple):
    """One of the two charts: what it is called, its two lines, and what its heights mean."""

    title: str
    training: list[float]
    validation: list[float]
    top: float
    said: Callable[[float], str]


class Curves(QWidget):
    """How often the network was right, and how wrong it was, after each pass over the photos.

    Training photos are a dashed line with hollow dots, validation photos a whole line with full
    ones.
    """

    def __init__(self, words: LabWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.epochs: tuple[Epoch, ...] = ()
        self.setAccessibleName(self.tr("Learning curves"))
        self.setMinimumHeight(_HEIGHT)
        self.show_epochs(())

    def sizeHint(self) -> QSize:
        """Wide enough for both."""
        return QSize(80 * theme.SPACE, _HEIGHT)

    def show_epochs(self, epochs: Sequence[Epoch]) -> None:
        """Show these passes."""
        self.epochs = tuple(epochs)
        said = self._words.learnt(self.epochs)
        self.setAccessibleDescription(said)
        self.setToolTip(said)
        self.update()

    def add(self, epoch: Epoch) -> None:
        """Show one pass more; one that was there already, as after going on, takes its place."""
        before = [one for one in self.epochs if one.number < epoch.number]
        self.show_epochs((*before, epoch))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Both charts, side by side."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(theme.SMALL))
        width = (self.width() - 2 * theme.SPACE) / 2
        for place, chart in enumerate(self._charts()):
            left = place * (width + 2 * theme.SPACE)
            self._paint(painter, QRectF(left, 0, width, self.height()), chart)

    def _charts(self) -> tuple[_Chart, _Chart]:
        losses = [one.loss for one in self.epochs], [one.validation_loss for one in self.epochs]
        finite = [loss for line in losses for loss in line if math.isfinite(loss)]
        return (
            _Chart(
                self.tr("Right"),
                [one.accuracy for one in self.epochs],
                [one.validation_accuracy for one in self.epochs],
                1.0,
                percent,
            ),
            _Chart(self.tr("Loss"), *losses, max([*finite, 0.1]), decimal),
        )

    def _paint(self, painter: QPainter, area: QRectF, chart: _Chart) -> None:
        colours = theme.tokens()
        inner = area.adjusted(_LEFT, _TOP, -_RIGHT, -_BELOW)
        self._paint_head(painter, area, chart.title)
        for step in range(_LINES + 1):
            y = inner.bottom() - inner.height() * step / _LINES
            painter.setPen(QPen(QColor(colours.border), 1))
            painter.drawLine(QPointF(inner.left(), y), QPointF(inner.right(), y))
            painter.setPen(QColor(colours.quiet))
            label = QRectF(area.left(), y - theme.SPACE, _LEFT - theme.SPACE, 2 * theme.SPACE)
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(label, right, chart.said(chart.top * step / _LINES))
        self._paint_passes(painter, inner)
        self._paint_line(painter, inner, chart.training, chart.top, whole=False)
        self._paint_line(painter, inner, chart.validation, chart.top, whole=True)

    def _paint_head(self, painter: QPainter, area: QRectF, title: str) -> None:
        """The title, and which line is which."""
        colours = theme.tokens()
        line = QRectF(area.left(), 0, area.width() - _RIGHT, 3 * theme.SPACE)
        painter.setFont(theme.font(bold=True))
        painter.setPen(QColor(colours.text))
        across = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(line, across | Qt.AlignmentFlag.AlignLeft, title)
        painter.setFont(theme.font(theme.SMALL))
        right = line.right()
        for text, whole in ((self.tr("validation"), True), (self.tr("training"), False)):
            room = painter.fontMetrics().horizontalAdvance(text)
            painter.setPen(QColor(colours.quiet))
            word = QRectF(right - room, 0, room, line.height())
            painter.drawText(word, across, text)
            begin, y = word.left() - 5 * theme.SPACE, line.center().y()
            self._paint_stroke(
                painter, [QPointF(begin, y), QPointF(word.left() - theme.SPACE, y)], whole=whole
            )
            right = begin - 2 * theme.SPACE

    def _paint_passes(self, painter: QPainter, inner: QRectF) -> None:
        """The numbers of the first and the last pass, below."""
        if not self.epochs:
            return
        painter.setPen(QColor(theme.tokens().quiet))
        below = QRectF(inner.left(), inner.bottom() + theme.SPACE / 2, inner.width(), _BELOW)
        top = Qt.AlignmentFlag.AlignTop
        first, last = self.epochs[0].number, self.epochs[-1].number
        text = self.tr("pass {number}").format(number=number(first))
        painter.drawText(below, top | Qt.AlignmentFlag.AlignLeft, text)
        if last > first:
            painter.drawText(below, top | Qt.AlignmentFlag.AlignRight, number(last))

    def _paint_line(
        self, painter: QPainter, inner: QRectF, values: list[float], top: float, *, whole: bool
    ) -> None:
        last = max(1, len(values) - 1)
        points = [
            QPointF(
                inner.left() + inner.width() * place / last,
                inner.bottom() - inner.height() * min(1.0, value / top),
            )
            for place, value in enumerate(values)
            if math.isfinite(value)
        ]
        self._paint_stroke(painter, points, whole=whole)
        colours = theme.tokens()
        painter.setPen(QPen(QColor(colours.accent if whole else colours.quiet), 1.5))
        painter.setBrush(QColor(colours.accent if whole else colours.surface))
        for point in points:
            painter.drawEllipse(point, _DOT, _DOT)

    def _paint_stroke(self, painter: QPainter, points: list[QPointF], *, whole: bool) -> None:
        colours = theme.tokens()
        pen = QPen(QColor(colours.accent if whole else colours.quiet), 2)
        pen.setStyle(Qt.PenStyle.SolidLine if whole else Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawPolyline(points)

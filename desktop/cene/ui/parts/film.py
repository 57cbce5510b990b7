"""A strip of small pictures: what was answered, what is asked now, and what comes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from cene.ui import theme

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from PySide6.QtGui import QMouseEvent, QPaintEvent

WIDTH, HEIGHT = 12 * theme.SPACE, 9 * theme.SPACE
"""Of one picture, in pixels."""
BEFORE = 4
"""Pictures to the left of the one of the moment, at most."""
MOST = 80
"""Pictures that the widest of screens has room for."""
_STEP = WIDTH + theme.SPACE
_FADED = 0.4
_MARK = 18
"""Width and height of the mark on an answered photo, in pixels."""

Thumbnail = Callable[[int], QPixmap | None]
"""A small picture of a photo, None while there is none."""


class Film(QWidget):
    """Shows a row of photos; which one is asked now, and which get the same answer.

    Args:
        thumbnail: where to get the small pictures.
        parent: the widget that it is in.
    """

    chosen = Signal(int)
    """A photo that still waits was clicked on."""
    picked = Signal(int)
    """The same with Ctrl held down: it is to get the same answer, or no longer."""

    def __init__(self, thumbnail: Thumbnail, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._thumbnail = thumbnail
        self._row: tuple[int, ...] = ()
        self._answered: frozenset[int] = frozenset()
        self._together: frozenset[int] = frozenset()
        self._current: int | None = None
        self.setFixedHeight(HEIGHT + 2 * theme.SPACE)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("What comes next"))

    def show_row(
        self,
        answered: Sequence[int],
        queue: Sequence[int],
        position: int,
        together: Collection[int],
    ) -> None:
        """Show other photos.

        Args:
            answered: those that were answered, the last one last.
            queue: those that wait.
            position: which of them is asked now, counted from 0.
            together: those that get the same answer.
        """
        waiting = queue[max(0, position - BEFORE) :]
        done = answered[max(0, len(answered) - max(0, BEFORE - position)) :]
        self._row = (*done, *waiting[:MOST])
        self._answered, self._together = frozenset(done), frozenset(together)
        self._current = queue[position] if queue else None
        self.setAccessibleDescription(
            self.tr("%Ln photo(s) get the same answer", None, 1 + len(self._together))
        )
        self.update()

    def sizeHint(self) -> QSize:
        """A few pictures wide."""
        return QSize(BEFORE * _STEP, HEIGHT + 2 * theme.SPACE)

    def at(self, x: float) -> int | None:
        """The photo at so many pixels from the left, None where there is none."""
        place, inside = divmod(int(x) - theme.SPACE, _STEP)
        return self._row[place] if 0 <= place < len(self._row) and inside < WIDTH else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to a photo, or answer it together with the one of the moment."""
        photo = self.at(event.position().x())
        if photo is None or photo in self._answered or photo == self._current:
            return
        together = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        (self.picked if together else self.chosen).emit(photo)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what fits."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for place, photo in enumerate(self._row):
            area = QRect(theme.SPACE + place * _STEP, theme.SPACE, WIDTH, HEIGHT)
            if area.left() > self.width():
                break
            self._paint_photo(painter, photo, area)

    def _paint_photo(self, painter: QPainter, photo: int, area: QRect) -> None:
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(area), theme.RADIUS, theme.RADIUS)
        painter.save()
        painter.setClipPath(outline)
        painter.setOpacity(_FADED if photo in self._answered else 1.0)
        pixmap = self._thumbnail(photo)
        if pixmap is None or pixmap.isNull():
            painter.fillRect(area, QColor(theme.tokens().raised))
        else:
            painter.drawPixmap(QRectF(area), pixmap, _middle(pixmap.size()))
        painter.restore()
        if photo in self._answered:
            self._paint_mark(painter, area, "✓", theme.tokens().good)
        elif photo in self._together:
            self._paint_frame(painter, area, Qt.PenStyle.DashLine)
            self._paint_mark(painter, area, "=", theme.tokens().accent)
        elif photo == self._current:
            self._paint_frame(painter, area, Qt.PenStyle.SolidLine)

    def _paint_frame(self, painter: QPainter, area: QRect, style: Qt.PenStyle) -> None:
        painter.setPen(QPen(QColor(theme.tokens().accent), 3, style))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(area, theme.RADIUS, theme.RADIUS)

    def _paint_mark(self, painter: QPainter, area: QRect, sign: str, colour: str) -> None:
        place = QRect(area.right() - _MARK - 3, area.top() + 4, _MARK, _MARK)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        painter.drawEllipse(place)
        painter.setPen(QColor(theme.tokens().on_accent))
        painter.setFont(theme.font(theme.SMALL, bold=True))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, sign)


def _middle(size: QSize) -> QRectF:
    """The part in the middle of a picture that has the shape of a place in the strip."""
    width = min(size.width(), size.height() * WIDTH / HEIGHT)
    height = width * HEIGHT / WIDTH
    return QRectF((size.width() - width) / 2, (size.height() - height) / 2, width, height)

"""The rectangle that is drawn with the mouse around photos."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QPoint, QRect, QTimer, Signal

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractScrollArea

_STEP = 24
_INTERVAL = 30
"""So many pixels, every so many milliseconds, are scrolled while the mouse is outside."""


class RubberBand(QTimer):
    """Grows from where the mouse was pressed, and scrolls while the mouse is outside.

    Args:
        view: what it is drawn in; `changed` is sent to it whenever the rectangle is another.
    """

    changed = Signal()

    def __init__(self, view: QAbstractScrollArea) -> None:
        super().__init__(view)
        self.setInterval(_INTERVAL)
        self._view = view
        self._start = self._mouse = QPoint()
        self.active = False
        """Whether one is being drawn."""
        self.besides = QItemSelection()
        """What was selected before and stays so."""
        self.timeout.connect(self._scroll)

    def begin(self, mouse: QPoint, besides: QItemSelection) -> None:
        """The mouse was pressed at a point of the viewport."""
        self.active, self.besides = True, besides
        self._mouse = mouse
        self._start = self._in_grid(mouse)

    def move(self, mouse: QPoint) -> None:
        """The mouse is at another point of the viewport, perhaps outside."""
        self._mouse = mouse
        if self._view.viewport().rect().contains(mouse):
            self.stop()
        elif not self.isActive():
            self.start()
        self.changed.emit()

    def end(self) -> None:
        """The mouse was let go."""
        self.active = False
        self.stop()
        self._view.viewport().update()

    def area(self) -> QRect:
        """The rectangle, in the whole grid."""
        return QRect(self._start, self._in_grid(self._mouse)).normalized()

    def _in_grid(self, point: QPoint) -> QPoint:
        return point + QPoint(0, self._view.verticalScrollBar().value())

    def _scroll(self) -> None:
        bar = self._view.verticalScrollBar()
        bar.setValue(bar.value() + (-_STEP if self._mouse.y() < 0 else _STEP))
        self.changed.emit()

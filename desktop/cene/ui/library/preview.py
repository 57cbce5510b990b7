"""The picture in the panel at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath
from PySide6.QtWidgets import QSizePolicy, QWidget

from cene.ui import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QPixmap

WIDTH = 39 * theme.SPACE
"""The width that the panel looks best at, in pixels."""


class Preview(QWidget):
    """The whole picture, as wide as the panel, with round corners."""

    def __init__(self) -> None:
        super().__init__()
        self._pixmap: QPixmap | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(self.tr("Preview"))

    def display(self, pixmap: QPixmap | None) -> None:
        """Show a picture, or none."""
        self._pixmap = None if pixmap is None or pixmap.isNull() else pixmap
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the panel is at first."""
        width = WIDTH - 4 * theme.SPACE
        return QSize(width, self.heightForWidth(width))

    def heightForWidth(self, width: int) -> int:
        """The same for every picture, so that what is below stays where it is."""
        return width * 3 // 4

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture, or where it will be."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        area = QRectF(self.rect())
        if self._pixmap is not None:
            size = self._pixmap.deviceIndependentSize()
            size.scale(area.size(), Qt.AspectRatioMode.KeepAspectRatio)
            centre = area.center()
            area.setSize(size)
            area.moveCenter(centre)
        shape = QPainterPath()
        shape.addRoundedRect(area, theme.RADIUS, theme.RADIUS)
        painter.setClipPath(shape)
        if self._pixmap is None:
            painter.fillRect(area, theme.tokens().border)
        else:
            painter.drawPixmap(area, self._pixmap, QRectF(self._pixmap.rect()))

"""How the photos of the grid are ordered, grouped, and how large they are."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QWidget

from cene.core.shown import Grouping, Order
from cene.ui import theme
from cene.ui.parts.controls import Combo

SMALLEST, USUAL, LARGEST = 12 * theme.SPACE, 19 * theme.SPACE, 40 * theme.SPACE
"""Widths of a tile, in pixels."""


class Tools(QWidget):
    """The row above the grid.

    Args:
        parent: the widget that it is in.
    """

    arranged = Signal()
    """`order` or `grouping` is another."""
    resized = Signal(int)
    """`tile_size` is another."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._order, self._grouping, self._size = Combo(self), Combo(self), QSlider(self)
        self._lay_out()
        self._fill()
        self._size.setValue(USUAL)
        self._order.currentIndexChanged.connect(self.arranged)
        self._grouping.currentIndexChanged.connect(self.arranged)
        self._size.valueChanged.connect(self.resized)

    @property
    def order(self) -> Order:
        """Of the photos within a group."""
        return Order(self._order.currentData())

    @property
    def grouping(self) -> Grouping:
        """What stands together."""
        return Grouping(self._grouping.currentData())

    @property
    def tile_size(self) -> int:
        """Least width of a tile, in pixels."""
        return self._size.value()

    @tile_size.setter
    def tile_size(self, pixels: int) -> None:
        self._size.setValue(pixels)

    def _fill(self) -> None:
        for text, order in (
            (self.tr("Newest first"), Order.NEWEST),
            (self.tr("Oldest first"), Order.OLDEST),
            (self.tr("By name"), Order.NAME),
            (self.tr("Surest first"), Order.SUREST),
            (self.tr("Least sure first"), Order.UNSUREST),
        ):
            self._order.addItem(text, order)
        for text, grouping in (
            (self.tr("By day"), Grouping.DAY),
            (self.tr("By album"), Grouping.ALBUM),
            (self.tr("Not grouped"), Grouping.NONE),
        ):
            self._grouping.addItem(text, grouping)
        self._order.setAccessibleName(self.tr("Order of the photos"))
        self._grouping.setAccessibleName(self.tr("Grouping of the photos"))
        self._size.setAccessibleName(self.tr("Size of the thumbnails"))

    def _lay_out(self) -> None:
        self._size.setOrientation(Qt.Orientation.Horizontal)
        self._size.setRange(SMALLEST, LARGEST)
        self._size.setFixedWidth(14 * theme.SPACE)
        small, large = QLabel("▫", self), QLabel("□", self)
        for label in (small, large):
            label.setProperty("kind", "quiet")
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * theme.SPACE, 0, 2 * theme.SPACE, theme.SPACE)
        row.setSpacing(theme.SPACE)
        row.addWidget(self._grouping)
        row.addWidget(self._order)
        row.addStretch(1)
        for widget in (small, self._size, large):
            row.addWidget(widget)

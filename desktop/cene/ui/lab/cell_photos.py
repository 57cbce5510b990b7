"""The photos of a cell of the confusion matrix."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QListView, QListWidget, QListWidgetItem

from cene.core.errors import printable
from cene.ui import theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from cene.ui.lab.errands import Small

_SIDE = 14 * theme.SPACE
"""Of a picture, in pixels."""


class CellPhotos(QListWidget):
    """Small pictures with their names.

    Signals:
        shown_asked(Path): a photo to show in the file manager.
    """

    shown_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Photos of the chosen cell"))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setWrapping(False)
        self.setIconSize(QSize(_SIDE, _SIDE))
        self.setGridSize(QSize(_SIDE + 2 * theme.SPACE, _SIDE + 4 * theme.SPACE))
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedHeight(_SIDE + 7 * theme.SPACE)
        self.itemActivated.connect(self._activate)

    def show_photos(self, photos: Sequence[Small]) -> None:
        """Show these; one whose square is gone has its name only."""
        self.clear()
        ratio = self.devicePixelRatioF()
        for one in photos:
            item = QListWidgetItem(printable(Path(one.path).name))
            item.setToolTip(printable(one.path))
            item.setData(Qt.ItemDataRole.UserRole, one.path)
            if one.image is not None:
                small = one.image.scaledToWidth(
                    round(_SIDE * ratio), Qt.TransformationMode.SmoothTransformation
                )
                picture = QPixmap.fromImage(small)
                picture.setDevicePixelRatio(ratio)
                item.setIcon(QIcon(picture))
            self.addItem(item)

    def _activate(self, item: QListWidgetItem) -> None:
        self.shown_asked.emit(Path(item.data(Qt.ItemDataRole.UserRole)))

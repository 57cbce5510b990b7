"""A strip of small pictures, such as the examples of an album."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelection,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from cene.core.errors import printable
from cene.core.shown import Tile
from cene.ui import theme

if TYPE_CHECKING:
    from collections.abc import Sequence

Pictures = Callable[[Tile, QSize, float], QPixmap | None]
"""Small picture of a photo in a size and a pixel ratio; None while there is none."""
Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
SIZE = QSize(16 * theme.SPACE, 12 * theme.SPACE)
"""Of one picture, in pixels."""


def paint_picture(painter: QPainter, area: QRect, picture: QPixmap | None) -> None:
    """Fill a rounded area with the middle of a picture, or with the colour of one to come."""
    path = QPainterPath()
    path.addRoundedRect(QRectF(area), theme.RADIUS, theme.RADIUS)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.fillPath(path, QColor(theme.tokens().border))
    if picture is not None and not picture.isNull():
        painter.setClipPath(path)
        whole = QRectF(picture.rect())
        scale = max(area.width() / whole.width(), area.height() / whole.height())
        part = QRectF(0, 0, area.width() / scale, area.height() / scale)
        part.moveCenter(whole.center())
        painter.drawPixmap(QRectF(area), picture, part)
    painter.restore()


class _Tiles(QAbstractListModel):
    """Photos in a row."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.tiles: tuple[Tile, ...] = ()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.tiles)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        tile = self.tiles[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return printable(tile.name)
        return printable(tile.path) if role == Qt.ItemDataRole.ToolTipRole else None

    def show(self, tiles: Sequence[Tile]) -> None:
        self.beginResetModel()
        self.tiles = tuple(tiles)
        self.endResetModel()


class _Painter(QStyledItemDelegate):
    """Paints pictures."""

    def __init__(self, pictures: Pictures, model: _Tiles, parent: QWidget) -> None:
        super().__init__(parent)
        self._pictures, self._model, self._widget = pictures, model, parent

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        return QSize(SIZE.width() + theme.SPACE, SIZE.height() + theme.SPACE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        area = QRect(option.rect.topLeft(), SIZE).translated(theme.SPACE // 2, theme.SPACE // 2)
        tile = self._model.tiles[index.row()]
        picture = self._pictures(tile, SIZE, self._widget.devicePixelRatioF())
        paint_picture(painter, area, picture)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        if focused or option.state & QStyle.StateFlag.State_Selected:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(theme.tokens().accent), 3 if focused else 2))
            painter.drawRoundedRect(area.adjusted(-2, -2, 2, 2), theme.RADIUS + 2, theme.RADIUS + 2)
            painter.restore()


class PictureStrip(QListView):
    """Shows photos side by side; as many as are seen are asked for.

    Args:
        pictures: where to get the small pictures.
        parent: the widget that it is in.

    Signals:
        selected(): others are selected.
    """

    selected = Signal()

    def __init__(self, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tiles = _Tiles(self)
        self.setModel(self._tiles)
        self.setItemDelegate(_Painter(pictures, self._tiles, self))
        self.setProperty("kind", "strip")
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setFixedHeight(SIZE.height() + theme.SPACE + 2 * theme.SPACE)

    def show_tiles(self, tiles: Sequence[Tile]) -> None:
        """Show other photos."""
        if tuple(tiles) != self._tiles.tiles:
            self._tiles.show(tiles)
            self.selected.emit()

    def photos(self) -> list[int]:
        """Numbers of the photos that are selected."""
        return [self._tiles.tiles[index.row()].id for index in self.selectedIndexes()]

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Say that others are selected."""
        super().selectionChanged(selected, deselected)
        self.selected.emit()

"""The grid of thumbnails as a picture: where each is, how they are painted and scrolled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPropertyAnimation,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap, QRegion, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QStyle, QWidget

from cene.ui import theme
from cene.ui.grid.empty_state import EmptyState
from cene.ui.grid.layout import GAP, HEADING, MARGIN, PADDING, GridLayout
from cene.ui.grid.model import GridModel
from cene.ui.grid.rows import rows_of
from cene.ui.grid.rubber_band import RubberBand
from cene.ui.grid.tile import Look, TilePainter

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtCore import QItemSelection

    from cene.core.shown import Tile
    from cene.organiser.listing import Section
    from cene.ui.parts.thumbnails import Thumbnails

TILE = 20 * theme.SPACE
"""Least width of a picture until somebody chooses another."""
_NOTCH = 120
"""What a wheel says for one notch, in eighths of a degree."""
_WASH = 48
"""How opaque the rubber band is, of 255."""


class GridCanvas(QAbstractItemView):
    """Lays out, paints and scrolls.

    Args:
        thumbnails: makes the pictures.
        title: what an album of a key is called.
        heading: what stands above a section.
        parent: its owner.
    """

    button_pressed = Signal()
    """The button of the empty state was."""

    def __init__(
        self,
        thumbnails: Thumbnails,
        title: Callable[[str], str],
        heading: Callable[[Section], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.photos = GridModel(title, self)
        """What is shown."""
        self._thumbnails = thumbnails
        self._colours: Mapping[str, str] = {}
        self._heading = heading
        self._tile = TILE
        self._layout = self._laid_out()
        self._awaited: dict[int, tuple[int, Tile]] = {}
        self._hovered: int | None = None
        self._filled = QSize()
        self._band = RubberBand(self)
        self._glide = QPropertyAnimation(self.verticalScrollBar(), b"value", self)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setProperty("kind", "grid")
        # All of it is painted here, so that scrolling can reuse what is painted already.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._empty = EmptyState(self.viewport())
        self._empty.hide()
        self._empty.pressed.connect(self.button_pressed)
        self.setModel(self.photos)
        thumbnails.ready.connect(self._repaint_photo)

    def set_tile_size(self, pixels: int) -> None:
        """Change the least width of the pictures, in pixels of the window."""
        self._tile = pixels
        self._lay_out()

    def show_colours(self, colours: Mapping[str, str]) -> None:
        """Mark albums, by key, by colours that a person chose, as "#rrggbb"."""
        if colours != self._colours:
            self._colours = colours
            self.viewport().update()

    def set_empty(self, title: str, sentence: str, button: str) -> None:
        """Say what stands where there are no photos; `button` may be empty."""
        self._empty.say(title, sentence, button)
        self._empty.setVisible(not len(self.photos.photos))

    def visualRect(self, index: QModelIndex | QPersistentModelIndex) -> QRect:
        """Where a tile is in the viewport."""
        return self._place(index.row()) if index.isValid() else QRect()

    def indexAt(self, point: QPoint) -> QModelIndex:
        """The photo at a point of the viewport."""
        row = self._layout.row_at(point.x(), point.y() + self.verticalOffset())
        return QModelIndex() if row is None else self.photos.index(row)

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a photo into view, scrolling no further than need be."""
        if not index.isValid():
            return
        cell, height = self._layout.rectangle(index.row()), self.viewport().height()
        top, bottom = cell.top() - HEADING, cell.bottom() + 1 + GAP
        value = self.verticalOffset()
        if hint is QAbstractItemView.ScrollHint.PositionAtCenter:
            value = cell.center().y() - height // 2
        elif top < value or hint is QAbstractItemView.ScrollHint.PositionAtTop:
            value = top
        elif bottom > value + height or hint is QAbstractItemView.ScrollHint.PositionAtBottom:
            value = bottom - height
        self._scroll(value)

    def horizontalOffset(self) -> int:
        """Nothing is scrolled sideways."""
        return 0

    def verticalOffset(self) -> int:
        """How far down it is scrolled."""
        return self.verticalScrollBar().value()

    def isIndexHidden(self, _index: QModelIndex | QPersistentModelIndex) -> bool:
        """No photo is hidden."""
        return False

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        """What has to be painted anew when these are selected or no longer so."""
        found, seen = QRegion(), self._seen()
        for rows in rows_of(selection):
            for row in range(max(rows.start, seen.start), min(rows.stop, seen.stop)):
                found += self._place(row)
        return found

    def scrollContentsBy(self, _dx: int, dy: int) -> None:
        """Move what is painted, and want no more pictures of what went out of sight."""
        seen = self._seen()
        gone = [photo for photo, (row, _) in self._awaited.items() if row not in seen]
        self._drop([self._awaited.pop(photo)[1] for photo in gone])
        if self._band.active:
            self.viewport().update()
        else:
            self.viewport().scroll(0, dy)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll by pixels: at once where a touch pad counts them, else gliding there."""
        bar = self.verticalScrollBar()
        if not event.pixelDelta().isNull():
            self._scroll(bar.value() - event.pixelDelta().y())
        else:
            glides = self._glide.state() is QPropertyAnimation.State.Running
            start = int(self._glide.endValue()) if glides else bar.value()
            end = start - event.angleDelta().y() * self._layout.pitch // _NOTCH
            self._glide.stop()
            self._glide.setDuration(
                self.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, self)
            )
            self._glide.setEndValue(min(max(end, 0), bar.maximum()))
            self._glide.start()
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fill the new width, and keep what is seen in view."""
        super().resizeEvent(event)
        self._empty.setGeometry(self.viewport().rect())
        if self._filled != self.size():  # else only the scroll bar came or went
            self._filled = self.size()
            self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is to be seen."""
        area, offset = event.rect(), self.verticalOffset()
        painter = QPainter(self.viewport())
        painter.fillRect(area, QColor(theme.tokens().surface))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        tiles = TilePainter()
        spreads = list(self._layout.between(area.top() + offset, area.bottom() + 1 + offset))
        # Backwards, for what is asked for last is made first: pictures appear from the top.
        for spread in reversed(spreads):
            for row in reversed(spread.rows):
                if (cell := self._place(row)).intersects(area):
                    self._paint_tile(painter, tiles, row, cell)
            if spread.heading is not None:
                left, width = MARGIN + PADDING, self.viewport().width() - 2 * MARGIN
                place = QRect(left, spread.heading - offset, width, HEADING)
                tiles.heading(painter, place, self._heading(self.photos.sections[spread.section]))
        if self._band.active:
            self._paint_band(painter)
        painter.end()

    def _paint_tile(self, painter: QPainter, tiles: TilePainter, row: int, cell: QRect) -> None:
        index, tile = self.photos.index(row), self.photos.tile(row)
        look = Look(
            selected=self.selectionModel().isSelected(index),
            current=self.currentIndex() == index,
            hovered=row == self._hovered,
        )
        tiles.paint(
            painter,
            cell,
            tile,
            title=self.photos.title(tile),
            colour=self._colours.get(tile.album or ""),
            pixmap=self._picture(row, tile),
            look=look,
        )

    def _picture(self, row: int, tile: Tile) -> QPixmap | None:
        """What there is of a photo; if that is not all, it is painted again when there is."""
        size, ratio = self._layout.picture, self.devicePixelRatioF()
        found = self._thumbnails.pixmap(tile, size, ratio)
        if found is None or (not found.isNull() and found.size() != size * ratio):
            self._awaited[tile.id] = row, tile
        return found

    def _paint_band(self, painter: QPainter) -> None:
        accent = QColor(theme.tokens().accent)
        painter.setPen(accent)
        accent.setAlpha(_WASH)
        painter.setBrush(accent)
        painter.drawRect(self._band.area().translated(0, -self.verticalOffset()))

    def _repaint_photo(self, photo: int) -> None:
        row, _ = self._awaited.pop(photo, (None, None))
        if row is not None:
            self.viewport().update(self._place(row))

    def _drop(self, tiles: list[Tile]) -> None:
        self._thumbnails.drop(tiles, self._layout.picture, self.devicePixelRatioF())

    def _lay_out(self) -> None:
        """Lay out anew, with what is seen, the current photo before all, where it was."""
        row = self._anchor()
        top = 0 if row is None else self._place(row).top()
        self._lay_out_at(row, top)

    def _lay_out_at(self, row: int | None, top: int) -> None:
        """Lay out anew, with a photo at a y of the viewport."""
        self._drop([tile for _, tile in self._awaited.values()])
        self._awaited.clear()
        self._glide.stop()
        self._layout = self._laid_out()
        height, bar = self.viewport().height(), self.verticalScrollBar()
        bar.setRange(0, max(0, self._layout.height - height))
        bar.setPageStep(height)
        bar.setSingleStep(self._layout.pitch // 4)
        if row is not None:
            self._scroll(self._layout.rectangle(row).top() - top)
        self.viewport().update()

    def _laid_out(self) -> GridLayout:
        # As if the scroll bar were always there: else it could come and go without end.
        bar = self.verticalScrollBar().sizeHint().width()
        return GridLayout(self.photos.sections, self.width() - bar, self._tile)

    def _anchor(self) -> int | None:
        """The photo that stays where it is: the current one if it is seen, else the first."""
        seen = self._seen()
        current = self.currentIndex().row()
        if current in seen:
            return current
        return seen.start if seen and self.verticalOffset() else None

    def _seen(self) -> range:
        """The photos that are, at least in part, in view."""
        top = self.verticalOffset()
        spreads = [s.rows for s in self._layout.between(top, top + self.viewport().height())]
        found = [rows for rows in spreads if rows]
        return range(found[0].start, found[-1].stop) if found else range(0)

    def _place(self, row: int) -> QRect:
        return self._layout.rectangle(row).translated(0, -self.verticalOffset())

    def _scroll(self, value: int) -> None:
        self._glide.stop()
        self.verticalScrollBar().setValue(value)

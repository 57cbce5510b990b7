"""All albums as a tree, also those out of use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QTreeWidgetItemIterator,
    QWidget,
)

from cene.ui import theme
from cene.ui.titles import title

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cene.core.album import Album
    from cene.core.tree import Albums

Index = QModelIndex | QPersistentModelIndex
HEIGHT = 28
DOT = theme.SPACE + 2


class _Item(QTreeWidgetItem):
    """One album."""

    def __init__(self, album: Album) -> None:
        super().__init__([title(album)])
        self.album = album
        self.note = ""


class AlbumTree(QTreeWidget):
    """Shows the albums with how many photos each has, or that it is not in use.

    Signals:
        chosen(str): key of the album that is to be shown.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "albums")
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(2 * theme.SPACE)
        self.setAccessibleName(self.tr("Albums"))
        self.setItemDelegate(_Row(self))
        self.setVerticalScrollMode(QTreeWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentItemChanged.connect(self._choose)

    def show_albums(self, albums: Albums, counts: Mapping[str, int]) -> None:
        """Show other albums or counts; what is closed and chosen stays so.

        Where the chosen one is gone, the one that took it over is chosen, or else the first.
        """
        closed = {item.album.key for item in self._items() if not item.isExpanded()}
        chosen = self.key()
        self.blockSignals(True)  # noqa: FBT003 - Qt's only form
        self.clear()
        items = {key: _Item(album) for key, album in albums.items()}
        for key, item in items.items():
            above = items.get(albums[key].parent or "")
            if above is None:
                self.addTopLevelItem(item)
            else:
                above.addChild(item)
            self._say(item, counts.get(key, 0))
        for key, item in items.items():
            item.setExpanded(key not in closed)
        self.blockSignals(False)  # noqa: FBT003
        wanted = albums.merged.get(chosen, chosen)
        if items:
            self.setCurrentItem(items.get(wanted) or next(iter(items.values())))

    def key(self) -> str:
        """Key of the album that is chosen, "" where there is none."""
        item = self.currentItem()
        return item.album.key if isinstance(item, _Item) else ""

    def select(self, key: str) -> None:
        """Choose an album; nothing happens where it is not there."""
        for item in self._items():
            if item.album.key == key:
                self.setCurrentItem(item)
                self.scrollToItem(item)

    def _say(self, item: _Item, count: int) -> None:
        item.note = QLocale().toString(count) if item.album.enabled else self.tr("not in use")
        said = self.tr("%Ln photo(s)", None, count) if item.album.enabled else item.note
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{item.text(0)}, {said}")

    def _choose(self, item: QTreeWidgetItem | None) -> None:
        if isinstance(item, _Item):
            self.chosen.emit(item.album.key)

    def _items(self) -> Iterator[_Item]:
        walk = QTreeWidgetItemIterator(self)
        while (item := walk.value()) is not None:
            if isinstance(item, _Item):
                yield item
            walk += 1


class _Row(QStyledItemDelegate):
    """Paints an album: dot, title, and a note at the right."""

    def __init__(self, tree: AlbumTree) -> None:
        super().__init__(tree)
        self._tree = tree

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        return QSize(10 * theme.SPACE, HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item = self._tree.itemFromIndex(index)
        if not isinstance(item, _Item):
            return
        colours = theme.tokens()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        area = option.rect.adjusted(0, 1, -theme.SPACE // 2, -1)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(colours.selected if selected else colours.hover))
            painter.drawRoundedRect(area, theme.RADIUS, theme.RADIUS)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(colours.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area, theme.RADIUS, theme.RADIUS)
            painter.setPen(Qt.PenStyle.NoPen)
        area = area.adjusted(theme.SPACE, 0, -theme.SPACE, 0)
        if not item.album.enabled:
            painter.setOpacity(0.4)
        painter.setBrush(theme.album_colour(item.album.key, item.album.colour))
        painter.drawRoundedRect(area.left(), area.center().y() - DOT // 2, DOT, DOT, 3, 3)
        painter.setOpacity(1)
        area.setLeft(area.left() + DOT + theme.SPACE)
        painter.setFont(theme.font())
        metrics = QFontMetrics(painter.font())
        note = metrics.horizontalAdvance(item.note)
        painter.setPen(QColor(colours.quiet))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(area, middle | Qt.AlignmentFlag.AlignRight, item.note)
        room = QRect(area.left(), area.top(), area.width() - note - theme.SPACE, area.height())
        painter.setPen(QColor(colours.text if item.album.enabled else colours.quiet))
        text = metrics.elidedText(item.text(0), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, middle, text)
        painter.restore()

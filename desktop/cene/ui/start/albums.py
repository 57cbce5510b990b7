"""Second step of the first start: which albums?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cene.core.errors import UsageError
from cene.organiser.albums import new_album
from cene.ui import theme
from cene.ui.parts.controls import TickDelegate
from cene.ui.sentences import said

if TYPE_CHECKING:
    from collections.abc import Callable

    from cene.core.album import Album
    from cene.core.tree import Albums

_DOT = 10


class AlbumsStep(QWidget):
    """The albums as a tree to tick, and new ones of one's own.

    An album with others below it is in use where one of those is.

    Args:
        albums: the albums there are; those in use are ticked.
        title: what an album is called in the language of the window.
    """

    changed = Signal()

    def __init__(
        self, albums: Albums, title: Callable[[Album], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._albums, self._title = albums, title
        self._new: dict[str, QTreeWidgetItem] = {}
        self._items: dict[str, QTreeWidgetItem] = {}
        self._tree = self._made_tree()
        self._fill(None, self._tree.invisibleRootItem())
        self._tree.expandAll()
        self._tree.itemChanged.connect(self._edited)
        self._name = QLineEdit(self)
        self._name.setPlaceholderText(self.tr("An album of your own, such as a name or a place"))
        self._name.setAccessibleName(self.tr("Title of a new album"))
        self._name.returnPressed.connect(self._add)
        self._name.textChanged.connect(self._typed)
        self._button = QPushButton(self.tr("Add album"), self)
        self._button.setAutoDefault(True)
        self._button.setEnabled(False)
        self._button.clicked.connect(self._add)
        self._hint = QLabel(self)
        self._hint.setWordWrap(True)
        self._say("")
        links = QHBoxLayout()
        links.setSpacing(theme.SPACE)
        for text, slot in (
            (self.tr("Tick all"), self._tick_all),
            (self.tr("Tick none"), self._tick_none),
        ):
            link = QPushButton(text, self)
            link.setProperty("kind", "link")
            link.setAutoDefault(True)
            link.clicked.connect(slot)
            links.addWidget(link)
        links.addStretch()
        row = QHBoxLayout()
        row.setSpacing(theme.SPACE)
        row.addWidget(self._name, 1)
        row.addWidget(self._button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE)
        column.addLayout(links)
        column.addWidget(self._tree, 1)
        column.addLayout(row)
        column.addWidget(self._hint)

    @property
    def enabled(self) -> frozenset[str]:
        """Keys of the albums to use, without the new ones."""
        off = Qt.CheckState.Unchecked
        return frozenset(key for key, item in self._items.items() if item.checkState(0) != off)

    @property
    def new(self) -> tuple[str, ...]:
        """Titles of the new albums that are ticked, in the order they were added in."""
        off = Qt.CheckState.Unchecked
        return tuple(title for title, item in self._new.items() if item.checkState(0) != off)

    @property
    def ready(self) -> bool:
        """Whether one can go on."""
        return bool(self.enabled or self.new)

    @property
    def albums(self) -> Albums:
        """All albums, the new ones among them, ticked or not."""
        return self._albums

    def first(self) -> QWidget:
        """Where the keyboard begins."""
        return self._tree

    def _made_tree(self) -> QTreeWidget:
        tree = QTreeWidget(self)
        tree.setProperty("kind", "ticks")
        tree.setItemDelegate(TickDelegate(tree))
        tree.setHeaderHidden(True)
        tree.setAccessibleName(self.tr("Albums"))
        tree.setIconSize(QSize(_DOT, _DOT))
        tree.setIndentation(3 * theme.SPACE)
        tree.setExpandsOnDoubleClick(False)
        tree.setUniformRowHeights(True)
        return tree

    def _fill(self, parent: str | None, item: QTreeWidgetItem) -> None:
        for album in self._albums.values():
            if album.parent == parent:
                self._items[album.key] = self._put(item, album)
                self._fill(album.key, self._items[album.key])

    def _put(self, under: QTreeWidgetItem, album: Album) -> QTreeWidgetItem:
        item = QTreeWidgetItem(under, [self._title(album)])
        colour = theme.album_colour(album.key, album.colour)
        item.setIcon(0, _dot(colour, self.devicePixelRatioF()))
        item.setFlags(
            item.flags() | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsAutoTristate
        )
        item.setCheckState(0, _state(ticked=album.enabled))
        return item

    def _add(self) -> None:
        try:
            album = new_album(self._albums, self._name.text())
        except UsageError as error:
            self._say(said(str(error)), kind="failed")
            return
        self._albums = self._albums.plus(album)
        item = self._new[album.title] = self._put(self._tree.invisibleRootItem(), album)
        self._tree.setCurrentItem(item)
        self._tree.scrollToItem(item)
        self._name.clear()
        text = self.tr("Show Cene about five photos of “{title}” later, and it knows the album.")
        self._say(text.format(title=album.title))
        self.changed.emit()

    def _typed(self, text: str) -> None:
        self._button.setEnabled(bool(text.strip()))
        self._say("")

    def _say(self, text: str, kind: str = "quiet") -> None:
        """Something beside the field; what the field is for where there is nothing."""
        self._hint.setText(
            text or self.tr("It learns from about five photos, which you add later.")
        )
        self._hint.setProperty("kind", kind)
        self._hint.style().polish(self._hint)
        self._name.setAccessibleDescription(self._hint.text())

    def _edited(self) -> None:
        self.changed.emit()

    def _tick_all(self) -> None:
        self._tick(ticked=True)

    def _tick_none(self) -> None:
        self._tick(ticked=False)

    def _tick(self, *, ticked: bool) -> None:
        for item in (*self._items.values(), *self._new.values()):
            item.setCheckState(0, _state(ticked=ticked))


def _state(*, ticked: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked


def _dot(colour: QColor, ratio: float) -> QIcon:
    """The rounded square that stands for an album everywhere."""
    pixmap = QPixmap(round(_DOT * ratio), round(_DOT * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(0, 0, _DOT, _DOT, 3, 3)
    painter.end()
    return QIcon(pixmap)

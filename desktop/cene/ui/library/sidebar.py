"""The panel at the left: what can be looked at, with how much of it there is."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QMenu,
    QTreeView,
    QWidget,
)

from cene.core.shown import View
from cene.ui import theme
from cene.ui.library import dropping, sidebar_rows
from cene.ui.library.sidebar_model import SidebarModel
from cene.ui.library.sidebar_rows import Kind, row_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QEvent, QPersistentModelIndex, QRect
    from PySide6.QtGui import (
        QContextMenuEvent,
        QDragEnterEvent,
        QDragMoveEvent,
        QDropEvent,
        QKeyEvent,
        QMouseEvent,
        QPainter,
    )

    from cene.core.shown import Counts
    from cene.core.tree import Albums
    from cene.core.watched import Watched

    Index = QModelIndex | QPersistentModelIndex

WIDTH = 29 * theme.SPACE
"""The width that it looks best at, in pixels."""
_OPEN_AFTER = 600
"""Milliseconds after which an album under dragged photos shows what stands below it."""


class Sidebar(QTreeView):
    """The library, the albums in use and the watched folders, as one tree.

    Args:
        parent: the widget that it is in.
    """

    chosen = Signal(object)
    """A `View` of the scope, album or folder that a person chose; all else of it is default."""
    dropped = Signal(list, str)
    """Photos' numbers, and the key of the album that they were dropped on."""
    brought = Signal(object, str)
    """A `Brought` from another program, and the key of the album that is to be taught with it."""
    new_album_asked = Signal(object)
    """Key of the album that the new one is to stand under, or None."""
    rename_asked = Signal(str)
    merge_asked = Signal(str)
    out_of_use_asked = Signal(str)
    """Key of an album, for these three."""
    folder_asked = Signal(object)
    """Key of an album, or the path of a watched folder, to be shown in the file manager."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._open: frozenset[str] = frozenset()
        self._fresh = True
        self._quiet = False
        self._rows = SidebarModel(self)
        self.setModel(self._rows)
        self.setItemDelegate(sidebar_rows.RowDelegate(self))
        self.setAccessibleName(self.tr("Library, albums and folders"))
        self.setProperty("kind", "sidebar")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(sidebar_rows.STEP)
        self.setExpandsOnDoubleClick(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DropOnly)
        self.setDropIndicatorShown(False)
        self.setAutoExpandDelay(_OPEN_AFTER)
        self.setMouseTracking(True)
        self.expanded.connect(self._opened)
        self.collapsed.connect(self._closed)
        self.selectionModel().selectionChanged.connect(self._tell)
        self.clicked.connect(self._press)
        self.activated.connect(self._press)

    @property
    def view(self) -> View:
        """The scope, album or folder that is chosen; all photos where nothing is."""
        for index in self.selectedIndexes():
            row = row_of(index)
            if row is not None and row.view is not None:
                return row.view
        return View()

    @property
    def open_albums(self) -> frozenset[str]:
        """Keys of the albums that show what stands under them."""
        return self._open

    def display(self, counts: Counts, albums: Albums) -> None:
        """Show how many photos there are, and the albums in use.

        What is chosen and what is open stay so; where the chosen album is gone, all photos are
        chosen, and `chosen` says so.
        """
        if self._fresh:
            self._open |= {key for key in albums if albums[key].parent is None}
            self._fresh = False
        before = self.view
        self._quiet = True
        anew = self._rows.show_library(counts, albums)
        self._quiet = False
        self._filled(before, anew=anew)

    def display_folders(self, folders: Sequence[Watched], *, paused: bool) -> None:
        """Show the watched folders and how each is, and whether all watching pauses."""
        before = self.view
        self._quiet = True
        anew = self._rows.show_folders(folders, paused=paused)
        self._quiet = False
        self._filled(before, anew=anew)

    def open(self, keys: frozenset[str]) -> None:
        """Let these albums, and no others, show what stands under them."""
        self._open, self._fresh = keys, False
        self._restore(self.view)

    def choose(self, view: View) -> None:
        """Choose what a view shows; nothing is emitted."""
        self._quiet = True
        self._select(view)
        self._quiet = False

    def menu(self, index: Index) -> QMenu | None:
        """What can be done with a row; None where that is nothing."""
        row = row_of(index)
        if row is None or row.view is None:
            return None
        key, folder = row.view.album, row.view.folder
        if key is None and folder is None:
            return None
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if key is not None:
            rename = menu.addAction(self.tr("Rename…"), partial(self.rename_asked.emit, key))
            rename.setShortcut(Qt.Key.Key_F2)
            menu.addAction(self.tr("Merge into…"), partial(self.merge_asked.emit, key))
            menu.addAction(self.tr("New album below…"), partial(self.new_album_asked.emit, key))
            paste = menu.addAction(self.tr("Paste pictures"), partial(self._paste, key))
            paste.setShortcut(QKeySequence.StandardKey.Paste)
            paste.setEnabled(dropping.is_brought(QApplication.clipboard().mimeData()))
            menu.addAction(self.tr("Take out of use"), partial(self.out_of_use_asked.emit, key))
            menu.addSeparator()
        menu.addAction(
            self.tr("Show in the file manager"), partial(self.folder_asked.emit, key or folder)
        )
        return menu

    def _filled(self, view: View, *, anew: bool) -> None:
        """After a change: choose again what was chosen, or all photos where that is gone."""
        if anew:
            self._restore(view)
            if self.view != view:
                self.chosen.emit(self.view)

    def _restore(self, view: View) -> None:
        self._quiet = True
        for index in self._rows.indexes():
            self.setExpanded(index, self._album_at(index) in self._open)
        self._select(view)
        self._quiet = False

    def _select(self, view: View) -> None:
        wanted = (view.scope, view.album, view.folder)
        fallback = None
        for index in self._rows.indexes():
            row = row_of(index)
            if row is None or row.view is None:
                continue
            if (row.view.scope, row.view.album, row.view.folder) == wanted:
                self.setCurrentIndex(index)
                return
            fallback = fallback or index
        if fallback is not None:
            self.setCurrentIndex(fallback)

    def _opened(self, index: QModelIndex) -> None:
        key = self._album_at(index)
        if key is not None and not self._quiet:
            self._open |= {key}

    def _closed(self, index: QModelIndex) -> None:
        key = self._album_at(index)
        if key is not None and not self._quiet:
            self._open -= {key}

    def _tell(self) -> None:
        if self.selectedIndexes() and not self._quiet:
            self.chosen.emit(self.view)

    def _press(self, index: QModelIndex) -> None:
        row = row_of(index)
        if row is not None and row.kind is Kind.NEW_ALBUM:
            self.new_album_asked.emit(None)

    # What Qt asks of a view

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """The rows paint their arrows themselves."""

    def selectionCommand(
        self, index: Index, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        """The link for a new album leaves chosen what is."""
        row = row_of(index)
        if row is None or row.view is None:
            return QItemSelectionModel.SelectionFlag.NoUpdate
        return super().selectionCommand(index, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the arrow opens or closes, and chooses nothing."""
        index = self.indexAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and self._on_arrow(index, event):
            self.setExpanded(index, not self.isExpanded(index))
            return
        if event.button() is Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)

    def _on_arrow(self, index: QModelIndex, event: QMouseEvent) -> bool:
        left = self.visualRect(index).left() + theme.SPACE
        over = left <= event.position().x() < left + 3 * theme.SPACE
        return over and index.isValid() and self._rows.hasChildren(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F2 renames an album, Ctrl+V pastes pictures into it; all else is the tree's own."""
        key = self._album_at(self.currentIndex())
        if event.matches(QKeySequence.StandardKey.Paste) and key is not None:
            self._paste(key)
        elif event.key() == Qt.Key.Key_F2 and key is not None:
            self.rename_asked.emit(key)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the row under the mouse, or with the current one."""
        by_key = event.reason() is event.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        menu = self.menu(index)
        if menu is not None:
            below: QPoint = self.visualRect(index).bottomLeft()
            menu.popup(self.viewport().mapToGlobal(below) if by_key else event.globalPos())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Photos may come in, and what other programs have to give."""
        dropping.take(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Only an album takes them; it lights up."""
        super().dragMoveEvent(event)
        key = self._album_at(self.indexAt(event.position().toPoint()))
        if key is None or not dropping.take(event):
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        """Something was dropped on an album."""
        key = self._album_at(self.indexAt(event.position().toPoint()))
        if key is not None and dropping.take(event):
            photos = dropping.photos(event.mimeData())
            if photos:
                self.dropped.emit(photos, key)
            else:
                self.brought.emit(dropping.brought(event.mimeData()), key)
        self.setState(QAbstractItemView.State.NoState)
        self.viewport().update()

    def _paste(self, key: str) -> None:
        """The same without a mouse."""
        data = QApplication.clipboard().mimeData()
        if dropping.is_brought(data):
            self.brought.emit(dropping.brought(data), key)

    def _album_at(self, index: Index) -> str | None:
        row = row_of(index)
        return row.view.album if row is not None and row.view is not None else None

"""The grid of thumbnails as something to work with: choose, open, drag, answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRect,
    QSignalBlocker,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QDrag, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from cene.ui.grid.canvas import GridCanvas
from cene.ui.grid.drag import MOST_FILES, mime, picture
from cene.ui.grid.rows import heir, numbers, rows_of, rows_with, selection_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray
    from PySide6.QtCore import QPersistentModelIndex

    from cene.core.shown import Tile
    from cene.organiser.listing import Listing, Section
    from cene.ui.parts.thumbnails import Thumbnails

_Action = QAbstractItemView.CursorAction
_KEYS = {
    Qt.Key.Key_Left: _Action.MoveLeft,
    Qt.Key.Key_Right: _Action.MoveRight,
    Qt.Key.Key_Up: _Action.MoveUp,
    Qt.Key.Key_Down: _Action.MoveDown,
    Qt.Key.Key_Home: _Action.MoveHome,
    Qt.Key.Key_End: _Action.MoveEnd,
    Qt.Key.Key_PageUp: _Action.MovePageUp,
    Qt.Key.Key_PageDown: _Action.MovePageDown,
}
_Flag = QItemSelectionModel.SelectionFlag
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier


class GridView(GridCanvas):
    """The grid, with everything that mouse and keyboard can do in it.

    Args:
        thumbnails: makes the pictures.
        title: what an album of a key is called.
        heading: what stands above a section.
        parent: its owner.
    """

    opened = Signal(int)
    """Enter was pressed at a photo: its number."""
    double_clicked = Signal(int)
    """A photo was, by its number."""
    menu_asked = Signal(QPoint)
    """A context menu is wanted for the selected photos, at this point of the screen."""
    chosen_changed = Signal()
    """Other photos are selected."""

    def __init__(
        self,
        thumbnails: Thumbnails,
        title: Callable[[str], str],
        heading: Callable[[Section], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(thumbnails, title, heading, parent)
        self._fixed = 0
        self.setAccessibleName(self.tr("Photos"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self._band.changed.connect(self._select_in_band)

    def show_listing(self, listing: Listing, tiles: Callable[[Sequence[int]], list[Tile]]) -> None:
        """Show other photos, or the same in another state.

        What is selected and still there stays selected. The current photo, or the first one seen
        where that is out of sight, stays where it is on the screen; if it is gone, the next that
        is left takes its place, and is selected if it was.

        Args:
            listing: the photos.
            tiles: reads those of the numbers that it is given, in that order.
        """
        before, chosen = self.photos.photos, self._chosen()
        current, anchor = self.currentIndex().row(), self._anchor()
        top = 0 if anchor is None else self._place(anchor).top()
        was_selected = self.selectionModel().isSelected(self.currentIndex())
        if not self.photos.show(listing, tiles):
            return
        after = self.photos.photos
        rows = rows_with(after, chosen)
        next_current = None if current < 0 else heir(before, current, after)
        if next_current is not None and was_selected and not rows:
            rows = [range(next_current, next_current + 1)]
        model = self.selectionModel()
        with QSignalBlocker(model):
            model.select(selection_of(self.photos, rows), _Flag.ClearAndSelect)
            if next_current is not None:
                model.setCurrentIndex(self.photos.index(next_current), _Flag.NoUpdate)
        self._fixed = 0 if next_current is None else next_current
        self._hovered = None
        self._lay_out_at(None if anchor is None else heir(before, anchor, after), top)
        self._empty.setVisible(not len(after))
        self._say_current()
        if numbers(after, rows).tolist() != chosen.tolist():
            self.chosen_changed.emit()

    def chosen(self) -> list[int]:
        """The numbers of the selected photos, in the order of the grid."""
        return list(map(int, self._chosen()))

    def current(self) -> int | None:
        """The number of the photo that the keyboard is at."""
        row = self.currentIndex().row()
        return None if row < 0 else int(self.photos.photos[row])

    def choose(self, photo: int) -> None:
        """Select one photo and bring it into view; nothing happens where it is not shown."""
        for rows in rows_with(self.photos.photos, np.array([photo])):
            self._go(self.photos.index(rows.start), Qt.KeyboardModifier.NoModifier)
            self.scrollTo(self.currentIndex())

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, _modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Where a key leads to from the current photo."""
        row, last = self.currentIndex().row(), self._layout.photos - 1
        if last < 0:
            return QModelIndex()
        if row < 0:
            return self.photos.index(self._seen().start)
        page = max(1, self.viewport().height() // self._layout.pitch)
        lines = page if action in (_Action.MovePageUp, _Action.MovePageDown) else 1
        if action in (_Action.MoveUp, _Action.MovePageUp):
            return self.photos.index(self._layout.beside(row, -lines))
        if action in (_Action.MoveDown, _Action.MovePageDown):
            return self.photos.index(self._layout.beside(row, lines))
        ends = {_Action.MoveHome: 0, _Action.MoveEnd: last}
        step = -1 if action in (_Action.MoveLeft, _Action.MovePrevious) else 1
        return self.photos.index(ends.get(action, min(max(row + step, 0), last)))

    def setSelection(self, _rectangle: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Select what was clicked; with Shift all from the photo that was fixed before."""
        row = self.currentIndex().row()
        if command & _Flag.Current:
            besides = _Flag.Select if command & _Flag.Toggle else _Flag.ClearAndSelect
            self._select_up_to(row, besides)
        else:
            self._fixed = row
            self.selectionModel().select(self.photos.index(row), command)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with the arrows and their like, open with Enter."""
        key, current = Qt.Key(event.key()), self.current()
        if key in _KEYS:
            self._go(self.moveCursor(_KEYS[key], event.modifiers()), event.modifiers())
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and current is not None:
            self.opened.emit(current)
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def keyboardSearch(self, _search: str) -> None:
        """Letters are for the window; Qt would read all photos to find one that begins so."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select, or begin a rubber band between the tiles."""
        self._glide.stop()
        place = event.position().toPoint()
        if event.button() is Qt.MouseButton.LeftButton and not self.indexAt(place).isValid():
            adds = bool(event.modifiers() & (_SHIFT | _CONTROL))
            kept = QItemSelection(self.selectionModel().selection()) if adds else QItemSelection()
            self.selectionModel().select(kept, _Flag.ClearAndSelect)
            self._band.begin(place, kept)
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what the mouse is over, drag photos or the rubber band."""
        place = event.position().toPoint()
        if self._band.active:
            self._band.move(place)
            return
        row = self.indexAt(place).row()
        self._hover(None if row < 0 else row)
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the rubber band."""
        if self._band.active:
            self._band.end()
        else:
            super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Somebody wants the file itself."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() is Qt.MouseButton.LeftButton:
            self.double_clicked.emit(int(self.photos.photos[index.row()]))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for a menu where the mouse is, or at the current photo for the keyboard."""
        place = event.globalPos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard and self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())
            place = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center())
        self.menu_asked.emit(place)

    def viewportEvent(self, event: QEvent) -> bool:
        """Notice that the mouse has left."""
        if event.type() is QEvent.Type.Leave:
            self._hover(None)
        return super().viewportEvent(event)

    def startDrag(self, _actions: Qt.DropAction) -> None:
        """Let the selected photos be dropped on an album, or be copied by another program."""
        rows, photos = rows_of(self.selectionModel().selection()), self.chosen()
        current = self.currentIndex().row()
        if not photos or current < 0:
            return
        drag = QDrag(self)
        drag.setMimeData(mime(photos, self.photos.tiles(rows) if len(photos) <= MOST_FILES else ()))
        shown = self._picture(current, self.photos.tile(current))
        drag.setPixmap(picture(len(photos), shown, self.devicePixelRatioF()))
        drag.exec(Qt.DropAction.CopyAction)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell who listens."""
        super().selectionChanged(selected, deselected)
        self.chosen_changed.emit()

    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Say to those who listen to the screen what the keyboard is at."""
        super().currentChanged(current, previous)
        self._say_current()

    def _say_current(self) -> None:
        row = self.currentIndex().row()
        said = "" if row < 0 else self.photos.words(self.photos.tile(row))
        self.setAccessibleDescription(said)

    def _chosen(self) -> NDArray[np.int64]:
        return numbers(self.photos.photos, rows_of(self.selectionModel().selection()))

    def _go(self, index: QModelIndex, modifiers: Qt.KeyboardModifier) -> None:
        """Move with the keyboard: Shift selects up to there, Control moves only."""
        if not index.isValid():
            return
        model = self.selectionModel()
        if modifiers & _SHIFT:
            model.setCurrentIndex(index, _Flag.NoUpdate)
            self._select_up_to(index.row(), _Flag.ClearAndSelect)
        elif modifiers & _CONTROL:
            model.setCurrentIndex(index, _Flag.NoUpdate)
        else:
            self._fixed = index.row()
            model.setCurrentIndex(index, _Flag.ClearAndSelect)

    def _select_up_to(self, row: int, command: QItemSelectionModel.SelectionFlag) -> None:
        first, last = sorted((self._fixed, row))
        rows = selection_of(self.photos, [range(first, last + 1)])
        self.selectionModel().select(rows, command)

    def _select_in_band(self) -> None:
        found = selection_of(self.photos, self._layout.rows_in(self._band.area()))
        found.merge(self._band.besides, _Flag.Select)
        self.selectionModel().select(found, _Flag.ClearAndSelect)
        self.viewport().update()

    def _hover(self, row: int | None) -> None:
        if row == self._hovered:
            return
        for each in (row, self._hovered):
            if each is not None:
                self.viewport().update(self._place(each))
        self._hovered = row

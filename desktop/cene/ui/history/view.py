"""The list of the history: opened with the arrow or a key, undone with a click or a key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from cene.core.move import State
from cene.organiser.history import Line, Sums
from cene.ui.history.model import HistoryModel
from cene.ui.history.rows import HEIGHT, HistoryRows, arrow_area, undo_area

if TYPE_CHECKING:
    from cene.ui.history.words import HistoryWords


class HistoryView(QTableView):
    """Shows a `HistoryModel`.

    A table of one column: unlike a list or a tree it asks for no row that is not seen.

    Signals:
        undo_asked(list): names of batches and moves that are to be put back.
        selected(): other rows are selected.
        shown_asked(object): path of a photo that is to be shown in the file manager.
    """

    undo_asked = Signal(list)
    selected = Signal()
    shown_asked = Signal(object)

    def __init__(self, words: HistoryWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = HistoryModel(words, self)
        self.setModel(self.rows)
        self.setItemDelegate(HistoryRows(self.rows, words, self))
        self.setAccessibleName(self.tr("History"))
        self.setMouseTracking(True)
        self.setProperty("kind", "history")
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(HEIGHT)
        self.verticalHeader().setDefaultSectionSize(HEIGHT)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._show_menu)
        self._undo = QAction(self.tr("Undo"), self)
        self._undo.triggered.connect(self.undo_selected)
        self._reveal = QAction(self.tr("Show in the file manager"), self)
        self._reveal.triggered.connect(self._show_file)

    def undoable(self) -> tuple[list[str], int]:
        """Names of what is selected and can be put back, and how many photos that is."""
        ranges = self.selectionModel().selection()
        parts = map(ranges.at, range(ranges.count()))
        return self.rows.undoable(
            row for part in parts for row in range(part.top(), part.bottom() + 1)
        )

    def undo_selected(self) -> None:
        """Ask to put back what is selected."""
        names, _ = self.undoable()
        if names:
            self.undo_asked.emit(names)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Say that other rows are selected."""
        super().selectionChanged(selected, deselected)
        self.selected.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open and close with Right, Left, Space and Enter; Left leads back to the batch."""
        row = self.currentIndex().row()
        key = Qt.Key(event.key())
        if row < 0 or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.rows.toggle(row)
        elif key == Qt.Key.Key_Right:
            if not self.rows.is_open(row):
                self.rows.toggle(row)
        elif key == Qt.Key.Key_Left:
            batch = self.rows.batch_row(row)
            if batch == row and self.rows.is_open(row):
                self.rows.toggle(row)
            self.setCurrentIndex(self.rows.index(batch))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open a batch by its arrow, and put back by the word Undo, without selecting."""
        if event.button() != Qt.MouseButton.LeftButton or not self._pressed(
            event.position().toPoint()
        ):
            super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open a batch, or close it."""
        if self._control(event.position().toPoint()) is None:
            self.rows.toggle(self.indexAt(event.position().toPoint()).row())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show a hand over what can be clicked."""
        hand = self._control(event.position().toPoint()) is not None
        self.viewport().setCursor(
            Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor
        )
        super().mouseMoveEvent(event)

    def _control(self, place: QPoint) -> str | None:
        """What is clicked at a place: "undo", "arrow", or nothing."""
        index = self.indexAt(place)
        if not index.isValid():
            return None
        area = self.visualRect(index)
        if undo_area(area).contains(place) and self.rows.undoable([index.row()])[0]:
            return "undo"
        is_batch = isinstance(self.rows.at(index.row()), Sums)
        return "arrow" if is_batch and arrow_area(area).contains(place) else None

    def _pressed(self, place: QPoint) -> bool:
        row, control = self.indexAt(place).row(), self._control(place)
        if control == "undo":
            self.undo_asked.emit(self.rows.undoable([row])[0])
        elif control == "arrow":
            self.rows.toggle(row)
        return control is not None

    def _show_menu(self, place: QPoint) -> None:
        if not self.selectionModel().hasSelection():
            return
        self._undo.setEnabled(bool(self.undoable()[0]))
        self._reveal.setEnabled(isinstance(self._current(), Line))
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions([self._undo, self._reveal])
        menu.popup(self.viewport().mapToGlobal(place))

    def _show_file(self) -> None:
        found = self._current()
        if isinstance(found, Line):
            self.shown_asked.emit(found.target if found.state is State.DONE else found.source)

    def _current(self) -> Sums | Line | None:
        index = self.currentIndex()
        return self.rows.at(index.row()) if index.isValid() else None

"""Which classes were taken for which: a table whose cells have photos."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from cene.ui import theme
from cene.ui.lab.words import number

if TYPE_CHECKING:
    from collections.abc import Sequence

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
_SHOWN = 10
"""So many rows are seen without scrolling at most."""
_STRONG = 160
"""How much of the colour a whole row in one cell has, of 255."""


class _Cells(QAbstractTableModel):
    """Numbers of photos by true class (row) and the class they were taken for (column)."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.classes: tuple[str, ...] = ()
        self.matrix: tuple[tuple[int, ...], ...] = ()

    def show(self, classes: Sequence[str], matrix: Sequence[Sequence[int]]) -> None:
        self.beginResetModel()
        self.classes, self.matrix = tuple(classes), tuple(map(tuple, matrix))
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.matrix)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.classes)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        del orientation
        shown = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
        return self.classes[section] if shown else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row, photos = self.matrix[index.row()], self.matrix[index.row()][index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return number(photos)
            case Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignCenter
            case Qt.ItemDataRole.ForegroundRole:
                return None if photos else QColor(theme.tokens().quiet)
            case Qt.ItemDataRole.BackgroundRole:
                colour = QColor(theme.tokens().faint)
                colour.setAlpha(round(_STRONG * photos / max(1, sum(row))))
                return colour
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                return self.sentence(index.row(), index.column())
        return None

    def sentence(self, true: int, predicted: int) -> str:
        photos = self.matrix[true][predicted]
        if true == predicted:
            return self.tr("%Ln photo(s) of “{album}”, recognised.", None, photos).format(
                album=self.classes[true]
            )
        return self.tr("%Ln photo(s) of “{album}”, taken for “{other}”.", None, photos).format(
            album=self.classes[true], other=self.classes[predicted]
        )


class Matrix(QTableView):
    """The confusion matrix; a cell is chosen by a click or with the arrows.

    Signals:
        cell_chosen(int, int): numbers of the true class and of the one it was taken for.
    """

    cell_chosen = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cells = _Cells(self)
        self.setModel(self._cells)
        self.setAccessibleName(self.tr("Classes (rows) and what they were taken for (columns)"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setProperty("kind", "rows")
        self.setCornerButtonEnabled(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(4 * theme.SPACE)
        self.horizontalHeader().setDefaultSectionSize(12 * theme.SPACE)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def show_matrix(self, classes: Sequence[str], matrix: Sequence[Sequence[int]]) -> None:
        """Show numbers of photos, by the titles of the classes."""
        self._cells.show(classes, matrix)
        rows = min(_SHOWN, len(matrix))
        self.setFixedHeight((4 * rows + 4) * theme.SPACE + 2 * theme.SPACE)

    def sentence(self, true: int, predicted: int) -> str:
        """What a cell says."""
        return self._cells.sentence(true, predicted)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Say which cell is chosen now."""
        super().currentChanged(current, previous)
        if current.isValid():
            self.cell_chosen.emit(current.row(), current.column())

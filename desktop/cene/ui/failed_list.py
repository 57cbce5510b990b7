"""The photos that could not be read or filed, with the reason and a way to try again."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
)

from cene.core.errors import printable
from cene.organiser.places import short
from cene.ui import theme
from cene.ui.sentences import said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Failure:
    """A photo that Cene could do nothing with.

    Attributes:
        id: its number in the catalogue.
        path: where it is.
        reason: what is wrong with it and what to do, a clause without the name.
    """

    id: int
    path: Path
    reason: str


class FailedModel(QAbstractTableModel):
    """Name, folder and reason of each."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.failures: Sequence[Failure] = ()

    def replace(self, failures: Sequence[Failure]) -> None:
        """Have others."""
        self.beginResetModel()
        self.failures = failures
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        """One each."""
        return 0 if parent.isValid() else len(self.failures)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        """Name, reason, folder."""
        return 0 if parent.isValid() else 3

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """What stands in a cell; the whole path as its tool tip."""
        failure = self.failures[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            folder = short(failure.path.parent, Path.home())
            return (printable(failure.path.name), said(failure.reason), folder)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{printable(failure.path)}\n{said(failure.reason)}"
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """What the columns are."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (self.tr("Photo"), self.tr("Why it failed"), self.tr("Folder"))[section]


class FailedList(QFrame):
    """A page that lists them.

    `retry` carries the catalogue's numbers of the photos to try again, as a list; `show_file` the
    path to show in the file manager.
    """

    retry = Signal(list)
    show_file = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page")
        self._model = FailedModel(self)
        self._title = QLabel(self.tr("Failed"), self)
        self._title.setProperty("kind", "title")
        self._sentence = QLabel(self)
        self._sentence.setProperty("kind", "quiet")
        self._sentence.setWordWrap(True)
        self._table = self._made_table()
        self._one = QPushButton(self.tr("Retry"), self)
        self._all = QPushButton(self.tr("Retry all"), self)
        self._show = QPushButton(self.tr("Show in the file manager"), self)
        self._one.clicked.connect(self._retry_selected)
        self._all.clicked.connect(self._retry_all)
        self._show.clicked.connect(self._show_current)
        self._table.selectionModel().selectionChanged.connect(self._refresh)
        self._table.activated.connect(self._show_current)
        again = QShortcut(QKeySequence("Ctrl+R"), self)
        again.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        again.activated.connect(self._retry_selected)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.SPACE)
        for button in (self._one, self._all, self._show):
            buttons.addWidget(button)
        buttons.addStretch()
        column = QVBoxLayout(self)
        margin = 3 * theme.SPACE
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(theme.SPACE)
        column.addWidget(self._title)
        column.addWidget(self._sentence)
        column.addLayout(buttons)
        column.addWidget(self._table, 1)
        self.show_failures(())

    def show_failures(self, failures: Sequence[Failure]) -> None:
        """Show these, the ones that were selected still selected."""
        selected = {failure.id for failure in self._selected()}
        self._model.replace(failures)
        selection = self._table.selectionModel()
        flag = selection.SelectionFlag
        for row, failure in enumerate(failures):
            if failure.id in selected:
                selection.select(self._model.index(row, 0), flag.Select | flag.Rows)
        self._sentence.setText(
            self.tr("Cene left these as they are, and looks again when they change.")
            if failures
            else self.tr("Nothing failed.")
        )
        self._table.setVisible(bool(failures))
        self._refresh()

    def _made_table(self) -> QTableView:
        table = QTableView(self)
        table.setProperty("kind", "rows")
        table.setModel(self._model)
        table.setAccessibleName(self.tr("Photos that failed"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(4 * theme.SPACE)
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        for column in (0, 2):
            header.resizeSection(column, 26 * theme.SPACE)
        return table

    def _selected(self) -> list[Failure]:
        rows = sorted(index.row() for index in self._table.selectionModel().selectedRows())
        return [self._model.failures[row] for row in rows]

    def _refresh(self) -> None:
        some = bool(self._selected())
        self._one.setEnabled(some)
        self._show.setEnabled(some)
        self._all.setEnabled(bool(self._model.failures))

    def _retry_selected(self) -> None:
        if found := [failure.id for failure in self._selected()]:
            self.retry.emit(found)

    def _retry_all(self) -> None:
        self.retry.emit([failure.id for failure in self._model.failures])

    def _show_current(self) -> None:
        if selected := self._selected():
            self.show_file.emit(selected[0].path)

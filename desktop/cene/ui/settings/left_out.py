"""The part of the settings about what Cene does not look into."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cene.core.errors import UsageError
from cene.files.leave import check
from cene.ui import theme
from cene.ui.sentences import said

if TYPE_CHECKING:
    from collections.abc import Sequence

_ROWS = 3
"""Of the list at most."""


class LeftOutSetting(QWidget):
    """Patterns as a list to add to and remove from; `changed` only where each is a pattern."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.patterns: tuple[str, ...] = ()
        self._words = QLabel(
            self.tr(
                "Left out, by patterns as in .gitignore: Screenshots/ is every folder of that "
                "name, *.png every such file. Their files stay as they are, and are not shown."
            ),
            self,
        )
        self._words.setProperty("kind", "quiet")
        self._words.setWordWrap(True)
        self._list = QListWidget(self)
        self._list.setAccessibleName(self.tr("Patterns of what is left out"))
        self._list.currentRowChanged.connect(self._refresh)
        self._field = QLineEdit(self)
        self._field.setAccessibleName(self.tr("A pattern of what to leave out"))
        self._field.setPlaceholderText(self.tr("Screenshots/ or *.png"))
        self._field.returnPressed.connect(self._add_typed)
        self._field.textChanged.connect(self._refresh)
        self._add = QPushButton(self.tr("Leave out"), self)
        self._add.clicked.connect(self._add_typed)
        self._remove = QPushButton(self.tr("No longer leave out"), self)
        self._remove.clicked.connect(self._remove_current)
        delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self._list)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._remove_current)
        self._fault = QLabel(self)
        self._fault.setProperty("kind", "failed")
        self._fault.setWordWrap(True)
        self._fault.hide()
        self._lay_out()
        self._refresh()

    @property
    def fault(self) -> str:
        """Why what was typed last is no pattern, "" if it is one."""
        return self._fault.text()

    def show_patterns(self, patterns: Sequence[str]) -> None:
        """Show these, without emitting anything."""
        self.patterns = tuple(patterns)
        row = self._list.currentRow()
        self._list.clear()
        self._list.addItems(self.patterns)
        self._list.setCurrentRow(min(row, len(self.patterns) - 1))
        self._list.setFixedHeight(min(len(self.patterns), _ROWS) * 4 * theme.SPACE)
        self._list.setVisible(bool(self.patterns))
        self._remove.setVisible(bool(self.patterns))
        self._refresh()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme.SPACE)
        row.addWidget(self._field, 1)
        row.addWidget(self._add)
        row.addWidget(self._remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE)
        column.addWidget(self._words)
        column.addWidget(self._list)
        column.addLayout(row)
        column.addWidget(self._fault)
        self.show_patterns(())

    def _refresh(self) -> None:
        self._add.setEnabled(bool(self._field.text().strip()))
        self._remove.setEnabled(self._list.currentRow() >= 0)

    def _say(self, fault: str) -> None:
        self._fault.setText(fault)
        self._fault.setVisible(bool(fault))

    def _add_typed(self) -> None:
        pattern = self._field.text().strip()
        if not pattern:
            return
        try:
            check([pattern])
        except UsageError as error:
            self._say(said(str(error)))
            return
        self._say("")
        self._field.clear()
        if pattern not in self.patterns:
            self.show_patterns((*self.patterns, pattern))
            self.changed.emit()

    def _remove_current(self) -> None:
        row = self._list.currentRow()
        if row >= 0:
            self.show_patterns((*self.patterns[:row], *self.patterns[row + 1 :]))
            self.changed.emit()

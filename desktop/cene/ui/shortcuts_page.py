"""All that can be done, with the keys that do it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from cene.ui import theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QAction, QKeyEvent

_COLUMNS = 3


@dataclass(frozen=True, slots=True)
class Group:
    """Actions that belong together, under a heading."""

    title: str
    actions: Sequence[QAction]


class ShortcutsPage(QFrame):
    """A page over the window; `closed` is emitted when a person has read enough."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page")
        title = QLabel(self.tr("Keyboard shortcuts"), self)
        title.setProperty("kind", "title")
        close = QPushButton(self.tr("Close"), self)
        close.clicked.connect(self.closed)
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setAccessibleName(title.text())
        row = QHBoxLayout()
        row.addWidget(title, 1)
        row.addWidget(close)
        column = QVBoxLayout(self)
        margin = 3 * theme.SPACE
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(2 * theme.SPACE)
        column.addLayout(row)
        column.addWidget(self._area, 1)
        self.setFocusProxy(self._area)

    def show_actions(self, groups: Sequence[Group]) -> None:
        """List the actions that have keys, in columns of about the same length."""
        columns: list[list[QWidget]] = [[] for _ in range(_COLUMNS)]
        lengths = [0] * _COLUMNS
        page = QWidget(self._area)
        for group in groups:
            actions = [action for action in group.actions if action.shortcuts()]
            if actions:
                shortest = lengths.index(min(lengths))
                columns[shortest].append(_listed(group.title, actions, page))
                lengths[shortest] += len(actions) + 2
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4 * theme.SPACE)
        for widgets in columns:
            column = QVBoxLayout()
            column.setSpacing(3 * theme.SPACE)
            for widget in widgets:
                column.addWidget(widget)
            column.addStretch()
            row.addLayout(column, 1)
        self._area.setWidget(page)
        page.setAutoFillBackground(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape and the key that opened it close it."""
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Question):
            self.closed.emit()
        else:
            super().keyPressEvent(event)


def _listed(title: str, actions: Sequence[QAction], parent: QWidget) -> QWidget:
    listed = QWidget(parent)
    grid = QGridLayout(listed)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setVerticalSpacing(theme.SPACE)
    heading = QLabel(title, listed)
    heading.setProperty("kind", "heading")
    grid.addWidget(heading, 0, 0, 1, 2)
    for row, action in enumerate(actions, 1):
        name = action.text().replace("&", "").rstrip("…") or QCoreApplication.translate(
            "ShortcutsPage", "Suggested album"
        )
        label = QLabel(name, listed)
        label.setAccessibleDescription(", ".join(_keys(action)))
        grid.addWidget(label, row, 0)
        caps = QHBoxLayout()
        caps.setSpacing(theme.SPACE // 2)
        for key in _keys(action):
            cap = QLabel(key, listed)
            cap.setProperty("kind", "key")
            caps.addWidget(cap)
        caps.addStretch()
        grid.addLayout(caps, row, 1)
    grid.setColumnMinimumWidth(0, 24 * theme.SPACE)
    grid.setColumnStretch(1, 1)
    return listed


def _keys(action: QAction) -> list[str]:
    return [key.toString(QKeySequence.SequenceFormat.NativeText) for key in action.shortcuts()]

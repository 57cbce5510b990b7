"""A card of the settings: what belongs together, each control with its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QFrame, QLabel, QWidget

from cene.ui import theme

if TYPE_CHECKING:
    from collections.abc import Iterable

_LABEL = 35 * theme.SPACE
"""Of what stands before a control, at least."""


class Card(QFrame):
    """A heading with rows under it.

    Args:
        title: the heading.
        rows: what stands before a control, and the control, which gets that for its accessible
            name; those with nothing before them are as wide as the card.
        parent: the widget that it is in.
    """

    def __init__(self, title: str, rows: Iterable[tuple[str, QWidget]], parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        form = self._form = QFormLayout(self)
        margin = 2 * theme.SPACE
        form.setContentsMargins(margin, margin, margin, margin)
        form.setHorizontalSpacing(3 * theme.SPACE)
        form.setVerticalSpacing(theme.SPACE + theme.SPACE // 2)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        heading = QLabel(title, self)
        heading.setProperty("kind", "heading")
        form.addRow(heading)
        self.add(rows)

    def add(self, rows: Iterable[tuple[str, QWidget]]) -> None:
        """Put rows beneath those that are there."""
        for name, widget in rows:
            if name:
                widget.setAccessibleName(name)
                label = QLabel(name, self)
                label.setMinimumWidth(_LABEL)
                label.setBuddy(widget)
                self._form.addRow(label, widget)
            else:
                self._form.addRow(widget)

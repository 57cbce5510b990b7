"""What stands where there are no photos: why, and what to do next."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from cene.ui import theme

_WIDTH = 50 * theme.SPACE


class EmptyState(QWidget):
    """A heading, a sentence and at most one button, in the middle.

    Args:
        parent: what it fills.
    """

    pressed = Signal()
    """The button was."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._sentence = QLabel(), QLabel()
        self._title.setProperty("kind", "title")
        self._sentence.setProperty("kind", "quiet")
        self._sentence.setWordWrap(True)
        self._button = QPushButton()
        self._button.setProperty("kind", "primary")
        self._button.clicked.connect(self.pressed)
        middle = Qt.AlignmentFlag.AlignHCenter
        column = QWidget()
        column.setFixedWidth(_WIDTH)
        lines = QVBoxLayout(column)
        lines.setSpacing(theme.SPACE)
        lines.addStretch(2)
        for label in (self._title, self._sentence):
            label.setAlignment(middle)
            lines.addWidget(label)
        lines.addSpacing(theme.SPACE)
        lines.addWidget(self._button, 0, middle)
        lines.addStretch(3)
        centre = QHBoxLayout(self)
        centre.addWidget(column)

    def say(self, title: str, sentence: str, button: str) -> None:
        """Change the words; an empty one for the button hides it."""
        self._title.setText(title)
        self._sentence.setText(sentence)
        self._button.setText(button)
        self._button.setVisible(bool(button))

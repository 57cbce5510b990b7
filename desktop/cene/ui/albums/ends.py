"""How an album ends: merged into another, or removed. Both say first what that means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from cene.ui import theme
from cene.ui.parts.controls import Combo

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent


class Card(QFrame):
    """A question below the buttons, with a field for errors; Escape takes it away.

    Signals:
        agreed(): yes.
    """

    agreed = Signal()

    def __init__(self, yes: str, no: str) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.sentence = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.error = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.error.setProperty("kind", "failed")
        self.error.hide()
        self.yes = QPushButton(yes)
        self.yes.clicked.connect(self.agreed)
        self.no = QPushButton(no)
        self.no.clicked.connect(self.hide)
        self.buttons = QHBoxLayout()
        self.buttons.addWidget(self.yes)
        self.buttons.addWidget(self.no)
        self.buttons.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(2 * theme.SPACE,) * 4)
        layout.setSpacing(theme.SPACE)
        layout.addWidget(self.sentence)
        layout.addLayout(self.buttons)
        layout.addWidget(self.error)
        self.hide()

    def ask(self, sentence: str) -> None:
        """Show the question."""
        self.sentence.setText(sentence)
        self.error.hide()
        self.show()
        self.no.setFocus()

    def fail(self, sentence: str) -> None:
        """Say why it was not done."""
        self.error.setText(f"! {sentence}")
        self.error.show()
        self.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape is no."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)


class MergeCard(Card):
    """Asks into which album another is merged.

    Signals:
        chosen(str): key of that album.
    """

    chosen = Signal(str)

    def __init__(self, yes: str, no: str, name: str) -> None:
        super().__init__(yes, no)
        self.into = Combo()
        self.into.setAccessibleName(name)
        self._keys: tuple[str, ...] = ()
        self.buttons.insertWidget(0, self.into)
        self.agreed.connect(self._choose)

    def offer(self, keys: Sequence[str], titles: Sequence[str]) -> None:
        """Offer other albums."""
        self._keys = tuple(keys)
        self.into.clear()
        self.into.addItems(list(titles))

    def _choose(self) -> None:
        self.chosen.emit(self._keys[self.into.currentIndex()])

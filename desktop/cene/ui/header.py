"""The bar at the top: search, the pages, and the one thing that can be done with all photos."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from cene.core.move import Mode
from cene.ui import theme
from cene.ui.library.sidebar import WIDTH

_TYPING_MS = 150
"""Milliseconds after the last letter until it is searched."""


class Header(QFrame):
    """Buttons are the window's actions in short.

    Args:
        parent: the window.
    """

    searched = Signal(str)
    """Words to search for."""
    review_asked = Signal()
    albums_asked = Signal()
    history_asked = Signal()
    filing_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "bar")
        name = QLabel("Cene", self)
        name.setProperty("kind", "brand")
        name.setFixedWidth(WIDTH - 3 * theme.SPACE)  # the search begins where the sidebar ends
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(self.tr("Search names, albums, dates, cameras…"))
        self.search.setAccessibleName(self.tr("Search"))
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(45 * theme.SPACE)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MS)
        self._typing.timeout.connect(self._search)
        self.search.textChanged.connect(self._typing.start)
        self.search.returnPressed.connect(self._search)
        self._review = QPushButton(self)
        self._albums = QPushButton(self.tr("Albums"), self)
        self._history = QPushButton(self.tr("History"), self)
        self._file = QPushButton(self)
        self._file.setProperty("kind", "primary")
        for button, signal in (
            (self._review, self.review_asked),
            (self._albums, self.albums_asked),
            (self._history, self.history_asked),
            (self._file, self.filing_asked),
        ):
            button.clicked.connect(signal)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * theme.SPACE, theme.SPACE, 2 * theme.SPACE, theme.SPACE)
        row.setSpacing(theme.SPACE)
        row.addWidget(name)
        row.addWidget(self.search)
        row.addStretch(1)
        for button in (self._review, self._albums, self._history, self._file):
            row.addWidget(button)
        self.display(0, 0, Mode.SUGGEST)

    def display(self, waiting: int, ready: int, mode: Mode) -> None:
        """Say how many photos wait, and how many can be filed.

        Args:
            waiting: photos that wait for an answer.
            ready: photos that would be filed.
            mode: what is done with photos that are filed.
        """
        self._review.setText(self.tr("Review %Ln", None, waiting) if waiting else self.tr("Review"))
        self._review.setEnabled(waiting > 0)
        text, tip = self._tagging(ready) if mode is Mode.TAG else self._filing(ready, mode)
        self._file.setText(text)
        self._file.setEnabled(ready > 0)
        self._file.setToolTip(tip)

    def clear_search(self) -> None:
        """Search for nothing, at once."""
        self.search.clear()
        self._search()

    def _tagging(self, ready: int) -> tuple[str, str]:
        text = self.tr("Tag %Ln photo(s)", None, ready) if ready else self.tr("Tag photos")
        return text, self.tr("Everything that Cene is sure of gets keywords; each can be undone.")

    def _filing(self, ready: int, mode: Mode) -> tuple[str, str]:
        text = self.tr("File %Ln photo(s)", None, ready) if ready else self.tr("File photos")
        if mode is Mode.SUGGEST:
            tip = self.tr("Cene only suggests at the moment; this asks what it may do.")
            return text, tip
        tip = self.tr("Everything that Cene is sure of goes into its album; each can be undone.")
        return text, tip

    def _search(self) -> None:
        self._typing.stop()
        self.searched.emit(self.search.text().strip())

"""What Cene says before it touches a file for the first time, and waits for the answer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from cene.core.move import Mode
from cene.organiser.places import short
from cene.ui import theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from cene.files.carrier import Writing


class ConsentBar(QFrame):
    """A card that is there until somebody answers; nothing is modal, and nothing is moved.

    `agreed` and `declined` are the answers; the card hides itself with either.
    """

    agreed = Signal()
    declined = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self._lead = QLabel(self)
        self._lead.setProperty("kind", "heading")
        self._promise = QLabel(self)
        self._promise.setProperty("kind", "quiet")
        for label in (self._lead, self._promise):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self._agree = QPushButton(self)
        self._agree.setProperty("kind", "primary")
        self._agree.clicked.connect(self._agreed)
        self._decline = QPushButton(self.tr("Not yet"), self)
        self._decline.clicked.connect(self._declined)
        words = QVBoxLayout()
        words.setSpacing(theme.SPACE // 2)
        words.addWidget(self._lead)
        words.addWidget(self._promise)
        row = QHBoxLayout(self)
        margin = 2 * theme.SPACE
        row.setContentsMargins(margin, margin, margin, margin)
        row.setSpacing(theme.SPACE)
        row.addLayout(words, 1)
        row.addSpacing(theme.SPACE)
        row.addWidget(self._decline)
        row.addWidget(self._agree)
        self.hide()

    @property
    def sentence(self) -> str:
        """What Cene would do."""
        return self._lead.text()

    def ask(
        self, photos: int, albums: int, into: Path, mode: Mode, writing: Writing | None = None
    ) -> None:
        """Say what would happen, and show the card.

        Args:
            photos: how many would be filed.
            albums: into how many albums.
            into: the folder of the albums.
            mode: how they get there; not `Mode.SUGGEST`, which touches nothing.
            writing: where tags are written, None where photos get none.
        """
        sentence, answer = self._words(mode, writing)
        self._lead.setText(
            sentence.format(
                photos=self.tr("%Ln photo(s)", None, photos),
                albums=self.tr("%Ln album(s)", None, albums),
                folder=short(into, Path.home()),
            )
        )
        self._promise.setText(
            self.tr("Nothing is overwritten, and each can be undone, also weeks later.")
            if writing is None
            else self.tr("The pictures stay the same, and each can be undone, also weeks later.")
        )
        self._agree.setText(answer)
        self.setAccessibleName(f"{self._lead.text()} {self._promise.text()}")
        self.show()

    def _words(self, mode: Mode, writing: Writing | None) -> tuple[str, str]:
        """The sentences and the answer for a mode."""
        if mode is Mode.TAG:
            return self._tags_words(writing), self.tr("Tag them")
        sentence, answer = {
            Mode.COPY: (
                self.tr("Cene will copy {photos} into {albums} below {folder}."),
                self.tr("Copy them"),
            ),
            Mode.HARDLINK: (
                self.tr("Cene will link {photos} into {albums} below {folder}."),
                self.tr("Link them"),
            ),
            Mode.MOVE: (
                self.tr("Cene will move {photos} into {albums} below {folder}."),
                self.tr("Move them"),
            ),
        }[mode]
        if writing is not None:
            tags = self.tr("It will tag them there.")
            sentence = f"{sentence} {tags}"
        return sentence, answer

    def _tags_words(self, writing: Writing | None) -> str:
        if writing is not None and writing.embed:
            return self.tr(
                "Cene will write keywords of {albums} into {photos}, "
                "or beside those where that is not safe."
            )
        return self.tr("Cene will write keywords of {albums} beside {photos}.")

    def _agreed(self) -> None:
        self.hide()
        self.agreed.emit()

    def _declined(self) -> None:
        self.hide()
        self.declined.emit()

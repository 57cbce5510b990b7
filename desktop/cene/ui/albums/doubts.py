"""Examples of an album that Cene would put elsewhere: they stay, or they move."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from cene.core.errors import printable
from cene.core.policy import percent
from cene.ui import theme
from cene.ui.albums.strip import Pictures, paint_picture

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cene.organiser.album_pages import Doubt

SHOWN = 20
"""So many are shown at once; the next ones follow when these are answered."""
SIZE = QSize(9 * theme.SPACE, 7 * theme.SPACE)


class _Picture(QWidget):
    """The small picture of a doubt."""

    def __init__(self, doubt: Doubt, pictures: Pictures) -> None:
        super().__init__()
        self._tile, self._pictures = doubt.tile, pictures
        self.setFixedSize(SIZE)
        self.setToolTip(printable(doubt.tile.path))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's name
        with QPainter(self) as painter:
            found = self._pictures(self._tile, SIZE, self.devicePixelRatioF())
            paint_picture(painter, self.rect(), found)


class _Row(QFrame):
    """One doubt, with both answers to it."""

    answered = Signal(int, str)

    def __init__(self, doubt: Doubt, here: str, titles: Mapping[str, str], look: Pictures) -> None:
        super().__init__()
        self._doubt, self._here = doubt, here
        there = titles.get(doubt.tile.album or "", doubt.tile.album or "")
        name = printable(doubt.tile.name)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch()
        words.addWidget(QLabel(name))
        chances = QLabel(
            self.tr("{percent} {album}, {own} {here}").format(
                percent=percent(doubt.tile.confidence),
                album=there,
                own=percent(doubt.own),
                here=titles.get(here, here),
            )
            + (" · " + self.tr("put here by a machine") if doubt.by_machine else "")
        )
        chances.setProperty("kind", "quiet")
        words.addWidget(chances)
        words.addStretch()
        self.stays = stays = QPushButton(self.tr("Stays here"))
        stays.setAccessibleName(self.tr("{name} stays here").format(name=name))
        stays.clicked.connect(self._stay)
        goes = QPushButton(self.tr("Move to {album}").format(album=there))
        goes.setMinimumWidth(18 * theme.SPACE)  # so that those of all rows stand in line
        goes.setAccessibleName(self.tr("Move {name} to {album}").format(name=name, album=there))
        goes.clicked.connect(self._go)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.SPACE)
        row.addWidget(_Picture(doubt, look))
        row.addSpacing(theme.SPACE // 2)
        row.addLayout(words, 1)
        row.addWidget(stays)
        row.addWidget(goes)

    def _stay(self) -> None:
        self.answered.emit(self._doubt.tile.id, self._here)

    def _go(self) -> None:
        self.answered.emit(self._doubt.tile.id, self._doubt.tile.album or self._here)


class Doubts(QWidget):
    """Shows doubts in rows; an answered one goes at once and does not come back.

    Args:
        pictures: where to get the small pictures.
        parent: the widget that it is in.

    Signals:
        answered(list, str): photos belong into the album with this key.
    """

    answered = Signal(list, str)

    def __init__(self, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self._album = ""
        self._titles: Mapping[str, str] = {}
        self._doubts: list[Doubt] = []
        self._rows: list[_Row] = []
        self._answered: set[tuple[str, int]] = set()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme.SPACE)

    def show_doubts(self, album: str, doubts: Sequence[Doubt], titles: Mapping[str, str]) -> None:
        """Show the doubts about the examples of an album, but for those that were answered."""
        self._album, self._titles = album, titles
        self._doubts = [d for d in doubts if (album, d.tile.id) not in self._answered]
        self._refresh()

    def count(self) -> int:
        """How many there are."""
        return len(self._doubts)

    def _refresh(self) -> None:
        while (item := self._layout.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._rows = []
        for doubt in self._doubts[:SHOWN]:
            row = _Row(doubt, self._album, self._titles, self._pictures)
            row.answered.connect(self._answer)
            self._layout.addWidget(row)
            row.show()
            self._rows.append(row)
        if more := self._doubts[SHOWN:]:
            label = QLabel(self.tr("and %Ln more", None, len(more)))
            label.setProperty("kind", "quiet")
            self._layout.addWidget(label)

    def _answer(self, photo: int, album: str) -> None:
        self._answered.add((self._album, photo))
        self._doubts = [doubt for doubt in self._doubts if doubt.tile.id != photo]
        self._refresh()
        if self._rows:
            self._rows[0].stays.setFocus()  # so that keys go on with the next one
        self.answered.emit([photo], album)

"""Third step of the first start: what may Cene do by itself, and where do albums go?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from cene.core.errors import printable
from cene.core.move import Mode
from cene.organiser.places import Clash, clash, ending, short
from cene.ui import theme

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cene.core.album import Album


class Choice(QRadioButton):
    """A card with a title and a sentence, one of several."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "choice")
        self.setAccessibleName(title)
        heading = QLabel(title, self)
        heading.setProperty("kind", "heading")
        self._sentence = QLabel(self)
        self._sentence.setProperty("kind", "quiet")
        column = self._column = QVBoxLayout(self)
        side = 2 * theme.SPACE
        column.setContentsMargins(side + 3 * theme.SPACE, side - 2, side, side - 2)
        column.setSpacing(theme.SPACE // 2)
        for label in (heading, self._sentence):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(label)

    def describe(self, sentence: str) -> None:
        """Say what it means."""
        self._sentence.setText(sentence)
        self.setAccessibleDescription(sentence)

    def sizeHint(self) -> QSize:
        """As its words need it."""
        return self._column.sizeHint()

    def hitButton(self, _: object) -> bool:
        """All of the card is the button."""
        return True


class ModeStep(QWidget):
    """The modes as cards, and the folder of the albums.

    Args:
        mode: the one that is chosen at the start.
        into: the folder of the albums to propose.
    """

    changed = Signal()

    def __init__(self, mode: Mode, into: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.into = into
        self.fault = ""
        self._sources: Sequence[Path] = ()
        self._albums: tuple[Album, ...] = ()
        self._group = QButtonGroup(self)
        self._choices = {
            Mode.SUGGEST: Choice(self.tr("Only suggest"), self),
            Mode.TAG: Choice(self.tr("Tag"), self),
            Mode.COPY: Choice(self.tr("Copy"), self),
            Mode.MOVE: Choice(self.tr("Move"), self),
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE)
        cards = list(self._choices.values())
        for card in cards:
            column.addWidget(card)
            self._group.addButton(card)
        self._choices.get(mode, cards[0]).setChecked(True)
        self._group.buttonToggled.connect(self._toggled)
        self._place = QLabel(self)
        self._place.setMinimumWidth(1)
        self._change = QPushButton(self.tr("Change…"), self)
        self._change.setAutoDefault(True)
        self._change.setAccessibleName(self.tr("Change the folder of the albums"))
        self._change.clicked.connect(self._ask)
        self._fault = QLabel(self)
        self._fault.setProperty("kind", "failed")
        self._fault.setWordWrap(True)
        row = QHBoxLayout()
        row.setContentsMargins(0, theme.SPACE, 0, 0)
        row.addWidget(self._place, 1)
        row.addWidget(self._change)
        column.addLayout(row)
        column.addWidget(self._fault)
        column.addStretch()
        self.set_into(into)

    @property
    def mode(self) -> Mode:
        """The mode that is chosen."""
        return next(mode for mode, card in self._choices.items() if card.isChecked())

    @property
    def ready(self) -> bool:
        """Whether one can go on."""
        return not self.fault

    def first(self) -> QWidget:
        """Where the keyboard begins."""
        return self._choices[self.mode]

    def check(self, sources: Sequence[Path], albums: Iterable[Album]) -> None:
        """Hold the folder of the albums against the other answers, from now on."""
        self._sources, self._albums = sources, tuple(albums)
        self.fault = clash_sentence(sources, self.into, self._albums)
        self._fault.setText(self.fault)
        self._fault.setVisible(bool(self.fault))
        self._change.setAccessibleDescription(self.fault)

    def set_into(self, into: Path) -> None:
        """Choose the folder of the albums."""
        self.into = into
        self._place.setText(
            self.tr("Albums go to {folder}").format(folder=short(into, Path.home()))
        )
        self._place.setToolTip(printable(into))
        folder = ending(into)
        for mode, sentence in (
            (Mode.SUGGEST, self.tr("Shows where each photo would go. Touches no file.")),
            (
                Mode.TAG,
                self.tr("Photos stay where they are and get keywords that other programs read."),
            ),
            (Mode.COPY, self.tr("Copies into {folder}. Originals stay.")),
            (Mode.MOVE, self.tr("Moves into {folder}. Nothing is ever overwritten or deleted.")),
        ):
            self._choices[mode].describe(sentence.format(folder=folder))
        self.check(self._sources, self._albums)
        self.changed.emit()

    def _toggled(self) -> None:
        self.changed.emit()

    def _ask(self) -> None:
        dialog = QFileDialog(self, self.tr("The folder of the albums"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._chosen)
        dialog.open()

    def _chosen(self, name: str) -> None:
        self.set_into(Path(name))


def clash_sentence(sources: Iterable[Path], into: Path, albums: Iterable[Album]) -> str:
    """Why photos in these folders cannot be sorted into a folder of albums; "" if they can."""
    listed = tuple(albums)
    for source in sources:
        found = clash(source, into, listed)
        if found is Clash.SAME:
            text = QCoreApplication.translate(
                "Places",
                "{source} is a folder to sort and the folder of the albums at once. "
                "Choose another for the albums; one inside it will do.",
            )
        elif found is Clash.ALBUM:
            text = QCoreApplication.translate(
                "Places",
                "{source} is an album of {into}. What lies in an album is sorted already.",
            )
        else:
            continue
        home = Path.home()
        return text.format(source=short(source, home), into=short(into, home))
    return ""

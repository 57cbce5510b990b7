"""The first start: three short steps, and then a library that fills."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from cene.ui import theme
from cene.ui.start.albums import AlbumsStep
from cene.ui.start.folders import FoldersStep
from cene.ui.start.mode import ModeStep

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtGui import QCloseEvent, QKeyEvent, QPaintEvent

    from cene.core.album import Album
    from cene.core.tree import Albums
    from cene.organiser.preferences import Preferences

_WIDTH, _HEIGHT = 95 * theme.SPACE, 75 * theme.SPACE
"""The card, at most."""


class Strip(QWidget):
    """How many steps there are, and which are done."""

    def __init__(self, steps: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._steps = steps
        self.show_step(0)

    def show_step(self, step: int) -> None:
        """Show that a step, counted from 0, is the one at hand."""
        self._step = step
        text = self.tr("Step {step} of {steps}")
        self.setAccessibleName(text.format(step=step + 1, steps=self._steps))
        self.update()

    def sizeHint(self) -> QSize:
        """Thin, and as wide as may be."""
        return QSize(self._steps * 10 * theme.SPACE, theme.SPACE // 2)

    def paintEvent(self, _: QPaintEvent) -> None:
        """One bar a step."""
        colours = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        width = (self.width() - theme.SPACE * (self._steps - 1)) / self._steps
        thick = theme.SPACE // 2
        for step in range(self._steps):
            painter.setBrush(QColor(colours.accent if step <= self._step else colours.border))
            left = step * (width + theme.SPACE)
            painter.drawRoundedRect(QRectF(left, 0, width, thick), thick / 2, thick / 2)


class FirstStart(QWidget):
    """Asks which folders, which albums, and what Cene may do by itself.

    `finished` carries the `Preferences` with the answers in them (`begun` among them), the keys of
    the ready-made albums to use as a frozenset, and the titles of the new ones as a tuple.

    Args:
        preferences: what to begin with.
        found: folders to offer (`cene.organiser.places.usual`); the first is ticked where the
            preferences name none.
        into: the folder of the albums to propose where the preferences name none.
        albums: the albums there are.
        title: what an album is called in the language of the window.
    """

    finished = Signal(object, object, object)

    def __init__(
        self,
        preferences: Preferences,
        found: Sequence[Path],
        into: Path,
        albums: Albums,
        *,
        title: Callable[[Album], str],
    ) -> None:
        super().__init__()
        self.setProperty("kind", "backdrop")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._preferences = preferences
        into = preferences.into or into
        self._folders = FoldersStep(found, preferences.sources or tuple(found[:1]), (into,), self)
        self._albums = AlbumsStep(albums, title, self)
        self._mode = ModeStep(preferences.mode, into, self)
        self._steps = (self._folders, self._albums, self._mode)
        self._strip = Strip(len(self._steps), self)
        self._title = QLabel(self)
        self._title.setProperty("kind", "title")
        self._sentence = QLabel(self)
        self._sentence.setProperty("kind", "quiet")
        self._sentence.setWordWrap(True)
        self._stack = QStackedWidget(self)
        for step in self._steps:
            self._stack.addWidget(step)
            step.changed.connect(self._refresh)
        self._back = QPushButton(self.tr("Back"), self)
        self._back.setAutoDefault(True)
        self._back.clicked.connect(self._go_back)
        self._next = QPushButton(self)
        self._next.setProperty("kind", "primary")
        self._next.setAutoDefault(True)
        self._next.clicked.connect(self._go_on)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Back), self).activated.connect(
            self._go_back
        )
        self._lay_out()
        self._turn_to(0)

    def add(self, folder: Path) -> None:
        """Offer one more folder, ticked."""
        self._folders.add(folder)

    def stop(self) -> None:
        """Count no more photos; nothing runs when this returns."""
        self._folders.stop()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave nothing running."""
        self.stop()
        super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, except in a field, where it ends what is typed."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not isinstance(self.focusWidget(), QLineEdit):
            self._next.click()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        card = QFrame(self)
        card.setProperty("kind", "start")
        card.setMaximumSize(_WIDTH, _HEIGHT)
        buttons = QHBoxLayout()
        buttons.addWidget(self._back)
        buttons.addStretch()
        buttons.addWidget(self._next)
        column = QVBoxLayout(card)
        margin = 5 * theme.SPACE
        column.setContentsMargins(margin, margin - theme.SPACE, margin, margin - theme.SPACE)
        column.setSpacing(theme.SPACE)
        column.addWidget(self._strip)
        column.addSpacing(2 * theme.SPACE)
        column.addWidget(self._title)
        column.addWidget(self._sentence)
        column.addSpacing(theme.SPACE)
        column.addWidget(self._stack, 1)
        column.addSpacing(2 * theme.SPACE)
        column.addLayout(buttons)
        grid = QGridLayout(self)
        grid.addWidget(card, 1, 1)
        for side in (0, 2):
            grid.setColumnStretch(side, 1)
            grid.setRowStretch(side, 1)
        grid.setColumnStretch(1, 100)
        grid.setRowStretch(1, 100)

    def _turn_to(self, step: int) -> None:
        title, sentence = (
            (
                self.tr("Which folders shall Cene sort?"),
                self.tr("Tick where your photos arrive. Nothing in them is changed yet."),
            ),
            (
                self.tr("Which albums do you want?"),
                self.tr("Cene knows these at once. Untick what you have no use for."),
            ),
            (
                self.tr("What may Cene do by itself?"),
                self.tr("You can change this at any time, and undo anything it did."),
            ),
        )[step]
        self._mode.check(self._folders.folders, self._albums.albums.values())
        self._strip.show_step(step)
        self._title.setText(title)
        self._sentence.setText(sentence)
        self.setAccessibleName(title)
        self._stack.setCurrentIndex(step)
        self._back.setVisible(step > 0)
        self._steps[step].first().setFocus(Qt.FocusReason.OtherFocusReason)
        self._refresh()

    def _refresh(self) -> None:
        step = self._stack.currentIndex()
        self._next.setText(self.tr("Next") if step < len(self._steps) - 1 else self._last())
        self._next.setEnabled(self._steps[step].ready)

    def _last(self) -> str:
        if photos := self._folders.photos:
            return self.tr("Start sorting %Ln photo(s)", None, photos)
        return self.tr("Start sorting")

    def _go_back(self) -> None:
        if self._stack.currentIndex() > 0:
            self._turn_to(self._stack.currentIndex() - 1)

    def _go_on(self) -> None:
        step = self._stack.currentIndex()
        if step < len(self._steps) - 1:
            self._turn_to(step + 1)
            return
        self.stop()
        preferences = replace(
            self._preferences,
            sources=self._folders.folders,
            into=self._mode.into,
            mode=self._mode.mode,
            begun=True,
        )
        self.finished.emit(preferences, self._albums.enabled, self._albums.new)

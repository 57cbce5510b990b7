"""The part of the settings about the hours in which Cene is quiet."""

from __future__ import annotations

from datetime import time

from PySide6.QtCore import QLocale, QSignalBlocker, QTime, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from cene.organiser.manners import Hours
from cene.ui import theme
from cene.ui.parts.controls import Combo, Tick

USUAL = Hours(time(22), time(7))
"""What is offered to who has no quiet hours yet."""
_HALVES = tuple(time(half // 2, 30 * (half % 2)) for half in range(48))


class QuietHours(QWidget):
    """A tick, and from when to when; `changed` only where that is a part of a day."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tick = Tick(self.tr("Quiet hours"), self)
        self._begin, self._end = Combo(self), Combo(self)
        self._begin.setAccessibleName(self.tr("Beginning of the quiet hours"))
        self._end.setAccessibleName(self.tr("End of the quiet hours"))
        self._fault = QLabel(self.tr("They must end at another time than they begin."), self)
        self._fault.setProperty("kind", "failed")
        self._fault.hide()
        row = QHBoxLayout()
        row.setSpacing(theme.SPACE)
        row.addWidget(self._tick)
        row.addSpacing(theme.SPACE)
        for word, combo in ((self.tr("from"), self._begin), (self.tr("to"), self._end)):
            row.addWidget(QLabel(word, self))
            row.addWidget(combo)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE)
        column.addLayout(row)
        column.addWidget(self._fault)
        tip = self.tr("Answers and filing that you ask for are done all the same.")
        self._tick.setToolTip(tip)
        self._tick.setAccessibleDescription(tip)
        self.show_hours("")
        self._tick.toggled.connect(self._choose)
        self._begin.currentIndexChanged.connect(self._choose)
        self._end.currentIndexChanged.connect(self._choose)

    @property
    def text(self) -> str:
        """The hours as "22:00-07:00"; empty for none."""
        return f"{self._begin.currentData()}-{self._end.currentData()}" if self._on() else ""

    def show_hours(self, text: str) -> None:
        """Show these, as `text` has them, without emitting anything."""
        blockers = [QSignalBlocker(one) for one in (self._tick, self._begin, self._end)]
        hours = Hours.parse(text) if text else USUAL
        self._tick.setChecked(bool(text))
        for combo, chosen in ((self._begin, hours.begin), (self._end, hours.end)):
            _offer(combo, chosen)
        for blocker in blockers:
            blocker.unblock()
        self._refresh()

    def _on(self) -> bool:
        return self._tick.isChecked()

    def _refresh(self) -> None:
        self._begin.setEnabled(self._on())
        self._end.setEnabled(self._on())
        same = self._begin.currentData() == self._end.currentData()
        self._fault.setVisible(self._on() and same)

    def _choose(self) -> None:
        self._refresh()
        if self._fault.isHidden():
            self.changed.emit()


def _offer(combo: Combo, chosen: time) -> None:
    """Offer every half hour, and what is chosen already."""
    combo.clear()
    for moment in sorted({*_HALVES, chosen}):
        shown = QTime(moment.hour, moment.minute)
        text = QLocale().toString(shown, QLocale.FormatType.ShortFormat)
        combo.addItem(text, f"{moment:%H:%M}")
    combo.setCurrentIndex(combo.findData(f"{chosen:%H:%M}"))

"""The line at the bottom: what Cene is doing, how fast, and for how long still."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from cene.ui import theme
from cene.ui.parts.chips import number

_STEPS = 1000
"""Of the bar, for totals may be beyond what it can count."""
_SMOOTH = 5.0
"""Seconds over which the rate is smoothed."""
_EARLY = 1.0
"""Seconds before which nothing is said of rate and time left."""
_MINUTE, _HOUR = 60, 3600
_COARSE = 20
"""Seconds left from which on they are told in fives."""


class Progressed(Protocol):
    """How far a stage of a job is."""

    @property
    def stage(self) -> str:
        """What is being done, for people."""

    @property
    def done(self) -> int:
        """Steps that are done."""

    @property
    def total(self) -> int | None:
        """Steps there are; None or 0 where nobody knows."""

    @property
    def seconds(self) -> float:
        """Since the stage began."""


class Pace:
    """How fast a stage goes, smoothed over some seconds.

    The mean since the beginning would hold on to a slow start for minutes; the last moment alone
    would jump.
    """

    def __init__(self) -> None:
        self._done, self._seconds = 0, 0.0
        self._rate: float | None = None

    def at(self, done: int, seconds: float) -> float | None:
        """Steps a second, after so many steps in so many seconds; None while it is too early."""
        passed = seconds - self._seconds
        if seconds < _EARLY or passed <= 0:
            return self._rate
        latest = (done - self._done) / passed
        weight = min(1.0, passed / _SMOOTH) if self._rate is not None else 1.0
        before = self._rate if self._rate is not None else 0.0
        self._rate = before + weight * (latest - before)
        self._done, self._seconds = done, seconds
        return self._rate


class Footer(QFrame):
    """Progress at the left, the state of watching at the right.

    Args:
        parent: the widget that it is in.
    """

    paused = Signal(bool)
    """A person wants the work to pause, or to go on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "footer")
        self._stage: str | None = None
        self._pace = Pace()
        self._pauses = False
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(22 * theme.SPACE)
        self._bar.setAccessibleName(self.tr("Progress"))
        self._text = _quiet(self)
        self._pause = QPushButton(self)
        self._pause.setProperty("kind", "small")
        self._pause.clicked.connect(self._turn)
        self._state = _quiet(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * theme.SPACE, 2, 2 * theme.SPACE, 2)
        row.setSpacing(2 * theme.SPACE)
        row.addWidget(self._bar)
        row.addWidget(self._text)
        row.addWidget(self._pause)
        row.addStretch(1)
        row.addWidget(self._state)
        self.setFixedHeight(4 * theme.SPACE)
        self._word()
        self.idle("")
        self.display_watching(0)

    @property
    def text(self) -> str:
        """What stands at the left."""
        return self._text.text()

    @property
    def state(self) -> str:
        """What stands at the right."""
        return self._state.text()

    def display(self, progress: Progressed) -> None:
        """Show how far the work is."""
        if progress.stage != self._stage:
            self._stage, self._pace = progress.stage, Pace()
            self._text.setMinimumWidth(0)
        rate = self._pace.at(progress.done, progress.seconds)
        total = progress.total or 0
        self._bar.setRange(0, _STEPS if total else 0)
        if total:
            self._bar.setValue(min(_STEPS, _STEPS * progress.done // total))
        self._text.setText(self._sentence(progress.stage, progress.done, total, rate))
        # It only grows while a stage lasts, so that the button stays where it is.
        self._text.setMinimumWidth(max(self._text.minimumWidth(), self._text.sizeHint().width()))
        self._tell_more("")
        self._bar.show()
        self._pause.show()

    def idle(self, text: str, tip: str = "") -> None:
        """Nothing is being done; say this instead.

        Args:
            text: a short line.
            tip: the same at more length, for whoever points at it.
        """
        self._stage = None
        self._bar.hide()
        self._bar.setRange(0, _STEPS)
        self._pause.hide()
        self._text.setMinimumWidth(0)
        self._text.setText(text)
        self._tell_more(tip)

    def display_paused(self, paused: bool) -> None:  # noqa: FBT001 - as Qt's own setters
        """Show whether the work pauses; nothing is emitted."""
        self._pauses = paused
        self._word()

    def display_watching(self, folders: int, why: str = "") -> None:
        """Show how many folders are watched, or why nothing is done of that at the moment."""
        watching = why or (
            self.tr("Watching %Ln folder(s)", None, folders)
            if folders
            else self.tr("Watching no folder")
        )
        self._state.setText(
            self.tr("{watching} · nothing leaves this computer").format(watching=watching)
        )

    def _tell_more(self, tip: str) -> None:
        self._text.setToolTip(tip)
        self._text.setAccessibleDescription(tip)

    def _sentence(self, stage: str, done: int, total: int, rate: float | None) -> str:
        if not total:
            return self.tr("{stage}: {done}").format(stage=stage, done=number(done))
        parts = [
            self.tr("{stage}: {done} of {total}").format(
                stage=stage, done=number(done), total=number(total)
            )
        ]
        if self._pauses:
            parts.append(self.tr("paused"))
        elif rate is not None and rate > 0:
            if rate >= 1:
                parts.append(self.tr("{rate} a second").format(rate=number(round(rate))))
            parts.append(self.tr("{time} left").format(time=duration((total - done) / rate)))
        return " · ".join(parts)

    def _turn(self) -> None:
        self.display_paused(not self._pauses)
        self.paused.emit(self._pauses)

    def _word(self) -> None:
        # Both words fit, so that nothing moves when one takes the place of the other.
        words = self.tr("Pause"), self.tr("Resume")
        self._pause.setText(words[self._pauses])
        metrics = self._pause.fontMetrics()
        widest = max(metrics.horizontalAdvance(word) for word in words)
        self._pause.setMinimumWidth(widest + 3 * theme.SPACE)


def duration(seconds: float) -> str:
    """A time for people, no more exact than a guess can be."""
    whole = max(1, round(seconds))
    if whole >= _COARSE:
        whole = 5 * round(whole / 5)
    if whole < _MINUTE:
        text = QCoreApplication.translate("Footer", "{seconds} s")
        return text.format(seconds=whole)
    if whole < _HOUR:
        text = QCoreApplication.translate("Footer", "{minutes} min")
        return text.format(minutes=round(whole / _MINUTE))
    hours, minutes = divmod(round(whole / _MINUTE), _MINUTE)
    text = QCoreApplication.translate("Footer", "{hours} h {minutes} min")
    return text.format(hours=hours, minutes=minutes)


def _quiet(parent: QWidget) -> QLabel:
    made = QLabel(parent)
    made.setProperty("kind", "quiet")
    return made

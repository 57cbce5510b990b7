"""The one road for what a person should know but need not answer: a quiet bar, never modal."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton

from cene.ui import theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QEnterEvent, QHideEvent, QShowEvent
    from PySide6.QtWidgets import QWidget

SECONDS = 8
"""How long what is good to know stays; what asks or failed stays until somebody closes it."""


class Kind(StrEnum):
    """How much a notice matters."""

    INFO = "info"
    ASKS = "asks"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing to say.

    Attributes:
        text: a sentence.
        kind: how much it matters.
        action_text: what the button beside it says, None for no button.
        action: what the button does, called in the GUI thread; the notice closes with it.
    """

    text: str
    kind: Kind = Kind.INFO
    action_text: str | None = None
    action: Callable[[], None] | None = None


class Notices(QFrame):
    """Says one thing after the other in a bar at the top of the window, hidden when all is said.

    Args:
        parent: the widget it lies in.
        seconds: how long a notice of kind `Kind.INFO` stays unless the mouse is on it.
    """

    def __init__(self, parent: QWidget | None = None, seconds: float = SECONDS) -> None:
        super().__init__(parent)
        self.setProperty("kind", "notice")
        self._waiting: deque[Notice] = deque()
        self._notice: Notice | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(round(seconds * 1000))
        self._timer.timeout.connect(self.close_notice)
        self._mark = QLabel(self)
        self._text = QLabel(self)
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._more = QLabel(self)
        self._more.setProperty("kind", "quiet")
        self._button = QPushButton(self)
        self._button.clicked.connect(self._act)
        self._close = QToolButton(self)
        self._close.setText("×")
        self._close.setProperty("kind", "plain")
        self._close.setAccessibleName(self.tr("Close this notice"))
        self._close.setToolTip(self.tr("Close this notice"))
        self._close.clicked.connect(self.close_notice)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * theme.SPACE, theme.SPACE // 2, theme.SPACE, theme.SPACE // 2)
        row.setSpacing(theme.SPACE)
        for widget in (self._mark, self._text, self._more, self._button, self._close):
            row.addWidget(widget, int(widget is self._text))
        self.hide()

    @property
    def text(self) -> str:
        """What the bar says now, "" where it is hidden."""
        return self._notice.text if self._notice else ""

    def say(
        self,
        text: str,
        action_text: str | None = None,
        action: Callable[[], None] | None = None,
        kind: Kind = Kind.INFO,
    ) -> None:
        """Say something once all that was said before is closed.

        What is shown or waits already is not said twice.

        Args:
            text: a sentence.
            action_text: what the button beside it says, None for no button.
            action: what the button does, called in the GUI thread.
            kind: how much it matters; what failed is said before what else waits.
        """
        if text == self.text or any(text == notice.text for notice in self._waiting):
            return
        notice = Notice(text, kind, action_text, action)
        if kind is Kind.FAILED:
            place = sum(waiting.kind is Kind.FAILED for waiting in self._waiting)
            self._waiting.insert(place, notice)
        else:
            self._waiting.append(notice)
        if self._notice is None:
            self._next()
        else:
            self._count()

    def close_notice(self) -> None:
        """Close what is shown and show what waits."""
        self._notice = None
        self._next()

    def _act(self) -> None:
        action = self._notice.action if self._notice else None
        self.close_notice()
        if action:
            action()

    def _next(self) -> None:
        self._timer.stop()
        if not self._waiting:
            self.hide()
            return
        notice = self._notice = self._waiting.popleft()
        self._text.setText(notice.text)
        mark = {Kind.INFO: "", Kind.ASKS: "?", Kind.FAILED: "!"}[notice.kind]
        self._mark.setText(mark)
        self._mark.setVisible(bool(mark))
        self._mark.setProperty("kind", notice.kind.value)
        self._mark.style().polish(self._mark)
        self._button.setText(notice.action_text or "")
        self._button.setVisible(notice.action_text is not None)
        self._count()
        self.setAccessibleName(notice.text)
        self.show()
        self._wait()
        self._announce(notice)

    def _count(self) -> None:
        waiting = len(self._waiting)
        self._more.setVisible(waiting > 0)
        self._more.setText(self.tr("{number} more").format(number=QLocale().toString(waiting)))

    def _announce(self, notice: Notice) -> None:
        """Tell programs that read the screen aloud."""
        event = QAccessibleAnnouncementEvent(self, notice.text)
        if notice.kind is Kind.FAILED:
            event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(event)

    def _wait(self) -> None:
        """Close by itself, but not while nobody sees it or somebody is about to use it."""
        if self._notice and self._notice.kind is Kind.INFO and self.isVisible():
            self._timer.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Count the seconds from when it is seen."""
        super().showEvent(event)
        self._wait()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing closes unseen."""
        super().hideEvent(event)
        self._timer.stop()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Stay as long as the mouse is on it."""
        super().enterEvent(event)
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        """Count the seconds again."""
        super().leaveEvent(event)
        self._wait()

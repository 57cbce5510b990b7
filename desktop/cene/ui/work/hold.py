"""Leaves the computer to its person at the hours, and on the battery, as that person wants it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, QTime, QTimer, Signal

from cene.organiser.manners import Manners

if TYPE_CHECKING:
    from cene.ui.work.thread import Work

LOOK_MS = 10_000
"""Milliseconds between two looks at the clock and the battery."""


class Hold(QObject):
    """Holds the work in the background back while it is not the time for it.

    Args:
        work: what is held back.
        parent: its owner.
    """

    changed = Signal()
    """`why` is another."""

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.why = ""
        """Why nothing is done in the background, for people; empty while it may be."""
        self._work = work
        self._manners = Manners()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)

    def follow(self, manners: Manners) -> None:
        """Go by these from now on."""
        self._manners = manners
        if manners == Manners():
            self._timer.stop()
        else:
            self._timer.start()
        self.look()

    def look(self) -> None:
        """See whether it is the time; without being asked, it looks again every few seconds."""
        why = self._sentence()
        if why != self.why:
            self.why = why
            self._work.hold(on=bool(why))
            self.changed.emit()

    def stop(self) -> None:
        """Look no more; may be called twice."""
        self._timer.stop()

    def _sentence(self) -> str:
        quiet = self._manners.quiet
        if quiet is not None and self._manners.is_quiet():
            end = QTime(quiet.end.hour, quiet.end.minute)
            time = QLocale().toString(end, QLocale.FormatType.ShortFormat)
            return self.tr("Quiet until {time}").format(time=time)
        return self.tr("Waiting while on the battery") if self._manners.why_not() else ""

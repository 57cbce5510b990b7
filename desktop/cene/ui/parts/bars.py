"""The albums that a photo may be of, as bars that are buttons."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton

from cene.core.policy import WORTH_A_WORD, percent
from cene.core.prediction import TOP
from cene.ui import theme
from cene.ui.parts import chips

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QAction, QPaintEvent
    from PySide6.QtWidgets import QWidget

    from cene.core.shown import Details

_HEIGHT = 25
_THICK = 6
_SHARES = 46
"""Where the percentages are, in pixels from the right."""
_BEGINS = 0.55
"""Where the bars begin, as a share of the width: most titles fit before them."""


def likeliest(details: Sequence[Details]) -> tuple[tuple[str, float], ...]:
    """The albums that photos may be of, as (key, mean probability), best first, at most `TOP`.

    Those that would be shown with 0 % are left out, but for the best.
    """
    sums: dict[str, float] = defaultdict(float)
    for one in details:
        for key, probability in one.ranking:
            sums[key] += probability / len(details)
    ranked = sorted(sums.items(), key=lambda pair: -pair[1])[:TOP]
    return tuple(pair for pair in ranked if pair is ranked[0] or pair[1] >= WORTH_A_WORD)


class Bar(QPushButton):
    """An album with its key, its title, its probability as a bar and in words.

    Args:
        action: what a click does; its shortcut is on the cap.
        parent: the widget that it is in.
    """

    def __init__(self, action: QAction, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "bar")
        self._action = action
        self._key = action.shortcut().toString()
        self._title, self._share = "", 0.0
        self.clicked.connect(action.trigger)

    def say(self, title: str, share: float) -> None:
        """Show an album by its title, with its probability in 0..1; the action says the rest."""
        self._title, self._share = title, share
        self.setAccessibleName(f"{self._action.text()}, {percent(share)}")
        self.setToolTip(title)
        self.update()

    def sizeHint(self) -> QSize:
        """As high as every bar."""
        return QSize(32 * theme.SPACE, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """It can be narrow."""
        return QSize(20 * theme.SPACE, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the button of the style sheet, and what is on it."""
        del event
        colours = theme.tokens()
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        part = QStyle.ControlElement.CE_PushButtonBevel
        self.style().drawControl(part, option, painter, self)
        middle = self.height() // 2
        painter.setFont(theme.font(theme.SMALL))
        chips.paint_cap(painter, 0, middle, self._key)
        across = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(QColor(colours.quiet))
        painter.drawText(self.rect(), across | Qt.AlignmentFlag.AlignRight, percent(self._share))
        left = chips.cap_width(painter.fontMetrics()) + theme.SPACE
        begins = round(self.width() * _BEGINS)
        painter.setFont(theme.font())
        painter.setPen(QColor(colours.text))
        room = self.rect().adjusted(left, 0, begins - theme.SPACE - self.width(), 0)
        mode = Qt.TextElideMode.ElideRight
        title = painter.fontMetrics().elidedText(self._title, mode, room.width())
        painter.drawText(room, across, title)
        track = QRectF(begins, middle - _THICK / 2, self.width() - _SHARES - begins, _THICK)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.border))
        painter.drawRoundedRect(track, _THICK / 2, _THICK / 2)
        track.setWidth(max(2.0, track.width() * self._share))
        corner = min(_THICK, track.width()) / 2
        painter.setBrush(QColor(colours.accent))
        painter.drawRoundedRect(track, corner, corner)

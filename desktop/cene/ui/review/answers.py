"""The answers that a review offers: each with its key, the likeliest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QAction, QColor, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QPushButton,
    QStyle,
    QStyleOptionButton,
    QVBoxLayout,
    QWidget,
)

from cene.core.policy import percent
from cene.ui import theme
from cene.ui.parts.chips import DOT, cap_width, paint_cap, paint_dot
from cene.ui.sentences import said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from cene.core.album import Album
    from cene.core.shown import Details
    from cene.core.tree import Albums
    from cene.ui.parts.picker import Title

WIDTH = 38 * theme.SPACE
_HEIGHT = 11 * theme.SPACE // 2
_PAD = 12
CLOSE = 0.5
"""From this share of the best album's probability on, the second best is close."""


class Answer(QPushButton):
    """One answer: a key cap, perhaps an album's dot, words, and perhaps a probability.

    Args:
        action: what it does; its shortcut is on the cap.
        kind: how it looks, see the style sheet.
    """

    def __init__(self, action: QAction, kind: str = "choice") -> None:
        super().__init__()
        self.setProperty("kind", kind)
        self._key = action.shortcut().toString()
        self._album: Album | None = None
        self._share = ""
        self._words = ""
        self.clicked.connect(action.trigger)
        self.say(action.text())

    def say(self, words: str, album: Album | None = None, share: float | None = None) -> None:
        """Offer something else.

        Args:
            words: what it says.
            album: whose dot stands before it, None for none.
            share: how probable it is, in 0..1, None where that has no meaning.
        """
        self._words, self._album = words, album
        self._share = "" if share is None else percent(share)
        self.setAccessibleName(", ".join(filter(None, (words, self._share))))
        self.setToolTip(words if self._is_cut() else "")
        self.update()

    def sizeHint(self) -> QSize:
        """As high as every answer."""
        return QSize(WIDTH - 4 * theme.SPACE, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """It can be narrow."""
        return QSize(15 * theme.SPACE, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the button of the style sheet, and what is on it."""
        del event
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter = QPainter(self)
        part = QStyle.ControlElement.CE_PushButtonBevel
        self.style().drawControl(part, option, painter, self)
        middle, area = self.height() // 2, self._room()
        painter.setFont(theme.font(theme.SMALL))
        paint_cap(painter, _PAD, middle, self._key)
        painter.setFont(theme.font())
        if self._album is not None:
            dot = area.left() - DOT - theme.SPACE
            colour = theme.album_colour(self._album.key, self._album.colour)
            paint_dot(painter, dot, middle, colour)
        painter.setPen(QColor(theme.tokens().text if self._is_on() else theme.tokens().quiet))
        across = Qt.AlignmentFlag.AlignVCenter
        shown = painter.fontMetrics().elidedText(
            self._words, Qt.TextElideMode.ElideMiddle, area.width()
        )
        painter.drawText(area, across, shown)
        painter.setPen(QColor(theme.tokens().quiet))
        area.setRight(self.width() - _PAD - 1)
        painter.drawText(area, across | Qt.AlignmentFlag.AlignRight, self._share)

    def _is_on(self) -> bool:
        return self.isEnabled() and self.property("kind") == "choice"

    def _room(self) -> QRect:
        """Where the words are."""
        left = _PAD + cap_width(self.fontMetrics()) + theme.SPACE
        if self._album is not None:
            left += DOT + theme.SPACE
        right = self.width() - _PAD
        if self._share:
            right -= self.fontMetrics().horizontalAdvance(self._share) + theme.SPACE
        return QRect(left, 0, max(0, right - left), self.height())

    def _is_cut(self) -> bool:
        return self.fontMetrics().horizontalAdvance(self._words) > self._room().width()


class Answers(QFrame):
    """The column beside the photo of a review.

    Args:
        albums: actions of the albums, the likeliest first.
        others: actions of the other answers.
        undo: the action that takes the last answer back.
        title: what albums are called.
    """

    def __init__(
        self, albums: Sequence[QAction], others: Sequence[QAction], undo: QAction, title: Title
    ) -> None:
        super().__init__()
        self._title = title
        self._undo_action = undo
        self.setProperty("kind", "panel")
        self.setMinimumWidth(WIDTH)
        self._albums = [Answer(action) for action in albums]
        self._actions = list(albums)
        self._why, self._together = QLabel(), QLabel()
        self._undo = Answer(undo, "plain")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(4 * (2 * theme.SPACE,)))
        layout.setSpacing(theme.SPACE)
        for button in (*self._albums, *map(Answer, others)):
            layout.addWidget(button)
        layout.addSpacing(theme.SPACE)
        for label in (self._why, self._together):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setProperty("kind", "quiet")
            layout.addWidget(label)
        layout.addWidget(self._undo)
        layout.addStretch()

    def offer(self, details: Details, albums: Albums) -> None:
        """Offer the albums that a photo may be of; an action's data is the key of its album."""
        ranking = [(albums[key], share) for key, share in details.ranking if key in albums]
        self._why.setText(self._reason(details, ranking))
        for number, (button, action) in enumerate(zip(self._albums, self._actions, strict=True)):
            here = number < len(ranking)
            button.setVisible(here)
            action.setEnabled(here)
            if here:
                album, share = ranking[number]
                action.setText(self._title(album))
                action.setData(album.key)
                button.say(self._title(album), album, share)

    def say_together(self, photos: int) -> None:
        """Say how many more photos get the same answer."""
        self._together.setVisible(photos > 0)
        self._together.setText(
            self.tr("%Ln similar photo(s) will get the same answer.", None, photos)
        )

    def say_undo(self, text: str) -> None:
        """Say what can be taken back; nothing if empty."""
        self._undo_action.setEnabled(bool(text))
        self._undo.setVisible(bool(text))
        self._undo.say(text)

    def focus_first(self) -> None:
        """Let Enter take the likeliest."""
        likeliest: QWidget = self._albums[0]
        if likeliest.isVisible():
            likeliest.setFocus(Qt.FocusReason.OtherFocusReason)

    def _reason(self, details: Details, ranking: Sequence[tuple[Album, float]]) -> str:
        """Why a person is asked."""
        if details.error is not None:
            return said(details.error)
        if not ranking or details.decision is None:
            return self.tr("Cene has not looked at this photo yet.")
        best, share = ranking[0]
        if details.decision.album is None:
            return self.tr("Unsure because it is unlike anything that Cene knows.")
        if len(ranking) > 1 and ranking[1][1] >= CLOSE * share:
            return self.tr("Unsure because {best} and {next} are close.").format(
                best=self._title(best), next=self._title(ranking[1][0])
            )
        return self.tr("Not sure enough: {percent} {best}.").format(
            percent=percent(share), best=self._title(best)
        )

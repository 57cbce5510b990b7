"""How the page of a review is laid out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from cene.ui import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QAction


class Desk(QWidget):
    """A bar above, the photo with the answers beside it, the film below; or that nothing waits.

    Args:
        photo: the widget that shows the photo.
        answers: the column beside it.
        film: the strip below it.
        grouped: the action that puts similar photos together.
    """

    back_asked = Signal()
    """A person wants back to the library."""
    again_asked = Signal()
    """They want to look at what they skipped."""

    def __init__(self, photo: QWidget, answers: QWidget, film: QWidget, grouped: QAction) -> None:
        super().__init__()
        self._count = _label("quiet")
        self._end, self._sentence = _label("title"), _label("quiet")
        self._grouped, self._toggle = grouped, QToolButton()
        self._again = QPushButton()
        self._again.clicked.connect(self.again_asked)
        self._back = QPushButton(self.tr("Back to the library"))
        self._back.setProperty("kind", "primary")
        self._back.clicked.connect(self.back_asked)
        self._pages = QStackedLayout()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._head())
        whole.addLayout(self._pages, 1)  # first: it would show what it gets as a window otherwise
        self._pages.addWidget(_stacked(self._middle(photo, answers), self._foot(film)))
        self._pages.addWidget(self._last())

    def work(self, count: str) -> None:
        """Show the photo, and how far the person is."""
        self._count.setText(count)
        self._toggle.show()
        self._pages.setCurrentIndex(0)

    def end(self, skipped: int) -> None:
        """Show that no photo is left, but for so many that were skipped."""
        self._count.setText("")
        self._toggle.hide()
        self._end.setText(
            self.tr("Nothing else waits for you") if skipped else self.tr("Nothing waits for you")
        )
        self._sentence.setText(
            self.tr("You skipped %Ln photo(s).", None, skipped)
            if skipped
            else self.tr("New photos that Cene is not sure of will show up here.")
        )
        self._again.setText(self.tr("Look at the %Ln skipped photo(s)", None, skipped))
        self._again.setVisible(skipped > 0)
        self._pages.setCurrentIndex(1)
        (self._again if skipped else self._back).setFocus(Qt.FocusReason.OtherFocusReason)

    def _head(self) -> QWidget:
        bar = QFrame()
        bar.setProperty("kind", "bar")
        heading = _label("heading")
        heading.setText(self.tr("Review"))
        self._toggle.setProperty("kind", "toggle")
        self._toggle.setDefaultAction(self._grouped)
        self._grouped.toggled.connect(self._mark)
        self._mark(on=True)
        self._toggle.setMinimumWidth(self._toggle.sizeHint().width())
        self._mark(on=self._grouped.isChecked())
        back = QPushButton(self.tr("Done"))
        back.clicked.connect(self.back_asked)
        back.ensurePolished()
        self._toggle.setFixedHeight(back.sizeHint().height())
        row = QHBoxLayout(bar)
        row.setContentsMargins(2 * theme.SPACE, theme.SPACE, 2 * theme.SPACE, theme.SPACE)
        row.setSpacing(theme.SPACE + theme.SPACE // 2)
        row.addWidget(heading)
        row.addWidget(self._count)
        row.addStretch()
        row.addWidget(self._toggle)
        row.addWidget(back)
        return bar

    def _mark(self, on: bool) -> None:  # noqa: FBT001 - as Qt's signal says it
        self._grouped.setIconText(self._grouped.text() + (" ✓" if on else ""))

    def _middle(self, photo: QWidget, answers: QWidget) -> QWidget:
        page, line = QFrame(), QFrame()
        page.setProperty("kind", "page")
        line.setProperty("kind", "upright")
        across, down = 4 * theme.SPACE, 3 * theme.SPACE
        room = QHBoxLayout()
        room.setContentsMargins(across, down, across, down)
        room.addWidget(photo)
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        scroll = QScrollArea()  # on a low screen not all answers have room
        scroll.setProperty("kind", "panel")
        scroll.setWidget(answers)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFixedWidth(answers.minimumWidth())
        row.addLayout(room, 1)
        row.addWidget(line)
        row.addWidget(scroll)
        return page

    def _foot(self, film: QWidget) -> QWidget:
        foot = QFrame()
        foot.setProperty("kind", "footer")
        row = QHBoxLayout(foot)
        row.setContentsMargins(theme.SPACE, theme.SPACE // 2, theme.SPACE, theme.SPACE // 2)
        row.addWidget(film)
        return foot

    def _last(self) -> QWidget:
        page = QFrame()
        page.setProperty("kind", "page")
        rows = QVBoxLayout(page)
        rows.setSpacing(2 * theme.SPACE)
        rows.addStretch(2)
        middle = Qt.AlignmentFlag.AlignHCenter
        for widget in (self._end, self._sentence, self._again, self._back):
            rows.addWidget(widget, 0, middle)
        rows.addStretch(3)
        return page


def _label(kind: str) -> QLabel:
    label = QLabel()
    label.setProperty("kind", kind)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def _stacked(upper: QWidget, lower: QWidget) -> QWidget:
    """One widget of two, the upper one as high as can be."""
    both = QWidget()
    rows = QVBoxLayout(both)
    rows.setContentsMargins(0, 0, 0, 0)
    rows.setSpacing(0)
    rows.addWidget(upper, 1)
    rows.addWidget(lower)
    return both

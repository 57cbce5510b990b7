"""What is known of a photo, line by line."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, Qt, QTime
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from cene.core.shown import Standing
from cene.ui import theme
from cene.ui.parts.chips import Elided
from cene.ui.reasons import Reasons

if TYPE_CHECKING:
    from cene.core.shown import Details
    from cene.core.tree import Albums


class Facts(QWidget):
    """A table of two columns; a line of which nothing is known is left out.

    Args:
        parent: the widget that it is in.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(2 * theme.SPACE)
        grid.setVerticalSpacing(theme.SPACE // 2)
        grid.setColumnStretch(1, 1)
        self._reasons = Reasons(self)
        self._lines: list[tuple[QLabel, QLabel]] = []
        for line, name in enumerate(
            (
                self.tr("Why"),
                self.tr("Taken"),
                self.tr("Camera"),
                self.tr("Came from"),
                self.tr("Is now in"),
            )
        ):
            label = QLabel(name, self)
            label.setProperty("kind", "quiet")
            value = QLabel(self) if line == 0 else Elided(parent=self)
            value.setTextFormat(Qt.TextFormat.PlainText)
            value.setWordWrap(line == 0)
            grid.addWidget(label, line, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, line, 1)
            self._lines.append((label, value))

    def display(self, details: Details, albums: Albums) -> None:
        """Show what is known of a photo.

        Args:
            details: all of it.
            albums: all albums, for their titles.
        """
        came, folder = details.came_from, details.photo.path.parent
        now = self.tr("{folder}, {state}").format(
            folder=folder.name or folder, state=self._state(details)
        )
        self._put(
            (self._reasons.why(details, albums), ""),
            (self._taken(details.photo.taken_at), ""),
            (details.camera or "", details.camera or ""),
            (came.parent.name or str(came.parent), str(came)) if came else ("", ""),
            (now, str(details.photo.path)),
        )

    def texts(self) -> dict[str, str]:
        """The lines that are shown, by their names."""
        return {label.text(): value.text() for label, value in self._lines if not value.isHidden()}

    def _put(self, *values: tuple[str, str]) -> None:
        for (label, value), (text, tip) in zip(self._lines, values, strict=True):
            value.setText(text)
            value.setToolTip(tip)
            value.setAccessibleName(f"{label.text()}: {text}")
            label.setVisible(bool(text))
            value.setVisible(bool(text))

    def _taken(self, taken_at: str | None) -> str:
        if taken_at is None:
            return ""
        try:
            taken = datetime.fromisoformat(taken_at)
        except ValueError:
            return taken_at
        day = QDate(taken.year, taken.month, taken.day)
        time = QTime(taken.hour, taken.minute)
        return self.tr("{day}, {time}").format(
            day=QLocale().toString(day, self.tr("d MMMM yyyy", "format of a date")),
            time=QLocale().toString(time, QLocale.FormatType.ShortFormat),
        )

    def _state(self, details: Details) -> str:
        if details.standing is Standing.FILED and details.tagged:
            return self.tr("tagged")
        return {
            Standing.SURE: self.tr("files itself"),
            Standing.ASKS: self.tr("waiting"),
            Standing.FILED: self.tr("filed"),
            Standing.KEPT: self.tr("stays there"),
            Standing.FAILED: self.tr("cannot be read"),
            Standing.UNREAD: self.tr("not looked at yet"),
        }[details.standing]

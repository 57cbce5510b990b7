"""What is known of a photo, line by line."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, Qt, QTime
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from cene.core.shown import Sayings, Standing
from cene.ui import theme
from cene.ui.parts.chips import Elided
from cene.ui.reasons import Reasons

if TYPE_CHECKING:
    from cene.core.photo import Photo
    from cene.core.shown import Details
    from cene.core.tree import Albums


_SAID = 5
"""The first line of what the files of a photo say."""
_LONG = {0, _SAID}
"""Lines that may be several."""
_STARS = 5
"""The best rating."""
_PLACES = 4
"""Decimals of degrees: ten metres."""


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
        self._photo: Photo | None = None
        self._lines: list[tuple[QLabel, QLabel]] = []
        for line, name in enumerate(
            (
                self.tr("Why"),
                self.tr("Taken"),
                self.tr("Camera"),
                self.tr("Came from"),
                self.tr("Is now in"),
                self.tr("Keywords"),
                self.tr("Rating"),
                self.tr("Place"),
            )
        ):
            label = QLabel(name, self)
            label.setProperty("kind", "quiet")
            value = QLabel(self) if line in _LONG else Elided(parent=self)
            value.setTextFormat(Qt.TextFormat.PlainText)
            value.setWordWrap(line in _LONG)
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
        if details.photo != self._photo:
            self._photo = details.photo
            self.say(Sayings())
        self._put(
            0,
            (self._reasons.why(details, albums), ""),
            (self._taken(details.photo.taken_at), ""),
            (details.camera or "", details.camera or ""),
            (came.parent.name or str(came.parent), str(came)) if came else ("", ""),
            (now, str(details.photo.path)),
        )

    def say(self, sayings: Sayings) -> None:
        """Show what the files of the photo say, which is read a moment later."""
        by_cene = (
            self.tr("{keyword} (by Cene)").format(keyword=path[-1]) for path in sayings.by_cene
        )
        keywords = (*sayings.keywords, *sayings.by_cene)
        self._put(
            _SAID,
            (
                ", ".join((*(path[-1] for path in sayings.keywords), *by_cene)),
                "\n".join(" / ".join(path) for path in keywords),
            ),
            (self._stars(sayings.rating), ""),
            (self._position(sayings.position), ""),
        )

    def texts(self) -> dict[str, str]:
        """The lines that are shown, by their names."""
        return {label.text(): value.text() for label, value in self._lines if not value.isHidden()}

    def _put(self, first: int, *values: tuple[str, str]) -> None:
        lines = self._lines[first : first + len(values)]
        for (label, value), (text, tip) in zip(lines, values, strict=True):
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

    def _stars(self, rating: int | None) -> str:
        if rating is None:
            return ""
        words = self.tr("rejected") if rating < 0 else self.tr("{stars} of {most} ★")
        return words.format(stars=rating, most=_STARS)

    def _position(self, position: tuple[float, float] | None) -> str:
        if position is None:
            return ""
        north, east = position
        number = QLocale().toString
        return self.tr("{latitude}° {north}, {longitude}° {east}").format(
            latitude=number(abs(north), "f", _PLACES),
            north=self.tr("N") if north >= 0 else self.tr("S"),
            longitude=number(abs(east), "f", _PLACES),
            east=self.tr("E") if east >= 0 else self.tr("W"),
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

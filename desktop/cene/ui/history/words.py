"""What the history says of batches and photos."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, QObject, QTime

from cene.core.errors import printable
from cene.core.move import Mode, State
from cene.core.policy import percent
from cene.ui.sentences import said

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cene.organiser.history import Line, Sums

BY_ITSELF = ("sort", "watch", "tags")
"""Causes with which the threshold decided."""


class HistoryWords(QObject):
    """Sentences about the journal.

    Attributes:
        titles: by key, what the person calls the albums.
        colours: by key, "#rrggbb" of those that the person chose one for.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.titles: Mapping[str, str] = {}
        self.colours: Mapping[str, str] = {}

    def album(self, key: str) -> str:
        """What an album is called; its key, where it is no longer there."""
        return self.titles.get(key, key)

    def what(self, sums: Sums) -> str:
        """What a batch did, such as "Moved 1,204 photos into 7 albums"."""
        photos = sums.done + sums.undone + sums.unsettled - sums.joined
        if sums.joined and not photos:
            return self.tr("%Ln companion(s) joined their photos", None, sums.joined)
        if not photos:
            if sums.batch.mode is Mode.TAG:
                return self.tr("No photo could be tagged")
            return self.tr("No photo could be filed")
        shown = self.tr("%Ln photo(s)", None, photos)
        if _takes_tags(sums):
            return self.tr("Took tags away from {photos}").format(photos=shown)
        into = self.album(sums.album)
        if sums.albums > 1:
            into = self.tr("%Ln album(s)", None, sums.albums)
        sentence = {
            Mode.TAG: self.tr("Tagged {photos} with {albums}"),
            Mode.MOVE: self.tr("Moved {photos} into {albums}"),
            Mode.COPY: self.tr("Copied {photos} into {albums}"),
            Mode.HARDLINK: self.tr("Linked {photos} into {albums}"),
        }[sums.batch.mode]
        return sentence.format(photos=shown, albums=into)

    def why(self, sums: Sums) -> str:
        """What began a batch, and what became of it since."""
        batch = sums.batch
        parts = [self._cause(batch.cause)]
        if batch.cause in BY_ITSELF and not _takes_tags(sums):
            parts.append(self.tr("at {percent} sure").format(percent=percent(batch.threshold)))
        if sums.tagged:
            parts.append(self.tr("%Ln tagged", None, sums.tagged))
        if sums.undone and not (sums.done or sums.unsettled):
            parts.append(self.tr("all put back"))
        elif sums.undone:
            parts.append(self.tr("%Ln put back", None, sums.undone))
        if sums.failed:
            parts.append(self.tr("%Ln failed", None, sums.failed))
        if sums.unsettled:
            parts.append(self.tr("%Ln unfinished", None, sums.unsettled))
        if sums.found < sums.moves:
            parts.append(self.tr("%Ln found", None, sums.found))
        return " · ".join(parts)

    def when(self, sums: Sums, now: datetime) -> str:
        """When a batch began, in local time."""
        moment = datetime.fromisoformat(sums.batch.time).astimezone()
        locale = QLocale()
        clock = locale.toString(QTime(moment.hour, moment.minute), QLocale.FormatType.ShortFormat)
        days = (now.astimezone().date() - moment.date()) // timedelta(days=1)
        if days == 0:
            return self.tr("Today {time}").format(time=clock)
        if days == 1:
            return self.tr("Yesterday {time}").format(time=clock)
        day = QDate(moment.year, moment.month, moment.day)
        return f"{locale.toString(day, QLocale.FormatType.ShortFormat)} {clock}"

    def state(self, line: Line, refused: str | None) -> str:
        """Where a photo stands.

        Args:
            line: the photo.
            refused: why it was not put back, if that was tried.
        """
        if refused is not None:
            return self.tr("Not put back: {reason}").format(reason=said(refused))
        if line.state is State.FAILED:
            return self.tr("Failed: {reason}").format(reason=printable(said(line.error or "")))
        if line.state is State.UNDONE:
            return self.tr("Put back")
        if line.state is State.DONE and line.is_tags:
            return self.tr("Tagged") if line.album else self.tr("Tags taken away")
        if line.state is State.DONE:
            return self.tr("Filed")
        return self.tr("Unfinished, the next start settles it")

    def line(self, line: Line, refused: str | None) -> str:
        """All about a photo in one sentence, for those who hear the window."""
        if line.is_tags and not line.album:
            template = self.tr("{name}, in {source}, {state}")
        elif line.is_tags:
            template = self.tr("{name}, in {source}, {album}, {percent}, {state}")
        else:
            template = self.tr("{name}, from {source} to {target}, {album}, {percent}, {state}")
        return template.format(
            name=printable(line.source.name),
            source=short(line.source.parent),
            target=short(line.target.parent),
            album=self.album(line.album),
            percent=percent(line.confidence),
            state=self.state(line, refused),
        )

    def _cause(self, cause: str) -> str:
        return {
            "sort": self.tr("Sorting"),
            "watch": self.tr("Watched folder"),
            "tags": self.tr("Tagging"),
            "answer": self.tr("Your answer"),
        }.get(cause, cause)


def _takes_tags(sums: Sums) -> bool:
    """Whether a batch took tags away, which is for no album."""
    return sums.batch.mode is Mode.TAG and not sums.album


def short(path: Path) -> str:
    """A path as people say it, the home folder as ~."""
    home = Path.home()
    return printable(Path("~", path.relative_to(home)) if path.is_relative_to(home) else path)

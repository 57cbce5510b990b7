"""One sentence for many photos that were filed one after the other."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Mapping

QUIET_MS = 5000
"""How long nothing may be filed until it is said."""
NAMED = 4
"""How many albums are named; the others are counted together."""


class Burst(QObject):
    """Gathers what was filed, and says it once when no more comes.

    Signals:
        ended: the sentence, and the numbers of the batches (tuple of int), which undo it.
    """

    ended = Signal(str, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._albums: Counter[str] = Counter()
        self._batches: list[int] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(QUIET_MS)
        self._timer.timeout.connect(self._say)

    def filed(self, batch: int, albums: Mapping[str, int]) -> None:
        """Photos were filed by Cene itself.

        Args:
            batch: the journal's number.
            albums: how many went where, by the titles of the albums.
        """
        if not any(albums.values()):
            return
        self._albums.update(albums)
        if batch not in self._batches:
            self._batches.append(batch)
        self._timer.start()

    def undone(self, batch: int) -> None:
        """A batch was taken back meanwhile: whatever it was part of is not worth a word."""
        if batch in self._batches:
            self.stop()

    def stop(self) -> None:
        """Forget what was gathered."""
        self._timer.stop()
        self._albums.clear()
        self._batches.clear()

    def _say(self) -> None:
        sentence, batches = self._sentence(), tuple(self._batches)
        self.stop()
        self.ended.emit(sentence, batches)

    def _sentence(self) -> str:
        """Such as "12 new photos: 7 Sea, 5 Forest."; the fullest albums first."""
        ordered = sorted(self._albums.items(), key=_fullest)
        photos = sum(self._albums.values())
        parts = [f"{QLocale().toString(count)} {title}" for title, count in ordered[:NAMED]]
        others = sum(count for _, count in ordered[NAMED:])
        if others:
            parts.append(self.tr("%Ln in other albums", None, others))
        new = self.tr("%Ln new photo(s)", None, photos)
        return self.tr("{photos}: {albums}.").format(photos=new, albums=", ".join(parts))


def _fullest(album: tuple[str, int]) -> tuple[int, str]:
    title, count = album
    return -count, title

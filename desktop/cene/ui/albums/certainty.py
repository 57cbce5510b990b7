"""How sure Cene must be to file photos in one album by itself."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Signal

from cene.ui.parts.controls import Combo

OFFERED = (*(share / 100 for share in (*range(50, 90, 5), *range(90, 100))), 0.995)
"""Finer where a step means more."""


class CertaintyChoice(Combo):
    """Offers what all albums go by first, and then thresholds of the album's own.

    Signals:
        chosen(object): a threshold in 0..1, or None for that of all albums.
    """

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._own: float | None = None
        self._choices: tuple[float | None, ...] = (None,)
        self.setAccessibleName(self.tr("How sure it must be"))
        self.activated.connect(self._choose)

    def show_threshold(self, own: float | None, general: float) -> None:
        """Show what an album goes by.

        Args:
            own: its own threshold, in 0..1; None for that of all albums.
            general: that of all albums.
        """
        self._own = own
        offered = {*OFFERED} if own is None else {*OFFERED, own}
        self._choices = (None, *sorted(offered))
        self.clear()
        as_all = self.tr("As sure as for all albums ({percent})")
        self.addItem(as_all.format(percent=_percent(general)))
        self.addItems([_percent(share) for share in self._choices[1:] if share is not None])
        self.setCurrentIndex(self._choices.index(own))

    def _choose(self, index: int) -> None:
        if self._choices[index] != self._own:
            self.chosen.emit(self._choices[index])


def _percent(share: float) -> str:
    """A threshold for people, with as many places as it has, up to two."""
    places = next(k for k in (0, 1, 2) if k == 2 or round(100 * share, k) == round(100 * share, 2))  # noqa: PLR2004
    return f"{QLocale().toString(100 * share, 'f', places)} %"

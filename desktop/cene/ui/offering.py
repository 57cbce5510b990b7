"""Folders that a file manager or a command brings: the window offers to sort them."""

from __future__ import annotations

import os
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from cene.organiser.places import outermost, short
from cene.ui.parts.notices import Kind
from cene.ui.start.mode import clash_sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cene.ui.session import Session
    from cene.ui.start.beginning import Beginning
    from cene.ui.window import Window


class Offering(QObject):
    """Asks about each folder; without an answer nothing is looked at.

    Args:
        window: shows it.
        session: knows which folders are sorted already.
    """

    def __init__(self, window: Window, session: Session) -> None:
        super().__init__(window)
        self._window, self._session = window, session
        self._beginning: Beginning | None = None
        self._open = False
        self._waiting: list[Path] = []

    def begin(self, beginning: Beginning | None) -> None:
        """The catalogue is open: offer what waits, in the first start where that is to come."""
        self._open, self._beginning = True, beginning
        waiting, self._waiting = self._waiting, []
        self.take(waiting)

    def take(self, folders: Sequence[Path]) -> None:
        """Offer folders now, or as soon as the catalogue is open."""
        if not self._open:
            self._waiting.extend(folders)
            return
        for folder in folders:
            if self._beginning is not None and not self._session.preferences.begun:
                self._beginning.add(folder)
            else:
                self._ask(folder)

    def _ask(self, folder: Path) -> None:
        chosen, name = self._session.preferences, short(folder, Path.home())
        if any(_holds(source, folder) for source in chosen.sources):
            text = self.tr("{folder} is sorted already. Cene looks for new photos now.")
            self._session.scan_now()
            self._window.notices.say(text.format(folder=name))
            return
        snapshot = self._session.snapshot
        albums = () if snapshot is None else snapshot.albums.values()
        fault = clash_sentence((folder,), chosen.into, albums) if chosen.into else ""
        if fault:
            self._window.notices.say(fault, kind=Kind.FAILED)
            return
        self._window.notices.say(
            self.tr("Sort the photos in {folder} too?").format(folder=name),
            self.tr("Add folder"),
            partial(self._add, folder),
            Kind.ASKS,
        )

    def _add(self, folder: Path) -> None:
        chosen = self._session.preferences
        self._session.prefer(replace(chosen, sources=outermost((*chosen.sources, folder))))
        self._window.show_library()


def _holds(source: Path, folder: Path) -> bool:
    """Whether a folder is a source or lies in one, by whatever name."""
    real = Path(os.path.realpath(folder))
    return real.is_relative_to(os.path.realpath(source))

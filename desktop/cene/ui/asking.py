"""Asks before Cene files photos for the first time; nothing is touched without that."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from cene.core.move import Mode
from cene.ui.page import Page

if TYPE_CHECKING:
    from pathlib import Path

    from cene.ui.session import Session
    from cene.ui.window import Window


class Asking(QObject):
    """Keeps the card with the question as it should be.

    Args:
        window: shows it.
        session: knows what was chosen and what was done.
    """

    def __init__(self, window: Window, session: Session) -> None:
        super().__init__(window)
        self._window, self._session = window, session
        self._declined: tuple[Mode, Path | None] | None = None
        window.consented.connect(self._agreed)
        window.library.consent.declined.connect(self._decline)

    def refresh(self, sure: int) -> None:
        """Ask, ask with other numbers, or no longer.

        Args:
            sure: how many photos Cene is sure of at the moment.
        """
        card = self._window.library.consent
        if self._session.preferences.mode is Mode.SUGGEST or self._session.filed_before():
            card.hide()
        elif card.isVisible() or (sure and self._may_ask()):
            self._window.ask_filing()

    def _may_ask(self) -> bool:
        """Once for each answer, and not where a person does something else."""
        chosen = self._session.preferences
        return (
            chosen.begun
            and not chosen.automatic
            and not self._session.work.busy
            and (chosen.mode, chosen.into) != self._declined
            and any(self._window.pages.shows(page) for page in (Page.LIBRARY, Page.SETTINGS))
        )

    def _agreed(self) -> None:
        """What was asked with numbers is agreed to, now and from now on."""
        if not self._session.preferences.automatic:
            self._session.prefer(replace(self._session.preferences, automatic=True))
        self._session.file_sure()

    def _decline(self) -> None:
        self._declined = (self._session.preferences.mode, self._session.preferences.into)

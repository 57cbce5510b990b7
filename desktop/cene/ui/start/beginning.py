"""What a person answers at the first start, and what is done with it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths

from cene.organiser import albums as editing
from cene.organiser import places
from cene.ui.start.first_start import FirstStart
from cene.ui.titles import title
from cene.ui.work.album_jobs import AddAlbum, EnableAlbums

if TYPE_CHECKING:
    from cene.organiser.preferences import Preferences
    from cene.ui.session import Session
    from cene.ui.window import Window


class Beginning(QObject):
    """Asks the three questions of the first start at once.

    Args:
        window: shows them.
        session: an open catalogue.
    """

    def __init__(self, window: Window, session: Session) -> None:
        super().__init__(window)
        self._window, self._session = window, session
        pictures = Path(
            QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        )
        workspace = session.workspace
        albums = editing.ready_made() if workspace is None else editing.in_catalogue(workspace)
        self._page = FirstStart(
            session.preferences,
            places.usual(pictures, Path.home()),
            pictures / self.tr("Albums"),
            albums,
            title=title,
        )
        self._page.finished.connect(self._begun)
        window.show_alone(self._page)

    def add(self, folder: Path) -> None:
        """Offer one more folder, ticked."""
        self._page.add(folder)

    def stop(self) -> None:
        """Count no photos any more."""
        self._page.stop()

    def _begun(
        self, preferences: Preferences, enabled: frozenset[str], new: tuple[str, ...]
    ) -> None:
        """The answers; nothing is moved before that was asked once more, with numbers."""
        session = self._session
        workspace = session.workspace
        if workspace is not None:
            albums = editing.in_catalogue(workspace)
            ready = [key for key, album in albums.items() if not album.own]
            off = tuple(key for key in ready if key in albums.in_use and key not in enabled)
            on = tuple(key for key in ready if key in enabled and key not in albums.in_use)
            for keys, wanted in ((on, True), (off, False)):
                if keys:
                    session.submit(EnableAlbums(keys, wanted))
        for name in new:
            session.submit(AddAlbum(name))
        session.prefer(replace(preferences, automatic=False))
        self._window.show_library()

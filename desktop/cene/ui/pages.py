"""The pages of the window, one of which is seen at a time."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QStackedWidget

from cene.ui.library.page import LibraryPage
from cene.ui.page import Page
from cene.ui.system.in_folder import reveal
from cene.ui.titles import title

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPixmap
    from PySide6.QtWidgets import QWidget

    from cene.ui.albums.page import AlbumsPage
    from cene.ui.failed_list import FailedList
    from cene.ui.history.page import HistoryPage
    from cene.ui.lab.page import LabPage
    from cene.ui.parts.thumbnails import Thumbnails
    from cene.ui.picture_page import PicturePage
    from cene.ui.review.page import Review
    from cene.ui.session import Session
    from cene.ui.settings.page import SettingsPage
    from cene.ui.shortcuts_page import ShortcutsPage

Made = TypeVar("Made", bound="QWidget")
_FILM = QSize(96, 72)


class Pages(QStackedWidget):
    """The library, and the others, each of which is made when it is first wanted.

    A tenth of a second passes less before the photos are seen than if all were made at the start.

    Args:
        session: the catalogue.
        thumbnails: makes the small pictures.
        parent: the window.
    """

    left = Signal()
    """A person is done with a page, and wants back to the library."""
    albums_made = Signal(object)
    """The `AlbumsPage` is there from now on, and is to be connected."""
    history_made = Signal(object)
    """The same of the `HistoryPage`."""
    settings_made = Signal(object)
    """The same of the `SettingsPage`."""
    lab_made = Signal(object)
    """The same of the `LabPage`."""

    def __init__(self, session: Session, thumbnails: Thumbnails, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page")
        self._session, self._thumbnails = session, thumbnails
        self._stops: list[Callable[[], None]] = []
        self.library = LibraryPage(session, thumbnails, self)
        self._add(Page.LIBRARY, self.library)
        self._stops.append(self.library.stop)

    # The imports in these are late, for they take longer than it takes to make the pages.

    @cached_property
    def picture(self) -> PicturePage:
        """One photo as large as the window."""
        from cene.ui.parts import pictures  # noqa: PLC0415
        from cene.ui.picture_page import PicturePage  # noqa: PLC0415

        page = PicturePage(self._session, pictures.read, self)
        page.done.connect(self.left)
        self._stops.append(page.stop)
        return self._add(Page.PICTURE, page)

    @cached_property
    def review(self) -> Review:
        """Asks about the photos that wait."""
        from cene.ui.parts import pictures  # noqa: PLC0415
        from cene.ui.review.page import Review  # noqa: PLC0415

        page = Review(pictures.read, self._small, title, self)
        page.done.connect(self.left)
        page.answered.connect(self._session.answer)
        page.dismissed.connect(self._session.dismiss)
        page.undo_asked.connect(self._session.undo_answer)
        self._thumbnails.ready.connect(page.refresh_thumbnails)
        self._stops.append(page.stop)
        return self._add(Page.REVIEW, page)

    @cached_property
    def albums(self) -> AlbumsPage:
        """The albums, and what they were taught."""
        from cene.ui.albums.page import AlbumsPage  # noqa: PLC0415

        page = AlbumsPage(self._thumbnails.pixmap, self)
        self._thumbnails.ready.connect(page.refresh_pictures)
        self._add(Page.ALBUMS, page)
        self.albums_made.emit(page)
        return page

    @cached_property
    def history(self) -> HistoryPage:
        """What was done to files."""
        from cene.ui.history.page import HistoryPage  # noqa: PLC0415

        page = HistoryPage(self)
        page.undo_newest.setShortcuts([])  # the Undo of the window sees to it
        self._add(Page.HISTORY, page)
        self.history_made.emit(page)
        return page

    @cached_property
    def settings(self) -> SettingsPage:
        """What a person chooses."""
        from cene.ui.settings.page import SettingsPage  # noqa: PLC0415

        page = self._add(Page.SETTINGS, SettingsPage(self))
        self.settings_made.emit(page)
        return page

    @cached_property
    def failed(self) -> FailedList:
        """What could not be read."""
        from cene.ui.failed_list import FailedList  # noqa: PLC0415

        page = FailedList(self)
        page.retry.connect(self._session.retry)
        page.show_file.connect(reveal)
        return self._add(Page.FAILED, page)

    @cached_property
    def lab(self) -> LabPage:
        """Networks of one's own."""
        from cene.ui.lab.page import LabPage  # noqa: PLC0415

        page = self._add(Page.LAB, LabPage(self))
        self.lab_made.emit(page)
        return page

    @cached_property
    def keys(self) -> ShortcutsPage:
        """Which key does what."""
        from cene.ui.shortcuts_page import ShortcutsPage  # noqa: PLC0415

        page = self._add(Page.KEYS, ShortcutsPage(self))
        page.closed.connect(self.left)
        return page

    def shows(self, page: Page) -> bool:
        """Whether this one is seen; asking does not make it."""
        shown = self.currentWidget()
        return shown is not None and shown.objectName() == page

    def stop(self) -> None:
        """Let none read photos any more; may be called twice."""
        for stop in self._stops:
            stop()

    def _add(self, name: Page, page: Made) -> Made:
        page.setObjectName(name)
        self.addWidget(page)
        return page

    def _small(self, photo: int) -> QPixmap | None:
        snapshot = self._session.snapshot
        tiles = snapshot.tiles([photo], self._session.threshold) if snapshot else []
        if not tiles:
            return None
        return self._thumbnails.pixmap(tiles[0], _FILM, self.devicePixelRatioF())

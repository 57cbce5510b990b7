"""The window: its pages, its actions, and what leads from one to the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings, Signal
from PySide6.QtWidgets import QFrame, QMainWindow, QVBoxLayout, QWidget

from cene.core.move import Mode
from cene.core.shown import Grouping, Order, Scope, View
from cene.ui import theme
from cene.ui.page import FRAMED, Page
from cene.ui.system import tray

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtGui import QCloseEvent

    from cene.organiser.library import Snapshot
    from cene.ui.parts.thumbnails import Thumbnails
    from cene.ui.session import Session

SIZE = (180 * theme.SPACE, 112 * theme.SPACE)
"""Of the window when it is opened for the first time, in pixels."""
_FAILED = 1000
"""So many failed photos are listed at most."""


class Window(QMainWindow):
    """Everything that is seen; an empty frame until it is filled.

    Args:
        layout: the file in which the layout is remembered.
    """

    closing = Signal()
    """A person closed the window; whoever owns it decides what that means."""
    quit_asked = Signal()
    """The program is to end."""
    paused = Signal(bool)
    """All work is to pause, or to go on."""
    consented = Signal()
    """A person agreed that photos are filed."""

    def __init__(self, layout: Path) -> None:
        super().__init__()
        self._kept = QSettings(str(layout), QSettings.Format.IniFormat, self)
        self.setWindowTitle("Cene")
        self.setWindowIcon(tray.icon())
        self._restore_frame()

    def fill(self, session: Session, thumbnails: Thumbnails) -> None:
        """Put everything into it, once.

        Args:
            session: the catalogue.
            thumbnails: makes the small pictures.
        """
        # Late: what these load takes far longer than the frame, which a person sees meanwhile.
        from cene.ui.actions import Actions  # noqa: PLC0415
        from cene.ui.footer import Footer  # noqa: PLC0415
        from cene.ui.header import Header  # noqa: PLC0415
        from cene.ui.pages import Pages  # noqa: PLC0415
        from cene.ui.parts.notices import Notices  # noqa: PLC0415
        from cene.ui.parts.picker import Picker  # noqa: PLC0415
        from cene.ui.titles import title  # noqa: PLC0415

        self.session = session
        self.header, self.footer, self.notices = Header(self), Footer(self), Notices(self)
        self.pages = Pages(session, thumbnails, self)
        self.library = self.pages.library
        self.picker = Picker(title, self)
        self.actions_ = Actions(self)
        self._lay_out()
        self._connect()
        self._restore_pages()
        self.library.grid.setFocus()

    def page(self) -> QWidget:
        """What is shown."""
        page = self.pages.currentWidget()
        if page is None:
            raise RuntimeError("a window without pages")
        return page

    def show_page(self, page: QWidget) -> None:
        """Show a page; the keyboard goes there."""
        framed = page.objectName() in FRAMED
        self.header.setVisible(framed)
        self.footer.setVisible(framed)
        self.pages.setCurrentWidget(page)
        page.setFocus()

    def show_library(self) -> None:
        """Show the grid."""
        self.show_page(self.library)
        self.library.grid.setFocus()

    def show_review(self) -> None:
        """Ask about the photos that wait."""
        waiting, snapshot = self.session.waiting(), self.session.snapshot
        if snapshot is not None:
            review = self.pages.review
            review.begin(
                waiting, self.session.details, snapshot.albums, self.session.similar(waiting)
            )
            self.show_page(review)

    def show_picture(self, photo: int) -> None:
        """Show a photo as large as it goes."""
        photos = [int(one) for one in self.library.grid.photos.photos]
        self.pages.picture.show_photo(photo, photos)
        self.show_page(self.pages.picture)

    def show_history(self) -> None:
        """Show what was done to files."""
        self.pages.history.refresh()
        self.show_page(self.pages.history)

    def show_albums(self) -> None:
        """Show the albums and what they were taught."""
        self.show_page(self.pages.albums)

    def show_settings(self) -> None:
        """Show the settings."""
        snapshot = self.session.snapshot
        albums = tuple(snapshot.albums.values()) if snapshot else ()
        self.pages.settings.show_preferences(self.session.preferences, albums)
        self.show_page(self.pages.settings)

    def show_keys(self) -> None:
        """Show which key does what."""
        self.pages.keys.show_actions(self.actions_.groups())
        self.show_page(self.pages.keys)

    def ask_filing(self) -> None:
        """File what is sure; before the first time, say what that means."""
        session, snapshot = self.session, self.session.snapshot
        if session.preferences.mode is Mode.SUGGEST or session.preferences.into is None:
            self.show_settings()
            self.notices.say(
                self.tr("Choose first whether Cene may tag, copy or move, and where to.")
            )
        elif snapshot is not None:
            self._ask_consent(snapshot, session.preferences.into)

    def _ask_consent(self, snapshot: Snapshot, into: Path) -> None:
        """Say with numbers what filing means, the first time; after that, file."""
        if self.session.filed_before():
            self.session.file_sure()
            return
        photos, albums = snapshot.filing(self.session.threshold)
        if photos:
            self.show_library()
            chosen = self.session.preferences
            writing = chosen.writing if chosen.tag or chosen.mode is Mode.TAG else None
            self.library.consent.ask(photos, albums, into, chosen.mode, writing)
        else:
            self.library.consent.hide()

    def show_failed(self) -> None:
        """Show what could not be read, and why."""
        self.show_page(self.pages.failed)
        self._list_failed()

    def show_lab(self) -> None:
        """Show the networks that were trained."""
        self.show_page(self.pages.lab)

    def show_everything(self) -> None:
        """Show all photos, however the view was narrowed."""
        self.header.clear_search()
        self.library.show_view(View())
        self.show_library()

    def show_alone(self, page: QWidget) -> None:
        """Show a page that is only there for a while; another page ends it."""
        self.pages.addWidget(page)
        self.show_page(page)

    def refresh(self) -> None:
        """Bring the pages up to date with the newest snapshot."""
        snapshot = self.session.snapshot
        if snapshot is None:
            return
        if self.pages.shows(Page.REVIEW):
            self.pages.review.requeue(self.session.waiting(), snapshot.albums)
        elif self.pages.shows(Page.FAILED):
            self._list_failed()

    def show_paused(self, *, on: bool) -> None:
        """Show whether the work pauses."""
        self.footer.display_paused(on)
        self.actions_.pause.setChecked(on)

    def put_back(self, photos: Sequence[int]) -> None:
        """Undo the moves that brought photos where they are."""
        found = (self.session.details(photo) for photo in photos)
        workspace = self.session.workspace
        names = []
        for details in found:
            if details is not None and details.move is not None and workspace is not None:
                move = workspace.journal.move(details.move)
                if move is not None:
                    names.append(f"{move.batch}.{move.id}")
        self.session.undo_moves(names)

    def forget(self, photos: Sequence[int]) -> None:
        """Take back what was said of photos."""
        self.session.forget(photos)

    def remember(self) -> None:
        """Keep the layout for the next time."""
        self._kept.setValue("window", self.saveGeometry())
        self._kept.setValue("panels", self.library.saveState())
        self._kept.setValue("tile", str(self.library.tile_size))
        self._kept.setValue("open", "\n".join(sorted(self.library.sidebar.open_albums)))
        self._kept.sync()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave it to the owner whether this is the end."""
        event.ignore()
        self.closing.emit()

    def _answer(self, album: str) -> None:
        """The selected photos belong into an album, by its key or its new title."""
        self.session.answer(self.library.selected(), album)
        self.library.grid.setFocus()

    def _dismiss(self) -> None:
        self.session.dismiss(self.library.selected())

    def _new_album(self) -> None:
        snapshot = self.session.snapshot
        if snapshot is not None and self.library.selected():
            self.picker.ask(snapshot.albums, new=True)

    def _put_back(self) -> None:
        self.put_back(self.library.selected())

    def _list_failed(self) -> None:
        from cene.ui.failed_list import Failure  # noqa: PLC0415 - late, as in `fill`

        snapshot = self.session.snapshot
        if snapshot is None:
            return
        view = View(scope=Scope.FAILED, order=Order.NAME, grouping=Grouping.NONE)
        photos = snapshot.listing(view, self.session.threshold).photos[:_FAILED]
        found = (self.session.details(int(photo)) for photo in photos)
        self.pages.failed.show_failures(
            [
                Failure(one.photo.id, one.photo.path, one.error or "")
                for one in found
                if one is not None
            ]
        )

    def _lay_out(self) -> None:
        body = QFrame(self)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.header, self.notices):
            column.addWidget(widget)
        column.addWidget(self.pages, 1)
        column.addWidget(self.footer)
        self.setCentralWidget(body)

    def _connect(self) -> None:
        self.header.searched.connect(self.library.search)
        self.header.review_asked.connect(self.show_review)
        self.header.albums_asked.connect(self.show_albums)
        self.header.history_asked.connect(self.show_history)
        self.header.filing_asked.connect(self.ask_filing)
        self.library.picture_asked.connect(self.show_picture)
        self.library.consent.agreed.connect(self.consented)
        inspector = self.library.inspector
        inspector.answered.connect(self._answer)
        inspector.file_here.connect(self._answer)
        inspector.new_album.connect(self._new_album)
        inspector.none_of_these.connect(self._dismiss)
        inspector.undo.connect(self._put_back)
        self.picker.chosen.connect(self._answer)
        self.picker.wanted_new.connect(self._answer)
        self.pages.left.connect(self.show_library)

    def _restore_frame(self) -> None:
        self.resize(*SIZE)
        window = self._kept.value("window")
        if isinstance(window, QByteArray):
            self.restoreGeometry(window)

    def _restore_pages(self) -> None:
        panels, tile, opened = (self._kept.value(key) for key in ("panels", "tile", "open"))
        if isinstance(panels, QByteArray):
            self.library.restoreState(panels)
        if isinstance(tile, str) and tile.isdecimal():
            self.library.tile_size = int(tile)
        if isinstance(opened, str):  # a list of one would come back as a text, an empty one as none
            self.library.sidebar.open(frozenset(opened.split("\n")) - {""})

"""The library: what there is at the left, the photos in the middle, one of them at the right."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from cene.core.move import Mode
from cene.core.shown import Grouping, Scope, View
from cene.ui import theme
from cene.ui.grid.view import GridView
from cene.ui.library import preview
from cene.ui.library.confidence import ConfidenceBar
from cene.ui.library.consent import ConsentBar
from cene.ui.library.inspector import Inspector
from cene.ui.library.sayings import SayingsReader
from cene.ui.library.sidebar import WIDTH, Sidebar
from cene.ui.library.tools import Tools
from cene.ui.system.in_folder import reveal
from cene.ui.titles import own_colours, title

if TYPE_CHECKING:
    from PySide6.QtGui import QPixmap

    from cene.core.photo import Photo
    from cene.core.shown import Sayings
    from cene.organiser.listing import Section
    from cene.ui.parts.thumbnails import Thumbnails
    from cene.ui.session import Session

BARS = 20
"""Of the histogram."""
PREVIEW = QSize(264, 198)
_INSPECTED = 50
"""So many selected photos are looked at for what they have in common."""


class LibraryPage(QSplitter):
    """Shows what the session knows; whatever a person does goes to the session.

    Args:
        session: the catalogue.
        thumbnails: makes the small pictures.
        parent: the window.
    """

    chosen = Signal()
    """Other photos are selected."""
    picture_asked = Signal(int)
    """A photo is to be shown as large as it goes: its number."""
    empty_pressed = Signal()
    """The button was pressed that stands where there are no photos."""

    def __init__(
        self, session: Session, thumbnails: Thumbnails, parent: QWidget | None = None
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._session, self._thumbnails = session, thumbnails
        self._view = View()
        self.sidebar = Sidebar(self)
        self.confidence = ConfidenceBar(session.threshold, self)
        self.consent = ConsentBar(self)
        self.grid = GridView(thumbnails, self._title, self._heading, self)
        self.inspector = Inspector(self)
        self._sayings = SayingsReader(self)
        self._tools = Tools(self)
        self._lay_out()
        self._tools.arranged.connect(self._rearrange)
        self._tools.resized.connect(self.grid.set_tile_size)
        self.grid.set_tile_size(self._tools.tile_size)
        self.sidebar.chosen.connect(self._choose)
        self.sidebar.dropped.connect(session.answer)
        self.sidebar.brought.connect(session.gather)
        self.confidence.moved.connect(self._try)
        self.confidence.settled.connect(session.settle)
        self.grid.chosen_changed.connect(self._inspect)
        self.grid.opened.connect(self.picture_asked)
        self.grid.double_clicked.connect(self._reveal)
        self.grid.addAction(self.inspector.file_action)
        self.grid.button_pressed.connect(self.empty_pressed)
        session.refreshed.connect(self.refresh)
        session.preferred.connect(self._preferred)
        thumbnails.ready.connect(self._thumbnail_ready)
        self._sayings.arrived.connect(self._say)

    @property
    def view(self) -> View:
        """What is shown."""
        return self._view

    def stop(self) -> None:
        """Read nothing any more."""
        self._sayings.stop()

    def selected(self) -> list[int]:
        """Numbers of the selected photos, or of the current one."""
        current = self.grid.current()
        return self.grid.chosen() or ([] if current is None else [current])

    def search(self, words: str) -> None:
        """Show only photos of which all these words are true."""
        self._look(replace(self._view, search=words))

    def show_view(self, view: View) -> None:
        """Show a scope, an album or a folder, in the order and grouping of now."""
        self.sidebar.choose(view)
        self._choose(view)

    def refresh(self) -> None:
        """Show the newest snapshot."""
        snapshot, threshold = self._session.snapshot, self._session.threshold
        if snapshot is None:
            return
        mode = self._session.preferences.mode
        self.confidence.display(snapshot.histogram(BARS), snapshot.risk, mode)
        self.sidebar.display(snapshot.counts(threshold), snapshot.albums)
        self.grid.show_colours(own_colours(snapshot.albums))
        self._list()

    def _list(self) -> None:
        snapshot, threshold = self._session.snapshot, self._session.threshold
        if snapshot is None:
            return
        listing = snapshot.listing(self._view, threshold)
        self.grid.show_listing(listing, lambda photos: snapshot.tiles(photos, threshold))
        self._say_empty(photos=snapshot.counts(threshold).photos)
        self._inspect()

    def _choose(self, view: View) -> None:
        self._look(replace(self._view, scope=view.scope, album=view.album, folder=view.folder))

    def _look(self, view: View) -> None:
        if view != self._view:
            self._view = view
            self._list()

    def _try(self, threshold: float) -> None:
        """A threshold under the mouse: numbers and badges follow, nothing is kept yet."""
        self._session.threshold = threshold
        snapshot = self._session.snapshot
        if snapshot is not None:
            self.sidebar.display(snapshot.counts(threshold), snapshot.albums)
            self._list()

    def _preferred(self) -> None:
        self.confidence.threshold = self._session.threshold
        self.refresh()

    def _inspect(self) -> None:
        details = [self._session.details(photo) for photo in self.selected()[:_INSPECTED]]
        found = [one for one in details if one is not None]
        snapshot = self._session.snapshot
        if snapshot is not None:
            tags = self._session.preferences.mode is Mode.TAG
            self.inspector.display(
                found, self._preview(), snapshot.albums, len(self.selected()), tags=tags
            )
            if len(found) == 1:
                self._sayings.ask(found[0])
        self.chosen.emit()

    def _say(self, photo: Photo, sayings: Sayings) -> None:
        """Show what files say, if that is still the one photo that is selected."""
        selected = self.selected()
        details = self._session.details(selected[0]) if len(selected) == 1 else None
        if details is not None and details.photo == photo:
            self.inspector.display_sayings(sayings)

    def _reveal(self, photo: int) -> None:
        details = self._session.details(photo)
        if details is not None:
            reveal(details.photo.path)

    def _preview(self) -> QPixmap | None:
        snapshot, selected = self._session.snapshot, self.selected()
        if snapshot is None or not selected:
            return None
        tiles = snapshot.tiles(selected[:1], self._session.threshold)
        if not tiles:
            return None
        return self._thumbnails.pixmap(tiles[0], PREVIEW, self.devicePixelRatioF())

    def _thumbnail_ready(self, photo: int) -> None:
        preview = self._preview() if photo in self.selected()[:1] else None
        if preview is not None:
            self.inspector.display_picture(preview)

    def _title(self, key: str) -> str:
        snapshot = self._session.snapshot
        if snapshot is None or key not in snapshot.albums:
            return key
        return title(snapshot.albums[key])

    def _heading(self, section: Section) -> str:
        photos = self.tr("%Ln photo(s)", None, section.count)
        if self._view.grouping is Grouping.DAY and section.title:
            day = QDate.fromString(section.title, Qt.DateFormat.ISODate)
            named = QLocale().toString(day, QLocale.FormatType.LongFormat)
        elif self._view.grouping is Grouping.ALBUM:
            named = self._title(section.title) if section.title else self.tr("No album yet")
        else:
            named = ""
        return f"{named} · {photos}" if named else photos

    def _say_empty(self, *, photos: int) -> None:
        if photos == 0:
            self.grid.set_empty(
                self.tr("No photos yet"),
                self.tr("Choose the folders where your photos arrive; Cene only looks at first."),
                self.tr("Choose folders…"),
            )
        elif self._view.search:
            self.grid.set_empty(
                self.tr("Nothing found"),
                self.tr(
                    "No photo here has all of these words in its name, folder, album, camera "
                    "or date."
                ),
                self.tr("Search everywhere"),
            )
        elif self._view.scope is Scope.REVIEW:
            self.grid.set_empty(
                self.tr("Nothing waits for you"),
                self.tr("Cene is sure enough of all photos. With a higher threshold it asks more."),
                self.tr("Show all photos"),
            )
        else:
            self.grid.set_empty(
                self.tr("No photos here"),
                self.tr("Drag photos onto an album to put them there, and Cene learns from it."),
                self.tr("Show all photos"),
            )

    def _rearrange(self) -> None:
        self._look(
            replace(
                self._view,
                order=self._tools.order,
                grouping=self._tools.grouping,
            )
        )

    @property
    def tile_size(self) -> int:
        """Least width of a tile, in pixels."""
        return self._tools.tile_size

    @tile_size.setter
    def tile_size(self, pixels: int) -> None:
        self._tools.tile_size = pixels

    def _lay_out(self) -> None:
        centre = QFrame(self)
        centre.setProperty("kind", "page")
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, theme.SPACE, 0, 0)
        column.setSpacing(theme.SPACE // 2)
        column.addWidget(self.confidence)
        line = QFrame(centre)
        line.setProperty("kind", "line")
        column.addWidget(line)
        card = QHBoxLayout()
        card.setContentsMargins(2 * theme.SPACE, 0, 2 * theme.SPACE, 0)
        card.addWidget(self.consent)
        column.addLayout(card)
        column.addWidget(self._tools)
        column.addWidget(self.grid, 1)
        for place, (widget, kind) in enumerate(
            ((self.sidebar, "panel"), (centre, ""), (self.inspector, "panel"))
        ):
            self.addWidget(widget)
            self.setStretchFactor(place, int(widget is centre))
            self.setCollapsible(place, widget is not centre)
            if kind:
                widget.setProperty("kind", kind)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.sidebar.setMinimumWidth(WIDTH - 4 * theme.SPACE)
        self.inspector.setMinimumWidth(preview.WIDTH)
        # Sizes that fit a usual window, for too large ones would shrink the panels at the sides;
        # the middle takes all that is left.
        self.setSizes([WIDTH, 112 * theme.SPACE, preview.WIDTH])

"""The page of the albums: all of them at the left, one of them at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from cene.core.errors import UsageError
from cene.core.policy import DEFAULT_THRESHOLD
from cene.core.tree import Albums
from cene.ui import theme
from cene.ui.albums.editor import AlbumEditor
from cene.ui.albums.field import Field
from cene.ui.albums.tree import AlbumTree
from cene.ui.sentences import said

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QHideEvent, QShowEvent

    from cene.organiser.album_pages import Examples, Quality
    from cene.ui.albums.strip import Pictures

PAUSE_MS = 300
"""So long an album stays chosen before it is measured: measuring is work."""


class AlbumsPage(QFrame):
    """Shows the albums, and asks for what is to be read or changed; albums go by their keys.

    What is to be changed in one album comes from `editor` and its `fields`.

    Args:
        pictures: where to get small pictures.
        parent: the widget that it is in.

    Signals:
        examples_asked(str): of an album; the answer goes to `show_examples`.
        quality_asked(str): of an album; the answer goes to `show_quality`.
        add_asked(str): a new album of this title is to be made.
        seen(): the page is seen again; while it was not, nobody need have kept it up to date.
    """

    examples_asked = Signal(str)
    quality_asked = Signal(str)
    add_asked = Signal(str)
    seen = Signal()

    def __init__(self, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page")
        self._albums = Albums(())
        self._threshold = DEFAULT_THRESHOLD
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._ask_quality)
        self.tree = AlbumTree()
        self.tree.chosen.connect(self._choose)
        self.editor = AlbumEditor(pictures)
        self._build()

    def show_albums(self, albums: Albums, counts: Mapping[str, int], threshold: float) -> None:
        """Show the albums as they are now; the chosen one is asked for anew.

        Args:
            albums: all of them.
            counts: by key, the number of photos in each.
            threshold: how sure is sure enough for those without a threshold of their own.
        """
        self._albums, self._threshold = albums, threshold
        self.tree.show_albums(albums, counts)
        self.editor.setVisible(bool(albums))

    def select(self, key: str) -> None:
        """Show one album."""
        self.tree.select(key)

    def show_examples(self, key: str, examples: Examples) -> None:
        """Show what an album was taught with."""
        self.editor.show_examples(key, examples)

    def show_quality(self, key: str, quality: Quality) -> None:
        """Show how well an album is recognised, and which examples look misplaced."""
        self.editor.show_quality(key, quality)

    def show_error(self, field: Field, sentence: str) -> None:
        """Say beside a field why what was asked for there was not done."""
        if field is Field.NEW:
            self._new_error.setText(f"! {sentence}")
            self._new_error.show()
        else:
            self.editor.show_error(field, sentence)

    def refresh_pictures(self) -> None:
        """Paint anew, for there are more small pictures."""
        self.editor.refresh_pictures()

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for what has changed meanwhile."""
        super().showEvent(event)
        self.seen.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Measure nothing that nobody looks at."""
        self._pause.stop()
        super().hideEvent(event)

    def _build(self) -> None:
        side = QFrame()
        side.setProperty("kind", "panel")
        heading = QLabel(self.tr("Albums"))
        heading.setProperty("kind", "title")
        self.new = QLineEdit(clearButtonEnabled=True)
        self.new.setPlaceholderText(self.tr("New album…"))
        self.new.setAccessibleName(self.tr("Title of a new album"))
        self.new.returnPressed.connect(self._add)
        self._new_error = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._new_error.setProperty("kind", "failed")
        self._new_error.hide()
        self.new.textEdited.connect(self._new_error.hide)
        column = QVBoxLayout(side)
        column.setContentsMargins(*(2 * theme.SPACE,) * 4)
        column.setSpacing(theme.SPACE)
        column.addWidget(heading)
        column.addWidget(self.tree, 1)
        column.addWidget(self.new)
        column.addWidget(self._new_error)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        split.addWidget(side)
        split.addWidget(self.editor)
        split.setStretchFactor(1, 1)
        split.setSizes([40 * theme.SPACE, 90 * theme.SPACE])
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(split)

    def _choose(self, key: str) -> None:
        self.editor.show_album(key, self._albums, self._threshold)
        self.examples_asked.emit(key)
        if self._albums[key].enabled:
            self._pause.start()
        else:
            self._pause.stop()

    def _ask_quality(self) -> None:
        self.quality_asked.emit(self.tree.key())

    def _add(self) -> None:
        try:
            wish = self._albums.check_title(self.new.text())
        except UsageError as error:
            self.show_error(Field.NEW, said(str(error)))
            return
        self.new.clear()
        self.add_asked.emit(wish)

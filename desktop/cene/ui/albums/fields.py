"""The fields of an album: what it is called, where it stands, how and when photos go there."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from cene.core.errors import UsageError
from cene.core.policy import DEFAULT_THRESHOLD
from cene.core.tree import Albums
from cene.ui import theme
from cene.ui.albums.certainty import CertaintyChoice
from cene.ui.albums.field import Field
from cene.ui.albums.folder import FolderField
from cene.ui.albums.swatches import ColourChoice
from cene.ui.parts.controls import Combo, Tick
from cene.ui.sentences import said
from cene.ui.titles import title

_OWN = (
    Field.TITLE, Field.PARENT, Field.USE, Field.THRESHOLD, Field.FOLDER, Field.COLOUR,
)  # fmt: skip
"""Those that are here; the others are elsewhere in the page."""
_ROW = 4 * theme.SPACE


class AlbumFields(QWidget):
    """Shows the fields of one album, and asks for changes by its key.

    Signals:
        rename_asked(str, str): another title.
        parent_asked(str, str): another album above; "" for none.
        use_asked(str, bool): into use, or out of it.
        threshold_asked(str, object): another threshold in 0..1; None for that of all albums.
        folder_asked(str, object): another pattern of folders; None for one with the title.
        colour_asked(str, object): another colour, "#rrggbb"; None for the one it gets by itself.
    """

    rename_asked = Signal(str, str)
    parent_asked = Signal(str, str)
    use_asked = Signal(str, bool)
    threshold_asked = Signal(str, object)
    folder_asked = Signal(str, object)
    colour_asked = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._albums = Albums(())
        self._key = ""
        self._threshold = DEFAULT_THRESHOLD
        self._parents: tuple[str, ...] = ()
        self._errors: dict[Field, QLabel] = {}
        self._build()

    def show_album(self, key: str, albums: Albums, threshold: float) -> None:
        """Show an album, or the same one after a change; what is half typed is kept.

        Args:
            key: its key.
            albums: all albums.
            threshold: how sure is sure enough for those without a threshold of their own.
        """
        same, self._key, self._albums = key == self._key, key, albums
        self._threshold = threshold
        if not (same and self.title.hasFocus() and self.title.isModified()):
            self.title.setText(title(albums[key]))
        self.folder.show_folder(albums[key], same=same)
        colour = theme.album_colour(key, albums[key].colour).name()
        self.dot.setStyleSheet(f"background: {colour}; border-radius: {theme.SPACE // 2}px;")
        for label in self._errors.values():
            label.hide()
        self._show_state()

    def show_error(self, field: Field, sentence: str) -> None:
        """Say beside a field why it was not done. What was typed stays, to be mended."""
        self._errors[field].setText(f"! {sentence}")
        self._errors[field].show()
        self._show_state()

    def _show_state(self) -> None:
        album = self._albums[self._key]
        self._parents = ("", *others(self._albums, self._key))
        self.above.clear()
        ways = (way(self._albums, key) for key in self._parents[1:])
        self.above.addItems([self.tr("No other album"), *ways])
        self.above.setCurrentIndex(self._parents.index(album.parent or ""))
        self.use.setChecked(album.enabled)
        self.certainty.show_threshold(album.threshold, self._threshold)
        self.colour.show_colour(album)

    def _build(self) -> None:
        self.dot = QLabel()
        self.dot.setFixedSize(2 * theme.SPACE, 2 * theme.SPACE)
        self.title = QLineEdit()
        self.title.setProperty("kind", "title")
        self.title.setAccessibleName(self.tr("Title"))
        self.title.editingFinished.connect(self._rename)
        back = QAction(self.title)
        back.setShortcut(QKeySequence(Qt.Key.Key_Escape))
        back.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        back.triggered.connect(self._keep_title)
        self.title.addAction(back)
        self.above = Combo()
        self.above.setAccessibleName(self.tr("Parent album"))
        self.above.setMinimumWidth(30 * theme.SPACE)
        self.above.activated.connect(self._reparent)
        self.use = Tick(self.tr("In use: photos are sorted into it"))
        self.use.clicked.connect(self._switch)
        self.certainty, self.folder, self.colour = CertaintyChoice(), FolderField(), ColourChoice()
        self.certainty.chosen.connect(self._rethreshold)
        self.folder.chosen.connect(self._refolder)
        self.colour.chosen.connect(self._recolour)
        for field in _OWN:
            self._errors[field] = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
            self._errors[field].setProperty("kind", "failed")
            self._errors[field].hide()
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.SPACE)
        head.addWidget(self.dot)
        head.addWidget(self.title, 1)
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * theme.SPACE)
        grid.setVerticalSpacing(theme.SPACE)
        beside = Qt.AlignmentFlag.AlignLeft
        for place, (field, widget, name) in enumerate(
            (
                (Field.PARENT, self.above, self.above.accessibleName()),
                (Field.THRESHOLD, self.certainty, self.certainty.accessibleName()),
                (Field.FOLDER, self.folder, self.folder.pattern.accessibleName()),
                (Field.COLOUR, self.colour, self.colour.accessibleName()),
                (Field.USE, self.use, ""),
            )
        ):
            label = QLabel(name)
            label.setProperty("kind", "quiet")
            label.setMinimumHeight(_ROW)
            grid.addWidget(label, 2 * place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(widget, 2 * place, 1, beside)
            grid.addWidget(self._errors[field], 2 * place + 1, 1)
        grid.setColumnStretch(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.SPACE)
        layout.addLayout(head)
        layout.addWidget(self._errors[Field.TITLE])
        layout.addLayout(grid)

    def _rename(self) -> None:
        wish, shown = self.title.text(), title(self._albums[self._key])
        self._errors[Field.TITLE].hide()
        if not self.title.isModified() or wish.strip() == shown:
            return
        try:
            wish = self._albums.check_title(wish, self._key)
        except UsageError as error:
            self.show_error(Field.TITLE, said(str(error)))
            return
        self.title.setModified(False)
        self.rename_asked.emit(self._key, wish)

    def _keep_title(self) -> None:
        self.title.setText(title(self._albums[self._key]))
        self._errors[Field.TITLE].hide()

    def _reparent(self, index: int) -> None:
        self._errors[Field.PARENT].hide()
        if self._parents[index] != (self._albums[self._key].parent or ""):
            self.parent_asked.emit(self._key, self._parents[index])

    def _rethreshold(self, threshold: float | None) -> None:
        self._errors[Field.THRESHOLD].hide()
        self.threshold_asked.emit(self._key, threshold)

    def _refolder(self, pattern: str | None) -> None:
        self._errors[Field.FOLDER].hide()
        self.folder_asked.emit(self._key, pattern)

    def _recolour(self, colour: str | None) -> None:
        self._errors[Field.COLOUR].hide()
        self.colour_asked.emit(self._key, colour)

    def _switch(self, on: bool) -> None:  # noqa: FBT001 - as Qt calls it
        self._errors[Field.USE].hide()
        self.use_asked.emit(self._key, on)


def others(albums: Albums, key: str) -> tuple[str, ...]:
    """Keys of the albums that one can stand under or go into: neither itself nor below it."""
    own = albums[key]
    return tuple(other for other in albums if other != key and own not in albums.ancestors(other))


def way(albums: Albums, key: str) -> str:
    """Title of an album, after those of the albums above it."""
    return " / ".join(map(title, (*reversed(albums.ancestors(key)), albums[key])))

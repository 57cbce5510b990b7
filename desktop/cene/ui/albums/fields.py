"""The fields of an album: what it is called, where it stands, whether it is in use."""

from __future__ import annotations

from enum import StrEnum

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
from cene.core.tree import Albums
from cene.ui import theme
from cene.ui.parts.controls import Combo, Tick
from cene.ui.sentences import said
from cene.ui.titles import title


class Field(StrEnum):
    """Where in the page of the albums an error belongs."""

    NEW = "new"
    TITLE = "title"
    PARENT = "parent"
    USE = "use"
    MERGE = "merge"
    REMOVE = "remove"


class AlbumFields(QWidget):
    """Shows the fields of one album, and asks for changes by its key.

    Signals:
        rename_asked(str, str): another title.
        parent_asked(str, str): another album above; "" for none.
        use_asked(str, bool): into use, or out of it.
    """

    rename_asked = Signal(str, str)
    parent_asked = Signal(str, str)
    use_asked = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._albums = Albums(())
        self._key = ""
        self._parents: tuple[str, ...] = ()
        self._errors: dict[Field, QLabel] = {}
        self._build()

    def show_album(self, key: str, albums: Albums) -> None:
        """Show an album, or the same one after a change; a title half typed is kept."""
        same, self._key, self._albums = key == self._key, key, albums
        if not (same and self.title.hasFocus() and self.title.isModified()):
            self.title.setText(title(albums[key]))
        colour = theme.album_colour(key).name()
        self.dot.setStyleSheet(f"background: {colour}; border-radius: {theme.SPACE // 2}px;")
        for label in self._errors.values():
            label.hide()
        self._show_state()

    def show_error(self, field: Field, sentence: str) -> None:
        """Say beside a field why it was not done. A title stays as it was typed, to be mended."""
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
        for field in (Field.TITLE, Field.PARENT, Field.USE):
            self._errors[field] = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
            self._errors[field].setProperty("kind", "failed")
            self._errors[field].hide()
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.SPACE)
        head.addWidget(self.dot)
        head.addWidget(self.title, 1)
        label = QLabel(self.above.accessibleName())
        label.setProperty("kind", "quiet")
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * theme.SPACE)
        grid.setVerticalSpacing(theme.SPACE)
        grid.addWidget(label, 0, 0)
        grid.addWidget(self.above, 0, 1, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(self._errors[Field.PARENT], 1, 1)
        grid.addWidget(self.use, 2, 1)
        grid.addWidget(self._errors[Field.USE], 3, 1)
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

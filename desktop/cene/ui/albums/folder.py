"""Into which folders the photos of an album go."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from cene.core.errors import UsageError
from cene.core.naming import FolderPattern, album_folder
from cene.ui import theme
from cene.ui.parts.controls import Combo

if TYPE_CHECKING:
    from cene.core.album import Album

PLAIN = "{album}"
"""What an album goes by that has no pattern of its own."""
OFFERED = (PLAIN, "{album}/{year}", "{album}/{year}/{month}", "{album}/{camera}")
_MOMENT, _CAMERA = datetime(2026, 7, 14, tzinfo=UTC), "Pixel 9"
"""What the example is made with."""


def example(pattern: str, title: str) -> str:
    """Where a photo of an album would go, below the folder of all albums.

    Args:
        pattern: folders with fields, as "{album}/{year}".
        title: the album's title.

    Returns:
        Such as "Dogs/2026".

    Raises:
        UsageError: that is no pattern, with what is possible.
    """
    folders = FolderPattern.parsed(pattern).folders(title, _MOMENT, _CAMERA)
    return "/".join((album_folder(title), *folders))


class FolderField(QWidget):
    """A pattern to choose or to type, and under it where a photo would go.

    Enter, a choice, or leaving the field asks for what is written in it; Escape takes it back.

    Signals:
        chosen(object): another pattern, or None for one folder with the album's title.
    """

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._title, self._kept, self._asked = "", PLAIN, ""
        self.pattern = Combo()
        self.pattern.setAccessibleName(self.tr("Folder"))
        field = QLineEdit()
        field.setAccessibleName(self.pattern.accessibleName())
        field.editingFinished.connect(self._choose)
        self.pattern.setLineEdit(field)
        self.pattern.setInsertPolicy(Combo.InsertPolicy.NoInsert)
        self.pattern.setMinimumWidth(30 * theme.SPACE)
        self.pattern.addItems(list(OFFERED))
        # It would write what nobody typed; Qt takes None, whatever its stubs say.
        self.pattern.setCompleter(None)  # type: ignore[arg-type]
        self.pattern.editTextChanged.connect(self._show_example)
        self.pattern.activated.connect(self._choose)
        back = QAction(self.pattern)
        back.setShortcut(QKeySequence(Qt.Key.Key_Escape))
        back.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        back.triggered.connect(self._take_back)
        self.pattern.addAction(back)
        self.example = QLabel(textFormat=Qt.TextFormat.PlainText)
        self.example.setProperty("kind", "quiet")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.SPACE // 2)
        layout.addWidget(self.pattern, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.example)

    def show_folder(self, album: Album, *, same: bool) -> None:
        """Show the pattern that an album goes by; of the `same` one, what is half typed is kept."""
        before, self._kept = self._kept, album.folder or PLAIN
        self._title, self._asked = album.title, ""
        half_typed = self.pattern.hasFocus() and self.pattern.currentText() != before
        if not (same and half_typed):
            self._take_back()

    def _take_back(self) -> None:
        self.pattern.setEditText(self._kept)
        self._show_example()

    def _choose(self) -> None:
        wish = self.pattern.currentText().strip()
        if not wish:
            self._take_back()
        elif wish not in (self._kept, self._asked):  # Enter, and then leaving, is one wish
            self._asked = wish
            self.chosen.emit(None if wish == PLAIN else wish)

    def _show_example(self) -> None:
        try:
            found = example(self.pattern.currentText().strip(), self._title)
        except UsageError:
            self.example.setText(" ")  # it may be half typed; what is wrong is said when it is done
        else:
            self.example.setText(self.tr("Such as {folder}").format(folder=found))

"""The part of the settings about folders: what is sorted, and where the albums are."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cene.core.errors import printable
from cene.organiser.places import outermost, short
from cene.ui import theme
from cene.ui.start.mode import clash_sentence

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from cene.core.album import Album

_ROWS = 3


class FoldersSetting(QWidget):
    """The folders as a list to add to and remove from; `changed` only where they fit together."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sources: tuple[Path, ...] = ()
        self.into: Path | None = None
        self._missing: frozenset[Path] = frozenset()
        self._albums: tuple[Album, ...] = ()
        self._list = QListWidget(self)
        self._list.setAccessibleName(self.tr("Folders to sort"))
        self._list.setFixedHeight(_ROWS * 4 * theme.SPACE)
        self._list.currentRowChanged.connect(self._refresh)
        self._add = QPushButton(self.tr("Add folder…"), self)
        self._add.clicked.connect(self._ask_source)
        self._remove = QPushButton(self.tr("Remove from the list"), self)
        self._remove.setToolTip(self.tr("Cene no longer looks into it. Nothing in it is changed."))
        self._remove.clicked.connect(self._remove_current)
        delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self._list)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._remove_current)
        self._place = QLabel(self)
        self._place.setMinimumWidth(1)
        self._change = QPushButton(self.tr("Change…"), self)
        self._change.setAccessibleName(self.tr("Change the folder of the albums"))
        self._change.clicked.connect(self._ask_into)
        self._fault = QLabel(self)
        self._fault.setProperty("kind", "failed")
        self._fault.setWordWrap(True)
        self._fault.hide()
        buttons = QHBoxLayout()
        buttons.addWidget(self._add)
        buttons.addWidget(self._remove)
        buttons.addStretch()
        place = QHBoxLayout()
        place.addWidget(self._place, 1)
        place.addWidget(self._change)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE)
        column.addWidget(self._list)
        column.addLayout(buttons)
        column.addLayout(place)
        column.addWidget(self._fault)

    @property
    def fault(self) -> str:
        """Why what was asked for last was not done, "" if it was."""
        return self._fault.text()

    def show_folders(
        self, sources: Sequence[Path], into: Path | None, albums: Sequence[Album]
    ) -> None:
        """Show these, without emitting anything.

        Args:
            sources: the folders to sort.
            into: the folder of the albums, None while none is chosen.
            albums: the albums, for none of them can be a source.
        """
        self.sources, self.into, self._albums = tuple(sources), into, tuple(albums)
        self._say("")
        self._fill()

    def show_missing(self, missing: Collection[Path]) -> None:
        """Mark the folders that are not there at the moment."""
        self._missing = frozenset(missing)
        self._fill()

    def add(self, path: Path) -> None:
        """Sort a folder too, unless it lies in one that is sorted anyway or is an album."""
        self._try((*self.sources, path), self.into)

    def set_into(self, path: Path) -> None:
        """Have the albums in another folder, unless that is one to sort."""
        self._try(self.sources, path)

    def _try(self, sources: Sequence[Path], into: Path | None) -> None:
        fault = clash_sentence(sources, into, self._albums) if into else ""
        self._say(fault)
        if not fault:
            self.sources, self.into = outermost(sources), into
            self._fill()
            self.changed.emit()

    def _fill(self) -> None:
        row = self._list.currentRow()
        self._list.clear()
        home = Path.home()
        for path in self.sources:
            text = short(path, home)
            if path in self._missing:
                text = self.tr("{folder} (missing)").format(folder=text)
            item = QListWidgetItem(text, self._list)
            item.setToolTip(printable(path))
        self._list.setCurrentRow(min(row, len(self.sources) - 1))
        into = short(self.into, home) if self.into else self.tr("no folder yet")
        self._place.setText(self.tr("Albums are in {folder}").format(folder=into))
        self._place.setToolTip(printable(self.into) if self.into else "")
        self._refresh()

    def _refresh(self) -> None:
        self._remove.setEnabled(self._list.currentRow() >= 0)

    def _say(self, fault: str) -> None:
        self._fault.setText(fault)
        self._fault.setVisible(bool(fault))

    def _remove_current(self) -> None:
        row = self._list.currentRow()
        if row >= 0:
            self._try((*self.sources[:row], *self.sources[row + 1 :]), self.into)

    def _ask_source(self) -> None:
        self._ask(self.tr("A folder with photos")).fileSelected.connect(self._source_chosen)

    def _ask_into(self) -> None:
        self._ask(self.tr("The folder of the albums")).fileSelected.connect(self._into_chosen)

    def _ask(self, title: str) -> QFileDialog:
        dialog = QFileDialog(self, title)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setModal(False)
        dialog.show()
        return dialog

    def _source_chosen(self, name: str) -> None:
        self.add(Path(name))

    def _into_chosen(self, name: str) -> None:
        self.set_into(Path(name))

"""First step of the first start: which folders?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from cene.core.errors import printable
from cene.organiser.places import Holding, outermost, short
from cene.ui import theme
from cene.ui.parts.controls import Tick
from cene.ui.sentences import said
from cene.ui.start.counting import Counting

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from PySide6.QtGui import QDragEnterEvent, QDropEvent


class FolderRow(QFrame):
    """A folder to tick, with where it is and how many photos it holds; `toggled` as it says."""

    toggled = Signal()

    def __init__(self, path: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "row")
        self.path = path
        self.photos: int | None = None
        self.box = Tick(printable(path.name or path), self)
        self.box.toggled.connect(self.toggled)
        self._where = short(path.parent, Path.home())
        where = QLabel(self._where, self)
        where.setProperty("kind", "quiet")
        where.setToolTip(printable(path))
        where.setMinimumWidth(1)
        self._count = QLabel(self.tr("counting…"), self)
        self._count.setProperty("kind", "quiet")
        row = QHBoxLayout(self)
        row.setContentsMargins(
            theme.SPACE + theme.SPACE // 2, theme.SPACE, theme.SPACE + theme.SPACE // 2, theme.SPACE
        )
        row.setSpacing(theme.SPACE)
        row.addWidget(self.box)
        row.addWidget(where, 1)
        row.addWidget(self._count)
        self._name()

    def show_holding(self, holding: Holding) -> None:
        """Say how many photos it holds, or why it cannot be read."""
        self.photos = holding.photos
        self._count.setText(
            said(holding.problem)
            if holding.problem
            else self.tr("%Ln photo(s)", None, holding.photos)
        )
        self._count.setProperty("kind", "failed" if holding.problem else "quiet")
        self._count.style().polish(self._count)
        self._name()

    def _name(self) -> None:
        self.box.setAccessibleName(f"{self.box.text()}, {self._where}, {self._count.text()}")


class FoldersStep(QWidget):
    """Folders found on this computer, and those that a person adds by button or by dropping them.

    Args:
        found: the folders to offer, the likeliest first.
        ticked: those that are ticked at the start.
        exclude: folders whose photos are not counted.
    """

    changed = Signal()

    def __init__(
        self,
        found: Sequence[Path],
        ticked: Collection[Path],
        exclude: Collection[Path],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self._rows: dict[Path, FolderRow] = {}
        self._counting = Counting(exclude, self)
        self._counting.counted.connect(self._counted)
        inner = QWidget(self)
        self._list = QVBoxLayout(inner)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(theme.SPACE)
        self._list.addStretch()
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        inner.setAutoFillBackground(False)
        self._inner = inner
        self._add = QPushButton(self.tr("Add folder…"), self)
        self._add.setAutoDefault(True)
        self._add.clicked.connect(self._ask)
        hint = QLabel(self.tr("or drop folders here"), self)
        hint.setProperty("kind", "quiet")
        row = QHBoxLayout()
        row.setSpacing(theme.SPACE)
        row.addWidget(self._add)
        row.addWidget(hint)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE)
        column.addWidget(area, 1)
        column.addLayout(row)
        for path in dict.fromkeys((*ticked, *found)):
            self.add(path, tick=path in ticked)

    @property
    def folders(self) -> tuple[Path, ...]:
        """What is ticked, none inside another."""
        return outermost(path for path, row in self._rows.items() if row.box.isChecked())

    @property
    def photos(self) -> int | None:
        """How many photos those hold; None while that is still counted."""
        counts = [self._rows[path].photos for path in self.folders]
        return None if None in counts else sum(count or 0 for count in counts)

    @property
    def ready(self) -> bool:
        """Whether one can go on."""
        return bool(self.folders)

    def first(self) -> QWidget:
        """Where the keyboard begins."""
        return next((row.box for row in self._rows.values()), self._add)

    def add(self, path: Path, *, tick: bool = True) -> None:
        """Offer a folder; one that is offered already is only ticked."""
        row = self._rows.get(path)
        if row is None:
            row = self._rows[path] = FolderRow(path, self._inner)
            self._list.insertWidget(len(self._rows) - 1, row)
            row.toggled.connect(self.changed)
            self._counting.count(path)
        if tick:
            row.box.setChecked(True)
        self.changed.emit()

    def stop(self) -> None:
        """Count no more; nothing runs when this returns."""
        self._counting.stop()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take folders only."""
        if _folders(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Offer and tick what was dropped."""
        for path in _folders(event):
            self.add(path)
        event.acceptProposedAction()

    def _ask(self) -> None:
        dialog = QFileDialog(self, self.tr("A folder with photos"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._chosen)
        dialog.open()

    def _chosen(self, name: str) -> None:
        self.add(Path(name))

    def _counted(self, path: Path, holding: Holding) -> None:
        self._rows[path].show_holding(holding)
        self.changed.emit()


def _folders(event: QDropEvent) -> list[Path]:
    """The folders of this computer that are dragged."""
    paths = (Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile())
    return [path for path in paths if path.is_dir()]

"""What stands in the sidebar, row by row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel

from cene.core.shown import Scope, View
from cene.core.watched import State
from cene.ui.library.sidebar_rows import ROW, Branch, Kind, Row
from cene.ui.parts.chips import number
from cene.ui.sentences import said
from cene.ui.titles import title

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cene.core.shown import Counts
    from cene.core.tree import Albums
    from cene.core.watched import Watched
    from cene.ui.library.sidebar_rows import Index


class SidebarModel(QStandardItemModel):
    """The rows, which change in place as long as no row comes or goes.

    Args:
        parent: its owner.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._counts: Counts | None = None
        self._albums: Albums | None = None
        self._folders: tuple[Watched, ...] = ()
        self._paused = False
        self._shape: object = None

    def show_library(self, counts: Counts, albums: Albums) -> bool:
        """Show how many photos there are, and the albums in use.

        Returns:
            Whether rows came or went; then every index is a new one.
        """
        self._counts, self._albums = counts, albums
        return self._refresh()

    def show_folders(self, folders: Sequence[Watched], *, paused: bool) -> bool:
        """As `show_library`, of the watched folders and how each is."""
        self._folders, self._paused = tuple(folders), paused
        return self._refresh()

    def indexes(self, above: Index | None = None) -> Iterator[QModelIndex]:
        """All indexes from top to bottom, or those below one."""
        root = QModelIndex() if above is None else above
        for place in range(self.rowCount(root)):
            index = self.index(place, 0, root)
            yield index
            yield from self.indexes(index)

    def _refresh(self) -> bool:
        branches = [*self._library(), *self._tree(), *self._watched()]
        shape = _shape(branches)
        if shape == self._shape:
            _update(self.invisibleRootItem(), branches)
            return False
        self.clear()
        for branch in branches:
            self.appendRow(_item(branch))
        self._shape = shape
        return True

    def _library(self) -> Iterator[Branch]:
        counts = self._counts
        if counts is None:
            return
        yield Branch(Row(Kind.SECTION, self.tr("Library")))
        for scope, words, count in (
            (Scope.ALL, self.tr("All photos"), counts.photos),
            (Scope.REVIEW, self.tr("To review"), counts.review),
            (Scope.FILED_TODAY, self.tr("Filed today"), counts.filed_today),
            (Scope.FAILED, self.tr("Failed"), counts.failed),
        ):
            asks = scope is Scope.REVIEW and count > 0
            yield Branch(Row(Kind.SCOPE, words, View(scope), number(count), asks))

    def _tree(self) -> Iterator[Branch]:
        if self._counts is None or self._albums is None:
            return
        yield Branch(Row(Kind.SECTION, self.tr("Albums")))
        below = _placed(self._albums)
        for key in below.get(None, ()):
            yield self._album(key, below, self._albums, self._counts)
        yield Branch(Row(Kind.NEW_ALBUM, self.tr("+ New album")))

    def _album(
        self, key: str, below: dict[str | None, list[str]], albums: Albums, counts: Counts
    ) -> Branch:
        album = albums[key]
        words, count = title(album), counts.albums.get(key, 0)
        note = number(count) if count else ""
        row = Row(Kind.ALBUM, words, View(album=key), note, tip=words, colour=album.colour)
        return Branch(
            row, tuple(self._album(one, below, albums, counts) for one in below.get(key, ()))
        )

    def _watched(self) -> Iterator[Branch]:
        if not self._folders:
            return
        yield Branch(Row(Kind.SECTION, self.tr("Watched folders")))
        for folder in self._folders:
            if folder.state is State.MISSING:
                word, sign = self.tr("missing"), "failed"
            elif folder.state is State.ELSEWHERE:
                word, sign = "cene watch", "good"
            elif self._paused:
                word, sign = self.tr("paused"), "quiet"
            else:
                word, sign = self.tr("watching"), "good"
            path = folder.root
            tip = f"{path}\n{said(folder.why)}" if folder.why else str(path)
            name = path.name or str(path)
            yield Branch(Row(Kind.FOLDER, name, View(folder=path), word, sign=sign, tip=tip))


def _update(parent: QStandardItem, branches: Sequence[Branch]) -> None:
    for place, branch in enumerate(branches):
        there = parent.child(place)
        _put(there, branch)
        _update(there, branch.below)


def _shape(branches: Sequence[Branch]) -> object:
    """What must be equal for new rows to take the places of the old ones."""
    return tuple((row.kind, row.view, _shape(below)) for row, below in branches)


def _item(branch: Branch) -> QStandardItem:
    """The item of a row, with those below it."""
    made = QStandardItem()
    made.setEditable(False)
    made.setSelectable(branch.row.view is not None)
    made.setEnabled(branch.row.kind is not Kind.SECTION)
    _put(made, branch)
    for one in branch.below:
        made.appendRow(_item(one))
    return made


def _put(there: QStandardItem, branch: Branch) -> None:
    """Let an item say what a row of the same place says now."""
    row = branch.row
    if there.data(ROW) == row:
        return
    spoken = f"{row.title}, {row.note}" if row.note else row.title
    there.setText(row.title)
    there.setData(row, ROW)
    there.setData(spoken, Qt.ItemDataRole.AccessibleTextRole)
    there.setToolTip(row.tip)


def _placed(albums: Albums) -> dict[str | None, list[str]]:
    """Keys of the albums in use by the key of the nearest one in use that they stand under.

    Ready-made ones come first; those under nothing are at None.
    """
    found: dict[str | None, list[str]] = {}
    for key, album in albums.items():
        if album.enabled:
            above = (one.key for one in albums.ancestors(key) if one.enabled)
            found.setdefault(next(above, None), []).append(key)
    for keys in found.values():
        keys.sort(key=lambda key: albums[key].own)
    return found

"""The photos of a listing, read in pages around those that are looked at."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from cene.core.policy import percent
from cene.core.shown import Standing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from numpy.typing import NDArray

    from cene.core.shown import Tile
    from cene.organiser.listing import Listing, Section

PAGE = 200
_PAGES = 8
"""Pages that are kept: several screens of the smallest tiles."""
_NONE = QModelIndex()


class GridModel(QAbstractListModel):
    """Photos by their row.

    Args:
        title: what an album of a key is called.
        parent: its owner.
    """

    def __init__(self, title: Callable[[str], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._photos: NDArray[np.int64] = np.empty(0, np.int64)
        self._tiles: Callable[[Sequence[int]], list[Tile]] | None = None
        self._pages: OrderedDict[int, list[Tile]] = OrderedDict()
        self.sections: tuple[Section, ...] = ()
        """What stands together."""

    def show(self, listing: Listing, tiles: Callable[[Sequence[int]], list[Tile]]) -> bool:
        """Take other photos, or the same in another state.

        Args:
            listing: their numbers, in order.
            tiles: reads those of the numbers that it is given, in that order.

        Returns:
            Whether other photos are shown, or the same in other sections.
        """
        photos = np.asarray(listing.photos, np.int64)
        same = np.array_equal(photos, self._photos) and listing.sections == self.sections
        if not same:
            self.beginResetModel()
        self._photos, self.sections, self._tiles = photos, listing.sections, tiles
        self._pages.clear()
        if not same:
            self.endResetModel()
        elif len(photos):
            self.dataChanged.emit(self.index(0), self.index(len(photos) - 1))
        return not same

    @property
    def photos(self) -> NDArray[np.int64]:
        """The numbers of the photos by row; not to be changed."""
        return self._photos

    def tile(self, row: int) -> Tile:
        """The photo of a row."""
        number, place = divmod(row, PAGE)
        page = self._pages.get(number)
        if page is None:
            page = self._read(range(number * PAGE, (number + 1) * PAGE))
            self._pages[number] = page
            if len(self._pages) > _PAGES:
                self._pages.popitem(last=False)
        else:
            self._pages.move_to_end(number)
        return page[place]

    def tiles(self, rows: Iterable[range]) -> list[Tile]:
        """The photos of many rows, read at once."""
        return [tile for stretch in rows for tile in self._read(stretch)]

    def title(self, tile: Tile) -> str:
        """What the album of a photo is called, its file's name where nothing is known."""
        return tile.name if tile.album is None else self._title(tile.album)

    def words(self, tile: Tile) -> str:
        """All that is shown of a photo, in words."""
        album = [] if tile.album is None else [self._title(tile.album), percent(tile.confidence)]
        return ", ".join((tile.name, *album, self._said(tile.standing)))

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NONE) -> int:
        """How many photos there are."""
        return 0 if parent.isValid() else len(self._photos)

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        """All can be selected and dragged."""
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """The photo under `UserRole`, and what is said of it."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.UserRole:
            return self.tile(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return self.tile(index.row()).name
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return self.words(self.tile(index.row()))
        return None

    def _read(self, rows: range) -> list[Tile]:
        if self._tiles is None:
            return []
        return self._tiles(self._photos[rows.start : rows.stop].tolist())

    def _said(self, standing: Standing) -> str:
        return {
            Standing.SURE: self.tr("sure"),
            Standing.ASKS: self.tr("asks you"),
            Standing.FILED: self.tr("done"),
            Standing.KEPT: self.tr("stays where it is"),
            Standing.FAILED: self.tr("failed"),
            Standing.UNREAD: self.tr("not looked at yet"),
        }[standing]

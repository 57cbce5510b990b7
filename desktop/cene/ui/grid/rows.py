"""Rows of the grid: which are selected, and which of them outlive a change of what is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QItemSelection

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray
    from PySide6.QtCore import QAbstractItemModel


def rows_of(selection: QItemSelection) -> list[range]:
    """The rows of a selection, in order; fast however many there are."""
    parts = map(selection.at, range(selection.count()))
    found = (range(part.top(), part.bottom() + 1) for part in parts)
    return sorted(found, key=lambda rows: rows.start)


def selection_of(model: QAbstractItemModel, rows: Iterable[range]) -> QItemSelection:
    """The selection of rows, none of which may be there twice."""
    found = QItemSelection()
    for stretch in rows:
        found.select(model.index(stretch.start, 0), model.index(stretch.stop - 1, 0))
    return found


def numbers(photos: NDArray[np.int64], rows: Iterable[range]) -> NDArray[np.int64]:
    """The photos of rows."""
    parts = [photos[stretch.start : stretch.stop] for stretch in rows]
    return np.concatenate(parts) if parts else photos[:0]


def rows_with(photos: NDArray[np.int64], wanted: NDArray[np.int64]) -> list[range]:
    """The rows of those photos that are there, as few ranges as possible."""
    if not len(wanted):
        return []
    rows = np.flatnonzero(np.isin(photos, wanted))
    stretches = np.split(rows, np.flatnonzero(np.diff(rows) > 1) + 1)
    return [range(int(part[0]), int(part[-1]) + 1) for part in stretches if len(part)]


def heir(before: NDArray[np.int64], row: int, after: NDArray[np.int64]) -> int | None:
    """Where a photo is after a change; of one that is gone, where its nearest neighbour is.

    Args:
        before: the photos by row as they were.
        row: the photo's row then.
        after: the photos by row as they are.

    Returns:
        A row; the photos that followed come before those that it followed. None if all are gone.
    """
    for side in (before[row:], before[:row][::-1]):
        left = np.isin(side, after)
        if left.any():
            return int(np.flatnonzero(after == side[np.argmax(left)])[0])
    return None

"""The rows of the history: batches, and beneath open ones their photos.

A flat list and not a tree, for a tree view asks for every row of what it opens, and a batch may
hold a hundred thousand.
"""

from __future__ import annotations

from bisect import bisect_right
from datetime import UTC, datetime
from itertools import accumulate
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from cene.core.errors import printable
from cene.core.move import State
from cene.organiser.history import Line, Sums

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from cene.ui.history.words import HistoryWords

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class HistoryModel(QAbstractListModel):
    """Batches and photos in rows.

    Signals:
        lines_missing(int): a batch was opened whose photos nobody has read yet.
    """

    lines_missing = Signal(int)

    def __init__(self, words: HistoryWords, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.refused: dict[str, str] = {}
        self._words = words
        self._batches: list[Sums] = []
        self._open: dict[int, Sequence[Line] | None] = {}
        self._ends: list[int] = []

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """How many rows there are."""
        return 0 if parent.isValid() or not self._ends else self._ends[-1]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a row says."""
        if not index.isValid():
            return None
        found = self.at(index.row())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._sentence(found)
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(found, Line):
            state = self._words.state(found, self.refused.get(found.name))
            target = () if found.is_tags else (f"→ {printable(found.target)}",)
            return "\n".join((printable(found.source), *target, state))
        return None

    def show(self, batches: Iterable[Sums]) -> None:
        """Show other batches, or the same after something was done.

        Those that were open stay so, and their photos are asked for anew.
        """
        found = list(batches)
        if found == self._batches:
            return
        changed = set(found) - set(self._batches)
        self.beginResetModel()
        self._batches = found
        there = {sums.batch.id for sums in found}
        self._open = {batch: lines for batch, lines in self._open.items() if batch in there}
        self._count()
        self.endResetModel()
        for sums in changed:
            if sums.batch.id in self._open:
                self.lines_missing.emit(sums.batch.id)

    def show_lines(self, batch: int, lines: Sequence[Line]) -> None:
        """Show the photos of a batch, unless it was closed meanwhile."""
        if batch not in self._open:
            return
        number = self._number(batch)
        before, after = _height(self._open[batch]), _height(lines)
        first = self._start(number) + 1
        shared = min(before, after)
        if after > before:
            self.beginInsertRows(NOWHERE, first + before, first + after - 1)
        elif after < before:
            self.beginRemoveRows(NOWHERE, first + after, first + before - 1)
        self._open[batch] = lines
        self._count()
        if after > before:
            self.endInsertRows()
        elif after < before:
            self.endRemoveRows()
        self.dataChanged.emit(self.index(first), self.index(first + shared - 1))

    def forget_lines(self) -> None:
        """Ask for the photos of all open batches anew, for other ones are looked for."""
        for batch in self._open:
            self.lines_missing.emit(batch)

    def is_open(self, row: int) -> bool:
        """Whether the photos of the batch in a row are shown."""
        found = self.at(row)
        return isinstance(found, Sums) and found.batch.id in self._open

    def toggle(self, row: int) -> None:
        """Open the batch in a row, or close it; other rows stay as they are."""
        found = self.at(row)
        if not isinstance(found, Sums):
            return
        batch = found.batch.id
        if batch in self._open:
            self.beginRemoveRows(NOWHERE, row + 1, row + _height(self._open[batch]))
            del self._open[batch]
            self._count()
            self.endRemoveRows()
            return
        self.beginInsertRows(NOWHERE, row + 1, row + 1)
        self._open[batch] = None
        self._count()
        self.endInsertRows()
        self.lines_missing.emit(batch)

    def at(self, row: int) -> Sums | Line | None:
        """What is in a row; None while the photos of its batch are being read."""
        number = bisect_right(self._ends, row)
        sums, inside = self._batches[number], row - self._start(number)
        if inside == 0:
            return sums
        lines = self._open[sums.batch.id]
        return lines[inside - 1] if lines else None

    def batch_row(self, row: int) -> int:
        """Row of the batch to which a row belongs."""
        return self._start(bisect_right(self._ends, row))

    def row_of(self, name: str) -> int | None:
        """Row of a batch ("3") or of a photo that is shown ("3.17")."""
        batch, _, move = name.partition(".")
        for number, sums in enumerate(self._batches):
            if str(sums.batch.id) == batch:
                start = self._start(number)
                lines = self._open.get(sums.batch.id) or ()
                inside = (k for k, line in enumerate(lines, 1) if str(line.move) == move)
                return start + next(inside, 0)
        return None

    def newest(self) -> str | None:
        """Name of the newest batch here that has something to undo."""
        return next((str(sums.batch.id) for sums in self._batches if sums.done), None)

    def refuse(self, refused: Mapping[str, str]) -> None:
        """Say of photos, by name, why they were not put back; of others that nothing was tried."""
        self.refused = dict(refused)
        if self._ends:
            self.dataChanged.emit(self.index(0), self.index(self._ends[-1] - 1))

    def undoable(self, rows: Iterable[int]) -> tuple[list[str], int]:
        """The names of what can be put back in some rows, and how many photos that is.

        A photo whose batch is among them is not named again.
        """
        found = [self.at(row) for row in rows]
        whole = {item.batch.id: item.done for item in found if isinstance(item, Sums) and item.done}
        single = [
            item.name
            for item in found
            if isinstance(item, Line) and item.state is State.DONE and item.batch not in whole
        ]
        return [*map(str, whole), *single], sum(whole.values()) + len(single)

    def _sentence(self, found: Sums | Line | None) -> str:
        if isinstance(found, Sums):
            when = self._words.when(found, datetime.now(UTC))
            return f"{self._words.what(found)} · {when} · {self._words.why(found)}"
        if isinstance(found, Line):
            return self._words.line(found, self.refused.get(found.name))
        return self.tr("Reading…")

    def _number(self, batch: int) -> int:
        return next(k for k, sums in enumerate(self._batches) if sums.batch.id == batch)

    def _start(self, number: int) -> int:
        return self._ends[number - 1] if number else 0

    def _count(self) -> None:
        """Reckon anew where each batch ends."""
        heights = (
            1 + (_height(self._open[key]) if (key := sums.batch.id) in self._open else 0)
            for sums in self._batches
        )
        self._ends = list(accumulate(heights))


def _height(lines: Sequence[Line] | None) -> int:
    """Rows beneath an open batch: its photos, or one that says that they are being read."""
    return len(lines) if lines else 1

"""Where each tile of the grid is: arithmetic by section, the same for ten photos and a million."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPoint, QRect, QSize

from cene.ui import theme

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cene.organiser.listing import Section

PADDING = theme.SPACE // 2
"""Between a picture and the frame that shows that it is selected."""
GAP = theme.SPACE
"""Between two such frames."""
MARGIN = 2 * theme.SPACE
"""Between the frames and the edges of the grid."""
HEADING = 4 * theme.SPACE
LINE = 3 * theme.SPACE
"""Heights of a heading, and of the line under a picture."""


@dataclass(frozen=True, slots=True)
class Spread:
    """A stretch of one section that lies in a stretch of the grid.

    Attributes:
        section: its number.
        rows: numbers of its photos there.
        heading: y of its heading, None if it has none.
    """

    section: int
    rows: range
    heading: int | None


class GridLayout:
    """Tiles in columns that fill the width, under the headings of their sections.

    All coordinates are pixels of the window from the top left corner of the whole grid.

    Args:
        sections: what stands together; they follow each other, hold every photo once, and none
            is empty.
        width: of the grid.
        tile: least width of a picture.
    """

    def __init__(self, sections: Sequence[Section], width: int, tile: int) -> None:
        self._room = max(width - 2 * MARGIN, 2 * PADDING + 1) + GAP
        self.columns = max(1, self._room // (tile + 2 * PADDING + GAP))
        wide = self._room // self.columns - GAP - 2 * PADDING
        self.picture = QSize(wide, round(wide * 3 / 4))
        """Size of a picture."""
        self.cell = QSize(wide + 2 * PADDING, self.picture.height() + LINE + 2 * PADDING)
        """Size of a tile: the picture, its line, and the frame around both."""
        self.pitch = self.cell.height() + GAP
        """From one line of tiles to the next."""
        count = len(sections)
        self._first = np.fromiter((section.first for section in sections), np.int64, count)
        self._count = np.fromiter((section.count for section in sections), np.int64, count)
        # Photos without an album have a heading among others, but not where all stand together.
        titled = count > 1 or any(section.title for section in sections)
        self._heading = HEADING if titled else 0
        heights = self._heading + -(-self._count // self.columns) * self.pitch
        self._top = GAP + np.cumsum(heights) - heights
        self.height = int(GAP + heights.sum() + MARGIN) if count else 0
        """Of the whole grid."""
        self.photos = int(self._count.sum())

    def rectangle(self, row: int) -> QRect:
        """Where a tile is."""
        section = self._section(row)
        line, column = divmod(row - int(self._first[section]), self.columns)
        top = self._line(section) + line * self.pitch
        return QRect(QPoint(self._left(column), top), self.cell)

    def row_at(self, x: int, y: int) -> int | None:
        """The photo at a point, None between tiles."""
        row = self.nearest(x, y)
        return row if row is not None and self.rectangle(row).contains(x, y) else None

    def nearest(self, x: int, y: int) -> int | None:
        """The photo in whose line and column a point is, or nearly so; None in an empty grid."""
        if not self.photos:
            return None
        section = max(0, int(np.searchsorted(self._top, y, "right")) - 1)
        count = int(self._count[section])
        line = max(0, (y - self._line(section)) // self.pitch)
        return int(self._first[section]) + min(line * self.columns + self._column(x), count - 1)

    def between(self, top: int, bottom: int) -> Iterator[Spread]:
        """What is to be seen from one y to another, from above to below."""
        section = max(0, int(np.searchsorted(self._top, top, "right")) - 1)
        while section < len(self._top) and self._top[section] < bottom:
            start, end = int(self._first[section]), int(self._first[section] + self._count[section])
            line = self._line(section)
            above = max(0, (top - line) // self.pitch) * self.columns
            below = max(0, -(-(bottom - line) // self.pitch)) * self.columns
            heading = int(self._top[section]) if self._heading else None
            yield Spread(section, range(start + above, min(start + below, end)), heading)
            section += 1

    def rows_in(self, area: QRect) -> list[range]:
        """The photos whose tiles a rectangle touches, a range for each line of tiles."""
        left, right = self._column(area.left()), self._column(area.right())
        return [
            range(start + left, min(start + right + 1, spread.rows.stop))
            for spread in self.between(area.top(), area.bottom() + 1)
            for start in range(spread.rows.start, spread.rows.stop, self.columns)
            if start + left < spread.rows.stop
        ]

    def beside(self, row: int, lines: int) -> int:
        """The photo so many lines of tiles below (above: negative), in the same column."""
        section = self._section(row)
        column = (row - int(self._first[section])) % self.columns
        step = 1 if lines > 0 else -1
        for _ in range(abs(lines)):
            target = self._step(row, step, column)
            if target is None:
                break
            row = target
        return row

    def _step(self, row: int, step: int, column: int) -> int | None:
        """One line up or down, into the next section where this one ends."""
        section = self._section(row)
        first, count = int(self._first[section]), int(self._count[section])
        line = (row - first) // self.columns + step
        if not 0 <= line <= (count - 1) // self.columns:
            section += step
            if not 0 <= section < len(self._first):
                return None
            first, count = int(self._first[section]), int(self._count[section])
            line = 0 if step > 0 else (count - 1) // self.columns
        return first + min(line * self.columns + column, count - 1)

    def _section(self, row: int) -> int:
        return int(np.searchsorted(self._first, row, "right")) - 1

    def _line(self, section: int) -> int:
        """Where the first line of tiles of a section begins."""
        return int(self._top[section]) + self._heading

    def _left(self, column: int) -> int:
        return MARGIN + column * self._room // self.columns

    def _column(self, x: int) -> int:
        return min(max(0, (x - MARGIN) * self.columns // self._room), self.columns - 1)

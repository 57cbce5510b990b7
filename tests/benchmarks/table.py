"""One line a promise: what was measured, and whether that keeps it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

HEADINGS = ("benchmark", "measured", "target", "ratio", "")


@dataclass(frozen=True, slots=True)
class Row:
    """One promise.

    Attributes:
        benchmark: what it is about.
        measured: the figures in words, or why there are none.
        target: the promise in words.
        ratio: what was found, as a ratio of two figures of this run; None if not measured.
        met: whether the promise is kept; None if not measured.
    """

    benchmark: str
    measured: str
    target: str
    ratio: float | None
    met: bool | None

    @property
    def state(self) -> str:
        if self.met is None:
            return "-"
        return "ok" if self.met else "MISSED"


def at_least(benchmark: str, measured: str, ratio: float, limit: float, target: str = "") -> Row:
    """A promise that the ratio is no smaller than the limit (which the target says in words)."""
    return Row(benchmark, measured, target or f">= {limit:g}", ratio, ratio >= limit)


def at_most(benchmark: str, measured: str, ratio: float, limit: float, target: str = "") -> Row:
    """A promise that the ratio is no greater than the limit (which the target says in words)."""
    return Row(benchmark, measured, target or f"<= {limit:g}", ratio, ratio <= limit)


def unmeasured(benchmark: str, why: str, target: str) -> Row:
    """A promise that cannot be tested here."""
    return Row(benchmark, why, target, None, None)


def shown(rows: Sequence[Row]) -> str:
    """The rows as a Markdown table, which is readable as it is too."""
    cells = [HEADINGS, *map(_cells, rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    cells.insert(1, tuple("-" * width for width in widths))
    lines = (zip(line, widths, strict=True) for line in cells)
    return "\n".join(f"| {' | '.join(cell.ljust(w) for cell, w in line)} |" for line in lines)


def as_json(row: Row) -> dict[str, object]:
    """The row for scripts."""
    return asdict(row)


def _cells(row: Row) -> tuple[str, ...]:
    ratio = "" if row.ratio is None else f"{row.ratio:.3g}"
    return row.benchmark, row.measured, row.target, ratio, row.state

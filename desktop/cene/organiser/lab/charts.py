"""Charts as SVG, to stand in a page or alone.

Each tells a screen reader what it shows (`<title>`, `<desc>`), and no colour says anything alone:
lines differ by dash and by mark too, parts of a bar by how light they are and by their order, and
cells have their numbers. Colours are attributes, which
the style of a page may override by class (`series-0` … `series-5`, `axis`, `grid`, `track`, `bar`,
`cell`, `label`, `value`, `on-cell`).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cene.organiser.lab.drawing import (
    COLOURS,
    GRID,
    QUIET,
    TEXT,
    escaped,
    picture,
    rule,
    shortened,
    words,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_DASHES = ("", "6 4", "2 3", "10 3 2 3", "1 4", "12 4")
_WIDTH, _HEIGHT = 640, 320
_LEFT, _RIGHT, _TOP, _BOTTOM = 56, 28, 32, 44
_LEGEND = 20
_CELL = 30
_STRONG = 0.9
"""From such a share on the colour of a cell calls for light text, by contrast."""
_TICKS = 5
SHADES = (1, 0.5, 0.12)
"""How much colour the parts of a bar have, from the left."""


@dataclass(frozen=True, slots=True)
class Series:
    """A line, its points (x, y) ascending in x; what is no finite number leaves a gap."""

    name: str
    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Axis:
    """What is along a side of a chart.

    Attributes:
        name: what it shows.
        low: where it begins; None for where the points do.
        high: where it ends; None for where the points do.
        percent: whether 1 is to be read as 100 %.
        whole: whether there is nothing between whole numbers.
    """

    name: str
    low: float | None = None
    high: float | None = None
    percent: bool = False
    whole: bool = False


def line_chart(title: str, text: str, series: Sequence[Series], across: Axis, up: Axis) -> str:
    """Lines over one another.

    Args:
        title: what the chart is called.
        text: what it shows, in words and numbers.
        series: the lines.
        across: the axis below.
        up: the axis at the left.
    """
    xs = [x for line in series for x, _ in line.points]
    ys = [y for line in series for _, y in line.points if math.isfinite(y)]
    x_low, x_high = _range(across, xs)
    y_low, y_high = _range(up, ys)
    bottom = _HEIGHT - _BOTTOM

    def at(x: float, y: float) -> tuple[float, float]:
        right = _LEFT + (x - x_low) / (x_high - x_low) * (_WIDTH - _LEFT - _RIGHT)
        return right, bottom - (y - y_low) / (y_high - y_low) * (bottom - _TOP)

    parts = [words((0, 16), up.name, "start")]
    for tick in _ticks(up, y_low, y_high):
        _, y = at(x_low, tick)
        parts.append(rule((_LEFT, y), (_WIDTH - _RIGHT, y), "grid", GRID))
        parts.append(words((_LEFT - 8, y + 4), _number(tick, up), "end"))
    for tick in _ticks(across, x_low, x_high):
        x, _ = at(tick, y_low)
        parts.append(words((x, bottom + 18), _number(tick, across), "middle"))
    parts.append(rule((_LEFT, bottom), (_WIDTH - _RIGHT, bottom), "axis", QUIET))
    parts.append(words(((_LEFT + _WIDTH - _RIGHT) / 2, bottom + 36), across.name, "middle"))
    for number, line in enumerate(series):
        parts += _drawn(number, line, at)
    rows = _legend(series)
    return picture(title, text, _WIDTH, _HEIGHT + rows[0], parts + rows[1])


def bar_chart(title: str, text: str, bars: Sequence[tuple[str, float, str]]) -> str:
    """Bars one below the other.

    Args:
        title: what the chart is called.
        text: what it shows, in words.
        bars: name, length in 0..1, and the number that stands behind the bar.
    """
    left, right, row = 180, 90, 24
    room = _WIDTH - left - right
    parts = []
    for number, (name, length, value) in enumerate(bars):
        y = number * row + 4
        long = max(0.0, min(1.0, length)) * room
        parts.append(words((left - 8, y + 13), shortened(name), "end"))
        parts.append(
            f'<rect class="track" x="{left}" y="{y}" width="{room}" height="16" fill="{GRID}" '
            'fill-opacity="0.5" rx="2"/>'
            f'<rect class="bar" x="{left}" y="{y}" width="{long:.1f}" height="16" '
            f'fill="{COLOURS[0]}" rx="2"/>'
        )
        parts.append(words((left + room + 8, y + 13), value, "start", "value", TEXT))
    return picture(title, text, _WIDTH, len(bars) * row + 8, parts)


def stacked_chart(
    title: str, text: str, parts: Sequence[str], bars: Sequence[tuple[str, Sequence[float], str]]
) -> str:
    """Bars one below the other, each of several parts, which a legend above them names.

    Args:
        title: what the chart is called.
        text: what it shows, in words.
        parts: what the parts of a bar are called, from the left, at most as many as `SHADES`.
        bars: name, lengths of its parts, together in 0..1, and the numbers that stand behind it.
    """
    left, right, row, top = 180, 150, 24, 28
    room = _WIDTH - left - right
    drawn = []
    for number, name in enumerate(parts):
        x = left + number * (_WIDTH - left) / len(parts)
        drawn.append(_stretch((x, 4), 16, number, name))
        drawn.append(words((x + 24, 17), shortened(name), "start", "value", TEXT))
    for number, (name, lengths, value) in enumerate(bars):
        y, x = top + number * row + 4, float(left)
        drawn.append(words((left - 8, y + 13), shortened(name), "end"))
        for k, length in enumerate(lengths):
            long = max(0.0, min(1.0, length)) * room
            drawn.append(_stretch((x, y), long, k, f"{name}, {parts[k]}"))
            x += long
        drawn.append(words((x + 8, y + 13), value, "start", "value", TEXT))
    return picture(title, text, _WIDTH, top + len(bars) * row + 8, drawn)


def _stretch(place: tuple[float, float], long: float, part: int, name: str) -> str:
    """One part of a bar; a border keeps the lightest one from the page."""
    x, y = place
    return (
        f'<rect class="bar part-{part}" x="{x:.1f}" y="{y}" width="{long:.1f}" height="16" '
        f'fill="{COLOURS[0]}" fill-opacity="{SHADES[part]}" stroke="{COLOURS[0]}">'
        f"<title>{escaped(name)}</title></rect>"
    )


def matrix(title: str, text: str, labels: Sequence[str], rows: Sequence[Sequence[int]]) -> str:
    """Counts by row and column, each cell as dark as its share of its row.

    Args:
        title: what the chart is called.
        text: what it shows, in words.
        labels: names of the rows, and of the columns.
        rows: the counts.
    """
    left = top = 12 + 6.5 * max((len(shortened(label)) for label in labels), default=0)
    parts = []
    for number, label in enumerate(labels):
        middle = number * _CELL + _CELL / 2
        parts.append(words((left - 6, top + middle + 4), shortened(label), "end"))
        x, y = left + middle + 4, top - 6
        parts.append(
            words((x, y), shortened(label), "start", turn=f' transform="rotate(-90 {x} {y})"')
        )
    for i, row in enumerate(rows):
        total = max(1, sum(row))
        for j, value in enumerate(row):
            names = f"{labels[i]} taken for {labels[j]}" if i != j else f"{labels[i]}, right"
            parts.append(_cell((left + j * _CELL, top + i * _CELL), value, value / total, names))
    side = len(labels) * _CELL
    return picture(title, text, left + side + 8, top + side + 8, parts)


def _cell(place: tuple[float, float], value: int, part: float, names: str) -> str:
    x, y = place
    strong = part > _STRONG
    # What is rare must still be seen to be there.
    shade = 0.0 if not value else 0.12 + 0.88 * part
    written = f"{value}" if value < 10_000 else f"{value // 1000}k"  # noqa: PLR2004 - what fits
    small = 11 if len(written) < 4 else 9  # noqa: PLR2004 - likewise
    number = (
        f'<text class="{"on-cell" if strong else "value"}" x="{x + _CELL / 2}" '
        f'y="{y + _CELL / 2 + 4}" text-anchor="middle" font-size="{small}" '
        f'fill="{"#ffffff" if strong else TEXT}">{written}</text>'
        if value
        else ""
    )
    return (
        f'<g><title>{escaped(names)}: {value}</title><rect class="cell" x="{x + 1}" y="{y + 1}" '
        f'width="{_CELL - 2}" height="{_CELL - 2}" rx="2" fill="{COLOURS[0]}" '
        f'fill-opacity="{shade:.3f}" stroke="{GRID}"/>{number}</g>'
    )


def _drawn(
    number: int, line: Series, at: Callable[[float, float], tuple[float, float]]
) -> list[str]:
    """One line with a mark at each point, broken where there is no number."""
    colour = COLOURS[number % len(COLOURS)]
    # From the seventh line on colours come again, with another dash.
    dash = _DASHES[(number + number // len(COLOURS)) % len(_DASHES)]
    strokes, marks, begun = [], [], False
    for x, y in line.points:
        if not math.isfinite(y):
            begun = False
            continue
        right, down = at(x, y)
        strokes.append(f"{'L' if begun else 'M'}{right:.1f} {down:.1f}")
        marks.append(_mark(number, right, down))
        begun = True
    path = (
        f'<path class="line series-{number % len(COLOURS)}" d="{"".join(strokes)}" fill="none" '
        f'stroke="{colour}" stroke-width="2" stroke-dasharray="{dash or "none"}"/>'
    )
    # Marks of many points would hide the line.
    return [path] if len(marks) > 40 else [path, *marks]  # noqa: PLR2004


def _mark(number: int, x: float, y: float) -> str:
    number %= len(COLOURS)
    colour, kind = COLOURS[number], number % 3
    look = f'class="mark series-{number}" fill="{colour}"'
    if kind == 0:
        return f'<circle {look} cx="{x:.1f}" cy="{y:.1f}" r="3"/>'
    if kind == 1:
        return f'<rect {look} x="{x - 3:.1f}" y="{y - 3:.1f}" width="6" height="6"/>'
    return f'<path {look} d="M{x:.1f} {y - 4:.1f}l4 7h-8z"/>'


def _legend(series: Sequence[Series]) -> tuple[int, list[str]]:
    """Height, and what is in it: a line of each series with its mark and name, two abreast."""
    parts = []
    for number, line in enumerate(series):
        x = _LEFT + (number % 2) * (_WIDTH - _LEFT) / 2
        y = _HEIGHT + (number // 2) * _LEGEND + 4
        points = Series("", ((0, 0), (1, 0)))
        parts += _drawn(number, points, lambda t, _, x=x, y=y: (x + 30 * t, y))  # type: ignore[misc]
        parts.append(words((x + 40, y + 4), shortened(line.name), "start", "value", TEXT))
    return math.ceil(len(series) / 2) * _LEGEND, parts


def _range(axis: Axis, values: Sequence[float]) -> tuple[float, float]:
    low = axis.low if axis.low is not None else min(values, default=0.0)
    high = axis.high if axis.high is not None else max(values, default=1.0)
    if high > low:
        return low, high
    return (low, low + 1) if axis.high is None else (high - 1, high)


def _ticks(axis: Axis, low: float, high: float) -> list[float]:
    """Round numbers in a range, about `_TICKS` of them."""
    rough = (high - low) / _TICKS
    size = 10 ** math.floor(math.log10(rough))
    step = next(size * k for k in (1, 2, 5, 10) if size * k >= rough * 0.999)
    if axis.whole:
        step = max(1, step)
    return [k * step for k in range(math.ceil(low / step - 1e-9), int(high / step + 1e-9) + 1)]


def _number(value: float, axis: Axis) -> str:
    return f"{value * 100:.4g} %" if axis.percent else f"{value:.4g}"

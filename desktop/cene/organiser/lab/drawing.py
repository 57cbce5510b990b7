"""What charts are drawn with: SVG that no name of a class or file can break out of."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from cene.core.errors import printable

if TYPE_CHECKING:
    from collections.abc import Sequence

COLOURS = ("#1f6feb", "#a85b00", "#2a8a52", "#8250a8", "#c93a32", "#00737d")
"""Of lines, one after the other; at least 4.5 to 1 against white."""
TEXT, QUIET, GRID = "#1f2328", "#68707a", "#dfdfdb"
_LETTERS = 28
"""Most letters of a name in a chart; whole names are in the tables."""


def picture(title: str, text: str, width: float, height: float, parts: Sequence[str]) -> str:
    """A whole chart.

    Args:
        title: what it is called.
        text: what it shows, in words.
        width: in pixels where it is not stretched.
        height: likewise.
        parts: what it is made of, as SVG.
    """
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" '
        f'width="{width:g}" height="{height:g}" role="img" font-family="sans-serif" '
        f'font-size="12"><title>{escaped(title)}</title><desc>{escaped(text)}</desc>'
        f"{''.join(parts)}</svg>"
    )


def rule(begin: tuple[float, float], end: tuple[float, float], kind: str, colour: str) -> str:
    """A straight line, by its ends, with a class for the style of the page."""
    return (
        f'<line class="{kind}" x1="{begin[0]:.1f}" y1="{begin[1]:.1f}" x2="{end[0]:.1f}" '
        f'y2="{end[1]:.1f}" stroke="{colour}"/>'
    )


def words(  # noqa: PLR0917 - read at a glance
    place: tuple[float, float],
    text: str,
    anchor: str,
    kind: str = "label",
    colour: str = QUIET,
    turn: str = "",
) -> str:
    """Text at a place; `anchor` says which end of it is there (start, middle, end)."""
    return (
        f'<text class="{kind}" x="{place[0]:.1f}" y="{place[1]:.1f}" text-anchor="{anchor}" '
        f'fill="{colour}"{turn}>{escaped(text)}</text>'
    )


def shortened(text: str) -> str:
    """A name as short as a chart has room for."""
    shown = printable(text)
    return shown if len(shown) <= _LETTERS else shown[: _LETTERS - 1] + "…"


def escaped(text: str) -> str:
    """Plain text as XML."""
    return html.escape(printable(text))

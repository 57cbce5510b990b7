"""What pages of the model lab are made of: HTML that needs nothing but itself, and no script."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from cene.core.errors import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_STYLE = """
:root { color-scheme: light dark; --page: #fcfcfa; --raised: #fff; --line: #dfdfdb;
  --text: #1f2328; --quiet: #5c646d; --accent: #1f6feb; --cell: #1f6feb;
  --s1: #a85b00; --s2: #2a8a52; --s3: #8250a8; --s4: #c93a32; --s5: #00737d; }
@media (prefers-color-scheme: dark) { :root { --page: #1d1f23; --raised: #2d3036;
  --line: #43474f; --text: #e7e9ec; --quiet: #a5acb5; --accent: #5b9dff; --cell: #2a62bd;
  --s1: #eda83c; --s2: #4cc38a; --s3: #c39ae6; --s4: #ff7b72; --s5: #4fc4cf; } }
body { background: var(--page); color: var(--text); font: 15px/1.5 system-ui, sans-serif;
  max-width: 960px; margin: 32px auto; padding: 0 16px; }
h1 { font-size: 24px; } h2 { font-size: 18px; margin-top: 40px; }
p { max-width: 70ch; } .verdict { font-size: 18px; } .quiet, figcaption { color: var(--quiet); }
.warning { border-left: 4px solid var(--s1); padding-left: 12px; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: 4px 12px 4px 0; text-align: left; border-bottom: 1px solid var(--line); }
th { color: var(--quiet); font-weight: 600; }
td, th { overflow-wrap: anywhere; } .n { text-align: right; white-space: nowrap; }
dl { display: grid; grid-template-columns: repeat(auto-fill, minmax(150px, 1fr)); gap: 16px; }
dl div { background: var(--raised); border: 1px solid var(--line); border-radius: 6px;
  padding: 8px 12px; }
dt { color: var(--quiet); font-size: 13px; } dd { margin: 0; font-size: 20px; }
.photos { display: grid; grid-template-columns: repeat(auto-fill, minmax(160px, 1fr)); gap: 16px; }
figure { margin: 0; overflow-wrap: anywhere; } figure img, .gone { width: 160px; height: 160px;
  border-radius: 6px; display: block; }
.gone { background: var(--raised); border: 1px solid var(--line); box-sizing: border-box;
  padding: 12px; color: var(--quiet); }
figcaption { font-size: 13px; }
svg { max-width: none; height: auto; } svg text { fill: var(--quiet); }
svg text.value { fill: var(--text); } svg text.on-cell { fill: #fff; }
svg .grid, svg .cell { stroke: var(--line); } svg .axis { stroke: var(--quiet); }
svg .track { fill: var(--line); } svg .bar { fill: var(--accent); } svg .cell { fill: var(--cell); }
svg .bar[stroke] { stroke: var(--accent); }
svg .line { fill: none; }
svg .line.series-0 { stroke: var(--accent); } svg .mark.series-0 { fill: var(--accent); }
svg .line.series-1 { stroke: var(--s1); } svg .mark.series-1 { fill: var(--s1); }
svg .line.series-2 { stroke: var(--s2); } svg .mark.series-2 { fill: var(--s2); }
svg .line.series-3 { stroke: var(--s3); } svg .mark.series-3 { fill: var(--s3); }
svg .line.series-4 { stroke: var(--s4); } svg .mark.series-4 { fill: var(--s4); }
svg .line.series-5 { stroke: var(--s5); } svg .mark.series-5 { fill: var(--s5); }
"""
_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
"""Whatever a file's name may have got into the page: it fetches nothing and runs nothing."""


def escaped(text: str) -> str:
    r"""A text as HTML, also within quotes; control characters and stray bytes as ``\xNN``."""
    return html.escape(printable(text))


def page(title: str, parts: Iterable[str]) -> str:
    """A whole page."""
    body = "\n".join(parts)
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>{escaped(title)}</title><style>{_STYLE}</style></head>\n"
        f"<body><main><h1>{escaped(title)}</h1>\n{body}\n</main></body></html>\n"
    )


def paragraph(text: str, kind: str = "") -> str:
    """A paragraph of plain text."""
    return f'<p class="{kind}">{escaped(text)}</p>' if kind else f"<p>{escaped(text)}</p>"


def section(title: str, *parts: str) -> str:
    """A part of a page with its heading."""
    return f"<section><h2>{escaped(title)}</h2>\n" + "\n".join(parts) + "</section>"


def wide(part: str) -> str:
    """What may be wider than the page, and scrolls by itself."""
    return f'<div class="wide" tabindex="0">{part}</div>'


def folded(summary: str, part: str) -> str:
    """What is shown when it is asked for."""
    return f"<details><summary>{escaped(summary)}</summary>{part}</details>"


def figures(pairs: Iterable[tuple[str, str]]) -> str:
    """Numbers, each with its name."""
    rows = (
        f"<div><dt>{escaped(name)}</dt><dd>{escaped(value)}</dd></div>" for name, value in pairs
    )
    return f"<dl>{''.join(rows)}</dl>"


def table(head: Sequence[str], rows: Iterable[Sequence[str]], words: int = 1) -> str:
    """A table.

    Args:
        head: names of its columns.
        rows: its cells.
        words: so many columns hold words, all others numbers.
    """

    def row(cells: Sequence[str], tag: str) -> str:
        kinds = ["" if k < words else ' class="n"' for k in range(len(cells))]
        found = zip(cells, kinds, strict=True)
        return "<tr>" + "".join(f"<{tag}{k}>{escaped(c)}</{tag}>" for c, k in found) + "</tr>"

    body = "\n".join(row(cells, "td") for cells in rows)
    return wide(f"<table><thead>{row(head, 'th')}</thead><tbody>{body}</tbody></table>")

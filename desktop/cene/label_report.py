"""How often labels occur, as it is shown."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from cene.console import count, listing, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cene.organiser.labels import Frequency


def frequencies(found: Sequence[Frequency]) -> None:
    """Print how often each label occurs, and who says so."""
    head = ("label", "verified", "denied", "by machine")
    rows = (
        (f.title or f.label, f"{f.verified:,}", f"{f.denied:,}", f"{f.machine:,}") for f in found
    )
    say(f"{count(len(found), 'label')}:")
    listing(rows, len(found), head)


def as_json(found: Sequence[Frequency]) -> list[dict[str, object]]:
    """The same for scripts."""
    return [asdict(one) for one in found]

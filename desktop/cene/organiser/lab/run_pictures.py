"""The worst mistakes of a network, as pictures in a page."""

from __future__ import annotations

import base64
from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image

from cene.organiser.lab import measures, pages
from cene.organiser.lab.squares import Squares

if TYPE_CHECKING:
    from pathlib import Path

    from cene.core.lab import DataSet
    from cene.organiser.lab.assessment import Assessment, Mistake

SHOWN = 24
"""Most mistakes that are shown as pictures."""
_SMALL = 160
"""Side of these, in pixels."""


def worst(dataset: DataSet, found: Assessment, cache: Path) -> str:
    """The photos that a network has wrong while it is most sure, as a section of a page."""
    if not found.mistakes:
        return pages.section("Worst mistakes", pages.paragraph("There are none."))
    shown = "".join(_figure(dataset, one, cache) for one in found.mistakes[:SHOWN])
    said = (
        f"{measures.photos(len(found.mistakes))} of the test taken for something else; below those "
        "of which the network was most sure. Some may be in the wrong class."
    )
    return pages.section(
        "Worst mistakes", pages.paragraph(said), f'<div class="photos">{shown}</div>'
    )


def _figure(dataset: DataSet, mistake: Mistake, cache: Path) -> str:
    sample = dataset.samples[mistake.sample]
    true, taken = dataset.classes[sample.label], dataset.classes[mistake.predicted]
    said = f"{taken}, {measures.share(mistake.probability)} sure; is {true}"
    pixels = Squares(cache).read(sample.content)
    if pixels is None:
        picture = '<div class="gone">The picture is not in the cache any more.</div>'
    else:
        written = BytesIO()
        Image.fromarray(pixels).resize((_SMALL, _SMALL)).save(written, "JPEG", quality=80)
        data = base64.b64encode(written.getbuffer()).decode("ascii")
        picture = (
            f'<img src="data:image/jpeg;base64,{data}" width="{_SMALL}" height="{_SMALL}" '
            f'alt="{pages.escaped(said)}">'
        )
    return (
        f"<figure>{picture}<figcaption>{pages.escaped(said)}<br>{pages.escaped(sample.path)}"
        "</figcaption></figure>"
    )

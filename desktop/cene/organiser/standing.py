"""How far Cene is with each photo at a threshold: what was done, what was said, what would be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from cene.core.shown import Standing
from cene.organiser.columns import NONE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from cene.organiser.columns import Bits, Columns, Floats, Numbers

STANDINGS = tuple(Standing)
SURE, ASKS, FILED, KEPT, FAILED, UNREAD = range(len(STANDINGS))
"""Standings as numbers, in the order of `Standing`."""


@dataclass(frozen=True, slots=True, eq=False)
class Standings:
    """How far Cene is with each of n photos at one threshold.

    Attributes:
        threshold: how sure is sure enough, in 0..1, where an album has no threshold of its own.
        codes: (n,), which of the `STANDINGS`.
        albums: (n,), the album that a photo is in or would go into, else the best.
        sure: (n,), how sure Cene is of that album, in 0..1.
        belongs: (n,), whether the photo is in it or would go there by itself.
    """

    threshold: float
    codes: NDArray[np.int8]
    albums: Numbers
    sure: Floats
    belongs: Bits


def standings(photos: Columns, threshold: float) -> Standings:
    """Where each photo stands.

    What cannot be read failed. Then comes what was done, then what a person said; a photo that
    somebody rejected from an album is kept where it is unless Cene is sure of another. Of the rest
    those are sure that `policy.place` would file, and the others ask.
    """
    sure, told = photos.reach >= threshold, photos.told != NONE
    codes = np.where(sure, SURE, np.where(photos.rejected, KEPT, ASKS)).astype(np.int8)
    codes[~photos.predicted] = UNREAD
    codes[told | photos.refused] = KEPT
    codes[photos.filed] = FILED
    codes[photos.failed] = FAILED
    albums, confidence = _placed(photos, threshold)
    albums = np.where(told, photos.told, albums)
    albums = np.where(photos.filed, photos.filed_in, albums)
    confidence = np.where(told, 1.0, confidence)
    confidence = np.where(photos.filed, photos.filed_sure, confidence)
    belongs = (codes == SURE) | (codes == FILED) | (codes == KEPT) & told
    return Standings(threshold, codes, albums, confidence, belongs)


def _placed(photos: Columns, threshold: float) -> tuple[Numbers, Floats]:
    """The album that each would be filed into, else the best one; and how sure Cene is of it."""
    albums, confidence = photos.places[0].copy(), np.maximum(photos.steps[0], 0)
    waiting = np.flatnonzero((photos.reach >= threshold) & (photos.clears[0] < threshold))
    # The widest parent first, so that the narrowest has the last word.
    parents = zip(photos.places[:0:-1], photos.steps[:0:-1], photos.clears[:0:-1], strict=True)
    for place, step, clears in parents:
        goes = waiting[clears[waiting] >= threshold]
        albums[goes], confidence[goes] = place[goes], step[goes]
    return albums, confidence

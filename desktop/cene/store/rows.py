"""Photos and predictions out of the columns in which they are kept."""

from __future__ import annotations

import os
import struct
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cene.core.photo import Photo
from cene.core.prediction import PARENTS, TOP, Prediction

if TYPE_CHECKING:
    from collections.abc import Sequence

STEPS = struct.Struct(f"<{1 + PARENTS}d")
"""Confidences of the best album and of the parents, 0 for none."""
PLACES = " || ".join(
    ["prediction.album", *(f"char(10) || ifnull(parent_{n}, '')" for n in range(1, PARENTS + 1))]
)
"""SQL for the keys of the best album and of the parents, a line each, empty for none."""
CHANCES = tuple(struct.Struct(f"<{number}d") for number in range(TOP + 1))
"""By their number: probabilities of the best albums."""


def photo_of(row: Sequence[Any]) -> Photo:
    """A photo.

    Args:
        row: folder, name, size, mtime, number, digest of the content or None, time of the exposure
            or None, and the companions' names in hexadecimal, separated by commas, or None.
    """
    path, name, size, mtime_ns, number, digest, taken_at, companions = row
    folder = Path(os.fsdecode(path))
    names = sorted(bytes.fromhex(text) for text in (companions or "").split(",") if text)
    return Photo(
        path=folder / os.fsdecode(name),
        companions=tuple(folder / os.fsdecode(companion) for companion in names),
        size=size,
        mtime_ns=mtime_ns,
        id=number,
        content=digest or b"",
        taken_at=taken_at,
    )


def prediction_of(row: Sequence[Any]) -> Prediction | None:
    """What was said of a photo, None where nothing was.

    Args:
        row: ranking, chances, novelty, model, steps, the `PARENTS` parents, alike and told.
    """
    ranking, chances, novelty, model, steps, *parents, alike, told = row
    if ranking is None:
        return None
    albums = ranking.split("\n")
    above = zip(parents, STEPS.unpack(steps)[1:], strict=True)
    return Prediction(
        ranking=tuple(zip(albums, CHANCES[len(albums)].unpack(chances), strict=True)),
        novelty=novelty,
        model=model,
        parents=tuple((key, probability) for key, probability in above if key is not None),
        alike=alike,
        told=bool(told),
    )

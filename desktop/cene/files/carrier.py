"""Which files of a photo carry its tags: the picture, or sidecars beside it."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cene.core.errors import PlacementError
from cene.files.group import RAW

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

EMBEDDED = frozenset({".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".tif", ".tiff", ".webp"})
"""Endings of what tags can safely be written into: exiv2's record of corruption is in others."""


@dataclass(frozen=True, slots=True)
class Writing:
    """Where tags are written.

    Attributes:
        embed: into the picture where that is safe, else beside it.
        short: a new sidecar is called photo.xmp, as Lightroom does, and not photo.jpg.xmp.
        keep_times: a file that changes keeps the time of its last change.
    """

    embed: bool = False
    short: bool = False
    keep_times: bool = True


def carriers(picture: Path, companions: Iterable[Path], writing: Writing) -> list[Path]:
    """The files to write a photo's tags into: that of the picture, and a sidecar for each RAW.

    A sidecar that is there is the one, by whichever of the two names. Where a RAW lies beside the
    picture, photo.xmp is the RAW's. A picture with several names (hard links) gets a sidecar.

    Raises:
        PlacementError: one of them is a folder or a link.
        OSError: the system does not say.
    """
    beside = {path.name.casefold(): path for path in companions}
    raws = [path for path in beside.values() if path.suffix.lower().lstrip(".") in RAW]
    found = [_sidecar(raw, beside, short=writing.short, shared=False) for raw in raws]
    if writing.embed and picture.suffix.lower() in EMBEDDED and os.lstat(picture).st_nlink == 1:
        found.insert(0, picture)
    else:
        found.insert(0, _sidecar(picture, beside, short=writing.short, shared=bool(raws)))
    for path in found:
        _require_file(path)
    return list(dict.fromkeys(found))


def carried(picture: Path, companions: Iterable[Path]) -> list[Path]:
    """All files of a photo in which there may be keywords: the picture, and every sidecar."""
    return [picture, *(path for path in companions if path.suffix.lower() == ".xmp")]


def cleared(picture: Path, companions: Iterable[Path]) -> list[Path]:
    """All files of a photo from which Cene's tags can be taken away, wherever it wrote them."""
    found = carried(picture, companions)
    return found if picture.suffix.lower() in EMBEDDED else found[1:]


def _sidecar(path: Path, beside: dict[str, Path], *, short: bool, shared: bool) -> Path:
    """The sidecar of one file; shared says whether the short name is another's."""
    whole, stem = path.with_name(f"{path.name}.xmp"), path.with_suffix(".xmp")
    there = beside.get(whole.name.casefold())
    if there is None and not shared:
        there = beside.get(stem.name.casefold(), stem if short else None)
    return there or whole


def _require_file(path: Path) -> None:
    try:
        status = os.lstat(path)
    except FileNotFoundError:
        return
    if stat.S_ISLNK(status.st_mode):
        raise PlacementError(path, "is a link; tags are only written into files themselves")
    if not stat.S_ISREG(status.st_mode):
        raise PlacementError(path, "is no file, so no tags can be written into it; rename it")

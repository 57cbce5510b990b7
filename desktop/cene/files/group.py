"""Which files of a folder are one photo. Touches no file: names in, names out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cene.files.scan import is_photo

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

RAW = frozenset(
    """
    3fr ari arw bay cap cr2 cr3 crw dcr dcs dng drf eip erf fff gpr iiq k25 kdc mdc mef mos mrw
    nef nrw orf ori pef ptx raf raw rw2 rwl rwz sr2 srf srw x3f
    """.split()  # noqa: SIM905
)
"""Endings of camera raws."""
_VIDEO = frozenset({"mov", "mp4"})
"""The moving part of a Live Photo."""
_BESIDE = frozenset({"aae", "wav"}) | _VIDEO
"""Endings of what shares the picture's stem: Apple's edits, spoken notes, Live Photos."""
_SIDECARS = frozenset({"xmp", "pp3", "dop"})
"""Endings (XMP, RawTherapee, DxO) that follow a stem (X.xmp) or a whole name (X.jpg.xmp)."""
_THUMBNAIL = "thm"
"""A preview that cameras write beside a raw or a video."""
_GO_WITH = RAW | _BESIDE | _SIDECARS | {_THUMBNAIL}
_RANK = {
    ending: rank
    for rank, ending in enumerate(
        ["heic", "heif", "hif", "jpg", "jpeg", "jpe", "jfif", "tif", "tiff"]
    )
}
"""Which of several pictures of one stem has what goes by the stem: the likeliest original."""


@dataclass(frozen=True, slots=True)
class Grouping:
    """The photos of one folder.

    Attributes:
        photos: each picture with its companions, both sorted by name.
        raw_only: raws without a picture of their stem, sorted; Cene cannot look into them.
        strays: what goes with a picture, without one here, sorted; the raws are among them.
    """

    photos: list[tuple[str, tuple[str, ...]]]
    raw_only: list[str]
    strays: list[str]


def groups(names: Iterable[str]) -> Grouping:
    """Put together what belongs together, in linear time but for sorting.

    Two pictures of one stem (IMG_1.HEIC, IMG_1.JPG) are two photos. What goes by the stem then
    belongs to the HEIF, else the JPEG, else the TIFF, else the first by name; what goes by a
    whole name (IMG_1.JPG.xmp) to the file of that name and its photo.

    Args:
        names: of the files in one folder, in any order, each once.
    """
    ordered = sorted(names)
    parts = {name: _split(name) for name in ordered}
    by_stem: dict[str, str] = {}
    for name in ordered:
        if is_photo(name):
            stem = parts[name][0]
            by_stem[stem] = min(by_stem.get(stem, name), name, key=lambda n: _rank(parts[n][1]))
    owners = {name: name for name in ordered if is_photo(name)}
    owners |= _by_stem(parts, by_stem)
    owners |= _sidecars(parts, by_stem, owners)
    companions: dict[str, list[str]] = {name: [] for name in ordered if is_photo(name)}
    for name in ordered:
        owner = owners.get(name, name)
        if owner != name:
            companions[owner].append(name)
    return Grouping(
        photos=[(picture, tuple(beside)) for picture, beside in companions.items()],
        raw_only=[name for name in ordered if parts[name][1] in RAW and name not in owners],
        strays=[name for name in ordered if parts[name][1] in _GO_WITH and name not in owners],
    )


def photos_of(folder: Path, names: Iterable[str]) -> dict[Path, tuple[Path, ...]]:
    """The photos of one folder, each with its companions, as paths.

    Args:
        folder: the folder.
        names: of the files in it.
    """
    return {
        folder / name: tuple(folder / beside for beside in companions)
        for name, companions in groups(names).photos
    }


def is_written_later(name: str) -> bool:
    """Whether a companion may be much younger than its photo: programs write it when one edits."""
    return _split(name)[1] in _SIDECARS | {"aae"}


def stem_and_suffixes(group: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """What the names of a photo have in common, and what follows it in each.

    Args:
        group: names of a photo as `groups` put them together, the picture first.

    Returns:
        The picture's stem ("IMG_1"), and suffixes in the order given (".jpg", ".jpg.xmp").
    """
    stem = _split(group[0])[0]
    return stem, tuple(name[len(stem) :] for name in group)


def _by_stem(parts: Mapping[str, tuple[str, str]], by_stem: Mapping[str, str]) -> dict[str, str]:
    """Owners of raws, of what lies beside, and of thumbnails of either."""
    owners = {
        name: by_stem[stem]
        for name, (stem, ending) in parts.items()
        if stem in by_stem and (ending in RAW or ending in _BESIDE)
    }
    filmed = {parts[name][0] for name in owners if parts[name][1] in RAW | _VIDEO}
    return owners | {
        name: by_stem[stem]
        for name, (stem, ending) in parts.items()
        if ending == _THUMBNAIL and stem in filmed
    }


def _sidecars(
    parts: Mapping[str, tuple[str, str]], by_stem: Mapping[str, str], owners: Mapping[str, str]
) -> dict[str, str]:
    """Owners of sidecars: by the whole name they begin with, else by the stem."""
    found = {}
    for name, (stem, ending) in parts.items():
        owner = owners.get(stem) or by_stem.get(stem)
        if ending in _SIDECARS and owner:
            found[name] = owner
    return found


def _split(name: str) -> tuple[str, str]:
    """Stem and ending in lower case, both of "a.tar.GZ": ("a.tar", "gz")."""
    stem, dot, ending = name.rpartition(".")
    return (stem, ending.lower()) if dot else (name, "")


def _rank(ending: str) -> int:
    return _RANK.get(ending, len(_RANK))

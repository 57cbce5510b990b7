"""Data sets of the model lab, made from folders, albums or label files."""

from __future__ import annotations

import os
import sys
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np

from cene.core.errors import UsageError, printable
from cene.core.example import Verdict
from cene.core.lab import DataSet, Part, Sample
from cene.core.naming import folded
from cene.organiser.albums import in_catalogue
from cene.organiser.lab.splitting import Group, parts
from cene.organiser.lab.squares import fill
from cene.store.exhibits import Exhibits
from cene.store.shown import Shown
from cene.vision.fingerprint import fingerprints, groups

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from pathlib import Path

    from cene.organiser.lab.splitting import Split
    from cene.organiser.lab.squares import Filled, Squares
    from cene.organiser.labels import Frequency, Labels
    from cene.organiser.workspace import Progress, Workspace

MOST = 1000
"""Classes of a data set; the head of ImageNet's networks has as many."""
LEAST = 3
"""Photos of a class: one for each part."""
GONE = "its photo is not where it was"
_NAMED = 5
"""Classes named in an error."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """Photos that a data set is to be made of.

    Attributes:
        photos: absolute path and class of each.
        left_out: how many labels or examples give no photo, by reason.
        problems: folders that could not be read, with the reason.
        frequencies: how often each label of the label file occurs, if they are from one.
    """

    photos: tuple[tuple[Path, str], ...]
    left_out: Mapping[str, int] = field(default_factory=dict)
    problems: tuple[tuple[Path, str], ...] = ()
    frequencies: tuple[Frequency, ...] = ()


@dataclass(frozen=True, slots=True)
class Made:
    """A data set, and what was found out on the way.

    Attributes:
        data: the data set.
        copies: photos that are not in it because another of the class has the same bytes.
        alike: photos of it that look the same and are kept in one part, group by group.
        disputed: photos that are not in it because they are of several classes, with the same
            bytes, group by group.
        dropped: classes that are not in it, with the reason.
        failed: files and folders that could not be read, with the reason.
        left_out: as `Gathered` has it.
        frequencies: likewise.
    """

    data: DataSet
    copies: int
    alike: tuple[tuple[Path, ...], ...]
    disputed: tuple[tuple[Path, ...], ...]
    dropped: tuple[tuple[str, str], ...]
    failed: tuple[tuple[Path, str], ...]
    left_out: Mapping[str, int]
    frequencies: tuple[Frequency, ...]


def of_labels(labels: Labels, only: Collection[str] = ()) -> Gathered:
    """Photos with what folders or a label file say of them.

    Args:
        labels: see `cene.organiser.labels` and `cene.organiser.open_images`.
        only: names of the only classes; empty for all.

    Raises:
        UsageError: no class is called that.
    """
    wanted = {folded(name): name for name in only}
    there = {folded(lesson.album_name) for lesson in labels.lessons}
    if missing := wanted.keys() - there:
        raise UsageError(f"There is no photo of a class called {wanted[min(missing)]!r}.")
    return Gathered(
        tuple(
            (lesson.path, lesson.album_name)
            for lesson in labels.lessons
            if not wanted or folded(lesson.album_name) in wanted
        ),
        {str(reason): number for reason, number in labels.left_out.items() if number},
        tuple((problem.path, problem.reason) for problem in labels.problems),
    )


def of_label_file(labels: Labels, only: Collection[str] = ()) -> Gathered:
    """Photos with what a label file says of them, as `of_labels`, and how often it says what."""
    return replace(of_labels(labels, only), frequencies=labels.frequencies)


def of_albums(workspace: Workspace, names: Sequence[str], *, filed: bool = False) -> Gathered:
    """The confirmed examples of albums, as far as their photos are still there.

    Args:
        workspace: the open catalogue.
        names: keys or titles of the albums.
        filed: whether photos count too that Cene put into them, unless anything was said of them.

    Raises:
        UsageError: there is no such album.
    """
    albums = in_catalogue(workspace)
    keys = sorted({albums.named(name).key for name in names})
    counts, exhibits = workspace.examples.counts(), Exhibits(workspace.database)
    photos: dict[Path, str] = {}
    expected = 0
    for key in keys:
        expected += counts[key].confirmed if key in counts else 0
        for exhibit in exhibits.of(key, Verdict.CONFIRMED, sys.maxsize):
            photos[exhibit.path] = key
    found = {path: key for path, key in photos.items() if os.path.isfile(path)}
    gone = expected - len(found)
    if filed:
        found = _filed(workspace, keys) | found
    return Gathered(tuple(found.items()), {GONE: gone} if gone else {})


def _filed(workspace: Workspace, keys: Sequence[str]) -> dict[Path, str]:
    """Photos that Cene put into albums and that nobody said anything of."""
    said = {mark.content for mark in workspace.examples.marks()}
    found: dict[Path, str] = {}
    for row in Shown(workspace.database).filed():
        path = workspace.catalogue.place(row.photo) if row.album in keys else None
        entry = None if path is None else workspace.catalogue.at(path)
        if path is not None and entry is not None and entry.content not in said:
            found[path] = row.album
    return {path: key for path, key in found.items() if os.path.isfile(path)}


def make(gathered: Gathered, cache: Squares, split: Split, progress: Progress) -> Made | None:
    """Read all photos, find what is twice there, and split them.

    Args:
        gathered: the photos.
        cache: gets the square of each.
        split: how.
        progress: is told of every photo, and may stop it.

    Returns:
        The data set; None if it was stopped.

    Raises:
        UsageError: there are no photos, or too many or too few classes of enough photos.
        UnusableError: the squares cannot be kept.
    """
    _check(Counter(label for _, label in gathered.photos))
    photos = dict(sorted(gathered.photos))
    filled = fill(cache, list(photos), progress)
    if filled is None:
        return None
    contents, copies, disputed = _distinct(photos, filled)
    dropped = _too_small(photos, filled, contents)
    classes = tuple(sorted(set(photos.values()) - dropped.keys()))
    if len(classes) < 2:  # noqa: PLR2004
        raise UsageError(_too_few(classes, dropped))
    chosen = [
        (path, photos[path], content)
        for content, path in contents.items()
        if photos[path] not in dropped
    ]
    alike = _alike([content for _, _, content in chosen], filled, contents)
    data = _split(chosen, classes, alike, split)
    return Made(
        data=data,
        copies=copies,
        alike=tuple(
            sorted(
                tuple(sorted(contents[content] for content in group))
                for group in alike
                if len(group) > 1
            )
        ),
        disputed=disputed,
        dropped=tuple(sorted(dropped.items())),
        failed=(*gathered.problems, *filled.failed),
        left_out=gathered.left_out,
        frequencies=gathered.frequencies,
    )


def _check(classes: Collection[str]) -> None:
    if not classes:
        raise UsageError("There are no photos to make a data set of.")
    if len(classes) == 1:
        (only,) = classes
        raise UsageError(f"All photos are of {printable(only)!r}; there must be a second class.")
    if len(classes) > MOST:
        raise UsageError(f"There are {len(classes):,} classes, and no more than {MOST:,} will do.")


def _distinct(
    photos: Mapping[Path, str], filled: Filled
) -> tuple[dict[str, Path], int, tuple[tuple[Path, ...], ...]]:
    """One photo of each content, how many more there are, and those of several classes."""
    places: dict[str, list[Path]] = {}
    for path in photos:
        if path in filled.ready:
            places.setdefault(filled.ready[path].content, []).append(path)
    disputed = {
        content: tuple(paths)
        for content, paths in places.items()
        if len({photos[path] for path in paths}) > 1
    }
    contents = {content: paths[0] for content, paths in places.items() if content not in disputed}
    copies = sum(len(places[content]) - 1 for content in contents)
    return contents, copies, tuple(disputed.values())


def _too_small(
    photos: Mapping[Path, str], filled: Filled, contents: Mapping[str, Path]
) -> dict[str, str]:
    """Classes with too few photos, with what is wrong."""
    readable = {photos[path] for path in filled.ready}
    counts = Counter(photos[path] for path in contents.values())
    return {
        label: f"has {counts[label]} different photo{'s' * (counts[label] != 1)} of its own, "
        f"and needs {LEAST}"
        if label in readable
        else "has no photo that can be read"
        for label in set(photos.values())
        if counts[label] < LEAST
    }


def _too_few(classes: Sequence[str], dropped: Mapping[str, str]) -> str:
    named = [f"{printable(label)!r} {dropped[label]}" for label in sorted(dropped)[:_NAMED]]
    if len(dropped) > _NAMED:
        named.append(f"{len(dropped) - _NAMED:,} more are too small as well")
    left = "none is" if not classes else f"only {printable(classes[0])!r} is"
    return f"A data set needs two classes, and {left} left: {'; '.join(named)}."


def _alike(chosen: Sequence[str], filled: Filled, contents: Mapping[str, Path]) -> list[list[str]]:
    """Contents that look the same, together; each group by content."""
    ordered = sorted(chosen)
    outlines = np.stack([filled.ready[contents[content]].outline for content in ordered])
    found: dict[int, list[str]] = {}
    for content, first in zip(ordered, groups(fingerprints(outlines)).tolist(), strict=True):
        found.setdefault(first, []).append(content)
    return list(found.values())


def _split(
    chosen: Sequence[tuple[Path, str, str]],
    classes: Sequence[str],
    alike: Sequence[Sequence[str]],
    split: Split,
) -> DataSet:
    number = {label: k for k, label in enumerate(classes)}
    labels = {content: number[label] for _, label, content in chosen}
    together = [Group(group[0], Counter(labels[one] for one in group)) for group in alike]
    part_of: dict[str, Part] = {}
    for group, part in zip(alike, parts(together, split), strict=True):
        part_of |= dict.fromkeys(group, part)
    samples = (
        Sample(str(path), content, number[label], part_of[content])
        for path, label, content in chosen
    )
    data = DataSet(
        tuple(classes), tuple(sorted(samples, key=lambda s: (s.label, s.path))), split.seed
    )
    for part in Part:
        if not data.of(part):
            raise UsageError(
                f"The photos of each class look too much alike to leave any for the {part} part."
            )
    return data

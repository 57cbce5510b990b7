"""Lessons from the keywords that people, and Cene, wrote into photos and sidecars."""

from __future__ import annotations

import os
from collections import Counter
from typing import TYPE_CHECKING

from cene.core.errors import FileError, MetadataError, UsageError, printable
from cene.core.example import Labeller
from cene.core.naming import album_folder, folded
from cene.files.carrier import carried
from cene.files.group import photos_of
from cene.files.metadata import read
from cene.files.scan import is_online_only, scan
from cene.organiser.labels import Frequency, Labels, LeftOut, by_frequency
from cene.organiser.request import folder_of_photos
from cene.organiser.teaching import Lesson

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from pathlib import Path

    from cene.core.tags import KeywordPath, Metadata
    from cene.core.tree import Albums

SOURCE = "tags"
"""The source of examples from keywords."""
AT_LEAST = 5
"""Photos with a keyword that make an album of it: fewer make none that is useful."""


class Keywords:
    """Keywords of photos, and what they say of albums.

    Args:
        albums: the albums that there are.
        only: titles of the only keywords that count; empty for all.
        at_least: photos with a keyword that make a new album of it.
        machine_too: whether keywords count that Cene wrote and nobody removed.
    """

    def __init__(
        self,
        albums: Albums,
        only: Collection[str] = (),
        at_least: int = AT_LEAST,
        *,
        machine_too: bool = False,
    ) -> None:
        self._albums = albums
        self._only = {folded(name.strip()) for name in only}
        self._at_least = at_least
        self._machine_too = machine_too
        self._photos: list[tuple[Path, list[str], list[tuple[str, float]], list[str]]] = []
        self._frequencies: dict[str, Frequency] = {}
        self._problems: list[FileError] = []
        self._left_out: Counter[LeftOut] = Counter()

    def add(self, photo: Path, companions: Iterable[Path]) -> None:
        """Read the keywords of a photo; what cannot be read joins the problems."""
        people: dict[str, str] = {}
        machine: dict[str, float] = {}
        removed: dict[str, str] = {}
        for path in carried(photo, companions):
            try:
                found = metadata_of(path)
            except FileError as error:
                self._problems.append(error)
            else:
                people |= {folded(title): title for title in _titles(found.by_person)}
                removed |= {folded(title): title for title in _titles(found.removed)}
                machine |= _machine(found)
        for title in people.values():
            self._count(title).verified += 1
        for title in machine:
            self._count(title).machine += 1
        for title in removed.values():
            self._count(title).denied += 1
        gone = [title for key, title in removed.items() if key not in people]
        self._photos.append((photo, list(people.values()), list(machine.items()), gone))

    def labels(self) -> Labels:
        """What all of them teach."""
        lessons: list[Lesson] = []
        rejections: list[Lesson] = []
        for photo, people, machine, gone in self._photos:
            rejections += [Lesson(photo, title, source=SOURCE) for title in gone]
            lessons += self._lessons(photo, people, machine)
        return Labels(
            tuple(lessons),
            tuple(rejections),
            by_frequency(self._frequencies),
            +self._left_out,
            tuple(self._problems),
        )

    def _count(self, title: str) -> Frequency:
        return self._frequencies.setdefault(folded(title), Frequency(title, title))

    def _lessons(
        self, photo: Path, people: Sequence[str], machine: Sequence[tuple[str, float]]
    ) -> Iterator[Lesson]:
        """The one album that a photo is of: by a person's word, else by the machine's."""
        wanted = [title for title in people if self._counts(title)]
        said = [one for one in machine if self._counts(one[0])]
        if len(wanted) > 1:
            self._left_out[LeftOut.SEVERAL] += len(wanted)
        elif wanted:
            yield Lesson(photo, wanted[0], source=SOURCE)
        elif not self._machine_too:
            self._left_out[LeftOut.MACHINE] += len(said)
        elif len(said) == 1:
            yield Lesson(photo, said[0][0], Labeller.MACHINE, said[0][1], SOURCE)
        else:
            self._left_out[LeftOut.SEVERAL] += len(said)

    def _counts(self, title: str) -> bool:
        """Whether a keyword is one of an album that there is, or that is to be."""
        reason = None
        if self._only and folded(title) not in self._only:
            reason = LeftOut.OTHER_ALBUM
        elif self._albums.find(title) is None and not self._only:
            frequency = self._count(title)
            if frequency.verified + frequency.machine * self._machine_too < self._at_least:
                reason = LeftOut.RARE
        if reason:
            self._left_out[reason] += 1
        return reason is None


def metadata_of(path: Path) -> Metadata:
    """What a photo or sidecar says of itself.

    Raises:
        FileError: it cannot be read.
    """
    try:
        if is_online_only(os.lstat(path)):
            raise FileError(path, "is only online; it would be fetched, so it is left alone")
        return read(path.read_bytes())
    except MetadataError as error:
        raise FileError(path, str(error)) from error
    except OSError as error:
        raise FileError(path, f"cannot be read ({error.strerror})") from error


def from_tags(
    root: Path,
    albums: Albums,
    only: Collection[str] = (),
    *,
    at_least: int = AT_LEAST,
    machine_too: bool = False,
) -> Labels:
    """Find out what the keywords of the photos in a folder and below teach.

    Args:
        root: the folder.
        albums: the albums that there are.
        only: titles of the only keywords that count; empty for all.
        at_least: photos with a keyword that make a new album of it.
        machine_too: whether keywords count that Cene wrote and nobody removed.

    Raises:
        UsageError: no photo there has a keyword, or none is called as was asked for.
        UnusableError: the folder cannot be read.
    """
    keywords = Keywords(albums, only, at_least, machine_too=machine_too)
    problems: list[FileError] = []
    for folder in scan(folder_of_photos(root)):
        problems += folder.problems
        for photo, companions in photos_of(folder.path, folder.names).items():
            keywords.add(photo, companions)
    found = keywords.labels()
    if not found.frequencies:
        raise UsageError(f"No photo in {printable(root)} has a keyword.")
    known = {folded(frequency.title) for frequency in found.frequencies}
    for name in only:
        if folded(name.strip()) not in known:
            raise UsageError(f"No photo in {printable(root)} has the keyword {name!r}.")
    return Labels(
        found.lessons,
        found.rejections,
        found.frequencies,
        found.left_out,
        (*problems, *found.problems),
    )


def _titles(paths: Iterable[KeywordPath]) -> list[str]:
    """What albums of these keywords are called: what no folder may be called is taken out."""
    return [album_folder(path[-1]) for path in paths]


def _machine(found: Metadata) -> dict[str, float]:
    there = set(found.machine)
    return {
        title: mark.confidence
        for mark in found.marks
        if mark.path in there
        for title in _titles([mark.path])
    }

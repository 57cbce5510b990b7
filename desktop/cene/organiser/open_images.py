"""Lessons from label files of Open Images, which say of each label who gave it, and how sure."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from sys import intern
from typing import TYPE_CHECKING

from cene.core.errors import UsageError, printable
from cene.core.example import Labeller
from cene.core.naming import album_folder, folded
from cene.organiser import label_file
from cene.organiser.agreement import PRESENT
from cene.organiser.labels import Frequency, Labels, LeftOut, by_frequency, photos_below
from cene.organiser.request import folder_of_photos
from cene.organiser.teaching import Lesson

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

    from cene.core.errors import FileError
    from cene.organiser.label_file import Row

SOURCE = "open-images"
"""The source of examples from label files."""
_ENDINGS = frozenset({"jpg", "jpeg", "png"})
_IDENTIFIERS = ("/m/", "/g/", "/t/")
"""How identifiers begin that nobody could read."""


@dataclass(slots=True)
class _Vote:
    """What was said of one photo and one album: by people, and the surest machine."""

    yes: bool = False
    no: bool = False
    machine: float = -1.0


class Titles:
    """Names of labels as titles of albums.

    Args:
        classes: the file of classes, or None where labels are names themselves.
    """

    def __init__(self, classes: Path | None) -> None:
        self._names = None if classes is None else label_file.names(classes)
        self._same: dict[str, str] = {}

    def of(self, label: str) -> str:
        """The title, empty where the file of classes lacks it.

        Raises:
            UsageError: the label is an identifier, and there is no file of classes.
        """
        if self._names is None and label.startswith(_IDENTIFIERS):
            raise UsageError(
                f"The labels are identifiers such as {printable(label)}; give the file that names "
                "them with --classes."
            )
        name = label if self._names is None else self._names.get(label, "")
        if not name:
            return ""
        # What no folder may be called is nobody's mistake here, so it is taken out.
        title = album_folder(name[:1].upper() + name[1:])
        return self._same.setdefault(folded(title), title)


def read(
    labels: Path,
    classes: Path | None,
    images: Path,
    *,
    machine_too: bool,
    minimum: float,
    albums: Collection[str] = (),
) -> Labels:
    """Find out what a label file teaches about the photos in a folder.

    Args:
        labels: the label file.
        classes: the file of their names, or None.
        images: the folder of the photos, which may have folders of its own.
        machine_too: whether what only a machine says counts.
        minimum: how sure the machine must be for that, in 0..1.
        albums: titles or identifiers of the only labels that count; empty for all.

    Raises:
        UsageError: a file cannot be read or is not as it must be, or no label is called that.
        UnusableError: the folder cannot be read.
    """
    problems: list[FileError] = []
    photos = _by_stem(images, problems)
    titles = Titles(classes)
    asked = {folded(name.strip()): name for name in albums}
    frequencies: dict[str, Frequency] = {}
    left_out: Counter[LeftOut] = Counter()
    votes: dict[str, dict[str, _Vote]] = {}
    for row in label_file.rows(labels):
        frequency = count(row, frequencies, titles)
        reason = None
        if asked and asked.keys().isdisjoint(map(folded, (frequency.title, row.label))):
            reason = LeftOut.OTHER_ALBUM
        elif row.image not in photos:
            reason = LeftOut.NO_PHOTO
        elif not row.person and not machine_too:
            reason = LeftOut.MACHINE
        elif not row.person and row.confidence < minimum:
            reason = LeftOut.UNSURE
        elif not frequency.title:
            reason = LeftOut.NO_NAME
        if reason:
            left_out[reason] += 1
        else:
            _note(votes.setdefault(row.image, {}).setdefault(frequency.title, _Vote()), row)
    _check_asked(asked, frequencies.values(), labels)
    lessons: list[Lesson] = []
    rejections: list[Lesson] = []
    for image, votes_of_image in votes.items():
        path = photos[image]
        rejections += _denied(path, votes_of_image)
        lessons += _shown(path, votes_of_image, left_out)
    return Labels(
        lessons=tuple(lessons),
        rejections=tuple(rejections),
        frequencies=by_frequency(frequencies),
        left_out=+left_out,
        problems=tuple(problems),
    )


def count(row: Row, frequencies: dict[str, Frequency], titles: Titles) -> Frequency:
    """Count one label among the others; returns what is known of it so far."""
    frequency = frequencies.get(row.label)
    if frequency is None:
        label = intern(row.label)
        frequency = frequencies[label] = Frequency(label, intern(titles.of(label)))
    if not row.person:
        frequency.machine += 1
    elif row.confidence >= PRESENT:
        frequency.verified += 1
    else:
        frequency.denied += 1
    return frequency


def _by_stem(images: Path, problems: list[FileError]) -> dict[str, Path]:
    """The photos of a folder by the name without its ending; of two, the first by path."""
    photos: dict[str, Path] = {}
    for path in photos_below(folder_of_photos(images), problems):
        stem, _, ending = path.name.rpartition(".")
        if ending.lower() in _ENDINGS:
            photos.setdefault(stem, path)
    return photos


def _note(vote: _Vote, row: Row) -> None:
    if not row.person:
        vote.machine = max(vote.machine, row.confidence)
    elif row.confidence >= PRESENT:
        vote.yes = True
    else:
        vote.no = True


def _check_asked(
    asked: Mapping[str, str], frequencies: Collection[Frequency], labels: Path
) -> None:
    known = {folded(name) for f in frequencies for name in (f.title, f.label)}
    for name, given in asked.items():
        if name not in known:
            raise UsageError(f"{printable(labels)} has no label called {given!r}.")


def _denied(path: Path, votes: Mapping[str, _Vote]) -> Iterator[Lesson]:
    for title, vote in votes.items():
        if vote.no and not vote.yes:
            yield Lesson(path, title, source=SOURCE)


def _shown(path: Path, votes: Mapping[str, _Vote], left_out: Counter[LeftOut]) -> Iterator[Lesson]:
    """The one album that a photo is of: by a person's word, else by a machine's."""
    left_out[LeftOut.DISAGREED] += sum(vote.yes and vote.no for vote in votes.values())
    people = [title for title, vote in votes.items() if vote.yes and not vote.no]
    machines = [title for title, vote in votes.items() if not vote.yes and not vote.no]
    if people:
        left_out[LeftOut.OVERRULED] += len(machines)
    titles = people or machines
    if len(titles) > 1:
        left_out[LeftOut.SEVERAL] += len(titles)
    elif people:
        yield Lesson(path, people[0], source=SOURCE)
    elif machines:
        sure = votes[machines[0]].machine
        yield Lesson(path, machines[0], Labeller.MACHINE, sure, SOURCE)

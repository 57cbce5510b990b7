"""What others labelled, made into lessons: which photo is of which album, and what is left out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from cene.core.errors import UsageError, printable
from cene.files.group import photos_of
from cene.files.scan import scan
from cene.organiser.albums import in_catalogue
from cene.organiser.request import folder_of_photos
from cene.organiser.teaching import Lesson, reject, teach

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from cene.core.errors import FileError
    from cene.organiser.classifier import Classifier
    from cene.organiser.teaching import Taught
    from cene.organiser.workspace import Progress, Workspace

FOLDERS = "folders"
"""The source of examples that lay in folders named like albums."""


class LeftOut(StrEnum):
    """Why a label teaches nothing."""

    NO_PHOTO = "its photo is not in the folder"
    MACHINE = "only a machine says so"
    UNSURE = "the machine is less sure than asked for"
    NO_NAME = "the file of classes does not name it"
    OTHER_ALBUM = "its album is not among those asked for"
    DISAGREED = "people disagree"
    OVERRULED = "a person named the photo otherwise"
    SEVERAL = "the photo has labels of several albums"
    NO_ALBUM = "it is denied, and there is no such album"
    RARE = "too few photos have it to make an album of it"
    NO_FOLDER = "the photo lies in no folder of an album"


@dataclass(slots=True)
class Frequency:
    """How often one label occurs.

    Attributes:
        label: its identifier.
        title: its name as an album's, empty where it has none.
        verified: times that a person said it is there.
        denied: times that a person said it is not there.
        machine: times that a machine named it, however sure.
    """

    label: str
    title: str
    verified: int = 0
    denied: int = 0
    machine: int = 0


@dataclass(frozen=True, slots=True)
class Labels:
    """What a set of labels teaches.

    Attributes:
        lessons: photos of albums, each of one only.
        rejections: photos that a person said not to be of an album.
        frequencies: all labels, the most often verified first.
        left_out: how many labels teach nothing, by reason.
        problems: folders that could not be read.
    """

    lessons: tuple[Lesson, ...]
    rejections: tuple[Lesson, ...] = ()
    frequencies: tuple[Frequency, ...] = ()
    left_out: Mapping[LeftOut, int] = field(default_factory=dict)
    problems: tuple[FileError, ...] = ()


def from_folders(root: Path) -> Labels:
    """Take each folder of a folder for an album, and all photos below it for its examples.

    Raises:
        UsageError: there are no such photos.
        UnusableError: the folder cannot be read.
    """
    lessons: list[Lesson] = []
    frequencies: dict[str, Frequency] = {}
    left_out: Counter[LeftOut] = Counter()
    problems: list[FileError] = []
    for path in photos_below(folder := folder_of_photos(root), problems):
        if path.parent == folder:
            left_out[LeftOut.NO_FOLDER] += 1
            continue
        name = path.relative_to(folder).parts[0]
        lessons.append(Lesson(path, name, source=FOLDERS))
        frequencies.setdefault(name, Frequency(name, name)).verified += 1
    if not lessons:
        raise UsageError(
            f"No folder in {printable(root)} holds a photo; each folder in it is to be an album."
        )
    return Labels(
        lessons=tuple(lessons),
        frequencies=by_frequency(frequencies),
        left_out=left_out,
        problems=tuple(problems),
    )


def photos_below(root: Path, problems: list[FileError]) -> Iterator[Path]:
    """All photos in a folder and below, by name; what cannot be read joins the problems."""
    for folder in scan(root):
        problems += folder.problems
        yield from photos_of(folder.path, folder.names)


def by_frequency(frequencies: Mapping[str, Frequency]) -> tuple[Frequency, ...]:
    """The most often verified first, then what machines name most often."""
    return tuple(sorted(frequencies.values(), key=lambda f: (-f.verified, -f.machine, f.label)))


@dataclass(frozen=True, slots=True)
class Learned:
    """What came of a set of labels.

    Attributes:
        taught: what came of the lessons.
        rejected: how many rejections are new.
        failed: photos and folders that could not be read, with the reason.
        left_out: how many labels taught nothing, by reason.
        complete: False if it was stopped before the end.
    """

    taught: Taught
    rejected: int
    failed: tuple[tuple[Path, str], ...]
    left_out: Mapping[LeftOut, int]
    complete: bool


def learn(
    workspace: Workspace, classifier: Classifier, labels: Labels, progress: Progress
) -> Learned:
    """Teach what labels say, and note what they deny of albums that there are.

    Raises:
        UsageError: an album cannot be called as a label is; nothing was done.
        UnusableError: the catalogue or the classifier cannot be used.
    """
    taught = teach(workspace, classifier, labels.lessons, progress)
    left_out = Counter(labels.left_out)
    failed = {problem.path: problem.reason for problem in labels.problems} | dict(taught.failed)
    denied: dict[str, list[Lesson]] = {}
    for lesson in labels.rejections:
        denied.setdefault(lesson.album_name, []).append(lesson)
    albums = in_catalogue(workspace)
    rejected, complete = 0, taught.complete
    for name, lessons in denied.items():
        if albums.find(name) is None:
            left_out[LeftOut.NO_ALBUM] += len(lessons)
        elif complete:
            paths = [lesson.path for lesson in lessons]
            found = reject(workspace, classifier, name, paths, progress, lessons[0].source)
            rejected += len(found.rejected)
            failed |= dict(found.failed)
            complete = found.complete
    return Learned(taught, rejected, tuple(failed.items()), left_out, complete)

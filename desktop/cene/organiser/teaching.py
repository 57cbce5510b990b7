"""Examples: photos that belong into an album or do not, and taking that back."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from cene.core.errors import FileError
from cene.core.example import Example, Labeller, Verdict
from cene.organiser.albums import in_catalogue, new_album
from cene.organiser.marking import Marking, Wish

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from cene.core.album import Album
    from cene.organiser.classifier import Classifier
    from cene.organiser.workspace import Progress, Workspace


@dataclass(frozen=True, slots=True)
class Lesson:
    """A photo that is to be an example of an album.

    Attributes:
        path: the photo.
        album_name: key or title of the album, or the title of a new one.
        labeller: who says so.
        confidence: how sure they are, in 0..1.
        source: where it was said, see `Example.source`.
    """

    path: Path
    album_name: str
    labeller: Labeller = Labeller.PERSON
    confidence: float = 1.0
    source: str = "teach"


@dataclass(frozen=True, slots=True)
class Taught:
    """What came of lessons.

    Attributes:
        taught: photos that are new examples.
        already: photos of which as much was known before.
        failed: photos that are no examples, with the reason.
        new_albums: keys of the albums that were made for them.
        albums: keys of all albums that the lessons named, in that order, but for those that were
            not made because no photo of theirs could be taught.
        complete: False if it was stopped before the end.
    """

    taught: tuple[Path, ...]
    already: tuple[Path, ...]
    failed: tuple[tuple[Path, str], ...]
    new_albums: tuple[str, ...]
    albums: tuple[str, ...]
    complete: bool = True
    before: Mapping[int, tuple[Example, ...]] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class Rejected:
    """What came of rejections.

    Attributes:
        album: key of the album.
        rejected: photos that were rejected from it.
        already: photos that had been before.
        failed: photos that could not be, with the reason.
        complete: False if it was stopped before the end.
        before: what had been said of the contents of which now more is known, by number.
    """

    album: str
    rejected: tuple[Path, ...]
    already: tuple[Path, ...]
    failed: tuple[tuple[Path, str], ...]
    complete: bool = True
    before: Mapping[int, tuple[Example, ...]] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What was taken back.

    Attributes:
        forgotten: photos that are no example of any album any more, nor rejected from one.
        failed: photos that never were, or that cannot be recognised, with the reason.
        complete: False if it was stopped, before anything was taken back.
    """

    forgotten: tuple[Path, ...]
    failed: tuple[tuple[Path, str], ...]
    complete: bool = True


def teach(
    workspace: Workspace,
    classifier: Classifier,
    lessons: Iterable[Lesson],
    progress: Progress,
    *,
    replacing: bool = False,
) -> Taught:
    """Make photos examples of albums; an album that is not there yet is made.

    A photo is an example of one album. Two albums for one photo fail for both where the photo has
    one path or lies in the same `marking.CHUNK`; else the first one has it.

    Args:
        workspace: the open catalogue.
        classifier: looks at the photos.
        lessons: the photos and their albums.
        progress: is told of every photo.
        replacing: whether a lesson takes the place of all that was said of its photo before, be
            it by a person; else such a photo fails.

    Raises:
        UsageError: a new album cannot be called so; nothing was done.
        UnusableError: the catalogue or the classifier cannot be used.
    """
    lessons, now = list(lessons), _now()
    albums = in_catalogue(workspace)
    meant: dict[str, Album] = {}
    for name in dict.fromkeys(lesson.album_name for lesson in lessons):
        meant[name] = albums.find(name) or new_album(albums, name)
        albums = albums.plus(meant[name])
    run = Marking(workspace, classifier, albums, replacing=replacing)
    complete = run.do(
        [
            Wish(
                path=lesson.path,
                example=Example(
                    meant[lesson.album_name].key,
                    Verdict.CONFIRMED,
                    lesson.labeller,
                    lesson.confidence,
                    lesson.source,
                    now,
                ),
            )
            for lesson in lessons
        ],
        progress,
    )
    named = dict.fromkeys(album.key for album in meant.values())
    there = in_catalogue(workspace)
    return Taught(
        taught=tuple(run.entered),
        already=tuple(run.already),
        failed=tuple(run.failed),
        new_albums=tuple(run.made),
        albums=tuple(key for key in named if key in there),
        complete=complete,
        before=run.before,
    )


def reject(  # noqa: PLR0917 - where it was said comes last, and mostly is left out
    workspace: Workspace,
    classifier: Classifier,
    album: str,
    paths: Iterable[Path],
    progress: Progress,
    source: str = "teach",
) -> Rejected:
    """Note that a person does not want photos in an album.

    Args:
        workspace: the open catalogue.
        classifier: looks at the photos.
        album: key or title of the album.
        paths: the photos.
        progress: is told of every photo.
        source: where it was said, see `Example.source`.

    Raises:
        UsageError: there is no such album.
        UnusableError: the catalogue or the classifier cannot be used.
    """
    albums, now = in_catalogue(workspace), _now()
    key = albums.named(album).key
    run = Marking(workspace, classifier, albums)
    example = Example(key, Verdict.REJECTED, source=source, time=now)
    complete = run.do([Wish(path, example) for path in paths], progress)
    return Rejected(
        key, tuple(run.entered), tuple(run.already), tuple(run.failed), complete, run.before
    )


def forget(workspace: Workspace, paths: Sequence[Path], progress: Progress) -> Forgotten:
    """Take back all that was said of photos, which may have been moved or lost since.

    Raises:
        UnusableError: the catalogue cannot be used.
    """
    forgotten: dict[Path, int] = {}
    failed: list[tuple[Path, str]] = []
    progress.begin("Recognising photos", len(paths))
    for path in dict.fromkeys(paths):
        if progress.stopped():
            return Forgotten((), (), complete=False)
        try:
            forgotten[path] = _example(workspace, path)
        except FileError as error:
            failed.append((path, error.reason))
        progress.advance()
    with workspace.database.transaction():
        for content in forgotten.values():
            workspace.examples.remove(content)
    return Forgotten(tuple(forgotten), tuple(failed))


def _example(workspace: Workspace, path: Path) -> int:
    """Number of the content of a photo that is an example.

    Raises:
        FileError: it is none, or cannot be recognised.
    """
    digest = _digest(workspace, Path(os.path.realpath(path)))
    content = None if digest is None else workspace.catalogue.content(digest)
    if content is None or not workspace.examples.of(content):
        raise FileError(path, "is neither an example of an album nor rejected from one")
    return content


def _digest(workspace: Workspace, path: Path) -> bytes | None:
    """Of a file, or where there is none, of the last picture known to have been there."""
    from cene.vision.decode import content_hash  # noqa: PLC0415 - loads Pillow

    if os.path.lexists(path):
        return content_hash(path)
    entry = workspace.catalogue.at(path)
    if entry is not None and entry.digest is not None:
        return entry.digest
    return workspace.journal.content_at(path)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")

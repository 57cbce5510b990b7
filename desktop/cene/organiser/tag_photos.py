"""Writes the tags of single photos and folders, reads them, and takes Cene's away again."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from cene.core.errors import FileError, UsageError, printable
from cene.core.move import Mode
from cene.core.photo import Photo, Stat
from cene.core.policy import Action, decide
from cene.files.carrier import Writing, carried
from cene.files.group import photos_of
from cene.files.scan import is_photo, scan
from cene.organiser.albums import in_catalogue
from cene.organiser.entering import enter, see
from cene.organiser.refiling import CHUNK
from cene.organiser.reranking import rerank
from cene.organiser.tag_filing import tags_of
from cene.organiser.tag_labels import metadata_of
from cene.organiser.tagging import Tagger, Wish
from cene.store.catalogue import Sighting
from cene.store.shown import Shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cene.core.tags import Metadata
    from cene.organiser.classifier import Classifier
    from cene.organiser.entering import Seen
    from cene.organiser.workspace import Progress, Workspace

CAUSE = "tags"
"""What the journal calls the batches."""


@dataclass
class Tagged:
    """What came of tagging, or of taking tags away.

    Attributes:
        batch: number of the batch, None where no file changed.
        changed: photos of which a file changed.
        same: photos that are as they should be.
        unsure: photos that Cene is not sure enough of.
        failed: photos that could not be read or written, with the reason.
        complete: False if it was stopped before the end.
    """

    batch: int | None = None
    changed: list[Path] = field(default_factory=list)
    same: list[Path] = field(default_factory=list)
    unsure: list[Path] = field(default_factory=list)
    failed: list[tuple[Path, str]] = field(default_factory=list)
    complete: bool = True


def photos_at(
    paths: Iterable[Path],
) -> tuple[list[tuple[Path, tuple[Path, ...]]], list[tuple[Path, str]]]:
    """The photos that paths name, each with its companions; of folders all that is in and below.

    Returns:
        The photos, and the folders that cannot be read, with the reason.

    Raises:
        UsageError: one is not there, or is no photo.
    """
    found: dict[Path, tuple[Path, ...]] = {}
    unread: list[tuple[Path, str]] = []
    for path in paths:
        real = Path(os.path.realpath(path))
        folders = list(scan(real)) if real.is_dir() else []
        for folder in folders:
            found |= photos_of(folder.path, folder.names)
            unread += [(problem.path, problem.reason) for problem in folder.problems]
        if not folders:
            if not real.is_file() or not is_photo(real.name):
                raise UsageError(f"{printable(path)} is neither a photo nor a folder of photos.")
            found[real] = photos_of(real.parent, os.listdir(real.parent))[real]
    return list(found.items()), unread


def known(paths: Iterable[Path]) -> Iterator[tuple[Path, Metadata | str]]:
    """What the files of photos say, sidecars among them; or why one cannot be read."""
    photos, unread = photos_at(paths)
    yield from unread
    for photo, companions in photos:
        for path in carried(photo, companions):
            try:
                yield path, metadata_of(path)
            except FileError as error:
                yield path, error.reason


def write(  # noqa: PLR0917 - what is tagged, how, and by whom it is done
    workspace: Workspace,
    classifier: Classifier,
    paths: Sequence[Path],
    threshold: float,
    writing: Writing,
    progress: Progress,
) -> Tagged:
    """Tag photos with the albums that Cene is sure of.

    Raises:
        UsageError: a path is no photo.
        UnusableError: the catalogue or the classifier cannot be used.
    """
    photos, unread = photos_at(paths)
    result = Tagged(failed=unread)
    progress.begin("Looking at photos", len(photos))
    seen = see(workspace, classifier, [photo for photo, _ in photos], progress)
    if seen is None:
        result.complete = False
        return result
    readable: list[tuple[Seen, tuple[Path, ...]]] = []
    for one, (path, companions) in zip(seen, photos, strict=True):
        if isinstance(one, FileError):
            result.failed.append((path, one.reason))
        else:
            readable.append((one, companions))
    with workspace.database.transaction():
        for one, _ in readable:
            enter(workspace, classifier, one)
    rerank(workspace, classifier, progress)
    wishes = _wishes(workspace, readable, threshold, result)
    _tag(workspace, wishes, writing, result, progress, threshold)
    return result


def remove(workspace: Workspace, paths: Sequence[Path], progress: Progress) -> Tagged:
    """Take away what Cene wrote into photos and sidecars, here or on another computer.

    Raises:
        UsageError: a path is no photo.
    """
    photos, unread = photos_at(paths)
    result = Tagged(failed=unread)
    wishes = []
    with workspace.database.transaction():
        for path, companions in photos:
            try:
                photo = _entered(workspace, path, companions)
            except OSError as error:
                result.failed.append((path, f"cannot be read ({error.strerror})"))
            else:
                wishes += [Wish(photo, None)]
    _tag(workspace, wishes, Writing(), result, progress)
    return result


def _wishes(
    workspace: Workspace,
    readable: Iterable[tuple[Seen, tuple[Path, ...]]],
    threshold: float,
    result: Tagged,
) -> list[Wish]:
    """What the photos are to be tagged with that Cene is sure of."""
    albums, shown, wishes = in_catalogue(workspace), Shown(workspace.database), []
    for one, companions in readable:
        entry = workspace.catalogue.at(one.path)
        details = None if entry is None else shown.details(entry.photo.id)
        if details is None or details.prediction is None:
            result.failed.append((one.path, "changed meanwhile; try again"))
            continue
        decision = decide(details.prediction, threshold, albums)
        if decision.action is not Action.FILE or decision.album is None:
            result.unsure.append(one.path)
            continue
        tags = tags_of(
            details.prediction,
            (decision.album, decision.confidence),
            threshold,
            albums,
            albums.in_use,
        )
        photo = replace(details.photo, companions=companions)
        said = (decision.album, decision.confidence, details.prediction.model)
        wishes.append(Wish(photo, tags, *said))
    return wishes


def _entered(workspace: Workspace, path: Path, companions: tuple[Path, ...]) -> Photo:
    """A photo with its number; nobody has to look at it to take tags away."""
    stat = Stat.of(os.lstat(path))
    entry = workspace.catalogue.at(path)
    number = entry.photo.id if entry else None
    if number is None:
        folder = workspace.catalogue.folder(path.parent)
        sighting = Sighting(
            path.name, tuple(one.name for one in companions), stat.size, stat.mtime_ns
        )
        number = workspace.catalogue.see(folder, sighting, None)
    return Photo(path, companions, stat.size, stat.mtime_ns, number)


def _tag(  # noqa: PLR0917 - what is done, and what came of it
    workspace: Workspace,
    wishes: Sequence[Wish],
    writing: Writing,
    result: Tagged,
    progress: Progress,
    threshold: float = 0.0,
) -> None:
    """Do wishes, and add to the result what came of them."""

    def begin() -> int:
        if result.batch is None:
            result.batch = workspace.journal.begin(Mode.TAG, CAUSE, threshold)
        return result.batch

    tagger = Tagger(workspace, writing, begin)
    progress.begin("Tagging", len(wishes))
    for start in range(0, len(wishes), CHUNK):
        if progress.stopped():
            result.complete = False
            break
        chunk = wishes[start : start + CHUNK]
        for wish, (changed, error) in zip(chunk, tagger.tag(chunk), strict=True):
            path = wish.photo.path
            if error is not None:
                result.failed.append((path, error))
            else:
                (result.changed if changed else result.same).append(path)
        progress.advance(len(chunk))

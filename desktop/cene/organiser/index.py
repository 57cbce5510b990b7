"""Brings the catalogue up to date with the folders: finds photos, and looks at the new ones."""

from __future__ import annotations

import os
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import TYPE_CHECKING

from cene.core.errors import FileError, UnreadableError
from cene.core.photo import signed
from cene.files.group import groups
from cene.files.scan import scan
from cene.organiser.reranking import rerank
from cene.store.catalogue import Sighting

if TYPE_CHECKING:
    from collections.abc import Collection, Generator, Iterable, Iterator
    from pathlib import Path

    from cene.files.scan import Folder
    from cene.organiser.classifier import Classifier, Look
    from cene.organiser.workspace import Progress, Workspace

COMMIT = 64
"""Photos looked at between two commits: at most so much work is lost when the power fails."""


@dataclass
class Index:
    """What indexing found.

    Attributes:
        folders: catalogue numbers of all folders that were scanned.
        problems: folders that could not be read.
        links: symbolic links that were not followed.
        looked: photos that were decoded.
        complete: False if it was stopped before every photo had been looked at.
    """

    folders: list[int] = field(default_factory=list)
    problems: list[FileError] = field(default_factory=list)
    links: int = 0
    looked: int = 0
    complete: bool = True


def index(
    workspace: Workspace,
    classifier: Classifier,
    roots: Iterable[Path],
    exclude: Collection[Path],
    progress: Progress,
) -> Index:
    """Scan folders and look at every photo in them that is new or changed.

    Afterwards the scanned folders are the selected ones of the catalogue.
    """
    found = Index()
    progress.begin("Scanning folders", None)
    for folder in chain.from_iterable(scan(root, exclude) for root in roots):
        _take_in(workspace, folder, found)
        progress.advance(len(folder.files))
        if progress.stopped():
            found.complete = False
            break
    with workspace.database.transaction():
        workspace.catalogue.forget_backbones_but(classifier.card.backbone_version)
    workspace.catalogue.select(found.folders)
    if found.complete:
        _look_at_unread(workspace, classifier, found, progress)
    rerank(workspace, classifier, progress)
    if progress.stopped() and workspace.predictions.missing(
        classifier.card.backbone_version, classifier.version, 0, 1
    ):
        found.complete = False  # else photos would be filed by what was known before
    return found


def failures(workspace: Workspace, found: Index) -> list[tuple[Path, str]]:
    """Folders and selected photos that could not be read, and why."""
    problems = [(problem.path, problem.reason) for problem in found.problems]
    return [*problems, *workspace.catalogue.failures()]


def _take_in(workspace: Workspace, folder: Folder, found: Index) -> None:
    """Make the catalogue agree with one folder; nothing to do if its signature is the stored."""
    catalogue = workspace.catalogue
    found.problems += folder.problems
    found.links += folder.links
    stored = catalogue.signature(folder.path)
    if stored is not None and folder.signature and stored[1] == folder.signature:
        found.folders.append(stored[0])
        return
    with workspace.database.transaction():
        number = catalogue.folder(folder.path)
        known = catalogue.photos_in(number)
        for sighting in _sightings(folder):
            catalogue.see(number, sighting, known.pop(sighting.name, None))
        if not folder.problems:
            catalogue.lose(photo.id for photo in known.values())
        catalogue.sign(number, folder.signature)
    found.folders.append(number)


def _sightings(folder: Folder) -> Iterator[Sighting]:
    stats = {name: (size, signed(mtime_ns)) for name, size, mtime_ns in folder.files}
    grouping = groups(stats)
    for name, companions in grouping.photos:
        yield Sighting(name, companions, *stats[name])
    for name in grouping.raw_only:
        yield Sighting(name, (), *stats[name], raw=True)


def _look_at_unread(
    workspace: Workspace,
    classifier: Classifier,
    found: Index,
    progress: Progress,
) -> None:
    unread = workspace.catalogue.unread()
    if not unread:
        return
    progress.begin("Looking at photos", len(unread))
    with closing(_looks(workspace, classifier, unread)) as looks:
        wanted = _until_stopped(looks, progress)
        while chunk := list(islice(wanted, COMMIT)):
            _keep(workspace, classifier, chunk)
            found.looked += len(chunk)
    found.complete = not progress.stopped() or found.looked == len(unread)


def _until_stopped(
    looks: Iterable[tuple[int, Look | FileError]], progress: Progress
) -> Iterator[tuple[int, Look | FileError]]:
    for look in looks:
        progress.advance()
        yield look
        if progress.stopped():
            return


def _looks(
    workspace: Workspace, classifier: Classifier, photos: list[int]
) -> Generator[tuple[int, Look | FileError]]:
    """Look at photos on all cores, a few ahead, in their order."""
    _ = classifier.backbone  # loaded here, for the threads of the pool would each load it
    cores = os.cpu_count() or 1
    pool = ThreadPoolExecutor(cores, thread_name_prefix="look")
    ahead: deque[tuple[int, Future[Look | FileError]]] = deque()

    def submit(numbers: Iterable[int]) -> None:
        for number in numbers:
            path = workspace.catalogue.place(number)
            if path is not None:
                ahead.append((number, pool.submit(_look, classifier, path)))

    waiting = iter(photos)
    try:
        submit(islice(waiting, 4 * cores))
        while ahead:
            number, future = ahead.popleft()
            submit(islice(waiting, 1))
            yield number, future.result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _look(classifier: Classifier, path: Path) -> Look | FileError:
    try:
        return classifier.look(path)
    except FileError as error:
        return error


def _keep(
    workspace: Workspace, classifier: Classifier, looks: Iterable[tuple[int, Look | FileError]]
) -> None:
    catalogue, backbone = workspace.catalogue, classifier.card.backbone_version
    looks = list(looks)
    seen = [look for _, look in looks if not isinstance(look, FileError)]
    embeddings = iter(classifier.embeddings(seen))
    with workspace.database.transaction():
        for photo, look in looks:
            if isinstance(look, FileError):
                again = isinstance(look, UnreadableError)
                catalogue.fail(photo, look.reason, again=again)
            else:
                content = catalogue.add_content(
                    look.content, backbone, next(embeddings), look.taken_at, camera=look.camera
                )
                catalogue.read(photo, content)

"""Brings the catalogue up to date with the folders: finds photos, and looks at the new ones."""

from __future__ import annotations

import os
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from cene.core.errors import FileError, UnreadableError
from cene.organiser.lookout import UntriedError, distrust_left, lookout
from cene.organiser.manners import step_back_alone
from cene.organiser.opinions import hear, look_again
from cene.organiser.reranking import rerank
from cene.organiser.surveying import survey

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator
    from pathlib import Path

    from cene.organiser.classifier import Classifier, Look
    from cene.organiser.lookout import Lookout
    from cene.organiser.surveying import Ground, Survey
    from cene.organiser.workspace import Progress, Workspace

COMMIT = 64
"""Photos looked at between two commits: at most so much work is lost when the power fails."""


@dataclass
class Index:
    """What indexing found.

    Attributes:
        survey: which folders were scanned, and what could not be.
        looked: photos that were decoded.
        quarantined: photos of which it turned out that they end any program that looks at them.
        left: folders with photos that were left for the next time.
        complete: False if it was stopped before every photo had been looked at.
    """

    survey: Survey
    looked: int = 0
    quarantined: list[Path] = field(default_factory=list)
    left: tuple[Path, ...] = ()
    complete: bool = True


def index(
    workspace: Workspace, classifier: Classifier, ground: Ground, progress: Progress
) -> Index:
    """Scan folders and look at every photo in them that is new or changed.

    Afterwards the scanned folders are the selected ones of the catalogue.
    """
    surveyed = survey(workspace, ground, progress)
    found = Index(surveyed, complete=surveyed.complete)
    with workspace.database.transaction():
        workspace.catalogue.forget_backbones_but(classifier.card.backbone_version)
    workspace.catalogue.select(surveyed.folders)
    if found.complete:
        _look_at_unread(workspace, classifier, found, progress, ground)
    rerank(workspace, classifier, progress)
    if found.complete:
        unheard = look_again(workspace, classifier, progress, ground.most)
        found.complete = not unheard or ground.most is not None
        found.left += unheard[:1] if ground.most is not None else ()
    if progress.stopped() and workspace.predictions.missing(
        classifier.card.backbone_version, classifier.version, 0, 1
    ):
        found.complete = False  # else photos would be filed by what was known before
    return found


def failures(workspace: Workspace, found: Index) -> list[tuple[Path, str]]:
    """Folders and selected photos that could not be read, and why."""
    problems = [(problem.path, problem.reason) for problem in found.survey.problems]
    return [*problems, *workspace.catalogue.failures()]


def _look_at_unread(
    workspace: Workspace,
    classifier: Classifier,
    found: Index,
    progress: Progress,
    ground: Ground,
) -> None:
    distrust_left(workspace)
    unread = workspace.catalogue.unread()[: ground.most]
    if not unread:
        return
    progress.begin("Looking at photos", len(unread))
    _ = classifier.backbone  # loaded here, for the threads would each load it
    cores = os.cpu_count() or 1
    with (
        lookout(workspace, classifier, cores, progress) as out,
        closing(_looks(workspace, out, unread, cores, gently=ground.gently)) as looks,
    ):
        wanted = _until_stopped(looks, progress)
        while chunk := list(islice(wanted, COMMIT)):
            _keep(workspace, classifier, chunk)
            found.looked += len(chunk)
    found.quarantined = sorted(out.guilty)
    found.complete = not progress.stopped() or found.looked == len(unread)
    if ground.most is not None:
        found.left = tuple(workspace.catalogue.unread_folders())


def _until_stopped(
    looks: Iterable[tuple[int, Look | FileError]], progress: Progress
) -> Iterator[tuple[int, Look | FileError]]:
    for look in looks:
        if isinstance(look[1], UntriedError) and progress.stopped():
            return  # it has not failed
        progress.advance()
        yield look
        if progress.stopped():
            return


def _looks(
    workspace: Workspace, out: Lookout, photos: list[int], threads: int, *, gently: bool
) -> Generator[tuple[int, Look | FileError]]:
    """Look at photos on all cores, a few ahead, in their order."""
    pool = ThreadPoolExecutor(
        threads, thread_name_prefix="look", initializer=step_back_alone if gently else None
    )
    ahead: deque[tuple[int, Future[Look | FileError]]] = deque()

    def submit(numbers: Iterable[int]) -> None:
        for number in numbers:
            path = workspace.catalogue.place(number)
            if path is not None:
                ahead.append((number, pool.submit(_look, out, path)))

    waiting = iter(photos)
    try:
        submit(islice(waiting, 4 * threads))
        while ahead:
            number, future = ahead.popleft()
            submit(islice(waiting, 1))
            yield number, future.result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _look(out: Lookout, path: Path) -> Look | FileError:
    try:
        return out.look(path, path)
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
                catalogue.read(photo, content, look.content)
                hear(workspace, classifier, content, look.opinion)

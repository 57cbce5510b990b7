"""What Cene does by itself: looks at the chosen folders, and files what it may."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from cene.core.errors import AwayError, UnusableError, UsageError
from cene.core.move import Mode
from cene.core.watched import EVERYWHERE
from cene.organiser.filed import learn_from_filed
from cene.organiser.index import failures, index
from cene.organiser.request import SortOrder, folder_of_photos, outermost
from cene.organiser.sorting import Outcome, Summary, learn_from_tags, sort
from cene.organiser.surveying import Ground

if TYPE_CHECKING:
    from collections.abc import Callable

    from cene.core.watched import Changes
    from cene.files.settle import Settling
    from cene.organiser.classifier import Classifier
    from cene.organiser.preferences import Preferences
    from cene.organiser.workspace import Progress, Workspace


@dataclass(frozen=True, slots=True)
class Scanned:
    """What a scan did.

    Attributes:
        missing: sources that could not be looked at, each with a sentence; their photos are kept.
        failed: photos that could not be read or filed, with the reason.
        summary: what was filed; None where nothing was to be.
        waiting: new or changed files that some program may still be writing.
        online: files that are only online, and were left there.
        complete: False if it was stopped before the end.
        held: whether nothing was filed because the disk of the albums is not connected; that is
            among the missing ones too.
    """

    missing: tuple[tuple[Path, str], ...] = ()
    failed: tuple[tuple[Path, str], ...] = ()
    summary: Summary | None = None
    waiting: tuple[Path, ...] = ()
    online: int = 0
    complete: bool = True
    held: bool = False


def scan(
    workspace: Workspace,
    classifier: Callable[[], Classifier],
    preferences: Preferences,
    progress: Progress,
    *,
    file: bool,
    again: bool = True,
    changes: Changes = EVERYWHERE,
    settling: Settling | None = None,
    gently: bool = False,
) -> Scanned:
    """Look at all photos of the sources that are there, and file the sure ones if that is wanted.

    Args:
        workspace: the open catalogue.
        classifier: gives the one that knows all that the catalogue holds, when it is needed.
        preferences: the folders, the mode and the threshold.
        progress: is told of every photo.
        file: whether to file.
        again: whether to file also what was filed before and put back.
        changes: what may have changed since the last time; nothing else is looked at.
        settling: says which files are whole; without it all are.
        gently: whether nobody waits for it.

    Raises:
        UsageError: photos are to be filed, but there is no folder for that, or the mode is to
            suggest; or the folders make no sense together.
        AwayError: photos are to be filed at once, but the disk of the albums is not connected.
        UnusableError: the catalogue or the classifier cannot be used.
    """
    into, mode, held = preferences.into, preferences.mode, False
    if file and (into is None or mode is Mode.SUGGEST):
        raise UsageError("Choose first where the albums are, and whether to move or to copy.")
    there, missing = present(preferences.sources)
    if not there:
        return Scanned(missing)
    if changes.everywhere:
        learn_from_filed(workspace, datetime.now(UTC))
    if file and into is not None:
        order = SortOrder(
            there,
            into,
            mode,
            preferences.threshold,
            listed=0,
            again=again,
            changes=changes,
            settling=settling,
            collision=preferences.collision,
            companions=preferences.companions,
            exclude=preferences.exclude,
            gently=gently,
            tags=preferences.tag,
            writing=preferences.writing,
        )
        try:
            return _filed(workspace, classifier(), order, missing, progress)
        except AwayError as error:
            if again:
                raise
            missing, held = (*missing, (into, str(error))), True
    exclude = () if into is None else (Path(os.path.realpath(into)),)
    ground = Ground(there, exclude, changes, settling, preferences.exclude, gently)
    found = index(workspace, classifier(), ground, progress)
    return Scanned(
        missing,
        tuple(failures(workspace, found)),
        waiting=tuple(found.survey.waiting),
        online=found.survey.online,
        complete=found.complete,
        held=held,
    )


def _filed(
    workspace: Workspace,
    classifier: Classifier,
    order: SortOrder,
    missing: tuple[tuple[Path, str], ...],
    progress: Progress,
) -> Scanned:
    """Look and file."""
    if order.changes.everywhere:
        learn_from_tags(workspace, order, progress)
    summary = sort(workspace, classifier, order, _unseen, progress)
    return Scanned(
        missing,
        tuple(summary.failed),
        summary,
        summary.waiting,
        summary.online,
        summary.complete,
    )


def present(
    sources: tuple[Path, ...],
) -> tuple[tuple[Path, ...], tuple[tuple[Path, str], ...]]:
    """Sources that can be read, none in another, and those that cannot, with a sentence each."""
    there: list[Path] = []
    missing: list[tuple[Path, str]] = []
    for source in sources:
        try:
            there.append(folder_of_photos(source))
        except UnusableError as error:
            missing.append((source, str(error)))
    return outermost(there), tuple(missing)


def _unseen(_: Outcome) -> None:
    """Whoever wants to see what was filed asks the journal."""

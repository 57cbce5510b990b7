"""A person's answer in the window: photos become examples, and go where they belong.

What an answer did can be taken back whole.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cene.organiser.albums import in_catalogue
from cene.organiser.refiling import CAUSE, Refiling, copy_again, with_place
from cene.organiser.teaching import Lesson, reject, teach
from cene.organiser.undoing import undo
from cene.organiser.unsaying import said, unsay
from cene.store.shown import Shown

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from cene.core.example import Example
    from cene.core.move import Move
    from cene.core.photo import Photo
    from cene.organiser.classifier import Classifier
    from cene.organiser.refiling import Filing
    from cene.organiser.unsaying import Said
    from cene.organiser.workspace import Progress, Workspace


@dataclass(frozen=True, slots=True)
class Answered:
    """What an answer did.

    Attributes:
        album: key of the album that the photos belong into; None for "none of these".
        taught: numbers of the photos of which it was noted.
        filed: numbers of those that went into the album.
        failed: photos of which it could not be noted or that could not be filed, with the reason.
        batches: numbers of the batches that filed them, as the journal has them.
        said: what was and is said of them.
        new_albums: keys of the albums that were made for it.
        withdrawn: earlier copies in other albums that were taken away.
        complete: False if it was stopped before the end.
    """

    album: str | None
    taught: tuple[int, ...] = ()
    filed: tuple[int, ...] = ()
    failed: tuple[tuple[Path, str], ...] = ()
    batches: tuple[int, ...] = ()
    said: tuple[Said, ...] = ()
    new_albums: tuple[str, ...] = ()
    withdrawn: tuple[Move, ...] = ()
    complete: bool = True


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What became of taking an answer back.

    Attributes:
        undone: moves that were undone.
        refused: those that were not, with the reason.
        complete: False if it was stopped before the end; doing it again does the rest.
    """

    undone: tuple[Move, ...] = ()
    refused: tuple[tuple[Move, str], ...] = ()
    complete: bool = True


def answer(  # noqa: PLR0917 - what is said, of what, and by whom it is done
    workspace: Workspace,
    classifier: Classifier,
    photos: Sequence[int],
    album: str,
    filing: Filing | None,
    progress: Progress,
) -> Answered:
    """Note that a person says that photos belong into an album, and file them there.

    That takes the place of all that was said of them before. A photo that Cene moved into another
    album is moved on, and a copy that Cene made for another album is taken away.

    Args:
        workspace: the open catalogue.
        classifier: looks at photos that nobody looked at yet.
        photos: their numbers in the catalogue.
        album: key or title of the album, or the title of a new one.
        filing: where to file them; None to leave the files alone.
        progress: is told of every photo.

    Raises:
        UsageError: the album cannot be called so; nothing was done.
        UnusableError: the catalogue or the classifier cannot be used.
    """
    known = with_place(workspace, photos)
    lessons = [Lesson(photo.path, album, source=CAUSE) for photo in known]
    taught = teach(workspace, classifier, lessons, progress, replacing=True)
    noted = {*taught.taught, *taught.already}
    done = Answered(
        album=next(iter(taught.albums), None),
        taught=tuple(photo.id for photo in known if photo.path in noted),
        failed=taught.failed,
        said=said(workspace, taught.before),
        new_albums=taught.new_albums,
        complete=taught.complete,
    )
    if filing is None or done.album is None or not done.complete:
        return done
    # Size and time as they were before: one that changed since the scan waits for the next one.
    contents = {photo.id: photo.content for photo in with_place(workspace, done.taught)}
    there = [replace(photo, content=contents[photo.id]) for photo in known if photo.id in contents]
    run = Refiling(workspace, filing, in_catalogue(workspace)[done.album])
    run.file(there, progress)
    return replace(
        done,
        filed=tuple(run.filed),
        failed=(*done.failed, *run.failed),
        batches=tuple(run.batches),
        withdrawn=tuple(run.withdrawn),
        complete=run.complete,
    )


def dismiss(
    workspace: Workspace, classifier: Classifier, photos: Sequence[int], progress: Progress
) -> Answered:
    """Note that photos do not belong into their best albums, nor into what stands above those.

    Photos of which nothing is predicted are passed over. No file is touched.

    Raises:
        UnusableError: the catalogue or the classifier cannot be used.
    """
    shown = Shown(workspace.database)
    refused: dict[str, list[Photo]] = {}
    for number in photos:
        row = shown.details(number)
        if row is not None and row.prediction is not None:
            above = (key for key, _ in row.prediction.parents)
            for key in dict.fromkeys((row.prediction.album, *above)):
                refused.setdefault(key, []).append(row.photo)
    albums = in_catalogue(workspace)
    taught: dict[int, None] = {}
    failed: dict[tuple[Path, str], None] = {}
    before: dict[int, tuple[Example, ...]] = {}
    complete = True
    for key, those in refused.items():
        if key not in albums:
            continue  # it went since that was predicted
        paths = [photo.path for photo in those]
        found = reject(workspace, classifier, key, paths, progress, CAUSE)
        noted = {*found.rejected, *found.already}
        taught |= dict.fromkeys(photo.id for photo in those if photo.path in noted)
        failed |= dict.fromkeys(found.failed)
        before = {**found.before, **before}  # what was said before the first of them
        complete = complete and found.complete
    return Answered(
        None,
        tuple(taught),
        failed=tuple(failed),
        said=said(workspace, before),
        complete=complete,
    )


def take_back(workspace: Workspace, answered: Answered, progress: Progress) -> TakenBack:
    """Undo an answer: what was said before holds again, and files go back to where they were.

    What was said or done since, of the same photos, stays.

    Raises:
        UnusableError: the catalogue cannot be used.
    """
    unsay(workspace, answered.said, answered.new_albums)
    moves = [move for batch in answered.batches for move in workspace.journal.moves_of(batch)]
    undone = undo(workspace, moves, progress)
    if undone.complete:
        for move in answered.withdrawn:
            copy_again(workspace, move)
    return TakenBack(undone.undone, undone.refused, undone.complete)

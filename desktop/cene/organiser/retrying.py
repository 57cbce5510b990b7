"""Looks once more at photos that could not be read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cene.core.errors import FileError, UnreadableError
from cene.organiser.entering import enter, see

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from cene.organiser.classifier import Classifier
    from cene.organiser.workspace import Progress, Workspace


@dataclass(frozen=True, slots=True)
class Retried:
    """What came of it.

    Attributes:
        read: numbers of the photos that can be read now.
        failed: those that still cannot, with the reason.
    """

    read: tuple[int, ...]
    failed: tuple[tuple[Path, str], ...]


def retry(
    workspace: Workspace, classifier: Classifier, photos: Sequence[int], progress: Progress
) -> Retried | None:
    """Look at photos; those that have no place any more are passed over.

    Args:
        workspace: the open catalogue.
        classifier: looks at them.
        photos: their numbers in the catalogue.
        progress: is told of every photo.

    Returns:
        What came of it; None if it was stopped, and then nothing did.

    Raises:
        UnusableError: the catalogue or the classifier cannot be used.
    """
    places = {photo: workspace.catalogue.place(photo) for photo in photos}
    there = {photo: path for photo, path in places.items() if path is not None}
    progress.begin("Looking at photos", len(there))
    seen = see(workspace, classifier, list(there.values()), progress)
    if seen is None:
        return None
    read: list[int] = []
    failed: list[tuple[Path, str]] = []
    with workspace.database.transaction():
        for (photo, path), look in zip(there.items(), seen, strict=True):
            if isinstance(look, FileError):
                again = isinstance(look, UnreadableError)
                workspace.catalogue.fail(photo, look.reason, again=again)
                failed.append((path, look.reason))
            else:
                enter(workspace, classifier, look)
                read.append(photo)
    return Retried(tuple(read), tuple(failed))

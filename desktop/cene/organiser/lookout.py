"""Looks at photos, and keeps one that would end the program from doing so twice.

The place of a photo is written down while it is looked at. What stands there at the next start was
in work when the process died, and is distrusted: before it is looked at again, a process of its
own tries to. Most turn out to be innocent; one that ends that process too is quarantined, that
is, it has failed like a damaged one, until it changes or a person has it tried again.
"""

from __future__ import annotations

from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING

from cene.core.errors import PictureError, UnreadableError
from cene.store.distrusted import Distrusted
from cene.store.looking import Looking, clear, left

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from cene.organiser.classifier import Classifier, Look
    from cene.organiser.workspace import Progress, Workspace

ENDS = "ends any program that looks at it; it is passed over until it changes or is tried again"
UNTRIED = "has still to be tried, for Cene ended while it was in work; the next look does that"


class UntriedError(UnreadableError):
    """A distrusted photo was not looked at, for its trial was stopped."""


def distrust_left(workspace: Workspace) -> None:
    """Distrust the photos that were in work when the last process died, if it did.

    Raises:
        UnusableError: the file that says which they were cannot be used.
    """
    catalogue = workspace.database.path
    if suspects := left(catalogue):
        with workspace.database.transaction():
            for place in suspects:
                Distrusted(workspace.database).add(place)
    clear(catalogue)


@contextmanager
def lookout(
    workspace: Workspace, classifier: Classifier, threads: int, progress: Progress
) -> Iterator[Lookout]:
    """A lookout; what it found out about distrusted photos is written down at the end.

    Args:
        workspace: the catalogue, open for writing.
        classifier: looks at the photos.
        threads: how many threads look at once.
        progress: asked whether to stop.

    Raises:
        UnusableError: the file that says which photos are in work cannot be used.
    """
    distrust_left(workspace)
    distrusted = Distrusted(workspace.database)
    with Looking(workspace.database.path, threads) as looking:
        looks = Lookout(classifier, looking, distrusted.places(), progress)
        yield looks
    if looks.guilty or looks.innocent:
        with workspace.database.transaction():
            for place in looks.innocent:
                distrusted.remove(place)
            for place in looks.guilty:
                entry = workspace.catalogue.at(place)
                if entry is not None:
                    workspace.catalogue.fail(entry.photo.id, ENDS, again=False)


class Lookout:
    """Looks at single photos.

    Attributes:
        guilty: places of those that end any process.
        innocent: places of those that were distrusted and need no longer be.
    """

    def __init__(
        self,
        classifier: Classifier,
        looking: Looking,
        distrusted: frozenset[Path],
        progress: Progress,
    ) -> None:
        self.guilty: list[Path] = []
        self.innocent: list[Path] = []
        self._classifier = classifier
        self._looking = looking
        self._distrusted = distrusted
        self._progress = progress
        self._trial = Lock()

    def look(self, path: Path, place: Path) -> Look:
        """Look at a photo, as `Classifier.look`; safe to call from several threads.

        Args:
            path: the photo.
            place: the same, absolute and with links resolved.

        Raises:
            FileError: it cannot be read, is no picture, or ends any program that looks at it.
            UntriedError: whether it does was not found out before it was to stop.
            UnusableError: it is distrusted, and the system would not start a process to try it.
        """
        distrusted = place in self._distrusted
        if distrusted:
            self._try(path, place)
        try:
            with self._looking.at(place):
                return self._classifier.look(path)
        finally:
            if distrusted:
                self.innocent.append(place)

    def _try(self, path: Path, place: Path) -> None:
        from cene.vision.trial import survived  # noqa: PLC0415 - loads multiprocessing

        with self._trial:  # one at a time: together they might need too much memory
            verdict = survived(path, self._progress.stopped)
        if verdict is None:
            raise UntriedError(path, UNTRIED)
        if not verdict:
            self.guilty.append(place)
            raise PictureError(path, ENDS)

"""What a job finds in the work thread."""

from __future__ import annotations

from abc import ABC, abstractmethod
from enum import IntEnum
from typing import TYPE_CHECKING, ClassVar

from cene.files.settle import Settling
from cene.organiser.classifier import Classifier
from cene.organiser.learned import known
from cene.organiser.preferences import Preferences, load
from cene.organiser.recovery import recover

if TYPE_CHECKING:
    from collections.abc import Callable

    from cene.organiser.workspace import Progress, Workspace


class Rank(IntEnum):
    """Which job goes before which; one that is not a person's steps aside for those before it."""

    PERSON = 0
    """Somebody waits for it."""
    SOON = 1
    """It brings what is shown up to date."""
    BACKGROUND = 2
    """It may take hours."""


class StoppedError(Exception):
    """A job was asked to stop and did, at a point where nothing is lost."""


class Job(ABC):
    """One thing that the work thread does; frozen data."""

    __slots__ = ()
    rank: ClassVar[Rank] = Rank.PERSON

    @property
    def urgent(self) -> bool:
        """Whether a person asked for it just now."""
        return self.rank is Rank.PERSON

    @property
    @abstractmethod
    def title(self) -> str:
        """What it does, for people."""

    @abstractmethod
    def run(self, bench: Bench) -> object:
        """Do it, in the work thread.

        Raises:
            CeneError: it cannot be done.
            StoppedError: the progress asked to stop.
        """


class Bench:
    """The open catalogue with all that jobs need.

    Args:
        workspace: the catalogue, open for writing; what an interrupted run left is settled.
        classifier: one that was used before, whose network is taken over; None for a new one.
        then: takes jobs that are to be done after this one.
    """

    def __init__(
        self, workspace: Workspace, classifier: Classifier | None, then: Callable[[Job], object]
    ) -> None:
        self.workspace = workspace
        self.then = then
        self.progress: Progress
        self.recovery = recover(workspace)
        self.settling = Settling()
        self._classifier = classifier
        self._stale = True

    @property
    def preferences(self) -> Preferences:
        """What the person chose."""
        return load(self.workspace)

    @property
    def classifier(self) -> Classifier:
        """The one that knows all that the catalogue holds at this moment.

        Raises:
            UnusableError: the bundled classifier is missing or damaged.
        """
        taught = known(self.workspace)
        if self._classifier is None:
            self._classifier = Classifier(taught)
        elif self._stale or self._classifier.version != taught.version(self._classifier.card):
            self._classifier = self._classifier.with_known(taught)
        self._stale = False
        return self._classifier

    @property
    def used(self) -> Classifier | None:
        """The classifier as it was last used, if it was."""
        return self._classifier

    @property
    def changes(self) -> int:
        """How many rows of the catalogue were changed so far; more each time."""
        return self.workspace.database.connection.total_changes

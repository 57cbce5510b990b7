"""Watches folders for months, and files what arrives: `cene watch`, without a window."""

from __future__ import annotations

import os
import time
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Protocol

from cene.core.errors import AwayError, BusyError, UnusableError
from cene.files.settle import Settling
from cene.files.watch import NOT_YET
from cene.organiser.albums import in_catalogue
from cene.organiser.albums_folder import AlbumsFolder
from cene.organiser.classifier import Classifier
from cene.organiser.filed import learn_from_filed
from cene.organiser.learned import known
from cene.organiser.loops import registered
from cene.organiser.manners import Manners, give_back_memory, step_back
from cene.organiser.recovery import recover
from cene.organiser.request import checked, folder_of_photos
from cene.organiser.scanning import present
from cene.organiser.sorting import learn_from_tags, sort
from cene.organiser.watching import Watching, watch
from cene.organiser.workspace import opened
from cene.store.database import watcher_lock

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from cene.core.watched import Changes, Watched
    from cene.organiser.recovery import Recovery
    from cene.organiser.request import SortOrder
    from cene.organiser.sorting import Outcome, Summary
    from cene.organiser.workspace import Progress, Workspace

CAUSE = "watch"
"""What the journal calls the batches of a watch."""
MOST = 256
"""So many photos are looked at before the sure ones of them are filed: whatever arrives meanwhile
need not wait for all of a flood."""
BEAT = 1.0
"""Seconds between two looks at whether to stop, and how the folders are."""
TIDY = 30.0
"""Seconds between two times that memory is given back: storms of changes need much of it."""
AWAY = 10.0
"""Seconds until the disk of the albums is looked for again."""
BUSY = 2.0
"""Seconds until a catalogue is tried again that another command is working on."""


class Diary(Protocol):
    """Whoever tells a person what goes on."""

    def recovered(self, recovery: Recovery) -> None:
        """What an interrupted run had left was settled."""

    def folders(self, states: Sequence[Watched]) -> None:
        """How folders are watched has changed."""

    def outcome(self, outcome: Outcome) -> None:
        """A photo was looked at."""

    def passed(self, order: SortOrder, summary: Summary) -> None:
        """A look at folders is over."""

    def waits(self, why: str) -> None:
        """Nothing is done for a reason, a clause; empty once it is again."""


class Vigil:
    """Watches the sources of an order.

    Args:
        catalogue: the catalogue file; it is open for writing only while there is work.
        order: what is to be sorted, and how.
        manners: when that may be done.
        diary: is told what goes on.
        progress: is told of every photo, and asked whether to stop.
    """

    def __init__(
        self,
        catalogue: Path,
        order: SortOrder,
        manners: Manners,
        diary: Diary,
        progress: Progress,
    ) -> None:
        self._catalogue = catalogue
        self._order = replace(
            order, cause=CAUSE, again=False, listed=0, settling=Settling(), most=MOST
        )
        self._manners = manners
        self._diary = diary
        self._progress = _Considerate(progress, manners)
        self._watching = Watching()
        self._classifier: Classifier | None = None
        self._states: tuple[Watched, ...] = ()
        self._obstacle = ""
        """Why the last look came to nothing."""
        self._tidy = time.monotonic() + TIDY

    def keep(self) -> None:
        """Watch until the progress asks to stop.

        Raises:
            UsageError: the folders or albums of the order make no sense together, or with those of
                another watcher.
            UnusableError: another Cene watches for this catalogue, it cannot be used at all, or a
                source is a file.
        """
        with ExitStack() as ending:
            ending.enter_context(watcher_lock(self._catalogue))
            ending.enter_context(registered(self._order.sources, self._order.into))
            with opened(self._catalogue, write=True) as workspace:
                self._diary.recovered(recover(workspace))
                there, _ = present(self._order.sources)
                checked(replace(self._order, sources=there), in_catalogue(workspace).values())
            _refuse_files(self._order.sources)
            step_back()
            one = watch(
                self._order.sources, [self._order.into], self._watching, self._order.exclude
            )
            ending.callback(one.stop)
            one.start()
            while not self._progress.told_to_stop():
                self._show(one.watched())
                why = self._manners.why_not()
                self._diary.waits(why or self._obstacle)
                if self._watching.wait(BEAT) and not why:
                    self._pass(self._watching.begun())

    def _show(self, states: tuple[Watched, ...]) -> None:
        states = tuple(state for state in states if state.why != NOT_YET)
        if states != self._states:
            self._states = states
            self._diary.folders(states)

    def _pass(self, changes: Changes) -> None:
        """Look once at what may have changed."""
        there, _ = present(self._order.sources)
        try:
            with opened(self._catalogue, write=True) as workspace:
                recover(workspace)
                summary = self._sorted(workspace, replace(self._order, sources=there), changes)
        except BusyError:
            self._obstacle = "another Cene is working on the catalogue"
            self._watching.ended(well=False, again=BUSY)
        except AwayError as error:
            self._obstacle = str(error)
            self._watching.ended(well=False, again=AWAY)
        except UnusableError as error:
            self._obstacle = str(error)
            self._watching.ended(well=False)
        else:
            self._obstacle = ""
            self._diary.waits("")
            self._watching.ended(well=summary.complete, waiting=summary.waiting, left=summary.left)
            self._diary.passed(self._order, summary)
        if time.monotonic() >= self._tidy:
            give_back_memory()
            self._tidy = time.monotonic() + TIDY

    def _sorted(self, workspace: Workspace, order: SortOrder, changes: Changes) -> Summary:
        if order.mode.places:
            AlbumsFolder(workspace.journal, order.into).check()  # before all that takes long
        if changes.everywhere:
            learn_from_filed(workspace, datetime.now(UTC))
            learn_from_tags(workspace, order, self._progress)
        taught = known(workspace)
        if self._classifier is None:
            self._classifier = Classifier(taught)
        else:
            self._classifier = self._classifier.with_known(taught)
        order = replace(order, changes=changes)
        return sort(workspace, self._classifier, order, self._diary.outcome, self._progress)


def _refuse_files(sources: Iterable[Path]) -> None:
    """What is not there may come, but a file will not become a folder: it was mistaken for one."""
    for source in sources:
        if os.path.isfile(source):
            folder_of_photos(source)


class _Considerate:
    """Progress that stops a long look also when the quiet hours begin."""

    def __init__(self, progress: Progress, manners: Manners) -> None:
        self._progress = progress
        self._manners = manners
        self.begin, self.advance = progress.begin, progress.advance
        self.told_to_stop = progress.stopped

    def stopped(self) -> bool:
        return self.told_to_stop() or bool(self._manners.why_not())

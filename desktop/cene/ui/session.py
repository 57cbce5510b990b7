"""One catalogue at work: what the window knows of the photos, and what a person does to them.

No widgets here. The window shows what this holds, and calls it for whatever a person does.
"""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from cene.core.errors import CeneError
from cene.core.shown import Grouping, Order, Scope, View
from cene.core.watched import EVERYWHERE
from cene.organiser import library
from cene.organiser.preferences import Preferences, load
from cene.organiser.similar import Similar
from cene.organiser.sorting import CAUSE
from cene.organiser.workspace import Workspace, opened
from cene.ui.work.answer_jobs import Answer, Forget, Reject, TakeBack
from cene.ui.work.deeds import Deeds
from cene.ui.work.gather_jobs import Gather, Withdraw
from cene.ui.work.jobs import FileSure, Open, Retry, Scan, ScanNow, UndoMoves
from cene.ui.work.preference_jobs import LearnFromFiled, SavePreferences
from cene.ui.work.reader import Reader
from cene.ui.work.thread import Work

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from cene.core.shown import Details
    from cene.core.watched import Changes
    from cene.organiser.library import Snapshot
    from cene.ui.library.dropping import Brought
    from cene.ui.work.bench import Job
    from cene.ui.work.gather_jobs import Came

ALIKE = 12
"""So many similar photos are answered together at most."""


class Session(QObject):
    """The catalogue, the work thread, and the newest snapshot.

    Args:
        catalogue: the file.
        parent: its owner.
    """

    opened = Signal()
    """The catalogue is open and up to date, and the preferences are known."""
    refreshed = Signal()
    """There is a newer snapshot."""
    preferred = Signal()
    """The preferences are others."""
    ended = Signal(object, object)
    """A job and its result."""
    failed = Signal(object, str)
    """A job, or None, and why it failed, in a sentence."""

    def __init__(self, catalogue: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.catalogue = catalogue
        self.work = Work(catalogue, self)
        self.deeds = Deeds()
        self.preferences = Preferences()
        self.threshold = self.preferences.threshold
        self.snapshot: Snapshot | None = None
        self._reader = Reader(catalogue, self)
        self._reader.read.connect(self._take)
        self._reader.failed.connect(self._reading_failed)
        self._reading = ExitStack()
        self._workspace: Workspace | None = None
        self.work.finished.connect(self._finished)
        self.work.failed.connect(self._failed)
        self.work.cancelled.connect(self.deeds.lost)
        self.work.changed.connect(self._reader.refresh)

    def start(self) -> None:
        """Open the catalogue; `opened` or `failed` follows."""
        self.work.start()

    def stop(self) -> bool:
        """End all that runs; may be called twice.

        Returns:
            Whether the work ended: see `Work.stop`.
        """
        ended = self.work.stop()
        self._reader.stop()
        self._reading.close()
        self._workspace = None
        return ended

    @property
    def workspace(self) -> Workspace | None:
        """The catalogue, open for reading in the window's own thread; None before `opened`."""
        return self._workspace

    def details(self, photo: int) -> Details | None:
        """All that is known of a photo at the threshold of the moment."""
        if self._workspace is None:
            return None
        return library.details(self._workspace, photo, self.threshold)

    def waiting(self) -> list[int]:
        """Numbers of the photos that wait for an answer, the surest first."""
        if self.snapshot is None:
            return []
        view = View(scope=Scope.REVIEW, order=Order.SUREST, grouping=Grouping.NONE)
        return [int(photo) for photo in self.snapshot.listing(view, self.threshold).photos]

    def similar(self, photos: Sequence[int]) -> Callable[[int], list[int]]:
        """What tells which of some photos look like one of them."""
        if self._workspace is None or not photos:
            return lambda _: []
        found = Similar(self._workspace, photos)
        return lambda photo: found.to(photo, ALIKE)

    def submit(self, job: Job) -> None:
        """Have a job done."""
        self.work.submit(job)

    def scan(self) -> None:
        """Look for new photos."""
        self.scan_for(EVERYWHERE)

    def scan_for(self, changes: Changes) -> None:
        """Look for new photos where something may have changed."""
        if self.preferences.sources:
            self.work.submit(Scan(changes))

    def scan_now(self) -> None:
        """Look for new photos everywhere, whatever the hour."""
        if self.preferences.sources:
            self.work.submit(ScanNow())

    def file_sure(self) -> None:
        """File all photos that Cene is sure of."""
        self.work.submit(FileSure())

    def answer(self, photos: Sequence[int], album: str) -> None:
        """Photos belong into an album: its key, its title, or the title of a new one."""
        if photos:
            self._answer(Answer(tuple(photos), album))

    def gather(self, brought: Brought, album: str) -> None:
        """Pictures of other programs are examples of an album: its key."""
        self.work.submit(Gather(album, brought))

    def dismiss(self, photos: Sequence[int]) -> None:
        """Photos belong into none of the albums that Cene would put them into."""
        if photos:
            self._answer(Reject(tuple(photos)))

    def forget(self, photos: Sequence[int]) -> None:
        """Take back what was said of photos."""
        if photos:
            self.work.submit(Forget(tuple(photos)))

    def retry(self, photos: Sequence[int]) -> None:
        """Look once more at photos that could not be read."""
        if photos:
            self.work.submit(Retry(tuple(photos)))

    def undo(self) -> bool:
        """Take back the newest thing that was done; False where there is none."""
        job = self.deeds.newest()
        if job is not None:
            self.work.submit(job)
        return job is not None

    def withdraw(self, came: Came) -> None:
        """Take back that what was gathered are examples, unless that was done already."""
        job = self.deeds.withdraw(came)
        if job is not None:
            self.work.submit(job)

    def undo_answer(self, photos: Sequence[int]) -> None:
        """Take back the last answer to these photos, at once or when it has been noted."""
        job = self.deeds.take_back(tuple(photos))
        if job is not None:
            self.work.submit(job)

    def undo_moves(self, names: Sequence[str]) -> None:
        """Put files back: batches as "3", moves as "3.17"."""
        if names:
            self.work.submit(UndoMoves(tuple(names)))

    def prefer(self, preferences: Preferences) -> None:
        """Go by other preferences from now on, and keep them."""
        before, self.preferences = self.preferences, preferences
        self.threshold = preferences.threshold
        self.work.submit(SavePreferences(preferences))
        if preferences.learn_filed != before.learn_filed:
            self.work.submit(LearnFromFiled(preferences.learn_filed))
        self.preferred.emit()
        for name in ("sources", "mode", "exclude"):
            if getattr(preferences, name) != getattr(before, name):
                self.scan()
                break

    def filed_before(self) -> bool:
        """Whether photos were ever filed because Cene was sure of them."""
        if self._workspace is None:
            return False
        return any(batch.cause == CAUSE for batch in self._workspace.journal.batches())

    def settle(self, threshold: float) -> None:
        """Keep a threshold that was tried."""
        if threshold != self.preferences.threshold:
            self.prefer(replace(self.preferences, threshold=threshold))

    def _answer(self, job: Answer | Reject) -> None:
        if self.work.submit(job):
            self.deeds.begin(job)

    def _finished(self, job: Job, result: object) -> None:
        if isinstance(job, Open):
            self._begin()
        later = self.deeds.note(job, result)
        if later is not None:
            self.work.submit(later)
        if isinstance(job, TakeBack | UndoMoves | Withdraw):
            self._reader.refresh()
        self.ended.emit(job, result)

    def _failed(self, job: Job, sentence: str) -> None:
        self.deeds.lost(job)
        self.failed.emit(job, sentence)

    def _begin(self) -> None:
        try:
            self._workspace = self._reading.enter_context(opened(self.catalogue, write=False))
        except CeneError as error:
            self.failed.emit(None, str(error))
            return
        self.preferences = load(self._workspace)
        self.threshold = self.preferences.threshold
        self.opened.emit()
        self._reader.refresh()

    def _take(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self.refreshed.emit()

    def _reading_failed(self, sentence: str) -> None:
        self.failed.emit(None, sentence)

"""What a person did in this window, so that it can be taken back, the newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cene.organiser.answering import Answered
from cene.organiser.scanning import Scanned
from cene.ui.work.answer_jobs import Answer, Reject, TakeBack
from cene.ui.work.gather_jobs import Came, Withdraw
from cene.ui.work.jobs import FileSure, UndoMoves

if TYPE_CHECKING:
    from cene.ui.work.bench import Job

MOST = 1000
"""So many are remembered; the history page has them all."""


class Deeds:
    """Answers, filings and what was gathered, in the order in which they were done."""

    def __init__(self) -> None:
        self._done: list[tuple[tuple[int, ...], Answered] | Came | int] = []
        self._asked: list[tuple[int, ...]] = []
        self._unwanted: list[tuple[int, ...]] = []

    def begin(self, job: Answer | Reject) -> None:
        """An answer is on its way; `note` or `lost` follows."""
        self._asked.append(job.photos)

    def note(self, job: Job, result: object) -> Job | None:
        """Remember what a job did.

        Returns:
            What takes it back at once, where that was asked for before it was done.
        """
        if isinstance(job, Answer | Reject) and isinstance(result, Answered):
            if self._ends(job):
                return TakeBack(result)
            self._done.append((job.photos, result))
        elif isinstance(job, FileSure) and isinstance(result, Scanned):
            batch = result.summary.batch if result.summary else None
            self._done += [] if batch is None else [batch]
        elif isinstance(result, Came) and result.complete and result.said:
            self._done.append(result)
        del self._done[:-MOST]
        return None

    def lost(self, job: Job) -> None:
        """A job came to nothing, so there is nothing of it to take back."""
        if isinstance(job, Answer | Reject):
            self._ends(job)

    def _ends(self, job: Answer | Reject) -> bool:
        """Whether this answer was unwanted before it was noted."""
        unwanted = job.photos in self._unwanted
        for kept in (self._asked, self._unwanted):
            if job.photos in kept:
                kept.remove(job.photos)
        return unwanted

    def newest(self) -> Job | None:
        """What takes the newest back, which is forgotten with that; None where there is nothing."""
        if not self._done:
            return None
        deed = self._done.pop()
        if isinstance(deed, int):
            return UndoMoves((str(deed),))
        return Withdraw(deed) if isinstance(deed, Came) else TakeBack(deed[1])

    def withdraw(self, came: Came) -> Job | None:
        """What takes back what was gathered; None where it was taken back already."""
        for place, deed in enumerate(self._done):
            if deed is came:
                del self._done[place]
                return Withdraw(came)
        return None

    def take_back(self, photos: tuple[int, ...]) -> Job | None:
        """What takes back the last answer to these photos.

        Returns:
            None where it has not been noted yet, for `note` returns the job then; or where it was
            taken back already.
        """
        if self._asked.count(photos) > self._unwanted.count(photos):
            self._unwanted.append(photos)
            return None
        for place in range(len(self._done) - 1, -1, -1):
            deed = self._done[place]
            if isinstance(deed, tuple) and deed[0] == photos:
                del self._done[place]
                return TakeBack(deed[1])
        return None

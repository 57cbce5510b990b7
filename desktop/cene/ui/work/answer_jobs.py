"""What the window has the work thread do with what a person says of photos."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from cene.core.move import Mode
from cene.organiser import answering, teaching
from cene.organiser.refiling import Filing
from cene.ui.work.bench import Bench, Job, StoppedError
from cene.ui.work.jobs import Rerank

if TYPE_CHECKING:
    from cene.organiser.answering import Answered, TakenBack
    from cene.organiser.teaching import Forgotten


@dataclass(frozen=True, slots=True)
class Answer(Job):
    """A person said which album photos belong into.

    Attributes:
        photos: their numbers.
        album: key or title of the album, or the title of a new one.
    """

    photos: tuple[int, ...]
    album: str

    @property
    def title(self) -> str:
        """What it does, for people."""
        return QCoreApplication.translate("Jobs", "Noting an answer")

    def run(self, bench: Bench) -> Answered:
        """What was done, which `TakeBack` takes back; the rest learns of it right after."""
        chosen = bench.preferences
        filing = None
        if chosen.into is not None and chosen.mode is not Mode.SUGGEST:
            filing = Filing(
                chosen.into,
                chosen.mode,
                chosen.collision,
                chosen.companions,
                chosen.tag,
                chosen.writing,
            )
        return _answered(
            bench,
            answering.answer(
                bench.workspace, bench.classifier, self.photos, self.album, filing, bench.progress
            ),
        )


@dataclass(frozen=True, slots=True)
class Reject(Job):
    """A person said that photos do not belong where Cene would put them."""

    photos: tuple[int, ...]

    @property
    def title(self) -> str:
        """What it does, for people."""
        return QCoreApplication.translate("Jobs", "Noting an answer")

    def run(self, bench: Bench) -> Answered:
        """What was done, which `TakeBack` takes back; the rest learns of it right after."""
        return _answered(
            bench,
            answering.dismiss(bench.workspace, bench.classifier, self.photos, bench.progress),
        )


@dataclass(frozen=True, slots=True)
class TakeBack(Job):
    """Undo an answer: files go back, and what was said before holds again."""

    answered: Answered

    @property
    def title(self) -> str:
        """What it does, for people."""
        return QCoreApplication.translate("Jobs", "Taking an answer back")

    def run(self, bench: Bench) -> TakenBack:
        """What went back and what could not."""
        taken = answering.take_back(bench.workspace, self.answered, bench.progress)
        bench.then(Rerank())
        if not taken.complete:
            raise StoppedError
        return taken


@dataclass(frozen=True, slots=True)
class Forget(Job):
    """Take back all that was said of photos; their files stay where they are."""

    photos: tuple[int, ...]

    @property
    def title(self) -> str:
        """What it does, for people."""
        return QCoreApplication.translate("Jobs", "Forgetting answers")

    def run(self, bench: Bench) -> Forgotten:
        """Which photos nothing is known of any more."""
        places = (bench.workspace.catalogue.place(photo) for photo in self.photos)
        paths = [path for path in places if path is not None]
        forgotten = teaching.forget(bench.workspace, paths, bench.progress)
        if not forgotten.complete:
            raise StoppedError
        bench.then(Rerank())
        return forgotten


def _answered(bench: Bench, answered: Answered) -> Answered:
    """The answer, of which everything else is to learn."""
    if answered.said:
        bench.then(Rerank())
    elif not answered.complete:
        raise StoppedError
    return answered

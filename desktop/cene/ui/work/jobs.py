"""What the window has the work thread do to photos by itself, and how that is taken back.

What a person says of photos is in `answer_jobs`, albums are in `album_jobs`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from cene.core.move import Mode
from cene.core.watched import EVERYWHERE
from cene.organiser import retrying, scanning, undoing
from cene.organiser.reranking import rerank
from cene.ui.work.bench import Bench, Job, Rank, StoppedError

if TYPE_CHECKING:
    from cene.core.watched import Changes
    from cene.organiser.preferences import Preferences
    from cene.organiser.recovery import Recovery
    from cene.organiser.retrying import Retried
    from cene.organiser.scanning import Scanned
    from cene.organiser.undoing import Undone

STAGES = (
    QT_TRANSLATE_NOOP("Stages", "Scanning folders"),
    QT_TRANSLATE_NOOP("Stages", "Looking at photos"),
    QT_TRANSLATE_NOOP("Stages", "Looking with your network"),
    QT_TRANSLATE_NOOP("Stages", "Looking with the bundled classifier"),
    QT_TRANSLATE_NOOP("Stages", "Preparing photos"),
    QT_TRANSLATE_NOOP("Stages", "Checking labels"),
    QT_TRANSLATE_NOOP("Stages", "Recognising photos"),
    QT_TRANSLATE_NOOP("Stages", "Filing"),
    QT_TRANSLATE_NOOP("Stages", "Tagging"),
    QT_TRANSLATE_NOOP("Stages", "Putting back"),
)
"""What the organiser calls the stages of its work, for the translators."""


@dataclass(frozen=True, slots=True)
class Open(Job):
    """Open the catalogue, bring it up to date, and settle what was left half done."""

    @property
    def title(self) -> str:
        """What it does, for people."""
        return QCoreApplication.translate("Jobs", "Opening the catalogue")

    def run(self, bench: Bench) -> Recovery:
        """What became of interrupted moves."""
        return bench.recovery


@dataclass(frozen=True, slots=True)
class Scan(Job):
    """Look at the photos of all sources, and file the sure ones where Cene may do so by itself.

    What a person put back stays where it is.

    Attributes:
        changes: what may have changed since the last time; nothing else is looked at.
    """

    changes: Changes = EVERYWHERE
    rank: ClassVar[Rank] = Rank.BACKGROUND

    @property
    def title(self) -> str:
        """What it does, for people."""
        return QCoreApplication.translate("Jobs", "Looking for new photos")

    def run(self, bench: Bench) -> Scanned:
        """What was found and filed."""
        chosen = bench.preferences
        alone = chosen.automatic and chosen.mode is not Mode.SUGGEST and chosen.into is not None
        return _scanned(
            bench,
            chosen,
            file=alone,
            again=False,
            changes=self.changes,
            gently=self.rank is Rank.BACKGROUND,
        )


@dataclass(frozen=True, slots=True)
class ScanNow(Scan):
    """The same because a person asked for it, who waits for it also in the quiet hours."""

    rank: ClassVar[Rank] = Rank.SOON


@dataclass(frozen=True, slots=True)
class FileSure(Job):
    """File all photos that are sure, after a look at those that are new."""

    rank: ClassVar[Rank] = Rank.SOON

    @property
    def title(self) -> str:
        """What it does, for people."""
        return QCoreApplication.translate("Jobs", "Filing photos")

    def run(self, bench: Bench) -> Scanned:
        """What was filed, in its `summary`."""
        return _scanned(bench, bench.preferences, file=True, again=True, changes=EVERYWHERE)


@dataclass(frozen=True, slots=True)
class Rerank(Job):
    """Bring what is predicted up to date with what was taught."""

    rank: ClassVar[Rank] = Rank.SOON

    @property
    def title(self) -> str:
        """What it does, for people."""
        return QCoreApplication.translate("Jobs", "Learning")

    def run(self, bench: Bench) -> int:
        """For how many contents it was."""
        done = rerank(bench.workspace, bench.classifier, bench.progress)
        if bench.progress.stopped():
            raise StoppedError
        return done


@dataclass(frozen=True, slots=True)
class UndoMoves(Job):
    """Put files back.

    Attributes:
        names: batches as "3" and moves as "3.17", as `cene.organiser.undoing.find` takes them.
    """

    names: tuple[str, ...]

    @property
    def title(self) -> str:
        """What it does, for people."""
        return QCoreApplication.translate("Jobs", "Putting photos back")

    def run(self, bench: Bench) -> Undone:
        """Which moves were undone, and which refused."""
        moves = undoing.find(bench.workspace, self.names)
        undone = undoing.undo(bench.workspace, moves, bench.progress)
        if not undone.complete:
            raise StoppedError
        return undone


@dataclass(frozen=True, slots=True)
class Retry(Job):
    """Look once more at photos that could not be read."""

    photos: tuple[int, ...]

    @property
    def title(self) -> str:
        """What it does, for people."""
        return QCoreApplication.translate("Jobs", "Trying again")

    def run(self, bench: Bench) -> Retried:
        """Which can be read now."""
        tried = retrying.retry(bench.workspace, bench.classifier, self.photos, bench.progress)
        if tried is None:
            raise StoppedError
        bench.then(Rerank())
        return tried


def _scanned(
    bench: Bench,
    chosen: Preferences,
    *,
    file: bool,
    again: bool,
    changes: Changes,
    gently: bool = False,
) -> Scanned:
    found = scanning.scan(
        bench.workspace,
        lambda: bench.classifier,
        chosen,
        bench.progress,
        file=file,
        again=again,
        changes=changes,
        settling=bench.settling,
        gently=gently,
    )
    if not found.complete:
        raise StoppedError
    return found

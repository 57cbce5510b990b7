"""What the window has the work thread do with networks of one's own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QCoreApplication

from cene.organiser.lab import adopting
from cene.organiser.opinions import look_again
from cene.ui.work.bench import Bench, Job, Rank, StoppedError
from cene.ui.work.jobs import Rerank

if TYPE_CHECKING:
    from cene.core.network import Adopted
    from cene.organiser.lab.adopting import Expected
    from cene.organiser.lab.runs import Run


@dataclass(frozen=True, slots=True)
class HasASay:
    """The network of a run has a say now.

    Attributes:
        run: name of the run.
        expected: how good it is to be; None where it had a say before.
        failed: photos that could not become examples.
    """

    run: str
    expected: Expected | None
    failed: int


@dataclass(frozen=True, slots=True)
class Adopt(Job):
    """Let the network of a run have a say in what photos are.

    Attributes:
        of: the run.
        rest: the class of what belongs into no other; None where there is none.
    """

    of: Run
    rest: str | None
    rank: ClassVar[Rank] = Rank.PERSON

    @property
    def title(self) -> str:
        """What it does, for people."""
        return QCoreApplication.translate("Jobs", "Letting a network have a say")

    def run(self, bench: Bench) -> HasASay:
        """What came of it; the photos are looked at again by and by."""
        before = adopting.earlier(bench.workspace, self.of.id)
        if before is not None and self._is_same(before):
            adopting.go_back(bench.workspace, before)
            found = HasASay(self.of.id, None, 0)
        else:
            adopted = adopting.adopt(
                bench.workspace, bench.classifier, self.of, self.rest, bench.progress
            )
            if adopted is None:
                raise StoppedError
            found = HasASay(self.of.id, adopted.expected, len(adopted.failed))
        bench.then(Rerank())
        bench.then(LookAgain())
        return found

    def _is_same(self, before: Adopted) -> bool:
        """Whether the class of what belongs into no other was the same."""
        classes = self.of.dataset.classes
        nowhere = {name for name, key in zip(classes, before.classes, strict=True) if key is None}
        return nowhere == ({self.rest} - {None})


@dataclass(frozen=True, slots=True)
class GoBack(Job):
    """Let none have a say but what ships."""

    @property
    def title(self) -> str:
        """What it does, for people."""
        return QCoreApplication.translate("Jobs", "Going back to the bundled classifier")

    def run(self, bench: Bench) -> None:
        """Take it back; all that it said is kept."""
        adopting.go_back(bench.workspace)
        bench.then(Rerank())


@dataclass(frozen=True, slots=True)
class LookAgain(Job):
    """Have the network that has a say see every photo that it has not."""

    rank: ClassVar[Rank] = Rank.BACKGROUND

    @property
    def title(self) -> str:
        """What it does, for people."""
        return QCoreApplication.translate("Jobs", "Looking with your network")

    def run(self, bench: Bench) -> None:
        """Look until all are seen; what is interrupted goes on where it was."""
        look_again(bench.workspace, bench.classifier, bench.progress)
        if bench.progress.stopped():
            raise StoppedError

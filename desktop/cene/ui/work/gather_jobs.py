"""What the window has the work thread do with pictures from elsewhere."""

from __future__ import annotations

import base64
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QT_TRANSLATE_NOOP, QBuffer, QByteArray, QCoreApplication, QIODevice
from PySide6.QtGui import QImageWriter

from cene.organiser import teaching, unsaying
from cene.ui.library.dropping import Brought
from cene.ui.work.bench import Bench, Job, Rank
from cene.ui.work.jobs import Rerank

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QImage

    from cene.organiser.gathering import Gathered
    from cene.organiser.unsaying import Said

STAGES = (QT_TRANSLATE_NOOP("Stages", "Gathering pictures"),)
"""What the organiser calls the stages of its work, for the translators."""


@dataclass(frozen=True, slots=True)
class Came:
    """What came of pictures from elsewhere.

    Attributes:
        album: key of the album.
        pictures: how many are new examples of it.
        already: how many were that before.
        failed: names of files and short links of those that are none, with the reason.
        complete: False where the rest is still to come.
        said: what was and is said of the new examples.
        kept: the folder in which those are kept that were gathered; None where there are none.
    """

    album: str
    pictures: int = 0
    already: int = 0
    failed: tuple[tuple[str, str], ...] = ()
    complete: bool = True
    said: tuple[Said, ...] = ()
    kept: Path | None = None


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """What became of taking back what was gathered.

    Attributes:
        came: what was taken back.
        pictures: how many are no examples any more, or are what they were before.
    """

    came: Came
    pictures: int


@dataclass(frozen=True, slots=True)
class Gather(Job):
    """Teach an album with pictures from elsewhere; what a person does meanwhile goes before it.

    Files are taught where they are. Links are followed; where none leads to a picture, as where
    somebody took hold of a picture that is a link to a page, the pixels beside them are taken.

    Attributes:
        album: key of the album.
        brought: what is still to be gathered.
        before: what came of the rest; None where this is the beginning.
    """

    album: str
    brought: Brought
    before: Came | None = None
    rank: ClassVar[Rank] = Rank.SOON

    @property
    def title(self) -> str:
        """What it does, for people."""
        return QCoreApplication.translate("Jobs", "Gathering pictures")

    def run(self, bench: Bench) -> Came:
        """What came of it so far; where it had to step aside, the rest waits for its turn."""
        came = self._taught(bench, self.before or Came(self.album))
        if not came.complete:
            return came
        links = self.brought.links
        found = self._gathered(bench, links)
        came = _with(came, found)
        picture = self.brought.picture
        if picture is not None and found.complete and not (came.pictures or came.already):
            came = _with(Came(self.album), self._gathered(bench, (_written_out(picture),)))
        if came.pictures:
            bench.then(Rerank())
        if not came.complete:
            rest = Brought(links=links[found.handled :], picture=picture)
            bench.then(replace(self, brought=rest, before=replace(came, complete=True)))
        return came

    def _taught(self, bench: Bench, came: Came) -> Came:
        """What came of files of this computer, which stay where they are."""
        files = self.brought.files
        if not files:
            return came
        lessons = [teaching.Lesson(path, self.album) for path in files]
        taught = teaching.teach(bench.workspace, bench.classifier, lessons, bench.progress)
        came = replace(
            came,
            pictures=came.pictures + len(taught.taught),
            already=came.already + len(taught.already),
            failed=(*came.failed, *((path.name, why) for path, why in taught.failed)),
            said=(*came.said, *unsaying.said(bench.workspace, taught.before)),
        )
        if taught.complete:
            return came
        done = {*taught.taught, *taught.already, *(path for path, _ in taught.failed)}
        rest = replace(self.brought, files=tuple(file for file in files if file not in done))
        bench.then(replace(self, brought=rest, before=came))
        return replace(came, complete=False)

    def _gathered(self, bench: Bench, links: tuple[str, ...]) -> Gathered:
        # Late, for it loads urllib3 and Pillow.
        from cene.organiser import gathering  # noqa: PLC0415

        return gathering.gather(
            bench.workspace,
            bench.classifier,
            links,
            self.album,
            bench.progress,
            total=len(links),
        )


@dataclass(frozen=True, slots=True)
class Withdraw(Job):
    """Take back that pictures from elsewhere are examples.

    Their files stay: those of other programs because they are not Cene's, those that were gathered
    because somebody may want them.
    """

    came: Came

    @property
    def title(self) -> str:
        """What it does, for people."""
        return QCoreApplication.translate("Jobs", "Taking an answer back")

    def run(self, bench: Bench) -> Withdrawn:
        """What was taken back; what was said of a picture since stays."""
        pictures = unsaying.unsay(bench.workspace, self.came.said)
        bench.then(Rerank())
        return Withdrawn(self.came, pictures)


def _with(came: Came, found: Gathered) -> Came:
    from cene.organiser.gathering import shortened  # noqa: PLC0415 - late, as above

    return replace(
        came,
        pictures=came.pictures + len(found.pictures),
        already=came.already + found.already,
        failed=(*came.failed, *((shortened(link), why) for link, why in found.failed)),
        complete=found.complete,
        said=(*came.said, *found.said),
        kept=found.folder if found.pictures else came.kept,
    )


def _written_out(picture: QImage) -> str:
    """Pixels as a ``data:`` link of a PNG."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(picture)
    data = base64.b64encode(buffer.data().data())
    return f"data:image/png;base64,{data.decode()}"

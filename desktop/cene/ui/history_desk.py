"""Reads for the history page, and does what is asked for there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from cene.organiser import history
from cene.organiser.answering import TakenBack
from cene.organiser.undoing import Undone
from cene.ui.system.in_folder import reveal
from cene.ui.work.bench import Job

if TYPE_CHECKING:
    from pathlib import Path

    from cene.organiser.history import Wanted
    from cene.ui.history.page import HistoryPage
    from cene.ui.pages import Pages
    from cene.ui.parts.notices import Notices
    from cene.ui.session import Session
    from cene.ui.work.bench import Bench


@dataclass(frozen=True, slots=True)
class Export(Job):
    """Write the whole history as a table."""

    path: Path

    @property
    def title(self) -> str:
        """What it does, for people."""
        return QCoreApplication.translate("Jobs", "Writing the history")

    def run(self, bench: Bench) -> int:
        """Of how many files it speaks."""
        return history.write_csv(bench.workspace, self.path)


class HistoryDesk(QObject):
    """Between the page and the session.

    Args:
        pages: where the page is, when a person first wants it.
        session: knows it.
        notices: where to say what came of an export.
    """

    def __init__(self, pages: Pages, session: Session, notices: Notices) -> None:
        super().__init__(pages)
        self._session, self._notices = session, notices
        self._page: HistoryPage | None = None
        self._refused: dict[str, str] = {}
        pages.history_made.connect(self._furnish)
        session.refreshed.connect(self._refresh)
        session.ended.connect(self._ended)

    def _furnish(self, page: HistoryPage) -> None:
        self._page = page
        page.batches_asked.connect(self._batches)
        page.lines_asked.connect(self._lines)
        page.undo_asked.connect(self._session.undo_moves)
        page.csv_asked.connect(self._write)
        page.shown_asked.connect(reveal)
        page.show_refused(self._refused)
        self._refresh()

    def _batches(self, wanted: Wanted) -> None:
        if self._page is not None and self._session.workspace is not None:
            self._page.show_batches(history.batches(self._session.workspace, wanted))

    def _lines(self, batch: int, wanted: Wanted) -> None:
        if self._page is not None and self._session.workspace is not None:
            self._page.show_lines(batch, history.lines(self._session.workspace, batch, wanted))

    def _write(self, path: Path) -> None:
        self._session.submit(Export(path))

    def _refresh(self) -> None:
        snapshot = self._session.snapshot
        if snapshot is None or self._page is None:
            return
        self._page.show_albums(snapshot.albums)
        if self._page.isVisible():
            self._page.refresh()

    def _ended(self, job: object, result: object) -> None:
        if isinstance(job, Export) and isinstance(result, int):
            self._notices.say(self.tr("The history of %Ln file(s) has been saved.", None, result))
        if isinstance(result, Undone | TakenBack):
            self._refused = {f"{move.batch}.{move.id}": reason for move, reason in result.refused}
            if self._page is not None:
                self._page.show_refused(self._refused)

"""Reads for the page of the model lab, and has done what is asked for there."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from cene import paths
from cene.core.errors import UnusableError
from cene.organiser.lab import adopting, run_files
from cene.organiser.lab.estimating import estimate
from cene.organiser.lab.run_comparing import Comparison
from cene.organiser.lab.run_files import State
from cene.organiser.lab.run_report import Told
from cene.organiser.lab.runs import PAGE
from cene.ui.lab.aside import Aside
from cene.ui.lab.errands import (
    CompareRuns,
    CountFolder,
    ReadCell,
    ReadRuns,
    RemoveRun,
    Shelf,
    TellRun,
)
from cene.ui.lab.order_form import LEAST, Offer
from cene.ui.lab.trainer import Trainer, Wish
from cene.ui.lab.words import share
from cene.ui.parts.notices import Kind
from cene.ui.sentences import said
from cene.ui.system.in_folder import reveal
from cene.ui.titles import title
from cene.ui.work.lab_jobs import Adopt, GoBack, HasASay

if TYPE_CHECKING:
    from pathlib import Path

    from cene.core.lab import Epoch
    from cene.organiser.lab.runs import Run
    from cene.organiser.lab.training import Ended, Event
    from cene.ui.lab.aside import Errand, Stage
    from cene.ui.lab.page import LabPage
    from cene.ui.session import Session
    from cene.ui.window import Window


class LabDesk(QObject):
    """Between the page and all that it needs.

    Args:
        page: the page.
        session: the catalogue.
        window: where to say what came of things.
    """

    def __init__(self, page: LabPage, session: Session, window: Window) -> None:
        super().__init__(page)
        self._page, self._session, self._window = page, session, window
        self._aside, self._reports = Aside(self), Aside(self)
        self.trainer = Trainer(session.catalogue, self)
        self._told: dict[str, Told] = {}
        self._asked: str | None = None
        self._follow: str | None = None
        self._begun = False
        self._connect()
        self._refresh()

    def stop(self) -> None:
        """End all that runs; a training can be gone on with the next time."""
        self.trainer.stop()
        self._reports.stop()
        self._aside.stop()

    def _connect(self) -> None:
        page, view = self._page, self._page.run_view
        page.seen.connect(self._refresh)
        page.run_chosen.connect(self._show)
        page.compare_asked.connect(self._compare)
        page.form.changed.connect(self._estimate)
        page.form.folder_chosen.connect(self._count)
        page.form.started.connect(self._train)
        page.training.pause_asked.connect(self._pause)
        page.training.cancel_asked.connect(self.trainer.cancel)
        view.go_on_asked.connect(self._go_on)
        view.report_asked.connect(self._open_report)
        view.adopt_asked.connect(self._adopt)
        view.back_asked.connect(self._back)
        view.remove_asked.connect(self._remove)
        view.cell_asked.connect(self._cell)
        view.photos.shown_asked.connect(reveal)
        self._reports.progressed.connect(self._progressed)
        for aside in (self._aside, self._reports):
            aside.done.connect(self._done)
            aside.failed.connect(self._failed)
        self.trainer.progressed.connect(page.training.show_stage)
        self.trainer.prepared.connect(self._prepared)
        self.trainer.happened.connect(self._happened)
        self.trainer.ended.connect(self._ended)
        self._session.refreshed.connect(self._offer)
        self._session.ended.connect(self._job_ended)

    def _refresh(self) -> None:
        """Bring the page up to date."""
        self._offer()
        self._aside.do(ReadRuns())

    def _offer(self) -> None:
        """Offer the albums that have examples enough."""
        snapshot, workspace = self._session.snapshot, self._session.workspace
        if snapshot is None or workspace is None or not self._page.isVisible():
            return
        self._page.words.albums = snapshot.albums
        counts = workspace.examples.counts()
        self._page.form.offer(
            [
                Offer(key, title(album), counts[key].confirmed)
                for key, album in snapshot.albums.items()
                if key in counts and counts[key].confirmed >= LEAST
            ]
        )

    def _says(self) -> str | None:
        """Name of the run whose network has a say."""
        workspace = self._session.workspace
        found = None if workspace is None else adopting.current(workspace)
        return None if found is None else found.run

    def _show(self, run: Run) -> None:
        says = self._says()
        view = self._page.run_view
        view.show_run(run, _history(run), says=run.id == says, any_says=says is not None)
        if run.state is State.FINISHED:
            told = self._told.get(run.id)
            if told is not None:
                view.show_told(told)
            elif self._asked != run.id:
                self._ask(TellRun(run))
                self._asked = run.id

    def _compare(self, runs: list[Run]) -> None:
        self._page.comparison.begin()
        self._page.show_comparison()
        self._ask(CompareRuns(tuple(runs)))

    def _ask(self, errand: Errand) -> None:
        """Have a report made that is waited for now, and none that was before."""
        self._reports.forget()
        self._asked = None
        self._reports.do(errand)

    def _estimate(self) -> None:
        form = self._page.form
        runs = (run for run, _ in self._page.shelf.runs)
        form.show_estimate(estimate(form.recipe, form.photos, runs))
        name = form.recipe.fetched
        there = {name} if name is not None and (paths.weights() / name).exists() else set()
        form.show_missing(there)

    def _count(self, folder: Path) -> None:
        self._aside.do(CountFolder(folder))

    def _train(self, wish: Wish) -> None:
        self._begun = False
        self._page.training.begin(wish.order.recipe, ())
        self.trainer.train(wish)
        self._page.show_training(busy=True, name=None)
        self._page.show_at_work()

    def _go_on(self, run: Run) -> None:
        self._page.training.begin(run.order.recipe, _history(run))
        self.trainer.go_on(run.folder)
        self._page.show_training(busy=True, name=run.id)
        self._page.show_at_work()

    def _pause(self, on: bool) -> None:  # noqa: FBT001 - a slot
        self.trainer.pause(on=on)

    def _prepared(self, folder: Path) -> None:
        self._follow, self._begun = folder.name, True
        self._page.show_training(busy=True, name=folder.name)
        self._aside.do(ReadRuns())

    def _happened(self, event: Event) -> None:
        self._page.training.show_event(event)

    def _ended(self, ended: Ended) -> None:
        self._page.show_training(busy=False, name=None)
        if ended.state == State.FAILED:
            reason = said(ended.reason) if ended.reason else self.tr("Training failed.")
            self._window.notices.say(reason, kind=Kind.FAILED)
        elif ended.state == State.FINISHED:
            self._window.notices.say(self.tr("The network is trained."))
        self._aside.do(ReadRuns())
        if not self._begun and self._page.is_at_work():
            self._page.show_form()

    def _open_report(self, run: Run) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(run.folder / PAGE)))

    def _adopt(self, run: Run, rest: str | None) -> None:
        self._session.submit(Adopt(run, rest))

    def _back(self) -> None:
        self._session.submit(GoBack())

    def _remove(self, run: Run) -> None:
        self._told.pop(run.id, None)
        self._reports.forget()
        self._aside.do(RemoveRun(run))

    def _cell(self, told: Told, true: int, predicted: int) -> None:
        self._aside.do(ReadCell(told, true, predicted))

    def _progressed(self, errand: Errand, stage: Stage) -> None:
        shown = self._page.run_view.run
        if isinstance(errand, TellRun) and shown is not None and errand.of.id == shown.id:
            self._page.run_view.show_stage(stage)
        elif isinstance(errand, CompareRuns):
            self._page.comparison.show_stage(stage)

    def _done(self, errand: Errand, found: object) -> None:
        page = self._page
        match errand, found:
            case ReadRuns(), Shelf():
                page.show_shelf(found, self._says())
                if self._follow is not None:
                    if page.is_at_work():
                        page.list.choose(self._follow)
                    self._follow = None
            case TellRun(), Told():
                self._told[errand.of.id] = found
                page.run_view.show_told(found)
                self._aside.do(ReadRuns())  # the list says how good it is
            case CompareRuns(), Comparison():
                page.comparison.show_comparison(found)
            case ReadCell(), tuple():
                page.run_view.show_photos(errand.told, errand.true, errand.predicted, found)
            case CountFolder(), Counter():
                page.form.show_folder(errand.folder, found)
            case RemoveRun(), _:
                self._aside.do(ReadRuns())

    def _failed(self, errand: Errand, sentence: str) -> None:
        if isinstance(errand, CountFolder):
            self._page.form.show_folder_error(errand.folder, sentence)
        elif isinstance(errand, TellRun):
            self._page.run_view.show_failure(sentence)
        elif isinstance(errand, CompareRuns):
            self._page.comparison.fail(sentence)
        else:
            self._window.notices.say(said(sentence), kind=Kind.FAILED)

    def _job_ended(self, job: object, result: object) -> None:
        if isinstance(job, Adopt) and isinstance(result, HasASay):
            self._window.notices.say(self._adopted(result))
        elif isinstance(job, GoBack):
            self._window.notices.say(self.tr("Only the bundled classifier has a say again."))
        else:
            return
        self._aside.do(ReadRuns())

    def _adopted(self, result: HasASay) -> str:
        if result.expected is None:
            return self.tr("The network has a say again; photos are looked at by and by.")
        return self.tr(
            "The network has a say now: together with the bundled classifier it is right on "
            "{share} of %Ln test photo(s). Photos are looked at by and by.",
            None,
            result.expected.photos,
        ).format(share=share(result.expected.both))


def _history(run: Run) -> tuple[Epoch, ...]:
    """The passes of a run; none where they cannot be read, which its report says."""
    try:
        return run_files.read_history(run.folder)
    except UnusableError:
        return ()

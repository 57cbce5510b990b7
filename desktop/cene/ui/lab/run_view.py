"""One run: how good its network is, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
)

from cene.organiser.lab.run_files import State
from cene.ui import theme
from cene.ui.albums.ends import Card
from cene.ui.lab.cell_photos import CellPhotos
from cene.ui.lab.curves import Curves
from cene.ui.lab.figures import Figures
from cene.ui.lab.matrix import Matrix
from cene.ui.lab.words import recipe_title, when
from cene.ui.parts.controls import Combo
from cene.ui.sentences import said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from cene.core.lab import Epoch
    from cene.organiser.lab.run_report import Told
    from cene.organiser.lab.runs import Run
    from cene.ui.lab.aside import Stage
    from cene.ui.lab.errands import Small
    from cene.ui.lab.words import LabWords

_BAR = 1000


class RunView(QFrame):
    """Shows a run; its report comes when it is there.

    Args:
        words: says what is to be said.
        parent: the widget that it is in.

    Signals:
        go_on_asked(Run): training is to go on.
        report_asked(Run): its report is to be opened.
        adopt_asked(Run, object): it is to have a say; with the class of what belongs into no
            other, or None.
        back_asked(): none is to have a say but what ships.
        remove_asked(Run): it is to be deleted, which was agreed to.
        cell_asked(Told, int, int): the photos of a cell; the answer goes to `show_photos`.
    """

    go_on_asked = Signal(object)
    report_asked = Signal(object)
    adopt_asked = Signal(object, object)
    back_asked = Signal()
    remove_asked = Signal(object)
    cell_asked = Signal(object, int, int)

    def __init__(self, words: LabWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.run: Run | None = None
        self._told: Told | None = None
        self._free = True
        self._title, self._facts, self._verdict, self._stage, self._says, self._cell = (
            QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText) for _ in range(6)
        )
        self._title.setProperty("kind", "title")
        self._facts.setProperty("kind", "quiet")
        self._verdict.setProperty("kind", "heading")
        self._bar = QProgressBar(textVisible=False)
        self._bar.setAccessibleName(self.tr("Progress of the report"))
        self.go_on = QPushButton(self.tr("Go on"))
        self.report = QPushButton(self.tr("Open report"))
        self.adopt = QPushButton(self.tr("Let it have a say"))
        self.adopt.setProperty("kind", "primary")
        self.back = QPushButton(self.tr("Back to the bundled one"))
        self.remove = QPushButton(self.tr("Remove…"))
        self.rest = Combo()
        self.rest.setAccessibleName(self.tr("Class of what belongs into no other"))
        self.sure = Card(self.tr("Remove it"), self.tr("Keep it"))
        self.curves, self.matrix, self.photos = Curves(words), Matrix(), CellPhotos()
        self._figures = Figures()
        self._build()
        self._connect()

    @property
    def verdict(self) -> str:
        """The sentence that matters."""
        return self._verdict.text()

    def show_run(self, run: Run, epochs: Sequence[Epoch], *, says: bool, any_says: bool) -> None:
        """Show a run.

        Args:
            run: the run.
            epochs: how its training went.
            says: whether its network has a say.
            any_says: whether any has.
        """
        other = self.run is None or run.id != self.run.id or run.state is not self.run.state
        self.run = run
        finished = run.state is State.FINISHED
        self._says.setText(self.tr("✓ This network has a say in what photos are."))
        self._says.setVisible(says)
        self.go_on.setVisible(not finished)
        self.report.setVisible(finished)
        self.adopt.setVisible(finished and not says)
        self._rest_row.setVisible(finished and not says)
        self.back.setVisible(any_says)
        self.curves.show_epochs(epochs)
        if other:
            self._begin(run)
        self.allow(free=self._free)

    def allow(self, *, free: bool) -> None:
        """Let a training go on or not, for only one can run at a time."""
        self._free = free
        self.go_on.setEnabled(free)

    def show_stage(self, stage: Stage) -> None:
        """Show how far the report is."""
        if self._told is None and self.run is not None and self.run.state is State.FINISHED:
            total = stage.total or 0
            self._bar.setRange(0, _BAR if total else 0)
            self._bar.setValue(min(_BAR, _BAR * stage.done // total) if total else 0)
            self._stage.setText(self.tr("{stage}…").format(stage=stage.name))
            self._tell_progress(on=True)

    def show_told(self, told: Told) -> None:
        """Show the report of the run; the cell that is chosen stays so."""
        if self.run is None or told.run.id != self.run.id or told is self._told:
            return
        self._told = told
        self._tell_progress(on=False)
        self._verdict.setText(self._words.verdict(told))
        self._verdict.show()
        self._figures.show_told(told)
        self._figures.show()
        names = [self._words.class_title(name) for name in told.run.dataset.classes]
        self.matrix.show_matrix(names, told.assessment.test.confusion.matrix)
        self._confusion.show()
        self._cell.setText(self.tr("Choose a cell to see its photos."))
        self.photos.hide()
        self.report.setEnabled(True)

    def show_failure(self, sentence: str) -> None:
        """Say why there is no report."""
        self._tell_progress(on=False)
        self._verdict.setText(f"! {said(sentence)}")
        self._verdict.show()

    def show_photos(self, told: Told, true: int, predicted: int, photos: Sequence[Small]) -> None:
        """Show the photos of a cell."""
        if told is self._told:
            self._cell.setText(self.matrix.sentence(true, predicted))
            self.photos.show_photos(photos)
            self.photos.setVisible(bool(photos))

    def _begin(self, run: Run) -> None:
        """Show what is known without a report."""
        self._told = None
        self._title.setText(recipe_title(run.order.recipe))
        names = ", ".join(self._words.class_title(name) for name in run.dataset.classes)
        photos = self.tr("%Ln photo(s)", None, len(run.dataset.samples))
        self._facts.setText(f"{when(run)} · {photos} · {names}")
        for widget in (self._figures, self._confusion, self.sure, self._verdict):
            widget.hide()
        self.report.setEnabled(False)
        self._tell_progress(on=False)
        if run.state is not State.FINISHED:
            self._verdict.setText(self._why(run))
            self._verdict.show()
        self.rest.clear()
        self.rest.addItem(self.tr("none"), None)
        for name in run.dataset.classes:
            self.rest.addItem(self._words.class_title(name), name)

    def _why(self, run: Run) -> str:
        """Why a run has no network."""
        if run.state is State.FAILED and run.result is not None and run.result.reason:
            return f"! {said(run.result.reason)}"
        return {
            State.CANCELLED: self.tr(
                "It was stopped. Nothing is lost: training goes on where it was."
            ),
            State.FAILED: self.tr("Training failed."),
        }.get(run.state, self.tr("It has not finished. Training goes on where it was."))

    def _tell_progress(self, *, on: bool) -> None:
        self._bar.setVisible(on)
        self._stage.setVisible(on)

    def _connect(self) -> None:
        self.go_on.clicked.connect(self._go_on)
        self.report.clicked.connect(self._report)
        self.adopt.clicked.connect(self._adopt)
        self.back.clicked.connect(self.back_asked)
        self.remove.clicked.connect(self._ask_removal)
        self.sure.agreed.connect(self._remove)
        self.matrix.cell_chosen.connect(self._choose_cell)

    def _go_on(self) -> None:
        self.go_on_asked.emit(self.run)

    def _report(self) -> None:
        self.report_asked.emit(self.run)

    def _adopt(self) -> None:
        self.adopt_asked.emit(self.run, self.rest.currentData())

    def _ask_removal(self) -> None:
        self.sure.ask(
            self.tr(
                "The network and its report are deleted; no photo is touched. If it has a say, "
                "it keeps that."
            )
        )

    def _remove(self) -> None:
        self.sure.hide()
        self.remove_asked.emit(self.run)

    def _choose_cell(self, true: int, predicted: int) -> None:
        if self._told is not None:
            self.cell_asked.emit(self._told, true, predicted)

    def _build(self) -> None:
        buttons = QHBoxLayout()
        for button in (self.go_on, self.adopt, self.back, self.report, self.remove):
            buttons.addWidget(button)
        buttons.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(3 * theme.SPACE,) * 4)
        layout.setSpacing(2 * theme.SPACE)
        for widget in (
            self._title, self._facts, self._verdict, self._says, self._bar, self._stage,
        ):  # fmt: skip
            layout.addWidget(widget)
        layout.addLayout(buttons)
        layout.addWidget(self.sure)
        layout.addWidget(self._made_rest_row())
        layout.addWidget(self._figures)
        layout.addWidget(self.curves)
        layout.addWidget(self._made_confusion())
        layout.addStretch()

    def _made_rest_row(self) -> QFrame:
        self._rest_row = QFrame()
        row = QHBoxLayout(self._rest_row)
        row.setContentsMargins(0, 0, 0, 0)
        label = QLabel(self.tr("This class means: into none of the others"))
        label.setProperty("kind", "quiet")
        label.setBuddy(self.rest)
        row.addWidget(label)
        row.addWidget(self.rest)
        row.addStretch()
        return self._rest_row

    def _made_confusion(self) -> QFrame:
        self._confusion = QFrame()
        heading = QLabel(self.tr("What was taken for what"))
        heading.setProperty("kind", "heading")
        column = QVBoxLayout(self._confusion)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE)
        for widget in (heading, self.matrix, self._cell, self.photos):
            column.addWidget(widget)
        return self._confusion

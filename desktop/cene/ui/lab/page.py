"""The page of the model lab: all runs at the left, one of them or a new one at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from cene.organiser.lab.run_files import State
from cene.ui import theme
from cene.ui.lab.comparison import ComparisonView
from cene.ui.lab.errands import Shelf
from cene.ui.lab.order_form import OrderForm
from cene.ui.lab.run_list import RunList
from cene.ui.lab.run_view import RunView
from cene.ui.lab.training_view import TrainingView
from cene.ui.lab.words import LabWords
from cene.ui.sentences import said

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from cene.organiser.lab.runs import Run


class LabPage(QFrame):
    """Shows runs, and asks for what is to be read or done.

    What a person does to one run comes from `run_view`, to a training from `training`, and what is
    to be trained from `form`.

    Args:
        parent: the widget that it is in.

    Signals:
        seen(): the page is seen again.
        run_chosen(Run): one run is to be shown.
        compare_asked(list): these runs are to be put side by side; `show_comparison` answers.
    """

    seen = Signal()
    run_chosen = Signal(object)
    compare_asked = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page")
        self.words = LabWords(self)
        self.shelf = Shelf()
        self._training: str | None = None
        self._busy = False
        self.list = RunList(self.words)
        self.list.chosen.connect(self._choose)
        self.new = QPushButton(self.tr("Train a network…"))
        self.new.clicked.connect(self.show_form)
        self.compare = QPushButton(self.tr("Compare"))
        self.compare.setToolTip(self.tr("Choose two finished networks or more, with Ctrl."))
        self.compare.clicked.connect(self._compare)
        self.form, self.training = OrderForm(), TrainingView(self.words)
        self.run_view, self.comparison = RunView(self.words), ComparisonView()
        self._damaged = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._damaged.setProperty("kind", "failed")
        self._build()
        self._choose()

    def show_shelf(self, shelf: Shelf, says: str | None) -> None:
        """Show all runs.

        Args:
            shelf: the runs.
            says: name of the one that has a say.
        """
        self.shelf = shelf
        self.list.show_runs(shelf.runs, says, self._training)
        self._damaged.setText("\n".join(f"! {said(one)}" for one in shelf.damaged))
        self._damaged.setVisible(bool(shelf.damaged))
        self._choose()

    def show_training(self, *, busy: bool, name: str | None) -> None:
        """A training began or is over.

        Args:
            busy: whether there is one.
            name: the run, if that has begun.
        """
        self._busy, self._training = busy, name
        self.form.allow(free=not busy)
        self.run_view.allow(free=not busy)

    def show_at_work(self) -> None:
        """Show the training."""
        self.list.choose(self._training)
        self._turn(self._at_work)

    def is_at_work(self) -> bool:
        """Whether the training is shown."""
        return self._stack.currentWidget() is self._at_work

    def show_form(self) -> None:
        """Show what can be trained; while something is being trained, that."""
        if self._busy:
            self.show_at_work()
            return
        self.list.choose(None)
        self._turn(self._ordering)
        self.form.recipes.setFocus()

    def show_comparison(self) -> None:
        """Show the table of several runs."""
        self._turn(self._comparing)

    def chosen(self) -> list[Run]:
        """The runs that are chosen."""
        names = self.list.names()
        return [run for run, _ in self.shelf.runs if run.id in names]

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for what has changed meanwhile."""
        super().showEvent(event)
        self.seen.emit()

    def _choose(self) -> None:
        chosen = self.chosen()
        finished = [run for run in chosen if run.state is State.FINISHED]
        self.compare.setEnabled(len(finished) == len(chosen) > 1)
        if len(chosen) == 1:
            if chosen[0].id == self._training:
                self._turn(self._at_work)
            else:
                self.run_chosen.emit(chosen[0])
                self._turn(self._showing)
        elif not chosen and self._stack.currentWidget() in (self._showing, self._comparing):
            self._turn(self._welcome)

    def _compare(self) -> None:
        self.compare_asked.emit(self.chosen())

    def _turn(self, page: QWidget) -> None:
        self._stack.setCurrentWidget(page)

    def _build(self) -> None:
        self._stack = QStackedWidget()
        self._stack.setProperty("kind", "page")
        self._welcome = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self._welcome.setProperty("kind", "quiet")
        self._welcome.setText(
            self.tr(
                "Where Cene cannot tell your albums apart, a network of your own may: train one on "
                "the photos that you put into them, see whether it is better, and let it have a "
                "say. All of it happens on this computer."
            )
        )
        self._at_work, self._ordering = self._scrolled(self.training), self._scrolled(self.form)
        self._showing, self._comparing = self._scrolled(self.run_view), self.comparison
        for page in (
            self._welcome, self._at_work, self._ordering, self._showing, self._comparing,
        ):  # fmt: skip
            self._stack.addWidget(page)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        split.addWidget(self._made_side())
        split.addWidget(self._stack)
        split.setStretchFactor(1, 1)
        split.setSizes([36 * theme.SPACE, 100 * theme.SPACE])
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(split)

    def _made_side(self) -> QFrame:
        side = QFrame()
        side.setProperty("kind", "panel")
        heading = QLabel(self.tr("Model lab"))
        heading.setProperty("kind", "title")
        column = QVBoxLayout(side)
        column.setContentsMargins(*(2 * theme.SPACE,) * 4)
        column.setSpacing(theme.SPACE)
        for widget in (heading, self.new):
            column.addWidget(widget)
        column.addWidget(self.list, 1)
        for widget in (self._damaged, self.compare):
            column.addWidget(widget)
        return side

    def _scrolled(self, inner: QWidget) -> QScrollArea:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        inner.setAutoFillBackground(False)
        return area

"""The list of runs, the newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem

from cene.organiser.lab.run_files import State
from cene.ui.lab.words import recipe_title, share, when

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from cene.organiser.lab.runs import Run
    from cene.ui.lab.words import LabWords

_ID = Qt.ItemDataRole.UserRole


class RunList(QListWidget):
    """Runs in two or three lines each; several can be chosen to compare them.

    Args:
        words: says how far they are.
        parent: the widget that it is in.

    Signals:
        chosen(): others are chosen.
    """

    chosen = Signal()

    def __init__(self, words: LabWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.setAccessibleName(self.tr("Networks that were trained"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setWordWrap(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemSelectionChanged.connect(self.chosen)

    def show_runs(
        self, runs: Sequence[tuple[Run, float | None]], says: str | None, training: str | None
    ) -> None:
        """Show runs; what is chosen stays so.

        Args:
            runs: each with the share of the test photos that it has right, if known.
            says: name of the one that has a say.
            training: name of the one that is being trained.
        """
        before, row = self.names(), self.currentRow()
        at = self.item(row).data(_ID) if row >= 0 else None
        with QSignalBlocker(self):
            self.clear()
            for run, right in runs:
                item = QListWidgetItem(
                    self._text(run, right, says=run.id == says, trains=run.id == training)
                )
                item.setData(_ID, run.id)
                item.setToolTip(run.id)
                self.addItem(item)
                if run.id == at:
                    self.setCurrentItem(item)
                item.setSelected(run.id in before)
        if self.names() != before:
            self.chosen.emit()

    def names(self) -> list[str]:
        """Names of the runs that are chosen, from the top."""
        rows = sorted(index.row() for index in self.selectedIndexes())
        return [str(self.item(row).data(_ID)) for row in rows]

    def choose(self, name: str | None) -> None:
        """Choose one run, or none."""
        with QSignalBlocker(self):
            self.clearSelection()
            for row in range(self.count()):
                if self.item(row).data(_ID) == name:
                    self.setCurrentItem(self.item(row))
        self.chosen.emit()

    def _text(self, run: Run, right: float | None, *, says: bool, trains: bool) -> str:
        photos = self.tr("%Ln photo(s)", None, len(run.dataset.samples))
        classes = self.tr("%Ln class(es)", None, len(run.dataset.classes))
        state = self.tr("being trained") if trains else self._words.state(run.state)
        if run.state is State.FINISHED and right is not None and not trains:
            state = self.tr("{share} right").format(share=share(right))
        lines = [
            recipe_title(run.order.recipe),
            f"{when(run)} · {state}",
            f"{classes} · {photos}",
        ]
        if says:
            lines.append(self.tr("✓ has a say"))
        return "\n".join(lines)

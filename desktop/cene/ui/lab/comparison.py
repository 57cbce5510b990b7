"""Several runs side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cene.ui import theme
from cene.ui.lab.words import lasted, number, recipe_title, share, size, when
from cene.ui.sentences import said

if TYPE_CHECKING:
    from cene.organiser.lab.run_comparing import Comparison
    from cene.organiser.lab.run_report import Told
    from cene.ui.lab.aside import Stage


class ComparisonView(QWidget):
    """A table with a column a run, and a warning where figures cannot be compared.

    Args:
        parent: the widget that it is in.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = QLabel(self.tr("Side by side"))
        title.setProperty("kind", "title")
        self._warning = QLabel(wordWrap=True)
        self._warning.setProperty("kind", "asks")
        self._warning.setText(
            self.tr(
                "! These networks were not given the same photos in the same parts: what one was "
                "tested with, another may have learnt. Only figures with the same letter of the "
                "split can be compared."
            )
        )
        self._stage = QLabel(textFormat=Qt.TextFormat.PlainText)
        self._stage.setProperty("kind", "quiet")
        self.table = QTableWidget()
        self.table.setAccessibleName(self.tr("Networks side by side"))
        self.table.setProperty("kind", "rows")
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setTabKeyNavigation(False)
        self.table.setCornerButtonEnabled(False)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(3 * theme.SPACE,) * 4)
        layout.setSpacing(2 * theme.SPACE)
        for widget in (title, self._warning, self._stage):
            layout.addWidget(widget)
        layout.addWidget(self.table, 1)
        layout.addStretch()

    def begin(self) -> None:
        """Say that reports are made, for that may take minutes."""
        self._warning.hide()
        self.table.hide()
        self._stage.setText(self.tr("The reports are put side by side…"))
        self._stage.show()

    def show_stage(self, stage: Stage) -> None:
        """Say how far the reports are."""
        total = number(stage.total or 0)
        text = self.tr("{stage}: {done} of {total}")
        self._stage.setText(text.format(stage=stage.name, done=number(stage.done), total=total))

    def fail(self, sentence: str) -> None:
        """Say why there is no table."""
        self._stage.setText(f"! {said(sentence)}")

    def show_comparison(self, found: Comparison) -> None:
        """Show runs with their figures."""
        self._warning.setVisible(not found.same_split)
        self._stage.hide()
        self.table.show()
        columns = [
            (split, *self._figures(one))
            for one, split in zip(found.runs, found.splits, strict=True)
        ]
        names = self._names()
        self.table.setRowCount(len(names))
        self.table.setVerticalHeaderLabels(names)
        self.table.setColumnCount(len(columns))
        self.table.setHorizontalHeaderLabels(
            [f"{recipe_title(one.run.order.recipe)}\n{when(one.run)}" for one in found.runs]
        )
        for column, cells in enumerate(columns):
            for row, text in enumerate(cells):
                item = QTableWidgetItem(text)
                item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
                self.table.setItem(row, column, item)

    def _names(self) -> list[str]:
        return [
            self.tr("Split"),
            self.tr("Right"),
            self.tr("Right, each class counting the same"),
            self.tr("Among the first five"),
            self.tr("Calibration error"),
            self.tr("The bundled classifier right"),
            self.tr("Training took"),
            self.tr("Size"),
        ]

    def _figures(self, one: Told) -> tuple[str, ...]:
        test, result = one.assessment.test, one.run.result
        return (
            share(test.accuracy),
            share(test.balanced_accuracy),
            share(test.top5),
            share(one.assessment.calibration.ece),
            share(one.bundled),
            lasted(result.seconds if result else None),
            size(result.bytes_int8 if result else None),
        )

"""What is measured of a network, in two columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFormLayout, QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from cene.ui import theme
from cene.ui.lab.words import NONE, decimal, lasted, number, share, size

if TYPE_CHECKING:
    from cene.organiser.lab.run_report import Told


class Figures(QFrame):
    """Names and numbers.

    Args:
        parent: the widget that it is in.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._values: dict[str, QLabel] = {}
        columns = QHBoxLayout(self)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(6 * theme.SPACE)
        names = list(self._names().items())
        half = (len(names) + 1) // 2
        for part in (names[:half], names[half:]):
            form = QFormLayout()
            form.setHorizontalSpacing(3 * theme.SPACE)
            form.setVerticalSpacing(theme.SPACE)
            for key, name in part:
                self._values[key] = QLabel(NONE)
                label = QLabel(name)
                label.setProperty("kind", "quiet")
                form.addRow(label, self._values[key])
            columns.addLayout(form)
        columns.addStretch()

    def show_told(self, told: Told) -> None:
        """Show those of one run."""
        found, result = told.assessment, told.run.result
        values = {
            "right": share(found.test.accuracy),
            "bundled": share(told.bundled),
            "balanced": share(found.test.balanced_accuracy),
            "top": share(found.test.top5),
            "ece": share(found.calibration.ece),
            "gap": share(found.learning.gap),
            "agreement": share(found.int8.agreement if found.int8 else None),
        }
        if result is not None:
            milliseconds = decimal(result.milliseconds_a_photo, 1)
            values |= {
                "trained": lasted(result.seconds),
                "photo": self.tr("{number} ms").format(number=milliseconds),
                "size": size(result.bytes_int8),
                "parameters": number(result.parameters),
            }
        for key, text in values.items():
            self._values[key].setText(text)

    def _names(self) -> dict[str, str]:
        return {
            "right": self.tr("Right on the test photos"),
            "bundled": self.tr("The bundled classifier right"),
            "balanced": self.tr("Right, each class counting the same"),
            "top": self.tr("Among the first five"),
            "ece": self.tr("Calibration error"),
            "gap": self.tr("Learnt by heart"),
            "agreement": self.tr("Made small, it says the same on"),
            "trained": self.tr("Training took"),
            "photo": self.tr("A photo takes"),
            "size": self.tr("Size"),
            "parameters": self.tr("Parameters"),
        }

"""A network while it is being trained."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from cene.core.lab import Epoch
from cene.organiser.lab.learning import PHASES
from cene.organiser.lab.training import Began, Phase, Step
from cene.ui import theme
from cene.ui.footer import duration
from cene.ui.lab.curves import Curves
from cene.ui.lab.words import number, recipe_title, share

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cene.organiser.lab.training import Event
    from cene.ui.lab.aside import Stage
    from cene.ui.lab.words import LabWords

STAGES = (
    QT_TRANSLATE_NOOP("Stages", "Training"),
    QT_TRANSLATE_NOOP("Stages", "Looking with the network"),
    QT_TRANSLATE_NOOP("Stages", "Testing"),
    QT_TRANSLATE_NOOP("Stages", "Making it small"),
)
"""What the phases of a training are called, for the translators."""
_BAR = 1000
"""Steps of the bar, for totals may be beyond what it can count."""


class TrainingView(QWidget):
    """Progress, curves, and what can be done meanwhile.

    Args:
        words: says what the curves show.
        parent: the widget that it is in.

    Signals:
        pause_asked(bool): it is to stop between two steps, or to go on.
        cancel_asked(): it is to end.
    """

    pause_asked = Signal(bool)
    cancel_asked = Signal()

    def __init__(self, words: LabWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = QLabel()
        self._title.setProperty("kind", "title")
        self._stage = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self._device = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self._device.setProperty("kind", "quiet")
        self._bar = QProgressBar(textVisible=False)
        self._bar.setAccessibleName(self.tr("Progress of the training"))
        self.curves = Curves(words)
        self.pause = QPushButton()
        self.pause.setCheckable(True)
        self.pause.toggled.connect(self._pause)
        self.cancel = QPushButton(self.tr("Cancel"))
        self.cancel.clicked.connect(self._cancel)
        self._steps = self._epochs = 0
        self._build()
        self.begin("", ())

    @property
    def stage(self) -> str:
        """What is said of how far it is."""
        return self._stage.text()

    def begin(self, recipe: str, epochs: Sequence[Epoch]) -> None:
        """A training begins, or goes on after these passes."""
        self._steps = self._epochs = 0
        self._title.setText(self.tr("Training: {title}").format(title=recipe_title(recipe)))
        self._device.clear()
        self.curves.show_epochs(epochs)
        self.pause.setChecked(False)
        self.pause.setEnabled(False)
        self.cancel.setEnabled(True)
        self._word(on=False)
        self._tell(self.tr("Getting ready…"), 0, 0)

    def show_stage(self, stage: Stage) -> None:
        """Show how far the photos are being prepared."""
        self._tell(self._counted(stage.name, stage.done, stage.total or 0), stage.done, stage.total)

    def show_event(self, event: Event) -> None:
        """Show what the training process says."""
        match event:
            case Began(epochs=epochs, steps=steps, device=device):
                self._epochs, self._steps = epochs, steps
                self._device.setText(self.tr("It computes on: {device}").format(device=device))
                self.pause.setEnabled(self.cancel.isEnabled())
            case Step():
                self._show_step(event)
            case Phase(name=name, done=done, total=total):
                stage = QCoreApplication.translate("Stages", PHASES.get(name, name))
                self._tell(self._counted(stage, done, total), done, total)
            case Epoch():
                self.curves.add(event)

    def _show_step(self, step: Step) -> None:
        parts = [
            self.tr("Pass {epoch} of at most {epochs}, step {step} of {steps}").format(
                epoch=number(step.epoch), epochs=number(self._epochs),
                step=number(step.step), steps=number(self._steps),
            ),
            self.tr("{share} right").format(share=share(step.accuracy)),
        ]  # fmt: skip
        if self.pause.isChecked():
            parts.append(self.tr("paused"))
        elif step.seconds_left is not None:
            parts.append(self.tr("at most {time} left").format(time=duration(step.seconds_left)))
        done = (step.epoch - 1) * self._steps + step.step
        self._tell(" · ".join(parts), done, self._epochs * self._steps)

    def _counted(self, stage: str, done: int, total: int) -> str:
        if not total:
            return stage
        return self.tr("{stage}: {done} of {total}").format(
            stage=stage, done=number(done), total=number(total)
        )

    def _tell(self, sentence: str, done: int, total: int | None) -> None:
        self._stage.setText(sentence)
        self._bar.setRange(0, _BAR if total else 0)
        self._bar.setValue(min(_BAR, _BAR * done // total) if total else 0)

    def _pause(self, on: bool) -> None:  # noqa: FBT001 - a slot
        self._word(on=on)
        if on:
            self._stage.setText(f"{self._stage.text()} · {self.tr('paused')}")
        if self.pause.isEnabled():
            self.pause_asked.emit(on)

    def _cancel(self) -> None:
        self.cancel.setEnabled(False)
        self.pause.setEnabled(False)
        self._stage.setText(self.tr("Stopping; what was learnt is kept."))
        self.cancel_asked.emit()

    def _word(self, *, on: bool) -> None:
        self.pause.setText(self.tr("Resume") if on else self.tr("Pause"))

    def _build(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self.pause)
        buttons.addWidget(self.cancel)
        buttons.addStretch()
        hint = QLabel(
            self.tr(
                "Photos are sorted meanwhile as usual. Whoever closes Cene loses nothing: the "
                "training can be gone on with here."
            ),
            wordWrap=True,
        )
        hint.setProperty("kind", "quiet")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(3 * theme.SPACE,) * 4)
        layout.setSpacing(2 * theme.SPACE)
        for widget in (self._title, self._stage, self._bar):
            layout.addWidget(widget)
        layout.addLayout(buttons)
        layout.addWidget(self.curves)
        layout.addWidget(self._device)
        layout.addWidget(hint)
        layout.addStretch()

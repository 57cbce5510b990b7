"""Figures, states and names of the lab, as people read them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, QObject

from cene.core.errors import UsageError, printable
from cene.core.recipes import recipe
from cene.organiser.lab.run_files import State
from cene.ui.footer import duration
from cene.ui.sentences import said
from cene.ui.titles import title

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cene.core.album import Album
    from cene.core.lab import Epoch
    from cene.organiser.lab.run_report import Told
    from cene.organiser.lab.runs import Run

CONTEXT = "Recipes"
"""Where translators find what `cene.core.recipes` says."""
NONE = "–"


def share(value: float | None) -> str:
    """A share in percent; a dash where there is none."""
    if value is None or not math.isfinite(value):
        return NONE
    return f"{QLocale().toString(100 * value, 'f', 1)} %"


def decimal(value: float | None, digits: int = 2) -> str:
    """A number with so many digits behind the point; a dash where there is none."""
    if value is None or not math.isfinite(value):
        return NONE
    return QLocale().toString(value, "f", digits)


def number(value: int | None) -> str:
    """A whole number; a dash where there is none."""
    return NONE if value is None else QLocale().toString(value)


def size(value: int | None) -> str:
    """A size of a file; a dash where there is none."""
    if value is None:
        return NONE
    form = QLocale.DataSizeFormat.DataSizeSIFormat
    return QLocale().formattedDataSize(value, 1, form)


def lasted(seconds: float | None) -> str:
    """How long something took; a dash where that is not known."""
    return NONE if seconds is None else duration(seconds)


def recipe_title(name: str) -> str:
    """What a recipe is called; its name where there is none any more."""
    try:
        return QCoreApplication.translate(CONTEXT, recipe(name).title)
    except UsageError:
        return printable(name)


def when(run: Run) -> str:
    """When a run was ordered, in local time."""
    moment = QDateTime.fromSecsSinceEpoch(int(run.created.timestamp()))
    return QLocale().toString(moment, QLocale.FormatType.ShortFormat)


class LabWords(QObject):
    """Sentences of the lab, and what its classes are called.

    Attributes:
        albums: by key; set when there are others.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.albums: Mapping[str, Album] = {}

    def class_title(self, name: str) -> str:
        """What a class is called: of an album its title, else the name of its folder."""
        album = self.albums.get(name)
        return printable(name) if album is None else title(album)

    def state(self, state: State) -> str:
        """How far a run has come."""
        return {
            State.FINISHED: self.tr("finished"),
            State.CANCELLED: self.tr("stopped"),
            State.FAILED: self.tr("failed"),
            State.UNFINISHED: self.tr("not finished"),
        }[state]

    def verdict(self, told: Told) -> str:
        """Which is better, the network or what ships."""
        bundled = told.document["bundled"]
        test = bundled["test"]
        if test is None:
            sentence = self.tr(
                "This network is right on {share} of %Ln test photo(s); it was not compared with "
                "the bundled classifier. {reason}",
                None,
                told.assessment.test.photos,
            )
            ours = share(told.assessment.test.accuracy)
            return sentence.format(share=ours, reason=said(str(bundled["reason"])))
        photos = int(test["photos"])
        own, other = float(bundled["accuracy_of_network"]), float(test["accuracy"])
        better = round((own - other) * photos)
        if better > 0:
            sentence = self.tr(
                "This network is better than the bundled classifier: it is right on {own} of "
                "%Ln test photo(s), the bundled one on {other} of the same.",
                None,
                photos,
            )
        elif better < 0:
            sentence = self.tr(
                "The bundled classifier is better: it is right on {other} of %Ln test photo(s), "
                "this network on {own} of the same.",
                None,
                photos,
            )
        else:
            sentence = self.tr(
                "This network is as good as the bundled classifier, no better: both are right on "
                "{own} of the same %Ln test photo(s).",
                None,
                photos,
            )
        return sentence.format(own=share(own), other=share(other))

    def learnt(self, epochs: tuple[Epoch, ...]) -> str:
        """What the curves show, in words."""
        if not epochs:
            return self.tr("No pass over the photos is complete yet.")
        last = epochs[-1]
        best = min(epochs, key=lambda one: one.validation_loss)
        return self.tr(
            "After pass {number}: {train} of the training photos right, {validation} of the "
            "validation photos; loss {loss} and {validation_loss}. Best so far: pass {best}."
        ).format(
            number=number(last.number),
            train=share(last.accuracy),
            validation=share(last.validation_accuracy),
            loss=decimal(last.loss),
            validation_loss=decimal(last.validation_loss),
            best=number(best.number),
        )

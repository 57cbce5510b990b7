"""What the page of the lab has found out or done aside."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtGui import QImage

from cene import paths
from cene.core.lab import SIDE, Part
from cene.organiser import labels
from cene.organiser.lab import run_comparing, run_report, runs
from cene.organiser.lab.assessing import labels_of
from cene.organiser.lab.squares import Squares
from cene.ui.lab.aside import Errand

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from cene.organiser.lab.run_comparing import Comparison
    from cene.organiser.lab.run_report import Told
    from cene.organiser.lab.runs import Run
    from cene.ui.lab.aside import Telling, Tools

MOST = 60
"""So many photos of a cell are shown at most."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """All runs.

    Attributes:
        runs: the newest first, each with the share of the test photos that it has right, if known.
        damaged: why others cannot be read.
    """

    runs: tuple[tuple[Run, float | None], ...] = ()
    damaged: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadRuns(Errand):
    """Read which runs there are."""

    def run(self, tools: Tools, progress: Telling) -> Shelf:
        """All of them."""
        del tools, progress
        found = runs.every(paths.runs())
        known = tuple((one, run_report.accuracy(one)) for one in found.runs)
        return Shelf(known, tuple(map(str, found.damaged)))


@dataclass(frozen=True, slots=True)
class TellRun(Errand):
    """Find out how good the network of a run is."""

    of: Run

    def run(self, tools: Tools, progress: Telling) -> Told | None:
        """Its report, written if there was none."""
        return run_report.told(self.of, tools.classifier, paths.squares(), progress)


@dataclass(frozen=True, slots=True)
class CompareRuns(Errand):
    """Put runs side by side."""

    of: tuple[Run, ...]

    def run(self, tools: Tools, progress: Telling) -> Comparison | None:
        """All of them, with their reports."""
        told = []
        for one in self.of:
            found = run_report.told(one, tools.classifier, paths.squares(), progress)
            if found is None:
                return None
            told.append(found)
        return run_comparing.compare(told)


@dataclass(frozen=True, slots=True)
class Small:
    """A photo of a cell: where it was, and its square; None where that is gone."""

    path: str
    image: QImage | None


@dataclass(frozen=True, slots=True, eq=False)
class ReadCell(Errand):
    """Read the test photos of a class that were taken for another, or for what they are.

    Attributes:
        told: the run with its report.
        true: number of the class they are of.
        predicted: number of the class they were taken for.
    """

    told: Told
    true: int
    predicted: int

    def run(self, tools: Tools, progress: Telling) -> tuple[Small, ...] | None:
        """At most `MOST` of them, with their squares."""
        del tools
        data, cache = self.told.run.dataset, Squares(paths.squares())
        taken = self.told.assessment.tested.argmax(axis=1)
        rows = np.flatnonzero((labels_of(data, Part.TEST) == self.true) & (taken == self.predicted))
        places, found = data.of(Part.TEST), []
        for row in rows[:MOST]:
            if progress.stopped():
                return None
            sample = data.samples[places[row]]
            pixels = cache.read(sample.content)
            form = QImage.Format.Format_RGB888
            image = None
            if pixels is not None:
                image = QImage(pixels.data, SIDE, SIDE, 3 * SIDE, form).copy()
            found.append(Small(sample.path, image))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class CountFolder(Errand):
    """Count the photos of a folder of folders."""

    folder: Path

    def run(self, tools: Tools, progress: Telling) -> Mapping[str, int]:
        """How many photos each class has."""
        del tools, progress
        return Counter(one.album_name for one in labels.from_folders(self.folder).lessons)


@dataclass(frozen=True, slots=True)
class RemoveRun(Errand):
    """Delete a run, and no photo."""

    of: Run

    def run(self, tools: Tools, progress: Telling) -> tuple[str, ...]:
        """Names of what else was in its folder, which stays."""
        del tools, progress
        return runs.remove(self.of)

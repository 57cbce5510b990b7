"""What any threshold would do to 100,000 photos, from the catalogue."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from tests.benchmarks.table import Row, at_most

from cene.core.prediction import PARENTS, TOP, Prediction
from cene.organiser.risk import risk_curve
from cene.organiser.workspace import opened
from cene.store.catalogue import Sighting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cene.organiser.workspace import Workspace

FOLDERS = 100
EACH = 1000
TURNS = 7
SECONDS = 0.05
THRESHOLDS = np.linspace(0.5, 1, 51)


def measure() -> list[Row]:
    """Read, add up and ask, each time anew."""
    with (
        tempfile.TemporaryDirectory(prefix="cene-benchmark-") as name,
        opened(Path(name, "catalogue.sqlite"), write=True) as workspace,
    ):
        _fill(workspace)
        seconds = min(_seconds(workspace) for _ in range(TURNS))
    return [
        at_most(
            f"risk at {len(THRESHOLDS)} thresholds over {FOLDERS * EACH:,} photos",
            f"{seconds * 1000:.0f} ms",
            seconds / SECONDS,
            1,
            f"<= {SECONDS * 1000:.0f} ms",
        )
    ]


def _seconds(workspace: Workspace) -> float:
    began = time.perf_counter()
    risk_curve(workspace).curve(THRESHOLDS.tolist())
    return time.perf_counter() - began


def _fill(workspace: Workspace) -> None:
    """Photos that nobody has, each with parents and a content of its own."""
    catalogue, said = workspace.catalogue, _predictions()
    for number in range(FOLDERS):
        with workspace.database.transaction():
            folder = catalogue.folder(Path(f"/{number:04}"))
            predictions = []
            for place in range(EACH):
                catalogue.see(folder, Sighting(f"{place:05}.jpg", (), 1, 1), None)
            for photo in catalogue.photos_in(folder).values():
                content = catalogue.add_content(photo.id.to_bytes(32), "backbone", b"", None)
                catalogue.read(photo.id, content)
                predictions.append((content, next(said)))
            workspace.predictions.add(predictions)


def _predictions() -> Iterator[Prediction]:
    random = np.random.default_rng(0)
    while True:
        best, *above = np.sort(random.beta(5, 1, 1 + PARENTS)).tolist()
        ranking = tuple((f"album {k}", best if k == 0 else 0.0) for k in range(TOP))
        parents = tuple((f"parent {k}", confidence) for k, confidence in enumerate(above))
        yield Prediction(ranking, float(random.random()), "model", parents)

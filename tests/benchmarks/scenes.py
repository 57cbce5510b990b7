"""The ready-made albums on photos that they were not fitted on, and on photos of other things."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from tests.benchmarks.data import NONE, ROOT, training_data
from tests.benchmarks.table import Row, at_least, at_most, unmeasured

import evaluation
import photos
from cene import paths
from cene.core.policy import DEFAULT_THRESHOLD
from cene.vision.backbone import Backbone
from cene.vision.head import ready_made

if TYPE_CHECKING:
    from pathlib import Path

STRANGERS = ("objects", "documents", "groceries", "flowers")
TRUE_SCENES = ROOT / "tests" / "benchmarks" / "data" / "true_scenes.txt"


def measure() -> list[Row]:
    """Cross-validate, and try strangers on what ships."""
    data = training_data()
    if data is None:
        return [unmeasured("six scenes, and strangers", NONE, "see README")]
    backbone = Backbone(paths.bundled("models/bundled"))
    return [*_scenes(backbone, data), _strangers(backbone, data)]


def _scenes(backbone: Backbone, data: Path) -> list[Row]:
    albums = backbone.card.albums
    files = [photos.below(data / "scenes" / album) for album in albums]
    labels = np.repeat(np.arange(len(albums)), [len(found) for found in files])
    embeddings = photos.embedded(backbone, [path for found in files for path in found])
    figures = evaluation.cross_validate(backbone.card, embeddings, labels)
    at = next(row for row in figures.thresholds if row.threshold == DEFAULT_THRESHOLD)
    of = f"of {figures.photos:,}, 5 folds"
    return [
        at_least("six scenes, accuracy", f"{figures.accuracy:.2%} {of}", figures.accuracy, 0.92),
        at_most("six scenes, calibration error", f"{figures.ece:.4f}", figures.ece, 0.02),
        at_least(
            f"six scenes, precision at {DEFAULT_THRESHOLD:.2f}",
            f"{at.precision:.2%}, {at.predicted:.2%} predicted",
            at.precision,
            0.975,
        ),
        at_least(
            f"six scenes, filed at {DEFAULT_THRESHOLD:.2f}",
            f"{at.coverage:.2%}",
            at.coverage,
            0.75,
        ),
    ]


def _strangers(backbone: Backbone, data: Path) -> Row:
    lines = TRUE_SCENES.read_text("utf-8").splitlines()
    aside = {line.partition("\t")[0] for line in lines if not line.startswith("#")}
    files = [path for name in STRANGERS for path in photos.below(data / name)]
    head = ready_made(backbone.card.folder)
    filed = evaluation.filed_strangers(head, photos.embedded(backbone, files), DEFAULT_THRESHOLD)
    wrong = [k for k in filed if files[k].relative_to(data).as_posix() not in aside]
    return at_most(
        f"strangers filed at {DEFAULT_THRESHOLD:.2f}",
        f"{len(wrong)} of {len(files):,}; {len(filed) - len(wrong)} more do show the scene",
        len(wrong) / len(files),
        0.01,
    )

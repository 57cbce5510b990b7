"""Folders that Cene knows already, made without decoding anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from tests.benchmarks.pictures import small

from cene.core.prediction import TOP, Prediction
from cene.files.scan import scan
from cene.organiser.albums import ready_made
from cene.organiser.classifier import Classifier
from cene.organiser.workspace import opened
from cene.store.catalogue import Sighting

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from cene.files.scan import Folder
    from cene.organiser.workspace import Workspace


def write_small(root: Path, folders: int, each: int, side: int = 150) -> None:
    """Write different small photos into folders of equal size."""
    photos = small(side, folders * each)
    for number in range(folders):
        folder = root / f"{number:04}"
        folder.mkdir(parents=True)
        for place in range(each):
            (folder / f"IMG_{place:05}.jpg").write_bytes(next(photos))


def know(root: Path, catalogue: Path, *, all_sure: bool) -> None:
    """Enter all photos below a folder as if they had been looked at, each with its own content.

    Args:
        root: the folder.
        catalogue: where the catalogue is to be.
        all_sure: whether all of them file themselves, or three of four.
    """
    classifier = Classifier()
    size = classifier.shipped.samples.shape[1]
    random = np.random.default_rng(0)
    with opened(catalogue, write=True) as workspace:
        for folder in scan(root):
            predictions = []
            with workspace.database.transaction():
                for number, photo in enumerate(_entered(workspace, folder)):
                    content = workspace.catalogue.add_content(
                        random.bytes(32),
                        classifier.card.backbone_version,
                        random.bytes(2 * size),
                        "2024-05-01T12:00:00",
                    )
                    workspace.catalogue.read(photo, content)
                    sure = all_sure or number % 4 > 0
                    predictions.append((content, _prediction(classifier, number, sure=sure)))
                workspace.predictions.add(predictions)


def _entered(workspace: Workspace, folder: Folder) -> Iterator[int]:
    catalogue = workspace.catalogue
    number = catalogue.folder(folder.path)
    for file in folder.files:
        catalogue.see(number, Sighting(file[0], (), *file[1:]), None)
    catalogue.sign(number, folder.signature, folder.device)
    for known in catalogue.photos_in(number).values():
        yield known.id


def _prediction(classifier: Classifier, number: int, *, sure: bool) -> Prediction:
    confidence = 0.97 if sure else 0.6
    albums = classifier.card.albums
    first = number % len(albums)
    order = (*albums[first:], *albums[:first])
    others = (1 - confidence) / (len(order) - 1)
    ranking = tuple((album, others if k else confidence) for k, album in enumerate(order[:TOP]))
    above = ready_made().ancestors(order[0])
    parents = tuple((album.key, confidence + k / 1000) for k, album in enumerate(above, 1))
    return Prediction(ranking, novelty=0.5, model=classifier.version, parents=parents)

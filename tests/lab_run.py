"""Runs of the model lab as the training process leaves them, made by hand."""

from __future__ import annotations

import csv
import hashlib
import json
from dataclasses import asdict, fields
from typing import TYPE_CHECKING, Any

import numpy as np
from PIL import ImageOps

from cene.core.lab import SIDE, DataSet, Epoch, Part, Sample, TrainingOrder

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray
    from PIL import Image

EPOCHS = (
    Epoch(1, 1.2, 0.5, 1.3, 0.45, 2.0),
    Epoch(2, 0.6, 0.8, 0.9, 0.7, 2.0),
    Epoch(3, 0.2, 0.95, 1.0, 0.65, 2.5),
)
RESULT = {
    "format": 1, "state": "finished", "reason": None, "epochs": 3, "best_epoch": 2, "seconds": 6.5,
    "milliseconds_a_photo": 12.5, "parameters": 1_234_567, "bytes_float": 5_000_000,
    "bytes_int8": 1_300_000, "agreement": 0.98, "device": "CPU",
}  # fmt: skip


def content(path: str) -> str:
    """What stands for the hash of a photo."""
    return hashlib.sha256(path.encode("utf-8", "surrogateescape")).hexdigest()


def dataset(classes: Sequence[str], counts: dict[Part, int], names: str = "{k}.jpg") -> DataSet:
    """So many photos of each class in each part."""
    samples = [
        Sample(path, content(path), label, part)
        for label in range(len(classes))
        for part, number in counts.items()
        for path in (f"/photos/{label}/{part}-" + names.format(k=k) for k in range(number))
    ]
    samples.sort(key=lambda one: (one.label, one.path))
    return DataSet(tuple(classes), tuple(samples), 7)


def probabilities(labels: NDArray[np.intp], classes: int, seed: int = 0) -> NDArray[np.float32]:
    """Those of a network that is right more often than not, and sometimes sure and wrong."""
    random = np.random.default_rng(seed)
    scores = random.normal(scale=1.5, size=(len(labels), classes))
    scores[np.arange(len(labels)), labels] += 3
    powers = np.exp(scores)
    return np.asarray(powers / powers.sum(axis=1, keepdims=True), np.float32)


def labels(data: DataSet, part: Part) -> NDArray[np.intp]:
    return np.array([data.samples[k].label for k in data.of(part)], np.intp)


def write(
    folder: Path,
    data: DataSet,
    *,
    arrays: dict[str, Any] | None = None,
    epochs: Sequence[Epoch] = EPOCHS,
    result: dict[str, Any] | None = RESULT,
    created: str = "2026-11-21T22:35:00+01:00",
    recipe: str = "lite0-frozen",
) -> Path:
    """A run's folder; predictions are made up where none are given."""
    folder.mkdir(parents=True)
    order = asdict(TrainingOrder(recipe))
    dump(folder / "run.json", {"format": 1, "id": folder.name, "created": created, "order": order})
    samples = [[one.path, one.content, one.label, one.part] for one in data.samples]
    document = {"format": 1, "seed": data.seed, "classes": data.classes, "samples": samples}
    dump(folder / "dataset.json", document)
    with open(folder / "history.csv", "w", newline="") as file:
        table = csv.DictWriter(file, [field.name for field in fields(Epoch)])
        table.writeheader()
        table.writerows(asdict(epoch) for epoch in epochs)
    if arrays is None:
        arrays = {
            "validation": probabilities(labels(data, Part.VALIDATION), len(data.classes), 1),
            "test": probabilities(labels(data, Part.TEST), len(data.classes), 2),
        }
        arrays["test_int8"] = arrays["test"]
    if result is not None:
        np.savez(folder / "predictions.npz", **arrays)
        dump(folder / "result.json", result)
    return folder


def dump(path: Path, document: object) -> None:
    path.write_text(json.dumps(document), "utf-8")


def square(cache: Path, name: str, image: Image.Image) -> None:
    """Put the square of a photo into the cache."""
    place = cache / name[:2] / f"{name}.rgb"
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(ImageOps.fit(image, (SIDE, SIDE)).tobytes())

"""The figures of the model card: each measured by the recipe, none typed in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

import evaluation
import network
import photos
from cene.core import policy

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from cene.vision.backbone import Backbone
    from cene.vision.card import Card
    from cene.vision.head import Head

STRANGERS = ("objects", "documents", "groceries", "flowers")
"""Folders of photos of which hardly any shows one of the scenes."""


def imagenet(backbone: Backbone, model: Any, data: Path) -> dict[str, Any]:
    """How often the network is right, and agrees with itself before it was quantised."""
    files = photos.below(data / "imagenet200")
    truth = np.array([int(path.name.partition("_")[0]) for path in files])
    pictures = [photos.seen(path) for path in files]
    found = np.array([backbone.run(picture).imagenet.argmax() for picture in pictures])
    exact = model.predict(network.scaled(np.stack(pictures)), verbose=0)["logits"].argmax(axis=1)
    return {
        "how": "top 1 of 200 photos, one for every fifth class, centre crop",
        "top1": _rounded((found == truth).mean()),
        "top1_float": _rounded((exact == truth).mean()),
        "agreement_with_float": _rounded((found == exact).mean()),
    }


def scenes(card: Card, embeddings: NDArray[np.int16], labels: NDArray[np.intp]) -> dict[str, Any]:
    """Five-fold cross-validation of the ready-made albums."""
    figures = evaluation.cross_validate(card, embeddings, labels)
    return {
        "how": "five-fold cross-validation; filed is confidence at the threshold and novelty "
        f"at most {policy.NOVELTY_LIMIT}",
        "photos": figures.photos,
        "accuracy": _rounded(figures.accuracy),
        "ece": _rounded(figures.ece),
        "thresholds": [
            {name: _rounded(value) for name, value in row._asdict().items()}
            for row in figures.thresholds
        ],
    }


def strangers(head: Head, backbone: Backbone, data: Path, true_scenes: Path) -> dict[str, Any]:
    """Photos of other things that would be filed into a scene."""
    aside = listed(true_scenes)
    files = [path for name in STRANGERS for path in photos.below(data / name)]
    names = [path.relative_to(data).as_posix() for path in files]
    filed = evaluation.filed_strangers(
        head, photos.embedded(backbone, files), policy.DEFAULT_THRESHOLD
    )
    wrong = sorted(names[k] for k in filed if names[k] not in aside)
    return {
        "how": f"photos of {', '.join(STRANGERS)} filed at {policy.DEFAULT_THRESHOLD}, "
        "those aside that a person saw to show the scene",
        "photos": len(names),
        "filed": len(filed),
        "filed_wrongly": len(wrong),
        "share_filed_wrongly": _rounded(len(wrong) / len(names)),
        "wrong": wrong,
    }


def listed(true_scenes: Path) -> set[str]:
    """The photos of the list, which has one a line: path, tab, the scene that it shows."""
    lines = true_scenes.read_text("utf-8").splitlines()
    return {line.partition("\t")[0] for line in lines if line and not line.startswith("#")}


def _rounded(value: float) -> float:
    return round(float(value), 4)

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

    from cene.vision.backbone import Backbone
    from evaluation import Judged

FILED = f"filed is confidence at the threshold and novelty at most {policy.NOVELTY_LIMIT}"


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


def everyday(found: Judged) -> dict[str, Any]:
    """All ready-made albums of which there are photos, on photos left out one by one."""
    return {
        "how": "five-fold cross-validation over photos; an album of more than "
        f"{evaluation.MOST} photos counts as so many; {FILED}",
        "photos": len(found.labels),
        "albums": len(np.unique(found.labels)),
        "balanced_accuracy": _rounded(found.balanced_accuracy()),
        "ece": _rounded(found.calibration_error()),
        "thresholds": _thresholds(found),
    }


def sources(found: Judged) -> dict[str, Any]:
    """The same on photos of which the whole source was left out."""
    return {
        "how": "24-fold cross-validation over sources: a kind of object, of flower, of "
        f"groceries, the tanks; {FILED}",
        "photos": len(found.labels),
        "accuracy": _rounded(found.accuracy()),
        "thresholds": _thresholds(found),
    }


def scenes(found: Judged, numbers: list[int]) -> dict[str, Any]:
    """The six scenes, among all ready-made albums and with the others switched off."""
    everywhere = found.of(np.isin(found.labels, numbers))
    alone = found.among(numbers)
    return {
        "how": "five-fold cross-validation over photos, among all ready-made albums; alone is "
        f"with the others switched off; {FILED}",
        "photos": len(everywhere.labels),
        "accuracy": _rounded(everywhere.accuracy()),
        "accuracy_alone": _rounded(alone.accuracy()),
        "ece": _rounded(everywhere.calibration_error()),
        "ece_alone": _rounded(alone.calibration_error()),
        "thresholds": _thresholds(everywhere),
        "thresholds_alone": _thresholds(alone),
    }


def strangers(found: Judged) -> dict[str, Any]:
    """Photos of things that there is no album for, and which would be filed all the same."""
    at = policy.DEFAULT_THRESHOLD
    filed = evaluation.filed_at(found.confidence, found.novelty, at)
    return {
        "how": "photos of folders of objects that no album is made from, people and mixed photos "
        f"among them, the whole folder left out; filed at {at}. Some do show what an album is for",
        "photos": len(found.labels),
        "filed": int(filed.sum()),
        "share_filed": _rounded(float(filed.mean()) if len(filed) else 0.0),
    }


def _thresholds(found: Judged) -> list[dict[str, float]]:
    return [
        {name: _rounded(value) for name, value in found.at(threshold)._asdict().items()}
        for threshold in evaluation.THRESHOLDS
    ]


def _rounded(value: float) -> float:
    return round(float(value), 4)

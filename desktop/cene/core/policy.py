"""From a prediction to a decision. Pure, so that moving the slider costs nothing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cene.core.album import Album
    from cene.core.prediction import Prediction

DEFAULT_THRESHOLD = 0.9
NOVELTY_LIMIT = 0.95
"""At most this share of an album's photos may be nearer; beyond it a photo belongs to *Other*.

Outliers among the photos of an album make the last few percent worthless: at
0.99, 70 of 2,014 photos of other things were filed into a scene, at 0.95 six (models/README.md)."""


class Action(StrEnum):
    """What is to happen to a photo."""

    FILE = "file"
    ASK = "ask"
    LEAVE = "leave"


@dataclass(frozen=True, slots=True)
class Decision:
    """What follows from a prediction at a threshold; derived, never stored.

    Attributes:
        album: key of the album, or None for *Other*.
        confidence: probability of that album (of the best one for *Other*).
        margin: gap to the runner-up.
        action: file, ask or leave.
        reason: why, in words.
    """

    album: str | None
    confidence: float
    margin: float
    action: Action
    reason: str


def is_sure(confidence: float, novelty: float, threshold: float) -> bool:
    """The one rule: sure enough, and not unlike everything Cene knows."""
    return confidence >= threshold and novelty <= NOVELTY_LIMIT


def decide(prediction: Prediction, threshold: float, albums: Mapping[str, Album]) -> Decision:
    """Decide on one photo.

    Args:
        prediction: its probabilities.
        threshold: how sure is sure enough to file, in 0..1.
        albums: the albums by key, for their titles.
    """
    novel = prediction.novelty > NOVELTY_LIMIT
    sure = is_sure(prediction.confidence, prediction.novelty, threshold)
    best = f"{percent(prediction.confidence)} {albums[prediction.album].title}"
    if len(prediction.ranking) > 1:
        key, probability = prediction.ranking[1]
        best += f", next {albums[key].title} {percent(probability)}"
    if novel:
        reason = f"unlike all that Cene knows; nearest is {best}"
    elif sure:
        reason = best
    else:
        reason = f"not sure enough: {best}"
    return Decision(
        album=None if novel else prediction.album,
        confidence=prediction.confidence,
        margin=prediction.margin,
        action=Action.FILE if sure else Action.ASK,
        reason=reason,
    )


def percent(probability: float) -> str:
    """A probability for people, rounded down: 99.96 % is not certainty."""
    return f"{int(probability * 100 + 1e-9)} %"  # 0.29 * 100 is a little less than 29

"""From a prediction to a decision. Pure, so that moving the slider costs nothing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping

    from cene.core.prediction import Prediction
    from cene.core.tree import Albums

DEFAULT_THRESHOLD = 0.9
LEAST_THRESHOLD = 0.5
"""Nobody lets Cene file what is as likely wrong as right."""
NO_OWN: Mapping[str, float] = MappingProxyType({})
"""Where no album has a threshold of its own."""
NOVELTY_LIMIT = 0.98
"""At most this share of an album's photos may be nearer; beyond it a photo belongs to *Other*.

Most strangers are improbable everywhere, for the head knows *none of these*; this is for what
resembles nothing at all. At 0.95 two percent fewer photos file themselves, and no fewer strangers
(models/README.md)."""

WORTH_A_WORD = 0.01
"""A runner-up that is less probable would be named with 0 %."""


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
        margin: gap between the best album and the runner-up.
        action: file, ask or leave.
        reason: why, in words.
        alike: photos that a person put into the best album and that look like this one.
        own: key of the album whose own threshold decided, be it to file or not, and that
            threshold; None where the general one did.
    """

    album: str | None
    confidence: float
    margin: float
    action: Action
    reason: str
    alike: int = 0
    own: tuple[str, float] | None = None


def is_sure(confidence: float, novelty: float, threshold: float) -> bool:
    """The one rule: sure enough for an album, and not unlike everything Cene knows."""
    return confidence >= threshold and novelty <= NOVELTY_LIMIT


def place(
    prediction: Prediction,
    threshold: float,
    parents: Container[str],
    own: Mapping[str, float] = NO_OWN,
) -> tuple[str, float] | None:
    """Where a photo is filed at a threshold: the best album, else the narrowest sure parent.

    `store/predictions.py` says the same in SQL.

    Args:
        prediction: its probabilities.
        threshold: how sure is sure enough, in 0..1.
        parents: keys of the albums that may stand in for those below them.
        own: the same as `threshold` for single albums by key, in place of it.

    Returns:
        Key of the album and its probability, or None if the photo waits.
    """
    for key, probability in _candidates(prediction, parents):
        if is_sure(probability, prediction.novelty, own.get(key, threshold)):
            return key, probability
    return None


def decide(
    prediction: Prediction,
    threshold: float,
    albums: Albums,
    parents: Container[str] | None = None,
) -> Decision:
    """Decide on one photo.

    Args:
        prediction: its probabilities.
        threshold: how sure is sure enough to file, in 0..1, where an album has no own threshold.
        albums: all albums, for their titles and own thresholds.
        parents: keys of the albums that may stand in for those below them; None for all in use.
    """
    parents = albums.in_use if parents is None else parents
    placed = place(prediction, threshold, parents, albums.thresholds)
    novel = prediction.novelty > NOVELTY_LIMIT
    own = None if novel else _own(prediction, threshold, parents, albums.thresholds)
    album, confidence = placed or (prediction.album, prediction.confidence)
    return Decision(
        album=None if novel else album,
        confidence=confidence,
        margin=prediction.margin,
        action=Action.FILE if placed else Action.ASK,
        reason=_reason(prediction, placed, own, albums),
        alike=prediction.alike,
        own=own,
    )


def _candidates(prediction: Prediction, parents: Container[str]) -> Iterator[tuple[str, float]]:
    """The albums that a photo may be filed into, the first choice first."""
    yield prediction.album, prediction.confidence
    yield from (pair for pair in prediction.parents if pair[0] in parents)


def _own(
    prediction: Prediction,
    threshold: float,
    parents: Container[str],
    own: Mapping[str, float],
) -> tuple[str, float] | None:
    """The first album that takes or leaves the photo only because of its own threshold, and that.

    Of a photo that no album takes it is the best one if that has an own threshold at all.
    """
    for key, probability in _candidates(prediction, parents):
        limit = own.get(key, threshold)
        if (probability >= limit) != (probability >= threshold):
            return key, limit
        if probability >= limit:
            return None
    return (prediction.album, own[prediction.album]) if prediction.album in own else None


def _reason(
    prediction: Prediction,
    placed: tuple[str, float] | None,
    own: tuple[str, float] | None,
    albums: Albums,
) -> str:
    best = f"{percent(prediction.confidence)} {albums[prediction.album].title}"
    for key, probability in prediction.ranking[1:2]:
        if probability >= WORTH_A_WORD:
            best += f", next {albums[key].title} {percent(probability)}"
    if prediction.novelty > NOVELTY_LIMIT:
        return f"unlike all that Cene knows; nearest is {best}"
    if prediction.alike:
        photos = "1 photo" if prediction.alike == 1 else f"{prediction.alike:,} photos"
        best += f"; like {photos} you put there"
    if placed is None:
        return f"not sure enough{_for(own, albums)}: {best}"
    if prediction.told and placed[0] == prediction.album:
        return "you put it there"
    if placed[0] != prediction.album:
        best = _between(prediction, placed, albums)
    if own is None:
        return best
    enough = "sure enough" if own[0] == placed[0] else "not sure enough"
    return f"{enough}{_for(own, albums)}: {best}"


def _for(own: tuple[str, float] | None, albums: Albums) -> str:
    """For which album a photo is sure enough or not, where it has a threshold of its own."""
    return "" if own is None else f" for {albums[own[0]].title} ({percent(own[1])})"


def _between(prediction: Prediction, placed: tuple[str, float], albums: Albums) -> str:
    """Why a photo goes into a parent: the albums below it that it may be of."""
    parent, probability = placed
    best = f"{percent(prediction.confidence)} {albums[prediction.album].title}"
    below = [
        f"{albums[key].title} {percent(chance)}"
        for key, chance in prediction.ranking
        if chance >= WORTH_A_WORD and any(above.key == parent for above in albums.ancestors(key))
    ]
    possible = f"between {below[0]} and {below[1]}" if len(below) > 1 else best
    return f"{possible}, but {percent(probability)} {albums[parent].title}"


def percent(probability: float) -> str:
    """A probability for people, rounded down: 99.96 % is not certainty."""
    return f"{int(probability * 100 + 1e-9)} %"  # 0.29 * 100 is a little less than 29

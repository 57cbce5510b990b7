"""An example: what a person or a machine said of one photo and one album."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """Whether a photo belongs into an album."""

    CONFIRMED = "confirmed"
    REJECTED = "rejected"


class Labeller(StrEnum):
    """Who said so."""

    PERSON = "person"
    MACHINE = "machine"


@dataclass(frozen=True, slots=True)
class Example:
    """What was said of a photo, and by whom.

    Attributes:
        album: key of the album.
        verdict: whether the photo belongs into it.
        labeller: who said so.
        confidence: how sure they were, in 0..1.
        source: where it was said ("teach", "answer", "folders", "open-images", "filed").
        time: when, ISO 8601 with zone.
    """

    album: str
    verdict: Verdict
    labeller: Labeller = Labeller.PERSON
    confidence: float = 1.0
    source: str = "teach"
    time: str = ""

    @property
    def weight(self) -> float:
        """How much it counts: 1 from a person, at most a quarter from a machine.

        A multiple of 1/64, so that sums of weights are exact in any order and taking an example
        back leaves nothing of it.
        """
        if self.labeller is Labeller.PERSON:
            return 1.0
        return round(self.confidence * 16) / 64

    def replaces(self, other: Example) -> bool:
        """Whether this one takes the place of what was said of the same photo and album before.

        A person has the last word; among equals whoever says something else has it.
        """
        if self.labeller is not other.labeller:
            return self.labeller is Labeller.PERSON
        return self.verdict is not other.verdict

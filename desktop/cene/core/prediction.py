"""What the classifier says of one photo; stored, and never overwritten by a decision."""

from __future__ import annotations

from dataclasses import dataclass

TOP = 5
"""How many albums of a prediction are kept."""
PARENTS = 3
"""How many parents of a prediction are kept."""


@dataclass(frozen=True, slots=True)
class Prediction:
    """Probabilities of one photo over the albums in use.

    Attributes:
        ranking: the top albums as (key, probability), best first, at most `TOP`.
        novelty: how far the photo is from everything the head was fitted on, in 0..1: the share
            of known photos that are nearer. Above `policy.NOVELTY_LIMIT` the photo is *Other*.
        model: version of backbone and head that said so.
        parents: albums that others stand under, as (key, probability of it and all below it), only
            those more probable than the best album, the narrowest first, at most `PARENTS`.
        alike: photos that the person put into the best album and that look like this one.
        told: whether the person put this photo into the best album, which then has probability 1
            (and the photo novelty 0).
    """

    ranking: tuple[tuple[str, float], ...]
    novelty: float
    model: str
    parents: tuple[tuple[str, float], ...] = ()
    alike: int = 0
    told: bool = False

    @property
    def album(self) -> str:
        """Key of the most probable album."""
        return self.ranking[0][0]

    @property
    def confidence(self) -> float:
        """Probability of the most probable album."""
        return self.ranking[0][1]

    @property
    def margin(self) -> float:
        """Gap to the runner-up (the confidence itself where there is none)."""
        return self.confidence - (self.ranking[1][1] if len(self.ranking) > 1 else 0.0)

    @property
    def reach(self) -> float:
        """The highest threshold at which the photo may still be filed, be it into a parent."""
        return max([self.confidence, *(probability for _, probability in self.parents)])

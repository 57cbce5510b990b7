"""About how long a training will take."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cene.organiser.lab.run_files import State

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cene.core.recipes import Recipe
    from cene.organiser.lab.runs import Run

_PIXELS = 6e-7
"""Seconds that a pixel of what the first layer sees takes in one pass, on a computer without a
graphics card; no more than the order of magnitude."""
_DEEP = 4
"""So many times as long takes a network that knows ImageNet: it is deeper."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """How long training will take at most.

    Attributes:
        seconds: with all passes over the photos; most end before.
        known: whether it comes from a run of the same network, or is a rough guess.
    """

    seconds: float
    known: bool


def estimate(recipe: Recipe, photos: int, runs: Iterable[Run]) -> Estimate:
    """How long training on so many photos will take at most.

    Args:
        recipe: the network.
        photos: in all parts together.
        runs: those that there are, the newest first.
    """
    passes = recipe.epochs * photos
    for run in runs:
        found = run.result
        if run.order.recipe != recipe.name or run.state is not State.FINISHED or found is None:
            continue
        if found.seconds and found.epochs and run.dataset.samples:
            each = found.seconds / (found.epochs * len(run.dataset.samples))
            return Estimate(each * passes, known=True)
    each = _PIXELS * recipe.side**2 * (_DEEP if recipe.weights else 1)
    return Estimate(each * passes, known=False)

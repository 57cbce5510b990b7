"""Splits photos into parts: the same for the same seed, and never what looks alike in two."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from cene.core.lab import ClassCount, Part

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


@dataclass(frozen=True, slots=True)
class Split:
    """How photos are to be split.

    Attributes:
        validation: share of all photos, in 0..1 and neither.
        test: share of the rest, likewise.
        seed: of the choice.
    """

    validation: float = 0.2
    test: float = 0.1
    seed: int = 0

    @property
    def shares(self) -> Mapping[Part, float]:
        """Share of each part, together 1."""
        rest = 1 - self.validation
        return {
            Part.TRAIN: rest * (1 - self.test),
            Part.VALIDATION: self.validation,
            Part.TEST: rest * self.test,
        }


class Group(NamedTuple):
    """Photos that stay together.

    Attributes:
        name: what tells it from all others, on every computer: the least content in it.
        photos: how many of which class.
    """

    name: str
    photos: Mapping[int, int]


def parts(groups: Sequence[Group], split: Split) -> list[Part]:
    """The part of each group, whatever their order.

    The largest come first, each to the part that still lacks most of its class; so no part gets
    more than its share by more than the last group that it got, and most of what looks alike is
    learned from, not measured with. A class that has three groups of its own is in every part, one
    that has two is not in the test, and one alone is trained with. (Groups of several classes make
    a promise for all classes impossible; they come before others.)
    """
    found = _Filling(groups, split)
    order = sorted(range(len(groups)), key=lambda k: _turn(groups[k], split.seed))
    chosen = {k: found.put(groups[k]) for k in order}
    return [chosen[k] for k in range(len(groups))]


def expected(name: str, photos: int, split: Split) -> ClassCount:
    """About how the photos of a class will be split, before anybody has looked at them.

    Args:
        name: of the class.
        photos: how many it has; what looks alike or cannot be read makes it another number.
        split: how.
    """
    shares = split.shares
    most = max(0, photos - 1)  # one at least is trained with
    validation = min(most, max(1, round(photos * shares[Part.VALIDATION])))
    test = min(most - validation, max(1, round(photos * shares[Part.TEST])))
    return ClassCount(name, photos - validation - test, validation, test)


def _turn(group: Group, seed: int) -> tuple[bool, int, bytes]:
    # A hash and no random numbers: these may be others in the next version of a library.
    lot = hashlib.blake2b(f"{seed} {group.name}".encode(), digest_size=16).digest()
    return len(group.photos) == 1, -sum(group.photos.values()), lot


class _Filling:
    """Parts on the way to being full."""

    def __init__(self, groups: Sequence[Group], split: Split) -> None:
        self._left: Counter[int] = Counter()
        photos: Counter[int] = Counter()
        for group in groups:
            self._left.update(group.photos.keys())
            photos.update(group.photos)
        self._lacks = {
            label: {part: number * share for part, share in split.shares.items()}
            for label, number in photos.items()
        }
        self._without = {label: set(list(Part)[: self._left[label]]) for label in photos}

    def put(self, group: Group) -> Part:
        """Choose the part of one more group."""
        allowed = set(Part)
        for label in group.photos:
            without = self._without[label]
            if self._left[label] <= len(without) and allowed & without:
                allowed &= without
        chosen = max((part for part in Part if part in allowed), key=lambda p: self._need(group, p))
        for label, number in group.photos.items():
            self._left[label] -= 1
            self._lacks[label][chosen] -= number
            self._without[label].discard(chosen)
        return chosen

    def _need(self, group: Group, part: Part) -> float:
        return sum(number * self._lacks[label][part] for label, number in group.photos.items())

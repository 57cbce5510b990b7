"""What a review goes through: the photos that wait, and what was answered so far."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@dataclass(frozen=True, slots=True)
class Deed:
    """One answer, or one photo that was skipped.

    Attributes:
        photos: numbers of the photos, the one that was looked at first.
        name: of that one, for people.
        album: key of the album, or the title of a new one; None for none of these.
        agreed: whether Cene would have said the same; None where it had no opinion.
        skipped: whether nothing was answered.
    """

    photos: tuple[int, ...]
    name: str
    album: str | None = None
    agreed: bool | None = None
    skipped: bool = False


class Queue:
    """The photos of one review, in their order.

    Args:
        photos: their numbers.
    """

    def __init__(self, photos: Sequence[int] = ()) -> None:
        self.waiting = list(dict.fromkeys(photos))
        self.position = 0
        self.deeds: list[Deed] = []

    @property
    def current(self) -> int | None:
        """The photo that is asked about; None at the end."""
        return self.waiting[self.position] if self.waiting else None

    @property
    def done(self) -> list[int]:
        """The photos that were answered or skipped, the last one last."""
        return [photo for deed in self.deeds for photo in deed.photos]

    @property
    def answered(self) -> list[int]:
        """Those that were answered, the last one last."""
        return [photo for deed in self.deeds if not deed.skipped for photo in deed.photos]

    @property
    def skipped(self) -> list[int]:
        """Those that were skipped."""
        return [photo for deed in self.deeds if deed.skipped for photo in deed.photos]

    @property
    def agreement(self) -> float | None:
        """Share of the answers, in 0..1, that Cene would have given; None before the first."""
        said = [deed.agreed for deed in self.deeds if deed.agreed is not None]
        return sum(said) / len(said) if said else None

    def replace(self, photos: Iterable[int]) -> None:
        """Go on with another order; what was answered stays out, and the current photo in."""
        out = {*self.done, self.current}
        current = self.current
        self.waiting = [photo for photo in dict.fromkeys(photos) if photo not in out]
        if current is not None:
            self.position = min(self.position, len(self.waiting))
            self.waiting.insert(self.position, current)

    def step(self, by: int) -> None:
        """Look at another photo without answering."""
        self.position = max(0, min(self.position + by, len(self.waiting) - 1))

    def go(self, photo: int) -> None:
        """Look at this one without answering."""
        self.position = self.waiting.index(photo)

    def later(self, photos: Iterable[int]) -> list[int]:
        """Those that come after the current one; who stepped over the others has seen them."""
        after = set(self.waiting[self.position + 1 :])
        return [photo for photo in photos if photo in after]

    def gather(self, photos: Iterable[int]) -> tuple[int, ...]:
        """Put those that wait right behind the current one, and return them."""
        current = self.current
        here = set(self.waiting)
        behind = [p for p in dict.fromkeys(photos) if p in here and p != current]
        if current is not None and behind:
            apart = set(behind)
            self.waiting = [photo for photo in self.waiting if photo not in apart]
            self.go(current)
            self.waiting[self.position + 1 : self.position + 1] = behind
        return tuple(behind)

    def do(self, deed: Deed) -> None:
        """Note an answer, and go on to the next photo."""
        self._drop(deed.photos)
        self.deeds.append(deed)

    def drop(self, photo: int) -> None:
        """Leave out a photo that is no longer there."""
        self._drop((photo,))

    def undo(self) -> Deed | None:
        """Take back what was done last, and look at it again; None where nothing was."""
        if not self.deeds:
            return None
        deed = self.deeds.pop()
        self.waiting[self.position : self.position] = deed.photos
        return deed

    def restore(self, photos: Iterable[int]) -> None:
        """Let photos wait again whose answer came to nothing, after those that wait already."""
        back = set(photos)
        self.deeds = [deed for deed in self.deeds if not back.issuperset(deed.photos)]
        self.waiting += sorted(back.difference(self.waiting))

    def _drop(self, photos: Iterable[int]) -> None:
        gone = set(photos)
        ahead = sum(photo in gone for photo in self.waiting[: self.position])
        self.waiting = [photo for photo in self.waiting if photo not in gone]
        self.position = max(0, min(self.position - ahead, len(self.waiting) - 1))

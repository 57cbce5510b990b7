"""How the folders of a person are watched, and what may have changed in them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class State(StrEnum):
    """How a root is watched."""

    WATCHING = "watching"
    """The system tells of changes at once."""
    POLLING = "polling"
    """Cene looks for changes every so often."""
    MISSING = "missing"
    """It is not there, or may not be read; it is looked for again every few seconds."""
    ELSEWHERE = "elsewhere"
    """Another process of Cene's watches it."""


@dataclass(frozen=True, slots=True)
class Watched:
    """A root and how it is watched.

    Attributes:
        root: the folder, as it was given.
        state: how.
        why: what keeps the system from telling of changes, a clause; empty while `WATCHING`.
    """

    root: Path
    state: State
    why: str = ""


@dataclass(frozen=True, slots=True)
class Changes:
    """What may have changed since somebody looked: hints, for the scan is the truth.

    Attributes:
        folders: each is to be listed, and nothing below it.
        trees: each is to be walked with all below it, or is gone.
        everywhere: whether all is to be walked, for hints were lost or are too many.
    """

    folders: frozenset[Path] = frozenset()
    trees: frozenset[Path] = frozenset()
    everywhere: bool = False

    def __bool__(self) -> bool:
        """Whether there is anything to look at."""
        return bool(self.everywhere or self.folders or self.trees)

    def __or__(self, other: Changes) -> Changes:
        """Both together."""
        if self.everywhere or other.everywhere:
            return Changes(everywhere=True)
        return Changes(self.folders | other.folders, self.trees | other.trees)


EVERYWHERE = Changes(everywhere=True)

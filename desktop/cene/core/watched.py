"""How the folders of a person are watched."""

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

"""A move: what is, or was, done to the files of one photo."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from cene.core.photo import Stat


class Mode(StrEnum):
    """How a photo gets into its album."""

    SUGGEST = "suggest"
    TAG = "tag"
    COPY = "copy"
    MOVE = "move"
    HARDLINK = "hardlink"

    @property
    def places(self) -> bool:
        """Whether photos get into folders of albums by it."""
        return self not in (Mode.SUGGEST, Mode.TAG)


class Collision(StrEnum):
    """What is done with a photo where its name is taken in its album."""

    NUMBER = "number"
    """It gets a number."""
    LEAVE = "leave"
    """It stays where it is."""


class Companions(StrEnum):
    """What is done with the files beside a photo that is filed."""

    TOGETHER = "together"
    """They go with it, under one name, all or none."""
    PICTURE_ONLY = "picture only"
    """They stay where they are."""


class State(StrEnum):
    """Where a move stands in the journal."""

    INTENT = "intent"
    """Written down; the disk may be anywhere between before and after."""
    DONE = "done"
    FAILED = "failed"
    """Given up; every file is at its source."""
    UNDOING = "undoing"
    """As INTENT, for the way back."""
    UNDONE = "undone"

    @property
    def is_open(self) -> bool:
        """Whether only the disk can say what happened."""
        return self in (State.INTENT, State.UNDOING)


@dataclass(frozen=True, slots=True)
class FileMove:
    """One file of a move.

    Attributes:
        source: where it was.
        target: where it goes.
        stat: its identity at the source.
        content: BLAKE3 of its bytes, empty where they were never read.
        placed: its identity at the target, None before it is known.
        became: BLAKE3 of the bytes that it got instead, empty where it keeps its own.

    Where tags are written, source and target are one path. `NOTHING` in place of an identity says
    that there is no file: before a sidecar is made, or after it is taken away.
    """

    source: Path
    target: Path
    stat: Stat
    content: bytes = b""
    placed: Stat | None = None
    became: bytes = b""

    def reversed(self) -> FileMove:
        """The way back; twice reversed it is the same again."""
        content, became = (self.became, self.content) if self.is_rewritten else (self.content, b"")
        return FileMove(
            self.target, self.source, self.placed or self.stat, content, self.stat, became
        )

    @property
    def is_rewritten(self) -> bool:
        """Whether the file stays where it is and gets other bytes."""
        return self.source == self.target


@dataclass(frozen=True, slots=True)
class Move:
    """All files of one photo on one way, all or none; or one that came after them.

    Attributes:
        id: the journal's number, 0 before it is written.
        batch: the batch it belongs to.
        photo: catalogue number of the photo.
        mode: move, copy, hardlink or tag.
        files: the picture first, then its companions; the late companion alone where it joins.
        state: where it stands.
        album: key of the album.
        confidence: how sure Cene was.
        error: why it failed, if it did.
        joins: number of the move that the photo had gone by when this companion came after it.
    """

    batch: int
    photo: int
    mode: Mode
    files: tuple[FileMove, ...]
    album: str
    confidence: float
    state: State = State.INTENT
    id: int = 0
    error: str | None = None
    joins: int | None = None

    def reversed(self) -> Move:
        """The way back, from the targets to the sources. Twice reversed is the move itself."""
        return replace(self, files=tuple(file.reversed() for file in self.files))


@dataclass(frozen=True, slots=True)
class Batch:
    """One run, or one burst of the watcher.

    Attributes:
        id: the journal's number.
        time: when it began, ISO 8601 with zone.
        mode: how photos were filed.
        cause: what began it ("sort", "watch").
        threshold: how sure was sure enough.
        moves: what was done, oldest first.
    """

    id: int
    time: str
    mode: Mode
    cause: str
    threshold: float
    moves: tuple[Move, ...] = ()

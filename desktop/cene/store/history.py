"""The journal as a person reads it: batches with their sums, and the moves of one batch."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cene.core.move import Batch, Mode, State
from cene.core.naming import folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from sqlite3 import Cursor

    from cene.store.database import Database

_FOUND = "(?1 IS NULL OR state = ?1) AND (NOT ?2 OR has_words(source, target, album))"
_LATER = "joins IS NOT NULL AND move.mode = 'tag' AND batch.mode <> 'tag'"
"""That a move wrote tags into a photo which the same batch had brought to its album."""
_MOVES = (
    "SELECT batch_id, move.id, source, target, "
    "(SELECT count(*) FROM move_file AS file WHERE file.move_id = move.id) - 1, "
    "album, confidence, state, move.error FROM move "
    "JOIN move_file ON move_id = move.id AND position = 0 "
)


class Sums(NamedTuple):
    """What a batch did, in numbers of photos and of companions that joined theirs.

    Where photos were brought to their albums and then tagged, `done`, `undone` and `unsettled`
    leave the tags out, for they speak of the same photos.

    Attributes:
        batch: the batch, without its moves.
        done: those that are where it put them.
        undone: those that were put back.
        failed: those that it could not file.
        unsettled: those of which the next start will say where they are.
        album: key of the album into which all went, the first by name if there are several.
        albums: how many albums they went into.
        joined: how many of those that did not fail are late companions, which joined their photos.
        tagged: how many of the photos that were brought somewhere got tags there.
        found: how many are as they are looked for; all, where nothing is looked for.
    """

    batch: Batch
    done: int
    undone: int
    failed: int
    unsettled: int
    album: str
    albums: int
    joined: int
    tagged: int
    found: int

    @property
    def moves(self) -> int:
        """Of how many moves it speaks."""
        return self.done + self.undone + self.failed + self.unsettled + self.tagged


class Line(NamedTuple):
    """One photo of a batch, or a companion that came after its photo.

    Attributes:
        batch: number of the batch.
        move: the journal's number.
        source: where it was.
        target: where it was put.
        companions: how many files went with it.
        album: key of the album.
        confidence: how sure Cene was.
        state: where the move stands.
        error: why it failed, if it did.
    """

    batch: int
    move: int
    source: Path
    target: Path
    companions: int
    album: str
    confidence: float
    state: State
    error: str | None

    @property
    def is_tags(self) -> bool:
        """Whether a file stayed where it is, and its tags were changed."""
        return self.source == self.target

    @property
    def name(self) -> str:
        """As `cene undo` takes it."""
        return f"{self.batch}.{self.move}"


class Wanted(NamedTuple):
    """What is looked for in the history.

    Attributes:
        words: parts that a photo's old path, new path and album must hold, in any case.
        state: where its move must stand; None for anywhere.
        titles: by key, what people call the albums; others go by their keys.
    """

    words: tuple[str, ...] = ()
    state: State | None = None
    titles: Mapping[str, str] = {}

    def fits(self, source: bytes, target: bytes, album: str) -> bool:
        """Whether all words are in paths, as bytes of the file system, and album."""
        title = self.titles.get(album, album)
        text = folded("\n".join((os.fsdecode(source), os.fsdecode(target), title)))
        return all(folded(word) in text for word in self.words)


class History:
    """Reads the journal; a hundred thousand moves in well under a second."""

    def __init__(self, database: Database) -> None:
        self._connection = database.connection

    def batches(self, wanted: Wanted) -> list[Sums]:
        """The batches in which something is found, newest first.

        Where nothing is looked for, batches of which nothing came are left out all the same.
        """
        self._look_for(wanted)
        rows = self._connection.execute(
            "SELECT batch.id, time, batch.mode, cause, threshold, "  # noqa: S608 - constants
            f"count(*) FILTER (WHERE state = 'done' AND NOT ({_LATER})), "
            f"count(*) FILTER (WHERE state = 'undone' AND NOT ({_LATER})), "
            "count(*) FILTER (WHERE state = 'failed'), "
            f"count(*) FILTER (WHERE state IN ('intent', 'undoing') AND NOT ({_LATER})), "
            "min(album), count(DISTINCT album), "
            "count(joins) FILTER (WHERE state <> 'failed' AND move.mode <> 'tag'), "
            f"count(*) FILTER (WHERE state <> 'failed' AND {_LATER}), "
            f"count(*) FILTER (WHERE {_FOUND}) AS found "
            "FROM batch JOIN move ON batch_id = batch.id "
            "JOIN move_file ON move_id = move.id AND position = 0 "
            "GROUP BY batch.id HAVING found > 0 ORDER BY batch.id DESC",
            (wanted.state, bool(wanted.words)),
        )
        return [
            Sums(Batch(number, time, Mode(mode), cause, threshold), *sums)
            for number, time, mode, cause, threshold, *sums in rows
        ]

    def lines(self, batch: int, wanted: Wanted) -> list[Line]:
        """What is found in a batch, oldest first."""
        self._look_for(wanted)
        rows = self._connection.execute(
            f"{_MOVES} WHERE {_FOUND} AND batch_id = ?3 ORDER BY move.id",
            (wanted.state, bool(wanted.words), batch),
        )
        return list(_lines(rows))

    def _look_for(self, wanted: Wanted) -> None:
        self._connection.create_function("has_words", 3, wanted.fits, deterministic=True)


def _lines(rows: Cursor) -> Iterator[Line]:
    for batch, move, source, target, companions, album, confidence, state, error in rows:
        yield Line(
            batch,
            move,
            Path(os.fsdecode(source)),
            Path(os.fsdecode(target)),
            companions,
            album,
            confidence,
            State(state),
            error,
        )

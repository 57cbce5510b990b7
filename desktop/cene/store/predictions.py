"""What the classifier said of the photos, and the photos by what it said."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cene.core.photo import Photo
from cene.core.policy import NOVELTY_LIMIT
from cene.core.prediction import Prediction

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Iterator

    from cene.store.database import Database

CHUNK = 256
"""Photos loaded at a time."""

_COUNTED = "FROM selected JOIN photo USING (folder_id) "
_PHOTOS = _COUNTED + "JOIN folder ON folder.id = folder_id "


class AlbumTally(NamedTuple):
    """How many selected photos are sure of one album, and how many of them may be wrong."""

    album: str
    sure: int
    expected_wrong: float


class Tally(NamedTuple):
    """Counts over the selected folders.

    Attributes:
        photos: all photos.
        read: those with a prediction.
        unpredicted: RAW files without a picture beside them.
        albums: those that are sure, by album.
    """

    photos: int
    read: int
    unpredicted: int
    albums: tuple[AlbumTally, ...]


class Predictions:
    """Stored predictions; they change only with the photo or the model, never by a decision."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self._connection = database.connection

    def add(self, predictions: Iterable[tuple[int, Prediction]]) -> None:
        """Store what the head said of contents; inside a transaction."""
        self._connection.executemany(
            "INSERT OR REPLACE INTO prediction (content_id, model, ranking, album, confidence, "
            "novelty) VALUES (?, ?, ?, ?, ?, ?)",
            (
                (content, p.model, json.dumps(p.ranking), p.album, p.confidence, p.novelty)
                for content, p in predictions
            ),
        )

    def missing(self, backbone: str, model: str, limit: int) -> list[tuple[int, bytes]]:
        """Contents (number, embedding) of which this model has said nothing yet."""
        return self._connection.execute(
            "SELECT id, embedding FROM content LEFT JOIN prediction ON content_id = id "
            "WHERE backbone = ? AND model IS NOT ? LIMIT ?",
            (backbone, model, limit),
        ).fetchall()

    def tally(self, threshold: float, albums: Collection[str]) -> Tally:
        """Count the selected photos at a threshold, without loading one."""
        photos, read, unpredicted = self._connection.execute(
            "SELECT count(*), count(*) FILTER (WHERE state = 'read'), "
            f"count(*) FILTER (WHERE state = 'raw') {_COUNTED}"
        ).fetchone()
        sure, values = _sure(threshold, albums)
        rows = self._connection.execute(
            f"SELECT album, count(*), sum(1 - confidence) {_COUNTED}"
            f"JOIN prediction USING (content_id) WHERE {sure} GROUP BY album ORDER BY album",
            values,
        )
        return Tally(photos, read, unpredicted, tuple(AlbumTally(*row) for row in rows))

    def sure(
        self, threshold: float, albums: Collection[str]
    ) -> Iterator[tuple[Photo, Prediction | None]]:
        """The selected photos that file themselves, by folder and name."""
        where, values = _sure(threshold, albums)
        return self._photos(where, values)

    def unsure(
        self, threshold: float, albums: Collection[str], limit: int | None = None
    ) -> Iterator[tuple[Photo, Prediction | None]]:
        """The selected photos that do not, at most `limit`; RAW files come with no prediction."""
        where, values = _sure(threshold, albums)
        return self._photos(f"(state = 'raw' OR state = 'read' AND NOT ({where}))", values, limit)

    def _photos(
        self, where: str, values: tuple[float | str, ...], limit: int | None = None
    ) -> Iterator[tuple[Photo, Prediction | None]]:
        # The numbers first: photos are relocated while the caller works through them.
        chosen = self._connection.execute(
            f"SELECT photo.id {_PHOTOS} LEFT JOIN prediction USING (content_id) "
            f"WHERE {where} ORDER BY path, name LIMIT ?",
            (*values, -1 if limit is None else limit),
        ).fetchall()
        for start in range(0, len(chosen), CHUNK):
            numbers = [number for (number,) in chosen[start : start + CHUNK]]
            rows = {row[4]: row for row in self._rows(numbers)}
            for number in numbers:
                if number in rows:  # else it lost its place since
                    yield _photo(rows[number]), _prediction(rows[number])

    def _rows(self, numbers: list[int]) -> list[sqlite3.Row]:
        marks = ", ".join("?" * len(numbers))
        return self._connection.execute(
            "SELECT path, name, size, mtime_ns, photo.id, digest, taken_at, "  # noqa: S608
            "ranking, novelty, model, (SELECT group_concat(hex(name)) FROM companion "
            "WHERE photo_id = photo.id) FROM photo JOIN folder ON folder.id = folder_id "
            "LEFT JOIN content ON content.id = photo.content_id "
            f"LEFT JOIN prediction USING (content_id) WHERE photo.id IN ({marks})",
            numbers,
        ).fetchall()


def _sure(threshold: float, albums: Collection[str]) -> tuple[str, tuple[float | str, ...]]:
    """`policy.is_sure` in SQL, so that 100,000 photos are counted without loading one."""
    marks = ", ".join("?" * len(albums))
    return (
        f"confidence >= ? AND novelty <= ? AND album IN ({marks})",
        (threshold, NOVELTY_LIMIT, *albums),
    )


def _photo(row: sqlite3.Row) -> Photo:
    path, name, size, mtime_ns, number, digest, taken_at = row[:7]
    folder = Path(os.fsdecode(path))
    names = sorted(bytes.fromhex(text) for text in (row[10] or "").split(",") if text)
    return Photo(
        path=folder / os.fsdecode(name),
        companions=tuple(folder / os.fsdecode(companion) for companion in names),
        size=size,
        mtime_ns=mtime_ns,
        id=number,
        content=digest or b"",
        taken_at=taken_at,
    )


def _prediction(row: sqlite3.Row) -> Prediction | None:
    ranking, novelty, model = row[7:10]
    if ranking is None:
        return None
    pairs = tuple((album, probability) for album, probability in json.loads(ranking))
    return Prediction(ranking=pairs, novelty=novelty, model=model)

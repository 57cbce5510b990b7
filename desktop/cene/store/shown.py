"""All photos at once, or one with all that is known of it, as a window shows them."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from cene.core.prediction import PARENTS, Prediction
from cene.store.rows import PLACES, photo_of, prediction_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from cene.core.photo import Photo
    from cene.store.database import Database

CHUNK = 2000
"""Photos fetched at a time: between two chunks other threads have their turn."""

# The camera's own clock, or the computer's: both are read as if they were of Greenwich.
_MOMENT = (
    "CAST(coalesce(strftime('%s', substr(taken_at, 1, 19)), "
    "strftime('%s', mtime_ns / 1000000000, 'unixepoch', 'localtime'), 0) AS INTEGER)"
)
# The braces here and below are for a condition, see `Shown._rows`. The index is named, for a row
# of content fills a page with what is not needed here.
_PHOTOS = (
    f"SELECT photo.id, ifnull(photo.content_id, 0), folder_id, name, error IS NOT NULL, {_MOMENT}, "  # noqa: S608
    f"camera, {PLACES}, ifnull(novelty, 2), ifnull(steps, zeroblob({8 * (1 + PARENTS)})) "
    "FROM photo LEFT JOIN content INDEXED BY content_shown ON content.id = photo.content_id "
    "LEFT JOIN prediction ON prediction.content_id = photo.content_id "
    "WHERE folder_id IS NOT NULL {} ORDER BY photo.id"
)
_FILED = (
    "SELECT photo_id, max(move.id), album, confidence, CAST(strftime('%s', time) AS INTEGER) "
    "FROM move JOIN batch ON batch.id = batch_id WHERE state = 'done' AND joins IS NULL "
    "{} GROUP BY photo_id ORDER BY photo_id"
)
_SAID = (
    "SELECT content_id, album, verdict = 'confirmed' FROM example WHERE labeller = 'person' "
    "{} ORDER BY content_id, album"
)
_DETAILS = (
    "SELECT path, name, size, mtime_ns, ifnull(photo.digest, content.digest), taken_at, camera, "
    "error, "
    "(SELECT group_concat(hex(name)) FROM companion WHERE photo_id = photo.id), "
    "ranking, chances, novelty, model, steps, parent_1, parent_2, parent_3, alike, told "
    "FROM photo JOIN folder ON folder.id = folder_id "
    "LEFT JOIN content ON content.id = photo.content_id "
    "LEFT JOIN prediction USING (content_id) WHERE photo.id = ?"
)


class PhotoColumns(NamedTuple):
    """Some photos by number, a column for each thing that is known of them.

    Attributes:
        ids: their numbers.
        contents: numbers of what is in them, 0 where nobody looked yet.
        folders: numbers of their folders.
        names: their file names.
        failed: 1 where it could not be read.
        moments: when they were taken, else changed, in seconds of local time since 1970.
        cameras: maker and model, None where unknown.
        places: key of the best album and of the parents, the narrowest first, empty for none, one
            a line; None where nothing is predicted.
        novelties: see `Prediction`; beyond all limits where nothing is predicted.
        steps: the confidences of the places, little-endian float64, 0 for none.
    """

    ids: tuple[int, ...]
    contents: tuple[int, ...]
    folders: tuple[int, ...]
    names: tuple[bytes, ...]
    failed: tuple[int, ...]
    moments: tuple[int, ...]
    cameras: tuple[str | None, ...]
    places: tuple[str | None, ...]
    novelties: tuple[float, ...]
    steps: tuple[bytes, ...]


class FiledRow(NamedTuple):
    """The newest move of a photo that was done and not taken back.

    Attributes:
        photo: number of the photo.
        move: number of the move.
        album: key of the album.
        confidence: how sure Cene was.
        time: when its batch began, in seconds since 1970 UTC.
    """

    photo: int
    move: int
    album: str
    confidence: float
    time: int


class SaidRow(NamedTuple):
    """What a person said of a content: that it belongs into an album, or that it does not."""

    content: int
    album: str
    confirmed: bool


class DetailsRow(NamedTuple):
    """All that is known of one photo.

    Attributes:
        photo: the photo.
        camera: maker and model, None where unknown.
        error: why it cannot be read, None if it can.
        prediction: what the classifier said, None if nothing.
    """

    photo: Photo
    camera: str | None
    error: str | None
    prediction: Prediction | None


class Shown:
    """Photos that have a place, of all folders."""

    def __init__(self, database: Database) -> None:
        self._connection = database.connection

    @contextmanager
    def still(self) -> Iterator[None]:
        """Inside, everything is read as it is now, whatever others write meanwhile."""
        self._connection.execute("BEGIN")
        try:
            yield
        finally:
            self._connection.execute("ROLLBACK")

    def folders(self) -> list[tuple[int, bytes]]:
        """Number and path of all folders, by number."""
        return self._connection.execute("SELECT id, path FROM folder ORDER BY id").fetchall()

    def photos(self, photo: int | None = None) -> Iterator[PhotoColumns]:
        """All photos by number, or one of them, some at a time."""
        cursor = self._rows(_PHOTOS, "AND photo.id = ?", photo)
        while rows := cursor.fetchmany(CHUNK):
            yield PhotoColumns(*zip(*rows, strict=True))

    def filed(self, photo: int | None = None) -> list[FiledRow]:
        """Where photos were put, by photo; of all, or of one."""
        return [FiledRow(*row) for row in self._rows(_FILED, "AND photo_id = ?", photo)]

    def said(self, photo: int | None = None) -> list[SaidRow]:
        """What a person said, by content and album; of all, or of one photo."""
        one = "AND content_id = (SELECT content_id FROM photo WHERE id = ?)"
        rows = self._rows(_SAID, one, photo)
        return [SaidRow(content, album, bool(yes)) for content, album, yes in rows]

    def details(self, photo: int) -> DetailsRow | None:
        """One photo, None where it is not known or has no place any more."""
        row = self._connection.execute(_DETAILS, (photo,)).fetchone()
        if row is None:
            return None
        path, name, size, mtime_ns, digest, taken_at, camera, error, companions = row[:9]
        return DetailsRow(
            photo=photo_of((path, name, size, mtime_ns, photo, digest, taken_at, companions)),
            camera=camera,
            error=error,
            prediction=prediction_of(row[9:]),
        )

    def _rows(self, query: str, one: str, photo: int | None) -> sqlite3.Cursor:
        """All rows, or those of one photo, for which a condition is put in: so it uses an index."""
        if photo is None:
            return self._connection.execute(query.format(""))
        return self._connection.execute(query.format(one), (photo,))

"""What Cene knows of each photo: where it is, what is in it, what the classifier said."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cene.core.photo import Photo
from cene.core.policy import NOVELTY_LIMIT
from cene.core.prediction import Prediction

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Iterator

    from cene.store.database import Database


CHUNK = 256
"""Photos loaded at a time."""


@dataclass(frozen=True, slots=True)
class Known:
    """A photo as the catalogue has it.

    Attributes:
        id: the photo.
        size: bytes, when it was last looked at.
        mtime_ns: modification time then.
        read: whether its content is known to the present network, or known to be unreadable.
    """

    id: int
    size: int
    mtime_ns: int
    read: bool


@dataclass(frozen=True, slots=True)
class Sighting:
    """A photo as it was just found on the disk.

    Attributes:
        folder: catalogue number of its folder.
        name: its file name.
        companions: file names of its companions.
        size: bytes.
        mtime_ns: modification time.
        content: catalogue number of its content, None where it could not be or was not read.
        error: why it could not be read.
    """

    folder: int
    name: str
    companions: tuple[str, ...]
    size: int
    mtime_ns: int
    content: int | None = None
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts over the selected folders."""

    photos: int
    sure: int
    expected_wrong: float
    failed: int


class Catalogue:
    """Photos, contents and predictions; the journal beside it has the moves."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self._connection = database.connection

    def folder(self, path: Path) -> tuple[int, bytes, str]:
        """Number, signature and backbone of a folder; a new one is entered with none."""
        key = os.fsencode(path)
        query = "SELECT id, signature, backbone FROM folder WHERE path = ?"
        row = self._connection.execute(query, (key,)).fetchone()
        if row is None:
            with self.database.transaction() as connection:
                connection.execute("INSERT INTO folder (path) VALUES (?)", (key,))
            row = self._connection.execute(query, (key,)).fetchone()
        return row[0], row[1], row[2]

    def photos_in(self, folder: int, backbone: str) -> dict[str, Known]:
        """What is known of the photos of one folder, by file name."""
        rows = self._connection.execute(
            "SELECT name, photo.id, size, mtime_ns, error IS NOT NULL OR content.backbone IS ? "
            "FROM photo LEFT JOIN content ON content.id = content_id WHERE folder_id = ?",
            (backbone, folder),
        )
        return {
            os.fsdecode(name): Known(number, size, mtime_ns, bool(read))
            for name, number, size, mtime_ns, read in rows
        }

    def content(self, digest: bytes, backbone: str) -> int | None:
        """Number of a content that this network has seen, or None."""
        row = self._connection.execute(
            "SELECT id FROM content WHERE digest = ? AND backbone = ?", (digest, backbone)
        ).fetchone()
        return None if row is None else row[0]

    def add_content(
        self, digest: bytes, backbone: str, embedding: bytes, taken_at: str | None
    ) -> int:
        """Keep what was read from a picture's bytes; inside a transaction."""
        (number,) = self._connection.execute(
            "INSERT INTO content (digest, backbone, embedding, taken_at) VALUES (?, ?, ?, ?) "
            "ON CONFLICT (digest) DO UPDATE SET backbone = excluded.backbone, "
            "embedding = excluded.embedding, taken_at = excluded.taken_at RETURNING id",
            (digest, backbone, embedding, taken_at),
        ).fetchone()
        return int(number)

    def add_predictions(self, predictions: Iterable[tuple[int, Prediction]]) -> None:
        """Store what the head said of contents; inside a transaction."""
        self._connection.executemany(
            "INSERT OR REPLACE INTO prediction VALUES (?, ?, ?, ?, ?, ?)",
            (
                (content, p.model, json.dumps(p.ranking), p.album, p.confidence, p.novelty)
                for content, p in predictions
            ),
        )

    def unpredicted(self, backbone: str, model: str, limit: int) -> list[tuple[int, bytes]]:
        """Contents (number, embedding) of which this model has said nothing yet."""
        return self._connection.execute(
            "SELECT id, embedding FROM content LEFT JOIN prediction ON content_id = id "
            "WHERE backbone = ? AND model IS NOT ? LIMIT ?",
            (backbone, model, limit),
        ).fetchall()

    def see(self, photo: Sighting) -> None:
        """Enter a photo as it was found, keeping its number; inside a transaction.

        A photo that lost its place and has the same content is taken to be this one, renamed.
        """
        name = os.fsencode(photo.name)
        number = self._number(photo.folder, name) or self._lost(photo.content)
        values = (photo.folder, name, photo.size, photo.mtime_ns, photo.content, photo.error)
        if number is None:
            number = self._connection.execute(
                "INSERT INTO photo (folder_id, name, size, mtime_ns, content_id, error) "
                "VALUES (?, ?, ?, ?, ?, ?)",
                values,
            ).lastrowid
        else:
            self._connection.execute(
                "UPDATE photo SET folder_id = ?, name = ?, size = ?, mtime_ns = ?, "
                "content_id = ?, error = ? WHERE id = ?",
                (*values, number),
            )
        self.set_companions(number or 0, photo.companions)

    def set_companions(self, photo: int, names: Iterable[str]) -> None:
        """Replace the companions of a photo; inside a transaction."""
        self._connection.execute("DELETE FROM companion WHERE photo_id = ?", (photo,))
        self._connection.executemany(
            "INSERT INTO companion VALUES (?, ?)", ((photo, os.fsencode(name)) for name in names)
        )

    def lose(self, photos: Iterable[int]) -> None:
        """Note that photos are no longer where they were; inside a transaction."""
        self._connection.executemany(
            "UPDATE photo SET folder_id = NULL, name = NULL WHERE id = ?",
            ((photo,) for photo in photos),
        )

    def relocate(self, photo: int, folder: int, names: tuple[str, ...]) -> None:
        """Note that Cene itself moved a photo and its companions; inside a transaction."""
        name, *companions = names
        occupant = self._number(folder, os.fsencode(name))
        if occupant is not None and occupant != photo:
            self.lose([occupant])
        self._connection.execute(
            "UPDATE photo SET folder_id = ?, name = ? WHERE id = ?",
            (folder, os.fsencode(name), photo),
        )
        self.set_companions(photo, companions)

    def settle_folder(self, folder: int, signature: bytes, backbone: str) -> None:
        """Note that the catalogue agrees with this listing of a folder; inside a transaction."""
        self._connection.execute(
            "UPDATE folder SET signature = ?, backbone = ? WHERE id = ?",
            (signature, backbone, folder),
        )

    def select(self, folders: Iterable[int]) -> None:
        """Choose the folders that `tally`, `photos` and `failures` speak of."""
        self._connection.execute("DROP TABLE IF EXISTS temp.selected")
        self._connection.execute("CREATE TEMP TABLE selected (folder_id INTEGER PRIMARY KEY)")
        self._connection.executemany(
            "INSERT INTO selected VALUES (?)", ((folder,) for folder in folders)
        )

    def tally(self, threshold: float, albums: Collection[str]) -> Tally:
        """Count photos, those sure of one of `albums`, and how many of these may be wrong."""
        sure, values = _sure(threshold, albums)
        row = self._connection.execute(
            f"SELECT count(*), count(*) FILTER (WHERE {sure}), "  # noqa: S608
            f"coalesce(sum(1 - confidence) FILTER (WHERE {sure}), 0), "
            "count(*) FILTER (WHERE error IS NOT NULL) "
            "FROM selected JOIN photo USING (folder_id) LEFT JOIN prediction USING (content_id)",
            values * 2,
        ).fetchone()
        return Tally(*row)

    def photos(
        self, *, sure_of: tuple[float, Collection[str]] | None = None
    ) -> Iterator[tuple[Photo, Prediction | None]]:
        """The selected photos that could be read, by folder and name, with what was predicted.

        Args:
            sure_of: only those at or above this threshold of one of these albums.

        Yields:
            Photo and prediction; no prediction for a RAW file that has no picture beside it.
        """
        sure, values = _sure(*sure_of) if sure_of else ("1", ())
        # The numbers first: photos are relocated while the caller works through them.
        chosen = self._connection.execute(
            "SELECT photo.id FROM selected JOIN folder ON folder.id = folder_id "  # noqa: S608
            "JOIN photo USING (folder_id) LEFT JOIN prediction USING (content_id) "
            f"WHERE error IS NULL AND {sure} ORDER BY path, name",
            values,
        ).fetchall()
        for start in range(0, len(chosen), CHUNK):
            numbers = [number for (number,) in chosen[start : start + CHUNK]]
            rows = {row[4]: row for row in self._rows(numbers)}
            for number in numbers:
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

    def failures(self) -> Iterator[tuple[Path, str]]:
        """The selected photos that could not be read, and why."""
        for path, name, error in self._connection.execute(
            "SELECT path, name, error FROM selected JOIN folder ON folder.id = folder_id "
            "JOIN photo USING (folder_id) WHERE error IS NOT NULL ORDER BY path, name"
        ):
            yield Path(os.fsdecode(path), os.fsdecode(name)), error

    def _number(self, folder: int, name: bytes) -> int | None:
        row = self._connection.execute(
            "SELECT id FROM photo WHERE folder_id = ? AND name = ?", (folder, name)
        ).fetchone()
        return None if row is None else row[0]

    def _lost(self, content: int | None) -> int | None:
        row = self._connection.execute(
            "SELECT id FROM photo WHERE content_id = ? AND folder_id IS NULL LIMIT 1", (content,)
        ).fetchone()
        return None if row is None else row[0]


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

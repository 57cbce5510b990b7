"""Catalogues of every version that was ever released open, and lose nothing."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from tests.unit.store.opening import sentence

from cene.core.album import Album
from cene.core.example import Example, Verdict
from cene.core.photo import Stat
from cene.core.prediction import Prediction
from cene.store.albums import AlbumRows
from cene.store.catalogue import Catalogue, Entry, Known
from cene.store.database import APPLICATION_ID, MIGRATIONS, Database
from cene.store.examples import Examples
from cene.store.journal import Journal
from cene.store.predictions import Predictions
from cene.store.shown import Shown

WITHIN = """
INSERT INTO folder VALUES (3, CAST('/in' AS BLOB), x'aa');
INSERT INTO content VALUES (5, x'd1', 'backbone', x'0100', '2020-02-02T02:02:02');
INSERT INTO content VALUES (6, x'd2', 'backbone', x'0200', NULL);
INSERT INTO prediction VALUES (5, 'model', '[["sea", 0.9]]', 'sea', 0.9, 0.5);
INSERT INTO photo VALUES (7, 3, CAST('a.jpg' AS BLOB), 10, 20, 'read', 5, NULL);
INSERT INTO photo VALUES (8, 3, CAST('b.jpg' AS BLOB), 30, 40, 'read', 6, NULL);
INSERT INTO photo VALUES (9, 3, CAST('c.jpg' AS BLOB), 50, 60, 'failed', NULL, 'is no picture');
INSERT INTO companion VALUES (7, CAST('a.xmp' AS BLOB));
INSERT INTO batch VALUES (1, '2026-01-01T00:00:00+00:00', 'move', 'sort', 0.9);
INSERT INTO move VALUES (1, 1, 7, 'move', 'undone', 'sea', 0.9, NULL);
INSERT INTO move_file
VALUES (1, 0, CAST('/in/a.jpg' AS BLOB), CAST('/out/a.jpg' AS BLOB), 1, 2, 10, 20, x'd1',
        1, 2, 10, 20);
"""
WITHIN_SECOND = """
INSERT INTO folder VALUES (3, CAST('/in' AS BLOB), x'aa');
INSERT INTO content VALUES (5, x'd1', 'backbone', x'0100', '2020-02-02T02:02:02');
INSERT INTO photo VALUES (7, 3, CAST('a.jpg' AS BLOB), 10, 20, 'read', 5, NULL);
INSERT INTO example VALUES (5, 'sea', 'confirmed', 'person', 1.0, 'teach', '');
"""
TABLES = {
    "folder": "id, path, signature",
    "content": "id, digest, backbone, embedding, taken_at",
    "photo": "id, folder_id, name, size, mtime_ns, state, content_id, error",
    "move": "id, batch_id, photo_id, mode, state, album, confidence, error",
    **dict.fromkeys(("meta", "companion", "batch", "move_file"), "*"),
}
"""What every version has of them."""


def written(path: Path, scripts: tuple[str, ...], within: str) -> Path:
    """A catalogue as the Cene that had just these scripts wrote it."""
    with closing(sqlite3.connect(path)) as connection:
        for script in scripts:
            connection.executescript((MIGRATIONS / script).read_text("utf-8"))
        connection.executescript(
            f"{within}; PRAGMA application_id = {APPLICATION_ID}; "
            f"PRAGMA user_version = {len(scripts)};"
        )
    return path


@pytest.fixture
def first_version(path: Path) -> Path:
    """A catalogue as the first Cene wrote it, with photos in it."""
    return written(path, ("0001_start.sql",), WITHIN)


@pytest.fixture
def second_version(path: Path) -> Path:
    """A catalogue as a Cene wrote it that asked no photo for its camera."""
    return written(path, ("0001_start.sql", "0002_albums.sql"), WITHIN_SECOND)


def rows(path: Path) -> dict[str, list[object]]:
    with closing(sqlite3.connect(path)) as connection:
        return {
            table: connection.execute(f"SELECT {columns} FROM {table} ORDER BY 1").fetchall()
            for table, columns in TABLES.items()
        }


def test_the_first_version_is_backed_up_and_keeps_all_but_its_predictions(
    first_version: Path,
) -> None:
    before = rows(first_version)
    assert "older Cene" in sentence(first_version, write=False)
    with Database(first_version, write=True) as database:
        assert database.integrity() == []
        catalogue = Catalogue(database)
        entry = catalogue.at(Path("/in/a.jpg"))
        assert entry == Entry(Known(7, 10, 20), 5, b"\xd1", "backbone")
        catalogue.select([3])
        ((photo, _),) = Predictions(database).unsure(0, (), limit=1)
        assert (photo.path, photo.companions) == (Path("/in/a.jpg"), (Path("/in/a.xmp"),))
        move = Journal(database).move(1)
        assert move is not None
        assert move.files[0].placed == Stat(1, 2, 10, 20)
    assert rows(first_version) == before
    backup = first_version.with_name(f"{first_version.name}.backup-v1")
    assert rows(backup) == before
    with closing(sqlite3.connect(backup)) as old:
        assert old.execute("SELECT count(*) FROM prediction").fetchone() == (1,)


def test_the_first_version_can_predict_and_learn_at_once(first_version: Path) -> None:
    with Database(first_version, write=True) as database:
        predictions = Predictions(database)
        assert sorted(predictions.missing("backbone", "model", 0, 9)) == [
            (5, b"\1\0"),
            (6, b"\2\0"),
        ]
        with database.transaction():
            predictions.add([(5, Prediction((("sea", 0.9),), 0.5, "model"))])
            AlbumRows(database).put(Album("Bella", "Bella", own=True))
            Examples(database).put(6, Example("Bella", Verdict.CONFIRMED))
        assert [number for number, _ in predictions.missing("backbone", "model", 0, 9)] == [6]
        assert [row.content for row in Examples(database).all()] == [6]


def test_the_second_version_is_backed_up_and_knows_no_camera_of_old_photos(
    second_version: Path,
) -> None:
    before = rows(second_version)
    assert "older Cene" in sentence(second_version, write=False)
    with Database(second_version, write=True) as database:
        assert database.integrity() == []
        (photos,) = Shown(database).photos()
        assert (photos.ids, photos.cameras) == ((7,), (None,))
        assert [row.content for row in Examples(database).all()] == [5]
        with database.transaction():
            catalogue = Catalogue(database)
            catalogue.add_content(b"\xd1", "backbone", b"\1\0", None, camera="NIKON D750")
        (photos,) = Shown(database).photos()
        assert photos.cameras == ("NIKON D750",)
    assert rows(second_version.with_name(f"{second_version.name}.backup-v2")) == before

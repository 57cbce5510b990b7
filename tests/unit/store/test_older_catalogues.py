"""Catalogues of every version that was ever released open, and lose nothing."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from tests.old_catalogues import WITHIN, WITHIN_SECOND, written
from tests.unit.store.opening import sentence

from cene.core.album import Album
from cene.core.example import Example, Verdict
from cene.core.photo import Stat
from cene.core.prediction import Prediction
from cene.store.albums import AlbumRows
from cene.store.catalogue import Catalogue, Entry, Known
from cene.store.database import Database
from cene.store.examples import Examples
from cene.store.journal import Journal
from cene.store.predictions import Predictions
from cene.store.shown import Shown

TABLES = {
    "folder": "id, path, signature",
    "content": "id, digest, backbone, embedding, taken_at",
    "photo": "id, folder_id, name, size, mtime_ns, state, content_id, error",
    "move": "id, batch_id, photo_id, mode, state, album, confidence, error",
    **dict.fromkeys(("meta", "companion", "batch", "move_file"), "*"),
}
"""What every version has of them."""


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

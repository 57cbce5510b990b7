from __future__ import annotations

import sqlite3
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from cene.core.album import Album
from cene.store.albums import AlbumRows

if TYPE_CHECKING:
    from cene.store.database import Database

SEA = Album("sea", "Ocean", "nature", enabled=False)
BELLA = Album("Bella", "Luna", own=True)
DOGS = Album("Dogs", "Dogs", own=True)


@pytest.fixture
def albums(database: Database) -> AlbumRows:
    rows = AlbumRows(database)
    with database.transaction():
        for album in (SEA, BELLA, DOGS):
            rows.put(album)
    return rows


def merged(albums: AlbumRows) -> dict[str, str | None]:
    return {row.album.key: row.merged_into for row in albums.rows()}


def test_an_album_comes_back_as_it_was_put(albums: AlbumRows) -> None:
    assert albums.rows() == [(BELLA, None), (DOGS, None), (SEA, None)]


def test_putting_it_again_overwrites_it(database: Database, albums: AlbumRows) -> None:
    changed = replace(BELLA, title="Bella", parent="Dogs", enabled=False)
    with database.transaction():
        albums.put(changed)
    assert albums.rows()[0] == (changed, None)
    assert len(albums.rows()) == 3


def test_a_ready_made_album_that_was_merged_is_kept_and_goes_along(
    database: Database, albums: AlbumRows
) -> None:
    with database.transaction():
        albums.merge("sea", "Bella")
    assert merged(albums) == {"sea": "Bella", "Bella": None, "Dogs": None}
    with database.transaction():
        albums.merge("Bella", "Dogs")
    assert merged(albums) == {"sea": "Dogs", "Dogs": None}, "an own album has nothing to keep"


def test_removing_an_album_brings_back_what_was_merged_into_it(
    database: Database, albums: AlbumRows
) -> None:
    with database.transaction():
        albums.merge("sea", "Bella")
        albums.remove("Bella")
        albums.remove("never there")
    assert merged(albums) == {"sea": None, "Dogs": None}


def test_nothing_can_be_merged_into_what_is_not_there(
    database: Database, albums: AlbumRows
) -> None:
    with pytest.raises(sqlite3.IntegrityError), database.transaction():
        albums.merge("sea", "never there")
    assert merged(albums)["sea"] is None

from __future__ import annotations

from typing import TYPE_CHECKING

from cene.core.photo import Stat
from cene.store.catalogue import Sighting
from cene.store.origins import Origins

if TYPE_CHECKING:
    from cene.store.catalogue import Catalogue
    from cene.store.database import Database

ONE, OTHER, TAGGED = b"\1" * 32, b"\2" * 32, b"\3" * 32


def test_each_place_that_a_picture_came_from_is_known_once(database: Database) -> None:
    origins = Origins(database)
    with database.transaction():
        origins.put(ONE, "https://b.example/", "2026-01-01T00:00:00+00:00")
        origins.put(ONE, "https://a.example/", "2026-01-02T00:00:00+00:00")
        origins.put(ONE, "https://b.example/", "2026-01-03T00:00:00+00:00")
    assert origins.of(ONE) == ("https://b.example/", "https://a.example/")
    assert origins.of(OTHER) == ()
    assert origins.content("https://a.example/") == ONE
    assert origins.content("https://c.example/") is None


def test_the_newest_picture_of_a_place_is_the_one_that_is_there(database: Database) -> None:
    origins = Origins(database)
    with database.transaction():
        origins.put(OTHER, "https://a.example/", "2026-01-02T00:00:00+00:00")
        origins.put(ONE, "https://a.example/", "2026-01-01T00:00:00+00:00")
    assert origins.content("https://a.example/") == OTHER


def test_tags_that_were_written_into_a_picture_do_not_hide_where_it_came_from(
    database: Database, catalogue: Catalogue
) -> None:
    origins = Origins(database)
    with database.transaction():
        origins.put(ONE, "https://a.example/", "2026-01-01T00:00:00+00:00")
        folder = catalogue.folder(database.path.parent)
        photo = catalogue.see(folder, Sighting("a.jpg", (), 1, 2), None)
        catalogue.read(photo, catalogue.add_content(ONE, "backbone", b"\1\0", None))
        catalogue.rewrite(photo, Stat(1, 2, 3, 4), TAGGED)
    assert origins.of(TAGGED) == ("https://a.example/",)

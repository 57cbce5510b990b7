from __future__ import annotations

from typing import TYPE_CHECKING

from cene.store.journal import Journal
from cene.store.settings import Settings

if TYPE_CHECKING:
    from cene.store.database import Database


def test_a_setting_holds_what_was_put_last(database: Database) -> None:
    settings = Settings(database)
    assert settings.get("switch") is None
    for value in ("on", "off"):
        with database.transaction():
            settings.put("switch", value)
        assert settings.get("switch") == value
    assert settings.get("other") is None


def test_a_setting_leaves_the_mark_of_the_catalogue_alone(database: Database) -> None:
    mark = Journal(database).tag()
    with database.transaction():
        Settings(database).put("switch", "on")
    assert Journal(database).tag() == mark

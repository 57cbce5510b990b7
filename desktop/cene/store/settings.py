"""What a person switched, and what Cene notes of its own work, in the catalogue's table `meta`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cene.store.database import Database


LEARN_FILED = "learn_from_filed"
"""Key of the settings under which `filed.switch` keeps whether filed photos count as examples."""


class Settings:
    """Words by key."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self._connection = database.connection

    def get(self, key: str) -> str | None:
        """The value of a key, None where it was never put."""
        row = self._connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return None if row is None else str(row[0])

    def put(self, key: str, value: str) -> None:
        """Give a key another value; inside a transaction."""
        self._connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

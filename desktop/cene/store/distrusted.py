"""Files that may have ended a process: looked at once more, they might end another."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cene.store.database import Database


class Distrusted:
    """Their places.

    Methods that change something are called inside a transaction of the database.
    """

    def __init__(self, database: Database) -> None:
        self._connection = database.connection

    def places(self) -> frozenset[Path]:
        """All of them, quarantined or yet to be tried."""
        rows = self._connection.execute("SELECT folder, name FROM distrusted")
        return frozenset(_paths(rows))

    def quarantined(self) -> list[Path]:
        """The photos that were tried and found guilty, and have not changed since."""
        rows = self._connection.execute(
            "SELECT distrusted.folder, photo.name FROM distrusted "
            "JOIN folder ON path = distrusted.folder "
            "JOIN photo ON folder_id = folder.id AND photo.name = distrusted.name "
            "WHERE state = 'failed' ORDER BY distrusted.folder, photo.name"
        )
        return list(_paths(rows))

    def add(self, path: Path) -> None:
        """Distrust a file; a photo that failed before is unread again, to be tried."""
        place = _place(path)
        self._connection.execute("INSERT OR IGNORE INTO distrusted VALUES (?, ?)", place)
        self._connection.execute(
            "UPDATE photo SET state = 'unread' WHERE state = 'failed' AND name = ?2 "
            "AND folder_id = (SELECT id FROM folder WHERE path = ?1)",
            place,
        )

    def remove(self, path: Path) -> None:
        """Trust a file again."""
        self._connection.execute(
            "DELETE FROM distrusted WHERE folder = ? AND name = ?", _place(path)
        )


def _place(path: Path) -> tuple[bytes, bytes]:
    return os.fsencode(path.parent), os.fsencode(path.name)


def _paths(rows: Iterable[tuple[bytes, bytes]]) -> Iterable[Path]:
    return (Path(os.fsdecode(folder), os.fsdecode(name)) for folder, name in rows)

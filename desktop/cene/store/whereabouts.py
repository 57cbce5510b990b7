"""Where photos went that somebody renamed, and which folders there were."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from cene.store.catalogue import Sighting
    from cene.store.database import Database


class FolderRow(NamedTuple):
    """A folder as the catalogue has it.

    Attributes:
        number: its number.
        path: where it was.
        device: the disk that it was on, None where that is unknown.
    """

    number: int
    path: Path
    device: int | None


class Whereabouts:
    """What is asked when the folders of a person are not as they were."""

    def __init__(self, database: Database) -> None:
        self._connection = database.connection

    def below(self, path: Path) -> list[FolderRow]:
        """A folder and all below it, as far as there are photos in them, highest first."""
        key = os.fsencode(path)
        inside = key.rstrip(b"/") + b"/"
        # The next byte after the slash ends what begins with the path and a slash.
        rows = self._connection.execute(
            "SELECT id, path, device FROM folder WHERE (path = ?1 OR path > ?2 AND path < ?3) "
            "AND EXISTS (SELECT 1 FROM photo WHERE folder_id = folder.id) ORDER BY path",
            (key, inside, inside[:-1] + b"0"),
        )
        return [FolderRow(number, Path(os.fsdecode(name)), device) for number, name, device in rows]

    def seen_as(self, photo: Sighting) -> list[tuple[int, Path | None]]:
        """Photos that were this very file when they were seen, and where they were known to be."""
        rows = self._connection.execute(
            "SELECT photo.id, path, name FROM photo LEFT JOIN folder ON folder.id = folder_id "
            "WHERE inode = ? AND size = ? AND mtime_ns = ? ORDER BY photo.id",
            (photo.inode, photo.size, photo.mtime_ns),
        )
        return [
            (number, None if path is None else Path(os.fsdecode(path), os.fsdecode(name)))
            for number, path, name in rows
        ]

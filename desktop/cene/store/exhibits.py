"""The photos that one album was taught with, and where they are."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cene.core.example import Labeller

if TYPE_CHECKING:
    from cene.core.example import Verdict
    from cene.store.database import Database


class Exhibit(NamedTuple):
    """An example that can be shown.

    Attributes:
        photo: number of a photo with that content.
        path: where it is.
        labeller: who said so.
    """

    photo: int
    path: Path
    labeller: Labeller


class Exhibits:
    """Reads examples by album, with a place of each."""

    def __init__(self, database: Database) -> None:
        self._connection = database.connection

    def of(self, album: str, verdict: Verdict, limit: int) -> list[Exhibit]:
        """The newest examples of an album, a person's before a machine's.

        Those of which no place is known are left out.
        """
        rows = self._connection.execute(
            "SELECT photo.id, path, name, labeller FROM example "
            "JOIN photo ON photo.id = (SELECT id FROM photo AS one "
            "WHERE one.content_id = example.content_id AND folder_id IS NOT NULL "
            "ORDER BY folder_id, name LIMIT 1) "
            "JOIN folder ON folder.id = folder_id WHERE album = ? AND verdict = ? "
            "ORDER BY labeller DESC, time DESC, photo.id DESC LIMIT ?",
            (album, verdict, limit),
        )
        return [
            Exhibit(photo, Path(os.fsdecode(folder), os.fsdecode(name)), Labeller(labeller))
            for photo, folder, name, labeller in rows
        ]

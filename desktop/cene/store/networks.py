"""Networks that a person adopted, and what they say of contents."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from cene.core.network import Adopted
from cene.store.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cene.store.database import Database

_KEY = "network"
_COLUMNS = "version, run, classes, own, beside, sha256"


class Unheard(NamedTuple):
    """A content that the network has not seen.

    Attributes:
        content: its number.
        photo: number of a photo that shows it and has a place.
    """

    content: int
    photo: int


class Networks:
    """The adopted networks of a catalogue. What writes is called inside a transaction."""

    def __init__(self, database: Database) -> None:
        self._connection = database.connection
        self._settings = Settings(database)

    def current(self) -> Adopted | None:
        """The one that counts; None where only what ships does."""
        version = self._settings.get(_KEY)
        if not version:
            return None
        return next((one for one in self.all() if one.version == version), None)

    def all(self) -> list[Adopted]:
        """Every network that was ever adopted, the last one last."""
        rows = self._connection.execute(f"SELECT {_COLUMNS} FROM network ORDER BY id")  # noqa: S608
        return [
            Adopted(version, run, tuple(json.loads(classes)), *rest)
            for version, run, classes, *rest in rows
        ]

    def adopt(self, network: Adopted, time: str) -> None:
        """Let a network count from now on, be it new or one that did before.

        Args:
            network: the network.
            time: the moment, in ISO 8601.
        """
        self._connection.execute(
            f"INSERT INTO network ({_COLUMNS}, time) VALUES (?, ?, ?, ?, ?, ?, ?) "  # noqa: S608
            "ON CONFLICT (version) DO UPDATE SET own = excluded.own, beside = excluded.beside",
            (
                *(network.version, network.run, json.dumps(network.classes)),
                *(network.own, network.beside, network.sha256, time),
            ),
        )
        self._settings.put(_KEY, network.version)

    def drop(self) -> None:
        """Let none count any more; what they said is kept."""
        self._settings.put(_KEY, "")

    def say(self, network: Adopted, scores: Iterable[tuple[int, bytes]]) -> None:
        """Keep what a network says of contents, whose predictions are to be made anew."""
        pairs = list(scores)
        self._connection.executemany(
            "INSERT OR REPLACE INTO opinion SELECT ?, id, ? FROM network WHERE version = ?",
            ((content, said, network.version) for content, said in pairs),
        )
        self._connection.executemany(
            "UPDATE prediction SET model = '' WHERE content_id = ?",
            ((content,) for content, _ in pairs),
        )
        self._connection.execute("DELETE FROM meta WHERE key = 'predicted'")

    def opinions(self, network: Adopted, contents: Iterable[int]) -> dict[int, bytes]:
        """What a network said of contents, by their numbers; it has not seen those that lack."""
        rows = self._connection.execute(
            "SELECT content_id, scores FROM json_each(?1) CROSS JOIN opinion "
            "ON content_id = value WHERE network_id = (SELECT id FROM network WHERE version = ?2)",
            (json.dumps(list(contents)), network.version),
        )
        return dict(rows.fetchall())

    def unheard(self, network: Adopted) -> list[Unheard]:
        """Contents of which a network has said nothing, and of which there is a photo."""
        rows = self._connection.execute(
            "SELECT content_id, min(photo.id) FROM photo WHERE content_id IS NOT NULL "
            "AND folder_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM opinion "
            "WHERE opinion.content_id = photo.content_id AND network_id = "
            "(SELECT id FROM network WHERE version = ?)) "
            "GROUP BY content_id ORDER BY min(photo.id)",
            (network.version,),
        )
        return [Unheard(*row) for row in rows]

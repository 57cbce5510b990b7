"""Where pictures came from that were gathered."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cene.store.database import Database


class Origins:
    """Links by content, so that they outlive any move of the files.

    Methods that change something are called inside a transaction of the database.
    """

    def __init__(self, database: Database) -> None:
        self._connection = database.connection

    def put(self, content: bytes, link: str, time: str) -> None:
        """Note where a picture came from, once for each place.

        Args:
            content: BLAKE3 of its bytes.
            link: the place; "data:" for one that was written out in full.
            time: when, ISO 8601 with zone.
        """
        self._connection.execute(
            "INSERT OR IGNORE INTO origin VALUES (?, ?, ?)", (content, link, time)
        )

    def of(self, content: bytes) -> tuple[str, ...]:
        """Where a picture came from, the first place first; none where nobody gathered it.

        Args:
            content: BLAKE3 of its bytes, also of those with tags in them.
        """
        rows = self._connection.execute(
            "SELECT link FROM origin WHERE digest = ?1 OR digest = (SELECT content.digest "
            "FROM alias JOIN content ON content.id = content_id WHERE alias.digest = ?1) "
            "ORDER BY time, link",
            (content,),
        )
        return tuple(link for (link,) in rows)

    def content(self, link: str) -> bytes | None:
        """BLAKE3 of what was last gathered from a place, None where nothing was."""
        row = self._connection.execute(
            "SELECT digest FROM origin WHERE link = ? ORDER BY time DESC LIMIT 1", (link,)
        ).fetchone()
        return None if row is None else bytes(row[0])

"""What a person changed about the albums."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cene.core.album import Album

if TYPE_CHECKING:
    from cene.store.database import Database

_WISHES = ("title", "parent", "own", "enabled", "threshold", "folder", "colour")
_COLUMNS = ", ".join(("key", *_WISHES))
_PUT = (
    f"INSERT INTO album ({_COLUMNS}) VALUES (?{', ?' * len(_WISHES)}) ON CONFLICT (key) "  # noqa: S608
    f"DO UPDATE SET {', '.join(f'{column} = excluded.{column}' for column in _WISHES)}"
)


class AlbumRow(NamedTuple):
    """An album as the catalogue has it.

    Attributes:
        album: the album as the person wants it.
        merged_into: key of the album that took it over; None while it is there.
    """

    album: Album
    merged_into: str | None


class AlbumRows:
    """Albums of one's own, and ready-made ones that are not as they ship.

    Methods that change something are called inside a transaction of the database.
    """

    def __init__(self, database: Database) -> None:
        self.database = database
        self._connection = database.connection

    def rows(self) -> list[AlbumRow]:
        """All that was changed, by key."""
        return [
            AlbumRow(Album(key, title, parent, bool(own), bool(enabled), *wishes), merged_into)
            for merged_into, key, title, parent, own, enabled, *wishes in self._connection.execute(
                f"SELECT merged_into, {_COLUMNS} FROM album ORDER BY key"  # noqa: S608
            )
        ]

    def put(self, album: Album) -> None:
        """Enter an album, or overwrite it as it was entered before."""
        self._connection.execute(
            _PUT,
            (
                album.key,
                album.title,
                album.parent,
                album.own,
                album.enabled,
                album.threshold,
                album.folder,
                album.colour,
            ),
        )

    def merge(self, key: str, into: str) -> None:
        """Note that one entered album, and all that it took over, are part of another now.

        A ready-made one is kept as merged, for its statistics go along; an own one has none.
        """
        self._connection.execute(
            "UPDATE album SET merged_into = ?1 WHERE merged_into = ?2 OR key = ?2 AND NOT own",
            (into, key),
        )
        self._connection.execute("DELETE FROM album WHERE key = ? AND own", (key,))

    def remove(self, key: str) -> None:
        """Strike out an album; those merged into it are there again."""
        self._connection.execute(
            "UPDATE album SET merged_into = NULL WHERE merged_into = ?", (key,)
        )
        self._connection.execute("DELETE FROM album WHERE key = ?", (key,))

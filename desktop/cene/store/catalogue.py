"""What Cene knows of each photo: where it is, what is in it, what the classifier said."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cene.core.photo import Stat
    from cene.store.database import Database


class Known(NamedTuple):
    """A photo as the catalogue has it: its number, and its stat when it was entered."""

    id: int
    size: int
    mtime_ns: int


class Sighting(NamedTuple):
    """A photo as it was just found in a folder.

    Attributes:
        name: its file name.
        companions: file names of its companions.
        size: bytes.
        mtime_ns: modification time.
        raw: whether it is a RAW file without a picture beside it, which cannot be looked into.
        inode: its number on its disk, None where nobody asked.
    """

    name: str
    companions: tuple[str, ...]
    size: int
    mtime_ns: int
    raw: bool = False
    inode: int | None = None


class Listed(NamedTuple):
    """A folder as it was listed last.

    Attributes:
        number: the folder's number.
        signature: of the listing that its photos agree with; empty where they may not.
        device: the disk that it was on, None where that is unknown.
    """

    number: int
    signature: bytes
    device: int | None = None


class Entry(NamedTuple):
    """What the catalogue has of the photo at a path.

    Attributes:
        photo: the photo's number and stat.
        content: number of what was read from it; None while it is unread.
        digest: BLAKE3 of that.
        backbone: version of the network that looked at it.
    """

    photo: Known
    content: int | None
    digest: bytes | None
    backbone: str | None


class Catalogue:
    """Folders, photos and their contents.

    Methods that change something are called inside a transaction of the database.
    """

    def __init__(self, database: Database) -> None:
        self.database = database
        self._connection = database.connection

    def listed(self, folder: Path) -> Listed | None:
        """A folder as it was listed last, None where it never was."""
        row = self._connection.execute(
            "SELECT id, signature, device FROM folder WHERE path = ?", (os.fsencode(folder),)
        ).fetchone()
        return None if row is None else Listed(*row)

    def folder(self, path: Path) -> int:
        """Number of a folder, which is entered if it is new."""
        key = (os.fsencode(path),)
        self._connection.execute("INSERT OR IGNORE INTO folder (path) VALUES (?)", key)
        (number,) = self._connection.execute("SELECT id FROM folder WHERE path = ?", key).fetchone()
        return int(number)

    def sign(self, folder: int, signature: bytes, device: int | None = None) -> None:
        """Note that the photos of a folder agree with a listing of this signature."""
        self._connection.execute(
            "UPDATE folder SET signature = ?, device = ifnull(?, device) WHERE id = ?",
            (signature, device, folder),
        )

    def photos_in(self, folder: int) -> dict[str, Known]:
        """The photos of one folder, by file name."""
        rows = self._connection.execute(
            "SELECT name, id, size, mtime_ns FROM photo WHERE folder_id = ?", (folder,)
        )
        return {os.fsdecode(name): Known(*rest) for name, *rest in rows}

    def see(self, folder: int, photo: Sighting, known: Known | None) -> int:
        """Enter a photo, and return its number.

        It is unread if it is new or its stat is not the known one.
        """
        name, state = os.fsencode(photo.name), "raw" if photo.raw else "unread"
        if known is None:
            number = self._connection.execute(
                "INSERT INTO photo (folder_id, name, size, mtime_ns, state, inode) "
                "VALUES (?, ?, ?, ?, ?, ?) RETURNING id",
                (folder, name, photo.size, photo.mtime_ns, state, photo.inode),
            ).fetchone()[0]
        else:
            number = known.id
            if (known.size, known.mtime_ns) != (photo.size, photo.mtime_ns):
                self._connection.execute(
                    "UPDATE photo SET size = ?, mtime_ns = ?, state = ?, inode = ?, "
                    "content_id = NULL, digest = NULL, error = NULL WHERE id = ?",
                    (photo.size, photo.mtime_ns, state, photo.inode, number),
                )
        self._set_companions(number, photo.companions)
        return int(number)

    def lose(self, photos: Iterable[int]) -> None:
        """Note that photos are no longer where they were."""
        self._connection.executemany(
            "UPDATE photo SET folder_id = NULL, name = NULL WHERE id = ?",
            ((photo,) for photo in photos),
        )

    def relocate(self, photo: int, path: Path, companions: Iterable[Path]) -> None:
        """Note that a photo and its companions are at another place now."""
        folder = self.folder(path.parent)
        name = os.fsencode(path.name)
        occupant = self._connection.execute(
            "SELECT id FROM photo WHERE folder_id = ? AND name = ? AND id <> ?",
            (folder, name, photo),
        ).fetchone()
        if occupant is not None:
            self.lose(occupant)
        self._connection.execute(
            "UPDATE photo SET folder_id = ?, name = ? WHERE id = ?", (folder, name, photo)
        )
        self._set_companions(photo, (companion.name for companion in companions))

    def forget_backbones_but(self, backbone: str) -> None:
        """Make photos unread that another network looked at."""
        self._connection.execute(
            "UPDATE photo SET state = 'unread', content_id = NULL, digest = NULL "
            "WHERE content_id IN (SELECT id FROM content WHERE backbone < ?1 OR backbone > ?1)",
            (backbone,),
        )

    def unread(self) -> list[int]:
        """Numbers of the unread photos in the selected folders, by folder and name.

        Those that could not be read the last time are the last.
        """
        rows = self._connection.execute(
            "SELECT photo.id FROM selected JOIN folder ON folder.id = folder_id "
            "JOIN photo USING (folder_id) WHERE state = 'unread' "
            "ORDER BY error IS NOT NULL, path, name"
        )
        return [number for (number,) in rows]

    def unread_folders(self) -> list[Path]:
        """The selected folders with unread photos that nobody has tried to read yet."""
        rows = self._connection.execute(
            "SELECT DISTINCT path FROM selected JOIN folder ON folder.id = folder_id "
            "JOIN photo USING (folder_id) WHERE state = 'unread' AND error IS NULL ORDER BY path"
        )
        return [Path(os.fsdecode(path)) for (path,) in rows]

    def place(self, photo: int) -> Path | None:
        """Where a photo is, None where that is unknown."""
        return self._place("photo.id", photo)

    def camera(self, photo: int) -> str | None:
        """Maker and model of what took a photo, None where that is unknown."""
        row = self._connection.execute(
            "SELECT camera FROM photo JOIN content ON content.id = content_id WHERE photo.id = ?",
            (photo,),
        ).fetchone()
        return None if row is None else row[0]

    def place_of_content(self, content: int) -> Path | None:
        """Where a photo with this content is, None where no place is known."""
        return self._place("content_id", content)

    def at(self, path: Path) -> Entry | None:
        """The photo at a path, None where none is known."""
        row = self._connection.execute(
            "SELECT photo.id, size, mtime_ns, content.id, ifnull(photo.digest, content.digest), "
            "backbone FROM folder "
            "JOIN photo ON folder_id = folder.id LEFT JOIN content ON content.id = content_id "
            "WHERE path = ? AND name = ?",
            (os.fsencode(path.parent), os.fsencode(path.name)),
        ).fetchone()
        return None if row is None else Entry(Known(*row[:3]), *row[3:])

    def content(self, digest: bytes) -> int | None:
        """Number of what was read from these bytes, None where nobody looked at them yet."""
        row = self._connection.execute(
            "SELECT id FROM content WHERE digest = ?1 UNION ALL "
            "SELECT content_id FROM alias WHERE digest = ?1",
            (digest,),
        ).fetchone()
        return None if row is None else int(row[0])

    def add_content(
        self,
        digest: bytes,
        backbone: str,
        embedding: bytes,
        taken_at: str | None,
        *,
        camera: str | None = None,
    ) -> int:
        """Keep what was read from a picture's bytes, and return its number.

        Where Cene wrote tags into them, what was read before goes by both bytes.
        """
        self._connection.execute("DELETE FROM meta WHERE key = 'predicted'")
        original = self._connection.execute(
            "SELECT content.digest FROM alias JOIN content ON content.id = content_id "
            "WHERE alias.digest = ?",
            (digest,),
        ).fetchone()
        digest = digest if original is None else original[0]
        (number,) = self._connection.execute(
            "INSERT INTO content (digest, backbone, embedding, taken_at, camera) "
            "VALUES (?, ?, ?, ?, ?) ON CONFLICT (digest) DO UPDATE SET "
            "backbone = excluded.backbone, embedding = excluded.embedding, "
            "taken_at = excluded.taken_at, camera = excluded.camera RETURNING id",
            (digest, backbone, embedding, taken_at, camera),
        ).fetchone()
        return int(number)

    def read(self, photo: int, content: int, digest: bytes | None = None) -> None:
        """Note what is in a photo, of which the bytes may be others than its content's.

        A photo that lost its place and has the same content is this one, renamed by somebody: it
        gets its place back, and the new entry goes unless the journal knows it.
        """
        self._connection.execute(
            "UPDATE photo SET state = 'read', content_id = ?1, error = NULL, "
            "digest = (SELECT nullif(?2, digest) FROM content WHERE id = ?1) WHERE id = ?3",
            (content, digest, photo),
        )
        lost = self._connection.execute(
            "SELECT id FROM photo WHERE content_id = ? AND folder_id IS NULL AND NOT EXISTS "
            "(SELECT 1 FROM move WHERE photo_id = ?) LIMIT 1",
            (content, photo),
        ).fetchone()
        if lost is not None:
            self._take_over(lost[0], photo)

    def rewrite(self, photo: int, stat: Stat, digest: bytes) -> None:
        """Note that a photo has other bytes, and the same picture in them.

        Args:
            photo: its number.
            stat: of the file now.
            digest: BLAKE3 of the bytes now.
        """
        self._connection.execute(
            "UPDATE photo SET size = ?, mtime_ns = ?, inode = ?, digest = "
            "(SELECT nullif(?, digest) FROM content WHERE content.id = content_id) WHERE id = ?",
            (stat.size, stat.mtime_ns, stat.inode, digest, photo),
        )
        self._connection.execute(
            "INSERT OR IGNORE INTO alias SELECT digest, content_id FROM photo "
            "WHERE id = ? AND digest IS NOT NULL",
            (photo,),
        )

    def set_companion(self, photo: int, name: str, *, there: bool) -> None:
        """Note that there is a companion of this name beside a photo, or none any more."""
        query = (
            "INSERT OR IGNORE INTO companion VALUES (?, ?)"
            if there
            else "DELETE FROM companion WHERE photo_id = ? AND name = ?"
        )
        self._connection.execute(query, (photo, os.fsencode(name)))

    def fail(self, photo: int, error: str, *, again: bool) -> None:
        """Note why a photo could not be read, and whether to try again next time."""
        self._connection.execute(
            "UPDATE photo SET state = ?, content_id = NULL, digest = NULL, error = ? WHERE id = ?",
            ("unread" if again else "failed", error, photo),
        )

    def select(self, folders: Iterable[int]) -> None:
        """Choose the folders that `unread`, `failures` and the predictions speak of."""
        self._connection.execute("DROP TABLE IF EXISTS temp.selected")
        self._connection.execute("CREATE TEMP TABLE selected (folder_id INTEGER PRIMARY KEY)")
        self._connection.executemany(
            "INSERT OR IGNORE INTO selected VALUES (?)", ((folder,) for folder in folders)
        )

    def failures(self) -> Iterator[tuple[Path, str]]:
        """The selected photos that could not be read, and why."""
        for path, name, error in self._connection.execute(
            "SELECT path, name, error FROM selected JOIN folder ON folder.id = folder_id "
            "JOIN photo USING (folder_id) WHERE error IS NOT NULL ORDER BY path, name"
        ).fetchall():
            yield Path(os.fsdecode(path), os.fsdecode(name)), error

    def embeddings(self) -> Iterator[tuple[Path, bytes, bytes]]:
        """Path, content digest and embedding of the selected photos, by folder and name."""
        for path, name, digest, embedding in self._connection.execute(
            "SELECT path, name, content.digest, embedding FROM selected "
            "JOIN folder ON folder.id = folder_id JOIN photo USING (folder_id) "
            "JOIN content ON content.id = content_id ORDER BY path, name"
        ):
            yield Path(os.fsdecode(path), os.fsdecode(name)), digest, embedding

    def _place(self, column: str, number: int) -> Path | None:
        """The first place, by folder and name, of the photos with this number in a column."""
        row = self._connection.execute(
            "SELECT path, name FROM photo JOIN folder ON folder.id = folder_id "  # noqa: S608
            f"WHERE {column} = ? ORDER BY path, name LIMIT 1",
            (number,),
        ).fetchone()
        return None if row is None else Path(os.fsdecode(row[0]), os.fsdecode(row[1]))

    def _set_companions(self, photo: int, names: Iterable[str]) -> None:
        self._connection.execute("DELETE FROM companion WHERE photo_id = ?", (photo,))
        self._connection.executemany(
            "INSERT INTO companion VALUES (?, ?)", ((photo, os.fsencode(name)) for name in names)
        )

    def _take_over(self, lost: int, photo: int) -> None:
        """Give a lost photo the place of a new one with the same content."""
        row = self._connection.execute(
            "SELECT folder_id, name, size, mtime_ns, inode, digest FROM photo WHERE id = ?",
            (photo,),
        ).fetchone()
        self._connection.execute("DELETE FROM companion WHERE photo_id = ?", (lost,))
        self._connection.execute(
            "UPDATE companion SET photo_id = ? WHERE photo_id = ?", (lost, photo)
        )
        self._connection.execute("DELETE FROM photo WHERE id = ?", (photo,))
        self._connection.execute(
            "UPDATE photo SET folder_id = ?, name = ?, size = ?, mtime_ns = ?, inode = ?, "
            "digest = ?, error = NULL WHERE id = ?",
            (*row, lost),
        )

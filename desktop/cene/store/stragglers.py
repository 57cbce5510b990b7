"""Files that came after their photos were filed, and which moves those went by."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cene.store.database import Database


class Late(NamedTuple):
    """What came late to one folder.

    Attributes:
        folder: its number.
        path: where it is.
        names: of the files.
    """

    folder: int
    path: Path
    names: tuple[str, ...]


class Stragglers:
    """Late companions of photos.

    Methods that change something are called inside a transaction of the database.
    """

    def __init__(self, database: Database) -> None:
        self._connection = database.connection

    def note(self, folder: int, path: Path, strays: Iterable[str]) -> None:
        """Keep what came late to a folder, in place of what was kept of it.

        Args:
            folder: its number.
            path: where it is.
            strays: names in it of what goes with a picture, without one there.
        """
        found = list(strays)
        names = {stray for stray in found if self.moves_from(path, stray)}
        names.update(stray for stray in found if stray.rpartition(".")[0] in names)
        names.update(name for _, name in self.lacking(folder))
        self._connection.execute("DELETE FROM straggler WHERE folder_id = ?", (folder,))
        self._connection.executemany(
            "INSERT INTO straggler VALUES (?, ?)", ((folder, os.fsencode(name)) for name in names)
        )

    def late(self) -> list[Late]:
        """What came late to the selected folders."""
        found: dict[tuple[int, bytes], list[str]] = {}
        for folder, path, name in self._connection.execute(
            "SELECT folder_id, path, straggler.name FROM straggler JOIN selected USING (folder_id) "
            "JOIN folder ON folder.id = folder_id ORDER BY path, straggler.name"
        ):
            found.setdefault((folder, path), []).append(os.fsdecode(name))
        return [
            Late(folder, Path(os.fsdecode(path)), tuple(names))
            for (folder, path), names in found.items()
        ]

    def moves_from(self, folder: Path, name: str) -> set[int]:
        """Numbers of the moves that took from a folder what a file may go with.

        They moved something of its stem, or what its name goes on from (X.cr2 of X.cr2.xmp); where
        that was a late companion itself, the move of the photo is among them.
        """
        whole = os.fsencode(folder / name.rpartition(".")[0])
        # The byte after the dot ends what begins with the stem and a dot.
        rows = self._connection.execute(
            "SELECT move.id, ifnull(joins, move.id) FROM move_file JOIN move ON move.id = move_id "
            "WHERE (source = ?1 OR source > ?2 AND source < ?3) "
            "AND state = 'done' AND move.mode = 'move'",
            (whole, whole + b".", whole + b"/"),
        )
        return {number for row in rows for number in row}

    def lacking(self, folder: int) -> list[tuple[int, str]]:
        """Copies of photos in a folder, by number of the move, and companions that each lacks."""
        taken: dict[int, set[bytes]] = {}
        for copy, source in self._connection.execute(
            "SELECT ifnull(joins, move.id), source FROM photo JOIN move ON photo_id = photo.id "
            "JOIN move_file ON move_id = move.id "
            "WHERE folder_id = ? AND move.state = 'done' AND move.mode IN ('copy', 'hardlink')",
            (folder,),
        ):
            taken.setdefault(copy, set()).add(source)
        if not taken:
            return []
        found = []
        for copy, source, picture, name in self._connection.execute(
            "SELECT move.id, source, photo.name, companion.name FROM photo "
            "JOIN move ON move.photo_id = photo.id "
            "JOIN move_file ON move_id = move.id AND position = 0 "
            "JOIN companion ON companion.photo_id = photo.id WHERE folder_id = ? "
            "AND move.state = 'done' AND move.mode IN ('copy', 'hardlink') AND joins IS NULL",
            (folder,),
        ):
            beside = source[: len(source) - len(picture)] + name
            # Of a photo that somebody renamed since, nobody knows what its copy should be called.
            if source.endswith(picture) and beside not in taken[copy]:
                found.append((copy, os.fsdecode(name)))
        return found

    def was_put_back(self, move: int, source: Path) -> bool:
        """Whether a file was brought to where a move had brought its photo, and that undone."""
        query = (
            "SELECT EXISTS (SELECT 1 FROM move_file JOIN move ON move.id = move_id "
            "WHERE source = ? AND joins = ? AND state = 'undone')"
        )
        return bool(self._connection.execute(query, (os.fsencode(source), move)).fetchone()[0])

    def forget(self, folder: int, name: str) -> None:
        """Note that a file is late no more."""
        self._connection.execute(
            "DELETE FROM straggler WHERE folder_id = ? AND name = ?", (folder, os.fsencode(name))
        )

    def came(self, photo: int, source: Path, target: Path) -> None:
        """Note that a companion was moved to its photo; a lone RAW is no photo any more."""
        self._connection.execute(
            "UPDATE photo SET folder_id = NULL, name = NULL WHERE name = ? "
            "AND folder_id = (SELECT id FROM folder WHERE path = ?)",
            (os.fsencode(source.name), os.fsencode(source.parent)),
        )
        self._connection.execute(
            "INSERT OR IGNORE INTO companion VALUES (?, ?)", (photo, os.fsencode(target.name))
        )

    def went(self, photo: int, target: Path) -> None:
        """Note that a companion that had come late was moved away from its photo again."""
        self._connection.execute(
            "DELETE FROM companion WHERE photo_id = ? AND name = ?",
            (photo, os.fsencode(target.name)),
        )

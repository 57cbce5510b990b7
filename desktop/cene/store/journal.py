"""The journal: every move as an intent before, and as a fact after, it was done."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cene.core.move import Batch, FileMove, Mode, Move, State
from cene.core.photo import Stat

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator

    from cene.core.photo import Photo
    from cene.store.database import Database

_MOVES = (
    "SELECT move.id, batch_id, photo_id, move.mode, state, album, confidence, move.error, "
    "joins FROM move "
)


class Settled(NamedTuple):
    """A picture that was filed and not taken back.

    Attributes:
        content: number of what is in it.
        confidence: how sure Cene was.
        time: when its batch began, ISO 8601 with zone.
        target: where it was put.
        placed: its identity there.
    """

    content: int
    confidence: float
    time: str
    target: Path
    placed: Stat


class Journal:
    """Batches and moves in the catalogue.

    Whatever is written here is on the disk when the transaction around it ends.
    """

    def __init__(self, database: Database) -> None:
        self.database = database
        self._connection = database.connection

    def tag(self) -> str:
        """Eight hexadecimal digits that tell this catalogue's temporary files from others'."""
        query = "SELECT value FROM meta WHERE key = 'catalogue'"
        (tag,) = self._connection.execute(query).fetchone()
        return str(tag)

    def begin(self, mode: Mode, cause: str, threshold: float) -> int:
        """Open a batch and return its number; inside a transaction."""
        now = datetime.now(UTC).isoformat(timespec="seconds")
        cursor = self._connection.execute(
            "INSERT INTO batch (time, mode, cause, threshold) VALUES (?, ?, ?, ?)",
            (now, mode, cause, threshold),
        )
        return cursor.lastrowid or 0

    def intend(self, move: Move, patches: Iterable[bytes] = ()) -> Move:
        """Write an intent down and return it with its number; inside a transaction.

        Args:
            move: the move.
            patches: where its files get other bytes, what makes the old of the new ones, each.
        """
        cursor = self._connection.execute(
            "INSERT INTO move (batch_id, photo_id, mode, state, album, confidence, joins) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                *(move.batch, move.photo, move.mode, move.state),
                *(move.album, move.confidence, move.joins),
            ),
        )
        written = replace(move, id=cursor.lastrowid or 0)
        self._write_files(written)
        self._connection.executemany(
            "INSERT INTO rewritten VALUES (?, ?, ?, ?)",
            (
                (written.id, position, file.became, patch)
                for position, (file, patch) in enumerate(zip(move.files, patches, strict=False))
            ),
        )
        return written

    def patch(self, move: int, position: int) -> bytes:
        """What makes the old bytes of a file of the new ones that it got."""
        (found,) = self._connection.execute(
            "SELECT patch FROM rewritten WHERE move_id = ? AND position = ?", (move, position)
        ).fetchone()
        return bytes(found)

    def record(self, move: Move) -> None:
        """Overwrite state, error and files of a move; inside a transaction."""
        self._connection.execute(
            "UPDATE move SET state = ?, error = ? WHERE id = ?", (move.state, move.error, move.id)
        )
        self._write_files(move)

    def made(self, batch: int, folders: Iterable[Path]) -> None:
        """Note folders that the batch is about to make; inside a transaction."""
        self._connection.executemany(
            "INSERT OR IGNORE INTO made_folder VALUES (?, ?)",
            ((batch, os.fsencode(folder)) for folder in folders),
        )

    def made_folders(self, batches: Iterable[int]) -> list[Path]:
        """Folders that these batches made, deepest first."""
        found = {
            row[0]
            for batch in batches
            for row in self._connection.execute(
                "SELECT path FROM made_folder WHERE batch_id = ?", (batch,)
            )
        }
        return [Path(os.fsdecode(path)) for path in sorted(found, key=len, reverse=True)]

    def move(self, number: int) -> Move | None:
        """One move, or None where the journal has none of that number."""
        return next(self._moves("WHERE move.id = ?", number), None)

    def open_moves(self) -> list[Move]:
        """Moves of which only the disk can say what became of them."""
        return list(self._moves("WHERE state IN ('intent', 'undoing') ORDER BY move.id"))

    def moves_of(self, batch: int) -> Iterator[Move]:
        """The moves of a batch, oldest first."""
        return self._moves("WHERE batch_id = ? ORDER BY move.id", batch)

    def later_moves(self, move: Move) -> list[Move]:
        """Moves done since that took a file of this one further or tagged it, newest first.

        A copy goes nowhere by itself, so of one only what tagged it.
        """
        found: dict[int, Move] = {}
        modes = ("tag", "move" if move.mode in (Mode.MOVE, Mode.TAG) else "tag")
        for file in move.files:
            for later in self._moves(
                "JOIN move_file ON move_id = move.id WHERE source = ? AND move.id > ? "
                "AND state = 'done' AND move.mode IN (?, ?)",
                os.fsencode(file.target),
                move.id,
                *modes,
            ):
                found[later.id] = later
        found |= {tagging.id: tagging for tagging in self._sidecars(move)}
        return [found[number] for number in sorted(found, reverse=True)]

    def _sidecars(self, move: Move) -> list[Move]:
        """What tagged a photo since in files that it did not have, where this move put it."""
        where = "WHERE photo_id = ? AND move.id > ? AND state = 'done' AND move.mode = 'tag'"
        folder = move.files[0].target.parent
        return [
            tagging
            for tagging in self._moves(where, move.photo, move.id)
            if tagging.files[0].target.parent == folder
        ]

    def taken_since(self, move: Move) -> list[tuple[Path, Stat]]:
        """Targets of this move that later ones brought a file to, and the identity of that."""
        found: list[tuple[Path, Stat]] = []
        for file in move.files:
            rows = self._connection.execute(
                "SELECT placed_device, placed_inode, placed_size, placed_mtime_ns FROM move_file "
                "JOIN move ON move.id = move_id WHERE target = ? AND source <> target "
                "AND move_id > ? AND state = 'done'",
                (os.fsencode(file.target), move.id),
            )
            found += [(file.target, Stat(*row)) for row in rows]
        return found

    def joined(self, move: Move) -> list[Move]:
        """Moves that brought late companions to where this one had brought their photo."""
        return list(self._moves("WHERE joins = ? AND state = 'done'", move.id))

    def copies(self, photo: int) -> list[Move]:
        """The copies and hard links that Cene made of a photo and did not take back."""
        where = (
            "WHERE photo_id = ? AND state = 'done' AND mode IN ('copy', 'hardlink') "
            "AND joins IS NULL"
        )
        return list(self._moves(where, photo))

    def tagging(self, photo: int) -> Move | None:
        """The last that was done to a photo, if that was to write tags into it."""
        where = (
            "WHERE move.id = (SELECT max(id) FROM move WHERE photo_id = ? AND state = 'done') "
            "AND mode = 'tag'"
        )
        return next(self._moves(where, photo), None)

    def taggings(self) -> list[Move]:
        """Of every photo the last that wrote tags into it, where that was not taken back."""
        return list(
            self._moves(
                "WHERE move.id IN (SELECT max(id) FROM move WHERE state = 'done' "
                "AND mode = 'tag' GROUP BY photo_id)"
            )
        )

    def has_copies(self) -> bool:
        """Whether there is any copy or hard link that was not taken back."""
        query = (
            "SELECT EXISTS (SELECT 1 FROM move WHERE state = 'done' "
            "AND mode IN ('copy', 'hardlink'))"
        )
        return bool(self._connection.execute(query).fetchone()[0])

    def settled(self, album: str, before: str, backbone: str) -> Generator[Settled]:
        """Pictures that were filed into an album and not taken back, newest first.

        They are read one by one: whoever has enough closes the generator.

        Args:
            album: key of the album.
            before: a time as `begin` writes it; only older batches count.
            backbone: version of the network; only what it looked at counts.

        Returns:
            Those of whose content nothing is said in any example, but where they were filed.
        """
        # The newest batch bounds the walk through the index: times are in no index. CROSS JOIN
        # keeps SQLite from beginning with all contents of the backbone.
        rows = self._connection.execute(
            "SELECT content.id, confidence, time, target, placed_device, placed_inode, "
            "placed_size, placed_mtime_ns FROM move "
            "CROSS JOIN batch ON batch.id = batch_id "
            "CROSS JOIN move_file ON move_id = move.id AND position = 0 "
            "CROSS JOIN content ON digest = content "
            "WHERE album = ?1 AND state = 'done' AND time < ?2 AND backbone = ?3 "
            "AND batch_id <= (SELECT max(id) FROM batch WHERE time < ?2) "
            "AND NOT EXISTS (SELECT 1 FROM example "
            "WHERE content_id = content.id AND source <> 'filed') "
            "ORDER BY batch_id DESC, move.id DESC",
            (album, before, backbone),
        )
        for content, confidence, time, target, *placed in rows:
            yield Settled(content, confidence, time, Path(os.fsdecode(target)), Stat(*placed))

    def trail(self, path: Path) -> list[Path]:
        """Every place to which moves and their undoing may have brought the file of this path."""
        found = [os.fsencode(path)]
        for place in found:  # grows while it is walked
            rows = self._connection.execute(
                "SELECT target FROM move_file JOIN move ON move.id = move_id "
                "WHERE source = ?1 AND state = 'done' AND mode = 'move' UNION "
                "SELECT source FROM move_file JOIN move ON move.id = move_id "
                "WHERE target = ?1 AND state = 'undone' AND mode = 'move'",
                (place,),
            )
            found += [row[0] for row in rows if row[0] not in found]
        return [Path(os.fsdecode(place)) for place in found]

    def content_at(self, path: Path) -> bytes | None:
        """Digest of the last picture that was moved away from a path or to it."""
        row = self._connection.execute(
            "SELECT content FROM move_file JOIN move ON move.id = move_id "
            "WHERE (source = ?1 OR target = ?1) AND position = 0 AND content <> x'' "
            "AND state IN ('done', 'undone') ORDER BY move_id DESC LIMIT 1",
            (os.fsencode(path),),
        ).fetchone()
        return None if row is None else bytes(row[0])

    def last_device(self, folder: Path) -> int | None:
        """The disk on which the last file was put that is to be somewhere in a folder.

        None where there is none, or all were taken back.
        """
        below = os.fsencode(os.path.join(folder, ""))
        # CROSS JOIN keeps SQLite from sorting all that was put there: mostly the newest will do.
        row = self._connection.execute(
            "SELECT placed_device FROM move CROSS JOIN move_file ON move_id = move.id "
            "WHERE state = 'done' AND target > ? AND target < ? AND placed_device IS NOT NULL "
            "ORDER BY move.id DESC LIMIT 1",
            (below, below[:-1] + bytes([below[-1] + 1])),
        ).fetchone()
        return None if row is None else int(row[0])

    def put_back(self) -> set[int]:
        """Numbers of the photos of which the last that happened is that a move was undone."""
        rows = self._connection.execute(
            # With max(), SQLite takes the state from the row of that number.
            "SELECT photo_id, state, max(id) FROM move "
            "WHERE photo_id IS NOT NULL AND joins IS NULL AND state IN ('done', 'undone') "
            "GROUP BY photo_id"
        )
        return {photo for photo, state, _ in rows if state == "undone"}

    def was_taken_out(self, photo: Photo) -> bool:
        """Whether a person brought a photo to where it is from where Cene had moved it.

        That is the very file, by its inode: one with the same bytes may have come from anywhere.
        """
        row = self._connection.execute(
            "SELECT move.id, target FROM move "
            "JOIN move_file ON move_id = move.id AND position = 0 "
            "WHERE photo_id = ? AND state = 'done' AND mode = 'move' AND joins IS NULL "
            "ORDER BY move.id DESC LIMIT 1",
            (photo.id,),
        ).fetchone()
        if row is None or row[1] == os.fsencode(photo.path):
            return False
        # Where Cene wrote tags into it meanwhile, that made another inode of it.
        (same,) = self._connection.execute(
            "SELECT EXISTS (SELECT 1 FROM move JOIN move_file ON move_id = move.id "
            "JOIN photo ON photo.id = photo_id WHERE photo_id = ? AND move.id >= ? "
            "AND move.state = 'done' AND placed_inode = photo.inode)",
            (photo.id, row[0]),
        ).fetchone()
        return bool(same)

    def batches(self) -> Iterator[Batch]:
        """All batches, newest first, without their moves."""
        for number, time, mode, cause, threshold in self._connection.execute(
            "SELECT id, time, mode, cause, threshold FROM batch ORDER BY id DESC"
        ):
            yield Batch(number, time, Mode(mode), cause, threshold)

    def last_batch(self) -> int | None:
        """The newest batch that has something to undo."""
        (number,) = self._connection.execute(
            "SELECT max(batch_id) FROM move WHERE state = 'done'"
        ).fetchone()
        return number if number is None else int(number)

    def _moves(self, where: str, *values: object) -> Iterator[Move]:
        for number, batch, photo, mode, state, *rest in self._connection.execute(
            _MOVES + where, values
        ).fetchall():
            album, confidence, error, joins = rest
            yield Move(
                id=number,
                batch=batch,
                photo=photo,
                mode=Mode(mode),
                files=self._files(number),
                state=State(state),
                album=album,
                confidence=confidence,
                error=error,
                joins=joins,
            )

    def _files(self, move: int) -> tuple[FileMove, ...]:
        rows = self._connection.execute(
            "SELECT source, target, device, inode, size, mtime_ns, content, placed_device, "
            "placed_inode, placed_size, placed_mtime_ns, became FROM move_file "
            "LEFT JOIN rewritten USING (move_id, position) WHERE move_id = ? ORDER BY position",
            (move,),
        )
        return tuple(
            FileMove(
                source=Path(os.fsdecode(row[0])),
                target=Path(os.fsdecode(row[1])),
                stat=Stat(*row[2:6]),
                content=row[6],
                placed=None if row[7] is None else Stat(*row[7:11]),
                became=row[11] or b"",
            )
            for row in rows
        )

    def _write_files(self, move: Move) -> None:
        self._connection.executemany(
            "INSERT OR REPLACE INTO move_file VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (
                    move.id,
                    position,
                    os.fsencode(file.source),
                    os.fsencode(file.target),
                    *_columns(file.stat),
                    file.content,
                    *_columns(file.placed),
                )
                for position, file in enumerate(move.files)
            ),
        )


def _columns(stat: Stat | None) -> tuple[int | None, ...]:
    if stat is None:
        return (None,) * 4
    return (stat.device, stat.inode, stat.size, stat.mtime_ns)

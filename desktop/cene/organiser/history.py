"""What Cene did to files, for people to read, and as a table for other programs."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from cene.core.errors import printable
from cene.organiser.albums import in_catalogue
from cene.organiser.whole_file import whole_file
from cene.store.history import History, Line, Sums, Wanted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import TextIO

    from cene.organiser.workspace import Workspace

__all__ = ["Line", "Sums", "Wanted", "batches", "lines", "write_csv"]

HEADER = (
    "batch", "time", "mode", "cause", "threshold", "move", "state", "album", "confidence",
    "source", "target", "companion", "error",
)  # fmt: skip


def batches(workspace: Workspace, wanted: Wanted) -> list[Sums]:
    """The batches in which something is found, newest first."""
    return History(workspace.database).batches(wanted)


def lines(workspace: Workspace, batch: int, wanted: Wanted) -> list[Line]:
    """What is found in a batch, oldest first."""
    return History(workspace.database).lines(batch, wanted)


def write_csv(workspace: Workspace, path: Path) -> int:
    """Write the whole history as a table: UTF-8, a header, then one line a file.

    The table is at its place whole or not at all; one that was there before is replaced.

    Returns:
        How many files it speaks of.

    Raises:
        FileError: it cannot be written there.
    """
    with whole_file(path) as file:
        return _write(workspace, file)


def _write(workspace: Workspace, file: TextIO) -> int:
    table = csv.writer(file)
    table.writerow(HEADER)
    number = 0
    for row in _rows(workspace):
        table.writerow(row)
        number += 1
    return number


def _rows(workspace: Workspace) -> Iterator[tuple[object, ...]]:
    """The files of all moves, newest batch first, each picture before its companions."""
    albums = in_catalogue(workspace)
    for batch in workspace.journal.batches():
        for move in workspace.journal.moves_of(batch.id):
            title = albums[move.album].title if move.album in albums else move.album
            for position, file in enumerate(move.files):
                yield (
                    batch.id, batch.time, batch.mode, batch.cause, batch.threshold, move.id,
                    move.state, title, round(move.confidence, 4), printable(file.source),
                    printable(file.target), "yes" if position else "no", move.error or "",
                )  # fmt: skip

"""A lock that one process holds, and that the system drops when it dies, however it dies."""

from __future__ import annotations

import os
import sqlite3
from typing import TYPE_CHECKING, Self

from cene.core.errors import UnusableError, printable

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

    from cene.core.errors import BusyError, CeneError


class Lock:
    """An exclusive transaction on an empty database: SQLite's own lock works everywhere.

    Args:
        path: the file of that database, which is made.
        held: what is raised where another process holds it.

    Raises:
        sqlite3.DatabaseError: the file cannot be used.
    """

    def __init__(self, path: Path, held: CeneError) -> None:
        self._connection: sqlite3.Connection | None = sqlite3.connect(
            os.fsencode(path), timeout=0, isolation_level=None, check_same_thread=False
        )
        try:
            self._connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.DatabaseError as error:
            self._connection.close()
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                raise
            raise held from None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: object, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.release()

    def release(self) -> None:
        """Let another process have it. May be called twice."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None


def held(path: Path, busy: BusyError) -> Lock:
    """A lock on something beside the catalogue.

    Args:
        path: the file of the lock.
        busy: what is raised where another process holds it.

    Raises:
        BusyError: one does.
        UnusableError: the file cannot be used.
    """
    try:
        return Lock(path, busy)
    except sqlite3.DatabaseError as error:
        raise UnusableError(f"{printable(path)} cannot be used: {error}.") from error

"""The SQLite file: opened, migrated, locked for one writer, and refused where it cannot be safe."""

from __future__ import annotations

import os
import re
import sqlite3
import sys
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Self
from urllib.parse import quote

from cene.core.errors import BusyError, UnusableError, printable
from cene.store.lock import Lock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType

MIGRATIONS = Path(__file__).parent / "migrations"
APPLICATION_ID = int.from_bytes(b"Cene")
"""Marks the file as Cene's own (https://www.sqlite.org/pragma.html#pragma_application_id)."""
BUSY_MS = 5000
SMALLEST = 512
"""Bytes of the smallest database; SQLite takes a smaller file for an empty one and replaces it."""
NOT_OURS = (
    "is not a Cene catalogue, or it is damaged. Move it away, or put back the newest .backup file "
    "beside it."
)
NETWORK_FILE_SYSTEMS = frozenset(
    {"9p", "afs", "ceph", "cifs", "coda", "davfs", "fuse.davfs", "fuse.glusterfs", "fuse.rclone"}
    | {"fuse.sshfs", "glusterfs", "lustre", "ncpfs", "nfs", "nfs4", "orangefs", "smb3", "smbfs"}
)
"""Where write-ahead logging corrupts (https://www.sqlite.org/wal.html, "same host")."""


def watcher_lock(catalogue: Path) -> Lock:
    """The lock of whoever watches folders for a catalogue: there is one at a time.

    It is not the writer's, so that other commands can be used while nothing arrives.

    Raises:
        BusyError: there is one already.
        UnusableError: the file of the lock cannot be used.
    """
    path = Path(os.path.realpath(catalogue))
    held = BusyError(
        f"Another Cene is watching folders for the catalogue {printable(path)}. Stop that first: "
        "the window has a switch for it, and `cene watch` ends with Ctrl-C."
    )
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return Lock(Path(f"{path}.watcher"), held)
    except OSError as error:
        raise UnusableError(
            f"The catalogue {printable(path)} cannot be used: {error.strerror}."
        ) from error
    except sqlite3.DatabaseError as error:
        raise UnusableError(
            f"The catalogue {printable(path)} {_sentence(error) or NOT_OURS}"
        ) from error


class Database:
    """One connection to the catalogue.

    A writing connection holds the writer's lock until it is closed: there is one writer at a
    time, in one process. Reading needs no lock.

    Args:
        path: the catalogue file; its folder is made if need be.
        write: open for writing, migrating if the file is older than the program.

    Raises:
        UnusableError: locked, damaged, newer than the program, not there (reading only), on a
            network file system, or in a place that cannot be written.
    """

    def __init__(self, path: Path, *, write: bool) -> None:
        # Two links to one catalogue must find the same lock and the same file system.
        self.path = Path(os.path.realpath(path))
        self._lock: Lock | None = None
        with self._explained():
            self._prepare(write=write)
            if write:
                self._lock = self._locked()
            try:
                self.connection = self._connected(write=write)
            except BaseException:
                self._unlock()
                raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: object, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Close; damage that was met while reading becomes a sentence here."""
        self.close()
        if isinstance(error, sqlite3.DatabaseError):
            with self._explained():
                raise error

    def close(self) -> None:
        """Close the connection and let the next writer in. May be called twice."""
        self.connection.close()
        self._unlock()

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """One transaction: committed to the disk at the end, rolled back on any exception."""
        with self._explained():
            try:
                self.connection.execute("BEGIN IMMEDIATE")
                yield self.connection
                self.connection.execute("COMMIT")
            except BaseException:
                # A full disk has SQLite roll back by itself.
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise

    def integrity(self) -> list[str]:
        """SQLite's own findings; empty where the file is sound."""
        with self._explained():
            checks = ("PRAGMA integrity_check", "PRAGMA foreign_key_check")
            found = [str(row) for check in checks for row in self.connection.execute(check)]
        return [finding for finding in found if finding != "('ok',)"]

    def _prepare(self, *, write: bool) -> None:
        folder = self.path.parent
        try:
            if self.path.is_dir():
                raise UnusableError(
                    f"The catalogue {printable(self.path)} cannot be used: it is a folder."
                )
            size = self.path.stat().st_size if self.path.exists() else 0
            if 0 < size < SMALLEST:
                raise UnusableError(f"The catalogue {printable(self.path)} {NOT_OURS}")
            if not write:
                if size == 0:
                    raise UnusableError(f"There is no catalogue at {printable(self.path)} yet.")
                return
            folder.mkdir(parents=True, exist_ok=True)
            kind = file_system(folder)
        except FileExistsError as error:
            raise UnusableError(
                f"The catalogue {printable(self.path)} cannot be used: {printable(folder)} is a "
                "file, not a folder."
            ) from error
        except OSError as error:
            raise UnusableError(
                f"The catalogue {printable(self.path)} cannot be used: {error.strerror}."
            ) from error
        if kind in NETWORK_FILE_SYSTEMS:
            raise UnusableError(
                f"The catalogue cannot live in {printable(folder)}: that is a network file system "
                f"({kind}), where a crash could corrupt it. Choose a folder on this computer with "
                "--catalogue or CENE_HOME."
            )

    def _locked(self) -> Lock:
        """The writer's lock, in a file beside the catalogue."""
        held = BusyError(
            f"Another Cene is working on the catalogue {printable(self.path)}. "
            "Wait until it is done, or stop it."
        )
        return Lock(Path(f"{self.path}.lock"), held)

    def _unlock(self) -> None:
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def _connected(self, *, write: bool) -> sqlite3.Connection:
        uri = f"file:{quote(os.fsencode(self.path))}?mode={'rwc' if write else 'ro'}"
        connection = sqlite3.connect(uri, uri=True, timeout=BUSY_MS / 1000, isolation_level=None)
        try:
            connection.execute("PRAGMA foreign_keys = ON")
            version = self._version(connection)
            if write:
                # FULL: an intent must be on the disk before a file is touched.
                connection.execute("PRAGMA journal_mode = WAL")
                connection.execute("PRAGMA synchronous = FULL")
                self._migrate(connection, version)
            elif version < len(migrations()):
                raise UnusableError(
                    f"The catalogue {printable(self.path)} is of an older Cene; any command that "
                    "writes, such as `cene sort`, brings it up to date."
                )
        except BaseException:
            connection.close()
            raise
        return connection

    def _version(self, connection: sqlite3.Connection) -> int:
        """How far the file was migrated, 0 for an empty one; nobody else's is touched."""
        (mark,) = connection.execute("PRAGMA application_id").fetchone()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if mark != APPLICATION_ID and (mark or version or tables):
            raise UnusableError(
                f"{printable(self.path)} is a database of another program. Choose another file "
                "with --catalogue."
            )
        newest = len(migrations())
        if version > newest:
            raise UnusableError(
                f"The catalogue {printable(self.path)} was written by a newer Cene (its version "
                f"is {version}, this program knows {newest}). Install the newer Cene."
            )
        return int(version)

    def _migrate(self, connection: sqlite3.Connection, version: int) -> None:
        steps = migrations()[version:]
        if version and steps:
            self._back_up(connection, version)
        for number, script in enumerate(steps, version + 1):
            connection.executescript(
                f"BEGIN IMMEDIATE; {script}\n; PRAGMA application_id = {APPLICATION_ID}; "
                f"PRAGMA user_version = {number}; COMMIT;"
            )

    def _back_up(self, connection: sqlite3.Connection, version: int) -> None:
        """Keep the old catalogue whole beside the new one."""
        name = os.fsencode(self.path) + f".backup-v{version}".encode()
        with closing(sqlite3.connect(name)) as backup:
            connection.backup(backup)

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """Turn what SQLite says of the file into a sentence; a bug in our SQL stays what it is."""
        try:
            yield
        except sqlite3.DatabaseError as error:
            sentence = _sentence(error)
            if sentence is None:
                raise
            raise UnusableError(f"The catalogue {printable(self.path)} {sentence}") from error


def _sentence(error: sqlite3.DatabaseError) -> str | None:
    """What is wrong with the catalogue, or None where our own SQL is."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
    sentences = {
        sqlite3.SQLITE_NOTADB: NOT_OURS,
        sqlite3.SQLITE_CORRUPT: "is damaged. Move it away, or put back the newest .backup file "
        "beside it.",
        sqlite3.SQLITE_BUSY: "is locked by another program. Close that program and try again.",
        sqlite3.SQLITE_FULL: "cannot grow: the disk is full. Free some space and try again.",
        sqlite3.SQLITE_READONLY: "cannot be written. Give yourself the right to, or choose another "
        "with --catalogue.",
        sqlite3.SQLITE_CANTOPEN: "cannot be opened. Is its folder there, and may you write in it?",
        sqlite3.SQLITE_IOERR: "cannot be read or written: the disk reports an error.",
    }
    return sentences.get(code)


def migrations() -> list[str]:
    """The scripts that lead from nothing to the newest version, in order."""
    return [path.read_text("utf-8") for path in sorted(MIGRATIONS.glob("*.sql"))]


def file_system(folder: Path) -> str | None:
    """The type of file system that holds a folder, or None where the system does not say."""
    if sys.platform != "linux":  # pragma: no cover - other systems
        return None
    real = os.fsencode(folder.resolve())
    best, kind = b"", None
    for line in Path("/proc/self/mounts").read_bytes().splitlines():
        mount, fstype = (
            re.sub(rb"\\(\d{3})", lambda found: bytes([int(found[1], 8)]), line.split(b" ")[1]),
            line.split(b" ")[2],
        )
        inside = real == mount or real.startswith(mount.rstrip(b"/") + b"/")
        if inside and len(mount) >= len(best):
            best, kind = mount, fstype.decode()
    return kind

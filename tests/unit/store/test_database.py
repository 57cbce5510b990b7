from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from tests.unit.store.opening import sentence

from cene.core.errors import UnusableError
from cene.store import database
from cene.store.database import Database

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


OTHER_PROCESS = """
import sys, time
from pathlib import Path
from cene.store.database import Database
with Database(Path(sys.argv[1]), write=True) as database:
    with database.transaction() as connection:
        connection.execute("INSERT INTO meta VALUES ('before', 'committed')")
    print("ready", flush=True)
    with database.transaction() as connection:
        connection.execute("INSERT INTO meta VALUES ('during', 'not committed')")
        sys.stdin.read()
"""


@pytest.fixture
def other_process(path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another Cene in the middle of a transaction."""
    with subprocess.Popen(
        [sys.executable, "-c", OTHER_PROCESS, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        yield process
        process.kill()


def meta(path: Path) -> dict[str, str]:
    with closing(sqlite3.connect(path)) as connection:
        return dict(connection.execute("SELECT key, value FROM meta"))


def test_a_new_catalogue_is_made_with_its_folder_and_opened_again(tmp_path: Path) -> None:
    path = tmp_path / "new" / "ünd\udcff" / "a?b%20#.sqlite"
    with Database(path, write=True) as first:
        assert first.integrity() == []
        (mode,) = first.connection.execute("PRAGMA journal_mode").fetchone()
        (full,) = first.connection.execute("PRAGMA synchronous").fetchone()
        (keys,) = first.connection.execute("PRAGMA foreign_keys").fetchone()
        assert (mode, full, keys) == ("wal", 2, 1)
    assert path.is_file()
    for write in (False, True):
        with Database(path, write=write) as again:
            assert again.integrity() == []
    assert sorted(os.listdir(path.parent)) == [path.name, f"{path.name}.lock"]


def test_closing_twice_is_no_error_and_lets_the_next_one_in(path: Path) -> None:
    first = Database(path, write=True)
    first.close()
    first.close()
    Database(path, write=True).close()


def test_a_catalogue_that_is_not_there_is_not_made_by_reading(path: Path) -> None:
    assert "no catalogue" in sentence(path, write=False)
    assert not path.exists()


def write_half(writer: Database, error: type[BaseException]) -> None:
    with writer.transaction() as connection:
        connection.execute("INSERT INTO meta VALUES ('b', '2')")
        connection.execute("UPDATE meta SET value = '3' WHERE key = 'a'")
        raise error


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, GeneratorExit])
def test_a_transaction_is_all_or_nothing(path: Path, error: type[BaseException]) -> None:
    with Database(path, write=True) as writer:
        with writer.transaction() as connection:
            connection.execute("INSERT INTO meta VALUES ('a', '1')")
        with pytest.raises(error):
            write_half(writer, error)
        with writer.transaction() as connection:
            connection.execute("INSERT INTO meta VALUES ('c', '4')")
    kept = meta(path)
    del kept["catalogue"]
    assert kept == {"a": "1", "c": "4"}


def test_an_error_of_a_file_inside_a_transaction_is_not_the_catalogues(path: Path) -> None:
    with (
        Database(path, write=True) as writer,
        pytest.raises(FileNotFoundError),
        writer.transaction(),
    ):
        os.stat(path.with_name("photo.jpg"))


def test_a_bug_in_our_own_sql_stays_a_bug(path: Path) -> None:
    with Database(path, write=True) as writer:
        with (
            pytest.raises(sqlite3.OperationalError, match="no such table"),
            writer.transaction() as connection,
        ):
            connection.execute("SELECT * FROM nonsense")
        with pytest.raises(sqlite3.IntegrityError), writer.transaction() as connection:
            connection.execute("INSERT INTO companion VALUES (99, x'00')")
        with writer.transaction() as connection:
            connection.execute("INSERT INTO meta VALUES ('a', '1')")
    with (
        pytest.raises(sqlite3.OperationalError, match="no such table"),
        Database(path, write=False) as reader,
    ):
        reader.connection.execute("SELECT * FROM nonsense")
    assert meta(path)["a"] == "1"


def test_a_commit_that_fails_leaves_no_transaction_open(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "BUSY_MS", 10)
    with Database(path, write=True) as writer:
        writer.connection.execute("PRAGMA journal_mode = DELETE")
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN")
            other.execute("SELECT count(*) FROM meta").fetchone()
            with (
                pytest.raises(UnusableError, match="locked by another program"),
                writer.transaction() as connection,
            ):
                connection.execute("INSERT INTO meta VALUES ('a', '1')")
            assert not writer.connection.in_transaction
            other.execute("COMMIT")
        with writer.transaction() as connection:
            connection.execute("INSERT INTO meta VALUES ('b', '2')")
    assert {"a", "b"} & set(meta(path)) == {"b"}


def test_another_program_that_writes_is_a_sentence(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "BUSY_MS", 10)
    with (
        Database(path, write=True) as writer,
        closing(sqlite3.connect(path, isolation_level=None)) as other,
    ):
        other.execute("BEGIN IMMEDIATE")
        with (
            pytest.raises(UnusableError, match="locked by another program"),
            writer.transaction(),
        ):
            raise AssertionError("never reached")


def test_one_writer_at_a_time_and_any_reader(
    path: Path, other_process: subprocess.Popen[str]
) -> None:
    assert "Another Cene is working" in sentence(path)
    with Database(path, write=False) as reader:
        rows = reader.connection.execute("SELECT key FROM meta").fetchall()
    assert {key for (key,) in rows} == {"catalogue", "before"}
    assert other_process.poll() is None


def test_a_lock_is_found_through_a_link_too(
    path: Path, tmp_path: Path, other_process: subprocess.Popen[str]
) -> None:
    (tmp_path / "link.sqlite").symlink_to(path)
    with pytest.raises(UnusableError, match="Another Cene is working"):
        Database(tmp_path / "link.sqlite", write=True)
    assert other_process.poll() is None


def test_a_killed_writer_leaves_no_lock_and_what_it_committed(
    path: Path, other_process: subprocess.Popen[str]
) -> None:
    os.kill(other_process.pid, signal.SIGKILL)
    other_process.wait()
    with Database(path, write=True) as writer:
        assert writer.integrity() == []
        keys = {key for (key,) in writer.connection.execute("SELECT key FROM meta")}
    assert keys == {"catalogue", "before"}


def test_two_writers_in_one_process_are_two(path: Path) -> None:
    with Database(path, write=True):
        assert "Another Cene is working" in sentence(path)
    Database(path, write=True).close()

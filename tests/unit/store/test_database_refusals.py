"""Catalogues that are older, newer, damaged, not ours, or in a bad place."""

from __future__ import annotations

import os
import sqlite3
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from tests.unit.store.opening import sentence

from cene.core.errors import UnusableError
from cene.store import database
from cene.store.database import APPLICATION_ID, NETWORK_FILE_SYSTEMS, Database, file_system

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from pathlib import Path

    from tests.conftest import Mount

OLD = "CREATE TABLE meta (key TEXT, value TEXT);\nINSERT INTO meta VALUES ('from', 'old')"
NEW = "ALTER TABLE meta ADD COLUMN more TEXT; UPDATE meta SET more = 'new'; -- and a last word"


@pytest.fixture
def steps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A made-up first version of the program, with an old catalogue."""
    folder = tmp_path / "migrations"
    folder.mkdir()
    (folder / "0001_start.sql").write_text(OLD)
    monkeypatch.setattr(database, "MIGRATIONS", folder)
    return folder


def test_an_older_catalogue_is_brought_up_to_date_step_by_step_and_kept(
    path: Path, steps: Path
) -> None:
    Database(path, write=True).close()
    (steps / "0002_more.sql").write_text(NEW)
    (steps / "0003_last.sql").write_text("UPDATE meta SET more = more || 'er';")

    assert "older Cene" in sentence(path, write=False)
    for _ in range(2):
        with Database(path, write=True) as newer:
            assert newer.connection.execute("SELECT * FROM meta").fetchall() == [
                ("from", "old", "newer")
            ]
    backup = path.with_name("catalogue.sqlite.backup-v1")
    with closing(sqlite3.connect(backup)) as old:
        assert old.execute("SELECT * FROM meta").fetchall() == [("from", "old")]
        assert old.execute("PRAGMA user_version").fetchone() == (1,)
        assert old.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    (steps / "0003_last.sql").unlink()
    (steps / "0002_more.sql").unlink()
    backup.replace(path)
    Database(path, write=True).close()


def test_a_step_that_fails_leaves_the_last_whole_version(path: Path, steps: Path) -> None:
    Database(path, write=True).close()
    (steps / "0002_more.sql").write_text(NEW)
    (steps / "0003_wrong.sql").write_text("DELETE FROM meta; SELECT nonsense;")

    for _ in range(2):
        with pytest.raises(sqlite3.OperationalError, match="nonsense"):
            Database(path, write=True)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT * FROM meta").fetchall() == [("from", "old", "new")]
        assert connection.execute("PRAGMA user_version").fetchone() == (2,)
    (steps / "0003_wrong.sql").unlink()
    Database(path, write=True).close()


@pytest.mark.parametrize("write", [True, False])
def test_a_newer_catalogue_is_refused_and_left_alone(path: Path, write: bool) -> None:
    Database(path, write=True).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 999")
    before = path.read_bytes()
    assert "newer Cene (its version is 999" in sentence(path, write=write)
    assert path.read_bytes() == before


@pytest.mark.parametrize("write", [True, False])
@pytest.mark.parametrize("setup", ["CREATE TABLE t (x)", "PRAGMA user_version = 1"])
def test_a_database_of_another_program_is_refused_and_left_alone(
    path: Path, write: bool, setup: str
) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(setup)
    before = path.read_bytes()
    assert "another program" in sentence(path, write=write)
    assert path.read_bytes() == before


def test_the_mark_of_a_catalogue_is_kept(path: Path) -> None:
    Database(path, write=True).close()
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)


@pytest.mark.parametrize("write", [True, False])
@pytest.mark.parametrize("content", [b"x", b"dear diary\n" * 100, b"\xff\xd8\xff" * 5000])
def test_another_file_is_refused_and_left_alone(path: Path, content: bytes, write: bool) -> None:
    path.write_bytes(content)
    assert "not a Cene catalogue" in sentence(path, write=write)
    assert path.read_bytes() == content


def filled(path: Path) -> None:
    with Database(path, write=True) as writer, writer.transaction() as connection:
        connection.executemany(
            "INSERT INTO folder (path) VALUES (?)",
            ((b"/pictures/%d" % number,) for number in range(5000)),
        )


def read_all(path: Path, *, write: bool) -> None:
    with Database(path, write=write) as opened:
        opened.connection.execute("SELECT sum(length(path)) FROM folder").fetchone()


def test_a_truncated_catalogue_is_a_sentence(path: Path) -> None:
    filled(path)
    os.truncate(path, path.stat().st_size // 2 + 100)
    with pytest.raises(UnusableError, match=r"damaged.*\.backup"):
        read_all(path, write=True)


@pytest.mark.parametrize("write", [True, False])
def test_damage_that_shows_while_reading_is_a_sentence(path: Path, write: bool) -> None:
    filled(path)
    with path.open("r+b") as file:
        file.seek(3 * 4096)
        file.write(b"\xaa" * (path.stat().st_size - 3 * 4096))
    with pytest.raises(UnusableError, match="is damaged"):
        read_all(path, write=write)
    with (
        pytest.raises(UnusableError, match="is damaged"),
        Database(path, write=True) as writer,
        writer.transaction() as connection,
    ):
        connection.execute("UPDATE folder SET signature = x'01'")


def test_integrity_names_what_is_wrong(path: Path) -> None:
    with Database(path, write=True) as writer:
        writer.connection.execute("PRAGMA foreign_keys = OFF")
        writer.connection.execute("INSERT INTO companion VALUES (99, x'00')")
        (finding,) = writer.integrity()
    assert "companion" in finding


def test_a_folder_where_a_file_is_in_the_way_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert f"{tmp_path / 'file'} is a file" in sentence(tmp_path / "file" / "c.sqlite")
    assert "cannot be used" in sentence(tmp_path / "file" / "below" / "c.sqlite")
    (tmp_path / "folder.sqlite").mkdir()
    for write in (True, False):
        assert "it is a folder" in sentence(tmp_path / "folder.sqlite", write=write)


def test_what_may_not_be_written_is_a_sentence(
    open_folder: Path, unprivileged: AbstractContextManager[None]
) -> None:
    path = open_folder / "c.sqlite"
    filled(path)
    open_folder.chmod(0o555)
    with unprivileged:
        assert "cannot be opened" in sentence(open_folder / "other.sqlite")
        assert "cannot be used" in sentence(open_folder / "new" / "c.sqlite")
        assert "cannot be" in sentence(path)
    open_folder.chmod(0o777)
    (open_folder / "c.sqlite.lock").chmod(0o666)
    path.chmod(0o444)
    with (
        unprivileged,
        Database(path, write=True) as writer,
        pytest.raises(UnusableError, match="cannot be written"),
        writer.transaction() as connection,
    ):
        connection.execute("DELETE FROM folder")
    path.chmod(0)
    with unprivileged:
        assert "cannot be opened" in sentence(path, write=False)
    (open_folder / "closed").mkdir()
    (open_folder / "closed").chmod(0)
    with unprivileged:
        assert "cannot be used" in sentence(open_folder / "closed" / "c.sqlite", write=False)
    path.chmod(0o666)
    Database(path, write=True).close()


def test_a_damaged_lock_is_closed_again(path: Path) -> None:
    path.with_name("catalogue.sqlite.lock").write_bytes(b"no database" * 1000)
    sentence(path)
    path.with_name("catalogue.sqlite.lock").unlink()
    Database(path, write=True).close()


def fill(writer: Database) -> None:
    with writer.transaction() as connection:
        connection.execute("UPDATE meta SET value = '2' WHERE key = 'a'")
        connection.execute("INSERT INTO meta VALUES ('big', hex(zeroblob(3000000)))")


def test_a_full_disk_is_a_sentence_and_loses_nothing(mount: Mount) -> None:
    path = mount("small") / "c.sqlite"
    with Database(path, write=True) as writer:
        with writer.transaction() as connection:
            connection.execute("INSERT INTO meta VALUES ('a', '1')")
        with pytest.raises(UnusableError, match="disk is full"):
            fill(writer)
        assert not writer.connection.in_transaction
        with writer.transaction() as connection:
            connection.execute("INSERT INTO meta VALUES ('b', '3')")
    with Database(path, write=True) as again:
        assert again.integrity() == []
        kept = dict(again.connection.execute("SELECT key, value FROM meta"))
    assert (kept["a"], kept["b"], "big" in kept) == ("1", "3", False)


@pytest.mark.parametrize("kind", sorted(NETWORK_FILE_SYSTEMS))
def test_a_network_file_system_is_refused(
    path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    monkeypatch.setattr(database, "file_system", lambda _: kind)
    with pytest.raises(UnusableError, match=rf"network file system \({kind}\)"):
        Database(path, write=True)
    assert not path.exists()
    assert not path.with_name("catalogue.sqlite.lock").exists()


def test_the_file_system_of_a_folder_is_that_of_the_innermost_mount(
    mount: Mount, tmp_path: Path
) -> None:
    outside = file_system(tmp_path)
    disk = mount("a disk\n\\040 of mine")
    assert file_system(disk) == "tmpfs"
    (disk / "below").mkdir()
    assert file_system(disk / "below") == "tmpfs"
    (tmp_path / "link").symlink_to(disk / "below")
    assert file_system(tmp_path / "link") == "tmpfs"
    (tmp_path / (disk.name + " too")).mkdir()
    assert file_system(tmp_path / (disk.name + " too")) == outside


def test_the_system_folders_of_linux_are_known(tmp_path: Path) -> None:
    if sys.platform != "linux":
        pytest.skip("only Linux says which file system holds a folder")
    assert file_system(type(tmp_path)("/proc/self")) == "proc"
    assert file_system(tmp_path) not in (None, "proc")

"""A catalogue that cannot be used: exit 3, one sentence that names it, nothing touched."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from tests.e2e.program import tree

from cene.store.database import Database

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Mount
    from tests.e2e.program import Library, Result


@pytest.fixture
def used(library: Library) -> Library:
    """A library with a history and a photo that is not sorted yet."""
    library.add("a.jpg", "sea")
    assert library.sort("copy").code == 0
    library.add("b.jpg", "forest")
    return library


def catalogue(library: Library) -> Path:
    return library.home / "catalogue.sqlite"


def refused(library: Library, result: Result, said: str) -> None:
    assert (result.code, result.out) == (3, "")
    (line,) = result.err.splitlines()
    assert str(catalogue(library)) in line
    assert said in line


def refused_everywhere(library: Library, said: str, *, reading: bool = True) -> None:
    before = tree(library.inbox), tree(library.albums)
    refused(library, library.sort("move"), said)
    refused(library, library.cene("undo", "--last", "--json"), said)
    if reading:
        refused(library, library.cene("history", "--json"), said)
    assert (tree(library.inbox), tree(library.albums)) == before


def test_locked_by_another_process(used: Library) -> None:
    with Database(catalogue(used), write=True):
        refused_everywhere(used, "Another Cene is working on the catalogue", reading=False)
        listed = used.cene("history", "--json")
        assert (listed.code, len(listed.json["batches"])) == (0, 1)
        assert used.cene("doctor", "--json").json["ok"] is True
    assert used.sort("move").code == 0


def test_newer_than_the_program(used: Library) -> None:
    with closing(sqlite3.connect(catalogue(used))) as connection:
        connection.execute("PRAGMA user_version = 999")
    refused_everywhere(used, "was written by a newer Cene")


def test_no_catalogue_at_all(used: Library) -> None:
    catalogue(used).write_bytes(b"something else altogether " * 100)
    before = catalogue(used).read_bytes()
    refused_everywhere(used, "is not a Cene catalogue, or it is damaged")
    assert catalogue(used).read_bytes() == before


def test_of_another_program(used: Library) -> None:
    shutil.rmtree(used.home)
    used.home.mkdir()
    with closing(sqlite3.connect(catalogue(used))) as connection:
        connection.execute("CREATE TABLE precious (thing)")
    refused_everywhere(used, "is a database of another program")


def test_damaged_in_the_middle(used: Library) -> None:
    with closing(sqlite3.connect(catalogue(used))) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        (page,) = connection.execute("PRAGMA page_size").fetchone()
        roots = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name IN ('batch', 'folder', 'move')"
        ).fetchall()
    for name in ("-wal", "-shm"):
        catalogue(used).with_name(f"catalogue.sqlite{name}").unlink(missing_ok=True)
    data = bytearray(catalogue(used).read_bytes())
    for (root,) in roots:
        data[(root - 1) * page : root * page] = b"\xff" * page
    catalogue(used).write_bytes(data)
    refused_everywhere(used, "is damaged")
    found = used.cene("doctor", "--json")
    assert found.code == 1
    bad = {check["name"]: check["detail"] for check in found.json["checks"] if not check["ok"]}
    assert set(bad) == {"catalogue"}


def test_cut_off(used: Library) -> None:
    data = catalogue(used).read_bytes()
    for name in ("", "-wal", "-shm"):
        catalogue(used).with_name(f"catalogue.sqlite{name}").unlink(missing_ok=True)
    catalogue(used).write_bytes(data[:300])
    refused_everywhere(used, "is not a Cene catalogue, or it is damaged")


def test_a_folder(used: Library) -> None:
    shutil.rmtree(used.home)
    catalogue(used).mkdir(parents=True)
    refused_everywhere(used, "cannot be used: it is a folder")


def test_below_a_file(library: Library) -> None:
    library.add("a.jpg", "sea")
    library.home.write_text("precious")
    for args in (("history",), ("undo", "--last")):
        done = library.cene(*args)
        assert (done.code, done.out) == (3, "")
    done = library.sort("move")
    refused(library, done, f"{library.home} is a file, not a folder")
    checks = {c["name"]: c["ok"] for c in library.cene("doctor", "--json").json["checks"]}
    assert checks["data folder"] is False
    assert library.home.read_text() == "precious"


def test_in_a_read_only_folder(strict_library: Library) -> None:
    library = strict_library
    library.add("a.jpg", "sea")
    assert library.sort("copy").code == 0
    library.home.chmod(0o555)
    for path in library.home.iterdir():
        path.chmod(0o444)
    before = tree(library.albums)
    for args in (("history",), ("undo", "--last"), library.sorting("copy")):
        done = library.cene(*args)
        assert (done.code, done.out) == (3, "")
        assert f"{library.home}/catalogue.sqlite" in done.err
        assert len(done.err.splitlines()) == 1
    assert tree(library.albums) == before
    found = library.cene("doctor", "--json").json
    bad = [check["name"] for check in found["checks"] if not check["ok"]]
    assert bad == ["data folder", "catalogue"]


def test_in_a_folder_that_one_may_not_look_into(strict_library: Library) -> None:
    library = strict_library
    library.add("a.jpg", "sea")
    assert library.sort("copy").code == 0
    library.home.chmod(0)
    for args in (("history",), ("undo", "--last"), library.sorting("copy")):
        done = library.cene(*args)
        assert (done.code, done.out) == (3, "")
        assert "catalogue.sqlite" in done.err
        assert len(done.err.splitlines()) == 1
    found = library.cene("doctor", "--json")
    assert found.code == 1
    assert not found.json["ok"]


def test_on_a_full_disk(library: Library, mount: Mount) -> None:
    disk = mount("disk", "size=600k")
    for number in range(3):
        library.add(f"{number}.jpg", "sea", number)
    (disk / "fill").write_bytes(bytes(500_000))
    before = tree(library.inbox)
    done = library.sort("move", "--catalogue", disk / "catalogue.sqlite")
    assert (done.code, done.out) == (3, "")
    assert done.err.startswith(f"cene: The catalogue {disk}/catalogue.sqlite cannot ")
    assert tree(library.inbox) == before
    (disk / "fill").unlink()
    assert library.sort("move", "--catalogue", disk / "catalogue.sqlite").json["filed"] == 3


def test_none_yet(library: Library) -> None:
    done = library.cene("history", "--json")
    refused(library, done, "There is no catalogue at")
    assert not library.home.exists()

"""A catalogue of an older Cene is taken over, and one of a newer Cene is left alone."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from tests.old_catalogues import WITHIN, WITHIN_SECOND, written

from cene.store.database import MIGRATIONS

if TYPE_CHECKING:
    from pathlib import Path

    from tests.e2e.program import Library

SCRIPTS = tuple(sorted(path.name for path in MIGRATIONS.glob("*.sql")))


def older(path: Path, version: int) -> Path:
    """A catalogue with photos in it, as the Cene of a version left it."""
    if version == 1:
        return written(path, SCRIPTS[:1], WITHIN)
    written(path, SCRIPTS[:2], WITHIN_SECOND)
    with closing(sqlite3.connect(path)) as connection:
        for script in SCRIPTS[2:version]:
            connection.executescript((MIGRATIONS / script).read_text("utf-8"))
        connection.executescript(f"PRAGMA user_version = {version};")
    return path


@pytest.mark.parametrize("version", [1, 2, len(SCRIPTS) - 1], ids=["first", "second", "previous"])
def test_an_older_catalogue_is_backed_up_and_taken_over(library: Library, version: int) -> None:
    library.home.mkdir()
    path = older(library.home / "catalogue.sqlite", version)
    reading = library.cene("history", "--json")
    assert (reading.code, reading.out) == (3, "")
    assert "older Cene" in reading.err
    library.add("a.jpg", "sea")

    done = library.sort("copy")

    assert (done.code, done.err) == (0, "")
    assert done.json["filed"] == 1
    backup = path.with_name(f"{path.name}.backup-v{version}")
    with closing(sqlite3.connect(backup)) as old:
        assert old.execute("PRAGMA user_version").fetchone() == (version,)
        assert old.execute("SELECT id FROM photo WHERE id = 7").fetchone() == (7,)
    assert library.cene("doctor", "--json").json["ok"] is True
    batches = [batch["id"] for batch in library.cene("history", "--json").json["batches"]]
    assert batches == ([2, 1] if version == 1 else [1])


def test_an_older_cene_refuses_what_a_newer_one_wrote_and_takes_the_backup(
    library: Library,
) -> None:
    library.home.mkdir()
    path = older(library.home / "catalogue.sqlite", len(SCRIPTS) - 1)
    library.add("a.jpg", "sea")
    assert library.sort("copy").code == 0
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {len(SCRIPTS) + 1}")
    before = path.read_bytes()

    refused = library.sort("copy")

    assert (refused.code, refused.out) == (3, "")
    (line,) = refused.err.splitlines()
    assert f"{path} was written by a newer Cene" in line
    assert path.read_bytes() == before
    for name in ("", "-wal", "-shm"):
        path.with_name(path.name + name).unlink(missing_ok=True)
    shutil.copy(path.with_name(f"{path.name}.backup-v{len(SCRIPTS) - 1}"), path)
    assert library.sort("copy").code == 0

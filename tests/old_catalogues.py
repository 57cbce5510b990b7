"""Catalogues as older versions of Cene wrote them."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from cene.store.database import APPLICATION_ID, MIGRATIONS

if TYPE_CHECKING:
    from pathlib import Path

WITHIN = """
INSERT INTO folder VALUES (3, CAST('/in' AS BLOB), x'aa');
INSERT INTO content VALUES (5, x'd1', 'backbone', x'0100', '2020-02-02T02:02:02');
INSERT INTO content VALUES (6, x'd2', 'backbone', x'0200', NULL);
INSERT INTO prediction VALUES (5, 'model', '[["sea", 0.9]]', 'sea', 0.9, 0.5);
INSERT INTO photo VALUES (7, 3, CAST('a.jpg' AS BLOB), 10, 20, 'read', 5, NULL);
INSERT INTO photo VALUES (8, 3, CAST('b.jpg' AS BLOB), 30, 40, 'read', 6, NULL);
INSERT INTO photo VALUES (9, 3, CAST('c.jpg' AS BLOB), 50, 60, 'failed', NULL, 'is no picture');
INSERT INTO companion VALUES (7, CAST('a.xmp' AS BLOB));
INSERT INTO batch VALUES (1, '2026-01-01T00:00:00+00:00', 'move', 'sort', 0.9);
INSERT INTO move VALUES (1, 1, 7, 'move', 'undone', 'sea', 0.9, NULL);
INSERT INTO move_file
VALUES (1, 0, CAST('/in/a.jpg' AS BLOB), CAST('/out/a.jpg' AS BLOB), 1, 2, 10, 20, x'd1',
        1, 2, 10, 20);
"""
WITHIN_SECOND = """
INSERT INTO folder VALUES (3, CAST('/in' AS BLOB), x'aa');
INSERT INTO content VALUES (5, x'd1', 'backbone', x'0100', '2020-02-02T02:02:02');
INSERT INTO photo VALUES (7, 3, CAST('a.jpg' AS BLOB), 10, 20, 'read', 5, NULL);
INSERT INTO example VALUES (5, 'sea', 'confirmed', 'person', 1.0, 'teach', '');
"""


def written(path: Path, scripts: tuple[str, ...], within: str) -> Path:
    """A catalogue as the Cene that had just these scripts wrote it."""
    with closing(sqlite3.connect(path)) as connection:
        for script in scripts:
            connection.executescript((MIGRATIONS / script).read_text("utf-8"))
        connection.executescript(
            f"{within}; PRAGMA application_id = {APPLICATION_ID}; "
            f"PRAGMA user_version = {len(scripts)};"
        )
    return path

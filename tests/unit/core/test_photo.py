from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cene.core.photo import Photo, Stat


def test_a_file_keeps_its_identity_through_another_name(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"picture")
    before = Stat.of(os.lstat(tmp_path / "a"))
    os.rename(tmp_path / "a", tmp_path / "b")
    after = Stat.of(os.lstat(tmp_path / "b"))
    assert after == before
    assert after.size == 7


@pytest.mark.parametrize("taken_at", ["2026-07-04T23:59:58", "2026-07-04T23:59:58+13:00"])
def test_a_photo_was_taken_when_its_camera_says(taken_at: str) -> None:
    photo = Photo(Path("/a.jpg"), (), 1, 0, taken_at=taken_at)
    assert photo.moment.isoformat() == "2026-07-04T23:59:58"


@given(st.integers(-(2**63), 2**63 - 1), st.sampled_from([None, "", "yesterday", "2026-13-01"]))
def test_every_photo_has_a_moment(mtime_ns: int, taken_at: str | None) -> None:
    moment = Photo(Path("/a.jpg"), (), 1, mtime_ns, taken_at=taken_at).moment
    assert 1677 <= moment.year <= 2262
    assert moment.tzinfo is None


@given(st.integers(0, 2**64 - 1), st.integers(0, 2**64 - 1))
def test_any_number_a_system_gives_fits_sqlite_and_stays_distinct(one: int, other: int) -> None:
    def numbered(number: int) -> Stat:
        status = (0, number, number, 1, 0, 0, 5, 0, 0, 0)
        return Stat.of(os.stat_result(status, {"st_mtime_ns": number}))

    found = (numbered(one).inode, numbered(one).mtime_ns)
    with closing(sqlite3.connect(":memory:")) as memory:
        assert memory.execute("SELECT ?, ?", found).fetchone() == found
    assert numbered(one).same_file(numbered(other)) == (one == other)


def test_the_three_ways_to_be_the_same() -> None:
    stat = Stat(1, 2, 3, 4)
    assert stat.same_file(replace(stat, size=9, mtime_ns=9))
    assert not stat.same_file(replace(stat, device=9))
    assert not stat.same_file(replace(stat, inode=9))
    assert stat.same_content(replace(stat, device=9, inode=9))
    assert not stat.same_content(replace(stat, size=9))
    assert not stat.same_content(replace(stat, mtime_ns=9))
    assert stat.same_entry(replace(stat, device=9))
    assert not stat.same_entry(replace(stat, inode=9))
    assert not stat.same_entry(replace(stat, size=9))
    assert not stat.same_entry(replace(stat, mtime_ns=9))

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from cene.core.move import FileMove
from cene.core.photo import Stat
from cene.files.copy import digest
from cene.files.identity import Where, is_double, locate, status, unchanged

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from pathlib import Path

MTIME = 1_500_000_000_000_000_000


def put(path: Path, content: bytes = b"picture", mtime_ns: int = MTIME) -> Path:
    path.write_bytes(content)
    os.utime(path, ns=(mtime_ns, mtime_ns))
    return path


@pytest.fixture
def file(tmp_path: Path) -> FileMove:
    source = put(tmp_path / "source")
    return FileMove(source, tmp_path / "target", Stat.of(os.lstat(source)), digest(source))


def elsewhere(file: FileMove) -> FileMove:
    """The journal of a file whose inode has another number by now, as FAT's have."""
    return replace(file, stat=replace(file.stat, inode=-5))


def test_what_is_not_there_has_no_status(tmp_path: Path) -> None:
    put(tmp_path / "file")
    assert status(tmp_path / "nothing") is None
    assert status(tmp_path / "file" / "below") is None
    assert status(tmp_path / "file") == Stat.of(os.lstat(tmp_path / "file"))
    (tmp_path / "link").symlink_to(tmp_path / "nothing")
    assert status(tmp_path / "link") is not None


def test_what_cannot_be_seen_is_not_taken_for_gone(
    open_folder: Path, unprivileged: AbstractContextManager[None]
) -> None:
    (open_folder / "closed").mkdir()
    put(open_folder / "closed" / "a.jpg")
    (open_folder / "closed").chmod(0)
    with unprivileged, pytest.raises(PermissionError):
        status(open_folder / "closed" / "a.jpg")


def test_a_file_is_found_where_it_is(file: FileMove) -> None:
    assert locate(file) is Where.SOURCE
    os.rename(file.source, file.target)
    assert locate(file) is Where.TARGET
    os.link(file.target, file.source)
    assert locate(file) is Where.BOTH
    file.source.unlink()
    file.target.unlink()
    assert locate(file) is Where.NOWHERE


def test_an_equal_file_at_the_target_is_somebody_elses_while_the_source_is_there(
    file: FileMove,
) -> None:
    put(file.target)
    assert locate(file) is Where.SOURCE
    assert locate(elsewhere(file)) is Where.SOURCE


def test_only_where_the_source_is_gone_do_equal_bytes_count(file: FileMove) -> None:
    os.rename(file.source, file.target)
    assert locate(elsewhere(file)) is Where.TARGET
    assert locate(elsewhere(file), by_bytes=False) is Where.NOWHERE
    put(file.target, b"pICTURE")
    assert locate(elsewhere(file)) is Where.NOWHERE
    put(file.target, b"another size")
    assert locate(elsewhere(file)) is Where.NOWHERE


def test_a_copy_is_known_by_what_was_placed_also_after_a_restart(file: FileMove) -> None:
    placed = Stat.of(os.lstat(put(file.target)))
    assert locate(replace(file, placed=placed)) is Where.BOTH
    assert locate(replace(file, placed=replace(placed, device=-9))) is Where.BOTH
    for change in ({"inode": -1}, {"size": 1}, {"mtime_ns": 1}):
        assert locate(replace(file, placed=replace(placed, **change))) is Where.SOURCE


def test_the_source_is_known_by_inode_or_time_or_bytes(file: FileMove) -> None:
    put(file.source, b"edited in place", 5)
    assert locate(file) is Where.SOURCE
    assert locate(elsewhere(file)) is Where.NOWHERE
    put(file.source, b"picture", 5)
    assert locate(elsewhere(file)) is Where.SOURCE
    put(file.source, b"pICTURE", 5)
    assert locate(elsewhere(file)) is Where.NOWHERE


def test_without_a_digest_size_and_time_must_do(file: FileMove) -> None:
    companion = replace(elsewhere(file), content=b"")
    os.rename(file.source, file.target)
    assert locate(companion) is Where.TARGET
    os.utime(file.target, ns=(1, 1))
    assert locate(companion) is Where.NOWHERE


def test_unchanged_means_the_same_identity_or_the_same_bytes(file: FileMove) -> None:
    placed = Stat.of(os.lstat(put(file.target)))
    assert unchanged(file, file.target, placed)
    assert unchanged(file, file.target, None)
    put(file.target, b"picture", 5)
    assert unchanged(file, file.target, placed)
    put(file.target, b"pICTURE", 5)
    assert not unchanged(file, file.target, placed)
    file.target.unlink()
    assert not unchanged(file, file.target, placed)


def test_equal_bytes_at_two_places_are_a_double(tmp_path: Path) -> None:
    one, other = put(tmp_path / "one"), put(tmp_path / "other", mtime_ns=7)
    assert is_double(one, other)
    put(other, b"pICTURE")
    assert not is_double(one, other)
    put(other, b"longer than that")
    assert not is_double(one, other)
    assert not is_double(one, tmp_path / "nothing")
    assert not is_double(tmp_path / "nothing", one)
    assert not is_double(one / "below", one)


def test_two_names_are_a_double_and_two_ways_to_one_name_are_not(tmp_path: Path) -> None:
    one = put(tmp_path / "one")
    (tmp_path / "way").symlink_to(tmp_path)
    assert not is_double(one, one)
    assert not is_double(one, tmp_path / "way" / "one")
    os.link(one, tmp_path / "other")
    assert is_double(one, tmp_path / "other")

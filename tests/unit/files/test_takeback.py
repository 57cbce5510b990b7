from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from cene.core.errors import PlacementError
from cene.core.move import FileMove
from cene.core.photo import Stat
from cene.files.copy import digest
from cene.files.identity import status
from cene.files.takeback import require_removable, require_returnable, take_away

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from pathlib import Path


@pytest.fixture
def moved(tmp_path: Path) -> FileMove:
    target = tmp_path / "album" / "a.jpg"
    target.parent.mkdir()
    target.write_bytes(b"picture")
    stat = Stat.of(os.lstat(target))
    return FileMove(tmp_path / "a.jpg", target, stat, digest(target), placed=stat)


@pytest.fixture
def copied(moved: FileMove) -> FileMove:
    moved.source.write_bytes(b"picture")
    return replace(moved, stat=Stat.of(os.lstat(moved.source)))


def test_a_file_that_lies_as_it_was_filed_may_go_back(moved: FileMove) -> None:
    assert require_returnable(moved) == moved


def test_a_touched_file_may_go_back_as_it_is_now(moved: FileMove) -> None:
    os.utime(moved.target, ns=(5, 5))
    assert require_returnable(moved).placed == status(moved.target)
    assert status(moved.target) != moved.placed


def test_a_file_that_is_gone_cannot_go_back(moved: FileMove) -> None:
    moved.target.unlink()
    with pytest.raises(PlacementError, match=r"album/a\.jpg: is no longer there"):
        require_returnable(moved)


def test_an_edited_file_stays(moved: FileMove) -> None:
    moved.target.write_bytes(b"edited!")
    with pytest.raises(PlacementError, match="changed since it was filed, so it stays"):
        require_returnable(moved)


def test_a_file_on_a_disk_that_is_out_is_not_gone(moved: FileMove, copied: FileMove) -> None:
    moved.target.unlink()
    moved.target.parent.rmdir()
    away = replace(moved.stat, device=moved.stat.device + 1000)
    for check in (require_returnable, lambda file: require_removable(file, [copied.source])):
        with pytest.raises(PlacementError, match="album is not connected"):
            check(replace(moved, placed=away))
    require_removable(replace(moved, placed=None), [copied.source])
    moved.target.parent.mkdir()
    with pytest.raises(PlacementError, match="is no longer there"):
        require_returnable(replace(moved, placed=away))


@pytest.mark.parametrize("there", [False, True])
def test_an_empty_place_is_not_taken_for_the_disk_of_the_photo(
    moved: FileMove, *, there: bool
) -> None:
    folder = moved.source.parent / "disk"
    if there:
        folder.mkdir()
    away = from_elsewhere(moved, folder)
    with pytest.raises(PlacementError, match=f"the disk of {folder} is not connected"):
        require_returnable(away)


def test_a_folder_with_something_in_it_is_believed(moved: FileMove) -> None:
    folder = moved.source.parent / "disk"
    folder.mkdir()
    (folder / "b.jpg").touch()
    require_returnable(from_elsewhere(moved, folder))


def test_a_disk_may_have_got_another_number(moved: FileMove, other_disk: Path) -> None:
    require_returnable(from_elsewhere(moved, other_disk / "emptied"))


def test_where_it_never_left_its_disk_the_number_says_nothing(moved: FileMove) -> None:
    folder = moved.source.parent / "disk"
    away = from_elsewhere(moved, folder)
    require_returnable(replace(away, placed=replace(away.stat, mtime_ns=1)))
    require_returnable(replace(away, placed=None))


def from_elsewhere(moved: FileMove, folder: Path) -> FileMove:
    """As if it had come from a folder on a disk of another number."""
    stat = replace(moved.stat, device=moved.stat.device + 1000)
    return replace(moved, source=folder / "a.jpg", stat=stat)


@pytest.mark.parametrize("content", [b"", b"mine", b"picture"])
def test_an_old_name_in_use_is_said(moved: FileMove, content: bytes) -> None:
    moved.source.write_bytes(content)
    with pytest.raises(PlacementError, match=r"another file is at .*a\.jpg now"):
        require_returnable(moved)


def test_a_second_name_for_the_same_file_is_no_other_file(moved: FileMove) -> None:
    os.link(moved.target, moved.source)
    assert require_returnable(moved) == moved


def test_a_copy_goes_where_the_photo_is_elsewhere(copied: FileMove, tmp_path: Path) -> None:
    require_removable(copied, [tmp_path / "nowhere", copied.source])
    assert copied.target.exists()
    take_away(copied, [tmp_path / "nowhere", copied.source])
    assert not copied.target.exists()
    assert copied.source.read_bytes() == b"picture"


def test_a_hard_link_goes_where_another_name_stays(copied: FileMove) -> None:
    copied.target.unlink()
    os.link(copied.source, copied.target)
    link = replace(copied, placed=copied.stat)
    take_away(link, [copied.source])
    assert not copied.target.exists()
    assert copied.source.read_bytes() == b"picture"


def test_a_copy_that_is_gone_already_is_no_error(copied: FileMove) -> None:
    copied.target.unlink()
    take_away(copied, [])


def test_an_edited_copy_stays(copied: FileMove) -> None:
    copied.target.write_bytes(b"edited!")
    with pytest.raises(PlacementError, match="changed since Cene made it, so it stays"):
        take_away(copied, [copied.source])
    assert copied.target.read_bytes() == b"edited!"


@pytest.mark.parametrize("original", [None, b"", b"edited!", b"longer than it was"])
def test_the_last_copy_stays(copied: FileMove, original: bytes | None) -> None:
    copied.source.unlink()
    if original is not None:
        copied.source.write_bytes(original)
    with pytest.raises(PlacementError, match="may be the last one and stays"):
        take_away(copied, [copied.source, copied.target])
    assert copied.target.read_bytes() == b"picture"


def test_the_copy_itself_seen_through_a_linked_folder_is_no_original(
    copied: FileMove, tmp_path: Path
) -> None:
    copied.source.unlink()
    (tmp_path / "way").symlink_to(copied.target.parent)
    with pytest.raises(PlacementError, match="may be the last one"):
        take_away(copied, [tmp_path / "way" / "a.jpg"])
    assert copied.target.read_bytes() == b"picture"


def test_an_original_that_may_not_be_read_lets_the_copy_stay(
    open_folder: Path, unprivileged: AbstractContextManager[None]
) -> None:
    source, target = open_folder / "a.jpg", open_folder / "b.jpg"
    for path in (source, target):
        path.write_bytes(b"picture")
    source.chmod(0)
    placed = Stat.of(os.lstat(target))
    file = FileMove(source, target, Stat.of(os.lstat(source)), placed=placed)
    with unprivileged, pytest.raises(PermissionError):
        take_away(file, [source])
    assert target.read_bytes() == b"picture"

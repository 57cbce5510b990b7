from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from blake3 import blake3
from tests.unit.files.faults import Faults, Killed

from cene.core.errors import UnusableError
from cene.files.arrive import drop, publish, put_aside

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import AsNobody, Mount

DATA = b"a picture"
CONTENT = blake3(DATA).digest()


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_has_its_name_only_when_it_is_whole(tmp_path: Path) -> None:
    folder = tmp_path / "new/er"
    temporary = put_aside(DATA, folder, "a1")
    assert names(folder) == [".cene-a1.part"]
    assert publish(temporary, folder / "a1.jpg", CONTENT)
    assert names(folder) == ["a1.jpg"]
    assert (folder / "a1.jpg").read_bytes() == DATA


def test_the_same_bytes_under_that_name_are_enough(tmp_path: Path) -> None:
    (tmp_path / "a1.jpg").write_bytes(DATA)
    inode = os.stat(tmp_path / "a1.jpg").st_ino
    assert not publish(put_aside(DATA, tmp_path, "a1"), tmp_path / "a1.jpg", CONTENT)
    assert names(tmp_path) == ["a1.jpg"]
    assert os.stat(tmp_path / "a1.jpg").st_ino == inode


def test_other_bytes_under_that_name_stay(tmp_path: Path) -> None:
    (tmp_path / "a1.jpg").write_bytes(b"mine")
    temporary = put_aside(DATA, tmp_path, "a1")
    with pytest.raises(UnusableError, match="File exists"):
        publish(temporary, tmp_path / "a1.jpg", CONTENT)
    assert names(tmp_path) == ["a1.jpg"]
    assert (tmp_path / "a1.jpg").read_bytes() == b"mine"


def test_what_an_earlier_run_left_half_written_is_used_again(tmp_path: Path) -> None:
    (tmp_path / ".cene-a1.part").write_bytes(b"a pic")
    temporary = put_aside(DATA, tmp_path, "a1")
    assert temporary.read_bytes() == DATA
    drop(temporary)
    drop(temporary)
    assert names(tmp_path) == []


def test_a_full_disk_is_told_and_nothing_half_written_stays(mount: Mount) -> None:
    folder = mount("full")
    with pytest.raises(UnusableError, match="No space left on device"):
        put_aside(bytes(2 << 20), folder, "a1")
    assert names(folder) == []


def test_a_folder_that_may_not_be_written_is_told(
    open_folder: Path, unprivileged: AsNobody
) -> None:
    locked = open_folder / "locked"
    locked.mkdir(mode=0o755)
    with unprivileged, pytest.raises(UnusableError, match="Permission denied"):
        put_aside(DATA, locked, "a1")


def test_what_the_disk_does_not_have_yet_has_no_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fault = Faults(at=1)
    monkeypatch.setattr(os, "fsync", fault.wrapped("fsync", os.fsync))
    with pytest.raises(Killed):
        put_aside(DATA, tmp_path, "a1")
    assert fault.calls == ["fsync"]
    assert names(tmp_path) == []

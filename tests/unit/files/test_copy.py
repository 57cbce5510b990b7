from __future__ import annotations

import errno
import os
import stat
import subprocess
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pytest
from blake3 import blake3

from cene.core.errors import PlacementError
from cene.core.photo import Stat
from cene.files import copy
from cene.files.copy import BLOCK, copy_verified, digest, require_unchanged, sync_folder

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path

    from tests.conftest import Mount

LONG = os.urandom(1024) * (2 * BLOCK // 1024) + b"and a rest"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "a\n\udcff.jpg"
    path.write_bytes(LONG)
    os.utime(path, ns=(1, 1_500_000_000_123_456_700))
    return path


def expected(path: Path) -> Stat:
    return Stat.of(os.lstat(path))


def refusing(number: int) -> Callable[..., Any]:
    def call(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    return call


def test_a_digest_is_blake3_of_all_bytes(source: Path, tmp_path: Path) -> None:
    assert digest(source) == blake3(LONG).digest()
    (tmp_path / "empty").touch()
    assert digest(tmp_path / "empty") == blake3().digest()


def test_links_are_not_followed(source: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(source)
    with pytest.raises(OSError, match="symbolic links"):
        digest(tmp_path / "link")
    with pytest.raises(OSError, match="symbolic links"):
        copy_verified(tmp_path / "link", tmp_path / "copy", expected(source))
    assert not (tmp_path / "copy").exists()


@pytest.mark.parametrize("privileged", [True, False])
def test_a_copy_has_bytes_times_rights_and_attributes(
    open_folder: Path, unprivileged: AbstractContextManager[None], privileged: bool
) -> None:
    source, target = open_folder / "a.jpg", open_folder / "b.jpg"
    source.write_bytes(LONG)
    source.chmod(0o604)
    with suppress(OSError, AttributeError):
        os.setxattr(source, "user.rating", b"5")
    os.utime(source, ns=(1, 1_500_000_000_123_456_700))
    before = os.lstat(source)
    if privileged:
        content = copy_verified(source, target, Stat.of(before))
    else:
        with unprivileged:
            content = copy_verified(source, target, Stat.of(before))

    assert content == blake3(LONG).digest()
    assert target.read_bytes() == LONG
    after = os.lstat(target)
    assert after.st_mtime_ns == before.st_mtime_ns
    assert stat.S_IMODE(after.st_mode) == 0o604
    if hasattr(os, "listxattr"):
        assert os.listxattr(target) == os.listxattr(source)
    assert expected(source) == Stat.of(before)


def test_the_owner_is_kept_where_that_is_allowed(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    owners: list[tuple[int, int]] = []

    def fchown(_: int, user: int, group: int) -> None:
        owners.append((user, group))
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(os, "fchown", fchown)
    copy_verified(source, tmp_path / "copy", expected(source))

    status = os.lstat(source)
    assert owners == [(status.st_uid, status.st_gid)]
    assert (tmp_path / "copy").read_bytes() == LONG


def test_nobody_but_root_changes_owners(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(os, "fchown", refusing(errno.EIO))
    copy_verified(source, tmp_path / "copy", expected(source))
    assert (tmp_path / "copy").read_bytes() == LONG


def test_a_disk_without_rights_still_gets_bytes_and_times(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As FAT answers to rights that it cannot hold."""
    monkeypatch.setattr(os, "chmod", refusing(errno.EPERM))
    copy_verified(source, tmp_path / "copy", expected(source))
    assert (tmp_path / "copy").read_bytes() == LONG
    assert os.lstat(tmp_path / "copy").st_mtime_ns == os.lstat(source).st_mtime_ns


def test_a_name_that_is_in_use_is_refused_and_stays(source: Path, tmp_path: Path) -> None:
    (tmp_path / "copy").write_bytes(b"mine")
    with pytest.raises(FileExistsError):
        copy_verified(source, tmp_path / "copy", expected(source))
    assert (tmp_path / "copy").read_bytes() == b"mine"


@pytest.mark.parametrize(
    "change", [{"device": -1}, {"inode": -1}, {"size": -1}, {"mtime_ns": -1}], ids=str
)
def test_another_file_than_the_expected_is_refused(
    source: Path, tmp_path: Path, change: dict[str, int]
) -> None:
    found = os.lstat(source)
    fields = {name: getattr(Stat.of(found), name) for name in Stat.__slots__}
    other = Stat(**{**fields, **change})
    require_unchanged(source, Stat.of(found), found)
    with pytest.raises(PlacementError, match="changed meanwhile"):
        require_unchanged(source, other, found)
    with pytest.raises(PlacementError, match="changed meanwhile"):
        copy_verified(source, tmp_path / "copy", other)
    assert not (tmp_path / "copy").exists()


def test_a_source_that_grows_while_it_is_copied_is_refused(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.fsync

    def fsync(descriptor: int) -> None:
        with source.open("ab") as file:
            file.write(b"more")
        real(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)
    with pytest.raises(PlacementError, match="changed meanwhile"):
        copy_verified(source, tmp_path / "copy", expected(source))
    assert os.listdir(tmp_path) == [source.name]


def test_a_disk_that_does_not_keep_what_it_was_given_is_found_out(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.fsync

    def fsync(descriptor: int) -> None:
        os.pwrite(descriptor, b"X", BLOCK + 5)
        real(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)
    with pytest.raises(PlacementError, match="came back different"):
        copy_verified(source, tmp_path / "copy", expected(source))
    assert os.listdir(tmp_path) == [source.name]


def test_short_writes_are_continued(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.write
    monkeypatch.setattr(os, "write", lambda to, block: real(to, block[: BLOCK // 3]))
    copy_verified(source, tmp_path / "copy", expected(source))
    assert (tmp_path / "copy").read_bytes() == LONG


def test_a_full_disk_keeps_no_half_copy(source: Path, mount: Mount) -> None:
    disk = mount("small")
    with pytest.raises(OSError, match="No space") as caught:
        copy_verified(source, disk / "copy", expected(source))
    assert caught.value.errno == errno.ENOSPC
    assert os.listdir(disk) == []


def test_an_unreadable_source_and_a_closed_folder_are_the_systems_errors(
    open_folder: Path, unprivileged: AbstractContextManager[None]
) -> None:
    source, closed = open_folder / "a.jpg", open_folder / "closed"
    source.write_bytes(b"picture")
    closed.mkdir()
    closed.chmod(0o555)
    with unprivileged, pytest.raises(PermissionError):
        copy_verified(source, closed / "copy", expected(source))
    source.chmod(0)
    with unprivileged, pytest.raises(PermissionError):
        copy_verified(source, open_folder / "copy", expected(source))
    assert sorted(os.listdir(open_folder)) == ["a.jpg", "closed"]
    assert os.listdir(closed) == []


@pytest.mark.parametrize("number", [errno.EINVAL, errno.ENOTSUP])
def test_file_systems_that_know_no_durable_folder_are_no_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    monkeypatch.setattr(os, "fsync", refusing(number))
    sync_folder(tmp_path)


def test_a_folder_that_may_not_be_read_is_no_error(
    open_folder: Path, unprivileged: AbstractContextManager[None]
) -> None:
    (open_folder / "letters").mkdir()
    (open_folder / "letters").chmod(0o333)
    with unprivileged:
        sync_folder(open_folder / "letters")


def test_a_folder_is_synced_and_a_broken_disk_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[int] = []
    monkeypatch.setattr(os, "fsync", lambda descriptor: synced.append(os.fstat(descriptor).st_ino))
    sync_folder(tmp_path)
    assert synced == [os.stat(tmp_path).st_ino]
    monkeypatch.setattr(os, "fsync", refusing(errno.EIO))
    with pytest.raises(OSError, match="error"):
        sync_folder(tmp_path)


def test_a_read_only_card_can_be_read_and_synced(mount: Mount, tmp_path: Path) -> None:
    card = mount("card")
    (card / "a.jpg").write_bytes(b"picture")
    subprocess.run(["mount", "-o", "remount,ro", str(card)], check=True)
    sync_folder(card)
    copy_verified(card / "a.jpg", tmp_path / "copy", expected(card / "a.jpg"))
    assert (tmp_path / "copy").read_bytes() == b"picture"


def test_no_descriptor_is_left_open(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: set[int] = set()
    real_open, real_close = os.open, os.close

    def counted(*args: Any) -> int:
        descriptor = real_open(*args)
        opened.add(descriptor)
        return descriptor

    def close(descriptor: int) -> None:
        opened.discard(descriptor)
        real_close(descriptor)

    monkeypatch.setattr(os, "open", counted)
    monkeypatch.setattr(os, "close", close)
    copy_verified(source, tmp_path / "copy", expected(source))
    monkeypatch.setattr(copy, "digest", lambda _: b"")
    with pytest.raises(PlacementError):
        copy_verified(source, tmp_path / "again", expected(source))
    assert opened == set()

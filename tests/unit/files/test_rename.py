from __future__ import annotations

import errno
import os
import subprocess
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TYPE_CHECKING, Any

import pytest

from cene.files import rename
from cene.files.rename import HalfRenamedError, rename_noreplace

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path

    from tests.conftest import Mount

ROUNDS = 300
RUNGS = ("exclusive rename", "link", "reservation")


def failing(number: int) -> Callable[..., Any]:
    def call(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    return call


def descend(monkeypatch: pytest.MonkeyPatch, rung: str, refusal: int = errno.EINVAL) -> None:
    """Make the file system one that knows only this way and those below it."""
    if rung != "exclusive rename":
        monkeypatch.setattr(rename, "_system_rename", failing(refusal))
    if rung == "reservation":
        monkeypatch.setattr(os, "link", failing(errno.EPERM))


@pytest.fixture(params=RUNGS)
def rung(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    descend(monkeypatch, request.param)
    return str(request.param)


@pytest.mark.usefixtures("rung")
def test_a_file_gets_its_new_name_and_stays_the_same_file(tmp_path: Path) -> None:
    source, target = tmp_path / "a\nb\udcff.jpg", tmp_path / "ä.jpg"
    source.write_bytes(b"picture")
    before = source.stat()

    rename_noreplace(source, target)

    assert os.listdir(tmp_path) == ["ä.jpg"]
    assert target.read_bytes() == b"picture"
    after = target.stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


@pytest.mark.usefixtures("rung")
@pytest.mark.parametrize("foreign", [b"", b"mine", b"picture"])
def test_what_is_at_the_target_stays(tmp_path: Path, foreign: bytes) -> None:
    source, target = tmp_path / "a.jpg", tmp_path / "b.jpg"
    source.write_bytes(b"picture")
    target.write_bytes(foreign)

    with pytest.raises(FileExistsError):
        rename_noreplace(source, target)

    assert (source.read_bytes(), target.read_bytes()) == (b"picture", foreign)


@pytest.mark.usefixtures("rung")
def test_a_dangling_link_at_the_target_stays(tmp_path: Path) -> None:
    source, target = tmp_path / "a.jpg", tmp_path / "b.jpg"
    source.write_bytes(b"picture")
    target.symlink_to(tmp_path / "nowhere")

    with pytest.raises(FileExistsError):
        rename_noreplace(source, target)

    assert target.is_symlink()
    assert source.read_bytes() == b"picture"


@pytest.mark.usefixtures("rung")
def test_a_source_that_is_gone_leaves_nothing_at_the_target(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        rename_noreplace(tmp_path / "a.jpg", tmp_path / "b.jpg")

    assert os.listdir(tmp_path) == []


def test_another_file_system_is_said_and_nothing_is_left(tmp_path: Path, other_disk: Path) -> None:
    source = tmp_path / "a.jpg"
    source.write_bytes(b"picture")

    with pytest.raises(OSError, match="link") as caught:
        rename_noreplace(source, other_disk / "a.jpg")

    assert caught.value.errno == errno.EXDEV
    assert caught.value.filename2 == str(other_disk / "a.jpg")
    assert os.listdir(other_disk) == []


@pytest.mark.usefixtures("rung")
def test_a_read_only_target_leaves_the_source(mount: Mount) -> None:
    disk = mount("disk")
    source = disk / "a.jpg"
    source.write_bytes(b"picture")
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)

    with pytest.raises(OSError, match="Read-only") as caught:
        rename_noreplace(source, disk / "b.jpg")

    assert caught.value.errno == errno.EROFS
    assert os.listdir(disk) == ["a.jpg"]


@pytest.mark.usefixtures("rung")
def test_a_source_folder_without_rights_gets_everything_back(
    open_folder: Path, unprivileged: AbstractContextManager[None]
) -> None:
    """Link and reservation succeed in the target folder, the last step is refused."""
    closed, target = open_folder / "closed", open_folder / "b.jpg"
    closed.mkdir()
    (closed / "a.jpg").write_bytes(b"picture")
    (closed / "a.jpg").chmod(0o666)
    closed.chmod(0o555)
    try:
        with unprivileged, pytest.raises(PermissionError):
            rename_noreplace(closed / "a.jpg", target)
    finally:
        closed.chmod(0o755)

    assert not target.exists()
    assert (closed / "a.jpg").read_bytes() == b"picture"


@pytest.mark.usefixtures("rung")
def test_two_threads_never_lose_a_file(tmp_path: Path) -> None:
    barrier = Barrier(2)

    def move(source: Path, target: Path) -> bool:
        barrier.wait()
        try:
            rename_noreplace(source, target)
        except FileExistsError:
            return False
        return True

    with ThreadPoolExecutor(2) as pool:
        for number in range(ROUNDS):
            sources = [tmp_path / f"{number} {who}" for who in "ab"]
            target = tmp_path / f"{number}.jpg"
            for source in sources:
                source.write_text(source.name)
            won = list(pool.map(move, sources, [target, target]))
            assert sorted(won) == [False, True]
            assert target.read_text() == sources[won.index(True)].name
            assert sources[won.index(False)].read_text() == sources[won.index(False)].name
            assert not sources[won.index(True)].exists()


@pytest.mark.parametrize("refusal", sorted(rename.UNSUPPORTED))
def test_every_refusal_leads_to_the_next_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, refusal: int
) -> None:
    descend(monkeypatch, "link", refusal)
    (tmp_path / "a.jpg").write_bytes(b"picture")

    rename_noreplace(tmp_path / "a.jpg", tmp_path / "b.jpg")

    assert (tmp_path / "b.jpg").read_bytes() == b"picture"


def test_an_error_of_the_link_is_no_reason_to_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    descend(monkeypatch, "link")
    monkeypatch.setattr(os, "link", failing(errno.EIO))
    (tmp_path / "a.jpg").write_bytes(b"picture")

    with pytest.raises(OSError, match="error") as caught:
        rename_noreplace(tmp_path / "a.jpg", tmp_path / "b.jpg")

    assert caught.value.errno == errno.EIO
    assert os.listdir(tmp_path) == ["a.jpg"]


@pytest.mark.parametrize(("rung", "last"), [("link", "unlink"), ("reservation", "replace")])
@pytest.mark.parametrize("meanwhile", ["nothing", "taken away", "another file"])
def test_only_what_the_first_step_made_is_taken_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rung: str, last: str, meanwhile: str
) -> None:
    source, target = tmp_path / "a.jpg", tmp_path / "b.jpg"
    source.write_bytes(b"picture")
    unlink, steps = os.unlink, iter([True])

    def refuse(path: Path, *_: object) -> None:
        if not next(steps, False):
            unlink(path)
            return
        if meanwhile != "nothing":
            unlink(target)
        if meanwhile == "another file":
            target.write_bytes(b"mine")
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    descend(monkeypatch, rung)
    monkeypatch.setattr(os, last, refuse)

    with pytest.raises(OSError, match="error") as caught:
        rename_noreplace(source, target)

    assert caught.value.errno == errno.EIO
    assert not isinstance(caught.value, HalfRenamedError)
    assert source.read_bytes() == b"picture"
    assert (target.read_bytes() if target.exists() else None) == (
        b"mine" if meanwhile == "another file" else None
    )


def test_what_cannot_be_taken_back_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    descend(monkeypatch, "link")
    monkeypatch.setattr(os, "unlink", failing(errno.EIO))
    (tmp_path / "a.jpg").write_bytes(b"picture")

    with pytest.raises(HalfRenamedError) as caught:
        rename_noreplace(tmp_path / "a.jpg", tmp_path / "b.jpg")

    assert caught.value.errno == errno.EIO
    assert (tmp_path / "a.jpg").read_bytes() == b"picture"

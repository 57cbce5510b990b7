import os
import socket
from pathlib import Path

import pytest
from blake3 import blake3

from cene.core.errors import PictureError
from cene.vision.reading import digest, reading


def refusal(path: Path) -> str:
    with pytest.raises(PictureError) as caught, reading(path):
        pass
    assert caught.value.path == path
    return caught.value.reason


def test_a_file_is_digested_to_its_end_whatever_its_size(tmp_path: Path) -> None:
    for size in (1, 256 * 1024, 1_000_003):
        data = os.urandom(size)
        (tmp_path / "file").write_bytes(data)
        with reading(tmp_path / "file") as (file, stat):
            assert digest(file) == blake3(data).digest()
            assert stat.size == size


def test_what_is_no_file_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(tmp_path / "socket"))
        for name in ("pipe", "folder", "socket"):
            assert refusal(tmp_path / name).startswith("is a folder or a device")
    assert refusal(Path("/dev/zero")).startswith("is a folder or a device")


def test_refusing_leaves_no_file_open(tmp_path: Path) -> None:
    before = os.listdir("/proc/self/fd")
    for _ in range(3):
        refusal(tmp_path)
    assert os.listdir("/proc/self/fd") == before


def test_an_empty_file_is_named_so(tmp_path: Path) -> None:
    (tmp_path / "empty").touch()
    assert refusal(tmp_path / "empty").startswith("has zero bytes")


def test_a_file_that_is_gone_has_vanished(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert refusal(tmp_path / "gone").startswith("has vanished")
    assert refusal(tmp_path / "file" / "gone").startswith("has vanished")


def test_a_link_to_itself_is_refused(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to("loop")
    assert refusal(tmp_path / "loop").startswith("cannot be read (")


def test_a_file_of_somebody_else_may_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "private"
    path.write_bytes(b"x")
    path.chmod(0)
    user = os.geteuid()
    if user == 0:  # who may read everything
        os.seteuid(65534)
    try:
        assert refusal(path).startswith("may not be read")
    finally:
        os.seteuid(user)


def test_a_file_that_grows_meanwhile_is_left_for_next_time(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"half")
    with pytest.raises(PictureError, match="changed while it was being read"), reading(path):
        path.write_bytes(b"half and half")


def test_a_file_rewritten_in_place_with_the_same_size_has_changed_too(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"half")
    with pytest.raises(PictureError, match="changed while"), reading(path):  # noqa: PT012
        path.write_bytes(b"flah")
        os.utime(path, ns=(1, 1))


def test_that_it_changed_is_a_better_reason_than_that_it_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"half")
    with pytest.raises(PictureError) as caught, reading(path):  # noqa: PT012
        path.write_bytes(b"half and half")
        raise PictureError(path, "is damaged")
    assert caught.value.reason.startswith("changed while")
    with pytest.raises(PictureError) as caught, reading(path):
        raise PictureError(path, "is damaged")
    assert caught.value.reason == "is damaged"

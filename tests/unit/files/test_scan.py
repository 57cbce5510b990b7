import os
import subprocess
import sys
from pathlib import Path

import pytest

from cene.files.scan import Folder, is_photo, scan


def put(path: Path, text: str = "x", mtime_ns: int = 1_600_000_000_123_456_789) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    os.utime(path, ns=(mtime_ns, mtime_ns))
    return path


def names(folders: list[Folder]) -> dict[str, list[str]]:
    return {folder.path.name: [name for name, _, _ in folder.files] for folder in folders}


def signature(root: Path) -> bytes:
    (folder,) = scan(root)
    return folder.signature


def test_folders_come_before_what_they_hold_all_in_order_of_names(tmp_path: Path) -> None:
    for name in ("b/2.jpg", "b/1.jpg", "a/z/3.jpg", "a/y/4.jpg", "c.jpg", "a.jpg"):
        put(tmp_path / name)
    folders = list(scan(tmp_path))
    assert [str(folder.path.relative_to(tmp_path)) for folder in folders] == [
        ".", "a", "a/y", "a/z", "b",
    ]  # fmt: skip
    assert names(folders)[tmp_path.name] == ["a.jpg", "c.jpg"]
    assert names(folders)["b"] == ["1.jpg", "2.jpg"]


def test_sizes_and_times_are_exact(tmp_path: Path) -> None:
    put(tmp_path / "a.jpg", "four", 1_234_567_890_987_654_321)
    (folder,) = scan(tmp_path)
    assert folder.files == [("a.jpg", 4, 1_234_567_890_987_654_321)]


def test_hidden_and_half_written_files_are_none(tmp_path: Path) -> None:
    for name in (
        ".hidden.jpg", ".cene-1234", ".syncthing.a.jpg.tmp", "a.jpg.part", "a.jpg.PARTIAL",
        "a.jpg.crdownload", "a.tmp", "a.jpg~", ".hidden/a.jpg", "Old.photoslibrary/a.jpg",
        "@eaDir/a.jpg", "part", "a.jpg",
    ):  # fmt: skip
        put(tmp_path / name)
    (tmp_path / "backup~").mkdir()
    assert names(list(scan(tmp_path))) == {tmp_path.name: ["a.jpg", "part"], "backup~": []}


def test_links_are_counted_and_not_followed(tmp_path: Path) -> None:
    put(tmp_path / "a.jpg")
    (tmp_path / "b.jpg").symlink_to("a.jpg")
    (tmp_path / "broken.jpg").symlink_to("nowhere")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "loop").symlink_to(tmp_path)
    top, sub = scan(tmp_path)
    assert (top.links, sub.links) == (2, 1)
    assert [name for name, _, _ in top.files] == ["a.jpg"]
    assert not top.problems + sub.problems


def test_what_is_no_regular_file_is_none(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.jpg")
    (folder,) = scan(tmp_path)
    assert folder.files == []
    assert folder.links == 0


def test_an_excluded_folder_is_left_out_however_it_is_spelt(tmp_path: Path) -> None:
    put(tmp_path / "albums" / "Sea" / "a.jpg")
    put(tmp_path / "b.jpg")
    (tmp_path / "link").symlink_to("albums")
    for spelling in ("albums", "albums/Sea/..", "link", "./albums/"):
        assert names(list(scan(tmp_path, [tmp_path / spelling]))) == {tmp_path.name: ["b.jpg"]}
    assert len(list(scan(tmp_path, [tmp_path / "not there"]))) == 3
    assert list(scan(tmp_path, [tmp_path])) == []


def test_signature_is_the_same_exactly_if_the_files_are(tmp_path: Path) -> None:
    root = tmp_path / "root"
    put(root / "a.jpg", "aa", 10**18)
    put(root / "b.jpg", "b", 10**18 + 1)
    first = signature(root)
    assert len(first) == 16
    assert signature(root) == first
    put(root / ".hidden")
    assert signature(root) == first
    seen = {first}
    put(root / "b.jpg", "b", 10**18)
    seen.add(signature(root))
    put(root / "b.jpg", "bb", 10**18 + 1)
    seen.add(signature(root))
    (root / "b.jpg").rename(root / "B.jpg")
    seen.add(signature(root))
    (root / "B.jpg").unlink()
    seen.add(signature(root))
    (root / "a.jpg").unlink()
    seen.add(signature(root))
    assert len(seen) == 6


def test_signature_is_the_same_in_every_run_and_under_every_python(tmp_path: Path) -> None:
    put(tmp_path / "a.jpg", "aa", 10**18)
    put(tmp_path / "\U0001cc00é.jpg", "aa", -5)  # unknown to the Unicode of Python 3.11 to 3.13
    assert signature(tmp_path).hex() == "e15afa56b8c7010c9026ec6d4295c6d8"


def test_names_of_any_bytes_are_kept(tmp_path: Path) -> None:
    raw = [b"latin \xe9.jpg", b"new\nline.jpg", b"\xff\xfe", "名前.jpg".encode()]
    for name in raw:
        put(Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)))
    (folder,) = scan(tmp_path)
    assert {os.fsencode(name) for name, _, _ in folder.files} == set(raw)
    assert folder.signature


@pytest.mark.parametrize("mode", [0o000, 0o400])
def test_a_folder_that_may_not_be_read_is_a_problem_and_the_rest_goes_on(
    tmp_path: Path, mode: int
) -> None:
    """Without the right to enter it (0o400) a folder can be listed, but no file looked at."""
    private = put(tmp_path / "b" / "a.jpg").parent
    put(tmp_path / "c" / "a.jpg")
    for folder in (tmp_path, *tmp_path.parents):
        if "pytest-of" in str(folder):
            folder.chmod(0o755)
    private.chmod(mode)
    user = os.geteuid()
    if user == 0:  # who may read everything
        os.chown(private, 65534, 65534)
        os.seteuid(65534)
    try:
        folders = list(scan(tmp_path))
    finally:
        os.seteuid(user)
        private.chmod(0o700)
    assert [folder.path.name for folder in folders] == [tmp_path.name, "b", "c"]
    (problem,) = folders[1].problems
    assert str(problem).startswith(f"{private}: may not be read")
    assert folders[1].signature == b""
    assert folders[2].files
    assert not folders[2].problems


def test_a_root_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    (folder,) = scan(tmp_path / "gone")
    assert folder.path == tmp_path / "gone"
    assert folder.problems[0].reason.startswith("is not there")
    assert folder.signature == b""


def test_a_root_that_is_a_file_is_a_problem(tmp_path: Path) -> None:
    (folder,) = scan(put(tmp_path / "a.jpg"))
    assert folder.problems[0].reason == "cannot be read (Not a directory)"


def test_a_folder_that_vanishes_meanwhile_was_never_there(tmp_path: Path) -> None:
    put(tmp_path / "b" / "c" / "a.jpg")
    put(tmp_path / "d" / "a.jpg")
    folders = scan(tmp_path)
    assert next(folders).path == tmp_path
    (tmp_path / "b").rename(tmp_path / ".gone")
    assert [folder.path.name for folder in folders] == ["d"]


def test_files_that_come_and_go_meanwhile_do_no_harm(tmp_path: Path) -> None:
    kept = {f"kept{number}.jpg" for number in range(500)}
    for name in kept:
        put(tmp_path / name)
    script = (
        "import os, sys\n"
        "names = [os.path.join(sys.argv[1], f'{number}.jpg') for number in range(500)]\n"
        "while True:\n"
        "    for name in names: open(name, 'w').close()\n"
        "    for name in names: os.unlink(name)\n"
    )
    with subprocess.Popen([sys.executable, "-c", script, tmp_path]) as other:
        try:
            for _ in range(100):
                (folder,) = scan(tmp_path)
                assert not folder.problems
                assert kept <= {name for name, _, _ in folder.files}
        finally:
            other.kill()


def test_a_folder_met_before_is_not_read_twice(tmp_path: Path) -> None:
    """As where a folder is mounted inside itself; here it is moved to where the scan goes next."""
    put(tmp_path / "a" / "a.jpg")
    (tmp_path / "b").mkdir()
    folders = scan(tmp_path)
    next(folders)
    assert next(folders).path.name == "a"
    (tmp_path / "b").rmdir()
    (tmp_path / "a").rename(tmp_path / "b")
    assert list(folders) == []


def test_nesting_beyond_what_a_path_can_name_is_a_problem(tmp_path: Path) -> None:
    here = os.open(tmp_path, os.O_RDONLY)
    depth = 2500
    for _ in range(depth):
        os.mkdir("d", dir_fd=here)
        below = os.open("d", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = below
    os.close(here)
    folders = list(scan(tmp_path))
    assert len(folders) > 1500
    assert "longer than the system allows" in folders[-1].problems[0].reason
    assert not any(folder.problems for folder in folders[:-1])
    _remove_deep(tmp_path)


def _remove_deep(root: Path) -> None:
    """Pull the chain up in pieces: it is too long to be named, and too deep for rmtree."""
    while (root / "d").is_dir():
        top = root / "d"
        if (top / "d").is_dir():
            (top / "d").rename(root / "rest")
        top.rmdir()
        if (root / "rest").is_dir():
            (root / "rest").rename(root / "d")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a.jpg", True), ("a.JPG", True), ("a.b.HeIc", True), ("a.tiff", True), ("a.avif", True),
        ("jpg", False), ("a.jpg.xmp", False), ("a.cr2", False), ("a.", False), ("a.eps", False),
        ("a.mpo", False),
    ],
)  # fmt: skip
def test_pictures_are_known_by_their_ending(name: str, expected: bool) -> None:
    assert is_photo(name) is expected

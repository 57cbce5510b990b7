"""What a person leaves out is left out as Git would, and nothing else is."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from cene.core.errors import UsageError
from cene.files.leave import LeftOut, check, leaving_out
from cene.files.scan import listed, scan

if TYPE_CHECKING:
    from pathlib import Path

FILES = (
    "a.jpg", "b.png", "keep.png", "Screenshots/a.jpg", "2020/Screenshots/b.jpg", "2020/c.jpg",
    "2020/Screenshots of maps/d.jpg", "top/e.jpg", "2020/top/f.jpg", "raw/x/g.jpg", "raw/h.jpg",
    "[1]/i.jpg", "1/j.jpg", "café/k.jpg", "with space/l.jpg",
)  # fmt: skip
SETS = (
    ("Screenshots/",),
    ("*.png", "!keep.png"),
    ("/top",),
    ("/top/",),
    ("raw/*", "!raw/h.jpg"),
    ("raw/", "!raw/h.jpg"),
    ("**/x",),
    ("2020/**",),
    ("[1]/",),
    (r"\[1\]/",),
    ("café/", "with space/"),
    ("*",),
)


def put(root: Path) -> None:
    for name in FILES:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(b"x")


def scanned(root: Path, patterns: tuple[str, ...]) -> set[str]:
    left_out = leaving_out(str(root), patterns)
    return {
        (folder.path / name).relative_to(root).as_posix()
        for folder in scan(root, left_out=left_out)
        for name, _, _ in folder.files
    }


@pytest.mark.skipif(shutil.which("git") is None, reason="compares with Git")
@pytest.mark.parametrize("patterns", SETS, ids=" ".join)
def test_a_scan_leaves_out_what_git_ignores(tmp_path: Path, patterns: tuple[str, ...]) -> None:
    put(tmp_path)
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    (tmp_path / ".gitignore").write_text("\n".join(patterns), "utf-8")
    listing = subprocess.run(
        ["git", "-C", tmp_path, "ls-files", "-z", "--others", "--exclude-standard"],
        check=True,
        capture_output=True,
    ).stdout.decode("utf-8")
    expected = set(listing.strip("\0").split("\0")) - {".gitignore", ""}
    assert scanned(tmp_path, patterns) == expected


def test_what_is_left_out_is_named_and_a_folder_of_it_is_not_entered(tmp_path: Path) -> None:
    put(tmp_path)
    left_out = LeftOut(str(tmp_path), ["*.png", "Screenshots/"])
    found = {folder.path.name: folder for folder in scan(tmp_path, left_out=left_out)}
    assert sorted(found[tmp_path.name].left_out) == ["b.png", "keep.png"]
    assert "Screenshots" not in found
    one = listed(tmp_path, left_out)
    assert one is not None
    assert [name for name, _, _ in one.files] == ["a.jpg"]


def test_the_signature_of_a_folder_is_of_what_is_looked_at(tmp_path: Path) -> None:
    put(tmp_path)
    left_out = LeftOut(str(tmp_path), ["*.png"])
    before = next(scan(tmp_path, left_out=left_out)).signature
    (tmp_path / "b.png").unlink()
    assert next(scan(tmp_path, left_out=left_out)).signature == before
    assert next(scan(tmp_path)).signature != before


def test_whatever_is_in_a_folder_that_is_left_out_is_too(tmp_path: Path) -> None:
    left_out = LeftOut(str(tmp_path), ["out/", "!out/kept.jpg"])
    for name in ("out/kept.jpg", "out/deep/a.jpg", "x/out/a.jpg"):
        assert left_out.covers(str(tmp_path / name), folder=False), name
    assert left_out.covers(str(tmp_path / "out"), folder=True)
    assert not left_out.covers(str(tmp_path / "out"), folder=False), "a file of that name is not"
    assert not left_out.covers(str(tmp_path), folder=True), "the root itself never is"


def test_without_patterns_there_is_nothing_that_could_cost_time() -> None:
    assert leaving_out("/photos", ()) is None


@pytest.mark.parametrize("pattern", ["", " ", "!", "/", "#x", "a\\", "[z-a]", "a[", "[[:x:]]"])
def test_what_is_no_pattern_is_named_in_a_sentence(pattern: str) -> None:
    with pytest.raises(UsageError, match="is no pattern of what to leave out") as refused:
        check(["*.png", pattern])
    assert repr(pattern) in str(refused.value)

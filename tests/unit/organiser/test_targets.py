from __future__ import annotations

from pathlib import Path

import pytest

from cene.core.album import Album
from cene.organiser.targets import Targets, missing_folders


def plan(targets: Targets, folder: Path, *names: str) -> list[str]:
    return [path.name for path in targets.plan([Path("/inbox", name) for name in names], folder)]


def test_an_album_has_its_folder_and_cannot_leave_the_albums(tmp_path: Path) -> None:
    targets = Targets(tmp_path)
    assert targets.root(Album("sea", "Sea")) == tmp_path / "Sea"
    for title in ("../..", "/etc", "a/../../b", "..", ""):
        assert targets.root(Album("x", title)).parent == tmp_path


def test_a_free_name_is_kept(tmp_path: Path) -> None:
    assert plan(Targets(tmp_path), tmp_path / "Sea", "a.jpg", "a.jpg.xmp") == [
        "a.jpg", "a.jpg.xmp",
    ]  # fmt: skip


def test_one_stem_serves_the_whole_group(tmp_path: Path) -> None:
    (tmp_path / "a.xmp").touch()
    (tmp_path / "A (2).MOV").touch()
    targets = Targets(tmp_path)
    assert plan(targets, tmp_path, "a.jpg", "a.xmp", "a.mov") == [
        "a (3).jpg", "a (3).xmp", "a (3).mov",
    ]  # fmt: skip


def test_what_was_planned_is_taken(tmp_path: Path) -> None:
    targets = Targets(tmp_path)
    assert plan(targets, tmp_path, "a.jpg") == ["a.jpg"]
    assert plan(targets, tmp_path, "A.JPG") == ["A (2).JPG"]
    assert plan(targets, tmp_path / "Sea", "a.jpg") == ["a.jpg"]


def test_names_that_differ_in_spelling_only_are_one(tmp_path: Path) -> None:
    (tmp_path / "e\u0301.jpg").touch()
    assert plan(Targets(tmp_path), tmp_path, "\xc9.jpg") == ["\xc9 (2).jpg"]


def test_a_folder_is_listed_once_until_it_is_refreshed(tmp_path: Path) -> None:
    targets = Targets(tmp_path)
    plan(targets, tmp_path, "a.jpg")
    (tmp_path / "b.jpg").touch()
    assert plan(targets, tmp_path, "b.jpg") == ["b.jpg"]
    targets.refresh(tmp_path)
    assert plan(targets, tmp_path, "b.jpg") == ["b (2).jpg"]
    targets.refresh(tmp_path / "never listed")


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(NotADirectoryError):
        plan(Targets(tmp_path), tmp_path / "file", "a.jpg")


def test_missing_folders_are_those_to_be_made(tmp_path: Path) -> None:
    assert missing_folders(tmp_path) == []
    assert missing_folders(tmp_path / "a/b") == [tmp_path / "a/b", tmp_path / "a"]

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from cene.core.errors import UnusableError, UsageError
from cene.core.move import Mode
from cene.organiser.albums import ready_made
from cene.organiser.request import SortOrder, checked, chosen_albums, folder_of_photos

ALBUMS = ready_made()


def order(into: Path, *sources: Path) -> SortOrder:
    return SortOrder(sources, into, Mode.MOVE, 0.9)


def check(into: Path, *sources: Path) -> SortOrder:
    return checked(order(into, *sources), ALBUMS.values())


def test_albums_are_named_by_key_or_title_in_any_case() -> None:
    assert chosen_albums((), ALBUMS) == set(ALBUMS)
    assert chosen_albums(("SEA", " Forest ", "dogs"), ALBUMS) == {"sea", "forest", "dogs"}
    with pytest.raises(UsageError, match=r"There is no album 'hats'; `cene albums list`"):
        chosen_albums(("sea", "hats"), ALBUMS)


def test_albums_that_are_not_in_use_are_not_filled() -> None:
    albums = ALBUMS.plus(replace(ALBUMS["sea"], enabled=False))
    assert chosen_albums((), albums) == set(ALBUMS) - {"sea"}
    with pytest.raises(UsageError, match="'Sea' is not in use; `cene albums enable`"):
        chosen_albums(("forest", "sea"), albums)


def test_paths_become_absolute_and_real(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    monkeypatch.chdir(tmp_path)
    asked = check(Path("link/../Albums"), Path("link"))
    assert asked.sources == (tmp_path / "real",)
    assert asked.into == tmp_path / "Albums"
    assert (asked.mode, asked.threshold) == (Mode.MOVE, 0.9)


def test_a_source_counts_once_with_all_below_it(tmp_path: Path) -> None:
    for name in ("a/b/c", "ab"):
        (tmp_path / name).mkdir(parents=True)
    asked = check(tmp_path / "to", *(tmp_path / n for n in ("a/b/c", "a", "ab", "a/b", "a")))
    assert asked.sources == (tmp_path / "a", tmp_path / "ab")


def test_an_album_is_no_source_but_its_neighbour_is(tmp_path: Path) -> None:
    (tmp_path / "Sea/2020").mkdir(parents=True)
    (tmp_path / "Seaside").mkdir()
    for inside in ("Sea", "Sea/2020"):
        with pytest.raises(UsageError, match="is an album of"):
            check(tmp_path, tmp_path / inside)
    assert check(tmp_path, tmp_path / "Seaside").sources == (tmp_path / "Seaside",)


def test_albums_may_lie_in_the_source(tmp_path: Path) -> None:
    assert check(tmp_path / "Albums/new", tmp_path).into == tmp_path / "Albums/new"
    with pytest.raises(UsageError, match="is both the source and the folder of the albums"):
        check(tmp_path, tmp_path)


def test_albums_need_a_folder_or_room_for_one(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "new").symlink_to("made later")
    (tmp_path / "source").mkdir()
    for into in ("file", "file/deeper/still"):
        with pytest.raises(UnusableError, match="file is a file; name a folder"):
            check(tmp_path / into, tmp_path / "source")
    with pytest.raises(UnusableError, match="is a link that leads back to itself"):
        check(tmp_path / "loop/deeper", tmp_path / "source")
    assert check(tmp_path / "new", tmp_path / "source").into == tmp_path / "made later"


def test_a_folder_of_photos_can_be_read(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "loop").symlink_to("loop")
    assert folder_of_photos(tmp_path) == tmp_path
    for name, reason in {
        "gone": "is not there",
        "file": "is a file",
        "file/below": "is a file",
        "loop": "is a link",
        "x" * 300: "File name too long",
    }.items():
        with pytest.raises(UnusableError, match=reason):
            folder_of_photos(tmp_path / name)

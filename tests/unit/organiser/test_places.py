from __future__ import annotations

from pathlib import Path

from cene.core.album import Album
from cene.organiser.places import (
    Clash,
    Holding,
    clash,
    ending,
    holding,
    outermost,
    short,
    usual,
)

ALBUMS = (Album("sea", "Sea"), Album("bella", "Bella", own=True))


def never() -> bool:
    return False


def test_camera_folders_come_before_the_folder_of_all_pictures(tmp_path: Path) -> None:
    for name in ("Pictures/Camera Roll", "Pictures/Wallpaper", "Dropbox/Camera Uploads", "DCIM"):
        (tmp_path / name).mkdir(parents=True)
    assert usual(tmp_path / "Pictures", tmp_path) == (
        tmp_path / "Pictures/Camera Roll",
        tmp_path / "Dropbox/Camera Uploads",
        tmp_path / "Pictures",
    )


def test_a_computer_without_pictures_has_no_usual_folders(tmp_path: Path) -> None:
    (tmp_path / "Pictures").write_bytes(b"a file")
    assert usual(tmp_path / "Pictures", tmp_path) == ()


def test_a_link_to_a_usual_folder_is_not_offered_beside_it(tmp_path: Path) -> None:
    (tmp_path / "Dropbox/Camera Uploads").mkdir(parents=True)
    (tmp_path / "Pictures").mkdir()
    (tmp_path / "Pictures/Camera Uploads").symlink_to(tmp_path / "Dropbox/Camera Uploads")
    assert usual(tmp_path / "Pictures", tmp_path) == (
        tmp_path / "Pictures/Camera Uploads",
        tmp_path / "Pictures",
    )


def test_only_folders_that_lie_in_no_other_are_left(tmp_path: Path) -> None:
    a, b = tmp_path / "a", tmp_path / "b"
    assert outermost([a / "x", a, b, a, a / "x/y"]) == (a, b)


def test_photos_are_counted_in_all_folders_but_the_excluded(tmp_path: Path) -> None:
    for name in (
        "a.jpg",
        "b.HEIC",
        "notes.txt",
        "c.mov",
        ".hidden.jpg",
        "in/d.png",
        "Albums/e.jpg",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    assert holding(tmp_path, (tmp_path / "Albums",), never) == Holding(3)


def test_a_folder_behind_a_link_is_counted(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real/a.jpg").touch()
    (tmp_path / "link").symlink_to("real")
    assert holding(tmp_path / "link", (), never) == Holding(1)


def test_a_folder_that_is_not_there_holds_nothing_and_says_why(tmp_path: Path) -> None:
    assert holding(tmp_path / "gone", (), never) == Holding(0, "is not there; connect its disk?")


def test_counting_ends_when_nobody_wants_to_know(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").touch()
    assert holding(tmp_path, (), lambda: True) is None


def test_the_folder_of_the_albums_and_the_albums_in_it_are_no_sources(tmp_path: Path) -> None:
    into = tmp_path / "Albums"
    (into / "Bella/2020").mkdir(parents=True)
    (tmp_path / "link").symlink_to(into)
    assert clash(into, into, ALBUMS) is Clash.SAME
    assert clash(tmp_path / "link", into, ALBUMS) is Clash.SAME
    assert clash(into / "Bella", into, ALBUMS) is Clash.ALBUM
    assert clash(tmp_path / "link/Bella/2020", into, ALBUMS) is Clash.ALBUM
    assert clash(into / "Camera", into, ALBUMS) is None
    assert clash(tmp_path, into, ALBUMS) is None


def test_paths_for_people_start_at_home() -> None:
    home = Path("/home/anna")
    assert short(home / "Pictures/Camera\n", home) == "~/Pictures/Camera\\n"
    assert short(home, home) == "~"
    assert short(Path("/home/annabel/x"), home) == "/home/annabel/x"


def test_the_last_two_names_tell_folders_apart() -> None:
    assert ending(Path("/home/anna/Pictures/Albums")) == "Pictures/Albums"
    assert ending(Path("/Albums")) == "Albums"
    assert ending(Path("/")) == "/"

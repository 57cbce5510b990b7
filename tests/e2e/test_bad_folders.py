"""Folders that cannot be what they are meant for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.e2e.program import files, tree

if TYPE_CHECKING:
    from tests.e2e.program import Library, Result


def refused(library: Library, result: Result, code: int, said: str) -> None:
    """One sentence, nothing on stdout, nothing done."""
    assert (result.code, result.out) == (code, "")
    assert said in result.err
    assert len(result.err.splitlines()) == 1
    assert files(library.inbox) == ["a.jpg"]


@pytest.fixture
def filled(library: Library) -> Library:
    library.add("a.jpg", "sea")
    return library


def test_a_source_must_be_a_folder_that_is_there(filled: Library) -> None:
    root = filled.root
    (root / "loop").symlink_to("loop")
    (root / "broken").symlink_to("nowhere")
    for source, reason in {
        "gone": "is not there",
        "Inbox/a.jpg": "is a file; name the folder it is in",
        "loop": "is a link that leads back to itself",
        "broken": "is not there",
    }.items():
        args = ("sort", filled.inbox, root / source, "--into", filled.albums)
        done = filled.cene(*args, "--mode", "move", "--json")
        refused(filled, done, 3, f"cene: The folder {root / source} {reason}.")


def test_a_source_must_be_readable(strict_library: Library) -> None:
    library = strict_library
    library.add("a.jpg", "sea")
    library.inbox.chmod(0)
    done = library.sort("move")
    assert (done.code, done.out) == (3, "")
    assert done.err == f"cene: The folder {library.inbox} may not be read by you.\n"
    library.inbox.chmod(0o777)


def test_a_linked_source_is_the_folder_itself(filled: Library) -> None:
    link = filled.root / "link"
    link.symlink_to("Inbox")
    args = ("sort", link, filled.inbox, "--into", filled.albums, "--json")
    assert [d["path"] for d in filled.cene(*args).json["decisions"]] == [
        str(filled.inbox / "a.jpg")
    ]


def test_source_and_target_must_differ(filled: Library) -> None:
    link = filled.root / "link"
    link.symlink_to("Inbox")
    for into in (filled.inbox, link, filled.inbox / "below/.."):
        (filled.inbox / "below").mkdir(exist_ok=True)
        done = filled.sort("move", "--into", into)
        refused(filled, done, 2, "is both the source and the folder of the albums")


def test_an_album_is_no_source(filled: Library) -> None:
    below = filled.albums / "Sea/2020"
    below.mkdir(parents=True)
    for source in (below, below.parent):
        args = ("sort", filled.inbox, source, "--into", filled.albums, "--json")
        refused(filled, filled.cene(*args), 2, f"{source} is an album of {filled.albums}")


def test_the_albums_need_a_folder(filled: Library) -> None:
    file, loop = filled.root / "file", filled.root / "loop"
    file.write_text("precious")
    loop.symlink_to("loop")
    for into, what in {file: "file", file / "below": "file", loop: "link"}.items():
        for mode in ("suggest", "move"):
            done = filled.sort(mode, "--into", into)
            said = f"cene: {file if what == 'file' else loop} is a {what}"
            refused(filled, done, 3, said)
    assert file.read_text() == "precious"


@pytest.mark.parametrize("kind", ["file", "broken link"])
def test_an_album_whose_name_is_taken_fails_alone(filled: Library, kind: str) -> None:
    filled.add("b.jpg", "forest")
    filled.albums.mkdir()
    place = filled.albums / "Sea"
    place.write_text("precious") if kind == "file" else place.symlink_to("nowhere")
    before = tree(filled.albums)
    done = filled.sort("move")
    assert done.code == 1
    (failed,) = done.json["failed"]
    assert failed["path"] == str(filled.inbox / "a.jpg")
    assert failed["error"].startswith(f"{place} is no folder")
    assert files(filled.inbox) == ["a.jpg"]
    assert tree(filled.albums)["Sea"] == before["Sea"]
    assert (filled.albums / "Forest/b.jpg").is_file()


def test_a_read_only_target_keeps_everything(strict_library: Library) -> None:
    library = strict_library
    library.add("a.jpg", "sea")
    library.inbox.chmod(0o777)
    library.albums.mkdir()
    library.albums.chmod(0o555)
    for mode in ("move", "copy", "hardlink"):
        done = library.sort(mode)
        assert done.code == 1
        (failed,) = done.json["failed"]
        assert failed["path"] == str(library.inbox / "a.jpg")
        assert f"you may not move it to {library.albums}/Sea" in failed["error"]
        assert done.json["filed"] == 0
    assert files(library.inbox) == ["a.jpg"]
    assert {move["state"] for move in library.moves()} == {"failed"}
    assert library.cene("undo", "--all", "--json").json == {"undone": [], "refused": []}


def test_a_read_only_source_keeps_everything(strict_library: Library) -> None:
    library = strict_library
    library.add("a.jpg", "sea")
    library.inbox.chmod(0o555)
    library.albums.mkdir()
    library.albums.chmod(0o777)
    done = library.sort("move")
    assert done.code == 1
    assert "check the rights of both folders" in done.json["failed"][0]["error"]
    assert files(library.inbox) == ["a.jpg"]
    assert files(library.albums) == []
    assert library.sort("copy").json["filed"] == 1


def test_an_unknown_album_is_refused(filled: Library) -> None:
    done = filled.sort("move", "--albums", "sea,unicorns")
    refused(filled, done, 2, "There is no album 'unicorns'; `cene albums list` shows all there are")


@pytest.mark.parametrize("threshold", ["0", "-0.5", "1.5", "nan", "inf", "much", ""])
def test_a_threshold_is_a_share(filled: Library, threshold: str) -> None:
    done = filled.sort("move", "--threshold", threshold)
    assert (done.code, done.out) == (2, "")
    assert "Invalid value for '--threshold'" in done.err
    assert files(filled.inbox) == ["a.jpg"]


def test_an_unknown_mode_is_refused(filled: Library) -> None:
    done = filled.sort("delete")
    assert (done.code, done.out) == (2, "")
    assert "'delete' is not one of" in done.err

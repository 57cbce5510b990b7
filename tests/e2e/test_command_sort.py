"""`cene sort`, in all its modes."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from tests.e2e.program import files, tree
from tests.scenes import THRESHOLD

from cene.organiser import albums
from cene.organiser.workspace import opened

if TYPE_CHECKING:
    from tests.e2e.program import Library

KEYS = {"batch", "mode", "threshold", "seconds", "photos", "filed", "asked", "skipped"} | {
    "decisions",
    "failed",
}
DECISION_KEYS = {"path", "album", "confidence", "action", "reason", "target"}


@pytest.fixture
def filled(library: Library) -> Library:
    """Two photos that are sure, in a folder below; a companion; one to ask about; a RAW."""
    library.add("a.jpg", "buildings")
    library.add("trip/b.jpg", "sea")
    (library.inbox / "trip/b.jpg.xmp").write_text("<x/>")
    library.add("coins.jpg", "other")
    (library.inbox / "raw.cr2").write_bytes(b"raw")
    (library.inbox / "notes.txt").write_text("no photo")
    return library


def test_by_default_nothing_is_touched(filled: Library) -> None:
    before = tree(filled.root)
    done = filled.cene("sort", filled.inbox, "--into", filled.albums, "--json")
    assert done.code == 0
    assert (done.json["mode"], done.json["batch"]) == ("suggest", None)
    after = {name: entry for name, entry in tree(filled.root).items() if name[:4] != "home"}
    assert after == before
    assert filled.cene("history", "--json").json == {"batches": []}


def test_what_it_suggests_is_what_it_does(filled: Library) -> None:
    suggested = filled.sort("suggest").json
    assert suggested["filed"] == 2
    done = filled.sort("move").json
    for key in ("photos", "filed", "asked", "skipped", "failed", "decisions"):
        assert done[key] == suggested[key]


def test_the_document_has_the_keys_that_scripts_rely_on(filled: Library) -> None:
    done = filled.sort("move")
    assert done.err == ""
    answer = done.json
    assert answer.keys() >= KEYS
    assert all(decision.keys() >= DECISION_KEYS for decision in answer["decisions"])
    assert (answer["batch"], answer["mode"]) == (1, "move")
    assert answer["threshold"] == float(THRESHOLD)
    assert answer["seconds"] > 0
    counts = [answer[key] for key in ("photos", "filed", "asked", "skipped")]
    assert counts == [4, 2, 1, 1]
    assert answer["failed"] == []
    by_name = {os.path.basename(d["path"]): d for d in answer["decisions"]}
    assert {name: d["action"] for name, d in by_name.items()} == {
        "a.jpg": "file",
        "b.jpg": "file",
        "coins.jpg": "ask",
        "raw.cr2": "leave",
    }
    sea = by_name["b.jpg"]
    assert sea["path"] == str(filled.inbox / "trip/b.jpg")
    assert sea["target"] == str(filled.albums / "Sea/b.jpg")
    assert sea["album"] == "sea"
    assert float(THRESHOLD) <= sea["confidence"] <= 1
    assert by_name["coins.jpg"]["confidence"] < float(THRESHOLD)
    assert by_name["coins.jpg"]["target"] is None
    assert "RAW" in by_name["raw.cr2"]["reason"]


def test_move_takes_companions_along_and_leaves_the_rest(filled: Library) -> None:
    filled.sort("move")
    assert files(filled.inbox) == ["coins.jpg", "notes.txt", "raw.cr2"]
    assert files(filled.albums) == ["Buildings/a.jpg", "Sea/b.jpg", "Sea/b.jpg.xmp"]


def test_copy_leaves_the_originals_and_makes_no_second_copies(filled: Library) -> None:
    before = tree(filled.inbox)
    assert filled.sort("copy").json["filed"] == 2
    copied = tree(filled.albums)
    again = filled.sort("copy").json
    assert (again["filed"], again["skipped"], again["batch"]) == (0, 3, None)
    assert tree(filled.albums) == copied
    assert {name: e[2] for name, e in tree(filled.inbox).items()} == {
        name: e[2] for name, e in before.items()
    }
    assert files(filled.albums) == ["Buildings/a.jpg", "Sea/b.jpg", "Sea/b.jpg.xmp"]
    reasons = [d["reason"] for d in again["decisions"] if d["album"] == "sea"]
    assert reasons[0].startswith("in Sea already")


def test_a_copy_that_was_removed_is_made_again(filled: Library) -> None:
    filled.sort("copy")
    (filled.albums / "Sea/b.jpg").unlink()
    (filled.albums / "Sea/b.jpg.xmp").unlink()
    assert filled.sort("copy").json["filed"] == 1


def test_hardlink_makes_one_file_of_two_names(filled: Library) -> None:
    assert filled.sort("hardlink").json["filed"] == 2
    assert (filled.inbox / "a.jpg").samefile(filled.albums / "Buildings/a.jpg")
    assert (filled.inbox / "trip/b.jpg.xmp").samefile(filled.albums / "Sea/b.jpg.xmp")
    assert filled.sort("hardlink").json["filed"] == 0


def test_a_higher_threshold_files_less_and_a_lower_one_more(library: Library) -> None:
    library.add("a.jpg", "forest")
    sure = library.sort("suggest").json["decisions"][0]
    assert sure["action"] == "file"
    asked = library.sort("suggest", "--threshold", "1").json["decisions"][0]
    assert (asked["action"], asked["album"]) == ("ask", "forest")
    assert asked["reason"].startswith("not sure enough")
    assert asked["confidence"] == sure["confidence"]


def test_an_albums_own_threshold_counts_in_place_of_the_general_one(library: Library) -> None:
    library.add("a.jpg", "forest")
    library.add("b.jpg", "sea")
    found = {d["album"]: d["confidence"] for d in library.sort("suggest").json["decisions"]}
    with opened(library.home / "catalogue.sqlite", write=True) as workspace:
        albums.set_threshold(workspace, "forest", (found["forest"] + 1) / 2)
        albums.set_threshold(workspace, "sea", 0.5)
    answer = library.sort("move", "--threshold", "1").json
    assert (answer["filed"], answer["asked"]) == (1, 1)
    assert files(library.albums) == ["Sea/b.jpg"]
    reasons = {d["album"]: (d["action"], d["reason"]) for d in answer["decisions"]}
    assert reasons["sea"][0] == "file"
    assert reasons["sea"][1].startswith("sure enough for Sea (50 %): ")
    assert reasons["forest"][0] == "ask"
    assert reasons["forest"][1].startswith("not sure enough for Forest (")
    assert [move["confidence"] for move in library.moves()] == [found["sea"]]
    library.sort("move", "--threshold", "0.5")
    assert not (library.albums / "Forest").exists()


def test_only_the_named_albums_are_filled(filled: Library) -> None:
    answer = filled.sort("move", "--albums", "Sea, forest").json
    assert (answer["filed"], answer["skipped"]) == (1, 2)
    assert files(filled.albums) == ["Sea/b.jpg", "Sea/b.jpg.xmp"]
    left = next(d for d in answer["decisions"] if d["path"].endswith("a.jpg"))
    assert (left["action"], left["album"]) == ("leave", "buildings")
    assert "not among the albums" in left["reason"]


def test_relative_folders_end_as_absolute_paths(filled: Library) -> None:
    args = ("sort", "Inbox", "--into", "Albums", "--mode", "move", "--threshold", THRESHOLD)
    answer = filled.cene(*args, "--json", cwd=filled.root).json
    targets = {d["target"] for d in answer["decisions"]} - {None}
    assert targets == {str(filled.albums / "Buildings/a.jpg"), str(filled.albums / "Sea/b.jpg")}
    done = filled.cene("undo", "--last", "--json", cwd=filled.albums)
    assert (done.code, done.json["refused"]) == (0, [])
    assert (filled.inbox / "trip/b.jpg").is_file()


def test_several_sources_one_inside_the_other_count_once(filled: Library) -> None:
    args = (filled.inbox, filled.inbox / "trip", filled.inbox, "--into", filled.albums)
    answer = filled.cene("sort", *args, "--json").json
    assert answer["photos"] == 4
    assert len({d["path"] for d in answer["decisions"]}) == 4


def test_albums_inside_the_source_are_no_source(library: Library) -> None:
    library.add("a.jpg", "buildings")
    library.add("other.jpg", "other")
    args = ("sort", library.inbox, "--into", library.inbox / "Albums", "--mode", "move")
    first = library.cene(*args, "--threshold", THRESHOLD, "--json").json
    assert (first["photos"], first["filed"]) == (2, 1)
    again = library.cene(*args, "--threshold", THRESHOLD, "--json").json
    assert (again["photos"], again["filed"], again["batch"]) == (1, 0, None)
    assert files(library.inbox) == ["Albums/Buildings/a.jpg", "other.jpg"]


def test_photos_of_one_name_and_of_one_content_are_all_kept(library: Library) -> None:
    library.add("a.jpg", "sea", 1)
    library.add("one/a.jpg", "sea", 2)
    library.add("two/A.JPG", "sea", 1)
    library.albums.joinpath("Sea").mkdir(parents=True)
    (library.albums / "Sea/a.jpg").write_bytes(b"somebody else's")
    contents = sorted(entry[2] for entry in tree(library.inbox).values() if entry[2])
    assert library.sort("move").json["filed"] == 3
    assert (library.albums / "Sea/a.jpg").read_bytes() == b"somebody else's"
    (library.albums / "Sea/a.jpg").unlink()
    assert files(library.albums) == ["Sea/A (4).JPG", "Sea/a (2).jpg", "Sea/a (3).jpg"]
    assert sorted(e[2] for e in tree(library.albums).values() if e[2]) == contents
    library.cene("undo", "--all")
    assert files(library.inbox) == ["a.jpg", "one/a.jpg", "two/A.JPG"]


def test_an_empty_folder_is_no_error(library: Library) -> None:
    library.inbox.mkdir()
    done = library.sort("move")
    assert (done.code, done.json["photos"], done.json["batch"]) == (0, 0, None)
    assert not library.albums.exists()
    text = library.cene(*library.sorting())
    assert text.out.startswith("0 photos in ")
    assert text.out.count("\n") == 1

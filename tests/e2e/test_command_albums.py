"""`cene albums`: listing the albums and changing them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.e2e.program import tree

from cene.organiser import albums as editing
from cene.organiser.workspace import opened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.e2e.program import Library, Result

KEYS = {"album", "title", "parent", "own", "enabled", "ready_made", "examples", "rejected"} | {
    "machine",
    "threshold",
    "folder",
    "colour",
}


def albums(library: Library, *args: str) -> Result:
    return library.cene("albums", *args, "--json")


def listed(library: Library) -> dict[str, Any]:
    """All albums by title."""
    return {album["title"]: album for album in albums(library, "list").json["albums"]}


def refused(library: Library, asked: Sequence[tuple[tuple[str, ...], str]]) -> None:
    """Each with one sentence and nothing on stdout; every album is as it was."""
    before = listed(library)
    for args, said in asked:
        done = library.cene("albums", *args)
        assert (done.code, done.out) == (2, "")
        (line,) = done.err.splitlines()
        assert line.startswith("cene: ")
        assert said in line
    assert listed(library) == before


@pytest.fixture
def two(library: Library) -> Library:
    """Two albums of one's own, Rex under Bella."""
    albums(library, "add", "Bella")
    albums(library, "add", "Rex", "--parent", "Bella")
    return library


@pytest.fixture
def taught(library: Library) -> Library:
    """Two albums of one's own, of two photos and one; Rex stands under Bella."""
    pictures = [library.add(f"{number}.jpg", "other", number) for number in range(3)]
    library.cene("teach", "Bella", pictures[0], pictures[1])
    library.cene("teach", "Rex", pictures[2])
    library.cene("reject", "Rex", pictures[0])
    assert albums(library, "parent", "Rex", "Bella").code == 0
    return library


def test_the_ready_made_albums_are_listed_before_there_is_a_catalogue(library: Library) -> None:
    done = albums(library, "list")
    assert (done.code, done.err) == (0, "")
    assert not library.home.exists()
    sea = next(album for album in done.json["albums"] if album["title"] == "Sea")
    assert sea.keys() >= KEYS
    assert (sea["album"], sea["own"], sea["ready_made"], sea["enabled"]) == (
        "sea",
        False,
        True,
        True,
    )
    keys = {album["album"] for album in done.json["albums"]}
    assert {album["parent"] for album in done.json["albums"]} <= keys | {None}


def test_the_list_says_what_albums_were_taught(taught: Library) -> None:
    found = listed(taught)
    assert found["Rex"] == {
        **found["Rex"],
        "album": "Rex",
        "parent": "Bella",
        "own": True,
        "enabled": True,
        "ready_made": False,
        "examples": 1,
        "rejected": 1,
        "machine": 0,
    }
    lines = taught.cene("albums", "list").out.splitlines()
    heads = ["album", "under", "examples", "rejected", "by", "machine", "right", "found"]
    assert lines[0].split() == heads
    assert ["Rex", "Bella", "1", "1", "0"] in [line.split()[:5] for line in lines]


def test_the_list_says_what_an_album_wants_of_its_own(two: Library) -> None:
    plain = two.cene("albums", "list").out.splitlines()
    assert "own threshold" not in plain[0]
    assert "folder" not in plain[0]
    with opened(two.home / "catalogue.sqlite", write=True) as workspace:
        editing.set_threshold(workspace, "sea", 0.5)
    lines = two.cene("albums", "list").out.splitlines()
    assert lines[0].endswith("found  own threshold")
    assert [line.split()[0] for line in lines if line.endswith("  50 %")] == ["Sea"]
    with opened(two.home / "catalogue.sqlite", write=True) as workspace:
        editing.set_folder(workspace, "Rex", "{album}/{year}")
        editing.set_colour(workspace, "Rex", "#1f6feb")
    lines = two.cene("albums", "list").out.splitlines()
    assert lines[0].endswith("own threshold  folder")
    assert [line.split()[0] for line in lines if line.endswith("  {album}/{year}")] == ["Rex"]
    found = listed(two)
    wishes = ("threshold", "folder", "colour")
    assert [found["Sea"][key] for key in wishes] == [0.5, None, None]
    assert [found["Rex"][key] for key in wishes] == [None, "{album}/{year}", "#1f6feb"]


def test_an_album_is_added_and_removed(library: Library) -> None:
    done = albums(library, "add", " Bella ", "--parent", "SEA")
    assert (done.code, done.err) == (0, "")
    assert [album["title"] for album in done.json["albums"]] == ["Bella"]
    assert (listed(library)["Bella"]["parent"], listed(library)["Bella"]["own"]) == ("sea", True)
    gone = albums(library, "remove", "bella")
    assert (gone.code, gone.json["gone"], gone.json["examples"]) == (0, ["Bella"], 0)
    assert "Bella" not in listed(library)


def test_removing_an_album_forgets_its_examples_and_touches_no_photo(taught: Library) -> None:
    before = tree(taught.inbox)
    done = albums(taught, "remove", "Bella")
    assert (done.json["gone"], done.json["examples"]) == (["Bella"], 2)
    assert [album["title"] for album in done.json["albums"]] == ["Rex"]
    found = listed(taught)
    assert "Bella" not in found
    assert found["Rex"]["parent"] is None
    assert tree(taught.inbox) == before


def test_albums_are_merged_with_their_examples(taught: Library) -> None:
    done = albums(taught, "merge", "Rex", "sea", "--into", "Bella")
    assert (done.code, done.err) == (0, "")
    assert done.json["gone"] == ["Rex", "sea"]
    found = listed(taught)
    assert found.keys().isdisjoint({"Rex", "Sea"})
    assert (found["Bella"]["examples"], found["Bella"]["rejected"]) == (3, 0)


def test_an_album_is_renamed_and_goes_by_its_key_still(taught: Library) -> None:
    done = albums(taught, "rename", "Rex", "Rexie")
    assert [(album["album"], album["title"]) for album in done.json["albums"]] == [("Rex", "Rexie")]
    assert albums(taught, "rename", "rexie", "REXIE").json["albums"][0]["title"] == "REXIE"
    assert listed(taught)["REXIE"]["examples"] == 1
    assert albums(taught, "rename", "sea", "Ocean").code == 0
    assert listed(taught)["Ocean"]["ready_made"] is True


def test_albums_are_taken_out_of_use_and_back(taught: Library) -> None:
    done = albums(taught, "disable", "Sea", "Rex")
    assert [album["enabled"] for album in done.json["albums"]] == [False, False]
    assert "not in use" in taught.cene("albums", "list").out
    assert [listed(taught)[title]["enabled"] for title in ("Sea", "Rex", "Bella")] == [
        False,
        False,
        True,
    ]
    assert listed(taught)["Rex"]["examples"] == 1
    assert albums(taught, "enable", "Sea").json["albums"][0]["enabled"] is True
    assert listed(taught)["Sea"]["enabled"] is True


def test_what_was_done_is_told_in_a_sentence(library: Library) -> None:
    library.cene("teach", "Rex", library.add("a.jpg", "other"))
    for args, said in {
        ("add", "Bella"): "Bella is a new album; `cene teach` shows it photos.",
        ("add", "Tom"): "Tom is a new album; `cene teach` shows it photos.",
        ("parent", "rex", "bella"): "Rex stands under Bella now.",
        ("parent", "Rex"): "Rex stands under no other album now.",
        ("rename", "Rex", "Max"): "Rex is called Max now.",
        ("disable", "Max", "sea"): "Out of use now: Max, Sea.",
        ("enable", "Max", "sea"): "In use now: Max, Sea.",
        ("merge", "rex", "tom", "--into", "bella"): "Max, Tom went into Bella, with 1 example.",
        ("remove", "Bella"): "Bella is gone, with 1 example.",
    }.items():
        done = library.cene("albums", *args)
        assert (done.code, done.out, done.err) == (0, f"{said}\n", "")


BAD_TITLES = [
    ("BELLA", "the album 'Bella' goes by that name"),
    (" sea ", "the album 'Sea' goes by that name"),
    ("a/b", "a slash would make two folders of it"),
    ("a\\b", "a slash would make two folders of it"),
    ("  ", "there is nothing to read in it"),
    ("\u200b", "there is nothing to read in it"),
    ("nul", "Windows keeps that name for itself"),
    ("a\tb", "line end or control character"),
    ("Bella.", "'Bella' would do"),
    ("ä" * 128, "too long for the name of a folder"),
]
IMPOSSIBLE = [
    (
        ("add", "Bella"),
        "An album cannot be called 'Bella': the album 'Bella' goes by that name.",
    ),
    (("add", "Max", "--parent", "Nobody"), "There is no album 'Nobody'"),
    (("parent", "Bella", "Rex"), "'Bella' cannot stand under 'Rex', which stands under"),
    (("parent", "Bella", "Bella"), "'Bella' cannot stand under itself"),
    (("parent", "Bella", "Nobody"), "There is no album 'Nobody'"),
    (("merge", "Bella", "--into", "bella"), "'Bella' cannot be merged into itself"),
    (("merge", "Rex", "Bella", "--into", "Bella"), "'Bella' cannot be merged into itself"),
    (("merge", "Bella", "--into", "Rex"), "cannot be merged into 'Rex', which stands under it"),
    (("merge", "Rex", "Nobody", "--into", "Bella"), "There is no album 'Nobody'"),
    (("merge", "Rex", "--into", "Nobody"), "There is no album 'Nobody'"),
    (("remove", "sea"), "is ready-made and stays; `cene albums disable` takes it out of use"),
    (("remove", "Nobody"), "There is no album 'Nobody'"),
    (("rename", "Nobody", "Somebody"), "There is no album 'Nobody'"),
    (("enable", "Nobody"), "There is no album 'Nobody'"),
    (("disable", "Rex", "Nobody"), "There is no album 'Nobody'"),
]


def test_a_bad_title_is_neither_added_nor_taken(two: Library) -> None:
    refused(two, [(("add", title), said) for title, said in BAD_TITLES])
    refused(two, [(("rename", "Rex", title), said) for title, said in BAD_TITLES])


def test_what_cannot_be_is_refused_and_nothing_half_done(two: Library) -> None:
    refused(two, IMPOSSIBLE)


def test_the_last_album_in_use_stays_in_use(library: Library) -> None:
    titles = list(listed(library))
    albums(library, "disable", *titles[1:])
    refused(library, [(("disable", titles[0]), "No album would be left in use")])
    assert [title for title, album in listed(library).items() if album["enabled"]] == titles[:1]


def test_what_albums_does_not_know_is_a_usage_error(library: Library) -> None:
    for args in (("lst",), ("merge", "Sea"), ("add",), ("list", "more"), ("rename", "Sea")):
        done = albums(library, *args)
        assert (done.code, done.out) == (2, "")
        assert "Usage:" in done.err
    assert not library.home.exists()


def test_check_lists_examples_that_look_misplaced(library: Library) -> None:
    water = [library.add(f"water-{k}.jpg", "sea", 6 * k) for k in range(5)]
    blossom = [library.add(f"blossom-{k}.jpg", "other", 6 * k) for k in range(5)]
    wrong = library.add("wrong.jpg", "other", 20)
    library.cene("teach", "Water", *map(str, (*water, wrong)))
    library.cene("teach", "Blossom", *map(str, blossom))
    (found,) = albums(library, "check", "Water").json["contradictions"]
    assert (found["path"], found["album"], found["labeller"]) == (str(wrong), "Blossom", "person")
    assert found["probability"] > found["own_probability"]
    said = library.cene("albums", "check", "Water")
    assert said.code == 0
    assert "wrong.jpg" in said.out
    assert "Every example" in library.cene("albums", "check", "Blossom").out
    assert library.cene("albums", "check", "Nowhere").code == 2


def test_the_list_says_how_well_albums_are_recognised(library: Library) -> None:
    found = listed(library)
    assert found["Forest"]["recall"] > 0.8
    assert 0 < found["Forest"]["precision"] <= 1
    assert found["Nature"]["recall"] is None

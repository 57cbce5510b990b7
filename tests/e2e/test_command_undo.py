"""`cene undo` and `cene history`: what was done, and back, in any order."""

from __future__ import annotations

import shutil
from itertools import permutations
from typing import TYPE_CHECKING

import pytest
from tests.e2e.program import files, tree
from tests.scenes import THRESHOLD

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Stick
    from tests.e2e.program import Library, Result

MOVE_KEYS = {"id", "source", "target", "state", "album", "confidence"}


def into(library: Library, source: Path, target: Path, mode: str = "move") -> Result:
    args = ("sort", source, "--into", target, "--mode", mode, "--threshold", THRESHOLD)
    done = library.cene(*args, "--json")
    assert done.code == 0
    return done


@pytest.fixture
def twice(library: Library) -> Library:
    """Two photos that were moved into Albums, and from there into Archive."""
    library.add("a.jpg", "buildings")
    library.add("trip/b.jpg", "sea")
    (library.inbox / "trip/b.xmp").write_text("<x/>")
    library.sort("move")
    into(library, library.albums, library.root / "Archive")
    return library


def test_the_history_has_the_keys_that_scripts_rely_on(library: Library) -> None:
    source = library.add("a.jpg", "sea")
    (library.inbox / "a.mov").write_bytes(b"film")
    library.sort("copy")
    listed = library.cene("history", "--json")
    assert (listed.code, listed.err) == (0, "")
    (batch,) = listed.json["batches"]
    assert (batch["id"], batch["mode"], batch["cause"]) == (1, "copy", "sort")
    assert batch["time"].endswith("+00:00")
    (move,) = batch["moves"]
    assert move.keys() >= MOVE_KEYS
    assert (move["id"], move["state"], move["album"]) == ("1.1", "done", "sea")
    assert (move["source"], move["target"]) == (str(source), str(library.albums / "Sea/a.jpg"))
    assert move["companions"][0]["target"] == str(library.albums / "Sea/a.mov")
    assert float(THRESHOLD) <= move["confidence"] <= 1


def test_the_newest_batch_comes_first(twice: Library) -> None:
    batches = twice.cene("history", "--json").json["batches"]
    assert [batch["id"] for batch in batches] == [2, 1]
    assert [move["id"] for move in batches[0]["moves"]] == ["2.3", "2.4"]


@pytest.mark.parametrize("mode", ["move", "copy", "hardlink"])
def test_undo_restores_the_tree_to_the_byte(library: Library, mode: str) -> None:
    library.add("a.jpg", "buildings")
    library.add("trip/b.jpg", "sea")
    (library.inbox / "trip/b.jpg.xmp").write_text("<x/>")
    before = tree(library.inbox)
    folder_times = {"trip"}  # a folder's time says when a name in it changed last
    library.sort(mode)
    undone = library.cene("undo", "--last", "--json")
    assert (undone.code, undone.err) == (0, "")
    assert undone.json == {"undone": ["1.2", "1.1"], "refused": []}
    after = tree(library.inbox)
    assert after.keys() == before.keys()
    assert all(after[name] == before[name] for name in before.keys() - folder_times)
    assert not library.albums.exists()
    assert {move["state"] for move in library.moves()} == {"undone"}


def test_one_move_goes_back_and_the_rest_stays(library: Library) -> None:
    library.add("a.jpg", "buildings")
    library.add("b.jpg", "sea")
    library.sort("move")
    assert library.cene("undo", "1.2", "--json").json["undone"] == ["1.2"]
    assert files(library.inbox) == ["b.jpg"]
    assert files(library.albums) == ["Buildings/a.jpg"]
    assert library.cene("undo", "1", "--json").json["undone"] == ["1.1"]
    assert files(library.inbox) == ["a.jpg", "b.jpg"]


def test_undoing_the_first_of_two_moves_takes_the_second_back_before(twice: Library) -> None:
    done = twice.cene("undo", "1.1", "--json").json
    assert done == {"undone": ["2.3", "1.1"], "refused": []}
    assert files(twice.inbox) == ["a.jpg"]
    assert files(twice.root / "Archive") == ["Sea/b.jpg", "Sea/b.xmp"]


def test_undo_last_goes_back_batch_by_batch(twice: Library) -> None:
    assert twice.cene("undo", "--last", "--json").json["undone"] == ["2.4", "2.3"]
    assert files(twice.albums) == ["Buildings/a.jpg", "Sea/b.jpg", "Sea/b.xmp"]
    assert twice.cene("undo", "--last", "--json").json["undone"] == ["1.2", "1.1"]
    assert files(twice.inbox) == ["a.jpg", "trip/b.jpg", "trip/b.xmp"]
    assert twice.cene("undo", "--last", "--json").json == {"undone": [], "refused": []}


def test_undo_all_goes_back_to_the_beginning(twice: Library) -> None:
    assert twice.cene("undo", "--all", "--json").json["undone"] == ["2.4", "2.3", "1.2", "1.1"]
    assert files(twice.inbox) == ["a.jpg", "trip/b.jpg", "trip/b.xmp"]
    assert not (twice.root / "Archive").exists()
    assert not twice.albums.exists()


def test_a_folder_that_was_taken_away_once_it_was_empty_is_made_again(library: Library) -> None:
    library.add("trip/day/b.jpg", "sea")
    (library.inbox / "trip/day/b.xmp").write_text("<x/>")
    library.sort("move")
    shutil.rmtree(library.inbox)
    assert library.cene("undo", "--all", "--json").json == {"undone": ["1.1"], "refused": []}
    assert files(library.inbox) == ["trip/day/b.jpg", "trip/day/b.xmp"]


def test_a_folder_that_cannot_be_made_again_is_named(library: Library) -> None:
    library.add("trip/b.jpg", "sea")
    library.add("c.jpg", "sea")
    library.sort("move")
    (library.inbox / "trip").rmdir()
    (library.inbox / "trip").touch()
    done = library.cene("undo", "--all", "--json")
    assert done.code == 1
    ((refused,), undone) = done.json["refused"], done.json["undone"]
    assert len(undone) == 1
    assert str(library.inbox / "trip") in refused["error"]
    assert files(library.inbox) == ["c.jpg", "trip"]
    assert files(library.albums) == ["Sea/b.jpg"]
    assert {move["state"] for move in library.moves()} == {"done", "undone"}


def test_nothing_goes_back_to_a_disk_that_is_out(
    library: Library, plugged: Callable[[Path], Stick]
) -> None:
    stick = plugged(library.inbox)
    library.add("a.jpg", "sea")
    library.add("trip/b.jpg", "sea")
    library.sort("move")
    stick.unplug()
    done = library.cene("undo", "--all", "--json")
    assert (done.code, done.json["undone"]) == (1, [])
    for refused in done.json["refused"]:
        assert f"the disk of {library.inbox}" in refused["error"]
    assert files(library.inbox) == []
    assert files(library.albums) == ["Sea/a.jpg", "Sea/b.jpg"]
    stick.plug()
    assert library.cene("undo", "--all").code == 0
    assert files(library.inbox) == ["a.jpg", "trip/b.jpg"]


@pytest.mark.parametrize("order", list(permutations(["1", "2", "3"])))
def test_batches_can_be_undone_in_any_order(library: Library, order: tuple[str, ...]) -> None:
    archive, links = library.root / "Archive", library.root / "Links"
    library.add("a.jpg", "forest")
    library.sort("move")
    into(library, library.albums, links, "copy")
    into(library, library.albums, archive)
    for number in order:
        done = library.cene("undo", number, "--json")
        assert (done.code, done.json["refused"]) == (0, [])
    assert files(library.inbox) == ["a.jpg"]
    assert not any(folder.exists() for folder in (library.albums, archive, links))


def test_what_was_undone_can_be_done_again(library: Library) -> None:
    library.add("a.jpg", "forest")
    for number in (1, 2):
        assert library.sort("move").json["batch"] == number
        assert library.cene("undo", str(number), "--json").code == 0
    assert [move["state"] for move in library.moves()] == ["undone", "undone"]


def test_what_changed_since_stays_and_the_rest_goes_back(library: Library) -> None:
    library.add("a.jpg", "buildings")
    library.add("b.jpg", "forest")
    old = library.add("c.jpg", "sea")
    library.add("d.jpg", "sea", 1)
    library.sort("move")
    (library.albums / "Buildings/a.jpg").write_bytes(b"edited")
    (library.albums / "Forest/b.jpg").unlink()
    old.write_bytes(b"a new photo of the old name")
    done = library.cene("undo", "--last", "--json")
    assert done.code == 1
    assert done.json["undone"] == ["1.4"]
    refused = {entry["move"]: entry["error"] for entry in done.json["refused"]}
    assert refused.keys() == {"1.1", "1.2", "1.3"}
    edited = f"{library.albums}/Buildings/a.jpg"
    assert refused["1.1"] == f"{edited}: changed since it was filed, so it stays"
    assert "is no longer there" in refused["1.2"]
    assert "another file is at" in refused["1.3"]
    assert files(library.albums) == ["Buildings/a.jpg", "Sea/c.jpg"]
    assert old.read_bytes() == b"a new photo of the old name"
    assert {m["id"]: m["state"] for m in library.moves()}["1.1"] == "done"
    old.unlink()
    assert library.cene("undo", "1.3", "--json").code == 0
    assert files(library.inbox) == ["c.jpg", "d.jpg"]


def test_the_last_copy_of_a_photo_is_never_removed(library: Library) -> None:
    original = library.add("a.jpg", "forest")
    library.sort("copy")
    original.unlink()
    done = library.cene("undo", "--last", "--json")
    assert done.code == 1
    assert "may be the last one" in done.json["refused"][0]["error"]
    assert files(library.albums) == ["Forest/a.jpg"]


def test_a_photo_renamed_outside_keeps_its_place_in_the_history(library: Library) -> None:
    original = library.add("a.jpg", "forest")
    library.sort("copy")
    original.rename(library.inbox / "renamed.jpg")
    again = library.sort("copy").json
    assert (again["filed"], again["skipped"]) == (0, 1)
    assert files(library.albums) == ["Forest/a.jpg"]


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ((), "Say what to undo"),
        (("1", "--last"), "Say what to undo"),
        (("--all", "--last"), "Say what to undo"),
        (("x",), "'x' is neither a batch (3) nor a move (3.17)"),
        (("1.",), "'1.' is neither a batch"),
        (("-1",), "No such option"),
        (("2",), "The history has no 2."),
        (("1.2",), "The history has no 1.2."),
        (("9" * 30,), "The history has no 9999"),
        (("1." + "9" * 30,), "The history has no 1.9999"),
    ],
)
def test_what_cannot_be_meant_is_refused(moved: Library, names: tuple[str, ...], said: str) -> None:
    done = moved.cene("undo", *names, "--json")
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert len(moved.moves()) == 1


@pytest.fixture(scope="module")
def moved(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """One photo that was moved; only for what changes nothing."""
    from tests.e2e.program import Library  # noqa: PLC0415

    library = Library(tmp_path_factory.mktemp("moved"))
    library.add("a.jpg", "forest")
    library.sort("move")
    return library


def test_names_may_be_given_twice(twice: Library) -> None:
    done = twice.cene("undo", "2.3", "2", "2.3", "--json")
    assert (done.code, done.json["undone"]) == (0, ["2.4", "2.3"])

"""`cene predict`: what pictures show, without a catalogue."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from tests.e2e.program import tree
from tests.unit.photos import package_file

if TYPE_CHECKING:
    from tests.e2e.program import Library


def test_the_document_has_the_keys_that_scripts_rely_on(library: Library) -> None:
    sea = library.add("sea.jpg", "sea")
    done = library.cene("predict", "sea.jpg", "--top", "3", "--json", cwd=library.inbox)
    assert (done.code, done.err) == (0, "")
    (answer,) = done.json
    assert answer["path"] == str(sea)
    assert len(answer["albums"]) == len(answer["imagenet"]) == 3
    assert (answer["albums"][0]["album"], answer["albums"][0]["title"]) == ("sea", "Sea")
    above = {entry["album"]: entry["title"] for entry in answer["parents"]}
    assert above.items() <= {"nature": "Nature", "places": "Places"}.items()
    for entries in (answer["albums"], answer["imagenet"]):
        chances = [entry["probability"] for entry in entries]
        assert chances == sorted(chances, reverse=True)
        assert all(0 <= chance <= 1 for chance in chances)
    assert 0 <= answer["novelty"] <= 0.99


def test_imagenet_classes_are_named(library: Library) -> None:
    photos = [package_file("skimage", f"data/{n}") for n in ("coffee.png", "camera.png")]
    answers = library.cene("predict", *photos, "--json").json
    assert [a["imagenet"][0]["name"] for a in answers] == ["espresso", "tripod"]
    assert [len(a["albums"]) for a in answers] == [5, 5]
    assert answers[0]["albums"][0]["album"] == "food"


def test_nothing_is_written_anywhere(library: Library) -> None:
    library.add("sea.jpg", "sea")
    before = tree(library.root)
    library.cene("predict", library.inbox / "sea.jpg")
    assert tree(library.root) == before


def test_a_top_beyond_what_there_is_gives_all(library: Library) -> None:
    library.add("sea.jpg", "sea")
    done = library.cene("predict", library.inbox / "sea.jpg", "--top", "5000", "--json")
    (answer,) = done.json
    assert (len(answer["albums"]), len(answer["imagenet"])) == (30, 1000)
    shown = sum(entry["probability"] for entry in answer["albums"])
    assert 0.9 < shown < 1 + 1e-9, "the rest is that it may be of no album"
    assert sum(entry["probability"] for entry in answer["imagenet"]) == pytest.approx(1, abs=0.05)


def test_one_bad_picture_does_not_stop_the_others(library: Library) -> None:
    library.add("sea.jpg", "sea")
    (library.inbox / "text.jpg").write_text("hello")
    names = ("text.jpg", "gone.jpg", ".", "sea.jpg")
    done = library.cene("predict", *names, "--json", cwd=library.inbox)
    assert done.code == 1
    assert [set(answer) - {"path"} for answer in done.json[:3]] == [{"error"}] * 3
    assert done.json[3]["albums"][0]["album"] == "sea"
    assert [line.split(": ")[:2] for line in done.err.splitlines()] == [
        ["cene", "text.jpg"],
        ["cene", "gone.jpg"],
        ["cene", "."],
    ]


def test_an_unreadable_picture_does_not_stop_the_others(strict_library: Library) -> None:
    strict_library.add("locked.jpg", "sea").chmod(0)
    strict_library.add("sea.jpg", "sea")
    done = strict_library.cene(
        "predict", "locked.jpg", "sea.jpg", "--json", cwd=strict_library.inbox
    )
    assert done.code == 1
    assert [answer.keys() >= {"albums"} for answer in done.json] == [False, True]
    reason = "may not be read; give yourself permission to read it"
    assert done.err == f"cene: locked.jpg: {reason}\n"


def test_people_read_percentages(library: Library) -> None:
    library.add("sea.jpg", "sea")
    library.add("sea\n\udcff.jpg", "forest")
    names = sorted(os.listdir(library.inbox))
    done = library.cene("predict", *names, "--top", "2", cwd=library.inbox)
    first, second = done.out.split("sea.jpg\n")
    assert first.startswith("sea\\n\\xff.jpg\n  Forest  ")
    album, percent, sign = second.splitlines()[0].split()
    assert (album, sign) == ("Sea", "%")
    assert 70 <= int(percent) <= 100
    assert "\n  in all Nature 9" in second
    assert "\n  novelty 0." in second
    assert "\n  ImageNet: " in second


def test_what_the_catalogue_says_of_albums_counts(library: Library) -> None:
    photo = library.add("a.jpg", "sea")
    library.cene("albums", "rename", "Sea", "Ocean")
    library.cene("albums", "disable", "Forest")
    catalogue = library.root / "home/catalogue.sqlite"
    before = catalogue.read_bytes()
    (found,) = library.cene("predict", photo, "--top", "99", "--json").json
    assert found["albums"][0]["title"] == "Ocean"
    assert "forest" not in {album["album"] for album in found["albums"]}
    assert "\n  Ocean  " in library.cene("predict", photo).out
    assert catalogue.read_bytes() == before
    (shipped,) = library.cene(
        "predict", photo, "--json", "--catalogue", library.root / "none.sqlite"
    ).json
    assert shipped["albums"][0]["title"] == "Sea"


def test_a_picture_must_be_named(library: Library) -> None:
    done = library.cene("predict")
    assert done.code == 2
    assert "Missing argument 'IMAGE...'" in done.err

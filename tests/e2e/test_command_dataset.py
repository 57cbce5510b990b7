"""`cene dataset`: photos split to train on."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from tests.e2e.program import tree
from tests.tiles import folders, put

if TYPE_CHECKING:
    from pathlib import Path

    from tests.e2e.program import Library

KEYS = {"photos", "seed", "classes", "copies", "alike", "disputed", "dropped", "left_out"} | {
    "failed"
}


@pytest.fixture
def photos(library: Library) -> Library:
    """A folder with two folders of ten photos each."""
    folders(library.inbox)
    return library


def test_the_document_says_what_is_in_which_part(photos: Library, tmp_path: Path) -> None:
    before = tree(photos.inbox)
    out = tmp_path / "dataset.json"
    done = photos.cene("dataset", photos.inbox, "--out", out, "--seed", "5", "--json")
    assert tree(photos.inbox) == before
    assert (done.code, done.err) == (0, "")
    assert done.json.keys() == KEYS
    assert (done.json["photos"], done.json["seed"]) == (20, 5)
    assert done.json["classes"] == [
        {"class": name, "train": 7, "validation": 2, "test": 1, "photos": 10}
        for name in ("china", "flower")
    ]
    kept = json.loads(out.read_text())
    assert (kept["format"], kept["seed"], kept["classes"]) == (1, 5, ["china", "flower"])
    again = photos.cene("dataset", photos.inbox, "--out", out, "--seed", "5", "--json")
    assert again == done
    assert json.loads(out.read_text()) == kept


def test_people_read_tables_of_what_is_in_and_what_is_not(photos: Library) -> None:
    inbox = photos.inbox
    put(inbox / "flower/again.jpg", "flower", 4, quality=50)
    put(inbox / "flower/flower in china.jpg", "china", 16)
    (inbox / "flower/copy.jpg").write_bytes((inbox / "flower/02.jpg").read_bytes())
    (inbox / "china/both.jpg").write_bytes((inbox / "flower/03.jpg").read_bytes())
    put(inbox / "few/1.jpg", "china", 17)
    (inbox / "flower/bad.jpg").write_text("text")
    put(inbox / "loose.jpg", "china", 15)
    done = photos.cene("dataset", inbox, "--check-labels")
    assert done.code == 1
    lines = done.out.splitlines()
    assert lines[0] == "21 photos in 2 classes, seed 0:"
    assert lines[1].split() == ["class", "train", "validation", "test", "photos", "share"]
    assert lines[2].split()[0] == "china"
    assert lines[4].split()[0] == "together"
    assert "1 photo left out that are in it already, byte for byte." in lines
    assert f"  {inbox}/flower/04.jpg, {inbox}/flower/again.jpg" in lines
    assert "  few has 1 different photo of its own, and needs 3" in lines
    assert f"  {inbox}/china/both.jpg, {inbox}/flower/03.jpg" in lines
    assert "  1  the photo lies in no folder of an album" in lines
    assert any(line.startswith(f"  {inbox}/flower/bad.jpg: is not a picture") for line in lines)
    assert any("flower in china.jpg" in line and line.endswith("flower") for line in lines)


def test_albums_make_a_data_set_of_their_examples(photos: Library) -> None:
    assert photos.cene("teach", "--from-folders", photos.inbox).code == 0
    done = photos.cene("dataset", "--albums", "china, Flower", "--json", "--check-labels")
    assert (done.code, done.err) == (0, "")
    assert [one["class"] for one in done.json["classes"]] == ["china", "flower"]
    assert done.json["photos"] == 20
    assert isinstance(done.json["suspects"], list)


def test_label_files_name_the_classes(library: Library) -> None:
    lines = ["ImageID,Source,LabelName,Confidence"]
    for name in ("flower", "china"):
        for number in range(4):
            put(library.inbox / f"{name}{number}.jpg", name, number)
            lines.append(f"{name}{number},machine,/m/{name},0.9")
    labels, classes = library.root / "labels.csv", library.root / "classes.csv"
    labels.write_text("\n".join(lines))
    classes.write_text("/m/flower,Flower\n/m/china,Temple\n")
    args = ("dataset", library.inbox, "--labels", labels, "--classes", classes, "--json")
    page = library.root / "page.html"
    found = library.cene(*args, "--machine-too", "--html", page).json
    assert found["labels"] == [
        {"label": f"/m/{name}", "title": title, "verified": 0, "denied": 0, "machine": 4}
        for name, title in (("china", "Temple"), ("flower", "Flower"))
    ]
    written = page.read_text("utf-8")
    assert written.count("<svg") == 2
    assert "Temple" in written
    assert {one["class"]: one["photos"] for one in found["classes"]} == {"Flower": 4, "Temple": 4}
    done = library.cene(*args)
    assert (done.code, done.out) == (2, "")
    assert "no photos" in done.err


@pytest.mark.parametrize(
    ("args", "said"),
    [
        ((), "a folder, or --albums"),
        (("--labels", "x.csv", "--albums", "sea"), "--labels needs DIR"),
        ((".", "--filed"), "leave DIR out"),
        ((".", "--classes", "x.csv"), "need --labels"),
        ((".", "--machine-too"), "need --labels"),
        ((".", "--albums", "unicorns"), "class called 'unicorns'"),
        ((".", "--albums", "flower"), "All photos are of 'flower'"),
        ((".", "--validation", "0"), "Invalid value for '--validation'"),
        ((".", "--test", "nan"), "nan is no number"),
        (("flower",), "No folder in flower holds a photo"),
    ],
)
def test_what_cannot_be_meant_is_refused(photos: Library, args: tuple[str, ...], said: str) -> None:
    done = photos.cene("dataset", *args, "--json", cwd=photos.inbox)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert not list(photos.home.rglob("*.rgb"))


def test_a_missing_folder_and_a_missing_catalogue_are_unusable(photos: Library) -> None:
    for args in ((photos.root / "gone",), ("--albums", "sea,street")):
        done = photos.cene("dataset", *args, "--json")
        assert (done.code, done.out) == (3, "")
        assert done.err.startswith("cene: ")


def test_a_page_that_cannot_be_written_is_an_error_that_names_it(photos: Library) -> None:
    done = photos.cene("dataset", photos.inbox, "--html", photos.root / "no" / "page.html")
    assert done.code != 0
    assert "page.html: cannot be written" in done.err

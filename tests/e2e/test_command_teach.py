"""`cene teach`, `reject` and `forget`: examples, one by one, from label files and from folders."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.e2e.program import files, tree

if TYPE_CHECKING:
    from pathlib import Path

    from tests.e2e.program import Library, Result

ALBUM_KEYS = {"album", "title", "taught", "already", "failed", "new_albums"}
HEAD = "ImageID,Source,LabelName,Confidence\n"
LABELS = (
    HEAD
    + "a,verification,/m/bella,1\n"
    + "b,crowdsource-verification,/m/bella,1\n"
    + "b,verification,/m/sea,0\n"
    + "c,machine,/m/sea,0.8\n"
    + "gone,verification,/m/sea,1\n"
)
CLASSES = "/m/bella,bella\n/m/sea,Sea\n"


def listed(library: Library) -> dict[str, Any]:
    albums = library.cene("albums", "list", "--json").json["albums"]
    return {album["title"]: album for album in albums}


def numbers(library: Library, title: str) -> tuple[int, int, int]:
    """Examples, rejections, and examples by machine of an album."""
    album = listed(library)[title]
    return album["examples"], album["rejected"], album["machine"]


def refused(library: Library, done: Result, said: str, code: int = 2) -> None:
    """One sentence, nothing on stdout, no album more or less than the ready-made ones."""
    assert (done.code, done.out) == (code, "")
    (line,) = done.err.splitlines()
    assert said in line
    assert all(not a["own"] and not a["examples"] for a in listed(library).values())


@pytest.fixture
def labelled(library: Library) -> Library:
    """Photos of an Open Images label file, and folders of photos."""
    for number, name in enumerate("abc"):
        library.add(f"{name}.jpg", "sea" if name == "c" else "other", number)
    (library.root / "labels.csv").write_text(LABELS)
    (library.root / "classes.csv").write_text(CLASSES)
    return library


def from_csv(library: Library, *args: str | Path, text: str | bytes | None = None) -> Result:
    path = library.root / "labels.csv"
    if text is not None:
        path.write_bytes(text.encode() if isinstance(text, str) else text)
    classes = library.root / "classes.csv"
    return library.cene(
        "teach", "--from-csv", path, "--classes", classes, "--images", library.inbox, *args
    )


def test_one_photo_makes_an_album_and_no_photo_is_touched(library: Library) -> None:
    photo = library.add("a.jpg", "other")
    before = tree(library.inbox)
    done = library.cene("teach", "Bella", photo, "--json")
    assert (done.code, done.err) == (0, "")
    assert done.json == {
        "album": "Bella",
        "title": "Bella",
        "taught": [str(photo)],
        "already": [],
        "failed": [],
        "new_albums": ["Bella"],
    }
    assert tree(library.inbox) == before
    assert numbers(library, "Bella") == (1, 0, 0)
    again = library.cene("teach", " bella ", photo, "--json").json
    assert (again["album"], again["already"], again["taught"]) == ("Bella", [str(photo)], [])
    assert again["new_albums"] == []


def test_paths_in_answers_are_absolute(library: Library) -> None:
    photo = library.add("a.jpg", "other")
    told = library.cene("teach", "Sea", "a.jpg", "gone.jpg", "--json", cwd=library.inbox)
    assert told.code == 1
    assert (told.json["album"], told.json["title"]) == ("sea", "Sea")
    assert told.json["taught"] == [str(photo)]
    assert told.json["failed"] == [
        {"path": str(library.inbox / "gone.jpg"), "error": "is not there"}
    ]


def test_what_is_taught_is_told_in_sentences(library: Library) -> None:
    first, second = library.add("a.jpg", "other"), library.add("b.jpg", "other", 1)
    done = library.cene("teach", "Bella", first, second, library.inbox / "no.jpg")
    assert (done.code, done.err) == (1, "")
    assert done.out == (
        "Bella is a new album.\n"
        "Bella was taught 2 photos.\n"
        "1 failed:\n"
        f"  {library.inbox}/no.jpg: is not there\n"
    )
    assert library.cene("teach", "Bella", first).out == "Bella knew 1 photo already.\n"
    rejected = library.cene("reject", "bella", first)
    assert (rejected.code, rejected.out) == (0, "1 photo rejected from Bella.\n")
    again = library.cene("reject", "bella", first)
    assert (again.code, again.out) == (0, "1 photo had been rejected before.\n")
    assert library.cene("forget", first).out == "1 photo forgotten.\n"
    assert numbers(library, "Bella") == (1, 0, 0)


def test_an_album_may_begin_with_a_dash(library: Library) -> None:
    done = library.cene("teach", "--json", "--", "-1 degree", library.add("a.jpg", "other"))
    assert (done.code, done.json["new_albums"]) == (0, ["-1 degree"])


def test_a_rejection_is_remembered_until_it_is_taken_back(library: Library) -> None:
    photo = library.add("a.jpg", "sea")
    done = library.cene("reject", "Sea", photo, "--json")
    assert (done.code, done.err) == (0, "")
    assert done.json == {
        "album": "sea",
        "title": "Sea",
        "rejected": [str(photo)],
        "already": [],
        "failed": [],
        "new_albums": [],
    }
    assert numbers(library, "Sea") == (0, 1, 0)
    assert library.cene("forget", photo, "--json").json == {
        "forgotten": [str(photo)],
        "failed": [],
    }
    assert numbers(library, "Sea") == (0, 0, 0)


def test_a_photo_is_forgotten_by_what_it_shows_wherever_it_is(library: Library) -> None:
    photo = library.add("a.jpg", "other")
    library.cene("teach", "Bella", photo)
    moved = photo.rename(library.inbox / "elsewhere.jpg")
    assert library.cene("forget", moved, "--json").json["forgotten"] == [str(moved)]
    never = library.cene("forget", moved, "--json")
    assert never.code == 1
    assert never.json["forgotten"] == []
    assert "is neither an example" in never.json["failed"][0]["error"]


def test_nothing_can_be_rejected_from_an_album_that_is_not_there(library: Library) -> None:
    done = library.cene("reject", "Bella", library.add("a.jpg", "other"), "--json")
    refused(library, done, "There is no album 'Bella'")


BAD_TITLES = [
    ("a/b", "a slash would make two folders of it"),
    ("a\\b", "a slash would make two folders of it"),
    ("   ", "there is nothing to read in it"),
    ("", "there is nothing to read in it"),
    ("CON", "Windows keeps that name for itself"),
    ("a\nb", "line end or control character"),
    ("x" * 300, "too long"),
    ("..", "not every system can have a folder of that name"),
]


def test_an_album_is_not_called_what_no_folder_can_be(library: Library) -> None:
    photo = library.add("a.jpg")
    for title, said in BAD_TITLES:
        done = library.cene("teach", title, photo, "--json")
        assert (done.code, done.out) == (2, "")
        assert said in done.err
    refused(library, library.cene("reject", "a/b", photo, "--json"), "There is no album 'a/b'")


def test_an_album_without_a_picture_is_not_made(library: Library) -> None:
    text = library.inbox / "text.jpg"
    library.add("a.jpg")
    text.write_text("no picture")
    done = library.cene("teach", "Bella", text, library.inbox, "--json")
    assert done.code == 1
    assert (done.json["album"], done.json["title"]) == (None, "Bella")
    assert [entry["path"] for entry in done.json["failed"]] == [str(text), str(library.inbox)]
    assert "is not a picture" in done.json["failed"][0]["error"]
    assert "Bella" not in listed(library)


def test_a_photo_is_an_example_of_one_album(library: Library) -> None:
    photo = library.add("a.jpg", "other")
    library.cene("teach", "Bella", photo)
    done = library.cene("teach", "Rex", photo, "--json")
    assert done.code == 1
    (failed,) = done.json["failed"]
    assert failed["error"] == "is an example of 'Bella' already; forget it first"
    assert "Rex" not in listed(library)
    assert numbers(library, "Bella") == (1, 0, 0)


def test_one_photo_in_two_folders_is_of_neither_album(library: Library) -> None:
    for name in ("Bella", "Rex"):
        library.add(f"{name}/a.jpg", "other")
    library.add("Rex/b.jpg", "other", 1)
    done = library.cene("teach", "--from-folders", library.inbox, "--json")
    assert done.code == 1
    assert len(done.json["failed"]) == 2
    assert done.json["new_albums"] == ["Rex"]
    assert numbers(library, "Rex") == (1, 0, 0)


def test_folders_teach_albums_of_their_names(library: Library) -> None:
    for number in range(3):
        library.add(f"Bella/deep/{number}.jpg", "other", number)
    library.add("SEA/1.jpg", "sea")
    library.add("loose.jpg", "forest")
    before = tree(library.inbox)
    done = library.cene("teach", "--from-folders", library.inbox, "--json")
    assert (done.code, done.err) == (0, "")
    assert done.json.keys() >= ALBUM_KEYS | {"albums", "labels", "left_out", "rejected"}
    assert (done.json["album"], done.json["albums"]) == (None, ["Bella", "sea"])
    assert done.json["labels"][0] == {
        "label": "Bella",
        "title": "Bella",
        "verified": 3,
        "denied": 0,
        "machine": 0,
    }
    assert done.json["left_out"] == [
        {"reason": "the photo lies in no folder of an album", "labels": 1}
    ]
    assert tree(library.inbox) == before
    assert numbers(library, "Bella") == (3, 0, 0)
    assert numbers(library, "Sea") == (1, 0, 0)


def test_a_folder_with_a_name_that_no_album_can_have_stops_all(library: Library) -> None:
    library.add("Bella/1.jpg", "other")
    library.add("CON/1.jpg", "sea")
    done = library.cene("teach", "--from-folders", library.inbox, "--json")
    refused(library, done, "An album cannot be called 'CON'")


def test_a_label_file_teaches_what_people_verified(labelled: Library) -> None:
    done = from_csv(labelled, "--json")
    assert (done.code, done.err) == (0, "")
    told = done.json
    assert told["taught"] == [str(labelled.inbox / name) for name in ("a.jpg", "b.jpg")]
    assert (told["new_albums"], told["rejected"], told["failed"]) == (["Bella"], 1, [])
    assert told["labels"] == [
        {"label": "/m/bella", "title": "Bella", "verified": 2, "denied": 0, "machine": 0},
        {"label": "/m/sea", "title": "Sea", "verified": 1, "denied": 1, "machine": 1},
    ]
    assert told["left_out"] == [
        {"reason": "only a machine says so", "labels": 1},
        {"reason": "its photo is not in the folder", "labels": 1},
    ]
    assert numbers(labelled, "Bella") == (2, 0, 0)
    assert numbers(labelled, "Sea") == (0, 1, 0)
    again = from_csv(labelled, "--json").json
    assert (again["taught"], len(again["already"]), again["rejected"]) == ([], 2, 0)


def test_a_label_file_is_told_as_a_table(labelled: Library) -> None:
    done = from_csv(labelled)
    assert (done.code, done.err) == (0, "")
    assert done.out == (
        "2 labels:\n"
        "  label  verified  denied  by machine\n"
        "  Bella         2       0           0\n"
        "  Sea           1       1           1\n"
        "2 photos taught to 1 album.\n"
        "New albums: Bella.\n"
        "1 rejection noted.\n"
        "Left out:\n"
        "  1  only a machine says so\n"
        "  1  its photo is not in the folder\n"
    )
    assert "2 photos known already.\n" in from_csv(labelled).out


def test_machines_count_if_asked_for_and_sure_enough(labelled: Library) -> None:
    assert from_csv(labelled, "--machine-too", "--minimum", "0.9", "--json").json["albums"] == [
        "Bella"
    ]
    done = from_csv(labelled, "--machine-too", "--albums", "Sea", "--json")
    assert done.json["albums"] == ["sea"]
    assert numbers(labelled, "Sea") == (1, 1, 1)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "labels.csv is empty"),
        ("ImageID,LabelName\na,/m/sea\n", "line 1, names no column Source and no Confidence"),
        (LABELS + "a,verification,/m/sea\n", "labels.csv, line 7, has 3 fields, not 4"),
        (LABELS + "a,machine,/m/sea,high\n", "labels.csv, line 7, has the confidence 'high'"),
        (LABELS.encode() + b"\xff\xfe,,,\n", "labels.csv, line 7, is not UTF-8"),
        (LABELS + "a\0,machine,/m/sea,1\n", "labels.csv, line 7, is no line of text"),
        (LABELS + "a" * 200_000 + ",machine,/m/sea,1\n", "labels.csv, line 7, is no CSV"),
    ],
)
def test_a_label_file_with_a_fault_at_its_end_teaches_nothing(
    labelled: Library, text: str | bytes, said: str
) -> None:
    refused(labelled, from_csv(labelled, "--json", text=text), said)
    assert not labelled.home.exists()


def test_files_that_are_not_there_are_named(labelled: Library) -> None:
    refused(labelled, from_csv(labelled, "--classes", "no.csv"), "no.csv cannot be read: No such")
    refused(labelled, from_csv(labelled, "--images", "nowhere"), "nowhere is not there", 3)
    refused(labelled, from_csv(labelled, "--albums", "Dog"), "has no label called 'Dog'")
    assert not labelled.home.exists()


def test_a_large_label_file_is_read_to_its_end(labelled: Library) -> None:
    filler = "".join(f"{k:016x},machine,/m/sea,0.5\n" for k in range(200_000))
    done = from_csv(labelled, "--json", text=LABELS + filler)
    assert done.code == 0
    assert done.json["labels"][1]["machine"] == 200_001
    assert done.json["left_out"][0]["labels"] + done.json["left_out"][1]["labels"] == 200_002
    assert len(done.json["taught"]) == 2


@pytest.mark.parametrize(
    ("args", "said"),
    [
        ((), "Say what to teach: an album and photos, --from-csv, --from-folders, or --from-tags."),
        (("Bella",), "Name the photos that belong into 'Bella' too."),
        (("Bella", "a.jpg", "--from-folders", "."), "Say what to teach"),
        (("--from-csv", "l.csv", "--from-folders", "."), "Say what to teach"),
        (("--from-csv", "l.csv"), "--from-csv needs --images"),
        (("Bella", "a.jpg", "--machine-too"), "need --from-csv"),
        (("--from-folders", ".", "--albums", "a"), "need --from-csv"),
        (("--from-csv", "l.csv", "--images", ".", "--minimum", "nan"), "nan is no number"),
        (("--from-csv", "l.csv", "--images", ".", "--minimum", "0"), "'--minimum'"),
    ],
)
def test_what_cannot_be_meant_teaches_nothing(
    library: Library, args: tuple[str, ...], said: str
) -> None:
    library.add("a.jpg")
    done = library.cene("teach", *args, "--json", cwd=library.inbox)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert not library.home.exists()
    assert files(library.inbox) == ["a.jpg"]

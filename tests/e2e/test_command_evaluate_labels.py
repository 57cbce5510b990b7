"""`cene evaluate --compare-labels`: where people, a machine and Cene differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.e2e.program import tree

if TYPE_CHECKING:
    from pathlib import Path

    from tests.e2e.program import Library, Result

HEAD = "ImageID,Source,LabelName,Confidence\n"
PEOPLE = (
    "a,verification,/m/sea,1\n"
    "b,verification,/m/sea,1\n"
    "c,verification,/m/sea,0\n"
    "c,verification,/m/puddle,1\n"
)
MACHINE = "a,machine,/m/sea,0.9\nb,machine,/m/puddle,0.6\nc,machine,/m/sea,0.5\n"
CLASSES = "/m/sea,sea\n/m/puddle,Puddle\n"
KEYS = {"label", "title", "verified", "denied", "machine", "agree"} | {
    *("machine_precision", "machine_recall", "machine_confidence_yes", "machine_confidence_no"),
    *("cene_agree", "cene_confidence"),
}


@pytest.fixture
def labelled(library: Library) -> Library:
    """Two photos of the sea, one of a forest, and what is said of them."""
    for name, album, number in (("a", "sea", 0), ("b", "sea", 1), ("c", "forest", 0)):
        library.add(f"{name}.jpg", album, number)
    (library.root / "labels.csv").write_text(HEAD + PEOPLE + MACHINE)
    (library.root / "people.csv").write_text(HEAD + PEOPLE)
    (library.root / "machine.csv").write_text(HEAD + MACHINE)
    (library.root / "classes.csv").write_text(CLASSES)
    return library


def compare(library: Library, *args: str | Path, labels: tuple[str, ...] = ("labels",)) -> Result:
    files = [arg for name in labels for arg in ("--compare-labels", library.root / f"{name}.csv")]
    classes = ("--classes", library.root / "classes.csv")
    return library.cene("evaluate", library.inbox, *files, *classes, *args)


def test_each_label_says_how_far_all_agree_and_how_sure_they_are(labelled: Library) -> None:
    before = tree(labelled.root)
    done = compare(labelled, "--json")
    assert tree(labelled.root) == before
    assert (done.code, done.err) == (0, "")
    assert (done.json["photos"], done.json["failed"]) == (3, [])
    sea, puddle = done.json["labels"]
    assert sea.keys() == KEYS
    assert (sea["label"], sea["title"]) == ("/m/sea", "Sea")
    assert (sea["verified"], sea["denied"], sea["machine"]) == (2, 1, 2)
    assert sea["agree"] == pytest.approx(1 / 3)
    assert (sea["machine_precision"], sea["machine_recall"]) == (0.5, 0.5)
    assert (sea["machine_confidence_yes"], sea["machine_confidence_no"]) == (0.9, 0.5)
    assert sea["cene_agree"] == 1
    assert 0.5 < sea["cene_confidence"] <= 1
    assert (puddle["machine_recall"], puddle["cene_agree"]) == (0, None)
    assert done.json["overall"]["agree"] == pytest.approx(1 / 4)


def test_files_of_people_and_of_machines_are_read_together(labelled: Library) -> None:
    together = compare(labelled, "--json")
    apart = compare(labelled, "--json", labels=("people", "machine"))
    assert apart.json == together.json


def test_people_read_two_tables(labelled: Library) -> None:
    out = compare(labelled).out
    assert out.startswith(
        "2 labels; what the machine says, against people:\n"
        "  label   verified  denied  machine  agree  precision  recall\n"
        "  all            3       1        3  0.250      0.500   0.333\n"
        "  Sea            2       1        2  0.333      0.500   0.500\n"
        "  Puddle         1       0        1  0.000              0.000\n"
        "\n"
        "How sure the machine is of a yes and a no, and what Cene says of the same photos:\n"
    )
    (sea,) = [line.split() for line in out.splitlines()[7:] if line.startswith("  Sea")]
    assert sea[1:4] == ["0.900", "0.500", "1.000"]
    assert out.endswith("3 photos of these are in the folder.\n")


def test_bad_photos_are_named_and_the_rest_compared(labelled: Library) -> None:
    bad = labelled.inbox / "b.jpg"
    bad.write_text("text")
    done = compare(labelled, "--json")
    assert done.code == 1
    assert [entry["path"] for entry in done.json["failed"]] == [str(bad)]
    assert (done.json["photos"], done.json["labels"][0]["verified"]) == (2, 2)
    text = compare(labelled)
    assert text.code == 1
    assert f"{bad}: is not a picture" in text.err


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("--classes", "classes.csv"), "--classes needs --compare-labels"),
        (("--compare-labels", "labels.csv"), "give the file that names them with --classes"),
        (("--compare-labels", "machine.csv"), "Nothing in machine.csv was verified by a person"),
        (("--compare-labels", "no.csv"), "no.csv cannot be read: No such file or directory"),
        (("--compare-labels", "classes.csv"), "classes.csv, line 1, names no column ImageID"),
        (("--compare-labels", "labels.csv", "--albums", "sea"), "goes with --classes and --json"),
        (("--compare-labels", "labels.csv", "--shots", "1"), "goes with --classes and --json"),
        (("--compare-labels", "labels.csv", "--teach-from", "."), "goes with --classes and --json"),
    ],
)
def test_what_cannot_be_compared_is_refused(
    labelled: Library, args: tuple[str, ...], said: str
) -> None:
    done = labelled.cene("evaluate", "Inbox", *args, "--json", cwd=labelled.root)
    assert (done.code, done.out) == (2, "")
    (line,) = done.err.splitlines()
    assert said in line


def test_a_folder_that_is_not_there_cannot_be_compared(labelled: Library) -> None:
    labels = labelled.root / "labels.csv"
    done = labelled.cene("evaluate", "gone", "--compare-labels", labels, "--json")
    assert (done.code, done.out) == (3, "")
    assert "gone is not there." in done.err

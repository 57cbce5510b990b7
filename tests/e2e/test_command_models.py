"""`cene models`: networks that were trained, how good they are, and how they compare."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from tests import lab_run
from tests.e2e.program import tree
from tests.scenes import scene

from cene.core.lab import Part

if TYPE_CHECKING:
    from pathlib import Path

    from tests.e2e.program import Library

CLASSES = ["buildings", "other", "sea"]
COUNTS = {Part.TRAIN: 3, Part.VALIDATION: 2, Part.TEST: 4}
DATA = lab_run.dataset(CLASSES, COUNTS)
MORE = lab_run.dataset(CLASSES, {**COUNTS, Part.TEST: 3})


@pytest.fixture
def runs(library: Library) -> Path:
    """Two finished runs on one split and one that failed; their squares are in the cache."""
    folder = library.home / "lab/runs"
    lab_run.write(folder / "20261121-a", DATA)
    lab_run.write(folder / "20261121-b", DATA, recipe="six-layer", created="2026-11-22T00:00:00Z")
    failed = {"format": 1, "state": "failed", "reason": "The disk is full."}
    lab_run.write(folder / "20261120-f", DATA, result=failed, created="2026-11-20T00:00:00Z")
    for data in (DATA, MORE):
        for number, sample in enumerate(data.samples):
            image = scene(CLASSES[sample.label], number % 49)
            lab_run.square(library.home / "lab/squares", sample.content, image)
    return folder


def test_without_a_run_it_says_so(library: Library) -> None:
    done = library.cene("models", "list")
    assert (done.code, done.out, done.err) == (0, "No network was trained yet.\n", "")
    assert library.cene("models", "list", "--json").json == {"runs": [], "damaged": []}
    assert not library.home.exists(), "looking makes nothing"


def test_all_runs_are_listed_newest_first(library: Library, runs: Path) -> None:
    before = tree(runs)
    found = library.cene("models", "list", "--json").json
    assert tree(runs) == before
    assert [run["id"] for run in found["runs"]] == ["20261121-b", "20261121-a", "20261120-f"]
    assert [run["state"] for run in found["runs"]] == ["finished", "finished", "failed"]
    assert [run["accuracy"] for run in found["runs"]] == [None, None, None]
    assert found["runs"][0] == {
        "id": "20261121-b", "created": "2026-11-22T00:00:00+00:00", "recipe": "six-layer",
        "folder": str(runs / "20261121-b"), "state": "finished", "reason": None,
        "classes": CLASSES, "photos": 27, "accuracy": None,
    }  # fmt: skip
    assert found["runs"][2]["reason"] == "The disk is full."
    text = library.cene("models", "list").out.splitlines()
    assert text[0].split() == ["run", "recipe", "classes", "photos", "state", "right"]
    assert text[3].split() == ["20261120-f", "lite0-frozen", "3", "27", "failed", "–"]


def test_a_damaged_and_a_newer_run_are_named_beside_the_others(
    library: Library, runs: Path
) -> None:
    (runs / "20261121-a/run.json").write_text('{"format"')
    (runs / "20261120-f/result.json").write_text('{"format": 9}')
    done = library.cene("models", "list")
    assert done.code == 1
    assert "20261121-b" in done.out
    assert f"run.json of the run {runs}/20261121-a is damaged" in done.err
    assert f"The run {runs}/20261120-f is from a newer Cene" in done.err
    found = library.cene("models", "list", "--json")
    assert (found.code, len(found.json["runs"]), len(found.json["damaged"])) == (1, 1, 2)
    assert library.cene("models", "show", "20261121-a").code == 3


def test_a_run_is_shown_and_its_report_written(library: Library, runs: Path) -> None:
    done = library.cene("models", "show", "20261121-a")
    assert (done.code, done.err) == (0, "")
    folder = runs / "20261121-a"
    found: Any = json.loads((folder / "report.json").read_text("utf-8"))
    assert done.out.startswith(found["verdict"] + "\n")
    assert found["bundled"]["test"]["accuracy"] == 1
    assert found["verdict"].startswith("The bundled classifier is better: it is right on 100.0 %")
    lines = done.out.splitlines()
    heading = next(line for line in lines if "precision" in line)
    assert heading.split() == ["class", "precision", "recall", "F1", "photos"]
    assert lines[-1] == f"The whole report: {folder}/report.html"
    assert (folder / "predictions.csv").exists()
    assert library.cene("models", "list", "--json").json["runs"][1]["accuracy"] is not None
    before = tree(folder)
    assert library.cene("models", "show", "20261121-a", "--json").json == found
    assert library.cene("models", "show", "20261121-a", "--html").out == f"{folder}/report.html\n"
    assert tree(folder) == before, "a report is written once"


def test_a_run_that_failed_says_why(library: Library, runs: Path) -> None:
    done = library.cene("models", "show", "20261120")
    assert done.code == 0
    assert done.out.startswith("This run failed, so it has no report.\nThe disk is full.\n")
    found = library.cene("models", "show", "20261120", "--json").json
    assert (found["state"], found["verdict"]) == ("failed", None)
    refused = library.cene("models", "show", "20261120", "--html")
    assert (refused.code, refused.out) == (2, "")
    assert "20261120-f" in refused.err
    assert not (runs / "20261120-f/report.json").exists()


@pytest.mark.usefixtures("runs")
def test_runs_stand_side_by_side(library: Library) -> None:
    page = library.root / "both.html"
    done = library.cene("models", "compare", "20261121-a", "20261121-b", "--html", page)
    assert (done.code, done.err) == (0, "")
    lines = {line.split()[0]: line for line in done.out.splitlines()}
    assert lines["run"].split() == ["run", "20261121-a", "20261121-b"]
    assert lines["recipe"].split() == ["recipe", "lite0-frozen", "six-layer"]
    assert "six-layer" in page.read_text("utf-8")
    found = library.cene("models", "compare", "20261121-a", "20261121-b", "--json").json
    assert (found["same_split"], found["warning"], len(found["runs"])) == (True, None, 2)


def test_different_splits_are_warned_of(library: Library, runs: Path) -> None:
    lab_run.write(runs / "20261123-c", MORE)
    done = library.cene("models", "compare", "20261121-a", "20261123-c")
    assert done.code == 0
    assert done.out.startswith("These runs were not given the same photos in the same parts")
    found = library.cene("models", "compare", "20261121-a", "20261123-c", "--json").json
    assert [run["split"] for run in found["runs"]] == ["A", "B"]


def test_a_run_is_removed_and_nothing_else(library: Library, runs: Path) -> None:
    (runs / "20261121-b/mine.txt").write_text("mine")
    done = library.cene("models", "remove", "20261121-a", "20261121-b")
    assert (done.code, done.err) == (0, "")
    assert f"Not Cene's, and still in {runs}/20261121-b: mine.txt" in done.out
    assert [str(path.relative_to(runs)) for path in sorted(runs.glob("*/*.txt"))] == [
        "20261121-b/mine.txt"
    ]
    left = library.cene("models", "list", "--json").json["runs"]
    assert [run["id"] for run in left] == ["20261120-f"]
    found = library.cene("models", "remove", "20261120-f", "--json").json
    assert found == [{"id": "20261120-f", "folder": str(runs / "20261120-f"), "left": []}]
    assert (library.home / "lab/squares").is_dir(), "other runs need the squares"


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("show", "nothing"), "There is no run 'nothing'"),
        (("show", "20261121"), "2 runs begin with '20261121'"),
        (("show", "20261121-a", "--html", "--json"), "ask for one"),
        (("compare", "20261121-a"), "at least two"),
        (("compare", "20261121-a", "20261121-a"), "at least two"),
        (("compare", "20261121-a", "20261120-f"), "has not finished"),
        (("remove", "20261121-a", "nothing"), "There is no run 'nothing'"),
        (("remove",), "Missing argument"),
    ],
)
def test_what_cannot_be_meant_is_refused(
    library: Library, runs: Path, args: tuple[str, ...], said: str
) -> None:
    before = {name for name in tree(runs) if "report" not in name and "csv" not in name}
    done = library.cene("models", *args)
    assert done.code in (2, 3)
    assert done.out == ""
    assert said in done.err
    assert before <= tree(runs).keys(), "nothing is removed where not all can be"

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from tests import lab_run

from cene.core.errors import FileError, UnusableError, UsageError
from cene.core.lab import Part
from cene.organiser.lab import runs
from cene.organiser.lab.run_files import State, read_history

if TYPE_CHECKING:
    from pathlib import Path

DATA = lab_run.dataset(["cats", "dogs"], {Part.TRAIN: 2, Part.VALIDATION: 2, Part.TEST: 2})


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "lab/runs"


def test_where_no_folder_is_there_are_no_runs(root: Path) -> None:
    assert runs.every(root) == runs.Runs((), ())


def test_a_run_is_read_with_all_that_was_ordered(root: Path) -> None:
    folder = lab_run.write(root / "a", DATA)
    run = runs.one(root, "a")
    assert (run.id, run.folder, run.order.recipe) == ("a", folder, "lite0-frozen")
    assert run.created == datetime(2026, 11, 21, 21, 35, tzinfo=UTC)
    assert run.dataset == DATA
    assert run.state is State.FINISHED
    assert run.result is not None
    assert (run.result.best_epoch, run.result.seconds, run.result.device) == (2, 6.5, "CPU")


def test_the_newest_run_is_first_whatever_its_zone(root: Path) -> None:
    lab_run.write(root / "a", DATA, created="2026-11-21T22:00:00+00:00")
    lab_run.write(root / "b", DATA, created="2026-11-21T22:30:00+02:00")
    lab_run.write(root / "c", DATA, created="2026-11-21T21:00:00")
    assert [run.id for run in runs.every(root).runs] == ["a", "c", "b"]


def test_a_run_without_a_result_is_unfinished(root: Path) -> None:
    lab_run.write(root / "a", DATA, result=None)
    assert (runs.one(root, "a").state, runs.one(root, "a").result) == (State.UNFINISHED, None)


def test_a_failed_run_says_why(root: Path) -> None:
    result = {"format": 1, "state": "failed", "reason": "The disk is full.", "epochs": None}
    lab_run.write(root / "a", DATA, result=result)
    run = runs.one(root, "a")
    assert run.state is State.FAILED
    assert run.result is not None
    assert run.result.reason == "The disk is full."


def test_what_is_unknown_in_a_file_of_our_format_is_passed_over(root: Path) -> None:
    folder = lab_run.write(root / "a", DATA)
    change(folder / "result.json", more=[1])
    change(folder / "run.json", order={"recipe": "x", "colour": "red"})
    assert runs.one(root, "a").order.recipe == "x"


def change(path: Path, **entries: Any) -> None:
    lab_run.dump(path, {**json.loads(path.read_text("utf-8")), **entries})


@pytest.mark.parametrize("name", ["run.json", "dataset.json", "result.json"])
def test_a_newer_run_is_refused_by_name_and_the_others_listed(root: Path, name: str) -> None:
    lab_run.write(root / "old", DATA)
    change(lab_run.write(root / "new", DATA) / name, format=2)
    found = runs.every(root)
    assert [run.id for run in found.runs] == ["old"]
    assert len(found.damaged) == 1
    assert str(found.damaged[0]) == (
        f"The run {root}/new is from a newer Cene (its {name} has format 2, this one reads 1); "
        "install that to look at it."
    )
    with pytest.raises(UnusableError, match="from a newer Cene"):
        runs.one(root, "new")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("run.json", '{"format": 1, "crea'),
        ("run.json", "[" * 100_000),
        ("run.json", '{"format": true, "created": "2026-11-21", "order": {"recipe": "a"}}'),
        ("run.json", '{"format": 1, "created": "yesterday", "order": {"recipe": "a"}}'),
        ("run.json", '{"format": 1, "created": "2026-11-21", "order": {}}'),
        ("run.json", '{"format": 1, "created": "2026-11-21", "order": {"recipe": 1}}'),
        ("run.json", "\N{LATIN SMALL LETTER E WITH ACUTE}"),
        ("dataset.json", '{"format": 1, "seed": 0, "classes": [], "samples": []}'),
        ("dataset.json", '{"format": 1, "seed": 0, "classes": ["a", "a"], "samples": []}'),
        ("dataset.json", '{"format": 1, "seed": 0, "classes": ["a"], "samples": [["/a", "ab"]]}'),
        ("result.json", '{"format": 1, "state": "happy"}'),
        ("result.json", '{"format": 1, "state": "finished", "seconds": NaN}'),
        ("result.json", '{"format": 1, "state": "finished", "seconds": 1' + "0" * 400 + "}"),
        ("result.json", '{"format": 0, "state": "finished"}'),
    ],
)  # fmt: skip
def test_a_damaged_run_is_named_and_the_others_listed(root: Path, name: str, text: str) -> None:
    lab_run.write(root / "whole", DATA)
    (lab_run.write(root / "torn", DATA) / name).write_text(text, "latin-1")
    found = runs.every(root)
    assert [run.id for run in found.runs] == ["whole"]
    assert len(found.damaged) == 1
    assert str(found.damaged[0]).startswith(f"{name} of the run {root}/torn is damaged (")


@pytest.mark.parametrize("name", ["run.json", "dataset.json"])
def test_a_run_that_lacks_a_file_is_named(root: Path, name: str) -> None:
    (lab_run.write(root / "half", DATA) / name).unlink()
    assert [str(error) for error in runs.every(root).damaged] == [
        f"The run {root}/half has no {name}."
    ]


@pytest.mark.parametrize(
    "sample",
    [
        ["/a.jpg", "../../../../etc/passwd", 0, "test"],
        ["/a.jpg", "ab cd", 0, "test"],
        ["/a.jpg", "", 0, "test"],
        ["/a.jpg", "abcd", 2, "test"],
        ["/a.jpg", "abcd", -1, "test"],
        ["/a.jpg", "abcd", True, "test"],
        ["/a.jpg", "abcd", 0, "exam"],
        [7, "abcd", 0, "test"],
    ],
)
def test_a_data_set_cannot_lead_elsewhere(root: Path, sample: list[Any]) -> None:
    folder = lab_run.write(root / "a", DATA)
    change(folder / "dataset.json", samples=[sample])
    with pytest.raises(UnusableError, match=r"^dataset\.json of the run .*/a is damaged"):
        runs.one(root, "a")


def test_a_run_is_found_by_the_beginning_of_its_name(root: Path) -> None:
    for name in ("20261121-a", "20261121-a-b", "20261122"):
        lab_run.write(root / name, DATA)
    assert runs.one(root, "20261122").id == "20261122"
    assert runs.one(root, "20261121-a").id == "20261121-a", "a whole name is no beginning"
    assert runs.one(root, "20261121-a-").id == "20261121-a-b"
    with pytest.raises(UsageError, match=r"3 runs begin with '2026'.*: 20261121-a, 20261121-a-b, "):
        runs.one(root, "2026")


@pytest.mark.parametrize("name", ["", "x", "..", "../runs/a", "/"])
def test_what_is_no_run_is_not_looked_for_elsewhere(root: Path, name: str) -> None:
    lab_run.write(root / "a", DATA)
    with pytest.raises(UsageError, match="There is no run"):
        runs.one(root, name)


def test_folders_of_other_things_are_no_runs(root: Path, tmp_path: Path) -> None:
    elsewhere = lab_run.write(tmp_path / "elsewhere", DATA)
    (root / "notes").mkdir(parents=True)
    (root / "notes/mine.txt").write_text("mine")
    (root / "file").write_text("a file")
    (root / "link").symlink_to(elsewhere)
    assert runs.every(root) == runs.Runs((), ())


def test_a_run_is_removed_with_all_that_training_left(root: Path) -> None:
    folder = lab_run.write(root / "a", DATA)
    lab_run.write(root / "b", DATA)
    (folder / "checkpoint/deep").mkdir(parents=True)
    for name in ("checkpoint/deep/w", "network.keras", "network.tflite.tmp", ".cene-x1.tmp"):
        (folder / name).write_text("x")
    assert runs.remove(runs.one(root, "a")) == ()
    assert not folder.exists()
    assert [run.id for run in runs.every(root).runs] == ["b"]


def test_what_is_not_cenes_stays_when_a_run_is_removed(root: Path, tmp_path: Path) -> None:
    photos = tmp_path / "photos"
    photos.mkdir()
    (photos / "bella.jpg").write_text("a photo")
    folder = lab_run.write(root / "a", DATA)
    (folder / "notes.txt").write_text("mine")
    (folder / "checkpoint").symlink_to(photos)
    (folder / "report.html").symlink_to(photos / "bella.jpg")
    assert runs.remove(runs.one(root, "a")) == ("checkpoint", "notes.txt")
    assert (photos / "bella.jpg").read_text() == "a photo"
    assert sorted(path.name for path in folder.iterdir()) == ["checkpoint", "notes.txt"]
    assert runs.every(root) == runs.Runs((), ())


def test_a_run_that_cannot_be_removed_is_still_a_run(root: Path) -> None:
    folder = lab_run.write(root / "a", DATA)
    (folder / "network.keras").mkdir()
    with pytest.raises(FileError, match="cannot be removed"):
        runs.remove(runs.one(root, "a"))
    assert (folder / "run.json").exists()


def test_a_half_written_line_of_the_history_is_passed_over(root: Path) -> None:
    folder = lab_run.write(root / "a", DATA, result=None)
    with open(folder / "history.csv", "a") as file:
        file.write("4,0.1,0.9")
    assert read_history(folder) == lab_run.EPOCHS


def test_passes_that_a_resumed_run_did_anew_count_once(root: Path) -> None:
    first, second, third = lab_run.EPOCHS
    folder = lab_run.write(root / "a", DATA, epochs=[first, third, second, second])
    assert read_history(folder) == (first, second, third)


def test_a_run_that_has_not_begun_has_no_history(root: Path) -> None:
    folder = lab_run.write(root / "a", DATA, result=None)
    (folder / "history.csv").write_text("")
    assert read_history(folder) == ()
    (folder / "history.csv").unlink()
    assert read_history(folder) == ()


def test_a_history_of_something_else_is_damaged(root: Path) -> None:
    folder = lab_run.write(root / "a", DATA)
    (folder / "history.csv").write_text("a,b\n1,2\n")
    with pytest.raises(UnusableError, match=r"history\.csv of the run .* is damaged"):
        read_history(folder)

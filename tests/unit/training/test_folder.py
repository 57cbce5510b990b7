"""What the training process reads from the folder of a run, and what it refuses."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

import pytest
from tests.unit.training.runs import PARTS, make_run, write_json

from cene.core.errors import UnusableError, UsageError
from cene.core.lab import Epoch, Part, TrainingOrder
from cene.core.recipes import RECIPES, recipe
from cene.training.folder import RunFolder, replacing

if TYPE_CHECKING:
    from pathlib import Path


def test_a_run_is_read_as_it_was_made(tmp_path: Path) -> None:
    run = RunFolder(make_run(tmp_path, seed=3, recipe="six-layer"))
    assert run.order() == TrainingOrder("six-layer", batch=4, seed=3)
    data = run.data()
    assert data.classes == ("class 0", "class 1", "class 2")
    assert [len(data.of(part)) for part in Part] == [24, 6, 6]


def test_history_has_a_line_an_epoch(tmp_path: Path) -> None:
    epochs = [Epoch(1, 1.5, 0.25, 1.25, 0.5, 3.0), Epoch(2, 1.0, 0.5, 1.125, 0.5, 2.5)]
    RunFolder(tmp_path).write_history(epochs)
    with (tmp_path / "history.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert [Epoch(int(r.pop("number")), **{k: float(v) for k, v in r.items()}) for r in rows] == (
        epochs
    )


def test_a_file_that_could_not_be_written_is_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "result.json"
    file.write_text("old")
    with pytest.raises(TypeError), replacing(file) as new:
        new.writelines([b"half", "no bytes"])  # type: ignore[list-item]
    assert [path.read_text() for path in tmp_path.iterdir()] == ["old"]


@pytest.mark.parametrize("name", ["run.json", "dataset.json"])
def test_a_run_of_a_newer_cene_is_refused(tmp_path: Path, name: str) -> None:
    run = make_run(tmp_path)
    entries = json.loads((run / name).read_text())
    write_json(run / name, entries | {"format": 2})
    with pytest.raises(UnusableError, match=r"runs/one was made by a newer Cene"):
        (RunFolder(run).order if name == "run.json" else RunFolder(run).data)()


@pytest.mark.parametrize(
    "text",
    ['{"format": 1, "order"', "[]", '{"format": 1}', '{"format": 1, "order": {"colour": 1}}'],
)
def test_a_damaged_order_is_a_sentence(tmp_path: Path, text: str) -> None:
    run = make_run(tmp_path)
    (run / "run.json").write_text(text)
    with pytest.raises(UnusableError, match=r"run\.json in the folder .* is damaged"):
        RunFolder(run).order()


def test_a_missing_data_set_is_a_sentence(tmp_path: Path) -> None:
    run = make_run(tmp_path)
    (run / "dataset.json").unlink()
    with pytest.raises(UnusableError, match=r"dataset\.json .* cannot be read: No such file"):
        RunFolder(run).data()


@pytest.mark.parametrize(
    "sample", [["/p", "../../etc", 0, "train"], ["/p", "ab", 9, "train"], ["/p", "ab", 0, "?"]]
)
def test_a_strange_photo_is_a_sentence(tmp_path: Path, sample: list[object]) -> None:
    run = make_run(tmp_path)
    write_json(run / "dataset.json", {"seed": 0, "classes": ["a", "b"], "samples": [sample]})
    with pytest.raises(UnusableError, match="damaged"):
        RunFolder(run).data()


def test_no_steps_are_no_order(tmp_path: Path) -> None:
    with pytest.raises(UnusableError, match="too small"):
        RunFolder(make_run(tmp_path, epochs=0)).order()


def test_one_class_is_nothing_to_learn(tmp_path: Path) -> None:
    with pytest.raises(UnusableError, match="at least two classes"):
        RunFolder(make_run(tmp_path, classes=1)).data()


@pytest.mark.parametrize(
    ("parts", "what"),
    [
        (("validation", "test"), "no photo of class 0 to learn from"),
        (("train", "test"), "no photo in the validation part"),
        (("train", "validation"), "no photo in the test part"),
    ],
)
def test_too_few_photos_are_a_sentence(tmp_path: Path, parts: tuple[str, ...], what: str) -> None:
    with pytest.raises(UnusableError, match=what):
        RunFolder(make_run(tmp_path, parts=parts)).data()


def test_a_thousand_classes_are_read(tmp_path: Path) -> None:
    run = make_run(tmp_path, classes=2)
    rows = [[f"/{n}", f"{n:064x}", n % 1000, part] for n, part in enumerate(PARTS * 1000)]
    names = [f"{n:04}" for n in range(1000)]
    rows = [[*row[:2], n // len(PARTS), row[3]] for n, row in enumerate(rows)]
    write_json(run / "dataset.json", {"seed": 0, "classes": names, "samples": rows})
    assert len(RunFolder(run).data().samples) == 12_000


def test_recipes_are_known_by_their_names() -> None:
    assert all(recipe(one.name) is one for one in RECIPES)
    with pytest.raises(UsageError, match=r"no recipe lite9; there are one-layer, six-layer"):
        recipe("lite9")

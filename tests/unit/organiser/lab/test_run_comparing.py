from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from tests import lab_run

from cene.core.lab import Part
from cene.organiser.lab import runs
from cene.organiser.lab.run_comparing import HEAD, compare, document, page, rows
from cene.organiser.lab.run_report import Told, told
from cene.organiser.workspace import Silent

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from cene.core.lab import DataSet
    from cene.organiser.classifier import Classifier

    Tell = Callable[[str, DataSet, str], Told]

COUNTS = {Part.TRAIN: 2, Part.VALIDATION: 2, Part.TEST: 4}
CATS = lab_run.dataset(["cats", "<i>dogs</i>"], COUNTS)
MORE = lab_run.dataset(["cats", "<i>dogs</i>"], {**COUNTS, Part.TEST: 5})


@pytest.fixture
def tell(tmp_path: Path, classifier: Classifier) -> Tell:
    """Makes a run, with its report."""

    def told_of(name: str, data: DataSet, recipe: str) -> Told:
        folder = lab_run.write(tmp_path / "runs" / name, data, recipe=recipe)
        found = told(runs.read(folder), classifier, tmp_path / "cache", Silent())
        assert found is not None
        return found

    return told_of


def test_runs_on_the_same_split_are_compared_without_a_warning(tell: Tell) -> None:
    found = compare([tell("a", CATS, "six-layer"), tell("b", CATS, "<u>own</u>")])
    assert (found.same_split, found.warning, found.splits) == (True, None, ("A", "A"))
    said = document(found)
    assert (said["same_split"], said["warning"]) == (True, None)
    assert [run["id"] for run in said["runs"]] == ["a", "b"]
    assert [run["split"] for run in said["runs"]] == ["A", "A"]
    text = page(found)
    assert "All runs were given the same photos" in text
    assert 'class="warning"' not in text


def test_different_splits_are_warned_of(tell: Tell) -> None:
    told_runs = [tell("a", CATS, "x"), tell("b", MORE, "y"), tell("c", CATS, "z")]
    found = compare(told_runs)
    assert found.splits == ("A", "B", "A")
    assert not found.same_split
    assert found.warning is not None
    assert document(found)["warning"] == found.warning
    text = page(found)
    assert text.index('class="warning"') < text.index("<table")


def test_the_page_shows_all_runs_and_does_nothing(tell: Tell) -> None:
    text = page(compare([tell("a", CATS, "six-layer"), tell("b", CATS, "<u>own</u>")]))
    assert "<u>" not in text
    assert "<i>" not in text
    assert "<script" not in text
    assert "&lt;u&gt;own&lt;/u&gt;" in text
    charts = re.findall(r"<svg.*?</svg>", text, re.DOTALL)
    assert len(charts) == 3
    for chart in charts:
        ET.fromstring(chart)


def test_each_run_has_a_row_of_its_figures(tell: Tell) -> None:
    one = tell("a", CATS, "six-layer")
    (cells,) = rows(compare([one]))
    row = dict(zip(HEAD, cells, strict=True))
    assert row["run"] == "a"
    assert row["right"] == f"{100 * one.assessment.test.accuracy:.1f} %"
    assert (row["gap"], row["training"], row["a photo"]) == ("+10.0 points", "6.5 s", "12.5 ms")
    assert (row["size"], row["bundled right"]) == ("1.3 MB", "–")

"""The page that shows what a data set holds."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from tests.lab_run import dataset

from cene.core.errors import FileError
from cene.core.lab import Part
from cene.organiser.lab import dataset_page
from cene.organiser.lab.dataset import Made
from cene.organiser.labels import Frequency

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

COUNTS = {Part.TRAIN: 7, Part.VALIDATION: 2, Part.TEST: 1}


def made(classes: Sequence[str], frequencies: tuple[Frequency, ...] = ()) -> Made:
    return Made(dataset(classes, COUNTS), 0, (), (), (), (), {}, frequencies)


def charts(page: str) -> list[ET.Element]:
    return [ET.fromstring(one) for one in re.findall(r"<svg.*?</svg>", page, re.DOTALL)]


def bars(chart: ET.Element) -> dict[str, float]:
    """Width of each part of each bar."""
    found = {}
    for rect in chart.iter("{http://www.w3.org/2000/svg}rect"):
        name = rect.findtext("{http://www.w3.org/2000/svg}title") or ""
        found[name] = float(rect.get("width", 0))
    return found


def test_each_class_has_a_bar_of_its_parts_and_a_line_of_numbers(tmp_path: Path) -> None:
    there = made(["cat", "dog"])
    cats = [one for one in there.data.samples if one.label == 0]
    fewer = [one for one in there.data.samples if one.label == 1 and one.part is not Part.TEST]
    there = replace(there, data=replace(there.data, samples=(*cats, *fewer)))
    file = tmp_path / "page.html"
    dataset_page.write(there, file)
    text = file.read_text("utf-8")
    (chart,) = charts(text)
    found = bars(chart)
    assert found["cat, for training"] == found["dog, for training"]
    assert found["cat, for validation"] == pytest.approx(found["cat, for training"] * 2 / 7, abs=1)
    assert found["cat, for the test"] > found["dog, for the test"] == 0
    assert "cat has the most photos, 10; dog the fewest, 9." in text
    assert re.search(r"<td>dog</td>.*>7<.*>2<.*>0<.*>9<.*>47.4 %<", text)
    assert "label occurs" not in text


def test_labels_of_people_and_machines_are_told_apart() -> None:
    often = (Frequency("/m/1", "Cat", 10, 5, 25), Frequency("/m/2", "", 0, 0, 20))
    text = dataset_page.page(made(["cat", "dog"], often))
    _, chart = charts(text)
    found = bars(chart)
    assert found["Cat, by a machine"] == pytest.approx(
        2.5 * found["Cat, verified by a person"], 0.01
    )
    assert found["Cat, denied by a person"] == pytest.approx(found["Cat, by a machine"] / 5, 0.02)
    assert found["/m/2, by a machine"] == pytest.approx(found["Cat, by a machine"] * 0.8, 0.01)
    assert "10 labels were verified by a person, 45 were given by a machine, and 5" in text


def test_more_classes_than_a_chart_has_room_for_are_all_in_the_table() -> None:
    names = [f"class {k:04}" for k in range(1000)]
    text = dataset_page.page(made(names))
    (chart,) = charts(text)
    assert len(bars(chart)) == 3 + 40 * 3
    assert text.count("<td>class 0") == 1000
    assert "the 40 most frequent of 1,000 classes" in text


def test_hostile_names_stay_names_and_a_missing_folder_is_named(tmp_path: Path) -> None:
    bad = '"><script>alert(1)</script>\x00\udcff'
    text = dataset_page.page(made([bad, "dog"], (Frequency(bad, bad, 1),)))
    assert "<script" not in text
    assert len(charts(text)) == 2
    with pytest.raises(FileError, match="cannot be written"):
        dataset_page.write(made(["cat", "dog"]), tmp_path / "gone" / "page.html")

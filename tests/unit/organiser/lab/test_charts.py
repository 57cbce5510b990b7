from __future__ import annotations

import math
from xml.etree import ElementTree as ET

import pytest

from cene.organiser.lab.charts import Axis, Series, bar_chart, line_chart, matrix, stacked_chart

HOSTILE = '</text><script>alert("1")</script>&\x00\x1b\udcff'
SVG = "{http://www.w3.org/2000/svg}"


def parsed(svg: str) -> ET.Element:
    """A chart, which is XML, tells its name, and runs nothing."""
    found = ET.fromstring(svg)
    assert found.tag == f"{SVG}svg"
    assert found.get("role") == "img"
    assert [child.tag for child in found][:2] == [f"{SVG}title", f"{SVG}desc"]
    assert {element.tag.removeprefix(SVG) for element in found.iter()} <= {
        "svg", "title", "desc", "text", "line", "path", "rect", "circle", "g",
    }  # fmt: skip
    return found


def texts(chart: ET.Element) -> list[str]:
    return [element.text or "" for element in chart.iter(f"{SVG}text")]


def of_class(chart: ET.Element, name: str) -> list[ET.Element]:
    return [one for one in chart.iter() if name in (one.get("class") or "").split()]


def test_lines_go_through_their_points() -> None:
    line = Series("a", ((0, 0), (5, 0.5), (10, 1)))
    chart = parsed(line_chart("t", "d", [line], Axis("x"), Axis("how often", 0, 1, percent=True)))
    marks = [(float(m.get("cx", 0)), float(m.get("cy", 0))) for m in of_class(chart, "mark")][:3]
    (left, bottom), (middle, half), (right, top) = marks
    assert middle == pytest.approx((left + right) / 2)
    assert half == pytest.approx((bottom + top) / 2)
    assert top < bottom
    assert {"0 %", "60 %", "100 %", "how often", "x", "a"} <= set(texts(chart))


def test_passes_are_whole() -> None:
    axis = Axis("passes", low=1, whole=True)
    chart = parsed(line_chart("t", "d", [Series("a", ((1, 0), (3, 1)))], axis, Axis("y", 0, 1)))
    assert "1.5" not in texts(chart)
    assert {"1", "2", "3"} <= set(texts(chart))


def test_what_is_no_number_leaves_a_gap() -> None:
    points = ((1.0, 0.1), (2.0, math.nan), (3.0, math.inf), (4.0, 0.4), (5.0, 0.5))
    chart = parsed(line_chart("t", "d", [Series("a", points)], Axis("x"), Axis("y")))
    path = of_class(chart, "line")[0].get("d") or ""
    assert (path.count("M"), path.count("L")) == (2, 1)
    assert "nan" not in path


@pytest.mark.parametrize(
    "points", [(), ((1.0, 1.0),), ((1.0, math.nan),), ((2.0, 1.0), (3.0, 1.0))]
)
def test_nothing_and_one_point_are_charts_too(points: tuple[tuple[float, float], ...]) -> None:
    share = Axis("y", None, 1, percent=True)
    chart = parsed(line_chart("t", "d", [Series("a", points)], Axis("x", low=1), share))
    assert "120 %" not in texts(chart)


def test_no_two_of_twelve_lines_look_the_same() -> None:
    lines = [Series(str(k), ((0, k), (1, k))) for k in range(12)]
    chart = parsed(line_chart("t", "d", lines, Axis("x"), Axis("y")))
    drawn = of_class(chart, "line")[:12]
    assert len({(one.get("stroke"), one.get("stroke-dasharray")) for one in drawn}) == 12
    assert len({one.get("stroke-dasharray") for one in drawn[:6]}) == 6, "colour is not all"


def test_bars_are_as_long_as_their_share_and_have_their_numbers() -> None:
    chart = parsed(bar_chart("t", "d", [("a", 0.5, "50 %"), ("b", 1, "100 %"), ("c", 7, "much")]))
    half, whole, more = (float(bar.get("width", 0)) for bar in of_class(chart, "bar"))
    assert half * 2 == pytest.approx(whole)
    assert more == whole
    assert texts(chart) == ["a", "50 %", "b", "100 %", "c", "much"]


def test_each_cell_has_its_number_and_what_it_means() -> None:
    chart = parsed(matrix("t", "d", ["cat", "dog"], [[9, 1], [0, 12_345]]))
    cells = list(chart.iter(f"{SVG}g"))
    assert [cell[0].text for cell in cells] == [
        "cat, right: 9", "cat taken for dog: 1", "dog taken for cat: 0", "dog, right: 12345",
    ]  # fmt: skip
    shades = [float(one.get("fill-opacity", 0)) for one in of_class(chart, "cell")]
    assert shades[2] == 0 < shades[1] < shades[0] < shades[3] == 1
    assert [one.text for one in of_class(chart, "on-cell")] == ["12k"]
    assert [one.text for one in of_class(chart, "value")] == ["9", "1"]


def test_hostile_names_are_only_names() -> None:
    axis = Axis(HOSTILE)
    for svg in (
        line_chart(HOSTILE, HOSTILE, [Series(HOSTILE, ((0, 0), (1, 1)))], axis, axis),
        bar_chart(HOSTILE, HOSTILE, [(HOSTILE, 0.5, HOSTILE)]),
        matrix(HOSTILE, HOSTILE, [HOSTILE], [[1]]),
    ):
        chart = parsed(svg)
        assert chart[0].text == '</text><script>alert("1")</script>&\\x00\\x1b\\xff'
        svg.encode("utf-8")


def test_parts_of_a_bar_follow_one_another_and_differ_by_more_than_colour() -> None:
    bars = [("sea", (0.5, 0.25, 0.25), "2 + 1 + 1"), ("street", (0.25, 0, 0), "1 + 0 + 0")]
    chart = parsed(stacked_chart("t", "d", ("train", "validation", "test"), bars))
    rects = of_class(chart, "bar")[3:]  # the first ones are the legend
    begins, longs = ([float(one.get(name, 0)) for one in rects] for name in ("x", "width"))
    assert begins[1:3] == pytest.approx([begins[k] + longs[k] for k in (0, 1)], abs=0.1)
    assert longs[0] == pytest.approx(2 * longs[1], abs=0.1)
    assert longs[4:] == [0, 0]
    assert len({one.get("fill-opacity") for one in rects[:3]}) == 3
    said = [one.findtext(f"{SVG}title") for one in rects[:3]]
    assert said == ["sea, train", "sea, validation", "sea, test"]
    assert {"train", "validation", "test", "2 + 1 + 1"} <= set(texts(chart))

"""What a data set holds, as a page that needs nothing but itself, and as a part of other pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cene.core.lab import Part
from cene.organiser.lab import charts, measures, pages
from cene.organiser.whole_file import whole_file

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from cene.core.lab import DataSet
    from cene.organiser.lab.dataset import Made
    from cene.organiser.labels import Frequency

_BARS = 40
"""Most bars of a chart; the table below it has all."""
_PARTS = {
    Part.TRAIN: "for training",
    Part.VALIDATION: "for validation",
    Part.TEST: "for the test",
}
_JUDGED = ("verified by a person", "by a machine", "denied by a person")


def write(made: Made, path: Path) -> None:
    """Write the page of a data set, whole or not at all.

    Raises:
        FileError: it cannot be written there.
    """
    with whole_file(path.absolute()) as file:
        file.write(page(made))


def page(made: Made) -> str:
    """The whole page: the classes, and the labels if they are from a label file."""
    data = made.data
    parts = [pages.paragraph(_summary(data), "verdict"), classes(data)]
    if made.frequencies:
        parts.append(labels(made.frequencies))
    return pages.page("Photos to train on", parts)


def classes(data: DataSet) -> str:
    """How many photos each class has in which part, as a section with a chart and a table."""
    counts = data.counts()
    most = max((one.photos for one in counts), default=0) or 1
    often = sorted(counts, key=lambda one: -one.photos)
    least = often[-1]
    said = (
        f"{often[0].name} has the most photos, {often[0].photos:,}; "
        f"{least.name} the fewest, {least.photos:,}."
        if least.photos < often[0].photos
        else f"Each class has {measures.photos(most)}."
    )
    bars = [
        (
            one.name,
            [number / most for number in (one.train, one.validation, one.test)],
            f"{one.train:,} + {one.validation:,} + {one.test:,}",
        )
        for one in often[:_BARS]
    ]
    rows = [
        (
            one.name,
            *(f"{number:,}" for number in (one.train, one.validation, one.test, one.photos)),
            measures.share(one.photos / len(data.samples)),
        )
        for one in counts
    ]
    return pages.section(
        "Photos of each class",
        pages.paragraph(said),
        *_cut(len(counts), "classes"),
        pages.wide(
            charts.stacked_chart("Photos of each class", said, tuple(_PARTS.values()), bars)
        ),
        pages.folded(
            "All classes as numbers", pages.table(("class", *Part, "photos", "share"), rows)
        ),
    )


def labels(frequencies: Sequence[Frequency]) -> str:
    """How often each label of a label file occurs, as a section with a chart and a table.

    Args:
        frequencies: of the labels, at least one.
    """
    often = sorted(frequencies, key=_times, reverse=True)
    most = _times(often[0])
    together = [sum(numbers) for numbers in zip(*map(_numbers, often), strict=True)]
    said = (
        f"{together[0]:,} labels were verified by a person, {together[1]:,} were given by "
        f"a machine, and {together[2]:,} were denied by a person. All labels of the file are "
        "counted, of photos that are not in the folder too."
    )
    bars = [
        (
            one.title or one.label,
            [number / most for number in _numbers(one)],
            " + ".join(f"{number:,}" for number in _numbers(one)),
        )
        for one in often[:_BARS]
    ]
    rows = [
        (one.title or "–", one.label, *(f"{number:,}" for number in _numbers(one))) for one in often
    ]
    return pages.section(
        "How often each label occurs",
        pages.paragraph(said),
        *_cut(len(often), "labels"),
        pages.wide(charts.stacked_chart("How often each label occurs", said, _JUDGED, bars)),
        pages.folded(
            "All labels as numbers",
            pages.table(("name", "label", "verified", "by machine", "denied"), rows, words=2),
        ),
    )


def _numbers(one: Frequency) -> tuple[int, int, int]:
    return one.verified, one.machine, one.denied


def _times(one: Frequency) -> int:
    return sum(_numbers(one))


def _cut(number: int, what: str) -> list[str]:
    if number <= _BARS:
        return []
    said = f"The chart shows the {_BARS} most frequent of {number:,} {what}; the table has all."
    return [pages.paragraph(said, "quiet")]


def _summary(data: DataSet) -> str:
    return (
        f"{measures.photos(len(data.samples))} in {len(data.classes):,} classes, split by the seed "
        f"{data.seed}."
    )

"""Several runs side by side."""

from __future__ import annotations

from dataclasses import dataclass
from string import ascii_uppercase
from typing import TYPE_CHECKING, Any

from cene.core.lab import FORMAT
from cene.organiser.lab import charts, measures, pages
from cene.organiser.lab.assessing import split_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cene.organiser.lab.run_report import Told

_BARS = 60
"""Most classes whose F1 is compared one by one."""


@dataclass(frozen=True, slots=True, eq=False)
class Comparison:
    """Runs side by side.

    Attributes:
        runs: the runs with their reports, in the order asked for.
        splits: a letter for each of them, the same for the same photos in the same parts.
    """

    runs: tuple[Told, ...]
    splits: tuple[str, ...]

    @property
    def same_split(self) -> bool:
        """Whether all were given the same photos in the same parts."""
        return len(set(self.splits)) == 1

    @property
    def warning(self) -> str | None:
        """What must be known before the figures are compared; None if nothing."""
        if self.same_split:
            return None
        return (
            "These runs were not given the same photos in the same parts: what one was tested "
            "with, another may have been trained on, or never seen. Only figures with the same "
            "letter of the split can be compared."
        )


def compare(runs: Sequence[Told]) -> Comparison:
    """Put runs side by side."""
    letters: dict[str, str] = {}
    splits = []
    for one in runs:
        split = split_of(one.run.dataset)
        splits.append(letters.setdefault(split, _letter(len(letters))))
    return Comparison(tuple(runs), tuple(splits))


def document(found: Comparison) -> dict[str, Any]:
    """The comparison as JSON has it.

    `format`, `same_split`, `warning` (a sentence or null) and `runs`: list of `split` (a letter)
    and all keys of `report.json`.
    """
    return {
        "format": FORMAT,
        "same_split": found.same_split,
        "warning": found.warning,
        "runs": [
            {"split": split, **one.document}
            for one, split in zip(found.runs, found.splits, strict=True)
        ],
    }


def page(found: Comparison) -> str:
    """The comparison as a page that needs nothing but itself."""
    parts = [pages.paragraph(found.warning, "warning")] if found.warning else []
    if found.same_split:
        said = "All runs were given the same photos in the same parts."
        parts.append(pages.paragraph(said, "quiet"))
    parts += [
        pages.table(HEAD, rows(found), words=3),
        _right(found),
        _learning(found),
        _coverage(found),
        _classes(found),
        pages.section("In one sentence each", *(pages.paragraph(said) for said in _said(found))),
    ]
    return pages.page(f"{len(found.runs)} networks side by side", parts)


HEAD = (
    "run", "recipe", "split", "right", "balanced", "top five", "calibration error", "gap",
    "bundled right", "training", "a photo", "size",
)  # fmt: skip


def rows(found: Comparison) -> list[tuple[str, ...]]:
    """The figures as a table, below `HEAD`."""
    cells: list[tuple[str, ...]] = []
    for one, split in zip(found.runs, found.splits, strict=True):
        test, result = one.assessment.test, one.run.result
        cells.append(
            (
                one.run.id,
                one.run.order.recipe,
                split,
                measures.share(test.accuracy),
                measures.share(test.balanced_accuracy),
                measures.share(test.top5),
                measures.share(one.assessment.calibration.ece),
                measures.points(one.assessment.learning.gap),
                measures.share(one.bundled),
                measures.duration(result.seconds if result else None),
                measures.milliseconds(result.milliseconds_a_photo if result else None),
                measures.size(result.bytes_int8 if result else None),
            )
        )
    return cells


def _names(found: Comparison) -> list[str]:
    """What the runs are called in charts: short, and each another."""
    return [f"{number}: {one.run.order.recipe}" for number, one in enumerate(found.runs, 1)]


def _right(found: Comparison) -> str:
    bars = [
        (name, one.assessment.test.accuracy, measures.share(one.assessment.test.accuracy))
        for name, one in zip(_names(found), found.runs, strict=True)
    ]
    known = {
        split: one.bundled
        for one, split in zip(found.runs, found.splits, strict=True)
        if one.bundled is not None
    }
    for split, share in known.items():
        which = "" if found.same_split else f" on {split}"
        bars.append((f"bundled classifier{which}", share, measures.share(share)))
    said = "Share of the test photos that each has right."
    return pages.section("Right", pages.wide(charts.bar_chart("Accuracy", said, bars)))


def _learning(found: Comparison) -> str:
    lines = [
        charts.Series(
            name, tuple((e.number, e.validation_accuracy) for e in one.assessment.learning.epochs)
        )
        for name, one in zip(_names(found), found.runs, strict=True)
    ]
    said = "Accuracy on the validation photos after each pass over the training photos."
    drawn = charts.line_chart(
        "Learning curves", said, lines,
        charts.Axis("passes over the training photos", low=1, whole=True),
        charts.Axis("share of the validation photos that are right", 0, 1, percent=True),
    )  # fmt: skip
    return pages.section("Learning", pages.paragraph(said), pages.wide(drawn))


def _coverage(found: Comparison) -> str:
    lines = [
        charts.Series(name, tuple((at.coverage, at.precision) for at in one.assessment.curve))
        for name, one in zip(_names(found), found.runs, strict=True)
    ]
    said = "The surer a photo must be, the fewer file themselves, and the more of these are right."
    drawn = charts.line_chart(
        "Coverage and precision", said, lines,
        charts.Axis("share of the photos that file themselves", 0, 1, percent=True),
        charts.Axis("share of these that are right", None, 1, percent=True),
    )  # fmt: skip
    return pages.section("What would file itself", pages.paragraph(said), pages.wide(drawn))


def _classes(found: Comparison) -> str:
    names = sorted({name for one in found.runs for name in one.run.dataset.classes})
    if len(names) > _BARS:
        said = f"{len(names):,} classes are too many to compare one by one; the reports have them."
        return pages.section("F1 by class", pages.paragraph(said))
    f1 = [{album.album: album.f1 for album in one.assessment.test.albums} for one in found.runs]
    cells = [[name, *(measures.share(scores.get(name)) for scores in f1)] for name in names]
    return pages.section("F1 by class", pages.table(["class", *_names(found)], cells))


def _said(found: Comparison) -> list[str]:
    return [
        f"{name} ({one.run.id}). {one.verdict}"
        for name, one in zip(_names(found), found.runs, strict=True)
    ]


def _letter(number: int) -> str:
    """A, B, …, Z, then 27 and so on."""
    return ascii_uppercase[number] if number < len(ascii_uppercase) else str(number + 1)

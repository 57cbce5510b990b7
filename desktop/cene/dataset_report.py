"""How a data set is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cene import label_report
from cene.console import count, listing, print_json, say, strings, table
from cene.core.errors import printable
from cene.core.lab import Part
from cene.core.policy import percent

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from cene.core.lab import DataSet
    from cene.organiser.lab.dataset import Made
    from cene.organiser.lab.suspects import Suspect


def made(result: Made, doubts: Sequence[Suspect] | None, *, as_json: bool) -> None:
    """Print what a data set holds and what not.

    Args:
        result: the data set.
        doubts: photos that look mislabelled, None if that was not asked.
        as_json: for scripts.
    """
    if as_json:
        print_json(_json(result, doubts))
        return
    say(
        f"{count(len(result.data.samples), 'photo')} in {len(result.data.classes):,} classes, "
        f"seed {result.data.seed}:"
    )
    _say_counts(result.data)
    if result.frequencies:
        label_report.frequencies(result.frequencies)
    if result.copies:
        say(f"{count(result.copies, 'photo')} left out that are in it already, byte for byte.")
    _say_alike(result.alike)
    _say_left_out(result)
    if doubts is not None:
        _say_doubts(result.data, doubts)


def _say_counts(data: DataSet) -> None:
    total = len(data.samples)
    in_all = (len(data.of(part)) for part in Part)
    table(
        [
            ("class", *Part, "photos", "share"),
            *(
                (
                    printable(one.name),
                    *_numbers(one.train, one.validation, one.test, one.photos),
                    percent(one.photos / total),
                )
                for one in data.counts()
            ),
            ("together", *_numbers(*in_all, total), ""),
        ]
    )


def _numbers(*numbers: int) -> list[str]:
    return [f"{number:,}" for number in numbers]


def _say_alike(alike: Sequence[Sequence[Path]]) -> None:
    if alike:
        photos = count(sum(map(len, alike)), "photo")
        say(f"{photos} look like others; each of {count(len(alike), 'group')} is in one part:")
        listing((_joined(group) for group in alike), len(alike))


def _joined(group: Sequence[Path]) -> tuple[str]:
    return (", ".join(str(path) for path in group),)


def _say_left_out(result: Made) -> None:
    if result.dropped:
        say("Left out, for a class needs a photo for each part:")
        listing(((f"{label} {reason}",) for label, reason in result.dropped), len(result.dropped))
    if result.disputed:
        say("Left out, for the same photo is of several classes:")
        listing((_joined(group) for group in result.disputed), len(result.disputed))
    if result.left_out:
        say("Left out:")
        table([(f"{number:,}", reason) for reason, number in result.left_out.items()])
    if result.failed:
        say(f"{len(result.failed):,} failed:")
        for path, reason in result.failed:
            say(f"  {printable(path)}: {reason}")


def _say_doubts(data: DataSet, doubts: Sequence[Suspect]) -> None:
    if not doubts:
        say("Every photo looks as if its label is right.")
        return
    say(f"{count(len(doubts), 'photo')} would be of another class, had nobody said otherwise:")
    rows = (
        (
            doubt.sample.path,
            f"{percent(doubt.probability)} {data.classes[doubt.label]}",
            f"{percent(doubt.own)} {data.classes[doubt.sample.label]}",
        )
        for doubt in doubts
    )
    listing(rows, len(doubts))


def _json(result: Made, doubts: Sequence[Suspect] | None) -> dict[str, object]:
    data = result.data
    document: dict[str, object] = {
        "photos": len(data.samples),
        "seed": data.seed,
        "classes": [
            {
                "class": one.name,
                **{part: getattr(one, part) for part in Part},
                "photos": one.photos,
            }
            for one in data.counts()
        ],
        "copies": result.copies,
        "alike": [strings(group) for group in result.alike],
        "disputed": [strings(group) for group in result.disputed],
        "dropped": [{"class": label, "reason": reason} for label, reason in result.dropped],
        "left_out": [
            {"reason": reason, "labels": number} for reason, number in result.left_out.items()
        ],
        "failed": [{"path": str(path), "error": error} for path, error in result.failed],
    }
    if result.frequencies:
        document["labels"] = label_report.as_json(result.frequencies)
    if doubts is not None:
        document["suspects"] = [
            {
                "path": doubt.sample.path,
                "class": data.classes[doubt.sample.label],
                "own_probability": doubt.own,
                "looks_like": data.classes[doubt.label],
                "probability": doubt.probability,
            }
            for doubt in doubts
        ]
    return document

"""How the runs of the model lab are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cene.console import count, print_json, say, table, warn
from cene.core.errors import printable
from cene.core.lab import Part
from cene.organiser.lab import measures, run_comparing
from cene.organiser.lab.run_files import State
from cene.organiser.lab.run_report import accuracy
from cene.organiser.lab.runs import PAGE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from pathlib import Path

    from cene.core.network import Adopted
    from cene.organiser.lab.adopting import Adoption
    from cene.organiser.lab.run_comparing import Comparison
    from cene.organiser.lab.run_report import Told
    from cene.organiser.lab.runs import Run, Runs

_ENDED = {
    State.FAILED: "failed",
    State.CANCELLED: "was cancelled",
    State.UNFINISHED: "has not finished",
}


def listed(found: Runs, *, as_json: bool) -> int:
    """Print all runs, newest first; 1 if some cannot be read."""
    accuracies = {run.id: accuracy(run) for run in found.runs}
    if as_json:
        entries = [{**_entry(run), "accuracy": accuracies[run.id]} for run in found.runs]
        print_json({"runs": entries, "damaged": [str(error) for error in found.damaged]})
        return 1 if found.damaged else 0
    if found.runs:
        rows = [
            (
                printable(run.id), printable(run.order.recipe), f"{len(run.dataset.classes):,}",
                f"{len(run.dataset.samples):,}", run.state.value,
                measures.share(accuracies[run.id]),
            )
            for run in found.runs
        ]  # fmt: skip
        table([("run", "recipe", "classes", "photos", "state", "right"), *rows])
    else:
        say("No network was trained yet.")
    for error in found.damaged:
        warn(str(error))
    return 1 if found.damaged else 0


def shown(told: Told) -> None:
    """Print the report of one run."""
    run, found = told.run, told.assessment
    say(printable(told.verdict))
    say()
    pairs = [*_ordered(run), *_measured(told)]
    table([(name, printable(value)) for name, value in pairs])
    say()
    rows: list[tuple[str, ...]] = [("class", "precision", "recall", "F1", "photos")]
    for one in found.test.albums:
        shares = (f"{share:.3f}" for share in (one.precision, one.recall, one.f1))
        rows.append((printable(one.album), *shares, f"{one.support:,}"))
    table(rows)
    if found.pairs:
        pair = found.pairs[0]
        names = " and ".join(pair.classes)
        say()
        say(printable(f"Mixed up most: {names}, {count(pair.photos, 'photo')}."))
    say()
    say(printable(f"The whole report: {run.folder / PAGE}"))


def unreported(run: Run, *, as_json: bool) -> None:
    """Print what there is to say of a run that has no report, for it has not finished."""
    if as_json:
        print_json({**_entry(run), "verdict": None})
        return
    say(f"This run {_ENDED[run.state]}, so it has no report.")
    if run.result and run.result.reason:
        say(printable(run.result.reason))
    say()
    table([(name, printable(value)) for name, value in _ordered(run)])


def compared(found: Comparison) -> None:
    """Print runs side by side."""
    if found.warning:
        say(found.warning)
        say()
    rows = [tuple(map(printable, row)) for row in run_comparing.rows(found)]
    # A terminal is narrow, so each run is a column.
    table(zip(*[run_comparing.HEAD, *rows], strict=True))


def removed(found: Iterable[tuple[Run, tuple[str, ...]]], *, as_json: bool) -> None:
    """Print which runs were removed, and what of their folders stays."""
    if as_json:
        print_json(
            [{"id": run.id, "folder": str(run.folder), "left": list(left)} for run, left in found]
        )
        return
    for run, left in found:
        say(printable(f"The run {run.id} is removed."))
        if left:
            names = ", ".join(left)
            say(printable(f"  Not Cene's, and still in {run.folder}: {names}"))


def _ordered(run: Run) -> list[tuple[str, str]]:
    dataset = run.dataset
    parts = ", ".join(f"{len(dataset.of(part)):,} {part.value}" for part in Part)
    return [
        ("run", run.id),
        ("recipe", run.order.recipe),
        ("photos", f"{len(dataset.samples):,} in {len(dataset.classes):,} classes ({parts})"),
    ]


def _measured(told: Told) -> list[tuple[str, str]]:
    found, result = told.assessment, told.run.result
    test = found.test
    pairs = [
        ("accuracy", measures.share(test.accuracy)),
        ("balanced accuracy", measures.share(test.balanced_accuracy)),
        ("top five", measures.share(test.top5)),
        ("calibration error", measures.share(found.calibration.ece)),
        ("over-fitting gap", measures.points(found.learning.gap)),
        ("bundled classifier", measures.share(told.bundled)),
    ]
    if found.int8:
        pairs.append(("quantised", measures.share(found.int8.accuracy)))
        pairs.append(("quantised says the same", measures.share(found.int8.agreement)))
    if result:
        pairs += [
            ("training took", measures.duration(result.seconds)),
            ("a photo takes", measures.milliseconds(result.milliseconds_a_photo)),
            ("size, quantised", measures.size(result.bytes_int8)),
        ]
    return pairs


def _entry(run: Run) -> dict[str, object]:
    return {
        "id": run.id,
        "created": run.created.isoformat(),
        "folder": str(run.folder),
        "recipe": run.order.recipe,
        "state": run.state.value,
        "reason": run.result.reason if run.result else None,
        "classes": list(run.dataset.classes),
        "photos": len(run.dataset.samples),
    }


def used(
    network: Adopted | None, adoption: Adoption | None, left: Collection[Path], *, as_json: bool
) -> None:
    """Print which network counts now, and how good it is."""
    expected = None if adoption is None else adoption.expected
    failed = () if adoption is None else adoption.failed
    if as_json:
        print_json(
            {
                "network": None if network is None else network.run,
                "version": None if network is None else network.version,
                "expected": None if expected is None else expected._asdict(),
                "new_albums": [] if adoption is None else list(adoption.new_albums),
                "failed": [{"path": str(path), "error": error} for path, error in failed],
                "complete": not left,
            }
        )
        return
    if network is None:
        say("Only what ships with Cene counts now.")
    else:
        say(f"The network of {printable(network.run)} has a say now.")
    if expected is not None:
        say(
            f"Of {count(expected.photos, 'test photo')} {expected.both:.1%} are right with it; "
            f"the bundled classifier alone has {expected.head:.1%}, the network alone "
            f"{expected.network:.1%}."
        )
    if left:
        say("It has not seen all photos yet; the next run goes on with that.")
    for path, error in failed:
        warn(f"{printable(path)}: {error}")

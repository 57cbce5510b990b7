"""What `cene train` prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cene import model_report
from cene.console import print_json, say, warn
from cene.core.errors import printable
from cene.core.recipes import RECIPES
from cene.organiser.lab.run_files import State
from cene.organiser.lab.runs import PAGE

if TYPE_CHECKING:
    from pathlib import Path

    from cene.core.lab import Epoch
    from cene.organiser.lab.run_report import Told
    from cene.organiser.lab.training import Ended


def recipes(*, as_json: bool) -> None:
    """Print the networks that can be trained."""
    if as_json:
        print_json([{"name": r.name, "title": r.title, "about": r.about} for r in RECIPES])
        return
    for one in RECIPES:
        say(f"{one.name}: {one.title}. {one.about}")


def epoch(done: Epoch) -> None:
    """Print on stderr how a pass over the photos ended."""
    warn(
        f"pass {done.number}: {done.accuracy:.1%} right, {done.validation_accuracy:.1%} of the "
        f"validation photos; {done.seconds:.0f} s"
    )


def ended(run: Path, end: Ended, told: Told | None, *, as_json: bool) -> None:
    """Print how training ended."""
    if as_json:
        report = None if told is None else told.document
        print_json({"run": run.name, "state": end.state, "reason": end.reason, "report": report})
    elif told is not None:
        model_report.shown(told)
        say()
        say(f"The report is {printable(run / PAGE)}.")
        say(f"`cene models use {run.name}` lets it have a say.")
    elif end.state == State.CANCELLED:
        say(f"Stopped; `cene train --resume {run.name}` goes on.")
    elif end.reason is not None:
        warn(f"cene: {end.reason}")

"""What several commands share: options, arguments, and how they open the catalogue."""

from __future__ import annotations

import math
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cene import paths, report
from cene.organiser.recovery import recover
from cene.organiser.workspace import opened

if TYPE_CHECKING:
    from collections.abc import Iterator, Sized

    from cene.organiser.workspace import Workspace

INTERRUPTED = 130
"""Exit status after Ctrl-C, as shells have it."""

# Whether it can be read is found out where it is, with a better sentence than click has.
PATH = click.Path(path_type=Path, readable=False)
catalogue_option = click.option(
    "--catalogue",
    type=PATH,
    metavar="PATH",
    help="The catalogue file. [default: in the user data folder, or in CENE_HOME]",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")


def number(_: click.Context, __: click.Parameter, value: float) -> float:
    """Refuse what is in every range, yet no number.

    Raises:
        BadParameter: it is nan.
    """
    if math.isnan(value):
        raise click.BadParameter("nan is no number.")
    return value


def separated(text: str) -> tuple[str, ...]:
    """The names in a list that is separated by commas."""
    return tuple(name.strip() for name in text.split(",") if name.strip())


def exit_status(failed: Sized, *, complete: bool) -> int:
    """Exit status of a command that ran to its end or was stopped, with what failed in it."""
    if not complete:
        return INTERRUPTED
    return 1 if failed else 0


@contextmanager
def writing(catalogue: Path | None) -> Iterator[Workspace]:
    """Open the catalogue for writing, and first settle what an interrupted run left."""
    with opened(catalogue or paths.catalogue(), write=True) as workspace:
        report.recovered(recover(workspace))
        yield workspace

"""Options and arguments that several commands share; quick to import, for the window's does."""

from __future__ import annotations

import math
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cene.core.move import Mode
from cene.core.policy import DEFAULT_THRESHOLD
from cene.files.carrier import Writing

if TYPE_CHECKING:
    from collections.abc import Callable, Sized

INTERRUPTED = 130
"""Exit status after Ctrl-C, as shells have it."""


def number(_: click.Context, __: click.Parameter, value: float) -> float:
    """Refuse what is in every range, yet no number.

    Raises:
        BadParameter: it is nan.
    """
    if math.isnan(value):
        raise click.BadParameter("nan is no number.")
    return value


# Whether it can be read is found out where it is, with a better sentence than click has.
PATH = click.Path(path_type=Path, readable=False)
catalogue_option = click.option(
    "--catalogue",
    type=PATH,
    metavar="PATH",
    help="The catalogue file. [default: in the user data folder, or in CENE_HOME]",
)
_SORTING = (
    click.argument("sources", nargs=-1, required=True, type=PATH, metavar="SRC..."),
    click.option("--into", required=True, type=PATH, metavar="DIR", help="Folder of the albums."),
    click.option(
        "--mode",
        type=click.Choice([mode.value for mode in Mode]),
        default=Mode.SUGGEST.value,
        show_default=True,
        help="What to do with a photo that Cene is sure of; suggest touches nothing.",
    ),
    click.option(
        "--threshold",
        type=click.FloatRange(0, 1, min_open=True),
        callback=number,
        default=DEFAULT_THRESHOLD,
        show_default=True,
        help="How sure is sure enough to act without asking.",
    ),
    click.option(
        "--exclude",
        multiple=True,
        metavar="PATTERN",
        help="Leave out what a pattern of .gitignore fits: Screenshots/ or *.png. Repeatable.",
    ),
    click.option("--albums", default="", metavar="A,B", help="File into these albums only."),
    click.option("--tag", is_flag=True, help="Tag the photos too that are filed."),
)
_TAGGING = (
    click.option(
        "--tags-in",
        type=click.Choice(["sidecar", "photo"]),
        default="sidecar",
        show_default=True,
        help="Write tags beside photos, or into JPEG, PNG, TIFF and WebP themselves.",
    ),
    click.option(
        "--sidecars",
        type=click.Choice(["photo.jpg.xmp", "photo.xmp"]),
        default="photo.jpg.xmp",
        show_default=True,
        help="What new sidecars are called; one that is there is used, whichever it is.",
    ),
    click.option("--new-times", is_flag=True, help="Do not keep the times of files with new tags."),
)
MINIMUM = 0.5
"""How sure a machine must be if nothing else is asked for; Open Images keeps little below that."""
classes_option = click.option(
    "--classes", type=PATH, metavar="CLASSES.csv", help="The names of its labels."
)
machine_too_option = click.option(
    "--machine-too", is_flag=True, help="Believe labels that no person verified."
)
minimum_option = click.option(
    "--minimum",
    type=click.FloatRange(0, 1, min_open=True),
    callback=number,
    default=MINIMUM,
    show_default=True,
    help="How sure a machine must be to be believed.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")


def separated(text: str) -> tuple[str, ...]:
    """The names in a list that is separated by commas."""
    return tuple(name.strip() for name in text.split(",") if name.strip())


def exit_status(failed: Sized, *, complete: bool) -> int:
    """Exit status of a command that ran to its end or was stopped, with what failed in it."""
    if not complete:
        return INTERRUPTED
    return 1 if failed else 0


def tagging_options(command: Callable[..., int]) -> Callable[..., int]:
    """Where tags are written; read by `writing_of`."""
    for option in reversed(_TAGGING):
        command = option(command)
    return command


def writing_of(*, tags_in: str, sidecars: str, new_times: bool) -> Writing:
    """What the options of `tagging_options` say."""
    return Writing(
        embed=tags_in == "photo", short=sidecars == "photo.xmp", keep_times=not new_times
    )


def sorting_options(command: Callable[..., int]) -> Callable[..., int]:
    """What is sorted, and how."""
    for option in reversed(_SORTING):
        command = option(command)
    return command

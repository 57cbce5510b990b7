"""`cene watch`: files what arrives, until it is stopped."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Any

import click

from cene import paths
from cene.console import ConsoleProgress, say
from cene.core.errors import printable
from cene.core.move import Mode
from cene.diary import Journald, Lines
from cene.options import (
    catalogue_option,
    separated,
    sorting_options,
    tagging_options,
    writing_of,
)
from cene.organiser.request import SortOrder

if TYPE_CHECKING:
    from pathlib import Path

    from cene.organiser.manners import Manners


@click.command()
@sorting_options
@tagging_options
@click.option(
    "--quiet-hours", metavar="FROM-TO", help="Do nothing in these hours, such as 22:00-07:00."
)
@click.option("--not-on-battery", is_flag=True, help="Do nothing while on the battery.")
@click.option(
    "--install-service",
    is_flag=True,
    help="Only write a systemd unit that watches like this whenever you are logged in.",
)
@catalogue_option
def watch(
    *,
    sources: tuple[Path, ...],
    into: Path,
    mode: str,
    threshold: float,
    albums: str,
    exclude: tuple[str, ...],
    tag: bool,
    catalogue: Path | None,
    quiet_hours: str | None,
    not_on_battery: bool,
    install_service: bool,
    **where: Any,
) -> int:
    """Do as `sort` does with photos in SRC, and for ever with those that arrive there.

    Ctrl-C, SIGTERM and the end of its terminal stop it cleanly.
    """
    # Late: watchdog and psutil load for as long as a second run over a small library takes.
    from cene.organiser.manners import Hours, Manners  # noqa: PLC0415
    from cene.organiser.vigil import Vigil  # noqa: PLC0415

    hours = None if quiet_hours is None else Hours.parse(quiet_hours)
    order = SortOrder(
        sources,
        into,
        Mode(mode),
        threshold,
        separated(albums),
        exclude=exclude,
        tags=tag,
        writing=writing_of(**where),
    )
    manners = Manners(hours, on_battery=not not_on_battery)
    if install_service:
        return _install(order, manners, catalogue)
    diary = Journald() if Journald.is_here() else Lines()
    with ConsoleProgress() as progress:
        Vigil(catalogue or paths.catalogue(), order, manners, diary, progress).keep()
    say("Stopped.")
    return 0


def _install(order: SortOrder, manners: Manners, catalogue: Path | None) -> int:
    from cene.organiser.service import Service, install  # noqa: PLC0415 - see above

    unit = install(Service(order, manners, catalogue))
    name = shlex.quote(unit.stem)
    say(f"{printable(unit)} is written. To have it watch from now on, and after every login:")
    say("  systemctl --user daemon-reload")
    say(f"  systemctl --user enable --now {name}")
    say(f"What it does is told by: journalctl --user --unit {name} --follow")
    return 0

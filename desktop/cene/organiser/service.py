"""A service of the system that watches folders while a person is logged in."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cene import paths
from cene.core.errors import UnusableError, UsageError, printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cene.organiser.manners import Manners
    from cene.organiser.request import SortOrder

UNIT = "cene-watch.service"


@dataclass(frozen=True, slots=True)
class Service:
    """What it is to do.

    Attributes:
        order: what is sorted, and how.
        manners: when.
        catalogue: the catalogue file; None for the usual one.
    """

    order: SortOrder
    manners: Manners
    catalogue: Path | None = None


def install(service: Service) -> Path:
    """Write the unit, in place of one that was written before.

    Returns:
        The file.

    Raises:
        UsageError: this system has no such services, or a path cannot be written in a unit.
        UnusableError: the file cannot be written.
    """
    if sys.platform != "linux":  # pragma: no cover - another system
        raise UsageError("Only Linux has systemd; switch on the start at login in the window.")
    config = Path(os.environ.get("XDG_CONFIG_HOME") or "-")
    config = config if config.is_absolute() else Path.home() / ".config"
    path = config / "systemd" / "user" / UNIT
    text = unit([*paths.program(), *_arguments(service)])
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    except OSError as error:
        raise UnusableError(f"{printable(path)} cannot be written ({error.strerror}).") from error
    return path


def unit(command: Sequence[str]) -> str:
    """The unit file (systemd.service(5)) that runs a command with low priority.

    Raises:
        UsageError: an argument has a line end or bytes that no text has.
    """
    words = " ".join(map(_quoted, command))
    return (
        "[Unit]\nDescription=Cene files new photos into albums\n\n"
        f"[Service]\nExecStart={words}\nRestart=on-failure\nRestartSec=30\n"
        "Nice=10\nIOSchedulingClass=best-effort\nIOSchedulingPriority=7\n"
        "Environment=PYTHONUNBUFFERED=1\n\n"
        "[Install]\nWantedBy=default.target\n"
    )


def _arguments(service: Service) -> Iterator[str]:
    order, manners = service.order, service.manners
    yield "watch"
    yield from (os.path.realpath(source) for source in order.sources)
    yield from ("--into", os.path.realpath(order.into))
    yield from ("--mode", order.mode.value, "--threshold", f"{order.threshold:g}")
    if order.albums:
        yield from ("--albums", ",".join(order.albums))
    yield from (f"--exclude={pattern}" for pattern in order.exclude)
    yield from ("--tag",) if order.tags else ()
    writing = order.writing
    yield from ("--tags-in", "photo") if writing.embed else ()
    yield from ("--sidecars", "photo.xmp") if writing.short else ()
    yield from () if writing.keep_times else ("--new-times",)
    if manners.quiet is not None:
        yield from ("--quiet-hours", str(manners.quiet))
    if not manners.on_battery:
        yield "--not-on-battery"
    catalogue = service.catalogue or paths.catalogue()
    yield from ("--catalogue", os.path.realpath(catalogue))


def _quoted(word: str) -> str:
    """A word of ``ExecStart``: no variable, specifier or escape in it is replaced."""
    if not word.isprintable():
        raise UsageError(f"{printable(Path(word))} cannot be named in a service; rename it.")
    for char in ("\\", '"'):
        word = word.replace(char, "\\" + char)
    return '"' + word.replace("%", "%%").replace("$", "$$") + '"'

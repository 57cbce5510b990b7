"""`cene gather`: teaches an album with pictures from the web."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cene.console import ConsoleProgress, count, print_json, say, warn
from cene.core.errors import printable
from cene.options import PATH, catalogue_option, exit_status, json_option, number
from cene.organiser import gathering
from cene.organiser.classifier import Classifier
from cene.organiser.link_file import LinkFile
from cene.web.addresses import is_public
from cene.web.fetch import Limits
from cene.writing import writing

if TYPE_CHECKING:
    from pathlib import Path

    from cene.organiser.gathering import Gathered
    from cene.web.addresses import Address


@click.command()
@click.argument("urls", type=PATH, metavar="URLS.txt")
@click.option("--album", required=True, metavar="NAME", help="The album; a new one is made.")
@click.option(
    "--into",
    type=PATH,
    metavar="DIR",
    help="Keep the pictures there. [default: a folder of the album's beside the catalogue]",
)
@click.option(
    "--pause",
    type=click.FloatRange(0, 3600),
    callback=number,
    default=Limits().pause,
    show_default=True,
    metavar="SECONDS",
    help="Leave each server alone for so long between two pictures.",
)
@click.option("--allow-private", is_flag=True, help="Ask also servers in your own network.")
@catalogue_option
@json_option
def gather(
    *,
    urls: Path,
    album: str,
    into: Path | None,
    pause: float,
    allow_private: bool,
    catalogue: Path | None,
    as_json: bool,
) -> int:
    """Teach an album with pictures that a file of links leads to.

    URLS.txt has a link a line: http, https, or a picture itself as data:image/…;base64,… Blank
    lines are left out, and those that begin with #. The same command again goes on where it was
    stopped, and downloads nothing twice.
    """
    links = LinkFile(urls)
    limits = Limits(pause=pause, may_ask=_anything if allow_private else is_public)
    with writing(catalogue) as workspace, ConsoleProgress() as progress:
        found = gathering.gather(
            workspace,
            Classifier(),
            links,
            album,
            progress,
            into=into,
            limits=limits,
            total=len(links),
        )
    if as_json:
        print_json(_document(found))
    else:
        _tell(found)
    return exit_status(found.failed, complete=found.complete)


def _anything(_: Address) -> bool:
    return True


def _document(found: Gathered) -> dict[str, object]:
    return {
        "album": found.album,
        "title": found.title,
        "folder": str(found.folder),
        "gathered": [{"path": str(path), "url": link} for path, link in found.pictures],
        "already": found.already,
        "failed": [{"url": link, "error": reason} for link, reason in found.failed],
        "complete": found.complete,
    }


def _tell(found: Gathered) -> None:
    pictures = count(len(found.pictures), "picture")
    say(printable(f"{pictures} gathered into {found.title}, kept in {found.folder}."))
    if found.already:
        say(f"{count(found.already, 'link')} known already.")
    for link, reason in found.failed:
        warn(f"{gathering.shortened(link)}: {reason}")
    if not found.complete:
        say("Stopped before the end; the same command goes on from here.")

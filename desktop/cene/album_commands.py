"""The commands about albums themselves: `cene albums list`, `add`, `merge` and so on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cene import album_report, paths
from cene.console import count, print_json, say
from cene.options import catalogue_option, json_option
from cene.organiser import albums as editing
from cene.organiser import checking, filed
from cene.organiser.classifier import Classifier
from cene.organiser.learned import known
from cene.organiser.workspace import opened
from cene.writing import writing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from cene.core.album import Album
    from cene.core.tree import Albums
    from cene.organiser.albums import Edited
    from cene.organiser.workspace import Workspace


@click.group()
def albums() -> None:
    """List the albums and change them."""


@albums.command("list")
@catalogue_option
@json_option
def list_albums(catalogue: Path | None, *, as_json: bool) -> int:
    """List the albums, ready-made and your own, with what they were taught."""
    place = catalogue or paths.catalogue()
    if not place.exists():  # nobody changed anything yet
        quality = checking.reliability(Classifier())
        album_report.albums(editing.ready_made(), {}, quality, as_json=as_json)
        return 0
    with opened(place, write=False) as workspace:
        found, counts = editing.in_catalogue(workspace), workspace.examples.counts()
        quality = checking.reliability(Classifier(known(workspace)))
    album_report.albums(found, counts, quality, as_json=as_json)
    return 0


@albums.command()
@click.argument("album")
@catalogue_option
@json_option
def check(album: str, catalogue: Path | None, *, as_json: bool) -> int:
    """List the examples of an album that look as if they belong into another one."""
    with opened(catalogue or paths.catalogue(), write=False) as workspace:
        found = editing.in_catalogue(workspace)
        classifier = Classifier(known(workspace))
        doubts = checking.contradictions(workspace, classifier, album)
    album_report.checked(found.named(album), doubts, found, as_json=as_json)
    return 0


@albums.command()
@click.argument("name", metavar="TITLE")
@click.option("--parent", metavar="ALBUM", help="The album that it stands under.")
@catalogue_option
@json_option
def add(name: str, parent: str | None, catalogue: Path | None, *, as_json: bool) -> int:
    """Add an album of your own."""
    return _edit(
        catalogue,
        lambda workspace: editing.add(workspace, name, parent),
        lambda edit, _: f"{edit.changed[0].title} is a new album; `cene teach` shows it photos.",
        as_json=as_json,
    )


@albums.command()
@click.argument("album")
@catalogue_option
@json_option
def remove(album: str, catalogue: Path | None, *, as_json: bool) -> int:
    """Remove an album of your own and forget its examples; no photo is touched."""
    return _edit(
        catalogue,
        lambda workspace: editing.remove(workspace, album),
        lambda edit, _: f"{edit.gone[0].title} is gone{_examples(edit)}.",
        as_json=as_json,
    )


@albums.command()
@click.argument("sources", nargs=-1, required=True, metavar="ALBUM...")
@click.option("--into", required=True, metavar="ALBUM", help="The album that they become part of.")
@catalogue_option
@json_option
def merge(sources: tuple[str, ...], into: str, catalogue: Path | None, *, as_json: bool) -> int:
    """Make albums part of another one, with all that they were taught."""
    return _edit(
        catalogue,
        lambda workspace: editing.merge(workspace, sources, into),
        lambda edit, _: f"{_titles(edit.gone)} went into {edit.changed[0].title}{_examples(edit)}.",
        as_json=as_json,
    )


@albums.command()
@click.argument("album")
@click.argument("title")
@catalogue_option
@json_option
def rename(album: str, title: str, catalogue: Path | None, *, as_json: bool) -> int:
    """Call an album something else; folders that are there keep their names."""
    return _edit(
        catalogue,
        lambda workspace: editing.rename(workspace, album, title),
        lambda edit, _: f"{album} is called {edit.changed[0].title} now.",
        as_json=as_json,
    )


@albums.command()
@click.argument("album")
@click.argument("under", required=False, metavar="[PARENT]")
@catalogue_option
@json_option
def parent(album: str, under: str | None, catalogue: Path | None, *, as_json: bool) -> int:
    """Put an album under another one; without PARENT under none."""
    return _edit(
        catalogue,
        lambda workspace: editing.set_parent(workspace, album, under),
        _where,
        as_json=as_json,
    )


@albums.command()
@click.argument("names", nargs=-1, required=True, metavar="ALBUM...")
@catalogue_option
@json_option
def enable(names: tuple[str, ...], catalogue: Path | None, *, as_json: bool) -> int:
    """Take albums into use."""
    return _edit(
        catalogue,
        lambda workspace: editing.enable(workspace, names),
        lambda edit, _: f"In use now: {_titles(edit.changed)}.",
        as_json=as_json,
    )


@albums.command()
@click.argument("names", nargs=-1, required=True, metavar="ALBUM...")
@catalogue_option
@json_option
def disable(names: tuple[str, ...], catalogue: Path | None, *, as_json: bool) -> int:
    """Take albums out of use; what they were taught is kept."""
    return _edit(
        catalogue,
        lambda workspace: editing.disable(workspace, names),
        lambda edit, _: f"Out of use now: {_titles(edit.changed)}.",
        as_json=as_json,
    )


@albums.command("learn-filed")
@click.argument("state", type=click.Choice(["on", "off"]))
@catalogue_option
@json_option
def learn_filed(state: str, catalogue: Path | None, *, as_json: bool) -> int:
    """Let photos that stay for a week where Cene filed them count as examples, or not."""
    with writing(catalogue) as workspace:
        taken_back = filed.switch(workspace, on=state == "on")
    if as_json:
        print_json({"learn_from_filed": state == "on"})
    elif state == "on":
        say("Photos that stay for a week where Cene filed them count as examples, a little.")
    else:
        so_far = f"; {count(taken_back, 'photo')} did so far" if taken_back else ""
        say(f"Filed photos do not count as examples{so_far}.")
    return 0


def _edit(
    catalogue: Path | None,
    edit: Callable[[Workspace], Edited],
    done: Callable[[Edited, Albums], str],
    *,
    as_json: bool,
) -> int:
    with writing(catalogue) as workspace:
        result = edit(workspace)
        found, counts = editing.in_catalogue(workspace), workspace.examples.counts()
    album_report.edited(result, counts, done(result, found), as_json=as_json)
    return 0


def _where(edit: Edited, found: Albums) -> str:
    album = edit.changed[0]
    above = "no other album" if album.parent is None else found[album.parent].title
    return f"{album.title} stands under {above} now."


def _examples(edit: Edited) -> str:
    return f", with {count(edit.examples, 'example')}" if edit.examples else ""


def _titles(found: Iterable[Album]) -> str:
    return ", ".join(album.title for album in found)

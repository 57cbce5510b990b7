"""`cene tags`: writes, reads and removes keywords, apart from sorting."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from cene.console import ConsoleProgress, count, listing, print_json, say, strings, warn
from cene.core.errors import printable
from cene.core.policy import DEFAULT_THRESHOLD
from cene.core.tags import Metadata
from cene.options import (
    PATH,
    catalogue_option,
    exit_status,
    json_option,
    number,
    tagging_options,
    writing_of,
)
from cene.organiser import tag_photos
from cene.organiser.classifier import Classifier
from cene.organiser.learned import known
from cene.writing import writing

if TYPE_CHECKING:
    from pathlib import Path

    from cene.organiser.tag_photos import Tagged

_photos = click.argument("photos", nargs=-1, required=True, type=PATH, metavar="IMAGE|DIR...")


@click.group()
def tags() -> None:
    """Keywords that other photo programs read: write, read and remove them."""


@tags.command()
@_photos
@click.option(
    "--threshold",
    type=click.FloatRange(0, 1, min_open=True),
    callback=number,
    default=DEFAULT_THRESHOLD,
    show_default=True,
    help="How sure is sure enough to act without asking.",
)
@tagging_options
@catalogue_option
@json_option
def write(
    photos: tuple[Path, ...],
    threshold: float,
    catalogue: Path | None,
    *,
    as_json: bool,
    **where: Any,
) -> int:
    """Tag photos with the albums that Cene is sure of; they stay where they are."""
    with writing(catalogue) as workspace, ConsoleProgress() as progress:
        classifier = Classifier(known(workspace))
        wanted = writing_of(**where)
        done = tag_photos.write(workspace, classifier, photos, threshold, wanted, progress)
    return _told(done, "tagged", as_json=as_json)


@tags.command()
@_photos
@catalogue_option
@json_option
def remove(photos: tuple[Path, ...], catalogue: Path | None, *, as_json: bool) -> int:
    """Take away all tags that Cene wrote, here or elsewhere, and none that a person wrote."""
    with writing(catalogue) as workspace, ConsoleProgress() as progress:
        done = tag_photos.remove(workspace, photos, progress)
    return _told(done, "without Cene's tags now", as_json=as_json)


@tags.command()
@_photos
@json_option
def read(photos: tuple[Path, ...], *, as_json: bool) -> int:
    """Say which keywords photos and their sidecars have, and which of them are Cene's."""
    found = list(tag_photos.known(photos))
    if as_json:
        print_json([_document(path, one) for path, one in found])
        return int(any(isinstance(one, str) for _, one in found))
    for path, one in found:
        if isinstance(one, Metadata):
            say(printable(path))
            for line in _lines(one) or ["no keywords"]:
                say(printable(f"  {line}"))
        else:
            warn(f"{printable(path)}: {one}")
    return int(any(isinstance(one, str) for _, one in found))


def _lines(one: Metadata) -> list[str]:
    sure = {mark.path: mark.confidence for mark in one.marks}
    lines = [f"{' / '.join(path)}  (by Cene, {sure[path]:.0%} sure)" for path in one.machine]
    lines += [" / ".join(path) for path in one.by_person]
    lines += [f"{' / '.join(path)}  (was Cene's, removed since)" for path in one.removed]
    if one.rating is not None:
        lines.append(f"rating: {one.rating}")
    return lines


def _document(path: Path, one: Metadata | str) -> dict[str, object]:
    if isinstance(one, str):
        return {"path": str(path), "error": one}
    return {
        "path": str(path),
        "keywords": [list(keyword) for keyword in one.keywords],
        "by_person": [list(keyword) for keyword in one.by_person],
        "removed": [list(keyword) for keyword in one.removed],
        "by_cene": [
            {
                "keyword": list(mark.path),
                "by": mark.by,
                "when": mark.when,
                "confidence": mark.confidence,
                "head": mark.head,
            }
            for mark in one.marks
            if mark.path in one.machine
        ],
        "rating": one.rating,
        "taken_at": one.taken_at,
        "position": one.position,
        "camera": one.camera,
    }


def _told(done: Tagged, what: str, *, as_json: bool) -> int:
    """Print what came of it; the exit status."""
    if as_json:
        print_json(
            {
                "batch": done.batch,
                "changed": strings(done.changed),
                "same": strings(done.same),
                "unsure": strings(done.unsure),
                "failed": [{"path": str(path), "error": error} for path, error in done.failed],
                "complete": done.complete,
            }
        )
        return exit_status(done.failed, complete=done.complete)
    say(f"{count(len(done.changed), 'photo')} {what}.")
    if done.same:
        say(f"{count(len(done.same), 'photo')} had nothing to change.")
    if done.unsure:
        say(f"{count(len(done.unsure), 'photo')} of which Cene is not sure enough:")
        listing(((str(path),) for path in done.unsure), len(done.unsure))
    for path, error in done.failed:
        warn(f"{printable(path)}: {error}")
    if done.batch is not None:
        say(f"Batch {done.batch}; `cene undo {done.batch}` makes the files what they were.")
    return exit_status(done.failed, complete=done.complete)

"""The commands that teach albums and take that back: teach, reject, forget."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from cene import album_report
from cene.console import ConsoleProgress
from cene.core.errors import UsageError
from cene.options import (
    MINIMUM,
    PATH,
    catalogue_option,
    classes_option,
    exit_status,
    json_option,
    machine_too_option,
    minimum_option,
    separated,
)
from cene.organiser import albums as editing
from cene.organiser import labels, open_images, tag_labels, teaching
from cene.organiser.classifier import Classifier
from cene.organiser.tag_labels import AT_LEAST
from cene.writing import writing

if TYPE_CHECKING:
    from pathlib import Path

    from cene.organiser.labels import Labels


@click.command()
@click.argument("album", required=False, metavar="[ALBUM")
@click.argument("photos", nargs=-1, type=PATH, metavar="IMAGE...]")
@click.option("--from-csv", type=PATH, metavar="LABELS.csv", help="An Open Images label file.")
@classes_option
@click.option("--images", type=PATH, metavar="DIR", help="The photos, named after their ImageID.")
@machine_too_option
@minimum_option
@click.option("--albums", default="", metavar="A,B", help="Take these labels only.")
@click.option("--from-folders", type=PATH, metavar="DIR", help="Holds a folder of photos an album.")
@click.option("--from-tags", type=PATH, metavar="DIR", help="Holds photos with keywords.")
@click.option(
    "--at-least",
    type=click.IntRange(1),
    default=AT_LEAST,
    show_default=True,
    help="Photos with a keyword that make a new album of it.",
)
@catalogue_option
@json_option
def teach(
    *,
    album: str | None,
    photos: tuple[Path, ...],
    from_folders: Path | None,
    from_tags: Path | None,
    at_least: int,
    catalogue: Path | None,
    as_json: bool,
    **label_file: Any,
) -> int:
    """Teach an album with photos that belong into it; a new one is made.

    The photos are named one by one, or taken from an Open Images label file, from folders, or by
    the keywords that other programs wrote into them.
    """
    from_csv = label_file["from_csv"]
    if sum(what is not None for what in (album, from_csv, from_folders, from_tags)) != 1:
        raise UsageError(
            "Say what to teach: an album and photos, --from-csv, --from-folders, or --from-tags."
        )
    if from_tags is not None:
        return _learn_tags(from_tags, at_least, catalogue, as_json=as_json, **label_file)
    if from_csv is None and label_file != {**label_file, **_NO_LABEL_FILE}:
        raise UsageError(
            "--classes, --images, --machine-too, --minimum and --albums need --from-csv."
        )
    if album is None:
        found = labels.from_folders(from_folders) if from_folders else _label_file(**label_file)
        return _learn(found, catalogue, as_json=as_json)
    if not photos:
        raise UsageError(f"Name the photos that belong into {album!r} too.")
    with writing(catalogue) as workspace, ConsoleProgress() as progress:
        given = [teaching.Lesson(photo, album) for photo in photos]
        result = teaching.teach(workspace, Classifier(), given, progress)
        there = editing.in_catalogue(workspace)
    album_report.taught(album, result, there, as_json=as_json)
    return exit_status(result.failed, complete=result.complete)


_NO_LABEL_FILE = {
    "classes": None,
    "images": None,
    "machine_too": False,
    "minimum": MINIMUM,
    "albums": "",
}
"""The options about a label file as they are where none is given."""


def _label_file(
    *,
    from_csv: Path,
    classes: Path | None,
    images: Path | None,
    machine_too: bool,
    minimum: float,
    albums: str,
) -> Labels:
    if images is None:
        raise UsageError("--from-csv needs --images, the folder of the photos.")
    return open_images.read(
        from_csv,
        classes,
        images,
        machine_too=machine_too,
        minimum=minimum,
        albums=separated(albums),
    )


def _learn_tags(
    root: Path,
    at_least: int,
    catalogue: Path | None,
    *,
    as_json: bool,
    machine_too: bool,
    albums: str,
    **others: object,
) -> int:
    if others != {name: _NO_LABEL_FILE.get(name) for name in others}:
        raise UsageError("--classes, --images and --minimum need --from-csv.")
    with writing(catalogue) as workspace, ConsoleProgress() as progress:
        there = editing.in_catalogue(workspace)
        found = tag_labels.from_tags(
            root, there, separated(albums), at_least=at_least, machine_too=machine_too
        )
        result = labels.learn(workspace, Classifier(), found, progress)
        there = editing.in_catalogue(workspace)
    album_report.learned(found, result, there, as_json=as_json)
    return exit_status(result.failed, complete=result.complete)


def _learn(found: Labels, catalogue: Path | None, *, as_json: bool) -> int:
    with writing(catalogue) as workspace, ConsoleProgress() as progress:
        result = labels.learn(workspace, Classifier(), found, progress)
        there = editing.in_catalogue(workspace)
    album_report.learned(found, result, there, as_json=as_json)
    return exit_status(result.failed, complete=result.complete)


@click.command()
@click.argument("album")
@click.argument("photos", nargs=-1, required=True, type=PATH, metavar="IMAGE...")
@catalogue_option
@json_option
def reject(album: str, photos: tuple[Path, ...], catalogue: Path | None, *, as_json: bool) -> int:
    """Say that photos do not belong into an album; they are never filed there again."""
    with writing(catalogue) as workspace, ConsoleProgress() as progress:
        result = teaching.reject(workspace, Classifier(), album, photos, progress)
        there = editing.in_catalogue(workspace)
    album_report.rejected(result, there, as_json=as_json)
    return exit_status(result.failed, complete=result.complete)


@click.command()
@click.argument("photos", nargs=-1, required=True, type=PATH, metavar="IMAGE...")
@catalogue_option
@json_option
def forget(photos: tuple[Path, ...], catalogue: Path | None, *, as_json: bool) -> int:
    """Take back what was taught and rejected with photos, wherever they are by now."""
    with writing(catalogue) as workspace, ConsoleProgress() as progress:
        result = teaching.forget(workspace, photos, progress)
    album_report.forgotten(result, as_json=as_json)
    return exit_status(result.failed, complete=result.complete)

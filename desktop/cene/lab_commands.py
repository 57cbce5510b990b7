"""The commands of the model lab: dataset."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cene import dataset_report, paths
from cene.console import ConsoleProgress
from cene.core.errors import UsageError
from cene.options import (
    INTERRUPTED,
    PATH,
    catalogue_option,
    exit_status,
    json_option,
    number,
    separated,
)
from cene.organiser import labels, open_images
from cene.organiser.classifier import Classifier
from cene.organiser.lab import dataset as making
from cene.organiser.lab import dataset_file
from cene.organiser.lab.splitting import Split
from cene.organiser.lab.squares import Squares
from cene.organiser.lab.suspects import suspects
from cene.organiser.workspace import opened

if TYPE_CHECKING:
    from pathlib import Path

    from cene.organiser.lab.dataset import Gathered

MINIMUM = 0.5
"""How sure a machine must be if nothing else is asked for, as in `cene teach`."""
_USUAL = Split()
_SHARE = click.FloatRange(0, 1, min_open=True, max_open=True)


@click.command()
@click.argument("folder", type=PATH, required=False, metavar="[DIR]")
@click.option("--albums", default="", metavar="A,B", help="Use these classes or albums only.")
@click.option("--filed", is_flag=True, help="Believe what Cene filed, too (without DIR).")
@click.option(
    "--labels",
    "label_file",
    type=PATH,
    metavar="LABELS.csv",
    help="An Open Images label file; DIR then holds photos named after their ImageID.",
)
@click.option("--classes", type=PATH, metavar="CLASSES.csv", help="The names of its labels.")
@click.option("--machine-too", is_flag=True, help="Believe labels that no person verified.")
@click.option(
    "--minimum",
    type=click.FloatRange(0, 1, min_open=True),
    callback=number,
    default=MINIMUM,
    show_default=True,
    help="How sure a machine must be to be believed.",
)
@click.option("--out", type=PATH, metavar="FILE", help="Keep the split in this file.")
@click.option("--seed", type=int, default=0, show_default=True, help="Of the split.")
@click.option(
    "--validation",
    type=_SHARE,
    callback=number,
    default=_USUAL.validation,
    show_default=True,
    help="Share of the photos that training stops by.",
)
@click.option(
    "--test",
    type=_SHARE,
    callback=number,
    default=_USUAL.test,
    show_default=True,
    help="Share of the rest that reports are on.",
)
@click.option("--check-labels", is_flag=True, help="List photos that look mislabelled.")
@catalogue_option
@json_option
def dataset(
    *,
    folder: Path | None,
    albums: str,
    filed: bool,
    label_file: Path | None,
    classes: Path | None,
    machine_too: bool,
    minimum: float,
    out: Path | None,
    check_labels: bool,
    catalogue: Path | None,
    as_json: bool,
    seed: int,
    validation: float,
    test: float,
) -> int:
    """Split photos to train on: of folders in DIR, each a class, or the examples of albums."""
    if label_file is None and (classes or machine_too or minimum != MINIMUM):
        raise UsageError("--classes, --machine-too and --minimum need --labels.")
    if folder is None:
        if label_file is not None:
            raise UsageError("--labels needs DIR, the folder of the photos.")
        gathered = _of_albums(albums, catalogue, filed=filed)
    elif filed:
        raise UsageError("--filed is about albums; leave DIR out.")
    elif label_file is None:
        gathered = making.of_labels(labels.from_folders(folder), separated(albums))
    else:
        gathered = making.of_labels(
            open_images.read(
                label_file,
                classes,
                folder,
                machine_too=machine_too,
                minimum=minimum,
                albums=separated(albums),
            )
        )
    split = Split(validation, test, seed)
    return _make(gathered, split, out, check_labels=check_labels, as_json=as_json)


def _of_albums(albums: str, catalogue: Path | None, *, filed: bool) -> Gathered:
    if not separated(albums):
        raise UsageError("Say what to make it of: a folder, or --albums.")
    with opened(catalogue or paths.catalogue(), write=False) as workspace:
        return making.of_albums(workspace, separated(albums), filed=filed)


def _make(
    gathered: Gathered, split: Split, out: Path | None, *, check_labels: bool, as_json: bool
) -> int:
    cache = Squares(paths.squares())
    with ConsoleProgress() as progress:
        made = making.make(gathered, cache, split, progress)
        if made is None:
            return INTERRUPTED
        if out is not None:
            dataset_file.write(made.data, out)
        doubts = suspects(made.data, cache, Classifier(), progress) if check_labels else ()
    if doubts is None:
        return INTERRUPTED
    dataset_report.made(made, doubts if check_labels else None, as_json=as_json)
    return exit_status(made.failed, complete=True)

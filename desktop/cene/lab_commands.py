"""`cene dataset` and `cene train`: what networks of your own learn from, and their training."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

import click

from cene import dataset_report, paths, train_report
from cene.console import ConsoleProgress
from cene.core.errors import UsageError
from cene.core.lab import TrainingOrder
from cene.core.recipes import RECIPES
from cene.options import (
    INTERRUPTED,
    MINIMUM,
    PATH,
    catalogue_option,
    classes_option,
    exit_status,
    json_option,
    machine_too_option,
    minimum_option,
    number,
    separated,
)
from cene.organiser import labels, open_images
from cene.organiser.classifier import Classifier
from cene.organiser.lab import dataset as making
from cene.organiser.lab import dataset_file, dataset_page, learning, run_report, runs, training
from cene.organiser.lab.run_files import State
from cene.organiser.lab.splitting import Split
from cene.organiser.lab.squares import Squares
from cene.organiser.lab.suspects import suspects
from cene.organiser.workspace import opened

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from cene.core.lab import DataSet
    from cene.organiser.lab.dataset import Gathered
    from cene.organiser.workspace import Progress

USUAL = "lite0-frozen"
"""The recipe where none is asked for: it needs minutes, and is hard to beat with few photos."""
_USUAL = Split()
_SHARE = click.FloatRange(0, 1, min_open=True, max_open=True)


_PHOTOS = (
    click.argument("folder", type=PATH, required=False, metavar="[DIR]"),
    click.option("--albums", default="", metavar="A,B", help="Use these classes or albums only."),
    click.option("--filed", is_flag=True, help="Believe what Cene filed, too (without DIR)."),
    click.option(
        "--labels",
        "label_file",
        type=PATH,
        metavar="LABELS.csv",
        help="An Open Images label file; DIR then holds photos named after their ImageID.",
    ),
    classes_option,
    machine_too_option,
    minimum_option,
    click.option("--seed", type=int, default=0, show_default=True, help="Of all that is drawn."),
    click.option(
        "--validation",
        type=_SHARE,
        callback=number,
        default=_USUAL.validation,
        show_default=True,
        help="Share of the photos that training stops by.",
    ),
    click.option(
        "--test",
        type=_SHARE,
        callback=number,
        default=_USUAL.test,
        show_default=True,
        help="Share of the rest that reports are on.",
    ),
    catalogue_option,
    json_option,
)


def _photo_options(command: Callable[..., int]) -> Callable[..., int]:
    """What a data set is made of, and how it is split; read by `_gathered` and `_split`."""
    for option in reversed(_PHOTOS):
        command = option(command)
    return command


@click.command()
@_photo_options
@click.option("--out", type=PATH, metavar="FILE", help="Keep the split in this file.")
@click.option(
    "--html", type=PATH, metavar="FILE", help="Draw how many photos each class has, as a page."
)
@click.option("--check-labels", is_flag=True, help="List photos that look mislabelled.")
def dataset(
    *, out: Path | None, html: Path | None, check_labels: bool, as_json: bool, **photos: Any
) -> int:
    """Split photos to train on: of folders in DIR, each a class, or the examples of albums."""
    cache = Squares(paths.squares())
    with ConsoleProgress() as progress:
        made = making.make(_gathered(**photos), cache, _split(**photos), progress)
        if made is None:
            return INTERRUPTED
        if out is not None:
            dataset_file.write(made.data, out)
        if html is not None:
            dataset_page.write(made, html)
        doubts = suspects(made.data, cache, Classifier(), progress) if check_labels else ()
    if doubts is None:
        return INTERRUPTED
    dataset_report.made(made, doubts if check_labels else None, as_json=as_json)
    return exit_status(made.failed, complete=True)


@click.command()
@_photo_options
@click.option("--split", "split_file", type=PATH, metavar="FILE", help="Use a split that was kept.")
@click.option("--resume", metavar="RUN", help="Go on with a run that was stopped.")
@click.option(
    "--recipe",
    type=click.Choice([one.name for one in RECIPES]),
    default=USUAL,
    show_default=True,
    metavar="NAME",
    help="The network; --recipes lists them.",
)
@click.option("--recipes", is_flag=True, help="List the networks that can be trained, and stop.")
@click.option("--epochs", type=click.IntRange(1), help="Most passes over the photos.")
@click.option("--batch", type=click.IntRange(1), help="Photos a step.")
@click.option("--patience", type=click.IntRange(0), help="Passes without a gain before it stops.")
@click.option("--steps", type=click.IntRange(1), help="Most steps in all, for a quick look.")
@click.option("--no-augment", is_flag=True, help="Do not vary the photos at random.")
@click.option("--no-class-weights", is_flag=True, help="Let frequent classes count for more.")
@click.option("--mixed-precision", is_flag=True, help="Compute with 16 bits where that is faster.")
def train(
    *,
    split_file: Path | None,
    resume: str | None,
    recipes: bool,
    as_json: bool,
    catalogue: Path | None,
    **rest: Any,
) -> int:
    """Train a network of your own on photos in DIR, each folder a class, or of albums.

    Ctrl-C stops it; --resume goes on. `cene models` shows how good it is and lets it have a say.
    """
    if recipes:
        train_report.recipes(as_json=as_json)
        return 0
    cache = Squares(paths.squares())
    with ConsoleProgress() as progress:
        if resume is not None:
            folder = runs.one(paths.runs(), resume).folder
            training.check()
        else:
            data = _data(split_file, cache, progress, catalogue=catalogue, **rest)
            if data is None:
                return INTERRUPTED
            folder = runs.begin(paths.runs(), _order(**rest), data, datetime.now().astimezone())
        known = catalogue or paths.catalogue()
        if not learning.prepare(folder, cache, known, progress):
            return INTERRUPTED
        ended = learning.learn(folder, cache.folder, progress, train_report.epoch)
        told = None
        if ended.state == State.FINISHED:
            told = run_report.told(runs.read(folder), Classifier(), cache.folder, progress)
    train_report.ended(folder, ended, told, as_json=as_json)
    if ended.state == State.FAILED:
        return 1
    return 0 if told is not None else INTERRUPTED


def _data(
    split_file: Path | None, cache: Squares, progress: Progress, **photos: Any
) -> DataSet | None:
    """What to train with; None if it was stopped."""
    if split_file is not None:
        return dataset_file.read(split_file)
    gathered = _gathered(**photos)
    training.check()  # looking at all the photos would take minutes
    made = making.make(gathered, cache, _split(**photos), progress)
    return None if made is None else made.data


def _order(
    *,
    recipe: str,
    epochs: int | None,
    batch: int | None,
    patience: int | None,
    steps: int | None,
    no_augment: bool,
    no_class_weights: bool,
    mixed_precision: bool,
    seed: int,
    **_: Any,
) -> TrainingOrder:
    return TrainingOrder(
        recipe=recipe,
        epochs=epochs,
        batch=batch,
        seed=seed,
        augment=not no_augment,
        class_weights=not no_class_weights,
        patience=patience,
        mixed_precision=mixed_precision,
        steps=steps,
    )


def _split(*, validation: float, test: float, seed: int, **_: Any) -> Split:
    return Split(validation, test, seed)


def _gathered(
    *,
    folder: Path | None,
    albums: str,
    filed: bool,
    label_file: Path | None,
    classes: Path | None,
    machine_too: bool,
    minimum: float,
    catalogue: Path | None,
    **_: Any,
) -> Gathered:
    """The photos that were asked for, with their classes."""
    if label_file is None and (classes or machine_too or minimum != MINIMUM):
        raise UsageError("--classes, --machine-too and --minimum need --labels.")
    if folder is None:
        if label_file is not None:
            raise UsageError("--labels needs DIR, the folder of the photos.")
        return _of_albums(albums, catalogue, filed=filed)
    if filed:
        raise UsageError("--filed is about albums; leave DIR out.")
    if label_file is None:
        return making.of_labels(labels.from_folders(folder), separated(albums))
    return making.of_label_file(
        open_images.read(
            label_file,
            classes,
            folder,
            machine_too=machine_too,
            minimum=minimum,
            albums=separated(albums),
        )
    )


def _of_albums(albums: str, catalogue: Path | None, *, filed: bool) -> Gathered:
    if not separated(albums):
        raise UsageError("Say what to make it of: a folder, or --albums.")
    with opened(catalogue or paths.catalogue(), write=False) as workspace:
        return making.of_albums(workspace, separated(albums), filed=filed)

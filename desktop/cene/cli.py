"""The commands: parse, call the organiser, print. No logic."""

from __future__ import annotations

import shlex
from datetime import UTC, datetime
from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

from cene import __version__, paths, report
from cene.console import LISTED, ConsoleProgress, say
from cene.core.errors import UsageError, printable
from cene.core.move import Mode
from cene.gui_command import gui
from cene.options import (
    INTERRUPTED,
    PATH,
    catalogue_option,
    exit_status,
    json_option,
    separated,
    sorting_options,
    tagging_options,
    writing_of,
)
from cene.organiser import request, sorting, undoing
from cene.organiser.classifier import Classifier
from cene.organiser.demo import prepare
from cene.organiser.doctor import examine
from cene.organiser.filed import learn_from_filed
from cene.organiser.learned import known
from cene.organiser.workspace import opened
from cene.writing import writing

if TYPE_CHECKING:
    from pathlib import Path


_ELSEWHERE = {
    "albums": "album_commands",
    "dataset": "lab_commands",
    "forget": "lessons",
    "gather": "gather_command",
    "models": "model_commands",
    "reject": "lessons",
    "tags": "tag_commands",
    "teach": "lessons",
    "train": "lab_commands",
    "watch": "watch_command",
}
"""Modules of commands that load when they are used: a second run has no time for the others."""


class _Commands(click.Group):
    """All commands, of which some are elsewhere."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted([*super().list_commands(ctx), *_ELSEWHERE])

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _ELSEWHERE:
            return super().get_command(ctx, cmd_name)
        found: click.Command = getattr(import_module(f"cene.{_ELSEWHERE[cmd_name]}"), cmd_name)
        return found


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="cene")
def commands() -> None:
    """Sort photos into albums by what they show. Without a command, open the desktop app."""


commands.add_command(gui)


@commands.command()
@sorting_options
@tagging_options
@catalogue_option
@json_option
def sort(
    *,
    sources: tuple[Path, ...],
    into: Path,
    mode: str,
    threshold: float,
    albums: str,
    exclude: tuple[str, ...],
    tag: bool,
    catalogue: Path | None,
    as_json: bool,
    **where: Any,
) -> int:
    """Look at the photos in folders and file those that Cene is sure of."""
    order = request.SortOrder(
        sources=sources,
        into=into,
        mode=Mode(mode),
        threshold=threshold,
        albums=separated(albums),
        listed=None if as_json else LISTED,
        exclude=exclude,
        tags=tag,
        writing=writing_of(**where),
    )
    output = report.SortJson() if as_json else report.SortText(order, _undo_command(catalogue))
    with writing(catalogue) as workspace, ConsoleProgress() as progress:
        learn_from_filed(workspace, datetime.now(UTC))
        sorting.learn_from_tags(workspace, order, progress)
        classifier = Classifier(known(workspace))
        summary = sorting.sort(workspace, classifier, order, output.outcome, progress)
    report.quarantined(summary.quarantined)
    output.end(order, summary)
    return exit_status(summary.failed, complete=summary.complete)


@commands.command()
@click.argument("images", nargs=-1, required=True, type=PATH, metavar="IMAGE...")
@click.option("--top", type=click.IntRange(1), default=5, show_default=True, help="How many.")
@catalogue_option
@json_option
def predict(images: tuple[Path, ...], top: int, catalogue: Path | None, *, as_json: bool) -> int:
    """Say what pictures show: the top albums, and the top ImageNet classes."""
    from cene.organiser import predicting  # noqa: PLC0415 - late, as above

    with predicting.knowing(catalogue or paths.catalogue()) as classifier:
        answers = predicting.predict(classifier, images, top)
        return report.predictions(answers, classifier.known.albums, as_json=as_json)


@commands.command()
@click.argument("photos", type=PATH, metavar="DIR")
@click.option("--albums", default="", metavar="A,B", help="Use these albums only.")
@click.option(
    "--teach-from", type=PATH, metavar="DIR2", help="Teach the albums from folders in DIR2."
)
@click.option("--shots", type=click.IntRange(1), help="Photos taught an album. [default: all]")
@click.option("--repeat", type=click.IntRange(1), default=1, show_default=True, help="Draws.")
@click.option("--seed", type=int, default=0, show_default=True, help="Seed of the first draw.")
@click.option(
    "--with-ready-made", is_flag=True, help="Use the ready-made albums beside the taught ones."
)
@click.option(
    "--compare-labels",
    type=PATH,
    multiple=True,
    metavar="LABELS.csv",
    help="Compare what people and machines say in an Open Images label file; may be repeated. "
    "DIR then holds photos named after their ImageID.",
)
@click.option("--classes", type=PATH, metavar="CLASSES.csv", help="The file of their names.")
@json_option
def evaluate(
    *,
    as_json: bool,
    albums: str,
    compare_labels: tuple[Path, ...],
    classes: Path | None,
    **question: Any,
) -> int:
    """Measure how well photos in DIR, one folder an album, are recognised."""
    # Late, as above; the first loads NumPy besides.
    from cene import scorecard  # noqa: PLC0415
    from cene.organiser import evaluating  # noqa: PLC0415

    asked = evaluating.Question(albums=separated(albums), **question)
    if compare_labels:
        if asked != evaluating.Question(asked.photos):
            raise UsageError("--compare-labels goes with --classes and --json only.")
        return _compare(asked.photos, compare_labels, classes, as_json=as_json)
    if classes:
        raise UsageError("--classes needs --compare-labels.")
    if asked.teach_from is None and (asked.shots or asked.repeat > 1 or asked.with_ready_made):
        raise UsageError("--shots, --repeat and --with-ready-made need --teach-from.")
    with ConsoleProgress() as progress:
        found = evaluating.evaluate(Classifier(), asked, progress)
    return INTERRUPTED if found is None else scorecard.evaluation(found, as_json=as_json)


def _compare(photos: Path, labels: tuple[Path, ...], classes: Path | None, *, as_json: bool) -> int:
    from cene import scorecard  # noqa: PLC0415 - late, as above
    from cene.organiser import comparing  # noqa: PLC0415

    with ConsoleProgress() as progress:
        found = comparing.compare(Classifier(), photos, labels, classes, progress)
    return INTERRUPTED if found is None else scorecard.comparison(found, as_json=as_json)


@commands.command()
@catalogue_option
@json_option
def history(catalogue: Path | None, *, as_json: bool) -> int:
    """List what was done to files, newest first."""
    with opened(catalogue or paths.catalogue(), write=False) as workspace:
        report.history(workspace.journal, as_json=as_json)
    return 0


@commands.command()
@click.argument("names", nargs=-1, metavar="[BATCH_OR_MOVE]...")
@click.option("--last", is_flag=True, help="Undo the newest batch that has something to undo.")
@click.option("--all", "everything", is_flag=True, help="Undo all that was ever done.")
@catalogue_option
@json_option
def undo(
    names: tuple[str, ...],
    catalogue: Path | None,
    *,
    last: bool,
    everything: bool,
    as_json: bool,
) -> int:
    """Put files back: batches (3), moves (3.17), the last batch, or everything."""
    if bool(names) + last + everything != 1:
        raise UsageError("Say what to undo: batches or moves by number, or --last, or --all.")
    with writing(catalogue) as workspace, ConsoleProgress() as progress:
        if names:
            moves = undoing.find(workspace, names)
        else:
            moves = undoing.latest(workspace) if last else undoing.everything(workspace)
        undone = undoing.undo(workspace, moves, progress)
    report.undone(undone, as_json=as_json)
    return exit_status(undone.refused, complete=undone.complete)


@commands.command()
@catalogue_option
@json_option
def doctor(catalogue: Path | None, *, as_json: bool) -> int:
    """Check versions, the classifier, folders, watch limits, the catalogue and its journal."""
    return report.checks(examine(catalogue or paths.catalogue()), as_json=as_json)


@commands.command()
@click.argument("folder", type=PATH, required=False, metavar="[DIR]")
@click.pass_context
def demo(context: click.Context, folder: Path | None) -> int:
    """Make a small folder of real photos and sort it, saying what is done."""
    prepared = prepare(folder)
    say(f"{prepared.photos} real photos are in {printable(prepared.inbox)}.")
    inbox, albums = _quoted(prepared.inbox), _quoted(prepared.albums)
    catalogue = _quoted(prepared.catalogue)
    say(f"$ cene sort {inbox} --into {albums} --mode move --catalogue {catalogue}")
    return int(
        context.invoke(
            sort,
            sources=(prepared.inbox,),
            into=prepared.albums,
            mode=Mode.MOVE.value,
            catalogue=prepared.catalogue,
        )
    )


def _undo_command(catalogue: Path | None) -> str:
    """How to undo what this catalogue knows, but for the number."""
    return "cene undo" if catalogue is None else f"cene undo --catalogue {_quoted(catalogue)}"


def _quoted(path: Path) -> str:
    return shlex.quote(printable(path))

"""`cene models`: the networks that were trained, their reports, and how they compare."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cene import model_report, paths
from cene.console import ConsoleProgress, print_json, say
from cene.core.errors import UsageError, printable
from cene.options import INTERRUPTED, PATH, catalogue_option, json_option
from cene.organiser.classifier import Classifier
from cene.organiser.lab import adopting, run_comparing, run_report, runs
from cene.organiser.lab.run_files import State
from cene.organiser.learned import known
from cene.organiser.opinions import look_again
from cene.organiser.reranking import rerank
from cene.organiser.whole_file import whole_file
from cene.writing import writing

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from cene.organiser.lab.run_report import Told
    from cene.organiser.lab.runs import Run


BUNDLED = "bundled"
"""In place of the name of a run: no network but what ships."""


@click.group()
def models() -> None:
    """Networks of your own: list them, show how good they are, compare and remove them."""


@models.command("list")
@json_option
def list_runs(*, as_json: bool) -> int:
    """List the networks that were trained, newest first."""
    return model_report.listed(runs.every(paths.runs()), as_json=as_json)


@models.command()
@click.argument("run", metavar="RUN")
@click.option("--html", "as_page", is_flag=True, help="Print only where the report as a page is.")
@json_option
def show(run: str, *, as_page: bool, as_json: bool) -> int:
    """Show how good a network is, against the bundled classifier too; a RUN may be shortened."""
    if as_page and as_json:
        raise UsageError("--html and --json are two answers; ask for one.")
    found = runs.one(paths.runs(), run)
    if found.state is not State.FINISHED:
        if as_page:
            raise UsageError(f"The run {printable(found.id)} has not finished, so has no report.")
        model_report.unreported(found, as_json=as_json)
        return 0
    told = _told([found])
    if told is None:
        return INTERRUPTED
    if as_json:
        print_json(told[0].document)
    elif as_page:
        say(printable(found.folder / runs.PAGE))
    else:
        model_report.shown(told[0])
    return 0


@models.command()
@click.argument("names", nargs=-1, required=True, metavar="RUN RUN...")
@click.option("--html", "page", type=PATH, metavar="FILE", help="Write it as a page, too.")
@json_option
def compare(names: tuple[str, ...], page: Path | None, *, as_json: bool) -> int:
    """Show networks side by side, and say whether they had the same photos."""
    found = {run.id: run for run in (runs.one(paths.runs(), name) for name in names)}
    if len(found) < 2:  # noqa: PLR2004
        raise UsageError("Name at least two runs.")
    told = _told(list(found.values()))
    if told is None:
        return INTERRUPTED
    comparison = run_comparing.compare(told)
    if page is not None:
        with whole_file(page) as file:
            file.write(run_comparing.page(comparison))
    if as_json:
        print_json(run_comparing.document(comparison))
    else:
        model_report.compared(comparison)
    return 0


@models.command()
@click.argument("name", metavar="RUN|bundled")
@click.option("--rest", metavar="CLASS", help="The class of what belongs into no other.")
@catalogue_option
@json_option
def use(name: str, rest: str | None, catalogue: Path | None, *, as_json: bool) -> int:
    """Let a network have a say in what photos are; `bundled` takes it back.

    Photos are looked at again by and by; what the network has not seen is as it was before.
    """
    adoption, network = None, None
    with writing(catalogue) as workspace, ConsoleProgress() as progress:
        if name == BUNDLED:
            adopting.go_back(workspace)
        elif network := adopting.earlier(workspace, name):
            adopting.go_back(workspace, network)
        else:
            run, classifier = runs.one(paths.runs(), name), Classifier(known(workspace))
            adoption = adopting.adopt(workspace, classifier, run, rest, progress)
            if adoption is None:
                return INTERRUPTED
            network = adoption.network
        classifier = Classifier(known(workspace))
        rerank(workspace, classifier, progress)
        left = look_again(workspace, classifier, progress)
    model_report.used(network, adoption, left, as_json=as_json)
    return 1 if adoption is not None and adoption.failed else 0


@models.command()
@click.argument("names", nargs=-1, required=True, metavar="RUN...")
@json_option
def remove(names: tuple[str, ...], *, as_json: bool) -> int:
    """Delete networks with their reports; no photo is touched."""
    # All are looked for before the first is deleted: what is not meant must not be gone.
    found = {run.id: run for run in (runs.one(paths.runs(), name) for name in names)}
    gone = [(run, runs.remove(run)) for run in found.values()]
    model_report.removed(gone, as_json=as_json)
    return 0


def _told(found: Sequence[Run]) -> list[Told] | None:
    """The runs with their reports; None after Ctrl-C."""
    told, classifier = [], Classifier()
    with ConsoleProgress() as progress:
        for run in found:
            one = run_report.told(run, classifier, paths.squares(), progress)
            if one is None:
                return None
            told.append(one)
    return told

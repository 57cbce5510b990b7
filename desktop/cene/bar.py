"""The progress bar of a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, TextColumn
from rich.progress import TimeRemainingColumn as TimeColumn
from rich.text import Text

if TYPE_CHECKING:
    from rich.progress import Task


class _Rate(ProgressColumn):
    """Steps a second."""

    def render(self, task: Task) -> Text:
        speed = task.finished_speed or task.speed
        return Text("" if speed is None else f"{speed:,.0f} a second", style="progress.data.speed")


class _TimeLeft(TimeColumn):
    """The time left in words, nothing where the end is not known."""

    def render(self, task: Task) -> Text:
        if task.total is None:
            return Text()
        return super().render(task).append(" left")


def bar(terminal: TextIO) -> Progress:
    """A bar on a terminal with count, rate and time left, gone when it is done."""
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        _Rate(),
        _TimeLeft(compact=True),
        console=Console(file=terminal),
        transient=True,
    )

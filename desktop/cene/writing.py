"""How commands that write open the catalogue."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from cene import paths, report
from cene.organiser.recovery import recover
from cene.organiser.workspace import opened

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from cene.organiser.workspace import Workspace


@contextmanager
def writing(catalogue: Path | None) -> Iterator[Workspace]:
    """Open the catalogue for writing, and first settle what an interrupted run left."""
    with opened(catalogue or paths.catalogue(), write=True) as workspace:
        report.recovered(recover(workspace))
        yield workspace

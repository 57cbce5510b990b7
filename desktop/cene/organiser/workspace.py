"""What every use case works on: the open catalogue and its journal."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from cene.files.move import Mover
from cene.files.rewrite import Rewriter
from cene.store.albums import AlbumRows
from cene.store.catalogue import Catalogue
from cene.store.database import Database
from cene.store.examples import Examples
from cene.store.journal import Journal
from cene.store.predictions import Predictions
from cene.store.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from cene.core.move import Move


@dataclass(frozen=True)
class Workspace:
    """One open catalogue, seen from all its sides."""

    database: Database
    catalogue: Catalogue
    predictions: Predictions
    journal: Journal
    albums: AlbumRows
    examples: Examples
    settings: Settings

    def mover(self, as_recorded: Callable[[Move], Move]) -> Mover:
        """A mover that notes its copies in this journal, each as `as_recorded` shows it."""

        def record(move: Move) -> None:
            with self.database.transaction():
                self.journal.record(as_recorded(move))

        return Mover(self.journal.tag(), record)

    def rewriter(self) -> Rewriter:
        """A rewriter for the moves of this journal."""
        return Rewriter(self.journal.tag())


@contextmanager
def opened(path: Path, *, write: bool) -> Iterator[Workspace]:
    """Open a catalogue; a writing one is the only one until it is closed.

    Raises:
        UnusableError: it cannot be used, with the reason.
    """
    with Database(path, write=write) as database:
        yield Workspace(
            database,
            Catalogue(database),
            Predictions(database),
            Journal(database),
            AlbumRows(database),
            Examples(database),
            Settings(database),
        )


class Progress(Protocol):
    """Whoever shows how far a use case is, and can ask it to stop."""

    def begin(self, stage: str, total: int | None) -> None:
        """A stage begins, with so many steps if that is known."""

    def advance(self, steps: int = 1) -> None:
        """So many steps of it are done."""

    def stopped(self) -> bool:
        """Whether to stop at the next safe point, which loses nothing."""
        ...


class Silent:
    """Progress that nobody watches."""

    def begin(self, stage: str, total: int | None) -> None:
        """Show nothing."""

    def advance(self, steps: int = 1) -> None:
        """Show nothing."""

    def stopped(self) -> bool:
        """Nobody asks."""
        return False

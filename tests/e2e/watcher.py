"""`cene watch` in a process of its own, and what it tells."""

from __future__ import annotations

import re
import signal
import subprocess
import time
from typing import TYPE_CHECKING, Self

from tests.e2e.program import PROGRAM, environment
from tests.scenes import THRESHOLD

from cene.store.database import Database

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from tests.e2e.program import Library

PATIENCE = 180.0
"""Seconds to wait for what takes two or three where nothing else runs."""


def until(condition: Callable[[], object], seconds: float = PATIENCE) -> None:
    """Wait until something is so."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, f"not within {seconds:.0f} seconds"
        time.sleep(0.02)


class Watcher:
    """Watches the inbox of a library; killed at the end of the block if it still runs.

    Args:
        library: the library; its inbox is made.
        more: further arguments, sources among them.
        mode: what is done with the photos.
        program: what is run in place of the program.
    """

    def __init__(
        self,
        library: Library,
        *more: str | Path,
        mode: str = "move",
        program: Sequence[str] = tuple(PROGRAM),
    ) -> None:
        library.inbox.mkdir(parents=True, exist_ok=True)
        self._library = library
        self._out, self._err = library.root / "told.txt", library.root / "complained.txt"
        order = (library.inbox, *more, "--into", library.albums)
        arguments = map(str, ("watch", *order, "--mode", mode, "--threshold", THRESHOLD))
        with self._out.open("w") as out, self._err.open("w") as err:
            self.process = subprocess.Popen(
                [*program, *arguments],
                env=environment(library.home),
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=err,
            )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()
        assert self.complaints == "", self.told + self.complaints

    @property
    def told(self) -> str:
        """All that it has printed."""
        return self._out.read_text("utf-8")

    @property
    def complaints(self) -> str:
        """All that it has printed on stderr, which is nothing where all goes well."""
        return self._err.read_text("utf-8")

    def hears(self, pattern: str) -> Self:
        """Wait until it tells what a pattern matches."""
        until(lambda: re.search(pattern, self.told) or self.process.poll() is not None)
        assert re.search(pattern, self.told), self.told + self.complaints
        return self

    def ready(self) -> Self:
        """Wait until it watches, and has looked at what was there before."""
        self.hears(f"watching {re.escape(str(self._library.inbox))}\n")
        until(lambda: not self.is_busy())
        return self

    def is_busy(self) -> bool:
        """Whether the first look is not over: it is when all folders are in the catalogue."""
        with Database(self._library.home / "catalogue.sqlite", write=False) as database:
            sql = "SELECT 1 FROM folder WHERE length(signature) AND path = ?"
            inbox = str(self._library.inbox.resolve()).encode()
            return database.connection.execute(sql, (inbox,)).fetchone() is None

    def ended(self, number: int = signal.SIGTERM) -> float:
        """Send a signal, and see it end well; after how many seconds."""
        began = time.monotonic()
        self.process.send_signal(number)
        code = self.process.wait(PATIENCE)
        took = time.monotonic() - began
        assert code == 0, self.told + self.complaints
        assert self.told.endswith("Stopped.\n")
        return took

    def kill(self) -> None:
        """End it as a power failure does; does nothing where it has ended."""
        self.process.kill()
        self.process.wait()

"""Has the chosen folders looked at whenever something changes in them."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from cene.core.errors import BusyError, UnusableError
from cene.organiser.scanning import Scanned
from cene.organiser.watching import Watching, claimed, elsewhere, watch
from cene.ui.work.jobs import Scan, ScanNow

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from cene.core.watched import Watched
    from cene.files.watch import Watch
    from cene.store.lock import Lock
    from cene.ui.work.bench import Job

LOOK_MS = 1000
"""Milliseconds between two looks whether a scan is due, and how the folders are."""
AGAIN = 60.0
"""Seconds until the right to watch is asked for again that another process has."""


class Watcher(QObject):
    """Watches folders and says when to scan them, unless `cene watch` does so already.

    Args:
        catalogue: the file of which the photos are; one process watches for it at a time.
        parent: its owner.
    """

    due = Signal(object)
    """It is time for a `Scan` of these `Changes`; `ended` has to be told how it went."""
    states_changed = Signal()
    """A folder went missing, or is there again; or another process watches, or no longer."""
    failed = Signal(str)
    """Why nobody can watch for this catalogue, in a sentence."""

    def __init__(self, catalogue: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.states: tuple[Watched, ...] = ()
        """How each folder is watched."""
        self._catalogue = catalogue
        self._folders: tuple[Path, ...] = ()
        self._exclude: tuple[Path, ...] = ()
        self._patterns: tuple[str, ...] = ()
        self._watching = Watching()
        self._watch: Watch | None = None
        self._claim: Lock | None = None
        self._asked = 0.0
        self._paused = False
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self._look)

    def follow(
        self, folders: Sequence[Path], exclude: Sequence[Path], patterns: Sequence[str] = ()
    ) -> None:
        """Watch these folders from now on, and no others; none stops it.

        Args:
            folders: the folders; they need not be there yet.
            exclude: folders below them whose changes do not count.
            patterns: what below them does not count besides.
        """
        self.stop()
        self._folders, self._exclude = tuple(folders), tuple(exclude)
        self._patterns = tuple(patterns)
        if folders:
            self._timer.start()
            self._begin()
            self._look()

    def pause(self, *, on: bool) -> None:
        """Let nothing be due until it is switched off again."""
        self._paused = on
        if on:
            self._watching.pause()
        else:
            self._watching.resume()

    def ended(self, job: Job, result: object, *, well: bool) -> None:
        """A job is over, with this result if it went well."""
        if isinstance(job, Scan) and not isinstance(job, ScanNow):
            waiting = result.waiting if isinstance(result, Scanned) else ()
            self._watching.ended(well=well, waiting=waiting)

    def stop(self) -> None:
        """Watch nothing any more, and let others; may be called twice."""
        self._timer.stop()
        if self._watch is not None:
            self._watch.stop()
            self._watch = None
        if self._claim is not None:
            self._claim.release()
            self._claim = None
        self._set(())

    def _begin(self) -> None:
        """Begin to watch, if no other process does."""
        self._asked = time.monotonic()
        try:
            self._claim = claimed(self._catalogue)
        except BusyError:
            self._set(elsewhere(self._folders))
            return
        except UnusableError as error:
            self._timer.stop()
            self.failed.emit(str(error))
            return
        self._watching = Watching()
        self.pause(on=self._paused)
        self._watch = watch(self._folders, self._exclude, self._watching, self._patterns)
        self._watch.start()

    def _look(self) -> None:
        if self._watch is None:
            if time.monotonic() - self._asked >= AGAIN:
                self._begin()
            return
        self._set(self._watch.watched())
        if self._watching.due():
            self.due.emit(self._watching.begun())

    def _set(self, states: tuple[Watched, ...]) -> None:
        if states != self.states:
            self.states = states
            self.states_changed.emit()

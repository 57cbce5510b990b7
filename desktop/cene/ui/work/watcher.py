"""Has the chosen folders looked at whenever something changes in them."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from cene.core.errors import CeneError
from cene.organiser.scanning import Scanned
from cene.organiser.watching import Watching, claimed, watch
from cene.ui.work.jobs import Scan, ScanNow

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from cene.core.watched import Watched
    from cene.files.watch import Watch
    from cene.ui.work.bench import Job

LOOK_MS = 1000
"""Milliseconds between two looks whether a scan is due, and how the folders are."""


class Watcher(QObject):
    """Watches folders and says when to scan them.

    Args:
        catalogue: the file of which the photos are.
        parent: its owner.
    """

    due = Signal(object)
    """It is time for a `Scan` of these `Changes`; `ended` has to be told how it went."""
    states_changed = Signal()
    """A folder went missing, or is there again."""
    failed = Signal(str)
    """Why these folders cannot be watched, in a sentence."""

    def __init__(self, catalogue: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.states: tuple[Watched, ...] = ()
        """How each folder is watched."""
        self._catalogue = catalogue
        self._watching = Watching()
        self._watch: Watch | None = None
        self._claim = ExitStack()
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
        if not folders:
            return
        try:
            self._claim.enter_context(claimed(self._catalogue, folders, next(iter(exclude), None)))
        except CeneError as error:
            self.failed.emit(str(error))
            return
        self._watching = Watching()
        self.pause(on=self._paused)
        self._watch = watch(folders, exclude, self._watching, patterns)
        self._watch.start()
        self._timer.start()
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
            found = result if isinstance(result, Scanned) else Scanned()
            # What could not be filed is tried again also if nothing changes.
            self._watching.ended(well=well and not found.held, waiting=found.waiting)

    def stop(self) -> None:
        """Watch nothing any more; may be called twice."""
        self._timer.stop()
        if self._watch is not None:
            self._watch.stop()
            self._watch = None
        self._claim.close()
        self._set(())

    def _look(self) -> None:
        if self._watch is not None:
            self._set(self._watch.watched())
        if self._watching.due():
            self.due.emit(self._watching.begun())

    def _set(self, states: tuple[Watched, ...]) -> None:
        if states != self.states:
            self.states = states
            self.states_changed.emit()

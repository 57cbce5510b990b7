"""Hints that something changed in a folder: the scan is the truth, this only says when to look."""

from __future__ import annotations

import errno
import logging
import math
import os
import threading
import time
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.polling import PollingObserverVFS

from cene.core.watched import Changes, State, Watched
from cene.files.leave import leaving_out
from cene.files.quiet import Quiet
from cene.files.scan import is_passed_over

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from watchdog.observers.api import BaseObserver

    from cene.files.leave import LeftOut

BEAT = 0.5
"""Seconds between two looks at what changed, while something did."""
LOOK = 3.0
"""Seconds between two looks at whether the roots are there and their watchers alive."""
POLL = 60.0
"""Seconds between two looks at a folder that the system tells nothing about."""
PATIENCE = 1.0
"""Seconds that `Watch.stop` waits for a disk that does not answer."""
MOST = 1000
"""So many places of a root are hinted at one by one; beyond that the whole root is."""

_EVENTS: list[type[FileSystemEvent]] = [
    *(FileCreatedEvent, FileModifiedEvent, FileClosedEvent, FileMovedEvent, FileDeletedEvent),
    *(DirCreatedEvent, DirMovedEvent, DirDeletedEvent),
]
"""Reading a file and setting its attributes are not among them."""
_WATCHDOG = logging.getLogger("watchdog.observers")
"""The only place where watchdog tells of events that the system lost."""
# What it says besides (that it was stopped in the middle of an event) is not for stderr.
_WATCHDOG.addHandler(logging.NullHandler())
# That it hears of a folder twice, which was renamed while it looked, is no news either.
warnings.filterwarnings("ignore", "Callback with id", RuntimeWarning, "watchdog")
_NETWORK = "it is on a network disk, which does not tell of changes"
NOT_YET = "nobody has looked for it yet"
"""Why a root is missing for the first moment of its watch."""
_LIMITS = {
    errno.ENOSPC: "the system's limit of watched folders is reached; raise "
    "fs.inotify.max_user_watches",
    errno.EMFILE: "the system's limit of watching programs is reached; raise "
    "fs.inotify.max_user_instances",
}


class Watch:
    """Watches folders and all below them, in a thread of its own.

    `changed` is called from that thread with what may have changed: the whole root when its
    watching begins or resumes (whatever happened before was not seen), and then after every burst
    what was hinted at, a quiet second after its last hint (`quiet.QUIET`). It must return soon, and
    not stop the watch.

    Args:
        roots: the folders; they need not be there yet.
        exclude: folders below them whose changes do not count.
        changed: what to call.
        remote: whether a folder is on a disk whose changes the system does not tell of.
        patterns: what below each root does not count besides, as `files.leave` has it.

    Raises:
        UsageError: one of the patterns is none.
    """

    def __init__(
        self,
        roots: Iterable[Path],
        exclude: Iterable[Path],
        changed: Callable[[Changes], None],
        *,
        remote: Callable[[Path], bool],
        patterns: Iterable[str] = (),
    ) -> None:
        away = tuple(os.path.realpath(path) for path in exclude)
        self._changed = changed
        self._woken, self._stopping = threading.Event(), threading.Event()
        patterns = tuple(patterns)
        self._places = [_Place(root, away, remote, self._woken.set, patterns) for root in roots]
        self._thread = threading.Thread(target=self._run, name="watch", daemon=True)
        self._begun = False

    def start(self) -> None:
        """Begin to watch; does nothing where it has begun, also if it was stopped since."""
        if not self._begun:
            self._begun = True
            self._thread.start()

    def stop(self) -> None:
        """End within `PATIENCE` seconds; `changed` is not called any more. May be called twice."""
        self._stopping.set()
        self._woken.set()
        if self._begun:
            self._thread.join(PATIENCE)

    def alive(self) -> bool:
        """Whether the thread runs, and every root that is there has its watcher."""
        return self._thread.is_alive() and all(place.sound() for place in self._places)

    def watched(self) -> tuple[Watched, ...]:
        """How each root is watched now, in the order given; from any thread."""
        return tuple(place.watched for place in self._places)

    def _run(self) -> None:
        lost = _Lost(self._places)
        _WATCHDOG.addHandler(lost)
        try:
            looked = -math.inf
            while not self._stopping.is_set():
                now = time.monotonic()
                if now - looked >= LOOK:
                    looked = now
                    for place in self._places:
                        place.look()
                self._report(time.monotonic())
                if any(place.quiet.pending for place in self._places):
                    self._stopping.wait(BEAT)
                else:
                    self._woken.wait(max(0.0, looked + LOOK - time.monotonic()))
                    self._woken.clear()
        finally:
            _WATCHDOG.removeHandler(lost)
            for place in self._places:
                place.close()

    def _report(self, now: float) -> None:
        """Tell what is ripe, of roots that are there: of one that is not it would be lost."""
        for place in self._places:
            if place.quiet.is_ripe(now):
                place.look()
                if place.quiet.take(now) and not self._stopping.is_set():
                    self._changed(place.taken())


class _Lost(logging.Handler):
    """Hears that the system lost events: anything may have changed anywhere."""

    def __init__(self, places: Iterable[_Place]) -> None:
        super().__init__(logging.WARNING)
        self._places = places

    def emit(self, record: logging.LogRecord) -> None:
        message = record.getMessage()
        for place in self._places:
            if "Unable to rebuild" in message:
                place.distrust()
            if "overflow" in message:
                place.note_all(time.monotonic())


class _Place(FileSystemEventHandler):
    """One root: its watcher, and what is known of it."""

    def __init__(
        self,
        root: Path,
        exclude: tuple[str, ...],
        remote: Callable[[Path], bool],
        wake: Callable[[], None],
        patterns: tuple[str, ...],
    ) -> None:
        self.watched = Watched(root, State.MISSING, NOT_YET)
        self._exclude, self._remote, self._wake = exclude, remote, wake
        self._observer: BaseObserver | None = None
        self._threads: list[threading.Thread] = []
        self._identity: tuple[int, int] | None = None
        self._real, self._patterns = "", patterns
        self._left_out: LeftOut | None = leaving_out("", patterns)
        self.quiet = Quiet()
        self._lock = threading.Lock()
        self._folders, self._trees = set[str](), set[str]()
        self._grown, self._distrusted = False, False

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Note what counts; called from the watcher's thread."""
        paths = [os.fsdecode(path) for path in (event.src_path, event.dest_path) if path]
        for path in paths:
            if not self._counts(path, folder=event.is_directory):
                continue
            with self._lock:
                if event.is_directory:
                    self._trees.add(path)
                else:
                    self._folders.add(os.path.dirname(path))
            self._grown |= isinstance(event, DirCreatedEvent | DirMovedEvent)
            self.quiet.note(time.monotonic())
            self._wake()

    def note_all(self, now: float = -math.inf) -> None:
        """Anything may have changed, at the time `now`; left out, no quiet is waited for."""
        with self._lock:
            self._trees.add(self._real)
        self.quiet.note(now)
        self._wake()

    def distrust(self) -> None:
        """The watcher may have stopped to hear although it runs: it is made anew."""
        self._distrusted = True

    def taken(self) -> Changes:
        """What may have changed since this was asked last."""
        with self._lock:
            folders, self._folders = self._folders, set()
            trees, self._trees = self._trees, set()
        if self._real in trees or len(folders) + len(trees) > MOST:
            return Changes(trees=frozenset({Path(self._real)}))
        return Changes(frozenset(map(Path, folders)), frozenset(map(Path, trees)))

    def sound(self) -> bool:
        """Whether all threads of the watcher live: each may die without the others noticing."""
        if self.watched.state is State.MISSING:
            return True
        observer = self._observer
        return (
            observer is not None
            and not self._distrusted
            and all(thread.is_alive() for thread in self._threads)
        )

    def look(self) -> None:
        """See whether the root is there and still the same folder, and (re)make its watcher."""
        root = self.watched.root
        try:
            status = os.stat(root)
            os.scandir(root).close()
        except OSError as error:
            self.close()
            self._missing(error)
            return
        identity = (status.st_dev, status.st_ino)
        if self._observer is None or identity != self._identity or not self.sound():
            self._open(identity)
        elif self._grown and self.watched.state is State.WATCHING:
            self._check_limit()

    def close(self) -> None:
        """End the watcher, if there is one."""
        if self._observer is not None:
            _end(self._observer)
            self._observer = None

    def _open(self, identity: tuple[int, int]) -> None:
        self.close()
        self._distrusted = False
        root = self.watched.root
        # The system watches a link itself, not the folder that it leads to.
        self._identity, self._real = identity, os.path.realpath(root)
        self._left_out = leaving_out(self._real, self._patterns)
        try:
            if self._remote(root):
                self._poll(_NETWORK)
            else:
                self._hear(Observer)
                self.watched = Watched(root, State.WATCHING)
                self._grown = True
                self._check_limit()
        except OSError as error:
            self._without(error)
        if self.watched.state is not State.MISSING:
            self.note_all()  # what happened before nobody has seen

    def _check_limit(self) -> None:
        """Fall back where the watches have run out: watchdog keeps that of subfolders to itself.

        If one more watch can be had, there were enough.
        """
        self._grown = False
        try:
            _end(self._begin(Observer, recursive=False))
        except OSError as error:
            if error.errno == errno.ENOSPC:
                self.close()
                self._without(error)

    def _without(self, error: OSError) -> None:
        """Go on after the system refused to watch."""
        reason = _LIMITS.get(error.errno or 0)
        try:
            if reason is None:
                raise error
            self._poll(reason)
        except OSError as final:
            self._missing(final)

    def _poll(self, reason: str) -> None:
        self._hear(_polling)
        self.watched = Watched(
            self.watched.root, State.POLLING, f"{reason}. Cene looks every {POLL:.0f} seconds"
        )

    def _missing(self, error: OSError) -> None:
        if isinstance(error, FileNotFoundError):
            why = "it is not there"
        elif isinstance(error, NotADirectoryError):
            why = "a file is in its place"
        else:
            why = f"it cannot be read ({error.strerror})"
        self.watched = Watched(self.watched.root, State.MISSING, why)
        self.quiet.forget()

    def _hear(self, make: Callable[[], BaseObserver]) -> None:
        """Begin to watch, and note the threads of that; not all of them can be asked for."""
        before = set(threading.enumerate())
        self._observer = self._begin(make, recursive=True)
        self._threads = [
            thread
            for thread in threading.enumerate()
            if thread not in before and type(thread).__module__.startswith("watchdog.")
        ]

    def _begin(self, make: Callable[[], BaseObserver], *, recursive: bool) -> BaseObserver:
        observer = make()
        try:
            observer.schedule(self, self._real, recursive=recursive, event_filter=_EVENTS)
            observer.start()
        except OSError:
            _end(observer)
            raise
        return observer

    def _counts(self, path: str, *, folder: bool) -> bool:
        """Whether a scan would look at a path: it is not hidden, half-written or excluded."""
        if any(path == away or path.startswith(away + os.sep) for away in self._exclude):
            return False
        if self._left_out is not None and self._left_out.covers(path, folder=folder):
            return False
        return not is_passed_over(path.removeprefix(self._real))


def _polling() -> BaseObserver:
    """One that follows no links, as the scan does not."""
    return PollingObserverVFS(os.lstat, os.scandir, polling_interval=POLL)


def _end(observer: BaseObserver) -> None:
    """Stop an observer and wait for its threads, also where it never began."""
    observer.stop()
    if observer.is_alive():
        observer.join()

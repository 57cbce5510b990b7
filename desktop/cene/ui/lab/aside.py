"""Does what must not hold up the window and is not the work on photos, in a thread of its own."""

from __future__ import annotations

import threading
import time
from abc import ABC, abstractmethod
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QRunnable, QThreadPool, Signal

from cene.core.errors import CeneError
from cene.organiser.classifier import Classifier

if TYPE_CHECKING:
    from collections.abc import Callable

_OFTEN = 0.1
"""Seconds between two signals of progress."""


@dataclass(frozen=True, slots=True)
class Stage:
    """How far a stage is.

    Attributes:
        name: what is done, in the person's language.
        done: steps that are done.
        total: how many there are; None while nobody knows.
        seconds: since it began.
    """

    name: str
    done: int
    total: int | None
    seconds: float


class Telling:
    """Progress that becomes calls of a function, not too many of them.

    Args:
        tell: gets a `Stage`.
        stop: is set when nobody wants it any more.
    """

    def __init__(self, tell: Callable[[Stage], object], stop: threading.Event) -> None:
        self._tell, self._stop = tell, stop
        self._name, self._done = "", 0
        self._total: int | None = None
        self._began = self._told = 0.0

    def begin(self, stage: str, total: int | None) -> None:
        """A stage begins."""
        self._name, self._done, self._total = stage, 0, total
        self._began = time.monotonic()
        self._say()

    def advance(self, steps: int = 1) -> None:
        """So many steps of it are done."""
        self._done += steps
        if time.monotonic() - self._told >= _OFTEN:
            self._say()

    def stopped(self) -> bool:
        """Whether nobody wants it any more."""
        return self._stop.is_set()

    def _say(self) -> None:
        self._told = time.monotonic()
        name = QCoreApplication.translate("Stages", self._name)
        self._tell(Stage(name, self._done, self._total, self._told - self._began))


class Tools:
    """What errands share; used in their thread only."""

    @cached_property
    def classifier(self) -> Classifier:
        """The bundled one, taught nothing."""
        return Classifier()


class Errand(ABC):
    """Something to find out or to do; frozen data."""

    __slots__ = ()

    @abstractmethod
    def run(self, tools: Tools, progress: Telling) -> object:
        """Do it, in the other thread; None if it was stopped.

        Raises:
            CeneError: it cannot be done.
        """


class Aside(QObject):
    """Does errands one after another; its signals come to its own thread.

    Args:
        parent: its owner.
    """

    progressed = Signal(object, object)
    """An errand and a `Stage`."""
    done = Signal(object, object)
    """An errand and what came of it; None where it was stopped."""
    failed = Signal(object, str)
    """An errand and why it failed, in a sentence."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._tools = Tools()
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._stop = threading.Event()

    def do(self, errand: Errand) -> None:
        """Do it when those before it are done; `done` or `failed` follows."""
        self._pool.start(_Doing(errand, self._tools, self._stop, self))

    def forget(self) -> None:
        """Nobody wants what was asked for so far."""
        self._stop.set()
        self._stop = threading.Event()

    def stop(self) -> None:
        """Wait for the one that is under way; nothing is said of any, any more."""
        self.blockSignals(True)  # noqa: FBT003 - Qt's way
        self._stop.set()
        self._pool.waitForDone()


class _Doing(QRunnable):
    """One errand."""

    def __init__(self, errand: Errand, tools: Tools, stop: threading.Event, aside: Aside) -> None:
        super().__init__()
        self._errand, self._tools, self._stop, self._aside = errand, tools, stop, aside

    def run(self) -> None:
        """Do it, and say what came of it."""
        found: object = None
        try:
            if not self._stop.is_set():
                found = self._errand.run(self._tools, Telling(self._tell, self._stop))
        except CeneError as error:
            self._aside.failed.emit(self._errand, str(error))
        else:
            self._aside.done.emit(self._errand, found)

    def _tell(self, stage: Stage) -> None:
        self._aside.progressed.emit(self._errand, stage)

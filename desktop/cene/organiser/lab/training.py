"""Trains a network in a process of its own, and hears how far it is."""

from __future__ import annotations

import contextlib
import importlib.util
import json
import os
import subprocess
import sys
import threading
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, Self

from cene.core.errors import UnusableError, printable
from cene.core.lab import Epoch
from cene.organiser.lab.runs import at_work

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

GRACE = 1.5
"""Seconds in which a process that is asked to end may do so by itself."""
LOG = "process.log"
"""File in a run's folder for what TensorFlow says of itself."""


@dataclass(frozen=True, slots=True)
class Began:
    """Training begins.

    Attributes:
        epochs: most passes over the training photos.
        steps: steps of each.
        device: what it computes on.
    """

    epochs: int
    steps: int
    device: str


@dataclass(frozen=True, slots=True)
class Phase:
    """Something else than training is under way.

    Attributes:
        name: features, training, testing or exporting.
        done: how much of it is done.
        total: how much there is.
    """

    name: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Step:
    """A step of training.

    Attributes:
        epoch: number of the pass, from 1.
        step: number in it, from 1.
        loss: mean cross-entropy in this pass so far.
        accuracy: share of the photos that were right in this pass so far.
        seconds_left: how long training will take yet at most; None while that is unknown.
    """

    epoch: int
    step: int
    loss: float
    accuracy: float
    seconds_left: float | None


@dataclass(frozen=True, slots=True)
class Ended:
    """Training is over; always the last event.

    Attributes:
        state: finished, cancelled or failed.
        reason: why it failed, a sentence.
    """

    state: str
    reason: str | None = None


Event = Began | Phase | Step | Epoch | Ended
_KINDS = {"began": Began, "phase": Phase, "step": Step, "epoch": Epoch}
_SIGKILL = -9
"""Status of a process that was killed; no process has it on Windows."""
_KILLED = (
    "The system ended the training, as it does when memory runs out; choose fewer photos a step, "
    "or a smaller network."
)
_ENDS = frozenset({"finished", "cancelled"})


class Training:
    """A training process. It ends with whoever started it, however that ends.

    Args:
        run: the folder of the run.
        cache: the folder of the squares.

    Raises:
        BusyError: the run is being trained already.
        UnusableError: no process can be started.
    """

    def __init__(self, run: Path, cache: Path) -> None:
        _refuse_frozen()
        self._held = at_work(run)
        command = [
            sys.executable,
            "-m",
            "cene.training",
            os.fspath(run),
            "--cache",
            os.fspath(cache),
        ]
        self._run = run
        self._lock = threading.Lock()
        self._cancelled = False
        try:
            with (run / LOG).open("ab") as log:
                self._process = subprocess.Popen(  # noqa: S603 - this very program
                    command,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=log,
                    text=True,
                    encoding="utf-8",
                    start_new_session=True,  # Ctrl-C is for whoever asked, who then cancels
                )
        except OSError as error:
            self._held.release()
            raise UnusableError(
                f"Training in {printable(run)} could not be started: {error.strerror}."
            ) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def events(self) -> Iterator[Event]:
        """What happens, as it happens; `Ended` comes last, whatever becomes of the process."""
        assert self._process.stdout is not None  # noqa: S101 - asked for above
        for line in self._process.stdout:
            event = _event(line)
            if event is None:
                continue
            yield event
            if isinstance(event, Ended):
                return
        yield self._unsaid()

    def pause(self) -> None:
        """Stop between two steps, and keep what was learnt."""
        self._say("pause")

    def resume(self) -> None:
        """Go on after a pause."""
        self._say("resume")

    def cancel(self) -> None:
        """End it, at the latest after `GRACE` by force; it can be gone on with later."""
        self._cancelled = True
        self._say("cancel")
        threading.Thread(target=self._end, args=(GRACE,), name="cancel", daemon=True).start()

    def close(self) -> None:
        """Leave no process behind. May be called twice."""
        self._end(0.0)
        self._held.release()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):  # what it never read cannot be written
                    pipe.close()

    def _say(self, word: str) -> None:
        with self._lock, contextlib.suppress(OSError, ValueError):  # it has ended
            assert self._process.stdin is not None  # noqa: S101 - asked for above
            self._process.stdin.write(f"{word}\n")
            self._process.stdin.flush()

    def _end(self, grace: float) -> None:
        try:
            self._process.wait(grace)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _unsaid(self) -> Ended:
        """How it ended that did not say so itself."""
        status = self._process.wait()
        if self._cancelled:
            return Ended("cancelled")
        if status == _SIGKILL:
            return Ended("failed", _KILLED)
        last = _last_line(self._run / LOG)
        said = f": {last}" if last else ""
        return Ended(
            "failed", f"Training ended unexpectedly (status {status}){said}. More is in {LOG}."
        )


def check() -> None:
    """Say at once what a training process would only say after all photos were prepared.

    Raises:
        UnusableError: there is no TensorFlow.
    """
    _refuse_frozen()
    if importlib.util.find_spec("tensorflow") is None:
        raise UnusableError("Training needs TensorFlow; install it with pip install 'cene[train]'.")


def _refuse_frozen() -> None:
    if getattr(sys, "frozen", False):
        raise UnusableError(
            "Training needs TensorFlow, which is too large to come with this Cene. Install "
            "Cene by pip install 'cene[train]' and train with that: its catalogue is the same."
        )


def _event(line: str) -> Event | None:
    """What a line says; None if it is of a newer kind."""
    said: dict[str, Any] = json.loads(line)
    kind = said.pop("event")
    if kind == "failed":
        return Ended(kind, str(said["reason"]))
    if kind in _ENDS:
        return Ended(kind)
    made = _KINDS.get(kind)
    return None if made is None else made(**{one.name: said[one.name] for one in fields(made)})


def _last_line(path: Path) -> str:
    try:
        lines = path.read_text("utf-8", "replace").splitlines()
    except OSError:
        return ""
    return printable(next((line.strip() for line in reversed(lines) if line.strip()), ""))

"""A training process is heard of until it ends, however it ends."""

from __future__ import annotations

import signal
import sys
import time
from typing import TYPE_CHECKING

import psutil
import pytest
from tests.networks import needs_tensorflow
from tests.unit.training.runs import make_run

from cene.core.errors import BusyError, UnusableError
from cene.core.lab import Epoch
from cene.organiser.lab import runs
from cene.organiser.lab import training as module
from cene.organiser.lab.training import LOG, Began, Ended, Phase, Step, Training

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from cene.organiser.lab.training import Event


@pytest.fixture(autouse=True)
def _lenient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CUDA_VISIBLE_DEVICES", "-1")


@pytest.fixture
def running(tmp_path: Path) -> Iterator[tuple[Training, Iterator[Event]]]:
    """One that would train for ever, and has begun to."""
    run = make_run(tmp_path, epochs=100_000, patience=0, augment=False)
    with Training(run, tmp_path / "cache") as training:
        events = training.events()
        assert any(isinstance(event, Step | Epoch) for event in events)
        yield training, events


def rest(events: Iterator[Event]) -> Event:
    *_, last = events
    return last


@needs_tensorflow
def test_all_that_happens_is_told_in_order(tmp_path: Path) -> None:
    run = make_run(tmp_path, steps=4, augment=False)
    with Training(run, tmp_path / "cache") as training:
        found = list(training.events())
    kinds = list(dict.fromkeys(type(event) for event in found))
    assert kinds[0] is Began
    assert {Phase, Epoch} <= set(kinds)
    assert found[-1] == Ended("finished")
    assert [event.number for event in found if isinstance(event, Epoch)] == [1]
    assert (run / LOG).exists()
    with Training(run, tmp_path / "cache") as training:
        assert list(training.events())[-1] == Ended("finished"), "what is done stays done"


@needs_tensorflow
def test_cancelled_it_ends_and_is_gone(
    running: tuple[Training, Iterator[Event]],
) -> None:
    training, events = running
    training.cancel()
    assert rest(events) == Ended("cancelled")
    training.close()
    assert not psutil.pid_exists(training._process.pid)


@needs_tensorflow
def test_paused_it_says_nothing_until_it_is_to_go_on(
    running: tuple[Training, Iterator[Event]],
) -> None:
    training, events = running
    training.pause()
    time.sleep(1)
    process = psutil.Process(training._process.pid)
    before = process.cpu_times().user
    time.sleep(1)
    assert process.cpu_times().user - before < 0.2
    training.resume()
    assert isinstance(next(events), Step | Epoch | Phase)


@needs_tensorflow
def test_a_run_is_trained_once_at_a_time_and_not_removed_meanwhile(
    running: tuple[Training, Iterator[Event]], tmp_path: Path
) -> None:
    training, _ = running
    (run,) = (tmp_path / "lab/runs").iterdir()
    with pytest.raises(BusyError, match="The run one is being trained; wait"):
        Training(run, tmp_path / "cache")
    with pytest.raises(BusyError):
        runs.remove(runs.read(run))
    assert (run / "run.json").exists()
    training.close()
    assert runs.remove(runs.read(run)) == ()
    assert not run.exists()


@needs_tensorflow
def test_killed_by_the_system_it_failed_for_want_of_memory(
    running: tuple[Training, Iterator[Event]],
) -> None:
    training, events = running
    training._process.send_signal(signal.SIGKILL)
    last = rest(events)
    assert isinstance(last, Ended)
    assert last.state == "failed"
    assert "memory" in str(last.reason)
    training.pause()  # to nobody
    training.cancel()


def test_one_that_ends_without_a_word_is_explained_by_its_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "broken"
    broken.write_text("#!/bin/sh\necho 'first' >&2; echo 'no room for it' >&2; exit 7\n")
    broken.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(broken))
    with Training(tmp_path, tmp_path) as training:
        (last,) = training.events()
    assert last == Ended(
        "failed",
        "Training ended unexpectedly (status 7): no room for it. More is in process.log.",
    )


def test_events_of_a_newer_kind_are_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    newer = tmp_path / "newer"
    newer.write_text(
        '#!/bin/sh\necho \'{"event": "heat", "degrees": 90}\'\n'
        'echo \'{"event": "phase", "name": "testing", "done": 1, "total": 2, "more": 3}\'\n'
        'echo \'{"event": "failed", "reason": "No."}\'\n'
    )
    newer.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(newer))
    with Training(tmp_path, tmp_path) as training:
        assert list(training.events()) == [Phase("testing", 1, 2), Ended("failed", "No.")]


def test_where_none_can_be_started_that_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "gone"))
    with pytest.raises(UnusableError, match="could not be started: No such file"):
        Training(tmp_path, tmp_path)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    with pytest.raises(UnusableError, match="pip install"):
        Training(tmp_path, tmp_path)
    assert module.GRACE < 2

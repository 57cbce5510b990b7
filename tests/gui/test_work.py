from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

import pytest
from PySide6.QtCore import QObject, QThread, Slot

from cene.core.errors import UsageError
from cene.organiser.workspace import opened
from cene.ui.work import thread as working
from cene.ui.work.bench import Bench, Job, Rank, StoppedError
from cene.ui.work.jobs import Open
from cene.ui.work.thread import GRACE, Progressed, Work

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot
    from tests.gui.conftest import Gallery

LONG = 10.0


@dataclass(frozen=True)
class Task(Job):
    """Does what it is told, step by step, until it is asked to stop."""

    name: str
    steps: int = 0
    error: Exception | None = None
    runs: list[str] = field(default_factory=list, compare=False)
    at_work: threading.Event = field(default_factory=threading.Event, compare=False)

    @property
    def title(self) -> str:
        return self.name

    def run(self, bench: Bench) -> str:
        self.runs.append(self.name)
        self.at_work.set()
        bench.progress.begin("Filing", self.steps)
        for _ in range(self.steps):
            if bench.progress.stopped():
                raise StoppedError
            bench.progress.advance()
            time.sleep(0.005)
        if self.error is not None:
            raise self.error
        return f"{self.name} done"


@dataclass(frozen=True)
class Chore(Task):
    rank: ClassVar[Rank] = Rank.BACKGROUND


@dataclass(frozen=True)
class Writing(Task):
    """Changes the catalogue at every step."""

    def run(self, bench: Bench) -> str:
        for number in range(self.steps):
            with bench.workspace.database.transaction():
                bench.workspace.settings.put("test", str(number))
            bench.progress.advance()
            time.sleep(0.005)
        return ""


class Ear(QObject):
    """Hears everything that is said of jobs, in the thread of the window."""

    def __init__(self, work: Work) -> None:
        super().__init__()
        self.heard: list[tuple[str, str]] = []
        self.progress: list[tuple[float, Progressed]] = []
        self.changes: list[float] = []
        self.threads: set[QThread] = set()
        work.began.connect(self.on_began)
        work.finished.connect(self.on_finished)
        work.failed.connect(self.on_failed)
        work.cancelled.connect(self.on_cancelled)
        work.progressed.connect(self.on_progressed)
        work.changed.connect(self.on_changed)

    def _hear(self, what: str, job: Job, more: str = "") -> None:
        self.threads.add(QThread.currentThread())
        if not isinstance(job, Open):
            self.heard.append((what, job.title + more))

    @Slot(object)
    def on_began(self, job: Job) -> None:
        self._hear("began", job)

    @Slot(object, object)
    def on_finished(self, job: Job, result: object) -> None:
        self._hear("finished", job, f": {result}")

    @Slot(object, str)
    def on_failed(self, job: Job, sentence: str) -> None:
        self._hear("failed", job, f": {sentence}")

    @Slot(object)
    def on_cancelled(self, job: Job) -> None:
        self._hear("cancelled", job)

    @Slot(object)
    def on_progressed(self, progressed: Progressed) -> None:
        self.progress.append((time.monotonic(), progressed))

    @Slot()
    def on_changed(self) -> None:
        self.changes.append(time.monotonic())

    def ends(self) -> list[tuple[str, str]]:
        return [(what, job) for what, job in self.heard if what != "began"]


@pytest.fixture(autouse=True)
def no_stand_ins(nothing_left: None) -> Iterator[None]:  # noqa: ARG001 - goes before it
    """Before Python 3.12 a Qt thread that logged leaves a stand-in behind, which is no thread."""
    yield
    known = threading._active  # type: ignore[attr-defined]
    for number, thread in list(known.items()):
        if isinstance(thread, threading._DummyThread):
            del known[number]


@pytest.fixture
def work(qtbot: QtBot, gallery: Gallery) -> Iterator[Work]:
    """Open and idle."""
    work = Work(gallery.catalogue)
    with qtbot.waitSignal(work.idle, timeout=10_000):
        work.start()
    yield work
    assert work.stop()


@pytest.fixture
def ear(work: Work) -> Ear:
    return Ear(work)


def finish(qtbot: QtBot, work: Work, *jobs: Job) -> None:
    """Submit jobs, and wait until none is left."""
    with qtbot.waitSignal(work.idle, timeout=10_000):
        for job in jobs:
            assert work.submit(job)


def test_a_job_begins_and_finishes_with_its_result(qtbot: QtBot, work: Work, ear: Ear) -> None:
    finish(qtbot, work, Task("one"))
    assert ear.heard == [("began", "one"), ("finished", "one: one done")]


def test_everything_is_heard_in_the_thread_of_the_window(
    qtbot: QtBot, work: Work, ear: Ear
) -> None:
    finish(qtbot, work, Task("one", error=ValueError("oh")), Task("two", steps=30))
    assert ear.threads == {QThread.currentThread()}


def test_an_error_of_the_world_is_its_sentence(qtbot: QtBot, work: Work, ear: Ear) -> None:
    finish(qtbot, work, Task("one", error=UsageError("That makes no sense.")))
    assert ear.ends() == [("failed", "one: That makes no sense.")]


def test_a_bug_fails_its_job_with_a_traceback_in_the_log_and_the_thread_lives_on(
    qtbot: QtBot, work: Work, ear: Ear, caplog: pytest.LogCaptureFixture
) -> None:
    finish(qtbot, work, Task("one", error=ZeroDivisionError("oh")))
    finish(qtbot, work, Task("two"))
    assert ear.ends() == [
        ("failed", "one: An error in Cene: ZeroDivisionError: oh"),
        ("finished", "two: two done"),
    ]
    (record,) = caplog.records
    assert record.exc_info is not None
    caplog.clear()


def test_a_bug_leaves_no_transaction_open(
    qtbot: QtBot, work: Work, ear: Ear, caplog: pytest.LogCaptureFixture
) -> None:
    class Half(Task):
        def run(self, bench: Bench) -> str:
            bench.workspace.database.connection.execute("BEGIN IMMEDIATE")
            raise ZeroDivisionError

    finish(qtbot, work, Half("half"), Writing("whole", steps=1))
    assert [what for what, _ in ear.ends()] == ["failed", "finished"]
    caplog.clear()


def test_what_a_person_asks_for_goes_first_and_the_chore_goes_on_afterwards(
    qtbot: QtBot, work: Work, ear: Ear
) -> None:
    chore = Chore("chore", steps=60)
    with qtbot.waitSignal(work.idle, timeout=10_000):
        work.submit(chore)
        assert chore.at_work.wait(LONG)
        work.submit(Task("answer"))
    assert ear.heard == [
        ("began", "chore"),
        ("began", "answer"),
        ("finished", "answer: answer done"),
        ("began", "chore"),
        ("finished", "chore: chore done"),
    ]


def test_two_equal_chores_that_wait_are_one(qtbot: QtBot, work: Work, ear: Ear) -> None:
    busy = Task("busy", steps=20)
    with qtbot.waitSignal(work.idle, timeout=10_000):
        work.submit(busy)
        assert work.submit(Chore("chore"))
        assert not work.submit(Chore("chore"))
        assert work.submit(Task("answer"))
        assert work.submit(Task("answer"))
    assert [job for _, job in ear.ends()] == [
        "busy: busy done", "answer: answer done", "answer: answer done", "chore: chore done",
    ]  # fmt: skip


def test_a_job_in_work_and_one_that_waits_are_cancelled(qtbot: QtBot, work: Work, ear: Ear) -> None:
    first, second, third = Task("one", steps=10_000), Task("two"), Task("three")
    with qtbot.waitSignal(work.idle, timeout=10_000):
        for job in (first, second, third):
            work.submit(job)
        assert first.at_work.wait(LONG)
        work.cancel(second)
        work.cancel(first)
    assert ear.ends() == [
        ("cancelled", "two"),
        ("cancelled", "one"),
        ("finished", "three: three done"),
    ]
    assert second.runs == []


def test_all_jobs_are_cancelled(qtbot: QtBot, work: Work, ear: Ear) -> None:
    first = Task("one", steps=10_000)
    with qtbot.waitSignal(work.idle, timeout=10_000):
        for job in (first, Task("two"), Chore("three")):
            work.submit(job)
        assert first.at_work.wait(LONG)
        work.cancel()
    assert sorted(ear.ends()) == [
        ("cancelled", "one"),
        ("cancelled", "three"),
        ("cancelled", "two"),
    ]


def test_paused_it_does_nothing_in_the_background(qtbot: QtBot, work: Work, ear: Ear) -> None:
    chore = Chore("chore", steps=40)
    with qtbot.waitSignal(work.idle, timeout=10_000):
        work.submit(chore)
        assert chore.at_work.wait(LONG)
        work.pause()
    assert work.paused
    assert ear.ends() == []
    finish(qtbot, work, Task("answer"))
    assert ear.ends() == [("finished", "answer: answer done")]
    with qtbot.waitSignal(work.idle, timeout=10_000):
        work.resume()
    assert ear.ends()[1:] == [("finished", "chore: chore done")]


def test_a_job_that_saw_a_pause_stops_even_if_that_is_over_by_then(
    qtbot: QtBot, work: Work, ear: Ear
) -> None:
    asked: list[bool] = []

    class Asking(Chore):
        def run(self, bench: Bench) -> str:
            if not asked:
                work.pause()
                asked.append(bench.progress.stopped())
                work.resume()
                asked.append(bench.progress.stopped())
                raise StoppedError
            return "again"

    finish(qtbot, work, Asking("asking"))
    assert asked == [True, True]
    assert ear.ends() == [("finished", "asking: again")]


def test_progress_comes_ten_times_a_second_at_most(qtbot: QtBot, work: Work, ear: Ear) -> None:
    began = time.monotonic()
    finish(qtbot, work, Task("one", steps=150))
    passed = time.monotonic() - began
    assert 2 <= len(ear.progress) <= passed / 0.1
    steps = [progressed.done for _, progressed in ear.progress]
    assert steps == sorted(steps)
    last = ear.progress[-1][1]
    assert (last.job.title, last.stage, last.total) == ("one", "Filing", 150)
    assert 0 < last.seconds <= passed


def test_a_change_is_told_at_the_end_of_a_job_and_now_and_then_within(
    qtbot: QtBot, work: Work, ear: Ear, monkeypatch: pytest.MonkeyPatch
) -> None:
    finish(qtbot, work, Task("nothing changes", steps=3))
    assert ear.changes == []
    finish(qtbot, work, Writing("one", steps=3))
    assert len(ear.changes) == 1
    monkeypatch.setattr(working, "CHANGED", 0.3)
    ear.changes.clear()
    finish(qtbot, work, Writing("two", steps=150))
    gaps = [after - before for before, after in zip(ear.changes, ear.changes[1:-1], strict=False)]
    assert len(ear.changes) >= 2
    assert all(gap > 0.2 for gap in gaps)


def test_stopped_while_busy_it_ends_soon_and_every_job_is_cancelled(
    qtbot: QtBot, work: Work, ear: Ear
) -> None:
    first = Task("one", steps=10_000)
    for job in (first, Task("two"), Chore("three")):
        work.submit(job)
    assert first.at_work.wait(LONG)
    began = time.monotonic()
    assert work.stop()
    assert GRACE < time.monotonic() - began < 2
    assert work.stop()
    qtbot.waitUntil(lambda: len(ear.ends()) == 3)
    assert {what for what, _ in ear.ends()} == {"cancelled"}
    assert not work.submit(Task("late"))


def test_what_a_person_asked_for_is_done_before_the_end_and_no_chore_is(
    qtbot: QtBot, work: Work, ear: Ear
) -> None:
    chore = Chore("chore", steps=10_000)
    work.submit(chore)
    assert chore.at_work.wait(LONG)
    for name in ("one", "two"):
        work.submit(Task(name, steps=3))
    began = time.monotonic()
    assert work.stop()
    assert time.monotonic() - began < GRACE
    qtbot.waitUntil(lambda: len(ear.ends()) == 3)
    assert ear.ends() == [
        ("cancelled", "chore"),
        ("finished", "one: one done"),
        ("finished", "two: two done"),
    ]


def test_an_idle_thread_ends_at_once(work: Work) -> None:
    began = time.monotonic()
    assert work.stop()
    assert time.monotonic() - began < 0.5


def test_work_that_never_began_stops(gallery: Gallery) -> None:
    work = Work(gallery.catalogue)
    assert work.stop()


def test_stopped_the_catalogue_is_free_for_others(work: Work, gallery: Gallery) -> None:
    work.stop()
    with opened(gallery.catalogue, write=True) as workspace:
        assert workspace.database.integrity() == []


def test_work_on_a_catalogue_that_another_holds_fails_until_it_is_free(
    qtbot: QtBot, gallery: Gallery
) -> None:
    work = Work(gallery.catalogue)
    ear = Ear(work)
    with opened(gallery.catalogue, write=True), qtbot.waitSignal(work.failed) as failed:
        work.start()
    assert isinstance(failed.args[0], Open)
    assert "Another Cene is working" in failed.args[1]
    finish(qtbot, work, Task("one"))
    assert ear.ends() == [("finished", "one: one done")]
    assert work.stop()


def test_damage_to_the_catalogue_is_told_as_such(
    qtbot: QtBot, work: Work, gallery: Gallery, ear: Ear, caplog: pytest.LogCaptureFixture
) -> None:
    class Reading(Task):
        def run(self, bench: Bench) -> str:
            connection = bench.workspace.database.connection
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            connection.execute("PRAGMA shrink_memory")
            with gallery.catalogue.open("r+b") as file:
                file.seek(4096)
                file.write(b"\xff" * (gallery.catalogue.stat().st_size - 4096))
            return str(connection.execute("SELECT * FROM photo").fetchall())

    finish(qtbot, work, Reading("reading"))
    ((what, sentence),) = ear.ends()
    assert what == "failed"
    assert "is damaged" in sentence
    caplog.clear()

"""Training from the window, by a real process."""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING

import pytest
from tests.networks import needs_tensorflow
from tests.scenes import scene
from tests.tiles import folders

from cene import paths
from cene.organiser.lab import runs
from cene.organiser.lab.adopting import current
from cene.organiser.lab.run_files import State
from cene.store.networks import Networks
from cene.ui.lab.trainer import STOP_MS
from cene.ui.work.lab_jobs import Adopt, GoBack

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot
    from tests.gui.driving import Running

    from cene.ui.lab.page import LabPage
    from cene.ui.lab_desk import LabDesk

LONG_MS = 40_000
KINDS = ("forest", "sea")


@pytest.fixture
def classes(tmp_path: Path) -> Path:
    """A folder that holds a folder for each class."""
    return folders(tmp_path / "classes", 18)


def begin(program: Running, folder: Path, recipe: str) -> LabPage:
    """Have a network trained, as a person does."""
    program.show("lab")
    page = program.window.pages.lab
    program.click("Train a network…", page)
    page.form.choose_folder(folder)
    program.until(page.form.start.isEnabled)
    page.form.recipes.setCurrentIndex(page.form.recipes.findData(recipe))
    program.click("Start training", page)
    assert page.training.isVisible()
    return page


def desk(program: Running) -> LabDesk:
    found = program.desk._lab
    assert found is not None
    return found


def process(program: Running) -> int:
    thread = desk(program).trainer._thread
    assert thread is not None
    assert thread._training is not None
    return thread._training._process.pid


def lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@needs_tensorflow
def test_a_network_is_trained_shown_given_a_say_and_taken_back(
    program: Running, classes: Path, qtbot: QtBot
) -> None:
    page = begin(program, classes, "one-layer")
    assert not page.form.start.isEnabled()
    qtbot.waitUntil(lambda: len(page.training.curves.epochs) > 1, timeout=LONG_MS)
    qtbot.waitUntil(lambda: not desk(program).trainer.busy, timeout=LONG_MS)
    qtbot.waitUntil(page.run_view.matrix.isVisible, timeout=LONG_MS)
    run = page.run_view.run
    assert run is not None
    assert run.state is State.FINISHED
    assert page.run_view.curves.epochs
    workspace = program.session.workspace
    assert workspace is not None

    program.click("Let it have a say", page)
    program.until(lambda: any(isinstance(job, Adopt) for job, _ in program.done))
    program.rest()
    assert not program.failures
    adopted = current(workspace)
    assert adopted is not None
    assert adopted.run == run.id
    program.until(lambda: "has a say" in page.list.item(0).text())
    assert not page.run_view.adopt.isVisible()
    assert Networks(workspace.database).unheard(adopted) == [], "all photos were looked at again"

    program.click("Back to the bundled one", page)
    program.until(lambda: any(isinstance(job, GoBack) for job, _ in program.done))
    program.until(lambda: "has a say" not in page.list.item(0).text())
    assert current(workspace) is None
    assert page.run_view.adopt.isVisible()

    page.run_view.rest.setCurrentIndex(page.run_view.rest.findData("china"))
    program.click("Let it have a say", page)
    program.until(lambda: current(workspace) is not None)
    program.rest()
    again = current(workspace)
    assert again is not None
    assert again.classes == (None, adopted.classes[1])


@needs_tensorflow
def test_a_training_is_paused_cancelled_gone_on_with_and_ends_with_the_window(
    program: Running, classes: Path, qtbot: QtBot
) -> None:
    page = begin(program, classes, "six-layer")
    qtbot.waitUntil(lambda: len(page.training.curves.epochs) > 0, timeout=LONG_MS)
    pid = process(program)
    program.click("Pause", page)
    qtbot.wait(700)
    passes, stage = len(page.training.curves.epochs), page.training.stage
    qtbot.wait(700)
    assert (len(page.training.curves.epochs), page.training.stage) == (passes, stage)
    assert stage.endswith("paused")

    began = time.monotonic()
    program.click("Cancel", page)
    program.until(lambda: not desk(program).trainer.busy)
    assert time.monotonic() - began <= 2
    assert not lives(pid)
    program.until(page.run_view.go_on.isVisible)
    (run,) = runs.every(paths.runs()).runs
    assert run.state is not State.FINISHED

    program.click("Go on", page)
    before = len(page.training.curves.epochs)
    assert before >= passes
    qtbot.waitUntil(lambda: len(page.training.curves.epochs) > before, timeout=LONG_MS)
    pid = process(program)
    began = time.monotonic()
    program.stop()
    assert time.monotonic() - began < STOP_MS / 1000
    assert not lives(pid)
    (run,) = runs.every(paths.runs()).runs
    assert run.state is not State.FINISHED, "the next time it can be gone on with"


def test_where_there_can_be_no_tensorflow_that_is_said_before_photos_are_prepared(
    program: Running, classes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    page = begin(program, classes, "one-layer")

    program.until(lambda: not desk(program).trainer.busy)

    assert "too large to come with this Cene" in program.window.notices.text
    assert page.form.isVisible()
    assert not paths.runs().exists()
    assert not paths.squares().exists()


@needs_tensorflow
def test_photos_that_make_no_data_set_are_refused_in_a_sentence(
    program: Running, tmp_path: Path
) -> None:
    root = tmp_path / "few"
    for kind in KINDS:
        (root / kind).mkdir(parents=True)
        scene(kind, 0).save(root / kind / "0.jpg")
    page = begin(program, root, "one-layer")

    program.until(lambda: not desk(program).trainer.busy)

    assert "A data set needs two classes" in program.window.notices.text
    assert page.form.isVisible()
    assert page.form.start.isEnabled()
    assert not paths.runs().exists()


@needs_tensorflow
def test_a_tensorflow_that_cannot_be_loaded_is_said_and_what_to_install(
    program: Running, classes: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("tensorflow", "keras"):
        (tmp_path / "none" / name).mkdir(parents=True)
        (tmp_path / "none" / name / "__init__.py").write_text("raise ImportError('not here')")
    found = os.pathsep.join([str(tmp_path / "none"), *sys.path])
    monkeypatch.setenv("PYTHONPATH", found)

    page = begin(program, classes, "one-layer")
    program.until(lambda: not desk(program).trainer.busy)

    assert "pip install 'cene[train]'" in program.window.notices.text
    program.until(lambda: "cene[train]" in page.run_view.verdict)
    assert page.run_view.go_on.isVisible()

"""The page of the model lab, with runs as the training process leaves them."""

from __future__ import annotations

import json
import shutil
import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableWidget, QWidget
from tests import lab_run
from tests.scenes import scene

from cene import paths
from cene.core.lab import DataSet, Epoch, Part
from cene.ui.lab.aside import Telling
from cene.ui.lab.curves import Curves
from cene.ui.lab.words import LabWords
from cene.ui.work.answer_jobs import Answer

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot
    from tests.gui.driving import Running

    from cene.ui.lab.page import LabPage

CLASSES = ("buildings", "forest", "sea")
COUNTS = {Part.TRAIN: 12, Part.VALIDATION: 6, Part.TEST: 9}


def dataset() -> DataSet:
    return lab_run.dataset(CLASSES, COUNTS)


def squares(data: DataSet) -> None:
    for number, sample in enumerate(data.samples):
        image = scene(CLASSES[sample.label], number % 20)
        lab_run.square(paths.squares(), sample.content, image)


@pytest.fixture
def folder(program: Running) -> Path:
    """The folder of a run that has finished, and its photos' squares."""
    del program  # it decides where runs are
    data = dataset()
    squares(data)
    return lab_run.write(paths.runs() / "20261121-223500-lite0-frozen", data)


def shown(program: Running) -> LabPage:
    """The page, as soon as it knows its runs."""
    program.show("lab")
    page = program.window.pages.lab
    folders = [one for one in paths.runs().glob("*") if one.is_dir()]
    program.until(lambda: len(page.shelf.runs) + len(page.shelf.damaged) == len(folders))
    return page


def texts(page: LabPage) -> list[str]:
    return [page.list.item(row).text() for row in range(page.list.count())]


def row(table: QTableWidget, number: int) -> list[str]:
    found = [table.item(number, column) for column in range(table.columnCount())]
    return [item.text() for item in found if item is not None]


def test_runs_are_listed_newest_first_with_what_is_known_of_them(
    program: Running, folder: Path
) -> None:
    data = dataset()
    lab_run.write(
        paths.runs() / "20261120-100000-six-layer",
        data,
        result=None,
        created="2026-11-20T10:00:00+00:00",
        recipe="six-layer",
    )
    (paths.runs() / "broken").mkdir()
    (paths.runs() / "broken" / "run.json").write_text("{", "utf-8")

    page = shown(program)

    first, second = texts(page)
    assert first.splitlines()[0] == "EfficientNet-Lite0, frozen"
    assert "3 class" in first
    assert "81 photo" in first
    assert "has a say" not in first
    assert second.splitlines()[0] == "Six-layer convnet"
    assert "not finished" in second
    assert "broken" in page._damaged.text()
    assert page._damaged.isVisible()
    assert folder.name == page.list.item(0).toolTip()


def test_a_finished_run_shows_its_verdict_its_figures_and_the_photos_of_a_cell(
    program: Running, folder: Path
) -> None:
    page = shown(program)
    view = page.run_view
    page.list.choose(folder.name)
    program.until(view.matrix.isVisible)
    told = view._told
    assert told is not None
    document = json.loads((folder / "report.json").read_text("utf-8"))

    better = document["bundled"]["accuracy_of_network"] - document["bundled"]["test"]["accuracy"]
    start = "The bundled classifier is better" if better < 0 else "This network is"
    assert view.verdict.startswith(start)
    assert view.curves.epochs == lab_run.EPOCHS
    matrix = told.assessment.test.confusion.matrix
    row, column = next((i, j) for i in range(3) for j in range(3) if i != j and matrix[i][j])
    # By the keyboard: the arrows choose a cell.
    view.matrix.setCurrentIndex(view.matrix.model().index(row, 0))
    for _ in range(column):
        QTest.keyClick(view.matrix, Qt.Key.Key_Right)
    program.until(lambda: view.photos.count() == matrix[row][column])
    assert not view.photos.item(0).icon().isNull()
    paths_ = {view.photos.item(k).toolTip() for k in range(view.photos.count())}
    wrong = {
        one["path"]
        for one in document["mistakes"]
        if (one["class"], one["predicted"]) == (CLASSES[row], CLASSES[column])
    }
    assert paths_ == wrong
    right = f"{100 * document['test']['accuracy']:.1f} % right"
    program.until(lambda: right in texts(page)[0])
    program.show("library")
    program.show("lab")
    QTest.qWait(300)
    assert view.matrix.currentIndex().column() == column, "still chosen"
    assert view.photos.count() == matrix[row][column]


def test_a_photo_whose_square_is_gone_is_named_all_the_same(program: Running, folder: Path) -> None:
    page = shown(program)
    view = page.run_view
    page.list.choose(folder.name)
    program.until(view.matrix.isVisible)
    assert view._told is not None
    shutil.rmtree(paths.squares())

    view.matrix.setCurrentIndex(view.matrix.model().index(2, 2))

    count = view._told.assessment.test.confusion.matrix[2][2]
    program.until(lambda: view.photos.count() == count > 0)
    assert view.photos.item(0).icon().isNull()
    assert view.photos.item(0).text().endswith(".jpg")


def test_a_run_that_was_stopped_can_be_gone_on_with_and_one_that_failed_says_why(
    program: Running,
) -> None:
    data, root = dataset(), paths.runs()
    stopped = lab_run.RESULT | {"state": "cancelled"}
    failed = lab_run.RESULT | {"state": "failed", "reason": "The disk was eaten."}
    lab_run.write(root / "20261121-1", data, result=stopped)
    lab_run.write(root / "20261121-2", data, result=failed)
    page = shown(program)
    view = page.run_view

    page.list.choose("20261121-1")
    assert view.go_on.isVisible()
    assert not view.adopt.isVisible()
    assert "goes on where it was" in view.verdict
    page.list.choose("20261121-2")
    assert view.verdict == "! The disk was eaten."
    assert view.go_on.isVisible()


def test_a_run_is_removed_after_a_question_and_photos_stay(program: Running, folder: Path) -> None:
    page = shown(program)
    page.list.choose(folder.name)
    program.until(page.run_view.matrix.isVisible)

    program.click("Remove…", page)
    assert page.run_view.sure.isVisible()
    program.click("Keep it", page)
    assert folder.exists()
    program.click("Remove…", page)
    program.click("Remove it", page)

    program.until(lambda: page.list.count() == 0)
    assert not folder.exists()
    assert paths.squares().exists()
    assert QApplication.activeModalWidget() is None


def test_several_runs_are_compared_and_other_splits_are_warned_of(
    program: Running, folder: Path
) -> None:
    other = lab_run.dataset(CLASSES, COUNTS, names="other-{k}.jpg")
    squares(other)
    lab_run.write(paths.runs() / "20261121-233500-one-layer", other, recipe="one-layer")
    page = shown(program)
    page.list.choose(folder.name)
    assert not page.compare.isEnabled()
    page.list.selectAll()
    program.click("Compare", page)

    table = page.comparison.table
    program.until(table.isVisible)
    assert table.columnCount() == 2
    assert row(table, 0) == ["A", "B"]
    assert page.comparison._warning.isVisible()
    report = json.loads((folder / "report.json").read_text("utf-8"))
    right = f"{100 * report['test']['accuracy']:.1f} %"
    assert right in row(table, 1)


def test_albums_with_examples_enough_are_offered_and_two_make_a_data_set(program: Running) -> None:
    page = shown(program)
    program.click("Train a network…", page)
    form = page.form
    assert form.albums.topLevelItemCount() == 0
    assert not form.start.isEnabled()
    photos = [int(one) for one in program.window.library.grid.photos.photos]
    for album, part in (("sea", photos[:5]), ("forest", photos[5:10]), ("mine", photos[10:12])):
        program.session.work.submit(Answer(tuple(part), album))
    program.rest()

    program.until(lambda: form.albums.topLevelItemCount() == 2)
    items = [form.albums.topLevelItem(row) for row in range(2)]
    said = sorted(item.text(0) for item in items if item)
    assert [one[: one.index(" example")] for one in said] == ["Forest: 5", "Sea: 5"]
    for item in items:
        assert item is not None
        assert not form.start.isEnabled()
        item.setCheckState(0, Qt.CheckState.Checked)
    assert form.start.isEnabled()
    assert form.estimate.startswith("10 photo")
    assert "very roughly" in form.estimate
    assert set(form.chosen()) == {"forest", "sea"}
    assert [(one.name, one.train, one.photos) for one in form.bars.counts] == [
        ("Forest", 3, 5),
        ("Sea", 3, 5),
    ]


def test_a_folder_of_folders_is_counted_and_one_without_photos_says_so(
    program: Running, tmp_path: Path
) -> None:
    page = shown(program)
    page.show_form()
    good, empty = tmp_path / "good", tmp_path / "empty"
    empty.mkdir()
    for kind in ("sea", "forest"):
        (good / kind).mkdir(parents=True)
        for number in range(3):
            scene(kind, number).save(good / kind / f"{number}.jpg")

    page.form.choose_folder(empty)
    program.until(lambda: page.form._where.text().startswith("!"))
    assert not page.form.start.isEnabled()
    page.form.choose_folder(good)
    program.until(page.form.start.isEnabled)
    assert page.form.photos == 6
    bars = page.form.bars
    assert [(one.name, one.photos) for one in bars.counts] == [("forest", 3), ("sea", 3)]
    assert bars.isVisible()
    assert "sea: 1 for training, 1 for validation, 1 for the test" in bars.accessibleDescription()


def test_weights_that_are_not_there_are_said_to_be_fetched(program: Running) -> None:
    page = shown(program)
    page.show_form()
    form = page.form
    photos = list(program.window.library.grid.photos.photos)
    for album, part in (("sea", photos[:5]), ("forest", photos[5:10])):
        program.session.work.submit(Answer(tuple(map(int, part)), album))
    program.rest()
    program.until(lambda: form.albums.topLevelItemCount() == 2)
    for row in range(2):
        item = form.albums.topLevelItem(row)
        assert item is not None
        item.setCheckState(0, Qt.CheckState.Checked)

    assert not form._missing.isVisible(), "those of Lite0 ship"
    form.recipes.setCurrentIndex(form.recipes.findData("vgg16-frozen"))
    assert form._missing.isVisible()
    paths.weights().mkdir(parents=True)
    fetched = form.recipe.fetched
    assert fetched is not None
    (paths.weights() / fetched).touch()
    form.refresh()
    assert not form._missing.isVisible()


def test_curves_grow_pass_by_pass_and_say_in_words_what_they_show(qtbot: QtBot) -> None:
    holder = QWidget()
    curves = Curves(LabWords(holder), holder)
    qtbot.addWidget(holder)
    curves.resize(600, 250)
    empty = curves.grab().toImage()
    curves.add(lab_run.EPOCHS[0])
    one = curves.grab().toImage()
    curves.add(lab_run.EPOCHS[1])
    curves.add(Epoch(3, float("inf"), 0.9, float("nan"), 0.6, 1.0))

    assert empty != one != curves.grab().toImage()
    assert "After pass 3: 90.0 % of the training photos right" in curves.accessibleDescription()
    curves.add(lab_run.EPOCHS[1])
    assert [epoch.number for epoch in curves.epochs] == [1, 2], "gone on with from there"


def test_progress_of_an_errand_is_told_ten_times_a_second_at_most() -> None:
    told: list[object] = []
    progress = Telling(told.append, threading.Event())
    progress.begin("Testing", 10_000)
    for _ in range(10_000):
        progress.advance()

    assert 1 <= len(told) < 20

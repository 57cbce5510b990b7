"""The page of the history, on a real journal of real photos."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QPushButton

from cene.core.move import Batch, Mode, State
from cene.organiser.albums import ready_made
from cene.organiser.filing import Filer, Order
from cene.organiser.history import Line, Sums, Wanted, batches, lines
from cene.organiser.index import index
from cene.organiser.request import SortOrder
from cene.organiser.sorting import sort
from cene.organiser.surveying import Ground
from cene.organiser.undoing import find, named, undo
from cene.organiser.workspace import Silent, opened
from cene.ui import theme
from cene.ui.history.page import HistoryPage
from cene.ui.history.rows import LEFT as ROW_MARGIN
from cene.ui.history.rows import arrow_area, undo_area

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot
    from tests.gui.conftest import Gallery

    from cene.organiser.classifier import Classifier

LEFT = Qt.MouseButton.LeftButton
# What the offscreen platform says of every window that has a smallest size.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


class Desk:
    """A page, and a catalogue that answers what it asks."""

    def __init__(self, gallery: Gallery, page: HistoryPage) -> None:
        self.gallery, self.page = gallery, page
        self.undos: list[list[str]] = []
        page.batches_asked.connect(self.read_batches)
        page.lines_asked.connect(self.read_lines)
        page.undo_asked.connect(self.undos.append)

    def read_batches(self, wanted: Wanted) -> None:
        with opened(self.gallery.catalogue, write=False) as workspace:
            self.page.show_batches(batches(workspace, wanted))

    def read_lines(self, batch: int, wanted: Wanted) -> None:
        with opened(self.gallery.catalogue, write=False) as workspace:
            self.page.show_lines(batch, lines(workspace, batch, wanted))

    def do_undos(self) -> None:
        with opened(self.gallery.catalogue, write=True) as workspace:
            for names in self.undos:
                result = undo(workspace, find(workspace, names), Silent())
                self.page.show_refused({named(move): why for move, why in result.refused})
        self.undos.clear()
        self.page.refresh()

    def rows(self) -> list[str]:
        model = self.page.view.rows
        return [str(model.data(model.index(row))) for row in range(model.rowCount())]

    def click(self, row: int, where: Callable[[QRect], QRect]) -> None:
        view = self.page.view
        area = where(view.visualRect(view.rows.index(row)))
        QTest.mouseClick(view.viewport(), LEFT, pos=area.center())


@pytest.fixture
def desk(gallery: Gallery, classifier: Classifier, qtbot: QtBot) -> Desk:
    """Two batches: the sea by hand, then all else by itself; the page shows both."""
    with opened(gallery.catalogue, write=True) as workspace:
        index(workspace, classifier, Ground((gallery.photos,)), Silent())
        sure = list(workspace.predictions.sure(0, classifier.card.albums))
        sea = [photo for photo, _ in sure if photo.path.name.startswith("sea")]
        rest = [photo for photo, _ in sure if not photo.path.name.startswith("sea")]
        for photos, album, cause in ((sea, "sea", "answer"), (rest, "forest", "sort")):
            filer = Filer(workspace, gallery.albums, Mode.MOVE, 0.9, cause)
            filer.file([Order(photo, ready_made()[album], 0.95) for photo in photos])
    page = HistoryPage()
    qtbot.addWidget(page)
    found = Desk(gallery, page)
    page.resize(1100, 700)
    page.show_albums(ready_made())
    page.show()
    page.refresh()
    return found


def test_batches_stand_newest_first_and_say_what_they_did(desk: Desk) -> None:
    first, second = desk.rows()
    assert first.startswith("Moved 9 photo(s) into Forest · Today")
    assert first.endswith("Sorting · at 90 % sure")
    assert second.startswith("Moved 3 photo(s) into Sea · Today")
    assert second.endswith("Your answer")


def test_a_companion_that_joined_its_photo_stands_there_by_its_name(
    desk: Desk, classifier: Classifier
) -> None:
    gallery = desk.gallery
    (gallery.photos / "sea0.CR2").write_bytes(b"raw")
    order = SortOrder((gallery.photos,), gallery.albums, Mode.MOVE, 0.9)
    with opened(gallery.catalogue, write=True) as workspace:
        assert sort(workspace, classifier, order, lambda _: None, Silent()).joined == 1
    desk.page.refresh()
    assert desk.rows()[0].startswith("1 companion(s) joined their photos · Today")
    desk.click(0, arrow_area)
    assert desk.rows()[1].startswith("sea0.CR2, from ")
    assert desk.rows()[1].endswith("Sea, 95 %, Filed")
    desk.click(1, undo_area)
    desk.do_undos()
    assert (gallery.photos / "sea0.CR2").exists()
    assert (gallery.albums / "Sea/sea0.jpg").exists()


def test_the_arrow_opens_a_batch_and_closes_it(desk: Desk) -> None:
    desk.click(1, arrow_area)
    rows = desk.rows()
    assert len(rows) == 5
    assert rows[2].startswith("sea0.jpg, from ")
    assert rows[2].endswith("Sea, 95 %, Filed")
    assert not desk.page.view.selectionModel().hasSelection()
    desk.click(1, arrow_area)
    assert len(desk.rows()) == 2


def test_keys_open_close_and_lead_back_to_the_batch(desk: Desk) -> None:
    view = desk.page.view
    view.setCurrentIndex(view.rows.index(1))
    QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert len(desk.rows()) == 5
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert (view.currentIndex().row(), len(desk.rows())) == (1, 5)
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert len(desk.rows()) == 2
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert len(desk.rows()) == 5


def test_the_word_undo_puts_a_photo_back(desk: Desk) -> None:
    desk.click(1, arrow_area)
    desk.click(2, undo_area)
    (names,) = desk.undos
    assert names == [desk.page.view.rows.at(2).name]  # type: ignore[union-attr]
    desk.do_undos()
    assert (desk.gallery.photos / "sea0.jpg").exists()
    rows = desk.rows()
    assert len(rows) == 5, "the batch stays open"
    assert rows[1].endswith("Your answer · 1 put back")
    assert rows[2].endswith("Put back")
    desk.click(2, undo_area)
    assert desk.undos == [], "what is back cannot be put back"


def test_the_word_undo_puts_a_batch_back(desk: Desk) -> None:
    desk.click(0, undo_area)
    assert desk.undos == [["2"]]
    desk.do_undos()
    assert desk.rows()[0].endswith("all put back")


def test_control_z_puts_the_newest_batch_back_that_has_something(desk: Desk) -> None:
    for batch in ("2", "1"):
        desk.page.undo_newest.trigger()
        assert desk.undos == [[batch]]
        desk.do_undos()
    desk.page.undo_newest.trigger()
    assert desk.undos == []
    assert len(list(desk.gallery.photos.iterdir())) == 12


def test_the_button_undoes_what_is_selected_and_names_no_photo_twice(desk: Desk) -> None:
    page = desk.page
    assert not page.undo_button.isEnabled()
    desk.click(1, arrow_area)
    page.view.selectRow(2)
    assert page.undo_button.text() == "Undo 1 photo(s)"
    page.view.selectAll()
    assert page.undo_button.text() == "Undo 12 photo(s)"
    QTest.mouseClick(page.undo_button, LEFT)
    assert desk.undos == [["2", "1"]]


def test_a_selection_outlives_that_something_was_done(desk: Desk) -> None:
    page = desk.page
    page.view.selectRow(1)
    desk.undos.append(["2"])
    desk.do_undos()
    assert page.undo_button.text() == "Undo 3 photo(s)"


def test_a_refusal_stands_at_the_photo_with_its_reason(desk: Desk) -> None:
    filed = desk.gallery.albums / "Sea" / "sea1.jpg"
    filed.write_bytes(filed.read_bytes() + b"edited")
    desk.click(1, arrow_area)
    desk.click(1, undo_area)
    desk.do_undos()
    assert "Not put back: " in desk.rows()[3]
    assert desk.page._notice.isVisible()
    assert "1 photo(s) could not be put back" in desk.page._refusals.text()
    desk.page.show_refused({})
    assert not desk.page._notice.isVisible()


def test_a_search_waits_for_the_last_key_and_finds_titles(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.page.batches_asked) as asked:
        QTest.keyClicks(desk.page.search, "SEA1 sea")
    assert asked.args is not None
    assert asked.args[0].words == ("SEA1", "sea")
    (row,) = desk.rows()
    assert row.endswith("1 found")
    desk.click(0, arrow_area)
    assert len(desk.rows()) == 2


def test_open_batches_show_only_what_is_looked_for(desk: Desk) -> None:
    desk.click(1, arrow_area)
    desk.page.search.setText("sea1")
    QTest.keyClick(desk.page.search, Qt.Key.Key_Return)
    assert len(desk.rows()) == 2
    desk.page.search.clear()
    QTest.keyClick(desk.page.search, Qt.Key.Key_Return)
    assert len(desk.rows()) == 5


def test_a_state_can_be_chosen_and_what_is_missing_is_said(desk: Desk) -> None:
    desk.page.states.setCurrentIndex(3)
    assert desk.rows() == []
    assert desk.page._empty.isVisible()
    assert "matches" in desk.page._empty.text()
    desk.page.states.setCurrentIndex(1)
    assert len(desk.rows()) == 2
    assert desk.page.view.isVisible()


def test_an_empty_history_says_so(qtbot: QtBot) -> None:
    page = HistoryPage()
    qtbot.addWidget(page)
    assert "not touched any file" in page._empty.text()


def test_the_table_goes_where_the_dialog_says_and_nothing_waits(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    button = next(b for b in desk.page.findChildren(QPushButton) if "CSV" in b.text())
    QTest.mouseClick(button, LEFT)
    (dialog,) = desk.page.findChildren(QFileDialog)
    assert not dialog.isModal()
    with qtbot.waitSignal(desk.page.csv_asked) as asked:
        dialog.fileSelected.emit(str(tmp_path / "history.csv"))
    assert asked.args == [tmp_path / "history.csv"]
    dialog.close()


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_menu_offers_undo_and_the_file(desk: Desk, qtbot: QtBot) -> None:
    desk.click(1, arrow_area)
    view = desk.page.view
    view.selectRow(2)
    view.customContextMenuRequested.emit(QPoint(50, 50))
    assert view._undo.isEnabled()
    with qtbot.waitSignal(desk.page.shown_asked) as asked:
        view._reveal.trigger()
    assert asked.args == [desk.gallery.albums / "Sea" / "sea0.jpg"]
    view._undo.trigger()
    assert len(desk.undos) == 1


def test_a_hundred_thousand_moves_open_without_delay(qtbot: QtBot) -> None:
    page = HistoryPage()
    qtbot.addWidget(page)
    page.resize(1100, 700)
    page.show()
    batch = Batch(1, "2026-07-12T10:00:00+00:00", Mode.MOVE, "sort", 0.9)
    page.show_batches([Sums(batch, 100_000, 0, 0, 0, "sea", 1, 0, 0, 100_000)])
    found = [
        Line(1, k, Path(f"/in/{k}.jpg"), Path(f"/s/{k}.jpg"), 0, "sea", 0.9, State.DONE, None)
        for k in range(100_000)
    ]
    began = time.perf_counter()
    page.view.rows.toggle(0)
    page.show_lines(1, found)
    page.view.scrollToBottom()
    page.grab()
    assert page.view.rows.rowCount() == 100_001
    assert time.perf_counter() - began < 1


@pytest.mark.usefixtures("in_german")
def test_the_word_undo_has_the_room_that_it_needs_in_its_language(desk: Desk) -> None:
    row = desk.page.view.visualRect(desk.page.view.rows.index(0))
    needed = QFontMetrics(theme.font()).horizontalAdvance("Rückgängig")
    area = undo_area(row)
    assert area.width() - ROW_MARGIN >= needed
    assert area.right() <= row.right()

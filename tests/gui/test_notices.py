from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QAbstractItemModelTester

from cene.ui.failed_list import FailedList, Failure
from cene.ui.parts.notices import Kind, Notices

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
FAILURES = [Failure(7 + n, Path(f"/photos/IMG_{n}.jpg"), "is damaged") for n in range(3)]


@pytest.fixture
def notices(qtbot: QtBot) -> Notices:
    made = Notices(seconds=0.05)
    qtbot.addWidget(made)
    made.move(200, 200)  # away from the mouse
    return made


def test_the_bar_is_there_only_while_there_is_something_to_say(
    notices: Notices, qtbot: QtBot
) -> None:
    assert not notices.isVisible()
    notices.say("Filed.")
    assert notices.isVisible()
    assert notices.accessibleName() == "Filed."
    qtbot.waitUntil(lambda: not notices.isVisible())


def test_several_are_said_one_after_the_other_and_none_twice(notices: Notices) -> None:
    for text in ("one", "two", "three", "two", "one"):
        notices.say(text, kind=Kind.ASKS)
    assert notices.text == "one"
    assert notices._more.text() == "2 more"
    notices._close.click()
    assert notices.text == "two"
    notices._close.click()
    assert (notices.text, notices._more.isVisible()) == ("three", False)
    notices._close.click()
    assert not notices.isVisible()


def test_what_failed_comes_before_what_else_waits(notices: Notices) -> None:
    notices.say("shown", kind=Kind.ASKS)
    notices.say("filed")
    notices.say("failed first", kind=Kind.FAILED)
    notices.say("failed next", kind=Kind.FAILED)
    said = []
    while notices.isVisible():
        said.append(notices.text)
        notices.close_notice()
    assert said == ["shown", "failed first", "failed next", "filed"]


def test_what_asks_stays_until_it_is_closed_and_has_a_mark(notices: Notices, qtbot: QtBot) -> None:
    notices.say("The folder is missing.", kind=Kind.ASKS)
    assert notices._mark.text() == "?"
    qtbot.wait(150)
    assert notices.isVisible()


def test_nothing_closes_under_the_mouse(notices: Notices, qtbot: QtBot) -> None:
    notices.say("Filed.", "Undo", notices.close_notice)
    here = QPointF(1, 1)
    notices.enterEvent(QEnterEvent(here, here, here))
    qtbot.wait(150)
    assert notices.isVisible()
    notices.leaveEvent(QEvent(QEvent.Type.Leave))
    qtbot.waitUntil(lambda: not notices.isVisible())


def test_the_action_is_done_and_may_say_something_itself(notices: Notices) -> None:
    notices.say("12 new photos.", "Undo", lambda: notices.say("Undone.", kind=Kind.ASKS))
    notices._button.click()
    assert (notices.text, notices._button.isVisible()) == ("Undone.", False)


def test_failures_are_listed_with_their_reasons(qtbot: QtBot) -> None:
    page = FailedList()
    qtbot.addWidget(page)
    QAbstractItemModelTester(page._model)
    assert page._sentence.text() == "Nothing failed."
    page.show_failures(FAILURES)
    role = Qt.ItemDataRole.DisplayRole
    row = [page._model.data(page._model.index(1, column), role) for column in range(3)]
    assert row == ["IMG_1.jpg", "is damaged", "/photos"]
    assert not page._one.isEnabled()


def test_selected_failures_or_all_are_tried_again(qtbot: QtBot) -> None:
    page = FailedList()
    qtbot.addWidget(page)
    page.show_failures(FAILURES)
    page._table.selectRow(1)
    with qtbot.waitSignal(page.retry) as one:
        page._one.click()
    with qtbot.waitSignal(page.retry) as every:
        page._all.click()
    with qtbot.waitSignal(page.show_file) as shown:
        page._show.click()
    assert (one.args, every.args) == ([[8]], [[7, 8, 9]])
    assert shown.args == [Path("/photos/IMG_1.jpg")]


def test_the_selection_survives_that_others_were_mended(qtbot: QtBot) -> None:
    page = FailedList()
    qtbot.addWidget(page)
    page.show_failures(FAILURES)
    page._table.selectRow(2)
    page.show_failures(FAILURES[1:])
    assert [failure.id for failure in page._selected()] == [9]
    page.show_failures(())
    assert not page._all.isEnabled()

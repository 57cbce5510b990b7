from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListView, QVBoxLayout, QWidget

from cene.core.album import Album
from cene.core.tree import Albums
from cene.ui.parts.picker import Picker

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

ALBUMS = Albums(
    [
        Album("nature", "Nature"),
        Album("sea", "Sea", "nature"),
        Album("mountains", "Mountains", "nature"),
        Album("mountain", "Mountain", "mountains"),
        Album("cafe", "Grand Café", own=True),
        Album("seaside", "The Seaside", "nature", enabled=False),
    ]
)
KEY = Qt.Key


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    """Something to lie over, with a field of its own."""
    page = QWidget()
    qtbot.addWidget(page)
    QVBoxLayout(page).addWidget(QLineEdit())
    page.resize(800, 600)
    page.show()
    qtbot.waitExposed(page)
    return page


@pytest.fixture
def picker(page: QWidget) -> Picker:
    return Picker(lambda album: album.title, page)


def typed(text: str) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, text)


def press(key: Qt.Key) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key)


def test_all_albums_are_on_offer_those_out_of_use_last(picker: Picker) -> None:
    picker.ask(ALBUMS)
    titles = ["Nature", "Sea", "Mountains", "Mountain", "Grand Café", "The Seaside"]
    assert picker.offers() == titles
    assert picker.isVisible()
    texts = picker._model
    role = Qt.ItemDataRole.AccessibleTextRole
    assert texts.index(3, 0).data(role) == "Mountain, Nature, Mountains"
    assert texts.index(5, 0).data(role) == "The Seaside, Nature, not in use"


def test_letters_narrow_them_down_without_case_and_accents(qtbot: QtBot, picker: Picker) -> None:
    picker.ask(ALBUMS, "CAFE")
    assert picker.offers()[0] == "Grand Café"
    picker.ask(ALBUMS, "sea")
    assert picker.offers() == ["Sea", "The Seaside"]
    picker.ask(ALBUMS, "mountain")
    assert picker.offers() == ["Mountain", "Mountains"]
    picker.ask(ALBUMS, "nat mou")
    assert picker.offers() == ["Mountains", "Mountain", "New album “nat mou”"]
    with qtbot.waitSignal(picker.chosen) as chosen:
        press(KEY.Key_Return)
    assert chosen.args == ["mountains"]
    assert not picker.isVisible()


def test_arrows_mark_another_one_and_enter_takes_it(qtbot: QtBot, picker: Picker) -> None:
    picker.ask(ALBUMS)
    press(KEY.Key_Down)
    press(KEY.Key_Down)
    press(KEY.Key_Up)
    with qtbot.waitSignals([picker.chosen, picker.closed]):
        press(KEY.Key_Return)


def test_a_click_takes_an_album(qtbot: QtBot, picker: Picker) -> None:
    picker.ask(ALBUMS)
    found = picker.findChild(QListView)
    assert found is not None
    where = found.visualRect(found.model().index(1, 0)).center()
    with qtbot.waitSignal(picker.chosen) as chosen:
        QTest.mouseClick(found.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert chosen.args == ["sea"]


def test_what_is_no_album_yet_can_become_one(qtbot: QtBot, picker: Picker) -> None:
    picker.ask(ALBUMS)
    typed("  Bella  in the Sea ")
    assert picker.offers() == ["New album “Bella in the Sea”"]
    with qtbot.waitSignal(picker.wanted_new) as wanted:
        press(KEY.Key_Return)
    assert wanted.args == ["Bella in the Sea"]


def test_where_a_new_album_is_wanted_it_comes_first(picker: Picker) -> None:
    picker.ask(ALBUMS, "Mount", new=True)
    assert picker.offers() == ["New album “Mount”", "Mountains", "Mountain"]


def test_why_an_album_cannot_be_called_so_is_said(qtbot: QtBot, picker: Picker) -> None:
    picker.ask(ALBUMS, "a/b", new=True)
    fault = picker.findChild(QLabel)
    assert fault is not None
    assert fault.isVisible()
    assert "a slash would make two folders of it" in fault.text()
    with qtbot.assertNotEmitted(picker.wanted_new):
        press(KEY.Key_Return)
    typed("\b\b")
    picker.ask(ALBUMS, "a")
    assert not fault.isVisible()


def test_esc_and_another_focus_close_it(qtbot: QtBot, picker: Picker, page: QWidget) -> None:
    picker.ask(ALBUMS, "s")
    with qtbot.waitSignal(picker.closed):
        press(KEY.Key_Escape)
    assert not picker.isVisible()
    picker.ask(ALBUMS)
    field = page.layout().itemAt(0).widget()  # type: ignore[union-attr]
    assert field is not None
    with qtbot.waitSignal(picker.closed):
        field.setFocus()


def test_it_is_no_higher_than_what_is_on_offer_and_stays_inside(
    picker: Picker, page: QWidget
) -> None:
    picker.ask(ALBUMS)
    high = picker.height()
    picker.ask(ALBUMS, "sea")
    assert picker.height() == high - 4 * 32
    assert page.rect().contains(picker.geometry())
    assert not picker.grab().isNull()

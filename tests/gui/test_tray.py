from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QSystemTrayIcon

from cene.ui.system import tray
from cene.ui.system.tray import Tray

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QAction, QIcon
    from pytestqt.qtbot import QtBot


class Desktop:
    """A bar for icons, and what was said there; offscreen there is none."""

    def __init__(self) -> None:
        self.has_bar, self.shown = True, False
        self.said: list[tuple[str, str]] = []


@pytest.fixture
def desktop(monkeypatch: pytest.MonkeyPatch) -> Desktop:
    found = Desktop()

    def show(_: QSystemTrayIcon) -> None:
        found.shown = True

    def hide(_: QSystemTrayIcon) -> None:
        found.shown = False

    def say(_: QSystemTrayIcon, title: str, text: str, *_rest: object) -> None:
        found.said.append((title, text))

    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: found.has_bar)
    monkeypatch.setattr(QSystemTrayIcon, "isVisible", lambda _: found.shown)
    monkeypatch.setattr(QSystemTrayIcon, "show", show)
    monkeypatch.setattr(QSystemTrayIcon, "hide", hide)
    monkeypatch.setattr(QSystemTrayIcon, "showMessage", say)
    return found


@pytest.fixture
def one(desktop: Desktop) -> Iterator[Tray]:
    found = Tray()
    found.show()
    assert desktop.shown
    yield found
    found.hide()
    found.deleteLater()


def entries(one: Tray) -> dict[str, QAction]:
    shown = [action for action in one._menu.actions() if action.isVisible()]
    return {action.text(): action for action in shown if not action.isSeparator()}


def test_without_a_bar_nothing_is_shown_or_said(desktop: Desktop) -> None:
    desktop.has_bar = False
    one = Tray()
    one.show()
    assert not one.available()
    assert not desktop.shown
    assert not one.notify("New photos", "12")
    assert desktop.said == []


def test_the_menu_says_the_state_and_cannot_be_clicked_there(one: Tray) -> None:
    assert list(entries(one)) == ["Open Cene", "Pause", "Quit"]
    one.show_state("Watching Cats & Dogs", paused=False)
    assert next(iter(entries(one))) == "Watching Cats && Dogs"
    assert not entries(one)["Watching Cats && Dogs"].isEnabled()
    assert one._icon.toolTip() == "Cene – Watching Cats & Dogs"


def test_the_menu_opens_and_quits(qtbot: QtBot, one: Tray) -> None:
    with qtbot.waitSignal(one.opened):
        entries(one)["Open Cene"].trigger()
    with qtbot.waitSignal(one.quit_asked):
        entries(one)["Quit"].trigger()


def test_pause_becomes_resume_only_when_cene_says_so(qtbot: QtBot, one: Tray) -> None:
    with qtbot.waitSignal(one.pause_asked) as asked:
        entries(one)["Pause"].trigger()
    assert asked.args == [True]
    assert "Pause" in entries(one)
    one.show_state("Paused", paused=True)
    with qtbot.waitSignal(one.pause_asked) as asked:
        entries(one)["Resume"].trigger()
    assert asked.args == [False]


def test_a_click_on_the_icon_opens_the_window_and_the_menu_key_does_not(
    qtbot: QtBot, one: Tray
) -> None:
    with qtbot.assertNotEmitted(one.opened):
        one._icon.activated.emit(QSystemTrayIcon.ActivationReason.Context)
    with qtbot.waitSignal(one.opened):
        one._icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)


def test_a_notification_that_is_clicked_gives_back_what_it_is_about(
    qtbot: QtBot, desktop: Desktop, one: Tray
) -> None:
    assert one.notify("New photos", "12 new photos: 7 Sea, 5 Forest.", (3, 4))
    assert desktop.said == [("New photos", "12 new photos: 7 Sea, 5 Forest.")]
    with qtbot.waitSignal(one.notified) as clicked:
        one._icon.messageClicked.emit()
    assert clicked.args == [(3, 4)]


def test_nothing_is_said_by_an_icon_that_is_hidden(desktop: Desktop, one: Tray) -> None:
    one.hide()
    assert not one.notify("New photos", "12")
    assert desktop.said == []


def picture(icon: QIcon, size: int) -> QImage:
    return icon.pixmap(size, size).toImage().convertToFormat(QImage.Format.Format_ARGB32)


@pytest.mark.parametrize("size", [16, 22, 64])
@pytest.mark.parametrize("mono", [False, True])
def test_the_icon_is_drawn_at_every_size_and_shows_a_pause(size: int, mono: bool) -> None:
    running = picture(tray.icon(mono=mono), size)
    paused = picture(tray.icon(paused=True, mono=mono), size)
    assert running.size() == paused.size()
    assert running.width() == size
    assert running != paused
    corners = [(0, 0), (size - 1, 0)]
    assert all(running.pixelColor(x, y).alpha() < 255 for x, y in corners)
    assert running.pixelColor(size // 2, size * 13 // 16).alpha() == 255


def test_the_icon_in_one_colour_is_a_mask_for_the_system() -> None:
    found = tray.icon(mono=True)
    assert found.isMask()
    assert not tray.icon().isMask()
    drawn = picture(found, 64)
    colours = {
        drawn.pixelColor(x, y).rgb()
        for x in range(64)
        for y in range(64)
        if drawn.pixelColor(x, y).alpha() == 255
    }
    assert colours == {QColor("black").rgb()}

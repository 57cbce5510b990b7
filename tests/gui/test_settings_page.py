from __future__ import annotations

from dataclasses import asdict, replace
from operator import attrgetter
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel

from cene.core.move import Collision, Companions, Mode
from cene.organiser.albums import ready_made
from cene.organiser.preferences import Preferences
from cene.ui import theme
from cene.ui.parts.controls import Combo, Tick
from cene.ui.settings.page import SettingsPage
from cene.ui.shortcuts_page import Group, ShortcutsPage

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def kept(tmp_path: Path) -> Preferences:
    for name in ("Camera", "Card"):
        (tmp_path / name).mkdir()
    return Preferences(
        sources=(tmp_path / "Camera", tmp_path / "Card"),
        into=tmp_path / "Albums",
        mode=Mode.MOVE,
        threshold=0.85,
        theme="dark",
        language="de",
        watch=False,
        begun=True,
        collision=Collision.LEAVE,
        quiet="21:15-06:00",
        exclude=("Shots/",),
    )


@pytest.fixture
def page(kept: Preferences, qtbot: QtBot) -> SettingsPage:
    made = SettingsPage()
    qtbot.addWidget(made)
    with qtbot.assertNotEmitted(made.changed):
        made.show_preferences(kept, tuple(ready_made().values()))
    made.show()
    return made


def test_what_is_shown_is_what_is_kept(page: SettingsPage, kept: Preferences) -> None:
    assert page._mode.currentText() == "Move"
    assert page._threshold.currentText() == "85 %"
    assert page._collision.currentText() == "Leave the photo where it is"
    assert page._companions.currentText() == "Go with it"
    assert page._theme.currentText() == "Dark"
    assert page._language.currentText() == "Deutsch"
    assert [name for name, tick in page._ticks.items() if tick.isChecked()] == [
        "automatic",
        "learn_filed",
        "notify",
        "on_battery",
    ]
    assert page._folders.sources == kept.sources
    assert page._left_out.patterns == ("Shots/",)
    assert page._quiet.text == "21:15-06:00"


@pytest.mark.parametrize(
    "choice",
    [
        ("_mode", "hardlink", {"mode": Mode.HARDLINK}),
        ("_threshold", 97, {"threshold": 0.97}),
        ("_collision", "number", {"collision": Collision.NUMBER}),
        ("_companions", "picture only", {"companions": Companions.PICTURE_ONLY}),
        ("_tags._place", True, {"tags_in_photos": True}),
        ("_tags._names", True, {"short_sidecars": True}),
        ("_theme", "light", {"theme": "light"}),
        ("_language", "", {"language": ""}),
    ],
)
def test_each_choice_is_applied_at_once_and_changes_nothing_else(
    page: SettingsPage,
    kept: Preferences,
    qtbot: QtBot,
    choice: tuple[str, object, dict[str, Any]],
) -> None:
    control, value, change = choice
    combo = attrgetter(control)(page)
    with qtbot.waitSignal(page.changed) as changed:
        combo.setCurrentIndex(combo.findData(value))
    assert changed.args == [replace(kept, **change)]


@pytest.mark.parametrize(
    "name", ["automatic", "learn_filed", "watch", "notify", "to_tray", "on_battery"]
)
def test_each_tick_is_applied_at_once_and_changes_nothing_else(
    page: SettingsPage, kept: Preferences, qtbot: QtBot, name: str
) -> None:
    page.show_tray(available=True)
    page.show_battery(there=True)
    with qtbot.waitSignal(page.changed) as changed:
        QTest.keyClick(page._ticks[name], Qt.Key.Key_Space)
    assert changed.args is not None
    assert asdict(changed.args[0]) == {**asdict(kept), name: not getattr(kept, name)}


def test_every_control_has_a_name(page: SettingsPage) -> None:
    names = [combo.accessibleName() for combo in page.findChildren(Combo)]
    assert len(names) == 10
    assert all(names)
    assert "Nothing is ever overwritten" in page._mode.accessibleDescription()


def test_nothing_files_itself_where_cene_only_suggests(page: SettingsPage) -> None:
    page._mode.setCurrentIndex(page._mode.findData("suggest"))
    assert not page._ticks["automatic"].isEnabled()
    page._mode.setCurrentIndex(page._mode.findData("copy"))
    assert page._ticks["automatic"].isEnabled()


def test_a_folder_is_added_and_removed_by_keyboard(
    page: SettingsPage, kept: Preferences, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "More").mkdir()
    with qtbot.waitSignal(page.changed) as added:
        page._folders.add(tmp_path / "More")
    assert added.args == [replace(kept, sources=(*kept.sources, tmp_path / "More"))]
    page._folders._list.setCurrentRow(0)
    page._folders._list.setFocus()
    with qtbot.waitActive(page):
        page.activateWindow()
    with qtbot.waitSignal(page.changed) as removed:
        QTest.keyClick(page._folders._list, Qt.Key.Key_Delete)
    assert removed.args == [replace(kept, sources=(tmp_path / "Card", tmp_path / "More"))]


def test_a_folder_inside_another_is_looked_at_with_it(page: SettingsPage, tmp_path: Path) -> None:
    page._folders.add(tmp_path / "Camera/2020")
    assert page._folders.sources == (tmp_path / "Camera", tmp_path / "Card")


def test_folders_that_get_into_each_others_way_are_refused_with_the_reason(
    page: SettingsPage, kept: Preferences, qtbot: QtBot
) -> None:
    into = kept.into
    assert into is not None
    with qtbot.assertNotEmitted(page.changed):
        page._folders.set_into(kept.sources[0])
        assert "the folder of the albums at once" in page._folders.fault
        page._folders.add(into / "Sea")
        assert "What lies in an album is sorted already" in page._folders.fault
    page._folders.add(into / "Inbox")
    assert page._folders.fault == ""


def test_folders_are_chosen_in_dialogs_that_are_not_waited_for(
    page: SettingsPage, tmp_path: Path
) -> None:
    for button, name in ((page._folders._add, "More"), (page._folders._change, "Elsewhere")):
        button.click()
        dialog = page.findChildren(QFileDialog)[-1]
        assert not dialog.isModal()
        dialog.fileSelected.emit(str(tmp_path / name))
        dialog.close()
    assert page._folders.sources[-1] == tmp_path / "More"
    assert page._folders.into == tmp_path / "Elsewhere"


def test_a_missing_folder_is_marked_in_words(page: SettingsPage, kept: Preferences) -> None:
    page.show_missing([kept.sources[1]])
    texts = [page._folders._list.item(row).text() for row in range(2)]
    assert [text.endswith("(missing)") for text in texts] == [False, True]


def test_without_a_tray_nothing_closes_into_it(page: SettingsPage) -> None:
    assert not page._ticks["to_tray"].isEnabled()
    assert page._ticks["to_tray"].accessibleDescription() == "This desktop has no tray."


def test_without_a_battery_nothing_is_said_of_it(page: SettingsPage) -> None:
    tick = page._ticks["on_battery"]
    assert not tick.isEnabled()
    assert tick.accessibleDescription() == "This computer has no battery."
    page.show_battery(there=True)
    assert tick.isEnabled()
    assert tick.toolTip() == ""


@pytest.mark.parametrize(
    ("tick", "change"), [("_also", {"tag": True}), ("_times", {"keep_times": False})]
)
def test_what_is_ticked_of_tags_is_applied_at_once(
    page: SettingsPage, kept: Preferences, qtbot: QtBot, tick: str, change: dict[str, Any]
) -> None:
    with qtbot.waitSignal(page.changed) as changed:
        QTest.keyClick(getattr(page._tags, tick), Qt.Key.Key_Space)
    assert changed.args == [replace(kept, **change)]


def test_photos_are_tagged_too_only_where_something_else_is_done_to_them(
    page: SettingsPage, kept: Preferences, qtbot: QtBot
) -> None:
    offered = {}
    for mode in Mode:
        with qtbot.assertNotEmitted(page.changed):
            page.show_preferences(replace(kept, mode=mode, tag=True))
        offered[mode] = page._tags._also.isEnabled()
        assert page._tags._also.isChecked(), "what was chosen is kept for the other modes"
    assert [mode for mode, there in offered.items() if not there] == [Mode.SUGGEST, Mode.TAG]
    for mode in (Mode.TAG, Mode.MOVE):
        page._mode.setCurrentIndex(page._mode.findData(mode.value))
        assert page._tags._also.isEnabled() == (mode is Mode.MOVE)


def test_where_photos_are_tagged_nothing_is_said_of_filing_them(
    page: SettingsPage, kept: Preferences
) -> None:
    page.show_preferences(replace(kept, mode=Mode.TAG))
    assert page._ticks["automatic"].text().startswith("Tag photos without asking")
    assert "stay where they are" in page._means.text()
    page._mode.setCurrentIndex(page._mode.findData(Mode.COPY.value))
    assert page._ticks["automatic"].text().startswith("File photos without asking")


def test_quiet_hours_are_chosen_by_keyboard_and_switched_off(
    page: SettingsPage, kept: Preferences, qtbot: QtBot
) -> None:
    quiet = page._quiet
    with qtbot.waitSignal(page.changed) as changed:
        QTest.keyClick(quiet._end, Qt.Key.Key_Down)
    assert changed.args == [replace(kept, quiet="21:15-06:30")]
    with qtbot.waitSignal(page.changed) as changed:
        QTest.keyClick(quiet._tick, Qt.Key.Key_Space)
    assert changed.args == [replace(kept, quiet="")]
    assert not quiet._begin.isEnabled()
    page.show_preferences(replace(kept, quiet=""))
    with qtbot.waitSignal(page.changed) as changed:
        quiet._tick.click()
    assert changed.args == [replace(kept, quiet="22:00-07:00")]


def test_hours_that_end_when_they_begin_are_not_taken(
    page: SettingsPage, kept: Preferences, qtbot: QtBot
) -> None:
    quiet = page._quiet
    page.show_preferences(replace(kept, quiet="06:30-06:00"))
    with qtbot.assertNotEmitted(page.changed):
        QTest.keyClick(quiet._end, Qt.Key.Key_Down)
    assert quiet._fault.isVisible()
    with qtbot.waitSignal(page.changed) as changed:
        QTest.keyClick(quiet._end, Qt.Key.Key_Down)
    assert quiet._fault.isHidden()
    assert changed.args == [replace(kept, quiet="06:30-07:00")]


def test_a_pattern_is_typed_and_taken_away_by_keyboard(
    page: SettingsPage, kept: Preferences, qtbot: QtBot
) -> None:
    left_out = page._left_out
    QTest.keyClicks(left_out._field, "*.png")
    with qtbot.waitSignal(page.changed) as changed:
        QTest.keyClick(left_out._field, Qt.Key.Key_Return)
    assert changed.args == [replace(kept, exclude=("Shots/", "*.png"))]
    assert left_out._field.text() == ""
    left_out._list.setCurrentRow(0)
    left_out._list.setFocus()
    with qtbot.waitActive(page):
        page.activateWindow()
    with qtbot.waitSignal(page.changed) as changed:
        QTest.keyClick(left_out._list, Qt.Key.Key_Delete)
    assert changed.args == [replace(kept, exclude=("*.png",))]


def test_what_is_no_pattern_is_refused_with_a_sentence_and_can_be_mended(
    page: SettingsPage, kept: Preferences, qtbot: QtBot
) -> None:
    left_out = page._left_out
    with qtbot.assertNotEmitted(page.changed):
        QTest.keyClicks(left_out._field, "!")
        QTest.keyClick(left_out._field, Qt.Key.Key_Return)
    assert "'!' is no pattern of what to leave out" in left_out.fault
    assert left_out._field.text() == "!"
    with qtbot.waitSignal(page.changed) as changed:
        QTest.keyClicks(left_out._field, "keep.png")
        left_out._add.click()
    assert left_out.fault == ""
    assert changed.args == [replace(kept, exclude=("Shots/", "!keep.png"))]


def test_starting_with_the_computer_is_the_systems_to_keep(
    page: SettingsPage, qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(page.at_login_asked):
        page.show_at_login(on=True)
    with qtbot.assertNotEmitted(page.changed), qtbot.waitSignal(page.at_login_asked) as asked:
        page._at_login.click()
    assert asked.args == [False]


def test_all_keys_are_listed_and_escape_closes_the_list(qtbot: QtBot) -> None:
    page = ShortcutsPage()
    qtbot.addWidget(page)
    find, nameless = QAction("&Find…", page), QAction("Not on any key", page)
    find.setShortcuts([QKeySequence("Ctrl+F"), QKeySequence("/")])
    page.show_actions([Group("Library", [find, nameless]), Group("Empty", [nameless])])
    page.show()
    texts = [label.text() for label in page.findChildren(QLabel)]
    assert texts == ["Keyboard shortcuts", "Library", "Find", "Ctrl+F", "/"]
    with qtbot.waitSignal(page.closed):
        QTest.keyClick(page._area, Qt.Key.Key_Escape)


@pytest.mark.parametrize("look", [theme.Choice.LIGHT, theme.Choice.DARK])
def test_a_tick_can_be_seen_in_both_looks(qtbot: QtBot, look: theme.Choice) -> None:
    theme.apply(look)
    box = Tick("Watch")
    qtbot.addWidget(box)
    seen = {}
    for state in Qt.CheckState:
        box.setCheckState(state)
        picture = box.grab().toImage()
        places = range(16 * picture.height())
        seen[state] = {picture.pixelColor(at % 16, at // 16).name() for at in places}
    accent = theme.tokens().accent
    theme.apply(theme.Choice.LIGHT)
    assert accent not in seen[Qt.CheckState.Unchecked]
    assert accent in seen[Qt.CheckState.Checked]
    assert accent in seen[Qt.CheckState.PartiallyChecked]

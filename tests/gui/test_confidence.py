"""The confidence bar by mouse, by keys, by wheel, and what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QSlider

from cene.core.move import Mode
from cene.ui import theme
from cene.ui.library.confidence import ConfidenceBar
from cene.vision.risk import Risk

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

pytestmark = [pytest.mark.qt_log_ignore("propagateSizeHints"), pytest.mark.usefixtures("english")]

HISTOGRAM = [1, 0, 2, 3, 5, 8, 13, 21, 34, 55] * 2


def risk(threshold: float) -> Risk:
    filed = round(12040 * (1 - threshold))
    return Risk(threshold, 1514, filed, filed / 54.7, 1514 - filed)


@pytest.fixture
def bar(qtbot: QtBot) -> ConfidenceBar:
    made = ConfidenceBar(0.9)
    qtbot.addWidget(made)
    made.resize(900, 72)
    made.display(HISTOGRAM, risk, Mode.MOVE)
    made.show()
    qtbot.waitExposed(made)
    return made


def slider(bar: ConfidenceBar) -> QSlider:
    found = bar.findChild(QSlider)
    assert isinstance(found, QSlider)
    return found


def say(expected: Risk, mode: Mode, qtbot: QtBot) -> str:
    made = ConfidenceBar(0.9)
    qtbot.addWidget(made)
    made.display(HISTOGRAM, lambda _: expected, mode)
    return made.sentence


def test_the_sentence_says_what_files_itself_what_goes_wrong_and_what_waits(
    bar: ConfidenceBar,
) -> None:
    assert bar.sentence.startswith("At 90 % sure, 1,204 photo")
    assert "about 22 of them wrong" in bar.sentence
    assert "310 wait" in bar.sentence


def test_where_photos_are_tagged_nothing_is_said_to_be_filed(qtbot: QtBot) -> None:
    assert "5 photo(s) are tagged without asking" in say(Risk(0.9, 9, 5, 1.0, 4), Mode.TAG, qtbot)
    assert "no photo is tagged" in say(Risk(0.9, 9, 0, 0.0, 9), Mode.TAG, qtbot)


def test_where_cene_only_suggests_nothing_is_said_to_file_itself(qtbot: QtBot) -> None:
    assert "would file" in say(Risk(0.9, 9, 5, 1.0, 4), Mode.SUGGEST, qtbot)


def test_less_than_half_a_photo_is_none(qtbot: QtBot) -> None:
    assert "probably none wrong" in say(Risk(0.9, 9, 5, 0.49, 4), Mode.MOVE, qtbot)
    assert "about 1 of them" in say(Risk(0.9, 9, 5, 0.5, 4), Mode.MOVE, qtbot)


def test_zeros_are_words(qtbot: QtBot) -> None:
    nothing = say(Risk(0.9, 9, 0, 0.0, 9), Mode.MOVE, qtbot)
    assert "no photo files itself" in nothing
    assert "wrong" not in nothing
    assert "None waits for you." in say(Risk(0.9, 9, 9, 0.0, 0), Mode.MOVE, qtbot)
    assert say(Risk(0.9, 0, 0, 0.0, 0), Mode.MOVE, qtbot).startswith("No photo has")


def test_dragging_moves_all_the_way_and_settles_once(bar: ConfidenceBar) -> None:
    handle, moved, settled = slider(bar), list[float](), list[float]()
    bar.moved.connect(moved.append)
    bar.settled.connect(settled.append)
    at = QPoint(handle.width() // 2, 20)
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=at)
    assert bar.threshold == pytest.approx(0.75)
    assert "At 75 % sure" in bar.sentence
    QTest.mouseMove(handle, QPoint(handle.width(), 20))
    assert bar.threshold == pytest.approx(0.99)
    QTest.mouseMove(handle, QPoint(-50, 20))
    assert bar.threshold == pytest.approx(0.5)
    QTest.qWait(500)
    assert settled == [], "a hand that rests has not let go"
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    assert settled == [0.5]
    assert moved == [0.75, 0.99, 0.5]


def test_keys_move_by_one_and_by_five_percent_and_settle_after_a_rest(
    bar: ConfidenceBar, qtbot: QtBot
) -> None:
    handle = slider(bar)
    with qtbot.waitSignal(bar.settled, timeout=3000) as settled:
        QTest.keyClick(handle, Qt.Key.Key_Left)
        assert bar.threshold == pytest.approx(0.89)
        QTest.keyClick(handle, Qt.Key.Key_PageDown)
        assert bar.threshold == pytest.approx(0.84)
        QTest.keyClick(handle, Qt.Key.Key_End)
    assert settled.args == [0.99]


def test_a_notch_of_the_wheel_is_one_percent(bar: ConfidenceBar, qtbot: QtBot) -> None:
    handle, settled = slider(bar), list[float]()
    bar.settled.connect(settled.append)
    for turn in (60, 60, -120, -120):
        event = QWheelEvent(
            QPointF(20, 20),
            handle.mapToGlobal(QPointF(20, 20)),
            QPoint(),
            QPoint(0, turn),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(handle, event)
    assert bar.threshold == pytest.approx(0.89)
    qtbot.waitUntil(lambda: settled == [0.89])


def test_closing_the_window_settles_what_keys_began(bar: ConfidenceBar) -> None:
    settled = list[float]()
    bar.settled.connect(settled.append)
    QTest.keyClick(slider(bar), Qt.Key.Key_Right)
    bar.hide()
    assert settled == [0.91]


def test_a_threshold_that_is_set_is_kept_exactly_and_told_to_nobody(bar: ConfidenceBar) -> None:
    told = list[float]()
    bar.moved.connect(told.append)
    bar.threshold = 0.995
    assert bar.threshold == 0.995
    assert "At 99 % sure" in bar.sentence
    assert told == []


def test_it_is_a_slider_to_screen_readers(bar: ConfidenceBar) -> None:
    seen = QAccessible.queryAccessibleInterface(slider(bar))
    assert seen.role() == QAccessible.Role.Slider
    assert seen.text(QAccessible.Text.Name)
    assert seen.text(QAccessible.Text.Description) == bar.sentence
    assert seen.valueInterface().currentValue() == 90
    assert seen.valueInterface().minimumValue() == 50
    assert seen.valueInterface().maximumValue() == 99


def test_only_what_files_itself_has_the_accent(bar: ConfidenceBar) -> None:
    picture = slider(bar).grab().toImage()
    accent = theme.tokens().accent
    row = picture.height() - 18  # above the handle, in all four tall bars
    coloured = [x for x in range(picture.width()) if picture.pixelColor(x, row).name() == accent]
    assert coloured
    assert min(coloured) >= 0.8 * (picture.width() - 16) + 8
    bar.threshold = 0.95
    picture = slider(bar).grab().toImage()
    assert picture.pixelColor(min(coloured) + 2, row).name() == theme.tokens().faint


def test_another_theme_colours_the_sentence_anew(bar: ConfidenceBar) -> None:
    try:
        theme.apply(theme.Choice.DARK)
        QApplication.processEvents()
        label = bar.findChild(QLabel)
        assert isinstance(label, QLabel)
        assert theme.DARK.quiet in label.text()
    finally:
        theme.apply(theme.Choice.LIGHT)

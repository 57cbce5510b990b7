"""The footer while work runs, while it pauses, and while there is none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QProgressBar, QPushButton

from cene.ui.footer import Footer, Pace, duration

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

pytestmark = [pytest.mark.qt_log_ignore("propagateSizeHints"), pytest.mark.usefixtures("english")]


@dataclass(frozen=True)
class Progress:
    stage: str
    done: int
    total: int | None
    seconds: float


@pytest.fixture
def footer(qtbot: QtBot) -> Footer:
    made = Footer()
    qtbot.addWidget(made)
    made.resize(1200, 32)
    made.show()
    return made


def button(footer: Footer) -> QPushButton:
    found = footer.findChild(QPushButton)
    assert isinstance(found, QPushButton)
    return found


def test_progress_tells_what_how_much_how_fast_and_how_long_still(footer: Footer) -> None:
    footer.display(Progress("Sorting Camera Uploads", 956, 1514, 956 / 64))
    expected = "Sorting Camera Uploads: 956 of 1,514 · 64 a second · 9 s left"
    assert footer.text == expected


def test_nothing_is_promised_in_the_first_second(footer: Footer) -> None:
    footer.display(Progress("Filing", 3, 900, 0.2))
    assert footer.text == "Filing: 3 of 900"


def test_what_has_no_end_only_counts_and_the_bar_says_so(footer: Footer) -> None:
    footer.display(Progress("Scanning folders", 12304, None, 3))
    assert footer.text == "Scanning folders: 12,304"
    bar = footer.findChild(QProgressBar)
    assert isinstance(bar, QProgressBar)
    assert bar.maximum() == 0
    footer.display(Progress("Looking at photos", 5, 10, 1))
    assert bar.value() / bar.maximum() == pytest.approx(0.5)


def test_the_button_stays_where_it_is_while_a_stage_lasts(footer: Footer) -> None:
    footer.display(Progress("Filing", 1000, 2000, 10))
    footer.layout().activate()  # type: ignore[union-attr]
    before = button(footer).x()
    footer.display(Progress("Filing", 1999, 2000, 20))
    footer.layout().activate()  # type: ignore[union-attr]
    assert button(footer).x() == before


def test_pause_and_resume_take_turns(footer: Footer, qtbot: QtBot) -> None:
    footer.display(Progress("Filing", 100, 200, 10))
    wide = button(footer).width()
    with qtbot.waitSignal(footer.paused) as asked:
        QTest.mouseClick(button(footer), Qt.MouseButton.LeftButton)
    assert asked.args == [True]
    assert button(footer).text() == "Resume"
    assert button(footer).width() == wide
    footer.display(Progress("Filing", 101, 200, 11))
    assert footer.text == "Filing: 101 of 200 · paused"
    with qtbot.waitSignal(footer.paused) as asked:
        QTest.keyClick(button(footer), Qt.Key.Key_Space)
    assert asked.args == [False]
    assert button(footer).text() == "Pause"


def test_a_pause_from_elsewhere_is_shown_and_not_told_back(footer: Footer, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(footer.paused):
        footer.display_paused(True)
    assert button(footer).text() == "Resume"


def test_without_work_there_is_one_sentence_and_no_bar(footer: Footer) -> None:
    footer.display(Progress("Filing", 100, 200, 10))
    footer.idle("1,514 photos")
    assert footer.text == "1,514 photos"
    assert not button(footer).isVisible()
    bar = footer.findChild(QProgressBar)
    assert isinstance(bar, QProgressBar)
    assert not bar.isVisible()


def test_the_right_side_says_what_is_watched(footer: Footer) -> None:
    assert footer.state == "Watching no folder · nothing leaves this computer"
    footer.display_watching(3)
    assert footer.state.startswith("Watching 3 folder")
    assert footer.state.endswith("nothing leaves this computer")


def test_the_rate_does_not_jump_and_still_follows() -> None:
    pace = Pace()
    assert pace.at(5, 0.5) is None
    assert pace.at(100, 1.0) == pytest.approx(100)
    jumped = pace.at(100, 1.1)
    assert jumped is not None
    assert jumped > 95
    rate: float | None = None
    for tick in range(1, 300):
        rate = pace.at(100 + tick, 1.1 + tick / 10)
    assert rate == pytest.approx(10, rel=0.05)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0.2, "1 s"), (9, "9 s"), (43, "45 s"), (59, "1 min"), (200, "3 min"), (3599, "1 h 0 min"),
     (4800, "1 h 20 min")],
)  # fmt: skip
def test_times_are_no_more_exact_than_a_guess(seconds: float, words: str) -> None:
    assert duration(seconds) == words

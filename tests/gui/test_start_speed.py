"""What is not loaded, made or measured before a person sees it."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from tests.gui.driving import PAGES

from cene.ui.album_desk import Measure
from cene.ui.albums.page import PAUSE_MS
from cene.ui.app import _paint
from cene.ui.window import Window

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot
    from tests.gui.driving import Running


class Windows(QObject):
    """Notes which windows are shown."""

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        self.shown: list[QObject] = []
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(watched)
        return False


LATE = ("numpy", "PIL", "watchdog", "cene.ui.desk", "cene.ui.library.page", "cene.ui.session")
"""What takes longer to load than an empty window to show."""


def test_the_window_is_seen_before_all_the_rest_is_loaded() -> None:
    code = f"import sys, cene.ui.app; print([name for name in {LATE!r} if name in sys.modules])"

    done = subprocess.run(
        (sys.executable, "-c", code), capture_output=True, encoding="utf-8", check=True
    )

    assert done.stdout.strip() == "[]"


def test_an_empty_window_is_painted_as_large_as_it_was_the_last_time(
    qtbot: QtBot, program: Running, tmp_path: Path
) -> None:
    program.window.resize(1000, 620)
    program.stop()

    window = Window(tmp_path / "window.ini")
    qtbot.addWidget(window)
    window.show()
    _paint(window)

    assert window.windowHandle().isExposed()
    assert window.height() == 620


def test_no_album_is_measured_while_nobody_looks_at_the_albums(program: Running) -> None:
    began: list[object] = []
    program.session.work.began.connect(began.append)
    before = program.snapshot
    program.session.answer([program.session.waiting()[0]], "sea")
    program.until(lambda: program.session.snapshot is not before)
    QTest.qWait(2 * PAUSE_MS)
    program.rest()

    assert not any(isinstance(job, Measure) for job in began)

    program.show("albums")
    program.until(lambda: any(isinstance(job, Measure) for job in began))
    assert program.window.pages.albums.tree.key() in program.snapshot.albums
    program.rest()


def test_a_page_is_made_when_it_is_first_wanted_and_flashes_no_window(
    program: Running, qapp: QApplication
) -> None:
    seen = Windows(qapp)
    pages, window = program.window.pages, program.window
    assert pages.count() == 1, "the library"
    for name in PAGES:
        page = program.show(name)
        assert page.objectName() == name
        assert page is program.show(name), "made once"
        assert seen.shown == []
        assert qapp.activeWindow() is window
    assert pages.count() == len(PAGES)

"""The pages that ship with the program, as the window shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from cene import paths
from cene.ui.help import Documents, Help

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot
    from tests.gui.driving import Running


def pages(window: Help) -> Documents:
    found = window.findChild(Documents)
    assert found is not None
    return found


def follow(window: Help, words: str, name: str) -> None:
    """Click on the first link of these words, and see that it leads to a file of this name."""
    shown = pages(window)
    found = shown.document().find(words)
    assert found.charFormat().anchorHref() == name
    found.setPosition(found.position() - 1)
    shown.setTextCursor(found)
    shown.ensureCursorVisible()
    place = shown.cursorRect(found).center()
    QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_f1_opens_the_contents_beside_the_window_and_escape_closes_them(program: Running) -> None:
    program.press(Qt.Key.Key_F1)
    [window] = program.window.findChildren(Help)
    assert window.isVisible()
    assert not window.isModal()
    assert pages(window).toPlainText().startswith("Cene\n")
    QTest.keyClick(pages(window), Qt.Key.Key_Escape)
    assert not window.isVisible()
    program.press(Qt.Key.Key_F1)
    assert program.window.findChildren(Help) == [window]
    assert window.isVisible()


def test_a_link_leads_to_its_page_and_back_and_the_contents_lead_home(qtbot: QtBot) -> None:
    window = Help()
    window.show()
    qtbot.waitExposed(window)
    contents, back, _ = window.findChildren(QPushButton)
    assert not back.isEnabled()
    follow(window, "First steps", "first-steps.md")
    assert pages(window).toPlainText().startswith("First steps\n")
    follow(window, "watching your folders", "watching.md")
    assert pages(window).toPlainText().startswith("Watching folders\n")
    back.click()
    assert pages(window).toPlainText().startswith("First steps\n")
    assert pages(window).document().firstBlock().blockFormat().topMargin() > 0
    contents.click()
    assert pages(window).toPlainText().startswith("Cene\n")


def test_every_page_is_shown_with_its_pictures_no_wider_than_there_is_room_for(
    qtbot: QtBot,
) -> None:
    window = Help()
    window.show()
    qtbot.waitExposed(window)
    shown = pages(window)
    pictures = 0
    for page in sorted(paths.bundled("resources/docs").glob("*.md")):
        if page.name in ("developers.md", "releasing.md"):  # no page leads there
            continue
        shown.setSource(QUrl.fromLocalFile(str(page)))
        QApplication.processEvents()
        assert shown.document().toPlainText().strip(), page
        assert shown.horizontalScrollBar().maximum() == 0, page
        assert shown.document().lastBlock().blockFormat().topMargin() > 0, page
        for line in page.read_text("utf-8").splitlines():
            if line.startswith("!["):
                kind = QTextDocument.ResourceType.ImageResource
                name = line.rpartition("(")[2].rstrip(")")
                image = shown.document().resource(kind.value, QUrl(name))
                assert not image.isNull(), name
                assert image.deviceIndependentSize().width() < shown.viewport().width()
                pictures += 1
    assert pictures > 5

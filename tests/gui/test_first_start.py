from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel

from cene.core.move import Mode
from cene.organiser.albums import ready_made
from cene.organiser.preferences import Preferences
from cene.ui.library.consent import ConsentBar
from cene.ui.start.first_start import FirstStart
from cene.ui.titles import title

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot
    from tests.gui.conftest import Gallery


pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def start(gallery: Gallery, qtbot: QtBot) -> Iterator[FirstStart]:
    """Real photos, and a folder that is not there."""
    missing = gallery.photos.parent / "Card"
    made = FirstStart(
        Preferences(), (gallery.photos, missing), gallery.albums, ready_made(), title=title
    )
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    yield made
    made.stop()


def words(start: FirstStart) -> str:
    return " ".join(label.text() for label in start.findChildren(QLabel) if label.isVisible())


def press(start: FirstStart, key: Qt.Key) -> None:
    QTest.keyClick(start.focusWidget(), key)


def test_photos_are_counted_while_one_reads(start: FirstStart, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: "12 photo" in words(start))
    qtbot.waitUntil(lambda: "is not there; connect its disk?" in words(start))


def test_only_suggesting_is_what_one_gets_by_going_on(
    start: FirstStart, gallery: Gallery, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: start._folders.photos == 12)
    with qtbot.waitSignal(start.finished) as finished:
        for _ in range(3):
            press(start, Qt.Key.Key_Return)
    assert finished.args is not None
    preferences, enabled, new = finished.args
    assert preferences == Preferences(
        sources=(gallery.photos,), into=gallery.albums, mode=Mode.SUGGEST, begun=True
    )
    assert enabled == ready_made().in_use
    assert new == ()


def test_the_last_button_says_how_many_photos_begin(start: FirstStart, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: start._folders.photos == 12)
    start._go_on()
    assert start._next.text() == "Next"
    start._go_on()
    assert start._next.text() == "Start sorting 12 photo(s)"


def test_without_a_folder_one_cannot_go_on(start: FirstStart) -> None:
    press(start, Qt.Key.Key_Space)
    assert not start._next.isEnabled()
    press(start, Qt.Key.Key_Return)
    assert "Which folders" in words(start)


def test_folders_are_dropped_but_files_are_not(
    start: FirstStart, gallery: Gallery, tmp_path: Path
) -> None:
    (tmp_path / "Card").mkdir()
    data = QMimeData()
    data.setUrls(
        [
            QUrl.fromLocalFile(str(tmp_path / "Card")),
            QUrl.fromLocalFile(str(gallery.photos / "sea0.jpg")),
            QUrl("https://example.org/photos"),
        ]
    )
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    event = QDropEvent(QPointF(5, 5), action, data, button, Qt.KeyboardModifier.NoModifier)
    start._folders.dropEvent(event)
    assert start._folders.folders == (gallery.photos, tmp_path / "Card")


def test_a_folder_inside_another_does_not_count_twice(
    start: FirstStart, tmp_path: Path, qtbot: QtBot
) -> None:
    start._folders.add(tmp_path)
    assert start._folders.folders == (tmp_path,)
    qtbot.waitUntil(lambda: start._folders.photos == 12)


def test_a_folder_is_chosen_in_a_dialog_that_is_not_waited_for(
    start: FirstStart, tmp_path: Path
) -> None:
    (tmp_path / "More").mkdir()
    start._folders._add.click()
    (dialog,) = start.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "More"))
    dialog.close()
    assert tmp_path / "More" in start._folders.folders


def test_an_own_album_is_asked_for_by_its_title(start: FirstStart) -> None:
    start._go_on()
    start._albums._name.setFocus()
    QTest.keyClicks(start._albums._name, "Bella")
    press(start, Qt.Key.Key_Return)
    assert "five photos of “Bella”" in words(start)
    assert start._albums.new == ("Bella",)
    assert start._stack.currentIndex() == 1


def test_a_title_that_is_taken_is_refused_beside_the_field(start: FirstStart) -> None:
    start._go_on()
    for name in ("Sea", "Bella", "bella"):
        start._albums._name.setText(name)
        start._albums._button.click()
    assert "'bella'" in words(start)
    assert start._albums.new == ("Bella",)


def test_a_parent_is_used_where_an_album_below_it_is(start: FirstStart) -> None:
    start._go_on()
    step = start._albums
    step._tick_none()
    assert not start._next.isEnabled()
    step._items["glacier"].setCheckState(0, Qt.CheckState.Checked)
    assert step.enabled == {"glacier", "mountains", "nature", "places"}
    step._items["places"].setCheckState(0, Qt.CheckState.Unchecked)
    assert step.enabled == frozenset()
    step._tick_all()
    assert step.enabled == frozenset(ready_made())


def test_going_back_keeps_the_answers(start: FirstStart, qtbot: QtBot) -> None:
    start._go_on()
    start._albums._items["cars"].setCheckState(0, Qt.CheckState.Unchecked)
    start._go_on()
    start._mode._choices[Mode.COPY].click()
    QTest.keyClick(start, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    start._back.click()
    assert "Which folders" in words(start)
    start._go_on()
    start._go_on()
    with qtbot.waitSignal(start.finished) as finished:
        start._go_on()
    assert finished.args is not None
    preferences, enabled, _ = finished.args
    assert preferences.mode is Mode.COPY
    assert "cars" not in enabled


def test_modes_are_chosen_with_the_arrow_keys(start: FirstStart) -> None:
    start._go_on()
    start._go_on()
    modes = []
    for _ in range(3):
        press(start, Qt.Key.Key_Down)
        modes.append(start._mode.mode)
    assert modes == [Mode.TAG, Mode.COPY, Mode.MOVE]


def test_tagging_is_chosen_and_says_that_photos_stay(start: FirstStart, qtbot: QtBot) -> None:
    start._go_on()
    start._go_on()
    assert "Photos stay where they are and get keywords" in words(start)
    press(start, Qt.Key.Key_Down)
    with qtbot.waitSignal(start.finished) as finished:
        press(start, Qt.Key.Key_Return)
    assert finished.args is not None
    assert finished.args[0].mode is Mode.TAG


def test_photos_are_not_sorted_into_where_they_are(start: FirstStart, gallery: Gallery) -> None:
    start._go_on()
    start._go_on()
    start._mode.set_into(gallery.photos)
    assert "is a folder to sort and the folder of the albums at once" in words(start)
    assert not start._next.isEnabled()
    start._mode.set_into(gallery.photos / "Albums")
    assert start._next.isEnabled()


def test_an_album_of_the_albums_folder_is_no_source(start: FirstStart, gallery: Gallery) -> None:
    start._folders.add(gallery.albums / "Sea")
    start._go_on()
    start._go_on()
    assert "What lies in an album is sorted already" in words(start)


def test_closing_it_in_the_middle_leaves_nothing_running(
    gallery: Gallery, qtbot: QtBot, qapp: QApplication
) -> None:
    start = FirstStart(Preferences(), [gallery.photos], gallery.albums, ready_made(), title=title)
    qtbot.addWidget(start)
    start.show()
    start.close()
    qapp.processEvents()
    assert start._folders._counting._pool.activeThreadCount() == 0


@pytest.mark.parametrize(
    ("mode", "verb", "answer"),
    [
        (Mode.COPY, "copy", "Copy them"),
        (Mode.MOVE, "move", "Move them"),
        (Mode.HARDLINK, "link", "Link them"),
    ],
)
def test_nothing_is_filed_before_somebody_agrees(
    mode: Mode, verb: str, answer: str, qtbot: QtBot
) -> None:
    bar = ConsentBar()
    qtbot.addWidget(bar)
    assert not bar.isVisible()
    bar.ask(1204, 7, Path("/photos/Albums"), mode)
    photos = f"{QLocale().toString(1204)} photo(s)"
    sentence = f"Cene will {verb} {photos} into 7 album(s) below /photos/Albums."
    assert bar.sentence == sentence
    assert bar._agree.text() == answer
    assert bar.accessibleName().startswith(sentence)
    with qtbot.assertNotEmitted(bar.agreed), qtbot.waitSignal(bar.declined):
        bar._decline.click()
    assert not bar.isVisible()
    bar.ask(1, 1, Path("/photos/Albums"), mode)
    with qtbot.waitSignal(bar.agreed):
        bar._agree.click()
    assert not bar.isVisible()

"""What an album may have of its own: threshold, folders, colour; in the window with real edits."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cene.core.album import Album
from cene.organiser import albums as editing
from cene.organiser.workspace import opened
from cene.ui import theme
from cene.ui.albums.certainty import CertaintyChoice
from cene.ui.albums.field import Field
from cene.ui.albums.folder import example
from cene.ui.albums.swatches import ColourChoice, Swatch
from cene.ui.parts.controls import Tick
from cene.ui.work.jobs import Rerank

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot
    from tests.gui.driving import Running

    from cene.ui.albums.fields import AlbumFields

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def fields(program: Running) -> AlbumFields:
    """Those of the album Sea, seen in the whole app."""
    program.show("albums")
    program.window.pages.albums.select("sea")
    return program.window.pages.albums.editor.fields


@pytest.fixture(params=[theme.Choice.LIGHT, theme.Choice.DARK])
def look(request: pytest.FixtureRequest) -> Iterator[theme.Tokens]:
    theme.apply(request.param)
    yield theme.tokens()
    theme.apply(theme.Choice.LIGHT)


def stored(program: Running) -> Album:
    """The album as it is in the catalogue when all is done."""
    program.rest()
    with opened(program.session.catalogue, write=False) as workspace:
        return editing.in_catalogue(workspace)["sea"]


def painted(widget: QWidget) -> set[str]:
    image = widget.grab().toImage()
    return {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }


def test_an_album_is_given_a_threshold_of_its_own_and_loses_it_again(
    program: Running, fields: AlbumFields
) -> None:
    choice = fields.certainty
    assert choice.currentText() == "As sure as for all albums (70 %)"
    choice.setFocus()
    choice.setCurrentIndex(choice.findText("99.5 %"))
    choice.activated.emit(choice.currentIndex())
    assert stored(program).threshold == 0.995
    program.until(lambda: choice.currentText() == "99.5 %")
    QTest.keyClick(choice, Qt.Key.Key_Home)
    assert stored(program).threshold is None
    assert not any(isinstance(job, Rerank) for job, _ in program.done), "the same is predicted"


def test_a_threshold_from_elsewhere_stands_among_those_on_offer(qtbot: QtBot) -> None:
    choice = CertaintyChoice()
    qtbot.addWidget(choice)
    choice.show_threshold(0.8725, 0.95)
    assert choice.currentText() == "87.25 %"
    offered = [choice.itemText(place) for place in range(choice.count())]
    assert offered[0] == "As sure as for all albums (95 %)"
    assert offered[offered.index("85 %") + 1 :][:2] == ["87.25 %", "90 %"]
    with qtbot.assertNotEmitted(choice.chosen):
        choice.activated.emit(choice.currentIndex())


def test_a_folder_pattern_is_chosen_or_typed_and_an_example_says_what_it_means(
    program: Running, fields: AlbumFields
) -> None:
    folder = fields.folder
    assert (folder.pattern.currentText(), folder.example.text()) == ("{album}", "Such as Sea")
    folder.pattern.setFocus()
    folder.pattern.setCurrentIndex(2)
    folder.pattern.activated.emit(2)
    assert folder.example.text() == "Such as Sea/2026/07"
    assert stored(program).folder == "{album}/{year}/{month}"
    field = folder.pattern.lineEdit()
    assert field is not None
    field.selectAll()
    QTest.keyClicks(field, "{album}/{year} trips")
    assert folder.example.text() == "Such as Sea/2026 trips"
    assert stored(program).folder == "{album}/{year}/{month}", "not before Enter"
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert stored(program).folder == "{album}/{year} trips"
    field.selectAll()
    QTest.keyClicks(field, "{album}")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert stored(program).folder is None


def test_a_wrong_pattern_stays_to_be_mended_with_the_reason_and_escape_takes_it_back(
    program: Running, fields: AlbumFields
) -> None:
    folder = fields.folder
    field = folder.pattern.lineEdit()
    assert field is not None
    folder.pattern.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "{album}/{place}")
    assert folder.example.text() == " ", "nothing can be said of it"
    program.window.pages.albums.show_error(Field.FOLDER, "There is no {place}.")
    error = fields._errors[Field.FOLDER]
    assert error.isVisible()
    assert error.text() == "! There is no {place}."
    program.window.pages.albums.show_albums(program.snapshot.albums, {}, 0.9)
    assert folder.pattern.currentText() == "{album}/{place}", "half typed"
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert folder.pattern.currentText() == "{album}"
    assert program.window.page() is program.window.pages.albums
    field.clear()
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert folder.pattern.currentText() == "{album}", "no pattern is no wish"


@pytest.mark.parametrize(
    ("pattern", "folder"),
    [
        ("{album}", "Bella Luna"),
        ("{album}/{camera}", "Bella Luna/Pixel 9"),
        ("{album}/{year}/{year}-{month}-{day}", "Bella Luna/2026/2026-07-14"),
    ],
)
def test_an_example_is_where_a_photo_would_go(pattern: str, folder: str) -> None:
    assert example(pattern, "Bella: Luna") == folder


def test_a_colour_is_chosen_by_a_click_or_by_arrow_keys_and_marks_the_album_everywhere(
    program: Running, fields: AlbumFields
) -> None:
    swatches = fields.colour.swatches
    assert swatches[0].isChecked()
    red = next(one for one in swatches if one.accessibleName() == "Red")
    QTest.mouseClick(red, Qt.MouseButton.LeftButton)
    assert stored(program).colour == "#c0504d"
    program.until(red.isChecked)
    assert "#c0504d" in fields.dot.styleSheet()
    assert "#c0504d" in painted(program.window.pages.albums.tree.viewport())
    QTest.keyClick(red, Qt.Key.Key_Right)
    assert stored(program).colour == "#e07b39"
    program.show("library")
    window = program.window
    window.library.sidebar.open(frozenset(("places", "nature")))
    for widget in (window.library.sidebar, window.library.grid):
        assert "#e07b39" in painted(widget)
    window.picker.ask(program.snapshot.albums, "Sea")
    assert "#e07b39" in painted(window.picker)
    window.picker.hide()
    program.show("review")
    assert "#e07b39" in painted(window.pages.review)


def test_the_chosen_colour_has_a_tick_and_each_has_a_name(qtbot: QtBot, look: theme.Tokens) -> None:
    choice = ColourChoice()
    qtbot.addWidget(choice)
    sea = Album("sea", "Sea")
    choice.show_colour(sea)
    choice.show()
    names = [one.accessibleName() for one in choice.swatches[:-1]]
    assert len(set(names)) == 11
    assert all(names)
    assert not choice.swatches[-1].isVisible()
    other = choice.swatches[3]
    before = painted(other)
    choice.show_colour(replace(sea, colour=other.colour))
    assert {"#ffffff", theme.LIGHT.text} & (painted(other) - before)
    choice.show_colour(replace(sea, colour="#123456"))
    assert choice.swatches[-1].isVisible()
    assert choice.swatches[-1].isChecked()
    assert choice.swatches[-1].accessibleName() == "Another: #123456"
    ground = QColor(look.surface)
    shades = [one.shade for one in choice.swatches]
    assert min(theme.contrast(shade, ground) for shade in shades) >= theme.LEAST_CONTRAST


def test_a_colour_that_could_not_be_seen_is_shown_lighter_or_darker(look: theme.Tokens) -> None:
    ground = QColor(look.surface)
    for wanted in ("#000000", "#ffffff", "#fcfcfa", "#1d1f23", "#000080", "#ffff00"):
        shown = theme.album_colour("sea", wanted)
        assert theme.contrast(shown, ground) >= theme.LEAST_CONTRAST
        if theme.contrast(QColor(wanted), ground) >= theme.LEAST_CONTRAST:
            assert shown == QColor(wanted)
    for automatic in theme.ALBUM_COLOURS:
        assert theme.contrast(QColor(automatic), ground) >= theme.LEAST_CONTRAST


def test_contrast_is_that_of_wcag() -> None:
    black, white = QColor("#000000"), QColor("#ffffff")
    assert theme.contrast(black, white) == pytest.approx(21)
    assert theme.contrast(white, white) == 1
    assert theme.contrast(QColor("#777777"), white) == pytest.approx(4.48, abs=0.005)


def test_the_keyboard_is_seen_at_a_colour(qtbot: QtBot) -> None:
    swatch = Swatch("Red", "#c0504d")
    qtbot.addWidget(swatch)
    swatch.show()
    swatch.activateWindow()
    assert theme.tokens().accent not in painted(swatch)
    swatch.setFocus()
    QApplication.processEvents()
    assert theme.tokens().accent in painted(swatch)


def test_a_box_that_cannot_be_ticked_is_seen_all_the_same(qtbot: QtBot, look: theme.Tokens) -> None:
    for checked in (True, False):
        tick = Tick("")
        qtbot.addWidget(tick)
        tick.setChecked(checked)
        tick.setEnabled(False)
        tick.show()
        assert look.quiet in painted(tick)
        assert look.accent not in painted(tick)

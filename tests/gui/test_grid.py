from __future__ import annotations

import json
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QContextMenuEvent, QDrag, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from cene.core.shown import Standing, Tile, View
from cene.organiser.library import snapshot
from cene.organiser.listing import Listing, Section
from cene.organiser.thumbnails import ThumbnailFolder
from cene.organiser.workspace import opened
from cene.ui import theme
from cene.ui.grid.drag import MOST_FILES, PHOTOS
from cene.ui.grid.layout import GridLayout
from cene.ui.grid.model import PAGE, GridModel
from cene.ui.grid.view import GridView
from cene.ui.parts.thumbnails import Thumbnails

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pytestqt.qtbot import QtBot
    from tests.gui.conftest import Gallery

NOWHERE = Path("/nowhere")
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton


def tile(number: int) -> Tile:
    name = f"IMG_{number:05}.jpg"
    return Tile(number, name, NOWHERE / name, "sea", 0.923, Standing.SURE)


def tiles(numbers: Sequence[int]) -> list[Tile]:
    return list(map(tile, numbers))


def listing(photos: Sequence[int], *counts: int) -> Listing:
    """Photos in sections of so many each; what is left over is the last one."""
    sections: list[Section] = []
    first = 0
    for count in (*counts, len(photos) - sum(counts)):
        if count:
            sections.append(Section(f"day {len(sections)}", first, count))
        first += count
    return Listing(photos, tuple(sections))


@pytest.fixture
def grid(qtbot: QtBot, tmp_path: Path) -> Iterator[GridView]:
    """Four columns wide and three lines high; its photos are not there."""
    thumbnails = Thumbnails(ThumbnailFolder(tmp_path / "thumbnails"))
    view = GridView(thumbnails, str.title, lambda section: section.title)
    view.resize(800, 600)
    view.show()
    qtbot.waitExposed(view)
    yield view
    thumbnails.stop()


def click(
    view: GridView,
    row: int,
    modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    place = view.visualRect(view.photos.index(row)).center()
    QTest.mouseClick(view.viewport(), LEFT, modifier, place)


def top(view: GridView, photo: int) -> int:
    row = view.photos.photos.tolist().index(photo)
    return view.visualRect(view.photos.index(row)).top()


def test_tiles_fill_the_width_and_never_overlap() -> None:
    for width in range(200, 1500, 37):
        layout = GridLayout(listing(range(50), 7, 20).sections, width, 160)
        cells = [layout.rectangle(row) for row in range(50)]
        assert not any(one.intersects(other) for one, other in pairwise(cells))
        assert cells[0].left() == 16
        assert 0 <= width - 16 - 1 - max(cell.right() for cell in cells) < layout.columns + 1
        assert layout.picture.width() >= min(160, width - 40)


def test_the_layout_finds_every_photo_where_it_put_it() -> None:
    layout = GridLayout(listing(range(50), 7, 1, 20).sections, 800, 160)
    for row in range(50):
        centre = layout.rectangle(row).center()
        assert layout.row_at(centre.x(), centre.y()) == row
        corner = layout.rectangle(row).topLeft()
        assert layout.row_at(corner.x() - 1, corner.y()) is None
    every = [row for spread in layout.between(0, layout.height) for row in spread.rows]
    assert every == list(range(50))


def test_only_what_is_in_view_is_laid_out() -> None:
    layout = GridLayout(listing(range(1000), 500).sections, 800, 160)
    cell = layout.rectangle(600)
    (spread,) = layout.between(cell.top(), cell.bottom())
    assert 600 in spread.rows
    assert len(spread.rows) == layout.columns


def test_a_single_section_without_a_title_has_no_heading() -> None:
    alone = GridLayout((Section("", 0, 9),), 800, 160)
    among = GridLayout((Section("sea", 0, 8), Section("", 8, 1)), 800, 160)
    assert next(alone.between(0, 100)).heading is None
    assert all(spread.heading is not None for spread in among.between(0, among.height))


def test_a_hundred_thousand_photos_are_read_by_the_page(grid: GridView) -> None:
    asked: list[int] = []

    def read(numbers: Sequence[int]) -> list[Tile]:
        asked.append(len(numbers))
        return tiles(numbers)

    grid.show_listing(listing(range(100_000)), read)
    grid.viewport().repaint()
    grid.verticalScrollBar().setValue(grid.verticalScrollBar().maximum())
    grid.viewport().repaint()
    assert sum(asked) <= 3 * PAGE


def test_a_photo_is_told_in_words() -> None:
    model = GridModel(str.title)
    said = {
        Standing.SURE: "a.jpg, Sea, 92 %, sure",
        Standing.ASKS: "a.jpg, Sea, 92 %, asks you",
        Standing.FILED: "a.jpg, Sea, 92 %, done",
        Standing.KEPT: "a.jpg, Sea, 92 %, stays where it is",
    }
    for standing, words in said.items():
        shown = Tile(0, "a.jpg", NOWHERE, "sea", 0.929, standing)
        model.show(listing([0]), lambda _, shown=shown: [shown])  # type: ignore[misc]
        assert model.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == words
        assert model.index(0).data(Qt.ItemDataRole.UserRole) == shown
    failed = Tile(0, "a.jpg", NOWHERE, None, 0.0, Standing.FAILED)
    assert model.words(failed) == "a.jpg, failed"
    assert model.words(replace(failed, standing=Standing.UNREAD)) == "a.jpg, not looked at yet"


def test_clicks_choose_one_more_and_all_between(grid: GridView) -> None:
    grid.show_listing(listing(range(100, 150), 6), tiles)
    click(grid, 1)
    assert grid.chosen() == [101]
    click(grid, 8, SHIFT)
    assert grid.chosen() == list(range(101, 109))
    click(grid, 3, CONTROL)
    assert 103 not in grid.chosen()
    click(grid, 0)
    assert grid.chosen() == [100]


def test_shift_selects_backwards_from_where_one_began(grid: GridView) -> None:
    grid.show_listing(listing(range(50)), tiles)
    click(grid, 6)
    click(grid, 1, SHIFT)
    assert grid.chosen() == [1, 2, 3, 4, 5, 6]
    click(grid, 8, SHIFT)
    assert grid.chosen() == [6, 7, 8]


@pytest.mark.parametrize(
    ("keys", "row"),
    [
        ([Qt.Key.Key_Right], 1),
        ([Qt.Key.Key_Left], 0),
        ([Qt.Key.Key_Down], 4),
        ([Qt.Key.Key_Down, Qt.Key.Key_Down], 6),  # into the next section
        ([Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down], 5),  # a line that is shorter
        ([Qt.Key.Key_End], 49),
        ([Qt.Key.Key_End, Qt.Key.Key_Home], 0),
        ([Qt.Key.Key_PageDown, Qt.Key.Key_PageUp], 0),
        ([Qt.Key.Key_End, Qt.Key.Key_Down], 49),
    ],
)
def test_keys_move_about(grid: GridView, keys: list[Qt.Key], row: int) -> None:
    grid.show_listing(listing(range(50), 6), tiles)
    grid.choose(0)
    for key in keys:
        QTest.keyClick(grid, key)
    assert grid.chosen() == [row]
    assert grid.viewport().rect().contains(grid.visualRect(grid.currentIndex()))


def test_shift_and_control_work_with_keys(grid: GridView) -> None:
    grid.show_listing(listing(range(50)), tiles)
    grid.choose(1)
    QTest.keyClick(grid, Qt.Key.Key_Down, SHIFT)
    assert grid.chosen() == [1, 2, 3, 4, 5]
    QTest.keyClick(grid, Qt.Key.Key_Left, SHIFT)
    assert grid.chosen() == [1, 2, 3, 4]
    QTest.keyClick(grid, Qt.Key.Key_End, CONTROL)
    assert (grid.chosen(), grid.current()) == ([1, 2, 3, 4], 49)
    QTest.keyClick(grid, Qt.Key.Key_A, CONTROL)
    assert len(grid.chosen()) == 50


def test_letters_are_left_to_the_window(grid: GridView) -> None:
    grid.show_listing(listing(range(100_000)), tiles)
    grid.choose(5)
    QTest.keyClicks(grid, "img_09")
    assert grid.chosen() == [5]


def test_enter_and_a_double_click_are_told_apart(qtbot: QtBot, grid: GridView) -> None:
    grid.show_listing(listing(range(100, 150)), tiles)
    grid.choose(103)
    with qtbot.waitSignal(grid.opened) as opened:
        QTest.keyClick(grid, Qt.Key.Key_Return)
    assert opened.args == [103]
    place = grid.visualRect(grid.photos.index(2)).center()
    with qtbot.waitSignal(grid.double_clicked) as clicked, qtbot.assertNotEmitted(grid.opened):
        QTest.mouseDClick(grid.viewport(), LEFT, pos=place)
    assert clicked.args == [102]


def test_a_rubber_band_chooses_what_it_touches(grid: GridView) -> None:
    grid.show_listing(listing(range(50)), tiles)
    grid.choose(9)
    viewport = grid.viewport()
    start = grid.visualRect(grid.photos.index(0)).topLeft() - QPoint(4, 4)
    end = grid.visualRect(grid.photos.index(5)).center()
    QTest.mousePress(viewport, LEFT, pos=start)
    assert grid.chosen() == []
    QTest.mouseMove(viewport, end)
    assert grid.chosen() == [0, 1, 4, 5]
    assert viewport.grab().toImage() != _without_band(grid)
    QTest.mouseRelease(viewport, LEFT, pos=end)
    assert grid.chosen() == [0, 1, 4, 5]
    QTest.mousePress(viewport, LEFT, CONTROL, start)
    QTest.mouseMove(viewport, start + QPoint(10, 10))
    QTest.mouseRelease(viewport, LEFT, pos=start)
    assert grid.chosen() == [0, 1, 4, 5]


def _without_band(grid: GridView) -> object:
    grid._band.active = False
    image = grid.viewport().grab().toImage()
    grid._band.active = True
    return image


def test_a_rubber_band_scrolls_when_the_mouse_is_outside(qtbot: QtBot, grid: GridView) -> None:
    grid.show_listing(listing(range(500)), tiles)
    viewport = grid.viewport()
    QTest.mousePress(viewport, LEFT, pos=QPoint(4, 4))
    QTest.mouseMove(viewport, QPoint(400, viewport.height() + 40))
    qtbot.waitUntil(lambda: grid.verticalScrollBar().value() > 100)
    QTest.mouseRelease(viewport, LEFT, pos=QPoint(400, 40))
    assert not grid._band.isActive()
    assert len(grid.chosen()) > 6


def test_a_menu_is_asked_for_where_the_mouse_or_the_keyboard_is(
    qtbot: QtBot, grid: GridView
) -> None:
    grid.show_listing(listing(range(50)), tiles)
    place = grid.visualRect(grid.photos.index(6)).center()
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.RightButton, pos=place)
    assert grid.chosen() == [6]
    whole = grid.viewport().mapToGlobal(place)
    with qtbot.waitSignal(grid.menu_asked) as asked:
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, whole)
        QApplication.sendEvent(grid.viewport(), event)
    assert asked.args == [whole]
    with qtbot.waitSignal(grid.menu_asked) as asked:
        event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
        QApplication.sendEvent(grid.viewport(), event)
    assert asked.args == [whole]


@pytest.fixture
def drags(monkeypatch: pytest.MonkeyPatch) -> list[tuple[QDrag, Qt.DropAction]]:
    """What would be dragged, for a real drag waits for a mouse."""
    found: list[tuple[QDrag, Qt.DropAction]] = []
    monkeypatch.setattr(QDrag, "exec", lambda drag, actions: found.append((drag, actions)))
    return found


def test_the_selection_is_dragged_as_photos_and_as_files_to_copy(
    grid: GridView, drags: list[tuple[QDrag, Qt.DropAction]]
) -> None:
    grid.show_listing(listing(range(100, 150)), tiles)
    click(grid, 1)
    click(grid, 2, SHIFT)
    place = grid.visualRect(grid.photos.index(2)).center()
    QTest.mousePress(grid.viewport(), LEFT, pos=place)
    for way in (5, 15, 30):
        QTest.mouseMove(grid.viewport(), place + QPoint(way, way))
    QTest.mouseRelease(grid.viewport(), LEFT, pos=place)
    ((drag, actions), *_) = drags
    assert actions == Qt.DropAction.CopyAction
    data = drag.mimeData()
    assert json.loads(bytes(data.data(PHOTOS).data())) == [101, 102]
    assert [Path(url.toLocalFile()) for url in data.urls()] == [tile(101).path, tile(102).path]
    assert not drag.pixmap().isNull()


def test_other_programs_get_all_files_or_none(
    grid: GridView, drags: list[tuple[QDrag, Qt.DropAction]]
) -> None:
    grid.show_listing(listing(range(MOST_FILES + 1)), tiles)
    grid.choose(0)
    grid.selectAll()
    grid.startDrag(Qt.DropAction.CopyAction)
    data = drags[0][0].mimeData()
    assert len(json.loads(bytes(data.data(PHOTOS).data()))) == MOST_FILES + 1
    assert not data.hasUrls()


def test_the_current_photo_stays_where_it_is_when_others_come(grid: GridView) -> None:
    grid.show_listing(listing(range(1000), 10), tiles)
    grid.choose(500)
    before = top(grid, 500)
    grid.show_listing(listing([*range(5000, 5013), *range(1000)], 3, 20), tiles)
    assert (top(grid, 500), grid.current(), grid.chosen()) == (before, 500, [500])


def test_what_is_seen_stays_where_the_current_photo_is_out_of_sight(grid: GridView) -> None:
    grid.show_listing(listing(range(1000)), tiles)
    grid.choose(0)
    grid.verticalScrollBar().setValue(5000)
    first = grid.indexAt(QPoint(100, 100)).row()
    line = top(grid, first)
    grid.show_listing(listing(range(400, 0, -1), 100), tiles)
    grid.show_listing(listing(range(8, 1000)), tiles)
    assert abs(top(grid, first) - line) <= 600


def test_the_next_photo_takes_the_place_of_one_that_is_gone(qtbot: QtBot, grid: GridView) -> None:
    grid.show_listing(listing(range(50)), tiles)
    grid.choose(7)
    with qtbot.waitSignal(grid.chosen_changed):
        grid.show_listing(listing([n for n in range(50) if n not in (7, 8)]), tiles)
    assert (grid.current(), grid.chosen()) == (9, [9])
    grid.show_listing(listing([1, 2]), tiles)
    assert grid.current() == 2
    grid.show_listing(listing([]), tiles)
    assert (grid.current(), grid.chosen()) == (None, [])


def test_what_is_left_of_a_selection_stays_selected(grid: GridView) -> None:
    grid.show_listing(listing(range(100_000)), tiles)
    grid.choose(3)
    grid.selectAll()
    grid.show_listing(listing(range(0, 100_000, 10)), tiles)
    assert grid.chosen() == list(range(0, 100_000, 10))


def test_the_same_photos_in_another_state_leave_everything_as_it_is(
    qtbot: QtBot, grid: GridView
) -> None:
    grid.show_listing(listing(range(1000)), tiles)
    grid.choose(500)
    value = grid.verticalScrollBar().value()

    def asking(numbers: Sequence[int]) -> list[Tile]:
        return [replace(one, standing=Standing.ASKS) for one in tiles(numbers)]

    before = grid.viewport().grab().toImage()
    with qtbot.assertNotEmitted(grid.chosen_changed):
        grid.show_listing(listing(range(1000)), asking)
    assert (grid.chosen(), grid.verticalScrollBar().value()) == ([500], value)
    assert grid.viewport().grab().toImage() != before


def test_another_width_or_tile_size_keeps_the_current_photo_in_view(grid: GridView) -> None:
    grid.show_listing(listing(range(1000), 33), tiles)
    grid.choose(500)
    before = top(grid, 500)
    grid.set_tile_size(96)
    assert top(grid, 500) == before
    grid.resize(1200, 600)
    assert top(grid, 500) == before
    assert grid.viewport().rect().intersects(grid.visualRect(grid.currentIndex()))


def test_the_wheel_glides_and_a_touch_pad_scrolls_by_pixels(qtbot: QtBot, grid: GridView) -> None:
    grid.show_listing(listing(range(1000)), tiles)
    bar = grid.verticalScrollBar()

    def turn(pixels: int, angle: int) -> None:
        none = Qt.KeyboardModifier.NoModifier
        place = QPointF(100, 100)
        QApplication.sendEvent(
            grid.viewport(),
            QWheelEvent(
                place, place, QPoint(0, pixels), QPoint(0, angle), Qt.MouseButton.NoButton, none,
                Qt.ScrollPhase.NoScrollPhase, False,
            ),
        )  # fmt: skip

    turn(-7, -1)
    assert bar.value() == 7
    turn(0, -120)
    turn(0, -120)
    assert bar.value() < 7 + 2 * grid._layout.pitch
    qtbot.waitUntil(lambda: bar.value() == 7 + 2 * grid._layout.pitch)
    turn(0, 1200)
    qtbot.waitUntil(lambda: bar.value() == 0)


def test_an_empty_grid_says_what_to_do(qtbot: QtBot, grid: GridView) -> None:
    grid.set_empty("Nothing here", "Choose folders and Cene looks through them.", "Choose folders")
    (button,) = grid.findChildren(QPushButton)
    assert button.isVisible()
    with qtbot.waitSignal(grid.button_pressed):
        QTest.mouseClick(button, LEFT)
    grid.show_listing(listing(range(3)), tiles)
    assert not button.isVisible()
    grid.show_listing(listing([]), tiles)
    assert button.isVisible()
    grid.set_empty("Nothing here", "All is done.", "")
    assert not button.isVisible()


def test_screen_readers_hear_of_the_current_photo(grid: GridView) -> None:
    grid.show_listing(listing(range(50)), tiles)
    grid.choose(1)
    QTest.keyClick(grid, Qt.Key.Key_Right)
    assert grid.accessibleName()
    assert grid.accessibleDescription() == "IMG_00002.jpg, Sea, 92 %, sure"


def test_each_standing_is_told_by_more_than_colour(grid: GridView) -> None:
    pictures = []
    for standing in Standing:

        def read(numbers: Sequence[int], standing: Standing = standing) -> list[Tile]:
            return [replace(one, standing=standing) for one in tiles(numbers)]

        grid.show_listing(listing([1]), read)
        grey = grid.grab().toImage().convertToFormat(grid.grab().toImage().Format.Format_Mono)
        pictures.append(grey)
    assert all(one != other for k, one in enumerate(pictures) for other in pictures[:k])


def test_a_change_of_theme_is_painted_at_once(grid: GridView) -> None:
    grid.show_listing(listing(range(5)), tiles)
    corner = QRect(1, 1, 1, 1)
    try:
        for choice, colours in (
            (theme.Choice.DARK, theme.DARK),
            (theme.Choice.LIGHT, theme.LIGHT),
        ):
            theme.apply(choice)
            assert grid.grab(corner).toImage().pixelColor(0, 0).name() == colours.surface
    finally:
        theme.apply(theme.Choice.LIGHT)


def test_the_photos_of_a_catalogue_appear(qtbot: QtBot, grid: GridView, gallery: Gallery) -> None:
    with opened(gallery.catalogue, write=False) as workspace:
        found = snapshot(workspace)
    placeholder = grid.grab().toImage()
    grid.show_listing(found.listing(View(), 0.9), lambda photos: found.tiles(photos, 0.9))
    assert len(grid.photos.photos) == 12
    grid.viewport().repaint()
    assert len(grid._awaited) >= 8
    qtbot.waitUntil(lambda: not grid._awaited)
    grid.grab()
    qtbot.waitUntil(lambda: not grid._awaited)
    size = grid._layout.picture
    pictures = [grid._thumbnails.pixmap(grid.photos.tile(row), size) for row in range(12)]
    assert all(picture is not None and not picture.isNull() for picture in pictures)
    assert grid.grab().toImage() != placeholder

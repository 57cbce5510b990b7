from __future__ import annotations

import os
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, QPointF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QImage,
    QNativeGestureEvent,
    QPixmap,
    QPointingDevice,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.unit.photos import exif, photo

from cene.core.errors import PictureError
from cene.ui.parts import loading
from cene.ui.parts.loading import Loaded, Loader
from cene.ui.parts.pictures import read
from cene.ui.parts.viewer import WHOLE, Viewer
from cene.ui.parts.zoom import Zoom

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    Show = Callable[..., Viewer]
    Key = Qt.Key

RED, BLUE = Path("red.jpg"), Path("blue.jpg")


class Shelf:
    """Reads plain colours, and may be made to wait."""

    def __init__(self) -> None:
        self.asked: list[tuple[Path, int]] = []
        self.free = threading.Event()
        self.free.set()

    def __call__(self, path: Path, longest: int) -> Loaded:
        self.asked.append((path, longest))
        assert self.free.wait(5)
        if path.stem == "bad":
            raise PictureError(path, "is damaged")
        scale = min(1, longest / 4000)
        image = QImage(round(4000 * scale), round(3000 * scale), QImage.Format.Format_RGB32)
        image.fill(QColor(path.stem))
        return Loaded(image, 4000, 3000)


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def show(qtbot: QtBot) -> Iterator[Show]:
    made = []

    def make(load: loading.Load) -> Viewer:
        viewer = Viewer(load)
        made.append(viewer)
        qtbot.addWidget(viewer)
        viewer.resize(800, 600)
        viewer.show()
        return viewer

    yield make
    for viewer in made:
        viewer.stop()


def middle(viewer: Viewer) -> str:
    """The colour in the middle of what is seen."""
    return viewer.grab().toImage().pixelColor(400, 300).name()


def shown(viewer: Viewer) -> Callable[[], bool]:
    return lambda: viewer.image is not None


def test_a_photo_is_shown_as_large_as_fits_and_read_no_larger(
    qtbot: QtBot, show: Show, shelf: Shelf
) -> None:
    viewer = show(shelf)
    viewer.show_photo(RED)
    qtbot.waitUntil(shown(viewer))
    assert shelf.asked == [(RED, 1024)]
    assert viewer.zoom is not None
    assert viewer.zoom.target().getRect() == (0, 0, 800, 600)
    assert middle(viewer) == "#ff0000"
    assert viewer.accessibleName() == "red.jpg"


def test_every_pixel_is_read_when_a_person_looks_closely(
    qtbot: QtBot, show: Show, shelf: Shelf
) -> None:
    viewer = show(shelf)
    viewer.show_photo(RED)
    qtbot.waitUntil(shown(viewer))
    QTest.keyClick(viewer, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: viewer.image is not None and viewer.image.width() == 4000)
    assert shelf.asked == [(RED, 1024), (RED, WHOLE)]
    assert viewer.zoom is not None
    assert viewer.zoom.percent == 100
    QTest.keyClick(viewer, Qt.Key.Key_0)
    assert viewer.zoom.percent == 20
    assert viewer.image is not None
    assert viewer.image.width() == 1024


def test_a_photo_that_comes_late_is_not_shown_in_the_place_of_another(
    qtbot: QtBot, show: Show, shelf: Shelf
) -> None:
    viewer = show(shelf)
    shelf.free.clear()
    viewer.show_photo(RED)
    viewer.show_photo(BLUE)
    assert viewer.image is None
    shelf.free.set()
    qtbot.waitUntil(shown(viewer))
    assert middle(viewer) == "#0000ff"
    viewer.show_photo(None)
    assert viewer.image is None


def test_a_small_picture_stands_in_until_the_photo_is_read(
    qtbot: QtBot, show: Show, shelf: Shelf
) -> None:
    viewer = show(shelf)
    shelf.free.clear()
    standin = QPixmap(40, 30)
    standin.fill(QColor("lime"))
    viewer.show_photo(RED, standin)
    assert middle(viewer) == "#00ff00"
    shelf.free.set()
    qtbot.waitUntil(shown(viewer))
    assert middle(viewer) == "#ff0000"


def test_neighbours_are_read_meanwhile_and_shown_at_once(
    qtbot: QtBot, show: Show, shelf: Shelf
) -> None:
    viewer = show(shelf)
    viewer.show_photo(RED, near=[BLUE])
    qtbot.waitUntil(lambda: viewer._loader.find((BLUE, 1024)) is not None)
    viewer.show_photo(BLUE, near=[RED])
    assert middle(viewer) == "#0000ff"
    assert shelf.asked == [(RED, 1024), (BLUE, 1024)]


def test_why_a_photo_cannot_be_shown_is_said(qtbot: QtBot, show: Show, shelf: Shelf) -> None:
    viewer = show(shelf)
    viewer.show_photo(Path("bad.jpg"), near=[RED])
    qtbot.waitUntil(lambda: viewer.accessibleDescription() == "bad.jpg: is damaged")
    assert viewer.image is None
    viewer.show_photo(RED)
    qtbot.waitUntil(shown(viewer))
    assert viewer.accessibleDescription() == ""


def test_keys_ask_for_other_photos_and_lead_back(qtbot: QtBot, show: Show, shelf: Shelf) -> None:
    viewer = show(shelf)
    steps: list[int] = []
    viewer.stepped.connect(steps.append)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Space, Qt.Key.Key_PageUp):
        QTest.keyClick(viewer, key)
    assert steps == [1, -1, 1, -1]
    QTest.keyClick(viewer, Qt.Key.Key_F11)
    assert viewer.isFullScreen()
    with qtbot.assertNotEmitted(viewer.closed):
        QTest.keyClick(viewer, Qt.Key.Key_Escape)
    assert not viewer.isFullScreen()
    with qtbot.waitSignal(viewer.closed):
        QTest.keyClick(viewer, Qt.Key.Key_Escape)


def test_the_wheel_zooms_to_the_mouse_and_dragging_moves_the_photo(
    qtbot: QtBot, show: Show, shelf: Shelf
) -> None:
    viewer = show(shelf)
    viewer.show_photo(RED)
    qtbot.waitUntil(shown(viewer))
    at = QPointF(200, 150)
    for _ in range(4):
        turn = QWheelEvent(
            at, viewer.mapToGlobal(at), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(viewer, turn)
    assert viewer.zoom is not None
    before = viewer.zoom.target()
    assert (at - before.topLeft()) / viewer.zoom.actual == QPointF(1000, 750)
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(viewer, left, pos=QPoint(400, 300))
    QTest.mouseMove(viewer, QPoint(360, 280))
    QTest.mouseRelease(viewer, left, pos=QPoint(360, 280))
    assert viewer.zoom.target().topLeft() == before.topLeft() + QPointF(-40, -20)
    QTest.keyClick(viewer, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert viewer.zoom.target().left() == before.left() - 40 - 64
    QTest.mouseDClick(viewer, left, pos=QPoint(400, 300))
    assert viewer.zoom.scale is None
    QTest.mouseDClick(viewer, left, pos=QPoint(400, 300))
    assert viewer.zoom.percent == 100


def pinch(viewer: Viewer, value: float, at: QPointF) -> None:
    """What a touchpad says when two fingers move apart, or together."""
    event = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture, QPointingDevice.primaryPointingDevice(), 2,
        at, at, viewer.mapToGlobal(at), value, QPointF(),
    )  # fmt: skip
    QApplication.sendEvent(viewer, event)


def test_two_fingers_on_a_touchpad_zoom_to_where_they_are(
    qtbot: QtBot, show: Show, shelf: Shelf
) -> None:
    viewer = show(shelf)
    pinch(viewer, 0.5, QPointF(200, 150))
    viewer.show_photo(RED)
    qtbot.waitUntil(shown(viewer))
    assert viewer.zoom is not None
    for _ in range(2):
        pinch(viewer, 0.5, QPointF(200, 150))
    assert viewer.zoom.actual == pytest.approx(0.2 * 1.5 * 1.5)
    corner = QPointF(200, 150) - viewer.zoom.target().topLeft()
    assert corner / viewer.zoom.actual == QPointF(1000, 750)
    pinch(viewer, -0.9, QPointF(200, 150))
    assert viewer.zoom.percent == 20, "no smaller than all of it"


def test_two_fingers_on_a_screen_zoom(qtbot: QtBot, show: Show, shelf: Shelf) -> None:
    viewer = show(shelf)
    viewer.show_photo(RED)
    qtbot.waitUntil(shown(viewer))
    screen = QTest.createTouchDevice()
    first, second = QPoint(390, 300), QPoint(410, 300)
    QTest.touchEvent(viewer, screen).press(0, first).press(1, second).commit()
    for apart in range(20, 220, 20):
        step = QPoint(apart, 0)
        QTest.touchEvent(viewer, screen).move(0, first - step).move(1, second + step).commit()
    last = QPoint(200, 0)
    QTest.touchEvent(viewer, screen).release(0, first - last).release(1, second + last).commit()
    assert viewer.zoom is not None
    assert viewer.zoom.percent > 40


def test_nothing_happens_to_the_size_of_no_photo(show: Show, shelf: Shelf) -> None:
    viewer = show(shelf)
    for key in (Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_0, Qt.Key.Key_1):
        QTest.keyClick(viewer, key)
    QTest.keyClick(viewer, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    QTest.mouseDClick(viewer, Qt.MouseButton.LeftButton)
    QTest.mouseMove(viewer, QPoint(5, 5))
    QTest.keyClick(viewer, Qt.Key.Key_A)
    assert viewer.zoom is None


def test_a_larger_view_shows_the_photo_larger(qtbot: QtBot, show: Show, shelf: Shelf) -> None:
    viewer = show(shelf)
    viewer.show_photo(RED)
    qtbot.waitUntil(shown(viewer))
    viewer.resize(1600, 1200)
    assert viewer.zoom is not None
    assert viewer.zoom.percent == 40
    qtbot.waitUntil(lambda: viewer.image is not None and viewer.image.width() == 2048)


def test_a_real_photo_is_upright_and_as_large_as_asked(tmp_path: Path) -> None:
    path = tmp_path / "turned.jpg"
    photo("flower.jpg").save(path, exif=exif(6))
    found = read(path, 320)
    assert (found.across, found.down) == (427, 640)
    assert (found.image.width(), found.image.height()) == (214, 320)
    assert not found.whole
    assert read(path, 5000).whole
    Image.new("RGBA", (30, 20), (255, 0, 0, 0)).save(tmp_path / "clear.png")
    assert read(tmp_path / "clear.png", 10).image.pixelColor(5, 3).name() == "#ffffff"
    (tmp_path / "text.jpg").write_text("no picture")
    with pytest.raises(PictureError):
        read(tmp_path / "text.jpg", 320)


def test_a_photo_that_another_program_changed_is_shown_anew(
    qtbot: QtBot, show: Show, tmp_path: Path
) -> None:
    path, beside = tmp_path / "edited.png", tmp_path / "beside.png"
    Image.new("RGB", (80, 60), "red").save(path)
    Image.new("RGB", (80, 60), "blue").save(beside)
    reads: list[Path] = []

    def load(wish: Path, longest: int) -> Loaded:
        reads.append(wish)
        return read(wish, longest)

    viewer = show(load)
    viewer.show_photo(path)
    qtbot.waitUntil(shown(viewer))
    viewer.show_photo(beside)
    qtbot.waitUntil(shown(viewer))
    Image.new("RGB", (60, 80), "lime").save(path)
    os.utime(path, ns=(1, 1))
    viewer.show_photo(path)
    assert middle(viewer) == "#ff0000", "what there is of it, at once"
    qtbot.waitUntil(lambda: middle(viewer) == "#00ff00")
    assert viewer.zoom is not None
    assert viewer.zoom.photo == QSizeF(60, 80), "it was turned"
    path.unlink()
    viewer.show_photo(beside)
    viewer.show_photo(path)
    assert viewer._loader._pool.waitForDone(5000)
    assert middle(viewer) == "#00ff00", "better than nothing"
    assert reads == [path, beside, path]


def test_the_last_pictures_are_kept_and_no_more(
    qtbot: QtBot, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loading, "KEPT", 4 * 400 * 300 * 2)
    loader = Loader(shelf)
    names = [Path(f"{colour}.jpg") for colour in ("red", "lime", "blue")]
    for name in names:
        with qtbot.waitSignal(loader.arrived):
            loader.want([(name, 400)])
    assert [loader.find((name, 400)) is None for name in names] == [True, False, False]
    loader.stop()


def test_wishes_that_are_no_longer_wanted_are_dropped(qtbot: QtBot, shelf: Shelf) -> None:
    loader = Loader(shelf)
    shelf.free.clear()
    loader.want([(RED, 400), (BLUE, 400)])
    qtbot.waitUntil(lambda: len(shelf.asked) == 1)
    loader.want([(RED, 400), (RED, 800)])
    with qtbot.waitSignals([loader.arrived, loader.arrived]):
        shelf.free.set()
    assert shelf.asked == [(RED, 400), (RED, 800)]
    loader.stop()


def test_a_loader_that_stops_says_nothing_more(qtbot: QtBot, shelf: Shelf) -> None:
    loader = Loader(shelf)
    shelf.free.clear()
    loader.want([(RED, 400), (BLUE, 400)])
    qtbot.waitUntil(lambda: len(shelf.asked) == 1)
    threading.Timer(0.05, shelf.free.set).start()
    with qtbot.assertNotEmitted(loader.arrived, wait=50):
        loader.stop()
    assert shelf.asked == [(RED, 400)]


def test_small_photos_are_not_blown_up_and_edges_never_leave_the_view() -> None:
    small = Zoom(QSizeF(800, 600), QSizeF(100, 50))
    assert small.fitting == 4
    assert small.target().getRect() == (200, 200, 400, 200)
    close = Zoom(QSizeF(800, 600), QSizeF(4000, 3000)).whole()
    assert close.panned(QPointF(9999, 9999)).target().topLeft() == QPointF(0, 0)
    assert close.panned(QPointF(-9999, 0)).target().right() == 800
    assert close.to(99).actual == 8
    assert close.to(0).actual == close.fitting
    assert close.fitted().target().getRect() == (0, 0, 800, 600)

"""The sidebar by mouse, by keys, by drops, and through changes of what there is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import (
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    Qt,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cene.core.album import Album
from cene.core.shown import Counts, Scope, View
from cene.core.tree import Albums
from cene.core.watched import State, Watched
from cene.ui import theme
from cene.ui.grid.drag import PHOTOS
from cene.ui.library.sidebar import Sidebar

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

pytestmark = [pytest.mark.qt_log_ignore("propagateSizeHints"), pytest.mark.usefixtures("english")]

ALBUMS = Albums(
    [
        Album("Bella", "Bella", own=True),
        Album("places", "Places"),
        Album("nature", "Nature", "places"),
        Album("sea", "Sea", "nature"),
        Album("forest", "Forest", "nature"),
        Album("cars", "Cars", enabled=False),
        Album("papers", "Papers"),
    ]
)
COUNTS = Counts(1514, 310, 894, 1204, 2, {"places": 742, "nature": 700, "sea": 214, "Bella": 37})
FOLDERS = (
    Watched(Path("/home/me/Camera Uploads"), State.WATCHING),
    Watched(Path("/mnt/SD card"), State.MISSING),
)


@pytest.fixture
def sidebar(qtbot: QtBot) -> Sidebar:
    made = Sidebar()
    qtbot.addWidget(made)
    made.resize(232, 760)
    made.display(COUNTS, ALBUMS)
    made.display_folders(FOLDERS, paused=False)
    made.show()
    qtbot.waitExposed(made)
    return made


def rows(sidebar: Sidebar) -> list[str]:
    """What a screen reader says of each row, indented."""
    found = []

    def walk(above: QModelIndex, depth: int) -> None:
        model = sidebar.model()
        for place in range(model.rowCount(above)):
            index = model.index(place, 0, above)
            text = index.data(Qt.ItemDataRole.AccessibleTextRole)
            found.append("  " * depth + text)
            walk(index, depth + 1)

    walk(QModelIndex(), 0)
    return found


def row(sidebar: Sidebar, title: str) -> QModelIndex:
    flags = Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive
    model = sidebar.model()
    found = model.match(model.index(0, 0), Qt.ItemDataRole.DisplayRole, title, 1, flags)
    assert found, f"no row {title}"
    return found[0]


def click(sidebar: Sidebar, title: str, x: int | None = None) -> None:
    middle = sidebar.visualRect(row(sidebar, title)).center()
    at = middle if x is None else QPoint(x, middle.y())
    QTest.mouseClick(sidebar.viewport(), Qt.MouseButton.LeftButton, pos=at)


def mime(data: bytes, kind: str = PHOTOS) -> QMimeData:
    made = QMimeData()
    made.setData(kind, data)
    return made


def drop(sidebar: Sidebar, title: str, data: QMimeData) -> bool:
    """Drag over a row and drop there; whether the row took it."""
    at = sidebar.visualRect(row(sidebar, title)).center()
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    copy = Qt.DropAction.CopyAction
    over = sidebar.viewport()
    enter = QDragEnterEvent(at, copy, data, left, none)
    QApplication.sendEvent(over, enter)
    if not enter.isAccepted():
        return False
    move = QDragMoveEvent(at, copy, data, left, none)
    QApplication.sendEvent(over, move)
    if move.isAccepted():
        QApplication.sendEvent(over, QDropEvent(QPointF(at), copy, data, left, none))
    else:
        QApplication.sendEvent(over, QDragLeaveEvent())
    return move.isAccepted()


def test_library_albums_in_use_and_folders_are_shown_with_what_is_in_them(
    sidebar: Sidebar,
) -> None:
    assert rows(sidebar) == [
        "Library",
        "All photos, 1,514",
        "To review, 310",
        "Filed today, 1,204",
        "Failed, 2",
        "Albums",
        "Places, 742",
        "  Nature, 700",
        "    Sea, 214",
        "    Forest",
        "Papers",
        "Bella, 37",
        "+ New album",
        "Watched folders",
        "Camera Uploads, watching",
        "SD card, missing",
    ]


def test_an_album_under_one_out_of_use_stands_under_the_next_one(sidebar: Sidebar) -> None:
    without = ALBUMS.plus(Album("nature", "Nature", "places", enabled=False))
    sidebar.display(COUNTS, without)
    assert "  Sea, 214" in rows(sidebar)
    assert "  Nature, 700" not in rows(sidebar)


def test_pausing_is_said_of_folders_that_are_there(sidebar: Sidebar) -> None:
    sidebar.display_folders(FOLDERS, paused=True)
    assert rows(sidebar)[-2:] == ["Camera Uploads, paused", "SD card, missing"]


def test_a_click_chooses_a_scope_an_album_or_a_folder(sidebar: Sidebar) -> None:
    chosen = list[View]()
    sidebar.chosen.connect(chosen.append)
    click(sidebar, "To review")
    click(sidebar, "Papers")
    click(sidebar, "SD card")
    assert chosen == [
        View(Scope.REVIEW),
        View(album="papers"),
        View(folder=Path("/mnt/SD card")),
    ]
    assert sidebar.view == chosen[-1]


def test_keys_walk_open_and_close(sidebar: Sidebar) -> None:
    sidebar.choose(View(Scope.FAILED))
    QTest.keyClick(sidebar, Qt.Key.Key_Down)
    assert sidebar.view == View(album="places"), "a heading is no row to stop at"
    QTest.keyClick(sidebar, Qt.Key.Key_Down)
    assert sidebar.view == View(album="nature")
    QTest.keyClick(sidebar, Qt.Key.Key_Right)
    QTest.keyClick(sidebar, Qt.Key.Key_Down)
    assert sidebar.view == View(album="sea")
    assert sidebar.open_albums >= {"places", "nature"}
    QTest.keyClick(sidebar, Qt.Key.Key_Left)
    QTest.keyClick(sidebar, Qt.Key.Key_Left)
    assert "nature" not in sidebar.open_albums


def test_the_arrow_opens_and_closes_without_choosing(sidebar: Sidebar) -> None:
    before = sidebar.view
    assert sidebar.isExpanded(row(sidebar, "Places"))
    click(sidebar, "Places", x=20)
    assert not sidebar.isExpanded(row(sidebar, "Places"))
    click(sidebar, "Places", x=20)
    assert sidebar.isExpanded(row(sidebar, "Places"))
    assert sidebar.view == before


def test_other_counts_keep_what_is_chosen_and_what_is_open(sidebar: Sidebar, qtbot: QtBot) -> None:
    sidebar.open(frozenset({"places", "nature"}))
    click(sidebar, "Forest")
    there = QPersistentModelIndex(row(sidebar, "Forest"))
    with qtbot.assertNotEmitted(sidebar.chosen):
        sidebar.display(Counts(1600, 300, 900, 1300, 2, {"forest": 5}), ALBUMS)
        assert "    Forest, 5" in rows(sidebar)
        assert there.isValid(), "counts alone replace no row"
        sidebar.display(COUNTS, ALBUMS.plus(Album("Rex", "Rex", own=True)))
    assert sidebar.view == View(album="forest")
    assert sidebar.isExpanded(row(sidebar, "Nature"))
    assert "Rex" in rows(sidebar)


def test_what_was_closed_stays_closed_when_albums_come(sidebar: Sidebar) -> None:
    click(sidebar, "Places", x=20)
    sidebar.display(COUNTS, ALBUMS.plus(Album("Rex", "Rex", own=True)))
    assert not sidebar.isExpanded(row(sidebar, "Places"))


def test_where_the_chosen_album_goes_all_photos_are_chosen(sidebar: Sidebar, qtbot: QtBot) -> None:
    click(sidebar, "Bella")
    with qtbot.waitSignal(sidebar.chosen) as chosen:
        sidebar.display(COUNTS, Albums([one for one in ALBUMS.values() if one.key != "Bella"]))
    assert chosen.args == [View()]


def test_the_link_asks_for_a_new_album_and_leaves_chosen_what_is(
    sidebar: Sidebar, qtbot: QtBot
) -> None:
    click(sidebar, "Bella")
    with qtbot.waitSignal(sidebar.new_album_asked) as asked:
        click(sidebar, "+ New album")
    assert asked.args == [None]
    assert sidebar.view == View(album="Bella")
    sidebar.choose(View(album="Bella"))
    QTest.keyClick(sidebar, Qt.Key.Key_Down)
    with qtbot.waitSignal(sidebar.new_album_asked):
        QTest.keyClick(sidebar, Qt.Key.Key_Return)
    assert sidebar.view == View(album="Bella")


def test_f2_renames_albums_only(sidebar: Sidebar, qtbot: QtBot) -> None:
    sidebar.choose(View(album="sea"))
    with qtbot.waitSignal(sidebar.rename_asked) as asked:
        QTest.keyClick(sidebar, Qt.Key.Key_F2)
    assert asked.args == ["sea"]
    sidebar.choose(View())
    with qtbot.assertNotEmitted(sidebar.rename_asked):
        QTest.keyClick(sidebar, Qt.Key.Key_F2)


def test_the_menu_of_an_album_asks_for_everything_that_can_be_done(sidebar: Sidebar) -> None:
    asked = list[tuple[str, object]]()
    for name in ("rename_asked", "merge_asked", "new_album_asked", "out_of_use_asked"):
        getattr(sidebar, name).connect(lambda key, name=name: asked.append((name, key)))
    sidebar.folder_asked.connect(lambda key: asked.append(("folder_asked", key)))
    menu = sidebar.menu(row(sidebar, "Papers"))
    assert menu is not None
    for action in menu.actions():
        action.trigger()
    assert asked == [
        ("rename_asked", "papers"),
        ("merge_asked", "papers"),
        ("new_album_asked", "papers"),
        ("out_of_use_asked", "papers"),
        ("folder_asked", "papers"),
    ]
    folder = sidebar.menu(row(sidebar, "SD card"))
    assert folder is not None
    folder.actions()[0].trigger()
    assert asked[-1] == ("folder_asked", Path("/mnt/SD card"))
    assert sidebar.menu(row(sidebar, "All photos")) is None


@pytest.mark.qt_log_ignore("plugin does not support", extend=True)
def test_the_menu_key_opens_the_menu_of_the_current_row(sidebar: Sidebar) -> None:
    sidebar.choose(View(album="papers"))
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0))
    QApplication.sendEvent(sidebar.viewport(), event)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    menu.close()


def test_photos_that_are_dropped_on_an_album_are_told(sidebar: Sidebar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(sidebar.dropped) as dropped:
        assert drop(sidebar, "Papers", mime(b"[3, 5]"))
    assert dropped.args == [[3, 5], "papers"]


@pytest.mark.parametrize(
    ("title", "data", "kind"),
    [
        ("All photos", b"[3]", PHOTOS),
        ("SD card", b"[3]", PHOTOS),
        ("Papers", b"[3]", "text/plain"),
        ("Papers", b"{nonsense", PHOTOS),
        ("Papers", b'["a"]', PHOTOS),
        ("Papers", b"[true]", PHOTOS),
        ("Papers", b"7", PHOTOS),
        ("Papers", b"\xff\xfe\xfa", PHOTOS),
    ],
)
def test_nothing_else_can_be_dropped_nor_elsewhere(
    sidebar: Sidebar, qtbot: QtBot, title: str, data: bytes, kind: str
) -> None:
    with qtbot.assertNotEmitted(sidebar.dropped):
        assert not drop(sidebar, title, mime(data, kind))


def test_what_waits_has_a_badge_in_its_colour_and_nothing_else_does(sidebar: Sidebar) -> None:
    def colours(title: str) -> set[str]:
        picture = sidebar.viewport().grab(sidebar.visualRect(row(sidebar, title))).toImage()
        across, down = range(picture.width()), range(picture.height())
        return {picture.pixelColor(x, y).name() for x in across for y in down}

    assert theme.tokens().asks in colours("To review")
    assert theme.tokens().asks not in colours("Filed today")
    assert theme.tokens().failed in colours("SD card")
    sidebar.display(Counts(9, 0, 0, 0, 0, {}), ALBUMS)
    assert theme.tokens().asks not in colours("To review")

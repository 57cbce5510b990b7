"""Drives the real app through all its screens and saves a picture of each, light and dark.

Started by screenshots.py: screenshot_tour.py FOLDER SCREEN…; HOME is an empty folder.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import screenshot_photos
from PySide6.QtCore import QCoreApplication, QEventLoop, QPoint, Qt
from PySide6.QtGui import QCursor, QFont, QFontDatabase
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QPushButton

from cene import paths
from cene.core.move import Mode
from cene.core.shown import Scope, View
from cene.organiser.preferences import Preferences, save
from cene.organiser.thumbnails import ThumbnailFolder
from cene.organiser.workspace import opened
from cene.ui import app, theme
from cene.ui.desk import Desk
from cene.ui.parts.thumbnails import Thumbnails
from cene.ui.session import Session
from cene.ui.start.first_start import FirstStart
from cene.ui.system.crash import Crashes

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

SCREENS = (
    "first-start-1", "first-start-2", "first-start-3", "empty", "library", "selected", "review",
    "picture", "albums", "history", "lab", "settings", "failed", "keys", "consent", "notice",
)  # fmt: skip
WIDTH, HEIGHT = 1440, 900
"""Of the window, in logical pixels."""
RECIPES = ("six-layer", "lite0-frozen")
"""The networks that are trained for the picture of the lab."""
LEARNT = 4
"""They learn what there are at least so many photos of."""
FONTS = ("Inter", "Cantarell", "Noto Sans")
"""The first of them that there is."""
PATIENCE = 60.0
"""Seconds to wait for anything at most."""
REST = 0.5
"""Seconds without a new thumbnail after which a screen is complete."""


class Tour:
    """One app, from its start to its end, and pictures of it.

    Args:
        home: what the person's home folder is.
        out: where the pictures go.
        wanted: of which screens.
    """

    def __init__(self, home: Path, out: Path, wanted: Sequence[str]) -> None:
        self.home, self._out, self.wanted = home, out, wanted
        self._thumbnails = Thumbnails(ThumbnailFolder(paths.thumbnails()))
        self.session = Session(paths.catalogue())
        self.desk = Desk(
            self.session, self._thumbnails, Crashes(home / "crash"), home / "window.ini"
        )
        self.window = self.desk.window
        self._drawn = time.monotonic()
        self._thumbnails.ready.connect(self._draw)
        self.window.resize(WIDTH, HEIGHT)
        self.desk.start(hidden=False)
        self.until(lambda: self.session.snapshot is not None)

    def end(self) -> None:
        """End the app."""
        self.desk.stop()
        QCoreApplication.processEvents()

    def until(self, reached: Callable[[], object]) -> None:
        """Let the app work until something is true.

        Raises:
            TimeoutError: it never is.
        """
        end = time.monotonic() + PATIENCE
        while not reached():
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
            time.sleep(0.005)
            if time.monotonic() > end:
                raise TimeoutError

    def settle(self) -> None:
        """Wait until nothing is in work and all that is seen is there."""
        self._draw()
        self.until(self._rests)

    def shoot(self, screen: str) -> None:
        """Take a picture of what is shown, light and dark, if it is wanted."""
        if screen not in self.wanted:
            return
        for look in (theme.Choice.DARK, theme.Choice.LIGHT):
            theme.apply(look)
            self.settle()
            self.window.grab().save(str(self._out / f"{screen}-{look}.png"))

    def _rests(self) -> bool:
        return not self.session.work.busy and time.monotonic() - self._drawn > REST

    def _draw(self) -> None:
        self._drawn = time.monotonic()


def nothing_yet(tour: Tour) -> None:
    """A library without folders."""
    tour.settle()
    tour.shoot("empty")


def first_start(tour: Tour) -> None:
    """The three questions, answered as they are."""
    page = tour.window.page()
    if not isinstance(page, FirstStart):
        raise TypeError("the first start does not come first")
    for step in (1, 2, 3):
        tour.settle()
        tour.shoot(f"first-start-{step}")
        press(page, "primary")
    tour.until(lambda: tour.session.preferences.begun)
    tour.settle()


def at_work(tour: Tour, photos: dict[str, list[Path]], later: Path) -> None:
    """Two albums of one's own, photos that are filed, and some that come afterwards."""
    session, window = tour.session, tour.window
    for album, kind in (("Bella", "cat"), ("Allotment", "flower")):
        teach(tour, photos[kind][:6], album)
    session.dismiss(numbers(tour, photos["coins"]))
    tour.settle()
    session.prefer(replace(session.preferences, mode=Mode.MOVE))
    tour.settle()
    tour.shoot("consent")
    press(window.library.consent, "primary")
    tour.until(lambda: window.notices.text)
    tour.settle()
    quiet(tour)
    session.undo_moves(some_moves(tour)[:2])
    tour.settle()
    quiet(tour)
    for photo in sorted(later.iterdir()):
        shutil.move(photo, session.preferences.sources[0] / photo.name)
    session.scan()
    said = QSignalSpy(tour.desk.burst.ended)
    tour.until(said.count)
    tour.settle()
    tour.shoot("notice")
    quiet(tour)


def teach(tour: Tour, photos: Sequence[Path], album: str) -> None:
    """Make an album of photos."""
    tour.until(lambda: len(numbers(tour, photos)) == len(photos))
    tour.session.answer(numbers(tour, photos), album)
    tour.until(lambda: own_album(tour, album))
    tour.settle()


def quiet(tour: Tour) -> None:
    """Close all notices."""
    while tour.window.notices.text:
        tour.window.notices.close_notice()


def some_moves(tour: Tour) -> list[str]:
    """Names of the moves of the newest batch, as undo takes them."""
    workspace = tour.session.workspace
    batch = None if workspace is None else workspace.journal.last_batch()
    if workspace is None or batch is None:
        return []
    return [f"{batch}.{move.id}" for move in workspace.journal.moves_of(batch)]


def numbers(tour: Tour, photos: Sequence[Path]) -> list[int]:
    """What the catalogue calls photos."""
    snapshot = tour.session.snapshot
    if snapshot is None:
        return []
    every = snapshot.listing(View(scope=Scope.ALL), tour.session.threshold).photos
    tiles = snapshot.tiles(every, tour.session.threshold)
    names = {photo.name for photo in photos}  # for they are in their albums by and by
    return [tile.id for tile in tiles if tile.name in names]


def own_album(tour: Tour, title: str) -> str:
    """The key of an album, "" where there is none of this title."""
    snapshot = tour.session.snapshot
    albums = () if snapshot is None else snapshot.albums.values()
    return next((album.key for album in albums if album.title == title), "")


def press(widget: QWidget, kind: str) -> None:
    """Press the button of this kind."""
    for button in widget.findChildren(QPushButton):
        if button.property("kind") == kind and button.isVisible():
            button.click()


def screens(tour: Tour, made: dict[str, list[Path]]) -> None:
    """All pages of a library that is in use."""
    window = tour.window
    window.show_everything()
    tour.settle()
    grid = window.library.grid
    photos = [int(photo) for photo in grid.photos.photos]
    waiting = tour.session.waiting()
    grid.choose(next(photo for photo in photos if photo in waiting))
    tour.shoot("library")
    rows = [grid.photos.index(row) for row in (1, 2, 5, 6)]
    select = grid.selectionModel().SelectionFlag
    grid.setCurrentIndex(rows[0])
    for row in rows:
        grid.selectionModel().select(row, select.Select)
    tour.shoot("selected")
    grid.choose(photos[0])
    window.show_review()
    coffees = numbers(tour, made["coffee"])
    onwards = next(
        action for action in window.pages.review.actions() if action.shortcut() == Qt.Key.Key_Right
    )
    for _ in waiting:
        if window.pages.review.current not in coffees:
            onwards.trigger()
    tour.shoot("review")
    window.show_picture(numbers(tour, made["launch"])[0])
    tour.shoot("picture")
    window.show_albums()
    window.pages.albums.select(own_album(tour, "Bella"))
    tour.shoot("albums")
    window.show_history()
    tour.settle()
    window.pages.history.view.setCurrentIndex(window.pages.history.view.rows.index(0))
    QTest.keyClick(window.pages.history.view, Qt.Key.Key_Right)
    tour.settle()
    window.pages.history.view.clearSelection()
    tour.shoot("history")
    if "lab" in tour.wanted:
        lab(tour)
    window.show_settings()
    tour.shoot("settings")
    window.show_failed()
    tour.shoot("failed")
    window.show_keys()
    tour.shoot("keys")


def train(made: dict[str, list[Path]]) -> None:
    """Train networks on some of the photos, a folder a class, as on the command line."""
    folders = Path.home() / "Sorted"
    for kind, photos in made.items():
        if len(photos) >= LEARNT:
            (folders / kind.capitalize()).mkdir(parents=True)
            for photo in photos:
                shutil.copy2(photo, folders / kind.capitalize())
    for recipe in RECIPES:
        order = ["--recipe", recipe, "--epochs", "15", "--test", "0.4"]
        elsewhere = ["--catalogue", str(Path.home() / "training.sqlite")]
        command = [sys.executable, "-m", "cene", "train", str(folders), *order, *elsewhere]
        subprocess.run(command, check=True)


def lab(tour: Tour) -> None:
    """The report of the network that was trained last."""
    page = tour.window.pages.lab
    tour.window.show_lab()
    tour.until(lambda: len(page.shelf.runs) == len(RECIPES))
    tour.until(lambda: all("%" in page.list.item(row).text() for row in range(len(RECIPES))))
    page.list.setCurrentRow(0)
    tour.until(page.run_view.matrix.isVisible)
    tour.shoot("lab")


def main(out: Path, wanted: Sequence[str]) -> None:
    """The whole tour, in a home folder that is empty."""
    home = Path.home()
    application = app.application()
    # As desktops do, which set a font for user interfaces; a bare screen has none.
    families = QFontDatabase.families()
    font = next((QFont(name) for name in FONTS if name in families), application.font())
    # A picture is looked at on any screen: no colours at the edges of letters.
    font.setStyleStrategy(QFont.StyleStrategy.NoSubpixelAntialias)
    application.setFont(font)
    theme.apply(theme.Choice.LIGHT)
    QCursor.setPos(QPoint(0, 0))  # where it makes nothing light up
    with opened(paths.catalogue(), write=True) as workspace:
        save(workspace, Preferences(begun=True))
    tour = Tour(home, out, wanted)
    nothing_yet(tour)
    tour.end()
    paths.catalogue().unlink()

    later = home / "later"
    later.mkdir()
    made = screenshot_photos.make(home / "Pictures" / "Camera Uploads")
    if "lab" in wanted:
        train(made)
    for photo in [taken for kind in made.values() for taken in kind[6:]]:
        photo.rename(later / photo.name)
    shutil.copytree(later, home / "Dropbox" / "Camera Uploads")
    tour = Tour(home, out, wanted)
    with ExitStack() as stack:
        stack.callback(tour.end)
        first_start(tour)
        at_work(tour, made, later)
        screens(tour, made)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])

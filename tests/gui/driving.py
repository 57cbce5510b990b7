"""The whole app in one process, and the keys and clicks that a person gives it."""

from __future__ import annotations

import hashlib
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from tests.scenes import THRESHOLD, scene

from cene.organiser.preferences import Preferences, save
from cene.organiser.thumbnails import ThumbnailFolder
from cene.organiser.workspace import opened
from cene.ui import theme
from cene.ui.desk import Desk
from cene.ui.parts.thumbnails import Thumbnails
from cene.ui.session import Session
from cene.ui.system.crash import Crashes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from cene.core.shown import Counts, Details
    from cene.organiser.library import Snapshot
    from cene.ui.work.bench import Job

WAIT_MS = 20_000
"""How long anything may take on a machine that does much else."""
PAGES = ("library", "review", "albums", "history", "settings", "failed", "lab", "keys")
"""What can be shown in a window without further ado, each by `show_…`."""


class Running:
    """The app from its start to its end.

    Args:
        bot: waits.
        catalogue: the file.
        home: a folder for all else that is kept.
    """

    def __init__(self, bot: QtBot, catalogue: Path, home: Path) -> None:
        self._bot = bot
        self.session = Session(catalogue)
        self._thumbnails = Thumbnails(ThumbnailFolder(home / "thumbnails"))
        crashes = Crashes(home / "crash")
        self.desk = Desk(self.session, self._thumbnails, crashes, home / "window.ini")
        self.window = self.desk.window
        self.done: list[tuple[Job, object]] = []
        """Jobs that are over, with their results."""
        self.failures: list[str] = []
        """Sentences about those that failed."""
        self._sentences: list[str] = []
        self.session.ended.connect(self._ended)
        self.session.failed.connect(self._failed)

    def _ended(self, job: Job, result: object) -> None:
        self.done.append((job, result))

    def _failed(self, _job: object, sentence: str) -> None:
        self.failures.append(sentence)

    def start(self) -> None:
        """Open the window and wait for the first snapshot."""
        self.desk.start(hidden=False)
        self.window.activateWindow()
        self._bot.waitUntil(lambda: self.session.snapshot is not None, timeout=WAIT_MS)

    def stop(self) -> None:
        """End it; may be called twice."""
        self.desk.stop()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def until(self, holds: Callable[[], bool]) -> None:
        """Wait until something holds."""
        self._bot.waitUntil(holds, timeout=WAIT_MS)

    def rest(self) -> None:
        """Wait until nothing is to be done, and what was done is shown."""
        self.until(self._rests)

    def _rests(self) -> bool:
        if self.session.work.busy:
            return False
        QApplication.processEvents()  # the last the work said comes before it rests
        reader = self.session._reader
        reads = reader._reading or reader._again or reader._rest.isActive()
        return not (reads or self.session.work.busy)

    @property
    def snapshot(self) -> Snapshot:
        """The newest one."""
        assert self.session.snapshot is not None
        return self.session.snapshot

    def counts(self) -> Counts:
        """Of the newest snapshot."""
        return self.snapshot.counts(self.session.threshold)

    def details(self, photo: int | None) -> Details:
        """What is known of a photo that is there."""
        assert photo is not None
        found = self.session.details(photo)
        assert found is not None
        return found

    def press(self, key: str | Qt.Key) -> None:
        """A key for whatever has the keyboard; text is typed letter by letter."""
        focus = QApplication.focusWidget() or self.window
        if isinstance(key, Qt.Key):
            QTest.keyClick(focus, key)
        else:
            QTest.keyClicks(focus, key)

    def shortcut(self, *keys: Qt.Key, shift: bool = False) -> None:
        """Keys with Ctrl."""
        modifier = Qt.KeyboardModifier.ControlModifier
        if shift:
            modifier |= Qt.KeyboardModifier.ShiftModifier
        for key in keys:
            QTest.keyClick(QApplication.focusWidget() or self.window, key, modifier)

    def click(self, text: str, inside: QWidget | None = None) -> None:
        """A click on the one button in sight that says this, or has this name."""
        found = [
            button
            for button in (inside or self.window).findChildren(QAbstractButton)
            if button.isVisible()
            and text in (button.text().replace("&", ""), button.accessibleName())
        ]
        assert len(found) == 1, text
        assert found[0].isEnabled(), text
        QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)

    def show(self, page: str) -> QWidget:
        """Show one of `PAGES`."""
        getattr(self.window, f"show_{page}")()
        QApplication.processEvents()
        return self.window.page()


@contextmanager
def running(bot: QtBot, catalogue: Path, home: Path) -> Iterator[Running]:
    """The app, which ends whatever comes."""
    found = Running(bot, catalogue, home)
    try:
        yield found
    finally:
        found.stop()
        theme.apply(theme.Choice.LIGHT)


def prefer(catalogue: Path, photos: Path, albums: Path, *, watch: bool = False) -> None:
    """Let the first start be over; Cene only suggests."""
    with opened(catalogue, write=True) as workspace:
        save(
            workspace,
            Preferences(
                sources=(photos,),
                into=albums,
                threshold=float(THRESHOLD),
                automatic=False,
                watch=watch,
                begun=True,
            ),
        )


def add_photo(folder: Path, kind: str, number: int) -> Path:
    """A photo arrives in a folder, whole at once."""
    path = folder / f"{kind}{number}.jpg"
    part = folder / f".{path.name}.part"
    scene(kind, number).save(part, "JPEG", quality=92)
    os.replace(part, path)
    return path


def contents(*folders: Path) -> dict[Path, str]:
    """Every file below some folders, with a digest of what is in it."""
    found = (path for folder in folders if folder.exists() for path in folder.rglob("*"))
    return {path: hashlib.sha256(path.read_bytes()).hexdigest() for path in found if path.is_file()}

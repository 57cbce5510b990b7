"""The window with all that goes on around it: the tray, the first start, the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from cene.core.errors import CeneError
from cene.core.move import Mode
from cene.organiser.manners import has_battery
from cene.organiser.scanning import Scanned
from cene.ui import theme
from cene.ui.album_desk import AlbumDesk
from cene.ui.asking import Asking
from cene.ui.burst import Burst
from cene.ui.crash_report import CrashNotice
from cene.ui.history_desk import HistoryDesk
from cene.ui.offering import Offering
from cene.ui.parts.notices import Kind
from cene.ui.sentences import said
from cene.ui.system import autostart
from cene.ui.system.tray import Tray
from cene.ui.telling import Telling
from cene.ui.titles import title
from cene.ui.watch_desk import WatchDesk
from cene.ui.window import Window
from cene.ui.work.jobs import FileSure, UndoMoves

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from cene.organiser.preferences import Preferences
    from cene.ui.lab.page import LabPage
    from cene.ui.lab_desk import LabDesk
    from cene.ui.parts.thumbnails import Thumbnails
    from cene.ui.session import Session
    from cene.ui.settings.page import SettingsPage
    from cene.ui.start.beginning import Beginning
    from cene.ui.system.crash import Crashes
    from cene.ui.work.bench import Job


class Desk(QObject):
    """Brings everything together, and ends it in the right order.

    Args:
        session: the catalogue.
        thumbnails: makes the small pictures.
        crashes: reports of what went wrong the last time.
        layout: the file in which the layout of the window is remembered.
        window: one that is seen already, still an empty frame; without it one is made.
    """

    def __init__(
        self,
        session: Session,
        thumbnails: Thumbnails,
        crashes: Crashes,
        layout: Path,
        window: Window | None = None,
    ) -> None:
        super().__init__()
        self._session, self._thumbnails = session, thumbnails
        self.window = window or Window(layout)
        self.window.fill(session, thumbnails)
        self.burst, self.tray = Burst(self), Tray(self)
        self.watching = WatchDesk(self.window, session, self.tray)
        self._telling = Telling(session, self.window.notices, self.window)
        self._history = HistoryDesk(self.window.pages, session, self.window.notices)
        self._albums = AlbumDesk(self.window, session)
        self._asking = Asking(self.window, session)
        self._offering = Offering(self.window, session)
        self._crash = CrashNotice(crashes, self.window.notices, self.window)
        self._beginning: Beginning | None = None
        self._settings: SettingsPage | None = None
        self._lab: LabDesk | None = None
        self._following: Preferences | None = None
        self.again = False
        """Whether it ended only to begin again, in another language."""
        self.ended = True
        """Whether all that runs ended when it was told to."""
        self._stopped = False
        self._connect()

    def start(self, *, hidden: bool) -> None:
        """Show the window, or only the tray where there is one, and open the catalogue."""
        if not (hidden and self.tray.available()):
            self.window.show()
        self._session.start()

    def offer(self, folders: Sequence[Path]) -> None:
        """Offer folders to sort that were brought from elsewhere; nothing in them is touched."""
        self._offering.take(folders)

    def raise_window(self) -> None:
        """Show the window in front of others."""
        self.window.showNormal() if self.window.isMinimized() else self.window.show()
        self.window.raise_()
        self.window.activateWindow()

    def quit(self) -> None:
        """End the program."""
        self.stop()
        QApplication.quit()

    def stop(self) -> None:
        """End all that runs: what feeds the work first, then the work, then what shows it."""
        if self._stopped:
            return
        self._stopped = True
        self.window.remember()
        self.watching.stop()
        self.burst.stop()
        self.tray.hide()
        if self._beginning is not None:
            self._beginning.stop()
        if self._lab is not None:
            self._lab.stop()
        self.ended = self._session.stop()
        self.window.pages.stop()
        self._thumbnails.stop()
        self.window.hide()
        self.window.deleteLater()

    def _connect(self) -> None:
        session, window = self._session, self.window
        session.opened.connect(self._opened)
        session.preferred.connect(self._prefer)
        session.refreshed.connect(self._refreshed)
        session.ended.connect(self._ended)
        session.work.progressed.connect(window.footer.display)
        self.burst.ended.connect(self._filed)
        self.tray.opened.connect(self.raise_window)
        self.tray.pause_asked.connect(self._pause)
        self.tray.quit_asked.connect(self.quit)
        self.tray.notified.connect(self._offer_undo)
        window.footer.paused.connect(self._pause)
        window.paused.connect(self._pause)
        window.closing.connect(self._closing)
        window.quit_asked.connect(self.quit)
        window.pages.settings_made.connect(self._furnish)
        window.pages.lab_made.connect(self._furnish_lab)
        window.library.empty_pressed.connect(self._empty_pressed)

    def _furnish(self, settings: SettingsPage) -> None:
        self._settings = settings
        settings.changed.connect(self._session.prefer)
        settings.at_login_asked.connect(self._at_login)
        settings.show_tray(available=self.tray.available())
        settings.show_battery(there=has_battery())
        settings.show_at_login(on=autostart.here().is_on())
        self.watching.furnish(settings)

    def _furnish_lab(self, page: LabPage) -> None:
        # Late, for most starts never come here.
        from cene.ui.lab_desk import LabDesk  # noqa: PLC0415

        self._lab = LabDesk(page, self._session, self.window)

    def _opened(self) -> None:
        self._prefer()
        if self._session.preferences.begun:
            self._session.scan()
        else:
            # Late, for it is loaded once in a lifetime.
            from cene.ui.start.beginning import Beginning  # noqa: PLC0415

            self._beginning = Beginning(self.window, self._session)
        self._offering.begin(self._beginning)

    def _prefer(self) -> None:
        """Go by the preferences of the session."""
        now, before = self._session.preferences, self._following
        self._following = now
        if before is None or now.theme != before.theme:
            theme.apply(theme.Choice(now.theme))
        if before is not None and now.language != before.language:
            self.again = True
            # Whoever asked for that is still in its own code.
            QTimer.singleShot(0, self.quit)
        self.watching.prefer()
        self._refreshed()

    def _refreshed(self) -> None:
        snapshot, session = self._session.snapshot, self._session
        if snapshot is None:
            return
        counts = snapshot.counts(session.threshold)
        ready, _ = snapshot.filing(session.threshold)
        self.window.header.display(counts.review, ready, session.preferences.mode)
        self.watching.refresh()
        self.window.refresh()
        self._asking.refresh(counts.sure)

    def _ended(self, job: Job, result: object) -> None:
        if isinstance(result, Scanned) and result.summary and result.summary.batch is not None:
            if isinstance(job, FileSure):
                return
            self.burst.filed(result.summary.batch, self._titled(result.summary.by_album))
        elif isinstance(job, UndoMoves):
            for name in job.names:
                self.burst.undone(int(name.split(".")[0]))

    def _titled(self, by_album: dict[str, int]) -> dict[str, int]:
        """The same numbers by what the albums are called in the language of the window."""
        snapshot = self._session.snapshot
        albums = () if snapshot is None else snapshot.albums.values()
        titles = {album.title: title(album) for album in albums}
        return {titles.get(name, name): photos for name, photos in by_album.items()}

    def _filed(self, sentence: str, batches: tuple[int, ...]) -> None:
        """A burst is over: say it where it is seen."""
        shown = self.window.isActiveWindow() or not self._session.preferences.notify
        if shown or not self.tray.notify("Cene", sentence, batches):
            self._say_filed(sentence, batches)

    def _say_filed(self, sentence: str, batches: tuple[int, ...]) -> None:
        names = [str(batch) for batch in batches]
        self.window.notices.say(sentence, self.tr("Undo"), lambda: self._session.undo_moves(names))

    def _offer_undo(self, batches: object) -> None:
        """A notification was clicked: show the window, with an Undo in it."""
        self.raise_window()
        if isinstance(batches, tuple) and batches:
            tags = self._session.preferences.mode is Mode.TAG
            self._say_filed(
                self.tr("Put back the tags of these photos as they were?")
                if tags
                else self.tr("Put these photos back where they were?"),
                batches,
            )

    def _pause(self, on: bool) -> None:  # noqa: FBT001 - a slot
        self.watching.pause(on=on)
        self.window.show_paused(on=on)

    def _at_login(self, on: bool) -> None:  # noqa: FBT001 - a slot
        entry = autostart.here()
        try:
            entry.turn_on(autostart.command()) if on else entry.turn_off()
        except CeneError as error:
            self.window.notices.say(said(str(error)), kind=Kind.FAILED)
        if self._settings is not None:
            self._settings.show_at_login(on=entry.is_on())

    def _empty_pressed(self) -> None:
        if self._session.preferences.sources:
            self.window.show_everything()
        else:
            self.window.show_settings()

    def _closing(self) -> None:
        if self._session.preferences.to_tray and self.tray.available():
            self.tray.show()
            self.window.hide()
        else:
            self.quit()

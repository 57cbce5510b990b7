"""What goes on in the background, and what is seen of it: in sidebar, footer, tray and settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from cene.core.watched import State, Watched
from cene.organiser.scanning import Scanned
from cene.ui.parts.notices import Kind
from cene.ui.sentences import said
from cene.ui.work.hold import Hold
from cene.ui.work.jobs import Scan
from cene.ui.work.watcher import Watcher

if TYPE_CHECKING:
    from cene.organiser.preferences import Preferences
    from cene.ui.session import Session
    from cene.ui.settings.page import SettingsPage
    from cene.ui.system.tray import Tray
    from cene.ui.window import Window
    from cene.ui.work.bench import Job


class WatchDesk(QObject):
    """Has the folders watched, and shows how they are and what is left in them.

    Args:
        window: where it is shown.
        session: the catalogue, which has the scans done.
        tray: tells the state too.
    """

    def __init__(self, window: Window, session: Session, tray: Tray) -> None:
        super().__init__(window)
        self._window, self._session, self._tray = window, session, tray
        self.watcher = Watcher(session.catalogue, self)
        self.hold = Hold(session.work, self)
        self._settings: SettingsPage | None = None
        self._following: Preferences | None = None
        self._online, self._waiting = 0, 0
        self.watcher.due.connect(session.scan)
        self.watcher.states_changed.connect(self._show_folders)
        self.watcher.failed.connect(self._watcher_failed)
        self.hold.changed.connect(self.refresh)
        session.ended.connect(self._ended)
        session.failed.connect(self._failed)
        session.work.cancelled.connect(self._cancelled)
        session.work.idle.connect(self._idle)

    def furnish(self, settings: SettingsPage) -> None:
        """Show in the settings too which folders are missing."""
        self._settings = settings
        self._show_folders()

    def prefer(self) -> None:
        """Go by the preferences of the session."""
        now, before = self._session.preferences, self._following
        self._following = now
        if before is None or now.manners != before.manners:
            self.hold.follow(now.manners)
        if before is None or _watched(now) != _watched(before):
            folders = now.sources if now.watch and now.begun else ()
            into = () if now.into is None else (now.into,)
            self.watcher.follow(folders, into, now.exclude)
        self._show_folders()

    def pause(self, *, on: bool) -> None:
        """Rest, or go on, because a person said so."""
        work = self._session.work
        work.pause() if on else work.resume()
        self.watcher.pause(on=on)
        self.refresh()

    def refresh(self) -> None:
        """Show the state of everything."""
        if self._session.work.busy:
            self._show_state()
        else:
            self._idle()
        self._show_folders()

    def stop(self) -> None:
        """Watch nothing any more; may be called twice."""
        self.watcher.stop()
        self.hold.stop()

    def _ended(self, job: Job, result: object) -> None:
        self.watcher.ended(job, result, well=True)
        if isinstance(result, Scanned):
            # A look at a few folders says nothing of what is only online in the others.
            whole = not isinstance(job, Scan) or job.changes.everywhere
            self._online = result.online if whole else max(self._online, result.online)
            self._waiting = len(result.waiting)

    def _failed(self, job: Job | None, _sentence: str) -> None:
        if job is not None:
            self.watcher.ended(job, None, well=False)

    def _cancelled(self, job: Job) -> None:
        self.watcher.ended(job, None, well=isinstance(job, Scan))

    def _watcher_failed(self, sentence: str) -> None:
        self._window.notices.say(said(sentence), kind=Kind.FAILED)

    def _idle(self) -> None:
        snapshot = self._session.snapshot
        photos = snapshot.counts(self._session.threshold).photos if snapshot else 0
        parts, tips = list[str](), list[str]()
        if photos:
            parts.append(self.tr("%Ln photo(s)", None, photos))
        if self._online:
            parts.append(self.tr("%Ln file(s) only online", None, self._online))
            tips.append(
                self.tr("%Ln file(s) are only online and are left there.", None, self._online)
            )
        if self._waiting:
            parts.append(self.tr("%Ln file(s) still being written", None, self._waiting))
            tips.append(
                self.tr(
                    "%Ln file(s) may still be written, and are looked at when that is over.",
                    None,
                    self._waiting,
                )
            )
        self._window.footer.idle(" · ".join(parts), "\n".join(tips))
        self._show_state()

    def _show_state(self) -> None:
        paused = self._session.work.paused
        line = (
            self.tr("Paused")
            if paused
            else self._why() or self.tr("Watching %Ln folder(s)", None, self._seen())
        )
        self._tray.show_state(line, paused=paused)
        if self._session.preferences.to_tray and self._tray.available():
            self._tray.show()

    def _why(self) -> str:
        """Why this window does nothing by itself at the moment; empty where it does."""
        return self.hold.why

    def _seen(self) -> int:
        seen = (State.WATCHING, State.POLLING)
        return sum(one.state in seen for one in self.watcher.states)

    def _show_folders(self) -> None:
        if self._session.snapshot is None:
            return  # all photos are what is chosen first, and that is still to come
        states = self.watcher.states or tuple(
            Watched(path, State.WATCHING) for path in self._session.preferences.sources
        )
        resting = self._session.work.paused or not self._session.preferences.watch
        self._window.library.sidebar.display_folders(states, paused=resting)
        if self._settings is not None:
            missing = {one.root for one in states if one.state is State.MISSING}
            self._settings.show_missing(missing)
        why = "" if self._session.work.paused else self._why()
        self._window.footer.display_watching(0 if resting else self._seen(), why)


def _watched(preferences: Preferences) -> tuple[object, ...]:
    """What the watcher goes by."""
    chosen = preferences
    return chosen.sources, chosen.into, chosen.watch, chosen.begun, chosen.exclude

"""The desktop app from its start to its end."""

from __future__ import annotations

import os
import signal
import time
from contextlib import ExitStack
from typing import TYPE_CHECKING, Self

from PySide6.QtCore import QCoreApplication, QObject, QSocketNotifier
from PySide6.QtWidgets import QApplication

from cene import __version__, paths
from cene.console import ending_signals
from cene.organiser.preferences import glance
from cene.ui import theme
from cene.ui.system import language, logs, start
from cene.ui.system.crash import Crashes
from cene.ui.system.single import Single
from cene.ui.system.tray import Tray
from cene.ui.window import Window

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from cene.ui.desk import Desk

PATIENCE = 0.2
"""Seconds that the desktop is given to show the empty window before all the rest is loaded."""


def run(catalogue: Path, *, hidden: bool, folders: Sequence[Path] = ()) -> int:
    """Open the window and return when it is all over.

    Args:
        catalogue: the file; made if it is not there.
        hidden: whether to begin in the tray, where there is one.
        folders: what to offer to sort, absolute; an instance that is there already does so.

    Returns:
        The exit status.

    Raises:
        UsageError: too many folders at once.
        UnusableError: another Cene has this catalogue open and does not answer.
    """
    app = application()
    with ExitStack() as stack:
        single = Single(catalogue)
        stack.callback(single.close)
        if not single.first(folders):
            return 0
        log = logs.start(paths.home() / "logs")
        stack.callback(logs.stop, log)
        crashes = Crashes(paths.home() / "crash")
        crashes.install()
        stack.callback(crashes.uninstall)
        signals = stack.enter_context(_Signals())
        # Widgets take their texts when they are made: in another language all are made anew.
        desk = _run_once(app, catalogue, crashes, single, signals, hidden=hidden, folders=folders)
        while desk.again:
            desk = _run_once(app, catalogue, crashes, single, signals, in_settings=True)
    if not desk.ended:
        # A disk does not answer. Qt would abort; the next start settles what is half done.
        os._exit(0)
    return 0


def _run_once(
    app: QApplication,
    catalogue: Path,
    crashes: Crashes,
    single: Single,
    signals: _Signals,
    *,
    hidden: bool = False,
    folders: Sequence[Path] = (),
    in_settings: bool = False,
) -> Desk:
    """Make everything, and return when it has ended."""
    chosen = glance(catalogue)
    language.install(app, chosen.language)
    theme.apply(theme.Choice(chosen.theme))
    desk = _desk(catalogue, crashes, hidden=hidden)
    try:
        single.raised.connect(desk.raise_window)
        single.offered.connect(desk.offer)
        signals.end(desk)
        desk.start(hidden=hidden)
        desk.offer(folders)
        if in_settings:
            desk.window.show_settings()
        app.exec()
    finally:
        desk.stop()
        single.raised.disconnect(desk.raise_window)
        single.offered.disconnect(desk.offer)
    return desk


def application() -> QApplication:
    """The one application object, named and themed."""
    found = QApplication.instance()
    app = found if isinstance(found, QApplication) else start.application()
    app.setApplicationName("cene")
    app.setApplicationDisplayName("Cene")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("cene")
    app.setStyle("Fusion")
    app.setQuitOnLastWindowClosed(False)
    language.install(app, "")
    theme.apply(theme.Choice.SYSTEM)
    return app


def _desk(catalogue: Path, crashes: Crashes, *, hidden: bool) -> Desk:
    """The whole program; the frame of its window is seen while the rest is loaded."""
    layout = paths.home() / "window.ini"
    window = Window(layout)
    if not (hidden and Tray.available()):
        window.show()
        _paint(window)
    # Late: NumPy, Pillow and a hundred modules, which take far longer than the frame.
    from cene.organiser.thumbnails import ThumbnailFolder  # noqa: PLC0415
    from cene.ui.desk import Desk  # noqa: PLC0415
    from cene.ui.parts.thumbnails import Thumbnails  # noqa: PLC0415
    from cene.ui.session import Session  # noqa: PLC0415

    thumbnails = Thumbnails(ThumbnailFolder(paths.thumbnails()), careful=crashes.died)
    return Desk(Session(catalogue), thumbnails, crashes, layout, window)


def _paint(window: Window) -> None:
    """Let the window be painted, which the desktop asks for when it has room for it."""
    limit = time.monotonic() + PATIENCE
    handle = window.windowHandle()
    while not handle.isExposed() and time.monotonic() < limit:
        QCoreApplication.processEvents()
        time.sleep(0.001)
    QCoreApplication.processEvents()


class _Signals(QObject):
    """Lets SIGTERM, Ctrl-C and the end of the terminal end the program as Quit does; a context.

    Python runs its handlers only between its own instructions, of which a window that waits runs
    none: so the interpreter writes to a socket, which wakes the window.
    """

    def __init__(self) -> None:
        super().__init__()
        self._desk: Desk | None = None
        self._read, self._write = os.pipe()
        os.set_blocking(self._read, False)
        os.set_blocking(self._write, False)
        self._notifier = QSocketNotifier(self._read, QSocketNotifier.Type.Read, self)
        self._notifier.setEnabled(False)
        self._notifier.activated.connect(self._awake)
        self._before: list[tuple[int, object]] = []
        self._wakeup = -1

    def end(self, desk: Desk) -> None:
        """Have this ended, at once if it was asked for while all was still being loaded."""
        self._desk = desk
        self._notifier.setEnabled(True)

    def __enter__(self) -> Self:
        self._wakeup = signal.set_wakeup_fd(self._write, warn_on_full_buffer=False)
        for number in ending_signals():
            self._before.append((number, signal.signal(number, self._ignore)))
        return self

    def __exit__(self, *_: object) -> None:
        for number, handler in self._before:
            signal.signal(number, handler)  # type: ignore[arg-type]  # what it was before
        signal.set_wakeup_fd(self._wakeup)
        self._notifier.setEnabled(False)
        os.close(self._read)
        os.close(self._write)

    def _ignore(self, _number: int, _frame: object) -> None:
        """The pipe says it."""

    def _awake(self) -> None:
        if os.read(self._read, 64) and self._desk is not None:
            self._desk.quit()

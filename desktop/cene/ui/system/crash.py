"""What is kept of a crash, so that the next start can tell of it.

The reports stay on this computer. They hold the traceback and versions, no pictures, and ``~`` for
the home folder.
"""

from __future__ import annotations

import faulthandler
import logging
import os
import platform
import sys
import threading
import traceback
from datetime import datetime
from typing import IO, TYPE_CHECKING

import PySide6

from cene import __version__
from cene.ui.system.logs import private

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

KEPT = 10
"""So many reports are kept; the oldest go first."""
_FAULT = "fault.txt"
_LOG = logging.getLogger(__name__)


class Crashes:
    """The reports in a folder, and the hooks that write them.

    Args:
        folder: where the reports are; made when the first is written or the hooks are set.

    Attributes:
        died: whether the run before the one that set the hooks did not come to its end, however
            that happened; also a kill or a power failure leaves that to be seen.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.died = False
        self._told: set[str] = set()
        self._fault: IO[str] | None = None

    def install(self) -> None:
        """Write a report of every exception that nobody catches, and of a crash in native code.

        A report that native code could only begin in the run before is finished first.

        Raises:
            OSError: the folder cannot be written.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        self.died = (self._folder / _FAULT).exists()
        self._finish()
        self._fault = (self._folder / _FAULT).open("w", encoding="utf-8")
        faulthandler.enable(self._fault)
        sys.excepthook = self._uncaught
        threading.excepthook = self._uncaught_in_thread

    def uninstall(self) -> None:
        """Write no more; the end of a program that did not crash."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        if self._fault:
            faulthandler.disable()
            self._fault.close()
            self._fault = None
            self._finish()

    def reports(self) -> list[Path]:
        """The reports that nobody has seen yet, newest first."""
        return self._named("crash-*.txt")

    def write(self, text: str) -> Path | None:
        """Keep a report of a traceback, once in this run of the program.

        Returns:
            The report, None if there is one of the same already or it could not be written.
        """
        if text in self._told:
            return None
        self._told.add(text)
        try:
            path = self._keep(text)
        except OSError as error:
            _LOG.warning("No crash report could be written: %s", error)
            return None
        for old in [*self.reports(), *self._named("seen-*.txt")][KEPT:]:
            old.unlink(missing_ok=True)
        return path

    def keep(self) -> None:
        """Keep the reports, which somebody has seen.

        Raises:
            OSError: one cannot be marked so.
        """
        for path in self.reports():
            path.rename(path.with_name(path.name.replace("crash-", "seen-", 1)))

    def delete(self) -> None:
        """Delete the reports, seen or not.

        Raises:
            OSError: one cannot be deleted.
        """
        for path in (*self.reports(), *self._named("seen-*.txt")):
            path.unlink(missing_ok=True)

    def _named(self, pattern: str) -> list[Path]:
        return sorted(self._folder.glob(pattern), reverse=True)

    def _keep(self, text: str) -> Path:
        self._folder.mkdir(parents=True, exist_ok=True)
        now = datetime.now().astimezone()
        path = self._folder / f"crash-{now:%Y%m%d-%H%M%S-%f}.txt"
        with path.open("x", encoding="utf-8", errors="backslashreplace") as file:
            file.write(f"{_versions()}\n{now:%Y-%m-%d %H:%M:%S %z}\n\n{private(text)}")
        return path

    def _finish(self) -> None:
        """Make a report of what native code left behind when it ended the program."""
        left = self._folder / _FAULT
        if left.exists():
            text = left.read_text("utf-8", errors="replace")
            if text:
                self.write(text)
            left.unlink()

    def _uncaught(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if not issubclass(kind, KeyboardInterrupt):
            text = "".join(traceback.format_exception(kind, error, trace))
            _LOG.critical("An error in Cene:\n%s", text)
            self.write(text)
        sys.__excepthook__(kind, error, trace)

    def _uncaught_in_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None and not issubclass(args.exc_type, SystemExit):
            self._uncaught(args.exc_type, args.exc_value, args.exc_traceback)


def _versions() -> str:
    return (
        f"Cene {__version__}, Python {platform.python_version()}, "
        f"PySide6 {PySide6.__version__}, {platform.platform()}, {os.cpu_count()} cores"
    )

"""Shows a file in the file manager of the desktop."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QUrl
from PySide6.QtGui import QDesktopServices

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtDBus import QDBusPendingCallWatcher

_MANAGER = "org.freedesktop.FileManager1"


def reveal(path: Path) -> None:
    """Open the folder of a file, with the file selected where the system can do that."""
    if path.is_dir():
        _open(path)
    elif sys.platform == "win32":  # pragma: no cover - other systems
        subprocess.Popen(["explorer", "/select,", str(path)])  # noqa: S603, S607
    elif sys.platform == "darwin":  # pragma: no cover - other systems
        subprocess.Popen(["open", "-R", str(path)])  # noqa: S603, S607
    else:
        _Asking(path)


def _open(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


class _Asking(QObject):
    """Asks the file manager of a free desktop to select a file; if none answers, opens the folder.

    It lives until there is an answer, for which nobody waits.
    """

    def __init__(self, path: Path) -> None:
        from PySide6.QtDBus import (  # noqa: PLC0415 - only free desktops have it
            QDBusConnection,
            QDBusMessage,
            QDBusPendingCallWatcher,
        )

        super().__init__(QCoreApplication.instance())
        self._path = path
        call = QDBusMessage.createMethodCall(
            _MANAGER, "/" + _MANAGER.replace(".", "/"), _MANAGER, "ShowItems"
        )
        call.setArguments([[QUrl.fromLocalFile(str(path)).toString()], ""])
        pending = QDBusConnection.sessionBus().asyncCall(call)
        QDBusPendingCallWatcher(pending, self).finished.connect(self._answered)

    def _answered(self, watcher: QDBusPendingCallWatcher) -> None:
        if watcher.isError():
            _open(self._path.parent)
        self.deleteLater()

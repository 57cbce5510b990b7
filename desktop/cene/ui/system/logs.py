"""The log file, and what Qt has to say in it."""

from __future__ import annotations

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

if TYPE_CHECKING:
    from collections.abc import Iterator

BYTES, OLDER = 1_000_000, 3
"""Size at which a log file is full, and how many full ones are kept."""
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def private(text: str) -> str:
    """A text without the name of the person: the home folder in it becomes ``~``."""
    for spelling in _homes():
        text = text.replace(spelling, "~")
    return text


def start(folder: Path) -> logging.Handler:
    """Write what the program and Qt log into ``cene.log`` in a folder, from now on.

    Args:
        folder: where the log files go; made if it is not there.

    Returns:
        What `stop` takes.

    Raises:
        OSError: the file cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    handler = RotatingFileHandler(
        folder / "cene.log", maxBytes=BYTES, backupCount=OLDER, encoding="utf-8", errors="replace"
    )
    handler.setFormatter(_Private("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    qInstallMessageHandler(_from_qt)
    return handler


def stop(handler: logging.Handler) -> None:
    """Write no more, and close the file."""
    qInstallMessageHandler(None)
    logging.getLogger().removeHandler(handler)
    handler.close()


class _Private(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        return private(super().format(record))


def _from_qt(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    logging.getLogger(f"qt.{context.category or 'default'}").log(_LEVELS[kind], "%s", message)


def _homes() -> Iterator[str]:
    """How the home folder may be spelt: links resolved or not, backslashes doubled or not."""
    home = Path.home()
    for path in dict.fromkeys((str(home.resolve()), str(home))):
        if len(path) > 1:  # the home folder of a service may be /
            yield path
            if "\\" in path:
                yield path.replace("\\", "\\\\")

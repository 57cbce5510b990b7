"""Starts Qt, or says in a sentence why there can be no window."""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QMessageLogContext, QtMsgType, qFormatLogMessage, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from cene.console import warn
from cene.core.errors import UnusableError


def application() -> QApplication:
    """The one application object.

    Where no window can be opened, Qt would abort the program; it ends with a sentence instead, and
    the exit status of what cannot be used.
    """
    said: list[str] = []

    def hear(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        if kind == QtMsgType.QtFatalMsg:
            _end()
        said.append(qFormatLogMessage(kind, context, message))

    qInstallMessageHandler(hear)
    try:
        app = QApplication(sys.argv[:1])
    finally:
        qInstallMessageHandler(None)
    for line in said:  # of no consequence, or it would not have come to this
        warn(line)
    return app


def _end() -> None:
    """End the program, at once: Qt aborts it as soon as it is told that it was heard."""
    from cene.ui.system.libraries import unopened  # noqa: PLC0415 - mostly there is a screen

    warn(f"cene: {unopened()}")
    os._exit(UnusableError.exit_code)

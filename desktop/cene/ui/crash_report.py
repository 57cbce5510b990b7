"""Tells at a start that the run before ended in a crash."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QFontDatabase
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
)

from cene.core.errors import printable
from cene.ui import theme
from cene.ui.parts.notices import Kind
from cene.ui.sentences import said

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from cene.ui.parts.notices import Notices
    from cene.ui.system.crash import Crashes


class CrashReport(QDialog):
    """The newest report in a window of its own that holds up nothing."""

    def __init__(self, crashes: Crashes, notices: Notices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Crash report"))
        self._crashes, self._notices = crashes, notices
        reports = crashes.reports()
        self._folder = reports[0].parent
        sentence = QLabel(
            self.tr(
                "This is all that was kept: what Cene was doing, and versions of programs. "
                "No pictures. It stays on this computer unless you send it to somebody."
            ),
            self,
        )
        sentence.setWordWrap(True)
        self._text = QPlainTextEdit(_read(reports[0]), self)
        self._text.setReadOnly(True)
        self._text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._text.setTabChangesFocus(True)
        self._text.setAccessibleName(self.tr("The report"))
        self._delete = QPushButton(self.tr("Delete"), self)
        self._delete.clicked.connect(self._do_delete)
        folder = QPushButton(self.tr("Show in the file manager"), self)
        folder.clicked.connect(self._show_folder)
        self._keep = QPushButton(self.tr("Keep"), self)
        self._keep.setDefault(True)
        self._keep.clicked.connect(self._do_keep)
        row = QHBoxLayout()
        row.setSpacing(theme.SPACE)
        row.addWidget(self._delete)
        row.addWidget(folder)
        row.addStretch()
        row.addWidget(self._keep)
        column = QVBoxLayout(self)
        margin = 2 * theme.SPACE
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(margin)
        column.addWidget(sentence)
        column.addWidget(self._text, 1)
        column.addLayout(row)
        self.resize(90 * theme.SPACE, 60 * theme.SPACE)
        self._keep.setFocus()

    def _do_delete(self) -> None:
        self._done(self._crashes.delete)

    def _do_keep(self) -> None:
        self._done(self._crashes.keep)

    def _done(self, with_reports: Callable[[], None]) -> None:
        try:
            with_reports()
        except OSError as error:
            text = self.tr("The crash report could not be changed: {reason}.")
            self._notices.say(text.format(reason=said(str(error.strerror))), kind=Kind.FAILED)
        self.close()

    def _show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))


class CrashNotice(QObject):
    """Says once that there is a report, and shows it if asked.

    Args:
        crashes: the reports.
        notices: where to say so.
        parent: the window.
    """

    def __init__(self, crashes: Crashes, notices: Notices, parent: QWidget) -> None:
        super().__init__(parent)
        self._crashes, self._notices, self._window = crashes, notices, parent
        if crashes.reports():
            notices.say(
                self.tr("Something went wrong inside Cene the last time. No report was sent."),
                self.tr("Show the report"),
                self.open,
                Kind.ASKS,
            )

    def open(self) -> None:
        """Show the newest report."""
        if self._crashes.reports():
            CrashReport(self._crashes, self._notices, self._window).show()


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8", errors="replace")
    except OSError as error:
        text = QCoreApplication.translate("CrashReport", "{path} cannot be read: {reason}.")
        return text.format(path=printable(path), reason=said(str(error.strerror)))

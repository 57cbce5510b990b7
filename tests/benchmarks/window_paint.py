"""A process that ends when its first window is painted, and says how long that took.

Called with the moment at which its parent started it, and the arguments of `cene`; without those it
shows a window with nothing but a word in it, which is the least that a window can cost.
"""

from __future__ import annotations

import os
import sys
import time

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

SIZE = (1440, 896)


class Painted(QObject):
    """Waits for the first paint of a window.

    Args:
        began: when the process was started, as `time.monotonic` has it in all processes.
    """

    def __init__(self, began: float) -> None:
        super().__init__()
        self._began = began

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Let the event pass, and speak when all of the window has had its own."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._end)
        return False

    def _end(self) -> None:
        print(time.monotonic() - self._began, flush=True)
        os._exit(0)  # how it ends is not what is measured


def main(began: float, arguments: list[str]) -> None:
    """Show a window."""
    painted = Painted(began)
    show = QMainWindow.show

    def shown(window: QMainWindow) -> None:
        window.installEventFilter(painted)
        show(window)

    QMainWindow.show = shown  # type: ignore[assignment,method-assign]  # any window
    if arguments:
        # What the app imports before it shows anything is part of what is measured.
        from cene.__main__ import main as cene  # noqa: PLC0415

        sys.argv = ["cene", *arguments]
        cene()
        return
    application = QApplication(sys.argv[:1])
    window = QMainWindow()
    window.setCentralWidget(QLabel("Cene"))
    window.resize(*SIZE)
    window.show()
    application.exec()


if __name__ == "__main__":
    main(float(sys.argv[1]), sys.argv[2:])

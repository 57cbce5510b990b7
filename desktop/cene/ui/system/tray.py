"""The icon in the bar of the desktop, where there is one: state, pause, quit, notifications."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from cene import paths
from cene.ui import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

_SIZES = (16, 22, 24, 32, 48, 64)
"""Pixels of a side, as the bars of desktops want them."""
_SHOWN_MS = 10_000


class Tray(QObject):
    """The icon, its menu, and what it has to say.

    Where the desktop has no place for it (`available`), it shows nothing and `notify` says so.

    Signals:
        opened: the window is wanted.
        pause_asked: with True to pause, with False to go on.
        quit_asked: Cene is to end.
        notified: a notification was clicked, with the object that `notify` was given.
    """

    opened = Signal()
    pause_asked = Signal(bool)
    quit_asked = Signal()
    notified = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._about: object = None
        self._paused: bool | None = None
        self._menu = QMenu()
        self._state = self._menu.addAction("")
        self._state.setEnabled(False)
        self._menu.addSeparator()
        opening = self._add(self.tr("Open Cene"))
        opening.triggered.connect(self.opened)
        self._menu.setDefaultAction(opening)
        self._pausing = self._add("")
        self._pausing.triggered.connect(self._ask_pause)
        self._menu.addSeparator()
        self._add(self.tr("Quit")).triggered.connect(self.quit_asked)
        self._icon = QSystemTrayIcon(self)
        self._icon.setContextMenu(self._menu)
        self._icon.activated.connect(self._activated)
        self._icon.messageClicked.connect(self._clicked)
        self.show_state("", paused=False)

    @staticmethod
    def available() -> bool:
        """Whether the desktop shows such icons now; only then may the window hide behind one."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    def show_state(self, line: str, *, paused: bool) -> None:
        """Say what Cene does.

        Args:
            line: a short line, such as "Watching 2 folders".
            paused: whether it rests because a person said so.
        """
        self._state.setText(line.replace("&", "&&"))
        self._state.setVisible(bool(line))
        self._pausing.setText(self.tr("Resume") if paused else self.tr("Pause"))
        self._icon.setToolTip(f"Cene – {line}" if line else "Cene")
        if paused is not self._paused:
            self._icon.setIcon(icon(paused=paused, mono=sys.platform == "darwin"))
        self._paused = paused

    def show(self) -> None:
        """Put the icon into the bar, if there is one."""
        if self.available():
            self._icon.show()

    def hide(self) -> None:
        """Take it out of the bar."""
        self._icon.hide()

    def notify(self, title: str, text: str, about: object = None) -> bool:
        """Say something that can be missed.

        Args:
            title: the first line.
            text: the rest.
            about: what `notified` gives back if a person clicks on it.

        Returns:
            Whether it was shown: not where there is no bar, nor while the icon is hidden.
        """
        if not (self.available() and self._icon.isVisible()):
            return False
        self._about = about
        self._icon.showMessage(title, text, QIcon(_file("cene")), _SHOWN_MS)
        return True

    def _add(self, text: str) -> QAction:
        return self._menu.addAction(text)

    def _ask_pause(self) -> None:
        self.pause_asked.emit(not self._paused)

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        # On macOS a click opens the menu, and nothing else should.
        if reason is QSystemTrayIcon.ActivationReason.Trigger and sys.platform != "darwin":
            self.opened.emit()

    def _clicked(self) -> None:
        about, self._about = self._about, None
        self.notified.emit(about)


def icon(*, paused: bool = False, mono: bool = False) -> QIcon:
    """The icon of Cene.

    Args:
        paused: with two bars on it, for a bar that has no room for words.
        mono: in one colour, which the system replaces by its own.
    """
    drawn = QIcon(_file("cene-tray" if mono else "cene"))
    if paused:
        drawn = _with_bars(drawn, mono=mono)
    drawn.setIsMask(mono)
    return drawn


def _with_bars(plain: QIcon, *, mono: bool) -> QIcon:
    found = QIcon()
    for size in _SIZES:
        pixmap = QPixmap(size, size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        plain.paint(painter, pixmap.rect())
        _paint_bars(painter, size, mono=mono)
        painter.end()
        found.addPixmap(pixmap)
    return found


def _paint_bars(painter: QPainter, size: int, *, mono: bool) -> None:
    """Two upright bars on a disc at the lower right, over what is there."""
    side = round(size * 0.56)
    disc = QRectF(size - side, size - side, side, side)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    if mono:
        # A mask knows only "there" and "not there": the bars stand in a hole.
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
    painter.setBrush(QColor(theme.LIGHT.text))
    painter.drawEllipse(disc)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
    painter.setBrush(QColor("black" if mono else theme.LIGHT.on_accent))
    width, height = max(1.0, side * 0.16), side * 0.5
    for left in (0.26, 0.58):
        place = QRectF(disc.left() + side * left, disc.center().y() - height / 2, width, height)
        painter.drawRect(place)


def _file(name: str) -> str:
    return str(paths.bundled(f"resources/icons/{name}.svg"))

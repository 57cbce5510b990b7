"""Everything that can be done in the window, with its key and its place in the menus."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from cene.ui.page import Page
from cene.ui.shortcuts_page import Group
from cene.ui.system.in_folder import reveal

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QPoint

    from cene.ui.help import Help
    from cene.ui.window import Window

_Standard = QKeySequence.StandardKey


class Actions(QObject):
    """Makes the actions and the menu bar of a window, and the menu of selected photos.

    Args:
        window: whose they are; its pages must be there.
    """

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        session = window.session
        self.scan = self._made(self.tr("Look for new photos"), "F5", session.scan_now)
        self.file = self._made(self.tr("File or tag sure photos"), "Ctrl+Return", window.ask_filing)
        self.undo = self._made(self.tr("Undo"), _Standard.Undo, self._undo)
        self.pause = self._made(self.tr("Pause"), "Ctrl+P", self._pause)
        self.pause.setCheckable(True)
        self.quit = self._made(self.tr("Quit"), _Standard.Quit, window.quit_asked.emit)
        self.find = self._made(self.tr("Search"), _Standard.Find, self._find)
        self.show_library = self._made(self.tr("Photos"), "Ctrl+1", window.show_library)
        self.show_review = self._made(self.tr("Review"), "Ctrl+2", window.show_review)
        self.show_albums = self._made(self.tr("Albums"), "Ctrl+3", window.show_albums)
        self.show_history = self._made(self.tr("History"), "Ctrl+4", window.show_history)
        self.show_failed = self._made(self.tr("Failed"), "Ctrl+5", window.show_failed)
        self.show_lab = self._made(self.tr("Model lab"), "Ctrl+6", window.show_lab)
        self.show_settings = self._made(
            self.tr("Settings"), _Standard.Preferences, window.show_settings
        )
        self.full_screen = self._made(self.tr("Full screen"), "F11", self._full_screen)
        self.help = self._made(self.tr("Help"), "F1", self._show_help)
        self.keys = self._made(self.tr("Keyboard shortcuts"), "?", window.show_keys)
        self.open = self._photo(self.tr("Open"), "Space", self._open)
        self.reveal = self._photo(self.tr("Show in the file manager"), "Ctrl+E", self._reveal)
        self.put = self._photo(self.tr("Put into an album…"), "/", self._put)
        self.put_back = self._photo(self.tr("Put back where it was"), "Ctrl+Backspace", self._back)
        self.forget = self._photo(self.tr("Forget my answer"), "Ctrl+Shift+Z", self._forget)
        # Not every system has standard keys for these.
        for action, key in ((self.show_settings, "Ctrl+,"), (self.quit, "Ctrl+Q")):
            if not action.shortcuts():
                action.setShortcut(QKeySequence(key))
        self._fill_menus()
        self._keep_apart()
        window.library.grid.menu_asked.connect(self._menu)

    def groups(self) -> list[Group]:
        """All actions with keys, for the page that lists them."""
        inspector, review = self._window.library.inspector, self._window.pages.review
        answers = (
            *inspector.answer_actions,
            inspector.new_album_action,
            inspector.none_action,
            inspector.file_action,
        )
        return [
            Group(self.tr("Everywhere"), self._everywhere()),
            Group(self.tr("Selected photos"), (*self._photos(), *answers)),
            Group(self.tr("Review"), review.actions()),
        ]

    def _everywhere(self) -> tuple[QAction, ...]:
        return (
            self.show_library, self.show_review, self.show_albums, self.show_history,
            self.show_failed, self.show_lab, self.show_settings, self.find, self.scan,
            self.file, self.undo,
            self.pause, self.full_screen, self.help, self.keys, self.quit,
        )  # fmt: skip

    def _photos(self) -> tuple[QAction, ...]:
        return (self.open, self.put, self.put_back, self.forget, self.reveal)

    def _keep_apart(self) -> None:
        """Let no key mean two things: Qt does neither then, also where one is only in a menu."""
        window, inspector = self._window, self._window.library.inspector
        context = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for action in (
            *inspector.answer_actions,
            inspector.new_album_action,
            inspector.none_action,
        ):
            action.setShortcutContext(context)
            window.library.addAction(action)
        window.pages.currentChanged.connect(self._turned)

    def _turned(self) -> None:
        """What is about selected photos can be done where they are seen."""
        self._about_photos.setEnabled(self._window.pages.shows(Page.LIBRARY))

    def _made(
        self, text: str, key: str | QKeySequence.StandardKey, slot: Callable[[], object]
    ) -> QAction:
        action = QAction(text, self._window)
        action.setShortcut(QKeySequence(key))
        action.triggered.connect(slot)
        self._window.addAction(action)
        return action

    def _photo(self, text: str, key: str, slot: Callable[[], object]) -> QAction:
        """One that is about selected photos: its key works in the library only."""
        action = QAction(text, self._window.library)
        action.setShortcut(QKeySequence(key))
        action.triggered.connect(slot)
        self._window.library.grid.addAction(action)
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        return action

    def _fill_menus(self) -> None:
        bar = self._window.menuBar()
        inspector = self._window.library.inspector
        for title, actions in (
            (self.tr("&File"), (self.scan, self.file, self.pause, None, self.quit)),
            (self.tr("&Edit"), (self.undo, self.find, None, self.show_settings)),
            (
                self.tr("&Photo"),
                (
                    self.open, self.put, inspector.new_album_action, inspector.none_action, None,
                    self.put_back, self.forget, None, self.reveal,
                ),
            ),
            (
                self.tr("&View"),
                (
                    self.show_library, self.show_review, self.show_albums, self.show_history,
                    self.show_failed, self.show_lab, None, self.full_screen,
                ),
            ),
            (self.tr("&Help"), (self.help, self.keys)),
        ):  # fmt: skip
            menu = bar.addMenu(title)
            for action in actions:
                if action is None:
                    menu.addSeparator()
                else:
                    menu.addAction(action)
            if self.open in actions:
                self._about_photos = menu.menuAction()

    def _menu(self, place: QPoint) -> None:
        if not self._window.library.selected():
            return
        inspector = self._window.library.inspector
        menu = QMenu(self._window)
        menu.aboutToHide.connect(menu.deleteLater)
        answers = [action for action in inspector.answer_actions if action.isEnabled()]
        for action in (
            self.open, None, *answers, self.put, inspector.new_album_action,
            inspector.none_action, None, self.put_back, self.forget, None, self.reveal,
        ):  # fmt: skip
            if action is None:
                menu.addSeparator()
            else:
                menu.addAction(action)
        menu.popup(place)

    def _undo(self) -> None:
        pages = self._window.pages
        if pages.shows(Page.REVIEW):
            pages.review.take_back()
        elif pages.shows(Page.HISTORY):
            pages.history.undo_newest.trigger()
        elif not self._window.session.undo():
            self._window.show_history()

    def _pause(self) -> None:
        self._window.paused.emit(self.pause.isChecked())

    def _find(self) -> None:
        self._window.show_library()
        self._window.header.search.setFocus()
        self._window.header.search.selectAll()

    def _full_screen(self) -> None:
        window = self._window
        window.setWindowState(window.windowState() ^ window.windowState().WindowFullScreen)

    def _show_help(self) -> None:
        self._help.show()
        self._help.activateWindow()

    @cached_property
    def _help(self) -> Help:
        from cene.ui.help import Help  # noqa: PLC0415 - late: few open it

        return Help(self._window)

    def _open(self) -> None:
        current = self._window.library.grid.current()
        if current is not None:
            self._window.show_picture(current)

    def _reveal(self) -> None:
        for photo in self._window.library.selected()[:1]:
            details = self._window.session.details(photo)
            if details is not None:
                reveal(details.photo.path)

    def _put(self) -> None:
        snapshot = self._window.session.snapshot
        if snapshot is not None and self._window.library.selected():
            self._window.picker.ask(snapshot.albums)

    def _back(self) -> None:
        self._window.put_back(self._window.library.selected())

    def _forget(self) -> None:
        self._window.forget(self._window.library.selected())

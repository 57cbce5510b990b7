"""The real window: its actions, its keys and its names, and what leads from one page to another."""

from __future__ import annotations

import time
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QLabel,
    QMenu,
    QMenuBar,
    QTableView,
    QWidget,
)
from tests.gui.driving import PAGES, Running, contents

from cene.core.move import Mode
from cene.core.shown import Standing
from cene.files import settle
from cene.files.settle import QUIET
from cene.ui.parts.controls import Combo
from cene.ui.parts.viewer import Viewer
from cene.ui.work.answer_jobs import Answer, Reject, TakeBack
from cene.ui.work.jobs import Retry, UndoMoves

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.gui.conftest import Gallery

EVERYWHERE = (Qt.ShortcutContext.WindowShortcut, Qt.ShortcutContext.ApplicationShortcut)


def all_pages(app: Running) -> Iterator[QWidget]:
    """One page after the other, each shown, and one photo as large as it goes."""
    for name in PAGES:
        yield app.show(name)
    app.window.show_picture(int(app.window.library.grid.photos.photos[0]))
    QApplication.processEvents()
    yield app.window.pages.picture


def bound(app: Running) -> Counter[str]:
    """How many things each key does that would be heard now."""
    focus = QApplication.focusWidget()
    chain: list[QWidget] = []
    while focus is not None:
        chain.append(focus)
        focus = focus.parentWidget()
    found: dict[int, tuple[object, list[str]]] = {}
    window = app.window
    for action in window.findChildren(QAction):
        owners = [one for one in action.associatedObjects() if isinstance(one, QWidget)]
        menus = any(isinstance(one, QMenu | QMenuBar) for one in owners)
        context = action.shortcutContext()
        heard = (
            any(one in chain for one in owners)
            if context is Qt.ShortcutContext.WidgetWithChildrenShortcut
            else any(one is QApplication.focusWidget() for one in owners)
            if context is Qt.ShortcutContext.WidgetShortcut
            else menus or any(one.isVisible() for one in owners)
        )
        if heard and action.isEnabled() and action.isVisible():
            found[id(action)] = (action, [key.toString() for key in action.shortcuts()])
    for shortcut in window.findChildren(QShortcut):
        owner = shortcut.parent()
        assert isinstance(owner, QWidget)
        inside = shortcut.context() not in EVERYWHERE
        if shortcut.isEnabled() and (owner in chain if inside else owner.isVisible()):
            found[id(shortcut)] = (shortcut, list(map(QKeySequence.toString, shortcut.keys())))
    for button in window.findChildren(QAbstractButton):
        if button.isVisible() and button.isEnabled() and not button.shortcut().isEmpty():
            found[id(button)] = (button, [button.shortcut().toString()])
    return Counter(key for _, keys in found.values() for key in keys)


def test_every_action_says_what_it_does_and_that_of_the_window_is_in_a_menu_with_its_key(
    program: Running,
) -> None:
    window = program.window
    program.show("review")
    window.show_library()
    window.library.grid.choose(program.session.waiting()[0])
    in_menus = [
        action
        for menu in window.menuBar().findChildren(QMenu)
        for action in menu.actions()
        if not action.isSeparator()
    ]
    for group in window.actions_.groups():
        for action in group.actions:
            assert action.text() or not action.isEnabled(), action.shortcuts()
            assert action.shortcuts()
        assert len(group.actions) > 3
    everywhere, photos, _ = window.actions_.groups()
    own = {window.actions_.open, window.actions_.put, window.actions_.put_back}
    for action in (*everywhere.actions, *(one for one in photos.actions if one in own)):
        assert action in in_menus, action.text()
    texts = [action.text() for action in in_menus]
    assert all(texts)
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize("selected", [False, True])
def test_no_key_means_two_things_on_any_page(program: Running, selected: bool) -> None:
    if selected:
        program.window.library.grid.choose(int(program.window.library.grid.photos.photos[0]))
    for page in all_pages(program):
        twice = [key for key, times in bound(program).items() if times > 1]
        assert not twice, type(page).__name__


def test_every_widget_that_takes_the_keyboard_has_a_name(program: Running) -> None:
    nameless = []
    for page in all_pages(program):
        for widget in program.window.findChildren(QWidget):
            takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            if not takes or not widget.isVisible() or widget is page:
                continue
            name = widget.accessibleName() or (
                widget.text() if isinstance(widget, QAbstractButton | QLabel) else ""
            )
            buddies = [
                label.text()
                for label in program.window.findChildren(QLabel)
                if label.buddy() is widget
            ]
            inner = isinstance(widget.parentWidget(), QAbstractScrollArea)
            if not name and not buddies and not inner:
                nameless.append(f"{type(page).__name__}: {type(widget).__name__}")
    assert not nameless


def test_the_keyboard_reaches_every_page_and_escape_leads_back(program: Running) -> None:
    window = program.window
    for key, page in (
        (Qt.Key.Key_2, window.pages.review),
        (Qt.Key.Key_3, window.pages.albums),
        (Qt.Key.Key_4, window.pages.history),
        (Qt.Key.Key_5, window.pages.failed),
        (Qt.Key.Key_6, window.pages.lab),
        (Qt.Key.Key_Comma, window.pages.settings),
        (Qt.Key.Key_1, window.library),
    ):
        program.shortcut(key)
        assert window.page() is page
    program.press("?")
    assert window.page() is window.pages.keys
    program.press(Qt.Key.Key_Escape)
    assert window.page() is window.library
    window.library.grid.choose(int(window.library.grid.photos.photos[0]))
    program.press(Qt.Key.Key_Space)
    assert window.page() is window.pages.picture
    program.press(Qt.Key.Key_Escape)
    program.until(lambda: window.page() is window.library)


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_delete_deletes_nothing_and_moves_nothing(
    program: Running, gallery: Gallery, key: Qt.Key
) -> None:
    window, before = program.window, contents(gallery.photos)
    for _ in all_pages(program):
        if window.page() is window.library:
            window.library.grid.choose(int(window.library.grid.photos.photos[0]))
        for modifier in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier):
            QTest.keyClick(QApplication.focusWidget() or window, key, modifier)
    program.rest()
    assert contents(gallery.photos) == before
    assert not gallery.albums.exists()
    assert program.counts().photos == len(before)
    assert not any(isinstance(job, Answer | Reject | UndoMoves) for job, _ in program.done)


def test_a_photo_is_answered_in_the_library_by_keys(program: Running) -> None:
    grid = program.window.library.grid
    sure = [
        int(photo)
        for photo in grid.photos.photos
        if program.details(int(photo)).standing is Standing.SURE
    ]
    grid.choose(sure[0])
    grid.setFocus()
    program.press("1")
    program.rest()
    assert program.details(sure[0]).told == next(
        job.album for job, _ in program.done if isinstance(job, Answer)
    )
    program.press("/")
    program.press("Sea")
    program.press(Qt.Key.Key_Return)
    program.rest()
    assert program.details(sure[0]).told == "sea"
    program.shortcut(Qt.Key.Key_Z)
    program.rest()
    program.shortcut(Qt.Key.Key_Z)
    program.rest()
    assert program.details(sure[0]).told is None
    program.shortcut(Qt.Key.Key_Z)
    assert program.window.page() is program.window.pages.history, "nothing of this window is left"


def test_what_is_about_selected_photos_is_not_done_where_they_are_not_seen(
    program: Running,
) -> None:
    menus = program.window.menuBar().actions()
    (photo,) = (one for one in menus if one.text() == "&Photo")
    assert photo.isEnabled()
    program.show("review")
    assert not photo.isEnabled()
    program.show("library")
    assert photo.isEnabled()


def test_undo_in_the_review_goes_back_to_the_photo(program: Running) -> None:
    review = program.show("review")
    assert review is program.window.pages.review
    program.press("G")
    photo = program.window.pages.review.current
    program.press("1")
    assert program.window.pages.review.current != photo
    program.shortcut(Qt.Key.Key_Z)
    assert program.window.pages.review.current == photo
    program.until(lambda: any(isinstance(job, TakeBack) for job, _ in program.done))
    program.rest()
    assert program.details(photo).told is None


def test_failed_photos_are_listed_and_tried_again_by_key(
    program: Running, gallery: Gallery, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settle, "QUIET", 0)  # nobody writes it any more
    (gallery.photos / "broken.jpg").write_bytes(b"\xff\xd8nothing")
    program.press(Qt.Key.Key_F5)
    program.until(lambda: program.counts().failed == 1)
    program.rest()
    page = program.show("failed")
    (table,) = page.findChildren(QTableView)
    table.setFocus()
    program.press(Qt.Key.Key_Down)
    table.selectAll()
    program.shortcut(Qt.Key.Key_R)
    program.until(lambda: any(isinstance(job, Retry) for job, _ in program.done))


def test_undo_on_the_page_of_the_history_undoes_the_newest_batch(
    program: Running, gallery: Gallery
) -> None:
    before = contents(gallery.photos)
    file_all(program)
    assert contents(gallery.photos) != before
    program.show("history")
    program.window.pages.history.view.setFocus()
    program.shortcut(Qt.Key.Key_Z)
    program.until(lambda: any(isinstance(job, UndoMoves) for job, _ in program.done))
    program.rest()
    assert contents(gallery.photos) == before


def file_all(app: Running) -> None:
    """Agree that Cene moves what it is sure of."""
    choose(app, Mode.MOVE)
    app.until(app.window.library.consent.isVisible)
    app.rest()
    app.click("Move them")
    app.until(lambda: bool(app.counts().filed_today))
    app.rest()


def choose(app: Running, mode: Mode) -> None:
    """Choose a mode on the page of the settings."""
    page = app.show("settings")
    combo = next(
        one for one in page.findChildren(Combo) if one.accessibleName() == "What Cene does"
    )
    combo.setCurrentIndex(combo.findData(mode.value))


def test_who_says_not_yet_is_not_asked_again_and_not_torn_from_a_review(
    program: Running, gallery: Gallery
) -> None:
    window, before = program.window, contents(gallery.photos)
    choose(program, Mode.MOVE)
    program.until(window.library.consent.isVisible)
    program.click("Not yet")
    program.session.scan()
    program.session.answer(program.session.waiting()[:1], "sea")
    program.rest()
    assert not window.library.consent.isVisible()
    program.show("review")
    choose(program, Mode.COPY)
    program.show("review")
    program.rest()
    assert window.page() is window.pages.review
    program.show("library")
    window.actions_.file.trigger()
    assert window.library.consent.isVisible()
    choose(program, Mode.SUGGEST)
    program.show("library")
    assert not window.library.consent.isVisible()
    assert [path for path in contents(gallery.photos) if path not in before] == []
    assert len(contents(gallery.albums)) <= 1, "only what a person answered"


def files_alone(app: Running) -> bool:
    """Whether sure photos file themselves."""
    return app.session.preferences.automatic


def test_after_the_first_filing_nothing_is_asked_and_nothing_is_switched_on(
    program: Running, gallery: Gallery
) -> None:
    file_all(program)
    assert files_alone(program)
    page = program.show("settings")
    tick = next(
        one
        for one in page.findChildren(QAbstractButton)
        if one.text().startswith("File photos without asking")
    )
    tick.click()
    program.rest()
    assert not files_alone(program)
    filed = len(contents(gallery.albums))
    assert program.session.workspace is not None
    names = [str(batch.id) for batch in program.session.workspace.journal.batches()]
    program.session.undo_moves(names)
    program.rest()
    assert not contents(gallery.albums)
    assert not files_alone(program)
    program.show("library")
    program.window.actions_.file.trigger()
    program.until(lambda: len(contents(gallery.albums)) == filed)
    program.rest()
    assert not program.window.library.consent.isVisible()
    assert not files_alone(program)


def test_open_albums_and_the_size_of_tiles_are_remembered_even_if_none_is_open(
    program: Running,
) -> None:
    sidebar = program.window.library.sidebar
    for kept in (frozenset(), frozenset({"nature"}), frozenset({"nature", "places"})):
        sidebar.open(kept)
        program.window.library.tile_size = 120 + len(kept)
        program.window.remember()
        sidebar.open(frozenset({"animals"}))
        program.window.library.tile_size = 300
        program.window._restore_pages()
        assert sidebar.open_albums == kept
        assert program.window.library.tile_size == 120 + len(kept)


def test_the_page_of_the_keys_names_every_action(program: Running) -> None:
    page = program.show("keys")
    labels = [label for label in page.findChildren(QLabel) if label.accessibleDescription()]
    assert len(labels) > 20
    assert all(label.text() for label in labels)


def test_a_photo_that_failed_is_named_with_its_reason_and_not_read_again(
    program: Running, gallery: Gallery
) -> None:
    broken = gallery.photos / "broken.jpg"
    broken.write_bytes(b"\xff\xd8nothing")
    time.sleep(QUIET)  # it might still be being written
    program.session.scan()
    program.until(lambda: program.counts().failed == 1)
    program.rest()
    photos = program.window.library.grid.photos.photos.tolist()
    number = next(n for n in photos if program.details(n).photo.path == broken)
    program.window.show_picture(number)
    page = program.window.pages.picture
    shown = {label.text() for label in page.findChildren(QLabel)}
    error = program.details(number).error
    assert {"broken.jpg", error} <= shown
    assert page.findChildren(Viewer)[0].path is None

"""The library: search, order, grouping, headings, and what is said where there is nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtWidgets import QLineEdit

from cene.core.shown import Grouping, Order, Scope, Standing, View
from cene.organiser.listing import Section
from cene.ui.parts.controls import Combo

if TYPE_CHECKING:
    from tests.gui.conftest import Gallery
    from tests.gui.driving import Running

    from cene.ui.library.page import LibraryPage


def names(app: Running) -> list[str]:
    """Files in the grid, in its order."""
    found = (app.session.details(int(photo)) for photo in app.window.library.grid.photos.photos)
    return [one.photo.path.name for one in found if one is not None]


def choose(page: LibraryPage, order: Order | None = None, grouping: Grouping | None = None) -> None:
    """Choose in the boxes above the grid."""
    for combo in page.findChildren(Combo):
        for value in (order, grouping):
            if value is not None and combo.findData(value) >= 0:
                combo.setCurrentIndex(combo.findData(value))


def test_words_typed_in_the_search_narrow_what_is_shown(program: Running) -> None:
    program.shortcut(Qt.Key.Key_F)
    field = program.window.focusWidget()
    assert isinstance(field, QLineEdit)
    program.press("sea jpg")
    program.until(lambda: len(names(program)) == 3)
    assert all(name.startswith("sea") for name in names(program))
    field.clear()
    program.press("no such photo")
    program.press(Qt.Key.Key_Return)
    assert names(program) == []
    program.click("Search everywhere")
    assert len(names(program)) == 12
    assert field.text() == ""


def test_photos_are_shown_in_the_order_that_is_chosen(program: Running) -> None:
    page = program.window.library
    choose(page, Order.NAME, Grouping.NONE)
    assert names(program) == sorted(names(program))
    choose(page, Order.SUREST)
    found = [program.session.details(int(photo)) for photo in page.grid.photos.photos]
    sure = [one.standing is Standing.SURE for one in found if one is not None]
    assert any(sure)
    assert sure == sorted(sure, reverse=True)
    surest = names(program)
    choose(page, Order.UNSUREST)
    assert names(program)[0] in surest[-3:]


def test_photos_of_an_album_stand_under_its_title(program: Running) -> None:
    page = program.window.library
    choose(page, Order.NAME, Grouping.ALBUM)
    listing = page.grid.photos
    assert len(listing.photos) == 12
    page.show_view(View(album="places"))
    assert page.view.grouping is Grouping.ALBUM
    assert 0 < len(names(program)) < 12
    assert page.sidebar.view.album == "places"
    assert page._heading(Section("sea", 0, 3)) == "Sea · 3 photo(s)"
    assert page._heading(Section("", 0, 3)) == "No album yet · 3 photo(s)"
    assert page._heading(Section("gone", 0, 3)) == "gone · 3 photo(s)"


def test_photos_of_a_day_stand_under_its_date_and_others_under_their_number(
    program: Running,
) -> None:
    page = program.window.library
    choose(page, grouping=Grouping.DAY)
    day = QLocale().toString(QDate(2026, 7, 12), QLocale.FormatType.LongFormat)
    assert page._heading(Section("2026-07-12", 0, 3)) == f"{day} · 3 photo(s)"
    choose(page, grouping=Grouping.NONE)
    number = QLocale().toString(1204)
    assert page._heading(Section("", 0, 1204)) == f"{number} photo(s)"


@pytest.mark.parametrize(
    ("view", "button"),
    [
        (View(scope=Scope.FAILED), "Show all photos"),
        (View(album="trains"), "Show all photos"),
    ],
)
def test_where_there_is_nothing_a_button_leads_to_all_photos(
    program: Running, view: View, button: str
) -> None:
    page = program.window.library
    page.show_view(view)
    assert names(program) == []
    program.click(button)
    assert len(names(program)) == 12
    assert page.view.scope is Scope.ALL
    assert page.view.album is None


def test_when_nothing_waits_it_is_said(program: Running) -> None:
    page = program.window.library
    page.show_view(View(scope=Scope.REVIEW))
    for photo in program.session.waiting():
        program.session.answer([photo], "sea")
    program.rest()
    assert names(program) == []
    program.click("Show all photos")
    assert len(names(program)) == 12


def test_without_photos_it_leads_to_the_settings(program: Running, gallery: Gallery) -> None:
    for path in gallery.photos.iterdir():
        path.unlink()
    program.session.scan()
    program.until(lambda: program.counts().photos == 0)
    program.rest()
    program.session.prefer(replace(program.session.preferences, sources=()))
    program.rest()
    program.click("Choose folders…")
    assert program.window.page() is program.window.pages.settings


def test_a_threshold_that_is_tried_is_shown_at_once_and_kept_nowhere(program: Running) -> None:
    page, session = program.window.library, program.session
    before = session.preferences
    counts = program.counts()
    page.confidence.moved.emit(0.999)
    assert session.threshold == 0.999
    assert program.counts().sure < counts.sure
    assert session.preferences == before


def test_several_photos_are_selected_and_answered_at_once(program: Running) -> None:
    page, session = program.window.library, program.session
    choose(page, Order.NAME, Grouping.NONE)
    page.grid.setFocus()
    program.shortcut(Qt.Key.Key_A)
    assert len(page.selected()) == 12
    program.press("X")
    program.rest()
    found = [session.details(int(photo)) for photo in page.grid.photos.photos]
    assert all(one is not None and one.rejected for one in found)
    program.shortcut(Qt.Key.Key_Z)
    program.rest()
    found = [session.details(int(photo)) for photo in page.grid.photos.photos]
    assert not any(one is not None and one.rejected for one in found)

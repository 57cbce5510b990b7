"""The whole story, as a person lives it: one window, real photos, real folders."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QSlider
from tests.gui.driving import Running, add_photo, contents, running

from cene.core.move import Mode
from cene.ui.history.rows import undo_area
from cene.ui.parts.controls import Combo
from cene.ui.start.first_start import FirstStart
from cene.ui.work.answer_jobs import Answer, Reject
from cene.ui.work.jobs import UndoMoves

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

KINDS = ("sea", "forest", "buildings", "other")
EACH = 3


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder with photos where people have them."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("CENE_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    camera = tmp_path / "Pictures" / "Camera"
    camera.mkdir(parents=True)
    for kind in KINDS:
        for number in range(EACH):
            add_photo(camera, kind, number)
    return tmp_path


def answer_first_start(app: Running) -> None:
    """Three steps: a folder by key, an album of one's own, and nothing but suggestions."""
    app.until(lambda: isinstance(app.window.page(), FirstStart))
    app.press(Qt.Key.Key_Return)
    field = next(
        one
        for one in app.window.page().findChildren(QLineEdit)
        if one.accessibleName() == "Title of a new album"
    )
    assert field.isVisible()
    QTest.mouseClick(field, Qt.MouseButton.LeftButton)
    app.press("Bella")
    app.press(Qt.Key.Key_Return)
    app.click("Next")
    app.press(Qt.Key.Key_Return)
    assert app.window.page() is app.window.library


def review_three(app: Running) -> list[int]:
    """One goes into the best album, one into a new one, one into none of these."""
    app.shortcut(Qt.Key.Key_2)
    review = app.window.pages.review
    assert app.window.page() is review
    app.press("G")
    photos: list[int] = []
    answers: tuple[tuple[str | Qt.Key, ...], ...] = (
        ("1",),
        ("N", "Coins", Qt.Key.Key_Return),
        ("X",),
    )
    for keys in answers:
        assert review.current is not None
        photos.append(review.current)
        for key in keys:
            app.press(key)
        app.until(lambda: answered(app) == len(photos))
    app.rest()
    app.press(Qt.Key.Key_Escape)
    assert app.window.page() is app.window.library
    return photos


def answered(app: Running) -> int:
    """How many answers were noted."""
    return sum(isinstance(job, Answer | Reject) for job, _ in app.done)


def move_slider(app: Running, share: float) -> None:
    """Drag the handle to a place on the bar."""
    slider = app.window.library.confidence.findChild(QSlider)
    assert isinstance(slider, QSlider)
    middle = slider.height() // 2
    QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=QPoint(slider.width() // 3, middle))
    place = QPoint(round(slider.width() * share), middle)
    QTest.mouseMove(slider, place)
    QTest.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=place)


def shown_numbers(app: Running) -> list[str]:
    """What depends on the threshold: the sentence, and the buttons of the header."""
    buttons = app.window.header.findChildren(QPushButton)
    return [
        app.window.library.confidence.sentence,
        *(button.text() for button in buttons if button.text().startswith(("File", "Review"))),
    ]


def choose_to_move(app: Running) -> None:
    """In the settings, by keys."""
    app.shortcut(Qt.Key.Key_Comma)
    assert app.window.page() is app.window.pages.settings
    combos = app.window.pages.settings.findChildren(Combo)
    next(combo for combo in combos if combo.accessibleName() == "What Cene does").setFocus()
    app.press("M")
    assert app.session.preferences.mode is Mode.MOVE


def undo_newest_batch(app: Running) -> None:
    """With the word Undo on the page of the history."""
    app.shortcut(Qt.Key.Key_4)
    view = app.window.pages.history.view
    app.until(lambda: view.rows.rowCount() > 0)
    place = undo_area(view.visualRect(view.rows.index(0))).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    app.until(lambda: any(isinstance(job, UndoMoves) for job, _ in app.done))
    app.rest()


def test_from_the_first_start_to_the_second(home: Path, qtbot: QtBot) -> None:
    camera, albums = home / "Pictures" / "Camera", home / "Pictures" / "Albums"
    catalogue = home / "data" / "catalogue.sqlite"
    with running(qtbot, catalogue, home / "data") as app:
        app.start()
        answer_first_start(app)
        photos = len(KINDS) * EACH
        app.until(lambda: app.counts().photos == photos)
        assert app.session.preferences.sources == (camera,)

        arrived = add_photo(camera, "sea", EACH)
        app.until(lambda: app.counts().photos == photos + 1)
        app.rest()
        grid = app.window.library.grid
        shown = [app.details(int(photo)).photo.path for photo in grid.photos.photos]
        assert arrived in shown

        first, second, third = review_three(app)
        assert app.details(first).told is not None
        assert app.snapshot.albums[app.details(second).told or ""].title == "Coins"
        assert app.details(third).rejected
        assert not albums.exists()

        before = shown_numbers(app)
        move_slider(app, 1.0)
        app.rest()
        assert app.session.preferences.threshold == app.session.threshold > 0.9
        assert all(now != then for now, then in zip(shown_numbers(app), before, strict=True))

        choose_to_move(app)
        as_it_was = contents(camera)
        goes = app.snapshot.filing(app.session.threshold)
        consent = app.window.library.consent
        app.until(consent.isVisible)
        assert consent.sentence.startswith(f"Cene will move {goes[0]} photo(s) into {goes[1]} ")
        app.rest()
        assert contents(camera, albums) == as_it_was
        app.click("Move them")
        app.until(lambda: bool(app.counts().filed_today))
        app.rest()
        moved = contents(albums)
        assert len(moved) == goes[0] == app.counts().filed_today
        assert len({path.parent for path in moved}) == goes[1]
        assert Counter(contents(camera, albums).values()) == Counter(as_it_was.values())

        undo_newest_batch(app)
        assert contents(camera, albums) == as_it_was
        another = add_photo(camera, "buildings", EACH)
        app.until(lambda: bool(app.counts().filed_today))
        app.rest()
        assert not another.exists()
        assert contents(camera) == as_it_was, "what was put back stays where it is"
        app.window.resize(app.window.width(), 700)
        app.window.library.tile_size = 200
        kept = app.counts(), app.session.preferences
        assert not app.failures

    with running(qtbot, catalogue, home / "data") as app:
        app.start()
        app.rest()
        assert app.window.page() is app.window.library
        assert (app.counts(), app.session.preferences) == kept
        assert app.window.height() == 700
        assert app.window.library.tile_size == 200
        assert contents(camera) == as_it_was
        assert len(contents(albums)) == 1
        assert not app.failures

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from cene.core.album import Album
from cene.core.photo import Photo
from cene.core.policy import Action, Decision
from cene.core.shown import Details, Standing
from cene.core.tree import Albums
from cene.organiser.similar import Similar
from cene.organiser.workspace import opened
from cene.ui.parts.film import WIDTH, Film
from cene.ui.parts.loading import Loaded
from cene.ui.parts.picker import Picker
from cene.ui.parts.pictures import read
from cene.ui.parts.viewer import Viewer
from cene.ui.review.answers import Answer
from cene.ui.review.page import Review

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from pytestqt.qtbot import QtBot
    from tests.gui.conftest import Gallery

ALBUMS = Albums([Album("sea", "Sea"), Album("boats", "Boats"), Album("forest", "Forest")])
RANKING = (("boats", 0.61), ("sea", 0.34), ("forest", 0.02))
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
KEY = Qt.Key


def load(path: Path, longest: int) -> Loaded:
    """Every photo is grey."""
    del path, longest
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("grey"))
    return Loaded(image, 40, 30)


def details(photo: int) -> Details | None:
    """What is known of a photo; numbers from 90 on are gone."""
    if photo >= 90:
        return None
    found = Photo(Path(f"/camera/IMG_{photo}.jpg"), (), 1, 1, photo)
    decision = Decision("boats", 0.61, 0.27, Action.ASK, "")
    return Details(found, Standing.ASKS, decision, RANKING)


class Heard:
    """What a review asked for."""

    def __init__(self, review: Review) -> None:
        self.all: list[tuple[object, ...]] = []
        review.answered.connect(self._answered)
        review.dismissed.connect(self._dismissed)
        review.undo_asked.connect(self._undo)
        review.done.connect(self._done)

    def last(self) -> tuple[object, ...]:
        return self.all[-1]

    def _answered(self, photos: list[int], album: str) -> None:
        self.all.append((photos, album))

    def _dismissed(self, photos: list[int]) -> None:
        self.all.append((photos, "none"))

    def _undo(self, photos: list[int]) -> None:
        self.all.append((photos, "undo"))

    def _done(self) -> None:
        self.all.append(("done",))


@pytest.fixture
def review(qtbot: QtBot) -> Iterator[Review]:
    review = Review(load, lambda _: QPixmap(8, 8), lambda album: album.title.upper())
    qtbot.addWidget(review)
    review.resize(1200, 800)
    review.show()
    qtbot.waitExposed(review)
    yield review
    review.stop()


@pytest.fixture
def heard(review: Review) -> Heard:
    return Heard(review)


def press(*keys: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    """Press keys where the keyboard is."""
    for key in keys:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key, modifier or Qt.KeyboardModifier.NoModifier)


def current(review: Review) -> int | None:
    return review.current


def words(review: Review) -> list[str]:
    return [label.text() for label in review.findChildren(QLabel) if label.isVisible()]


def offered(review: Review) -> list[str]:
    return [b.accessibleName() for b in review.findChildren(Answer) if b.isVisible()]


def begin(
    review: Review, queue: Sequence[int], similar: Callable[[int], Sequence[int]] = lambda _: ()
) -> None:
    review.begin(queue, details, ALBUMS, similar)


def test_digits_answer_and_the_next_photo_is_there_at_once(review: Review, heard: Heard) -> None:
    begin(review, [1, 2, 3])
    assert offered(review)[:3] == ["BOATS, 61 %", "SEA, 34 %", "FOREST, 2 %"]
    assert "1 of 3" in words(review)
    press(KEY.Key_1, KEY.Key_3)
    assert heard.all == [([1], "boats"), ([2], "forest")]
    assert current(review) == 3
    assert "3 of 3 · you and Cene agree on 50 % so far" in words(review)
    assert offered(review)[-1] == "Undo: IMG_2 in FOREST"
    press(KEY.Key_4)
    assert current(review) == 3


def test_enter_takes_what_is_marked(review: Review, heard: Heard) -> None:
    begin(review, [1, 2, 3])
    press(KEY.Key_Return, KEY.Key_Down, KEY.Key_Return, KEY.Key_Space)
    assert heard.all == [([1], "boats"), ([2], "sea"), ([3], "boats")]


def test_none_of_these_is_said_and_a_skipped_photo_is_kept_for_later(
    review: Review, heard: Heard
) -> None:
    begin(review, [1, 2])
    press(KEY.Key_X, KEY.Key_S)
    assert heard.all == [([1], "none")]
    assert current(review) is None
    assert "Nothing else waits for you" in words(review)
    press(KEY.Key_Return)
    assert current(review) == 2
    press(KEY.Key_2)
    assert "Nothing waits for you" in words(review)
    press(KEY.Key_Return)
    assert heard.all == [([1], "none"), ([2], "sea"), ("done",)]


def test_undo_goes_back_to_the_photo_whatever_was_said_of_it(review: Review, heard: Heard) -> None:
    begin(review, [1, 2, 3])
    press(KEY.Key_1, KEY.Key_X, KEY.Key_S)
    seen = []
    for _ in range(4):
        QTest.keyClick(review, KEY.Key_Z)
        seen.append(review.current)
    assert seen == [3, 2, 1, 1]
    assert heard.all == [([1], "boats"), ([2], "none"), ([2], "undo"), ([1], "undo")]
    assert "1 of 3" in words(review)


def test_arrows_move_without_answering(review: Review, heard: Heard) -> None:
    begin(review, [1, 2, 3])
    press(KEY.Key_Left, KEY.Key_Right, KEY.Key_Right, KEY.Key_Right)
    assert current(review) == 3
    press(KEY.Key_Left, KEY.Key_1)
    assert heard.all == [([2], "boats")]
    assert current(review) == 3
    press(KEY.Key_Left)
    assert current(review) == 1


def test_similar_photos_come_together_and_get_the_same_answer(review: Review, heard: Heard) -> None:
    begin(review, [1, 2, 3, 4, 5], lambda photo: [4, 77, 3] if photo == 1 else [])
    assert "2 similar photo(s) will get the same answer." in words(review)
    film = review.findChild(Film)
    assert film is not None
    assert [film.at(8 + place * (WIDTH + 8)) for place in range(6)] == [1, 4, 3, 2, 5, None]
    press(KEY.Key_2)
    assert heard.all == [([1, 4, 3], "sea")]
    assert current(review) == 2
    assert offered(review)[-1] == "Undo: IMG_1 + 2 in SEA"
    press(KEY.Key_Z)
    assert heard.last() == ([1, 4, 3], "undo")
    press(KEY.Key_G, KEY.Key_1)
    assert heard.last() == ([1], "boats")


def test_the_arrows_get_past_photos_that_look_like_each_other(review: Review) -> None:
    begin(review, [1, 2, 3], lambda photo: [other for other in (1, 2, 3) if other != photo])
    seen = [current(review)]
    for _ in range(3):
        press(KEY.Key_Right)
        seen.append(current(review))
    assert seen == [1, 2, 3, 3]


def test_several_photos_are_answered_at_once_by_keyboard_or_mouse(
    review: Review, heard: Heard
) -> None:
    begin(review, [1, 2, 3, 4, 5])
    film = review.findChild(Film)
    assert film is not None
    for _ in range(3):
        press(KEY.Key_Right, modifier=SHIFT)
    press(KEY.Key_Left, modifier=SHIFT)
    left, there = Qt.MouseButton.LeftButton, [QPoint(20 + k * (WIDTH + 8), 40) for k in range(6)]
    QTest.mouseClick(film, left, CONTROL, there[4])
    QTest.mouseClick(film, left, CONTROL, there[1])
    QTest.mouseClick(film, left, CONTROL, there[0])
    QTest.mouseClick(film, left, CONTROL, there[5])
    press(KEY.Key_1)
    assert heard.all == [([1, 3, 5], "boats")]
    assert [film.at(20 + k * (WIDTH + 8)) for k in range(6)] == [1, 3, 5, 2, 4, None]
    QTest.mouseClick(film, left, pos=there[0])
    assert current(review) == 2
    QTest.mouseClick(film, left, pos=there[4])
    assert current(review) == 4


def test_letters_find_any_album(review: Review, heard: Heard) -> None:
    begin(review, [1, 2, 3, 4])
    press(KEY.Key_F, KEY.Key_O, KEY.Key_Return)
    assert heard.all == [([1], "forest")]
    press(KEY.Key_Slash, KEY.Key_S, KEY.Key_E, KEY.Key_Return)
    assert heard.last() == ([2], "sea")
    press(KEY.Key_N)
    for letter in (KEY.Key_S, KEY.Key_X, KEY.Key_1, KEY.Key_Return):
        press(letter)
    assert heard.last() == ([3], "sx1")
    press(KEY.Key_Slash, KEY.Key_Escape)
    picker = review.findChild(Picker)
    assert picker is not None
    assert not picker.isVisible()
    assert current(review) == 4
    assert isinstance(QApplication.focusWidget(), Answer)
    press(KEY.Key_Escape)
    assert heard.last() == ("done",)


def test_another_order_keeps_the_photo_of_the_moment_and_what_was_answered_out(
    review: Review,
) -> None:
    begin(review, [1, 2, 3, 4], lambda photo: [4] if photo == 2 else [])
    press(KEY.Key_1)
    review.requeue([5, 4, 3, 2, 1], Albums([Album("sea", "Ocean")]))
    assert current(review) == 2
    assert offered(review)[0] == "OCEAN, 34 %"
    press(KEY.Key_1)
    film = review.findChild(Film)
    assert film is not None
    assert film._row == (1, 2, 4, 5, 3)
    review.requeue([], ALBUMS)
    assert current(review) == 5


def test_a_review_that_was_over_goes_on_when_photos_come(review: Review) -> None:
    begin(review, [])
    assert "Nothing waits for you" in words(review)
    for key in (KEY.Key_1, KEY.Key_X, KEY.Key_S, KEY.Key_Slash, KEY.Key_N, KEY.Key_A, KEY.Key_Z):
        QTest.keyClick(review, key)
    review.requeue([7], ALBUMS)
    assert current(review) == 7
    press(KEY.Key_1)
    assert current(review) is None
    review.restore([7])
    assert current(review) == 7
    assert "1 of 1" in words(review)
    begin(review, [1, 2])
    press(KEY.Key_1)
    review.restore([1])
    assert "1 of 2" in words(review)


def test_photos_that_are_gone_are_passed_over(review: Review) -> None:
    begin(review, [90, 91, 3, 92])
    assert current(review) == 3
    begin(review, [90])
    assert current(review) is None


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({}, "Unsure because BOATS and SEA are close."),
        ({"ranking": (("boats", 0.8), ("sea", 0.1))}, "Not sure enough: 80 % BOATS."),
        ({"ranking": (), "decision": None}, "Cene has not looked at this photo yet."),
        ({"error": "is damaged"}, "is damaged"),
        (
            {"decision": Decision(None, 0.6, 0.2, Action.ASK, "")},
            "Unsure because it is unlike anything that Cene knows.",
        ),
    ],
)
def test_why_a_person_is_asked_is_said(
    review: Review, change: dict[str, object], said: str
) -> None:
    one = details(1)
    assert one is not None
    changed = replace(one, **change)  # type: ignore[arg-type]
    review.begin([1], lambda _: changed, ALBUMS, lambda _: ())
    assert said in words(review)


def test_signs_zoom(qtbot: QtBot, review: Review) -> None:
    begin(review, [1])
    viewer = review.findChild(Viewer)
    assert viewer is not None
    qtbot.waitUntil(lambda: viewer.zoom is not None)
    assert viewer.zoom is not None
    press(KEY.Key_Plus)
    assert viewer.zoom.percent == 500
    press(KEY.Key_Minus)
    assert viewer.zoom.percent == 400
    press(KEY.Key_Plus, KEY.Key_0)
    assert viewer.zoom.scale is None


def test_every_control_has_a_name_and_every_deed_a_key(review: Review) -> None:
    begin(review, [1, 2])
    for button in review.findChildren(QPushButton):
        assert button.text() or button.accessibleName() or not button.isVisible()
    assert all(not action.shortcut().isEmpty() for action in review.actions())
    keys = [action.shortcut().toString() for action in review.actions()]
    assert len(keys) == len(set(keys))


def test_pictures_that_come_later_are_shown(review: Review) -> None:
    begin(review, [1, 2])
    assert not review.grab().isNull()
    review.refresh_thumbnails()


def test_a_film_shows_what_there_is_room_for(qtbot: QtBot) -> None:
    film = Film(lambda photo: None if photo == 3 else QPixmap(90, 30))
    qtbot.addWidget(film)
    film.resize(400, film.height())
    film.show_row([1, 2], range(3, 20), 0, [4])
    picture = film.grab().toImage()
    assert picture.pixelColor(8 + 2 * (WIDTH + 8) + WIDTH // 2, 44).name() == "#ffffff"
    assert film.accessibleDescription() == "2 photo(s) get the same answer"
    film.show_row([], [], 0, [])
    assert film.at(20) is None


def test_real_photos_that_look_alike_are_answered_together(
    review: Review, heard: Heard, gallery: Gallery
) -> None:
    with opened(gallery.catalogue, write=False) as workspace:
        names = {
            number: Path(name.decode()).stem
            for number, name in workspace.database.connection.execute("SELECT id, name FROM photo")
        }
        alike = Similar(workspace, names)
    first = next(number for number, name in names.items() if name == "forest0")
    assert sorted(names[one] for one in alike.to(first, 5))[:2] == ["forest1", "forest2"]
    order = [first, *(number for number in names if number != first)]
    begin(review, order, lambda photo: alike.to(photo, 2))
    press(KEY.Key_1)
    (photos, _), *_ = heard.all
    assert isinstance(photos, list)
    assert sorted(names[one] for one in photos) == ["forest0", "forest1", "forest2"]
    shown = read(gallery.photos / "forest0.jpg", 64).image
    assert max(shown.width(), shown.height()) == 64

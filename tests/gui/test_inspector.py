"""The inspector with one photo, with several, and with none."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from cene.core.album import Album
from cene.core.photo import Photo
from cene.core.policy import Action, Decision
from cene.core.shown import Details, Sayings, Standing
from cene.core.tree import Albums
from cene.ui.library.facts import Facts
from cene.ui.library.inspector import Inspector
from cene.ui.library.preview import Preview
from cene.ui.parts.bars import Bar, likeliest
from cene.ui.parts.chips import Elided

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

pytestmark = [pytest.mark.qt_log_ignore("propagateSizeHints"), pytest.mark.usefixtures("english")]

ALBUMS = Albums(
    [
        Album(key, key.title())
        for key in ("sunset", "sea", "mountain", "street", "forest", "nature", "cars")
    ]
)
FOLDER = Path("/home/me/Camera Uploads")
PHOTO = Details(
    photo=Photo(
        FOLDER / "IMG_4031.HEIC",
        (FOLDER / "IMG_4031.AAE", FOLDER / "IMG_4031.MOV"),
        1,
        2,
        3,
        taken_at="2026-07-12T20:41:07",
    ),
    standing=Standing.ASKS,
    decision=Decision("sunset", 0.84, 0.75, Action.ASK, "", alike=14),
    ranking=(("sunset", 0.84), ("sea", 0.09), ("mountain", 0.04), ("street", 0.02)),
    camera="Apple iPhone XR",
)


@pytest.fixture
def inspector(qtbot: QtBot) -> Inspector:
    made = Inspector()
    qtbot.addWidget(made)
    made.resize(312, 800)
    made.show()
    made.activateWindow()
    qtbot.waitExposed(made)
    return made


def bars(inspector: Inspector) -> list[str]:
    return [bar.accessibleName() for bar in inspector.findChildren(Bar) if not bar.isHidden()]


def button(inspector: Inspector, words: str) -> QPushButton:
    found = [one for one in inspector.findChildren(QPushButton) if one.text().startswith(words)]
    assert len(found) == 1, words
    return found[0]


def words(widget: QWidget) -> set[str]:
    return {label.text() for label in widget.findChildren(QLabel) if label.isVisible()}


def facts(inspector: Inspector) -> dict[str, str]:
    found = inspector.findChild(Facts)
    assert isinstance(found, Facts)
    return found.texts()


def test_albums_that_would_be_shown_with_0_percent_are_left_out_but_for_the_best(
    inspector: Inspector,
) -> None:
    ranking = (("sunset", 0.97), ("sea", 0.01), ("mountain", 0.0099), ("street", 0.001))
    inspector.display([replace(PHOTO, ranking=ranking)], None, ALBUMS)
    assert bars(inspector) == ["File in Sunset, 97 %", "File in Sea, 1 %"]
    assert [action.isEnabled() for action in inspector.answer_actions] == [True] * 2 + [False] * 3
    inspector.display([replace(PHOTO, ranking=(("sea", 0.004), ("street", 0.003)))], None, ALBUMS)
    assert bars(inspector) == ["File in Sea, 0 %"]


def test_a_photo_is_shown_with_all_that_is_known(inspector: Inspector) -> None:
    moved = replace(PHOTO, came_from=Path("/mnt/card/DCIM/IMG_4031.HEIC"), move=7)
    inspector.display([moved], None, ALBUMS)
    assert {"IMG_4031.HEIC", "+ .AAE .MOV"} <= words(inspector)
    assert bars(inspector) == [
        "File in Sunset, 84 %",
        "File in Sea, 9 %",
        "File in Mountain, 4 %",
        "File in Street, 2 %",
    ]
    assert facts(inspector) == {
        "Why": "not sure enough: 84 % Sunset, next Sea 9 %; like 14 photo(s) you put there",
        "Taken": "12 July 2026, 20:41",
        "Camera": "Apple iPhone XR",
        "Came from": "DCIM",
        "Is now in": "Camera Uploads, waiting",
    }


def test_a_tagged_photo_is_said_to_be_where_it_was(inspector: Inspector) -> None:
    tagged = replace(PHOTO, standing=Standing.FILED, move=7, tagged=True)
    inspector.display([tagged], None, ALBUMS, tags=True)
    assert facts(inspector)["Is now in"] == "Camera Uploads, tagged"
    inspector.display([replace(tagged, tagged=False)], None, ALBUMS, tags=True)
    assert facts(inspector)["Is now in"] == "Camera Uploads, filed"


def test_where_answers_tag_photos_none_is_said_to_be_filed(inspector: Inspector) -> None:
    inspector.display([PHOTO], None, ALBUMS, tags=True)
    assert bars(inspector)[:2] == ["Tag with Sunset, 84 %", "Tag with Sea, 9 %"]
    assert button(inspector, "Tag with Sunset").isEnabled()


def test_lines_of_which_nothing_is_known_are_left_out(inspector: Inspector) -> None:
    photo = Photo(FOLDER / "a.jpg", (), 1, 2, 3)
    inspector.display([Details(photo, Standing.FAILED, error="It ends early.")], None, ALBUMS)
    assert facts(inspector) == {
        "Why": "It ends early.",
        "Is now in": "Camera Uploads, cannot be read",
    }
    assert bars(inspector) == []
    assert not inspector.file_action.isEnabled()


def test_a_date_that_is_none_is_shown_as_it_is(inspector: Inspector) -> None:
    odd = replace(PHOTO, photo=replace(PHOTO.photo, taken_at="some day"))
    inspector.display([odd], None, ALBUMS)
    assert facts(inspector)["Taken"] == "some day"


def test_what_the_files_say_is_added_when_it_comes_and_goes_with_the_photo(
    inspector: Inspector,
) -> None:
    inspector.display([PHOTO], None, ALBUMS)
    before = facts(inspector)
    inspector.display_sayings(
        Sayings((("Family", "Rex"), ("Beach",)), (("Nature", "Sea"),), 4, (48.13743, -11.57549))
    )
    assert facts(inspector) == before | {
        "Keywords": "Rex, Beach, Sea (by Cene)",
        "Rating": "4 of 5 ★",
        "Place": "48.1374° N, 11.5755° W",
    }
    inspector.display([replace(PHOTO, told="sea")], None, ALBUMS)
    assert facts(inspector)["Rating"] == "4 of 5 ★"
    inspector.display_sayings(Sayings(rating=-1, position=(-1.0, 0.0)))
    assert facts(inspector)["Rating"] == "rejected"
    assert facts(inspector)["Place"] == "1.0000° S, 0.0000° E"
    inspector.display([replace(PHOTO, photo=replace(PHOTO.photo, id=4))], None, ALBUMS)
    assert facts(inspector) == before


def test_number_keys_and_clicks_answer(inspector: Inspector, qtbot: QtBot) -> None:
    inspector.display([PHOTO], None, ALBUMS)
    with qtbot.waitSignal(inspector.answered) as answered:
        QTest.keyClick(inspector, Qt.Key.Key_2)
    assert answered.args == ["sea"]
    with qtbot.waitSignal(inspector.answered) as answered:
        QTest.mouseClick(inspector.findChildren(Bar)[2], Qt.MouseButton.LeftButton)
    assert answered.args == ["mountain"]
    with qtbot.assertNotEmitted(inspector.answered):
        QTest.keyClick(inspector, Qt.Key.Key_5)


def test_n_and_x_and_their_links_ask_for_a_new_album_and_for_none(
    inspector: Inspector, qtbot: QtBot
) -> None:
    inspector.display([PHOTO], None, ALBUMS)
    with qtbot.waitSignal(inspector.new_album):
        QTest.keyClick(inspector, Qt.Key.Key_N)
    with qtbot.waitSignal(inspector.none_of_these):
        QTest.keyClick(inspector, Qt.Key.Key_X)
    with qtbot.waitSignal(inspector.new_album):
        QTest.mouseClick(button(inspector, "New album"), Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(inspector.none_of_these):
        QTest.mouseClick(button(inspector, "None of these"), Qt.MouseButton.LeftButton)


def test_the_button_files_where_cene_would_and_names_it(inspector: Inspector, qtbot: QtBot) -> None:
    above = replace(PHOTO, decision=Decision("nature", 0.95, 0.7, Action.FILE, "sure"))
    inspector.display([above], None, ALBUMS)
    with qtbot.waitSignal(inspector.file_here) as filed:
        QTest.mouseClick(button(inspector, "File in Nature"), Qt.MouseButton.LeftButton)
    assert filed.args == ["nature"]
    inspector.display([replace(above, told="cars")], None, ALBUMS)
    assert inspector.target == "cars"


def test_enter_files_inside_widgets_that_were_given_the_action(
    inspector: Inspector, qtbot: QtBot
) -> None:
    inspector.display([PHOTO], None, ALBUMS)
    inspector.findChildren(Bar)[0].setFocus()
    with qtbot.waitSignal(inspector.file_here) as filed:
        QTest.keyClick(inspector.findChildren(Bar)[0], Qt.Key.Key_Return)
    assert filed.args == ["sunset"]


def test_what_is_filed_can_be_undone_and_not_filed_again(
    inspector: Inspector, qtbot: QtBot
) -> None:
    inspector.display([PHOTO], None, ALBUMS)
    assert not button(inspector, "Undo").isEnabled()
    inspector.display([replace(PHOTO, standing=Standing.FILED, move=9)], None, ALBUMS)
    assert not button(inspector, "File").isEnabled()
    with qtbot.waitSignal(inspector.undo):
        QTest.mouseClick(button(inspector, "Undo"), Qt.MouseButton.LeftButton)


def test_what_is_like_nothing_is_not_filed_by_one_press(inspector: Inspector) -> None:
    strange = replace(PHOTO, decision=Decision(None, 0.8, 0.7, Action.ASK, "unlike all"))
    inspector.display([strange], None, ALBUMS)
    assert inspector.target is None
    assert len(bars(inspector)) == 4


def test_several_photos_show_their_mean(inspector: Inspector) -> None:
    other = replace(PHOTO, ranking=(("sea", 0.9), ("cars", 0.1)))
    inspector.display([PHOTO, PHOTO, other], None, ALBUMS)
    assert any(text.startswith("3 photo") for text in words(inspector))
    assert bars(inspector)[:2] == ["File in Sunset, 56 %", "File in Sea, 36 %"]
    assert inspector.target == "sunset"
    assert facts(inspector) == {} or not inspector.findChildren(Facts)[0].isVisible()


def test_the_mean_counts_photos_that_do_not_name_an_album() -> None:
    sure = replace(PHOTO, ranking=(("sea", 1.0),))
    unread = replace(PHOTO, ranking=())
    assert likeliest([sure, unread]) == (("sea", 0.5),)
    assert likeliest([]) == ()


def test_with_nothing_selected_there_is_a_hint_and_keys_do_nothing(
    inspector: Inspector, qtbot: QtBot
) -> None:
    inspector.display([PHOTO], None, ALBUMS)
    inspector.display([], None, None)
    told = list[object]()
    inspector.answered.connect(told.append)
    inspector.new_album.connect(lambda: told.append("new"))
    inspector.none_of_these.connect(lambda: told.append("none"))
    assert words(inspector) == {"Select a photo to see where it may belong."}
    for key in (Qt.Key.Key_1, Qt.Key.Key_N, Qt.Key.Key_X):
        with (
            qtbot.assertNotEmitted(inspector.answered),
            qtbot.assertNotEmitted(inspector.new_album),
        ):
            QTest.keyClick(inspector, key)
    assert told == []


def test_an_album_that_is_gone_is_not_offered(inspector: Inspector) -> None:
    inspector.display([PHOTO], None, Albums([Album("sea", "Sea")]))
    assert bars(inspector) == ["File in Sea, 9 %"]
    assert inspector.target is None


def test_an_ampersand_is_no_mnemonic(inspector: Inspector) -> None:
    albums = Albums([Album("sunset", "Sun & Sea")])
    inspector.display([PHOTO], None, albums)
    assert button(inspector, "File in Sun && Sea").accessibleName() == "File in Sun & Sea"


def test_a_tall_picture_is_shown_whole_and_moves_nothing(inspector: Inspector) -> None:
    red = QPixmap(100, 400)
    red.fill(QColor("red"))
    inspector.display([PHOTO], None, ALBUMS)
    preview = inspector.findChild(Preview)
    assert isinstance(preview, Preview)
    before = preview.size()
    inspector.display_picture(red)
    assert preview.size() == before
    shown = preview.grab().toImage()
    middle = shown.width() // 2
    assert shown.pixelColor(middle, 1).name() == "#ff0000"
    assert shown.pixelColor(middle, shown.height() - 2).name() == "#ff0000"
    assert shown.pixelColor(shown.width() // 4, shown.height() // 2).name() != "#ff0000"


def test_a_long_word_gives_way_in_its_middle(qtbot: QtBot) -> None:
    label = Elided("A very long folder name that does not fit")
    qtbot.addWidget(label)
    label.resize(120, 20)
    assert label.shown().startswith("A very")
    assert label.shown().endswith("fit")
    assert "…" in label.shown()
    label.resize(600, 20)
    assert label.shown() == label.text()

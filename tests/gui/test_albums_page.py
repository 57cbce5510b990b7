"""The page of the albums, with real albums, examples and edits."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from cene.core.errors import UsageError
from cene.core.shown import Standing, Tile
from cene.organiser import albums as editing
from cene.organiser.album_pages import Doubt, Quality, examples_of, quality
from cene.organiser.classifier import Classifier
from cene.organiser.learned import known
from cene.organiser.teaching import Lesson, reject, teach
from cene.organiser.workspace import Silent, opened
from cene.ui.albums.field import Field
from cene.ui.albums.page import PAUSE_MS, AlbumsPage

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot
    from tests.gui.conftest import Gallery

LEFT = Qt.MouseButton.LeftButton
# What the offscreen platform says of every window that has a smallest size.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


class Desk:
    """A page, and a catalogue that does what it asks."""

    def __init__(self, gallery: Gallery, page: AlbumsPage) -> None:
        self.gallery, self.page = gallery, page
        self.answers: list[tuple[list[int], str]] = []
        self.forgotten: list[int] = []
        page.examples_asked.connect(self.read_examples)
        page.quality_asked.connect(self.measure)
        page.add_asked.connect(self.add)
        editor = page.editor
        editor.fields.rename_asked.connect(self.rename)
        editor.fields.parent_asked.connect(self.set_parent)
        editor.fields.use_asked.connect(self.use)
        editor.merge_asked.connect(self.merge)
        editor.remove_asked.connect(self.remove)
        editor.answered.connect(self.note_answer)
        editor.forget_asked.connect(self.forgotten.extend)
        self.refresh()

    def refresh(self) -> None:
        with opened(self.gallery.catalogue, write=False) as workspace:
            found = editing.in_catalogue(workspace)
        self.page.show_albums(found, {"sea": 12}, 0.9)

    def read_examples(self, key: str) -> None:
        with opened(self.gallery.catalogue, write=False) as workspace:
            self.page.show_examples(key, examples_of(workspace, key))

    def measure(self, key: str) -> None:
        with opened(self.gallery.catalogue, write=False) as workspace:
            self.page.show_quality(key, quality(workspace, Classifier(known(workspace)), key))

    def add(self, title: str) -> None:
        with opened(self.gallery.catalogue, write=True) as workspace:
            editing.add(workspace, title)
        self.refresh()
        self.page.select(title)

    def rename(self, key: str, title: str) -> None:
        with opened(self.gallery.catalogue, write=True) as workspace:
            editing.rename(workspace, key, title)
        self.refresh()

    def set_parent(self, key: str, parent: str) -> None:
        with opened(self.gallery.catalogue, write=True) as workspace:
            editing.set_parent(workspace, key, parent or None)
        self.refresh()

    def use(self, key: str, on: bool) -> None:
        try:
            with opened(self.gallery.catalogue, write=True) as workspace:
                (editing.enable if on else editing.disable)(workspace, [key])
        except UsageError as error:
            self.page.show_error(Field.USE, str(error))
        else:
            self.refresh()

    def merge(self, key: str, into: str) -> None:
        with opened(self.gallery.catalogue, write=True) as workspace:
            editing.merge(workspace, [key], into)
        self.refresh()

    def remove(self, key: str) -> None:
        with opened(self.gallery.catalogue, write=True) as workspace:
            editing.remove(workspace, key)
        self.refresh()

    def note_answer(self, photos: list[int], album: str) -> None:
        self.answers.append((photos, album))

    def button(self, text: str) -> QPushButton:
        found = self.page.findChildren(QPushButton)
        return next(one for one in found if one.text() == text and one.isVisible())

    def press(self, text: str) -> None:
        QTest.mouseClick(self.button(text), LEFT)

    def teach(self, classifier: Classifier, album: str, *names: str) -> None:
        with opened(self.gallery.catalogue, write=True) as workspace:
            lessons = [Lesson(self.gallery.photos / name, album) for name in names]
            assert not teach(workspace, classifier, lessons, Silent()).failed
        self.refresh()
        self.page.select(album)


def picture(tile: Tile, size: QSize, ratio: float) -> QPixmap | None:
    """A red picture of every photo but one."""
    if tile.name == "sea0.jpg":
        return None
    found = QPixmap(size * ratio)
    found.fill(QColor("red"))
    return found


@pytest.fixture
def desk(gallery: Gallery, qtbot: QtBot) -> Desk:
    page = AlbumsPage(picture)
    qtbot.addWidget(page)
    page.resize(1100, 800)
    page.show()
    return Desk(gallery, page)


def test_all_albums_stand_in_the_tree_and_those_out_of_use_say_so(desk: Desk) -> None:
    desk.page.select("sea")
    item = desk.page.tree.currentItem()
    assert item is not None
    assert item.data(0, Qt.ItemDataRole.AccessibleTextRole) == "Sea, 12 photo(s)"
    parent = item.parent()
    assert parent is not None
    assert parent.text(0) == "Nature"
    desk.page.editor.fields.use.click()
    item = desk.page.tree.currentItem()
    assert item is not None
    assert item.data(0, Qt.ItemDataRole.AccessibleTextRole) == "Sea, not in use"
    assert "nothing is measured" in desk.page.editor.quality.text()


def test_a_title_is_changed_with_enter(desk: Desk) -> None:
    desk.page.select("sea")
    title = desk.page.editor.fields.title
    title.selectAll()
    QTest.keyClicks(title, "Ocean")
    QTest.keyClick(title, Qt.Key.Key_Return)
    assert desk.page.tree.key() == "sea"
    item = desk.page.tree.currentItem()
    assert item is not None
    assert item.text(0) == "Ocean"


def test_a_title_that_is_taken_is_refused_beside_the_field_and_escape_restores_it(
    desk: Desk, qtbot: QtBot
) -> None:
    desk.page.select("sea")
    fields = desk.page.editor.fields
    fields.title.setFocus()
    fields.title.selectAll()
    QTest.keyClicks(fields.title, "forest")
    with qtbot.assertNotEmitted(fields.rename_asked):
        QTest.keyClick(fields.title, Qt.Key.Key_Return)
    error = fields._errors[Field.TITLE]
    assert error.isVisible()
    assert "goes by that name" in error.text()
    assert fields.title.text() == "forest", "to be mended"
    fields._keep_title()
    assert fields.title.text() == "Sea"
    assert not error.isVisible()


def test_an_album_cannot_be_put_under_itself(desk: Desk) -> None:
    desk.page.select("nature")
    fields = desk.page.editor.fields
    assert not {"nature", "sea", "glacier"} & set(fields._parents)
    fields.above.setCurrentIndex(fields._parents.index("animals"))
    fields.above.activated.emit(fields.above.currentIndex())
    item = desk.page.tree.currentItem()
    assert item is not None
    above = item.parent()
    assert above is not None
    assert (desk.page.tree.key(), above.text(0)) == ("nature", "Animals")
    fields.above.activated.emit(0)
    assert desk.page._albums["nature"].parent is None


def test_what_the_organiser_refuses_stands_beside_the_field_and_the_switch_goes_back(
    desk: Desk,
) -> None:
    desk.page.select("sea")
    with opened(desk.gallery.catalogue, write=True) as workspace:
        editing.disable(workspace, [key for key in desk.page._albums if key != "sea"])
    desk.refresh()
    fields = desk.page.editor.fields
    fields.use.click()
    assert "No album would be left" in fields._errors[Field.USE].text()
    assert fields._errors[Field.USE].isVisible()
    assert fields.use.isChecked()


def test_examples_and_rejected_ones_are_shown_as_pictures(
    desk: Desk, classifier: Classifier
) -> None:
    with opened(desk.gallery.catalogue, write=True) as workspace:
        reject(workspace, classifier, "sea", [desk.gallery.photos / "other0.jpg"], Silent())
    desk.teach(classifier, "sea", "sea0.jpg", "sea1.jpg")
    editor = desk.page.editor
    assert editor.confirmed.isVisible()
    assert editor._confirmed_count.text() == "2 photo(s)"
    assert editor.rejected.isVisible()
    shown = editor.confirmed.grab().toImage()
    line = range(0, shown.width(), 8)
    assert "#ff0000" in {shown.pixelColor(x, shown.height() // 3).name() for x in line}
    desk.page.select("forest")
    assert not editor.rejected.isVisible()
    assert "None yet" in editor._confirmed_count.text()


def test_what_was_said_of_selected_photos_is_taken_back(desk: Desk, classifier: Classifier) -> None:
    desk.teach(classifier, "sea", "sea0.jpg", "sea1.jpg")
    editor = desk.page.editor
    assert not editor.take_back.isVisible()
    editor.confirmed.selectAll()
    desk.press(editor.take_back.text())
    with opened(desk.gallery.catalogue, write=False) as workspace:
        at = [workspace.catalogue.at(desk.gallery.photos / f"sea{k}.jpg") for k in (0, 1)]
    assert sorted(desk.forgotten) == sorted(entry.photo.id for entry in at if entry)


def test_an_album_is_measured_when_it_stays_chosen(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.page.quality_asked, timeout=20 * PAUSE_MS) as asked:
        desk.page.select("forest")
        desk.page.select("sea")
        assert desk.page.editor.quality.text() == "Measuring…"
    assert asked.args == ["sea"]
    assert desk.page.editor.quality.text().startswith("Right ")
    assert "of 100, by " in desk.page.editor.quality.text()


def test_an_answer_about_another_album_is_not_shown(desk: Desk) -> None:
    desk.page.select("sea")
    desk.page.show_quality("forest", Quality(0.5, 0.5, 10))
    assert desk.page.editor.quality.text() == "Measuring…"


def test_a_doubt_is_answered_once(desk: Desk, tmp_path: Path) -> None:
    desk.page.select("mountain")
    found = Quality(
        0.97,
        0.91,
        210,
        tuple(
            Doubt(
                Tile(k, f"{k}.jpg", tmp_path / f"{k}.jpg", "glacier", 0.79, Standing.KEPT),
                0.12,
                by_machine=k == 2,
            )
            for k in (1, 2)
        ),
    )
    desk.page.show_quality("mountain", found)
    editor = desk.page.editor
    assert editor.quality.text() == "Right 97 of 100 times, finds 91 of 100, by 210 photo(s)."
    desk.press("Stays here")
    desk.press("Move to Glacier")
    assert desk.answers == [([1], "mountain"), ([2], "glacier")]
    assert not editor.doubts.isVisible()
    desk.page.show_quality("mountain", found)
    assert editor.doubts.count() == 0


def test_a_new_album_is_made_and_removed_after_a_question(
    desk: Desk, classifier: Classifier
) -> None:
    QTest.keyClicks(desk.page.new, "Bella")
    QTest.keyClick(desk.page.new, Qt.Key.Key_Return)
    assert desk.page.tree.key() == "Bella"
    desk.teach(classifier, "Bella", "other0.jpg")
    desk.press("Remove…")
    card = desk.page.editor.removal
    assert card.sentence.text() == "Remove Bella, with 1 example(s)? No photo is touched."
    QTest.keyClick(card, Qt.Key.Key_Escape)
    assert not card.isVisible()
    desk.press("Remove…")
    desk.press("Remove")
    assert "Bella" not in desk.page._albums
    assert desk.page.tree.key() == next(iter(desk.page._albums))


def test_a_new_album_needs_a_name_of_its_own(desk: Desk, qtbot: QtBot) -> None:
    QTest.keyClicks(desk.page.new, "Sea")
    with qtbot.assertNotEmitted(desk.page.add_asked):
        QTest.keyClick(desk.page.new, Qt.Key.Key_Return)
    assert desk.page._new_error.isVisible()


def test_a_ready_made_album_cannot_be_removed_but_merged(desk: Desk) -> None:
    desk.page.select("glacier")
    assert not desk.page.editor._remove.isVisible()
    desk.press("Merge into…")
    card = desk.page.editor.merge
    assert "glacier" not in card._keys
    card.into.setCurrentIndex(card._keys.index("mountain"))
    desk.press("Merge")
    assert desk.page.tree.key() == "mountain", "which took it over"
    assert not card.isVisible()


def test_a_merge_that_is_refused_says_why(desk: Desk) -> None:
    desk.page.select("glacier")
    desk.press("Merge into…")
    desk.page.show_error(Field.MERGE, "It cannot be.")
    assert desk.page.editor.merge.error.text() == "! It cannot be."
    assert desk.page.editor.merge.error.isVisible()

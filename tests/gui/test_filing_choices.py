"""What a person chooses in the settings about names that are taken, companions and learning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from tests.gui.driving import contents

from cene.core.move import Collision, Companions, Mode
from cene.store.settings import LEARN_FILED
from cene.ui.parts.controls import Combo, Tick
from cene.ui.work.answer_jobs import Answer

if TYPE_CHECKING:
    from tests.gui.conftest import Gallery
    from tests.gui.driving import Running


def choose(app: Running, name: str, key: str) -> None:
    """In the settings, by keyboard."""
    if app.window.page() is not app.window.pages.settings:
        app.shortcut(Qt.Key.Key_Comma)
    combos = app.window.pages.settings.findChildren(Combo)
    combo = next(combo for combo in combos if combo.accessibleName() == name)
    combo.setFocus()
    # Keys that follow one another fast are one word that is looked for; Home ends the word.
    app.press(Qt.Key.Key_Home)
    app.press(key)
    app.rest()
    assert combo.currentText().startswith(key)


def said(app: Running) -> list[str]:
    """Every text in sight."""
    return [label.text() for label in app.window.findChildren(QLabel) if label.isVisible()]


def photo_of(app: Running, name: str) -> int:
    photos = app.session.waiting() + [int(photo) for photo in app.window.library.grid.photos.photos]
    return next(photo for photo in photos if app.details(photo).photo.path.name == name)


def answer(app: Running, name: str) -> None:
    before = len(app.done)
    app.session.answer([photo_of(app, name)], "sea")
    app.until(lambda: any(isinstance(job, Answer) for job, _ in app.done[before:]))
    app.rest()


def test_a_photo_whose_name_is_taken_stays_and_its_reason_is_seen(
    program: Running, gallery: Gallery
) -> None:
    (gallery.albums / "Sea").mkdir(parents=True)
    (gallery.albums / "Sea/sea0.jpg").write_bytes(b"somebody else's")
    choose(program, "Where a name is taken", "L")
    choose(program, "What Cene does", "M")
    assert program.session.preferences.collision is Collision.LEAVE
    assert program.session.preferences.mode is Mode.MOVE
    before = contents(gallery.photos, gallery.albums)
    answer(program, "sea0.jpg")
    assert contents(gallery.photos, gallery.albums) == before
    assert "sea0.jpg: another file in Sea has its name." in said(program)
    choose(program, "Where a name is taken", "A")
    answer(program, "sea0.jpg")
    assert (gallery.albums / "Sea/sea0 (2).jpg").exists()
    assert (gallery.albums / "Sea/sea0.jpg").read_bytes() == b"somebody else's"


def test_files_beside_a_photo_stay_if_that_is_chosen(program: Running, gallery: Gallery) -> None:
    for name in ("sea0.xmp", "sea1.xmp"):
        (gallery.photos / name).write_text("<x/>")
    choose(program, "What Cene does", "M")
    choose(program, "Files beside a photo (RAW, XMP, …)", "S")
    assert program.session.preferences.companions is Companions.PICTURE_ONLY
    answer(program, "sea0.jpg")
    choose(program, "Files beside a photo (RAW, XMP, …)", "G")
    answer(program, "sea1.jpg")
    there = sorted(path.name for path in contents(gallery.albums))
    assert there == ["sea0.jpg", "sea1.jpg", "sea1.xmp"]
    assert (gallery.photos / "sea0.xmp").exists()


def test_learning_from_filed_photos_is_switched_with_its_tick(program: Running) -> None:
    workspace = program.session.workspace
    assert workspace is not None
    program.shortcut(Qt.Key.Key_Comma)
    ticks = program.window.pages.settings.findChildren(Tick)
    tick = next(tick for tick in ticks if tick.text().startswith("Learn also"))
    assert tick.isChecked(), "as long as nobody said no"
    for state in ("off", "on"):
        tick.setFocus()
        program.press(Qt.Key.Key_Space)
        program.rest()
        assert workspace.settings.get(LEARN_FILED) == state
        assert program.session.preferences.learn_filed == tick.isChecked() == (state == "on")
    assert not program.failures

"""What is left where it is, and who watches, is said where it is looked for, and quietly."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from tests.gui.driving import add_photo, prefer, running

from cene.files import scan as scanning
from cene.ui.library.sidebar_rows import Kind, row_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot
    from tests.gui.conftest import Gallery
    from tests.gui.driving import Running

    from cene.ui.library.sidebar_rows import Row


@pytest.fixture
def watching(gallery: Gallery, qtbot: QtBot, tmp_path: Path) -> Iterator[Running]:
    """The whole app, not started yet, which will watch the folder of the gallery."""
    prefer(gallery.catalogue, gallery.photos, gallery.albums, watch=True)
    with running(qtbot, gallery.catalogue, tmp_path) as found:
        yield found


SETTLED_MS = 1200
"""How old a photo must be so that nobody may be writing it any more."""


def folders(app: Running) -> list[Row]:
    """The rows of the watched folders."""
    model = app.window.library.sidebar._rows
    rows = (row_of(index) for index in model.indexes())
    return [row for row in rows if row is not None and row.kind is Kind.FOLDER]


def footer_tip(app: Running) -> str:
    return app.window.footer._text.toolTip()


def test_files_that_are_only_online_are_counted_in_the_footer(
    program: Running, gallery: Gallery, monkeypatch: pytest.MonkeyPatch
) -> None:
    online = {add_photo(gallery.photos, "sea", number).stat().st_ino for number in (7, 8)}
    monkeypatch.setattr(scanning, "TELLS_ONLINE", True)
    monkeypatch.setattr(scanning, "is_online_only", lambda status: status.st_ino in online)
    program._bot.wait(SETTLED_MS)
    program.session.scan()
    program.rest()
    program.until(lambda: "only online" in program.window.footer.text)
    assert program.window.footer.text.endswith(" · 2 file(s) only online")
    assert footer_tip(program) == "2 file(s) are only online and are left there."
    monkeypatch.setattr(scanning, "TELLS_ONLINE", False)
    program.session.scan()
    program.rest()
    program.until(lambda: "online" not in program.window.footer.text)
    assert footer_tip(program) == ""
    assert program.window.footer.text == "14 photo(s)"


def test_a_file_that_is_still_being_written_is_counted_until_it_is_whole(
    watching: Running, gallery: Gallery
) -> None:
    watching.start()
    watching.rest()
    path = add_photo(gallery.photos, "sea", 7)
    with path.open("ab") as writing:
        for _ in range(600):
            writing.write(b"\0")
            writing.flush()
            os.utime(path)
            if "still being written" in watching.window.footer.text:
                break
            watching._bot.wait(20)
    assert watching.window.footer.text.endswith(" · 1 file(s) still being written")
    assert footer_tip(watching).startswith("1 file(s) may still be written")
    watching.until(lambda: "written" not in watching.window.footer.text)


def test_photos_that_are_left_out_go_from_sight_and_come_back(
    program: Running, gallery: Gallery
) -> None:
    before = program.counts().photos
    program._bot.wait(SETTLED_MS)
    program.session.prefer(replace(program.session.preferences, exclude=("sea*.jpg",)))
    program.rest()
    assert program.counts().photos == before - 3
    assert len(list(gallery.photos.glob("sea*.jpg"))) == 3, "the files stay where they are"
    program.session.prefer(replace(program.session.preferences, exclude=()))
    program.rest()
    program.until(lambda: program.counts().photos == before)


def test_a_pattern_is_typed_in_the_settings_and_kept(program: Running) -> None:
    before = program.counts().photos
    page = program.show("settings")
    field = page._left_out._field  # type: ignore[attr-defined]
    field.setFocus()
    program.press("forest*")
    program.press(Qt.Key.Key_Return)
    program.rest()
    program.until(lambda: program.counts().photos == before - 3)
    assert program.session.preferences.exclude == ("forest*",)

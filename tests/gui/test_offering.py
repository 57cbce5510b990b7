from __future__ import annotations

import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QPushButton
from tests.gui.driving import add_photo, running

from cene.files.settle import QUIET
from cene.ui.start.folders import FoldersStep

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot
    from tests.gui.conftest import Gallery
    from tests.gui.driving import Running


@pytest.fixture
def card(tmp_path: Path) -> Path:
    found = tmp_path / "Card"
    found.mkdir()
    add_photo(found, "sea", 7)
    time.sleep(QUIET)  # what is newer may still be written
    return found


def test_a_folder_from_elsewhere_is_sorted_after_a_click_and_not_before(
    program: Running, gallery: Gallery, card: Path
) -> None:
    program.desk.offer((card,))
    program.rest()
    assert program.window.notices.text.endswith("Card too?")
    assert card not in program.session.preferences.sources
    assert program.counts().photos == 12
    program.show("settings")
    program.click("Add folder", program.window.notices)
    assert program.session.preferences.sources == (gallery.photos, card)
    program.until(lambda: program.counts().photos == 13)
    assert program.window.page() is program.window.library


def test_a_folder_within_one_that_is_sorted_is_looked_at_at_once(
    program: Running, gallery: Gallery, tmp_path: Path
) -> None:
    (gallery.photos / "New").mkdir()
    add_photo(gallery.photos / "New", "forest", 8)
    time.sleep(QUIET)
    (tmp_path / "link").symlink_to(gallery.photos)
    program.desk.offer((tmp_path / "link" / "New",))
    assert "is sorted already" in program.window.notices.text
    program.until(lambda: program.counts().photos == 13)
    assert program.session.preferences.sources == (gallery.photos,)


def test_the_folder_of_the_albums_is_refused_with_the_reason(
    program: Running, gallery: Gallery
) -> None:
    gallery.albums.mkdir()
    program.desk.offer((gallery.albums,))
    assert "folder of the albums at once" in program.window.notices.text
    shown = program.window.notices.findChildren(QPushButton)
    assert not any(button.isVisible() for button in shown)


def test_at_the_first_start_it_is_ticked_among_the_others(
    qtbot: QtBot, tmp_path: Path, card: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CENE_HOME", str(tmp_path / "home"))
    with running(qtbot, tmp_path / "new.sqlite", tmp_path) as program:
        program.desk.offer((card,))  # before the catalogue is open
        program.start()
        step = program.window.findChild(FoldersStep)
        assert isinstance(step, FoldersStep)
        assert card in step.folders
        assert program.session.preferences.sources == ()


def cene(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "cene", *words], env={**os.environ, **environment},
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip


def test_a_folder_that_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    done = cene("gui", str(tmp_path / "gone"), CENE_HOME=str(tmp_path))
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr == f"cene: {tmp_path / 'gone'} is not there.\n"

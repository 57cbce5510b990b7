"""Folders are watched: what arrives makes a scan due, and one that goes is seen."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from tests.gui.driving import WAIT_MS, add_photo

from cene.core.errors import BusyError
from cene.core.watched import State
from cene.organiser import watching
from cene.organiser.loops import registered
from cene.organiser.scanning import Scanned
from cene.store.database import watcher_lock
from cene.ui.work.jobs import Scan, ScanNow
from cene.ui.work.watcher import Watcher

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def watcher(tmp_path: Path) -> Iterator[Watcher]:
    found = Watcher(tmp_path / "catalogue.sqlite")
    yield found
    found.stop()
    found.deleteLater()


@pytest.fixture
def camera(tmp_path: Path) -> Path:
    folder = tmp_path / "Camera"
    folder.mkdir()
    return folder


def test_a_scan_is_due_at_once_and_after_whatever_arrives(
    watcher: Watcher, camera: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(watcher.due, timeout=WAIT_MS):
        watcher.follow([camera], [])
    with qtbot.assertNotEmitted(watcher.due, wait=1500):
        add_photo(camera, "sea", 0)  # while the scan runs
    with qtbot.waitSignal(watcher.due, timeout=WAIT_MS):
        watcher.ended(Scan(), Scanned(), well=True)


def test_what_waits_for_the_disk_of_the_albums_is_tried_again_though_nothing_happens(
    watcher: Watcher, camera: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "AGAIN", 0.1)
    watcher.follow([camera], [])
    watcher.ended(Scan(), Scanned(), well=True)
    with qtbot.waitSignal(watcher.due, timeout=WAIT_MS):
        add_photo(camera, "sea", 0)
    for _ in range(2):
        with qtbot.waitSignal(watcher.due, timeout=WAIT_MS):
            watcher.ended(Scan(), Scanned(held=True), well=True)
    with qtbot.assertNotEmitted(watcher.due, wait=2500):
        watcher.ended(Scan(), Scanned(), well=True)


def test_while_it_pauses_nothing_is_due_and_afterwards_all_that_came(
    watcher: Watcher, camera: Path, qtbot: QtBot
) -> None:
    watcher.follow([camera], [])
    watcher.ended(Scan(), Scanned(), well=True)
    watcher.pause(on=True)
    with qtbot.assertNotEmitted(watcher.due, wait=2500):
        add_photo(camera, "sea", 0)
    with qtbot.waitSignal(watcher.due, timeout=WAIT_MS):
        watcher.pause(on=False)


def test_a_folder_that_goes_is_missing_until_it_is_back(
    watcher: Watcher, camera: Path, qtbot: QtBot
) -> None:
    watcher.follow([camera], [])
    away = camera.with_name("away")
    shutil.move(camera, away)
    qtbot.waitUntil(
        lambda: [one.state for one in watcher.states] == [State.MISSING], timeout=WAIT_MS
    )
    shutil.move(away, camera)
    qtbot.waitUntil(
        lambda: [one.state for one in watcher.states] == [State.WATCHING], timeout=WAIT_MS
    )


def test_it_follows_others_or_none(watcher: Watcher, camera: Path, tmp_path: Path) -> None:
    watcher.follow([camera], [])
    other = tmp_path / "other"
    other.mkdir()
    watcher.follow([other], [])
    assert [one.root for one in watcher.states] == [other]
    watcher.follow([], [])
    assert watcher.states == ()
    watcher.stop()


def test_a_pause_holds_for_folders_that_are_chosen_meanwhile(
    watcher: Watcher, camera: Path, qtbot: QtBot
) -> None:
    watcher.pause(on=True)
    with qtbot.assertNotEmitted(watcher.due, wait=1500):
        watcher.follow([camera], [])


def test_no_cene_watch_can_begin_while_it_watches(
    watcher: Watcher, camera: Path, tmp_path: Path
) -> None:
    watcher.follow([camera], [])
    with pytest.raises(BusyError):
        watcher_lock(tmp_path / "catalogue.sqlite")
    watcher.follow([], [])
    watcher_lock(tmp_path / "catalogue.sqlite").release()


def test_a_cene_watch_that_waits_for_the_catalogue_is_no_obstacle(
    watcher: Watcher, camera: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    with (
        watcher_lock(tmp_path / "catalogue.sqlite"),
        qtbot.waitSignal(watcher.due, timeout=WAIT_MS),
    ):
        watcher.follow([camera], [])
    qtbot.waitUntil(lambda: [one.state for one in watcher.states] == [State.WATCHING])


def test_it_says_why_these_folders_cannot_be_watched(
    watcher: Watcher, camera: Path, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CENE_HOME", str(tmp_path))
    albums = tmp_path / "Albums"
    with registered([albums], camera), qtbot.waitSignal(watcher.failed) as failed:
        watcher.follow([camera], [albums])
    assert "to and fro" in str(failed.args)
    assert watcher.states == ()


def test_what_is_left_out_makes_no_scan_due(watcher: Watcher, camera: Path, qtbot: QtBot) -> None:
    (camera / "Shots").mkdir()
    with qtbot.waitSignal(watcher.due, timeout=WAIT_MS):
        watcher.follow([camera], [], ["Shots/"])
    with qtbot.waitSignal(watcher.due, timeout=WAIT_MS):  # what was before nobody has seen
        watcher.ended(Scan(), Scanned(), well=True)
    watcher.ended(Scan(), Scanned(), well=True)
    with qtbot.assertNotEmitted(watcher.due, wait=2500):
        add_photo(camera / "Shots", "sea", 0)
    with qtbot.waitSignal(watcher.due, timeout=WAIT_MS):
        add_photo(camera, "sea", 0)


def test_a_scan_that_a_person_asked_for_does_not_count_for_the_one_that_is_due(
    watcher: Watcher, camera: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(watcher.due, timeout=WAIT_MS):
        watcher.follow([camera], [])
    with qtbot.assertNotEmitted(watcher.due, wait=2500):
        watcher.ended(ScanNow(), Scanned(), well=True)
        add_photo(camera, "sea", 0)

"""Folders are watched: what arrives makes a scan due, and one that goes is seen."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from tests.gui.driving import WAIT_MS, add_photo

from cene.core.errors import BusyError
from cene.core.watched import State
from cene.organiser.scanning import Scanned
from cene.organiser.watching import claimed
from cene.ui.work import watcher as watchers
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


def test_it_has_the_right_to_watch_only_while_it_watches(
    watcher: Watcher, camera: Path, tmp_path: Path
) -> None:
    watcher.follow([camera], [])
    with pytest.raises(BusyError):
        claimed(tmp_path / "catalogue.sqlite")
    watcher.follow([], [])
    claimed(tmp_path / "catalogue.sqlite").release()


def test_while_another_process_watches_it_does_not_and_takes_over_when_that_ends(
    watcher: Watcher, camera: Path, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watchers, "AGAIN", 0.5)
    with claimed(tmp_path / "catalogue.sqlite"):
        with qtbot.assertNotEmitted(watcher.due, wait=2500):
            watcher.follow([camera], [])
        assert [one.state for one in watcher.states] == [State.ELSEWHERE]
        assert watcher.states[0].why == "`cene watch` is watching these folders"
    with qtbot.waitSignal(watcher.due, timeout=WAIT_MS):
        pass
    qtbot.waitUntil(lambda: [one.state for one in watcher.states] == [State.WATCHING])


def test_it_says_why_nobody_can_watch(camera: Path, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "catalogue.sqlite.watcher").mkdir()
    found = Watcher(tmp_path / "catalogue.sqlite")
    with qtbot.waitSignal(found.failed) as failed:
        found.follow([camera], [])
    assert "catalogue.sqlite" in str(failed.args)
    assert found.states == ()
    found.stop()


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

"""The catalogue at work: what is known before it is open, and what a person does to it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from cene.core.move import Mode
from cene.core.shown import Standing
from cene.ui.session import Session
from cene.ui.work.answer_jobs import Answer, TakeBack
from cene.ui.work.jobs import Scan

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot
    from tests.gui.conftest import Gallery
    from tests.gui.driving import Running


def test_before_it_is_open_nothing_is_known_and_nothing_is_in_the_way(tmp_path: Path) -> None:
    session = Session(tmp_path / "catalogue.sqlite")
    assert session.details(1) is None
    assert session.waiting() == []
    assert session.similar([1, 2])(1) == []
    assert not session.undo()
    assert not session.filed_before()
    session.scan()
    session.stop()
    session.stop()


def test_a_catalogue_that_is_none_is_said_in_a_sentence(tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "catalogue.sqlite"
    path.write_bytes(b"no catalogue at all" * 100)
    session = Session(path)
    with qtbot.waitSignal(session.failed) as caught:
        session.start()
    assert caught.args is not None
    assert caught.args[1].endswith(".")
    session.stop()
    assert session.snapshot is None


def test_an_answer_and_its_undo_are_seen_in_the_next_snapshot(program: Running) -> None:
    session = program.session
    photo = session.waiting()[0]
    session.answer([photo], "Coins of mine")
    program.rest()
    found = session.details(photo)
    assert found is not None
    assert found.standing is Standing.KEPT
    assert photo not in session.waiting()
    assert session.snapshot is not None
    assert "Coins of mine" in session.snapshot.albums
    assert session.undo()
    program.rest()
    found = session.details(photo)
    assert found is not None
    assert found.told is None
    assert photo in session.waiting()
    assert "Coins of mine" not in session.snapshot.albums


def test_an_answer_that_is_undone_at_once_is_taken_back(program: Running) -> None:
    session = program.session
    photo = session.waiting()[0]
    session.answer([photo], "sea")
    session.undo_answer([photo])
    program.until(lambda: any(isinstance(job, TakeBack) for job, _ in program.done))
    program.rest()
    found = session.details(photo)
    assert found is not None
    assert found.told is None


def test_an_answer_that_fails_is_said_and_is_nothing_to_undo(program: Running) -> None:
    session = program.session
    photo = session.waiting()[0]
    session.answer([photo], "")
    program.until(lambda: bool(program.failures))
    assert not session.undo()
    session.answer([], "sea")
    session.dismiss([])
    session.undo_moves([])
    program.rest()
    assert not any(isinstance(job, Answer) for job, _ in program.done)


def test_a_threshold_that_was_tried_is_kept_once_it_is_settled(
    program: Running, gallery: Gallery, qtbot: QtBot
) -> None:
    session = program.session
    session.settle(session.threshold)
    assert not session.work.busy
    with qtbot.waitSignal(session.preferred):
        session.settle(0.95)
    program.rest()
    program.stop()
    again = Session(gallery.catalogue)
    with qtbot.waitSignal(again.opened):
        again.start()
    assert again.threshold == again.preferences.threshold == 0.95
    again.stop()


@pytest.mark.parametrize("mode", [Mode.COPY, Mode.SUGGEST])
def test_other_folders_and_another_mode_are_looked_into_at_once(
    program: Running, mode: Mode
) -> None:
    session = program.session
    before = len(program.done)
    session.prefer(replace(session.preferences, theme="dark"))
    program.rest()
    assert not any(isinstance(job, Scan) for job, _ in program.done[before:])
    sources = session.preferences.sources if mode is Mode.COPY else ()
    session.prefer(replace(session.preferences, mode=mode, sources=sources))
    program.rest()
    scans = [job for job, _ in program.done[before:] if isinstance(job, Scan)]
    assert bool(scans) == bool(sources)

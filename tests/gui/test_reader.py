"""Snapshots are read one at a time, as often as the catalogue changes, and not more often."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

import pytest

from cene.organiser.library import Snapshot, snapshot
from cene.ui.work import reader as reading
from cene.ui.work.reader import REST, Reader

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot
    from tests.gui.conftest import Gallery

    from cene.organiser.workspace import Workspace


class Slow:
    """A snapshot that takes as long as it is held up."""

    def __init__(self) -> None:
        self.free = threading.Event()
        self.readings = 0

    def __call__(self, workspace: Workspace) -> Snapshot:
        self.readings += 1
        assert self.free.wait(10)
        return snapshot(workspace)


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Slow:
    found = Slow()
    monkeypatch.setattr(reading, "snapshot", found)
    return found


@pytest.fixture
def reader(gallery: Gallery) -> Iterator[Reader]:
    found = Reader(gallery.catalogue)
    yield found
    found.stop()
    found.deleteLater()


def test_it_reads_all_photos(reader: Reader, qtbot: QtBot) -> None:
    with qtbot.waitSignal(reader.read) as caught:
        reader.refresh()
    assert caught.args is not None
    found = caught.args[0]
    assert isinstance(found, Snapshot)
    assert found.counts(0.9).photos == 12


def test_whatever_changes_meanwhile_is_read_once_more_after_a_rest(
    reader: Reader, slow: Slow, qtbot: QtBot
) -> None:
    read: list[float] = []
    reader.read.connect(lambda _: read.append(time.monotonic()))
    began = time.monotonic()
    for _ in range(5):
        reader.refresh()
    qtbot.wait(100)
    slow.free.set()
    qtbot.waitUntil(lambda: len(read) == 1)
    took = read[0] - began
    reader.refresh()
    qtbot.waitUntil(lambda: len(read) == 2)
    assert read[1] - read[0] >= REST * took * 0.9
    qtbot.wait(round(1500 * REST * (read[1] - read[0]) / REST))
    assert slow.readings == 2


def test_nothing_is_said_of_what_was_being_read_at_the_end(
    reader: Reader, slow: Slow, qtbot: QtBot
) -> None:
    read: list[object] = []
    reader.read.connect(read.append)
    reader.refresh()
    reader.refresh()
    qtbot.waitUntil(lambda: slow.readings == 1)
    threading.Timer(0.1, slow.free.set).start()
    reader.stop()
    qtbot.wait(100)
    assert not read
    assert slow.readings == 1


def test_a_catalogue_that_cannot_be_read_is_said_in_a_sentence(
    tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "catalogue.sqlite"
    path.write_bytes(b"no catalogue at all" * 100)
    reader = Reader(path)
    with qtbot.waitSignal(reader.failed) as caught:
        reader.refresh()
    assert caught.args is not None
    assert caught.args[0].endswith(".")
    reader.stop()
    reader.deleteLater()

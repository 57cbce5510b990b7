"""A themed application, a catalogue of real photos, and an eye on what tests leave behind."""

from __future__ import annotations

import gc
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QTimer, QTranslator
from tests.gui.driving import Running, prefer, running
from tests.scenes import scene

from cene.organiser.classifier import Classifier
from cene.organiser.index import index
from cene.organiser.surveying import Ground
from cene.organiser.workspace import Silent, opened
from cene.ui import theme
from cene.ui.system import language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

KINDS = ("sea", "forest", "buildings", "other")
EACH = 3
TASKS = Path("/proc/self/task")
"""Where Linux has a folder for each thread that runs."""


@pytest.fixture
def english() -> Iterator[None]:
    """Numbers are written as the British do, wherever the tests run."""
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    yield
    QLocale.setDefault(before)


@pytest.fixture(scope="session", autouse=True)
def themed(qapp: QApplication) -> None:
    """The look that the app has."""
    qapp.setStyle("Fusion")
    theme.apply(theme.Choice.LIGHT)


@pytest.fixture(autouse=True)
def nothing_left(qapp: QApplication) -> Iterator[None]:
    """No test leaves a thread, a running timer or a window behind."""
    threads = set(threading.enumerate())
    yield
    for widget in qapp.topLevelWidgets():
        widget.close()
        widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    left = [thread.name for thread in threading.enumerate() if _runs(thread, threads)]
    assert not left, f"threads that still run: {left}"
    timers = [timer for timer in qapp.findChildren(QTimer) if timer.isActive()]
    assert not timers, f"timers that still run: {timers}"
    windows = [widget for widget in qapp.topLevelWidgets() if widget.isVisible()]
    assert not windows, f"windows that are still open: {windows}"


def _runs(thread: threading.Thread, before: set[threading.Thread]) -> bool:
    """Whether a thread is new; of the end of one that Qt began Python learns nothing."""
    ended = (
        isinstance(thread, threading._DummyThread)
        and TASKS.is_dir()
        and not (TASKS / str(thread.native_id)).exists()
    )
    return thread not in before and not ended


@dataclass(frozen=True)
class Gallery:
    """Real photos in a folder, and a catalogue that knows them.

    Attributes:
        catalogue: the file.
        photos: the folder of the photos, `KINDS` × `EACH` of them, by kind and number.
        albums: the folder of the albums, which is not there yet.
    """

    catalogue: Path
    photos: Path
    albums: Path


@pytest.fixture(scope="session")
def classifier() -> Classifier:
    """The bundled one, loaded once."""
    return Classifier()


@pytest.fixture
def gallery(tmp_path: Path, classifier: Classifier) -> Gallery:
    """A fresh one for every test; nothing is open."""
    found = Gallery(tmp_path / "catalogue.sqlite", tmp_path / "Camera", tmp_path / "Albums")
    found.photos.mkdir()
    for kind in KINDS:
        for number in range(EACH):
            path = found.photos / f"{kind}{number}.jpg"
            scene(kind, number).save(path, "JPEG", quality=92)
    with opened(found.catalogue, write=True) as workspace:
        index(workspace, classifier, Ground((found.photos,)), Silent())
    return found


@pytest.fixture
def program(
    gallery: Gallery, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Running]:
    """The whole app on the gallery, started; it only suggests, and watches nothing."""
    monkeypatch.setenv("CENE_HOME", str(tmp_path / "home"))  # the lab has its own folders
    prefer(gallery.catalogue, gallery.photos, gallery.albums)
    with running(qtbot, gallery.catalogue, tmp_path) as found:
        found.start()
        found.rest()
        yield found


@pytest.fixture
def spoken(qapp: QApplication) -> Iterator[QApplication]:
    """An application that speaks as before when the test is over."""
    before = QLocale()
    yield qapp
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
        translator.deleteLater()
    QLocale.setDefault(before)


@pytest.fixture
def in_german(spoken: QApplication) -> None:
    """What is made from now on is German."""
    language.install(spoken, "de")


@pytest.fixture
def german(in_german: None, program: Running) -> Running:
    """The whole app in German; the language is there before the widgets are."""
    del in_german
    return program

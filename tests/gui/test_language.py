"""The languages of the window: complete, faithful to the source, and spoken from the start."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET  # our own files only
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget
from tests.gui.driving import WAIT_MS, Running

from cene.core.album import Album
from cene.core.move import Mode
from cene.organiser import albums
from cene.organiser.preferences import Preferences, save
from cene.organiser.workspace import opened
from cene.ui.system import language
from cene.ui.titles import title

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot
    from tests.gui.conftest import Gallery

ROOT = Path(__file__).parents[2]
TRANSLATIONS = Path("resources/translations")
SOURCE = Path("desktop/cene/ui")
SENTENCES = Path("resources/sentences.txt")
NEEDED = (SOURCE.parent, TRANSLATIONS, SENTENCES, Path("build"), Path("resources/albums.toml"))
"""What `build/translate.sh` reads and writes."""
FILLED_IN = re.compile(r"{\w*}|%L?n")
AMPERSAND = re.compile(r"&(?!&)")
STAGE = re.compile(r'progress\.begin\(\s*"([^"]+)"')
FROM_ELSEWHERE = (
    ("titles.py", "QCoreApplication.translate(CONTEXT, album.title)"),
    ("sentences.py", "QCoreApplication.translate(CONTEXT, _PROBE)"),
    ("sentences.py", "QCoreApplication.translate(CONTEXT, known)"),
    ("sentences.py", "QCoreApplication.translate(titles.CONTEXT, text)"),
    ("sentences.py", "QCoreApplication.translate(CONTEXT, line)"),
    ("thread.py", "QCoreApplication.translate('Stages', self._stage)"),
    ("aside.py", "QCoreApplication.translate('Stages', self._name)"),
    ("training_view.py", "QCoreApplication.translate('Stages', PHASES.get(name, name))"),
    ("words.py", "QCoreApplication.translate(CONTEXT, recipe(name).title)"),
    ("order_form.py", "QCoreApplication.translate(CONTEXT, self.recipe.about)"),
)
"""Texts that are elsewhere: titles in albums.toml, sentences where they are made, and so on."""
LAST = (":", "…", "?", ".")
"""How a translation ends as its source does."""


@dataclass(frozen=True)
class Message:
    """One text of the window.

    Attributes:
        context: whose it is.
        source: the English text.
        forms: its translations, one for each number that the language tells apart.
        plural: whether there may be more than one.
        state: what the file says about it, as "unfinished".
    """

    context: str
    source: str
    forms: tuple[str, ...]
    plural: bool
    state: str | None


def messages(name: str) -> list[Message]:
    found = []
    for context in ET.parse(ROOT / TRANSLATIONS / f"cene_{name}.ts").iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            plural = message.get("numerus") == "yes"
            forms = (
                [form.text or "" for form in translation.iter("numerusform")]
                if plural
                else [translation.text or ""]
            )
            found.append(
                Message(
                    context.findtext("name", ""),
                    message.findtext("source", ""),
                    tuple(forms),
                    plural,
                    translation.get("type"),
                )
            )
    return found


@pytest.mark.skipif(shutil.which("sh") is None, reason="no shell")
def test_the_translations_are_what_the_script_makes_of_the_source(tmp_path: Path) -> None:
    for path in NEEDED:
        copy = shutil.copytree if (ROOT / path).is_dir() else shutil.copy
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        copy(ROOT / path, tmp_path / path)
    scripts = str(Path(sys.executable).parent)
    subprocess.run(
        ["sh", "build/translate.sh"],
        cwd=tmp_path,
        env={**os.environ, "PATH": os.pathsep.join((scripts, os.environ.get("PATH", "")))},
        check=True,
    )

    for path in (ROOT / SENTENCES, *sorted((ROOT / TRANSLATIONS).iterdir())):
        made = tmp_path / path.relative_to(ROOT)
        assert path.read_bytes() == made.read_bytes(), f"run build/translate.sh: {path.name}"


@pytest.mark.parametrize("name", language.LANGUAGES)
def test_nothing_is_left_to_translate(name: str) -> None:
    assert [one for one in messages(name) if one.state or not all(one.forms)] == []


@pytest.mark.parametrize("name", language.LANGUAGES)
def test_translations_have_what_is_filled_in_and_mnemonics_as_their_sources(name: str) -> None:
    for message in messages(name):
        wanted = Counter(FILLED_IN.findall(message.source))
        for form in message.forms:
            assert Counter(FILLED_IN.findall(form)) == wanted, message
            assert bool(AMPERSAND.search(form)) == bool(AMPERSAND.search(message.source)), message


@pytest.mark.parametrize("name", language.LANGUAGES)
def test_translations_end_as_their_sources_do(name: str) -> None:
    for message in messages(name):
        for form in message.forms:
            ends = [[text.endswith(mark) for mark in LAST] for text in (message.source, form)]
            assert ends[0] == ends[1], message


def test_german_quotes_what_its_source_quotes() -> None:
    for message in messages("de"):
        quoted = re.findall(r"“({\w+})”", message.source)
        for form in message.forms:
            assert sorted(re.findall(r"„({\w+})“", form)) == sorted(quoted), message


def test_one_album_is_not_called_as_another_in_german() -> None:
    names = [form for one in messages("de") if one.context == "Albums" for form in one.forms]

    assert len(names) == len(albums.ready_made())
    assert len(set(names)) == len(names)


def test_every_text_stands_where_the_translators_tool_finds_it() -> None:
    hidden = [
        (path.name, ast.unparse(call))
        for path in sorted((ROOT / SOURCE).rglob("*.py"))
        for call in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(call, ast.Call) and (text := translated(call)) is not None
        if not isinstance(text, ast.Constant)
    ]

    assert [one for one in hidden if one not in FROM_ELSEWHERE] == []


def test_every_text_with_a_number_has_a_form_for_one_and_for_many() -> None:
    plural = {
        ast.literal_eval(text)
        for path in sorted((ROOT / SOURCE).rglob("*.py"))
        for call in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(call, ast.Call) and isinstance(text := translated(call), ast.Constant)
        if "%n" in ast.literal_eval(text) or "%Ln" in ast.literal_eval(text)
    }

    for name in language.LANGUAGES:
        found = {one.source for one in messages(name) if one.plural and len(one.forms) > 1}
        assert found == plural


def translated(call: ast.Call) -> ast.expr | None:
    """The text that a call has translated; None where it is another call."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else None
    place = {"tr": 0, "translate": 1}.get(name or "")
    return call.args[place] if place is not None and len(call.args) > place else None


def test_each_stage_of_the_work_has_a_translation() -> None:
    known = {message.source for message in messages("de") if message.context == "Stages"}
    begun = {
        stage
        for path in (ROOT / "desktop/cene").rglob("*.py")
        for stage in STAGE.findall(path.read_text("utf-8"))
    }

    assert begun
    assert begun <= known


@pytest.mark.parametrize(
    ("photos", "said"),
    [
        (0, "0 photos file themselves"),
        (1, "1 photo files itself"),
        (2, "2 photos file themselves"),
        (1204, "1,204 photos file themselves"),
    ],
)
def test_english_tells_one_photo_from_many(spoken: QApplication, photos: int, said: str) -> None:
    language.install(spoken, "en")

    text = QCoreApplication.translate("ConfidenceBar", "%Ln photo(s) file themselves", None, photos)

    assert text == said


@pytest.mark.parametrize(
    ("photos", "said"),
    [
        (0, "0 Fotos legen sich selbst ab"),
        (1, "1 Foto legt sich selbst ab"),
        (1204, "1.204 Fotos legen sich selbst ab"),
    ],
)
def test_german_tells_one_photo_from_many(spoken: QApplication, photos: int, said: str) -> None:
    language.install(spoken, "de")

    text = QCoreApplication.translate("ConfidenceBar", "%Ln photo(s) file themselves", None, photos)

    assert text == said


def test_an_unknown_language_is_english(spoken: QApplication) -> None:
    language.install(spoken, "de")
    language.install(spoken, "tlh")

    assert QCoreApplication.translate("Header", "Review %Ln", None, 1204) == "Review 1,204"
    assert QLocale().language() is QLocale.Language.English


def test_the_texts_of_qt_itself_are_german_too(spoken: QApplication) -> None:
    language.install(spoken, "de")

    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Abbrechen"


def test_an_own_album_keeps_its_name_in_every_language(spoken: QApplication) -> None:
    language.install(spoken, "de")

    assert title(Album("sea", "Sea")) == "Meer"
    assert title(Album("mine", "Sea", own=True)) == "Sea"


def test_a_german_window_has_german_menus_and_albums(german: Running) -> None:
    window = german.window

    menus = [action.text() for action in window.menuBar().actions()]
    assert menus == ["&Datei", "&Bearbeiten", "&Foto", "&Ansicht", "&Hilfe"]
    shown = sidebar_texts(german)
    assert {"Alle Fotos", "Zu prüfen", "Heute abgelegt"} <= shown
    assert {"Meer", "Wald", "Gebäude"} <= shown
    assert "Forest" not in shown


def test_no_text_of_a_german_window_is_english(german: Running) -> None:
    window = german.window
    english = {one.source for one in messages("de") if not one.plural}
    english -= {form for one in messages("de") for form in one.forms}
    for show in (
        window.show_review, window.show_albums, window.show_history, window.show_settings,
        window.show_failed, window.show_lab, window.show_keys, window.show_library,
    ):  # fmt: skip
        show()
        german.rest()

    assert english & texts(window) == set()
    assert [text for text in texts(window) if "(s)" in text] == []


ANOTHER = """
import sys
from dataclasses import replace
from pathlib import Path
from PySide6.QtCore import QTimer
from cene.ui import app
from cene.ui.desk import Desk

begin, languages = Desk.start, ["de", "en"]

def start(desk, *, hidden):
    begin(desk, hidden=hidden)
    QTimer.singleShot(1500, lambda: choose(desk))

def choose(desk):
    page = type(desk.window.page()).__name__
    print(desk.window.menuBar().actions()[0].text(), page, flush=True)
    if not languages:
        desk.quit()
        return
    preferences = desk._session.preferences
    desk._session.prefer(replace(preferences, begun=True, language=languages.pop(0)))

Desk.start = start
sys.exit(app.run(Path(sys.argv[1]), hidden=False))
"""


def test_another_language_is_spoken_at_once(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", ANOTHER, tmp_path / "catalogue.sqlite"],
        env={
            **os.environ,
            "CENE_HOME": str(tmp_path),
            "QT_QPA_PLATFORM": "offscreen",
            "LC_ALL": "C.UTF-8",
        },
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    spoken = [line.split()[0] for line in done.stdout.splitlines()]
    assert spoken == ["&File", "&Datei", "&File"]
    assert [line.split()[1] for line in done.stdout.splitlines()][1:] == ["SettingsPage"] * 2


def test_what_was_filed_is_told_with_german_titles(german: Running, qtbot: QtBot) -> None:
    session, burst = german.session, german.desk.burst

    with qtbot.waitSignal(burst.ended, timeout=WAIT_MS) as ended:
        session.prefer(replace(session.preferences, mode=Mode.COPY, automatic=True))

    assert re.fullmatch(r"\d+ neue Fotos: (\d+ (Meer|Wald|Gebäude)(, |\.))+", ended.args[0])


def test_the_language_that_was_chosen_is_spoken_from_the_next_start_on(
    gallery: Gallery, tmp_path: Path
) -> None:
    with opened(gallery.catalogue, write=True) as workspace:
        save(workspace, Preferences(language="de", watch=False, begun=True))

    done = subprocess.run(
        [sys.executable, "-c", START, str(gallery.catalogue)],
        capture_output=True,
        text=True,
        env={**os.environ, "CENE_HOME": str(tmp_path / "home"), "LC_ALL": "C.UTF-8"},
        timeout=60,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ["&Datei", "&Bearbeiten", "&Foto", "&Ansicht", "&Hilfe"]


START = """
import os, signal, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from cene.ui import app
from cene.ui.window import Window

application = app.application()

def look():
    window, = (one for one in application.topLevelWidgets() if isinstance(one, Window))
    print(*(action.text() for action in window.menuBar().actions()))
    os.kill(os.getpid(), signal.SIGTERM)

QTimer.singleShot(500, look)
sys.exit(app.run(Path(sys.argv[1]), hidden=False))
"""
"""Starts the app, says what its menus are called, and ends it."""


def sidebar_texts(program: Running) -> set[str]:
    """All that the sidebar says, without the numbers behind it."""
    view = program.window.library.sidebar
    model = view.model()
    found: set[str] = set()
    below = [model.index(row, 0) for row in range(model.rowCount())]
    while below:
        index = below.pop()
        found.add(str(index.data()))
        below += [model.index(row, 0, index) for row in range(model.rowCount(index))]
    return found


def texts(window: QWidget) -> set[str]:
    """All that buttons, labels, fields and actions of a window say."""
    found: set[str] = set()
    for action in window.findChildren(QAction):
        found |= {action.text(), action.toolTip()}
    for widget in window.findChildren(QWidget):
        found |= {widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()}
        if isinstance(widget, QLabel | QAbstractButton):
            found.add(widget.text())
        if isinstance(widget, QLineEdit):
            found.add(widget.placeholderText())
    return found

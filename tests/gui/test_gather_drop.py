"""Pictures, links and files of other programs, dropped on an album or pasted into it."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.gui.test_sidebar import row
from tests.pages import Pages, jpeg, serving

from cene.organiser import gathering, marking, teaching
from cene.organiser.workspace import Silent
from cene.ui.grid.drag import PHOTOS
from cene.ui.library.dropping import Brought
from cene.ui.work.answer_jobs import Answer
from cene.ui.work.bench import Bench, Job
from cene.ui.work.gather_jobs import Came
from cene.web.fetch import Limits

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot
    from tests.gui.conftest import Gallery
    from tests.gui.driving import Running

    from cene.core.example import Example

pytestmark = pytest.mark.usefixtures("english")


@dataclass(frozen=True, slots=True)
class TeachAgain(Job):
    """Somebody says elsewhere that a photo is of the sea."""

    photo: Path
    title = "Teaching"

    def run(self, bench: Bench) -> object:
        lesson = teaching.Lesson(self.photo, "sea")
        silent = Silent()
        return teaching.teach(bench.workspace, bench.classifier, [lesson], silent, replacing=True)


COPY, MOVE, LINK = Qt.DropAction.CopyAction, Qt.DropAction.MoveAction, Qt.DropAction.LinkAction


@pytest.fixture
def pages() -> Iterator[Pages]:
    with serving() as found:
        yield found


@pytest.fixture
def open_web(monkeypatch: pytest.MonkeyPatch) -> None:
    """This machine stands for the internet."""
    monkeypatch.setattr(gathering, "Limits", lambda: Limits(pause=0.1, may_ask=lambda _: True))


def links(*urls: str) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl(url) for url in urls])
    return data


def files(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def drop(
    app: Running, title: str, data: QMimeData, actions: Qt.DropAction = COPY | MOVE | LINK
) -> Qt.DropAction | None:
    """Drag over a row and drop there; what was agreed on, None where nothing was."""
    sidebar = app.window.library.sidebar
    sidebar.scrollTo(row(sidebar, title))
    at = sidebar.visualRect(row(sidebar, title)).center()
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    over = sidebar.viewport()
    enter = QDragEnterEvent(at, actions, data, left, none)
    QApplication.sendEvent(over, enter)
    move = QDragMoveEvent(at, actions, data, left, none)
    if enter.isAccepted():
        QApplication.sendEvent(over, move)
    if not (enter.isAccepted() and move.isAccepted()):
        return None
    event = QDropEvent(QPointF(at), actions, data, left, none)
    QApplication.sendEvent(over, event)
    assert event.isAccepted()
    return event.dropAction()


def examples(app: Running, album: str) -> int:
    assert app.session.workspace is not None
    counts = app.session.workspace.examples.counts()
    return counts[album].confirmed if album in counts else 0


def kept(gallery: Gallery) -> list[str]:
    folder = gallery.catalogue.parent / "gathered"
    return sorted(path.suffix for path in folder.rglob("*") if path.is_file())


@pytest.mark.usefixtures("open_web")
def test_links_and_written_out_pictures_are_gathered_and_told_in_one_sentence(
    program: Running, gallery: Gallery, pages: Pages
) -> None:
    data = f"data:image/jpeg;base64,{base64.b64encode(jpeg('forest', 9)).decode()}"
    urls = (pages("photo/sea/8"), data, pages("photo/sea/8?again"), pages("html"))
    assert drop(program, "Things", links(*urls)) is COPY
    program.rest()
    assert program.window.notices.text == (
        "2 picture(s) gathered into Things; 1 known already; "
        f"1 could not be: {pages('html')}: is text/html, not a picture."
    )
    assert examples(program, "things") == 2
    assert kept(gallery) == [".jpg", ".jpg"]
    program.window.notices.close_notice()
    assert program.window.notices.text == ""


def test_a_link_into_the_own_network_is_not_followed(program: Running, pages: Pages) -> None:
    drop(program, "Things", links(pages("photo/sea")))
    program.rest()
    assert "leads to a private address, which nobody asked for" in program.window.notices.text
    assert pages.asked == []


def test_files_are_taught_and_stay_where_they_are(
    program: Running, gallery: Gallery, tmp_path: Path
) -> None:
    photos = [tmp_path / "one.jpg", tmp_path / "two.jpg"]
    for number, photo in enumerate(photos):
        photo.write_bytes(jpeg("other", 20 + number))
    damaged = tmp_path / "damaged.jpg"
    damaged.write_bytes(b"damaged")
    assert drop(program, "Things", files(*photos, damaged, tmp_path / "text.txt")) is COPY
    program.rest()
    assert program.window.notices.text.startswith(
        "2 picture(s) gathered into Things; 1 could not be: damaged.jpg: is not a picture"
    )
    assert examples(program, "things") == 2
    assert all(photo.exists() for photo in photos)
    assert kept(gallery) == []


def test_pixels_are_kept_as_png_where_their_link_leads_to_a_page(
    program: Running, gallery: Gallery, pages: Pages
) -> None:
    data = links(pages("html"))
    data.setImageData(QImage.fromData(jpeg("sea", 12)))
    drop(program, "Things", data)
    program.rest()
    assert program.window.notices.text == "1 picture(s) gathered into Things."
    assert kept(gallery) == [".png"]


@pytest.mark.usefixtures("open_web")
def test_pixels_are_left_where_their_link_leads_to_the_picture_itself(
    program: Running, gallery: Gallery, pages: Pages
) -> None:
    data = links(pages("photo/sea/12"))
    data.setImageData(QImage.fromData(jpeg("sea", 12)))
    drop(program, "Things", data)
    program.rest()
    assert examples(program, "things") == 1
    assert kept(gallery) == [".jpg"]


@pytest.mark.usefixtures("open_web")
def test_an_answer_goes_before_what_is_still_to_be_gathered(program: Running, pages: Pages) -> None:
    drop(program, "Things", links(*(pages(f"photo/sea/{number}") for number in range(20, 26))))
    program.until(lambda: len(pages.asked) > 1)
    program.session.answer(program.session.waiting()[:1], "forest")
    program.rest()
    jobs = [job for job, result in program.done if isinstance(result, Came) and result.complete]
    answered = next(job for job, _ in program.done if isinstance(job, Answer))
    order = [job for job, _ in program.done]
    assert len(jobs) == 1
    assert order.index(answered) < order.index(jobs[0])
    assert program.window.notices.text == "6 picture(s) gathered into Things."
    assert examples(program, "things") == 6


@pytest.mark.usefixtures("open_web")
def test_the_window_closes_at_once_in_the_midst_of_a_download(
    program: Running, pages: Pages
) -> None:
    drop(program, "Things", links(pages("drip")))
    program.until(lambda: bool(pages.asked))
    program.stop()
    assert program.desk.ended


def said(app: Running) -> dict[int, list[Example]]:
    """All that is said of any picture."""
    workspace = app.session.workspace
    assert workspace is not None
    rows = workspace.database.connection.execute("SELECT id FROM content").fetchall()
    found = {number: list(workspace.examples.of(number)) for (number,) in rows}
    return {number: examples for number, examples in found.items() if examples}


@pytest.mark.usefixtures("open_web")
def test_what_was_gathered_is_taken_back_exactly_by_the_key_and_its_files_stay(
    program: Running, gallery: Gallery, pages: Pages
) -> None:
    program.session.answer(program.session.waiting()[:1], "forest")
    program.rest()
    before = said(program)
    drop(program, "Things", links(pages("photo/sea/8"), pages("photo/sea/9")))
    program.rest()
    assert examples(program, "things") == 2
    program.window.notices.close_notice()

    program.shortcut(Qt.Key.Key_Z)
    program.rest()

    assert said(program) == before
    assert kept(gallery) == [".jpg", ".jpg"]
    folder = gallery.catalogue.parent / "gathered" / "Things"
    assert program.window.notices.text == (
        f"2 picture(s) taken back from Things; what was gathered stays in {folder}."
    )
    program.shortcut(Qt.Key.Key_Z)
    program.rest()
    assert said(program) == {}, "the answer before it is the next to go"
    drop(program, "Things", links(pages("photo/sea/8")))
    program.rest()
    assert examples(program, "things") == 1, "the same link teaches again"


def test_the_undo_beside_the_sentence_takes_back_that_drop_and_no_other(
    program: Running, tmp_path: Path
) -> None:
    photos = [tmp_path / "one.jpg", tmp_path / "two.jpg"]
    for number, photo in enumerate(photos):
        photo.write_bytes(jpeg("other", 20 + number))
    drop(program, "Things", files(photos[0]))
    program.rest()
    drop(program, "Sea", files(photos[1]))
    program.rest()
    program.click("Undo", program.window.notices)
    program.rest()
    assert examples(program, "things") == 0
    assert examples(program, "sea") == 1
    assert all(photo.exists() for photo in photos)
    program.window.notices.close_notice()
    assert program.window.notices.text == "1 picture(s) taken back from Things; the files stay."
    assert program.session.undo(), "the other drop can still be taken back"
    program.rest()
    assert said(program) == {}
    assert not program.session.undo()


def test_what_was_said_of_a_picture_since_the_drop_stays(program: Running, tmp_path: Path) -> None:
    photos = [tmp_path / "one.jpg", tmp_path / "two.jpg"]
    for number, photo in enumerate(photos):
        photo.write_bytes(jpeg("other", 20 + number))
    drop(program, "Things", files(*photos))
    program.rest()
    program.window.notices.close_notice()
    program.session.work.submit(TeachAgain(photos[0]))
    program.rest()
    assert program.session.undo()
    program.rest()
    assert [[one.album for one in found] for found in said(program).values()] == [["sea"]]
    assert program.window.notices.text.startswith("1 picture(s) taken back")


def test_files_that_had_to_step_aside_are_all_taken_back(
    program: Running, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(marking, "CHUNK", 1)  # so that some are noted before it steps aside
    photos = [tmp_path / f"{number:03}.jpg" for number in range(40)]
    for number, photo in enumerate(photos):
        photo.write_bytes(jpeg("other", number) + bytes([number]))
    drop(program, "Things", files(*photos))
    program.until(lambda: examples(program, "things") > 0)
    program.session.answer(program.session.waiting()[:1], "forest")
    program.rest()
    came = [result for _, result in program.done if isinstance(result, Came)]
    assert len(came) > 1, "it stepped aside"
    assert (came[-1].pictures, came[-1].already, came[-1].complete) == (40, 0, True)
    assert program.session.undo()
    program.rest()
    assert examples(program, "things") == 0
    assert examples(program, "forest") == 1


def test_nothing_is_taken_that_would_be_removed_elsewhere_or_is_no_picture(
    program: Running, qtbot: QtBot, tmp_path: Path
) -> None:
    photo = files(tmp_path / "a.jpg")
    text = QMimeData()
    text.setText("https://example.org/a.jpg")
    with qtbot.assertNotEmitted(program.window.library.sidebar.brought):
        assert drop(program, "Things", photo, MOVE) is None
        assert drop(program, "All photos", photo) is None
        assert drop(program, "Things", files(tmp_path / "a.txt")) is None
        assert drop(program, "Things", links("ftp://example.org/a.jpg")) is None
        assert drop(program, "Things", text) is None
        own = links("https://example.org/a.jpg")
        own.setData(PHOTOS, b"nonsense")
        assert drop(program, "Things", own) is None


def test_a_program_that_only_links_is_understood(program: Running, qtbot: QtBot) -> None:
    program.session.work.stop()
    with qtbot.waitSignal(program.window.library.sidebar.brought) as brought:
        assert drop(program, "Things", links("https://example.org/%C3%A4.jpg"), LINK) is LINK
    assert brought.args == [Brought(links=("https://example.org/%C3%A4.jpg",)), "things"]


def test_what_is_in_the_clipboard_is_pasted_by_key_and_by_menu(
    program: Running, tmp_path: Path, qtbot: QtBot
) -> None:
    photo = tmp_path / "one.jpg"
    photo.write_bytes(jpeg("other", 30))
    sidebar = program.window.library.sidebar
    QApplication.clipboard().setMimeData(files(photo))
    sidebar.setCurrentIndex(row(sidebar, "Things"))
    sidebar.setFocus()
    with qtbot.waitSignal(sidebar.brought) as brought:
        QTest.keyClick(sidebar, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert brought.args == [Brought((photo,)), "things"]
    menu = sidebar.menu(row(sidebar, "Things"))
    assert menu is not None
    (paste,) = (one for one in menu.actions() if one.text() == "Paste pictures")
    assert paste.isEnabled()
    QApplication.clipboard().clear()
    menu = sidebar.menu(row(sidebar, "Things"))
    assert menu is not None
    (paste,) = (one for one in menu.actions() if one.text() == "Paste pictures")
    assert not paste.isEnabled()
    with qtbot.assertNotEmitted(sidebar.brought):
        QTest.keyClick(sidebar, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    program.rest()
    assert examples(program, "things") == 1

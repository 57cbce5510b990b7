"""What the layers below say is said in the language of the window, with names and reasons."""

from __future__ import annotations

import errno
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from tests.unit.photos import photo, saved

from cene.core.errors import CeneError, FileError, PlacementError
from cene.core.move import FileMove, Mode
from cene.core.photo import Stat
from cene.core.tree import Albums
from cene.files.explain import explained
from cene.files.scan import scan
from cene.files.takeback import require_returnable
from cene.organiser import albums
from cene.organiser.history import write_csv
from cene.organiser.request import SortOrder, checked, folder_of_photos
from cene.organiser.workspace import opened
from cene.ui import sentences
from cene.ui.failed_list import FailedList, Failure
from cene.ui.sentences import said
from cene.ui.system import autostart, language
from cene.vision.decode import decode

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

ROOT = Path(__file__).parents[2]
LIST = ROOT / "resources/sentences.txt"
FULL = Path("/dev/full")


def moved(folder: Path) -> FileMove:
    """A file that was moved, as the journal knows it."""
    target = folder / "new.jpg"
    target.write_bytes(b"picture")
    stat = Stat.of(target.stat())
    return FileMove(folder / "old.jpg", target, stat, placed=stat)


def cut_short(folder: Path) -> None:
    path = saved(folder / "torn.jpg", photo(), "JPEG")
    path.write_bytes(path.read_bytes()[:9000])
    decode(path)


def empty(folder: Path) -> None:
    (folder / "empty.jpg").touch()
    decode(folder / "empty.jpg")


def no_picture(folder: Path) -> None:
    (folder / "letter.jpg").write_text("Dear reader,")
    decode(folder / "letter.jpg")


def too_large(folder: Path) -> None:
    width, height = (50_000).to_bytes(4, "little"), (40_000).to_bytes(4, "little")
    header = b"BM" + bytes(8) + b"\x36\0\0\0" + b"\x28\0\0\0" + width + height + b"\x01\0\x18\0"
    (folder / "wall.bmp").write_bytes(header + bytes(64))
    decode(folder / "wall.bmp")


def a_folder(folder: Path) -> None:
    (folder / "folder.jpg").mkdir()
    decode(folder / "folder.jpg")


def vanished(folder: Path) -> None:
    decode(folder / "gone.jpg")


def missing_folder(folder: Path) -> None:
    folder_of_photos(folder / "gone")


def file_for_folder(folder: Path) -> None:
    (folder / "file").touch()
    folder_of_photos(folder / "file")


def loop_of_links(folder: Path) -> None:
    (folder / "loop").symlink_to(folder / "loop")
    folder_of_photos(folder / "loop")


def missing_root(folder: Path) -> None:
    raise next(scan(folder / "gone", ())).problems[0]


def both_at_once(folder: Path) -> None:
    checked(SortOrder((folder,), folder, Mode.COPY, 0.9), ())


def slash(_folder: Path) -> None:
    Albums(()).check_title("Sea/Beach")


def quotation_marks(_folder: Path) -> None:
    Albums(()).check_title('Bella\'s "best"/worst')


def nothing_to_read(_folder: Path) -> None:
    Albums(()).check_title(" ")


def too_long(_folder: Path) -> None:
    Albums(()).check_title("x" * 300)


def taken_title(_folder: Path) -> None:
    albums.ready_made().check_title("sea")


def under_itself(_folder: Path) -> None:
    albums.ready_made().check_parent("sea", "sea")


def ready_made(folder: Path) -> None:
    with opened(folder / "catalogue", write=True) as workspace:
        albums.remove(workspace, "sea")


def none_left(folder: Path) -> None:
    with opened(folder / "catalogue", write=True) as workspace:
        albums.disable(workspace, albums.ready_made())


def in_use(folder: Path) -> None:
    path = folder / "catalogue"
    with opened(path, write=True), opened(path, write=True):
        pass


def not_ours(folder: Path) -> None:
    (folder / "catalogue").write_bytes(b"x" * 4096)
    with opened(folder / "catalogue", write=True):
        pass


def folder_for_catalogue(folder: Path) -> None:
    with opened(folder, write=True):
        pass


def nowhere_to_export(folder: Path) -> None:
    with opened(folder / "catalogue", write=True) as workspace:
        write_csv(workspace, folder / "gone" / "history.csv")


def full_disk(folder: Path) -> None:
    try:
        with FULL.open("wb", buffering=0) as file:
            file.write(b"x")
    except OSError as error:
        raise explained(
            error, FileMove(folder / "a.jpg", folder / "b.jpg", Stat(0, 0, 0, 0))
        ) from None


def rare_refusal(folder: Path) -> None:
    error = OSError(errno.EBUSY, os.strerror(errno.EBUSY))
    raise explained(error, FileMove(folder / "a.jpg", folder / "b.jpg", Stat(0, 0, 0, 0)))


def gone_from_the_album(folder: Path) -> None:
    file = moved(folder)
    file.target.unlink()
    require_returnable(file)


def changed_in_the_album(folder: Path) -> None:
    file = moved(folder)
    file.target.write_bytes(b"another picture")
    require_returnable(file)


def old_place_taken(folder: Path) -> None:
    file = moved(folder)
    file.source.write_bytes(b"another")
    require_returnable(file)


def no_autostart(folder: Path) -> None:
    (folder / "file").touch()
    autostart.EntryFile(folder / "file" / "cene.desktop").turn_on(["cene"])


@pytest.mark.usefixtures("in_german")
@pytest.mark.parametrize(
    ("cause", "expected"),
    [
        (cut_short, "{here}/torn.jpg: ist beschädigt oder unvollständig; kopieren Sie es noch"),
        (empty, "{here}/empty.jpg: ist leer; kopieren Sie es noch einmal von dort, wo es herkam"),
        (no_picture, "{here}/letter.jpg: ist kein Bild einer Art, die Cene liest, wie immer es"),
        (too_large, "{here}/wall.bmp: hat 2.000 Millionen Pixel, mehr als Cene aus BMP liest;"),
        (a_folder, "{here}/folder.jpg: ist ein Ordner oder ein Gerät, keine Datei mit einem Bild"),
        (vanished, "{here}/gone.jpg: ist verschwunden, seit der Ordner gelesen wurde"),
        (missing_folder, "Der Ordner {here}/gone ist nicht da."),
        (file_for_folder, "Der Ordner {here}/file ist eine Datei; wählen Sie den Ordner, in dem"),
        (loop_of_links, "Der Ordner {here}/loop ist eine Verknüpfung, die zu sich selbst"),
        (missing_root, "{here}/gone: ist nicht da; fehlt der Datenträger?"),
        (both_at_once, "{here} ist zugleich ein zu sortierender Ordner und der Ordner der Alben."),
        (slash, "Ein Album kann nicht „Sea/Beach“ heißen: Ein Schrägstrich würde zwei Ordner"),
        (quotation_marks, "Ein Album kann nicht „Bella's \"best\"/worst“ heißen: Ein Schrägstrich"),
        (nothing_to_read, "Ein Album kann nicht „ “ heißen: Darin gibt es nichts zu lesen."),
        (too_long, f"Ein Album kann nicht „{'x' * 300}“ heißen: Das ist zu lang für den Namen"),
        (taken_title, "Ein Album kann nicht „sea“ heißen: Diesen Namen hat schon das Album"),
        (under_itself, "Das Album „Meer“ kann nicht unter sich selbst stehen."),
        (ready_made, "Das Album „Meer“ ist mitgeliefert und bleibt; es muss aber nicht in"),
        (none_left, "Kein Album bliebe in Verwendung; nehmen Sie zuerst ein anderes in"),
        (in_use, "Ein anderes Cene arbeitet mit dem Katalog {here}/catalogue. Warten Sie, bis es"),
        (not_ours, "Der Katalog {here}/catalogue ist keiner von Cene, oder er ist beschädigt."),
        (folder_for_catalogue, "Der Katalog {here} kann nicht verwendet werden: Das ist ein"),
        (nowhere_to_export, "{here}/gone/history.csv: kann nicht geschrieben werden: Datei oder"),
        pytest.param(full_disk, "{here}/a.jpg: kein Platz mehr auf dem Datenträger von {here};",
         marks=pytest.mark.skipif(not FULL.exists(), reason="no device that is always full")),
        (rare_refusal, "{here}/a.jpg: ließ sich nicht nach {here} legen (Gerät ist beschäftigt)"),
        (gone_from_the_album, "{here}/new.jpg: ist nicht mehr da und kann darum nicht"),
        (changed_in_the_album, "{here}/new.jpg: wurde seit dem Ablegen geändert und bleibt darum"),
        (old_place_taken, "{here}/new.jpg: kann nicht zurückgelegt werden: bei {here}/old.jpg"),
        (no_autostart, "Cene kann {here}/file/cene.desktop nicht ändern; diese Datei startet es"),
    ],
)  # fmt: skip
def test_an_error_that_happened_is_told_in_german(
    tmp_path: Path, cause: Callable[[Path], None], expected: str
) -> None:
    with pytest.raises(CeneError) as caught:
        cause(tmp_path)

    assert said(str(caught.value)).startswith(expected.replace("{here}", str(tmp_path)))


@pytest.mark.usefixtures("in_german")
def test_a_reason_inside_a_reason_is_german_too() -> None:
    inner = PlacementError(Path("/a: b/c.jpg"), "changed since it was filed, so it stays")
    outer = FileError(Path("/d.jpg"), f"half done; the next start settles it ({inner})")

    assert said(str(outer)) == (
        "/d.jpg: halb erledigt; der nächste Start klärt es "
        "(/a: b/c.jpg: wurde seit dem Ablegen geändert und bleibt darum)"
    )


@pytest.mark.usefixtures("in_german")
@pytest.mark.parametrize("text", ["", "odd", "'it' and \"that\"", "/a: b: {c} %1 & d", "a\nb: c"])
def test_what_nobody_here_said_stays_as_it_is(text: str) -> None:
    assert said(text) == text
    reason = said(f"cannot be read ({text}x)")
    assert reason == f"kann nicht gelesen werden ({text}x)"


def test_every_template_is_recognised_as_itself(spoken: QApplication) -> None:
    language.install(spoken, "de")

    for line in LIST.read_text("utf-8").splitlines():
        values = {name: f"/{name}.jpg" for name in re.findall(r"{(\w+)}", line)}
        made = re.sub(r"“({\w+)}”", r"\1!r}", line).format(**values)
        german = QCoreApplication.translate(sentences.CONTEXT, line)
        assert german != line
        assert said(made) == german.format(**values)


def test_in_english_everything_is_said_as_it_was_made(spoken: QApplication) -> None:
    text = "An album cannot be called 'Sea': a slash would make two folders of it."
    language.install(spoken, "de")
    assert said(text) != text

    language.install(spoken, "en")

    assert said(text) == text


@pytest.mark.usefixtures("in_german")
def test_the_list_of_failed_photos_gives_its_reasons_in_german(qtbot: QtBot) -> None:
    page = FailedList()
    qtbot.addWidget(page)
    path = Path("/photos/a.jpg")

    page.show_failures([Failure(1, path, "has zero bytes; copy it again from where it came from")])

    cell = page._model.index(0, 1)
    assert cell.data().startswith("ist leer; ")
    assert "ist leer; " in cell.data(Qt.ItemDataRole.ToolTipRole)

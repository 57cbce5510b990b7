from __future__ import annotations

import logging
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import qInstallMessageHandler
from PySide6.QtWidgets import QWidget

from cene.ui.crash_report import CrashNotice, CrashReport
from cene.ui.parts.notices import Notices
from cene.ui.system import crash, logs
from cene.ui.system.crash import Crashes

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

START = """
import sys
from pathlib import Path
from cene.ui.system.crash import Crashes
crashes = Crashes(Path(sys.argv[1]))
crashes.install()
"""


def run(folder: Path, code: str) -> subprocess.CompletedProcess[str]:
    """A program of its own, with the folder's parent as its home."""
    environment = {**os.environ, "HOME": str(folder.parent), "USERPROFILE": str(folder.parent)}
    command = [sys.executable, "-c", START + code, str(folder)]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def only_report(folder: Path) -> str:
    (report,) = Crashes(folder).reports()
    return report.read_text("utf-8")


def test_an_exception_that_nobody_catches_is_kept_with_versions(tmp_path: Path) -> None:
    folder = tmp_path / "crash"
    done = run(folder, "open(Path.home() / 'no' / 'photo.jpg')")
    assert done.returncode == 1
    assert "FileNotFoundError" in done.stderr
    report = only_report(folder)
    assert report.startswith("Cene 0.")
    assert "PySide6 6." in report
    assert "'~/no/photo.jpg'" in report
    assert str(tmp_path) not in report


def test_an_exception_in_a_thread_is_kept(tmp_path: Path) -> None:
    code = "import threading\nt = threading.Thread(target=lambda: 1 / 0)\nt.start()\nt.join()"
    done = run(tmp_path / "crash", code)
    assert done.returncode == 0
    assert "ZeroDivisionError" in only_report(tmp_path / "crash")


def test_an_exception_in_a_slot_is_kept_and_the_program_goes_on(tmp_path: Path) -> None:
    code = """
from PySide6.QtCore import QCoreApplication, QTimer
app = QCoreApplication([])
def broken():
    raise RuntimeError("in a slot")
QTimer.singleShot(0, broken)
QTimer.singleShot(50, app.quit)
app.exec()
crashes.uninstall()
print("went on")
"""
    done = run(tmp_path / "crash", code)
    assert done.stdout == "went on\n"
    assert "in a slot" in only_report(tmp_path / "crash")


def test_the_end_of_native_code_is_told_at_the_next_start(tmp_path: Path) -> None:
    folder = tmp_path / "crash"
    assert run(folder, "import os\nos.abort()").returncode != 0
    assert Crashes(folder).reports() == []
    assert run(folder, "crashes.uninstall()").returncode == 0
    assert "Fatal Python error: Aborted" in only_report(folder)


def test_a_program_that_ends_well_leaves_nothing(tmp_path: Path) -> None:
    done = run(tmp_path / "crash", "crashes.uninstall()")
    assert (done.returncode, done.stderr) == (0, "")
    assert list((tmp_path / "crash").iterdir()) == []


@pytest.mark.parametrize(
    ("end", "died"),
    [("crashes.uninstall()", False), ("import os\nos.kill(os.getpid(), 9)", True)],
)
def test_a_start_knows_whether_the_run_before_died(tmp_path: Path, end: str, died: bool) -> None:
    run(tmp_path / "crash", end)
    after = run(tmp_path / "crash", "print(crashes.died)\ncrashes.uninstall()")
    assert after.stdout == f"{died}\n"


def test_stopping_by_keyboard_is_no_crash(tmp_path: Path) -> None:
    run(tmp_path / "crash", "raise KeyboardInterrupt")
    assert Crashes(tmp_path / "crash").reports() == []


def test_the_same_crash_is_kept_once_and_old_ones_go(tmp_path: Path) -> None:
    crashes = Crashes(tmp_path / "crash")
    assert crashes.write("the same") is not None
    assert crashes.write("the same") is None
    for number in range(crash.KEPT + 3):
        crashes.write(f"crash {number}")
    reports = crashes.reports()
    assert len(reports) == crash.KEPT
    assert reports[0].read_text("utf-8").endswith(f"crash {crash.KEPT + 2}")


def test_a_crash_that_cannot_be_kept_is_logged(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "crash").write_bytes(b"a file")
    assert Crashes(tmp_path / "crash").write("a crash") is None
    assert "No crash report could be written" in caplog.text


@pytest.fixture
def told(tmp_path: Path, qtbot: QtBot) -> tuple[Crashes, Notices, QWidget]:
    """A window after a crash, and the bar in it."""
    crashes, window = Crashes(tmp_path / "crash"), QWidget()
    crashes.write("Traceback: it broke")
    qtbot.addWidget(window)
    notices = Notices(window)
    CrashNotice(crashes, notices, window)
    window.show()
    return crashes, notices, window


def report_in(window: QWidget) -> CrashReport:
    (report,) = window.findChildren(CrashReport)
    return report


def test_the_next_start_tells_and_shows_the_report(
    told: tuple[Crashes, Notices, QWidget],
) -> None:
    crashes, notices, window = told
    assert "went wrong inside Cene the last time" in notices.text
    notices._button.click()
    report = report_in(window)
    assert report._text.toPlainText().endswith("Traceback: it broke")
    assert not report.isModal()
    report._keep.click()
    assert crashes.reports() == []
    assert len(list((crashes._folder).iterdir())) == 1


def test_a_report_is_deleted_for_good(told: tuple[Crashes, Notices, QWidget]) -> None:
    crashes, notices, window = told
    notices._button.click()
    report_in(window)._delete.click()
    assert list(crashes._folder.iterdir()) == []


def test_without_a_crash_nothing_is_said(tmp_path: Path, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    notices = Notices(window)
    CrashNotice(Crashes(tmp_path / "crash"), notices, window)
    assert notices.text == ""


def test_the_log_holds_what_python_and_qt_say_without_the_home_folder(tmp_path: Path) -> None:
    code = f"""
import logging
from PySide6.QtCore import qWarning
from cene.ui.system import logs
handler = logs.start(Path({str(tmp_path / "logs")!r}))
logging.getLogger("cene.test").info("reading %s", Path.home() / "photo.jpg")
logging.getLogger("cene.test").debug("not this")
qWarning("from Qt")
logs.stop(handler)
logging.getLogger("cene.test").info("too late")
crashes.uninstall()
"""
    done = run(tmp_path / "crash", code)
    assert done.stderr == ""
    lines = (tmp_path / "logs/cene.log").read_text("utf-8").splitlines()
    assert [line.partition(" ")[2].partition(" ")[2] for line in lines] == [
        "INFO cene.test: reading ~/photo.jpg",
        "WARNING qt.default: from Qt",
    ]


def test_full_logs_are_put_aside_and_the_oldest_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logs, "BYTES", 200)
    before = qInstallMessageHandler(None)
    level = logging.getLogger().level
    handler = logs.start(tmp_path)
    for number in range(50):
        logging.getLogger("cene.test").info("line %d", number)
    logs.stop(handler)
    logging.getLogger().setLevel(level)
    qInstallMessageHandler(before)
    assert len(list(tmp_path.iterdir())) == logs.OLDER + 1


def test_homes_are_shortened_however_they_are_spelt(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    monkeypatch.setenv("HOME", str(tmp_path / "link"))
    text = f"{tmp_path}/link/a {tmp_path}/real/b {tmp_path}/c"
    assert logs.private(text) == f"~/a ~/b {tmp_path}/c"

from __future__ import annotations

import os
import stat
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtNetwork import QLocalSocket

from cene.core.errors import UnusableError, UsageError
from cene.ui.system import single
from cene.ui.system.single import Single

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

START = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from cene.ui.system.single import Single
app = QCoreApplication([])
one = Single(Path(sys.argv[1]))
first = one.first([Path(name) for name in sys.argv[2:]])
print("first" if first else "second", flush=True)
if first:
    one.raised.connect(lambda: print("raised", flush=True))
    app.exec()
"""


@pytest.fixture(autouse=True)
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "session"
    folder.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
    return folder


@pytest.fixture
def one(tmp_path: Path) -> Iterator[Single]:
    found = Single(tmp_path / "catalogue.sqlite")
    yield found
    found.close()
    found.deleteLater()


def start(catalogue: Path, *folders: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", START, str(catalogue), *map(str, folders)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def said(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def test_a_second_start_raises_the_first_and_ends(
    qtbot: QtBot, one: Single, tmp_path: Path
) -> None:
    assert one.first()
    with qtbot.waitSignal(one.raised, timeout=20_000):
        second = start(tmp_path / "catalogue.sqlite")
    out, err = second.communicate(timeout=20)
    assert (out, err, second.returncode) == ("second\n", "", 0)


def test_another_spelling_of_the_catalogue_is_the_same(
    qtbot: QtBot, one: Single, tmp_path: Path
) -> None:
    assert one.first()
    (tmp_path / "link").symlink_to(tmp_path)
    with qtbot.waitSignal(one.raised, timeout=20_000):
        second = start(tmp_path / "link" / "." / "catalogue.sqlite")
    assert second.communicate(timeout=20)[0] == "second\n"


def test_a_second_start_brings_folders_whatever_their_names(
    qtbot: QtBot, one: Single, tmp_path: Path
) -> None:
    assert one.first()
    folders = (tmp_path / 'a "b"\n\\', tmp_path / os.fsdecode(b"Caf\xe9"))
    with qtbot.waitSignal(one.raised, timeout=20_000), qtbot.waitSignal(one.offered) as offered:
        second = start(tmp_path / "catalogue.sqlite", *folders)
    out, err = second.communicate(timeout=20)
    assert (out, err, second.returncode) == ("second\n", "", 0)
    assert offered.args == [folders]


def test_too_many_folders_for_a_message_are_a_sentence(one: Single) -> None:
    with pytest.raises(UsageError, match="too many folders"):
        one.first([Path("/") / ("x" * 200) / str(number) for number in range(400)])


def test_each_catalogue_has_its_own_instance(one: Single, tmp_path: Path) -> None:
    other = Single(tmp_path / "other.sqlite")
    assert one.first()
    assert other.first()
    other.close()


def test_a_killed_instance_does_not_keep_the_next_one_out(
    qtbot: QtBot, one: Single, tmp_path: Path, session: Path
) -> None:
    killed = start(tmp_path / "catalogue.sqlite")
    assert said(killed) == "first"
    killed.kill()
    killed.communicate()
    assert len(list(session.iterdir())) == 2  # its socket and its lock
    assert one.first()
    with qtbot.waitSignal(one.raised, timeout=20_000):
        second = start(tmp_path / "catalogue.sqlite")
    assert second.communicate(timeout=20)[0] == "second\n"


def test_of_many_that_start_at_once_one_is_first(tmp_path: Path) -> None:
    starts = [start(tmp_path / "catalogue.sqlite") for _ in range(4)]
    answers = [said(process) for process in starts]
    assert sorted(answers) == ["first", *["second"] * 3]
    first = starts.pop(answers.index("first"))
    assert {process.wait(timeout=20) for process in starts} == {0}
    assert {said(first) for _ in starts} == {"raised"}
    first.kill()
    for process in (first, *starts):
        process.communicate()


def test_an_instance_that_ended_lets_the_next_one_in(one: Single, tmp_path: Path) -> None:
    assert one.first()
    one.close()
    one.close()
    other = Single(tmp_path / "catalogue.sqlite")
    assert other.first()
    other.close()


def test_an_instance_that_does_not_answer_is_a_sentence(
    one: Single, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(single, "ANSWER_MS", 50)
    monkeypatch.setattr(single, "STARTING", 0.2)
    assert one.first()
    with pytest.raises(UnusableError, match="does not answer"):
        Single(tmp_path / "catalogue.sqlite").first()


@pytest.mark.skipif(os.name == "nt", reason="a pipe has no rights of a file")
def test_only_the_same_user_may_speak_to_it(one: Single, session: Path) -> None:
    assert one.first()
    (socket,) = (path for path in session.iterdir() if path.is_socket())
    assert stat.S_IMODE(socket.stat().st_mode) & 0o077 == 0


def test_a_socket_of_somebody_else_is_not_asked(
    one: Single, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert one.first()
    other = Single(tmp_path / "catalogue.sqlite")
    assert single._is_mine(other._name)
    stranger = os.getuid() + 1
    monkeypatch.setattr(os, "getuid", lambda: stranger)
    assert not other._ask(single.RAISE)


@pytest.mark.parametrize(
    "words",
    [
        b"quit\n\n\n",
        b"raise me\n",
        b"\0" * 100_000,
        b"offer \n",
        b"offer []\n",
        b'offer ["relative"]\n',
        b'offer {"/a": 1}\n',
        b"offer [1]\n",
        b"offer " + b"[" * 60_000 + b"\n",
        b'offer ["/a"]\nraise\n',
        b'offer ["/\xff"]\n',
    ],
    ids=lambda words: words[:24].decode("latin-1"),
)
def test_whoever_says_anything_else_is_cut_off(qtbot: QtBot, one: Single, words: bytes) -> None:
    assert one.first()
    socket = QLocalSocket()
    with qtbot.assertNotEmitted(one.raised), qtbot.assertNotEmitted(one.offered):
        with qtbot.waitSignal(socket.disconnected):
            socket.connectToServer(one._name)
            socket.write(words)
        assert socket.readAll().isEmpty()


def test_words_may_come_in_pieces(qtbot: QtBot, one: Single) -> None:
    assert one.first()
    socket = QLocalSocket()
    socket.connectToServer(one._name)
    socket.write(b"rai")
    socket.flush()
    qtbot.wait(50)
    with qtbot.waitSignals([one.raised, socket.disconnected]):
        socket.write(b"se\n")
    assert socket.readAll().data() == single.DONE


def test_a_folder_that_cannot_be_written_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = Single(tmp_path / "catalogue.sqlite")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    one._lock = type(one._lock)(str(tmp_path / "not there" / "lock"))
    with pytest.raises(UnusableError, match="cannot write"):
        one.first()


def test_nobody_may_listen_is_a_sentence_and_leaves_no_lock(one: Single, tmp_path: Path) -> None:
    one._name = str(tmp_path / "not there" / "socket")
    with pytest.raises(UnusableError, match="cannot be reached"):
        one.first()
    assert not one._lock.isLocked()


@pytest.mark.parametrize("folder", ["", "relative", "/not/there"])
def test_without_a_folder_of_the_session_the_temporary_one_serves(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, folder: str
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", folder)
    monkeypatch.setattr(tempfile, "gettempdir", lambda: str(tmp_path))
    assert single._folder() == tmp_path


def test_no_thread_is_needed(one: Single) -> None:
    before = threading.active_count()
    assert one.first()
    assert threading.active_count() == before

"""On a terminal: the progress bar, and Ctrl-C."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import time
from typing import TYPE_CHECKING

import pytest
from tests.e2e.program import PROGRAM, TIMEOUT, environment, files
from tests.scenes import scene

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tests.e2e.program import Library

pty = pytest.importorskip("pty", reason="needs a system with pseudo-terminals")


HIDE_CURSOR, SHOW_CURSOR = "\x1b[?25l", "\x1b[?25h"


def on_terminal(
    library: Library,
    *args: object,
    at: str = "",
    signals: Sequence[int] = (),
    then: Callable[[], None] = lambda: None,
) -> tuple[int, str, str]:
    """Run with stderr on a terminal; act when it shows what the pattern `at` matches.

    Returns:
        Exit code, stdout, and all that the terminal was sent.
    """
    master, slave = pty.openpty()
    wide = {"COLUMNS": "100", "LINES": "30", "TERM": "xterm", "PYTHONWARNINGS": "default"}
    process = subprocess.Popen(
        [*PROGRAM, *map(str, args)],
        env=environment(library.home, wide),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=slave,
        start_new_session=True,
    )
    os.close(slave)
    shown, waiting = "", True
    end = time.monotonic() + TIMEOUT
    while time.monotonic() < end:
        try:
            data = os.read(master, 65536)
        except OSError:  # how Linux says that the other side is closed
            break
        if not data:
            break
        shown += data.decode()
        if waiting and re.search(at, shown):
            waiting = False
            then()
            for number in signals:
                process.send_signal(number)
                time.sleep(0.1)  # two at once would count as one
    out, _ = process.communicate(timeout=TIMEOUT)
    os.close(master)
    return process.returncode, out.decode(), shown


def fill(library: Library, number: int) -> None:
    """Photos of 12 megapixels, which take a moment to read."""
    library.inbox.mkdir()
    scene("other").resize((4000, 3000)).save(library.inbox / "0.jpg", quality=60)
    data = (library.inbox / "0.jpg").read_bytes()
    for k in range(1, number):
        (library.inbox / f"{k}.jpg").write_bytes(data + bytes([k]))


def test_a_bar_shows_count_rate_and_time_left(library: Library) -> None:
    fill(library, 40)
    code, out, shown = on_terminal(library, *library.sorting("suggest"))
    assert code == 0
    assert out.startswith("40 photos in ")
    assert "Scanning folders" in shown
    assert "Looking at photos" in shown
    assert re.search(r"\b\d+/40\b", shown)
    assert re.search(r"[\d,]+ a second", shown)
    assert re.search(r"\d\d:\d\d.{0,20} left", shown)


def test_one_document_and_nothing_else_on_stdout(library: Library) -> None:
    library.add("a.jpg", "sea")
    code, out, shown = on_terminal(library, *library.sorting("move"), "--json")
    assert code == 0
    assert out.startswith("{\n")
    assert "Filing" in shown
    code, out, shown = on_terminal(library, "undo", "--last")
    assert (code, out) == (0, "1 photo put back.\n")
    assert "Putting back" in shown


def test_without_a_terminal_there_is_no_bar(library: Library) -> None:
    library.add("a.jpg", "sea")
    assert library.cene(*library.sorting("move")).err == ""


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_first_signal_stops_at_a_safe_point_and_the_next_run_goes_on(
    library: Library, number: signal.Signals
) -> None:
    fill(library, 200)
    library.add("a.jpg", "sea")
    code, out, shown = on_terminal(
        library, *library.sorting("move"), signals=[number], at=r"\b[1-9]\d*/201\b"
    )
    assert code == 130
    assert "Filing" not in shown
    assert "Moved" not in out
    assert out.endswith("Stopped before the end; the next run goes on from here.\n")
    assert len(files(library.inbox)) == 201
    done = library.sort("move")
    assert (done.code, done.json["photos"]) == (0, 201)
    assert "Sea/a.jpg" in files(library.albums)


@pytest.mark.parametrize("command", ["watch", "sort"])
def test_a_terminal_that_is_closed_ends_it_as_a_signal_does(library: Library, command: str) -> None:
    fill(library, 200)
    order = (command, *library.sorting("move")[1:])
    process, master = at_its_terminal(library, *order)
    while not (library.home / "catalogue.sqlite.looking").exists():
        assert process.poll() is None
        time.sleep(0.01)
    os.close(master)
    assert process.wait(TIMEOUT) == {"watch": 0, "sort": 130}[command]
    assert not (library.home / "catalogue.sqlite.looking").exists()
    assert len(files(library.inbox)) == 200


def test_with_nohup_it_outlives_its_terminal(library: Library) -> None:
    library.inbox.mkdir()
    process, master = at_its_terminal(library, "watch", *library.sorting("move")[1:], nohup=True)
    os.read(master, 1000)  # that it watches
    os.close(master)
    library.add("a.jpg", "sea")
    end = time.monotonic() + TIMEOUT
    while files(library.albums) != ["Sea/a.jpg"]:
        assert process.poll() is None
        assert time.monotonic() < end
        time.sleep(0.1)
    process.terminate()
    assert process.wait(TIMEOUT) == 0


def at_its_terminal(
    library: Library, *args: object, nohup: bool = False
) -> tuple[subprocess.Popen[bytes], int]:
    """A process whose terminal is closed with this descriptor, which the system then tells it."""
    master, slave = pty.openpty()
    deaf = ("sh", "-c", 'trap "" HUP; exec "$@"', "sh") if nohup else ()
    process = subprocess.Popen(
        ["setsid", "--ctty", *deaf, *PROGRAM, *map(str, args)],
        env=environment(library.home),
        stdin=slave,
        stdout=slave,
        stderr=slave,
    )
    os.close(slave)
    return process, master


def test_a_second_signal_ends_it_at_once_and_nothing_is_lost(library: Library) -> None:
    fill(library, 200)
    both = [signal.SIGINT, signal.SIGINT]
    code, out, shown = on_terminal(
        library, *library.sorting("move"), signals=both, at=r"\b[1-9]\d*/200\b"
    )
    assert (code, out) == (-signal.SIGINT, "")
    assert shown.rfind(SHOW_CURSOR) > shown.rfind(HIDE_CURSOR)
    assert len(files(library.inbox)) == 200
    assert library.cene("doctor", "--json").json["ok"]


def test_a_photo_that_vanishes_between_listing_and_reading_is_named(library: Library) -> None:
    fill(library, 200)
    library.add("a.jpg", "sea")
    last = library.inbox / "z.jpg"
    (library.inbox / "9.jpg").rename(last)
    args = (*library.sorting("move"), "--json")
    code, out, _ = on_terminal(library, *args, at=r"\b[1-9]\d*/201\b", then=last.unlink)
    answer = json.loads(out)
    assert code == 1
    assert answer["failed"] == [
        {"path": str(last), "error": "has vanished since its folder was read"}
    ]
    assert (answer["photos"], files(library.albums)) == (201, ["Sea/a.jpg"])
    assert library.sort("move").code == 0


def test_an_evaluation_can_be_stopped(library: Library) -> None:
    fill(library, 200)
    code, out, _ = on_terminal(
        library,
        "evaluate",
        library.root,
        "--json",
        signals=[signal.SIGINT],
        at=r"\b[1-9]\d*/200\b",
    )
    assert (code, out) == (130, "")

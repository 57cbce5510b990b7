"""Companions that arrive seconds after their photo, which was filed by then."""

from __future__ import annotations

import signal
import subprocess
import time
from typing import TYPE_CHECKING

import pytest
from tests.e2e.program import PROGRAM, environment, files
from tests.scenes import THRESHOLD, scene
from tests.unit.photos import saved

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.e2e.program import Library

PATIENCE = 60


@pytest.fixture
def filed(library: Library) -> Library:
    """A photo that was moved, and what belongs to it, which was not there yet."""
    library.add("a.jpg", "sea")
    library.sort("move")
    (library.inbox / "a.CR2").write_bytes(b"raw")
    (library.inbox / "a.jpg.xmp").write_text("<x/>")
    return library


def test_what_comes_late_joins_its_photo_and_is_counted_apart(filed: Library) -> None:
    done = filed.sort("move")
    assert (done.code, done.json["joined"], done.json["batch"]) == (0, 2, 2)
    assert [done.json[key] for key in ("photos", "filed", "skipped")] == [0, 0, 0]
    assert (done.json["failed"], done.json["decisions"]) == ([], [])
    assert files(filed.albums) == ["Sea/a.CR2", "Sea/a.jpg", "Sea/a.jpg.xmp"]
    raw = filed.moves()[1]
    assert raw["source"] == str(filed.inbox / "a.CR2")
    assert raw["target"] == str(filed.albums / "Sea/a.CR2")
    assert (raw["album"], raw["companions"]) == ("sea", [])
    again = filed.sort("move").json
    assert (again["joined"], again["batch"]) == (0, None)


def test_people_are_told_how_many_joined(filed: Library) -> None:
    assert filed.sort("suggest").json["joined"] == 0
    done = filed.cene(*filed.sorting())
    assert "2 companions joined their photos.\n" in done.out
    history = filed.cene("history").out
    assert "· 2 companions\n" in history
    assert "· 1 photo\n" in history


def test_a_live_photos_video_joins_its_heic_and_not_the_jpeg(library: Library) -> None:
    library.inbox.mkdir()
    saved(library.inbox / "a.HEIC", scene("forest", 0), "HEIF", quality=95)
    library.add("a.JPG", "sea")
    assert library.sort("move").json["filed"] == 2
    (library.inbox / "a.MOV").write_bytes(b"film")
    assert library.sort("move").json["joined"] == 1
    assert files(library.albums) == ["Forest/a.HEIC", "Forest/a.MOV", "Sea/a.JPG"]


def test_undo_puts_a_photo_back_with_what_joined_it(filed: Library) -> None:
    filed.sort("move")
    undone = filed.cene("undo", "1", "--json").json
    assert (undone["undone"], undone["refused"]) == (["2.3", "2.2", "1.1"], [])
    assert files(filed.inbox) == ["a.CR2", "a.jpg", "a.jpg.xmp"]
    assert not filed.albums.exists()


def test_undo_can_put_back_only_what_joined(filed: Library) -> None:
    filed.sort("move")
    done = filed.cene("undo", "2")
    assert "2 companions put back.\n" in done.out
    assert files(filed.inbox) == ["a.CR2", "a.jpg.xmp"]
    assert files(filed.albums) == ["Sea/a.jpg"]
    filed.cene("undo", "1")
    assert files(filed.inbox) == ["a.CR2", "a.jpg", "a.jpg.xmp"]


def test_a_taken_name_is_said_and_nothing_overwritten(filed: Library) -> None:
    (filed.albums / "Sea/a.jpg.xmp").write_text("<other/>")
    done = filed.sort("move")
    assert (done.code, done.json["joined"]) == (1, 1)
    path, error = str(filed.inbox / "a.jpg.xmp"), "another file in Sea has its name"
    assert done.json["failed"] == [{"path": path, "error": error}]
    assert (filed.albums / "Sea/a.jpg.xmp").read_text() == "<other/>"
    assert files(filed.inbox) == ["a.jpg.xmp"]


def test_the_watcher_brings_what_comes_after_the_photo_it_filed(library: Library) -> None:
    library.inbox.mkdir()
    command = [*PROGRAM, "watch", str(library.inbox), "--into", str(library.albums)]
    process = subprocess.Popen(
        [*command, "--mode", "move", "--threshold", THRESHOLD],
        env=environment(library.home),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        library.add("a.jpg", "sea")
        assert in_time(lambda: files(library.albums) == ["Sea/a.jpg"])
        (library.inbox / "a.CR2").write_bytes(b"raw")
        assert in_time(lambda: files(library.albums) == ["Sea/a.CR2", "Sea/a.jpg"])
    finally:
        process.send_signal(signal.SIGTERM)
        printed, _ = process.communicate(timeout=PATIENCE)
    assert "1 companion joined its photo\n" in printed
    assert [move["state"] for move in library.moves()] == ["done", "done"]


def in_time(happened: Callable[[], bool]) -> bool:
    end = time.monotonic() + PATIENCE
    while not happened():
        if time.monotonic() > end:
            return False
        time.sleep(0.1)
    return True

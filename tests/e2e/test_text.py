"""What people read: sentences, tables, one line a photo."""

from __future__ import annotations

import os
import re
import subprocess
from typing import TYPE_CHECKING

import pytest
from tests.e2e.program import FROZEN, PROGRAM, environment
from tests.scenes import THRESHOLD

if TYPE_CHECKING:
    from tests.e2e.program import Library


def test_a_sort_ends_with_a_summary(library: Library) -> None:
    library.add("a.jpg", "buildings")
    library.add("trip/b.jpg", "sea")
    library.add("trip/coins.jpg", "other")
    (library.inbox / "text.jpg").write_text("text")
    (library.inbox / "raw.nef").touch()
    (library.inbox / "link.jpg").symlink_to("a.jpg")
    done = library.cene(*library.sorting("move"))
    assert done.code == 1
    out = re.sub(r"in [\d.]+ s", "in N s", done.out)
    out = re.sub(r"\d+ % ([\w ]+)(, next [\w ]+ \d+ %)?\n", r"NN % \1\n", out)
    out = re.sub(r"(not sure enough: NN %) [\w ]+", r"\1 this", out)
    assert out == (
        "5 photos in N s.\n"
        f"Moved 2 photos into {library.albums}, probably all of them right:\n"
        "  a.jpg       →  Buildings/a.jpg  NN % Buildings\n"
        "  trip/b.jpg  →  Sea/b.jpg        NN % Sea\n"
        "1 photo waits for you:\n"
        "  trip/coins.jpg  not sure enough: NN % this\n"
        "1 photo left alone:\n"
        "  raw.nef  a RAW file without a picture of the same name beside it, which Cene cannot "
        "look into\n"
        "1 failed:\n"
        f"  {library.inbox}/text.jpg: is not a picture of a kind that Cene reads, whatever its "
        "name\n"
        "1 symbolic link not followed.\n"
        "Batch 1; `cene undo 1` puts everything back.\n"
    )


def test_a_suggestion_says_what_would_be(library: Library) -> None:
    library.add("a.jpg", "sea")
    out = library.cene(*library.sorting("suggest")).out
    assert f"1 photo would go into {library.albums}, probably right:\n  a.jpg  →  Sea/a.jpg" in out
    assert "Batch" not in out
    assert library.cene("history").out == "Nothing has been done yet.\n"
    library.sort("copy")
    again = library.cene(*library.sorting("suggest")).out
    assert "would go" not in again
    assert "None is filed anew" in again
    assert "  a.jpg  in Sea already" in again


def test_long_lists_are_cut_and_counted(library: Library) -> None:
    for number in range(25):
        library.add(f"sea{number:02}.jpg", "sea", number)
        library.add(f"coins{number:02}.jpg", "other", number)
    suggested = library.cene(*library.sorting("suggest")).out
    assert "  Sea  25\n" in suggested
    moved = library.cene(*library.sorting("move")).out
    assert "  Sea  25\n" in moved
    for out in (suggested, moved):
        assert "25 photos wait for you:\n" in out
        assert out.count("coins") == 20
        assert "  … and 5 more (--json lists all)\n" in out
    history = library.cene("history").out
    assert history.count("→") == 20
    assert history.splitlines()[0].endswith(" · sort --mode move · 25 photos")
    assert history.endswith("  … and 5 more (--json lists all)\n")


def test_the_history_is_a_line_a_photo(library: Library) -> None:
    library.add("a\nb.jpg", "sea")
    library.add("stray\udcff.jpg", "sea", 1)
    library.add("日本.jpg", "sea", 2)
    library.sort("move")
    library.cene("undo", "1.2")
    out = library.cene("history", env={"TZ": "UTC"}).out
    lines = out.splitlines()
    assert len(lines) == 4
    assert re.fullmatch(
        r"Batch 1 · \d{4}-\d\d-\d\d \d\d:\d\d:\d\d · sort --mode move · 3 photos", lines[0]
    )
    assert "a\\nb.jpg" in lines[1]
    assert "stray\\xff.jpg" in lines[2]
    assert [line.split()[-1] for line in lines[1:]] == ["done", "undone", "done"]


def test_an_undo_says_what_did_not_work(library: Library) -> None:
    library.add("a.jpg", "sea")
    library.add("b.jpg", "sea", 1)
    library.sort("move")
    (library.albums / "Sea/b.jpg").unlink()
    done = library.cene("undo", "--last")
    assert done.code == 1
    assert done.out == (
        "1 photo put back.\n"
        "1 photo not put back:\n"
        f"  1.2  {library.albums}/Sea/b.jpg: is no longer there, so it cannot be put back\n"
    )
    assert library.cene("undo", "1.1").out == "There is nothing to undo.\n"


def test_output_that_nobody_reads_any_more_is_no_error(library: Library) -> None:
    for number in range(30):
        library.add(f"{number}.jpg", "sea", number)
    library.sort("copy")
    for args in (("history",), ("history", "--json")):
        reading, writing = os.pipe()
        os.close(reading)
        done = subprocess.run(
            [*PROGRAM, *args],
            env=environment(library.home),
            stdout=writing,
            stderr=subprocess.PIPE,
            check=False,
        )
        os.close(writing)
        assert (done.returncode, done.stderr) == (0, b"")


def test_output_that_cannot_be_written_is_said(library: Library) -> None:
    library.add("a.jpg", "sea")
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [*PROGRAM, *map(str, library.sorting("move"))],
            env=environment(library.home),
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 3
    assert done.stderr == b"cene: The output cannot be written: No space left on device.\n"
    assert library.cene("undo", "--last", "--json").json["undone"] == ["1.1"]


@pytest.mark.parametrize(
    ("env", "shown"),
    [
        ({"PYTHONIOENCODING": "ascii"}, "\\xe9t\\xe9"),
        # Python takes the bytes of such a name for what they are.
        ({"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, "\\xc3\\xa9t\\xc3\\xa9"),
    ],
)
def test_a_terminal_that_knows_ascii_only_is_enough(
    library: Library, env: dict[str, str], shown: str
) -> None:
    if FROZEN:
        pytest.skip("PyInstaller's Python minds none of these variables, and always speaks UTF-8")
    library.add("été.jpg", "sea")
    (library.inbox / "è\n.jpg").write_text("no photo")
    done = library.cene(*library.sorting("copy"), env=env)
    assert done.code == 1
    assert f"{shown}.jpg  ->  Sea/{shown}.jpg" in done.out
    assert "\\n.jpg: is not a picture" in done.out
    assert f"Inbox/{shown}.jpg  ->  " in library.cene("history", env=env).out
    assert library.cene("undo", "--all", env=env).out == "1 photo put back.\n"
    assert not library.albums.exists()


def test_the_threshold_is_shown_as_it_was_given(library: Library) -> None:
    library.add("coins.jpg", "other")
    out = library.cene(*library.sorting("move")).out
    assert f"None is filed anew: Cene files what it is {THRESHOLD[-1]}0 % sure of." in out

"""`cene gather`, from a real server, by the real program."""

from __future__ import annotations

import base64
import os
import signal
import subprocess
import time
from typing import TYPE_CHECKING

import pytest
from tests.e2e.program import PROGRAM, Library, environment, files
from tests.pages import Pages, jpeg, serving

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def pages() -> Iterator[Pages]:
    with serving() as found:
        yield found


def listed(library: Library, *lines: str) -> Path:
    path = library.root / "urls.txt"
    path.write_text("\n".join(lines))
    return path


def gather(library: Library, *lines: str) -> list[str | Path]:
    """The arguments."""
    return ["gather", listed(library, *lines), "--album", "Pizza", "--pause", "0"]


def test_links_teach_an_album_and_what_fails_is_listed(library: Library, pages: Pages) -> None:
    links = [pages(page) for page in ("photo/sea", "photo/forest", "bytes/other", "to/photo/sea/7")]
    bad = {
        pages("html.jpg"): "is text/html, not a picture",
        pages("lie.jpg"): "is not a picture of a kind that Cene reads, whatever its name",
        pages("huge"): "is larger than 30 MB",
        pages("bomb"): "is larger than 30 MB",
        pages("cut"): "the connection to its server was cut",
        pages("loop"): "leads on to another place more than 5 times",
        pages("out"): "is no link that begins with http:// or https://",
        pages("gone"): "is not there, says its server (404)",
        "pizza": "is no link that begins with http:// or https://",
    }
    data = f"data:image/jpeg;base64,{base64.b64encode(jpeg('sea', 9)).decode()}"
    lines = ["# pizza", "", *links, *bad, data, links[0], pages("busy/1")]

    done = library.cene(*gather(library, *lines), "--allow-private", "--json")

    assert done.code == 1
    assert {one["url"]: one["error"] for one in done.json["failed"]} == bad
    assert [one["url"] for one in done.json["gathered"]] == [*links, "data:"]
    assert done.json["already"] == 2  # named twice; the busy one has the first picture
    assert (done.json["album"], done.json["title"], done.json["complete"]) == (
        "Pizza", "Pizza", True,
    )  # fmt: skip
    kept = [one["path"] for one in done.json["gathered"]]
    assert done.json["folder"] == str(library.home / "gathered/Pizza")
    assert files(library.home / "gathered") == sorted(
        os.path.relpath(path, library.home / "gathered") for path in kept
    )
    albums = {one["title"]: one for one in library.cene("albums", "list", "--json").json["albums"]}
    assert albums["Pizza"]["examples"] == 5

    pages.asked.clear()
    again = library.cene(*gather(library, *links, data), "--allow-private")
    assert again.code == 0
    assert again.out.splitlines()[1:] == ["5 links known already."]
    assert pages.asked == []


def test_a_server_in_the_own_network_is_not_asked_without_leave(
    library: Library, pages: Pages
) -> None:
    done = library.cene(*gather(library, pages("photo/sea"), pages("photo/sea", "localhost")))
    assert done.code == 1
    assert done.out.startswith("0 pictures gathered into Pizza")
    reason = "leads to a private address, which nobody asked for"
    assert done.err.splitlines() == [
        f"{pages('photo/sea')}: {reason}",
        f"{pages('photo/sea', 'localhost')}: {reason}",
    ]
    assert pages.asked == []
    titles = [one["title"] for one in library.cene("albums", "list", "--json").json["albums"]]
    assert "Pizza" not in titles


def test_ctrl_c_keeps_what_is_done_and_the_next_run_goes_on(library: Library, pages: Pages) -> None:
    links = [pages("photo/sea/0"), pages("photo/sea/1"), pages("drip")]
    arguments = [*gather(library, *links), "--allow-private"]
    running = subprocess.Popen(
        [*PROGRAM, *map(str, arguments)],
        env=environment(library.home),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    end = time.monotonic() + 60
    while len(pages.asked) < 3 and time.monotonic() < end:
        time.sleep(0.02)
    running.send_signal(signal.SIGINT)
    began = time.monotonic()
    out, err = running.communicate(timeout=30)
    assert time.monotonic() - began < 5
    assert (running.returncode, err) == (130, "")
    assert out.startswith("2 pictures gathered into Pizza")
    assert "the same command goes on from here" in out
    assert len(files(library.home / "gathered")) == 2

    pages.asked.clear()
    done = library.cene(*gather(library, *links[:2], pages("photo/sea/2")), "--allow-private")
    assert done.code == 0
    assert pages.paths == ["photo/sea/2"]
    assert len(files(library.home / "gathered")) == 3


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["urls.txt"], "Missing option '--album'"),
        (["nowhere.txt", "--album", "Pizza"], "cannot be read: No such file or directory"),
        (["urls.txt", "--album", "a/b"], "An album cannot be called 'a/b'"),
        (["urls.txt", "--album", "Pizza", "--pause", "-1"], "-1"),
        (["urls.txt", "--album", "Pizza", "--pause", "nan"], "nan is no number"),
    ],
)
def test_what_cannot_be_meant_is_a_mistake_of_use(
    library: Library, arguments: list[str], sentence: str
) -> None:
    listed(library, "https://example.org/a.jpg")
    done = library.cene("gather", *arguments, cwd=library.root)
    assert done.code == 2
    assert sentence in done.err

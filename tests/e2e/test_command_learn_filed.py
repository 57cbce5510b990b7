"""`cene albums learn-filed`, and what sorting learns from photos that stay where they were put."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.e2e.program import Library


def by_machine(library: Library) -> dict[str, int]:
    """How many examples a machine gave, by title of the album, where it gave any."""
    found = library.cene("albums", "list", "--json").json["albums"]
    return {album["title"]: album["machine"] for album in found if album["machine"]}


def age(library: Library) -> None:
    """Let all that was done be long ago."""
    (catalogue,) = library.home.glob("*.sqlite")
    with closing(sqlite3.connect(catalogue)) as connection, connection:
        connection.execute("UPDATE batch SET time = '2020-01-01T00:00:00+00:00'")


@pytest.fixture
def sorted_library(library: Library) -> Library:
    """A photo of buildings was taught by a person, and another was filed by Cene long ago."""
    library.cene("teach", "Buildings", library.add("taught.jpg", number=20))
    (library.inbox / "taught.jpg").unlink()
    library.add("filed.jpg")
    assert library.sort("move").json["filed"] == 1
    return library


def test_a_sort_learns_from_what_stayed_unless_told_not_to(sorted_library: Library) -> None:
    library = sorted_library
    library.sort("move")
    assert by_machine(library) == {}
    age(library)
    library.sort("suggest")
    assert by_machine(library) == {"Buildings": 1}
    off = library.cene("albums", "learn-filed", "off", "--json")
    assert (off.code, off.err, off.json) == (0, "", {"learn_from_filed": False})
    assert by_machine(library) == {}
    library.sort("suggest")
    assert by_machine(library) == {}
    on = library.cene("albums", "learn-filed", "on", "--json")
    assert (on.code, on.err, on.json) == (0, "", {"learn_from_filed": True})
    library.sort("suggest")
    assert by_machine(library) == {"Buildings": 1}


def test_the_switch_says_what_it_did(sorted_library: Library) -> None:
    library = sorted_library
    age(library)
    library.sort("suggest")
    said = [library.cene("albums", "learn-filed", state).out for state in ("off", "off", "on")]
    assert said == [
        "Filed photos do not count as examples; 1 photo did so far.\n",
        "Filed photos do not count as examples.\n",
        "Photos that stay for a week where Cene filed them count as examples, a little.\n",
    ]


def test_the_switch_is_on_or_off(library: Library) -> None:
    for args in ((), ("maybe",), ("on", "off")):
        done = library.cene("albums", "learn-filed", *args)
        assert (done.code, done.out) == (2, "")
    assert not library.home.exists()

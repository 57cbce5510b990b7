"""Which filed pictures the journal names as those that stayed."""

from __future__ import annotations

import os
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cene.core.example import Example, Verdict
from cene.core.move import FileMove, Mode, Move, State
from cene.core.photo import Stat
from cene.store.catalogue import Catalogue, Sighting
from cene.store.examples import Examples
from cene.store.journal import Settled

if TYPE_CHECKING:
    from cene.store.journal import Journal

BEFORE, AFTER, LATER = (f"2026-01-0{day}T00:00:00+00:00" for day in (1, 3, 4))
WEEK = "2026-01-02T00:00:00+00:00"
PLACED = Stat(1, 2, 3, 4)


def batch(journal: Journal, time: str) -> int:
    with journal.database.transaction() as connection:
        number = journal.begin(Mode.MOVE, "sort", 0.9)
        connection.execute("UPDATE batch SET time = ? WHERE id = ?", (time, number))
    return number


def file(
    journal: Journal,
    name: str,
    of: int,
    *,
    album: str = "sea",
    state: State = State.DONE,
    mode: Mode = Mode.MOVE,
) -> int:
    """A picture that was filed with its companion; returns the number of its content."""
    catalogue, digest = Catalogue(journal.database), os.fsencode(name)
    with journal.database.transaction():
        content = catalogue.add_content(digest, "backbone", b"embedding", None)
        folder = catalogue.folder(Path("/in"))
        photo = catalogue.see(folder, Sighting(name, (), 3, 4), None)
        files = (
            FileMove(Path("/in", name), Path("/out", name), PLACED, digest, PLACED),
            FileMove(Path("/in", f"{name}.xmp"), Path("/out", f"{name}.xmp"), PLACED),
        )
        journal.intend(Move(of, photo, mode, files, album, 0.1 + 0.2, state))
    return content


def settled(journal: Journal, album: str = "sea") -> list[int]:
    return [row.content for row in journal.settled(album, WEEK, "backbone")]


def test_what_was_filed_comes_with_where_it_was_put(journal: Journal) -> None:
    content = file(journal, os.fsdecode(b"stray\xff.jpg"), batch(journal, BEFORE))
    target = Path("/out", os.fsdecode(b"stray\xff.jpg"))
    assert list(journal.settled("sea", WEEK, "backbone")) == [
        Settled(content, 0.1 + 0.2, BEFORE, target, PLACED)
    ]


def test_the_newest_come_first_and_not_before_their_time(journal: Journal) -> None:
    first, second = batch(journal, BEFORE), batch(journal, BEFORE)
    a, b, c = (file(journal, name, of) for name, of in (("a", first), ("b", second), ("c", second)))
    file(journal, "young", batch(journal, AFTER))
    assert settled(journal) == [c, b, a]


def test_a_clock_that_was_put_back_makes_nothing_old(journal: Journal) -> None:
    file(journal, "young", batch(journal, AFTER))
    old = file(journal, "old", batch(journal, BEFORE))
    assert settled(journal) == [old]


@pytest.mark.parametrize("state", [state for state in State if state is not State.DONE])
def test_only_what_is_done_and_was_not_taken_back_counts(journal: Journal, state: State) -> None:
    file(journal, "a", batch(journal, BEFORE), state=state)
    assert settled(journal) == []


@pytest.mark.parametrize("mode", [Mode.MOVE, Mode.COPY, Mode.HARDLINK])
def test_copies_and_links_count_as_moves_do(journal: Journal, mode: Mode) -> None:
    a = file(journal, "a", batch(journal, BEFORE), mode=mode)
    assert settled(journal) == [a]


def test_each_album_has_its_own(journal: Journal) -> None:
    number = batch(journal, BEFORE)
    a = file(journal, "a", number)
    b = file(journal, "b", number, album="forest")
    assert (settled(journal), settled(journal, "forest")) == ([a], [b])


def test_what_another_network_looked_at_does_not_count(journal: Journal) -> None:
    file(journal, "a", batch(journal, BEFORE))
    assert list(journal.settled("sea", WEEK, "another")) == []


@pytest.mark.parametrize("verdict", Verdict)
@pytest.mark.parametrize("album", ["sea", "forest"])
def test_what_something_was_said_of_elsewhere_is_passed_over(
    journal: Journal, verdict: Verdict, album: str
) -> None:
    number = batch(journal, BEFORE)
    a, b = file(journal, "a", number), file(journal, "b", number)
    examples = Examples(journal.database)
    with journal.database.transaction():
        examples.put(a, Example("sea", Verdict.CONFIRMED, source="filed"))
        examples.put(b, Example(album, verdict))
    assert settled(journal) == [a]


@pytest.mark.parametrize(("album", "time"), [("sea", BEFORE), ("sea", AFTER), ("forest", BEFORE)])
def test_a_few_of_very_many_are_read_at_once(journal: Journal, album: str, time: str) -> None:
    first = batch(journal, BEFORE)
    wanted = [file(journal, name, first) for name in "abc"]
    _multiply(journal, album, of=first if time == BEFORE else batch(journal, AFTER))
    steps = 0

    def step() -> int:
        nonlocal steps
        steps += 1
        return 0

    journal.database.connection.set_progress_handler(step, 10)
    with closing(journal.settled("sea", WEEK, "backbone")) as rows:
        found = [row.content for row in islice(rows, 3)]
    journal.database.connection.set_progress_handler(None, 10)
    assert len(found) == 3
    assert set(found) <= set(wanted)
    assert steps < 50


def _multiply(journal: Journal, album: str, of: int) -> None:
    """Write the last move down a few thousand times more, as part of a batch."""
    with journal.database.transaction() as connection:
        (last,) = connection.execute("SELECT max(id) FROM move").fetchone()
        for number in range(last + 1, last + 4000):
            connection.execute(
                "INSERT INTO move SELECT ?, ?, photo_id, mode, state, ?, confidence, error, joins "
                "FROM move WHERE id = ?",
                (number, of, album, last),
            )
            connection.execute(
                "INSERT INTO move_file SELECT ?, position, source, target, device, inode, size, "
                "mtime_ns, content, placed_device, placed_inode, placed_size, placed_mtime_ns "
                "FROM move_file WHERE move_id = ?",
                (number, last),
            )

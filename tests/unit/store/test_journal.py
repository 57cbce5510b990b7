from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from cene.core.move import Batch, FileMove, Mode, Move, State
from cene.core.photo import Photo, Stat
from cene.store.catalogue import Catalogue, Sighting
from cene.store.database import Database
from cene.store.journal import Journal

A, B, C, D = (Path("/", name) for name in "abcd")
STAT, PLACED = Stat(-1, 2**63 - 1, 3, 4), Stat(5, -(2**63), 7, 8)


def photo(journal: Journal) -> int:
    """Some photo for moves to be about."""
    catalogue = Catalogue(journal.database)
    with journal.database.transaction():
        folder = catalogue.folder(Path("/in"))
        known = catalogue.photos_in(folder).get("a.jpg")
        catalogue.see(folder, Sighting("a.jpg", (), 1, 1), known)
        return catalogue.photos_in(folder)["a.jpg"].id


def batch(journal: Journal, mode: Mode = Mode.MOVE) -> int:
    with journal.database.transaction():
        return journal.begin(mode, "sort", 0.9)


def write(
    journal: Journal,
    *ways: tuple[Path, Path],
    state: State = State.DONE,
    mode: Mode = Mode.MOVE,
    of: int | None = None,
) -> Move:
    """A move in the journal, in a batch of its own unless one is given."""
    number = batch(journal, mode) if of is None else of
    files = tuple(FileMove(source, target, STAT, b"", PLACED) for source, target in ways)
    move = Move(number, photo(journal), mode, files, "sea", 0.75, state)
    with journal.database.transaction():
        return journal.intend(move)


def test_a_move_comes_back_as_it_was(journal: Journal) -> None:
    files = (
        FileMove(Path("/in/\udcff\n.jpg"), Path("/out/ä.jpg"), STAT, b"digest", PLACED),
        FileMove(Path("/in/a.xmp"), Path("/out/a.xmp"), STAT),
    )
    intent = Move(batch(journal), photo(journal), Mode.COPY, files, "sea", 0.1 + 0.2)
    with journal.database.transaction():
        written = journal.intend(intent)
    assert written == replace(intent, id=written.id)
    assert written.id > 0
    assert journal.move(written.id) == written
    assert list(journal.moves_of(written.batch)) == [written]
    assert journal.move(written.id + 1) is None


def test_what_became_of_a_move_replaces_what_was_intended(journal: Journal) -> None:
    other = write(journal, (C, D))
    intent = write(journal, (A, B), (Path("/a.xmp"), Path("/b.xmp")), state=State.INTENT)
    ended = replace(
        intent,
        state=State.FAILED,
        error="no space is left",
        files=tuple(
            replace(file, target=file.target.with_suffix(".2"), placed=None, content=b"now")
            for file in intent.files
        ),
    )
    with journal.database.transaction():
        journal.record(ended)
    assert journal.move(intent.id) == ended
    assert journal.move(other.id) == other


def test_only_begun_moves_are_open_oldest_first(journal: Journal) -> None:
    written = [write(journal, (A, B), state=state) for state in State]
    expected = [move for move in written if move.state.is_open]
    assert journal.open_moves() == expected
    assert len(expected) == 2


def test_a_catalogue_has_one_tag_and_no_other_has_it(tmp_path: Path, journal: Journal) -> None:
    assert len(bytes.fromhex(journal.tag())) == 4
    assert Journal(journal.database).tag() == journal.tag()
    with Database(tmp_path / "other.sqlite", write=True) as other:
        assert Journal(other).tag() != journal.tag()


def test_batches_are_told_newest_first_with_how_they_began(journal: Journal) -> None:
    first, second = batch(journal, Mode.COPY), batch(journal, Mode.MOVE)
    told = list(journal.batches())
    assert [one.id for one in told] == [second, first]
    assert told[1] == Batch(first, told[1].time, Mode.COPY, "sort", 0.9)
    assert datetime.fromisoformat(told[0].time).utcoffset() == timedelta(0)


def test_the_last_batch_is_the_newest_with_something_to_undo(journal: Journal) -> None:
    assert journal.last_batch() is None
    done = write(journal, (A, B))
    for state in (State.FAILED, State.UNDONE, State.INTENT, State.UNDOING):
        write(journal, (C, D), state=state)
    batch(journal)
    assert journal.last_batch() == done.batch


def test_the_disk_of_a_folder_is_that_of_the_last_file_put_into_it(journal: Journal) -> None:
    root = Path("/albums")
    assert journal.last_device(root) is None
    write(journal, (A, root / "Sea/a.jpg"))
    assert journal.last_device(root) == PLACED.device
    assert journal.last_device(root / "Sea") == PLACED.device
    for other in ("/albums2", "/album", "/albums/Sea/a.jpg", "/albums/Se"):
        assert journal.last_device(Path(other)) is None
    newer = write(journal, (A, root / "Sea/b.jpg"))
    elsewhere = FileMove(A, root / "Sea/b.jpg", STAT, b"", replace(PLACED, device=6))
    with journal.database.transaction():
        journal.record(replace(newer, files=(elsewhere,)))
    assert journal.last_device(root) == 6
    with journal.database.transaction():
        journal.record(replace(newer, state=State.UNDONE))
    assert journal.last_device(root) == PLACED.device


def test_only_the_very_file_that_was_moved_was_taken_out(journal: Journal) -> None:
    number, target = photo(journal), Path("/albums/Sea/a.jpg")

    def seen(path: Path, inode: int | None) -> Photo:
        with journal.database.transaction():
            journal.database.connection.execute(
                "UPDATE photo SET inode = ? WHERE id = ?", (inode, number)
            )
        return Photo(path, (), 1, 1, id=number)

    assert not journal.was_taken_out(seen(A, PLACED.inode))
    write(journal, (A, target), mode=Mode.COPY)
    write(journal, (A, target), state=State.FAILED)
    assert not journal.was_taken_out(seen(A, PLACED.inode))
    moved = write(journal, (A, target))
    assert journal.was_taken_out(seen(A, PLACED.inode))
    assert journal.was_taken_out(seen(B, PLACED.inode))
    assert not journal.was_taken_out(seen(target, PLACED.inode))
    for other in (PLACED.inode + 1, None):
        assert not journal.was_taken_out(seen(A, other))
    tagged = write(journal, (target, target), mode=Mode.TAG)
    (file,) = tagged.files
    with journal.database.transaction():
        journal.record(replace(tagged, files=(replace(file, placed=replace(PLACED, inode=9)),)))
    assert journal.was_taken_out(seen(A, 9))
    with journal.database.transaction():
        journal.record(replace(moved, state=State.UNDONE))
    assert not journal.was_taken_out(seen(A, 9))


def test_made_folders_are_told_deepest_first_and_once(journal: Journal) -> None:
    one, other = batch(journal), batch(journal)
    with journal.database.transaction():
        journal.made(one, [Path("/out"), Path("/out/\udcff"), Path("/out")])
        journal.made(other, [Path("/out/\udcff/deep"), Path("/out")])
    assert journal.made_folders([one, other]) == [
        Path("/out/\udcff/deep"),
        Path("/out/\udcff"),
        Path("/out"),
    ]
    assert journal.made_folders([one]) == [Path("/out/\udcff"), Path("/out")]
    assert journal.made_folders([]) == []


def test_later_moves_are_those_that_took_the_file_further(journal: Journal) -> None:
    xmp = Path("/b.xmp")
    first = write(journal, (A, B), (Path("/a.xmp"), xmp))
    on = write(journal, (B, C), (xmp, Path("/c.xmp")))
    again = write(journal, (xmp, D))
    write(journal, (B, D), state=State.UNDONE)
    write(journal, (B, D), state=State.FAILED)
    write(journal, (B, D), mode=Mode.COPY)
    write(journal, (C, B))
    assert journal.later_moves(first) == [again, on]
    assert journal.later_moves(again) == []


def test_an_earlier_move_from_the_same_place_is_not_later(journal: Journal) -> None:
    write(journal, (B, C))
    assert journal.later_moves(write(journal, (A, B))) == []


def test_copies_and_links_of_a_photo_are_known_until_they_are_taken_back(journal: Journal) -> None:
    copy = write(journal, (A, B), mode=Mode.COPY)
    link = write(journal, (A, C), mode=Mode.HARDLINK)
    write(journal, (A, D))
    write(journal, (A, D), mode=Mode.COPY, state=State.UNDONE)
    assert journal.copies(copy.photo) == [copy, link]
    assert journal.copies(copy.photo + 1) == []


@pytest.mark.parametrize("mode", [Mode.COPY, Mode.HARDLINK, Mode.MOVE])
def test_whether_there_are_copies_at_all(journal: Journal, mode: Mode) -> None:
    assert not journal.has_copies()
    move = write(journal, (A, B), mode=mode)
    assert journal.has_copies() is (mode is not Mode.MOVE)
    with journal.database.transaction():
        journal.record(replace(move, state=State.UNDONE))
    assert not journal.has_copies()


def test_the_trail_follows_moves_and_their_undoing(journal: Journal) -> None:
    assert journal.trail(A) == [A]
    write(journal, (A, B))
    write(journal, (B, C))
    write(journal, (Path("/before"), A), state=State.UNDONE)
    write(journal, (C, D), mode=Mode.COPY)
    write(journal, (C, D), state=State.FAILED)
    write(journal, (C, D), state=State.INTENT)
    assert set(journal.trail(A)) == {A, B, C, Path("/before")}
    assert journal.trail(A)[0] == A
    assert journal.trail(C) == [C]


def test_a_trail_in_a_circle_ends(journal: Journal) -> None:
    for way in ((A, B), (B, C), (C, A), (A, A), (A, C)):
        write(journal, way)
        write(journal, way, state=State.UNDONE)
    trail = journal.trail(B)
    assert sorted(trail) == [A, B, C]


def test_a_move_needs_a_batch_and_a_photo(journal: Journal) -> None:
    with pytest.raises(sqlite3.IntegrityError), journal.database.transaction():
        journal.intend(Move(99, 99, Mode.MOVE, (), "sea", 1.0))


KILLED = """
import os, signal, sys
from dataclasses import replace
from pathlib import Path
from cene.core.move import FileMove, Mode, Move, State
from cene.core.photo import Stat
from cene.store.catalogue import Catalogue, Sighting
from cene.store.database import Database
from cene.store.journal import Journal
database = Database(Path(sys.argv[1]), write=True)
catalogue, journal = Catalogue(database), Journal(database)
with database.transaction():
    catalogue.see(catalogue.folder(Path("/in")), Sighting("a.jpg", (), 1, 1), None)
    batch = journal.begin(Mode.MOVE, "sort", 0.9)
    file = FileMove(Path("/in/a.jpg"), Path("/out/a.jpg"), Stat(1, 2, 3, 4))
    move = journal.intend(Move(batch, 1, Mode.MOVE, (file,), "sea", 0.9))
if sys.argv[2] == "inside":
    with database.transaction():
        journal.record(replace(move, state=State.DONE))
        os.kill(os.getpid(), signal.SIGKILL)
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.parametrize("moment", ["after", "inside"])
def test_a_killed_process_leaves_what_it_committed_and_no_more(tmp_path: Path, moment: str) -> None:
    path = tmp_path / "catalogue.sqlite"
    killed = subprocess.run([sys.executable, "-c", KILLED, str(path), moment], check=False)
    assert killed.returncode == -signal.SIGKILL
    with Database(path, write=True) as database:
        assert database.integrity() == []
        (move,) = Journal(database).open_moves()
    assert move.state is State.INTENT
    assert move.files[0].source == Path("/in/a.jpg")
    assert os.fsencode(move.files[0].target) == b"/out/a.jpg"


def test_what_was_at_a_path_last_is_known_by_its_bytes(journal: Journal) -> None:
    def moved(source: Path, target: Path, content: bytes, state: State = State.DONE) -> None:
        files = (
            FileMove(source, target, STAT, content, PLACED),
            FileMove(source.with_suffix(".xmp"), target.with_suffix(".xmp"), STAT, b"companion"),
        )
        move = Move(batch(journal), photo(journal), Mode.MOVE, files, "sea", 0.75, state)
        with journal.database.transaction():
            journal.intend(move)

    moved(A, B, b"first")
    moved(A, C, b"second", State.UNDONE)
    moved(A, D, b"", State.DONE)
    moved(A, D, b"third", State.FAILED)
    assert journal.content_at(A) == b"second"
    assert journal.content_at(B) == b"first"
    assert journal.content_at(C) == b"second"
    assert journal.content_at(D) is None
    assert journal.content_at(A.with_suffix(".xmp")) is None

"""The history as a person reads it, and as a table."""

from __future__ import annotations

import csv
import os
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cene.core.errors import FileError
from cene.core.move import FileMove, Mode, Move, State
from cene.core.photo import Stat
from cene.organiser.albums import ready_made
from cene.organiser.filing import Filer, Order
from cene.organiser.history import Wanted, batches, lines, write_csv
from cene.organiser.undoing import undo
from cene.organiser.workspace import Silent

if TYPE_CHECKING:
    from tests.unit.organiser.conftest import Inbox

    from cene.organiser.workspace import Workspace

EVERYTHING = Wanted()


def file_all(inbox: Inbox, album: str, mode: Mode = Mode.COPY) -> list[Move]:
    """File all photos of the inbox into one album, in one batch."""
    inbox.index()
    sure = inbox.workspace.predictions.sure(0, inbox.classifier.card.albums)
    filer = Filer(inbox.workspace, inbox.albums, mode, 0.9, "sort")
    filer.file([Order(photo, ready_made()[album], 0.95) for photo, _ in sure])
    assert filer.batch is not None
    return list(inbox.workspace.journal.moves_of(filer.batch))


def journal_of(workspace: Workspace, number: int) -> None:
    """One batch of so many moves that were never done."""
    stat = Stat(1, 2, 3, 4)
    with workspace.database.transaction() as connection:
        connection.execute("INSERT INTO folder (id, path) VALUES (1, x'2f')")
        connection.execute(
            "INSERT INTO photo (id, folder_id, name, size, mtime_ns, state) "
            "VALUES (1, 1, x'61', 1, 1, 'unread')"
        )
        batch = workspace.journal.begin(Mode.MOVE, "sort", 0.9)
        for k in range(number):
            file = FileMove(Path("/in", f"{k}.jpg"), Path("/albums/Sea", f"{k}.jpg"), stat)
            workspace.journal.intend(Move(batch, 1, Mode.MOVE, (file,), "sea", 0.9, State.DONE))


def test_a_batch_says_how_many_photos_are_where(inbox: Inbox) -> None:
    inbox.add("a.jpg")
    inbox.add("b.jpg", "sea", 1)
    moves = file_all(inbox, "sea")
    undo(inbox.workspace, moves[:1], Silent())
    (found,) = batches(inbox.workspace, EVERYTHING)
    assert (found.done, found.undone, found.failed, found.unsettled) == (1, 1, 0, 0)
    assert (found.album, found.albums, found.found) == ("sea", 1, 2)
    assert (found.batch.mode, found.batch.cause, found.batch.threshold) == (Mode.COPY, "sort", 0.9)


def test_tags_of_photos_that_were_moved_count_apart(workspace: Workspace) -> None:
    journal_of(workspace, 3)
    (moved, *_), journal = list(workspace.journal.moves_of(1)), workspace.journal
    place = moved.files[0].target
    tag = replace(moved, mode=Mode.TAG, files=(FileMove(place, place, Stat(1, 2, 3, 4)),))
    with workspace.database.transaction():
        for state, joins in ((State.DONE, moved.id), (State.FAILED, moved.id), (State.DONE, None)):
            journal.intend(replace(tag, state=state, joins=joins))
        journal.intend(replace(moved, joins=moved.id))
        journal.intend(replace(tag, batch=journal.begin(Mode.TAG, "sort", 0.9), joins=moved.id))
    tagged, both = batches(workspace, EVERYTHING)
    assert (both.done, both.failed, both.joined, both.tagged) == (5, 1, 1, 1)
    assert both.found == both.moves == 7
    assert (tagged.done, tagged.joined, tagged.tagged, tagged.moves) == (1, 0, 0, 1)
    assert [line.is_tags for line in lines(workspace, 1, EVERYTHING)] == [
        *(False, False, False),
        *(True, True, True),
        False,
    ]


def test_the_newest_batch_comes_first_and_its_photos_in_their_order(inbox: Inbox) -> None:
    inbox.add("a.jpg")
    inbox.add("b.jpg", "sea", 1)
    file_all(inbox, "sea")
    second = file_all(inbox, "forest")
    assert [found.batch.id for found in batches(inbox.workspace, EVERYTHING)] == [2, 1]
    found = lines(inbox.workspace, 2, EVERYTHING)
    assert [line.name for line in found] == [f"2.{move.id}" for move in second]
    assert [line.target for line in found] == [move.files[0].target for move in second]


def test_a_search_finds_old_path_new_path_and_title_in_any_case(inbox: Inbox) -> None:
    inbox.add("Élan.jpg")
    inbox.add("b.jpg", "sea", 1)
    file_all(inbox, "sea")
    titles = {"sea": "Meer"}
    for words in (("ÉLAN",), ("inbox", "élan"), ("albums", "élan", "meer")):
        wanted = Wanted(words, titles=titles)
        assert [found.found for found in batches(inbox.workspace, wanted)] == [1]
        (line,) = lines(inbox.workspace, 1, wanted)
        assert line.source.name == "Élan.jpg"
    assert batches(inbox.workspace, Wanted(("nowhere",))) == []


def test_a_state_leaves_the_others_out(inbox: Inbox) -> None:
    inbox.add("a.jpg")
    inbox.add("b.jpg", "sea", 1)
    moves = file_all(inbox, "sea")
    undo(inbox.workspace, moves[:1], Silent())
    wanted = Wanted(state=State.UNDONE)
    assert [line.move for line in lines(inbox.workspace, 1, wanted)] == [moves[0].id]
    (found,) = batches(inbox.workspace, wanted)
    assert (found.found, found.done) == (1, 1)
    assert batches(inbox.workspace, Wanted(state=State.FAILED)) == []


def test_the_table_has_a_line_for_every_file(inbox: Inbox, tmp_path: Path) -> None:
    photo = inbox.add("a.jpg")
    photo.with_suffix(".xmp").write_text("<x/>")
    odd = inbox.add(os.fsdecode(b"b\xff\n.jpg"), "sea", 1)
    file_all(inbox, "sea")
    table = tmp_path / "history.csv"
    table.write_text("an older one")
    assert write_csv(inbox.workspace, table) == 3
    with table.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["source"] for row in rows if row["companion"] == "yes"] == [
        str(photo.with_suffix(".xmp"))
    ]
    assert {row["album"] for row in rows} == {"Sea"}
    assert any(r"b\xff\n.jpg" in row["source"] for row in rows), odd
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".cene")] == []


def test_a_table_that_cannot_be_written_is_a_sentence(inbox: Inbox, tmp_path: Path) -> None:
    for place in (tmp_path / "nowhere" / "history.csv", tmp_path / "Inbox"):
        with pytest.raises(FileError, match="cannot be written"):
            write_csv(inbox.workspace, place)
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".cene")] == []


def test_twenty_thousand_moves_are_summed_up_at_once(workspace: Workspace) -> None:
    journal_of(workspace, 20_000)
    began = time.perf_counter()
    (found,) = batches(workspace, EVERYTHING)
    assert found.done == 20_000
    assert len(lines(workspace, 1, Wanted(("77.jpg",)))) == 200
    assert time.perf_counter() - began < 2

from __future__ import annotations

import os
import time
from pathlib import Path
from struct import pack
from typing import TYPE_CHECKING

import pytest

from cene.core.example import Example, Labeller, Verdict
from cene.core.move import FileMove, Mode, Move, State
from cene.core.photo import Photo, Stat
from cene.core.prediction import Prediction
from cene.store import shown as module
from cene.store.catalogue import Catalogue, Sighting
from cene.store.database import Database
from cene.store.examples import Examples
from cene.store.journal import Journal
from cene.store.predictions import Predictions
from cene.store.shown import FiledRow, PhotoColumns, SaidRow, Shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

IN = Path("/in")
SECOND = 1_000_000_000
SAID = Prediction((("sea", 0.9), ("forest", 0.1)), 0.25, "model", (("nature", 0.95),), alike=2)


@pytest.fixture
def shown(database: Database) -> Shown:
    return Shown(database)


def enter(
    database: Database,
    name: str = "a.jpg",
    said: Prediction | None = None,
    *companions: str,
    taken: str | None = "2026-07-12T14:03:05+02:00",
    mtime: int = 0,
) -> int:
    """Enter a photo, with a content of its own where something was predicted of it."""
    catalogue = Catalogue(database)
    with database.transaction():
        sighting = Sighting(name, companions, 7, mtime)
        photo = catalogue.see(catalogue.folder(IN), sighting, None)
        if said is not None:
            content = catalogue.add_content(os.fsencode(name), "b", b"", taken, camera="NIKON D750")
            catalogue.read(photo, content)
            Predictions(database).add([(content, said)])
    return photo


def moved(database: Database, photo: int, album: str, state: State = State.DONE) -> int:
    journal = Journal(database)
    file = FileMove(IN / "a.jpg", Path("/out/a.jpg"), Stat(1, 2, 7, 0))
    with database.transaction():
        batch = journal.begin(Mode.MOVE, "sort", 0.9)
        move = Move(batch, photo, Mode.MOVE, (file,), album, 0.9, state)
        return journal.intend(move).id


def all_of(shown: Shown) -> PhotoColumns:
    (found,) = shown.photos()
    return found


@pytest.fixture
def in_tokyo(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    if not hasattr(time, "tzset"):
        pytest.skip("no time zones to choose from")
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def test_a_photo_comes_with_all_that_was_read_and_predicted(
    database: Database, shown: Shown
) -> None:
    photo = enter(database, "a\udcff.jpg", SAID)
    assert all_of(shown) == PhotoColumns(
        ids=(photo,),
        contents=(1,),
        folders=(1,),
        names=(b"a\xff.jpg",),
        failed=(0,),
        moments=(1783864985,),  # 2026-07-12 14:03:05, as the camera's clock had it
        cameras=("NIKON D750",),
        places=("sea\nnature\n\n",),
        novelties=(0.25,),
        steps=(pack("<4d", 0.9, 0.95, 0, 0),),
    )
    assert shown.folders() == [(1, b"/in")]


def test_a_photo_that_nobody_looked_at_comes_with_nothing(database: Database, shown: Shown) -> None:
    enter(database)
    found = all_of(shown)
    assert (found.contents, found.cameras, found.places) == ((0,), (None,), (None,))
    assert found.novelties[0] > 1
    assert found.steps == (bytes(32),)


@pytest.mark.usefixtures("in_tokyo")
def test_where_the_camera_says_nothing_the_time_of_the_file_counts_as_it_was_here(
    database: Database, shown: Shown
) -> None:
    enter(database, "a.jpg", SAID, taken=None, mtime=86400 * SECOND + 5)
    enter(database, "b.jpg", mtime=-1 * SECOND)
    enter(database, "c.jpg", SAID, taken="some time", mtime=0)
    nine_hours = 9 * 3600
    assert all_of(shown).moments == (86400 + nine_hours, nine_hours - 1, nine_hours)


def test_photos_without_a_place_are_not_shown(database: Database, shown: Shown) -> None:
    gone = enter(database, "a.jpg", SAID)
    here = enter(database, "b.jpg", SAID)
    with database.transaction():
        Catalogue(database).lose([gone])
    assert all_of(shown).ids == (here,)
    assert list(shown.photos(gone)) == []
    assert shown.details(gone) is None


def test_those_that_cannot_be_read_are_marked(database: Database, shown: Shown) -> None:
    for number, again in enumerate((False, True)):
        photo = enter(database, f"{number}.jpg")
        with database.transaction():
            Catalogue(database).fail(photo, "is no picture", again=again)
    enter(database, "good.jpg")
    assert all_of(shown).failed == (1, 1, 0)


def test_many_come_in_order_a_few_at_a_time(
    database: Database, shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "CHUNK", 2)
    numbers = [enter(database, f"{letter}.jpg", SAID) for letter in "edcba"]
    assert [chunk.ids for chunk in shown.photos()] == [
        tuple(numbers[:2]), tuple(numbers[2:4]), (numbers[4],),
    ]  # fmt: skip
    ((only,),) = [chunk.ids for chunk in shown.photos(numbers[3])]
    assert only == numbers[3]


def test_the_newest_move_that_stands_says_where_a_photo_was_put(
    database: Database, shown: Shown
) -> None:
    first, second, third = (enter(database, f"{letter}.jpg") for letter in "abc")
    moved(database, first, "sea")
    newest = moved(database, first, "forest")
    for state in (State.UNDONE, State.FAILED, State.INTENT):
        moved(database, first, "street", state)
    moved(database, second, "sea", State.UNDONE)
    other = moved(database, third, "sea")
    rows = shown.filed()
    assert [row[:4] for row in rows] == [
        (first, newest, "forest", 0.9), (third, other, "sea", 0.9),
    ]  # fmt: skip
    assert rows[0].time == pytest.approx(time.time(), abs=60)
    assert shown.filed(third) == [FiledRow(third, other, "sea", 0.9, rows[1].time)]
    assert shown.filed(second) == []


def test_only_what_a_person_said_counts(database: Database, shown: Shown) -> None:
    photos = [enter(database, f"{letter}.jpg", SAID) for letter in "ab"]
    examples = Examples(database)
    with database.transaction():
        examples.put(1, Example("sea", Verdict.CONFIRMED))
        examples.put(1, Example("forest", Verdict.REJECTED))
        examples.put(2, Example("sea", Verdict.CONFIRMED, Labeller.MACHINE))
        examples.put(2, Example("street", Verdict.REJECTED))
    of_first = [SaidRow(1, "forest", confirmed=False), SaidRow(1, "sea", confirmed=True)]
    assert shown.said() == [*of_first, SaidRow(2, "street", confirmed=False)]
    assert shown.said(photos[0]) == of_first


def test_the_details_are_what_the_predictions_say(database: Database, shown: Shown) -> None:
    photo = enter(database, "a.jpg", SAID, "a.xmp", "a.mov", mtime=8)
    found = shown.details(photo)
    assert found is not None
    assert found.photo == Photo(
        IN / "a.jpg", (IN / "a.mov", IN / "a.xmp"), 7, 8, photo, b"a.jpg",
        "2026-07-12T14:03:05+02:00",
    )  # fmt: skip
    assert (found.prediction, found.camera, found.error) == (SAID, "NIKON D750", None)
    Catalogue(database).select([1])
    ((_, stored),) = Predictions(database).sure(0.5, ["sea"])
    assert stored == found.prediction


def test_a_photo_that_cannot_be_read_says_why(database: Database, shown: Shown) -> None:
    photo = enter(database)
    with database.transaction():
        Catalogue(database).fail(photo, "is no picture", again=False)
    found = shown.details(photo)
    assert found is not None
    assert (found.error, found.prediction, found.camera) == ("is no picture", None, None)
    assert found.photo.content == b""


def test_a_reader_sees_one_moment_whatever_is_written(path: Path) -> None:
    with Database(path, write=True) as writer:
        enter(writer, "a.jpg")
        with Database(path, write=False) as reader:
            shown = Shown(reader)
            with shown.still():
                assert len(all_of(shown).ids) == 1
                enter(writer, "b.jpg")
                assert len(all_of(shown).ids) == 1
            assert len(all_of(shown).ids) == 2


def plans(database: Database, read: Callable[[], object]) -> list[str]:
    """How SQLite goes about what is read."""
    queries: list[str] = []
    database.connection.set_trace_callback(queries.append)
    read()
    database.connection.set_trace_callback(None)
    rows = [database.connection.execute(f"EXPLAIN QUERY PLAN {query}") for query in queries]
    return [step for plan in rows for *_, step in plan]


def test_no_row_of_content_is_read_for_all_photos(database: Database, shown: Shown) -> None:
    steps = plans(database, lambda: list(shown.photos()))
    assert any("COVERING INDEX content_shown" in step for step in steps)


def test_one_photo_is_found_without_looking_at_others(database: Database, shown: Shown) -> None:
    photo = enter(database, "a.jpg", SAID)
    for read in (
        lambda: list(shown.photos(photo)),
        lambda: shown.filed(photo),
        lambda: shown.said(photo),
        lambda: shown.details(photo),
    ):
        steps = plans(database, read)
        assert steps
        assert not [step for step in steps if step.startswith("SCAN")]

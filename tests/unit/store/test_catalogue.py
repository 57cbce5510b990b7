from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cene.core.move import Mode, Move
from cene.store.catalogue import Catalogue, Entry, Known, Sighting

if TYPE_CHECKING:
    from cene.store.database import Database
    from cene.store.journal import Journal

IN, OUT = Path("/in"), Path("/out")
NAMES = st.binary(min_size=1).map(
    lambda raw: os.fsdecode(raw.replace(b"/", b"-").replace(b"\0", b"-"))
)


def sighting(name: str = "a.jpg", size: int = 7, *companions: str, raw: bool = False) -> Sighting:
    return Sighting(name, companions, size, 1000 + size, raw)


def enter(catalogue: Catalogue, name: str = "a.jpg", folder: Path = IN, *companions: str) -> int:
    """See a new photo and return its number."""
    with catalogue.database.transaction():
        number = catalogue.folder(folder)
        catalogue.see(number, sighting(name, 7, *companions), None)
        return catalogue.photos_in(number)[name].id


def read(catalogue: Catalogue, photo: int, digest: bytes = b"digest") -> int:
    with catalogue.database.transaction():
        content = catalogue.add_content(digest, "backbone", b"embedding", "2020-02-02T02:02:02")
        catalogue.read(photo, content)
    return content


def companions(catalogue: Catalogue, photo: int) -> list[bytes]:
    rows = catalogue.database.connection.execute(
        "SELECT name FROM companion WHERE photo_id = ? ORDER BY name", (photo,)
    )
    return [name for (name,) in rows]


def state(catalogue: Catalogue, photo: int) -> str:
    query = "SELECT state FROM photo WHERE id = ?"
    (found,) = catalogue.database.connection.execute(query, (photo,)).fetchone()
    return str(found)


def select(catalogue: Catalogue, *folders: Path) -> None:
    catalogue.select([catalogue.folder(folder) for folder in folders])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(folder=NAMES, name=NAMES, companion=NAMES)
def test_any_name_on_a_disk_comes_back_as_it_was(
    database: Database, folder: str, name: str, companion: str
) -> None:
    catalogue, place = Catalogue(database), Path("/", folder)
    with database.transaction():
        number = catalogue.folder(place)
        known = catalogue.photos_in(number).get(name)
        catalogue.see(number, sighting(name, 7, companion), known)
        assert catalogue.folder(place) == number
    photo = catalogue.photos_in(number)[name].id
    assert catalogue.place(photo) == place / name
    assert companions(catalogue, photo) == [os.fsencode(companion)]
    catalogue.select([number])
    with database.transaction():
        catalogue.fail(photo, "broken", again=False)
    assert (place / name, "broken") in list(catalogue.failures())


def test_a_folder_has_one_number_and_the_signature_it_was_given(catalogue: Catalogue) -> None:
    assert catalogue.listed(IN) is None
    number = catalogue.folder(IN)
    assert catalogue.folder(IN) == number != catalogue.folder(OUT)
    assert catalogue.listed(IN) == (number, b"", None)
    catalogue.sign(number, b"signature", 7)
    assert catalogue.listed(IN) == (number, b"signature", 7)
    assert catalogue.listed(OUT) == (catalogue.folder(OUT), b"", None)


def test_a_new_photo_is_unread_until_it_is_read(catalogue: Catalogue) -> None:
    photo = enter(catalogue)
    select(catalogue, IN)
    assert catalogue.photos_in(catalogue.folder(IN)) == {"a.jpg": Known(photo, 7, 1007)}
    assert catalogue.unread() == [photo]
    read(catalogue, photo)
    assert catalogue.unread() == []


def test_an_unchanged_photo_is_not_read_again_and_a_changed_one_is(catalogue: Catalogue) -> None:
    photo = enter(catalogue)
    read(catalogue, photo)
    select(catalogue, IN)
    folder = catalogue.folder(IN)
    with catalogue.database.transaction():
        catalogue.see(folder, sighting("a.jpg", 7, "a.xmp"), Known(photo, 7, 1007))
    assert catalogue.unread() == []
    assert companions(catalogue, photo) == [b"a.xmp"]
    for known in (Known(photo, 8, 1007), Known(photo, 7, 1008)):
        read(catalogue, photo)
        with catalogue.database.transaction():
            catalogue.see(folder, sighting(), known)
        assert catalogue.unread() == [photo]
        assert companions(catalogue, photo) == []


def test_raw_files_are_never_read(catalogue: Catalogue) -> None:
    folder = catalogue.folder(IN)
    with catalogue.database.transaction():
        catalogue.see(folder, sighting("a.cr2", raw=True), None)
    photo = catalogue.photos_in(folder)["a.cr2"].id
    with catalogue.database.transaction():
        catalogue.see(folder, sighting("a.cr2", 9, raw=True), Known(photo, 7, 1007))
    select(catalogue, IN)
    assert catalogue.unread() == []
    assert state(catalogue, photo) == "raw"


def test_what_could_not_be_read_is_tried_again_only_if_that_may_help(catalogue: Catalogue) -> None:
    photo = enter(catalogue)
    select(catalogue, IN)
    with catalogue.database.transaction():
        catalogue.fail(photo, "may not be read", again=True)
    assert list(catalogue.failures()) == [(IN / "a.jpg", "may not be read")]
    assert catalogue.unread() == [photo]
    with catalogue.database.transaction():
        catalogue.fail(photo, "is no picture", again=False)
    assert list(catalogue.failures()) == [(IN / "a.jpg", "is no picture")]
    assert catalogue.unread() == []
    with catalogue.database.transaction():
        catalogue.see(catalogue.folder(IN), sighting("a.jpg", 9), Known(photo, 7, 1007))
    assert list(catalogue.failures()) == []
    assert catalogue.unread() == [photo]
    read(catalogue, photo)
    assert list(catalogue.failures()) == []


def test_only_the_selected_folders_count_each_once(catalogue: Catalogue) -> None:
    inside, outside = enter(catalogue), enter(catalogue, folder=OUT)
    select(catalogue, IN, IN)
    assert catalogue.unread() == [inside]
    with catalogue.database.transaction():
        catalogue.fail(inside, "in", again=True)
        catalogue.fail(outside, "out", again=True)
    assert [error for _, error in catalogue.failures()] == ["in"]
    select(catalogue, OUT, IN)
    assert catalogue.unread() == [inside, outside]
    select(catalogue)
    assert catalogue.unread() == []


def test_folders_can_be_selected_anew_while_failures_are_looked_at(catalogue: Catalogue) -> None:
    for name in ("a.jpg", "b.jpg"):
        with catalogue.database.transaction():
            catalogue.fail(enter_in_transaction(catalogue, name), "broken", again=False)
    select(catalogue, IN)
    failures = catalogue.failures()
    next(failures)
    select(catalogue, OUT)
    assert [path.name for path, _ in failures] == ["b.jpg"]


def enter_in_transaction(catalogue: Catalogue, name: str) -> int:
    folder = catalogue.folder(IN)
    catalogue.see(folder, sighting(name), None)
    return catalogue.photos_in(folder)[name].id


def test_a_photo_renamed_outside_keeps_its_number(catalogue: Catalogue) -> None:
    old = enter(catalogue, "a.jpg", IN, "a.xmp")
    read(catalogue, old)
    with catalogue.database.transaction():
        catalogue.lose([old])
    assert catalogue.place(old) is None
    new = enter(catalogue, "b.jpg", OUT, "b.xmp", "b.mov")

    read(catalogue, new)

    assert catalogue.place(old) == OUT / "b.jpg"
    assert catalogue.place(new) is None
    assert companions(catalogue, old) == [b"b.mov", b"b.xmp"]
    assert catalogue.photos_in(catalogue.folder(OUT)) == {"b.jpg": Known(old, 7, 1007)}


def test_another_photo_is_not_taken_for_the_lost_one(catalogue: Catalogue) -> None:
    old, new = enter(catalogue), enter(catalogue, "b.jpg")
    read(catalogue, old)
    with catalogue.database.transaction():
        catalogue.lose([old])
    read(catalogue, new, b"another digest")
    assert catalogue.place(old) is None
    assert catalogue.place(new) == IN / "b.jpg"


def test_a_photo_that_is_there_twice_is_two_photos(catalogue: Catalogue) -> None:
    one, other = enter(catalogue), enter(catalogue, "b.jpg")
    assert read(catalogue, one) == read(catalogue, other)
    assert (catalogue.place(one), catalogue.place(other)) == (IN / "a.jpg", IN / "b.jpg")


def test_a_photo_that_the_journal_knows_is_not_merged_away(
    catalogue: Catalogue, journal: Journal
) -> None:
    old, new = enter(catalogue), enter(catalogue, "b.jpg")
    read(catalogue, old)
    with catalogue.database.transaction():
        catalogue.lose([old])
        batch = journal.begin(Mode.MOVE, "sort", 0.9)
        journal.intend(Move(batch, new, Mode.MOVE, (), "sea", 0.9))
    read(catalogue, new)
    assert catalogue.place(new) == IN / "b.jpg"
    assert catalogue.place(old) is None


def test_what_cene_moved_is_known_at_its_new_place(catalogue: Catalogue) -> None:
    photo = enter(catalogue, "a.jpg", IN, "a.xmp")
    read(catalogue, photo)
    with catalogue.database.transaction():
        catalogue.relocate(photo, OUT / "b.jpg", [OUT / "b.xmp"])
    assert catalogue.place(photo) == OUT / "b.jpg"
    assert companions(catalogue, photo) == [b"b.xmp"]
    assert state(catalogue, photo) == "read"
    with catalogue.database.transaction():
        catalogue.relocate(photo, OUT / "b.jpg", [])
    assert catalogue.place(photo) == OUT / "b.jpg"


def test_who_was_thought_to_be_at_the_new_place_has_lost_it(catalogue: Catalogue) -> None:
    photo, gone = enter(catalogue), enter(catalogue, "b.jpg", OUT)
    with catalogue.database.transaction():
        catalogue.relocate(photo, OUT / "b.jpg", [])
    assert catalogue.place(photo) == OUT / "b.jpg"
    assert catalogue.place(gone) is None


def test_another_network_looks_at_everything_anew(catalogue: Catalogue) -> None:
    photo, failed = enter(catalogue), enter(catalogue, "b.jpg")
    content = read(catalogue, photo)
    with catalogue.database.transaction():
        catalogue.fail(failed, "is no picture", again=False)
    select(catalogue, IN)
    with catalogue.database.transaction():
        catalogue.forget_backbones_but("backbone")
    assert catalogue.unread() == []
    with catalogue.database.transaction():
        catalogue.forget_backbones_but("another")
    assert catalogue.unread() == [photo]
    with catalogue.database.transaction():
        assert catalogue.add_content(b"digest", "another", b"new", None) == content
        catalogue.read(photo, content)
    row = catalogue.database.connection.execute("SELECT * FROM content").fetchone()
    assert row == (content, b"digest", "another", b"new", None, None)


def test_a_name_cannot_be_entered_twice(catalogue: Catalogue) -> None:
    enter(catalogue)
    with pytest.raises(sqlite3.IntegrityError):
        enter(catalogue)
    assert len(catalogue.photos_in(catalogue.folder(IN))) == 1


def test_embeddings_of_the_selected_photos_come_in_order(catalogue: Catalogue) -> None:
    for name in ("b.jpg", "a.jpg"):
        read(catalogue, enter(catalogue, name), name.encode())
    read(catalogue, enter(catalogue, folder=OUT))
    enter(catalogue, "unread.jpg")
    select(catalogue, IN)
    assert list(catalogue.embeddings()) == [
        (IN / name, name.encode(), b"embedding") for name in ("a.jpg", "b.jpg")
    ]


def test_a_photo_is_found_by_its_path_with_what_is_known_of_it(catalogue: Catalogue) -> None:
    photo = enter(catalogue, "a\udcff.jpg")
    path = IN / "a\udcff.jpg"
    assert catalogue.at(path) == Entry(Known(photo, 7, 1007), None, None, None)
    assert catalogue.content(b"digest") is None
    content = read(catalogue, photo)
    assert catalogue.at(path) == Entry(Known(photo, 7, 1007), content, b"digest", "backbone")
    assert catalogue.content(b"digest") == content
    assert catalogue.at(OUT / "a\udcff.jpg") is None
    assert catalogue.at(IN / "b.jpg") is None


def test_a_content_is_where_the_first_of_its_photos_is(catalogue: Catalogue) -> None:
    first, second = enter(catalogue, "b.jpg"), enter(catalogue, "a.jpg", OUT)
    content = read(catalogue, second)
    assert catalogue.place_of_content(content) == OUT / "a.jpg"
    assert read(catalogue, first) == content
    assert catalogue.place_of_content(content) == IN / "b.jpg"
    assert catalogue.place_of_content(content + 1) is None

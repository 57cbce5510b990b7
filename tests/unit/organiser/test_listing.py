from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.unit.organiser.shelf import ALBUMS, CAMERA, Shelf, said

from cene.core.shown import Grouping, Order, Scope, View
from cene.organiser.library import Section, snapshot

if TYPE_CHECKING:
    from cene.organiser.workspace import Workspace


@pytest.fixture
def shelf(workspace: Workspace) -> Shelf:
    return Shelf(workspace)


def found(shelf: Shelf, words: str) -> list[str]:
    return shelf.names(View(search=words, order=Order.NAME, grouping=Grouping.NONE))


def test_a_folder_shows_what_is_in_it_and_below(shelf: Shelf) -> None:
    shelf.add("a.jpg", said(), folder=CAMERA)
    shelf.add("b.jpg", said(), folder=CAMERA / "below")
    shelf.add("c.jpg", said(), folder=CAMERA.with_name("Camera 2"))
    view = View(order=Order.NAME, folder=CAMERA, grouping=Grouping.NONE)
    assert shelf.names(view) == ["a.jpg", "b.jpg"]
    everything = View(order=Order.NAME, folder=Path("/"), grouping=Grouping.NONE)
    assert shelf.names(everything) == ["a.jpg", "b.jpg", "c.jpg"]
    assert shelf.names(View(folder=Path("/nowhere"))) == []


@pytest.fixture
def trip(shelf: Shelf) -> Shelf:
    shelf.add("B.jpg", said("sea", 0.95), taken="2026-07-12T09:00:00")
    shelf.add("a.jpg", said("forest", 0.91), taken="2026-07-11T23:59:59+02:00")
    shelf.add("d.jpg", said("sea", 0.3), taken="2026-07-12T10:00:00")
    shelf.add("c.jpg", said("forest", 0.6), taken="2026-07-11T08:00:00")
    return shelf


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (Order.NEWEST, "dBac"),
        (Order.OLDEST, "caBd"),
        (Order.NAME, "aBcd"),
        (Order.SUREST, "Bacd"),
        (Order.UNSUREST, "dcaB"),
    ],
)
def test_without_groups_only_the_order_counts(trip: Shelf, order: Order, expected: str) -> None:
    view = View(order=order, grouping=Grouping.NONE)
    assert trip.names(view) == [f"{letter}.jpg" for letter in expected]
    listing = snapshot(trip.workspace).listing(view, 0.9)
    assert listing.sections == (Section("", 0, 4),)


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (Order.NEWEST, "dB ac"),
        (Order.OLDEST, "ca Bd"),
        (Order.NAME, "Bd ac"),
        (Order.SUREST, "Bd ac"),
        (Order.UNSUREST, "dB ca"),
    ],
)
def test_days_come_newest_first_unless_the_order_is_oldest(
    trip: Shelf, order: Order, expected: str
) -> None:
    view = View(order=order, grouping=Grouping.DAY)
    assert trip.names(view) == [f"{letter}.jpg" for letter in expected.replace(" ", "")]
    days = ["2026-07-11", "2026-07-12"] if order is Order.OLDEST else ["2026-07-12", "2026-07-11"]
    assert snapshot(trip.workspace).listing(view, 0.9).sections == (
        Section(days[0], 0, 2), Section(days[1], 2, 2),
    )  # fmt: skip


def test_albums_come_in_their_own_order_and_none_last(trip: Shelf) -> None:
    trip.add("raw.cr2")
    view = View(order=Order.OLDEST, grouping=Grouping.ALBUM)
    albums = snapshot(trip.workspace).albums
    first, second = sorted(("sea", "forest"), key=list(albums).index)
    assert (first, second) == ("forest", "sea")
    assert trip.names(view) == ["c.jpg", "a.jpg", "B.jpg", "d.jpg", "raw.cr2"]
    assert snapshot(trip.workspace).listing(view, 0.9).sections == (
        Section("forest", 0, 2), Section("sea", 2, 2), Section("", 4, 1),
    )  # fmt: skip


def test_the_headings_are_those_of_what_is_shown(trip: Shelf) -> None:
    listing = snapshot(trip.workspace).listing(View(scope=Scope.REVIEW, album=None), 0.7)
    assert listing.sections == (Section("2026-07-12", 0, 1), Section("2026-07-11", 1, 1))


def test_what_nothing_is_known_of_comes_last_by_sureness(trip: Shelf) -> None:
    trip.add("raw.cr2")
    for order in (Order.SUREST, Order.UNSUREST):
        assert trip.names(View(order=order, grouping=Grouping.NONE))[-1] == "raw.cr2"


def test_photos_of_one_moment_keep_their_order(shelf: Shelf) -> None:
    for letter in "abc":
        shelf.add(f"{letter}.jpg", said("sea", 0.95))
    expected = ["a.jpg", "b.jpg", "c.jpg"]
    assert shelf.names(View(order=Order.OLDEST, grouping=Grouping.NONE)) == expected
    for order in (Order.NEWEST, Order.SUREST, Order.UNSUREST):
        assert shelf.names(View(order=order)) == expected[::-1]


def test_each_word_may_be_found_elsewhere(shelf: Shelf) -> None:
    shelf.add("IMG_1.jpg", said("sea", 0.95), camera="Apple iPhone XR")
    shelf.add("IMG_2.jpg", said("forest", 0.95), camera="NIKON D750")
    shelf.add("IMG_3.jpg", said("sea", 0.95), taken="2025-01-01T00:00:00")
    shelf.add("IMG_4.jpg", folder=ALBUMS / "Ferien")
    assert found(shelf, "img_2") == ["IMG_2.jpg"]
    assert found(shelf, "SEA") == ["IMG_1.jpg", "IMG_3.jpg"]
    assert found(shelf, "iphone xr") == ["IMG_1.jpg"]
    assert found(shelf, "  sea 2026-07 ") == ["IMG_1.jpg"]
    assert found(shelf, "2026-07-12") == ["IMG_1.jpg", "IMG_2.jpg"]
    assert found(shelf, "ferien") == ["IMG_4.jpg"]
    assert found(shelf, "sea nikon") == []
    assert len(found(shelf, "   ")) == 4


def test_case_and_accents_do_not_count(shelf: Shelf) -> None:
    shelf.add("Été à la plage.jpg", said())
    shelf.add("Stra\N{LATIN SMALL LETTER SHARP S}e.jpg", said())
    shelf.add("e\N{COMBINING ACUTE ACCENT}clair.jpg", said())
    assert found(shelf, "ete PLAGE") == ["Été à la plage.jpg"]
    assert found(shelf, "STRASSE") == ["Straße.jpg"]
    assert found(shelf, "éclair") == ["e\N{COMBINING ACUTE ACCENT}clair.jpg"]


def test_folders_above_all_photos_are_not_searched(shelf: Shelf) -> None:
    shelf.add("a.jpg", said(), folder=CAMERA)
    shelf.add("b.jpg", said(), folder=ALBUMS)
    assert found(shelf, "ada") == []
    assert found(shelf, "pictures") == ["a.jpg", "b.jpg"]
    assert found(shelf, "camera") == ["a.jpg"]


def test_the_search_follows_the_threshold(shelf: Shelf) -> None:
    shelf.add("a.jpg", said("sea", 0.8, (("nature", 0.95),)))
    photos = snapshot(shelf.workspace)
    assert len(photos.listing(View(search="nature"), 0.9).photos) == 1
    assert len(photos.listing(View(search="nature"), 0.8).photos) == 0


def test_a_date_that_nobody_could_have_is_the_nearest(shelf: Shelf) -> None:
    shelf.add("a.jpg", said(), taken="2020")  # SQLite takes it for a Julian day
    assert snapshot(shelf.workspace).listing(View(), 0.9).sections[0].title == "0001-01-01"

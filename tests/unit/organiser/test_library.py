from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from tests.unit.organiser.shelf import CAMERA, Shelf, said

from cene.core.policy import Action
from cene.core.prediction import Prediction
from cene.core.shown import Grouping, Scope, Standing, Tile, View
from cene.organiser.library import Listing, details, snapshot
from cene.organiser.workspace import opened
from cene.vision.risk import Risk

if TYPE_CHECKING:
    from tests.unit.organiser.conftest import Inbox

    from cene.organiser.workspace import Workspace

FLAT = View(grouping=Grouping.NONE)


@pytest.fixture
def shelf(workspace: Workspace) -> Shelf:
    return Shelf(workspace)


def tile(shelf: Shelf, photo: int, threshold: float = 0.9) -> Tile:
    (found,) = snapshot(shelf.workspace).tiles([photo], threshold)
    return found


def test_an_empty_catalogue_shows_nothing(shelf: Shelf) -> None:
    photos = snapshot(shelf.workspace)
    for grouping in Grouping:
        view = View(search="sea", folder=CAMERA, album="sea", grouping=grouping)
        assert photos.listing(view, 0.9) == Listing((), ())
    counts = photos.counts(0.9)
    assert (counts.photos, counts.review, counts.sure, counts.failed) == (0, 0, 0, 0)
    assert set(counts.albums) == set(photos.albums)
    assert set(counts.albums.values()) == {0}
    assert photos.histogram(20) == [0] * 20
    assert photos.risk(0.9) == Risk(0.9, 0, 0, 0.0, 0)
    assert photos.tiles([1], 0.9) == []
    assert details(shelf.workspace, 1, 0.9) is None


def test_a_tile_says_all_that_the_grid_shows(shelf: Shelf) -> None:
    photo = shelf.add("a\udcff.jpg", said())
    path = CAMERA / "a\udcff.jpg"
    assert tile(shelf, photo) == Tile(photo, path.name, path, "sea", 0.95, Standing.SURE)


def test_tiles_come_in_the_order_asked_for(shelf: Shelf) -> None:
    first, second, third = (shelf.add(f"{letter}.jpg", said()) for letter in "abc")
    photos = snapshot(shelf.workspace)
    wanted = [third, 999, first, third, -1]
    assert [tile.id for tile in photos.tiles(wanted, 0.9)] == [third, first, third]
    assert photos.tiles([], 0.9) == []
    assert photos.tiles([second], 0.9)[0].name == "b.jpg"


def test_the_histogram_has_those_below_the_handle_to_its_left(shelf: Shelf) -> None:
    for number, sure in enumerate((0.3, 0.5, 0.549, 0.951, 1.0)):
        shelf.add(f"{number}.jpg", said("sea", sure))
    shelf.add("raw.cr2")
    assert snapshot(shelf.workspace).histogram(10) == [2, 0, 0, 0, 0, 0, 0, 0, 0, 2]


def test_parents_count_what_is_below_them(shelf: Shelf) -> None:
    shelf.add("sure.jpg", said("sea", 0.95))
    shelf.add("parent.jpg", said("sea", 0.6, (("nature", 0.95),)))
    shelf.add("asks.jpg", said("sea", 0.6))
    shelf.file(shelf.add("filed.jpg", said("street", 0.6)), "forest")
    shelf.tell(shelf.add("told.jpg", said("street", 0.6)), "sea")
    counts = snapshot(shelf.workspace).counts(0.9)
    albums = {key: count for key, count in counts.albums.items() if count}
    assert albums == {"places": 4, "nature": 4, "sea": 2, "forest": 1}
    assert (counts.photos, counts.review, counts.sure) == (5, 1, 2)
    for key in ("places", "nature", "sea", "forest", "street"):
        assert len(shelf.names(View(album=key))) == counts.albums[key]
    assert sorted(shelf.names(View(album="sea"))) == ["sure.jpg", "told.jpg"]
    assert shelf.names(View(album="no such album")) == []


def test_filed_today_begins_at_midnight_here(shelf: Shelf) -> None:
    midnight = datetime.now().astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
    for name, when in (("today", midnight), ("yesterday", midnight - timedelta(seconds=1))):
        time = when.astimezone(UTC).isoformat(timespec="seconds")
        shelf.file(shelf.add(f"{name}.jpg", said()), "sea", time=time)
    shelf.add("other.jpg", said())
    assert shelf.names(View(scope=Scope.FILED_TODAY)) == ["today.jpg"]
    assert snapshot(shelf.workspace).counts(0.9).filed_today == 1


def test_the_review_has_those_that_ask(shelf: Shelf) -> None:
    shelf.add("sure.jpg", said("sea", 0.9))
    shelf.add("asks.jpg", said("sea", 0.8))
    assert shelf.names(View(scope=Scope.REVIEW)) == ["asks.jpg"]
    assert shelf.names(View(scope=Scope.REVIEW), 0.95) == ["asks.jpg", "sure.jpg"]


def test_a_snapshot_does_not_change(shelf: Shelf) -> None:
    photo = shelf.add("a.jpg", said("sea", 0.8))
    before = snapshot(shelf.workspace)
    shelf.fail(photo)
    shelf.add("b.jpg", said())
    assert before.counts(0.9).photos == 1
    assert before.tiles([photo], 0.9)[0].standing is Standing.ASKS


def test_the_details_say_what_would_be_done_and_why(shelf: Shelf) -> None:
    photo = shelf.add("a.jpg", said("sea", 0.95), camera="NIKON D750")
    more = details(shelf.workspace, photo, 0.9)
    assert more is not None
    assert more.decision is not None
    assert (more.decision.action, more.decision.album) == (Action.FILE, "sea")
    assert more.decision.reason == "95 % Sea, next Glacier 1 %"
    assert more.ranking == (("sea", 0.95), ("glacier", 0.01))
    assert (more.camera, more.photo.taken_at) == ("NIKON D750", "2026-07-12T14:03:05")
    asked = details(shelf.workspace, photo, 0.96)
    assert asked is not None
    assert asked.decision is not None
    assert asked.decision.action is Action.ASK


def test_there_is_no_decision_where_all_that_was_said_is_of_albums_that_are_gone(
    shelf: Shelf,
) -> None:
    photo = shelf.add("a.jpg", Prediction((("gone", 0.9),), 0.5, "model", (("lost", 0.95),)))
    more = details(shelf.workspace, photo, 0.9)
    assert more is not None
    assert (more.decision, more.ranking, more.standing) == (None, (), Standing.ASKS)


def test_real_photos_are_shown_from_a_connection_that_only_reads(inbox: Inbox) -> None:
    for number, album in enumerate(("sea", "forest", "other")):
        inbox.add(f"{album}.jpg", album, number)
    (inbox.folder / "broken.jpg").write_bytes(b"no picture")
    inbox.index()
    with opened(inbox.workspace.database.path, write=False) as reader:
        photos = snapshot(reader)
        listing = photos.listing(FLAT, 0.9)
        tiles = {tile.name: tile for tile in photos.tiles(listing.photos, 0.9)}
        found = details(reader, tiles["sea.jpg"].id, 0.9)
    assert set(tiles) == {"sea.jpg", "forest.jpg", "other.jpg", "broken.jpg"}
    assert tiles["broken.jpg"].standing is Standing.FAILED
    assert tiles["sea.jpg"].album == "sea"
    assert found is not None
    assert found.ranking[0] == ("sea", tiles["sea.jpg"].confidence)
    assert len(found.photo.content) == 32

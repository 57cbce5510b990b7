"""Photos that are left out are not looked at, and come back as they were."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from cene.core.errors import UsageError
from cene.core.move import Mode
from cene.core.watched import EVERYWHERE, Changes
from cene.organiser.index import index
from cene.organiser.preferences import Preferences
from cene.organiser.request import SortOrder
from cene.organiser.scanning import scan
from cene.organiser.sorting import sort
from cene.organiser.surveying import Ground, survey
from cene.organiser.workspace import Silent

if TYPE_CHECKING:
    from pathlib import Path

    from tests.unit.organiser.conftest import Inbox

    from cene.organiser.index import Index


def places(inbox: Inbox) -> dict[str, int]:
    """Numbers of the photos that have a place, by that below the inbox."""
    rows = inbox.workspace.database.connection.execute(
        "SELECT path, name, photo.id FROM photo JOIN folder ON folder.id = folder_id"
    )
    return {
        os.path.relpath(os.path.join(os.fsdecode(path), os.fsdecode(name)), inbox.folder): number
        for path, name, number in rows
    }


def indexed(inbox: Inbox, *patterns: str, changes: Changes = EVERYWHERE) -> Index:
    ground = Ground((inbox.folder,), (inbox.albums,), changes, patterns=patterns)
    return index(inbox.workspace, inbox.classifier, ground, Silent())


@pytest.fixture
def filled(inbox: Inbox) -> Inbox:
    inbox.add("a.jpg")
    inbox.add("b.jpeg", number=1)
    inbox.add("Shots/c.jpg", number=2)
    inbox.add("Shots/deep/d.jpg", number=3)
    return inbox


def test_what_a_pattern_fits_is_never_looked_at(filled: Inbox) -> None:
    assert indexed(filled, "Shots/", "*.jpeg").looked == 1
    assert places(filled).keys() == {"a.jpg"}


def test_what_is_left_out_later_loses_its_place_and_comes_back_as_it_was(filled: Inbox) -> None:
    indexed(filled)
    before = places(filled)
    assert indexed(filled, "Shots/", "*.jpeg").looked == 0
    assert places(filled).keys() == {"a.jpg"}
    again = indexed(filled)
    assert again.looked == 0, "nothing is read twice"
    assert places(filled) == before, "they are the same photos"


def test_a_hint_at_a_folder_that_is_left_out_is_passed_over(filled: Inbox) -> None:
    hints = Changes(
        folders=frozenset({filled.folder / "Shots"}),
        trees=frozenset({filled.folder / "Shots/deep"}),
    )
    indexed(filled, "Shots/", changes=hints)
    assert places(filled) == {}
    indexed(filled, changes=hints)
    assert places(filled).keys() == {"Shots/c.jpg", "Shots/deep/d.jpg"}


def test_a_pattern_begins_at_the_source_also_where_only_a_part_of_it_is_looked_at(
    filled: Inbox,
) -> None:
    tree = Changes(trees=frozenset({filled.folder / "Shots"}))
    indexed(filled, "/deep/", "/Shots/c.jpg", changes=tree)
    assert places(filled).keys() == {"Shots/deep/d.jpg"}


def test_what_was_filed_stays_known_whatever_its_album_is_called(filled: Inbox) -> None:
    filed = filled.folder / "Albums"
    (filed / "Sea").mkdir(parents=True)
    filled.add("Albums/Sea/e.jpg", number=4)
    indexed(filled)
    ground = Ground((filled.folder,), (filed,), patterns=("Sea/", "Albums/"))
    survey(filled.workspace, ground, Silent())
    assert "Albums/Sea/e.jpg" in places(filled)


def test_the_window_and_the_command_leave_out_the_same(filled: Inbox) -> None:
    chosen = Preferences(sources=(filled.folder,), into=filled.albums, exclude=("Shots/",))
    scan(filled.workspace, lambda: filled.classifier, chosen, Silent(), file=False)
    by_window = places(filled)
    order = SortOrder(
        (filled.folder,), filled.albums, Mode.SUGGEST, 0.9, exclude=("Shots/", "*.jpeg")
    )
    summary = sort(filled.workspace, filled.classifier, order, lambda _: None, Silent())
    assert by_window.keys() == {"a.jpg", "b.jpeg"}
    assert summary.photos == 1


def test_a_wrong_pattern_is_refused_before_anything_is_touched(filled: Inbox) -> None:
    order = SortOrder((filled.folder,), filled.albums, Mode.MOVE, 0.9, exclude=("!",))
    with pytest.raises(UsageError, match="'!' is no pattern"):
        sort(filled.workspace, filled.classifier, order, lambda _: None, Silent())
    assert places(filled) == {}


def test_the_path_of_the_source_itself_matters_to_no_pattern(tmp_path: Path, inbox: Inbox) -> None:
    inbox.add("a.jpg")
    name = tmp_path.name
    assert indexed(inbox, f"{name}/", "Inbox/").looked == 1

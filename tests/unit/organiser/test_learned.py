from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from tests.unit.organiser.school import Notebook
from tests.unit.vision.tiny import CARD, READY, photos

from cene.core.album import Album
from cene.core.example import Labeller
from cene.core.tree import Albums
from cene.organiser import albums as editing
from cene.organiser import learned
from cene.organiser.albums import ready_made
from cene.organiser.learned import Known, Told

if TYPE_CHECKING:
    from cene.organiser.workspace import Workspace

ALBUMS = Albums([Album(key, key.title()) for key in READY] + [Album("Bella", "Bella", own=True)])


@pytest.fixture
def notebook(workspace: Workspace) -> Notebook:
    return Notebook(workspace, CARD)


def test_where_nothing_was_taught_all_ready_made_albums_are_known() -> None:
    nothing = learned.nothing()
    assert nothing.albums == ready_made()
    assert (nothing.told(), list(nothing.examples(CARD)), nothing.number(b"x" * 32)) == ({}, [], 0)


def test_a_new_catalogue_knows_as_much_as_none(workspace: Workspace) -> None:
    assert learned.known(workspace).version(CARD) == learned.nothing().version(CARD)


def test_examples_come_with_what_was_seen_of_them(notebook: Notebook) -> None:
    numbers = notebook.tell("Bella", *photos(4, 2))
    rows = list(notebook.known(ALBUMS).examples(CARD))
    assert [row.content for row in rows] == numbers
    np.testing.assert_array_equal(np.frombuffer(rows[0].embedding, "<i2"), photos(4, 2)[0])


def test_examples_that_another_network_saw_wait(notebook: Notebook) -> None:
    notebook.enter(photos(4, 1)[0], backbone="another")
    notebook.tell("Bella", photos(4, 1)[0], photos(4, 2)[1])
    (row,) = notebook.known(ALBUMS).examples(CARD)
    assert row.backbone == CARD.backbone_version
    assert len(notebook.known(ALBUMS).told()) == 2, "what a person said holds all the same"


def test_the_version_changes_with_all_that_predictions_depend_on(notebook: Notebook) -> None:
    seen = {notebook.known(ALBUMS).version(CARD)}

    def changed(known: Known) -> str:
        version = known.version(CARD)
        assert version not in seen
        seen.add(version)
        return version

    (content,) = notebook.tell("Bella", photos(4, 1)[0])
    once = changed(notebook.known(ALBUMS))
    notebook.tell("Bella", photos(4, 1)[0], labeller=Labeller.MACHINE, confidence=0.5)
    changed(notebook.known(ALBUMS))
    notebook.tell("Bella", photos(4, 1)[0], labeller=Labeller.MACHINE, confidence=0.75)
    changed(notebook.known(ALBUMS))
    notebook.reject("Bella", photos(4, 1)[0])
    changed(notebook.known(ALBUMS))
    notebook.reject("sea", photos(4, 1)[0])
    changed(notebook.known(ALBUMS))
    notebook.forget(content)
    assert notebook.known(ALBUMS).version(CARD) in seen, "forgotten, it is as it was"
    notebook.tell("Bella", photos(4, 1)[0])
    known = notebook.known(ALBUMS)
    assert known.version(CARD) == once
    changed(replace(known, albums=ALBUMS.plus(Album("sea", "Sea", enabled=False))))
    changed(replace(known, albums=ALBUMS.plus(Album("sea", "Sea", "Bella"))))
    changed(replace(known, albums=Albums(ALBUMS.values(), {"dogs": "cats"})))
    assert known.version(replace(CARD, head_version="another")) not in seen
    renamed = ALBUMS.plus(Album("Bella", "Bella and Luna", own=True))
    assert replace(known, albums=renamed).version(CARD) == once, "a title decides nothing"


def test_what_was_said_is_known_by_photo(notebook: Notebook) -> None:
    told, both, machine = photos(4, 3)
    (one,) = notebook.tell("Bella", told)
    notebook.reject("sea", both)
    (two,) = notebook.reject("dogs", both)
    notebook.reject("cats", told)
    notebook.tell("Bella", machine, labeller=Labeller.MACHINE)
    assert notebook.known(ALBUMS).told() == {
        one: Told("Bella", frozenset({"cats"})),
        two: Told(None, frozenset({"sea", "dogs"})),
    }


def test_a_photo_has_the_number_that_the_catalogue_gives_it(notebook: Notebook) -> None:
    number = notebook.enter(photos(4, 1)[0])
    assert notebook.known(ALBUMS).number((0).to_bytes(32)) == number
    assert notebook.known(ALBUMS).number(b"x" * 32) == 0


def test_albums_have_the_columns_of_what_was_merged_into_them() -> None:
    chosen = Albums([replace(album, enabled=album.key != "forest") for album in ALBUMS.values()])
    assert Known(chosen).columns(CARD) == {"sea": (0,), "dogs": (2,), "cats": (3,), "Bella": ()}
    merged = Albums(chosen.values(), {"sea": "Bella", "cats": "Bella"})
    assert Known(merged).columns(CARD) == {"dogs": (2,), "Bella": (0, 3)}
    off = Albums(chosen.values(), {"sea": "forest"})
    assert "sea" not in Known(off).columns(CARD)


def test_edits_in_the_catalogue_are_known(workspace: Workspace) -> None:
    before = learned.known(workspace).version(CARD)
    editing.disable(workspace, ["sea"])
    assert "sea" not in learned.known(workspace).columns(CARD)
    assert learned.known(workspace).version(CARD) != before
    editing.enable(workspace, ["sea"])
    assert learned.known(workspace).version(CARD) == before

from __future__ import annotations

import tomllib
from dataclasses import replace
from typing import TYPE_CHECKING

from cene import paths
from cene.core.album import Album
from cene.core.prediction import PARENTS
from cene.organiser.albums import in_catalogue, ready_made

if TYPE_CHECKING:
    from cene.organiser.classifier import Classifier
    from cene.organiser.workspace import Workspace

ENTRIES = {
    entry["key"]: entry
    for entry in tomllib.loads(paths.bundled("resources/albums.toml").read_text("utf-8"))["album"]
}


def test_every_album_that_the_classifier_knows_is_ready_made(classifier: Classifier) -> None:
    assert set(classifier.card.albums) <= set(ready_made())


def test_every_ready_made_album_could_be_made_by_a_person_too() -> None:
    for album in ready_made().values():
        assert ready_made().check_title(album.title, album.key) == album.title
        assert (album.own, album.enabled) == (False, True)


def test_every_parent_is_an_album_and_none_stands_under_itself() -> None:
    for key, entry in ENTRIES.items():
        parent = entry.get("parent")
        assert ready_made()[key].parent == parent, "a parent that is not there would be none"
        ready_made().check_parent(key, parent)


def test_every_class_of_imagenet_that_has_an_album_has_one_of_these() -> None:
    lines = paths.bundled("resources/imagenet_albums.tsv").read_text("utf-8").splitlines()
    named = {line.split("\t")[2] for line in lines[1:]} - {"-"}
    assert {key for key, entry in ENTRIES.items() if "imagenet" in entry["sources"]} == named


def test_parents_come_before_what_stands_under_them_and_have_more_than_one_of_that() -> None:
    keys = list(ENTRIES)
    for key, entry in ENTRIES.items():
        parent = entry.get("parent", key)
        assert keys.index(parent) <= keys.index(key)
        assert len(ready_made().children(parent)) != 1


def test_an_album_was_learned_from_something_or_is_the_sum_of_those_below_it() -> None:
    with_class = {key for key, entry in ENTRIES.items() if entry["sources"]}
    assert with_class == {key for key in ENTRIES if not ready_made().children(key)}
    assert len(with_class) == 30
    assert all(entry["description"] for entry in ENTRIES.values())


def test_a_prediction_has_room_for_all_that_a_ready_made_album_stands_under() -> None:
    assert max(len(ready_made().ancestors(key)) for key in ready_made()) <= PARENTS


def test_a_new_catalogue_has_the_ready_made_albums(workspace: Workspace) -> None:
    assert in_catalogue(workspace) == ready_made()


def test_what_the_person_changed_counts_and_own_albums_come_last_by_title(
    workspace: Workspace,
) -> None:
    ocean = replace(ready_made()["sea"], title="Ocean", parent=None, enabled=False)
    zoe, bella = Album("Zoe", "Zoe", own=True), Album("Luna", "bella", "Zoe", own=True)
    with workspace.database.transaction():
        for album in (zoe, ocean, bella):
            workspace.albums.put(album)
    found = in_catalogue(workspace)
    assert list(found) == [*ready_made(), "Luna", "Zoe"]
    assert [found["sea"], found["Luna"], found["Zoe"]] == [ocean, bella, zoe]


def test_an_album_that_is_no_longer_shipped_is_the_persons(workspace: Workspace) -> None:
    with workspace.database.transaction():
        workspace.albums.put(Album("steam", "Steam engines", enabled=False))
    assert in_catalogue(workspace)["steam"] == Album(
        "steam", "Steam engines", own=True, enabled=False
    )

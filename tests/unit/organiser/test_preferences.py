from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cene.core.move import Collision, Companions, Mode
from cene.core.policy import DEFAULT_THRESHOLD
from cene.organiser.filed import switch
from cene.organiser.manners import Hours, Manners
from cene.organiser.preferences import KEY, Preferences, glance, load, save

if TYPE_CHECKING:
    from cene.organiser.workspace import Workspace

CHOSEN = Preferences(
    sources=(Path("/photos/Camera"), Path("/photos/caf\udce9")),
    into=Path("/photos/Albums"),
    mode=Mode.MOVE,
    threshold=0.75,
    automatic=False,
    theme="dark",
    language="de",
    watch=False,
    notify=False,
    to_tray=True,
    begun=True,
    collision=Collision.LEAVE,
    companions=Companions.PICTURE_ONLY,
    quiet="22:00-07:00",
    on_battery=False,
    exclude=("Screenshots/", "*.png", "!keep.png"),
)


def keep(workspace: Workspace, text: str) -> None:
    with workspace.database.transaction():
        workspace.settings.put(KEY, text)


def test_at_the_start_cene_only_suggests(workspace: Workspace) -> None:
    assert load(workspace) == Preferences()
    assert Preferences().mode is Mode.SUGGEST
    assert Preferences().threshold == DEFAULT_THRESHOLD


def test_everything_that_was_chosen_is_kept(workspace: Workspace) -> None:
    save(workspace, CHOSEN)
    assert load(workspace) == CHOSEN
    save(workspace, replace(CHOSEN, into=None))
    assert load(workspace) == replace(CHOSEN, into=None)


def test_learning_from_filed_photos_is_as_it_was_switched_last(workspace: Workspace) -> None:
    assert load(workspace).learn_filed
    switch(workspace, on=False)
    save(workspace, CHOSEN)
    assert load(workspace) == replace(CHOSEN, learn_filed=False)
    switch(workspace, on=True)
    keep(workspace, '{"learn_filed": false}')
    assert load(workspace).learn_filed, "it is kept once, not twice"


def test_preferences_can_be_had_before_the_catalogue_is_opened(
    tmp_path: Path, workspace: Workspace
) -> None:
    save(workspace, CHOSEN)
    assert glance(workspace.database.path) == CHOSEN
    assert glance(tmp_path / "none yet.sqlite") == Preferences()
    assert not (tmp_path / "none yet.sqlite").exists()


def test_preferences_of_a_damaged_catalogue_are_those_at_the_start(tmp_path: Path) -> None:
    (tmp_path / "damaged.sqlite").write_bytes(b"nothing" * 1000)
    assert glance(tmp_path / "damaged.sqlite") == Preferences()


def test_what_a_newer_cene_kept_is_passed_over(workspace: Workspace) -> None:
    keep(workspace, '{"language": "de", "wallpaper": true}')
    assert load(workspace) == Preferences(language="de")


@pytest.mark.parametrize("text", ["", "{", "[1]", "null", '"move"'])
def test_a_damaged_document_is_as_none(workspace: Workspace, text: str) -> None:
    keep(workspace, text)
    assert load(workspace) == Preferences()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("sources", "/photos"),
        ("into", 7),
        ("into", "Albums"),
        ("into", "/a\0b"),
        ("mode", "shred"),
        ("threshold", 0),
        ("threshold", 1.5),
        ("threshold", float("nan")),
        ("threshold", True),
        ("threshold", "0.9"),
        ("collision", "overwrite"),
        ("companions", True),
        ("automatic", 1),
        ("theme", "pink"),
        ("language", None),
        ("watch", "yes"),
        ("quiet", "at night"),
        ("quiet", "7-7"),
        ("quiet", 22),
        ("on_battery", "no"),
        ("exclude", "*.png"),
        ("exclude", {"*.png": 1}),
    ],
)
def test_a_damaged_value_is_as_at_the_start_and_spoils_no_other(
    workspace: Workspace, name: str, value: object
) -> None:
    keep(workspace, json.dumps({name: value, "begun": True}))
    assert load(workspace) == Preferences(begun=True)


def test_only_whole_paths_are_sources(workspace: Workspace) -> None:
    keep(workspace, json.dumps({"sources": ["/a", "b", 3, "/a"]}))
    assert load(workspace).sources == (Path("/a"),)


def test_quiet_hours_are_kept_as_they_are_written_in_full(workspace: Workspace) -> None:
    keep(workspace, '{"quiet": "22-7"}')
    assert load(workspace).quiet == "22:00-07:00"
    assert load(workspace).manners == Manners(Hours.parse("22-7"))
    assert Preferences(on_battery=False).manners == Manners(on_battery=False)


def test_only_patterns_leave_anything_out(workspace: Workspace) -> None:
    keep(workspace, json.dumps({"exclude": ["*.png", "!", 3, "", "Shots/"]}))
    assert load(workspace).exclude == ("*.png", "Shots/")

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from cene.core.album import Album
from cene.core.errors import UsageError
from cene.core.example import Example, Labeller, Verdict
from cene.organiser import albums
from cene.organiser.albums import Edited, in_catalogue, ready_made
from cene.store.examples import Counts

if TYPE_CHECKING:
    from collections.abc import Callable

    from cene.organiser.workspace import Workspace


def keep(workspace: Workspace, digest: str, *said: Example) -> int:
    """Examples of a photo that was looked at."""
    with workspace.database.transaction():
        content = workspace.catalogue.add_content(digest.encode(), "backbone", b"", None)
        for example in said:
            workspace.examples.put(content, example)
    return content


def yes(album: str) -> Example:
    return Example(album, Verdict.CONFIRMED)


def no(album: str) -> Example:
    return Example(album, Verdict.REJECTED)


def refused(workspace: Workspace, edit: Callable[[], Edited], message: str) -> None:
    """The edit is refused with a sentence, and nothing is other than before."""

    def everything() -> object:
        return workspace.albums.rows(), list(workspace.examples.all())

    before = everything()
    with pytest.raises(UsageError, match=message):
        edit()
    assert everything() == before


def test_an_album_of_ones_own_is_there_at_once_and_after(workspace: Workspace) -> None:
    bella = Album("Bella", "Bella", own=True)
    assert albums.add(workspace, " Bella\t") == Edited((bella,))
    walks = albums.add(workspace, "Walks", "BELLA").changed[0]
    assert walks.parent == "Bella"
    found = in_catalogue(workspace)
    assert (found["Bella"], found["Walks"]) == (bella, walks)


def test_an_album_that_cannot_be_is_not_added(workspace: Workspace) -> None:
    refused(workspace, lambda: albums.add(workspace, "a/b"), "a slash")
    refused(workspace, lambda: albums.add(workspace, "SEA"), "'Sea' goes by that name")
    refused(workspace, lambda: albums.add(workspace, "Bella", "Dogz"), "no album 'Dogz'")


def test_a_renamed_album_keeps_its_key_and_its_examples(workspace: Workspace) -> None:
    albums.add(workspace, "Bella")
    keep(workspace, "a", yes("Bella"))
    (luna,) = albums.rename(workspace, "bella", "Luna").changed
    assert luna == Album("Bella", "Luna", own=True)
    assert in_catalogue(workspace).find("luna") == luna
    assert workspace.examples.counts() == {"Bella": Counts(1, 0, 0)}
    assert albums.rename(workspace, "Bella", "bella").changed[0].title == "bella"
    refused(workspace, lambda: albums.rename(workspace, "Bella", "sea"), "'Sea' goes by")
    refused(workspace, lambda: albums.rename(workspace, "Luna", "x"), "no album 'Luna'")


def test_a_ready_made_album_can_have_another_name_and_parent(workspace: Workspace) -> None:
    albums.add(workspace, "Outdoors")
    assert albums.rename(workspace, "Sea", "Ocean").changed[0].title == "Ocean"
    assert albums.set_parent(workspace, "ocean", "outdoors").changed[0].parent == "Outdoors"
    ocean = replace(ready_made()["sea"], title="Ocean", parent="Outdoors")
    assert in_catalogue(workspace)["sea"] == ocean
    assert albums.set_parent(workspace, "Ocean", None).changed == (replace(ocean, parent=None),)


def test_an_album_has_a_folder_pattern_or_none(workspace: Workspace) -> None:
    sea = replace(ready_made()["sea"], folder="{album}/{year}")
    assert albums.set_folder(workspace, "Sea", " {album}/ {year}").changed == (sea,)
    assert in_catalogue(workspace)["sea"] == sea
    refused(workspace, lambda: albums.set_folder(workspace, "sea", "{year}"), "begin with {album}")
    refused(workspace, lambda: albums.set_folder(workspace, "Cats?", None), "no album 'Cats\\?'")
    for plain in ("{album}", None):
        albums.set_folder(workspace, "sea", "{album}/{day}")
        assert albums.set_folder(workspace, "sea", plain).changed == (ready_made()["sea"],)


def test_no_album_is_put_under_itself(workspace: Workspace) -> None:
    albums.add(workspace, "Pets")
    albums.add(workspace, "Bella", "Pets")
    refused(workspace, lambda: albums.set_parent(workspace, "Pets", "Bella"), "stands under 'Pets'")
    refused(workspace, lambda: albums.set_parent(workspace, "Pets", "pets"), "under itself")
    refused(workspace, lambda: albums.set_parent(workspace, "Pets", "Cats?"), "no album 'Cats\\?'")


def test_an_album_has_a_threshold_of_its_own_until_it_is_taken_back(workspace: Workspace) -> None:
    for threshold in (0.5, 0.99, 1.0):
        assert albums.set_threshold(workspace, "SEA", threshold).changed == (
            replace(ready_made()["sea"], threshold=threshold),
        )
        assert in_catalogue(workspace).thresholds == {"sea": threshold}
    assert albums.set_threshold(workspace, "sea", None).changed == (ready_made()["sea"],)
    assert in_catalogue(workspace).thresholds == {}


@pytest.mark.parametrize("threshold", [0.49, 1.01, -1.0, float("nan"), float("inf")])
def test_a_threshold_that_makes_no_sense_is_refused(workspace: Workspace, threshold: float) -> None:
    refused(
        workspace,
        lambda: albums.set_threshold(workspace, "sea", threshold),
        rf"'Sea' cannot be {threshold:g}; it is between 0\.5 and 1\.",
    )


def test_an_album_has_folders_and_a_colour_of_its_own(workspace: Workspace) -> None:
    albums.add(workspace, "Bella")
    albums.set_threshold(workspace, "Bella", 0.8)
    albums.set_folder(workspace, "Bella", "{album}/{year}")
    albums.set_colour(workspace, "bella", "#1f6feb")
    bella = Album("Bella", "Bella", own=True, threshold=0.8, folder="{album}/{year}")
    assert in_catalogue(workspace)["Bella"] == replace(bella, colour="#1f6feb")
    albums.set_folder(workspace, "Bella", None)
    assert albums.set_colour(workspace, "Bella", None).changed == (replace(bella, folder=None),)
    refused(workspace, lambda: albums.set_threshold(workspace, "Luna", None), "no album 'Luna'")
    refused(workspace, lambda: albums.set_folder(workspace, "Luna", None), "no album 'Luna'")
    refused(workspace, lambda: albums.set_colour(workspace, "Luna", None), "no album 'Luna'")


@pytest.mark.parametrize("colour", ["#1F6FEB", "1f6feb", "#1f6fe", "#1f6feb0", "#1f6feb\n", "red"])
def test_what_is_no_colour_is_refused(workspace: Workspace, colour: str) -> None:
    refused(workspace, lambda: albums.set_colour(workspace, "sea", colour), "as #1f6feb, in lower")


def test_albums_are_taken_out_of_use_and_into_it_again(workspace: Workspace) -> None:
    changed = albums.disable(workspace, ["Sea", "forest", "SEA"]).changed
    assert [(album.key, album.enabled) for album in changed] == [("sea", False), ("forest", False)]
    off = {key for key, album in in_catalogue(workspace).items() if not album.enabled}
    assert off == {"sea", "forest"}
    assert albums.enable(workspace, ["sea"]).changed == (ready_made()["sea"],)
    assert in_catalogue(workspace)["sea"].enabled


def test_one_album_at_least_stays_in_use(workspace: Workspace) -> None:
    refused(workspace, lambda: albums.disable(workspace, [*ready_made()]), "No album would be left")
    refused(workspace, lambda: albums.disable(workspace, ["sea", "Pond"]), "no album 'Pond'")
    albums.add(workspace, "Bella")
    albums.disable(workspace, ready_made())
    refused(workspace, lambda: albums.remove(workspace, "Bella"), "No album would be left")
    refused(workspace, lambda: albums.merge(workspace, ["Bella"], "Sea"), "No album would be left")


def test_removing_an_album_takes_its_examples_and_moves_up_what_stood_under_it(
    workspace: Workspace,
) -> None:
    for title, parent in (
        ("Animals at home", None),
        ("Pets", "Animals at home"),
        ("Bella", "Pets"),
    ):
        albums.add(workspace, title, parent)
    a = keep(workspace, "a", yes("Pets"), no("Bella"))
    b = keep(workspace, "b", no("Pets"))
    pets, bella = in_catalogue(workspace)["Pets"], in_catalogue(workspace)["Bella"]
    moved = replace(bella, parent="Animals at home")
    assert albums.remove(workspace, "pets") == Edited((moved,), (pets,), 2)
    assert "Pets" not in in_catalogue(workspace)
    assert in_catalogue(workspace)["Bella"] == moved
    assert (workspace.examples.of(a), workspace.examples.of(b)) == ([no("Bella")], [])
    refused(workspace, lambda: albums.remove(workspace, "Pets"), "no album 'Pets'")
    assert albums.add(workspace, "Pets").changed[0].title == "Pets"


def test_a_ready_made_album_stays(workspace: Workspace) -> None:
    keep(workspace, "a", yes("sea"))
    refused(workspace, lambda: albums.remove(workspace, "Sea"), "`cene albums disable`")


def test_merged_albums_are_one(workspace: Workspace) -> None:
    for title, parent in (("Bella", None), ("Luna", "Bella"), ("Walks", "Luna"), ("Pets", None)):
        albums.add(workspace, title, parent)
    both = keep(workspace, "a", yes("Bella"), no("Pets"))
    only = keep(workspace, "b", yes("Luna"), no("sea"))
    pets, bella, luna = (in_catalogue(workspace)[key] for key in ("Pets", "Bella", "Luna"))

    edited = albums.merge(workspace, ["bella", "Luna", "Bella"], "pets")

    walks = Album("Walks", "Walks", "Pets", own=True)
    assert edited == Edited((pets, walks), (bella, luna), 2)
    assert [*in_catalogue(workspace)][len(ready_made()) :] == ["Pets", "Walks"]
    assert in_catalogue(workspace)["Walks"] == walks
    assert workspace.examples.of(both) == [yes("Pets")], "the confirmation stays"
    assert workspace.examples.of(only) == [yes("Pets"), no("sea")]
    assert in_catalogue(workspace).merged == {}
    assert albums.add(workspace, "Bella").changed[0].key == "Bella", "its name is free again"


def test_a_persons_rejection_outweighs_a_machines_label_when_albums_merge(
    workspace: Workspace,
) -> None:
    machine = Example("sea", Verdict.CONFIRMED, Labeller.MACHINE, 0.9, "filed")
    photo = keep(workspace, "a", machine, no("glacier"))
    albums.merge(workspace, ["sea"], "glacier")
    assert workspace.examples.of(photo) == [no("glacier")]


def test_a_ready_made_album_that_was_merged_goes_along_until_its_target_is_removed(
    workspace: Workspace,
) -> None:
    for title in ("Coast", "Outdoors"):
        albums.add(workspace, title)
    albums.rename(workspace, "sea", "Ocean")
    ocean = in_catalogue(workspace)["sea"]
    assert albums.merge(workspace, ["ocean"], "coast").gone == (ocean,)
    assert "sea" not in in_catalogue(workspace)
    refused(workspace, lambda: albums.add(workspace, "Sea"), "merged into 'Coast'")
    refused(workspace, lambda: albums.enable(workspace, ["sea"]), "no album 'sea'")
    albums.merge(workspace, ["Coast"], "Outdoors")
    assert in_catalogue(workspace).merged == {"sea": "Outdoors"}
    outdoors = in_catalogue(workspace)["Outdoors"]
    assert albums.remove(workspace, "Outdoors") == Edited((ocean,), (outdoors,))
    assert in_catalogue(workspace)["sea"] == ocean


def test_one_ready_made_album_can_be_merged_into_another(workspace: Workspace) -> None:
    albums.merge(workspace, ["glacier"], "mountain")
    found = in_catalogue(workspace)
    assert found.merged == {"glacier": "mountain"}
    assert found["mountain"] == ready_made()["mountain"]
    assert len(found) == len(ready_made()) - 1


def test_albums_that_cannot_be_merged_stay_as_they_are(workspace: Workspace) -> None:
    for title, parent in (("Pets", None), ("Hounds", "Pets"), ("Bella", "Hounds")):
        albums.add(workspace, title, parent)
    keep(workspace, "a", yes("Hounds"))

    def merge(sources: list[str], into: str, message: str) -> None:
        refused(workspace, lambda: albums.merge(workspace, sources, into), message)

    merge(["Hounds", "pets"], "Pets", "'Pets' cannot be merged into itself")
    merge(["Pets"], "Bella", "cannot be merged into 'Bella', which stands under it")
    merge(["Hounds", "Cats and dogs"], "Pets", "no album 'Cats and dogs'")
    merge(["Hounds"], "Wolves", "no album 'Wolves'")

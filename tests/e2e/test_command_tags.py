"""`cene tags`, `sort --mode tag` and `teach --from-tags`, as a person runs them."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.e2e.program import Library

SEA = ["Places", "Nature", "Sea"]


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def keywords(library: Library, *paths: Path) -> dict[str, Any]:
    found = library.cene("tags", "read", *paths, "--json")
    assert found.code == 0, found.err
    return {os.path.basename(one["path"]): one for one in found.json}


def by_hand(path: Path, *words: str) -> None:
    """Give a photo or sidecar keywords, as another program does."""
    subprocess.run(
        ["exiftool", "-q", "-overwrite_original", *(f"-XMP-dc:Subject+={w}" for w in words), path],
        check=True,
    )


def test_a_sort_tags_and_its_undo_gives_back_every_byte(library: Library) -> None:
    library.add("a.jpg", "sea")
    library.add("b.jpg", "other")
    before = contents(library.inbox)
    told = library.cene(*library.sorting("tag"))
    assert told.code == 0, told.err
    assert "Tagged 1 photo, " in told.out
    found = keywords(library, library.inbox)
    assert [one["keyword"] for one in found["a.jpg.xmp"]["by_cene"]] == [SEA]
    assert "b.jpg.xmp" not in found
    assert not library.albums.exists()
    assert library.cene("undo", "--last").code == 0
    assert contents(library.inbox) == before


def test_tags_are_written_read_and_removed_apart_from_sorting(library: Library) -> None:
    photo = library.add("a.jpg", "sea")
    other = library.add("b.jpg", "other")
    before = contents(library.inbox)
    wrote = library.cene("tags", "write", library.inbox, "--threshold", "0.9", "--tags-in", "photo")
    assert wrote.code == 0, wrote.err
    assert "1 photo tagged." in wrote.out
    assert "1 photo of which Cene is not sure enough:" in wrote.out
    read = library.cene("tags", "read", photo, other)
    assert "Places / Nature / Sea  (by Cene, " in read.out
    assert "no keywords" in read.out
    removed = library.cene("tags", "remove", library.inbox)
    assert "1 photo without Cene's tags now." in removed.out
    assert keywords(library, photo)["a.jpg"]["keywords"] == []
    assert library.cene("undo", "--all").code == 0
    assert contents(library.inbox) == before


def test_a_folder_that_may_not_be_read_is_named_and_the_rest_is_done(
    strict_library: Library,
) -> None:
    library = strict_library
    library.add("a.jpg", "sea")
    closed = library.inbox / "closed"
    closed.mkdir()
    closed.chmod(0)
    for what in (("read",), ("write", "--threshold", "0.9"), ("remove",)):
        done = library.cene("tags", what[0], library.inbox, *what[1:])
        assert done.code == 1, done.err
        assert f"{closed}" in done.out + done.err
    assert not (library.inbox / "a.jpg.xmp").exists()
    assert library.cene("history", "--json").json["batches"], "the rest was done"
    closed.chmod(0o777)


def test_tags_are_removed_on_another_computer_and_a_persons_stay(
    library: Library, tmp_path: Path
) -> None:
    photo = library.add("a.jpg", "sea")
    raw = photo.with_suffix(".cr2")
    raw.write_bytes(b"raw")
    sidecar = photo.with_name("a.cr2.xmp")
    by_hand(sidecar, "Holiday")
    assert library.sort("tag", "--tags-in", "photo").code == 0
    elsewhere = tmp_path / "elsewhere"
    shutil.copytree(library.inbox, elsewhere)
    catalogue = tmp_path / "another.sqlite"
    removed = library.cene("tags", "remove", elsewhere, "--catalogue", catalogue, "--json").json
    assert removed["changed"] == [str(elsewhere / "a.jpg")]
    found = keywords(library, elsewhere)
    assert found["a.jpg"]["keywords"] == []
    assert found["a.cr2.xmp"]["keywords"] == [["Holiday"]]
    assert b"cene.invalid" not in (elsewhere / "a.jpg").read_bytes()


def test_a_library_tagged_by_hand_becomes_albums(library: Library) -> None:
    for number in range(5):
        by_hand(library.add(f"a{number}.jpg", "sea", number), "Allotment")
    by_hand(library.add("b.jpg", "forest"), "Rare")
    by_hand(library.add("c.jpg", "forest", 1), "Allotment", "Forest")
    learned = library.cene("teach", "--from-tags", library.inbox, "--json")
    assert learned.code == 0, learned.err
    assert (len(learned.json["taught"]), learned.json["new_albums"]) == (5, ["Allotment"])
    reasons = {one["reason"]: one["labels"] for one in learned.json["left_out"]}
    assert reasons == {
        "too few photos have it to make an album of it": 1,
        "the photo has labels of several albums": 2,
    }
    only = library.cene("teach", "--from-tags", library.inbox, "--albums", "Forest", "--json")
    assert [os.path.basename(one) for one in only.json["taught"]] == ["c.jpg"]


def test_a_tag_that_a_person_removed_elsewhere_is_a_rejection(library: Library) -> None:
    photo = library.add("a.jpg", "sea")
    assert library.sort("tag").code == 0
    sidecar = photo.with_name("a.jpg.xmp")
    text = sidecar.read_text("utf-8")
    for gone in ("<rdf:li>Sea</rdf:li>", "<rdf:li>Places|Nature|Sea</rdf:li>"):
        assert gone in text
        text = text.replace(gone, "")
    sidecar.write_text(text.replace("<rdf:li>Places/Nature/Sea</rdf:li>", ""), "utf-8")
    assert keywords(library, photo)["a.jpg.xmp"]["removed"] == [SEA]
    learned = library.cene("teach", "--from-tags", library.inbox, "--json")
    assert learned.json["rejected"] == 1
    assert library.sort("tag").json["filed"] == 0


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("tags", "read", "missing.jpg"), "is neither a photo nor a folder of photos"),
        (("teach", "--from-tags", "."), "has a keyword"),
        (("teach", "--from-tags", ".", "--classes", "x"), "need --from-csv"),
        (("teach", "Sea", "--from-tags", "."), "Say what to teach"),
    ],
)
def test_what_makes_no_sense_is_said(
    library: Library, arguments: tuple[str, ...], told: str
) -> None:
    library.add("a.jpg")
    done = library.cene(*arguments, cwd=library.inbox)
    assert done.code == 2
    assert told in done.err


def test_a_sort_learns_by_itself_from_tags_that_a_person_changed(library: Library) -> None:
    photo = library.add("a.jpg", "sea")
    assert library.sort("tag").json["filed"] == 1
    sidecar = photo.with_name("a.jpg.xmp")
    subprocess.run(
        (
            *("exiftool", "-q", "-overwrite_original", "-XMP-dc:Subject-=Sea"),
            *("-XMP-lr:HierarchicalSubject-=Places|Nature|Sea", "-XMP-dc:Subject+=Forest"),
            *("-XMP-digiKam:TagsList-=Places/Nature/Sea", sidecar),
        ),
        check=True,
    )
    edited = sidecar.read_bytes()
    again = library.sort("tag").json
    (decision,) = again["decisions"]
    assert (decision["album"], decision["reason"]) == ("forest", "you put it there")
    assert keywords(library, photo)["a.jpg.xmp"]["by_person"] == [["Forest"]]
    refused = library.cene("undo", "--all", "--json").json["refused"]
    assert len(refused) == 1
    assert edited


def test_tags_that_nobody_can_look_at_now_are_no_news(library: Library) -> None:
    library.add("trip/a.jpg", "sea")
    assert library.sort("tag").json["filed"] == 1
    trip = library.inbox / "trip"
    trip.rename(library.root / "kept")
    trip.symlink_to(trip)  # a loop, which the system refuses to follow
    library.add("b.jpg", "sea")
    done = library.sort("tag")
    assert (done.code, done.json["filed"], done.json["failed"]) == (0, 1, [])
    trip.unlink()
    (library.root / "kept").rename(trip)
    found = keywords(library, library.inbox)
    assert all(found[name]["by_cene"] for name in ("a.jpg.xmp", "b.jpg.xmp"))

"""Photos that are none, or cannot be read or filed: named, and everything else is still done."""

from __future__ import annotations

import os
import zlib
from typing import TYPE_CHECKING, Any

import pytest
from tests.e2e.program import files
from tests.unit.photos import png

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Mount
    from tests.e2e.program import Library


def text(path: Path) -> None:
    path.write_text("hello")


def empty(path: Path) -> None:
    path.touch()


def truncated(path: Path) -> None:
    data = path.with_name("good.jpg").read_bytes()
    path.write_bytes(data[: len(data) // 2])


def bomb(path: Path) -> None:
    rows = zlib.compress(bytes(1000))
    path.write_bytes(png((60_000, 60_000), 8, 2, rows))


BAD: dict[str, tuple[Callable[[Path], None], str]] = {
    "text.jpg": (text, "is not a picture of a kind that Cene reads, whatever its name"),
    "truncated.jpg": (truncated, "is damaged"),
    "bomb.png": (bomb, "has 3,600 million pixels, more than Cene reads from PNG"),
    "empty.jpg": (empty, "has zero bytes"),
}


def failures(answer: Any) -> dict[str, str]:
    return {os.path.basename(entry["path"]): entry["error"] for entry in answer["failed"]}


def test_what_is_no_picture_is_named_and_stays(library: Library) -> None:
    library.add("good.jpg", "sea")
    for name, (make, _) in BAD.items():
        make(library.inbox / name)
    done = library.sort("move")
    assert done.code == 1
    answer = done.json
    assert (answer["photos"], answer["filed"]) == (5, 1)
    assert failures(answer).keys() == BAD.keys()
    for name, (_, reason) in BAD.items():
        assert failures(answer)[name].startswith(reason)
    assert files(library.inbox) == sorted(BAD)
    assert files(library.albums) == ["Sea/good.jpg"]
    again = library.sort("move")
    assert (again.code, failures(again.json)) == (1, failures(answer))


def test_an_unreadable_photo_is_tried_again(strict_library: Library) -> None:
    library = strict_library
    library.add("good.jpg", "sea")
    locked = library.add("locked.jpg", "sea", 1)
    locked.chmod(0)
    library.inbox.chmod(0o777)
    done = library.sort("move")
    assert done.code == 1
    reason = "may not be read; give yourself permission to read it"
    assert failures(done.json) == {"locked.jpg": reason}
    assert files(library.albums) == ["Sea/good.jpg"]
    locked.chmod(0o644)
    again = library.sort("move")
    assert (again.code, again.json["filed"], again.json["failed"]) == (0, 1, [])
    assert files(library.albums) == ["Sea/good.jpg", "Sea/locked.jpg"]


NAMES = {
    "newline": "a\nb.jpg",
    "bytes": os.fsdecode(b"caf\xe9 \xff.jpg"),
    "longest": "x" * 251 + ".jpg",
    "longest in bytes": "é" * 125 + "x.jpg",
    "option": "-rf.jpg",
    "control": "bell\a\x1b[31m.jpg",
    "blanks": "  a  .jpg",
}


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES.keys())
def test_any_name_goes_there_and_back(library: Library, name: str) -> None:
    library.add(name, "sea")
    library.add(f"below/{name}", "sea", 1)
    done = library.sort("move")
    assert (done.code, done.err) == (0, "")
    assert {decision["path"] for decision in done.json["decisions"]} == {
        str(library.inbox / name),
        str(library.inbox / "below" / name),
    }
    found = os.listdir(library.albums / "Sea")
    assert len(found) == 2
    assert name in found
    assert all(len(os.fsencode(other)) <= 255 for other in found)
    (library.inbox / name).write_text("taken")
    undone = library.cene("undo", "--last")
    assert undone.code == 1
    assert "\x1b" not in undone.out
    assert len(undone.out.splitlines()) == 3
    (library.inbox / name).unlink()
    assert library.cene("undo", "--last", "--json").code == 0
    assert sorted(os.listdir(library.inbox)) == sorted(["below", name])
    assert os.listdir(library.inbox / "below") == [name]


def test_links_are_counted_not_followed(library: Library) -> None:
    library.add("a.jpg", "sea")
    (library.inbox / "round").symlink_to(".")
    (library.inbox / "below").mkdir()
    (library.inbox / "below/up").symlink_to("..")
    (library.inbox / "link.jpg").symlink_to("a.jpg")
    (library.inbox / "broken.jpg").symlink_to("gone.jpg")
    done = library.cene(*library.sorting("move"))
    assert done.code == 0
    assert done.out.startswith("1 photo in ")
    assert "4 symbolic links not followed." in done.out
    assert (library.inbox / "link.jpg").is_symlink()


def test_pipes_and_folders_named_like_photos_are_none(library: Library) -> None:
    library.add("folder.jpg/a.jpg", "sea")
    os.mkfifo(library.inbox / "pipe.jpg")
    done = library.sort("move")
    assert (done.code, done.json["photos"], done.json["filed"]) == (0, 1, 1)


def test_an_unreadable_folder_is_named_and_the_rest_sorted(strict_library: Library) -> None:
    library = strict_library
    library.add("a.jpg", "sea")
    library.add("locked/b.jpg", "sea", 1)
    library.inbox.chmod(0o777)
    locked = library.inbox / "locked"
    locked.chmod(0)
    done = library.sort("move")
    assert done.code == 1
    assert failures(done.json)["locked"].startswith("may not be read; give yourself permission")
    assert files(library.albums) == ["Sea/a.jpg"]
    locked.chmod(0o777)
    assert library.sort("move").json["filed"] == 1


def test_a_stored_decision_needs_no_second_look(strict_library: Library) -> None:
    library = strict_library
    photo = library.add("a.jpg", "sea")
    library.add("b.jpg", "other")
    first = library.sort("suggest").json
    status = photo.stat()
    photo.write_bytes(bytes(status.st_size))
    os.utime(photo, ns=(status.st_atime_ns, status.st_mtime_ns))
    photo.chmod(0)
    again = library.sort("suggest")
    assert again.code == 0
    assert again.json["decisions"] == first["decisions"]


def test_a_changed_photo_is_looked_at_anew(library: Library) -> None:
    photo = library.add("a.jpg", "sea")
    assert library.sort("suggest").json["decisions"][0]["album"] == "sea"
    library.add("a.jpg", "forest")
    assert library.sort("suggest").json["decisions"][0]["album"] == "forest"
    photo.write_text("text")
    assert library.sort("suggest").code == 1
    library.add("a.jpg", "buildings")
    done = library.sort("suggest")
    assert (done.code, done.json["decisions"][0]["album"]) == (0, "buildings")


def test_a_full_target_keeps_everything(library: Library, mount: Mount) -> None:
    disk = mount("disk", "size=1M")
    for number in range(3):
        photo = library.add(f"{number}.jpg", "sea", number)
        photo.write_bytes(photo.read_bytes() + bytes(400_000))
    small = library.add("small.jpg", "forest")
    contents = {path.name: path.read_bytes() for path in library.inbox.iterdir()}
    done = library.sort("move", "--into", disk / "Albums")
    assert done.code == 1
    answer = done.json
    assert (answer["photos"], answer["filed"]) == (4, 3)
    (reason,) = failures(answer).values()
    assert reason == f"no space is left on the disk of {disk}/Albums/Sea; free some and try again"
    placed = [p for folder in (library.inbox, disk) for p in folder.rglob("*") if p.is_file()]
    assert {path.name: path.read_bytes() for path in placed} == contents
    assert len(placed) == 4
    states = [move["state"] for move in library.moves()]
    assert sorted(states) == ["done", "done", "done", "failed"]
    assert library.cene("undo", "--last", "--json").code == 0
    assert {p.name: p.read_bytes() for p in library.inbox.iterdir()} == contents
    assert files(disk) == []
    assert small.is_file()


def test_moves_to_another_disk_and_back_keep_times(library: Library, other_disk: Path) -> None:
    photo = library.add("a.jpg", "sea")
    os.utime(photo, ns=(10**18, 10**18 + 123_456_789))
    data = photo.read_bytes()
    assert library.sort("move", "--into", other_disk).code == 0
    moved = other_disk / "Sea/a.jpg"
    assert (moved.read_bytes(), moved.stat().st_mtime_ns) == (data, 10**18 + 123_456_789)
    assert not photo.exists()
    assert library.cene("undo", "--last").code == 0
    assert (photo.read_bytes(), photo.stat().st_mtime_ns) == (data, 10**18 + 123_456_789)
    assert list(other_disk.iterdir()) == []


def test_hard_links_to_another_disk_are_refused_with_advice(
    library: Library, other_disk: Path
) -> None:
    library.add("a.jpg", "sea")
    done = library.sort("hardlink", "--into", other_disk / "Albums")
    assert done.code == 1
    assert "use --mode copy or move" in failures(done.json)["a.jpg"]
    assert files(library.inbox) == ["a.jpg"]
    assert list(other_disk.iterdir()) == []

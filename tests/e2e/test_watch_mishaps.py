"""`cene watch` where something goes wrong: power, disks, slow and interrupted copies."""

from __future__ import annotations

import os
import random
import shutil
import time
from typing import TYPE_CHECKING

from tests.e2e.program import files
from tests.e2e.watcher import Watcher, until

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Stick
    from tests.e2e.program import Library


def test_killed_again_and_again_each_photo_is_filed_once(library: Library) -> None:
    chance = random.Random(0)
    first = library.add("first.jpg", "sea")
    contents = [first.read_bytes() + number.to_bytes(2, "big") for number in range(600)]
    first.unlink()
    for number, data in enumerate(contents[:150]):
        (library.inbox / f"{number:03}.jpg").write_bytes(data)
    for _ in range(3):
        with Watcher(library) as watcher:
            watcher.hears("watching ")
            time.sleep(chance.uniform(0, 0.5))  # while it looks at photos
    for number, data in enumerate(contents[150:], 150):
        (library.inbox / f"{number:03}.jpg").write_bytes(data)
        if number % 150 == 149:
            _kill_while_it_moves(library, chance)
    with Watcher(library) as watcher:
        until(lambda: not files(library.inbox))
        watcher.hears("watching ").ended()
    found = sorted((library.albums / name).read_bytes() for name in files(library.albums))
    assert found == sorted(contents)
    moves = library.moves()
    assert {move["state"] for move in moves} <= {"done", "failed"}  # taken back, and done again
    names = [os.path.basename(move["source"]) for move in moves if move["state"] == "done"]
    assert sorted(names) == [f"{number:03}.jpg" for number in range(600)]
    assert library.cene("doctor", "--json").json["ok"]


def _kill_while_it_moves(library: Library, chance: random.Random) -> None:
    before = len(files(library.albums))
    with Watcher(library):
        until(lambda: len(files(library.albums)) > before)
        time.sleep(chance.uniform(0, 0.05))


def test_a_folder_that_goes_away_loses_nothing_and_is_watched_when_it_is_back(
    library: Library,
) -> None:
    library.add("put-back.jpg", "sea")
    away = library.root / "Away"
    with Watcher(library) as watcher:
        watcher.hears("1 photo filed")
        assert library.cene("undo", "--last").code == 0
        library.add("a.jpg", "forest")
        watcher.hears("Forest/a.jpg")
        library.inbox.rename(away)
        watcher.hears("cannot be watched: it is not there")
        away.rename(library.inbox)
        watcher.hears("it is not there(?s:.*)watching ")
        library.add("b.jpg", "buildings")
        watcher.hears("Buildings/b.jpg")
        watcher.ended()
    assert files(library.inbox) == ["put-back.jpg"]
    assert len(library.moves()) == 3


def test_a_disk_that_is_taken_out_and_put_back_is_watched_again(
    library: Library, plugged: Callable[[Path], Stick]
) -> None:
    stick = plugged(library.inbox)
    with Watcher(library) as watcher:
        library.add("put-back.jpg", "sea")
        watcher.hears("1 photo filed")
        assert library.cene("undo", "--last").code == 0
        library.add("coins.jpg", "other")
        watcher.hears("1 photo there waits")
        stick.unplug()
        shutil.move(library.add("meanwhile.jpg", "forest"), stick.disk)
        time.sleep(5)  # it looks whether roots are there every three seconds
        stick.plug()
        watcher.hears("Forest/meanwhile.jpg")
        watcher.ended()
    assert files(library.inbox) == ["coins.jpg", "put-back.jpg"]
    assert len(library.moves()) == 2


def test_while_the_disk_of_the_albums_is_out_nothing_is_filed_where_it_belongs(
    library: Library, plugged: Callable[[Path], Stick]
) -> None:
    stick = plugged(library.root / "Stick")
    library.albums.symlink_to(stick.place / "Albums")
    with Watcher(library) as watcher:
        library.add("a.jpg", "sea")
        watcher.hears("1 photo filed")
        stick.unplug()
        library.add("b.jpg", "forest")
        watcher.hears("waiting: The folder of the albums .* is not on the disk")
        assert library.sort("move").code == 3
        library.add("c.jpg", "sea")
        time.sleep(5)
        assert os.listdir(stick.place) == []
        assert files(library.inbox) == ["b.jpg", "c.jpg"]
        stick.plug()
        watcher.hears("2 photos filed").hears("going on")
        watcher.ended()
    assert files(stick.disk) == ["Albums/Forest/b.jpg", "Albums/Sea/a.jpg", "Albums/Sea/c.jpg"]
    assert watcher.told.count("waiting: ") == 1
    assert [move["state"] for move in library.moves()] == ["done"] * 3


def test_a_slow_copy_is_filed_once_and_whole(library: Library) -> None:
    whole = library.add("whole.jpg", "flowers").read_bytes()
    (library.inbox / "whole.jpg").unlink()
    piece = len(whole) // 10 + 1
    with Watcher(library) as watcher:
        watcher.ready()
        with (library.inbox / "slow.jpg").open("wb", buffering=0) as file:
            for number in range(10):
                file.write(whole[number * piece : (number + 1) * piece])
                # Longer than a file must have been left alone, once: it is open all the while.
                time.sleep(1.8 if number == 6 else 0.15)
                assert not library.albums.exists()
        watcher.hears("Garden and flowers/slow.jpg")
        watcher.ended()
    assert (library.albums / "Garden and flowers/slow.jpg").read_bytes() == whole
    assert len(library.moves()) == 1


def test_a_download_is_filed_when_it_has_its_name(library: Library) -> None:
    with Watcher(library) as watcher:
        watcher.ready()
        library.add("a.jpg.part", "sea")
        library.add("b.jpg", "forest")
        watcher.hears("Forest/b.jpg")
        assert files(library.inbox) == ["a.jpg.part"]
        (library.inbox / "a.jpg.part").rename(library.inbox / "a.jpg")
        watcher.hears("Sea/a.jpg")
        watcher.ended()
    assert files(library.albums) == ["Forest/b.jpg", "Sea/a.jpg"]


def test_a_folder_moved_in_is_filed_with_all_below_it(library: Library) -> None:
    for number in range(6):
        library.add(f"trip/{'deep/' * (number % 3)}{number}.jpg", "sea", number)
    elsewhere = library.root / "elsewhere"
    (library.inbox / "trip").rename(elsewhere)
    with Watcher(library) as watcher:
        watcher.ready()
        elsewhere.rename(library.inbox / "trip")
        until(lambda: len(files(library.albums)) == 6)
        watcher.ended()
    assert files(library.inbox) == []
    assert files(library.albums) == [f"Sea/{number}.jpg" for number in range(6)]

"""`cene watch`: the process, from its start to its end."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import time
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from tests.e2e.program import files, tree
from tests.e2e.watcher import Watcher, until
from tests.scenes import scene

from cene.store.database import Database

if TYPE_CHECKING:
    from tests.e2e.program import Library

SOON = 2.0
"""Seconds within which it ends where it has the machine for itself."""


def soon() -> float:
    """Seconds within which it ends here and now: it steps back behind all others."""
    busy = os.getloadavg()[0] / (os.cpu_count() or 1)
    return SOON * max(1.0, busy)


def sources(library: Library) -> list[str]:
    """Names of all photos that were ever filed, one for each time."""
    return sorted(os.path.basename(move["source"]) for move in library.moves())


def test_what_is_there_and_what_arrives_is_moved_once(library: Library) -> None:
    library.add("early.jpg", "forest")
    with Watcher(library) as watcher:
        until(lambda: files(library.albums) == ["Forest/early.jpg"])
        library.add("trip/late.jpg", "sea")
        (library.inbox / "trip/late.jpg.xmp").write_text("<x/>")
        library.add("coins.jpg", "other")
        watcher.hears("late.jpg → ").hears("1 photo there waits for an answer")
        watcher.ended()
    assert files(library.albums) == ["Forest/early.jpg", "Sea/late.jpg", "Sea/late.jpg.xmp"]
    assert files(library.inbox) == ["coins.jpg"]
    assert sources(library) == ["early.jpg", "late.jpg"]
    assert watcher.told.count("early.jpg → ") == 1
    assert "cannot be watched" not in watcher.told


def test_copies_are_made_once_and_a_new_start_makes_no_more(library: Library) -> None:
    library.add("a.jpg", "sea")
    with Watcher(library, mode="copy") as watcher:
        until(lambda: files(library.albums) == ["Sea/a.jpg"])
        before = tree(library.inbox)
        library.add("b.jpg", "forest")
        until(lambda: files(library.albums) == ["Forest/b.jpg", "Sea/a.jpg"])
        watcher.hears("Forest/b.jpg")
        watcher.ended()
    with Watcher(library, mode="copy") as watcher:
        library.add("c.jpg", "buildings")
        watcher.hears("Buildings/c.jpg")
        watcher.ended()
    assert files(library.albums) == ["Buildings/c.jpg", "Forest/b.jpg", "Sea/a.jpg"]
    assert tree(library.inbox).items() >= before.items()
    assert sources(library) == ["a.jpg", "b.jpg", "c.jpg"]


def test_suggesting_tells_and_touches_nothing(library: Library) -> None:
    with Watcher(library, mode="suggest") as watcher:
        watcher.ready()
        library.add("a.jpg", "sea")
        before = tree(library.inbox)
        watcher.hears("1 photo would be filed: 1 Sea")
        watcher.ended()
    assert tree(library.inbox) == before
    assert not library.albums.exists()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_an_idle_one_soon(library: Library, number: signal.Signals) -> None:
    with Watcher(library) as watcher:
        watcher.ready()
        assert watcher.ended(number) < soon()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_one_at_work_soon_and_the_next_goes_on(
    library: Library, number: signal.Signals
) -> None:
    library.inbox.mkdir()
    scene("sea").resize((4000, 3000)).save(library.inbox / "000.jpg", quality=60)
    data = (library.inbox / "000.jpg").read_bytes()
    for k in range(1, 300):
        (library.inbox / f"{k:03}.jpg").write_bytes(data + k.to_bytes(2, "big"))
    os.utime(library.inbox / "000.jpg", (0, 0))

    def is_at_work() -> bool:
        with Database(library.home / "catalogue.sqlite", write=False) as database:
            (looked,) = database.connection.execute("SELECT count(*) FROM content").fetchone()
            return 0 < int(looked) < 300

    with Watcher(library, mode="suggest") as watcher:
        watcher.hears("watching ")
        until(is_at_work)
        assert watcher.ended(number) < soon()
    assert is_at_work()
    with Watcher(library, mode="suggest") as watcher:
        watcher.hears("300 photos would be filed|300 photos there wait")
        watcher.ended()


def test_a_second_one_on_the_same_catalogue_is_refused(library: Library) -> None:
    with Watcher(library) as watcher:
        watcher.ready()
        refused = library.cene("watch", library.inbox, "--into", library.albums)
        assert (refused.code, refused.out) == (3, "")
        assert "Another Cene is watching folders" in refused.err
        library.add("a.jpg", "sea")
        watcher.hears("Sea/a.jpg")
        watcher.ended()


def test_other_commands_work_meanwhile_and_what_is_put_back_stays(library: Library) -> None:
    with Watcher(library) as watcher:
        library.add("trip/a.jpg", "sea")
        watcher.hears("1 photo filed")
        added = library.cene("albums", "add", "Regatta")
        assert (added.code, added.err) == (0, "")
        undone = library.cene("undo", "--last")
        assert (undone.code, undone.out) == (0, "1 photo put back.\n")
        library.add("trip/b.jpg", "forest")
        watcher.hears("Forest/b.jpg")
        # Nor does it forget when the folder is called something else.
        (library.inbox / "trip").rename(library.inbox / "journey")
        library.add("journey/c.jpg", "buildings")
        watcher.hears("Buildings/c.jpg")
        watcher.ended()
    assert files(library.inbox) == ["journey/a.jpg"]
    assert sources(library) == ["a.jpg", "b.jpg", "c.jpg"]


def test_what_a_person_takes_out_of_an_album_stays_until_it_is_sorted_on_purpose(
    library: Library,
) -> None:
    with Watcher(library) as watcher:
        photo = library.add("a.jpg", "sea")
        watcher.hears("Sea/a.jpg")
        (library.inbox / "mine").mkdir()
        (library.albums / "Sea/a.jpg").rename(library.inbox / "mine/b.jpg")
        library.add("c.jpg", "forest")
        watcher.hears("Forest/c.jpg")
        # The same picture anew is no photo that was taken out.
        shutil.copy(library.inbox / "mine/b.jpg", photo)
        watcher.hears("Sea/a.jpg(?s:.*)Sea/a.jpg")
        watcher.ended()
    assert files(library.inbox) == ["mine/b.jpg"]
    assert sources(library) == ["a.jpg", "a.jpg", "c.jpg"]
    assert library.sort("move").json["filed"] == 1
    assert files(library.inbox) == []


def test_copies_of_a_renamed_folder_are_not_made_again(library: Library) -> None:
    library.add("trip/a.jpg", "sea")
    with Watcher(library, mode="copy") as watcher:
        watcher.hears("1 photo filed")
        (library.inbox / "trip").rename(library.inbox / "journey")
        library.add("journey/b.jpg", "forest")
        watcher.hears("Forest/b.jpg")
        watcher.ended()
    assert files(library.albums) == ["Forest/b.jpg", "Sea/a.jpg"]


def test_in_quiet_hours_nothing_is_done(library: Library) -> None:
    now = datetime.now().astimezone()
    hours = f"{now - timedelta(hours=1):%H:%M}-{now + timedelta(hours=1):%H:%M}"
    library.add("a.jpg", "sea")
    with Watcher(library, "--quiet-hours", hours) as watcher:
        watcher.hears("waiting: it is quiet until")
        library.add("b.jpg", "sea")
        time.sleep(3)
        assert watcher.ended() < soon()
    assert files(library.inbox) == ["a.jpg", "b.jpg"]
    assert not library.albums.exists()


def test_hours_that_are_none_are_refused(library: Library) -> None:
    library.inbox.mkdir()
    how = ("--into", library.albums, "--quiet-hours", "noon")
    refused = library.cene("watch", library.inbox, *how)
    assert refused.code == 2
    assert "'noon' is no part of a day" in refused.err


def test_an_album_is_no_source(library: Library) -> None:
    library.inbox.mkdir()
    refused = library.cene("watch", library.inbox, "--into", library.inbox)
    assert refused.code == 2
    assert "both the source and the folder of the albums" in refused.err


def test_a_file_is_no_source(library: Library) -> None:
    photo = library.add("a.jpg", "sea")
    refused = library.cene("watch", photo, "--into", library.albums)
    assert (refused.code, refused.out) == (3, "")
    assert refused.err == f"cene: The folder {photo} is a file; name the folder it is in.\n"


def test_its_service_does_what_it_was_told(library: Library) -> None:
    library.inbox.mkdir()
    config = library.root / "config"
    how = ("--into", library.albums, "--mode", "move", "--quiet-hours", "22-7")
    done = library.cene(
        "watch", library.inbox, *how, "--install-service", env={"XDG_CONFIG_HOME": str(config)}
    )
    assert (done.code, done.err) == (0, "")
    assert "systemctl --user enable --now cene-watch" in done.out
    assert files(config) == ["systemd/user/cene-watch.service"]
    unit = (config / "systemd/user/cene-watch.service").read_text("utf-8")
    (line,) = (line for line in unit.splitlines() if line.startswith("ExecStart="))
    words = shlex.split(line.removeprefix("ExecStart="))
    at = words.index("watch")
    assert words[at + 1 :] == [
        *("watch", str(library.inbox), "--into", str(library.albums))[1:],
        *("--mode", "move", "--threshold", "0.9", "--quiet-hours", "22:00-07:00"),
        *("--catalogue", str(library.home / "catalogue.sqlite")),
    ]
    assert not (library.home / "catalogue.sqlite").exists()

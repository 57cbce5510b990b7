from __future__ import annotations

import ctypes
import errno
import logging
import os
import shutil
import sys
import threading
import time
from contextlib import contextmanager
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

import pytest
from watchdog.observers import inotify_c

from cene.core.watched import Changes, State
from cene.files import quiet, watch
from cene.files.watch import Watch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.conftest import Mount

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks into Linux's watcher")
SOON = 5.0


@pytest.fixture(autouse=True)
def hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quiet, "QUIET", 0.15)
    monkeypatch.setattr(quiet, "LONGEST", 1.0)
    monkeypatch.setattr(watch, "BEAT", 0.03)
    monkeypatch.setattr(watch, "LOOK", 0.1)
    monkeypatch.setattr(watch, "POLL", 0.1)


@pytest.fixture(autouse=True)
def no_thread_left() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    assert set(threading.enumerate()) <= before


class Heard:
    """What a watch called back with, and how often."""

    def __init__(self) -> None:
        self.calls: list[Changes] = []

    def __call__(self, changes: Changes) -> None:
        self.calls.append(changes)

    @property
    def changes(self) -> Changes:
        return reduce(or_, self.calls, Changes())


def listing(*folders: Path) -> Changes:
    return Changes(folders=frozenset(folders))


def walking(*trees: Path) -> Changes:
    return Changes(trees=frozenset(trees))


@contextmanager
def watching(
    *roots: Path, exclude: tuple[Path, ...] = (), remote: Callable[[Path], bool] = lambda _: False
) -> Iterator[tuple[Watch, Heard]]:
    heard = Heard()
    one = Watch(roots, exclude, heard, remote=remote)
    one.start()
    try:
        yield one, heard
    finally:
        began = time.monotonic()
        one.stop()
        assert time.monotonic() - began < 1


def until(met: Callable[[], object]) -> None:
    end = time.monotonic() + SOON
    while not met():
        assert time.monotonic() < end, "it did not come about"
        time.sleep(0.01)


@contextmanager
def settled(
    *roots: Path, exclude: tuple[Path, ...] = (), remote: Callable[[Path], bool] = lambda _: False
) -> Iterator[tuple[Watch, Heard]]:
    """A watch that has said of each root that it begins."""
    with watching(*roots, exclude=exclude, remote=remote) as (one, heard):
        until(lambda: len(heard.calls) == len(roots))
        heard.calls.clear()
        yield one, heard


def states(one: Watch) -> list[State]:
    return [watched.state for watched in one.watched()]


def silent(heard: Heard) -> bool:
    time.sleep(0.35)
    return not heard.calls


def refuse(monkeypatch: pytest.MonkeyPatch, number: int, after: int = 0) -> None:
    """Have the system refuse all watches but the first few, as its limits do."""
    given = iter(range(after))
    real = inotify_c.inotify_add_watch

    def add(descriptor: int, path: bytes, mask: int) -> int:
        if next(given, None) is not None:
            return int(real(descriptor, path, mask))
        ctypes.set_errno(number)
        return -1

    monkeypatch.setattr(inotify_c, "inotify_add_watch", add)


def test_each_root_is_reported_when_its_watching_begins(tmp_path: Path) -> None:
    roots = [tmp_path / "one", tmp_path / "two"]
    for root in roots:
        root.mkdir()
    with watching(*roots) as (one, heard):
        until(lambda: heard.changes == walking(*roots))
        assert states(one) == [State.WATCHING] * 2
        assert one.alive()
        assert silent(Heard())
        assert len(heard.calls) == 2


def test_a_new_file_is_reported_once_with_its_root(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.mkdir()
    two.mkdir()
    with settled(one, two) as (_, heard):
        (two / "a.jpg").write_bytes(b"x")
        until(lambda: heard.calls)
        time.sleep(0.3)
        assert heard.calls == [listing(two)]


def test_what_is_reported_says_where_to_look(tmp_path: Path) -> None:
    for name in ("one", "two/below", "three", "four"):
        (tmp_path / "root" / name).mkdir(parents=True)
    (tmp_path / "in").mkdir()
    root = tmp_path / "root"
    with settled(root) as (_, heard):
        (root / "one/a.jpg").write_bytes(b"x")
        (root / "two/below/b.jpg").write_bytes(b"x")
        (root / "three").rename(root / "one/moved")
        (root / "four").rmdir()
        (tmp_path / "in").rename(root / "in")
        expected = Changes(
            frozenset({root / "one", root / "two/below"}),
            frozenset({root / "three", root / "one/moved", root / "four", root / "in"}),
        )
        until(lambda: heard.changes == expected)


def test_too_many_places_are_the_whole_root(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watch, "MOST", 3)
    for number in range(4):
        (tmp_path / str(number)).mkdir()
    with settled(tmp_path) as (_, heard):
        for number in range(4):
            (tmp_path / str(number) / "a.jpg").write_bytes(b"x")
        until(lambda: heard.calls)
        assert heard.calls == [walking(tmp_path)]


def test_files_in_a_folder_made_meanwhile_are_reported(tmp_path: Path) -> None:
    with settled(tmp_path) as (one, heard):
        (tmp_path / "2026" / "July").mkdir(parents=True)
        until(lambda: heard.calls)
        heard.calls.clear()
        (tmp_path / "2026" / "July" / "a.jpg").write_bytes(b"x")
        until(lambda: heard.calls)
        assert states(one) == [State.WATCHING]


@pytest.mark.parametrize("change", ["written to", "renamed", "moved away", "deleted"])
def test_a_file_that_is_changed_is_reported(tmp_path: Path, change: str) -> None:
    root = tmp_path / "root"
    root.mkdir()
    photo = root / "a.jpg"
    photo.write_bytes(b"x")
    with settled(root) as (_, heard):
        match change:
            case "written to":
                with photo.open("ab") as file:
                    file.write(b"y")
            case "renamed":
                photo.rename(root / "b.jpg")
            case "moved away":
                photo.rename(tmp_path / "a.jpg")
            case _:
                photo.unlink()
        until(lambda: heard.calls)


def test_reading_and_rights_are_nobodys_business(tmp_path: Path) -> None:
    photo = tmp_path / "a.jpg"
    photo.write_bytes(b"x")
    with settled(tmp_path) as (_, heard):
        photo.read_bytes()
        list(tmp_path.iterdir())
        photo.chmod(0o600)
        os.utime(photo)
        assert silent(heard)


@pytest.mark.parametrize(
    "name", [".cene-1-0.tmp", "a.jpg.part", "b.JPG.CRDownload", ".trash/a.jpg", "My.lrdata/a.jpg"]
)
def test_what_a_scan_passes_over_is_not_reported(tmp_path: Path, name: str) -> None:
    (tmp_path / ".trash").mkdir()
    (tmp_path / "My.lrdata").mkdir()
    with settled(tmp_path) as (_, heard):
        (tmp_path / name).write_bytes(b"x")
        assert silent(heard)


def test_a_finished_download_is_reported_under_its_last_name(tmp_path: Path) -> None:
    half = tmp_path / "a.jpg.part"
    half.write_bytes(b"x")
    with settled(tmp_path) as (_, heard):
        half.rename(tmp_path / "a.jpg")
        until(lambda: heard.calls)


def test_an_excluded_folder_is_not_reported_but_its_namesake_is(tmp_path: Path) -> None:
    albums, namesake = tmp_path / "Albums", tmp_path / "Albums of others"
    albums.mkdir()
    namesake.mkdir()
    with settled(tmp_path, exclude=(albums,)) as (_, heard):
        (albums / "a.jpg").write_bytes(b"x")
        assert silent(heard)
        (namesake / "a.jpg").write_bytes(b"x")
        until(lambda: heard.calls)


def test_a_root_that_is_written_to_without_end_is_reported_all_the_same(tmp_path: Path) -> None:
    with settled(tmp_path) as (_, heard):
        end = time.monotonic() + SOON
        while not heard.calls and time.monotonic() < end:
            (tmp_path / "a.jpg").write_bytes(b"x")
            time.sleep(0.03)
        assert heard.calls == [listing(tmp_path)]


def test_a_root_behind_a_link_is_watched_and_reported_as_given(tmp_path: Path) -> None:
    real, link = tmp_path / "real", tmp_path / "link"
    real.mkdir()
    link.symlink_to(real)
    with settled(link) as (_, heard):
        (real / "a.jpg").write_bytes(b"x")
        until(lambda: heard.calls)
        assert heard.calls == [listing(real)]


def test_a_missing_root_is_said_to_be_and_watched_once_it_comes(tmp_path: Path) -> None:
    root = tmp_path / "card"
    with watching(root) as (one, heard):
        until(lambda: one.watched()[0].why == "it is not there")
        assert states(one) == [State.MISSING]
        assert one.alive()
        root.mkdir()
        until(lambda: states(one) == [State.WATCHING])
        until(lambda: heard.calls == [walking(root)])
        assert one.watched()[0].why == ""
        (root / "a.jpg").write_bytes(b"x")
        until(lambda: len(heard.calls) == 2)


def test_a_root_that_is_a_file_is_missing(tmp_path: Path) -> None:
    root = tmp_path / "file"
    root.touch()
    with watching(root) as (one, heard):
        until(lambda: one.watched()[0].why == "a file is in its place")
        assert states(one) == [State.MISSING]
        assert silent(heard)


@pytest.mark.parametrize("how", ["deleted", "renamed"])
def test_a_root_that_vanishes_is_missing_until_it_is_back(tmp_path: Path, how: str) -> None:
    root = tmp_path / "root"
    root.mkdir()
    with settled(root) as (one, heard):
        if how == "deleted":
            root.rmdir()
        else:
            root.rename(tmp_path / "other")
        until(lambda: states(one) == [State.MISSING])
        heard.calls.clear()
        root.mkdir()
        until(lambda: heard.calls)
        heard.calls.clear()
        (root / "a.jpg").write_bytes(b"x")
        until(lambda: heard.calls)


def test_a_disk_that_is_mounted_over_the_root_is_watched(tmp_path: Path, mount: Mount) -> None:
    root = tmp_path / "disk"
    root.mkdir()
    with settled(root) as (_, heard):
        root.rename(tmp_path / "below")
        mount("disk")
        until(lambda: heard.calls)
        heard.calls.clear()
        (root / "a.jpg").write_bytes(b"x")
        until(lambda: heard.calls)


def test_a_network_disk_is_polled_and_said_to_be(tmp_path: Path) -> None:
    with settled(tmp_path, remote=lambda root: root == tmp_path) as (one, heard):
        assert states(one) == [State.POLLING]
        assert "network disk" in one.watched()[0].why
        assert one.alive()
        (tmp_path / "a.jpg").write_bytes(b"x")
        until(lambda: heard.calls)


def test_polling_follows_no_link_as_the_scan_does_not(tmp_path: Path) -> None:
    root, other = tmp_path / "root", tmp_path / "other"
    root.mkdir()
    other.mkdir()
    (root / "other").symlink_to(other)
    (root / "round").symlink_to(root)
    with settled(root, remote=lambda _: True) as (_, heard):
        (other / "a.jpg").write_bytes(b"x")
        assert silent(heard)


def test_a_network_disk_that_goes_while_it_is_opened_is_missing(tmp_path: Path) -> None:
    root = tmp_path / "share"
    root.mkdir()

    def gone(_: Path) -> bool:
        shutil.rmtree(root, ignore_errors=True)
        return True

    with watching(root, remote=gone) as (one, _):
        until(lambda: one.watched()[0].why == "it is not there")
        assert states(one) == [State.MISSING]


@pytest.mark.parametrize(
    ("number", "setting"), [(errno.ENOSPC, "max_user_watches"), (errno.EMFILE, "max_user_inst")]
)
def test_where_the_system_refuses_more_watches_cene_looks_by_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, setting: str
) -> None:
    if number == errno.ENOSPC:
        refuse(monkeypatch, number)
    else:
        monkeypatch.setattr(inotify_c, "inotify_init", lambda: ctypes.set_errno(number) or -1)
    with settled(tmp_path) as (one, heard):
        assert states(one) == [State.POLLING]
        assert setting in one.watched()[0].why
        (tmp_path / "a.jpg").write_bytes(b"x")
        until(lambda: heard.calls)


def test_watches_that_run_out_below_the_root_are_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(4):
        (tmp_path / str(number)).mkdir()
    refuse(monkeypatch, errno.ENOSPC, after=3)
    with settled(tmp_path) as (one, heard):
        assert states(one) == [State.POLLING]
        (tmp_path / "3" / "a.jpg").write_bytes(b"x")
        until(lambda: heard.calls)


def test_watches_that_run_out_later_are_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with settled(tmp_path) as (one, heard):
        refuse(monkeypatch, errno.ENOSPC)
        (tmp_path / "new").mkdir()
        until(lambda: states(one) == [State.POLLING])
        heard.calls.clear()
        (tmp_path / "new" / "a.jpg").write_bytes(b"x")
        until(lambda: heard.calls)


def test_another_refusal_of_one_more_watch_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse(monkeypatch, errno.ENOMEM, after=1)
    with settled(tmp_path) as (one, _):
        assert states(one) == [State.WATCHING]
        assert one.alive()


def test_a_refusal_that_is_no_limit_is_said_and_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        refuse(patched, errno.ENOMEM)
        one = Watch([tmp_path], (), Heard(), remote=lambda _: False)
        one.start()
        until(lambda: "Cannot allocate memory" in one.watched()[0].why)
        assert states(one) == [State.MISSING]
    until(lambda: states(one) == [State.WATCHING])
    one.stop()


def test_a_watcher_that_died_is_noticed_and_replaced(tmp_path: Path) -> None:
    with settled(tmp_path) as (one, heard):
        observer = one._places[0]._observer
        assert observer is not None
        for emitter in observer.emitters:
            emitter.stop()
        until(lambda: heard.calls)
        assert one.alive()
        heard.calls.clear()
        (tmp_path / "a.jpg").write_bytes(b"x")
        until(lambda: heard.calls)


def test_what_changes_in_a_root_that_is_elsewhere_is_not_told_of_as_if_it_were_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root, away = tmp_path / "root", tmp_path / "away"
    root.mkdir()
    monkeypatch.setattr(watch, "LOOK", 3600.0)  # it has to look for a better reason than the time
    with settled(root) as (one, heard):
        root.rename(away)
        (away / "a.jpg").write_bytes(b"x")
        until(lambda: states(one) == [State.MISSING])
        assert silent(heard)


@pytest.mark.parametrize("which", ["InotifyEmitter", "InotifyFD"])
def test_a_watcher_that_died_is_not_called_alive(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, which: str
) -> None:
    monkeypatch.setattr(watch, "LOOK", 3600.0)
    with settled(tmp_path) as (one, _):
        observer = one._places[0]._observer
        assert observer is not None
        (part,) = (each for each in one._places[0]._threads if type(each).__name__ == which)
        part.stop()  # type: ignore[attr-defined]
        part.join()
        assert observer.is_alive()
        assert not one.alive()


def test_events_that_the_system_lost_count_as_changes_everywhere(tmp_path: Path) -> None:
    roots = [tmp_path / "one", tmp_path / "two"]
    for root in roots:
        root.mkdir()
    with settled(*roots) as (one, heard):
        observer = one._places[0]._observer
        descriptor = observer._inotify_fd  # type: ignore[union-attr]
        nobodys = inotify_c.WatchDescriptor(-1)
        lost = inotify_c.InotifyEvent(nobodys, inotify_c.InotifyConstants.IN_Q_OVERFLOW, 0, b"")
        logging.getLogger("watchdog.observers.inotify_c").warning("something else")
        assert silent(heard)
        descriptor.handle_event(lost)
        until(lambda: heard.changes == walking(*roots))


def test_a_watcher_that_cannot_go_on_after_lost_events_is_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with settled(tmp_path) as (one, heard):
        descriptor = one._places[0]._observer._inotify_fd  # type: ignore[union-attr]
        nobodys = inotify_c.WatchDescriptor(-1)
        lost = inotify_c.InotifyEvent(nobodys, inotify_c.InotifyConstants.IN_Q_OVERFLOW, 0, b"")
        with monkeypatch.context() as refusing:
            refuse(refusing, errno.ENOMEM)
            descriptor.handle_event(lost)
        until(lambda: heard.calls)
        until(one.alive)
        assert silent(Heard())
        heard.calls.clear()
        (tmp_path / "a.jpg").write_bytes(b"x")
        until(lambda: heard.calls)


def test_starting_and_stopping_twice_is_once(tmp_path: Path) -> None:
    heard = Heard()
    one = Watch([tmp_path], (), heard, remote=lambda _: False)
    one.stop()
    assert not one.alive()
    one = Watch([tmp_path], (), heard, remote=lambda _: False)
    one.start()
    one.start()
    until(lambda: heard.calls)
    one.stop()
    one.stop()
    one.start()
    assert not one.alive()
    heard.calls.clear()
    (tmp_path / "a.jpg").write_bytes(b"x")
    assert silent(heard)


def test_nothing_is_reported_after_it_was_told_to_stop(tmp_path: Path) -> None:
    roots = [tmp_path / "one", tmp_path / "two"]
    for root in roots:
        root.mkdir()
    heard: list[Changes] = []

    def changed(changes: Changes) -> None:
        heard.append(changes)
        one._stopping.set()

    one = Watch(roots, (), changed, remote=lambda _: False)
    one.start()
    until(lambda: not one.alive())
    one.stop()
    assert heard == [walking(roots[0])]


def test_a_disk_that_does_not_answer_does_not_keep_cene_from_ending(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watch, "PATIENCE", 0.1)
    answer, asked = threading.Event(), threading.Event()

    def hangs(_: Path) -> bool:
        asked.set()
        answer.wait(SOON)
        return False

    one = Watch([tmp_path], (), Heard(), remote=hangs)
    one.start()
    asked.wait(SOON)
    began = time.monotonic()
    one.stop()
    assert time.monotonic() - began < 0.5
    answer.set()
    until(lambda: not one._thread.is_alive())


def test_what_is_left_out_is_not_reported(tmp_path: Path) -> None:
    (tmp_path / "Shots").mkdir()
    heard = Heard()
    patterns = ("Shots/", "*.png", "/top/")
    one = Watch([tmp_path], (), heard, remote=lambda _: False, patterns=patterns)
    one.start()
    try:
        until(lambda: heard.calls)
        heard.calls.clear()
        (tmp_path / "Shots/a.jpg").write_bytes(b"x")
        (tmp_path / "b.png").write_bytes(b"x")
        (tmp_path / "top").mkdir()
        assert silent(heard)
        (tmp_path / "c.jpg").write_bytes(b"x")
        until(lambda: heard.changes == listing(tmp_path))
    finally:
        one.stop()

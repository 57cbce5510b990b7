"""Photos in the folders that an album's pattern says, on their way there, back and elsewhere."""

from __future__ import annotations

import os
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from tests.scenes import THRESHOLD, scene

from cene.core.move import Mode, State
from cene.organiser import albums
from cene.organiser.answering import Answered, answer, take_back
from cene.organiser.refiling import Filing
from cene.organiser.request import SortOrder
from cene.organiser.sorting import Outcome, Summary, sort
from cene.organiser.undoing import everything, find, undo
from cene.organiser.workspace import Silent
from cene.store.shown import Shown

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.unit.organiser.conftest import Inbox

MODES = [Mode.MOVE, Mode.COPY, Mode.HARDLINK]
CHANGED = datetime(2019, 12, 31, 23, 30, tzinfo=UTC)


@pytest.fixture
def easter_island(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Where the day is another one for hours."""
    monkeypatch.setenv("TZ", "Pacific/Easter")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def taken(inbox: Inbox, name: str, number: int, at: str = "", camera: str = "") -> Path:
    """A photo of the sea that says when and by what it was taken; changed at `CHANGED`."""
    exif = Image.Exif()
    if at:
        exif.get_ifd(0x8769)[0x9003] = at
    if camera:
        exif[0x0110] = camera
    path = inbox.folder / name
    scene("sea", number).save(path, "JPEG", quality=95, exif=exif)
    os.utime(path, ns=(0, int(CHANGED.timestamp()) * 10**9))
    return path


def two_years(inbox: Inbox) -> None:
    """Two photos of the sea, of 2018 and of 2020."""
    taken(inbox, "a.jpg", 0, "2018:03:04 05:06:07", "D750")
    taken(inbox, "b.jpg", 1, "2020:11:12 13:14:15")


def run(inbox: Inbox, mode: Mode = Mode.MOVE) -> Summary:
    order = SortOrder((inbox.folder,), inbox.albums, mode, float(THRESHOLD))
    return sort(inbox.workspace, inbox.classifier, order, _unseen, Silent())


def _unseen(_: Outcome) -> None:
    pass


def say(inbox: Inbox, album: str, mode: Mode = Mode.MOVE) -> Answered:
    rows = inbox.workspace.database.connection.execute("SELECT id FROM photo ORDER BY name")
    photos = [number for (number,) in rows]
    filing = Filing(inbox.albums, mode)
    found = answer(inbox.workspace, inbox.classifier, photos, album, filing, Silent())
    assert (found.filed, found.failed) == (tuple(photos), ())
    return found


def files(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize("mode", MODES)
def test_photos_go_into_their_years_and_an_undo_takes_those_away_again(
    inbox: Inbox, mode: Mode
) -> None:
    two_years(inbox)
    before = files(inbox.folder)
    albums.set_folder(inbox.workspace, "sea", "{album}/{year}/{year}-{month}")
    summary = run(inbox, mode)
    assert (summary.filed, summary.failed, summary.by_album) == (2, [], {"Sea": 2})
    assert files(inbox.albums) == ["Sea/2018/2018-03/a.jpg", "Sea/2020/2020-11/b.jpg"]
    assert files(inbox.folder) == ([] if mode is Mode.MOVE else before)
    undo(inbox.workspace, find(inbox.workspace, ["1"]), Silent())
    assert files(inbox.folder) == before
    assert not inbox.albums.exists()


@pytest.mark.parametrize("mode", MODES)
def test_one_photo_of_many_taken_back_leaves_the_years_of_the_others(
    inbox: Inbox, mode: Mode
) -> None:
    two_years(inbox)
    albums.set_folder(inbox.workspace, "sea", "{album}/{year}")
    run(inbox, mode)
    undo(inbox.workspace, everything(inbox.workspace)[:1], Silent())
    assert [path.name for path in (inbox.albums / "Sea").iterdir()] == ["2020"]


@pytest.mark.parametrize("mode", MODES)
def test_a_second_sort_files_nothing_twice_whatever_the_pattern_is_by_then(
    inbox: Inbox, mode: Mode
) -> None:
    two_years(inbox)
    albums.set_folder(inbox.workspace, "sea", "{album}/{year}")
    run(inbox, mode)
    filed = files(inbox.albums)
    for pattern in ("{album}/{year}", "{album}/{day}", None):
        albums.set_folder(inbox.workspace, "sea", pattern)
        summary = run(inbox, mode)
        assert (summary.filed, summary.failed, summary.batch) == (0, [], None)
        assert files(inbox.albums) == filed
    arrived = taken(inbox, "c.jpg", 2)
    run(inbox, mode)
    assert files(inbox.albums) == sorted([*filed, f"Sea/{arrived.name}"])


def test_a_photo_anywhere_in_the_folder_of_its_album_is_there_already(inbox: Inbox) -> None:
    inbox.albums = inbox.folder
    lying = inbox.add("Sea/by hand/deep/a.jpg")
    inbox.index()
    albums.set_folder(inbox.workspace, "sea", "{album}/{year}")
    say(inbox, "sea")
    assert lying.exists()
    assert everything(inbox.workspace) == []


def test_what_the_camera_does_not_say_is_left_out(inbox: Inbox) -> None:
    two_years(inbox)
    albums.set_folder(inbox.workspace, "sea", "{album}/{camera}/{day}")
    run(inbox)
    assert files(inbox.albums) == ["Sea/12/b.jpg", "Sea/D750/04/a.jpg"]


def test_a_camera_that_calls_itself_a_path_stays_in_the_album(inbox: Inbox) -> None:
    taken(inbox, "a.jpg", 0, camera="../../../../etc/x")
    albums.set_folder(inbox.workspace, "sea", "{album}/{camera}")
    run(inbox)
    (filed,) = (inbox.albums / "Sea").rglob("*.jpg")
    assert filed.parent.parent == inbox.albums / "Sea"


@pytest.mark.usefixtures("easter_island")
def test_the_day_is_that_of_the_grid_in_local_time(inbox: Inbox) -> None:
    taken(inbox, "a.jpg", 0)
    taken(inbox, "b.jpg", 1, "2020:01:01 23:59:59")
    os.utime(taken(inbox, "c.jpg", 2), (10**8, 10**8))
    inbox.index()
    shown = Shown(inbox.workspace.database)
    (columns,) = shown.photos()
    for number, moment in zip(columns.ids, columns.moments, strict=True):
        details = shown.details(number)
        assert details is not None
        assert details.photo.moment.replace(tzinfo=UTC).timestamp() == moment
    albums.set_folder(inbox.workspace, "sea", "{album}/{year}-{month}-{day}")
    run(inbox)
    assert files(inbox.albums) == [
        "Sea/1973-03-03/c.jpg", "Sea/2019-12-31/a.jpg", "Sea/2020-01-01/b.jpg",
    ]  # fmt: skip


@pytest.mark.parametrize("mode", [Mode.MOVE, Mode.COPY])
def test_photos_go_on_from_one_album_with_a_pattern_into_another(inbox: Inbox, mode: Mode) -> None:
    two_years(inbox)
    inbox.index()
    albums.set_folder(inbox.workspace, "sea", "{album}/{year}")
    albums.set_folder(inbox.workspace, "forest", "{album}/{month}/{day}")
    say(inbox, "forest", mode)
    assert files(inbox.albums) == ["Forest/03/04/a.jpg", "Forest/11/12/b.jpg"]
    assert len(say(inbox, "sea", mode).withdrawn) == (0 if mode is Mode.MOVE else 2)
    assert files(inbox.albums) == ["Sea/2018/a.jpg", "Sea/2020/b.jpg"]
    again = say(inbox, "sea", mode)
    assert (again.withdrawn, again.batches) == ((), ())
    assert files(inbox.albums) == ["Sea/2018/a.jpg", "Sea/2020/b.jpg"]


def test_a_copy_that_comes_again_is_where_it_was(inbox: Inbox) -> None:
    two_years(inbox)
    inbox.index()
    albums.set_folder(inbox.workspace, "forest", "{album}/{year}/{month}")
    say(inbox, "forest", Mode.COPY)
    copies = files(inbox.albums)
    photo = everything(inbox.workspace)[0].photo
    filing = Filing(inbox.albums, Mode.COPY)
    said = answer(inbox.workspace, inbox.classifier, [photo], "sea", filing, Silent())
    assert files(inbox.albums) == ["Forest/2020/11/b.jpg", "Sea/a.jpg"]
    albums.set_folder(inbox.workspace, "forest", None)
    take_back(inbox.workspace, said, Silent())
    assert files(inbox.albums) == copies


def test_a_pattern_of_a_newer_cene_keeps_photos_where_they_are_with_the_reason(
    inbox: Inbox,
) -> None:
    two_years(inbox)
    albums.set_folder(inbox.workspace, "sea", "{album}/{year}")
    with inbox.workspace.database.transaction():
        inbox.workspace.database.connection.execute("UPDATE album SET folder = '{album}/{place}'")
    failed = run(inbox).failed
    assert [path.name for path, _ in failed] == ["a.jpg", "b.jpg"]
    assert all("there is no field 'place'" in reason for _, reason in failed)
    assert not inbox.albums.exists()


def test_a_file_in_the_way_of_a_year_is_named(inbox: Inbox) -> None:
    two_years(inbox)
    (inbox.albums / "Sea").mkdir(parents=True)
    (inbox.albums / "Sea/2018").write_bytes(b"somebody else's")
    albums.set_folder(inbox.workspace, "sea", "{album}/{year}")
    ((path, reason),) = run(inbox).failed
    assert path.name == "a.jpg"
    assert "2018 is no folder" in reason
    assert {move.state for move in everything(inbox.workspace)} <= {State.DONE, State.FAILED}
    assert (inbox.albums / "Sea/2020/b.jpg").exists()

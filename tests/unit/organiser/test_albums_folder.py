"""A folder of albums whose disk comes and goes: here a link, which leads elsewhere each time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from cene.core.errors import AwayError
from cene.core.move import Mode, State
from cene.files import copy, move
from cene.organiser.albums import ready_made
from cene.organiser.albums_folder import AlbumsFolder
from cene.organiser.filing import Filer, Order
from cene.organiser.recovery import recover
from cene.organiser.undoing import find, undo
from cene.organiser.workspace import Silent

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import ModuleType

    from tests.unit.organiser.conftest import Inbox

AWAY = r"The folder of the albums .*/Albums is not on the disk where photos were filed before\."


@pytest.fixture
def point(inbox: Inbox, other_disk: Path) -> Path:
    """The empty folder where the disk belongs on which a photo was filed; it is taken out."""
    inbox.albums.symlink_to(other_disk)
    inbox.add("a.jpg")
    assert file(inbox, Filer(inbox.workspace, inbox.albums, Mode.MOVE, 0.9, "test")) == [None]
    assert (other_disk / "Sea/a.jpg").exists()
    folder = inbox.folder.parent / "Point"
    folder.mkdir()
    lead(inbox, folder)
    return folder


def lead(inbox: Inbox, folder: Path) -> None:
    inbox.albums.unlink()
    inbox.albums.symlink_to(folder)


def file(inbox: Inbox, filer: Filer) -> list[str | None]:
    """File all photos of the inbox into the sea, and why each stayed, None if it did not."""
    inbox.index()
    sea = ready_made()["sea"]
    sure = inbox.workspace.predictions.sure(0, inbox.classifier.card.albums)
    return [one.error for one in filer.file([Order(photo, sea, 0.95) for photo, _ in sure])]


def albums(inbox: Inbox) -> AlbumsFolder:
    return AlbumsFolder(inbox.workspace.journal, inbox.albums)


def test_where_nothing_was_filed_any_folder_will_do(inbox: Inbox) -> None:
    albums(inbox).check()
    inbox.albums.mkdir()
    albums(inbox).check()


def test_an_empty_place_is_not_taken_for_the_disk(
    inbox: Inbox, point: Path, other_disk: Path
) -> None:
    with pytest.raises(AwayError, match=AWAY):
        albums(inbox).check()
    lead(inbox, point / "Albums")  # not even there
    with pytest.raises(AwayError, match=AWAY):
        albums(inbox).check()
    lead(inbox, other_disk)
    albums(inbox).check()


def test_albums_that_moved_to_another_disk_are_believed(inbox: Inbox, point: Path) -> None:
    (point / "Sea").mkdir()
    albums(inbox).check()


@pytest.mark.usefixtures("point")
def test_albums_that_somebody_emptied_where_they_were_are_filled_again(
    inbox: Inbox, other_disk: Path
) -> None:
    lead(inbox, other_disk)
    (other_disk / "Sea/a.jpg").unlink()
    (other_disk / "Sea").rmdir()
    albums(inbox).check()


def test_what_was_taken_back_says_nothing_of_a_disk(
    inbox: Inbox, point: Path, other_disk: Path
) -> None:
    lead(inbox, other_disk)
    undo(inbox.workspace, find(inbox.workspace, ["1"]), Silent())
    lead(inbox, point)
    albums(inbox).check()


def test_a_disk_that_goes_while_photos_are_filed_gets_no_more(
    inbox: Inbox, point: Path, other_disk: Path
) -> None:
    lead(inbox, other_disk)
    filer = Filer(inbox.workspace, inbox.albums, Mode.MOVE, 0.9, "test")
    inbox.add("b.jpg", number=1)
    assert file(inbox, filer) == [None]
    lead(inbox, point)
    (point / "Sea").mkdir()  # not empty, but this is the middle of the work
    photo = inbox.add("c.jpg", number=2)
    assert file(inbox, filer) == ["the disk of the albums is not connected"]
    assert photo.exists()
    assert list((point / "Sea").iterdir()) == []
    states = [one.state for one in inbox.workspace.journal.moves_of(filer.batch or 0)]
    assert states == [State.DONE, State.FAILED]


@pytest.mark.parametrize("moment", ["before it is proven", "once it has its name"])
def test_a_disk_that_goes_in_the_middle_of_a_copy_is_waited_for(
    inbox: Inbox, point: Path, other_disk: Path, moment: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    lead(inbox, other_disk)
    photo = inbox.add("b.jpg", number=1)
    moments: dict[str, tuple[ModuleType, str, Callable[[Path], bool]]] = {
        "before it is proven": (copy, "digest", lambda path: path.suffix == ".part"),
        "once it has its name": (move, "sync_folder", lambda path: (path / "b.jpg").exists()),
    }
    module, name, at = moments[moment]
    real = getattr(module, name)

    def goes(path: Path) -> Any:
        if at(path):
            lead(inbox, point)
        return real(path)

    filer = Filer(inbox.workspace, inbox.albums, Mode.MOVE, 0.9, "test")
    with monkeypatch.context() as patch:
        patch.setattr(module, name, goes)
        (error,) = file(inbox, filer)
    assert "half done" in (error or "")
    assert photo.exists()
    assert list(point.iterdir()) == []
    assert len(list((other_disk / "Sea").iterdir())) == 2
    for _ in range(2):
        assert recover(inbox.workspace).settled == ()
        ((_, reason),) = recover(inbox.workspace).unsettled
        assert "is not connected" in reason
    lead(inbox, other_disk)
    assert len(recover(inbox.workspace).settled) == 1
    assert file(inbox, Filer(inbox.workspace, inbox.albums, Mode.MOVE, 0.9, "test")) in ([None], [])
    assert sorted(path.name for path in (other_disk / "Sea").iterdir()) == ["a.jpg", "b.jpg"]
    assert not photo.exists()


def test_copies_on_a_disk_that_is_out_are_not_taken_for_gone(
    inbox: Inbox, point: Path, other_disk: Path
) -> None:
    lead(inbox, other_disk)
    inbox.add("b.jpg", number=1)
    filer = Filer(inbox.workspace, inbox.albums, Mode.COPY, 0.9, "test")
    assert file(inbox, filer) == [None]
    lead(inbox, point)
    for batch in (filer.batch, 1):
        done = undo(inbox.workspace, find(inbox.workspace, [str(batch)]), Silent())
        assert done.undone == ()
        ((_, reason),) = done.refused
        assert f"the disk of {inbox.albums / 'Sea'} is not connected" in reason
    lead(inbox, other_disk)
    for batch in (filer.batch, 1):
        assert len(undo(inbox.workspace, find(inbox.workspace, [str(batch)]), Silent()).undone) == 1
    assert list(other_disk.iterdir()) == []
    assert sorted(path.name for path in inbox.folder.iterdir()) == ["a.jpg", "b.jpg"]


def test_a_folder_that_does_not_answer_is_named_with_what_it_says(inbox: Inbox) -> None:
    inbox.albums.symlink_to(inbox.albums)
    with pytest.raises(AwayError, match=r"Albums cannot be read: Too many levels of symbolic"):
        albums(inbox).check()


@pytest.mark.parametrize("mode", [Mode.SUGGEST, Mode.TAG])
def test_whoever_puts_no_photo_there_needs_no_disk(inbox: Inbox, point: Path, mode: Mode) -> None:
    Filer(inbox.workspace, inbox.albums, mode, 0.9, "test").check()
    assert list(point.iterdir()) == []

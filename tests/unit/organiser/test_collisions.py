"""What a person chose for photos whose name is taken, and for the files beside photos."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.scenes import THRESHOLD

from cene.core.move import Collision, Companions, Mode, Move, State
from cene.files.move import Mover
from cene.organiser.answering import answer
from cene.organiser.refiling import Filing
from cene.organiser.request import SortOrder
from cene.organiser.sorting import Summary, sort
from cene.organiser.undoing import everything, undo
from cene.organiser.workspace import Silent

if TYPE_CHECKING:
    from pathlib import Path

    from tests.unit.organiser.conftest import Inbox

REASON = "another file in Sea has its name"


def run(
    inbox: Inbox,
    collision: Collision = Collision.NUMBER,
    companions: Companions = Companions.TOGETHER,
    mode: Mode = Mode.MOVE,
) -> Summary:
    order = SortOrder(
        (inbox.folder,),
        inbox.albums,
        mode,
        float(THRESHOLD),
        collision=collision,
        companions=companions,
    )
    return sort(inbox.workspace, inbox.classifier, order, lambda _: None, Silent())


def files(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize("mode", [Mode.MOVE, Mode.COPY, Mode.HARDLINK, Mode.SUGGEST])
def test_a_photo_whose_name_is_taken_stays_and_the_reason_is_said(inbox: Inbox, mode: Mode) -> None:
    source = inbox.add("a.jpg")
    (inbox.albums / "Sea").mkdir(parents=True)
    (inbox.albums / "Sea/A.JPG").write_bytes(b"somebody else's")
    for _ in range(2):
        summary = run(inbox, Collision.LEAVE, mode=mode)
        assert summary.failed == [(source, REASON)]
        assert (summary.filed, summary.batch) == (0, None)
    assert files(inbox.albums) == ["Sea/A.JPG"]
    assert everything(inbox.workspace) == []


def test_where_numbers_are_added_both_photos_are_in_the_album(inbox: Inbox) -> None:
    inbox.add("a.jpg")
    inbox.add("below/a.jpg", number=1)
    assert run(inbox).failed == []
    assert files(inbox.albums) == ["Sea/a (2).jpg", "Sea/a.jpg"]


def test_of_two_photos_of_one_name_the_second_stays(inbox: Inbox) -> None:
    inbox.add("a.jpg")
    second = inbox.add("below/a.jpg", number=1)
    assert run(inbox, Collision.LEAVE).failed == [(second, REASON)]
    assert files(inbox.albums) == ["Sea/a.jpg"]


def test_a_companion_whose_name_is_taken_keeps_its_photo_too(inbox: Inbox) -> None:
    inbox.add("a.jpg").with_suffix(".xmp").write_text("<x/>")
    (inbox.albums / "Sea").mkdir(parents=True)
    (inbox.albums / "Sea/a.xmp").write_text("<other/>")
    assert [reason for _, reason in run(inbox, Collision.LEAVE).failed] == [REASON]
    assert files(inbox.folder) == ["a.jpg", "a.xmp"]
    run(inbox, Collision.LEAVE, Companions.PICTURE_ONLY)
    assert files(inbox.albums) == ["Sea/a.jpg", "Sea/a.xmp"]
    assert (inbox.albums / "Sea/a.xmp").read_text() == "<other/>"


def test_a_name_that_somebody_takes_meanwhile_keeps_the_photo(
    inbox: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = inbox.add("a.jpg")
    place = Mover.place

    def beaten(mover: Mover, move: Move) -> Move:
        move.files[0].target.write_bytes(b"somebody else's")
        return place(mover, move)

    monkeypatch.setattr(Mover, "place", beaten)
    ((path, reason),) = run(inbox, Collision.LEAVE).failed
    assert (path, reason) == (source, f"another file is at {inbox.albums / 'Sea/a.jpg'} by now")
    assert source.exists()
    (move,) = everything(inbox.workspace)
    assert move.state is State.FAILED
    assert files(inbox.albums) == ["Sea/a.jpg"]


@pytest.mark.parametrize("mode", [Mode.MOVE, Mode.COPY])
def test_companions_stay_where_they_are_if_that_is_wanted(inbox: Inbox, mode: Mode) -> None:
    for ending in (".nef", ".xmp"):
        inbox.add("a.jpg").with_suffix(ending).write_text(ending)
    run(inbox, companions=Companions.PICTURE_ONLY, mode=mode)
    assert files(inbox.albums) == ["Sea/a.jpg"]
    beside = ["a.nef", "a.xmp"]
    assert files(inbox.folder) == (beside if mode is Mode.MOVE else ["a.jpg", *beside])
    undo(inbox.workspace, everything(inbox.workspace), Silent())
    assert files(inbox.folder) == ["a.jpg", *beside]
    assert not inbox.albums.exists()


def test_a_photo_that_went_alone_and_came_back_has_its_companions_again(inbox: Inbox) -> None:
    inbox.add("a.jpg").with_suffix(".xmp").write_text("<x/>")
    run(inbox, companions=Companions.PICTURE_ONLY)
    undo(inbox.workspace, everything(inbox.workspace), Silent())
    run(inbox)
    assert files(inbox.albums) == ["Sea/a.jpg", "Sea/a.xmp"]


def test_an_answer_goes_by_both_too(inbox: Inbox) -> None:
    first = inbox.add("a.jpg")
    first.with_suffix(".xmp").write_text("<x/>")
    second = inbox.add("b.jpg", number=1)
    inbox.index()
    (inbox.albums / "Sea").mkdir(parents=True)
    (inbox.albums / "Sea/b.jpg").write_bytes(b"somebody else's")
    filing = Filing(inbox.albums, Mode.MOVE, Collision.LEAVE, Companions.PICTURE_ONLY)
    rows = inbox.workspace.database.connection.execute("SELECT id FROM photo ORDER BY name")
    photos = [number for (number,) in rows]
    found = answer(inbox.workspace, inbox.classifier, photos, "sea", filing, Silent())
    assert (found.taught, found.filed) == (tuple(photos), (photos[0],))
    assert found.failed == ((second, REASON),)
    assert files(inbox.albums) == ["Sea/a.jpg", "Sea/b.jpg"]
    assert files(inbox.folder) == ["a.xmp", "b.jpg"]

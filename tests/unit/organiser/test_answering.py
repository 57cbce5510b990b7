from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from tests.unit.organiser.conftest import Watched

from cene.core.errors import UsageError
from cene.core.example import Verdict
from cene.core.move import Mode, State
from cene.organiser.albums import disable, in_catalogue, remove
from cene.organiser.answering import Answered, answer, dismiss, take_back
from cene.organiser.learned import known
from cene.organiser.refiling import Filing
from cene.organiser.reranking import rerank
from cene.organiser.retrying import retry
from cene.organiser.teaching import Lesson, reject, teach
from cene.organiser.workspace import Silent

if TYPE_CHECKING:
    from pathlib import Path

    from tests.unit.organiser.conftest import Inbox

    from cene.organiser.workspace import Workspace


@pytest.fixture
def photos(inbox: Inbox) -> list[int]:
    """Numbers of three photos of the sea, by name."""
    for number in range(3):
        inbox.add(f"{number}.jpg", "sea", number)
    inbox.index()
    return numbers(inbox.workspace)


def numbers(workspace: Workspace) -> list[int]:
    rows = workspace.database.connection.execute("SELECT id FROM photo ORDER BY name")
    return [number for (number,) in rows]


def say(
    inbox: Inbox, photos: list[int], album: str, mode: Mode | None = None, stop: str = ""
) -> Answered:
    filing = None if mode is None else Filing(inbox.albums, mode)
    progress = Watched(stage=stop)
    return answer(inbox.workspace, inbox.classifier, photos, album, filing, progress)


def said(inbox: Inbox) -> set[tuple[int, str, str, str]]:
    """All examples there are."""
    rows = inbox.workspace.database.connection.execute(
        "SELECT content_id, album, verdict, source FROM example"
    )
    return set(rows)


def confirmed(inbox: Inbox) -> list[str]:
    return sorted(album for _, album, verdict, _ in said(inbox) if verdict == "confirmed")


def files(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_an_answer_makes_examples_and_touches_no_file_where_nothing_is_filed(
    inbox: Inbox, photos: list[int]
) -> None:
    answered = say(inbox, photos[:2], "Forest")
    assert (answered.album, answered.taught) == ("forest", tuple(photos[:2]))
    assert (answered.filed, answered.failed, answered.batches) == ((), (), ())
    assert confirmed(inbox) == ["forest", "forest"]
    assert not inbox.albums.exists()


def test_an_answer_files_photos_with_all_that_lies_beside_them(
    inbox: Inbox, photos: list[int]
) -> None:
    (inbox.folder / "0.xmp").write_text("<x/>")  # since the scan
    answered = say(inbox, photos, "sea", Mode.MOVE)
    assert answered.filed == tuple(photos)
    assert files(inbox.albums) == ["Sea/0.jpg", "Sea/0.xmp", "Sea/1.jpg", "Sea/2.jpg"]
    assert files(inbox.folder) == []
    (batch,) = inbox.workspace.journal.batches()
    assert (answered.batches, batch.cause) == ((batch.id,), "answer")
    moves = list(inbox.workspace.journal.moves_of(batch.id))
    assert {(move.confidence, move.album) for move in moves} == {(1.0, "sea")}


def test_a_new_title_makes_the_album_and_a_bad_one_does_nothing(
    inbox: Inbox, photos: list[int]
) -> None:
    with pytest.raises(UsageError, match="slash"):
        say(inbox, photos, "a/b", Mode.MOVE)
    assert said(inbox) == set()
    answered = say(inbox, photos[:1], "Holiday", Mode.MOVE)
    assert answered.new_albums == ("Holiday",)
    assert files(inbox.albums) == ["Holiday/0.jpg"]


def test_an_answer_takes_the_place_of_what_was_said_before(inbox: Inbox, photos: list[int]) -> None:
    say(inbox, photos[:1], "forest")
    reject(inbox.workspace, inbox.classifier, "sea", [inbox.folder / "0.jpg"], Silent())
    say(inbox, photos[:1], "buildings")
    assert [(album, verdict) for _, album, verdict, _ in said(inbox)] == [
        ("buildings", "confirmed")
    ]


def test_taken_back_what_was_said_before_holds_again_exactly(
    inbox: Inbox, photos: list[int]
) -> None:
    teach(inbox.workspace, inbox.classifier, [Lesson(inbox.folder / "0.jpg", "forest")], Silent())
    reject(inbox.workspace, inbox.classifier, "sea", [inbox.folder / "0.jpg"], Silent())
    before, albums = said(inbox), dict(in_catalogue(inbox.workspace))
    tree = files(inbox.folder)
    answered = say(inbox, photos, "Holiday", Mode.MOVE)
    taken = take_back(inbox.workspace, answered, Silent())
    assert (len(taken.undone), taken.refused, taken.complete) == (3, (), True)
    assert said(inbox) == before
    assert dict(in_catalogue(inbox.workspace)) == albums
    assert files(inbox.folder) == tree
    assert not inbox.albums.exists()


def test_a_new_album_that_has_something_else_by_then_stays(inbox: Inbox, photos: list[int]) -> None:
    answered = say(inbox, photos[:1], "Holiday")
    say(inbox, photos[1:], "Holiday")
    take_back(inbox.workspace, answered, Silent())
    assert "Holiday" in in_catalogue(inbox.workspace)
    assert confirmed(inbox) == ["Holiday", "Holiday"]


def test_a_new_album_that_is_the_last_in_use_stays(inbox: Inbox, photos: list[int]) -> None:
    answered = say(inbox, photos[:1], "Holiday")
    others = [key for key in in_catalogue(inbox.workspace) if key != "Holiday"]
    disable(inbox.workspace, others)
    take_back(inbox.workspace, answered, Silent())
    assert "Holiday" in in_catalogue(inbox.workspace)
    assert said(inbox) == set()


def test_what_was_said_since_stays_when_an_answer_is_taken_back(
    inbox: Inbox, photos: list[int]
) -> None:
    first = say(inbox, photos[:1], "forest")
    say(inbox, photos[:1], "buildings")
    take_back(inbox.workspace, first, Silent())
    assert confirmed(inbox) == ["buildings"]


def test_copies_of_one_picture_are_answered_together_and_taken_back(
    inbox: Inbox, photos: list[int]
) -> None:
    inbox.add("copy.jpg", "sea", 0)
    inbox.index()
    teach(inbox.workspace, inbox.classifier, [Lesson(inbox.folder / "0.jpg", "forest")], Silent())
    before = said(inbox)
    answered = say(inbox, numbers(inbox.workspace), "sea")
    assert len(answered.taught) == len(photos) + 1
    assert len(answered.said) == len(photos)
    take_back(inbox.workspace, answered, Silent())
    assert said(inbox) == before


def test_a_photo_moved_before_is_moved_on_whatever_the_mode(
    inbox: Inbox, photos: list[int]
) -> None:
    say(inbox, photos, "forest", Mode.MOVE)
    answered = say(inbox, photos[:1], "sea", Mode.COPY)
    assert files(inbox.albums) == ["Forest/1.jpg", "Forest/2.jpg", "Sea/0.jpg"]
    take_back(inbox.workspace, answered, Silent())
    assert files(inbox.albums) == ["Forest/0.jpg", "Forest/1.jpg", "Forest/2.jpg"]
    assert confirmed(inbox) == ["forest"] * 3


def test_a_copy_in_another_album_goes_and_comes_again(inbox: Inbox, photos: list[int]) -> None:
    say(inbox, photos[:1], "forest", Mode.COPY)
    answered = say(inbox, photos[:1], "sea", Mode.COPY)
    assert files(inbox.albums) == ["Sea/0.jpg"]
    assert [move.album for move in answered.withdrawn] == ["forest"]
    take_back(inbox.workspace, answered, Silent())
    assert files(inbox.albums) == ["Forest/0.jpg"]
    assert files(inbox.folder) == ["0.jpg", "1.jpg", "2.jpg"]


def test_a_copy_that_somebody_changed_stays_and_that_is_said(
    inbox: Inbox, photos: list[int]
) -> None:
    say(inbox, photos[:1], "forest", Mode.COPY)
    copy = inbox.albums / "Forest/0.jpg"
    copy.write_bytes(b"edited")
    answered = say(inbox, photos[:1], "sea", Mode.COPY)
    assert [path for path, _ in answered.failed] == [copy]
    assert files(inbox.albums) == ["Forest/0.jpg", "Sea/0.jpg"]


def test_a_photo_that_is_in_its_album_already_stays(inbox: Inbox, photos: list[int]) -> None:
    say(inbox, photos[:1], "sea", Mode.MOVE)
    again = say(inbox, photos[:1], "sea", Mode.MOVE)
    assert (again.taught, again.filed, again.batches) == (tuple(photos[:1]), tuple(photos[:1]), ())


def test_an_unreadable_and_a_lost_photo_do_not_keep_the_others(
    inbox: Inbox, photos: list[int]
) -> None:
    (inbox.folder / "0.jpg").write_bytes(b"no picture")
    (inbox.folder / "1.jpg").unlink()
    answered = say(inbox, [*photos, 999], "sea", Mode.MOVE)
    assert answered.taught == answered.filed == (photos[2],)
    assert {path.name for path, _ in answered.failed} == {"0.jpg", "1.jpg"}


def test_a_photo_that_changed_since_the_scan_is_noted_and_filed_by_the_next(
    inbox: Inbox, photos: list[int]
) -> None:
    inbox.add("0.jpg", "sea", 9)
    answered = say(inbox, photos[:1], "sea", Mode.MOVE)
    assert answered.taught == (photos[0],)
    assert ["changed meanwhile" in reason for _, reason in answered.failed] == [True]
    assert files(inbox.folder) == ["0.jpg", "1.jpg", "2.jpg"]


def test_an_answer_for_a_photo_nobody_looked_at_looks_at_it(inbox: Inbox) -> None:
    inbox.add("0.jpg")
    inbox.index(Watched(stage="Scanning folders", after=1))
    answered = say(inbox, numbers(inbox.workspace), "sea", Mode.MOVE)
    assert len(answered.filed) == 1
    (move,) = inbox.workspace.journal.moves_of(answered.batches[0])
    assert len(move.files[0].content) == 32


def test_stopped_before_anything_was_noted_nothing_was_done(
    inbox: Inbox, photos: list[int]
) -> None:
    answered = say(inbox, photos, "sea", Mode.MOVE, stop="Looking at photos")
    assert (answered.complete, answered.said, answered.batches) == (False, (), ())
    assert said(inbox) == set()


def test_stopped_while_filing_the_rest_stays_and_all_can_be_taken_back(
    inbox: Inbox, photos: list[int]
) -> None:
    answered = say(inbox, photos, "sea", Mode.MOVE, stop="Filing")
    assert (answered.complete, answered.filed) == (False, ())
    assert len(answered.said) == 3
    take_back(inbox.workspace, answered, Silent())
    assert said(inbox) == set()


def test_a_stopped_take_back_can_be_done_again(inbox: Inbox, photos: list[int]) -> None:
    answered = say(inbox, photos, "sea", Mode.MOVE)
    stopped = take_back(inbox.workspace, answered, Watched(stage="Putting back"))
    assert (stopped.complete, stopped.undone) == (False, ())
    assert take_back(inbox.workspace, answered, Silent()).complete
    assert files(inbox.folder) == ["0.jpg", "1.jpg", "2.jpg"]


def test_none_of_these_rejects_the_best_album_and_what_is_surer_above_it(
    inbox: Inbox, photos: list[int]
) -> None:
    best = next(inbox.workspace.predictions.sure(0, inbox.classifier.card.albums))[1]
    assert best is not None
    answered = dismiss(inbox.workspace, inbox.classifier, [photos[0], 999], Silent())
    assert answered.taught == (photos[0],)
    expected = {best.album, *(key for key, _ in best.parents)}
    assert {album for _, album, _, _ in said(inbox)} == expected
    assert {verdict for _, _, verdict, _ in said(inbox)} == {Verdict.REJECTED}
    take_back(inbox.workspace, answered, Silent())
    assert said(inbox) == set()


def test_none_of_these_takes_back_a_confirmation_until_it_is_taken_back(
    inbox: Inbox, photos: list[int]
) -> None:
    say(inbox, photos[:1], "sea")
    before = said(inbox)
    answered = dismiss(inbox.workspace, inbox.classifier, photos[:1], Silent())
    assert confirmed(inbox) == []
    take_back(inbox.workspace, answered, Silent())
    assert said(inbox) == before


def test_what_was_filed_since_elsewhere_goes_back_before(inbox: Inbox, photos: list[int]) -> None:
    first = say(inbox, photos[:1], "forest", Mode.MOVE)
    say(inbox, photos[:1], "sea", Mode.MOVE)
    assert len(take_back(inbox.workspace, first, Silent()).undone) == 2
    states = [
        move.state
        for batch in inbox.workspace.journal.batches()
        for move in inbox.workspace.journal.moves_of(batch.id)
    ]
    assert states == [State.UNDONE, State.UNDONE]


def test_a_photo_that_was_mended_is_read_when_it_is_tried_again(inbox: Inbox) -> None:
    for name in ("0.jpg", "1.jpg"):
        (inbox.folder / name).write_bytes(b"no picture")
    inbox.index()
    photos = numbers(inbox.workspace)
    inbox.add("0.jpg")
    assert (
        retry(inbox.workspace, inbox.classifier, photos, Watched(stage="Looking at photos")) is None
    )
    tried = retry(inbox.workspace, inbox.classifier, [*photos, 999], Silent())
    assert tried is not None
    assert tried.read == (photos[0],)
    assert [path.name for path, _ in tried.failed] == ["1.jpg"]
    assert [path.name for path, _ in inbox.workspace.catalogue.failures()] == ["1.jpg"]


def test_an_album_that_is_gone_by_then_is_not_brought_back(inbox: Inbox, photos: list[int]) -> None:
    say(inbox, photos[:1], "Own", Mode.COPY)
    answered = say(inbox, photos[:1], "sea", Mode.COPY)
    remove(inbox.workspace, "Own")
    take_back(inbox.workspace, answered, Silent())
    assert said(inbox) == set()
    assert files(inbox.folder) == ["0.jpg", "1.jpg", "2.jpg"]
    assert not inbox.albums.exists()


def test_none_of_these_of_an_album_that_is_gone_by_then_says_nothing(
    inbox: Inbox, photos: list[int]
) -> None:
    say(inbox, photos[:1], "Own")
    rerank(inbox.workspace, inbox.classifier.with_known(known(inbox.workspace)))
    remove(inbox.workspace, "Own")
    assert dismiss(inbox.workspace, inbox.classifier, photos[:1], Silent()).said == ()


def test_a_folder_that_cannot_be_listed_keeps_no_photo_from_being_filed(
    inbox: Inbox, photos: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = os.listdir

    def refusing(folder: Path) -> list[str]:
        if folder == inbox.folder:
            raise PermissionError
        return listed(folder)

    monkeypatch.setattr(os, "listdir", refusing)
    assert say(inbox, photos, "sea", Mode.MOVE).filed == tuple(photos)

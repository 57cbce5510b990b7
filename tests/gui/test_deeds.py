"""What was done in the window is taken back, the newest first."""

from __future__ import annotations

import pytest

from cene.organiser.answering import Answered
from cene.organiser.scanning import Scanned
from cene.organiser.sorting import Summary
from cene.ui.work.answer_jobs import Answer, Reject, TakeBack
from cene.ui.work.deeds import MOST, Deeds
from cene.ui.work.jobs import FileSure, Scan, UndoMoves


def noted(deeds: Deeds, *photos: int, album: str = "sea") -> Answered:
    """An answer that was given and noted."""
    job, result = Answer(photos, album), Answered(album, taught=photos)
    deeds.begin(job)
    assert deeds.note(job, result) is None
    return result


def filed(deeds: Deeds, batch: int | None) -> None:
    assert deeds.note(FileSure(), Scanned(summary=Summary(batch=batch))) is None


def test_the_newest_is_taken_back_first_and_each_once() -> None:
    deeds = Deeds()
    first = noted(deeds, 1)
    filed(deeds, 7)
    second = noted(deeds, 2, 3)
    assert [deeds.newest() for _ in range(4)] == [
        TakeBack(second),
        UndoMoves(("7",)),
        TakeBack(first),
        None,
    ]


@pytest.mark.parametrize("job", [Answer((1, 2), "sea"), Reject((1, 2))])
def test_an_answer_that_is_undone_before_it_is_noted_is_taken_back_when_it_is(
    job: Answer | Reject,
) -> None:
    deeds = Deeds()
    deeds.begin(job)
    assert deeds.take_back((1, 2)) is None
    result = Answered("sea", taught=(1, 2))
    assert deeds.note(job, result) == TakeBack(result)
    assert deeds.newest() is None
    deeds.begin(job)
    assert deeds.note(job, result) is None, "only the one that was asked for"
    assert deeds.newest() == TakeBack(result)


def test_an_answer_that_failed_leaves_nothing_to_take_back() -> None:
    deeds = Deeds()
    job = Answer((1,), "sea")
    deeds.begin(job)
    assert deeds.take_back((1,)) is None
    deeds.lost(job)
    later = noted(deeds, 1, album="forest")
    assert deeds.newest() == TakeBack(later)


def test_the_undo_of_an_answer_that_is_gone_does_nothing_to_the_next_one() -> None:
    deeds = Deeds()
    first = noted(deeds, 1)
    assert deeds.newest() == TakeBack(first)
    assert deeds.take_back((1,)) is None
    second = noted(deeds, 1, album="forest")
    assert deeds.newest() == TakeBack(second)


def test_of_two_answers_to_a_photo_the_one_on_its_way_is_taken_back() -> None:
    deeds = Deeds()
    first, job, result = noted(deeds, 1), Answer((1,), "forest"), Answered("forest", taught=(1,))
    deeds.begin(job)
    assert deeds.take_back((1,)) is None
    assert deeds.note(job, result) == TakeBack(result)
    assert deeds.newest() == TakeBack(first)


def test_the_answer_to_some_photos_is_taken_back_whatever_came_after_it() -> None:
    deeds = Deeds()
    first, second = noted(deeds, 1), noted(deeds, 2)
    again = noted(deeds, 1, album="forest")
    assert deeds.take_back((1,)) == TakeBack(again)
    assert deeds.take_back((1,)) == TakeBack(first)
    assert deeds.newest() == TakeBack(second)


def test_an_answer_that_one_of_its_photos_did_not_survive_is_found_all_the_same() -> None:
    deeds = Deeds()
    result = Answered("sea", taught=(1,))
    deeds.note(Answer((1, 2), "sea"), result)
    assert deeds.take_back((1, 2)) == TakeBack(result)


def test_a_scan_and_a_filing_of_nothing_are_no_deeds() -> None:
    deeds = Deeds()
    filed(deeds, None)
    deeds.note(Scan(), Scanned(summary=Summary(batch=3)))
    assert deeds.newest() is None


def test_it_forgets_the_oldest() -> None:
    deeds = Deeds()
    for photo in range(MOST + 1):
        noted(deeds, photo)
    count = 0
    while (job := deeds.newest()) is not None:
        assert job != TakeBack(Answered("sea", taught=(0,)))
        count += 1
    assert count == MOST

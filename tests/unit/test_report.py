from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from cene import console, report
from cene.core.move import FileMove, Mode, Move, State
from cene.core.photo import Stat
from cene.core.policy import Action, Decision
from cene.organiser.recovery import Recovery
from cene.organiser.request import SortOrder
from cene.organiser.sorting import Outcome, Summary
from cene.organiser.undoing import Undone

MOVE = Move(
    batch=3,
    photo=1,
    mode=Mode.MOVE,
    files=(FileMove(Path("/in/a\nb.jpg"), Path("/to/Sea/a\nb.jpg"), Stat(1, 2, 3, 4)),),
    album="sea",
    confidence=0.95,
    id=17,
)


def order(mode: Mode = Mode.MOVE, *sources: str) -> SortOrder:
    return SortOrder(tuple(map(Path, sources or ("/in",))), Path("/to"), mode, 0.9)


def show(summary: Summary, *outcomes: Outcome, mode: Mode = Mode.MOVE) -> None:
    shown = report.SortText(order(mode, "/in", "/more"), "cene undo")
    for outcome in outcomes:
        shown.outcome(outcome)
    shown.end(order(mode), summary)


def outcome(path: str, action: Action, target: str | None = None) -> Outcome:
    decision = Decision("sea", 0.95, 0.9, action, "97 % Sea")
    return Outcome(Path(path), decision, None if target is None else Path(target))


@pytest.mark.parametrize(
    ("filed", "wrong", "said"),
    [
        (1, 0.2, "Copied 1 photo into /to, probably right:"),
        (1, 0.6, "Copied 1 photo into /to, probably wrong:"),
        (1204, 0.2, "Copied 1,204 photos into /to, probably all of them right:"),
        (1204, 22.4, "Copied 1,204 photos into /to, about 22 of them wrong:"),
    ],
)
def test_how_many_are_wrong_is_said_in_words(
    capsys: pytest.CaptureFixture[str], filed: int, wrong: float, said: str
) -> None:
    show(
        Summary(photos=filed, filed=filed, expected_wrong=wrong, by_album={"Sea": filed}),
        mode=Mode.COPY,
    )
    assert said in capsys.readouterr().out.splitlines()


def test_names_are_told_apart_by_their_folders(capsys: pytest.CaptureFixture[str]) -> None:
    show(
        Summary(photos=4, filed=2, asked=2),
        outcome("/in/one/a.jpg", Action.FILE, "/to/Sea/2026/a.jpg"),
        outcome("/more/a.jpg", Action.FILE, "/to/Sea/a (2).jpg"),
        outcome("/in/two/a.jpg", Action.ASK),
        outcome("/elsewhere/b.jpg", Action.ASK),
    )
    assert capsys.readouterr().out.splitlines()[1:] == [
        "Moved 2 photos into /to, probably all of them right:",
        "  one/a.jpg  →  Sea/2026/a.jpg  97 % Sea",
        "  a.jpg      →  Sea/a (2).jpg   97 % Sea",
        "2 photos wait for you:",
        "  two/a.jpg  97 % Sea",
        "  b.jpg      97 % Sea",
    ]


def test_what_is_not_listed_is_counted_for_each_kind(capsys: pytest.CaptureFixture[str]) -> None:
    asked = [outcome(f"/in/{k:02}.jpg", Action.ASK) for k in range(console.LISTED)]
    left = [outcome(f"/in/{k}.nef", Action.LEAVE) for k in range(2)]
    show(Summary(photos=1504, asked=1500, skipped=4), *asked, *left)
    out = capsys.readouterr().out
    assert "  … and 1,480 more (--json lists all)\n4 photos left alone:\n" in out
    assert out.endswith("  1.nef  97 % Sea\n  … and 2 more (--json lists all)\n")


def test_recovery_says_where_each_photo_is(capsys: pytest.CaptureFixture[str]) -> None:
    report.recovered(Recovery((), ()))
    assert capsys.readouterr().err == ""
    back = replace(MOVE, state=State.FAILED)
    waiting = (replace(MOVE, state=State.INTENT), "/to/Sea/x.jpg: its folder is not there")
    report.recovered(Recovery((replace(MOVE, state=State.DONE), back), (waiting,)))
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.splitlines() == [
        "cene: the last run was interrupted; 2 moves settled, nothing lost:",
        "  a\\nb.jpg is at /to/Sea/a\\nb.jpg",
        "  a\\nb.jpg is at /in/a\\nb.jpg",
        "cene: /to/Sea/x.jpg: its folder is not there",
    ]


def test_a_photo_that_was_filed_and_tagged_is_put_back_once(
    capsys: pytest.CaptureFixture[str],
) -> None:
    tag = replace(MOVE, mode=Mode.TAG, joins=17, id=18)
    late = replace(MOVE, joins=17, id=19)
    for moves, said in (
        ((tag, MOVE), "1 photo put back."),
        ((tag, late, MOVE), "1 photo and 1 companion put back."),
        ((tag,), "1 photo put back."),
        ((late,), "1 companion put back."),
    ):
        report.undone(Undone(moves, (), complete=True), as_json=False)
        assert capsys.readouterr().out.strip() == said


def test_an_undo_that_was_stopped_says_how_to_go_on(capsys: pytest.CaptureFixture[str]) -> None:
    report.undone(Undone((MOVE,), (), complete=False), as_json=False)
    assert capsys.readouterr().out == (
        "1 photo put back.\nStopped before the end; the same command goes on from here.\n"
    )

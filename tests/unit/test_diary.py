from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cene.console import LISTED
from cene.core.move import FileMove, Mode, Move
from cene.core.move import State as MoveState
from cene.core.photo import Stat
from cene.core.policy import Action, Decision
from cene.core.watched import State, Watched
from cene.diary import Journald, Lines
from cene.organiser.recovery import Recovery
from cene.organiser.request import SortOrder
from cene.organiser.sorting import Outcome, Summary

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT, OTHER = Path("/photos"), Path("/more")
MOVING = SortOrder((ROOT,), Path("/albums"), Mode.MOVE, 0.9)
SUGGESTING = SortOrder((ROOT,), Path("/albums"), Mode.SUGGEST, 0.9)

Told = pytest.CaptureFixture[str]


def lines(told: Told) -> list[str]:
    """What was told, after the time that stands before each line."""
    found = told.readouterr().out.splitlines()
    assert all(re.match(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d \S", line) for line in found)
    return [line[20:] for line in found]


def filed(name: str, target: str | None = None) -> Outcome:
    decision = Decision("sea", 0.97, 0.9, Action.FILE, "sure")
    return Outcome(ROOT / name, decision, None if target is None else Path("/albums") / target)


def test_a_folder_is_told_of_when_its_state_changes(capsys: Told) -> None:
    diary = Lines()
    watching = (Watched(ROOT, State.WATCHING), Watched(OTHER, State.MISSING, "it is not there"))
    diary.folders(watching)
    diary.folders(watching)
    assert lines(capsys) == [
        "watching /photos",
        "/more cannot be watched: it is not there. Cene waits for it",
    ]
    diary.folders((watching[0], Watched(OTHER, State.POLLING, "it is on a network disk")))
    assert lines(capsys) == ["/more is looked through again and again: it is on a network disk"]


def test_each_photo_is_told_of_and_how_to_take_it_back(capsys: Told) -> None:
    diary = Lines()
    diary.outcome(filed("a.jpg", "Sea/a.jpg"))
    diary.outcome(Outcome(ROOT / "b.jpg", Decision("sea", 0.5, 0.1, Action.ASK, "unsure")))
    diary.passed(MOVING, Summary(batch=7, looked=2, filed=1, asked=1, by_album={"Sea": 1}))
    assert lines(capsys) == [
        "filed, 97 % sure: /photos/a.jpg → /albums/Sea/a.jpg",
        "1 photo filed: 1 Sea; `cene undo 7` takes that back",
        "1 photo there waits for an answer",
    ]
    diary.passed(MOVING, Summary(asked=1))
    assert lines(capsys) == []


def test_many_photos_are_counted_by_album(capsys: Told) -> None:
    diary = Lines()
    for number in range(LISTED + 1):
        diary.outcome(filed(f"{number}.jpg", f"Sea/{number}.jpg"))
    albums = {"Forest": 5, "Sea": 1200, "Art": 5}
    diary.passed(MOVING, Summary(batch=1, looked=1210, filed=1210, by_album=albums))
    assert lines(capsys) == [
        "1,210 photos filed: 1,200 Sea, 5 Art, 5 Forest; `cene undo 1` takes that back"
    ]


def test_suggestions_are_told_once_and_as_such(capsys: Told) -> None:
    diary = Lines()
    diary.outcome(filed("a.jpg"))
    diary.passed(SUGGESTING, Summary(looked=1, filed=1, by_album={"Sea": 1}))
    assert lines(capsys) == [
        "would be filed, 97 % sure: /photos/a.jpg",
        "1 photo would be filed: 1 Sea",
    ]
    diary.outcome(filed("a.jpg"))
    diary.passed(SUGGESTING, Summary(looked=0, filed=1, by_album={"Sea": 1}))
    assert lines(capsys) == []


def test_what_failed_is_told_once_for_each_reason(capsys: Told) -> None:
    diary = Lines()
    for reason in ("is damaged", "is damaged", "may not be read"):
        diary.passed(MOVING, Summary(failed=[(ROOT / "a.jpg", reason)]))
    assert lines(capsys) == ["/photos/a.jpg: is damaged", "/photos/a.jpg: may not be read"]


def test_files_that_are_only_online_are_told_of_when_there_are_more(capsys: Told) -> None:
    diary = Lines()
    for number in (2, 2, 1, 2):
        diary.passed(MOVING, Summary(online=number))
    assert lines(capsys) == ["2 files only online, and left there"] * 2


def test_it_tells_once_that_it_waits_and_once_that_it_goes_on(capsys: Told) -> None:
    diary = Lines()
    for why in ("", "it is quiet until 07:00", "it is quiet until 07:00", "", ""):
        diary.waits(why)
    assert lines(capsys) == ["waiting: it is quiet until 07:00", "going on"]


@pytest.mark.parametrize(
    ("state", "place"), [(MoveState.DONE, "/albums/a.jpg"), (MoveState.UNDONE, "/photos/a.jpg")]
)
def test_after_an_interruption_it_says_where_each_photo_is(
    capsys: Told, state: MoveState, place: str
) -> None:
    file = FileMove(ROOT / "a.jpg", Path("/albums/a.jpg"), Stat(1, 1, 1, 1))
    move = Move(1, 1, Mode.MOVE, (file,), "sea", 0.97, state)
    Lines().recovered(Recovery((move,), ((move, "somebody else's file is in the way"),)))
    assert lines(capsys) == [
        f"the last run was interrupted; {place} is whole",
        "somebody else's file is in the way",
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="no such names there")
def test_a_name_can_forge_no_line(capsys: Told) -> None:
    Lines().folders([Watched(Path("/a\n2024-01-01 00:00:00 b"), State.WATCHING)])
    assert len(lines(capsys)) == 1


@pytest.mark.parametrize(
    ("tell", "line"),
    [
        (lambda d: d.folders([Watched(ROOT, State.WATCHING)]), "watching /photos"),
        (lambda d: d.folders([Watched(ROOT, State.MISSING, "x")]), "<4>/photos cannot"),
        (lambda d: d.passed(MOVING, Summary(failed=[(ROOT, "is bad")])), "<4>/photos: is bad"),
        (lambda d: d.passed(MOVING, Summary(batch=1, looked=1, filed=1)), "<5>1 photo filed"),
    ],
)
def test_the_journal_of_the_system_hears_how_much_a_line_matters(
    capsys: Told, tell: Callable[[Lines], None], line: str
) -> None:
    tell(Journald())
    assert capsys.readouterr().out.startswith(line)


def test_the_journal_of_the_system_is_known_by_the_file_that_is_written_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (tmp_path / "out").open("w") as out:
        status = os.fstat(out.fileno())
        monkeypatch.setattr(sys, "stdout", out)
        monkeypatch.delenv("JOURNAL_STREAM", raising=False)
        assert not Journald.is_here()
        monkeypatch.setenv("JOURNAL_STREAM", f"{status.st_dev}:{status.st_ino}")
        assert Journald.is_here()
        monkeypatch.setenv("JOURNAL_STREAM", f"{status.st_dev}:{status.st_ino + 1}")
        assert not Journald.is_here()

"""What the window says where photos get keywords instead of a place in a folder."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QPushButton

from cene.core.move import Batch, Mode, State
from cene.files.carrier import Writing
from cene.organiser.history import Line, Sums
from cene.ui.header import Header
from cene.ui.history.model import HistoryModel
from cene.ui.history.words import HistoryWords
from cene.ui.library.consent import ConsentBar

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

INTO = Path("/photos/Albums")
SIDECAR = Path("/photos/Camera/sea0.jpg.xmp")


def sums(mode: Mode, cause: str = "sort", album: str = "sea", **numbers: int) -> Sums:
    """A batch in numbers; all that is not said is nought."""
    counted = {"done": 0, "undone": 0, "failed": 0, "unsettled": 0, "joined": 0, "tagged": 0}
    counted |= {"albums": 1, "found": 0} | numbers
    batch = Batch(4, datetime.now(UTC).isoformat(), mode, cause, 0.9)
    return Sums(batch=batch, album=album, **counted)


def line(state: State = State.DONE, album: str = "sea", target: Path = SIDECAR) -> Line:
    return Line(4, 1, SIDECAR, target, 0, album, 0.95, state, None)


@pytest.fixture
def words(qtbot: QtBot) -> HistoryWords:
    del qtbot
    made = HistoryWords()
    made.titles = {"sea": "Sea"}
    return made


def test_a_batch_of_tags_says_with_what(words: HistoryWords) -> None:
    assert words.what(sums(Mode.TAG, done=2, undone=1)) == "Tagged 3 photo(s) with Sea"
    assert words.what(sums(Mode.TAG, done=3, albums=2)) == "Tagged 3 photo(s) with 2 album(s)"
    assert words.what(sums(Mode.TAG, failed=1)) == "No photo could be tagged"
    assert words.why(sums(Mode.TAG, "tags", done=3, found=3)) == "Tagging · at 90 % sure"


def test_tags_of_photos_that_were_moved_are_no_companions(words: HistoryWords) -> None:
    both = sums(Mode.MOVE, done=2, tagged=2, found=4)
    assert words.what(both) == "Moved 2 photo(s) into Sea"
    assert words.why(both) == "Sorting · at 90 % sure · 2 tagged"
    assert words.why(both._replace(found=2)).endswith("2 tagged · 2 found")


def test_tags_that_were_taken_away_were_of_no_album_and_not_sure(words: HistoryWords) -> None:
    taken = sums(Mode.TAG, "tags", album="", done=2, found=2)
    assert words.what(taken) == "Took tags away from 2 photo(s)"
    assert words.why(taken) == "Tagging"
    assert words.line(line(album=""), None) == "sea0.jpg.xmp, in /photos/Camera, Tags taken away"


def test_a_tagged_photo_stands_at_its_one_place(words: HistoryWords) -> None:
    told = words.line(line(), None)
    assert told == "sea0.jpg.xmp, in /photos/Camera, Sea, 95 %, Tagged"
    assert words.state(line(State.UNDONE), None) == "Put back"
    moved = line(target=INTO / "Sea/sea0.jpg")
    assert words.state(moved, None) == "Filed"
    assert "from /photos/Camera to /photos/Albums/Sea" in words.line(moved, None)


def test_whoever_points_at_a_tagged_photo_reads_of_one_place(words: HistoryWords) -> None:
    model = HistoryModel(words)
    model.show([sums(Mode.TAG, done=1, found=1)])
    model.toggle(0)
    model.show_lines(4, [line()])
    tip = model.data(model.index(1), 3)
    assert tip == f"{SIDECAR}\nTagged"


@pytest.mark.parametrize(
    ("writing", "sentence"),
    [
        (Writing(), "Cene will write keywords of 3 album(s) beside 12 photo(s)."),
        (
            Writing(embed=True),
            (
                "Cene will write keywords of 3 album(s) into 12 photo(s), "
                "or beside those where that is not safe."
            ),
        ),
    ],
)
def test_no_tag_is_written_before_somebody_agrees(
    qtbot: QtBot, writing: Writing, sentence: str
) -> None:
    bar = ConsentBar()
    qtbot.addWidget(bar)
    bar.ask(12, 3, INTO, Mode.TAG, writing)
    assert bar.sentence == sentence
    assert bar._agree.text() == "Tag them"
    assert bar.accessibleName().endswith(
        "The pictures stay the same, and each can be undone, also weeks later."
    )


def test_who_agrees_that_photos_move_is_told_that_they_are_tagged_too(qtbot: QtBot) -> None:
    bar = ConsentBar()
    qtbot.addWidget(bar)
    bar.ask(12, 3, INTO, Mode.MOVE, Writing())
    assert bar.sentence.endswith("below /photos/Albums. It will tag them there.")
    bar.ask(12, 3, INTO, Mode.MOVE)
    assert bar.sentence.endswith("below /photos/Albums.")
    assert "Nothing is overwritten" in bar.accessibleName()


def test_the_button_of_the_header_says_what_is_done(qtbot: QtBot) -> None:
    header = Header()
    qtbot.addWidget(header)
    said = {}
    for mode in (Mode.SUGGEST, Mode.TAG, Mode.COPY):
        header.display(0, 12, mode)
        button = header.findChildren(QPushButton)[-1]
        said[mode] = button.text()
        assert ("keywords" in button.toolTip()) == (mode is Mode.TAG)
    assert list(said.values()) == ["File 12 photo(s)", "Tag 12 photo(s)", "File 12 photo(s)"]
    header.display(0, 0, Mode.TAG)
    assert header.findChildren(QPushButton)[-1].text() == "Tag photos"

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale

from cene.ui import burst
from cene.ui.burst import Burst

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


@pytest.fixture
def one(monkeypatch: pytest.MonkeyPatch) -> Iterator[Burst]:
    monkeypatch.setattr(burst, "QUIET_MS", 100)
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English))
    yield Burst()
    QLocale.setDefault(before)


def test_a_burst_is_said_once_with_all_its_batches(qtbot: QtBot, one: Burst) -> None:
    said: list[tuple[str, object]] = []
    one.ended.connect(lambda text, batches: said.append((text, batches)))
    one.filed(7, {"Sea": 4, "Forest": 2})
    qtbot.wait(60)
    one.filed(8, {"Forest": 3})
    qtbot.wait(60)
    one.filed(8, {"Sea": 3})
    assert said == []
    qtbot.wait(250)
    assert said == [("12 new photo(s): 7 Sea, 5 Forest.", (7, 8))]


def test_the_next_burst_begins_from_nothing(qtbot: QtBot, one: Burst) -> None:
    with qtbot.waitSignal(one.ended):
        one.filed(1, {"Sea": 2})
    with qtbot.waitSignal(one.ended) as second:
        one.filed(2, {"Forest": 1})
    assert second.args == ["1 new photo(s): 1 Forest.", (2,)]


def test_only_the_fullest_albums_are_named(qtbot: QtBot, one: Burst) -> None:
    albums = {"Cars": 1, "Sea": 1200, "Food": 3, "Street": 2, "Dogs": 1, "Forest": 9}
    with qtbot.waitSignal(one.ended) as ended:
        one.filed(1, albums)
    assert ended.args is not None
    assert ended.args[0] == (
        "1,216 new photo(s): 1,200 Sea, 9 Forest, 3 Food, 2 Street, 2 in other albums."
    )


def test_a_batch_of_nothing_is_not_worth_a_word(qtbot: QtBot, one: Burst) -> None:
    with qtbot.assertNotEmitted(one.ended, wait=250):
        one.filed(1, {})
        one.filed(2, {"Sea": 0})


@pytest.mark.parametrize("how", ["stopped", "undone"])
def test_nothing_is_said_of_what_was_stopped_or_undone(qtbot: QtBot, one: Burst, how: str) -> None:
    with qtbot.assertNotEmitted(one.ended, wait=250):
        one.filed(1, {"Sea": 2})
        if how == "stopped":
            one.stop()
        else:
            one.undone(1)


def test_a_burst_goes_on_after_another_batch_was_undone(qtbot: QtBot, one: Burst) -> None:
    with qtbot.waitSignal(one.ended):
        one.filed(2, {"Sea": 2})
        one.undone(1)

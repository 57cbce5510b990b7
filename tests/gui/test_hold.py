"""Nothing is done in the background while a person wants the computer to be quiet."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from tests.gui.driving import WAIT_MS, add_photo, prefer, running
from tests.gui.test_work import Chore, Ear, Task

from cene.organiser import manners
from cene.organiser.manners import Hours, Manners
from cene.ui.work.hold import Hold
from cene.ui.work.jobs import Scan, ScanNow
from cene.ui.work.thread import Work

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot
    from tests.gui.conftest import Gallery
    from tests.gui.driving import Running

pytestmark = pytest.mark.usefixtures("english")


def around_now() -> Hours:
    """Hours that began an hour ago."""
    now = datetime.now().astimezone()
    begin, end = now - timedelta(hours=1), now + timedelta(hours=1)
    return Hours.parse(f"{begin:%H:%M}-{end:%H:%M}")


QUIET = Manners(around_now())
SETTLED_MS = 1200
"""How old a photo must be so that nobody may be writing it any more."""


@pytest.fixture
def work(gallery: Gallery, qtbot: QtBot) -> Iterator[Work]:
    found = Work(gallery.catalogue)
    with qtbot.waitSignal(found.finished, timeout=WAIT_MS):
        found.start()
    yield found
    found.stop()
    found.deleteLater()


@pytest.fixture
def hold(work: Work) -> Iterator[Hold]:
    found = Hold(work)
    yield found
    found.stop()


def test_in_the_quiet_hours_only_what_a_person_asks_for_is_done(
    work: Work, hold: Hold, qtbot: QtBot
) -> None:
    ear = Ear(work)
    with qtbot.waitSignal(hold.changed):
        hold.follow(QUIET)
    assert QUIET.quiet is not None
    assert hold.why == f"Quiet until {QUIET.quiet.end:%H:%M}"
    with qtbot.waitSignal(work.idle, timeout=WAIT_MS):
        work.submit(Chore("chore"))
        work.submit(Task("answer"))
    qtbot.waitUntil(lambda: ("finished", "answer: answer done") in ear.heard, timeout=WAIT_MS)
    assert ("began", "chore") not in ear.heard
    assert not work.paused, "that is a person's word"
    with qtbot.waitSignal(hold.changed):
        hold.follow(Manners())
    assert hold.why == ""
    qtbot.waitUntil(lambda: ("finished", "chore: chore done") in ear.heard, timeout=WAIT_MS)


def test_what_is_in_work_steps_aside_and_goes_on_afterwards(
    work: Work, hold: Hold, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    power = True
    monkeypatch.setattr(manners, "runs_on_battery", lambda: not power)
    ear, chore = Ear(work), Chore("chore", steps=100)
    hold.follow(Manners(on_battery=False))
    work.submit(chore)
    qtbot.waitUntil(lambda: bool(chore.runs), timeout=WAIT_MS)
    power = False
    with qtbot.waitSignal(work.idle, timeout=WAIT_MS):
        hold.look()
    assert hold.why == "Waiting while on the battery"
    assert ear.ends() == []
    power = True
    hold.look()
    qtbot.waitUntil(lambda: ("finished", "chore: chore done") in ear.heard, timeout=WAIT_MS)
    assert chore.runs == ["chore", "chore"]


def test_a_person_s_pause_and_the_quiet_hours_do_not_end_each_other(
    work: Work, hold: Hold, qtbot: QtBot
) -> None:
    ear = Ear(work)
    work.pause()
    hold.follow(QUIET)
    work.submit(Chore("chore"))
    work.resume()
    with qtbot.assertNotEmitted(work.began, wait=300):
        pass
    work.pause()
    hold.follow(Manners())
    with qtbot.assertNotEmitted(work.began, wait=300):
        pass
    work.resume()
    qtbot.waitUntil(lambda: ("finished", "chore: chore done") in ear.heard, timeout=WAIT_MS)


@pytest.fixture
def quiet(gallery: Gallery, qtbot: QtBot, tmp_path: Path) -> Iterator[Running]:
    """The whole app, which watches nothing, with a photo that nobody has looked at."""
    prefer(gallery.catalogue, gallery.photos, gallery.albums)
    with running(qtbot, gallery.catalogue, tmp_path) as found:
        found.start()
        found.rest()
        found.session.prefer(replace(found.session.preferences, quiet=str(around_now())))
        found.rest()
        add_photo(gallery.photos, "sea", 7)
        qtbot.wait(SETTLED_MS)
        yield found


def test_the_footer_says_why_nothing_is_done_and_a_key_has_it_done_all_the_same(
    quiet: Running, qtbot: QtBot
) -> None:
    before = quiet.counts().photos
    assert quiet.window.footer.state.startswith("Quiet until ")
    with qtbot.assertNotEmitted(quiet.session.work.began, wait=500):
        quiet.session.scan()
    quiet.window.actions_.scan.trigger()
    quiet.until(lambda: any(isinstance(job, ScanNow) for job, _ in quiet.done))
    quiet.until(lambda: quiet.counts().photos == before + 1)
    quiet.session.prefer(replace(quiet.session.preferences, quiet=""))
    quiet.rest()
    assert "Quiet" not in quiet.window.footer.state
    assert type(quiet.done[-1][0]) is Scan, "what had to wait is done in the end"

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cene.core.errors import AwayError
from cene.core.move import Mode
from cene.organiser import reranking
from cene.organiser.learned import known
from cene.organiser.preferences import Preferences
from cene.organiser.scanning import Scanned, scan
from cene.organiser.teaching import Lesson, teach
from cene.organiser.workspace import Silent

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Stick
    from tests.unit.organiser.conftest import Inbox

    from cene.organiser.classifier import Classifier


class Patient(Silent):
    """Asks to stop from the second time on that it is asked."""

    asked = 0

    def stopped(self) -> bool:
        self.asked += 1
        return self.asked > 1


@pytest.fixture
def taught(inbox: Inbox) -> Inbox:
    """Four photos, of which one was put where nobody would look for it."""
    for number in range(4):
        inbox.add(f"{number}.jpg", "sea", number)
    inbox.index()
    lesson = Lesson(inbox.folder / "0.jpg", "Holiday")
    teach(inbox.workspace, inbox.classifier, [lesson], Silent())
    return inbox


def test_stopped_before_all_predictions_are_new_nothing_is_filed_by_old_ones(
    taught: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reranking, "EMBEDDINGS", 2)
    chosen = Preferences((taught.folder,), taught.albums, Mode.MOVE, 0.5)
    workspace = taught.workspace

    def learned() -> Classifier:
        return taught.classifier.with_known(known(workspace))

    stopped = scan(workspace, learned, chosen, Patient(), file=True)
    assert not stopped.complete
    assert not taught.albums.exists()
    assert scan(workspace, learned, chosen, Silent(), file=True).complete
    assert (taught.albums / "Holiday/0.jpg").exists()


def test_while_the_disk_of_the_albums_is_out_photos_are_looked_at_and_wait(
    inbox: Inbox, plugged: Callable[[Path], Stick]
) -> None:
    stick = plugged(inbox.albums)
    chosen = Preferences((inbox.folder,), inbox.albums, Mode.MOVE, 0.5)
    inbox.add("a.jpg", "sea")

    def looked(*, again: bool) -> Scanned:
        return scan(
            inbox.workspace, lambda: inbox.classifier, chosen, Silent(), file=True, again=again
        )

    assert looked(again=False).summary
    stick.unplug()
    photo = inbox.add("b.jpg", "forest")
    found = looked(again=False)
    assert found.held
    assert found.summary is None
    ((path, sentence),) = found.missing
    assert path == inbox.albums
    assert "Connect that disk" in sentence
    assert sum(1 for _ in inbox.workspace.predictions.sure(0.5, {"forest"})) == 1
    with pytest.raises(AwayError):
        looked(again=True)
    assert photo.exists()
    stick.plug()
    found = looked(again=False)
    assert (found.held, found.missing) == (False, ())
    assert (stick.disk / "Forest/b.jpg").exists()


def test_a_source_inside_another_is_looked_at_once(inbox: Inbox) -> None:
    inbox.add("below/a.jpg")
    chosen = Preferences((inbox.folder / "below", inbox.folder), inbox.albums)
    assert scan(inbox.workspace, lambda: inbox.classifier, chosen, Silent(), file=False).complete
    rows = inbox.workspace.database.connection.execute("SELECT count(*) FROM photo")
    assert rows.fetchone() == (1,)

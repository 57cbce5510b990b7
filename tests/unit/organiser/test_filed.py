"""Photos that stay where Cene filed them count as examples: when, which, and how much."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import numpy as np
import pytest

from cene.core.example import Example, Labeller, Verdict
from cene.core.move import Mode
from cene.organiser import albums as editing
from cene.organiser import filed
from cene.organiser.albums import in_catalogue
from cene.organiser.classifier import Classifier
from cene.organiser.filed import LOOKED, PER_ALBUM, SOURCE, Filed, learn_from_filed, switch
from cene.organiser.filing import Filer, Order
from cene.organiser.learned import known
from cene.organiser.teaching import Lesson, forget, reject, teach
from cene.organiser.undoing import latest, undo
from cene.organiser.workspace import Silent

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tests.unit.organiser.conftest import Inbox

    from cene.organiser.workspace import Workspace
    from cene.vision.head import Head

DAY = timedelta(days=1)
NONE = Filed(0)


@dataclass
class Garden:
    """An album of a person's own, Bella, beside the ready-made ones; time passes when asked."""

    inbox: Inbox

    @property
    def workspace(self) -> Workspace:
        return self.inbox.workspace

    def teach(self, album: str, scene: str, *numbers: int) -> list[Path]:
        photos = [
            self.inbox.add(f"taught {album} {scene} {number}.jpg", scene, number)
            for number in numbers
        ]
        lessons = [Lesson(photo, album) for photo in photos]
        result = teach(self.workspace, self.inbox.classifier, lessons, Silent())
        assert len(result.taught) == len(photos)
        return photos

    def file(
        self, album: str, scene: str, *numbers: int, sure: float = 0.95, mode: Mode = Mode.MOVE
    ) -> list[Path]:
        """File new photos into an album, right or wrong, as `cene sort` does."""
        names = [f"{scene} {number}.jpg" for number in numbers]
        for name, number in zip(names, numbers, strict=True):
            self.inbox.add(name, scene, number)
        self.inbox.index()
        photos = {
            photo.path.name: photo
            for photo, _ in self.workspace.predictions.sure(0, self.inbox.classifier.card.albums)
        }
        filer = Filer(self.workspace, self.inbox.albums, mode, 0.9, "test")
        into = in_catalogue(self.workspace)[album]
        done = filer.file([Order(photos[name], into, sure) for name in names])
        assert [one.error for one in done] == [None] * len(names)
        return [one.target for one in done if one.target is not None]

    def after(self, days: float) -> Filed:
        return learn_from_filed(self.workspace, datetime.now(UTC) + days * DAY)

    def examples(self) -> list[Example]:
        return list(self.workspace.examples.from_source(SOURCE).values())

    def head(self) -> Head:
        return Classifier(known(self.workspace)).head


@pytest.fixture
def garden(inbox: Inbox) -> Garden:
    """Two photos of flowers were taught to Bella, two of buildings to the album of those."""
    garden = Garden(inbox)
    garden.teach("Bella", "other", 0, 1)
    garden.teach("buildings", "buildings", 0, 1)
    return garden


def same(one: Head, other: Head) -> bool:
    """Bit for bit."""
    arrays = [
        (head.change, *head.inverse, head.factor, head.pooled, *head.known, *head.examples)
        for head in (one, other)
    ]
    return all(np.array_equal(*pair) for pair in zip(*arrays, strict=True))


def test_a_photo_counts_when_it_has_stayed_for_a_week_and_not_before(garden: Garden) -> None:
    garden.file("Bella", "other", 9, sure=0.75)
    assert garden.after(6.9) == NONE
    assert garden.examples() == []
    assert garden.after(7.1) == Filed(1)
    ((content, example),) = garden.workspace.examples.from_source(SOURCE).items()
    assert example == Example(
        "Bella", Verdict.CONFIRMED, Labeller.MACHINE, 0.75, SOURCE, example.time
    )
    assert datetime.now(UTC) - datetime.fromisoformat(example.time) < DAY
    assert garden.workspace.examples.of(content) == [example]


def test_the_head_learns_from_it_with_a_lower_weight(garden: Garden) -> None:
    garden.file("Bella", "other", 9)
    before = garden.head()
    garden.after(8)
    classifier = Classifier(known(garden.workspace))
    assert not same(classifier.head, before)
    weights = [
        row.example.weight
        for row in classifier.known.examples(classifier.card)
        if row.example.album == "Bella"
    ]
    assert sorted(weights) == [round(0.95 * 16) / 64, 1.0, 1.0]


@pytest.mark.parametrize("mode", [Mode.COPY, Mode.HARDLINK])
def test_copies_count_as_long_as_they_are_there(garden: Garden, mode: Mode) -> None:
    (copy,) = garden.file("Bella", "other", 9, mode=mode)
    assert garden.after(8) == Filed(1)
    copy.unlink()
    assert garden.after(8) == NONE


def test_what_a_person_moved_away_counts_no_longer(garden: Garden) -> None:
    first, second = garden.file("Bella", "other", 9, 10)
    assert garden.after(8) == Filed(2)
    first.rename(first.with_name("elsewhere.jpg"))
    assert garden.after(8) == Filed(1)
    os.utime(second, ns=(0, 0))
    assert garden.after(8) == NONE
    assert garden.examples() == []


def test_on_a_disk_that_is_out_they_count_as_before(garden: Garden, other_disk: Path) -> None:
    albums = garden.inbox.albums
    albums.symlink_to(other_disk)
    garden.file("Bella", "other", 9)
    assert garden.after(8) == Filed(1)
    albums.unlink()
    albums.mkdir()
    assert garden.after(9) == Filed(1)
    (albums / "Bella").mkdir()
    assert garden.after(10) == NONE


def test_what_was_undone_counts_no_longer(garden: Garden) -> None:
    garden.file("Bella", "other", 9)
    assert garden.after(8) == Filed(1)
    assert undo(garden.workspace, latest(garden.workspace), Silent()).undone
    assert garden.after(8) == NONE
    assert garden.examples() == []


def test_where_nobody_can_look_nothing_is_counted(garden: Garden) -> None:
    (target,) = garden.file("Bella", "other", 9)
    target.parent.rename(target.parent.with_name("kept"))
    target.parent.symlink_to(target.parent)  # a loop, which the system refuses to follow
    assert garden.after(8) == NONE


def test_what_a_person_says_counts_instead(garden: Garden) -> None:
    rejected, taught = garden.file("Bella", "other", 9, 10)
    assert garden.after(8) == Filed(2)
    reject(garden.workspace, garden.inbox.classifier, "Bella", [rejected], Silent())
    teach(garden.workspace, garden.inbox.classifier, [Lesson(taught, "Bella")], Silent())
    before = known(garden.workspace).marks
    assert garden.after(8) == NONE
    assert known(garden.workspace).marks == before
    forget(garden.workspace, [rejected], Silent())
    assert garden.after(8) == Filed(1)


def test_photos_filed_wrongly_are_refused(garden: Garden) -> None:
    garden.file("Bella", "buildings", *range(9, 15))
    before = garden.head()
    assert garden.after(8) == Filed(0, refused=True)
    assert garden.examples() == []
    assert same(garden.head(), before)
    assert garden.after(8) == Filed(0, refused=True)


def test_only_what_a_person_confirmed_is_judged_by(inbox: Inbox) -> None:
    garden = Garden(inbox)
    garden.teach("Bella", "other", 0, 1)
    garden.file("Bella", "other", 9, 10)
    garden.file("Bella", "forest", 1)  # an error by itself, which does those of the person no harm
    assert garden.after(8) == Filed(3)


def test_a_refusal_takes_away_what_counted_before(garden: Garden) -> None:
    garden.file("Bella", "other", 9)
    before = garden.head()
    assert garden.after(8) == Filed(1)
    garden.file("Bella", "buildings", *range(9, 15))
    assert garden.after(8) == Filed(0, refused=True)
    assert same(garden.head(), before)


def test_what_a_person_says_later_has_it_judged_anew(garden: Garden) -> None:
    garden.file("Bella", "buildings", *range(9, 15))
    assert garden.after(8).refused
    taught = [garden.inbox.folder / f"taught buildings buildings {n}.jpg" for n in range(2)]
    forget(garden.workspace, taught, Silent())
    garden.teach("Bella", "buildings", 2, 3)
    assert garden.after(8) == Filed(6)


@pytest.mark.parametrize("worse", [{"errors": 1}, {"loss": 2e-3}, {"errors": 1, "loss": -0.5}])
def test_neither_errors_nor_log_loss_may_grow(
    garden: Garden, monkeypatch: pytest.MonkeyPatch, worse: Mapping[str, float]
) -> None:
    garden.file("Bella", "other", 9)
    answers = iter([(1, 0.5), (1 + worse.get("errors", 0), 0.5 + worse.get("loss", 0))])
    monkeypatch.setattr(filed, "_left_out", lambda _: next(answers))
    assert garden.after(8) == Filed(0, refused=True)


def test_what_nobody_sees_is_no_harm(garden: Garden, monkeypatch: pytest.MonkeyPatch) -> None:
    garden.file("Bella", "other", 9)
    answers = iter([(1, 0.5), (1, 0.5005)])
    monkeypatch.setattr(filed, "_left_out", lambda _: next(answers))
    assert garden.after(8) == Filed(1)


def test_what_only_a_machine_taught_is_nothing_to_judge_by(inbox: Inbox) -> None:
    garden = Garden(inbox)
    garden.file("sea", "sea", 1)
    assert garden.after(8) == NONE
    lesson = Lesson(inbox.add("a.jpg", "sea", 2), "sea", Labeller.MACHINE, 0.9, "open-images")
    teach(garden.workspace, inbox.classifier, [lesson], Silent())
    reject(garden.workspace, inbox.classifier, "sea", [inbox.add("b.jpg", "other")], Silent())
    assert garden.after(8) == NONE
    garden.teach("sea", "sea", 3)
    assert garden.after(8) == Filed(1)


def test_without_a_photo_that_the_network_has_seen_nothing_is_counted(garden: Garden) -> None:
    garden.file("Bella", "other", 9)
    with garden.workspace.database.transaction() as connection:
        connection.execute(
            "UPDATE content SET backbone = 'older' WHERE id IN (SELECT content_id FROM example)"
        )
    assert garden.after(8) == Filed(0, refused=True)


def test_an_album_that_only_filed_photos_are_in_is_not_learnt(garden: Garden) -> None:
    editing.add(garden.workspace, "Rex")
    garden.file("Rex", "other", 9)
    garden.file("nature", "forest", 1)
    assert garden.after(8) == NONE


@pytest.mark.parametrize("edit", ["disable", "remove", "merge"])
def test_an_album_that_went_out_of_use_counts_none(garden: Garden, edit: str) -> None:
    garden.file("Bella", "other", 9)
    assert garden.after(8) == Filed(1)
    if edit == "disable":
        editing.disable(garden.workspace, ["Bella"])
    elif edit == "remove":
        editing.remove(garden.workspace, "Bella")
    else:
        editing.merge(garden.workspace, ["Bella"], "sea")
    assert garden.after(8) == NONE
    assert garden.examples() == []


def test_the_newest_of_each_album_count_up_to_a_number(
    garden: Garden, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert (PER_ALBUM, LOOKED) == (40, 200)
    monkeypatch.setattr(filed, "PER_ALBUM", 2)
    monkeypatch.setattr(filed, "LOOKED", 3)
    oldest, *_, newest = garden.file("Bella", "other", 9, 10, 11, 12)
    garden.file("buildings", "buildings", 9)
    assert garden.after(8) == Filed(3)
    newest.unlink()
    assert garden.after(8) == Filed(3)
    chosen = {garden.workspace.catalogue.place_of_content(c) for c in _contents(garden)}
    assert oldest not in chosen
    (garden.inbox.albums / "Bella" / "other 11.jpg").unlink()
    assert garden.after(8) == Filed(2)  # the oldest is the fourth, and not looked for


def test_a_photo_in_two_albums_belongs_where_it_was_put_last(garden: Garden) -> None:
    garden.file("sea", "other", 9, mode=Mode.COPY)
    garden.file("Bella", "other", 9, mode=Mode.COPY)
    garden.file("buildings", "other", 9, mode=Mode.COPY)
    with garden.workspace.database.transaction() as connection:
        for number, day in enumerate((1, 3, 2), 1):
            time = f"2026-01-0{day}T00:00:00+00:00"
            connection.execute("UPDATE batch SET time = ? WHERE id = ?", (time, number))
    assert garden.after(8) == Filed(1)
    assert [example.album for example in garden.examples()] == ["Bella"]


def test_switched_off_nothing_counts_until_it_is_on_again(garden: Garden) -> None:
    garden.file("Bella", "other", 9)
    before = garden.head()
    assert garden.after(8) == Filed(1)
    assert switch(garden.workspace, on=False) == 1
    assert same(garden.head(), before)
    assert garden.after(8) == NONE
    assert switch(garden.workspace, on=True) == 0
    assert garden.after(8) == Filed(1)


def test_forgetting_restores_the_head_bit_for_bit(garden: Garden) -> None:
    targets = garden.file("Bella", "other", 9, 10)
    before = garden.head()
    assert garden.after(8) == Filed(2)
    assert not same(garden.head(), before)
    assert len(forget(garden.workspace, targets, Silent()).forgotten) == 2
    assert same(garden.head(), before)


def test_where_nothing_changed_nothing_is_solved_or_written(
    garden: Garden, monkeypatch: pytest.MonkeyPatch
) -> None:
    garden.file("Bella", "other", 9)
    assert garden.after(8) == Filed(1)
    written = garden.workspace.database.connection.total_changes
    monkeypatch.setattr(filed, "_left_out", None)
    assert garden.after(8) == Filed(1)
    assert garden.workspace.database.connection.total_changes == written


PROGRAM = """
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from cene.organiser.filed import learn_from_filed
from cene.organiser.workspace import opened
with opened(Path(sys.argv[1]), write=True) as workspace:
    found = learn_from_filed(workspace, datetime.now(UTC) + timedelta(days=float(sys.argv[2])))
print(found.counted, "numpy" in sys.modules)
"""


def test_numpy_is_loaded_only_to_judge(garden: Garden, tmp_path: Path) -> None:
    def run(days: float) -> str:
        arguments = [sys.executable, "-c", PROGRAM, str(copy), str(days)]
        return subprocess.run(arguments, capture_output=True, text=True, check=True).stdout.strip()

    garden.file("Bella", "other", 9)
    copy = tmp_path / "copy.sqlite"
    with closing(sqlite3.connect(copy)) as connection:
        garden.workspace.database.connection.backup(connection)
    assert run(1) == "0 False"
    assert run(8) == "1 True"
    assert run(8) == "1 False"


def _contents(garden: Garden) -> list[int]:
    return list(garden.workspace.examples.from_source(SOURCE))

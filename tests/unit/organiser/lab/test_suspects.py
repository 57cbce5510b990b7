from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.scenes import scene
from tests.tiles import put
from tests.unit.organiser.conftest import Watched

from cene.core.lab import DataSet, Part, Sample
from cene.organiser.lab.squares import Squares, fill
from cene.organiser.lab.suspects import suspects
from cene.organiser.workspace import Silent

if TYPE_CHECKING:
    from pathlib import Path

    from cene.organiser.classifier import Classifier


@pytest.fixture
def cache(tmp_path: Path) -> Squares:
    return Squares(tmp_path / "squares")


@pytest.fixture
def data(tmp_path: Path, cache: Squares) -> DataSet:
    """Eight photos of flowers and eight of coins, and of each one among the others."""
    labelled: list[tuple[Path, int]] = []
    for number in range(9):
        coins = tmp_path / f"coins{number}.jpg"
        scene("other", 5 * number).save(coins, quality=95)
        flower = put(tmp_path / f"flower{number}.jpg", "flower", number)
        labelled += [(coins, int(number == 4)), (flower, int(number != 7))]
    filled = fill(cache, [path for path, _ in labelled], Silent())
    assert filled is not None
    samples = [
        Sample(str(path), filled.ready[path].content, label, Part.TRAIN) for path, label in labelled
    ]
    return DataSet(("coins", "flowers"), tuple(sorted(samples, key=lambda s: s.label)), 0)


def test_photos_among_those_of_another_class_are_listed_worst_first(
    data: DataSet, cache: Squares, classifier: Classifier
) -> None:
    found = suspects(data, cache, classifier, Silent())
    assert found is not None
    listed = {one.sample.path.rpartition("/")[2]: one for one in found}
    assert {"coins4.jpg", "flower7.jpg"} <= listed.keys()
    assert len(listed) <= 4
    assert (listed["coins4.jpg"].sample.label, listed["coins4.jpg"].label) == (1, 0)
    assert listed["coins4.jpg"].probability > 0.5 > listed["coins4.jpg"].own
    assert [one.own for one in found] == sorted(one.own for one in found)


def test_they_are_the_same_each_time(data: DataSet, cache: Squares, classifier: Classifier) -> None:
    first = suspects(data, cache, classifier, Silent())
    assert first == suspects(data, cache, classifier, Silent())


def test_a_photo_without_a_square_is_passed_over(
    data: DataSet, cache: Squares, classifier: Classifier
) -> None:
    before = suspects(data, cache, classifier, Silent())
    assert before
    cache.place(before[0].sample.content).unlink()
    after = suspects(data, cache, classifier, Silent())
    assert after is not None
    assert before[0].sample not in [one.sample for one in after]


def test_stopped_there_are_none(data: DataSet, cache: Squares, classifier: Classifier) -> None:
    watched = Watched("Checking labels", 0)
    assert suspects(data, cache, classifier, watched) is None
    watched = Watched()
    assert suspects(data, cache, classifier, watched) is not None
    assert watched.steps == {"Checking labels": 18}


def test_so_is_a_class_without_any(data: DataSet, cache: Squares, classifier: Classifier) -> None:
    before = suspects(data, cache, classifier, Silent())
    assert before
    moved = [replace(sample, label=sample.label + 1) for sample in data.samples]
    gone = Sample("/gone.jpg", "0" * 64, 0, Part.TRAIN)
    after = suspects(
        DataSet(("bees", *data.classes), (gone, *moved), 0), cache, classifier, Silent()
    )
    assert after is not None
    assert [(one.sample.path, one.label - 1, one.own) for one in after] == [
        (one.sample.path, one.label, one.own) for one in before
    ]

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from blake3 import blake3
from tests import lab_run
from tests.scenes import scene
from tests.unit.organiser.conftest import Watched

from cene.core.errors import UnusableError
from cene.core.lab import DataSet, Part, Sample
from cene.organiser.evaluating import Question, evaluate
from cene.organiser.lab.rival import rival
from cene.organiser.lab.squares import Squares
from cene.organiser.workspace import Silent

if TYPE_CHECKING:
    from pathlib import Path

    from cene.organiser.classifier import Classifier

CLASSES = ("buildings", "other", "sea")
COUNTS = {Part.TRAIN: 3, Part.VALIDATION: 1, Part.TEST: 4}
RIGHT = np.array([True] * 9 + [False] * 3)
"""What the trained network has right of the twelve test photos."""


@pytest.fixture
def data(tmp_path: Path) -> DataSet:
    """Real photos in `train`, `validation` and `test`, a folder a class."""
    samples = []
    for label, album in enumerate(CLASSES):
        number = 0
        for part, count in COUNTS.items():
            folder = tmp_path / part.value / album
            folder.mkdir(parents=True)
            for _ in range(count):
                path = folder / f"{number}.jpg"
                scene(album, number).save(path, "JPEG", quality=95)
                hashed = blake3(path.read_bytes()).hexdigest()
                samples.append(Sample(str(path), hashed, label, part))
                number += 1
    return DataSet(CLASSES, tuple(samples), 0)


def test_it_is_what_evaluate_says_of_the_same_split(
    classifier: Classifier, data: DataSet, tmp_path: Path
) -> None:
    found = rival(classifier, data, RIGHT, tmp_path / "cache", Silent())
    assert found is not None
    assert found.missing == ()
    assert (found.accuracy, found.better) == (0.75, 3)
    question = Question(tmp_path / "test", teach_from=tmp_path / "train")
    other = evaluate(classifier, question, Silent())
    assert other is not None
    expected = other.runs[0]
    by_name = {album.album: album for album in found.scores.albums}
    assert by_name == {album.album: album for album in expected.albums}
    assert found.scores.accuracy == expected.accuracy
    assert found.scores.ece == pytest.approx(expected.ece)


def test_squares_stand_for_photos_that_are_gone(
    classifier: Classifier, data: DataSet, tmp_path: Path
) -> None:
    cache = tmp_path / "cache"
    for number, sample in enumerate(data.samples):
        image = scene(CLASSES[sample.label], number % 8)
        lab_run.square(cache, sample.content, image)
    gone = tuple(Sample("/gone\0" + one.path, *rest(one)) for one in data.samples)
    found = rival(classifier, DataSet(CLASSES, gone, 0), RIGHT, cache, Silent())
    assert found is not None
    assert (found.missing, found.scores.photos, found.scores.accuracy) == ((), 12, 1)


def rest(sample: Sample) -> tuple[str, int, Part]:
    return sample.content, sample.label, sample.part


def test_photos_that_are_gone_or_others_now_count_for_neither(
    classifier: Classifier, data: DataSet, tmp_path: Path
) -> None:
    tests = [data.samples[k].path for k in data.of(Part.TEST)]
    scene("forest").save(tests[0], "JPEG")
    (tmp_path / "test/sea/7.jpg").unlink()
    found = rival(classifier, data, RIGHT, tmp_path / "cache", Silent())
    assert found is not None
    assert found.missing == (tests[0], tests[-1])
    assert found.scores.photos == 10
    assert found.accuracy == 0.8, "8 of the 10 that are left"


def test_without_the_photos_of_a_class_nothing_can_be_taught(
    classifier: Classifier, data: DataSet, tmp_path: Path
) -> None:
    for path in (tmp_path / "train/other").iterdir():
        path.unlink()
    with pytest.raises(UnusableError, match=r"could not be taught: The album 'other' has no ex"):
        rival(classifier, data, RIGHT, tmp_path / "cache", Silent())


def test_without_a_test_photo_there_is_nothing_to_compare(
    classifier: Classifier, data: DataSet, tmp_path: Path
) -> None:
    for path in (tmp_path / "test").glob("*/*"):
        path.unlink()
    with pytest.raises(UnusableError, match="None of the test photos"):
        rival(classifier, data, RIGHT, tmp_path / "cache", Silent())


def test_it_can_be_stopped(classifier: Classifier, data: DataSet, tmp_path: Path) -> None:
    progress = Watched("Looking with the bundled classifier", 0)
    assert rival(classifier, data, RIGHT, tmp_path / "cache", progress) is None
    assert progress.stages == [("Looking with the bundled classifier", 21)]


def test_a_torn_square_is_none(tmp_path: Path) -> None:
    lab_run.square(tmp_path, "abcd", scene("sea"))
    found = Squares(tmp_path).read("abcd")
    assert found is not None
    assert found.shape == (256, 256, 3)
    (tmp_path / "ab/abcd.rgb").write_bytes(b"half")
    assert Squares(tmp_path).read("abcd") is None
    assert Squares(tmp_path).read("gone") is None

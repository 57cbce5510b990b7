from __future__ import annotations

from typing import TYPE_CHECKING

from tests.scenes import scene

from cene.core.errors import FileError
from cene.organiser.predicting import Answer, predict

if TYPE_CHECKING:
    from pathlib import Path

    from cene.organiser.classifier import Classifier


def test_a_picture_that_cannot_be_read_is_answered_by_its_error(
    classifier: Classifier, tmp_path: Path
) -> None:
    scene("sea").save(tmp_path / "a.jpg", quality=95)
    bad, good = predict(classifier, [tmp_path / "gone.jpg", tmp_path / "a.jpg"], 1)
    assert isinstance(bad, FileError)
    assert isinstance(good, Answer)
    assert (good.prediction.album, len(good.imagenet)) == ("sea", 1)

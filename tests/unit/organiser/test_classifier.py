from __future__ import annotations

from typing import TYPE_CHECKING

from tests.scenes import scene

from cene.vision.decode import content_hash

if TYPE_CHECKING:
    from pathlib import Path

    from cene.organiser.classifier import Classifier


def test_a_look_knows_the_file_and_what_is_in_it(classifier: Classifier, tmp_path: Path) -> None:
    scene("sea").save(tmp_path / "a.jpg", quality=95)
    look = classifier.look(tmp_path / "a.jpg")
    assert look.content == content_hash(tmp_path / "a.jpg")
    assert look.stat.size == (tmp_path / "a.jpg").stat().st_size
    assert look.taken_at is None
    again, classes = classifier.look_closely(tmp_path / "a.jpg", 3)
    assert again == look
    assert len(classes) == 3
    one, two = classifier.predict([look.embedding] * 2, 2)
    assert one == two
    assert (one.album, len(one.ranking), one.model) == ("sea", 2, classifier.card.head_version)

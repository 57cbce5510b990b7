from __future__ import annotations

import tempfile
from typing import TYPE_CHECKING

import pytest
from tests.scenes import scene
from tests.unit.organiser.conftest import Watched

from cene.core.errors import UnusableError, UsageError
from cene.organiser.evaluating import Evaluation, Question, evaluate
from cene.organiser.workspace import Silent

if TYPE_CHECKING:
    from pathlib import Path

    from cene.organiser.classifier import Classifier


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    """Three photos each of two ready-made albums and of one that is none."""
    for folder, album in {"SEA": "sea", "forest": "forest", "petals": "other"}.items():
        (tmp_path / "photos" / folder).mkdir(parents=True)
        for number in range(3):
            scene(album, number).save(tmp_path / "photos" / folder / f"{number}.jpg", quality=95)
    return tmp_path / "photos"


def ask(classifier: Classifier, question: Question) -> Evaluation:
    found = evaluate(classifier, question, Silent())
    assert found is not None
    return found


def support(found: Evaluation, run: int = 0) -> dict[str, int]:
    return {album.album: album.support for album in found.runs[run].albums if album.support}


def test_folders_count_by_key_or_title(classifier: Classifier, photos: Path) -> None:
    found = ask(classifier, Question(photos))
    assert support(found) == {"forest": 3, "sea": 3}
    assert (found.runs[0].photos, found.runs[0].accuracy, found.failed) == (9, 1, ())


def test_photos_outside_of_a_folder_have_no_label(classifier: Classifier, photos: Path) -> None:
    scene("sea").save(photos / "loose.jpg")
    assert ask(classifier, Question(photos)).runs[0].photos == 9


def test_photos_of_no_album_are_counted_apart(classifier: Classifier, photos: Path) -> None:
    found = ask(classifier, Question(photos / "petals/..", ("glacier", "street"))).runs[0]
    assert (found.photos, found.accuracy, found.ece) == (9, 1, 0)
    assert all(not album.support for album in found.albums)


def test_no_photo_is_both_taught_and_tested(classifier: Classifier, photos: Path) -> None:
    question = Question(photos, teach_from=photos, shots=2, repeat=2)
    found = ask(classifier, question)
    assert [run.photos for run in found.runs] == [3, 3]
    assert support(found, 1) == {"forest": 1, "sea": 1, "petals": 1}
    copy = photos / "SEA/copy.jpg"
    copy.write_bytes((photos / "SEA/0.jpg").read_bytes())
    draws = ask(classifier, Question(photos, teach_from=photos, shots=1, repeat=4)).runs
    assert {run.photos for run in draws} == {7 - 0, 7 - 1}, "a copy of a taught photo is no test"


def test_the_seed_decides_the_draw(classifier: Classifier, photos: Path) -> None:
    def run(seed: int, repeat: int = 1) -> Evaluation:
        question = Question(photos, teach_from=photos, shots=1, seed=seed, repeat=repeat)
        return ask(classifier, question)

    assert run(3) == run(3)
    assert run(3, 2).runs[1] == run(4).runs[0]
    assert len({run.ece for run in run(0, 3).runs}) > 1


def test_more_shots_than_photos_are_all_of_them(classifier: Classifier, photos: Path) -> None:
    with pytest.raises(UsageError, match="none is left to test with"):
        ask(classifier, Question(photos, teach_from=photos, shots=99))


def test_albums_limit_what_is_taught(classifier: Classifier, photos: Path) -> None:
    question = Question(photos, ("sea", "petals"), photos, shots=1)
    found = ask(classifier, question).runs[0]
    assert {album.album for album in found.albums} == {"sea", "petals"}
    assert found.photos == 7
    both = Question(photos, ("petals",), photos, shots=1, with_ready_made=True)
    albums = [album.album for album in ask(classifier, both).runs[0].albums]
    assert albums == [*classifier.card.albums, "petals"]


def test_what_cannot_be_meant_is_refused(classifier: Classifier, photos: Path) -> None:
    (photos / "empty/deep").mkdir(parents=True)
    for question in (
        Question(photos / "empty"),
        Question(photos, ("unicorns", "sea")),
        Question(photos, ("sea",)),
        Question(photos, ("sea",), photos, shots=1),
        Question(photos, ("sea", "empty"), photos, shots=1),
        Question(photos, teach_from=photos / "empty"),
    ):
        with pytest.raises(UsageError):
            evaluate(classifier, question, Silent())
    with pytest.raises(UnusableError):
        evaluate(classifier, Question(photos / "gone"), Silent())


def test_stopped_it_says_nothing_and_leaves_nothing(
    classifier: Classifier, photos: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "scratch").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "scratch"))
    stopping = Watched("Looking at photos", 1)
    assert evaluate(classifier, Question(photos), stopping) is None
    assert ask(classifier, Question(photos)).runs[0].photos == 9
    assert list((tmp_path / "scratch").iterdir()) == []

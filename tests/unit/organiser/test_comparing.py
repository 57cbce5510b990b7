from __future__ import annotations

import tempfile
from typing import TYPE_CHECKING

import pytest
from tests.scenes import scene
from tests.unit.organiser.conftest import Watched

from cene.core.errors import UnusableError, UsageError
from cene.organiser.agreement import Said, Tally
from cene.organiser.comparing import Comparison, compare
from cene.organiser.workspace import Silent

if TYPE_CHECKING:
    from pathlib import Path

    from cene.organiser.agreement import Agreement
    from cene.organiser.classifier import Classifier

HEAD = "ImageID,Source,LabelName,Confidence"


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    """Two photos of the sea, one of a forest."""
    (tmp_path / "photos").mkdir()
    for name, album, number in (("a", "sea", 0), ("b", "sea", 1), ("c", "forest", 0)):
        scene(album, number).save(tmp_path / f"photos/{name}.jpg", quality=95)
    return tmp_path / "photos"


def labels(folder: Path, *lines: str, name: str = "labels.csv") -> Path:
    """A label file of lines such as "a v sea 1"."""
    sources = {"v": "verification", "c": "crowdsource-verification", "m": "machine"}
    path = folder / name
    rows = (line.split() for line in lines)
    text = [HEAD, *(f"{image},{sources[source]},{label},{c}" for image, source, label, c in rows)]
    path.write_text("\n".join(text) + "\n")
    return path


def told(classifier: Classifier, photos: Path, *files: Path) -> Comparison:
    found = compare(classifier, photos, files, None, Silent())
    assert found is not None
    return found


def by_label(found: Comparison) -> dict[str, Agreement]:
    return {agreement.label: agreement for agreement in found.labels}


def test_a_machine_is_measured_against_people() -> None:
    tally = Tally()
    for person, machine, looked in (
        (True, 0.9, True),  # both say yes
        (True, 0.3, True),  # a person says yes, the machine doubts
        (True, None, True),  # the machine named something else only
        (True, None, False),  # the machine never saw it
        (False, 0.5, True),  # the machine is wrong
        (False, None, True),  # both say no
        (None, 0.8, True),  # nobody knows
    ):
        tally.add(Said(person, machine, looked))
    found = tally.agreement("/m/1", "Sea")
    assert (found.label, found.title) == ("/m/1", "Sea")
    assert (found.verified, found.denied, found.machine) == (4, 2, 3)
    assert found.agree == pytest.approx(2 / 5)
    assert found.machine_precision == pytest.approx(1 / 2)
    assert found.machine_recall == pytest.approx(1 / 3)
    assert found.machine_confidence_yes == pytest.approx(0.6)
    assert found.machine_confidence_no == pytest.approx(0.5)
    assert (found.cene_agree, found.cene_confidence) == (None, None)


def test_nothing_said_is_no_share() -> None:
    found = Tally().agreement("", "")
    assert (found.verified, found.denied, found.machine) == (0, 0, 0)
    assert {found.agree, found.machine_precision, found.machine_recall} == {None}


def test_cene_is_asked_about_the_photos_that_are_there(
    classifier: Classifier, photos: Path
) -> None:
    file = labels(
        photos.parent,
        *("a v Sea 1", "b v Sea 0", "c v forest 1", "c v Sea 0", "z v Sea 1"),
        *("a m Sea 0.9", "b m Sea 0.7", "c m Sea 0.2", "a v Puddle 1"),
    )
    found = told(classifier, photos, file)
    assert (found.photos, found.failed) == (3, ())
    agreements = by_label(found)
    assert list(agreements) == ["Sea", "Puddle", "forest"]
    sea = agreements["Sea"]
    assert (sea.verified, sea.denied, sea.machine) == (2, 2, 2)
    assert sea.agree == pytest.approx(2 / 3)
    assert sea.cene_agree == pytest.approx(2 / 3), "b is called no sea, which Cene takes it for"
    assert sea.cene_confidence is not None
    assert 0.7 < sea.cene_confidence <= 1
    assert agreements["forest"].cene_agree == 1
    assert agreements["Puddle"].cene_agree is None, "there is no such album"
    assert found.overall.verified == 4
    assert found.overall.cene_agree == pytest.approx(3 / 4)


def test_people_and_machines_may_be_in_files_of_their_own(
    classifier: Classifier, photos: Path
) -> None:
    people = labels(photos.parent, "a v Sea 1", "b v Sea 1", name="people.csv")
    machine = labels(photos.parent, "a m Sea 0.8", "a m Sea 0.6", "b m Puddle 1", name="m.csv")
    sea = by_label(told(classifier, photos, people, machine))["Sea"]
    assert (sea.verified, sea.machine, sea.agree) == (2, 1, 0.5)
    assert sea.machine_confidence_yes == 0.8


def test_people_who_disagree_are_no_measure(classifier: Classifier, photos: Path) -> None:
    file = labels(photos.parent, "a v Sea 1", "a c Sea 0", "b v Sea 1", "a m Sea 0.9")
    sea = by_label(told(classifier, photos, file))["Sea"]
    assert (sea.verified, sea.denied, sea.machine) == (1, 0, 1)


def test_an_empty_folder_leaves_cene_out(classifier: Classifier, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    found = told(classifier, tmp_path / "empty", labels(tmp_path, "a v Sea 1", "a m Sea 0.9"))
    assert found.photos == 0
    assert (found.overall.agree, found.overall.cene_agree) == (1, None)


def test_what_cannot_be_compared_is_refused(classifier: Classifier, photos: Path) -> None:
    alone = labels(photos.parent, "a m Sea 0.9", name="alone.csv")
    with pytest.raises(UsageError, match=r"alone\.csv was verified by a person"):
        compare(classifier, photos, [alone], None, Silent())
    named = labels(photos.parent, "a v /m/1 1", name="named.csv")
    with pytest.raises(UsageError, match="--classes"):
        compare(classifier, photos, [named], None, Silent())
    with pytest.raises(UnusableError, match="is not there"):
        compare(classifier, photos / "gone", [named], None, Silent())


def test_bad_photos_are_named(classifier: Classifier, photos: Path) -> None:
    (photos / "bad.jpg").write_text("text")
    found = told(classifier, photos, labels(photos.parent, "bad v Sea 1", "a v Sea 1"))
    assert [path.name for path, _ in found.failed] == ["bad.jpg"]
    assert found.photos == 1


def test_stopped_the_comparison_says_nothing_and_leaves_nothing(
    classifier: Classifier, photos: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "scratch").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "scratch"))
    stopping = Watched("Looking at photos", 1)
    file = labels(tmp_path, "a v Sea 1")
    assert compare(classifier, photos, [file], None, stopping) is None
    assert list((tmp_path / "scratch").iterdir()) == []

"""Data sets out of real photos."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from tests.tiles import folders, put
from tests.unit.organiser.conftest import Watched

from cene.core.errors import UsageError
from cene.core.example import Example, Labeller, Verdict
from cene.core.lab import DataSet, Part
from cene.core.move import Mode
from cene.organiser import open_images
from cene.organiser.albums import add
from cene.organiser.filing import Filer, Order
from cene.organiser.lab import dataset
from cene.organiser.lab.dataset import GONE, Gathered, Made, make, of_albums, of_labels
from cene.organiser.lab.splitting import Split
from cene.organiser.lab.squares import Filled, Ready, Squares
from cene.organiser.labels import from_folders
from cene.organiser.teaching import Lesson, reject, teach
from cene.organiser.workspace import Silent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.unit.organiser.conftest import Inbox

    from cene.organiser.workspace import Progress

ROOT = Path(__file__).parents[4]
DATA = Path(os.environ.get("CENE_TRAINING_DATA") or ROOT.parent / "shared" / "data")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return folders(tmp_path / "photos")


@pytest.fixture
def cache(tmp_path: Path) -> Squares:
    return Squares(tmp_path / "squares")


def made(cache: Squares, gathered: Gathered, split: Split | None = None) -> Made:
    found = make(gathered, cache, split or Split(), Silent())
    assert found is not None
    return found


def of_folder(cache: Squares, root: Path, split: Split | None = None) -> Made:
    return made(cache, of_labels(from_folders(root)), split)


def part_of(data: DataSet, path: Path) -> Part:
    return next(sample.part for sample in data.samples if sample.path == str(path))


def test_each_folder_is_a_class_with_photos_in_every_part(cache: Squares, root: Path) -> None:
    found = of_folder(cache, root)
    data = found.data
    assert data.classes == ("china", "flower")
    assert [sample.path for sample in data.samples] == [
        str(root / name / f"{number:02}.jpg") for name in data.classes for number in range(10)
    ]
    assert [(c.train, c.validation, c.test) for c in data.counts()] == [(7, 2, 1), (7, 2, 1)]
    assert (found.copies, found.alike, found.disputed, found.dropped) == (0, (), (), ())
    assert (found.failed, found.left_out) == ((), {})


def test_the_split_is_of_the_contents_and_the_seed_alone(cache: Squares, root: Path) -> None:
    def parts(root: Path, seed: int) -> dict[str, Part]:
        data = of_folder(cache, root, Split(seed=seed)).data
        assert data.seed == seed
        return {sample.content: sample.part for sample in data.samples}

    first = parts(root, 7)
    moved = root.rename(root.with_name("elsewhere"))
    (moved / "flower/00.jpg").rename(moved / "flower/99.jpg")
    assert parts(moved, 7) == first
    assert parts(moved, 8) != first


def test_the_same_photo_counts_once(cache: Squares, root: Path) -> None:
    copy = root / "flower/deep/copy.jpg"
    copy.parent.mkdir()
    copy.write_bytes((root / "flower/03.jpg").read_bytes())
    found = of_folder(cache, root)
    assert (len(found.data.samples), found.copies) == (20, 1)


def test_the_same_photo_in_two_classes_is_left_out_and_named(cache: Squares, root: Path) -> None:
    both = (root / "china/copy.jpg", root / "flower/03.jpg")
    both[0].write_bytes(both[1].read_bytes())
    found = of_folder(cache, root)
    assert found.disputed == (both,)
    assert found.copies == 0
    assert {str(path) for path in both}.isdisjoint(s.path for s in found.data.samples)
    assert len(found.data.samples) == 19


def test_near_duplicates_stay_in_one_part_whatever_the_seed(cache: Squares, root: Path) -> None:
    alike = [put(root / f"flower/again {q}.jpg", "flower", 4, quality=q) for q in (30, 50)]
    alike.append(root / "flower/04.jpg")
    across = put(root / "china/flower.jpg", "flower", 6, quality=60), root / "flower/06.jpg"
    for seed in range(12):
        found = of_folder(cache, root, Split(seed=seed))
        assert set(map(frozenset, found.alike)) == {frozenset(alike), frozenset(across)}
        assert len({part_of(found.data, path) for path in alike}) == 1
        assert len({part_of(found.data, path) for path in across}) == 1
        assert all(c.train and c.validation and c.test for c in found.data.counts())


def test_shares_are_parameters(cache: Squares, root: Path) -> None:
    (first, _) = of_folder(cache, root, Split(validation=0.4, test=0.5)).data.counts()
    assert (first.train, first.validation, first.test) == (3, 4, 3)


def test_classes_of_too_few_photos_are_left_out_and_named(cache: Squares, root: Path) -> None:
    put(root / "pair/1.jpg", "flower", 15)
    put(root / "pair/2.jpg", "flower", 16)
    (root / "pair/3.jpg").write_bytes((root / "pair/2.jpg").read_bytes())
    (root / "broken").mkdir()
    (root / "broken/1.jpg").write_text("text")
    found = of_folder(cache, root)
    assert found.data.classes == ("china", "flower")
    assert found.dropped == (
        ("broken", "has no photo that can be read"),
        ("pair", "has 2 different photos of its own, and needs 3"),
    )
    assert [path for path, _ in found.failed] == [root / "broken/1.jpg"]


def test_fewer_than_two_classes_are_an_error_that_names_the_others(
    cache: Squares, root: Path
) -> None:
    for photo in sorted((root / "china").iterdir())[:8]:
        photo.unlink()
    with pytest.raises(
        UsageError, match=r"two classes, and only 'flower' is left: 'china' has 2 different photos"
    ):
        of_folder(cache, root)
    for photo in (root / "flower").iterdir():
        photo.write_text("text")
    with pytest.raises(UsageError, match=r"none is left: .*'flower' has no photo that can be"):
        of_folder(cache, root)


@pytest.mark.parametrize(
    ("classes", "said"),
    [(0, "no photos"), (1, "All photos are of '0'"), (1001, "1,001 classes, and no more than")],
)
def test_numbers_of_classes_that_will_not_do_are_refused_unread(
    cache: Squares, classes: int, said: str
) -> None:
    photos = tuple((Path(f"/none/{k}.jpg"), str(k)) for k in range(classes))
    with pytest.raises(UsageError, match=said):
        make(Gathered(photos), cache, Split(), Silent())
    assert not cache.folder.exists()


def test_photos_that_all_look_alike_cannot_be_split(cache: Squares, tmp_path: Path) -> None:
    for name in ("flower", "china"):
        for quality in (50, 60, 70, 80):
            put(tmp_path / f"photos/{name}/{quality}.jpg", name, 0, quality)
    with pytest.raises(UsageError, match="look too much alike to leave any for the validation"):
        of_folder(cache, tmp_path / "photos")


def test_stopped_there_is_none(cache: Squares, root: Path) -> None:
    gathered = of_labels(from_folders(root))
    assert make(gathered, cache, Split(), Watched("Preparing photos", 3)) is None


def test_only_some_folders_may_be_asked_for(root: Path) -> None:
    put(root / "third/1.jpg", "china", 17)
    gathered = of_labels(from_folders(root), ("China", "flower"))
    assert {label for _, label in gathered.photos} == {"china", "flower"}
    with pytest.raises(UsageError, match="no photo of a class called 'unicorns'"):
        of_labels(from_folders(root), ("china", "unicorns"))


def test_label_files_give_classes_too(cache: Squares, root: Path, tmp_path: Path) -> None:
    lines = ["ImageID,Source,LabelName,Confidence"]
    images = tmp_path / "images"
    images.mkdir()
    for name in ("china", "flower"):
        for path in sorted((root / name).iterdir()):
            path.rename(images / f"{name}{path.name}")
            lines.append(f"{name}{path.stem},verification,{name},1")
    lines.append("nowhere,verification,china,1")
    (tmp_path / "labels.csv").write_text("\n".join(lines))
    labels = open_images.read(tmp_path / "labels.csv", None, images, machine_too=False, minimum=0.5)
    found = made(cache, of_labels(labels))
    assert found.data.classes == ("China", "Flower")
    assert len(found.data.samples) == 20
    assert found.left_out == {"its photo is not in the folder": 1}


def taught(inbox: Inbox) -> list[Path]:
    """Two albums of five photos each that a person taught."""
    folders(inbox.folder, 5)
    paths = sorted(inbox.folder.rglob("*.jpg"))
    lessons = [Lesson(path, path.parent.name) for path in paths]
    assert not teach(inbox.workspace, inbox.classifier, lessons, Silent()).failed
    return paths


def test_examples_of_albums_that_are_still_there_make_a_data_set(
    inbox: Inbox, cache: Squares
) -> None:
    paths = taught(inbox)
    put(inbox.folder / "flower/unknown.jpg", "flower", 12)
    paths[0].unlink()
    gathered = of_albums(inbox.workspace, ("Flower", "china"))
    assert sorted(gathered.photos) == [(path, path.parent.name) for path in paths[1:]]
    assert gathered.left_out == {GONE: 1}
    data = made(cache, gathered).data
    assert data.classes == ("china", "flower")
    assert [sample.path for sample in data.samples] == [str(path) for path in paths[1:]]
    with pytest.raises(UsageError, match="no album 'unicorns'"):
        of_albums(inbox.workspace, ("flower", "unicorns"))


def test_rejected_photos_are_no_examples(inbox: Inbox) -> None:
    path = taught(inbox)[0]
    entry = inbox.workspace.catalogue.at(path)
    assert entry is not None
    assert entry.content is not None
    with inbox.workspace.database.transaction():
        inbox.workspace.examples.remove(entry.content)
        rejection = Example("china", Verdict.REJECTED, Labeller.PERSON)
        inbox.workspace.examples.put(entry.content, rejection)
    gathered = of_albums(inbox.workspace, ("flower", "china"))
    assert (len(gathered.photos), gathered.left_out) == (9, {})


def test_filed_photos_count_where_that_is_asked_for(inbox: Inbox) -> None:
    paths = taught(inbox)
    new = put(inbox.folder / "new.jpg", "flower", 12)
    inbox.index()
    photos = {
        photo.path: photo
        for photo, _ in inbox.workspace.predictions.sure(0, inbox.classifier.card.albums)
    }
    entry = inbox.workspace.catalogue.at(new)
    assert entry is not None
    album = next(iter(add(inbox.workspace, "Third").changed))
    filer = Filer(inbox.workspace, inbox.albums, Mode.MOVE, 0.9, "test")
    (done,) = filer.file([Order(photos[new], album, 0.95)])
    assert done.target is not None
    assert of_albums(inbox.workspace, ("third",)).photos == ()
    asked = of_albums(inbox.workspace, ("third", "china"), filed=True)
    others = [(path, "china") for path in paths[:5]]
    assert sorted(asked.photos) == sorted([(done.target, "Third"), *others])
    denied = reject(inbox.workspace, inbox.classifier, "third", [done.target], Silent())
    assert len(denied.rejected) == 1
    asked = of_albums(inbox.workspace, ("third", "china"), filed=True)
    assert sorted(asked.photos) == others


def test_ten_thousand_photos_are_split_in_seconds(
    cache: Squares, monkeypatch: pytest.MonkeyPatch
) -> None:
    rng = np.random.default_rng(0)
    outlines = rng.integers(0, 256, (10_000, 32, 32), np.uint8)
    outlines[1::100] = outlines[::100]

    def decoded(_: Squares, photos: Sequence[Path], __: Progress) -> Filled:
        ready = {path: Ready(f"{k:064x}", outlines[k]) for k, path in enumerate(photos)}
        return Filled(ready, ())

    monkeypatch.setattr(dataset, "fill", decoded)
    photos = tuple((Path(f"/{k:05}.jpg"), str(k // 100)) for k in range(10_000))
    found = made(cache, Gathered(photos))
    assert (len(found.data.samples), len(found.alike)) == (10_000, 100)
    assert Counter(s.part for s in found.data.samples)[Part.VALIDATION] == 2000


@pytest.mark.data
def test_bursts_among_many_real_photos_are_found(cache: Squares) -> None:
    if not (DATA / "scenes").is_dir():
        pytest.skip(f"needs the training photos at {DATA} (or at CENE_TRAINING_DATA)")
    photos = [
        (path, scene.name)
        for scene in sorted((DATA / "scenes").iterdir())
        for path in sorted(scene.iterdir())[:150]
    ]
    found = made(cache, Gathered(tuple(photos)))
    assert [c.photos for c in found.data.counts()] == pytest.approx([150] * 6, abs=5)
    assert sum(map(len, found.alike)) < 30
    assert not found.failed
    for group in found.alike:
        assert len({part_of(found.data, path) for path in group}) == 1

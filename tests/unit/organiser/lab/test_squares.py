from __future__ import annotations

import os
from typing import TYPE_CHECKING

import numpy as np
import pytest
from tests.tiles import folders, put, tile
from tests.unit.organiser.conftest import Watched
from tests.unit.photos import difference

from cene.core.errors import UnusableError
from cene.core.lab import DataSet, Part, Sample
from cene.organiser.lab.squares import BYTES, Filled, Squares, fill, refill
from cene.organiser.workspace import Silent
from cene.vision.decode import content_hash
from cene.vision.square import square

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Mount


@pytest.fixture
def photos(tmp_path: Path) -> list[Path]:
    return sorted(folders(tmp_path / "photos", 3).rglob("*.jpg"))


@pytest.fixture
def cache(tmp_path: Path) -> Squares:
    return Squares(tmp_path / "lab/squares")


def filled(cache: Squares, photos: list[Path]) -> Filled:
    found = fill(cache, photos, Silent())
    assert found is not None
    return found


def written(cache: Squares) -> dict[str, int]:
    return {path.stem: path.stat().st_mtime_ns for path in cache.folder.rglob("*.rgb")}


def test_every_photo_has_a_square_under_its_content(cache: Squares, photos: list[Path]) -> None:
    found = filled(cache, photos)
    assert (list(found.ready), found.failed) == (photos, ())
    for path in photos:
        content = content_hash(path).hex()
        assert found.ready[path].content == content
        place = cache.folder / content[:2] / f"{content}.rgb"
        assert place.stat().st_size == BYTES == 256 * 256 * 3
    pixels = cache.read(content_hash(photos[3]).hex())
    assert pixels is not None
    assert difference(pixels, square(np.asarray(tile("flower", 0)))) < 2
    assert sorted(path.suffix for path in cache.folder.rglob("*") if path.is_file()) == [
        ".rgb"
    ] * len(photos)


def test_a_square_is_made_once_and_again_when_it_is_cut_short(
    cache: Squares, photos: list[Path]
) -> None:
    first = filled(cache, photos)
    before = written(cache)
    cut = next(cache.folder.rglob("*.rgb"))
    os.truncate(cut, BYTES - 1)
    assert cache.read(cut.stem) is None
    again = filled(cache, photos)
    after = written(cache)
    assert {name for name in before if before[name] != after[name]} == {cut.stem}
    assert cut.stat().st_size == BYTES
    for path in photos:
        assert np.array_equal(first.ready[path].outline, again.ready[path].outline)


def test_what_cannot_be_read_is_returned_with_the_reason(
    cache: Squares, photos: list[Path], tmp_path: Path
) -> None:
    text = tmp_path / "text.jpg"
    text.write_text("text")
    gone = tmp_path / "gone.jpg"
    found = filled(cache, [text, *photos, gone])
    assert list(found.ready) == photos
    assert dict(found.failed).keys() == {text, gone}
    assert "is not a picture" in dict(found.failed)[text]
    assert "has vanished" in dict(found.failed)[gone]


def test_stopped_it_keeps_what_is_done(cache: Squares, photos: list[Path]) -> None:
    assert fill(cache, photos, Watched("Preparing photos", 2)) is None
    assert len(written(cache)) >= 2
    assert not list(cache.folder.glob("*.looking"))


def test_too_little_space_is_said_before_anything_is_made(mount: Mount, photos: list[Path]) -> None:
    cache = Squares(mount("small", "size=1100K") / "squares")
    with pytest.raises(UnusableError, match=r"^6 photos need 1 MB in .*squares, and 1 MB of"):
        fill(cache, photos, Silent())
    assert written(cache) == {}
    # Those that are there already take no more.
    assert len(filled(cache, photos[:4]).ready) == 4
    assert len(filled(cache, [*photos[:4], *photos[:2]]).ready) == 4


def test_a_disk_that_fills_up_meanwhile_is_an_error_of_its_own(
    mount: Mount, photos: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = Squares(mount("small", "size=500K"))
    monkeypatch.setattr("cene.organiser.lab.squares._check_space", lambda *_: None)
    with pytest.raises(UnusableError, match=r"Nothing can be written to .*: No space left"):
        fill(cache, photos, Silent())
    assert all(path.stat().st_size == BYTES for path in cache.folder.rglob("*.rgb"))
    assert not list(cache.folder.rglob("tmp*"))


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path, photos: list[Path]) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UnusableError, match=r"file/squares cannot be made: Not a directory\."):
        fill(Squares(tmp_path / "file/squares"), photos, Silent())


def test_squares_of_a_data_set_are_made_anew(cache: Squares, photos: list[Path]) -> None:
    ready = filled(cache, photos).ready
    data = DataSet(
        ("all",),
        tuple(Sample(str(path), ready[path].content, 0, Part.TRAIN) for path in photos),
        0,
    )
    assert refill(cache, data, Silent()) == ()
    for place in cache.folder.rglob("*.rgb"):
        place.unlink()
    put(photos[0], "flower", 9)
    photos[1].unlink()
    found = refill(cache, data, Silent())
    assert found is not None
    assert [(sample.path, reason) for sample, reason in found] == [
        (str(photos[0]), "has changed since the data set was made"),
        (str(photos[1]), "has vanished since its folder was read"),
    ]
    assert all(cache.read(sample.content) is not None for sample in data.samples[2:])

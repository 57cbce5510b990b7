from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PIL import Image
from tests.unit.photos import FORMATS, difference, exif, photo, saved

from cene.core.errors import PictureError, UnreadableError
from cene.vision import whole as module
from cene.vision.whole import whole

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("kind", FORMATS)
def test_photos_of_every_kind_are_read_at_any_size(tmp_path: Path, kind: str) -> None:
    path = saved(tmp_path / "photo", photo(), kind)
    every, small = whole(path, 9999), whole(path, 100)
    assert every.pixels.shape == (427, 640, 3)
    assert (every.width, every.height) == (small.width, small.height) == (640, 427)
    assert small.pixels.shape == (67, 100, 3)
    shrunk = photo().resize((100, 67), Image.Resampling.BICUBIC)
    assert difference(small.pixels, np.asarray(shrunk)) < 10


@pytest.mark.parametrize("orientation", range(1, 9))
def test_they_are_upright(tmp_path: Path, orientation: int) -> None:
    path = tmp_path / "turned.jpg"
    photo().save(path, exif=exif(orientation))
    found = whole(path, 320)
    shape = (320, 214) if orientation >= 5 else (214, 320)
    assert found.pixels.shape[:2] == shape
    assert (found.width > found.height) is (orientation < 5)


def test_what_is_transparent_is_white(tmp_path: Path) -> None:
    path = tmp_path / "clear.png"
    Image.new("RGBA", (400, 300), (0, 0, 0, 0)).save(path)
    assert whole(path, 50).pixels.min() == 255


def test_very_long_photos_keep_a_pixel_of_their_height(tmp_path: Path) -> None:
    path = tmp_path / "line.png"
    Image.new("RGB", (4000, 2)).save(path)
    assert whole(path, 100).pixels.shape == (1, 100, 3)


def test_why_a_photo_cannot_be_read_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "photo.jpg"
    photo().save(path)
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])
    with pytest.raises(PictureError, match="damaged or cut short"):
        whole(path, 300)
    with pytest.raises(UnreadableError, match="vanished"):
        whole(tmp_path / "none.jpg", 300)
    path.write_bytes(data)

    def full(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(module, "to_srgb", full)
    with pytest.raises(UnreadableError, match="close something"):
        whole(path, 300)

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PIL import Image
from tests.unit.photos import photo, saved

from cene.vision.camera import LONGEST, camera_name
from cene.vision.decode import decode

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("maker", "model", "said"),
    [
        ("Apple", "iPhone XR", "Apple iPhone XR"),
        ("Canon", "Canon EOS 5D Mark III", "Canon EOS 5D Mark III"),
        ("NIKON CORPORATION", "NIKON D750", "NIKON D750"),
        ("NIKON", "COOLPIX P900", "NIKON COOLPIX P900"),
        ("EASTMAN KODAK COMPANY", "KODAK C613 ZOOM", "KODAK C613 ZOOM"),
        ("OLYMPUS IMAGING CORP.  ", "E-M10", "OLYMPUS E-M10"),
        ("PENTAX Corporation", "*ist DL", "PENTAX *ist DL"),
        ("SONY", "", "SONY"),
        (None, "Pixel 7", "Pixel 7"),
        ("HTC\0\0\0", " One\n mini \0", "HTC One mini"),
        ("Cooper", "Inca 1", "Cooper Inca 1"),
        ("", " \0", None),
        (7, b"Canon", None),
        ("x" * 50, "y" * 50, f"{'x' * 50} {'y' * (LONGEST - 51)}"),
    ],
)
def test_a_camera_is_called_what_people_call_it(
    maker: object, model: object, said: str | None
) -> None:
    assert camera_name(maker, model) == said


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "WEBP", "HEIF", "AVIF"])
def test_the_camera_is_read_where_the_time_is(tmp_path: Path, kind: str) -> None:
    data = Image.Exif()
    data[0x010F], data[0x0110] = "Apple", "iPhone XR"
    path = saved(tmp_path / "photo", photo().resize((64, 48)), kind, exif=data.tobytes())
    found = decode(path)
    assert (found.camera, found.taken_at) == ("Apple iPhone XR", None)


def test_a_photo_that_says_nothing_has_no_camera(tmp_path: Path) -> None:
    assert decode(saved(tmp_path / "photo", photo().resize((64, 48)), "JPEG")).camera is None

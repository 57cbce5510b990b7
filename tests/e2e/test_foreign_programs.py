"""exiftool and exiv2 read what Cene wrote, Cene reads what they wrote, and nothing else changes."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from tests.keywords import tagged, untagged

from cene.core.tags import Signature, Tag
from cene.files.metadata import read
from cene.files.segments import same_picture

ROOT = Path(__file__).parents[2]
DATA = Path(os.environ.get("CENE_TRAINING_DATA") or ROOT.parent / "shared" / "data")
CAMERAS = DATA / "cameras"
SIGNED = Signature("Cene 0.1", "2026-11-21T19:22:12+00:00", "head1")
TAGS = [Tag(("Animals", "Dogs"), 0.9), Tag(("Café, a|b/c",), 0.5)]
KINDS = {"JPEG": "jpg", "PNG": "png", "TIFF": "tif", "WEBP": "webp"}
OURS = ("XMP-dc:Subject", "XMP-lr:", "XMP-digiKam:", "XMP-cene:", "XMP-x:XMPToolkit")
OURS_TOO = ("IPTC:", "Photoshop:IPTCDigest", "File:CurrentIPTCDigest", "System:", "RIFF:WebP_Flags")
SHIFTED = ("File:ExifByteOrder", "ExifTool:", "RIFF:")
"""What exiftool says of the file itself."""


@pytest.fixture(autouse=True)
def _programs() -> None:
    if not (shutil.which("exiftool") and shutil.which("exiv2")):
        pytest.skip("needs exiftool and exiv2")


def listing(path: Path) -> dict[str, Any]:
    command = ["exiftool", "-json", "-G1", "-a", "-U", "-struct", str(path)]
    done = subprocess.run(command, capture_output=True, check=True)
    (found,) = json.loads(done.stdout)
    return {str(name): value for name, value in found.items()}


def others(path: Path) -> dict[str, Any]:
    """What exiftool lists without what is meant to change."""
    meant = (*OURS, *OURS_TOO, *SHIFTED, "SourceFile")
    return {name: value for name, value in listing(path).items() if not name.startswith(meant)}


def made(folder: Path, kind: str) -> Path:
    path = folder / f"photo.{KINDS[kind]}"
    data = Image.Exif()
    data[0x010F], data[0x0132] = "Maker", "2020:03:05 09:41:42"
    data.get_ifd(0x8769)[0x9003] = "2020:03:05 09:41:42"
    Image.linear_gradient("L").convert("RGB").save(path, kind, exif=data)
    return path


@pytest.mark.parametrize("kind", KINDS)
def test_exiftool_and_exiv2_read_what_cene_wrote(tmp_path: Path, kind: str) -> None:
    path = made(tmp_path, kind)
    before = others(path)

    path.write_bytes(tagged(path.read_bytes(), TAGS, SIGNED))

    found = listing(path)
    assert others(path) == before
    assert found["XMP-dc:Subject"] == ["Dogs", "Café, a|b/c"]
    assert found["XMP-lr:HierarchicalSubject"] == ["Animals|Dogs", "Café, a｜b/c"]
    assert found["XMP-digiKam:TagsList"] == ["Animals/Dogs", "Café, a|b／c"]
    assert found.get("IPTC:Keywords", found["XMP-dc:Subject"]) == ["Dogs", "Café, a|b/c"]
    assert ("IPTC:Keywords" in found) == (kind in {"JPEG", "TIFF"})
    done = subprocess.run(["exiv2", "-px", str(path)], capture_output=True, text=True, check=True)
    assert "Animals|Dogs" in done.stdout
    assert "Animals/Dogs" in done.stdout


@pytest.mark.parametrize("kind", KINDS)
def test_cene_reads_what_exiftool_wrote_and_takes_only_its_own_away(
    tmp_path: Path, kind: str
) -> None:
    path = made(tmp_path, kind)
    words = ["-XMP-dc:Subject=Rex", "-XMP-lr:HierarchicalSubject=P|Rex", "-XMP:Rating=4"]
    if kind in {"JPEG", "TIFF"}:
        words += ["-IPTC:Keywords=Rex", "-IPTC:Caption-Abstract=Hello", "-EXIF:XPKeywords=Rex"]
    command = ["exiftool", "-q", "-overwrite_original", *words, str(path)]
    subprocess.run(command, check=True)
    before, listed = read(path.read_bytes()), others(path)

    path.write_bytes(tagged(path.read_bytes(), TAGS, SIGNED))
    with_tags = read(path.read_bytes())
    path.write_bytes(untagged(path.read_bytes()))

    assert before.by_person == with_tags.by_person == (("P", "Rex"),)
    assert before.rating == 4
    assert with_tags.machine == tuple(tag.path for tag in TAGS)
    assert read(path.read_bytes()) == before
    assert others(path) == listed


def test_exiftool_reads_a_sidecar(tmp_path: Path) -> None:
    path = tmp_path / "photo.jpg.xmp"
    path.write_bytes(tagged(b"", TAGS, SIGNED))

    assert listing(path)["XMP-lr:HierarchicalSubject"] == ["Animals|Dogs", "Café, a｜b/c"]
    command = ["exiftool", "-q", "-overwrite_original", "-XMP-dc:Subject-=Dogs", str(path)]
    subprocess.run(command, check=True)
    assert read(path.read_bytes()).removed == (("Animals", "Dogs"),)


@pytest.mark.data
def test_photos_of_real_cameras_keep_all_else(tmp_path: Path) -> None:
    if not CAMERAS.is_dir():
        pytest.skip(f"needs photos of cameras at {CAMERAS} (or at CENE_TRAINING_DATA)")
    photos = sorted(path for path in CAMERAS.rglob("*") if path.suffix in {".JPG", ".THM"})
    assert photos
    for photo in photos:
        old = photo.read_bytes()
        new = tagged(old, TAGS, SIGNED)
        path = tmp_path / photo.name
        path.write_bytes(old)
        before = others(path)
        path.write_bytes(new)
        assert others(path) == before, photo
        assert same_picture(old, new), photo
        assert untagged(new) == old, photo
        assert read(new).camera is not None, photo
    heifs = sorted(CAMERAS.rglob("*.HEIC"))
    assert all(read(path.read_bytes()).camera for path in heifs)

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from cene.core.errors import PlacementError
from cene.files.carrier import Writing, carried, carriers, cleared
from cene.files.group import groups

if TYPE_CHECKING:
    from pathlib import Path

IN_PHOTOS, SHORT = Writing(embed=True), Writing(short=True)


@pytest.mark.parametrize(
    ("files", "writing", "wanted"),
    [
        ("a.jpg", Writing(), "a.jpg.xmp"),
        ("a.jpg", SHORT, "a.xmp"),
        ("a.jpg", IN_PHOTOS, "a.jpg"),
        ("a.PNG", IN_PHOTOS, "a.PNG"),
        ("a.heic", IN_PHOTOS, "a.heic.xmp"),
        ("a.jpg a.xmp", Writing(), "a.xmp"),
        ("a.jpg a.XMP", Writing(), "a.XMP"),
        ("a.jpg a.xmp a.jpg.xmp", SHORT, "a.jpg.xmp"),
        ("a.jpg a.jpg.xmp", IN_PHOTOS, "a.jpg"),
        ("a.jpg a.cr2", Writing(), "a.jpg.xmp a.cr2.xmp"),
        ("a.jpg a.cr2", IN_PHOTOS, "a.jpg a.cr2.xmp"),
        ("a.jpg a.cr2", SHORT, "a.jpg.xmp a.xmp"),
        ("a.jpg a.cr2 a.xmp", Writing(), "a.jpg.xmp a.xmp"),
        ("a.jpg a.cr2 a.cr2.xmp a.xmp", Writing(), "a.jpg.xmp a.cr2.xmp"),
    ],
)
def test_tags_go_where_other_programs_look(
    tmp_path: Path, files: str, writing: Writing, wanted: str
) -> None:
    for name in files.split():
        (tmp_path / name).write_bytes(b"x")
    ((picture, beside),) = groups(files.split()).photos
    found = carriers(tmp_path / picture, [tmp_path / name for name in beside], writing)
    assert [path.name for path in found] == wanted.split()


def test_a_picture_with_two_names_is_not_made_two_pictures(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(b"x")
    os.link(tmp_path / "a.jpg", tmp_path / "b.jpg")
    assert carriers(tmp_path / "a.jpg", (), IN_PHOTOS) == [tmp_path / "a.jpg.xmp"]


@pytest.mark.parametrize(("kind", "told"), [("folder", "is no file"), ("link", "is a link")])
def test_what_is_no_file_is_left_alone(tmp_path: Path, kind: str, told: str) -> None:
    (tmp_path / "a.jpg").write_bytes(b"x")
    sidecar = tmp_path / "a.jpg.xmp"
    sidecar.mkdir() if kind == "folder" else sidecar.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(PlacementError, match=told):
        carriers(tmp_path / "a.jpg", (), Writing())


def test_tags_may_be_in_the_picture_and_in_every_sidecar(tmp_path: Path) -> None:
    beside = [tmp_path / name for name in ("a.cr2", "a.jpg.xmp", "a.xmp")]
    for name, written in (("a.jpg", 1), ("a.heic", 0)):
        picture = tmp_path / name
        assert carried(picture, beside) == [picture, *beside[1:]]
        assert cleared(picture, beside) == [*[picture] * written, *beside[1:]]

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PIL import Image

from cene.core.errors import UnusableError
from cene.organiser import demo
from cene.paths import bundled

if TYPE_CHECKING:
    from pathlib import Path

FREE = {"CC-BY-2.0", "CC0-1.0", "public domain"}


def test_a_demo_is_the_photos_that_ship_with_cene(tmp_path: Path) -> None:
    made = demo.prepare(tmp_path / "demo")
    photos = sorted(made.inbox.iterdir())
    assert len(photos) == made.photos >= 10
    for photo in photos:
        with Image.open(photo) as opened:
            opened.load()
            assert min(opened.size) > 100


def test_each_of_its_photos_has_an_origin_and_a_free_licence() -> None:
    folder = bundled("resources/demo")
    listed = {}
    for line in (folder / "SOURCES.md").read_text("utf-8").splitlines():
        if line.startswith("| IMG_"):
            name, what, author, origin, licence = (part.strip() for part in line.split("|")[1:-1])
            assert what
            assert author
            assert origin
            listed[name] = licence
    assert listed.keys() == {path.name for path in folder.glob("*.jpg")}
    assert set(listed.values()) <= FREE


def test_its_photos_are_small_enough_to_ship() -> None:
    assert sum(path.stat().st_size for path in bundled("resources/demo").iterdir()) < 1_500_000


def test_a_demo_that_has_no_room_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UnusableError, match="Inbox cannot be used: Not a directory"):
        demo.prepare(tmp_path / "file")

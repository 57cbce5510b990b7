"""darktable reads the tags that Cene wrote, and Cene what darktable made of them."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from tests.keywords import untagged

from cene.files.metadata import read

if TYPE_CHECKING:
    from pathlib import Path

    from tests.e2e.program import Library

pytestmark = pytest.mark.skipif(
    shutil.which("darktable-cli") is None, reason="darktable-cli is not installed"
)
SEA = ("Places", "Nature", "Sea")


def developed(photo: Path, sidecar: Path, folder: Path) -> tuple[str, bytes]:
    """What darktable says while it imports a photo with its sidecar, and the JPEG that it makes."""
    result = folder / "developed.jpg"
    done = subprocess.run(
        (
            *("darktable-cli", photo, sidecar, result, "--core"),
            *("--configdir", folder / "settings", "--cachedir", folder / "cache"),
        ),
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    return done.stdout + done.stderr, result.read_bytes()


def test_darktable_takes_tags_from_a_sidecar_and_gives_them_on(
    library: Library, tmp_path: Path
) -> None:
    photo = library.add("a.jpg", "sea")
    assert library.sort("tag").json["filed"] == 1
    told, made = developed(photo, photo.with_name("a.jpg.xmp"), tmp_path)
    assert "creating tag: Places|Nature|Sea" in told
    found = read(made)
    assert SEA in found.keywords
    assert found.machine == (SEA,)
    without = read(untagged(made))
    assert SEA not in without.keywords
    assert without.marks == ()

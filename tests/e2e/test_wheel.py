"""The wheel holds all that the program needs, where it looks for it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.e2e.program import environment
from tests.scenes import scene

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
BUILD = "from hatchling.build import build_wheel; import sys; print(build_wheel(sys.argv[1]))"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from this checkout without a network."""
    pytest.importorskip("hatchling", reason="needs the build backend")
    folder = tmp_path_factory.mktemp("wheel")
    done = subprocess.run(
        [sys.executable, "-c", BUILD, str(folder)],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    return folder / done.stdout.strip()


def test_what_the_program_needs_is_inside(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    needed = {f"cene/_bundle/{name}" for name in _below("resources") | _below("models/bundled")}
    needed |= {f"cene/{name}" for name in _below("store/migrations", ROOT / "desktop/cene")}
    assert len(needed) > 5
    assert needed <= names
    assert "cene/py.typed" in names
    assert not [name for name in names if name.startswith(("tests", "models", "build"))]


def test_it_works_when_installed(wheel: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    with zipfile.ZipFile(wheel) as archive:  # what pip does with a pure wheel
        archive.extractall(site)
    scene("sea").save(tmp_path / "a.jpg")
    run = "import cene; from cene.__main__ import main; print(cene.__file__); main()"
    env = environment(tmp_path / "home", {"PYTHONPATH": os.fspath(site)})
    done = subprocess.run(
        [sys.executable, "-c", run, "predict", "a.jpg", "--json"],
        cwd=tmp_path,
        # The copy of the code that is installed here does not count as code to be covered.
        env={key: value for key, value in env.items() if not key.startswith("COVERAGE_")},
        check=True,
        capture_output=True,
        text=True,
    )
    place, _, document = done.stdout.partition("\n")
    assert Path(place).is_relative_to(site)
    assert json.loads(document)[0]["albums"][0]["album"] == "sea"


def _below(folder: str, root: Path = ROOT) -> set[str]:
    return set(_files(root / folder, root))


def _files(folder: Path, root: Path) -> Iterator[str]:
    for path in folder.rglob("*"):
        if path.is_file() and "__pycache__" not in path.parts:
            yield path.relative_to(root).as_posix()

"""The wheel holds all that the program needs, where it looks for it; the sdist, what that takes."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.e2e.program import environment
from tests.scenes import scene

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
BUILD = "import hatchling.build as build, sys; print(getattr(build, sys.argv[1])(sys.argv[2]))"
OFFLINE = ("unshare", "--map-root-user", "--net", "--")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from this checkout without a network."""
    return built("build_wheel", ROOT, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sdist's only folder, unpacked."""
    folder = tmp_path_factory.mktemp("sdist")
    with tarfile.open(built("build_sdist", ROOT, folder)) as archive:
        if hasattr(tarfile, "data_filter"):  # not in the Python of Debian 12
            archive.extraction_filter = tarfile.data_filter
        archive.extractall(folder / "unpacked")
    (made,) = (folder / "unpacked").iterdir()
    return made


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


def test_the_demo_runs_where_only_the_wheel_is_installed(wheel: Path, tmp_path: Path) -> None:
    venv = tmp_path / "venv"
    subprocess.run([sys.executable, "-m", "venv", str(venv)], check=True)
    pip = [str(venv / "bin/pip"), "install", "--no-deps", "--no-index", "--quiet", str(wheel)]
    subprocess.run(pip, check=True, capture_output=True)
    # What the wheel depends on is that of these tests; a test installs nothing from the network.
    (site,) = (venv / "lib").glob("python*/site-packages")
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib"), "utf-8")
    done = subprocess.run(
        [*_offline(), venv / "bin/cene", "demo", tmp_path / "demo"],
        cwd=tmp_path,
        env=_installed(environment(tmp_path / "home")),
        check=True,
        capture_output=True,
        text=True,
    )
    assert done.stderr == ""
    assert done.stdout.startswith("12 real photos are in ")
    assert list((tmp_path / "demo/Albums").rglob("*.jpg"))


def test_the_sdist_holds_what_the_wheel_and_the_tests_need(sdist: Path) -> None:
    inside = {path.relative_to(sdist).as_posix() for path in sdist.rglob("*") if path.is_file()}
    needed = {"pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md", "build/test.sh"}
    for folder in ("desktop", "resources", "models", "tests"):
        needed |= _below(folder)
    assert needed <= inside
    made = (".cache/", ".venv/", ".git/", "dist/")
    assert not [name for name in inside if name.startswith(made) or "__pycache__" in name]


def test_the_wheel_made_of_the_sdist_is_the_same(wheel: Path, sdist: Path, tmp_path: Path) -> None:
    again = built("build_wheel", sdist, tmp_path)
    assert again.name == wheel.name
    with zipfile.ZipFile(wheel) as one, zipfile.ZipFile(again) as other:
        assert _sums(one) == _sums(other)


def test_the_page_of_the_package_can_be_shown(wheel: Path, sdist: Path) -> None:
    pytest.importorskip("twine", reason="needs twine")
    archive = shutil.make_archive(str(sdist), "gztar", sdist.parent, sdist.name)
    check = [sys.executable, "-m", "twine", "check", "--strict", str(wheel), archive]
    done = subprocess.run(check, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def built(what: str, source: Path, folder: Path) -> Path:
    """What the build backend makes of a source tree, without a network."""
    pytest.importorskip("hatchling", reason="needs the build backend")
    done = subprocess.run(
        [sys.executable, "-c", BUILD, what, str(folder)],
        cwd=source,
        check=True,
        capture_output=True,
        text=True,
    )
    return folder / done.stdout.strip()


def _installed(env: dict[str, str]) -> dict[str, str]:
    """Without what leads to the code of this checkout, or measures it."""
    ours = ("PYTHONPATH", "COVERAGE_", "VIRTUAL_ENV")
    return {key: value for key, value in env.items() if not key.startswith(ours)}


def _offline() -> tuple[str, ...]:
    """A command that takes the network away, where there is one."""
    try:
        subprocess.run([*OFFLINE, "true"], check=True, capture_output=True)
    except (FileNotFoundError, subprocess.CalledProcessError):
        return ()
    return OFFLINE


def _sums(archive: zipfile.ZipFile) -> dict[str, int]:
    return {one.filename: one.CRC for one in archive.infolist()}


def _below(folder: str, root: Path = ROOT) -> set[str]:
    return set(_files(root / folder, root))


def _files(folder: Path, root: Path) -> Iterator[str]:
    for path in folder.rglob("*"):
        if path.is_file() and "__pycache__" not in path.parts:
            yield path.relative_to(root).as_posix()

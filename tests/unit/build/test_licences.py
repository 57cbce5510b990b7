"""Licences of what is shipped: all are collected, and one that is missing stops the build."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from tests.unit.build.frozen_folder import ROOT, Frozen, frozen, installed

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = installed

ENVIRONMENT = """
import json, re, sys
from importlib.metadata import PackageNotFoundError, distribution
import licences, parts

seen, told, found = {"cene"}, [], parts.Found()
wanted = parts.tomllib.loads((parts.ROOT / "pyproject.toml").read_text("utf-8"))["project"]
waiting = [re.split(r"[^\\w.-]", one)[0] for one in wanted["dependencies"]]
while waiting:
    name = waiting.pop()
    if name in seen:
        continue
    seen.add(name)
    try:
        package = distribution(name)
    except PackageNotFoundError:
        continue  # for another system
    part = parts.of_package(package, [])
    found.add(part)
    needed = [one for one in package.requires or () if "extra" not in one]
    waiting += [re.split(r"[^\\w.-]", one)[0] for one in needed]
    for file in package.files or ():
        place = str(file.parent)
        if not (place.endswith((".libs", "Qt/lib")) and parts.LIBRARY.search(file.name)):
            continue
        stem = parts.stem_of(file.name)
        if place == "exiv2.libs" and not stem.startswith(("exiv2", "ini", "INI", "brotli")):
            continue  # libcurl and what it brings, which is not shipped
        told.append(file.name)
        if entry := parts.library(package.name, package.locate_file(file)):
            found.add(parts.inner(part, entry, []))
        else:
            found.problems.append(f"{file} is not named")
found.problems += licences.incompatible(found.parts)
print(json.dumps([len(found.parts), told, found.problems]))
"""


@pytest.fixture
def made(tmp_path: Path) -> Frozen:
    return frozen(tmp_path)


def test_texts_and_an_index_of_all_parts_are_written(made: Frozen) -> None:
    done = made.licences()
    assert (done.returncode, done.stderr.endswith(" parts\n")) == (0, True), done.stderr
    out = made.folder / "licences"
    assert (out / "tidy" / "LICENSE").read_text("utf-8") == "any use"
    index = (out / "index.txt").read_text("utf-8")
    assert "tidy 1.0\n    MIT\n    tidy/\n" in index
    for name in ("Python", "EfficientNet-Lite0", "photos of the demo"):
        assert f"\n{name}" in index
    assert "creativecommons.org" in (out / "photos-of-the-demo" / "SOURCES.md").read_text("utf-8")
    assert "GNU GENERAL PUBLIC LICENSE" in (out / "cene" / "LICENSE").read_text("utf-8")


@pytest.mark.parametrize(
    ("metadata", "text", "said"),
    [
        ("License-Expression: MIT", None, "gadget has no text of its licence"),
        ("License: do what you like", "any", "gadget does not say its licence as SPDX does"),
        ("License-Expression: LicenseRef-Secret", "no", "gadget is under LicenseRef-Secret, which"),
        ("License-Expression: MIT AND OpenSSL", "no", "gadget is under MIT AND OpenSSL, which"),
    ],
)
def test_a_package_whose_licence_is_missing_or_does_not_fit_stops_the_build(
    made: Frozen, metadata: str, text: str | None, said: str
) -> None:
    made.install("gadget", metadata, "gadget.py", text=text)
    done = made.licences()
    assert done.returncode == 1
    assert done.stderr.startswith(said)
    assert len(done.stderr.splitlines()) == 1
    assert not (made.folder / "licences").exists()


def test_a_library_that_is_called_as_its_package_keeps_texts_of_its_own(made: Frozen) -> None:
    library = "exiv2.libs/libexiv2-19d54ded.so.0.28.9"
    made.install("exiv2", "License-Expression: GPL-3.0-or-later", "exiv2/__init__.py", library)
    done = made.licences()
    assert done.returncode == 0, done.stderr
    assert (made.folder / "licences/exiv2/LICENSE").is_file()
    assert (made.folder / "licences/exiv2-exiv2/GPL-2.0.txt").is_file()


def test_one_of_two_licences_is_enough(made: Frozen) -> None:
    made.install("gadget", "License-Expression: LicenseRef-Secret OR MIT", "gadget.py")
    assert made.licences().returncode == 0


def test_a_package_that_is_not_in_the_program_does_not_matter(made: Frozen) -> None:
    made.install("gadget", "License: secret", text=None)
    assert made.licences().returncode == 0


def test_a_library_that_nobody_named_stops_the_build(made: Frozen) -> None:
    made.install("gadget", "License-Expression: MIT", "gadget.py", "gadget.libs/libx-0a1b2c3d.so.1")
    made.put("libnobody.so.3")
    done = made.licences()
    assert done.returncode == 1
    assert "gadget.libs/libx-0a1b2c3d.so.1, inside of gadget, is a library that" in done.stderr
    assert "libnobody.so.3 is of no package of this system" in done.stderr


def test_what_is_installed_here_is_named_with_licence_and_text() -> None:
    done = subprocess.run(
        [sys.executable, "-c", ENVIRONMENT],
        check=False,
        cwd=ROOT / "build",
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    count, libraries, problems = json.loads(done.stdout)
    assert not problems
    assert count > 20
    assert any("x265" in name for name in libraries) or sys.platform != "linux"

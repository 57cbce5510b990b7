"""What a frozen Cene is made of: Python packages, libraries inside of them, those of the system.

Looked at is the folder itself, and the environment that it was made of; build/licences/parts.toml
says what neither tells. What cannot be told, or has no text of its licence, is a problem, in words.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tomllib
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from importlib.machinery import EXTENSION_SUFFIXES
from importlib.metadata import Distribution, distributions
from pathlib import Path
from typing import Any

from PyInstaller.archive.readers import CArchiveReader

ROOT = Path(__file__).parents[1]
TEXTS = ROOT / "build" / "licences"
TABLE = tomllib.loads((TEXTS / "parts.toml").read_text("utf-8"))
LIBRARY = re.compile(r"\.(so(\.[\w.]+)?|dll|dylib|pyd)$")
MODULES = (*EXTENSION_SUFFIXES, ".pyd")
SPDX = re.compile(r"[\w.+-]+( (AND|OR) [\w.+-]+)*")
ALWAYS = {"pyinstaller"}
"""Packages of which no module stays, but something else does: here what starts the program."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the program.

    Attributes:
        name: of the project.
        version: empty where only the package that holds it has one.
        licence: an expression of SPDX.
        texts: files with the licence and what belongs to it.
        kind: "python" (Python and its packages), "library", "system" or "data".
        inside: the package that it came in; empty if none.
        source: where its source is; empty where its package says so.
        files: those of it in the frozen folder.
    """

    name: str
    version: str
    licence: str
    texts: tuple[Path, ...]
    kind: str
    inside: str = ""
    source: str = ""
    files: tuple[Path, ...] = ()


@dataclass(slots=True)
class Found:
    """The parts, and sentences on what is wrong with them."""

    parts: list[Part] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def add(self, part: Part) -> None:
        """Note a part; one without a text of its licence is a problem too."""
        missing = [str(text) for text in part.texts if not text.is_file()]
        if missing or not part.texts:
            self.problems.append(
                f"{part.name} has no text of its licence{': ' if missing else ''}"
                f"{', '.join(missing)}; add one to build/licences/parts.toml."
            )
        if not part.licence:
            self.problems.append(f"{part.name} does not say its licence as SPDX does.")
        self.parts.append(part)


def frozen(folder: Path, site: Path) -> Found:
    """All parts of a frozen Cene.

    Args:
        folder: what PyInstaller made, such as `dist/cene`.
        site: the `site-packages` that it was made of.
    """
    found = Found()
    inside = folder / "_internal"
    modules = _modules(folder)
    owners: dict[str, Distribution] = {}
    for package in sorted(distributions(path=[str(site)]), key=lambda one: one.name.lower()):
        files = [str(file).replace(os.sep, "/") for file in package.files or ()]
        present = [name for name in files if (inside / name).is_file()]
        code = [name for name in present if ".dist-info/" not in name]
        if code or _named(files) & modules or package.name in ALWAYS:
            owners |= dict.fromkeys(code, package)
            found.add(of_package(package, [inside / name for name in present]))
    _libraries(found, inside, owners)
    _data(found, inside / "cene" / "_bundle")
    return found


def of_package(package: Distribution, files: list[Path]) -> Part:
    """A Python package as a part: its metadata, and what parts.toml adds."""
    said = _said(package.name)
    fields = package.metadata
    plain = fields["License"] or ""
    licence = said.get("licence") or fields["License-Expression"] or ""
    if not licence and plain != "UNKNOWN" and SPDX.fullmatch(plain):
        licence = plain
    texts = [Path(str(package.locate_file(file))) for file in package.files or () if _legal(file)]
    texts += [text_of(name) for name in said.get("texts", ())]
    return Part(
        package.name,
        package.version,
        licence,
        tuple(texts),
        "python",
        source=said.get("source", f"https://pypi.org/project/{package.name}/{package.version}/"),
        files=tuple(files),
    )


def _said(name: str) -> dict[str, Any]:
    entries = TABLE["distributions"].items()
    return next((dict(said) for other, said in entries if _same(other, name)), {})


def _same(one: str, other: str) -> bool:
    """Whether two names of packages are the same: PyPI tells neither case nor - from _ apart."""
    return re.sub(r"[-_.]+", "-", one).lower() == re.sub(r"[-_.]+", "-", other).lower()


def library(owner: str, path: Path) -> dict[str, Any] | None:
    """What parts.toml says of a library inside of a package; None if nothing."""
    stem = stem_of(path.name)
    for entry in TABLE["libraries"]:
        if (
            _same(entry["of"], owner)
            and any(fnmatchcase(stem, pattern) for pattern in entry["libraries"])
            and ("holds" not in entry or entry["holds"].encode() in path.read_bytes())
        ):
            return dict(entry)
    return None


def is_module(name: str) -> bool:
    """Whether a library is a package's own code: a module for Python."""
    return name.endswith(MODULES)


def stem_of(name: str) -> str:
    """A library's name: `libjpeg-6dc8d115.so.62.4.0` is `jpeg`."""
    stem = LIBRARY.sub("", re.sub(r"\.abi3\b.*", "", os.path.basename(name)))
    if name.endswith(".dylib"):
        stem = re.sub(r"(\.\d+)+$", "", stem)
    return re.sub(r"(-[0-9a-f]{8,})+(\.\d+)*$", "", stem).removeprefix("lib")


def text_of(name: str) -> Path:
    """A text of build/licences; the GPL 3 is Cene's own licence, at the top."""
    return ROOT / "LICENSE" if name == "GPL-3.0.txt" else (TEXTS / name).resolve()


def _modules(folder: Path) -> set[str]:
    """The modules that are inside of the program itself."""
    program = folder / ("cene.exe" if sys.platform == "win32" else "cene")
    archive = CArchiveReader(str(program))
    names: set[str] = set()
    for name, entry in archive.toc.items():
        if entry[-1] == "z":
            names |= set(archive.open_embedded_archive(name).toc)
    return names


def _named(files: list[str]) -> set[str]:
    """The modules that Python files are."""
    python = (name.removesuffix(".py") for name in files if name.endswith(".py"))
    return {name.replace("/", ".").removesuffix(".__init__") for name in python}


def _legal(file: os.PathLike[str]) -> bool:
    parts = str(file).replace(os.sep, "/").split("/")
    words = r"(licen[cs]e|copying|notice|authors)"
    return parts[0].endswith(".dist-info") and bool(re.match(words, parts[-1], re.IGNORECASE))


def _libraries(found: Found, inside: Path, owners: dict[str, Distribution]) -> None:
    """Add the libraries in the folder: inside of packages, Python's own, the system's."""
    known: dict[tuple[str, str], tuple[dict[str, Any], list[Path]]] = {}
    python: list[Path] = []
    system: list[Path] = []
    for path in sorted(inside.rglob("*")):
        if path.is_symlink() or not path.is_file() or not LIBRARY.search(path.name):
            continue
        name = path.relative_to(inside).as_posix()
        owner = owners.get(name)
        if owner is None:
            of_python = name.startswith("python3") or stem_of(name).startswith("python3")
            (python if of_python else system).append(path)
        elif entry := library(owner.name, path):
            known.setdefault((owner.name, entry["name"]), (entry, []))[1].append(path)
        elif not is_module(name):
            found.problems.append(
                f"{name}, inside of {owner.name}, is a library that build/licences/parts.toml "
                f"does not name."
            )
    by_name = {part.name: part for part in found.parts}
    for (owner_name, _), (entry, files) in known.items():
        found.add(inner(by_name[owner_name], entry, files))
    found.add(_python(python))
    _system(found, system)


def inner(owner: Part, entry: dict[str, Any], files: list[Path]) -> Part:
    """A library inside of a package, as parts.toml has it."""
    texts = tuple(map(text_of, entry.get("texts", ()))) or owner.texts
    source = entry.get("source", owner.source)
    return Part(
        entry["name"], "", entry["licence"], texts, "library", owner.name, source, tuple(files)
    )


def _python(files: list[Path]) -> Part:
    version = sysconfig.get_python_version()
    places = (
        Path(sysconfig.get_path("stdlib"), "LICENSE.txt"),
        Path(sys.base_prefix, "LICENSE.txt"),
        Path(f"/usr/share/doc/python{version}/copyright"),
    )
    texts = tuple(path for path in places if path.is_file())[:1]
    number = ".".join(map(str, sys.version_info[:3]))
    source = f"https://www.python.org/downloads/release/python-{number.replace('.', '')}/"
    return Part("Python", number, "PSF-2.0", texts, "python", source=source, files=tuple(files))


def _system(found: Found, files: list[Path]) -> None:
    """Add the libraries that PyInstaller took from the machine, by the package each is from."""
    packages = _debian([path.name for path in files])
    by_package: dict[str, list[Path]] = {}
    for path in files:
        if path.name in packages:
            by_package.setdefault(packages[path.name], []).append(path)
        else:
            found.problems.append(f"{path.name} is of no package of this system, nor of Python's.")
    for package, paths in sorted(by_package.items()):
        licences = {licence for path in paths if (licence := _licence(path.name))}
        if unknown := [path.name for path in paths if not _licence(path.name)]:
            found.problems.append(
                f"{', '.join(unknown)}, from this system, is a library that "
                f"build/licences/parts.toml does not name."
            )
        version = _printed("dpkg-query", "-W", "-f", "${Version}\n", package).split("\n")[0]
        text = Path("/usr/share/doc", package, "copyright")
        found.add(
            Part(
                package,
                version,
                " AND ".join(sorted(f"({one})" for one in licences)) or "LicenseRef-unknown",
                (text,),
                "system",
                source=f"Debian's source package of {package} {version}",
                files=tuple(paths),
            )
        )


def _licence(name: str) -> str:
    stem = stem_of(name)
    for licence, patterns in TABLE["system"].items():
        if any(fnmatchcase(stem, pattern) for pattern in patterns):
            return str(licence)
    return ""


def _debian(names: list[str]) -> dict[str, str]:
    """Which package of Debian each library is from, where it is from one."""
    if not names or shutil.which("dpkg-query") is None:
        return {}
    found = {}
    for line in _printed("dpkg-query", "-S", *(f"*/{name}" for name in names)).splitlines():
        packages, _, path = line.partition(": ")
        found[os.path.basename(path)] = packages.split(",")[0].split(":")[0]
    return found


def _printed(*command: str) -> str:
    # It ends with 1 where one of several is of no package.
    return subprocess.run(command, check=False, capture_output=True, text=True).stdout


def _data(found: Found, bundle: Path) -> None:
    for entry in TABLE["data"]:
        files = tuple(path for pattern in entry["files"] for path in sorted(bundle.glob(pattern)))
        if not files:
            found.problems.append(f"{entry['name']} is not in the program, but in parts.toml.")
        texts = tuple(map(text_of, entry["texts"]))
        found.add(Part(entry["name"], "", entry["licence"], texts, "data", files=files))

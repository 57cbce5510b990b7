"""A folder as PyInstaller makes it, of made-up packages, and the scripts that look at it."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
NEEDED = ("PyInstaller", "license_expression", "cyclonedx")
installed = pytest.mark.skipif(
    any(importlib.util.find_spec(name) is None for name in NEEDED),
    reason="what looks at a frozen Cene is not installed (group ship)",
)
PROGRAM = """
import sys
from PyInstaller.archive.writers import CArchiveWriter
CArchiveWriter(sys.argv[1], [], "libpython.so")
"""


@dataclass(frozen=True)
class Frozen:
    """The folder, and the packages that it was made of."""

    root: Path

    @property
    def folder(self) -> Path:
        return self.root / "cene"

    @property
    def inside(self) -> Path:
        return self.folder / "_internal"

    @property
    def site(self) -> Path:
        return self.root / "site"

    def put(self, inside: str, data: bytes = b"") -> Path:
        """Put a file into the folder."""
        path = self.inside / inside
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        return path

    def install(self, name: str, metadata: str, *files: str, text: str | None = "any use") -> None:
        """Install a package, and freeze it: what it says of itself, its files, its licence."""
        info = f"{name}-1.0.dist-info"
        texts = {
            f"{info}/METADATA": f"Metadata-Version: 2.4\nName: {name}\nVersion: 1.0\n{metadata}\n"
        }
        if text is not None:
            texts[f"{info}/licenses/LICENSE"] = text
        for file in files:
            self.put(file, file.encode())
            texts[file] = file
        texts[f"{info}/RECORD"] = "".join(f"{file},,\n" for file in [*texts, f"{info}/RECORD"])
        for file, content in texts.items():
            path = self.site / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, "utf-8")

    def run(self, script: str, *arguments: Path) -> subprocess.CompletedProcess[str]:
        """Run a script of build/."""
        return subprocess.run(
            [sys.executable, f"build/{script}", *map(str, arguments)],
            cwd=ROOT,
            env={key: value for key, value in os.environ.items() if "COVERAGE" not in key},
            capture_output=True,
            text=True,
            check=False,
        )

    def licences(self) -> subprocess.CompletedProcess[str]:
        """Collect the licences."""
        return self.run("licences.py", self.site, self.folder / "licences")


def frozen(root: Path) -> Frozen:
    """A folder in which nothing is missing."""
    made = Frozen(root)
    made.inside.mkdir(parents=True)
    program = str(made.folder / "cene")
    subprocess.run([sys.executable, "-c", PROGRAM, program], check=True, capture_output=True)
    made.put("cene/_bundle/models/bundled/backbone.tflite", b"network")
    made.put("cene/_bundle/resources/demo/IMG_2001.jpg", b"photo")
    made.install("tidy", "License-Expression: MIT", "tidy/__init__.py")
    return made

"""Prints what the frozen program is made of, as a requirements file for pip."""

from __future__ import annotations

import platform
import tomllib
from pathlib import Path

with (Path(__file__).parents[2] / "pyproject.toml").open("rb") as file:
    said = tomllib.load(file)
print(f"# Python {platform.python_version()}")
print(*said["project"]["dependencies"], *said["dependency-groups"]["freeze"], sep="\n")

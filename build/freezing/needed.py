"""Prints requirements for pip: what the frozen program is made of, or what looks at it (`ship`)."""

from __future__ import annotations

import platform
import sys
import tomllib
from pathlib import Path

with (Path(__file__).parents[2] / "pyproject.toml").open("rb") as file:
    said = tomllib.load(file)
print(f"# Python {platform.python_version()}")
groups = said["dependency-groups"]
if sys.argv[1:] == ["ship"]:
    print(*groups["ship"], sep="\n")
else:
    print(*said["project"]["dependencies"], *groups["freeze"], sep="\n")

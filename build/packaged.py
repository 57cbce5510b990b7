"""Photographs that come inside Python packages."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path


def photo(file: str) -> Path:
    """Where a file of an installed package is, such as ``skimage/data/coffee.png``."""
    package, _, inside = file.partition("/")
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{package} is not installed: sh build/test.sh installs all")
    return Path(spec.origin).parent / inside

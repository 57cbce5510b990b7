"""The first lines of the frozen program."""

from __future__ import annotations

import os
import runpy
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest

START = Path(__file__).parents[2] / "build" / "freezing" / "start.py"
OWN = "/opt/cene/_internal"


def begun(monkeypatch: pytest.MonkeyPatch, **environment: str) -> str | None:
    """The path that programs find libraries by, after a start with an environment."""
    for name in ("LD_LIBRARY_PATH", "LD_LIBRARY_PATH_ORIG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "_MEIPASS", OWN, raising=False)
    runpy.run_path(str(START))["leave_no_path"]()
    assert "LD_LIBRARY_PATH_ORIG" not in os.environ
    return os.environ.get("LD_LIBRARY_PATH")


def test_programs_that_it_starts_find_their_libraries_as_before(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert begun(monkeypatch) is None
    assert begun(monkeypatch, LD_LIBRARY_PATH=OWN) is None
    assert begun(monkeypatch, LD_LIBRARY_PATH=f"{OWN}:/lib", LD_LIBRARY_PATH_ORIG="/lib") == "/lib"

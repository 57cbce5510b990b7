from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

import pytest
from tests.e2e.program import Library

if TYPE_CHECKING:
    from pathlib import Path

WITHOUT_POWERS = ("setpriv", "--bounding-set=-dac_override,-dac_read_search", "--")
"""Runs a command as root without the powers to read and write what rights forbid."""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """A library of one's own."""
    return Library(tmp_path)


@pytest.fixture
def strict_library(tmp_path: Path) -> Library:
    """A library whose program minds rights, also where the tests run as root."""
    if os.geteuid() != 0:
        return Library(tmp_path)
    try:
        subprocess.run([*WITHOUT_POWERS, "true"], check=True, capture_output=True)
    except (FileNotFoundError, subprocess.CalledProcessError):
        pytest.skip("root cannot give up its powers over rights here")
    return Library(tmp_path, WITHOUT_POWERS)

"""Nothing leaves the computer: all of it works where there is no network."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest
from tests.e2e.program import Library, files

if TYPE_CHECKING:
    from pathlib import Path

OFFLINE = ("unshare", "--map-root-user", "--net", "--")


@pytest.fixture
def offline(tmp_path: Path) -> Library:
    """A library whose program has no network."""
    try:
        subprocess.run([*OFFLINE, "true"], check=True, capture_output=True)
    except (FileNotFoundError, subprocess.CalledProcessError):
        pytest.skip("no network namespace can be made here")
    return Library(tmp_path, OFFLINE)


def test_without_a_network_everything_works(offline: Library) -> None:
    devices = subprocess.run(
        [*OFFLINE, "cat", "/proc/net/route"], check=True, capture_output=True, text=True
    )
    assert len(devices.stdout.splitlines()) <= 1, "there is a network after all"
    offline.add("sea/a.jpg", "sea")
    offline.add("forest/b.jpg", "forest")
    assert offline.cene("predict", offline.inbox / "sea/a.jpg", "--json").code == 0
    assert offline.cene("evaluate", offline.inbox, "--json").json["photos"] == 2
    assert offline.sort("move").json["filed"] == 2
    assert len(offline.moves()) == 2
    assert offline.cene("doctor", "--json").json["ok"] is True
    assert offline.cene("undo", "--all", "--json").code == 0
    assert files(offline.inbox) == ["forest/b.jpg", "sea/a.jpg"]
    assert offline.cene("demo", offline.root / "demo").code == 0

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.unit.files.world import (
    ROADS,
    WAYS_BACK,
    Road,
    make_road,
)

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(params=ROADS)
def road(
    request: pytest.FixtureRequest,
    tmp_path: Path,
    other_disk: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Road:
    return make_road(request.param, tmp_path, other_disk, monkeypatch)


@pytest.fixture(params=[*ROADS, *(f"{name}, and back" for name in WAYS_BACK)])
def any_road(
    request: pytest.FixtureRequest,
    tmp_path: Path,
    other_disk: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Road:
    name, _, back = str(request.param).partition(", ")
    return replace(make_road(name, tmp_path, other_disk, monkeypatch), back=bool(back))

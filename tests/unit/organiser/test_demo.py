from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cene.core.errors import UnusableError, UsageError
from cene.organiser import demo

if TYPE_CHECKING:
    from pathlib import Path


def test_without_its_packages_there_is_no_demo(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(demo, "find_spec", lambda _: None)
    with pytest.raises(UsageError, match="pip install 'cene"):
        demo.prepare(tmp_path / "demo")
    assert not (tmp_path / "demo").exists()


def test_a_demo_that_has_no_room_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UnusableError, match="Inbox cannot be used: Not a directory"):
        demo.prepare(tmp_path / "file")
